//! What a user is.

use crate::{
    access::{OrganizationRole, WorkspaceRole},
    clock::Timestamp,
    id::{UserId, WorkspaceId},
    text::{Email, Label, Name, PictureUrl, Slug},
};

/// Whether a user may act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum UserStatus {
    /// May act.
    Active,
    /// May not act, and no key of theirs does; memberships are kept.
    Disabled,
}

impl UserStatus {
    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    /// The status with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Active, Self::Disabled].into_iter().find(|status| status.as_str() == word)
    }
}

/// A person as one organization sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The id in this organization.
    pub id: UserId,
    /// Email, unique in the organization whatever its case.
    pub email: Email,
    /// Given name, may be empty.
    pub given_name: Label,
    /// Family name, may be empty.
    pub family_name: Label,
    /// Address of a picture.
    pub picture: Option<PictureUrl>,
    /// Whether they may act.
    pub status: UserStatus,
    /// The strongest built-in role in the organization.
    pub role: OrganizationRole,
    /// Where the user came from: `api`, `import`, `invitation`.
    pub source: Label,
    /// When they joined.
    pub created_at: Timestamp,
    /// When they last changed.
    pub updated_at: Timestamp,
    /// The organization's version that last changed them.
    pub version: u64,
}

impl User {
    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        let text = [&self.given_name, &self.family_name, &self.source].into_iter().map(|label| label.len());
        size_of::<Self>() + self.email.len() + text.sum::<usize>() + self.picture.as_ref().map_or(0, |picture| picture.len())
    }
}

/// A workspace that a user is a member of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserWorkspace {
    /// Its id.
    pub id: WorkspaceId,
    /// Its name in URLs.
    pub slug: Slug,
    /// What people call it.
    pub name: Name,
    /// The role that was given in the workspace itself.
    pub role: WorkspaceRole,
}

/// Which users of a list are wanted; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// With one of these roles; empty: any.
    pub roles: Vec<OrganizationRole>,
    /// With one of these emails, whatever their case; empty: any.
    pub emails: Vec<Email>,
    /// With this in the email, whatever its case.
    pub email_contains: Option<String>,
    /// With this status.
    pub status: Option<UserStatus>,
    /// With an email that begins so, whatever its case.
    pub email_prefix: Option<String>,
}
