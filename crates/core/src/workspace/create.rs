//! The making of a workspace, and of slugs.

use super::{Limits, Workspace, counter, event, has_free_name, rows};
use crate::{
    Error, Kind, Result,
    access::{Permission, Permit, Principal, Scope},
    alias, audit,
    clock::Timestamp,
    dialect_data::{self, DialectPatch},
    directory::Change,
    id::WorkspaceId,
    member::{self, NewMember},
    random::Random,
    store::Tx,
    text::{Description, Json, Name, Slug},
};
use serde_json::json;

/// Creates a workspace, with members if some are named.
#[derive(Clone, Debug)]
pub struct Create {
    /// What people call it.
    pub name: Name,
    /// Its name in URLs; `ws-<stem>-<6 hex>` when absent.
    pub slug: Option<Slug>,
    /// What it is for.
    pub description: Option<Description>,
    /// Whether it is the organization's default workspace; only set by the organization's creation.
    pub is_default: bool,
    /// Defaults, kept as data.
    pub defaults: Option<Json>,
    /// Limits, kept as data.
    pub limits: Limits,
    /// Settings, kept as data.
    pub settings: Option<Json>,
    /// Its first members; needs `workspace_members.create` too.
    pub members: Vec<NewMember>,
    /// When it was created; the id is made from it. Now, unless imported.
    pub created_at: Option<Timestamp>,
    /// Whether its name must be one that no other workspace has.
    pub unique_name: bool,
    /// What a dialect keeps beside it.
    pub dialect_data: Option<DialectPatch>,
}

impl Create {
    /// A workspace with only a name.
    #[must_use]
    pub const fn named(name: Name) -> Self {
        Self {
            name,
            slug: None,
            description: None,
            is_default: false,
            defaults: None,
            limits: Limits { usage: None, rate: None },
            settings: None,
            members: Vec::new(),
            created_at: None,
            unique_name: false,
            dialect_data: None,
        }
    }
}

impl Change for Create {
    type Out = Workspace;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::WorkspacesCreate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Workspace> {
        let slug = self.free_slug(tx).await?;
        let created_at = self.created_at.unwrap_or(tx.now());
        let workspace = Workspace {
            id: WorkspaceId::new(created_at, tx.random()),
            slug,
            name: self.name.clone(),
            description: self.description.clone(),
            is_default: self.is_default,
            defaults: self.defaults.clone(),
            limits: self.limits.clone(),
            settings: self.settings.clone(),
            created_by: if let Principal::User(id) = permit.actor().principal { Some(id) } else { None },
            created_at,
            updated_at: created_at,
            version: tx.version(),
            archived_at: None,
            deleted_at: None,
        };
        if self.unique_name {
            has_free_name(tx, &workspace).await?;
        }
        rows::save(tx, &workspace).await?;
        tx.count(tx.organization(), counter(workspace.status()), 1);
        dialect_data::apply(tx, Kind::Workspace, workspace.id.as_bytes(), self.dialect_data.as_ref()).await?;
        audit::record(tx, permit, event("workspaces.create", &workspace, json!({"name": workspace.name, "slug": workspace.slug}))).await?;
        if !self.members.is_empty() {
            permit.require(Permission::MembersCreate)?;
            member::insert_all(tx, permit, &workspace, &self.members, "members").await?;
        }
        Ok(workspace)
    }
}

impl Create {
    /// The slug that was given or a new one, if no other workspace is found under it.
    async fn free_slug(&self, tx: &mut Tx<'_>) -> Result<Slug> {
        let organization = tx.organization();
        for _ in 0..SLUG_TRIES {
            let slug = match &self.slug {
                Some(slug) => slug.clone(),
                None => slug_from("ws-", &self.name, tx.random())?,
            };
            let taken = rows::id_of_slug(tx.conn(), organization, &slug).await?.is_some()
                || alias::rows::is_one(tx.conn(), organization, Kind::Workspace, &slug).await?;
            if !taken {
                return Ok(slug);
            }
        }
        Err(Error::AlreadyExists { kind: Kind::Workspace, field: "slug" })
    }
}

/// How often a slug is made before it is given up: who named none is not to hear that it is taken.
pub(crate) const SLUG_TRIES: usize = 3;

/// `ws-shared-e2a85b`: the letters of the name's first word and six random hexadecimal digits.
pub(crate) fn slug_from(prefix: &str, name: &str, random: &dyn Random) -> Result<Slug> {
    let word: String = name
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .find(|word| !word.is_empty())
        .unwrap_or("x")
        .chars()
        .take(24)
        .collect();
    let mut tail = [0; 3];
    random.fill(&mut tail);
    Slug::try_from(format!("{prefix}{word}-{:02x}{:02x}{:02x}", tail[0], tail[1], tail[2]))
}
