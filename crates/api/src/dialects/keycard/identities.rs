//! Identities: the users of an organization and everybody who was invited, in one list.

use super::{
    ids::{Place, Shown},
    page::Asked,
    permissions::Asker,
    users::{Sources, roles},
    wire::{self, List},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, get},
    request::{Input, Request},
};
use roster_core::{
    Result,
    access::{Actor, OrganizationRole, Permission},
    id::{InvitationId, UserId},
    invitation::{self, Invitation},
    page::Listed,
    user::{self, User},
};

const PATH: &str = "/organizations/{organization}/identities";

pub(super) fn operations() -> Vec<Operation> {
    const NEEDS: &[Permission] = &[Permission::UsersList, Permission::InvitationsList];
    vec![get("organizations.list_identities", PATH).needs_any_of(NEEDS).handle(example(PATH), list)]
}

struct Listing {
    asked: Asked,
    roles: Vec<OrganizationRole>,
    email: Option<String>,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self { asked: Asked::read(request)?, roles: roles(request)?, email: request.query_with_plus("query[email]")? })
    }
}

enum Identity {
    User(User),
    Invitation(Invitation),
}

impl Identity {
    const fn id(&self) -> [u8; 16] {
        match self {
            Self::User(user) => *user.id.as_bytes(),
            Self::Invitation(invitation) => *invitation.id.as_bytes(),
        }
    }
}

fn as_identities<T>(listed: Listed<T>, identity: impl Fn(T) -> Identity) -> Listed<Identity> {
    Listed { items: listed.items.into_iter().map(identity).collect(), total: listed.total, next: listed.next }
}

/// It takes both permissions: a list without its half would pass for the whole.
async fn list(context: Context, (place, listing): (Place, Listing)) -> Result<Json<List<wire::Identity>>> {
    let actor = place.actor(&context).await?;
    let Listing { asked, roles, email } = listing;
    let users = user::Filter { roles: roles.clone(), email_contains: email.clone(), ..user::Filter::default() };
    let invitations = invitation::Filter { roles, email_contains: email, ..invitation::Filter::default() };
    let users = user::list(&context.directory, &actor, &users, asked.page()?).await?;
    let invitations = invitation::list(&context.directory, &actor, &invitations, asked.page()?).await?;
    let both = vec![as_identities(users, Identity::User), as_identities(invitations, Identity::Invitation)];
    let part = asked.part(asked.merged(both, Identity::id), Identity::id);
    let items = shown(&context, &actor, &part.items, asked.permissions).await?;
    let permissions = if asked.permissions { Some(Asker::new(&context, &actor).organization().await?) } else { None };
    Ok(Json(List { items, page_info: part.cursors(), pagination: Some(part.pagination(&asked)), permissions }))
}

async fn shown(context: &Context, actor: &Actor, found: &[Identity], permissions: bool) -> Result<Vec<wire::Identity>> {
    let (mut users, mut invitations) = (Vec::<UserId>::new(), Vec::<InvitationId>::new());
    for identity in found {
        match identity {
            Identity::User(user) => users.push(user.id),
            Identity::Invitation(invitation) => invitations.push(invitation.id),
        }
    }
    let sources = Sources::of(context, actor, &users).await?;
    let shown = Shown::default().with(context, actor, &users).await?.with(context, actor, &invitations).await?;
    let mut items = Vec::with_capacity(found.len());
    for identity in found {
        let asker = permissions.then(|| Asker::new(context, actor));
        items.push(match (identity, asker) {
            (Identity::User(user), asker) => {
                let permissions = match asker {
                    Some(asker) => Some(asker.user(user).await?),
                    None => None,
                };
                wire::Identity::user(user, sources.source(user.id), &shown, permissions)
            }
            (Identity::Invitation(invitation), asker) => {
                let permissions = match asker {
                    Some(asker) => Some(asker.invitation(invitation).await?),
                    None => None,
                };
                let source = context.base_url.to_string();
                wire::Identity::invitation(invitation, context.directory.now(), source, &shown, permissions)
            }
        });
    }
    Ok(items)
}
