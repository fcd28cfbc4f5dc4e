//! Groups.

use super::{
    ids::{Shown, Text},
    page::{Asked, LARGE, Next},
    wire::{Deleted, Group},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input, Request},
};
use roster_core::{
    Error, Result,
    access::{Actor, Permission},
    group,
    id::entity,
    page::Order,
    text::{Label, Name},
};
use serde::Deserialize;

const PATH: &str = "/organization/groups";
const ONE: &str = "/organization/groups/{group}";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        get("groups.list", PATH).needs(P::GroupsList).handle(example(PATH), list),
        post("groups.create", PATH).needs(P::GroupsCreate).handle(example_with(PATH, r#"{"name":"An example"}"#), create),
        get("groups.retrieve", ONE).needs(P::GroupsRead).handle(example(ONE), retrieve),
        post("groups.update", ONE).needs(P::GroupsUpdate).handle(example_with(ONE, r#"{"name":"Renamed"}"#), update),
        delete("groups.delete", ONE).needs(P::GroupsDelete).handle(example(ONE), remove),
    ]
}

struct Listing(Asked);

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        Asked::ordered(request, LARGE, Order::Ascending).map(Self)
    }
}

async fn list(context: Context, Listing(asked): Listing) -> Result<Json<Next<Group>>> {
    let actor = context.actor()?;
    let part = asked.part::<entity::Group>(&context, &actor).await?;
    let listed = group::list(&context.directory, &actor, &group::Filter::default(), part.page).await?;
    let (groups, has_more) = part.of(listed);
    let ids: Vec<_> = groups.iter().map(|group| group.id).collect();
    let shown = Shown::default().with(&context, &actor, &ids).await?;
    Ok(Json(Next::of(groups.iter().map(|group| Group::new(group, &shown)).collect(), has_more)))
}

/// A group in the vendor's shape.
pub(super) async fn shown(context: &Context, actor: &Actor, group: &group::Group) -> Result<Group> {
    let shown = Shown::default().with(context, actor, &[group.id]).await?;
    Ok(Group::new(group, &shown))
}

async fn one(context: &Context, actor: &Actor, group: &group::Group) -> Result<Json<Group>> {
    shown(context, actor, group).await.map(Json)
}

#[derive(Deserialize)]
struct Named {
    name: Name,
}

impl Named {
    /// The vendor's bound, one less than ours.
    fn checked(self) -> Result<Name> {
        if self.name.chars().count() > 255 { Err(Error::invalid("name", "must have 1 to 255 characters")) } else { Ok(self.name) }
    }
}

async fn create(context: Context, Body(new): Body<Named>) -> Result<Json<Group>> {
    let actor = context.actor()?;
    let create = group::Create { name: new.checked()?, description: None, role: None, source: Label::try_from("api")?, created_at: None };
    let group = context.change(&actor, create).await?.value;
    one(&context, &actor, &group).await
}

async fn retrieve(context: Context, named: Text<entity::Group>) -> Result<Json<Group>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let group = group::get(&context.directory, &actor, id).await?;
    one(&context, &actor, &group).await
}

async fn update(context: Context, (named, Body(changes)): (Text<entity::Group>, Body<Named>)) -> Result<Json<Group>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let change = group::Update { name: Some(changes.checked()?), ..group::Update::of(id) };
    let group = context.change(&actor, change).await?.value;
    one(&context, &actor, &group).await
}

async fn remove(context: Context, named: Text<entity::Group>) -> Result<Json<Deleted>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let shown = Shown::default().with(&context, &actor, &[id]).await?;
    context.change(&actor, group::Delete { id }).await?;
    Ok(Json(Deleted::new("group.deleted", shown.id(id))))
}
