//! Who is in a group.

use super::{
    ids::{self, Shown, Text},
    page::{Asked, LARGE, Next},
    wire::{GroupMember, GroupUser, GroupUserAdded, GroupUserDeleted},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input, Request},
};
use roster_core::{Error, Kind, Result, access::Permission, group_member, id::entity, page::Order};
use serde::Deserialize;

const PATH: &str = "/organization/groups/{group}/users";
const ONE: &str = "/organization/groups/{group}/users/{user}";

pub(super) fn operations() -> Vec<Operation> {
    const MEMBER: &str = "/organization/groups/{group}/users/{member}";
    use Permission as P;
    vec![
        get("groups.users.list", PATH).needs(P::GroupMembersList).handle(example(PATH), list),
        post("groups.users.create", PATH).needs(P::GroupMembersCreate).handle(example_with(PATH, r#"{"user_id":"{user}"}"#), add),
        get("groups.users.retrieve", ONE).needs(P::GroupMembersList).handle(example(MEMBER), retrieve),
        delete("groups.users.delete", ONE).needs(P::GroupMembersDelete).handle(example(MEMBER), remove),
    ]
}

type Group = Text<entity::Group>;
type Named = (Group, Text<entity::User>);

struct Listing(Asked);

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        Asked::ordered(request, LARGE, Order::Descending).map(Self)
    }
}

async fn list(context: Context, (group, Listing(asked)): (Group, Listing)) -> Result<Json<Next<GroupUser>>> {
    let actor = context.actor()?;
    let group = group.id(&context, &actor).await?;
    let part = asked.part::<entity::User>(&context, &actor).await?;
    let listed = group_member::list(&context.directory, &actor, group, part.page).await?;
    let (members, has_more) = part.of(listed);
    let users: Vec<_> = members.iter().map(|member| member.user.id).collect();
    let shown = Shown::default().with(&context, &actor, &users).await?;
    Ok(Json(Next::of(members.iter().map(|member| GroupUser::new(&member.user, &shown)).collect(), has_more)))
}

#[derive(Deserialize)]
struct New {
    user_id: String,
}

/// Who is in the group already stays: the SDKs send a request again whose answer was lost.
async fn add(context: Context, (group, Body(new)): (Group, Body<New>)) -> Result<Json<GroupUserAdded>> {
    let actor = context.actor()?;
    let group = group.id(&context, &actor).await?;
    let user = ids::or_nobody(&context, &actor, &new.user_id).await?;
    match context.change(&actor, group_member::Add::one(group, user)).await {
        Ok(_) | Err(Error::AlreadyExists { kind: Kind::GroupMember, .. }) => {}
        Err(Error::Invalid { message, .. }) => return Err(Error::invalid("user_id", message)),
        Err(error) => return Err(error),
    }
    let shown = Shown::default().with(&context, &actor, &[user]).await?.with(&context, &actor, &[group]).await?;
    Ok(Json(GroupUserAdded { object: "group.user", user_id: shown.id(user), group_id: shown.id(group) }))
}

async fn retrieve(context: Context, (group, user): Named) -> Result<Json<GroupMember>> {
    let actor = context.actor()?;
    let (group, user) = (group.id(&context, &actor).await?, user.id(&context, &actor).await?);
    let member = group_member::get(&context.directory, &actor, group, user).await?;
    let shown = Shown::default().with(&context, &actor, &[user]).await?;
    Ok(Json(GroupMember::new(&member.user, &shown)))
}

async fn remove(context: Context, (group, user): Named) -> Result<Json<GroupUserDeleted>> {
    let actor = context.actor()?;
    let (group, user) = (group.id(&context, &actor).await?, user.id(&context, &actor).await?);
    context.change(&actor, group_member::Remove { group, user }).await?;
    Ok(Json(GroupUserDeleted { object: "group.user.deleted", deleted: true }))
}
