//! What a group is.

use crate::{
    access::OrganizationRole,
    clock::Timestamp,
    id::{GroupId, UserId},
    text::{Description, Label, Name},
};

/// Principals with roles in common. Groups are flat: no group is in another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// What people call it, unique in the organization whatever its case.
    pub name: Name,
    /// What it is for.
    pub description: Option<Description>,
    /// The role in the organization that whoever is in it has besides their own; never owner, which only people are.
    pub role: Option<OrganizationRole>,
    /// Where the group came from: `api`, `import`, a surface's word.
    pub source: Label,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed itself; its members and roles do not count.
    pub updated_at: Timestamp,
    /// The organization's version that last changed it.
    pub version: u64,
}

impl Group {
    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        size_of::<Self>() + self.name.len() + self.description.as_deref().map_or(0, str::len) + self.source.len()
    }
}

/// The form in which names of groups are compared: lower case.
#[must_use]
pub fn canonical(name: &str) -> String {
    name.to_lowercase()
}

/// Which groups of a list are wanted; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// With this name, whatever its case.
    pub name: Option<String>,
    /// With this text in their names, whatever its case.
    pub name_contains: Option<String>,
    /// That this user is in.
    pub member: Option<UserId>,
}
