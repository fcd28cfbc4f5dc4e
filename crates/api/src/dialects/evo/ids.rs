//! Ids: UUIDs, and whatever imported data was called.

use crate::{
    context::Context,
    request::{Input, Request},
};
use roster_core::{
    Error, Result,
    access::Actor,
    alias,
    id::{Entity, Id, OrganizationId, entity},
    organization::INSTANCE,
    text::Dialect,
};
use std::{collections::HashMap, marker::PhantomData};

/// The dialect's name in aliases and dialect data.
pub(super) static DIALECT: Dialect = Dialect::spoken("evo");

/// What this surface names by an id in its paths.
pub(super) trait Named: Entity {
    /// What rows call it in their paths.
    const SEGMENT: &str;
    /// What the vendor calls that.
    const FIELD: &str;
}

macro_rules! named {
    ($($entity:ident $segment:literal $field:literal,)*) => {
        $(impl Named for entity::$entity {
            const SEGMENT: &str = $segment;
            const FIELD: &str = $field;
        })*
    };
}

named! {
    Workspace "workspace" "workspace_id",
    User "user" "user_id",
    Invitation "invitation" "invitation_id",
    Group "group" "group_id",
}

/// The id of a text: an alias of the organization, else the UUID, in whichever case.
///
/// # Errors
/// [`Error::Invalid`] with the field for text that is neither.
pub(super) async fn read<E: Entity>(context: &Context, actor: &Actor, text: &str, field: &'static str) -> Result<Id<E>> {
    match alias::resolve(&context.directory, actor, &DIALECT, text).await? {
        Some(id) => Ok(id),
        None => Id::parse_uuid(&text.to_ascii_lowercase()).ok_or(Error::invalid(field, "must be a UUID")),
    }
}

/// What a path names, as text until it is known who asks.
pub(super) struct Text<E>(String, PhantomData<E>);

impl<E: Named> Input for Text<E> {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path(E::SEGMENT).to_owned(), PhantomData))
    }
}

impl<E: Named> Text<E> {
    /// The id, which nothing may have.
    ///
    /// # Errors
    /// As [`read`].
    pub(super) async fn id(&self, context: &Context, actor: &Actor) -> Result<Id<E>> {
        read(context, actor, &self.0, E::FIELD).await
    }
}

/// The organization of a text: what the operator has called it on this surface, else its UUID.
///
/// # Errors
/// As [`read`].
pub(super) async fn organization(context: &Context, text: &str) -> Result<OrganizationId> {
    read(context, &Actor::system(INSTANCE, "an organization in a path"), text, "org_id").await
}

/// How an organization is named.
///
/// # Errors
/// When the store fails.
pub(super) async fn organization_shown(context: &Context, id: OrganizationId) -> Result<String> {
    let found = alias::shown(&context.directory, &Actor::system(INSTANCE, "an organization's name"), &DIALECT, &[id]).await?;
    Ok(found.into_values().next().unwrap_or_else(|| id.to_uuid()))
}

/// How ids are shown: the alias that is to be shown, else the UUID.
#[derive(Default)]
pub(super) struct Shown(HashMap<[u8; 16], String>);

impl Shown {
    /// Looks up what is shown for these too.
    pub(super) async fn with<E: Entity>(mut self, context: &Context, actor: &Actor, ids: &[Id<E>]) -> Result<Self> {
        let found = alias::shown(&context.directory, actor, &DIALECT, ids).await?;
        self.0.extend(found.into_iter().map(|(id, text)| (*id.as_bytes(), text)));
        Ok(self)
    }

    /// The text of an id.
    pub(super) fn id<E: Entity>(&self, id: Id<E>) -> String {
        self.0.get(id.as_bytes()).cloned().unwrap_or_else(|| id.to_uuid())
    }
}

/// A refusal of the core with the vendor's names in the path of the field: each pair is a part of the core's and what it is here.
pub(super) fn respelled(error: Error, pairs: &[(&str, &str)]) -> Error {
    match error {
        Error::Invalid { field, message } => {
            let spelled = pairs.iter().fold(field.into_owned(), |field, (known, named)| field.replace(known, named));
            Error::invalid(spelled, message)
        }
        other => other,
    }
}
