//! The making of a workspace, and of slugs.

use super::{Limits, Workspace, counter, event, has_free_name, rows};
use crate::{
    Error, Kind, Result,
    access::{self, Counting, Denied, Permission, Permit, Scope, WorkspaceRole, decide},
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
    /// Its first members. Whoever names others needs `workspace_members.create` too, and gives no more than they hold in it.
    pub members: Vec<NewMember>,
    /// Whether a person who makes it and would hold no admin's power in it becomes its admin.
    pub maker_joins: bool,
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
            maker_joins: true,
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
            created_by: permit.actor().person(),
            updated_by: permit.actor().person(),
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
        self.add_members(tx, permit, &workspace).await?;
        Ok(workspace)
    }
}

impl Create {
    /// First whoever makes it, in the role that they name for themselves or, where it takes one, as its admin: it is theirs. Then
    /// the others, as far as the maker holds by now what it takes.
    async fn add_members(&self, tx: &mut Tx<'_>, permit: &Permit, workspace: &Workspace) -> Result<()> {
        member::few_enough(&self.members)?;
        let maker = permit.actor().person();
        let own = maker.and_then(|maker| self.members.iter().position(|member| member.user == maker));
        match (own, maker) {
            (Some(at), _) => {
                let added = member::insert_weighed(tx, permit, workspace, &self.members[at]).await;
                added.map_err(|error| error.below(&format!("members[{at}]")))?;
            }
            (None, Some(maker)) if self.maker_joins && !is_admin_anyway(tx, permit).await? => {
                member::insert_weighed(tx, permit, workspace, &NewMember::new(maker, WorkspaceRole::Admin)).await?;
            }
            (None, _) => {}
        }
        let others: Vec<_> = self.members.iter().enumerate().filter(|(at, _)| Some(*at) != own).collect();
        if others.is_empty() {
            return Ok(());
        }
        let within = permit_within(tx, permit, workspace.id).await?;
        for (at, member) in others {
            member::insert(tx, &within, workspace, member).await.map_err(|error| error.below(&format!("members[{at}]")))?;
        }
        Ok(())
    }

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

/// Whether the caller holds all that an admin of a workspace does without being a member, whatever its key allows.
async fn is_admin_anyway(tx: &mut Tx<'_>, permit: &Permit) -> Result<bool> {
    let organization = tx.organization();
    let standing = access::rows::standing(tx.conn(), *permit.actor(), None).await?;
    Ok(WorkspaceRole::Admin.permissions().without(standing.held_in_organization(organization)).is_empty())
}

/// The permit to add members to a workspace that was made just now, by what its maker holds in it.
async fn permit_within(tx: &mut Tx<'_>, permit: &Permit, id: WorkspaceId) -> Result<Permit> {
    let (actor, permission, now) = (*permit.actor(), Permission::MembersCreate, tx.now());
    let standing = access::rows::standing(tx.conn(), actor, Some(id)).await?;
    // Whoever made it knows of it: nothing is to be hidden.
    let refused = |denied: Denied| Error::Forbidden { permission, reason: denied.reason };
    decide(actor, &standing, permission, Scope::Workspace(id), Counting::Effective, now).map_err(refused)
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
