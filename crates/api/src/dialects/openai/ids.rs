//! Ids: a word for the kind and 26 characters, and whatever imported data was called.

use crate::{
    context::Context,
    request::{Input, Request},
};
use roster_core::{
    Error, Result,
    access::Actor,
    alias,
    id::{Entity, Id, OrganizationId, entity},
    text::Dialect,
};
use std::{collections::HashMap, marker::PhantomData};

/// The dialect's name in aliases and dialect data.
pub(super) static DIALECT: Dialect = Dialect::spoken("openai");

/// What this surface names by an id.
pub(super) trait Named: Entity {
    /// The word before the 26 characters.
    const PREFIX: &str;
    /// What rows call it in their paths.
    const SEGMENT: &str;
}

macro_rules! named {
    ($($entity:ident $prefix:literal $segment:literal,)*) => {
        $(impl Named for entity::$entity {
            const PREFIX: &str = $prefix;
            const SEGMENT: &str = $segment;
        })*
    };
}

named! {
    User "user-" "user",
    Workspace "proj_" "project",
    Group "group_" "group",
    Role "role_" "role",
    Invitation "invite-" "invite",
    ServiceAccount "svc_acct_" "service_account",
    ApiKey "key_" "api_key",
    AuditEvent "audit_log-" "audit_log",
}

/// The id of a text in this surface's own form: one text per id.
pub(super) fn own<E: Named>(text: &str) -> Option<Id<E>> {
    Id::parse(text.strip_prefix(E::PREFIX)?)
}

fn written<E: Named>(id: Id<E>) -> String {
    format!("{}{id}", E::PREFIX)
}

/// The id of a text: an alias of the organization, else the surface's own form.
pub(super) async fn read<E: Named>(context: &Context, actor: &Actor, text: &str) -> Result<Option<Id<E>>> {
    match alias::resolve(&context.directory, actor, &DIALECT, text).await? {
        Some(id) => Ok(Some(id)),
        None => Ok(own(text)),
    }
}

/// The id of a text that must name something. Text that names nothing becomes an id that nothing has, so that whoever may
/// not know is refused alike whether the text is an imported id or not: the permit comes before the look.
pub(super) async fn or_nobody<E: Named>(context: &Context, actor: &Actor, text: &str) -> Result<Id<E>> {
    Ok(read(context, actor, text).await?.unwrap_or(Id::from_bytes([0; 16])))
}

/// What a path names, as text until it is known who asks.
pub(super) struct Text<E>(String, PhantomData<E>);

impl<E: Named> Input for Text<E> {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path(E::SEGMENT).to_owned(), PhantomData))
    }
}

impl<E: Named> Text<E> {
    /// The id; one that nothing has for text that names nothing.
    pub(super) async fn id(&self, context: &Context, actor: &Actor) -> Result<Id<E>> {
        or_nobody(context, actor, &self.0).await
    }
}

/// How ids are shown: the alias that is to be shown, else the surface's own form.
#[derive(Default)]
pub(super) struct Shown(HashMap<[u8; 16], String>);

impl Shown {
    /// Looks up what is shown for these too.
    pub(super) async fn with<E: Named>(mut self, context: &Context, actor: &Actor, ids: &[Id<E>]) -> Result<Self> {
        let found = alias::shown(&context.directory, actor, &DIALECT, ids).await?;
        self.0.extend(found.into_iter().map(|(id, text)| (*id.as_bytes(), text)));
        Ok(self)
    }

    /// The text of an id.
    pub(super) fn id<E: Named>(&self, id: Id<E>) -> String {
        self.0.get(id.as_bytes()).cloned().unwrap_or_else(|| written(id))
    }
}

/// How an organization is named.
pub(super) fn organization(id: OrganizationId) -> String {
    format!("org-{id}")
}

/// The id of a role of every project, as the vendor's are seen to be (the community's Terraform provider makes them up so).
pub(super) fn predefined_project_role(name: &str, project: &str) -> String {
    format!("role-api-project-{name}__api-project__{project}")
}

/// The organization of a text.
pub(super) fn organization_named(text: &str) -> Option<OrganizationId> {
    OrganizationId::parse(text.strip_prefix("org-")?)
}

/// A refusal of the core with the vendor's name for the field.
pub(super) fn with_field(error: Error, field: &str, named: &'static str) -> Error {
    match error {
        Error::Invalid { field: known, message } if known == field => Error::invalid(named, message),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{own, written};
    use roster_core::id::{Id, UserId, entity};

    #[test]
    fn an_id_is_read_strictly() {
        let id = UserId::from_bytes([7; 16]);
        let text = written(id);
        assert_eq!(text, "user-070w3ge1r70w3ge1r70w3ge1r7");
        assert_eq!(own(&text), Some(id));
        for other in
            [&text[5..], "user_070w3ge1r70w3ge1r70w3ge1r7", "USER-070w3ge1r70w3ge1r70w3ge1r7", "user-", "user-070W3GE1R70W3GE1R70W3GE1R7"]
        {
            assert_eq!(own::<entity::User>(other), None, "{other}");
        }
        assert_eq!(own::<entity::Workspace>(&text), None, "the word says the kind");
        assert_eq!(written::<entity::Workspace>(Id::from_bytes([7; 16])), "proj_070w3ge1r70w3ge1r70w3ge1r7");
    }
}
