//! What a process has cost so far: its time on the processors, as the kernel counts it.

use std::fs;
use std::time::Duration;

use crate::process::Outcome;

/// The unit of times in `/proc/PID/stat`: `USER_HZ`, 100 a second on every Linux that matters (proc(5)).
const TICK: Duration = Duration::from_millis(10);

/// The time that all threads of a process, ended ones included, have spent on a processor, in their own code and in
/// the kernel on their behalf. In steps of 10 ms, so it is told after thousands of requests and not after one.
pub(super) fn cpu_time(pid: u32) -> Outcome<Duration> {
    let path = format!("/proc/{pid}/stat");
    let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error} (processor time is told on Linux only)"))?;
    let ticks = ticks(&text).ok_or_else(|| format!("{path} is not as proc(5) describes it: {text}"))?;
    Ok(TICK * ticks)
}

/// `utime` and `stime`, the 14th and the 15th field. The second one is the program's name in parentheses, and may hold
/// blanks and parentheses itself.
fn ticks(stat: &str) -> Option<u32> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_ascii_whitespace().skip(11);
    let (user, system): (u32, u32) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    user.checked_add(system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_are_found_behind_any_name() {
        let rest = "S 1 2 3 0 -1 4194560 917 0 0 0 130 45 7 8 20 0 3 0 5512 1";
        for name in ["(roster)", "(a b)", "(:-) 1 2)"] {
            assert_eq!(ticks(&format!("4711 {name} {rest}")), Some(175));
        }
        assert_eq!(ticks("4711 (roster) S 1 2"), None);
        assert_eq!(ticks(""), None);
    }
}
