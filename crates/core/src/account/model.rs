//! What an account is.

use crate::{
    clock::Timestamp,
    id::{AccountId, OrganizationId, UserId},
    text::Login,
};

/// How an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AccountStatus {
    /// Made for an acceptance and linked to no user yet; one that stays so is cleared away after a day.
    New,
    /// Has been linked to a user.
    Active,
    /// Can't sign in, and no session or key of it works.
    Disabled,
}

impl AccountStatus {
    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    /// The status with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::New, Self::Active, Self::Disabled].into_iter().find(|status| status.as_str() == word)
    }
}

/// Who signs in. It belongs to the instance; no organization is shown anything of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The name to sign in with, unique on the instance whatever its case. It proves nothing about a mailbox.
    pub login: Login,
    /// How it stands.
    pub status: AccountStatus,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// The instance's version that last changed it.
    pub version: u64,
}

impl Account {
    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        size_of::<Self>() + self.login.len()
    }
}

/// One of the organizations in which an account is a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The organization.
    pub organization: OrganizationId,
    /// The user that the account is there.
    pub user: UserId,
}

/// Which accounts of a list are wanted; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// With this login, whatever its case.
    pub login: Option<Login>,
    /// With this status.
    pub status: Option<AccountStatus>,
}
