//! Invitations into an organization. Whoever is invited gets the token by mail, or from the native API; no answer here has it.

use super::{
    convert::organization_role_written,
    ids::{Place, Shown},
    page::Asked,
    permissions::Asker,
    wire::{self, List, made_by},
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    invite,
    operation::{Operation, delete, example, example_with, get, post},
    request::Body,
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::{Actor, Permission, Scope},
    invitation::{self, Invitation},
    text::{Email, Label},
};
use serde::Deserialize;

const PATH: &str = "/organizations/{organization}/invitations";
const ONE: &str = "/organizations/{organization}/invitations/{invitation}";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        post("organizations.invitations.create", PATH)
            .needs(P::InvitationsCreate)
            .answers(StatusCode::CREATED)
            .handle(example_with(PATH, r#"{"email":"new@acme.example","role":"org_member"}"#), create),
        get("organizations.invitations.list", PATH).needs(P::InvitationsList).handle(example(PATH), list),
        delete("organizations.invitations.revoke", ONE)
            .needs(P::InvitationsRevoke)
            .answers(StatusCode::NO_CONTENT)
            .handle(example(ONE), revoke),
    ]
}

async fn shown(context: &Context, actor: &Actor, found: &[Invitation], permissions: bool) -> Result<Vec<wire::Invitation>> {
    let ids: Vec<_> = found.iter().map(|invitation| invitation.id).collect();
    let makers: Vec<_> = found.iter().filter_map(made_by).collect();
    let shown = Shown::default().with(context, actor, &ids).await?.with(context, actor, &makers).await?;
    let mut items = Vec::with_capacity(found.len());
    for invitation in found {
        let permissions = if permissions { Some(Asker::new(context, actor).invitation(invitation).await?) } else { None };
        items.push(wire::Invitation::new(invitation, (actor.organization, context.directory.now()), &shown, permissions));
    }
    Ok(items)
}

#[derive(Deserialize)]
struct New {
    email: Email,
    role: String,
}

/// Into no zone: those are given one by one here.
async fn create(context: Context, (place, Body(new)): (Place, Body<New>)) -> Result<Json<wire::Invitation>> {
    let actor = place.actor(&context).await?;
    let written = organization_role_written(&new.role)?;
    let permit = context.directory.permit(&actor, Permission::InvitationsCreate, Scope::Organization).await?;
    let create = invitation::Create {
        email: new.email,
        given_name: Label::try_from("")?,
        family_name: Label::try_from("")?,
        role: written.to_give(|role| permit.may_give_organization_role(role))?,
        workspaces: Some(Vec::new()),
        expires_at: None,
        dialect_data: None,
    };
    let sent = context.change(&actor, create).await?.value;
    let issued = invite::issued(&context, sent).await;
    shown(&context, &actor, &[issued.invitation], false).await?.pop().map(Json).ok_or(Error::Internal)
}

async fn list(context: Context, (place, asked): (Place, Asked)) -> Result<Json<List<wire::Invitation>>> {
    let actor = place.actor(&context).await?;
    let listed = invitation::list(&context.directory, &actor, &invitation::Filter::default(), asked.page()?).await?;
    let part = asked.part(listed, |invitation| *invitation.id.as_bytes());
    let items = shown(&context, &actor, &part.items, asked.permissions).await?;
    let permissions = if asked.permissions { Some(Asker::new(&context, &actor).invitations().await?) } else { None };
    Ok(Json(List { items, page_info: part.cursors(), pagination: None, permissions }))
}

async fn revoke(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    let id = place.invitation(&context, &actor).await?;
    context.change(&actor, invitation::Revoke { id }).await?;
    Ok(NoContent)
}
