//! A role as a surface writes it, which may know fewer names than there are roles.

use crate::{Error, Result};

/// The wish to give somebody a role under a name: what already counts as having it, and what to give otherwise.
///
/// This makes every surface's view a lens: writing the name that is shown now changes nothing, and what is written is
/// read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleChange<R> {
    /// The roles that are shown under the name.
    pub counts_as: Vec<R>,
    /// What to give when the current role is none of those: the first that the caller may give. Empty when the name
    /// can't be assigned at all.
    pub give: Vec<R>,
}

impl<R: Copy + PartialEq> From<R> for RoleChange<R> {
    /// Exactly this role.
    fn from(role: R) -> Self {
        Self { counts_as: vec![role], give: vec![role] }
    }
}

impl<R: Copy + PartialEq> RoleChange<R> {
    /// The role after this change to `current`, which may be none.
    ///
    /// # Errors
    /// What `may_give` answers for the first choice, or [`Error::Invalid`] when the name can't be assigned.
    pub(crate) fn apply(&self, current: impl Into<Option<R>>, may_give: impl Fn(R) -> Result<()>) -> Result<R> {
        let current = current.into().filter(|current| self.counts_as.contains(current));
        current.map_or_else(|| self.to_give(may_give), Ok)
    }

    /// What to give somebody who has no role yet: the first that `may_give` allows.
    ///
    /// # Errors
    /// What `may_give` answers for the first choice, or [`Error::Invalid`] when the name can't be assigned.
    pub fn to_give(&self, may_give: impl Fn(R) -> Result<()>) -> Result<R> {
        let mut refusal = Error::invalid("role", "this role can't be assigned here");
        for (at, role) in self.give.iter().enumerate() {
            match may_give(*role) {
                Ok(()) => return Ok(*role),
                Err(error) if at == 0 => refusal = error,
                Err(_) => {}
            }
        }
        Err(refusal)
    }
}
