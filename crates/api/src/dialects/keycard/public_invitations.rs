//! What somebody with an invitation's token sees of it, and its acceptance.

use super::{
    ids::Shown,
    wire::{AcceptResult, PublicInvitation},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, get, post},
    request::{Input, Request},
};
use roster_core::{
    Result,
    access::{Actor, Principal},
    account::{self, Names},
    invitation, organization,
};

const ONE: &str = "/invitations/{token}";
const ACCEPT: &str = "/invitations/{token}/accept";

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("invitations.retrieve", ONE).public("the invitation's token is what it takes").handle(example(ONE), retrieve),
        post("invitations.accept", ACCEPT)
            .needs_only_a_key("the invitation's token is what it takes, and an account that becomes a user")
            .handle(example(ACCEPT), accept),
    ]
}

struct Token(String);

impl Input for Token {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("token").to_owned()))
    }
}

async fn retrieve(context: Context, Token(token): Token) -> Result<Json<PublicInvitation>> {
    Ok(Json(PublicInvitation::new(invitation::peek(&context.directory, &token).await?)))
}

async fn accept(context: Context, Token(token): Token) -> Result<Json<AcceptResult>> {
    let bearer = context.account()?;
    let who = (bearer.account, bearer.limited_to);
    let accepted = account::join(&context.directory, context.terms(), &token, who, Names::default()).await?;
    let actor = Actor { organization: accepted.organization, principal: Principal::User(accepted.user.id), key: None };
    let organization = organization::own(&context.directory, &actor).await?;
    let shown = Shown::default().with(&context, &actor, &[accepted.user.id]).await?;
    Ok(Json(AcceptResult {
        organization_id: organization.id.to_string(),
        organization_name: organization.name.to_string(),
        success: true,
        user_id: shown.id(accepted.user.id),
    }))
}
