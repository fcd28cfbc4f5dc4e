//! The making of a key, and how much power it may be given.

use super::{ApiKey, Owner, Verb, count, event, owner_details, rows};
use crate::{
    Error, Kind, Result,
    access::{self, Actor, OrganizationRole, Permission, PermissionSet, Permit, Principal, Scope, WorkspaceRole},
    audit,
    clock::Timestamp,
    dialect_data::{self, DialectPatch},
    directory::Change,
    group_member,
    id::{OrganizationId, UserId, WorkspaceId},
    member::{self, in_future},
    organization::INSTANCE,
    role_assignment,
    secret::{KeyText, Secret},
    service_account,
    store::Tx,
    text::{Description, Json, Name, ScopeWord},
    user,
    workspace::{self, Limits},
};
use serde_json::json;

/// Creates a key.
#[derive(Clone, Debug)]
pub struct Create {
    /// Who it belongs to.
    pub owner: Owner,
    /// The only workspace that it reaches. For a service account's key always where the account lies: its workspace, or
    /// none when it lies in the organization.
    pub workspace: Option<WorkspaceId>,
    /// What people call it.
    pub name: Name,
    /// What it is for.
    pub description: Option<Description>,
    /// Scope words to keep.
    pub scopes: Option<Vec<ScopeWord>>,
    /// What they allow; `None`: all that the owner may.
    pub permissions: Option<PermissionSet>,
    /// Limits, kept as data.
    pub limits: Limits,
    /// Defaults, kept as data.
    pub defaults: Option<Json>,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// A secret that the operator brings; otherwise one is made.
    pub literal: Option<Secret>,
    /// What a dialect keeps beside it.
    pub dialect_data: Option<DialectPatch>,
}

/// A new key.
#[derive(Clone, Debug)]
pub struct Created {
    /// The key.
    pub key: ApiKey,
    /// Its secret, shown this once.
    pub secret: Secret,
}

impl Create {
    /// A key with all the power of a user.
    #[must_use]
    pub const fn for_user(user: UserId, name: Name) -> Self {
        Self::new(Owner::User(user), None, name)
    }

    /// A key with all the power of a service account.
    #[must_use]
    pub const fn for_service_account(place: service_account::Place, name: Name) -> Self {
        Self::new(Owner::ServiceAccount(place.id), place.workspace, name)
    }

    /// A key with all the power of its owner.
    #[must_use]
    pub const fn new(owner: Owner, workspace: Option<WorkspaceId>, name: Name) -> Self {
        Self {
            owner,
            workspace,
            name,
            description: None,
            scopes: None,
            permissions: None,
            limits: Limits { usage: None, rate: None },
            defaults: None,
            expires_at: None,
            literal: None,
            dialect_data: None,
        }
    }

    /// A key is power handed on: its maker must hold what it will hold, for as long as it will last. Answers the limit
    /// to store, so that the key of somebody who rises later does not rise above its maker.
    async fn check_power(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Option<PermissionSet>> {
        permit.may_last(self.expires_at)?;
        match (self.owner, self.workspace) {
            (Owner::Organization(_), Some(_)) => {
                return Err(Error::invalid("workspace", "a key of the organization is not bound to a workspace"));
            }
            (Owner::Workspace, None) => return Err(Error::invalid("workspace", "a key of a workspace needs one")),
            (Owner::Organization(OrganizationRole::Owner), None) => permit.may_manage_organization_role(OrganizationRole::Owner)?,
            (Owner::User(id), workspace) => {
                let organization = permit.organization();
                let user = user::rows::find(tx.conn(), organization, id).await?;
                let user = user.ok_or(Error::invalid("user", "must be the id of a user of this organization"))?;
                if permit.actor().principal != Principal::User(id) {
                    permit.may_manage_organization_role(user.role)?;
                }
                if let Some(workspace) = workspace
                    && user.role.implied_in_workspaces().is_none()
                    && member::rows::find(tx.conn(), organization, workspace, id).await?.is_none()
                    && group_member::rows::role_in(tx.conn(), organization, id, workspace).await?.is_none()
                    && !may_know(tx, permit, id, workspace).await?
                {
                    return Err(Error::invalid("user", "must be a member of the workspace"));
                }
            }
            (Owner::ServiceAccount(id), workspace) => {
                let account = service_account::existing(tx, service_account::Place { id, workspace }).await?;
                if permit.actor().principal != Principal::ServiceAccount(id) {
                    service_account::may_manage_role(permit, account.home)?;
                }
            }
            (Owner::Organization(_), None) | (Owner::Workspace, Some(_)) => {}
        }
        may_carry(tx, permit, self.owner, self.workspace, self.permissions).await?;
        limit(permit, self.owner, self.permissions)
    }
}

/// The limit to store for a key that is to have the wanted one, or none: never above what its maker holds.
fn limit(permit: &Permit, owner: Owner, wanted: Option<PermissionSet>) -> Result<Option<PermissionSet>> {
    let ceiling = match owner {
        // The roles of a key that is its own principal stay what they are.
        Owner::Organization(_) | Owner::Workspace => return Ok(wanted),
        Owner::User(id) if permit.actor().principal == Principal::User(id) => permit.allowed(),
        Owner::ServiceAccount(id) if permit.actor().principal == Principal::ServiceAccount(id) => permit.allowed(),
        Owner::User(_) | Owner::ServiceAccount(_) => permit.held(),
    };
    let most = OrganizationRole::Owner.permissions_in(permit.organization());
    match wanted {
        None if most.without(ceiling).is_empty() => Ok(None),
        None => Ok(Some(ceiling)),
        Some(limit) if limit.meet(most).without(ceiling).is_empty() => Ok(Some(limit)),
        Some(_) => Err(permit.rank()),
    }
}

/// The limit of a key whose scopes are taken away: as that of a new one without any, and no less than it was.
pub(super) async fn lifted(tx: &mut Tx<'_>, permit: &Permit, key: &ApiKey) -> Result<Option<PermissionSet>> {
    let Some(before) = key.permissions else { return Ok(None) };
    may_carry(tx, permit, key.owner, key.workspace, None).await?;
    Ok(limit(permit, key.owner, None)?.map(|limit| limit.join(before)))
}

/// Whether the caller may hand on what a key of this owner with this limit holds now, or with its owner's memberships.
pub(super) async fn may_carry(
    tx: &mut Tx<'_>,
    permit: &Permit,
    owner: Owner,
    workspace: Option<WorkspaceId>,
    limit: Option<PermissionSet>,
) -> Result<()> {
    let (organization, limit) = (permit.organization(), limit.unwrap_or(PermissionSet::all()));
    let held = match (owner, workspace) {
        (Owner::Organization(role), _) => role.permissions_in(organization),
        (Owner::Workspace, _) => WorkspaceRole::Admin.permissions(),
        (Owner::ServiceAccount(id), workspace) => {
            let account = service_account::rows::find(tx.conn(), organization, id).await?;
            let given = given_to(tx, organization, Principal::ServiceAccount(id), workspace).await?;
            account.map_or(given, |account| account.home.permissions().join(given))
        }
        (Owner::User(id), workspace) => {
            let Some(user) = user::rows::find(tx.conn(), organization, id).await? else { return Ok(()) };
            let given = given_to(tx, organization, Principal::User(id), workspace).await?;
            let own = user.role.permissions_in(organization).join(given);
            match workspace {
                None if organization == INSTANCE => own,
                // It will carry whatever the user is in workspaces, today or later.
                None => own.join(WorkspaceRole::Admin.permissions()),
                Some(workspace) => {
                    let member = member::rows::find(tx.conn(), organization, workspace, id).await?;
                    let through_groups = group_member::rows::role_in(tx.conn(), organization, id, workspace).await?;
                    let role = member.map(|member| member.role).max(user.role.implied_in_workspaces()).max(through_groups);
                    permit.may_give(own.meet(limit))?;
                    role.map_or(given, |role| given.join(role.permissions()))
                }
            }
        }
    };
    if workspace.is_none() {
        may_carry_into_workspaces(tx, permit, owner, limit).await?;
    }
    permit.may_hand_on(held.meet(limit))
}

/// Whether the caller may hand on what custom roles of workspaces give the owner of a key that is bound to none. Whoever makes
/// a key of their own has all that already, as far as their own key allows it.
async fn may_carry_into_workspaces(tx: &mut Tx<'_>, permit: &Permit, owner: Owner, limit: PermissionSet) -> Result<()> {
    let principal = match owner {
        Owner::User(id) => Principal::User(id),
        Owner::ServiceAccount(id) => Principal::ServiceAccount(id),
        Owner::Organization(_) | Owner::Workspace => return Ok(()),
    };
    let carried = role_assignment::held_in_workspaces(tx, &principal.bytes()).await?.meet(limit);
    let in_hand = if permit.actor().principal == principal { permit.allowed() } else { permit.held() };
    if carried.without(in_hand).is_empty() { Ok(()) } else { Err(permit.rank()) }
}

/// What a principal holds beside its own built-in roles: custom roles, and the roles in the organization that its groups have.
async fn given_to(
    tx: &mut Tx<'_>,
    organization: OrganizationId,
    principal: Principal,
    workspace: Option<WorkspaceId>,
) -> Result<PermissionSet> {
    let actor = Actor { organization, principal, key: None };
    let standing = access::rows::standing(tx.conn(), actor, workspace).await?;
    let through_groups = standing.groups.iter().filter_map(|of| Some(of.organization_role?.permissions_in(organization)));
    let custom = standing.custom_roles.iter().map(|grant| grant.permissions);
    Ok(through_groups.chain(custom).fold(PermissionSet::NONE, PermissionSet::join))
}

/// Whether a custom role lets a user know of a workspace that they are no member of.
async fn may_know(tx: &mut Tx<'_>, permit: &Permit, id: UserId, workspace: WorkspaceId) -> Result<bool> {
    Ok(given_to(tx, permit.organization(), Principal::User(id), Some(workspace)).await?.contains(Permission::WorkspacesRead))
}

impl Change for Create {
    type Out = Created;

    fn needs(&self) -> (Permission, Scope) {
        let scope = match self.owner {
            Owner::ServiceAccount(id) => Scope::ServiceAccount(id, self.workspace),
            _ => self.workspace.map_or(Scope::Organization, Scope::Workspace),
        };
        (self.owner.family().permission(Verb::Create), scope)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Created> {
        if let (Some(workspace), false) = (self.workspace, matches!(self.owner, Owner::ServiceAccount(_))) {
            workspace::existing(tx, workspace).await?;
        }
        let permissions = self.check_power(tx, permit).await?;
        in_future(self.expires_at, tx.now())?;
        let (now, id) = (tx.now(), tx.new_id());
        let text = KeyText { organization: tx.organization(), id };
        let secret = self.literal.clone().unwrap_or_else(|| text.generate(tx.random()));
        let key = ApiKey {
            id,
            owner: self.owner,
            workspace: self.workspace,
            name: self.name.clone(),
            description: self.description.clone(),
            scopes: self.scopes.clone(),
            permissions,
            limits: self.limits.clone(),
            defaults: self.defaults.clone(),
            mask: secret.mask(),
            previous_secret_until: None,
            expires_at: self.expires_at,
            last_used_at: None,
            created_at: now,
            updated_at: now,
            version: tx.version(),
        };
        match (self.owner, self.workspace) {
            (Owner::User(_) | Owner::ServiceAccount(_), _) => {}
            (Owner::Organization(role), _) => {
                user::rows::insert_principal(tx, id, "api_key").await?;
                user::rows::assign(tx, id, role).await?;
            }
            (Owner::Workspace, workspace) => {
                user::rows::insert_principal(tx, id, "api_key").await?;
                member::rows::assign(tx, workspace.ok_or(Error::Internal)?, id, WorkspaceRole::Admin).await?;
            }
        }
        rows::save(tx, &key, Some(&secret.hash())).await?;
        if self.literal.is_some() {
            rows::insert_literal(tx, &secret.hash(), id).await?;
        }
        count(tx, &key, 1);
        dialect_data::apply(tx, Kind::ApiKey, id.as_bytes(), self.dialect_data.as_ref()).await?;
        let details = json!({"name": key.name, "owner": owner_details(&key), "permissions": key.permissions, "expires_at": key.expires_at});
        audit::record(tx, permit, event("api_keys.create", &key, details)).await?;
        Ok(Created { key, secret })
    }
}
