//! Groups of users, and who is in them.

use super::{
    page::{List, Part},
    place::Place,
    wire::MemberUser,
};
use crate::{
    answer::{Json, NoContent, Tagged},
    context::Context,
    describe::{DescribedInput, Parameter, query, schema_of},
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, Input, Request, present},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::{OrganizationRole, Permission, RoleChange},
    clock::Timestamp,
    group, group_member,
    id::{GroupId, UserId},
    patch::Patch,
    text::{Description, Label, Name},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/organizations/{organization}/groups";
    const ONE: &str = "/organizations/{organization}/groups/{group}";
    const MEMBERS: &str = "/organizations/{organization}/groups/{group}/members";
    const MEMBER: &str = "/organizations/{organization}/groups/{group}/members/{user}";
    const IN_IT: &str = "/organizations/{organization}/groups/{group}/members/{member}";
    vec![
        get("groups.list", MANY).needs(Permission::GroupsList).does("List groups").handle(example(MANY), list),
        post("groups.create", MANY)
            .needs(Permission::GroupsCreate)
            .answers(StatusCode::CREATED)
            .does("Create a group")
            .handle(example_with(MANY, r#"{"name": "Readers"}"#), create),
        get("groups.read", ONE).needs(Permission::GroupsRead).does("Read a group").handle(example(ONE), read),
        patch("groups.update", ONE)
            .needs(Permission::GroupsUpdate)
            .does("Change a group")
            .handle(example_with(ONE, r#"{"description": "For all"}"#), update),
        delete("groups.delete", ONE)
            .needs(Permission::GroupsDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Delete a group")
            .noting("Its members lose the roles that they had through it.")
            .handle(example(ONE), remove),
        get("group_members.list", MEMBERS)
            .needs(Permission::GroupMembersList)
            .does("List a group's members")
            .handle(example(MEMBERS), list_members),
        post("group_members.create", MEMBERS)
            .needs(Permission::GroupMembersCreate)
            .answers(StatusCode::CREATED)
            .does("Add users to a group")
            .noting("All of them or none. Whoever is added has the group's roles at once.")
            .handle(example_with(MEMBERS, r#"{"users": ["{user}"]}"#), add_members),
        delete("group_members.delete", MEMBER)
            .needs(Permission::GroupMembersDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Take a user out of a group")
            .handle(example(IN_IT), remove_member),
    ]
}

/// A role that a group can have in the organization; only people are owners.
#[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum GroupRole {
    Admin,
    Viewer,
    Member,
}

impl GroupRole {
    const fn of(role: OrganizationRole) -> Option<Self> {
        match role {
            OrganizationRole::Owner => None,
            OrganizationRole::Admin => Some(Self::Admin),
            OrganizationRole::Viewer => Some(Self::Viewer),
            OrganizationRole::Member => Some(Self::Member),
        }
    }
}

impl From<GroupRole> for OrganizationRole {
    fn from(role: GroupRole) -> Self {
        match role {
            GroupRole::Admin => Self::Admin,
            GroupRole::Viewer => Self::Viewer,
            GroupRole::Member => Self::Member,
        }
    }
}

/// A group.
#[derive(Serialize, JsonSchema)]
struct Group {
    id: GroupId,
    name: Name,
    description: Option<Description>,
    /// The role in the organization that whoever is in it has besides their own.
    role: Option<GroupRole>,
    source: Label,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl From<group::Group> for Group {
    fn from(found: group::Group) -> Self {
        let group::Group { id, name, description, role, source, created_at, updated_at, version: _ } = found;
        let role = role.and_then(GroupRole::of);
        Self { id, name, description, role, source, created_at, updated_at }
    }
}

/// Somebody in a group.
#[derive(Serialize, JsonSchema)]
struct GroupMember {
    group: GroupId,
    user: MemberUser,
    created_at: Timestamp,
}

impl From<group_member::GroupMember> for GroupMember {
    fn from(found: group_member::GroupMember) -> Self {
        Self { group: found.group, user: found.user.into(), created_at: found.created_at }
    }
}

struct Filter(group::Filter);

impl Input for Filter {
    fn read(request: &Request) -> Result<Self> {
        let unknown = || Error::invalid("member", "must be the id of a user");
        let member = request.query("member")?.map(|text| UserId::parse(&text).ok_or_else(unknown)).transpose()?;
        Ok(Self(group::Filter { name: request.query("name")?, name_contains: request.query("name_contains")?, member }))
    }
}

impl DescribedInput for Filter {
    fn parameters() -> Vec<Parameter> {
        vec![
            query("name", schema_of::<Name>, "Only the group with this name, whatever its case."),
            query("name_contains", schema_of::<String>, "Only groups with this in their names, whatever its case."),
            query("member", schema_of::<UserId>, "Only groups that this user is in."),
        ]
    }
}

async fn list(context: Context, (place, (Filter(filter), Part(page))): (Place, (Filter, Part))) -> Result<Json<List<Group>>> {
    let actor = place.actor(&context).await?;
    let listed = group::list(&context.directory, &actor, &filter, page).await?;
    Ok(Json(List::of(listed, Group::from)))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewGroup {
    name: Name,
    description: Option<Description>,
    role: Option<GroupRole>,
}

async fn create(context: Context, (place, Body(new)): (Place, Body<NewGroup>)) -> Result<Tagged<Group>> {
    let actor = place.actor(&context).await?;
    let NewGroup { name, description, role } = new;
    let role = role.map(Into::into);
    let create = group::Create { name, description, role, source: Label::try_from("api")?, created_at: None };
    let found = context.change(&actor, create).await?.value;
    context.tagged(actor.organization, found.version, found.into()).await
}

async fn read(context: Context, place: Place) -> Result<Tagged<Group>> {
    let actor = place.actor(&context).await?;
    let found = group::get(&context.directory, &actor, place.group()?).await?;
    context.tagged(actor.organization, found.version, found.into()).await
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct GroupChanges {
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Name")]
    name: Option<Name>,
    description: Patch<Description>,
    role: Patch<GroupRole>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<GroupChanges>)) -> Result<Tagged<Group>> {
    let actor = place.actor(&context).await?;
    let GroupChanges { name, description, role } = changes;
    let role = role.try_map(|role| Ok::<_, Error>(RoleChange::from(OrganizationRole::from(role))))?;
    let update = group::Update { name, description, role, ..group::Update::of(place.group()?) };
    let found = context.change(&actor, update).await?.value;
    context.tagged(actor.organization, found.version, found.into()).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    context.change(&actor, group::Delete { id: place.group()? }).await?;
    Ok(NoContent)
}

async fn list_members(context: Context, (place, Part(page)): (Place, Part)) -> Result<Json<List<GroupMember>>> {
    let actor = place.actor(&context).await?;
    let listed = group_member::list(&context.directory, &actor, place.group()?, page).await?;
    Ok(Json(List::of(listed, GroupMember::from)))
}

/// Who is to be added.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewGroupMembers {
    #[schemars(length(min = 1))]
    users: Vec<UserId>,
}

/// Who was added.
#[derive(Serialize, JsonSchema)]
struct AddedGroupMembers {
    data: Vec<GroupMember>,
}

async fn add_members(
    context: Context,
    (place, Body(NewGroupMembers { users })): (Place, Body<NewGroupMembers>),
) -> Result<Json<AddedGroupMembers>> {
    let actor = place.actor(&context).await?;
    if users.is_empty() {
        return Err(Error::invalid("users", "must have at least one id of a user"));
    }
    let add = group_member::Add { group: place.group()?, users, created_at: None };
    let added = context.change(&actor, add).await?.value;
    Ok(Json(AddedGroupMembers { data: added.into_iter().map(Into::into).collect() }))
}

async fn remove_member(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    context.change(&actor, group_member::Remove { group: place.group()?, user: place.user()? }).await?;
    Ok(NoContent)
}
