//! Groups and people as the vendor's identity service has them. Here they are those of the organization.

use super::{
    asking::Org,
    convert::some_name,
    groups::{all, members_of},
    ids::{Shown, Text},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, get},
    request::{Input, Request},
};
use roster_core::{
    Result,
    access::Permission,
    group,
    id::entity,
    page::Page,
    user::{self, Filter, User, UserStatus},
};
use serde::Serialize;

const GROUPS: &str = "/workspace/orgs/{organization}/ims/groups";
const GROUP: &str = "/workspace/orgs/{organization}/ims/groups/{group}";
const MEMBERS: &str = "/workspace/orgs/{organization}/ims/groups/{group}/members";
const USERS: &str = "/workspace/orgs/{organization}/ims/users";

/// The most people that a search shows.
const MOST: u32 = 100;

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        get("ims.groups.list", GROUPS).needs(P::GroupsList).handle(example(GROUPS), list),
        get("ims.groups.get", GROUP).needs(P::GroupsRead).handle(example(GROUP), retrieve),
        get("ims.groups.members", MEMBERS).needs(P::GroupMembersList).handle(example(MEMBERS), members),
        get("ims.users.list", USERS).needs(P::UsersList).handle(example("/workspace/orgs/{organization}/ims/users?email=ilike:a*"), users),
    ]
}

#[derive(Serialize)]
struct ImsGroup {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    is_federated_group: bool,
}

impl ImsGroup {
    fn new(group: &group::Group, shown: &Shown) -> Self {
        // A federated one is kept by an identity provider.
        Self { id: shown.id(group.id), name: group.name.to_string(), description: None, is_federated_group: *group.source == *"scim" }
    }
}

async fn list(context: Context, org: Org) -> Result<Json<Vec<ImsGroup>>> {
    let actor = org.actor(&context).await?;
    let groups = all(&context, &actor).await?;
    let ids: Vec<_> = groups.iter().map(|group| group.id).collect();
    let shown = Shown::default().with(&context, &actor, &ids).await?;
    Ok(Json(groups.iter().map(|group| ImsGroup::new(group, &shown)).collect()))
}

async fn retrieve(context: Context, (org, named): (Org, Text<entity::Group>)) -> Result<Json<ImsGroup>> {
    let actor = org.actor(&context).await?;
    let id = named.id(&context, &actor).await?;
    let group = group::get(&context.directory, &actor, id).await?;
    let shown = Shown::default().with(&context, &actor, &[id]).await?;
    let description = Some(group.description.as_deref().unwrap_or_default().to_owned());
    Ok(Json(ImsGroup { description, ..ImsGroup::new(&group, &shown) }))
}

#[derive(Serialize)]
struct ImsUser {
    email: String,
    full_name: String,
}

impl From<&User> for ImsUser {
    fn from(user: &User) -> Self {
        Self { email: user.email.to_string(), full_name: some_name(user) }
    }
}

#[derive(Serialize)]
struct ImsUsers {
    users: Vec<ImsUser>,
}

/// Who is disabled is absent here too.
fn shown<'a>(users: impl Iterator<Item = &'a User>) -> ImsUsers {
    ImsUsers { users: users.filter(|user| user.status == UserStatus::Active).map(ImsUser::from).collect() }
}

async fn members(context: Context, (org, named): (Org, Text<entity::Group>)) -> Result<Json<ImsUsers>> {
    let actor = org.actor(&context).await?;
    let id = named.id(&context, &actor).await?;
    let members = members_of(&context, &actor, id).await?;
    Ok(Json(shown(members.iter().map(|member| &member.user))))
}

/// How an email begins: `ilike:foo*`.
struct Wanted(Option<String>);

impl Input for Wanted {
    fn read(request: &Request) -> Result<Self> {
        let text = request.query_with_plus("email")?;
        Ok(Self(text.map(|text| text.trim_start_matches("ilike:").trim_end_matches('*').to_owned())))
    }
}

async fn users(context: Context, (org, Wanted(prefix)): (Org, Wanted)) -> Result<Json<ImsUsers>> {
    let actor = org.actor(&context).await?;
    let filter = Filter { status: Some(UserStatus::Active), email_prefix: prefix.filter(|prefix| !prefix.is_empty()), ..Filter::default() };
    let listed = user::list(&context.directory, &actor, &filter, Page::at_offset(MOST, 0)?).await?;
    Ok(Json(shown(listed.items.iter())))
}
