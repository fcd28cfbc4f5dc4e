//! The making of a key, and how much power it may be given.

use super::{ApiKey, Owner, Verb, count, event, owner_details, rows};
use crate::{
    Error, Kind, Result,
    access::{OrganizationRole, Permission, PermissionSet, Permit, Principal, Scope, WorkspaceRole},
    audit,
    clock::Timestamp,
    dialect_data::{self, DialectPatch},
    directory::Change,
    id::{UserId, WorkspaceId},
    member::{self, in_future},
    organization,
    secret::{KeyText, Secret},
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
    /// The only workspace that it reaches.
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

    /// A key is power handed on: its maker must hold what it will hold.
    async fn check_power(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let limit = self.permissions.unwrap_or(PermissionSet::all());
        match (self.owner, self.workspace) {
            (Owner::User(id), workspace) => {
                let user = user::rows::find(tx.conn(), permit.organization(), id).await?;
                let user = user.ok_or(Error::invalid("user", "must be the id of a user of this organization"))?;
                if permit.actor().principal != Principal::User(id) {
                    permit.may_manage_organization_role(user.role)?;
                }
                let own = user.role.permissions_in(permit.organization());
                match workspace {
                    None if permit.organization() == organization::INSTANCE => permit.may_hand_on(own.meet(limit)),
                    // It will carry whatever the user is in workspaces, today or later.
                    None => permit.may_hand_on(own.join(WorkspaceRole::Admin.permissions()).meet(limit)),
                    Some(workspace) => {
                        let member = member::rows::find(tx.conn(), permit.organization(), workspace, id).await?;
                        let role = member.map(|member| member.role).max(user.role.implied_in_workspaces());
                        let role = role.ok_or(Error::invalid("user", "must be a member of the workspace"))?;
                        permit.may_give(own.meet(limit))?;
                        permit.may_hand_on(role.permissions().meet(limit))
                    }
                }
            }
            (Owner::Organization(role), None) => {
                if role == OrganizationRole::Owner {
                    permit.may_manage_organization_role(role)?;
                }
                permit.may_hand_on(role.permissions_in(permit.organization()).meet(limit))
            }
            (Owner::Organization(_), Some(_)) => Err(Error::invalid("workspace", "a key of the organization is not bound to a workspace")),
            (Owner::Workspace, Some(_)) => permit.may_hand_on(WorkspaceRole::Admin.permissions().meet(limit)),
            (Owner::Workspace, None) => Err(Error::invalid("workspace", "a key of a workspace needs one")),
        }
    }
}

impl Change for Create {
    type Out = Created;

    fn needs(&self) -> (Permission, Scope) {
        (self.owner.family().permission(Verb::Create), self.workspace.map_or(Scope::Organization, Scope::Workspace))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Created> {
        if let Some(workspace) = self.workspace {
            workspace::existing(tx, workspace).await?;
        }
        self.check_power(tx, permit).await?;
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
            permissions: self.permissions,
            limits: self.limits.clone(),
            defaults: self.defaults.clone(),
            mask: secret.mask(),
            expires_at: self.expires_at,
            last_used_at: None,
            created_at: now,
            updated_at: now,
        };
        match (self.owner, self.workspace) {
            (Owner::User(_), _) => {}
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
