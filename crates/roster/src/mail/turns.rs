//! When a mail goes, and whose mails wait: nobody fills a mailbox through this server, and no organization takes the places that all
//! share. It is kept in memory and counts by the machine's time; each node of several counts for itself.

use roster_core::id::OrganizationId;
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How many mails wait at most; more are not taken.
pub(super) const WAITING: usize = 1_000;
/// How many of them are one organization's.
pub(super) const WAITING_OF_ONE: usize = WAITING / 4;
/// The most mails of one organization in a day.
pub(super) const A_DAY: u32 = 2_000;
/// How long one organization's mails to one address are apart, in microseconds: a minute.
pub(super) const GAP: i64 = 60_000_000;
const DAY: i64 = 86_400_000_000;
/// How many addresses and organizations are remembered before those are forgotten that count no more.
const REMEMBERED: usize = 4 * WAITING;

/// Of which organization and to whom. An address has one letter at a time: what is written later replaces it, as its link is
/// dead by then.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct To {
    pub(super) organization: OrganizationId,
    /// The address, in lower case.
    pub(super) address: String,
}

/// What becomes of a letter that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// Whoever gave it sees to it that it goes, after so many microseconds.
    After(i64),
    /// It goes in the place of one that waits.
    Instead,
}

/// What goes to one address.
struct Letter<M> {
    waiting: Option<M>,
    /// Tells a letter from the one before.
    number: u64,
    sent_at: Option<i64>,
}

/// What one organization has sent since a moment, and what waits.
struct Count {
    since: i64,
    taken: u32,
    waiting: usize,
}

struct State<M> {
    letters: HashMap<To, Letter<M>>,
    organizations: HashMap<OrganizationId, Count>,
    waiting: usize,
}

/// Letters that wait for their turn.
pub(super) struct Turns<M>(Mutex<State<M>>);

impl<M> Default for Turns<M> {
    fn default() -> Self {
        Self(Mutex::new(State { letters: HashMap::new(), organizations: HashMap::new(), waiting: 0 }))
    }
}

impl<M: Clone> Turns<M> {
    fn state(&self) -> MutexGuard<'_, State<M>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a letter; one that waits for the same address is replaced.
    ///
    /// # Errors
    /// In words, when there is no place for it.
    pub(super) fn take(&self, to: &To, letter: M, now: i64) -> Result<Taken, &'static str> {
        let mut state = self.state();
        state.forget(now);
        if let Some(known) = state.letters.get_mut(to).filter(|known| known.waiting.is_some()) {
            (known.waiting, known.number) = (Some(letter), known.number + 1);
            return Ok(Taken::Instead);
        }
        if state.waiting >= WAITING {
            return Err("too many mails wait already");
        }
        let count = state.organizations.entry(to.organization).or_insert(Count { since: now, taken: 0, waiting: 0 });
        if count.since + DAY <= now {
            (count.since, count.taken) = (now, 0);
        }
        if count.waiting >= WAITING_OF_ONE {
            return Err("too many mails of this organization wait already");
        }
        if count.taken >= A_DAY {
            return Err("this organization has sent as many mails as it may in a day");
        }
        (count.taken, count.waiting) = (count.taken + 1, count.waiting + 1);
        state.waiting += 1;
        let known = state.letters.entry(to.clone()).or_insert(Letter { waiting: None, number: 0, sent_at: None });
        (known.waiting, known.number) = (Some(letter), known.number + 1);
        Ok(Taken::After(known.sent_at.map_or(0, |sent| (sent + GAP - now).max(0))))
    }

    /// The letter that waits for an address, with its number.
    pub(super) fn newest(&self, to: &To) -> Option<(u64, M)> {
        self.state().letters.get(to).and_then(|known| Some((known.number, known.waiting.clone()?)))
    }

    /// The letter of this number was sent, or given up. Where a newer one has come meanwhile, it goes after so many microseconds;
    /// else the place is free again.
    pub(super) fn done(&self, to: &To, number: u64, now: i64) -> Option<i64> {
        let mut state = self.state();
        let known = state.letters.get_mut(to)?;
        known.sent_at = Some(now);
        if known.number != number {
            return Some(GAP);
        }
        state.leave(to);
        None
    }

    /// Nobody sees to a letter any more.
    pub(super) fn leave(&self, to: &To) {
        self.state().leave(to);
    }
}

impl<M> State<M> {
    fn leave(&mut self, to: &To) {
        if self.letters.get_mut(to).and_then(|known| known.waiting.take()).is_none() {
            return;
        }
        self.waiting -= 1;
        if let Some(count) = self.organizations.get_mut(&to.organization) {
            count.waiting -= 1;
        }
    }

    /// Forgets what counts no more, when there is much of it.
    fn forget(&mut self, now: i64) {
        if self.letters.len() >= REMEMBERED {
            self.letters.retain(|_, known| known.waiting.is_some() || known.sent_at.is_some_and(|sent| sent + GAP > now));
        }
        if self.organizations.len() >= REMEMBERED {
            self.organizations.retain(|_, count| count.waiting > 0 || count.since + DAY > now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{A_DAY, DAY, GAP, REMEMBERED, Taken, To, Turns, WAITING, WAITING_OF_ONE};
    use roster_core::id::OrganizationId;

    fn to(organization: u8, address: impl std::fmt::Display) -> To {
        To { organization: OrganizationId::from_bytes([organization; 16]), address: format!("{address}@example.com") }
    }

    /// Takes a letter and sends it at once.
    fn send(turns: &Turns<&'static str>, to: &To, now: i64) -> Result<Taken, &'static str> {
        let taken = turns.take(to, "letter", now)?;
        let (number, _) = turns.newest(to).unwrap();
        assert_eq!(turns.done(to, number, now), None);
        Ok(taken)
    }

    #[test]
    fn an_address_gets_a_letter_a_minute() {
        let (turns, ada) = (Turns::default(), to(1, "ada"));
        assert_eq!(send(&turns, &ada, 0), Ok(Taken::After(0)));
        assert_eq!(send(&turns, &to(1, "bob"), 0), Ok(Taken::After(0)));
        assert_eq!(send(&turns, &ada, GAP / 3), Ok(Taken::After(GAP - GAP / 3)));
        assert_eq!(send(&turns, &ada, 2 * GAP), Ok(Taken::After(0)));
    }

    #[test]
    fn the_newest_letter_goes_and_none_whose_link_is_dead() {
        let (turns, ada) = (Turns::default(), to(1, "ada"));
        assert_eq!(turns.take(&ada, "first", 0), Ok(Taken::After(0)));
        assert_eq!(turns.take(&ada, "second", 1), Ok(Taken::Instead));
        let (number, letter) = turns.newest(&ada).unwrap();
        assert_eq!(letter, "second");
        // While that is on its way comes another.
        assert_eq!(turns.take(&ada, "third", 2), Ok(Taken::Instead));
        assert_eq!(turns.done(&ada, number, 3), Some(GAP));
        let (number, letter) = turns.newest(&ada).unwrap();
        assert_eq!((letter, turns.done(&ada, number, GAP + 3)), ("third", None));
        assert_eq!(turns.newest(&ada), None);
    }

    #[test]
    fn one_organization_takes_a_share_of_the_places() {
        let turns = Turns::default();
        for number in 0..WAITING_OF_ONE {
            assert_eq!(turns.take(&to(1, number), "letter", 0), Ok(Taken::After(0)));
        }
        assert!(turns.take(&to(1, "one more"), "letter", 0).is_err());
        // To replace one takes no place.
        assert_eq!(turns.take(&to(1, 0), "letter", 0), Ok(Taken::Instead));
        for other in 2..=4 {
            for number in 0..WAITING_OF_ONE {
                assert_eq!(turns.take(&to(other, number), "letter", 0), Ok(Taken::After(0)));
            }
        }
        assert_eq!(4 * WAITING_OF_ONE, WAITING);
        assert!(turns.take(&to(5, "beyond"), "letter", 0).is_err(), "all places are taken");
        turns.leave(&to(1, 0));
        turns.leave(&to(1, 0));
        assert_eq!(turns.take(&to(1, "one more"), "letter", 0), Ok(Taken::After(0)));
        assert!(turns.take(&to(5, "beyond"), "letter", 0).is_err(), "a place that was left twice is one place");
    }

    #[test]
    fn one_organization_sends_so_many_in_a_day() {
        let turns = Turns::default();
        for number in 0..A_DAY {
            send(&turns, &to(1, number), 0).unwrap();
        }
        assert!(send(&turns, &to(1, "one more"), DAY - 1).is_err());
        assert!(send(&turns, &to(2, "other"), 0).is_ok());
        assert!(send(&turns, &to(1, "one more"), DAY).is_ok());
    }

    #[test]
    fn what_counts_no_more_is_forgotten() {
        let turns = Turns::default();
        for number in 0..3 * i64::try_from(REMEMBERED).unwrap() {
            send(&turns, &to(1, number), number * GAP).unwrap();
        }
        assert!(turns.state().letters.len() <= REMEMBERED);
    }
}
