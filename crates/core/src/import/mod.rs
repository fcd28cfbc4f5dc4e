//! Import: many records at once, all or nothing, with the times and ids that they had elsewhere as aliases.
//!
//! For whoever sits at the machine (`roster demo` today): it acts as the system in the organization.

use crate::{
    Error, Kind, Result,
    access::{OrganizationRole, Permission, Permit, Scope, WorkspaceRole},
    alias, api_key,
    clock::Timestamp,
    directory::Change,
    id::{UserId, WorkspaceId},
    member::{self, NewMember},
    store::Tx,
    text::{AliasText, Description, Dialect, Email, Json, Label, Name, ScopeWord, Slug},
    user, workspace,
};
use serde::Deserialize;
use std::collections::HashMap;

/// What is to be imported into one organization.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Document {
    /// People, referred to by email.
    pub users: Vec<UserRecord>,
    /// Workspaces, referred to by slug.
    pub workspaces: Vec<WorkspaceRecord>,
    /// Keys; their secrets are made anew and shown in the result.
    pub api_keys: Vec<KeyRecord>,
}

/// An id that an object has in a dialect.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AliasRecord {
    /// In which dialect.
    pub dialect: Dialect,
    /// The text.
    pub alias: AliasText,
    /// Whether the dialect shows it in place of the id.
    #[serde(default)]
    pub shown: bool,
}

/// A person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserRecord {
    /// Email.
    pub email: Email,
    /// Given name.
    pub given_name: Label,
    /// Family name.
    pub family_name: Label,
    /// Role in the organization.
    pub role: OrganizationRole,
    /// Whether they may act; yes when absent.
    #[serde(default)]
    pub disabled: bool,
    /// When they joined.
    pub created_at: Option<Timestamp>,
    /// Ids elsewhere.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
}

/// A workspace with its members.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceRecord {
    /// Its name in URLs.
    pub slug: Slug,
    /// What people call it.
    pub name: Name,
    /// What it is for.
    pub description: Option<Description>,
    /// Defaults, kept as data.
    pub defaults: Option<Json>,
    /// Put away.
    #[serde(default)]
    pub archived: bool,
    /// When it was created.
    pub created_at: Option<Timestamp>,
    /// Ids elsewhere.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
    /// Who is in it.
    #[serde(default)]
    pub members: Vec<MemberRecord>,
}

/// A membership.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberRecord {
    /// Email of a user of the document.
    pub user: Email,
    /// Role in the workspace.
    pub role: WorkspaceRole,
    /// Words to keep.
    pub scopes: Option<Vec<ScopeWord>>,
    /// Until when.
    pub expires_at: Option<Timestamp>,
    /// Since when.
    pub created_at: Option<Timestamp>,
}

/// A key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyRecord {
    /// What people call it.
    pub name: Name,
    /// Email of the user whose it is; absent: the workspace's or the organization's own.
    pub user: Option<Email>,
    /// Slug of the workspace that it is bound to.
    pub workspace: Option<Slug>,
}

/// Imports a document.
pub struct Import {
    /// What.
    pub document: Document,
}

/// What an import made.
#[derive(Debug, Default)]
pub struct Imported {
    /// Users by email.
    pub users: HashMap<String, UserId>,
    /// Workspaces by slug.
    pub workspaces: HashMap<String, WorkspaceId>,
    /// Keys with their secrets, in the order of the document.
    pub api_keys: Vec<api_key::Created>,
}

impl Change for Import {
    type Out = Imported;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::UsersCreate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Imported> {
        for needed in
            [Permission::WorkspacesCreate, Permission::MembersCreate, Permission::AliasesCreate, Permission::OrganizationKeysCreate]
        {
            permit.require(needed)?;
        }
        let mut done = Imported::default();
        for (at, record) in self.document.users.iter().enumerate() {
            let id = import_user(tx, permit, record).await.map_err(|error| error.below(&format!("users[{at}]")))?;
            done.users.insert(record.email.canonical(), id);
        }
        for (at, record) in self.document.workspaces.iter().enumerate() {
            let id = import_workspace(tx, permit, record, &done.users).await.map_err(|error| error.below(&format!("workspaces[{at}]")))?;
            done.workspaces.insert(record.slug.to_string(), id);
        }
        for (at, record) in self.document.api_keys.iter().enumerate() {
            let key = import_key(tx, permit, record, &done).await.map_err(|error| error.below(&format!("api_keys[{at}]")))?;
            done.api_keys.push(key);
        }
        Ok(done)
    }
}

async fn import_user(tx: &mut Tx<'_>, permit: &Permit, record: &UserRecord) -> Result<UserId> {
    let create = user::Create {
        email: record.email.clone(),
        given_name: record.given_name.clone(),
        family_name: record.family_name.clone(),
        picture: None,
        role: record.role,
        source: Label::try_from("import")?,
        created_at: record.created_at,
    };
    let user = create.run(tx, permit).await?;
    if record.disabled {
        user::Update { status: Some(user::UserStatus::Disabled), ..user::Update::of(user.id) }.run(tx, permit).await?;
    }
    import_aliases(tx, permit, Kind::User, *user.id.as_bytes(), &record.aliases).await?;
    Ok(user.id)
}

async fn import_workspace(
    tx: &mut Tx<'_>,
    permit: &Permit,
    record: &WorkspaceRecord,
    users: &HashMap<String, UserId>,
) -> Result<WorkspaceId> {
    let create = workspace::Create {
        slug: Some(record.slug.clone()),
        description: record.description.clone(),
        defaults: record.defaults.clone(),
        created_at: record.created_at,
        ..workspace::Create::named(record.name.clone())
    };
    let workspace = create.run(tx, permit).await?;
    for (at, record) in record.members.iter().enumerate() {
        let here = |error: Error| error.below(&format!("members[{at}]"));
        let user = *users
            .get(&record.user.canonical())
            .ok_or_else(|| here(Error::invalid("user", "must be the email of a user of the document")))?;
        let (role, scopes) = (record.role, record.scopes.clone());
        let new = NewMember { user, role, scopes, expires_at: record.expires_at, created_at: record.created_at };
        member::insert(tx, permit, &workspace, &new).await.map_err(here)?;
    }
    if record.archived {
        workspace::Update { archived: Some(true), ..workspace::Update::of(workspace.id) }.run(tx, permit).await?;
    }
    import_aliases(tx, permit, Kind::Workspace, *workspace.id.as_bytes(), &record.aliases).await?;
    Ok(workspace.id)
}

async fn import_key(tx: &mut Tx<'_>, permit: &Permit, record: &KeyRecord, done: &Imported) -> Result<api_key::Created> {
    let workspace = match &record.workspace {
        Some(slug) => Some(
            *done.workspaces.get(slug.as_str()).ok_or(Error::invalid("workspace", "must be the slug of a workspace of the document"))?,
        ),
        None => None,
    };
    let owner = match &record.user {
        Some(email) => api_key::Owner::User(
            *done.users.get(&email.canonical()).ok_or(Error::invalid("user", "must be the email of a user of the document"))?,
        ),
        None if workspace.is_some() => api_key::Owner::Workspace,
        None => api_key::Owner::Organization(OrganizationRole::Admin),
    };
    api_key::Create::new(owner, workspace, record.name.clone()).run(tx, permit).await
}

async fn import_aliases(tx: &mut Tx<'_>, permit: &Permit, kind: Kind, target: [u8; 16], aliases: &[AliasRecord]) -> Result<()> {
    for (at, record) in aliases.iter().enumerate() {
        let create = alias::Create { dialect: record.dialect.clone(), kind, alias: record.alias.clone(), target, shown: record.shown };
        create.run(tx, permit).await.map_err(|error| error.below(&format!("aliases[{at}]")))?;
    }
    Ok(())
}
