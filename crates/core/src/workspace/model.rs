//! What a workspace is.

use crate::{
    access::Counting,
    clock::Timestamp,
    id::{UserId, WorkspaceId},
    text::{Description, Json, Name, Slug},
};

/// Whether a workspace is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WorkspaceStatus {
    /// In use.
    Active,
    /// Put away, kept whole, still listed.
    Archived,
    /// Deleted softly: found by nobody but who may restore it.
    Deleted,
}

impl WorkspaceStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Active, Self::Archived, Self::Deleted];

    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Archived => "archived",
            Self::Deleted => "deleted",
        }
    }

    /// The status with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// Limits that other systems enforce; kept as data.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewLimits")]
pub struct Limits {
    /// How much may be used.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub usage: Option<Json>,
    /// How fast.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rate: Option<Json>,
}

impl Limits {
    /// Bytes of text that they hold.
    #[must_use]
    pub fn weight(&self) -> usize {
        [&self.usage, &self.rate].into_iter().flatten().map(|json| json.as_str().len()).sum()
    }
}

/// A part of an organization that has members of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// Its id.
    pub id: WorkspaceId,
    /// Its name in URLs, unique in the organization.
    pub slug: Slug,
    /// What people call it.
    pub name: Name,
    /// What it is for.
    pub description: Option<Description>,
    /// Whether it is the one that an organization always has.
    pub is_default: bool,
    /// Defaults for what is made in it, kept as data.
    pub defaults: Option<Json>,
    /// Limits, kept as data.
    pub limits: Limits,
    /// Settings, kept as data.
    pub settings: Option<Json>,
    /// The user who created it, if a user did.
    pub created_by: Option<UserId>,
    /// The user who changed it last, if a user did; who created it, before any change.
    pub updated_by: Option<UserId>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was archived.
    pub archived_at: Option<Timestamp>,
    /// When it was deleted.
    pub deleted_at: Option<Timestamp>,
    /// The organization's version that last changed it.
    pub version: u64,
}

impl Workspace {
    /// Whether it is in use.
    #[must_use]
    pub const fn status(&self) -> WorkspaceStatus {
        match (self.deleted_at, self.archived_at) {
            (Some(_), _) => WorkspaceStatus::Deleted,
            (None, Some(_)) => WorkspaceStatus::Archived,
            (None, None) => WorkspaceStatus::Active,
        }
    }

    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        let kept = [&self.defaults, &self.settings].into_iter().flatten().map(|json| json.as_str().len());
        let text = self.slug.len() + self.name.len() + self.description.as_deref().map_or(0, str::len);
        size_of::<Self>() + text + self.limits.weight() + kept.sum::<usize>()
    }
}

/// Which workspaces of a list are wanted; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// With exactly this name.
    pub name: Option<String>,
    /// With this in the name, in the same case.
    pub name_contains: Option<String>,
    /// With one of these; empty: active and archived.
    pub status: Vec<WorkspaceStatus>,
    /// With exactly this slug.
    pub slug: Option<Slug>,
    /// Which of the caller's grants make one listed.
    pub counting: Counting,
    /// That this user created.
    pub created_by: Option<UserId>,
    /// In which this user was given a role at this moment: as a member, through a group or by a custom role.
    pub member: Option<UserId>,
    /// Created within all of these.
    pub created_at: Vec<Within>,
    /// Last changed within all of these.
    pub updated_at: Vec<Within>,
}

impl Filter {
    /// Whether it asks for more than statuses, which counters cover.
    pub(super) fn narrows(&self) -> bool {
        let Self { name, name_contains, status: _, slug, counting: _, created_by, member, created_at, updated_at } = self;
        name.is_some()
            || name_contains.is_some()
            || slug.is_some()
            || created_by.is_some()
            || member.is_some()
            || !created_at.is_empty()
            || !updated_at.is_empty()
    }
}

/// A bound of a time in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within {
    /// How it is compared.
    pub comparison: Comparison,
    /// With what.
    pub at: Timestamp,
}

/// How a moment is compared with another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Earlier.
    Before,
    /// Earlier or the same.
    Until,
    /// The same.
    At,
    /// The same or later.
    From,
    /// Later.
    After,
}

impl Comparison {
    /// The operator of SQL.
    pub(super) const fn operator(self) -> &'static str {
        match self {
            Self::Before => "<",
            Self::Until => "<=",
            Self::At => "=",
            Self::From => ">=",
            Self::After => ">",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, Workspace};
    use crate::{clock::Timestamp, id::Id, text::Json};

    /// The cache and the lists count on it: four values of 64 KiB once weighed 512 bytes.
    #[test]
    fn a_workspace_weighs_what_it_holds() {
        let json = || Some(Json::try_from(serde_json::json!("x".repeat(Json::MAX_BYTES - 2))).unwrap());
        let at = Timestamp::from_micros(0);
        let workspace = Workspace {
            id: Id::from_bytes([1; 16]),
            slug: "w".try_into().unwrap(),
            name: "w".try_into().unwrap(),
            description: Some("d".repeat(4096).try_into().unwrap()),
            is_default: false,
            defaults: json(),
            limits: Limits { usage: json(), rate: json() },
            settings: json(),
            created_by: None,
            updated_by: None,
            created_at: at,
            updated_at: at,
            archived_at: None,
            deleted_at: None,
            version: 1,
        };
        let held = 4 * Json::MAX_BYTES + 4096;
        assert!((held..held + 1024).contains(&workspace.weight()), "{}", workspace.weight());
    }
}
