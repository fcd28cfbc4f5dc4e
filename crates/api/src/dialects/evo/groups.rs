//! Groups of the instance. No call of the vendor's makes or ends one, or puts anybody into one: its identity service does that.

use super::{
    asking::Org,
    ids::{DIALECT, Shown, Text},
    wire::{GroupUser, InstanceRole},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, example_with, get, patch},
    request::Body,
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission},
    dialect_data::{self, DialectPatch},
    group::{self, Filter, Group},
    group_member::{self, GroupMember},
    id::{GroupId, entity},
    page::{MAX_LIMIT, Order, Page},
    patch::Patch,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

const MANY: &str = "/workspace/orgs/{organization}/members/groups";
const ONE: &str = "/workspace/orgs/{organization}/members/groups/{group}";

/// The field that is kept beside a group.
const IMS_GROUPS: &str = "ims_groups";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        get("members.groups.list", MANY).needs_any_of(&[P::GroupsList, P::GroupMembersList]).handle(example(MANY), list),
        patch("members.groups.update", ONE)
            .needs_any_of(&[P::GroupsUpdate, P::GroupMembersList])
            .handle(example_with(ONE, r#"{"ims_groups":["geologists"]}"#), update),
    ]
}

/// A group with who is in it.
#[derive(Serialize)]
struct InstanceGroup {
    id: String,
    name: String,
    description: String,
    ims_groups: Vec<String>,
    members: Vec<GroupUser>,
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<Vec<InstanceRole>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    invitations: Option<[Value; 0]>,
}

#[derive(Serialize)]
struct Groups {
    groups: Vec<InstanceGroup>,
}

/// The vendor's lists have no pages.
pub(super) async fn all(context: &Context, actor: &Actor) -> Result<Vec<Group>> {
    let (mut groups, mut after) = (Vec::new(), None);
    loop {
        let page = Page::by_id(MAX_LIMIT, Order::Ascending, after)?;
        let listed = group::list(&context.directory, actor, &Filter::default(), page).await?;
        groups.extend(listed.items);
        match listed.next {
            Some(position) => after = Some(position.id),
            None => return Ok(groups),
        }
    }
}

/// Everybody in a group.
pub(super) async fn members_of(context: &Context, actor: &Actor, id: GroupId) -> Result<Vec<GroupMember>> {
    let (mut members, mut after) = (Vec::new(), None);
    loop {
        let page = Page::by_id(MAX_LIMIT, Order::Ascending, after)?;
        let listed = group_member::list(&context.directory, actor, id, page).await?;
        members.extend(listed.items);
        match listed.next {
            Some(position) => after = Some(position.id),
            None => return Ok(members),
        }
    }
}

async fn shown(context: &Context, actor: &Actor, group: &Group) -> Result<InstanceGroup> {
    let members = members_of(context, actor, group.id).await?;
    let users: Vec<_> = members.iter().map(|member| member.user.id).collect();
    let shown = Shown::default().with(context, actor, &users).await?.with(context, actor, &[group.id]).await?;
    let beside = dialect_data::of(&context.directory, actor, &DIALECT, Kind::Group, &[*group.id.as_bytes()]).await?;
    let kept: Map<String, Value> = beside.into_values().next().unwrap_or_default();
    let ims_groups = kept.get(IMS_GROUPS).cloned().and_then(|list| serde_json::from_value(list).ok()).unwrap_or_default();
    Ok(InstanceGroup {
        id: shown.id(group.id),
        name: group.name.to_string(),
        description: group.description.as_deref().unwrap_or_default().to_owned(),
        ims_groups,
        members: members.iter().map(|member| GroupUser::new(member, &shown)).collect(),
        roles: Some(group.role.into_iter().map(InstanceRole::of).collect()),
        invitations: None,
    })
}

async fn list(context: Context, org: Org) -> Result<Json<Groups>> {
    let actor = org.actor(&context).await?;
    let mut groups = Vec::new();
    for group in all(&context, &actor).await? {
        groups.push(shown(&context, &actor, &group).await?);
    }
    Ok(Json(Groups { groups }))
}

#[derive(Deserialize)]
struct Changes {
    ims_groups: Vec<String>,
}

async fn update(
    context: Context,
    (org, (named, Body(changes))): (Org, (Text<entity::Group>, Body<Changes>)),
) -> Result<Json<InstanceGroup>> {
    let actor = org.actor(&context).await?;
    if changes.ims_groups.iter().any(|group| group.is_empty() || group.chars().count() > 256 || group.contains('\0')) {
        return Err(Error::invalid(IMS_GROUPS, "must be names of 1 to 256 characters"));
    }
    let id = named.id(&context, &actor).await?;
    let kept = DialectPatch { dialect: DIALECT.clone(), fields: vec![(IMS_GROUPS, Patch::Set(json!(changes.ims_groups)))] };
    let group = context.change(&actor, group::Update { dialect_data: Some(kept), ..group::Update::of(id) }).await?.value;
    let shown = shown(&context, &actor, &group).await?;
    Ok(Json(InstanceGroup { roles: None, invitations: Some([]), ..shown }))
}
