//! Zone members: the core's members of workspaces, addressed by the user.

use super::{
    convert::zone_role_written,
    ids::{COUNTING, Place, Shown, Zone, or_nobody, with_field},
    page::{Asked, Info, Pagination},
    wire::ZoneMember,
    zones::base,
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::{Permission, Scope, WorkspaceRole},
    member::{self, Member, NewMember},
};
use serde::{Deserialize, Serialize};

const PATH: &str = "/zones/{zone}/members";
const ONE: &str = "/zones/{zone}/members/{user}";

pub(super) fn operations() -> Vec<Operation> {
    const MANY: &str = "/zones/{workspace}/members";
    const MEMBER: &str = "/zones/{workspace}/members/{member}";
    use Permission as P;
    vec![
        post("zones.members.add", PATH)
            .needs(P::MembersCreate)
            .handle(example_with(MANY, r#"{"organization_user_id":"{user}","role":"zone_viewer"}"#), add),
        get("zones.members.list", PATH).needs(P::MembersList).handle(example(MANY), list),
        get("zones.members.retrieve", ONE).needs(P::MembersRead).handle(example(MEMBER), retrieve),
        patch("zones.members.update", ONE).needs(P::MembersUpdate).handle(example_with(MEMBER, r#"{"role":"zone_manager"}"#), update),
        delete("zones.members.remove", ONE).needs(P::MembersDelete).answers(StatusCode::NO_CONTENT).handle(example(MEMBER), remove),
    ]
}

async fn shown(context: &Context, zone: &Zone, found: &[Member]) -> Result<Vec<ZoneMember>> {
    let users: Vec<_> = found.iter().map(|member| member.user.id).collect();
    let shown = Shown::default().with(context, &zone.actor, &users).await?.with(context, &zone.actor, &[zone.id]).await?;
    let base = base(context);
    Ok(found.iter().map(|member| ZoneMember::new(member, zone.actor.organization, &base, &shown)).collect())
}

async fn one(context: &Context, zone: &Zone, found: &Member) -> Result<Json<ZoneMember>> {
    shown(context, zone, std::slice::from_ref(found)).await?.pop().map(Json).ok_or(Error::Internal)
}

#[derive(Deserialize)]
struct New {
    organization_user_id: String,
    role: String,
}

async fn add(context: Context, (place, Body(new)): (Place, Body<New>)) -> Result<Json<ZoneMember>> {
    let written = zone_role_written(&new.role)?;
    let zone = place.zone(&context).await?;
    let permit = zone.permit(&context, Permission::MembersCreate).await?;
    let role = written.to_give(|role| permit.may_manage_workspace_role(role))?;
    let user = or_nobody(&context, &zone.actor, &new.organization_user_id).await?;
    let add = member::Add { workspace: zone.id, members: vec![NewMember::new(user, role)] };
    let added = context.change_counting(&zone.actor, COUNTING, add).await;
    let added = added.map_err(|error| with_field(error, "users[0].id", "organization_user_id"))?.value;
    one(&context, &zone, added.first().ok_or(Error::Internal)?).await
}

struct Listing {
    asked: Asked,
    roles: Vec<WorkspaceRole>,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        let mut roles = Vec::new();
        for name in request.query_list("role")? {
            roles.extend(zone_role_written(&name)?.counts_as);
        }
        Ok(Self { asked: Asked::read(request)?, roles })
    }
}

#[derive(Serialize)]
struct Members {
    items: Vec<ZoneMember>,
    page_info: Info,
    pagination: Pagination,
}

async fn list(context: Context, (place, Listing { asked, roles }): (Place, Listing)) -> Result<Json<Members>> {
    let zone = place.zone(&context).await?;
    zone.permit(&context, Permission::MembersList).await?;
    let filter = member::Filter { roles, ..member::Filter::default() };
    let listed = member::list(&context.directory, &zone.actor, zone.id, &filter, asked.page()?).await?;
    let part = asked.part(listed, |member| *member.user.id.as_bytes());
    let items = shown(&context, &zone, &part.items).await?;
    Ok(Json(Members { items, page_info: part.info(), pagination: part.pagination(&asked) }))
}

async fn retrieve(context: Context, place: Place) -> Result<Json<ZoneMember>> {
    let zone = place.zone(&context).await?;
    zone.permit(&context, Permission::MembersRead).await?;
    let user = place.user(&context, &zone.actor).await?;
    let found = member::get(&context.directory, &zone.actor, zone.id, user).await?;
    one(&context, &zone, &found).await
}

#[derive(Deserialize)]
struct Changes {
    role: String,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Json<ZoneMember>> {
    let written = zone_role_written(&changes.role)?;
    let zone = place.zone(&context).await?;
    zone.permit(&context, Permission::MembersUpdate).await?;
    let user = place.user(&context, &zone.actor).await?;
    let changed = context.change_counting(&zone.actor, COUNTING, member::Update::role(zone.id, user, written)).await?.value;
    one(&context, &zone, &changed).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let zone = place.zone(&context).await?;
    let user = place.user(&context, &zone.actor).await?;
    zone.permit_at(&context, Permission::MembersDelete, Scope::Member(zone.id, user)).await?;
    context.change_counting(&zone.actor, COUNTING, member::Remove { workspace: zone.id, user }).await?;
    Ok(NoContent)
}
