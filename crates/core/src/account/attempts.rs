//! How often passwords, and logins that are taken, may be guessed: counted in memory, per login (or invitation) and address, per login,
//! and per address.

use crate::{Error, Result, clock::Timestamp};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

/// Wrong tries in a quarter of an hour: at one login from one address, …
const AT_A_LOGIN: u32 = 10;
/// … at one login from anywhere (more, so that a stranger does not lock somebody out with a few tries), …
const AT_A_LOGIN_FROM_ANYWHERE: u32 = 100;
/// … and from one address at any login (many people may share one).
const FROM_AN_ADDRESS: u32 = 100;
/// The quarter of an hour, in microseconds.
const WINDOW: i64 = 900_000_000;
/// How many are remembered; beyond it the oldest are forgotten, half of them at once.
const REMEMBERED: usize = 65_536;

/// What tries are counted by. Logins as hashes: they are as long as somebody likes to make them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum By {
    LoginAndAddress([u8; 32], u128),
    Login([u8; 32]),
    Address(u128),
}

/// The tries since a moment.
struct Count {
    since: i64,
    tries: u32,
}

/// Wrong tries, and those whose outcome is not known yet.
#[derive(Default)]
pub(crate) struct Attempts(Mutex<HashMap<By, Count>>);

/// A try under way.
pub(super) struct Attempt<'a> {
    attempts: &'a Attempts,
    counted: [(By, u32); 3],
}

impl Attempts {
    /// Counts a try before its password is looked at, so that many at once are no way around.
    ///
    /// # Errors
    /// [`Error::TooManyTries`].
    pub(super) fn begin(&self, login: &str, address: Option<IpAddr>, now: Timestamp) -> Result<Attempt<'_>> {
        let (login, address, now) = (Sha256::digest(login).into(), address.map_or(0, block), now.as_micros());
        let counted = [
            (By::LoginAndAddress(login, address), AT_A_LOGIN),
            (By::Login(login), AT_A_LOGIN_FROM_ANYWHERE),
            (By::Address(address), FROM_AN_ADDRESS),
        ];
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (by, most) in &counted {
            if let Some(count) = counts.get(by).filter(|count| count.since + WINDOW > now && count.tries >= *most) {
                let left = count.since + WINDOW - now;
                return Err(Error::TooManyTries { seconds: left.unsigned_abs().div_ceil(1_000_000) });
            }
        }
        if counts.len() + counted.len() > REMEMBERED {
            forget(&mut counts);
        }
        for (by, _) in &counted {
            let count = counts.entry(*by).or_insert(Count { since: now, tries: 0 });
            if count.since + WINDOW <= now {
                *count = Count { since: now, tries: 0 };
            }
            count.tries += 1;
        }
        drop(counts);
        Ok(Attempt { attempts: self, counted })
    }
}

impl Attempts {
    /// Nobody has tried anything.
    pub(crate) fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl Attempt<'_> {
    /// The password was right, or nobody looked at it: it is no guess.
    pub(super) fn was_no_guess(self) {
        let mut counts = self.attempts.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (by, _) in &self.counted {
            if let Some(count) = counts.get_mut(by) {
                count.tries = count.tries.saturating_sub(1);
            }
        }
    }
}

fn forget(counts: &mut HashMap<By, Count>) {
    let mut ages: Vec<_> = counts.values().map(|count| count.since).collect();
    let half = ages.len() / 2;
    let (_, middle, _) = ages.select_nth_unstable(half);
    let middle = *middle;
    counts.retain(|_, count| count.since > middle);
}

/// What counts as one address: who has an IPv6 network has all of its /64.
fn block(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits() & !u128::from(u64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::{AT_A_LOGIN, AT_A_LOGIN_FROM_ANYWHERE, Attempts, FROM_AN_ADDRESS, REMEMBERED, WINDOW};
    use crate::{Error, clock::Timestamp};
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

    const START: Timestamp = Timestamp::from_micros(1_000_000_000);

    fn v4(number: u32) -> Option<IpAddr> {
        Some(Ipv4Addr::from_bits(number).into())
    }

    #[test]
    fn a_login_is_guessed_at_only_so_often() {
        let attempts = Attempts::default();
        for _ in 0..AT_A_LOGIN {
            attempts.begin("ada", v4(1), START).unwrap();
        }
        assert_eq!(attempts.begin("ada", v4(1), START).err(), Some(Error::TooManyTries { seconds: 900 }));
        assert!(attempts.begin("bob", v4(1), START).is_ok() && attempts.begin("ada", v4(2), START).is_ok());
        assert!(attempts.begin("ada", v4(1), START.plus_micros(WINDOW - 1)).is_err());
        assert!(attempts.begin("ada", v4(1), START.plus_micros(WINDOW)).is_ok());
    }

    #[test]
    fn many_addresses_together_guess_only_so_often() {
        let attempts = Attempts::default();
        for number in 0..AT_A_LOGIN_FROM_ANYWHERE {
            attempts.begin("ada", v4(number), START).unwrap();
        }
        assert!(attempts.begin("ada", v4(1 << 20), START).is_err());
    }

    #[test]
    fn an_address_guesses_only_so_often_at_all_logins() {
        let attempts = Attempts::default();
        let network = |host| Some(IpAddr::from(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, host)));
        for number in 0..FROM_AN_ADDRESS {
            attempts.begin(&format!("user {number}"), network(number as u16), START).unwrap();
        }
        assert!(attempts.begin("another", network(9999), START).is_err(), "one /64 is one address");
    }

    #[test]
    fn right_passwords_are_no_guesses() {
        let attempts = Attempts::default();
        for _ in 0..1000 {
            attempts.begin("ada", v4(1), START).unwrap().was_no_guess();
        }
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let attempts = Attempts::default();
        for number in 0..REMEMBERED as u32 {
            attempts.begin(&number.to_string(), v4(number), START.plus_micros(number.into())).unwrap();
        }
        assert!(attempts.0.lock().unwrap().len() <= REMEMBERED);
    }
}
