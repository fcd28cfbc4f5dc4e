//! Requests and answers as the specification spells them. What it lets callers add is read over, not refused.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::{Map, Value};

/// A subject or a resource (§5.1, §5.2).
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Entity {
    pub(super) r#type: String,
    pub(super) id: String,
    #[serde(default)]
    pub(super) properties: Map<String, Value>,
}

/// An action (§5.3).
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Action {
    pub(super) name: String,
    /// Checked for its type only: no action here has a parameter.
    #[serde(default, rename = "properties")]
    _properties: Map<String, Value>,
}

/// The parts of one question (§6.1), each of which a list may give once for all (§7.1.1).
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Parts {
    pub(super) subject: Option<Entity>,
    pub(super) action: Option<Action>,
    pub(super) resource: Option<Entity>,
    /// Checked for its type only: no decision here depends on it.
    #[serde(default, rename = "context")]
    _context: Option<Map<String, Value>>,
}

/// The parts of one question, wherever they were given. Borrowed: one large part may serve a thousand questions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given<'a> {
    pub(super) subject: Option<&'a Entity>,
    pub(super) action: Option<&'a Action>,
    pub(super) resource: Option<&'a Entity>,
}

impl Parts {
    /// These parts, and for those that are missing what is given for all.
    pub(super) fn or<'a>(&'a self, defaults: &'a Self) -> Given<'a> {
        Given {
            subject: self.subject.as_ref().or(defaults.subject.as_ref()),
            action: self.action.as_ref().or(defaults.action.as_ref()),
            resource: self.resource.as_ref().or(defaults.resource.as_ref()),
        }
    }

    /// These parts alone.
    pub(super) fn given(&self) -> Given<'_> {
        self.or(self)
    }
}

/// Several questions, and parts that are given once for all (§7.1). The fields of [`Parts`] are repeated: behind
/// `#[serde(flatten)]` an error loses its place, and an array passes for an object.
#[derive(Debug, Deserialize)]
pub(super) struct Many {
    subject: Option<Entity>,
    action: Option<Action>,
    resource: Option<Entity>,
    #[serde(rename = "context")]
    _context: Option<Map<String, Value>>,
    pub(super) evaluations: Option<Vec<Parts>>,
    #[serde(default)]
    pub(super) options: Options,
}

impl Many {
    /// The parts that are given once for all, taken out.
    pub(super) fn take_defaults(&mut self) -> Parts {
        Parts { subject: self.subject.take(), action: self.action.take(), resource: self.resource.take(), _context: None }
    }
}

/// How a list is worked through (§7.1.2).
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct Options {
    #[serde(default)]
    pub(super) evaluations_semantic: Semantic,
}

/// When a list ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Semantic {
    /// With its last question.
    #[default]
    ExecuteAll,
    /// With the first no.
    DenyOnFirstDeny,
    /// With the first yes.
    PermitOnFirstPermit,
}

/// An answer (§6.2).
#[derive(Debug, Serialize)]
pub(super) struct Decision {
    pub(super) decision: bool,
    pub(super) context: Reasons,
}

/// Why (§5.5.2 leaves the members open).
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Reasons {
    /// What made it allowed.
    Yes { reason: String, path: String },
    /// What was missing.
    No { reason_code: &'static str, reason: String },
}

/// Several answers, in the order of the questions (§7.2).
#[derive(Debug, Serialize)]
pub(super) struct Decisions {
    pub(super) evaluations: Vec<Decision>,
}

/// Where the endpoints are (§9.1.1).
#[derive(Debug, Serialize)]
pub(super) struct Configuration {
    pub(super) policy_decision_point: String,
    pub(super) access_evaluation_endpoint: String,
    pub(super) access_evaluations_endpoint: String,
    pub(super) search_subject_endpoint: String,
    pub(super) search_resource_endpoint: String,
    pub(super) search_action_endpoint: String,
}

/// What is searched for (§8.4.1, §8.5.1): a subject or a resource without its id, which is read over where it is given.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Sought {
    pub(super) r#type: String,
    #[serde(default)]
    pub(super) properties: Map<String, Value>,
}

/// Who may (§8.4.1).
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct SubjectSearch {
    pub(super) subject: Sought,
    pub(super) action: Action,
    pub(super) resource: Entity,
    context: Option<Map<String, Value>>,
    #[serde(default, skip_serializing)]
    pub(super) page: Wanted,
}

/// To what somebody may do it (§8.5.1).
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct ResourceSearch {
    pub(super) subject: Entity,
    pub(super) action: Action,
    pub(super) resource: Sought,
    context: Option<Map<String, Value>>,
    #[serde(default, skip_serializing)]
    pub(super) page: Wanted,
}

/// What somebody may do (§8.6.1).
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct ActionSearch {
    pub(super) subject: Entity,
    pub(super) resource: Entity,
    context: Option<Map<String, Value>>,
    #[serde(default, skip_serializing)]
    pub(super) page: Wanted,
}

/// Which part of the results (§8.2.1).
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    pub(super) token: Option<String>,
    #[serde(default, deserialize_with = "whole_number")]
    pub(super) limit: Option<u64>,
    /// Checked for its type only: there is nothing to sort or filter by.
    #[serde(rename = "properties")]
    _properties: Option<Map<String, Value>>,
}

fn whole_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        value => value.as_u64().map(Some).ok_or_else(|| D::Error::custom("must be a whole number from 0 on")),
    }
}

/// What was found (§8.3).
#[derive(Debug, Serialize)]
pub(super) struct Found<T> {
    pub(super) page: Part,
    pub(super) results: Vec<T>,
}

/// Which part of the results it is (§8.2.2).
#[derive(Debug, Serialize)]
pub(super) struct Part {
    /// Empty at the end.
    pub(super) next_token: String,
    pub(super) count: usize,
    /// Left out where only a look at everything would tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) total: Option<usize>,
}

/// A subject or a resource that was found: with it as it stands a question can be asked.
#[derive(Debug, Serialize)]
pub(super) struct FoundEntity {
    pub(super) r#type: &'static str,
    pub(super) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) properties: Option<Within>,
}

/// Where a membership lies.
#[derive(Debug, Serialize)]
pub(super) struct Within {
    pub(super) workspace: String,
}

/// An action that was found.
#[derive(Debug, Serialize)]
pub(super) struct FoundAction {
    pub(super) name: &'static str,
}
