//! What a group's role in a workspace is.

use crate::{
    access::WorkspaceRole,
    clock::Timestamp,
    id::{GroupId, WorkspaceGroupId, WorkspaceId},
    text::Name,
};

/// A group's role in a workspace: whoever is in the group has it there, as long as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkspaceGroup {
    /// Its own id, for surfaces that name it so.
    pub id: WorkspaceGroupId,
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The group.
    pub group: GroupId,
    /// The group's name.
    pub name: Name,
    /// The role.
    pub role: WorkspaceRole,
    /// When it was given.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// The organization's version that last changed it or the group itself.
    pub version: u64,
}

impl WorkspaceGroup {
    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        size_of::<Self>() + self.name.len()
    }
}

/// Which are wanted; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In this workspace.
    pub workspace: Option<WorkspaceId>,
    /// Of this group.
    pub group: Option<GroupId>,
    /// One of these roles; empty: any.
    pub roles: Vec<WorkspaceRole>,
}
