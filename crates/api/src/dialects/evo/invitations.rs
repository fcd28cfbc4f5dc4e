//! Invitations into the instance.

use super::{
    asking::Org,
    convert::{invitation_status, moment},
    ids::{Shown, Text},
    page::{LinksWithoutTotal, List, Part},
    wire::InstanceRole,
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, get},
};
use hyper::StatusCode;
use roster_core::{
    Result,
    access::{Actor, Permission},
    id::{Id, UserId, entity},
    invitation::{self, Filter, Invitation, InvitationStatus},
    user,
};
use serde::Serialize;
use std::collections::HashMap;

const MANY: &str = "/workspace/orgs/{organization}/members/invitations";
const ONE: &str = "/workspace/orgs/{organization}/members/invitations/{invitation}";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        get("members.invitations.list", MANY).needs_any_of(&[P::InvitationsList, P::UsersRead]).handle(example(MANY), list),
        delete("members.invitations.delete", ONE).needs(P::InvitationsRevoke).answers(StatusCode::NO_CONTENT).handle(example(ONE), remove),
    ]
}

/// An invitation.
#[derive(Serialize)]
pub(super) struct InstanceInvitation {
    id: String,
    email: String,
    invited_by_email: String,
    status: &'static str,
    created_date: String,
    expiration_date: String,
    roles: Vec<InstanceRole>,
}

/// Invitations in the vendor's shape; who invited is told to who may read users.
pub(super) async fn invitations_shown(context: &Context, actor: &Actor, found: &[Invitation]) -> Result<Vec<InstanceInvitation>> {
    let ids: Vec<_> = found.iter().map(|invitation| invitation.id).collect();
    let shown = Shown::default().with(context, actor, &ids).await?;
    let mut by: Vec<UserId> = found.iter().filter_map(|invitation| invitation.invited_by).map(Id::from_bytes).collect();
    by.sort_unstable();
    by.dedup();
    let people = user::those(&context.directory, actor, &by).await?;
    let emails: HashMap<_, _> = people.iter().map(|user| (*user.id.as_bytes(), user.email.to_string())).collect();
    let now = context.directory.now();
    let shape = |invitation: &Invitation| {
        Some(InstanceInvitation {
            id: shown.id(invitation.id),
            email: invitation.email.to_string(),
            invited_by_email: invitation.invited_by.and_then(|by| emails.get(&by).cloned()).unwrap_or_default(),
            status: invitation_status(invitation.status(now))?,
            created_date: moment(invitation.created_at),
            expiration_date: moment(invitation.expires_at),
            roles: vec![InstanceRole::of(invitation.role)],
        })
    };
    Ok(found.iter().filter_map(shape).collect())
}

async fn list(context: Context, (org, part): (Org, Part)) -> Result<Json<List<LinksWithoutTotal, InstanceInvitation>>> {
    let actor = org.actor(&context).await?;
    let status = InvitationStatus::ALL.into_iter().filter(|status| invitation_status(*status).is_some()).collect();
    let filter = Filter { status, ..Filter::default() };
    let listed = invitation::list(&context.directory, &actor, &filter, part.page()?).await?;
    let results = invitations_shown(&context, &actor, &listed.items).await?;
    Ok(Json(List { links: LinksWithoutTotal::new(&context, part, results.len(), listed.total), results }))
}

async fn remove(context: Context, (org, named): (Org, Text<entity::Invitation>)) -> Result<NoContent> {
    let actor = org.actor(&context).await?;
    let id = named.id(&context, &actor).await?;
    context.change(&actor, invitation::Revoke { id }).await?;
    Ok(NoContent)
}
