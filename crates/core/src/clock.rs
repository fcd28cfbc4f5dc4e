//! Time as a parameter: nothing else in the project reads the system's clock.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::{
    borrow::Cow,
    fmt,
    sync::atomic::{AtomicI64, Ordering},
};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// Microseconds since 1970-01-01T00:00:00Z; what both backends store as BIGINT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// 9999-12-31T23:59:59.999999Z: the last moment that RFC 3339 can write.
const LAST: i64 = 253_402_300_799_999_999;

impl Timestamp {
    /// The moment this many microseconds after the epoch, kept within the years 1970 to 9999.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(if micros < 0 {
            0
        } else if micros > LAST {
            LAST
        } else {
            micros
        })
    }

    /// Microseconds since the epoch.
    #[must_use]
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// This moment plus so many microseconds (negative: before).
    #[must_use]
    pub const fn plus_micros(self, micros: i64) -> Self {
        Self::from_micros(self.0.saturating_add(micros))
    }

    /// Reads RFC 3339 with any offset; `None` for anything else and for times before 1970.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let nanos = OffsetDateTime::parse(text, &Rfc3339).ok()?.unix_timestamp_nanos();
        let micros = i64::try_from(nanos.div_euclid(1000)).ok()?;
        (0..=LAST).contains(&micros).then_some(Self(micros))
    }
}

/// RFC 3339 in UTC with milliseconds and `Z`: the form that every client of every surface can read.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with_text(|text| f.write_str(text))
    }
}

impl serde::Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.with_text(|text| serializer.serialize_str(text))
    }
}

impl Timestamp {
    /// Every answer has times in it, so they are written digit by digit and not through `format!`.
    fn with_text<T>(self, write: impl FnOnce(&str) -> T) -> T {
        let at = OffsetDateTime::from_unix_timestamp(self.0 / 1_000_000).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        let (date, clock) = (at.date(), at.time());
        let millis = u16::try_from(self.0 / 1000 % 1000).unwrap_or_default();
        let mut text = *b"0000-00-00T00:00:00.000Z";
        digits(&mut text[..4], date.year().unsigned_abs());
        digits(&mut text[5..7], u8::from(date.month()));
        digits(&mut text[8..10], date.day());
        digits(&mut text[11..13], clock.hour());
        digits(&mut text[14..16], clock.minute());
        digits(&mut text[17..19], clock.second());
        digits(&mut text[20..23], millis);
        write(str::from_utf8(&text).unwrap_or_default())
    }
}

/// Writes a number into as many places, with zeros before it.
fn digits(places: &mut [u8], number: impl Into<u32>) {
    let mut number = number.into();
    for place in places.iter_mut().rev() {
        *place = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

impl<'de> serde::Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom("a time is written as RFC 3339, such as 2026-03-09T07:55:25Z, from 1970 to 9999"))
    }
}

impl JsonSchema for Timestamp {
    fn schema_name() -> Cow<'static, str> {
        "Timestamp".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date-time",
            "description": "A moment from 1970 to 9999 as RFC 3339. Answers are in UTC, to the millisecond.",
            "examples": ["2026-03-09T07:55:25.000Z"],
        })
    }
}

/// Where the time comes from.
pub trait Clock: Send + Sync + 'static {
    /// The wall clock.
    fn now(&self) -> Timestamp;
    /// Microseconds on a clock that never goes back, for bounds on age.
    fn monotonic_micros(&self) -> i64;
}

/// The machine's clocks.
#[derive(Debug)]
pub struct SystemClock {
    start: std::time::Instant,
}

impl SystemClock {
    /// A clock whose monotonic time begins now.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where the monotonic clock is read")]
    pub fn new() -> Self {
        Self { start: std::time::Instant::now() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the wall clock is read")]
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap_or(LAST))
    }

    fn monotonic_micros(&self) -> i64 {
        i64::try_from(self.start.elapsed().as_micros()).unwrap_or(i64::MAX)
    }
}

/// A clock that stands still until told otherwise.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that stands at `at`.
    #[must_use]
    pub const fn new(at: Timestamp) -> Self {
        Self(AtomicI64::new(at.0))
    }

    /// Moves the clock forward by so many microseconds.
    pub fn advance_micros(&self, micros: i64) {
        self.0.fetch_add(micros, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }

    fn monotonic_micros(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn reads_and_writes_rfc_3339() {
        for (text, shown) in [
            ("2026-03-09T07:55:25.000Z", "2026-03-09T07:55:25.000Z"),
            ("2026-03-09T09:55:25.1234567+02:00", "2026-03-09T07:55:25.123Z"),
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"),
            ("2024-02-29T12:34:56.007891Z", "2024-02-29T12:34:56.007Z"),
            ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(Timestamp::parse(text).map(|t| t.to_string()).as_deref(), Some(shown));
        }
        for text in ["", "2026-03-09", "2026-03-09 07:55:25", "1969-12-31T23:59:59Z", "2026-13-09T07:55:25Z"] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }
}
