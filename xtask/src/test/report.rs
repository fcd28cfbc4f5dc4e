//! What a test run says at its end: a line for each suite, what was left out and how to mend that,
//! and the totals, alone on the last line.

use std::time::Duration;

use crate::process::Outcome;

/// A named part of the run with its counts.
#[derive(Default)]
pub(super) struct Suite {
    pub(super) name: &'static str,
    pub(super) passed: usize,
    /// What failed, by name where it has one.
    pub(super) failures: Vec<String>,
    pub(super) skips: Vec<Skip>,
    pub(super) took: Duration,
}

/// Something left out because of what the machine lacks.
pub(super) struct Skip {
    pub(super) name: String,
    /// How many tests that is; at least one, when nobody can know.
    pub(super) tests: usize,
    pub(super) reason: String,
    /// The line that mends it.
    pub(super) fix: String,
    /// Whether it may be left out even where everything else may not: no package brings what it needs.
    pub(super) optional: bool,
}

pub(super) struct Report {
    suites: Vec<Suite>,
    require_all: bool,
}

impl Suite {
    /// A suite that did not come to its tests.
    pub(super) fn broken(name: &'static str, error: String) -> Self {
        Self { name, failures: vec![error], ..Self::default() }
    }

    pub(super) fn skipped(name: &'static str, tests: usize, reason: String, fix: String) -> Self {
        let skip = Skip { name: name.to_owned(), tests: tests.max(1), reason, fix, optional: false };
        println!("{skip}");
        Self { name, skips: vec![skip], ..Self::default() }
    }

    /// The same for what no package brings.
    pub(super) fn optional(mut self) -> Self {
        self.skips.iter_mut().for_each(|skip| skip.optional = true);
        self
    }

    fn left_out(&self) -> usize {
        self.skips.iter().map(|skip| skip.tests).sum()
    }
}

impl Report {
    pub(super) fn new(require_all: bool) -> Self {
        Self { suites: Vec::new(), require_all }
    }

    pub(super) fn add(&mut self, suite: Suite) {
        self.suites.push(suite);
    }

    /// Prints the report; it ends with the totals, so the error has nothing left to say.
    pub(super) fn finish(self) -> Outcome {
        let (text, failed) = self.text();
        print!("{text}");
        if failed == 0 { Ok(()) } else { Err(String::new()) }
    }

    fn text(&self) -> (String, usize) {
        let mut lines = vec![String::new()];
        let (mut passed, mut failed, mut skipped, mut optional) = (0, 0, 0, 0);
        for suite in &self.suites {
            lines.push(format!(
                "{:<28} {:>4} passed, {} failed, {} skipped, {} s",
                suite.name,
                suite.passed,
                suite.failures.len(),
                suite.left_out(),
                suite.took.as_secs()
            ));
            passed += suite.passed;
            failed += suite.failures.len();
            skipped += suite.left_out();
            optional += suite.skips.iter().filter(|skip| skip.optional).map(|skip| skip.tests).sum::<usize>();
        }
        for suite in &self.suites {
            let failures = suite.failures.iter();
            lines.extend(failures.map(|failure| format!("FAILED {}: {failure}", suite.name)));
            lines.extend(suite.skips.iter().map(Skip::to_string));
        }
        if self.require_all && skipped > optional {
            lines.push(
                "ROSTER_REQUIRE_ALL=1: what was skipped counts as failed; the lines above say how \
                 to have it run"
                    .to_owned(),
            );
            failed += skipped - optional;
            skipped = optional;
        }
        lines.push(format!("{passed} passed, {failed} failed, {skipped} skipped\n"));
        (lines.join("\n"), failed)
    }
}

impl std::fmt::Display for Skip {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "SKIPPED {}: {}: {}", self.name, self.reason, self.fix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(require_all: bool) -> Report {
        let mut report = Report::new(require_all);
        report.add(Suite { name: "Rust", passed: 7, ..Suite::default() });
        report.add(Suite {
            name: "PostgreSQL",
            skips: vec![Skip {
                name: "PostgreSQL".to_owned(),
                tests: 3,
                reason: "no server".to_owned(),
                fix: "apt-get install postgresql".to_owned(),
                optional: false,
            }],
            ..Suite::default()
        });
        report
    }

    #[test]
    fn the_totals_stand_alone_on_the_last_line() {
        let (text, failed) = report(false).text();
        assert_eq!(failed, 0);
        assert!(text.contains("\nSKIPPED PostgreSQL: no server: apt-get install postgresql\n"));
        assert!(text.ends_with("\n7 passed, 0 failed, 3 skipped\n"));
    }

    #[test]
    fn what_is_skipped_fails_where_all_is_required() {
        let (text, failed) = report(true).text();
        assert_eq!(failed, 3);
        assert!(text.ends_with("\n7 passed, 3 failed, 0 skipped\n"));
        let mut report = report(true);
        report.add(Suite::skipped("files", 2, "no folder".to_owned(), "name one".to_owned()).optional());
        assert!(report.text().0.ends_with("\n7 passed, 3 failed, 2 skipped\n"), "what no package brings stays skipped");
    }
}
