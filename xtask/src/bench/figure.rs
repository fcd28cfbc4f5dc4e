//! A measured figure: an object with `name`, `value` and `unit` or `ratio`, `target` and `met`, and
//! whatever else its bench has to say. Kept as JSON, so that a bench can add a field without a change
//! here. A field that is an object is one side of a comparison, with what was seen of it.

use std::fs;

use serde_json::{Map, Value, json};

use crate::process::Outcome;

/// Fields that have a place of their own in a report.
const NAMED: &[&str] = &["name", "value", "unit", "ratio", "target", "bound", "met"];

pub(super) struct Figure(Map<String, Value>);

impl Figure {
    /// A figure that is good when it is below its target. `rounds` are the values that it was taken
    /// from; the figure is their median, the slowest stands beside it.
    pub(super) fn below(name: &str, unit: &str, target: f64, rounds: &mut [f64]) -> Outcome<Self> {
        rounds.sort_by(f64::total_cmp);
        let (Some(median), Some(max)) = (rounds.get(rounds.len() / 2), rounds.last()) else {
            return Err(format!("{name}: nothing was measured"));
        };
        let figure = json!({
            "name": name,
            "value": rounded(*median),
            "unit": unit,
            "target": target,
            "met": *median < target,
            "max": rounded(*max),
            "rounds": rounds.len(),
        });
        Self::parse(&figure.to_string())
    }

    /// A ratio that is good up to its target, with both sides of it.
    pub(super) fn at_most(name: &str, ratio: f64, target: Option<f64>, sides: Value) -> Outcome<Self> {
        let met = target.is_none_or(|target| ratio <= target);
        let mut figure = json!({"name": name, "ratio": rounded(ratio), "target": target, "bound": "most", "met": met});
        if let (Some(figure), Value::Object(sides)) = (figure.as_object_mut(), sides) {
            figure.extend(sides);
        }
        Self::parse(&figure.to_string())
    }

    /// A line that a bench printed.
    pub(super) fn parse(line: &str) -> Outcome<Self> {
        let figure: Map<String, Value> = serde_json::from_str(line).map_err(|error| format!("not a figure ({error}): {line}"))?;
        let measured = figure.contains_key("value") || figure.contains_key("ratio");
        if figure.get("name").is_some_and(Value::is_string) && measured {
            Ok(Self(figure))
        } else {
            Err(format!("a figure needs `name` and `value` or `ratio`: {line}"))
        }
    }

    pub(super) fn name(&self) -> &str {
        self.0["name"].as_str().unwrap_or_default()
    }

    /// A figure without a target is there to be read, and cannot miss.
    pub(super) fn met(&self) -> bool {
        self.0.get("met").and_then(Value::as_bool).unwrap_or(true)
    }

    pub(super) fn json(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }

    pub(super) fn line(&self) -> String {
        let verdict = if self.met() { "ok    " } else { "MISSED" };
        format!("{verdict} {:<48} {:>14}  target {:<12} {}", self.name(), self.value(), self.target(), self.rest())
    }

    fn value(&self) -> String {
        if let Some(ratio) = self.0.get("ratio") {
            return format!("{} ×", plain(ratio));
        }
        let unit = self.0.get("unit").map(plain).unwrap_or_default();
        format!("{} {unit}", self.0.get("value").map(plain).unwrap_or_default()).trim_end().to_owned()
    }

    /// A ratio is good from its target on, or up to it where the figure says so; a value is good below it.
    fn target(&self) -> String {
        match self.0.get("target") {
            None | Some(Value::Null) => "none".to_owned(),
            Some(target @ Value::Number(_)) if self.0.contains_key("ratio") => {
                let most = self.0.get("bound").is_some_and(|bound| bound == "most");
                format!("{} {} ×", if most { "≤" } else { "≥" }, plain(target))
            }
            Some(target @ Value::Number(_)) => {
                let unit = self.0.get("unit").map(plain).unwrap_or_default();
                format!("< {} {unit}", plain(target)).trim_end().to_owned()
            }
            Some(words) => plain(words),
        }
    }

    fn rest(&self) -> String {
        let rest = self.0.iter().filter(|(name, value)| !NAMED.contains(&name.as_str()) && !value.is_object());
        rest.map(|(name, value)| format!("{name} {}", plain(value))).collect::<Vec<_>>().join(", ")
    }
}

/// What was seen of either side of a comparison, a row each; empty when the figure is none.
fn sides(figure: &Figure) -> String {
    let sides = figure.0.iter().filter_map(|(side, seen)| Some((side, seen.as_object()?)));
    let row = |(side, seen): (&String, &Map<String, Value>)| {
        let cell = |name: &str| seen.get(name).map(plain).unwrap_or_default();
        let cells = SEEN.map(|(field, _)| cell(field)).join(" | ");
        format!("| {} | {side} | {cells} |\n", figure.name())
    };
    sides.map(row).collect()
}

/// The fields of a side, with the words for them.
const SEEN: [(&str, &str); 4] =
    [("requests_per_second", "requests/s"), ("p50_us", "p50, µs"), ("p99_us", "p99, µs"), ("cpu_us", "CPU per request, µs")];

const ABOUT_SIDES: &str = "\
## Requests

The ratio of a request is the processor time that the server process spends on it, over what a bare axum server spends
that gives the same bytes and headers behind the same route, and neither authenticates nor looks anything up. Both are
loaded in turn, in rounds, by the same client on the same machine, over connections that stay open, with 16 requests
under way at a time; so requests per second and latencies say more about the machine than about the server. The
workspace has 1,000 members; its member has been read before, as in use.

A capability's GET is held against a bare axum reverse proxy that forwards the same call to the same upstream, and its tool's call
(MCP 2026-07-28) against its GET.";

/// The document with all figures, and the machine that they are true of.
pub(super) fn report(figures: &[Figure]) -> String {
    let mut text = format!(
        "# Performance\n\n\
         Written by `cargo xtask bench`, on {}. Figures are true of that machine; run the command \
         for yours.\n\n\
         | figure | measured | target | met | more |\n|---|---|---|---|---|\n",
        machine()
    );
    for figure in figures {
        let met = if figure.met() { "yes" } else { "**no**" };
        let cells = [figure.name(), &figure.value(), &figure.target(), met, &figure.rest()];
        let cells = cells.map(|cell| cell.replace('|', "\\|"));
        text += &format!("| {} |\n", cells.join(" | "));
    }
    let sides: String = figures.iter().map(sides).collect();
    if !sides.is_empty() {
        let words = SEEN.map(|(_, words)| words).join(" | ");
        text += &format!("\n{ABOUT_SIDES}\n\n| request | server | {words} |\n|---|---|{}\n{sides}", "---|".repeat(SEEN.len()));
    }
    text
}

/// Cores, processor and kernel.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processors
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("unknown processor", |(_, model)| model.trim());
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let system = std::env::consts::OS;
    format!("{cores} cores ({model}), {system} {}", kernel.trim()).trim_end().to_owned()
}

/// A value as one reads it: text without quotes, numbers with no more digits than were measured.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => rounded(number.as_f64().unwrap_or_default()).to_string(),
        other => other.to_string(),
    }
}

fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_held_against_the_target() {
        let figure = Figure::below("start", "ms", 30.0, &mut [50.0, 10.0, 20.125]).unwrap();
        assert!(figure.met());
        assert_eq!(figure.json(), r#"{"name":"start","value":20.13,"unit":"ms","target":30.0,"met":true,"max":50.0,"rounds":3}"#);
        assert_eq!((figure.value(), figure.target()), ("20.13 ms".to_owned(), "< 30 ms".to_owned()));
    }

    #[test]
    fn a_figure_of_a_bench_keeps_what_else_it_says() {
        let figure = Figure::parse(r#"{"name":"w","ratio":8.0,"target":2,"met":true,"batched":900}"#).unwrap();
        assert_eq!(figure.rest(), "batched 900");
        assert_eq!((figure.value(), figure.target()), ("8 ×".to_owned(), "≥ 2 ×".to_owned()));
        assert!(Figure::parse(r#"{"name":"w"}"#).is_err());
        assert!(report(&[figure]).ends_with("| w | 8 × | ≥ 2 × | yes | batched 900 |\n"));
    }

    #[test]
    fn a_cost_is_good_up_to_its_target() {
        let seen = json!({"cpu_us": 12.5, "p50_us": 7.0, "p99_us": 9.0, "requests_per_second": 100.0});
        let figure = |ratio, target| Figure::at_most("get", ratio, target, json!({"roster": seen})).unwrap();
        assert!(figure(1.6, Some(1.6)).met() && figure(9.0, None).met() && !figure(1.61, Some(1.6)).met());
        let figure = figure(1.25, Some(1.6));
        assert_eq!((figure.value(), figure.target(), figure.rest()), ("1.25 ×".to_owned(), "≤ 1.6 ×".to_owned(), String::new()));
        assert!(report(&[figure]).ends_with("| get | roster | 100 | 7 | 9 | 12.5 |\n"));
    }
}
