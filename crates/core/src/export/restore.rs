//! From the document to rows: an organization as it was, with a history of its own that begins here.

use super::{
    check::check,
    document::{
        ApiKey, Document, Invitation, Mask, Member, Role, RoleAssignment, ServiceAccount, SsoConnection, Workspace, WorkspaceGroup,
    },
};
use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, PermissionSet, Permit, Scope},
    alias,
    api_key::{self, Owner, kept::Kept},
    audit::{self, Event},
    credential, dialect_data,
    directory::Change,
    group, group_member,
    id::{GroupId, UserId},
    invitation, member, organization, role,
    role_assignment::{self, Holder},
    secret::{self, LiveSecrets, SecretHash},
    service_account::{self, Home},
    sso_connection,
    store::{Committed, Epoch, Tenant, Tx},
    terms::Terms,
    text::Name,
    user, workspace, workspace_group,
};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

/// Makes an organization of its document. An act of the operator: it is written in the instance tenant, and as the first
/// event of the new one. Epoch and versions are new: what somebody read of the organization elsewhere is no state here.
pub struct Restore {
    /// The document.
    pub document: Document,
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "ImportedCounts")]
#[expect(missing_docs, reason = "how many of each")]
pub struct Restored {
    pub users: usize,
    pub groups: usize,
    pub roles: usize,
    pub workspaces: usize,
    pub workspace_members: usize,
    pub invitations: usize,
    pub service_accounts: usize,
    pub credentials: usize,
    pub api_keys: usize,
    /// Keys that came without a secret, as literal ones do: rotate them.
    pub api_keys_without_secret: usize,
    pub sso_connections: usize,
    pub aliases: usize,
}

impl From<&Document> for Restored {
    fn from(document: &Document) -> Self {
        Self {
            users: document.users.len(),
            groups: document.groups.len(),
            roles: document.roles.len(),
            workspaces: document.workspaces.len(),
            workspace_members: document.workspaces.iter().map(|workspace| workspace.members.len()).sum(),
            invitations: document.invitations.len(),
            service_accounts: document.service_accounts.len(),
            credentials: document.service_accounts.iter().map(|account| account.credentials.len()).sum(),
            api_keys: document.api_keys.len(),
            api_keys_without_secret: document.api_keys.iter().filter(|key| key.secret_sha256.is_none()).count(),
            sso_connections: usize::from(document.sso_connection.is_some()),
            aliases: document.aliases.len(),
        }
    }
}

/// Runs a restoration; with `dry_run` all of it and then back, so that nothing is left.
///
/// # Errors
/// [`Error::Forbidden`] without `organizations.create` in the instance; [`Error::Invalid`] with the path of the first fault;
/// [`Error::AlreadyExists`] and [`Error::Conflict`] when the id or the slug is taken.
pub async fn restore(
    directory: &Directory,
    operator: &Actor,
    terms: impl Into<Terms> + Send,
    restore: Restore,
    dry_run: bool,
) -> Result<Restored> {
    if dry_run {
        directory.rehearse(operator, terms, restore).await
    } else {
        directory.change(operator, terms, restore).await.map(|Committed { value, .. }| value)
    }
}

impl Change for Restore {
    type Out = Restored;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::OrganizationsCreate, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Restored> {
        let document = &self.document;
        check(document, tx.now())?;
        self.is_free(tx).await?;
        let id = document.organization.id;
        let mut tenant = Tenant::new(id, Epoch::new(tx.random()));
        organization::rows::restore(tx, &tenant, &document.organization).await?;
        let done = Restored::from(document);
        let event = || Event {
            action: "organizations.import",
            kind: Kind::Organization,
            target: *id.as_bytes(),
            workspace: None,
            details: json!({"name": document.organization.name, "slug": document.organization.slug, "imported": done}),
        };
        audit::record(tx, permit, event()).await?;

        let mut inner = tx.new_tenant(&mut tenant);
        let founder = organization::founding_permit(id, &inner)?;
        audit::record(&mut inner, &founder, event()).await?;
        let users = self.users(&mut inner).await?;
        let groups = self.groups(&mut inner).await?;
        for workspace in &document.workspaces {
            restore_workspace(&mut inner, workspace, &users, &groups).await?;
        }
        for invitation in &document.invitations {
            restore_invitation(&mut inner, invitation).await?;
        }
        for account in &document.service_accounts {
            restore_service_account(&mut inner, account).await?;
        }
        for role in &document.roles {
            restore_role(&mut inner, role).await?;
        }
        for key in &document.api_keys {
            restore_key(&mut inner, key).await?;
        }
        if let Some(connection) = &document.sso_connection {
            restore_sso_connection(&mut inner, connection).await?;
        }
        self.beside(&mut inner).await?;
        inner.close_new_tenant().await?;
        Ok(done)
    }
}

impl Restore {
    /// Whether nothing here has the organization's id or slug.
    async fn is_free(&self, tx: &mut Tx<'_>) -> Result<()> {
        let organization = &self.document.organization;
        if let Some(deleted) = organization::rows::is_deleted(tx.conn(), organization.id).await? {
            if !deleted {
                return Err(Error::AlreadyExists { kind: Kind::Organization, field: "id" });
            }
            return Err(Error::Conflict(
                "an organization with this id was deleted here, and its audit log is kept: it can't be made again".into(),
            ));
        }
        if organization::is_taken(tx, &organization.slug).await? {
            return Err(Error::AlreadyExists { kind: Kind::Organization, field: "slug" });
        }
        Ok(())
    }

    async fn users(&self, tx: &mut Tx<'_>) -> Result<HashMap<UserId, user::User>> {
        let mut users = HashMap::with_capacity(self.document.users.len());
        for record in &self.document.users {
            let user = user::User {
                id: record.id,
                email: record.email.clone(),
                given_name: record.given_name.clone(),
                family_name: record.family_name.clone(),
                picture: record.picture.clone(),
                status: record.status,
                role: record.role,
                source: record.source.clone(),
                created_at: record.created_at.0,
                updated_at: record.updated_at.0,
                version: tx.version(),
            };
            user::rows::insert(tx, &user).await?;
            tx.count(tx.organization(), user::counter(user.role), 1);
            users.insert(user.id, user);
        }
        Ok(users)
    }

    async fn groups(&self, tx: &mut Tx<'_>) -> Result<HashMap<GroupId, Name>> {
        let mut names = HashMap::with_capacity(self.document.groups.len());
        for record in &self.document.groups {
            let group = group::Group {
                id: record.id,
                name: record.name.clone(),
                description: record.description.clone(),
                role: record.role,
                source: record.source.clone(),
                created_at: record.created_at.0,
                updated_at: record.updated_at.0,
                version: tx.version(),
            };
            group::rows::insert(tx, &group).await?;
            tx.count(tx.organization(), group::COUNTER, 1);
            for member in &record.members {
                group_member::rows::insert(tx, group.id, member.user, member.created_at.0).await?;
                tx.count(group.id, group_member::COUNTER, 1);
            }
            names.insert(group.id, group.name);
        }
        Ok(names)
    }

    /// What stands beside the objects.
    async fn beside(&self, tx: &mut Tx<'_>) -> Result<()> {
        let parents = self.document.workspaces_of_roles();
        for record in &self.document.aliases {
            let (kind, target, shown, created_at) = (record.kind, *record.target.as_bytes(), record.shown, record.created_at.0);
            let (dialect, alias) = (record.dialect.clone(), record.alias.clone());
            let parent = parents.get(&target).copied();
            let alias = alias::Alias { dialect, kind, parent, alias, target, shown, created_at };
            alias::rows::insert(tx, &alias).await?;
        }
        for record in &self.document.dialect_data {
            dialect_data::rows::save(tx, &record.dialect, record.kind, record.object.as_bytes(), &record.data).await?;
        }
        Ok(())
    }
}

async fn restore_role(tx: &mut Tx<'_>, record: &Role) -> Result<()> {
    let role = role::Role {
        id: record.id,
        workspace: record.workspace,
        name: record.name.clone(),
        description: record.description.clone(),
        scopes: record.scopes.clone(),
        permissions: record.permissions.iter().copied().collect(),
        created_at: record.created_at.0,
        updated_at: record.updated_at.0,
        version: tx.version(),
    };
    role::rows::save(tx, &role).await?;
    role::count(tx, role.workspace, 1);
    for RoleAssignment { id, user, group, service_account, created_at } in &record.assignments {
        let (user, group) = (user.map(Holder::User), group.map(Holder::Group));
        let holder = user.or(group).or(service_account.map(Holder::ServiceAccount)).ok_or(Error::Internal)?;
        let (name, workspace, created_at) = (role.name.clone(), role.workspace, created_at.0);
        let assignment =
            role_assignment::RoleAssignment { id: *id, role: role.id, name, workspace, holder, created_at, version: tx.version() };
        role_assignment::rows::insert(tx, &assignment).await?;
    }
    Ok(())
}

async fn restore_workspace(
    tx: &mut Tx<'_>,
    record: &Workspace,
    users: &HashMap<UserId, user::User>,
    groups: &HashMap<GroupId, Name>,
) -> Result<()> {
    let workspace = workspace::Workspace {
        id: record.id,
        slug: record.slug.clone(),
        name: record.name.clone(),
        description: record.description.clone(),
        is_default: record.is_default,
        defaults: record.defaults.clone(),
        limits: record.limits.clone(),
        settings: record.settings.clone(),
        created_by: record.created_by,
        updated_by: record.updated_by,
        created_at: record.created_at.0,
        updated_at: record.updated_at.0,
        archived_at: record.archived_at.map(|at| at.0),
        deleted_at: record.deleted_at.map(|at| at.0),
        version: tx.version(),
    };
    workspace::rows::save(tx, &workspace).await?;
    tx.count(tx.organization(), workspace::counter(workspace.status()), 1);
    for Member { user, role, scopes, expires_at, created_at, updated_at } in &record.members {
        let user = users.get(user).ok_or(Error::Internal)?.clone();
        let member = member::Member {
            workspace: record.id,
            user,
            role: *role,
            scopes: scopes.clone(),
            expires_at: expires_at.map(|at| at.0),
            created_at: created_at.0,
            updated_at: updated_at.0,
            version: tx.version(),
        };
        member::rows::save(tx, &member).await?;
        member::rows::assign(tx, record.id, member.user.id, *role).await?;
        tx.count(record.id, member::counter(*role), 1);
    }
    for WorkspaceGroup { id, group, role, created_at, updated_at } in &record.groups {
        let given = workspace_group::WorkspaceGroup {
            id: *id,
            workspace: record.id,
            group: *group,
            name: groups.get(group).ok_or(Error::Internal)?.clone(),
            role: *role,
            created_at: created_at.0,
            updated_at: updated_at.0,
            version: tx.version(),
        };
        workspace_group::rows::save(tx, &given).await?;
        member::rows::assign(tx, record.id, *group, *role).await?;
        workspace_group::count(tx, record.id, 1);
    }
    Ok(())
}

async fn restore_invitation(tx: &mut Tx<'_>, record: &Invitation) -> Result<()> {
    let place = |place: &super::document::Place| invitation::Place { workspace: place.workspace, role: place.role };
    let invitation = invitation::Invitation {
        id: record.id,
        email: record.email.clone(),
        given_name: record.given_name.clone(),
        family_name: record.family_name.clone(),
        role: record.role,
        workspaces: record.workspaces.as_ref().map(|places| places.iter().map(place).collect()),
        invited_by: record.invited_by.map(|id| *id.as_bytes()),
        expires_at: record.expires_at.0,
        accepted_at: record.accepted_at.map(|at| at.0),
        accepted_user: record.accepted_user,
        revoked_at: record.revoked_at.map(|at| at.0),
        created_at: record.created_at.0,
        updated_at: record.updated_at.0,
        version: tx.version(),
    };
    invitation::rows::insert(tx, &invitation, &SecretHash::from_bytes(record.token_sha256.0)).await?;
    tx.count(tx.organization(), invitation::counter(invitation.role), 1);
    Ok(())
}

async fn restore_service_account(tx: &mut Tx<'_>, record: &ServiceAccount) -> Result<()> {
    let home = match (record.role, record.workspace, record.workspace_role) {
        (Some(role), ..) => Home::Organization(role),
        (None, Some(workspace), role) => Home::Workspace(workspace, role),
        (None, ..) => return Err(Error::Internal),
    };
    let account = service_account::ServiceAccount {
        id: record.id,
        home,
        name: record.name.clone(),
        description: record.description.clone(),
        status: record.status,
        created_by: record.created_by,
        created_at: record.created_at.0,
        updated_at: record.updated_at.0,
        version: tx.version(),
    };
    service_account::rows::insert(tx, &account).await?;
    for record in &record.credentials {
        let credential = credential::Credential {
            id: record.id,
            service_account: account.id,
            name: record.name.clone(),
            mask: mask_of(&record.mask),
            previous_secret_until: record.previous_secret_until.map(|at| at.0),
            expires_at: record.expires_at.map(|at| at.0),
            last_used_at: record.last_used_at.map(|at| at.0),
            created_at: record.created_at.0,
            updated_at: record.updated_at.0,
            version: tx.version(),
        };
        let previous = record.previous_secret_sha256.zip(record.previous_secret_until);
        let secrets = LiveSecrets {
            current: SecretHash::from_bytes(record.secret_sha256.0),
            previous: previous.map(|(hash, until)| (SecretHash::from_bytes(hash.0), until.0)),
        };
        credential::rows::restore(tx, &credential, &secrets).await?;
    }
    Ok(())
}

/// The sealed secret comes as it is: it opens under the key that sealed it, if this server has that one.
async fn restore_sso_connection(tx: &mut Tx<'_>, record: &SsoConnection) -> Result<()> {
    let connection = sso_connection::SsoConnection {
        id: record.id,
        identifier: record.identifier.clone(),
        client_id: record.client_id.clone(),
        client_secret_set: record.sealed_client_secret.is_some(),
        protocols: record.protocols.clone(),
        created_at: record.created_at.0,
        updated_at: record.updated_at.0,
        version: tx.version(),
    };
    sso_connection::rows::insert(tx, &connection, record.sealed_client_secret.as_ref()).await
}

fn mask_of(mask: &Mask) -> secret::Mask {
    secret::Mask { start: mask.start.clone(), end: mask.end.clone() }
}

async fn restore_key(tx: &mut Tx<'_>, record: &ApiKey) -> Result<()> {
    let owner = match (record.user, record.service_account, record.role) {
        (Some(user), ..) => Owner::User(user),
        (None, Some(account), _) => Owner::ServiceAccount(account),
        (None, None, Some(role)) => Owner::Organization(role),
        (None, None, None) => Owner::Workspace,
    };
    let key = api_key::ApiKey {
        id: record.id,
        owner,
        workspace: record.workspace,
        name: record.name.clone(),
        description: record.description.clone(),
        scopes: record.scopes.clone(),
        permissions: record.permissions.as_ref().map(|list| list.iter().copied().collect::<PermissionSet>()),
        limits: record.limits.clone(),
        defaults: record.defaults.clone(),
        mask: mask_of(&record.mask),
        previous_secret_until: record.previous_secret_until.map(|at| at.0),
        expires_at: record.expires_at.map(|at| at.0),
        last_used_at: record.last_used_at.map(|at| at.0),
        created_at: record.created_at.0,
        updated_at: record.updated_at.0,
        version: tx.version(),
    };
    let previous = record.previous_secret_sha256.zip(record.previous_secret_until).map(|(hash, until)| (hash.0, until.0));
    api_key::kept::restore(tx, &key, &Kept { hash: record.secret_sha256.map(|hash| hash.0), previous }).await
}
