//! What the templates of one call are filled from.

use super::Binds;
use crate::template::{Key, Scope, walk};
use serde_json::{Map, Value};

/// Values of one call, by name.
pub(crate) struct Frame<'a> {
    pub(crate) inputs: &'a Map<String, Value>,
    pub(crate) with: &'a Map<String, Value>,
    pub(crate) steps: &'a Map<String, Value>,
    pub(crate) roots: &'a [String],
    pub(crate) binds: &'a Binds,
}

/// Where there are no binds and no steps: what a prompt is filled from.
#[derive(Debug, Default)]
pub(crate) struct Nothing {
    binds: Binds,
}

impl Nothing {
    pub(crate) const fn frame<'a>(&'a self, inputs: &'a Map<String, Value>, none: &'a Map<String, Value>) -> Frame<'a> {
        Frame { inputs, with: none, steps: none, roots: &[], binds: &self.binds }
    }
}

impl Scope for Frame<'_> {
    fn find(&self, key: &Key) -> Option<Value> {
        match key {
            Key::Input(name) => reach(self.inputs, name),
            Key::Step(step, path) => Some(path.of(self.steps.get(step)?)),
            Key::Name(name) => self.named(name),
        }
        .filter(|value| !value.is_null())
    }
}

impl Frame<'_> {
    /// What a call or the caller gives under exactly this name: a parameter's value. A step or a variable that happens to
    /// have the name is not meant.
    pub(crate) fn given(&self, name: &str) -> Option<Value> {
        self.with.get(name).or_else(|| self.inputs.get(name)).filter(|value| !value.is_null()).cloned()
    }

    fn named(&self, name: &str) -> Option<Value> {
        if let Some(value) = self.with.get(name).or_else(|| self.inputs.get(name)) {
            return Some(value.clone());
        }
        if let Some((root, rest)) = name.split_once('.') {
            if let Some(value) = self.steps.get(root) {
                return walk(value, rest).cloned();
            }
            if self.roots.iter().any(|known| known == root) {
                return reach(self.inputs, rest);
            }
        }
        let whole = |map| reach(map, name);
        whole(self.with)
            .or_else(|| whole(self.inputs))
            .or_else(|| self.steps.get(name).cloned())
            .or_else(|| self.binds.get(name).map(Value::String))
    }
}

/// A value by its name, or by a name and a way into it.
fn reach(map: &Map<String, Value>, name: &str) -> Option<Value> {
    if let Some(value) = map.get(name) {
        return Some(value.clone());
    }
    let (first, rest) = name.split_once('.')?;
    walk(map.get(first)?, rest).cloned()
}
