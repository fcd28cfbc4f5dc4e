//! Invites. They are accepted elsewhere: at the address that the mail holds.

use super::{
    convert::{org_role_written, project_role_written},
    ids::{self, Shown, Text},
    page::{Asked, Cursors},
    wire::{Deleted, Invite, places_of},
};
use crate::{
    answer::Json,
    context::Context,
    invite,
    operation::{Operation, delete, example, example_with, get, post},
    request::Body,
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission, Permit, Scope},
    id::entity,
    invitation::{self, Invitation, InvitationStatus, Place},
    text::{Email, Label},
};
use serde::Deserialize;

const PATH: &str = "/organization/invites";
const ONE: &str = "/organization/invites/{invite}";

pub(super) fn operations() -> Vec<Operation> {
    const NEW: &str = r#"{"email":"new@acme.example","role":"reader","projects":[{"id":"{workspace}","role":"member"}]}"#;
    const EXAMPLE: &str = "/organization/invites/{invitation}";
    use Permission as P;
    vec![
        get("invites.list", PATH).needs(P::InvitationsList).handle(example(PATH), list),
        post("invites.create", PATH).needs(P::InvitationsCreate).handle(example_with(PATH, NEW), create),
        get("invites.retrieve", ONE).needs(P::InvitationsRead).handle(example(EXAMPLE), retrieve),
        delete("invites.delete", ONE).needs(P::InvitationsRevoke).handle(example(EXAMPLE), remove),
    ]
}

/// Invitations in the vendor's shape; revoked ones are as good as deleted.
async fn shown(context: &Context, actor: &Actor, found: &[Invitation]) -> Result<Vec<Invite>> {
    let ids: Vec<_> = found.iter().map(|invitation| invitation.id).collect();
    let shown = Shown::default().with(context, actor, &ids).await?.with(context, actor, &places_of(found)).await?;
    let now = context.directory.now();
    Ok(found.iter().filter_map(|invitation| Invite::new(invitation, &shown, now)).collect())
}

async fn one(context: &Context, actor: &Actor, invitation: &Invitation) -> Result<Json<Invite>> {
    let shown = shown(context, actor, std::slice::from_ref(invitation)).await?.pop();
    shown.map(Json).ok_or(Error::NotFound(Kind::Invitation))
}

async fn list(context: Context, asked: Asked) -> Result<Json<Cursors<Invite>>> {
    let actor = context.actor()?;
    let part = asked.part::<entity::Invitation>(&context, &actor).await?;
    let status = vec![InvitationStatus::Pending, InvitationStatus::Accepted, InvitationStatus::Expired];
    let filter = invitation::Filter { status, ..invitation::Filter::default() };
    let listed = invitation::list(&context.directory, &actor, &filter, part.page).await?;
    let (invitations, has_more) = part.of(listed);
    Ok(Json(Cursors::of(shown(&context, &actor, &invitations).await?, has_more)))
}

#[derive(Deserialize)]
struct New {
    email: Email,
    role: String,
    // Absent leads to the default project, empty to none.
    projects: Option<Vec<NewProject>>,
}

#[derive(Deserialize)]
struct NewProject {
    id: String,
    role: String,
}

impl NewProject {
    /// The vendor's invites make members or owners. A project that is none becomes an id that none has: the core refuses it by
    /// its place in the list, after the permit.
    async fn place(&self, context: &Context, actor: &Actor, permit: &Permit) -> Result<Place> {
        let role = match self.role.as_str() {
            name @ ("member" | "owner") => project_role_written(name)?.to_give(|role| permit.may_manage_workspace_role(role))?,
            _ => return Err(Error::invalid("role", "must be member or owner")),
        };
        Ok(Place { workspace: ids::or_nobody(context, actor, &self.id).await?, role })
    }
}

async fn create(context: Context, Body(new): Body<New>) -> Result<Json<Invite>> {
    let actor = context.actor()?;
    let written = org_role_written(&new.role)?;
    let permit = context.directory.permit(&actor, Permission::InvitationsCreate, Scope::Organization).await?;
    let role = written.to_give(|role| permit.may_give_organization_role(role))?;
    let mut workspaces = new.projects.is_some().then(Vec::new);
    for (at, project) in new.projects.iter().flatten().enumerate() {
        let place = project.place(&context, &actor, &permit).await.map_err(|error| error.below(&format!("projects[{at}]")))?;
        workspaces.get_or_insert_default().push(place);
    }
    let create = invitation::Create {
        email: new.email,
        given_name: Label::try_from("")?,
        family_name: Label::try_from("")?,
        role,
        workspaces,
        expires_at: None,
        dialect_data: None,
    };
    let sent = context.change(&actor, create).await.map_err(respelled)?.value;
    let issued = invite::issued(&context, sent).await;
    one(&context, &actor, &issued.invitation).await
}

/// `workspaces[0].workspace` is `projects[0].id` here.
fn respelled(error: Error) -> Error {
    match error {
        Error::Invalid { field, message } if field.starts_with("workspaces") => {
            Error::invalid(field.replace("workspaces", "projects").replace(".workspace", ".id"), message)
        }
        other => other,
    }
}

async fn retrieve(context: Context, named: Text<entity::Invitation>) -> Result<Json<Invite>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let found = invitation::get(&context.directory, &actor, id).await?;
    one(&context, &actor, &found).await
}

async fn remove(context: Context, named: Text<entity::Invitation>) -> Result<Json<Deleted>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let shown = Shown::default().with(&context, &actor, &[id]).await?;
    context.change(&actor, invitation::Revoke { id }).await?;
    Ok(Json(Deleted::new("organization.invite.deleted", shown.id(id))))
}
