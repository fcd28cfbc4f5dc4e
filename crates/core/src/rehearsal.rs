//! A change that is run and taken back: what it would record is kept aside, in the words of the audit log.

use crate::{
    Kind,
    audit::{Event, Target},
};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// One thing that a change would record. Ids of what it would make are left out: done for real, those are others.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Planned {
    /// What would be done, in the words of permissions.
    pub action: &'static str,
    /// To what.
    pub target: PlannedTarget,
    /// What would change.
    pub details: Value,
}

/// To what something would be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlannedTarget {
    /// The kind's word.
    pub kind: String,
    /// The id in its native form; none of what would be made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The workspace that it lies in, if that is there already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace: Option<String>,
}

/// In the terms of a change: it is to run whole, its checks and rank included, and then back. [`Rehearsal::plan`] has what
/// it would have done.
#[derive(Clone, Debug, Default)]
pub struct Rehearsal(Arc<Mutex<Noted>>);

#[derive(Debug, Default)]
struct Noted {
    events: Vec<(&'static str, Target)>,
    details: Vec<Value>,
    new: Vec<String>,
    done: bool,
}

impl Rehearsal {
    /// What the change would record, in its order; `None` when it did not get to its end. Neither secrets nor what is drawn
    /// at random, such as the slug of a workspace without a given one, are in it.
    #[must_use]
    pub fn plan(&self) -> Option<Vec<Planned>> {
        let noted = self.noted();
        let known = |id: &String| !noted.new.contains(id);
        let planned = noted.events.iter().zip(&noted.details).map(|((action, target), details)| {
            let mut details = details.clone();
            if action.ends_with(".create") {
                details.as_object_mut().map(|details| details.remove("slug"));
            }
            forget(&mut details, &noted.new);
            let target = PlannedTarget {
                kind: target.kind.clone(),
                id: Some(target.id.clone()).filter(known),
                workspace: target.workspace.map(|id| id.to_string()).filter(known),
            };
            Planned { action, target, details }
        });
        noted.done.then(|| planned.collect())
    }

    /// A write may run again: what an earlier run noted counts no more.
    pub(crate) fn begin(&self) {
        *self.noted() = Noted::default();
    }

    pub(crate) fn note(&self, event: &Event, target: Target) {
        let mut noted = self.noted();
        // Of these the target is somebody or something that is there already.
        let names_another =
            matches!(event.kind, Kind::Member | Kind::GroupMember | Kind::WorkspaceGroup | Kind::RoleAssignment | Kind::Alias);
        if event.action.ends_with(".create") && !names_another {
            noted.new.push(target.id.clone());
        }
        noted.events.push((event.action, target));
        noted.details.push(event.details.clone());
    }

    pub(crate) fn end(&self) {
        self.noted().done = true;
    }

    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes ids of what would be made out of details.
fn forget(details: &mut Value, new: &[String]) {
    match details {
        Value::String(text) if new.contains(text) => *details = Value::Null,
        Value::Array(list) => list.iter_mut().for_each(|value| forget(value, new)),
        Value::Object(fields) => {
            fields.retain(|_, value| value.as_str().is_none_or(|text| !new.iter().any(|id| id == text)));
            fields.values_mut().for_each(|value| forget(value, new));
        }
        _ => {}
    }
}
