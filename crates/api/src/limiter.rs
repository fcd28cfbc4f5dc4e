//! How many requests a minute a key, an address, and an address with wrong keys may send.
//!
//! Each is the generic cell rate algorithm: one number for each key or address, the moment at which its quota is whole
//! again. Headers are those of draft-ietf-httpapi-ratelimit-headers-11.

use crate::answer::Answer;
use hyper::header::{HeaderName, HeaderValue};
use quick_cache::sync::Cache;
use std::{
    hash::Hash,
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

/// Requests a minute; 0 for no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Of one key.
    pub key: u32,
    /// Of one address (an IPv6 one with its whole /64), as far as no known key was sent.
    pub address: u32,
    /// Of one address, with keys that are not known here.
    pub failures: u32,
}

/// Microseconds in which a quota grows back.
const WINDOW: i64 = 60_000_000;
/// How many keys, or addresses, are remembered; beyond it, those that were quiet longest are forgotten.
const REMEMBERED: usize = 65_536;

/// A quota and who has used how much of it.
struct Policy<K> {
    name: &'static str,
    /// Microseconds in which one request grows back.
    each: i64,
    header: HeaderValue,
    /// When the quota is whole again, in microseconds of the monotonic clock.
    whole_at: Cache<K, Arc<AtomicI64>>,
}

/// What one request left of a quota; shown in the headers of its answer.
#[derive(Clone, Debug)]
pub(crate) struct Left {
    pub(crate) policy: &'static str,
    header: HeaderValue,
    remaining: i64,
    whole_in: i64,
}

/// The quota is used up.
pub(crate) struct Exceeded {
    pub(crate) left: Left,
    /// Seconds until there is room for one request.
    pub(crate) seconds: u64,
}

impl<K: Hash + Eq + Clone> Policy<K> {
    /// `None` for no limit.
    fn new(name: &'static str, quota: u32) -> Option<Self> {
        let header = HeaderValue::try_from(format!("\"{name}\";q={quota};w={}", WINDOW / 1_000_000)).ok()?;
        let each = WINDOW.checked_div(quota.into())?.max(1);
        Some(Self { name, each, header, whole_at: Cache::new(REMEMBERED) })
    }

    fn left(&self, whole_at: i64, now: i64) -> Left {
        let whole_in = (whole_at - now).max(0);
        Left { policy: self.name, header: self.header.clone(), remaining: ((WINDOW - whole_in) / self.each).max(0), whole_in }
    }

    /// Takes one request from the quota.
    fn take(&self, key: &K, now: i64) -> Result<Left, Exceeded> {
        let known = self.whole_at.get(key).unwrap_or_else(|| {
            let fresh = self.whole_at.get_or_insert_with(key, || Ok::<_, std::convert::Infallible>(Arc::default()));
            fresh.unwrap_or_else(|never| match never {})
        });
        let mut whole_at = known.load(Ordering::Relaxed);
        loop {
            let after = whole_at.max(now) + self.each;
            if after - now > WINDOW {
                return Err(self.exceeded(whole_at, now));
            }
            match known.compare_exchange_weak(whole_at, after, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return Ok(self.left(after, now)),
                Err(other) => whole_at = other,
            }
        }
    }

    /// Refuses when nothing is left, and takes nothing.
    fn check(&self, key: &K, now: i64) -> Result<(), Exceeded> {
        let Some(known) = self.whole_at.get(key) else { return Ok(()) };
        let whole_at = known.load(Ordering::Relaxed);
        if whole_at + self.each - now > WINDOW { Err(self.exceeded(whole_at, now)) } else { Ok(()) }
    }

    fn exceeded(&self, whole_at: i64, now: i64) -> Exceeded {
        let wait = whole_at + self.each - WINDOW - now;
        Exceeded { left: self.left(whole_at, now), seconds: seconds(wait).max(1) }
    }
}

/// Microseconds in whole seconds, rounded up.
fn seconds(micros: i64) -> u64 {
    u64::try_from((micros + 999_999) / 1_000_000).unwrap_or(0)
}

/// The quotas of everybody.
pub(crate) struct Limiter {
    keys: Option<Policy<[u8; 16]>>,
    addresses: Option<Policy<u128>>,
    failures: Option<Policy<u128>>,
    /// When somebody last failed: as long as nobody does, nobody is looked up.
    failed_at: AtomicI64,
}

impl Limiter {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            keys: Policy::new("key", limits.key),
            addresses: Policy::new("address", limits.address),
            failures: Policy::new("failures", limits.failures),
            failed_at: AtomicI64::new(-WINDOW),
        }
    }

    /// Nobody has sent anything yet.
    pub(crate) fn forget(&self) {
        if let Some(keys) = &self.keys {
            keys.whole_at.clear();
        }
        for policy in [&self.addresses, &self.failures].into_iter().flatten() {
            policy.whole_at.clear();
        }
        self.failed_at.store(-WINDOW, Ordering::Relaxed);
    }

    /// A request of somebody who is known, by the id of their key or their own.
    pub(crate) fn known(&self, id: [u8; 16], now: i64) -> Result<Option<Left>, Exceeded> {
        self.keys.as_ref().map(|policy| policy.take(&id, now)).transpose()
    }

    /// A request of somebody who is not known.
    pub(crate) fn unknown(&self, address: IpAddr, now: i64) -> Result<Option<Left>, Exceeded> {
        self.addresses.as_ref().map(|policy| policy.take(&block(address), now)).transpose()
    }

    /// Notes a wrong key or password.
    pub(crate) fn failed(&self, address: IpAddr, now: i64) {
        if let Some(policy) = &self.failures {
            self.failed_at.store(now, Ordering::Relaxed);
            // Used up or not: this try was heard, the next one is not.
            let _ = policy.take(&block(address), now);
        }
    }

    /// Refuses an address that sent too many wrong keys, before the next one is looked at. A key that was right within
    /// the last while is heard all the same (its text has 160 random bits, nobody guesses it): one broken client does not
    /// shut out the others that share its address.
    pub(crate) fn hears(&self, address: IpAddr, id: impl FnOnce() -> Option<[u8; 16]>, now: i64) -> Result<(), Exceeded> {
        let Some(policy) = &self.failures else { return Ok(()) };
        if now - self.failed_at.load(Ordering::Relaxed) >= WINDOW {
            return Ok(());
        }
        let lately = |id| self.keys.as_ref().is_some_and(|keys| keys.whole_at.peek(&id).is_some());
        if id().is_some_and(lately) { Ok(()) } else { policy.check(&block(address), now) }
    }
}

/// What counts as one address: who has an IPv6 network has all of its /64.
fn block(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits() & !u128::from(u64::MAX),
    }
}

impl Left {
    /// Puts `RateLimit-Policy` and `RateLimit` on an answer: what is left, and in how many seconds all of it will be.
    pub(crate) fn show(self, answer: &mut Answer) {
        const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
        const LIMIT: HeaderName = HeaderName::from_static("ratelimit");
        let text = format!("\"{}\";r={};t={}", self.policy, self.remaining, seconds(self.whole_in));
        if let Ok(limit) = HeaderValue::try_from(text) {
            answer.headers.insert(POLICY, self.header);
            answer.headers.insert(LIMIT, limit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Exceeded, Left, Limiter, Limits, block};
    use std::net::IpAddr;

    const SECOND: i64 = 1_000_000;

    fn told(outcome: Result<Option<Left>, Exceeded>) -> (i64, u64) {
        match outcome {
            Ok(left) => (left.unwrap().remaining, 0),
            Err(exceeded) => (exceeded.left.remaining, exceeded.seconds),
        }
    }

    #[test]
    fn a_quota_is_used_up_and_grows_back() {
        let limiter = Limiter::new(Limits { key: 6, ..Limits::default() });
        let (one, other) = ([1; 16], [2; 16]);
        let take = |id, now| told(limiter.known(id, now));
        assert_eq!((0..6).map(|_| take(one, 0).0).collect::<Vec<_>>(), [5, 4, 3, 2, 1, 0]);
        assert_eq!(take(one, 0), (0, 10), "one request grows back in 10 s");
        assert_eq!(take(one, 9 * SECOND + 1), (0, 1));
        assert_eq!(take(other, 0), (5, 0), "each has their own");
        assert_eq!(take(one, 10 * SECOND), (0, 0));
        assert_eq!(take(one, 10 * SECOND), (0, 10), "what was refused cost nothing more");
        assert_eq!(take(one, 1_000 * SECOND), (5, 0), "and never more than all of it");
    }

    #[test]
    fn none_is_no_limit() {
        let limiter = Limiter::new(Limits::default());
        let address = IpAddr::from([192, 0, 2, 1]);
        for _ in 0..10_000 {
            assert!(matches!(limiter.known([1; 16], 0), Ok(None)) && matches!(limiter.unknown(address, 0), Ok(None)));
            limiter.failed(address, 0);
        }
        assert!(limiter.hears(address, || None, 0).is_ok());
    }

    #[test]
    fn who_guesses_is_not_heard_but_keys_that_were_right_are() {
        let limiter = Limiter::new(Limits { key: 100, address: 100, failures: 3 });
        let (guesser, other) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        assert!(limiter.known([1; 16], 0).is_ok());
        for _ in 0..3 {
            assert!(limiter.hears(guesser, || None, 0).is_ok());
            limiter.failed(guesser, 0);
        }
        assert_eq!(limiter.hears(guesser, || Some([9; 16]), 0).err().map(|exceeded| exceeded.seconds), Some(20));
        assert!(limiter.hears(guesser, || None, 0).is_err());
        assert!(limiter.hears(guesser, || Some([1; 16]), 0).is_ok() && limiter.hears(other, || None, 0).is_ok());
        assert!(limiter.hears(guesser, || None, 20 * SECOND).is_ok());
    }

    #[test]
    fn an_ipv6_network_is_one_address() {
        let block = |text: &str| block(text.parse().unwrap());
        assert_eq!(block("2001:db8::1"), block("2001:db8:0:0:ffff::2"));
        assert_ne!(block("2001:db8::1"), block("2001:db8:0:1::1"));
        assert_ne!(block("192.0.2.1"), block("192.0.2.2"));
        assert_eq!(block("192.0.2.1"), block("::ffff:192.0.2.1"));
    }
}
