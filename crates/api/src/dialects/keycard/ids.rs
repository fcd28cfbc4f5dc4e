//! Ids: 26 characters, the label of an organization, and whatever imported data was called.

use crate::{
    context::Context,
    request::{Input, Request},
    router::organization_named,
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Counting, Permission, Permit, Scope},
    account, alias,
    caller::Caller,
    id::{CredentialId, Entity, Id, InvitationId, OrganizationId, ServiceAccountId, UserId, WorkspaceId},
    text::Dialect,
    workspace,
};
use std::collections::HashMap;

/// The dialect's name in aliases and dialect data.
pub(super) static DIALECT: Dialect = Dialect::spoken("keycard");

/// The vendor's viewers and members of an organization see the zones that they were given, and its admins all.
pub(super) const COUNTING: Counting = Counting::MembershipOrAdmin;

/// The id of a text: an alias of the organization, else the id itself.
async fn read<E: Entity>(context: &Context, actor: &Actor, text: &str) -> Result<Option<Id<E>>> {
    match alias::resolve(&context.directory, actor, &DIALECT, text).await? {
        Some(id) => Ok(Some(id)),
        None => Ok(Id::parse(text)),
    }
}

/// The id of a text that must name something. Text that names nothing becomes an id that nothing has, so that whoever may
/// not know is refused alike whether the text is an imported id or not: the permit comes before the look.
pub(super) async fn or_nobody<E: Entity>(context: &Context, actor: &Actor, text: &str) -> Result<Id<E>> {
    Ok(read(context, actor, text).await?.unwrap_or(Id::from_bytes([0; 16])))
}

/// The organization that a text names: by an alias of the instance, by its id or by its label.
pub(super) async fn organization(context: &Context, text: &str) -> Result<OrganizationId> {
    match alias::organization(&context.directory, &DIALECT, text).await? {
        Some(id) => Ok(id),
        None => organization_named(&context.directory, text).await,
    }
}

/// As whom the caller acts where the path names no organization: in each of theirs.
pub(super) async fn callers(context: &Context) -> Result<Vec<Actor>> {
    match context.caller {
        Some(Caller::Account(bearer)) => {
            let own = account::organizations(&context.directory, bearer.account, bearer.limited_to).await?;
            Ok(own.into_iter().map(|(actor, _)| actor).collect())
        }
        _ => Ok(vec![context.actor()?]),
    }
}

/// What a path names, as text until it is known who asks; segments that the row does not have are empty.
pub(super) struct Place {
    organization: String,
    user: String,
    invitation: String,
    service_account: String,
    credential: String,
    zone: String,
}

impl Input for Place {
    fn read(request: &Request) -> Result<Self> {
        let segment = |name| request.path(name).to_owned();
        Ok(Self {
            organization: segment("organization"),
            user: segment("user"),
            invitation: segment("invitation"),
            service_account: segment("service_account"),
            credential: segment("credential"),
            zone: segment("zone"),
        })
    }
}

impl Place {
    /// Who acts in the organization.
    ///
    /// # Errors
    /// [`Error::NotFound`], alike for an organization that is not there and one in which the caller has no place.
    pub(super) async fn actor(&self, context: &Context) -> Result<Actor> {
        context.actor_in(self.organization(context).await?).await
    }

    /// The organization, whoever asks.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing is called so.
    pub(super) async fn organization(&self, context: &Context) -> Result<OrganizationId> {
        organization(context, &self.organization).await
    }

    /// The user.
    pub(super) async fn user(&self, context: &Context, actor: &Actor) -> Result<UserId> {
        or_nobody(context, actor, &self.user).await
    }

    /// The invitation.
    pub(super) async fn invitation(&self, context: &Context, actor: &Actor) -> Result<InvitationId> {
        or_nobody(context, actor, &self.invitation).await
    }

    /// The service account.
    pub(super) async fn service_account(&self, context: &Context, actor: &Actor) -> Result<ServiceAccountId> {
        or_nobody(context, actor, &self.service_account).await
    }

    /// The credential.
    pub(super) async fn credential(&self, context: &Context, actor: &Actor) -> Result<CredentialId> {
        or_nobody(context, actor, &self.credential).await
    }

    /// The zone. Whoever belongs to several organizations is looked up in each; operators have no power in zones, so there is
    /// nothing to look up for them.
    ///
    /// # Errors
    /// [`Error::NotFound`] when none of several organizations has it; where there is only one, its policy decides first.
    pub(super) async fn zone(&self, context: &Context) -> Result<Zone> {
        let callers = callers(context).await?;
        if let [actor] = callers[..] {
            return Ok(Zone { actor, id: or_nobody(context, &actor, &self.zone).await? });
        }
        for actor in callers {
            if let Some(id) = read(context, &actor, &self.zone).await?
                && workspace::is_here(&context.directory, &actor, id).await?
            {
                return Ok(Zone { actor, id });
            }
        }
        Err(Error::NotFound(Kind::Workspace))
    }
}

/// A workspace, and as whom the caller acts in its organization.
pub(super) struct Zone {
    pub(super) actor: Actor,
    pub(super) id: WorkspaceId,
}

impl Zone {
    /// Asks for a permission there. What is archived is not shown, and so nothing is done in it.
    ///
    /// # Errors
    /// What the policy answers, [`Error::NotFound`].
    pub(super) async fn permit(&self, context: &Context, permission: Permission) -> Result<Permit> {
        self.permit_at(context, permission, Scope::Workspace(self.id)).await
    }

    /// The permit for something of it.
    ///
    /// # Errors
    /// As [`Zone::permit`].
    pub(super) async fn permit_at(&self, context: &Context, permission: Permission, scope: Scope) -> Result<Permit> {
        let directory = &context.directory;
        let permit = directory.permit_counting(&self.actor, permission, scope, COUNTING).await?;
        let here = workspace::is_here(directory, &self.actor, self.id).await?;
        let shown = here && !workspace::is_archived(directory, &self.actor, self.id).await?;
        if shown { Ok(permit) } else { Err(Error::NotFound(Kind::Workspace)) }
    }
}

/// How ids are shown: the alias that is to be shown, else the id.
#[derive(Default)]
pub(super) struct Shown(HashMap<[u8; 16], String>);

impl Shown {
    /// Looks up what is shown for these too.
    pub(super) async fn with<E: Entity>(mut self, context: &Context, actor: &Actor, ids: &[Id<E>]) -> Result<Self> {
        let found = alias::shown(&context.directory, actor, &DIALECT, ids).await?;
        self.0.extend(found.into_iter().map(|(id, text)| (*id.as_bytes(), text)));
        Ok(self)
    }

    /// Looks up what is shown for these organizations too.
    pub(super) async fn organizations(mut self, context: &Context, ids: &[OrganizationId]) -> Result<Self> {
        let found = alias::shown_organizations(&context.directory, &DIALECT, ids).await?;
        self.0.extend(found.into_iter().map(|(id, text)| (*id.as_bytes(), text)));
        Ok(self)
    }

    /// The text of an id.
    pub(super) fn id<E: Entity>(&self, id: Id<E>) -> String {
        self.0.get(id.as_bytes()).cloned().unwrap_or_else(|| id.to_string())
    }
}

/// A refusal of the core with the vendor's name for the field.
pub(super) fn with_field(error: Error, field: &str, named: &'static str) -> Error {
    match error {
        Error::Invalid { field: known, message } if known == field => Error::invalid(named, message),
        other => other,
    }
}
