//! Import into an organization that is there: everything that a document of records names, all or nothing.
//!
//! [`records`] are the language of an import. An export of another organization is put into that language first
//! ([`Elsewhere`]), so there is one way in. Records say what things are called and hold no ids of here: what is there is
//! found by its natural key or by an alias, and [`Existing`] says what becomes of it. Every object is made by the use case
//! that makes it elsewhere, under the caller's permit: nobody brings in more than they could make by hand.
//!
//! [`export::Restore`](crate::export::Restore) is the other way in, for operators: a whole organization with its ids.

mod api_keys;
mod beside;
mod check;
mod difference;
mod elsewhere;
mod groups;
mod invitations;
pub mod records;
mod roles;
mod service_accounts;
mod sso_connection;
mod users;
mod work;
mod workspaces;

pub use difference::{Counts, Difference, Entry, KindWord, LeftOut, MOST_ENTRIES, Omission, Outcome};
pub use elsewhere::{Elsewhere, IdForm};
pub use records::Document;

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission, Permit, Scope},
    api_key::{self, Family, Verb},
    audit::{self, Event},
    credential,
    directory::Change,
    id::{UserId, WorkspaceId},
    invitation,
    organization::INSTANCE,
    store::{Committed, Tx},
    terms::Terms,
};
use records::WorkspaceRecord;
use serde_json::json;
use std::{borrow::Cow, collections::HashMap};
use work::Work;

/// What becomes of something that is there already when a record names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// The import is refused. Only the default workspace, which every organization has, is kept instead.
    #[default]
    Refuse,
    /// It stays as it is; what the record lists in it and is not there is added.
    Keep,
    /// It is brought to what the record says. What the record does not say stays, and nothing is taken away.
    Update,
}

impl Existing {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Refuse, Self::Keep, Self::Update];

    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::Keep => "keep",
            Self::Update => "update",
        }
    }

    /// The way with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == word)
    }
}

/// What is imported.
#[derive(Clone, Debug)]
pub enum Source {
    /// Records.
    Records(Document),
    /// An export of another organization.
    Export(Elsewhere),
}

/// Brings a document into the organization.
#[derive(Clone, Debug)]
pub struct Import {
    /// What.
    pub source: Source,
    /// What becomes of what is there.
    pub existing: Existing,
}

impl Import {
    /// Records into an organization that has none of it.
    #[must_use]
    pub const fn records(document: Document) -> Self {
        Self { source: Source::Records(document), existing: Existing::Refuse }
    }
}

/// What an import came to.
#[derive(Debug)]
pub struct Imported {
    /// What became of each record.
    pub difference: Difference,
    /// What of an export of elsewhere did not come in.
    pub left_out: Option<LeftOut>,
    /// Ids and secrets; `None` for a dry run, of which nothing is left that they could belong to.
    pub made: Option<Made>,
}

/// What an import made or found, and the secrets of what is new, which are shown this once.
#[derive(Debug, Default)]
pub struct Made {
    /// The users that the document names, by their email there in lower case.
    pub users: HashMap<String, UserId>,
    /// The workspaces that the document names, by their slug there.
    pub workspaces: HashMap<String, WorkspaceId>,
    /// New keys with their secrets, in the order of the document.
    pub api_keys: Vec<api_key::Created>,
    /// New credentials with their secrets, in the order of the document.
    pub credentials: Vec<credential::Created>,
    /// New invitations with their tokens, in the order of the document.
    pub invitations: Vec<invitation::Sent>,
}

/// Runs an import; with `dry_run` all of it and then back, so that nothing is left and no id, secret or token is answered.
///
/// # Errors
/// [`Error::Forbidden`] without `organizations.import` or what the document needs besides; [`Error::Invalid`] with the path
/// of the first fault; [`Error::Conflict`], which names the record, for what is there or does not allow it.
pub async fn import(
    directory: &Directory,
    actor: &Actor,
    terms: impl Into<Terms> + Send,
    import: Import,
    dry_run: bool,
) -> Result<Imported> {
    if dry_run {
        let rehearsed = directory.rehearse(actor, terms, import).await?;
        return Ok(Imported { made: None, ..rehearsed });
    }
    directory.change(actor, terms, import).await.map(|Committed { value, .. }| value)
}

impl Change for Import {
    type Out = Imported;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::OrganizationsImport, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Imported> {
        if permit.organization() == INSTANCE {
            return Err(Error::Conflict("nothing is imported into the instance: name an organization".into()));
        }
        // The versions of what is brought to its record are not what the caller read.
        tx.expected_nothing_else()?;
        let (document, left_out) = match &self.source {
            Source::Records(document) => (Cow::Borrowed(document), None),
            Source::Export(export) => {
                let (document, left_out) = export.records(tx.now())?;
                (Cow::Owned(document), Some(left_out))
            }
        };
        check::check(&document)?;
        require(&document, permit, self.existing)?;
        let mut work = Work::new(permit, self.existing);
        users::bring(tx, &mut work, &document.users).await?;
        groups::bring(tx, &mut work, &document.groups).await?;
        workspaces::bring(tx, &mut work, &document.workspaces).await?;
        service_accounts::bring(tx, &mut work, &document.service_accounts).await?;
        // Before keys: a role may be what lets a user hold one in a workspace.
        roles::bring(tx, &mut work, &document.roles).await?;
        api_keys::bring(tx, &mut work, &document.api_keys).await?;
        invitations::bring(tx, &mut work, &document.invitations).await?;
        sso_connection::bring(tx, &mut work, document.sso_connection.as_deref()).await?;
        let (difference, made) = work.done();
        record(tx, permit, self.existing, &difference).await?;
        Ok(Imported { difference, left_out, made: Some(made) })
    }
}

/// The import as a whole, beside the events of what it made.
async fn record(tx: &mut Tx<'_>, permit: &Permit, existing: Existing, difference: &Difference) -> Result<()> {
    let target = *permit.organization().as_bytes();
    let details = json!({"existing": existing.as_str(), "counts": difference.counts});
    let event = Event { action: "organizations.import", kind: Kind::Organization, target, workspace: None, details };
    if difference.is_change() { audit::record(tx, permit, event).await } else { audit::record_reading(tx, permit, event).await }
}

/// Whoever imports may make what the document has of each kind, and change it where it is to be brought to its record.
/// Asked before anything is looked up, so that nobody learns by it what is there.
fn require(document: &Document, permit: &Permit, existing: Existing) -> Result<()> {
    use Permission as P;
    let Document { format: _, version: _, users, groups, workspaces, service_accounts, roles, api_keys, invitations, sso_connection } =
        document;
    let aliases = users.iter().any(|one| !one.aliases.is_empty())
        || groups.iter().any(|one| !one.aliases.is_empty())
        || workspaces.iter().any(|one| !one.aliases.is_empty() || one.groups.iter().any(|given| !given.aliases.is_empty()))
        || service_accounts.iter().any(|one| !one.aliases.is_empty())
        || roles.iter().any(|one| !one.aliases.is_empty())
        || api_keys.iter().any(|one| !one.aliases.is_empty())
        || invitations.iter().any(|one| !one.aliases.is_empty());
    let has = |family: Family| {
        api_keys.iter().any(|key| match family {
            Family::User => key.user.is_some(),
            Family::Organization => key.role.is_some(),
            Family::ServiceAccount => key.service_account.is_some(),
            Family::Workspace => key.user.is_none() && key.role.is_none() && key.service_account.is_none(),
        })
    };
    let needed = [
        (!users.is_empty(), P::UsersCreate, Some(P::UsersUpdate)),
        (!groups.is_empty(), P::GroupsCreate, Some(P::GroupsUpdate)),
        (groups.iter().any(|group| !group.members.is_empty()), P::GroupMembersCreate, None),
        (!workspaces.is_empty(), P::WorkspacesCreate, Some(P::WorkspacesUpdate)),
        (workspaces.iter().any(WorkspaceRecord::configures), P::WorkspacesCreate, Some(P::WorkspacesConfigure)),
        (workspaces.iter().any(|workspace| workspace.archived == Some(true)), P::WorkspacesConfigure, None),
        (workspaces.iter().any(|workspace| !workspace.members.is_empty()), P::MembersCreate, Some(P::MembersUpdate)),
        (workspaces.iter().any(|workspace| !workspace.groups.is_empty()), P::WorkspaceGroupsCreate, Some(P::WorkspaceGroupsUpdate)),
        (!service_accounts.is_empty(), P::ServiceAccountsCreate, Some(P::ServiceAccountsUpdate)),
        (service_accounts.iter().any(|account| !account.credentials.is_empty()), P::CredentialsCreate, None),
        (!roles.is_empty(), P::RolesCreate, Some(P::RolesUpdate)),
        (roles.iter().any(|role| !role.assignments.is_empty()), P::RoleAssignmentsCreate, None),
        (!invitations.is_empty(), P::InvitationsCreate, None),
        (sso_connection.is_some(), P::SsoConnectionCreate, Some(P::SsoConnectionUpdate)),
        (aliases, P::AliasesCreate, Some(P::AliasesDelete)),
    ];
    let keys = Family::ALL.map(|family| (has(family), family.permission(Verb::Create), Some(family.permission(Verb::Update))));
    for (_, create, update) in needed.into_iter().chain(keys).filter(|(present, ..)| *present) {
        permit.require(create)?;
        if existing == Existing::Update {
            update.map_or(Ok(()), |update| permit.require(update))?;
        }
    }
    Ok(())
}

/// The role of a user who is new, and of whoever is invited, when their record says none.
const PLAIN: OrganizationRole = OrganizationRole::Member;
