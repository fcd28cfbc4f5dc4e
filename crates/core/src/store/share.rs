//! How much of the queue one organization may take, so that a busy or stuck one leaves room for the others.

use crate::{Error, Result, id::OrganizationId};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// The most writes of one organization that wait at a time.
pub(super) const MOST: usize = 1024;

/// The writes that wait, by organization.
#[derive(Default)]
pub(super) struct Shares(Mutex<HashMap<OrganizationId, usize>>);

/// A place in the queue, given back when dropped.
pub(super) struct Place<'a> {
    shares: &'a Shares,
    organization: OrganizationId,
}

impl Shares {
    /// Takes a place.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the organization has its share.
    pub(super) fn take(&self, organization: OrganizationId) -> Result<Place<'_>> {
        let mut shares = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = shares.entry(organization).or_default();
        if *waiting >= MOST {
            return Err(Error::Unavailable("too many writes of this organization are waiting"));
        }
        *waiting += 1;
        Ok(Place { shares: self, organization })
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut shares = self.shares.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(waiting) = shares.get_mut(&self.organization) {
            *waiting -= 1;
            if *waiting == 0 {
                shares.remove(&self.organization);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Shares};
    use crate::id::Id;

    #[test]
    fn one_organization_leaves_room_for_others() {
        let (shares, busy, other) = (Shares::default(), Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        let mut places: Vec<_> = (0..MOST).map(|_| shares.take(busy).unwrap()).collect();
        assert!(shares.take(busy).is_err() && shares.take(other).is_ok());
        places.pop();
        assert!(shares.take(busy).is_ok());
    }
}
