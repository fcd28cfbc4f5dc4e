//! A clock that can be set.

use crate::{
    Error, Result,
    clock::{Clock, Timestamp},
};
use std::sync::{Arc, PoisonError, RwLock};

/// How a clock goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// As the machine's.
    Machine,
    /// So many microseconds before the machine's (negative: behind it).
    Ahead(i64),
    /// Not at all.
    Stands(Timestamp),
}

/// A wall clock that can be set, forward and back, and made to stand. Its monotonic time is the machine's all along: what
/// bounds ages and counts requests a minute never goes back.
pub struct SettableClock {
    machine: Arc<dyn Clock>,
    setting: RwLock<Setting>,
}

impl SettableClock {
    /// A clock that goes as the machine's until it is set.
    #[must_use]
    pub fn new(machine: Arc<dyn Clock>) -> Self {
        Self { machine, setting: RwLock::new(Setting::Machine) }
    }

    /// How it goes.
    #[must_use]
    pub fn setting(&self) -> Setting {
        *self.setting.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Goes as the machine's again.
    pub fn follow_machine(&self) {
        self.put(Setting::Machine);
    }

    /// Shows this moment, and goes on from there or stands.
    pub fn set(&self, at: Timestamp, stands: bool) {
        let ahead = at.as_micros() - self.machine.now().as_micros();
        self.put(if stands { Setting::Stands(at) } else { Setting::Ahead(ahead) });
    }

    /// Moves so many microseconds forward (negative: back), and goes or stands as before.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it would leave the years 1970 to 9999.
    pub fn advance(&self, micros: i64) -> Result<()> {
        let now = self.now();
        let then = now.plus_micros(micros);
        if now.as_micros().checked_add(micros) != Some(then.as_micros()) {
            return Err(Error::invalid("", "the clock shows the years 1970 to 9999 only"));
        }
        self.set(then, matches!(self.setting(), Setting::Stands(_)));
        Ok(())
    }

    /// Goes as it did when it had this setting and showed this moment. One that was never set goes as the machine's.
    pub fn go_back_to(&self, setting: Setting, shown: Timestamp) {
        match setting {
            Setting::Machine => self.follow_machine(),
            Setting::Ahead(_) => self.set(shown, false),
            Setting::Stands(at) => self.set(at, true),
        }
    }

    fn put(&self, setting: Setting) {
        *self.setting.write().unwrap_or_else(PoisonError::into_inner) = setting;
    }
}

impl Clock for SettableClock {
    fn now(&self) -> Timestamp {
        match self.setting() {
            Setting::Machine => self.machine.now(),
            Setting::Ahead(micros) => self.machine.now().plus_micros(micros),
            Setting::Stands(at) => at,
        }
    }

    fn monotonic_micros(&self) -> i64 {
        self.machine.monotonic_micros()
    }
}

#[cfg(test)]
mod tests {
    use super::{SettableClock, Setting};
    use crate::clock::{Clock, ManualClock, Timestamp};
    use std::sync::Arc;

    #[test]
    fn it_is_set_forward_and_back_and_its_monotonic_time_goes_on() {
        let machine = Arc::new(ManualClock::new(Timestamp::from_micros(1_000)));
        let clock = SettableClock::new(machine.clone());
        assert_eq!((clock.now().as_micros(), clock.setting()), (1_000, Setting::Machine));
        clock.set(Timestamp::from_micros(50_000), false);
        machine.advance_micros(10);
        assert_eq!((clock.now().as_micros(), clock.monotonic_micros()), (50_010, 1_010));
        clock.advance(-50_000).unwrap();
        machine.advance_micros(5);
        assert_eq!((clock.now().as_micros(), clock.monotonic_micros()), (15, 1_015));
        clock.set(Timestamp::from_micros(7), true);
        machine.advance_micros(1_000_000);
        clock.advance(3).unwrap();
        assert_eq!(clock.now().as_micros(), 10, "it still stands");
        assert!(clock.advance(-11).is_err() && clock.advance(i64::MAX).is_err() && clock.advance(i64::MIN).is_err());
        assert_eq!(clock.now().as_micros(), 10, "what is refused moves nothing");
        clock.follow_machine();
        assert_eq!(clock.now(), machine.now());
    }

    #[test]
    fn it_goes_back_to_how_it_went() {
        let machine = Arc::new(ManualClock::new(Timestamp::from_micros(1_000)));
        let clock = SettableClock::new(machine.clone());
        let machines = clock.setting();
        clock.set(Timestamp::from_micros(70_000), false);
        let running = (clock.setting(), clock.now());
        machine.advance_micros(500);
        clock.go_back_to(running.0, running.1);
        assert_eq!(clock.now().as_micros(), 70_000);
        machine.advance_micros(1);
        assert_eq!(clock.now().as_micros(), 70_001);
        clock.go_back_to(machines, Timestamp::from_micros(1_000));
        assert_eq!(clock.now(), machine.now(), "a clock that was never set does not fall behind");
        clock.go_back_to(Setting::Stands(Timestamp::from_micros(9)), Timestamp::from_micros(9));
        assert_eq!(clock.setting(), Setting::Stands(Timestamp::from_micros(9)));
    }
}
