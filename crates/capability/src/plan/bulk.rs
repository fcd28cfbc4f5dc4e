//! How much a file comes to. A `ref` repeats a function, a call its operation's parameters, and an upstream's own parameters
//! stand in each of its operations: a small file could ask for more than any machine has.

use super::{Parameter, Unit};
use crate::{
    finding::{Findings, Place},
    template::as_text,
};
use serde_json::{Map, Value};
use std::cell::Cell;

/// The most bytes of everything that is planned, roughly.
const MOST: usize = 64 << 20;
/// What a thing costs that says nothing.
const EACH: usize = 4096;
/// What a parameter costs that says nothing.
const SMALL: usize = 256;

/// What is left.
pub(super) struct Bulk(Cell<usize>);

impl Default for Bulk {
    fn default() -> Self {
        Self(Cell::new(MOST))
    }
}

impl Bulk {
    /// Counts a unit; false, once said, when there is no room for it.
    pub(super) fn unit(&self, unit: &Unit, place: &Place, findings: &mut Findings) -> bool {
        let inputs: usize = unit.inputs.iter().map(|input| SMALL + text(input.description.as_ref()) + schema(&input.schema)).sum();
        self.take(EACH + text(unit.description.as_ref()) + inputs, place, findings)
    }

    /// Counts an operation by its parameters.
    pub(super) fn operation(&self, parameters: &[Parameter], place: &Place, findings: &mut Findings) -> bool {
        let each = parameters.iter().map(|parameter| SMALL + text(parameter.description.as_ref()) + schema(&parameter.schema));
        self.take(EACH + each.sum::<usize>(), place, findings)
    }

    /// Whether there is room for more.
    pub(super) const fn has_room(&self) -> bool {
        self.0.get() > 0
    }

    fn take(&self, bytes: usize, place: &Place, findings: &mut Findings) -> bool {
        let before = self.0.get();
        self.0.set(before.saturating_sub(bytes));
        if before > 0 && !self.has_room() {
            let message = format!("what the file repeats comes to more than {} MiB here", MOST >> 20);
            findings.stop("too-much", place.clone(), message, "cut it into several files, or repeat less");
        }
        self.has_room()
    }
}

fn text(text: Option<&String>) -> usize {
    text.map_or(0, String::len)
}

fn schema(schema: &Map<String, Value>) -> usize {
    schema.iter().map(|(name, value)| name.len() + as_text(value).len()).sum()
}
