//! A measured figure: an object with `name`, `value` and `unit` or `ratio`, `target` and `met`, and
//! whatever else its bench has to say. Kept as JSON, so that a bench can add a field without a change
//! here.

use std::fs;

use serde_json::{Map, Value, json};

use crate::process::Outcome;

/// Fields that have a place of their own in a report.
const NAMED: &[&str] = &["name", "value", "unit", "ratio", "target", "met"];

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

    /// A ratio is good from its target on, a value below it.
    fn target(&self) -> String {
        match self.0.get("target") {
            None | Some(Value::Null) => "none".to_owned(),
            Some(target @ Value::Number(_)) if self.0.contains_key("ratio") => {
                format!("≥ {} ×", plain(target))
            }
            Some(target @ Value::Number(_)) => {
                let unit = self.0.get("unit").map(plain).unwrap_or_default();
                format!("< {} {unit}", plain(target)).trim_end().to_owned()
            }
            Some(words) => plain(words),
        }
    }

    fn rest(&self) -> String {
        let rest = self.0.iter().filter(|(name, _)| !NAMED.contains(&name.as_str()));
        rest.map(|(name, value)| format!("{name} {}", plain(value))).collect::<Vec<_>>().join(", ")
    }
}

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
}
