//! Workspaces as somebody looks through them: by what is in their names, in an order of choice, with a role in each.

use super::{Filter, Workspace, deleted_reach, reach, rows};
use crate::{
    Directory, Error, Result,
    access::{Actor, Counting, Permission, Scope, WorkspaceRole},
    clock::Timestamp,
    id::WorkspaceId,
    page::{Listed, MAX_OFFSET, checked_limit},
    text::Label,
};
use std::{cmp::Ordering, collections::HashMap};

/// The most fields that one order is made of.
const MOST_FIELDS: usize = 8;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Search {
    /// Which workspaces.
    pub filter: Filter,
    /// Only those whose names fit.
    pub name_like: Option<NamePattern>,
    /// Sorted by these, the first counting most; what they leave open is in the order of names and then of ids.
    pub order: Vec<(SortBy, Order)>,
    /// Whose roles in them are told, by the bits of a principal's id, and by which grants: the ways to a role through the
    /// organization are told only of the caller.
    pub roles_of: ([u8; 16], Counting),
    /// How many, 1 to [`MAX_LIMIT`](crate::page::MAX_LIMIT).
    pub limit: u32,
    /// After how many others, at most [`MAX_OFFSET`].
    pub offset: u64,
}

/// What a list can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The name, whatever its case.
    Name,
    /// When it was created.
    CreatedAt,
    /// When it last changed.
    UpdatedAt,
    /// The role that is told: none, then from the weakest on.
    Role,
}

/// In which direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The least first.
    Ascending,
    /// The greatest first.
    Descending,
}

/// A workspace that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The workspace.
    pub workspace: Workspace,
    /// The role in it of whom was asked about.
    pub role: Option<WorkspaceRole>,
}

/// Text that names are compared with, in which `*` stands for any text, an empty one included, and `\` takes the next
/// character as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePattern {
    pieces: Vec<String>,
    ignores_case: bool,
}

impl NamePattern {
    /// Reads it.
    #[must_use]
    pub fn new(text: &str, ignores_case: bool) -> Self {
        let (mut pieces, mut piece, mut characters) = (Vec::new(), String::new(), text.chars());
        while let Some(character) = characters.next() {
            match character {
                '*' => pieces.push(std::mem::take(&mut piece)),
                '\\' => piece.push(characters.next().unwrap_or('\\')),
                other => piece.push(other),
            }
        }
        pieces.push(piece);
        let pieces = if ignores_case { pieces.iter().map(|piece| piece.to_lowercase()).collect() } else { pieces };
        Self { pieces, ignores_case }
    }

    /// Whether a whole name fits.
    #[must_use]
    pub fn fits(&self, name: &str) -> bool {
        let folded = self.ignores_case.then(|| name.to_lowercase());
        let name = folded.as_deref().unwrap_or(name);
        let Some((last, before)) = self.pieces.split_last() else { return false };
        let Some((first, between)) = before.split_first() else { return name == last };
        let Some(mut rest) = name.strip_prefix(first.as_str()) else { return false };
        for piece in between {
            // The earliest place leaves the most for what follows.
            let Some(at) = rest.find(piece.as_str()) else { return false };
            rest = &rest[at + piece.len()..];
        }
        rest.ends_with(last.as_str())
    }
}

/// What a workspace is sorted by.
pub(super) struct Key {
    pub(super) id: WorkspaceId,
    pub(super) name: String,
    pub(super) created_at: Timestamp,
    pub(super) updated_at: Timestamp,
}

/// Workspaces that match within what the caller may list, by offset. All that match are looked at, by their names and times
/// alone. Deleted ones are found by who may restore them.
///
/// # Errors
/// [`Error::Forbidden`] when the key's scopes leave out `workspaces.list`, or for deleted ones `workspaces.restore`;
/// [`Error::Invalid`] for text that is in no name, and bounds of the page.
pub async fn search(directory: &Directory, actor: &Actor, search: &Search) -> Result<Listed<Found>> {
    checked_limit(search.limit)?;
    if search.offset > MAX_OFFSET {
        return Err(Error::invalid("offset", format!("at most {MAX_OFFSET} rows can be skipped")));
    }
    if search.order.len() > MOST_FIELDS {
        return Err(Error::invalid("order_by", format!("at most {MOST_FIELDS} fields")));
    }
    search.filter.name.as_deref().map(Label::try_from).transpose().map_err(|error| error.below("name"))?;
    let reach = reach(directory, actor, search.filter.counting).await?;
    let deleted = deleted_reach(directory, actor, &search.filter).await?;
    let (organization, now) = (actor.organization, directory.now());
    let implied = implied(directory, actor, search.roles_of.1).await?;
    let wanted = rows::Wanted { filter: &search.filter, reach, deleted, now };
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let mut keys = rows::keys(&mut conn, organization, &wanted).await?;
    if let Some(pattern) = &search.name_like {
        keys.retain(|key| pattern.fits(&key.name));
    }
    let mut roles: HashMap<WorkspaceId, WorkspaceRole> = HashMap::new();
    for (workspace, role) in rows::roles_given_to(&mut conn, organization, &search.roles_of.0, now).await? {
        roles.entry(workspace).and_modify(|known| *known = (*known).max(role)).or_insert(role);
    }
    let role_in = |id: WorkspaceId| roles.get(&id).copied().max(implied);
    sort(&mut keys, &search.order, role_in);
    let total = keys.len() as u64;
    let skipped = usize::try_from(search.offset).unwrap_or(usize::MAX);
    let shown: Vec<_> = keys.iter().skip(skipped).take(search.limit as usize).map(|key| key.id).collect();
    let mut rows: HashMap<_, _> =
        rows::of_ids(&mut conn, organization, &shown).await?.into_iter().map(|workspace| (workspace.id, workspace)).collect();
    let found = |id: &WorkspaceId| Some(Found { workspace: rows.remove(id)?, role: role_in(*id) });
    Ok(Listed { items: shown.iter().filter_map(found).collect(), total, next: None })
}

fn sort(keys: &mut [Key], order: &[(SortBy, Order)], role_in: impl Fn(WorkspaceId) -> Option<WorkspaceRole>) {
    let by_name = |one: &Key, other: &Key| one.name.to_lowercase().cmp(&other.name.to_lowercase()).then_with(|| one.name.cmp(&other.name));
    keys.sort_by(|one, other| {
        let compared = order.iter().map(|(by, order)| {
            let compared = match by {
                SortBy::Name => by_name(one, other),
                SortBy::CreatedAt => one.created_at.cmp(&other.created_at),
                SortBy::UpdatedAt => one.updated_at.cmp(&other.updated_at),
                SortBy::Role => role_in(one.id).cmp(&role_in(other.id)),
            };
            if *order == Order::Descending { compared.reverse() } else { compared }
        });
        let first = compared.into_iter().find(|compared| compared.is_ne()).unwrap_or(Ordering::Equal);
        first.then_with(|| by_name(one, other)).then_with(|| one.id.cmp(&other.id))
    });
}

/// The role that the caller has in every workspace by its role in the organization, where such roles count.
async fn implied(directory: &Directory, actor: &Actor, counting: Counting) -> Result<Option<WorkspaceRole>> {
    let standing = directory.standing(actor, Scope::Organization).await?;
    let through = standing.groups.iter().filter_map(|of| of.organization_role);
    let roles = standing.organization_role.into_iter().chain(through);
    let counts = |role: &WorkspaceRole| match counting {
        Counting::Effective => true,
        Counting::MembershipOrAdmin => *role == WorkspaceRole::Admin,
        Counting::ExplicitMembership => false,
    };
    Ok(roles.filter_map(|role| role.implied_in_workspaces()).filter(counts).max())
}

/// The caller's own role in a workspace, by the grants that count. Needs no permit: whoever calls has looked at the workspace.
///
/// # Errors
/// When the store fails.
pub async fn role_in(directory: &Directory, actor: &Actor, id: WorkspaceId, counting: Counting) -> Result<Option<WorkspaceRole>> {
    let implied = implied(directory, actor, counting).await?;
    let (standing, now) = (directory.standing(actor, Scope::Workspace(id)).await?, directory.now());
    let own = standing.workspace_role.filter(|(_, until)| until.is_none_or(|until| until > now)).map(|(role, _)| role);
    let through = standing.groups.iter().filter_map(|of| of.workspace_role);
    let custom = standing.custom_roles.iter().filter(|grant| grant.in_workspace && grant.permissions.contains(Permission::WorkspacesRead));
    Ok(own.into_iter().chain(through).chain(custom.map(|_| WorkspaceRole::Viewer)).max().max(implied))
}

#[cfg(test)]
mod tests {
    use super::NamePattern;

    #[test]
    fn a_pattern_fits_whole_names() {
        let fits = |pattern: &str, name: &str| NamePattern::new(pattern, false).fits(name);
        for (pattern, name) in [
            ("ab", "ab"),
            ("a*", "ab"),
            ("*b", "ab"),
            ("*", ""),
            ("a*b*c", "a-b-b-c"),
            ("a\\*b", "a*b"),
            ("**", "x"),
            ("a*a", "aa"),
            ("é*", "éa"),
        ] {
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("ab", "AB"), ("a*a", "a"), ("a", "ab"), ("*b*", "ac"), ("a\\*b", "axb"), ("", "a"), ("a*b*c", "a-c-b")] {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
        assert!(NamePattern::new("ÄB*", true).fits("äbc"));
    }
}
