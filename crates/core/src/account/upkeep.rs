//! What is mended and cleared away in the background: the index of organizations, sessions that have ended, accounts that
//! nobody came to use.

use super::{Delete, Link, link, oneself, rows};
use crate::{
    Directory, Error, Result,
    access::Actor,
    audit::Origin,
    id::{AccountId, OrganizationId},
    session, user,
};
use std::sync::Arc;

/// Rows that one run looks at, in each direction, and sessions that it clears away.
const ROWS: i64 = 1_000;
/// Organizations that one run looks at.
const ORGANIZATIONS: usize = 100;
/// Accounts that one run deletes.
const ACCOUNTS: i64 = 20;
/// How long an account may stay without an organization, in microseconds: a day.
const WAITS: i64 = 86_400_000_000;

const NONE: [u8; 16] = [0; 16];

/// What one run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Links that the index lacked.
    pub linked: u64,
    /// Links of the index whose user is gone.
    pub unlinked: u64,
    /// Users whose account was deleted, and who can be claimed anew.
    pub released: u64,
    /// Sessions that had ended.
    pub sessions: u64,
    /// Accounts that were made for an acceptance and never linked.
    pub accounts: u64,
}

/// Goes round all organizations and the index, a bounded part in each run. Any node may do it, several at once too: what
/// it writes is decided anew in the write. It has no place that would have to survive: begun again, it goes round again.
pub struct Upkeep {
    user: (OrganizationId, AccountId),
    link: (AccountId, OrganizationId),
    /// Whether it has gone round all organizations: only then is it known who is in none.
    round: bool,
}

impl Default for Upkeep {
    fn default() -> Self {
        let organization = OrganizationId::from_bytes(NONE);
        Self { user: (organization, AccountId::from_bytes(NONE)), link: (AccountId::from_bytes(NONE), organization), round: false }
    }
}

impl Upkeep {
    /// Does the next part.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn run(&mut self, directory: &Directory) -> Result<Done> {
        let mut done = Done::default();
        self.mend_users(directory, &mut done).await?;
        self.mend_index(directory, &mut done).await?;
        done.sessions = directory.store().write(crate::organization::INSTANCE, session::ClearEnded(ROWS)).await?.value;
        if !self.round {
            return Ok(done);
        }
        let before = directory.now().plus_micros(-WAITS);
        let lost = {
            let mut lease = directory.store().read().await?;
            rows::lost(&mut lease.conn()?, before, ACCOUNTS).await?
        };
        for id in lost {
            done.accounts += gone_is_fine(change(directory, oneself("clean-up of accounts that nobody uses"), Delete { id }).await)?;
        }
        Ok(done)
    }

    /// From users to the index: what a crash between the two writes left out, and users whose account was deleted.
    async fn mend_users(&mut self, directory: &Directory, done: &mut Done) -> Result<()> {
        let mut left = ROWS;
        for _ in 0..ORGANIZATIONS {
            let (organization, after) = self.user;
            let part = {
                let mut lease = directory.store().read().await?;
                rows::users_after(&mut lease.conn()?, organization, after, left).await?
            };
            for (account, user, there, known) in &part {
                let link = Link { organization, user: *user };
                if !there {
                    let actor = Actor::system(organization, "the account was deleted");
                    done.released += gone_is_fine(change(directory, actor, user::Release { id: *user, account: *account }).await)?;
                } else if known.is_none_or(|known| known != *user) {
                    let add = link::AddLink { account: *account, link };
                    done.linked += gone_is_fine(change(directory, oneself("repair of the index"), add).await)?;
                }
            }
            left -= part.len().cast_signed() as i64;
            if let (Some((account, ..)), true) = (part.last(), left <= 0) {
                self.user.1 = *account;
                return Ok(());
            }
            let next = {
                let mut lease = directory.store().read().await?;
                rows::organization_after(&mut lease.conn()?, organization).await?
            };
            self.user = (next.unwrap_or(OrganizationId::from_bytes(NONE)), AccountId::from_bytes(NONE));
            if next.is_none() {
                self.round = true;
                return Ok(());
            }
        }
        Ok(())
    }

    /// From the index to users: those that are gone.
    async fn mend_index(&mut self, directory: &Directory, done: &mut Done) -> Result<()> {
        let part = {
            let mut lease = directory.store().read().await?;
            rows::links_after(&mut lease.conn()?, self.link, ROWS).await?
        };
        for (account, link, user) in &part {
            if *user != Some(link.user) {
                let remove = link::RemoveLink { account: *account, link: *link };
                done.unlinked += gone_is_fine(change(directory, oneself("repair of the index"), remove).await)?;
            }
        }
        self.link = match part.last() {
            Some((account, link, _)) if part.len().cast_signed() as i64 == ROWS => (*account, link.organization),
            _ => Self::default().link,
        };
        Ok(())
    }
}

async fn change<C: crate::directory::Change>(directory: &Directory, actor: Actor, change: C) -> Result<C::Out> {
    let origin = Origin { surface: "upkeep".into(), operation: "upkeep".into(), ..Origin::default() };
    Ok(directory.change(&actor, Arc::new(origin), change).await?.value)
}

/// What somebody else has meanwhile done or undone needs no mending.
fn gone_is_fine<T>(outcome: Result<T>) -> Result<u64> {
    match outcome {
        Ok(_) => Ok(1),
        Err(Error::NotFound(_)) => Ok(0),
        Err(error) => Err(error),
    }
}
