//! What an organization is.

use crate::{
    clock::Timestamp,
    id::OrganizationId,
    text::{Json, Name, Slug},
};

/// The reserved tenant above all organizations; who holds `owner` in it is an operator.
pub const INSTANCE: OrganizationId = OrganizationId::from_bytes([0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 0]);

/// A tenant: everything belongs to exactly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Its id.
    pub id: OrganizationId,
    /// Its name in URLs, unique in the instance.
    pub slug: Slug,
    /// What people call it.
    pub name: Name,
    /// Settings, kept as data.
    pub settings: Option<Json>,
    /// Whether everybody in it can make workspaces, whatever their role.
    pub members_can_create_workspaces: bool,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed itself.
    pub updated_at: Timestamp,
    /// The organization's version that last changed it itself.
    pub version: u64,
}

impl Organization {
    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        size_of::<Self>() + self.slug.len() + self.name.len() + self.settings.as_ref().map_or(0, |json| json.as_str().len())
    }
}
