//! Which events are wanted.

use super::{AuditEvent, Heading};
use crate::{
    Kind,
    clock::Timestamp,
    id::{ApiKeyId, Id, WorkspaceId, entity},
};
use serde_json::{Map, Value as JsonValue, json};

/// Which events are wanted: those to which everything applies that is given here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// At this moment or later.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub to: Option<Timestamp>,
    /// One of these actions, `users.create`.
    pub actions: Vec<String>,
    /// Done to one of these kinds of things.
    pub target_kinds: Vec<Kind>,
    /// Done to what has one of these ids; empty: to anything. So with the other lists.
    pub targets: Vec<[u8; 16]>,
    /// Done by one of these kinds of principals, [`Principal::KINDS`](crate::access::Principal::KINDS).
    pub actor_kinds: Vec<String>,
    /// Done by one of the principals with these ids.
    pub actors: Vec<[u8; 16]>,
    /// Done by one of the principals, or with one of the keys, with these ids.
    pub by: Vec<[u8; 16]>,
    /// Done in one of these workspaces, or to it.
    pub workspaces: Vec<WorkspaceId>,
    /// Done with this key.
    pub key: Option<ApiKeyId>,
    /// What is asked of the origin.
    pub origin: OriginFilter,
}

/// What is asked of an event's [`Origin`](super::Origin): each text as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginFilter {
    /// The surface.
    pub surface: Option<String>,
    /// The operation's name.
    pub operation: Option<String>,
    /// One of these HTTP methods.
    pub methods: Vec<String>,
    /// The path, with its query or without.
    pub path: Option<String>,
    /// The peer's address.
    pub address: Option<String>,
    /// The request's id.
    pub request_id: Option<String>,
    /// The status that was declared for success.
    pub status: Option<u16>,
}

impl Filter {
    /// Whether it asks for nothing but a time, which an index counts.
    pub(super) fn only_asks_for_time(&self) -> bool {
        Self { from: None, to: None, ..self.clone() } == Self::default()
    }

    /// Whether it asks for what stands in the payload alone.
    pub(super) fn reads_payload(&self) -> bool {
        !self.actor_kinds.is_empty() || !self.by.is_empty() || self.key.is_some() || self.origin != OriginFilter::default()
    }

    /// Whether it fits as far as the payload alone can tell; the columns are compared where they are read.
    pub(super) fn fits(&self, event: &Heading) -> bool {
        let Self { actor_kinds, by, key, origin, .. } = self;
        let is_by = || {
            let principal = Id::<entity::AuditEvent>::parse(&event.actor.id).map(|id| *id.as_bytes());
            [principal, event.actor.key.map(|key| *key.as_bytes())].into_iter().flatten().any(|id| by.contains(&id))
        };
        (by.is_empty() || is_by())
            && (actor_kinds.is_empty() || actor_kinds.contains(&event.actor.kind))
            && key.is_none_or(|key| event.actor.key == Some(key))
            && origin.fits(event)
    }

    /// What it asks for as JSON, for people who read later what was exported: only what is given.
    #[must_use]
    pub fn describe(&self) -> JsonValue {
        // One as itself, so that who asks for one reads one.
        let ids = |ids: &[[u8; 16]]| match ids {
            [] => JsonValue::Null,
            [one] => json!(Id::<entity::AuditEvent>::from_bytes(*one)),
            several => several.iter().map(|one| json!(Id::<entity::AuditEvent>::from_bytes(*one))).collect(),
        };
        let workspaces: Vec<_> = self.workspaces.iter().map(|id| *id.as_bytes()).collect();
        let list = |list: &[String]| if list.is_empty() { JsonValue::Null } else { json!(list) };
        let kinds: Vec<_> = self.target_kinds.iter().map(|kind| kind.as_str().to_owned()).collect();
        let OriginFilter { surface, operation, methods, path, address, request_id, status } = &self.origin;
        let all = [
            ("from", json!(self.from)),
            ("to", json!(self.to)),
            ("action", list(&self.actions)),
            ("target_kind", list(&kinds)),
            ("target", ids(&self.targets)),
            ("actor_kind", list(&self.actor_kinds)),
            ("actor", ids(&self.actors)),
            ("by", ids(&self.by)),
            ("workspace", ids(&workspaces)),
            ("key", json!(self.key)),
            ("surface", json!(surface)),
            ("operation", json!(operation)),
            ("method", list(methods)),
            ("path", json!(path)),
            ("address", json!(address)),
            ("request_id", json!(request_id)),
            ("status", json!(status)),
        ];
        let given = all.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (name.to_owned(), value));
        JsonValue::Object(given.collect::<Map<_, _>>())
    }
}

impl OriginFilter {
    fn fits<D>(&self, event: &AuditEvent<D>) -> bool {
        let Self { surface, operation, methods, path, address, request_id, status } = self;
        let origin = &event.origin;
        let same = |wanted: &Option<String>, stored: Option<&String>| wanted.is_none() || wanted.as_ref() == stored;
        let without_query = |path: &String| path.split('?').next().unwrap_or_default().to_owned();
        same(surface, Some(&origin.surface))
            && same(operation, Some(&origin.operation))
            && (methods.is_empty() || origin.method.as_ref().is_some_and(|method| methods.contains(method)))
            && (same(path, origin.path.as_ref()) || same(path, origin.path.as_ref().map(without_query).as_ref()))
            && same(address, origin.address.as_ref())
            && same(request_id, origin.request_id.as_ref())
            && (status.is_none() || *status == origin.status)
    }
}

#[cfg(test)]
mod tests {
    use super::{Filter, OriginFilter};
    use crate::{Kind, clock::Timestamp};

    #[test]
    fn a_filter_says_what_it_asks_for_and_nothing_else() {
        assert_eq!(Filter::default().describe().to_string(), "{}");
        let filter = Filter {
            from: Some(Timestamp::from_micros(0)),
            target_kinds: vec![Kind::User],
            targets: vec![[0; 16]],
            actors: vec![[0; 16], [0xff; 16]],
            origin: OriginFilter { status: Some(200), ..OriginFilter::default() },
            ..Filter::default()
        };
        let described = r#"{"from":"1970-01-01T00:00:00.000Z","target_kind":["user"],"target":"00000000000000000000000000","actor":["00000000000000000000000000","7zzzzzzzzzzzzzzzzzzzzzzzzz"],"status":200}"#;
        assert_eq!(filter.describe().to_string(), described);
        assert!(!filter.only_asks_for_time() && filter.reads_payload());
    }
}
