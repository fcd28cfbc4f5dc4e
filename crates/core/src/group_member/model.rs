//! What a membership in a group is.

use crate::{clock::Timestamp, id::GroupId, user::User};

/// A user's membership in a group, with the user as the organization sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupMember {
    /// The group.
    pub group: GroupId,
    /// The user.
    pub user: User,
    /// When the user was added.
    pub created_at: Timestamp,
}

impl GroupMember {
    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        size_of::<Self>() + self.user.weight()
    }
}
