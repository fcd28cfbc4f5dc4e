//! What the caller may do with what an answer shows, from the policy that decides when they do it: by kind of thing and verb.
//!
//! The vendor closes neither list. Its `read`, `list`, `create`, `update` and `delete` are the core's; to revoke is to delete.

use super::ids::COUNTING;
use crate::context::Context;
use roster_core::{
    Result,
    access::{self, Actor, Counting, OrganizationRole, Permission, Resource, Scope},
    credential,
    id::WorkspaceId,
    invitation::{self, Invitation},
    service_account::{self, ServiceAccount},
    user::User,
};
use std::collections::BTreeMap;

/// `{"users": {"read": true}}`.
pub(super) type Map = BTreeMap<&'static str, BTreeMap<&'static str, bool>>;

/// Who asks what they may.
pub(super) struct Asker<'a> {
    context: &'a Context,
    actor: &'a Actor,
    map: Map,
}

use Permission as P;

impl<'a> Asker<'a> {
    pub(super) fn new(context: &'a Context, actor: &'a Actor) -> Self {
        Self { context, actor, map: Map::new() }
    }

    fn say(&mut self, kind: &'static str, verb: &'static str, may: bool) {
        self.map.entry(kind).or_default().insert(verb, may);
    }

    async fn may(&mut self, kind: &'static str, verb: &'static str, permission: Permission, scope: Scope) -> Result<()> {
        // Zones count memberships; what else lies in one is decided as everywhere.
        let counting = if matches!(scope, Scope::Workspace(_)) { COUNTING } else { Counting::Effective };
        let may = self.context.directory.would_permit(self.actor, permission, scope, counting).await?.is_some();
        self.say(kind, verb, may);
        Ok(())
    }

    /// Whether the caller may invite anybody at all: whoever may, may invite somebody who holds nothing, into no zone.
    async fn may_invite(&mut self) -> Result<()> {
        let may = invitation::could_create(&self.context.directory, self.actor, OrganizationRole::Member, Some(&[])).await?;
        self.say("invitations", "create", may);
        Ok(())
    }

    /// What is said wherever an organization is behind the answer.
    async fn own_organization(&mut self) -> Result<()> {
        self.may("organizations", "read", P::OrganizationsRead, Scope::Organization).await?;
        self.may("organizations", "update", P::OrganizationsUpdate, Scope::Organization).await
    }

    /// With an organization, and what is made and listed in it.
    pub(super) async fn organization(mut self) -> Result<Map> {
        self.own_organization().await?;
        self.may_invite().await?;
        for (kind, verb, permission) in [
            ("users", "list", P::UsersList),
            ("invitations", "list", P::InvitationsList),
            ("service_accounts", "create", P::ServiceAccountsCreate),
            ("service_accounts", "list", P::ServiceAccountsList),
            ("roles", "list", P::RolesList),
            ("zones", "create", P::WorkspacesCreate),
        ] {
            self.may(kind, verb, permission, Scope::Organization).await?;
        }
        Ok(self.map)
    }

    /// With the users of an organization.
    pub(super) async fn users(mut self) -> Result<Map> {
        self.own_organization().await?;
        self.may("users", "read", P::UsersRead, Scope::Organization).await?;
        self.may("users", "list", P::UsersList, Scope::Organization).await?;
        Ok(self.map)
    }

    /// With one user: nobody changes who is above themselves.
    pub(super) async fn user(mut self, user: &User) -> Result<Map> {
        self.own_organization().await?;
        self.may("users", "read", P::UsersRead, Scope::User(user.id)).await?;
        self.may("users", "list", P::UsersList, Scope::Organization).await?;
        for (verb, permission) in [("update", P::UsersUpdate), ("delete", P::UsersDelete)] {
            let may = access::would_allow(&self.context.directory, self.actor, permission, Resource::User(user.id)).await?;
            self.say("users", verb, may);
        }
        Ok(self.map)
    }

    /// With the invitations of an organization.
    pub(super) async fn invitations(mut self) -> Result<Map> {
        self.may_invite().await?;
        self.may("invitations", "list", P::InvitationsList, Scope::Organization).await?;
        Ok(self.map)
    }

    /// With one invitation.
    pub(super) async fn invitation(mut self, invitation: &Invitation) -> Result<Map> {
        self.may("invitations", "read", P::InvitationsRead, Scope::Organization).await?;
        let may = invitation::could_revoke(&self.context.directory, self.actor, invitation).await?;
        self.say("invitations", "delete", may);
        Ok(self.map)
    }

    /// With the service accounts of an organization.
    pub(super) async fn service_accounts(mut self) -> Result<Map> {
        self.may("service_accounts", "create", P::ServiceAccountsCreate, Scope::Organization).await?;
        self.may("service_accounts", "list", P::ServiceAccountsList, Scope::Organization).await?;
        Ok(self.map)
    }

    /// With one service account, and its credentials.
    pub(super) async fn service_account(mut self, account: &ServiceAccount) -> Result<Map> {
        let scope = account.place().scope();
        self.may("service_accounts", "read", P::ServiceAccountsRead, scope).await?;
        self.may("credentials", "list", P::CredentialsList, scope).await?;
        for (kind, verb, permission) in [
            ("service_accounts", "update", P::ServiceAccountsUpdate),
            ("service_accounts", "delete", P::ServiceAccountsDelete),
            ("credentials", "update", P::ServiceAccountsUpdate),
            ("credentials", "delete", P::CredentialsDelete),
        ] {
            let may = service_account::could_manage(&self.context.directory, self.actor, permission, account).await?;
            self.say(kind, verb, may);
        }
        let may = credential::could_create(&self.context.directory, self.actor, self.context.ends_at(), account).await?;
        self.say("credentials", "create", may);
        Ok(self.map)
    }

    /// With a zone, and its members.
    pub(super) async fn zone(mut self, id: WorkspaceId) -> Result<Map> {
        let scope = Scope::Workspace(id);
        for (kind, verb, permission) in [
            ("zones", "read", P::WorkspacesRead),
            ("zones", "update", P::WorkspacesUpdate),
            ("zones", "delete", P::WorkspacesDelete),
            ("members", "create", P::MembersCreate),
            ("members", "list", P::MembersList),
            ("members", "update", P::MembersUpdate),
            ("members", "delete", P::MembersDelete),
        ] {
            self.may(kind, verb, permission, scope).await?;
        }
        self.may("zones", "create", P::WorkspacesCreate, Scope::Organization).await?;
        Ok(self.map)
    }

    /// With the SSO connection.
    pub(super) async fn sso_connection(mut self) -> Result<Map> {
        for (verb, permission) in [
            ("create", P::SsoConnectionCreate),
            ("read", P::SsoConnectionRead),
            ("update", P::SsoConnectionUpdate),
            ("delete", P::SsoConnectionDelete),
        ] {
            self.may("sso_connection", verb, permission, Scope::Organization).await?;
        }
        Ok(self.map)
    }

    /// With the roles.
    pub(super) async fn roles(mut self) -> Result<Map> {
        self.own_organization().await?;
        self.may("roles", "list", P::RolesList, Scope::Organization).await?;
        Ok(self.map)
    }
}
