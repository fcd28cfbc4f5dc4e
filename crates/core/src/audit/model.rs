//! What the audit log holds.

use crate::{
    Kind,
    access::{Actor, Principal},
    clock::Timestamp,
    id::{ApiKeyId, AuditEventId, WorkspaceId},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::IgnoredAny};
use serde_json::Value as JsonValue;

/// Where a request came from, as its surface declares it; stored and never interpreted here. Bodies are not stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Origin {
    /// The surface: `api`, `cli`, a dialect's name.
    pub surface: String,
    /// The operation's name on that surface.
    pub operation: String,
    /// The HTTP method, where there is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub method: Option<String>,
    /// Path and query as sent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub path: Option<String>,
    /// The peer's address.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub address: Option<String>,
    /// The id that the answer carries too.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub request_id: Option<String>,
    /// The status that the surface declares for success.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub status: Option<u16>,
}

/// Something that happened, before it has a place in the log.
#[derive(Clone, Debug)]
pub struct Event {
    /// What was done, in the words of permissions: `workspace_members.create`.
    pub action: &'static str,
    /// What it was done to.
    pub kind: Kind,
    /// Its id.
    pub target: [u8; 16],
    /// The workspace that it lies in.
    pub workspace: Option<WorkspaceId>,
    /// What changed, without secrets.
    pub details: JsonValue,
}

/// Who did it, as the log keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordedActor {
    /// `user`, `api_key`, `service_account` or `system`.
    pub kind: String,
    /// The principal's id, or the system's reason.
    pub id: String,
    /// The key that was shown.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub key: Option<ApiKeyId>,
}

impl From<&Actor> for RecordedActor {
    fn from(actor: &Actor) -> Self {
        let id = match actor.principal {
            Principal::User(id) => id.to_string(),
            Principal::ApiKey(id) => id.to_string(),
            Principal::ServiceAccount(id) => id.to_string(),
            Principal::System(reason) => reason.to_owned(),
        };
        Self { kind: actor.principal.kind().to_owned(), id, key: actor.key }
    }
}

/// What an event was done to, as the log keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// The kind's word.
    pub kind: String,
    /// The id in its native form.
    pub id: String,
    /// The workspace that it lies in.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub workspace: Option<WorkspaceId>,
}

/// An event in the log. Its JSON form is the payload that the chain covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "AuditEvent")]
pub struct AuditEvent<Details = JsonValue> {
    /// Its id.
    pub id: AuditEventId,
    /// Its place: 1, 2, 3, … without gaps in each organization.
    pub sequence: u64,
    /// The organization's version that it belongs to.
    pub version: u64,
    /// When.
    pub at: Timestamp,
    /// What was done.
    pub action: String,
    /// Who did it.
    pub actor: RecordedActor,
    /// To what.
    pub target: Target,
    /// Where it came from.
    pub origin: Origin,
    /// What changed.
    pub details: Details,
}

/// An event whose details are not read.
pub type Heading = AuditEvent<IgnoredAny>;
