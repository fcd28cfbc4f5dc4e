//! Invitations: how somebody comes into an organization.

use super::{
    page::{List, Part, words},
    place::{Place, workspace_or_nobodys},
    wire::{Invitation, NewInvitation},
};
use crate::{
    answer::{Json, NoContent, Tagged},
    context::Context,
    describe::{DescribedInput, Parameter, query, schema_of},
    invite,
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Result,
    access::{Actor, OrganizationRole, Permission, WorkspaceRole},
    clock::Timestamp,
    invitation::{self, InvitationStatus, Sent},
    text::{Email, Label},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/organizations/{organization}/invitations";
    const ONE: &str = "/organizations/{organization}/invitations/{invitation}";
    const RESEND: &str = "/organizations/{organization}/invitations/{invitation}/resend";
    const NEW: &str = r#"{"email": "new@example.com", "workspaces": [{"workspace": "{workspace}", "role": "member"}]}"#;
    const MAKING: &str = "The answer holds the token and the link with it, this once. Nobody invites to more than they hold, and \
        accepting gives what was granted then, but for workspaces that are deleted by then. The email is neither a user's nor that \
        of another pending invitation; it links nobody: whoever holds the token may accept, once.";
    const AGAIN: &str = "For pending and expired ones. The old token is dead at once; the answer holds the new one, this once. The caller \
        must be able to give now all that the invitation gives.";
    vec![
        get("invitations.list", MANY).needs(Permission::InvitationsList).does("List invitations").handle(example(MANY), list),
        post("invitations.create", MANY)
            .needs(Permission::InvitationsCreate)
            .answers(StatusCode::CREATED)
            .does("Invite somebody")
            .noting(MAKING)
            .handle(example_with(MANY, NEW), create),
        get("invitations.read", ONE).needs(Permission::InvitationsRead).does("Read an invitation").handle(example(ONE), read),
        post("invitations.resend", RESEND)
            .needs(Permission::InvitationsResend)
            .does("Give an invitation a new token and a new end")
            .noting(AGAIN)
            .handle(example(RESEND), resend),
        delete("invitations.revoke", ONE)
            .needs(Permission::InvitationsRevoke)
            .answers(StatusCode::NO_CONTENT)
            .does("Revoke an invitation")
            .noting("A pending or expired one. It stays listed; to revoke it again changes nothing.")
            .handle(example(ONE), revoke),
    ]
}

struct Filter(invitation::Filter);

impl Input for Filter {
    fn read(request: &Request) -> Result<Self> {
        let status = words(request, "status", InvitationStatus::parse, "pending, accepted, revoked, expired")?;
        let roles = words(request, "role", OrganizationRole::parse, &OrganizationRole::names())?;
        let email = request.query_with_plus("email")?.map(Email::try_from).transpose().map_err(|error| error.below("email"))?;
        Ok(Self(invitation::Filter { status, roles, email, email_contains: request.query_with_plus("email_contains")? }))
    }
}

impl DescribedInput for Filter {
    fn parameters() -> Vec<Parameter> {
        vec![
            query("status", schema_of::<Vec<InvitationStatus>>, "Only invitations with one of these."),
            query("role", schema_of::<Vec<OrganizationRole>>, "Only invitations into one of these roles."),
            query("email", schema_of::<Email>, "Only invitations for this address, whatever its case; `+` stands for itself."),
            query("email_contains", schema_of::<String>, "Only invitations with this in the address, whatever its case."),
        ]
    }
}

async fn list(context: Context, (place, (Filter(filter), Part(page))): (Place, (Filter, Part))) -> Result<Json<List<Invitation>>> {
    let actor = place.actor(&context).await?;
    let listed = invitation::list(&context.directory, &actor, &filter, page).await?;
    let now = context.directory.now();
    Ok(Json(List::of(listed, |found| Invitation::at(now, found))))
}

/// A workspace that the invitation leads into.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewInvitationWorkspace")]
struct NewPlace {
    /// By id or slug.
    workspace: String,
    role: WorkspaceRole,
}

/// A new invitation.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewInvitation")]
struct New {
    email: Email,
    given_name: Option<Label>,
    family_name: Option<Label>,
    /// `member` when absent.
    role: Option<OrganizationRole>,
    /// At most 100. When absent, what the organization gives everybody: its default workspace, with the role `member`.
    /// Empty: none.
    workspaces: Option<Vec<NewPlace>>,
    /// 1 minute to 90 days ahead; in 7 days when absent.
    expires_at: Option<Timestamp>,
}

async fn create(context: Context, (place, Body(new)): (Place, Body<New>)) -> Result<Tagged<NewInvitation>> {
    let actor = place.actor(&context).await?;
    let workspaces = match new.workspaces {
        Some(named) => {
            let mut places = Vec::with_capacity(named.len());
            for NewPlace { workspace, role } in named {
                places.push(invitation::Place { workspace: workspace_or_nobodys(&context, &actor, &workspace).await?, role });
            }
            Some(places)
        }
        None => None,
    };
    let create = invitation::Create {
        email: new.email,
        given_name: new.given_name.map_or_else(|| Label::try_from(""), Ok)?,
        family_name: new.family_name.map_or_else(|| Label::try_from(""), Ok)?,
        role: new.role.unwrap_or(OrganizationRole::Member),
        workspaces,
        expires_at: new.expires_at,
        dialect_data: None,
    };
    let sent = context.change(&actor, create).await?.value;
    issued(&context, &actor, sent).await
}

async fn issued(context: &Context, actor: &Actor, sent: Sent) -> Result<Tagged<NewInvitation>> {
    let invite::Issued { invitation, token, link, mail } = invite::issued(context, sent).await;
    let version = invitation.version;
    let new = NewInvitation { invitation: Invitation::at(context.directory.now(), invitation), token, link, mail };
    context.tagged(actor.organization, version, new).await
}

async fn read(context: Context, place: Place) -> Result<Tagged<Invitation>> {
    let actor = place.actor(&context).await?;
    let found = invitation::get(&context.directory, &actor, place.invitation()?).await?;
    let tagged = context.tagged(actor.organization, found.version, Invitation::at(context.directory.now(), found)).await?;
    // It expires without a change.
    Ok(tagged.passing())
}

/// How an invitation is sent again.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Resending")]
struct Again {
    /// 1 minute to 90 days ahead; in 7 days when absent.
    expires_at: Option<Timestamp>,
}

async fn resend(context: Context, (place, Body(again)): (Place, Body<Again>)) -> Result<Tagged<NewInvitation>> {
    let actor = place.actor(&context).await?;
    let resend = invitation::Resend { id: place.invitation()?, expires_at: again.expires_at };
    let sent = context.change(&actor, resend).await?.value;
    issued(&context, &actor, sent).await
}

async fn revoke(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    context.change(&actor, invitation::Revoke { id: place.invitation()? }).await?;
    Ok(NoContent)
}
