//! From rows to the document. Each type is taken apart field by field, so that a new field can't be forgotten.

use super::document::{
    Alias, ApiKey, Credential, DialectData, Document, Format, Group, GroupMember, Invitation, Mask, Member, Organization, Place, Role,
    RoleAssignment, ServiceAccount, SsoConnection, User, VERSION, Workspace, WorkspaceGroup,
};
use crate::{
    Error, Kind, Result, alias,
    api_key::{self, Owner, kept::Kept},
    audit::Hex,
    credential, dialect_data, group, group_member,
    id::{Id, OrganizationId},
    invitation, member, organization, role,
    role_assignment::{self, Holder},
    sealed::Sealed,
    secret::{self, LiveSecrets, SecretHash},
    service_account::{self, Home},
    sso_connection,
    store::{Conn, Read},
    user, workspace, workspace_group,
};
use std::collections::HashMap;

/// Reads everything in one organization.
pub(super) struct Collect {
    pub(super) organization: OrganizationId,
}

impl Read for Collect {
    type Out = Document;

    async fn run(self, conn: &mut Conn<'_>) -> Result<Document> {
        let id = self.organization;
        let found = organization::rows::find(conn, id).await?.ok_or(Error::NotFound(Kind::Organization))?;
        let mut secrets = api_key::kept::all(conn, id).await?;
        let keys = api_key::rows::all(conn, id).await?.into_iter();
        Ok(Document {
            format: Format::Organization,
            version: VERSION,
            organization: found.into(),
            users: user::rows::all(conn, id).await?.into_iter().map(User::from).collect(),
            groups: groups(conn, id).await?,
            roles: roles(conn, id).await?,
            workspaces: workspaces(conn, id).await?,
            invitations: invitation::rows::all(conn, id).await?.into_iter().map(Invitation::from).collect(),
            service_accounts: service_accounts(conn, id).await?,
            api_keys: keys
                .map(|key| {
                    let kept = secrets.remove(&key.id).unwrap_or_default();
                    api_key_of(key, &kept)
                })
                .collect(),
            sso_connection: sso_connection::rows::kept(conn, id).await?.map(SsoConnection::from),
            aliases: alias::rows::all(conn, id).await?.into_iter().map(Alias::from).collect(),
            dialect_data: dialect_data::rows::all(conn, id).await?.into_iter().map(DialectData::from).collect(),
        })
    }
}

async fn groups(conn: &mut Conn<'_>, id: OrganizationId) -> Result<Vec<Group>> {
    let mut members: HashMap<_, Vec<_>> = HashMap::new();
    for (group, user, created_at) in group_member::rows::all(conn, id).await? {
        members.entry(group).or_default().push(GroupMember { user, created_at: created_at.into() });
    }
    let found = group::rows::all(conn, id).await?.into_iter();
    Ok(found
        .map(|group| {
            let members = members.remove(&group.id).unwrap_or_default();
            group_of(group, members)
        })
        .collect())
}

fn group_of(group: group::Group, members: Vec<GroupMember>) -> Group {
    let group::Group { id, name, description, role, source, created_at, updated_at, version: _ } = group;
    Group { id, name, description, role, source, created_at: created_at.into(), updated_at: updated_at.into(), members }
}

async fn roles(conn: &mut Conn<'_>, id: OrganizationId) -> Result<Vec<Role>> {
    let mut assignments: HashMap<_, Vec<_>> = HashMap::new();
    for assignment in role_assignment::rows::all(conn, id).await? {
        assignments.entry(assignment.role).or_default().push(RoleAssignment::from(assignment));
    }
    let found = role::rows::all(conn, id).await?.into_iter();
    Ok(found
        .map(|role| {
            let assignments = assignments.remove(&role.id).unwrap_or_default();
            role_of(role, assignments)
        })
        .collect())
}

fn role_of(role: role::Role, assignments: Vec<RoleAssignment>) -> Role {
    let role::Role { id, workspace, name, description, scopes, permissions, created_at, updated_at, version: _ } = role;
    let (created_at, updated_at) = (created_at.into(), updated_at.into());
    Role { id, workspace, name, description, scopes, permissions: permissions.iter().collect(), created_at, updated_at, assignments }
}

impl From<role_assignment::RoleAssignment> for RoleAssignment {
    fn from(assignment: role_assignment::RoleAssignment) -> Self {
        let role_assignment::RoleAssignment { id, role: _, name: _, workspace: _, holder, created_at, version: _ } = assignment;
        let (mut user, mut group, mut service_account) = (None, None, None);
        match holder {
            Holder::User(id) => user = Some(id),
            Holder::Group(id) => group = Some(id),
            Holder::ServiceAccount(id) => service_account = Some(id),
        }
        Self { id, user, group, service_account, created_at: created_at.into() }
    }
}

async fn workspaces(conn: &mut Conn<'_>, id: OrganizationId) -> Result<Vec<Workspace>> {
    let (mut members, mut groups): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>) = Default::default();
    for member in member::rows::all(conn, id).await? {
        members.entry(member.workspace).or_default().push(Member::from(member));
    }
    for given in workspace_group::rows::all(conn, id).await? {
        groups.entry(given.workspace).or_default().push(WorkspaceGroup::from(given));
    }
    let found = workspace::rows::all(conn, id).await?.into_iter();
    Ok(found
        .map(|workspace| {
            let (members, groups) = (members.remove(&workspace.id), groups.remove(&workspace.id));
            workspace_of(workspace, members.unwrap_or_default(), groups.unwrap_or_default())
        })
        .collect())
}

fn workspace_of(workspace: workspace::Workspace, members: Vec<Member>, groups: Vec<WorkspaceGroup>) -> Workspace {
    let workspace::Workspace { id, slug, name, description, is_default, defaults, limits, settings, .. } = workspace;
    let workspace::Workspace { created_by, updated_by, created_at, updated_at, archived_at, deleted_at, .. } = workspace;
    Workspace {
        id,
        slug,
        name,
        description,
        is_default,
        defaults,
        limits,
        settings,
        created_by,
        updated_by,
        created_at: created_at.into(),
        updated_at: updated_at.into(),
        archived_at: archived_at.map(Into::into),
        deleted_at: deleted_at.map(Into::into),
        members,
        groups,
    }
}

async fn service_accounts(conn: &mut Conn<'_>, id: OrganizationId) -> Result<Vec<ServiceAccount>> {
    let mut credentials: HashMap<_, Vec<_>> = HashMap::new();
    for (credential, secrets) in credential::rows::all(conn, id).await? {
        credentials.entry(credential.service_account).or_default().push(credential_of(credential, &secrets));
    }
    let found = service_account::rows::all(conn, id).await?.into_iter();
    Ok(found
        .map(|account| {
            let credentials = credentials.remove(&account.id).unwrap_or_default();
            service_account_of(account, credentials)
        })
        .collect())
}

fn service_account_of(account: service_account::ServiceAccount, credentials: Vec<Credential>) -> ServiceAccount {
    let service_account::ServiceAccount { id, home, name, description, status, created_by, created_at, updated_at, version: _ } = account;
    let (role, workspace, workspace_role) = match home {
        Home::Organization(role) => (Some(role), None, None),
        Home::Workspace(workspace, role) => (None, Some(workspace), role),
    };
    let (created_at, updated_at) = (created_at.into(), updated_at.into());
    ServiceAccount { id, role, workspace, workspace_role, name, description, status, created_by, created_at, updated_at, credentials }
}

fn credential_of(credential: credential::Credential, secrets: &LiveSecrets) -> Credential {
    let credential::Credential { id, service_account: _, name, mask, previous_secret_until: _, expires_at, .. } = credential;
    let credential::Credential { last_used_at, created_at, updated_at, version: _, .. } = credential;
    let (previous, until) = secrets.previous.unzip();
    Credential {
        id,
        name,
        secret_sha256: Hex(*secrets.current.as_bytes()),
        previous_secret_sha256: previous.map(|hash| Hex(*hash.as_bytes())),
        previous_secret_until: until.map(Into::into),
        mask: mask.into(),
        expires_at: expires_at.map(Into::into),
        last_used_at: last_used_at.map(Into::into),
        created_at: created_at.into(),
        updated_at: updated_at.into(),
    }
}

impl From<secret::Mask> for Mask {
    fn from(mask: secret::Mask) -> Self {
        let secret::Mask { start, end } = mask;
        Self { start, end }
    }
}

fn api_key_of(key: api_key::ApiKey, kept: &Kept) -> ApiKey {
    let api_key::ApiKey {
        id,
        owner,
        workspace,
        name,
        description,
        scopes,
        permissions,
        limits,
        defaults,
        mask,
        previous_secret_until: _,
        expires_at,
        last_used_at,
        created_at,
        updated_at,
        version: _,
    } = key;
    let (user, service_account, role) = match owner {
        Owner::User(user) => (Some(user), None, None),
        Owner::ServiceAccount(account) => (None, Some(account), None),
        Owner::Organization(role) => (None, None, Some(role)),
        Owner::Workspace => (None, None, None),
    };
    let (previous, until) = kept.previous.unzip();
    ApiKey {
        id,
        user,
        service_account,
        role,
        workspace,
        name,
        description,
        scopes,
        permissions: permissions.map(|set| set.iter().collect()),
        limits,
        defaults,
        secret_sha256: kept.hash.map(Hex),
        previous_secret_sha256: previous.map(Hex),
        previous_secret_until: until.map(Into::into),
        mask: mask.into(),
        expires_at: expires_at.map(Into::into),
        last_used_at: last_used_at.map(Into::into),
        created_at: created_at.into(),
        updated_at: updated_at.into(),
    }
}

impl From<(sso_connection::SsoConnection, Option<Sealed>)> for SsoConnection {
    fn from((found, sealed_client_secret): (sso_connection::SsoConnection, Option<Sealed>)) -> Self {
        let sso_connection::SsoConnection {
            id,
            identifier,
            client_id,
            client_secret_set: _,
            protocols,
            created_at,
            updated_at,
            version: _,
        } = found;
        let (created_at, updated_at) = (created_at.into(), updated_at.into());
        Self { id, identifier, client_id, sealed_client_secret, protocols, created_at, updated_at }
    }
}

impl From<organization::Organization> for Organization {
    fn from(found: organization::Organization) -> Self {
        let organization::Organization { id, slug, name, settings, members_can_create_workspaces, created_at, updated_at, version: _ } =
            found;
        let (created_at, updated_at) = (created_at.into(), updated_at.into());
        Self { id, slug, name, settings, members_can_create_workspaces, created_at, updated_at }
    }
}

impl From<user::User> for User {
    fn from(user: user::User) -> Self {
        let user::User { id, email, given_name, family_name, picture, status, role, source, created_at, updated_at, version: _ } = user;
        let (created_at, updated_at) = (created_at.into(), updated_at.into());
        Self { id, email, given_name, family_name, picture, status, role, source, created_at, updated_at }
    }
}

impl From<member::Member> for Member {
    fn from(member: member::Member) -> Self {
        let member::Member { workspace: _, user, role, scopes, expires_at, created_at, updated_at, version: _ } = member;
        let expires_at = expires_at.map(Into::into);
        Self { user: user.id, role, scopes, expires_at, created_at: created_at.into(), updated_at: updated_at.into() }
    }
}

impl From<workspace_group::WorkspaceGroup> for WorkspaceGroup {
    fn from(given: workspace_group::WorkspaceGroup) -> Self {
        let workspace_group::WorkspaceGroup { id, workspace: _, group, name: _, role, created_at, updated_at, version: _ } = given;
        Self { id, group, role, created_at: created_at.into(), updated_at: updated_at.into() }
    }
}

impl From<(invitation::Invitation, SecretHash)> for Invitation {
    fn from((found, hash): (invitation::Invitation, SecretHash)) -> Self {
        let places = |places: Vec<invitation::Place>| {
            places.into_iter().map(|invitation::Place { workspace, role }| Place { workspace, role }).collect()
        };
        let invitation::Invitation { id, email, given_name, family_name, role, workspaces, invited_by, expires_at, .. } = found;
        let invitation::Invitation { accepted_at, accepted_user, revoked_at, created_at, updated_at, .. } = found;
        Self {
            id,
            email,
            given_name,
            family_name,
            role,
            workspaces: workspaces.map(places),
            token_sha256: Hex(*hash.as_bytes()),
            invited_by: invited_by.map(Id::from_bytes),
            expires_at: expires_at.into(),
            accepted_at: accepted_at.map(Into::into),
            accepted_user,
            revoked_at: revoked_at.map(Into::into),
            created_at: created_at.into(),
            updated_at: updated_at.into(),
        }
    }
}

impl From<alias::Alias> for Alias {
    fn from(alias: alias::Alias) -> Self {
        let alias::Alias { dialect, kind, parent: _, alias, target, shown, created_at } = alias;
        Self { dialect, kind, alias, target: Id::from_bytes(target), shown, created_at: created_at.into() }
    }
}

impl From<dialect_data::rows::Kept> for DialectData {
    fn from(kept: dialect_data::rows::Kept) -> Self {
        let dialect_data::rows::Kept { dialect, kind, object, data } = kept;
        Self { dialect, kind, object: Id::from_bytes(object), data }
    }
}
