//! Usage and rate limits: checked against the forms in the vendor's OpenAPI description, kept and handed back exactly as
//! they came.

use roster_core::{Error, Result, patch::Patch, text::Json};
use serde_json::{Map, Value};

/// Whether a limit belongs to a workspace (arrays, whole numbers) or to a key (a usage object, any numbers).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Workspace,
    Key,
}

fn object<'a>(value: &'a Value, path: &str) -> Result<&'a Map<String, Value>> {
    value.as_object().ok_or_else(|| Error::invalid(path.to_owned(), "must be an object"))
}

fn one_of(item: &Map<String, Value>, path: &str, name: &str, words: &[&str], required: bool) -> Result<()> {
    let known = match item.get(name) {
        None | Some(Value::Null) => !required,
        Some(value) => value.as_str().is_some_and(|word| words.contains(&word)),
    };
    if known { Ok(()) } else { Err(Error::invalid(format!("{path}.{name}"), format!("must be one of {}", words.join(", ")))) }
}

fn number(item: &Map<String, Value>, path: &str, name: &str, of: Of, required: bool) -> Result<()> {
    let (fits, allowed) = match (item.get(name), of) {
        (None | Some(Value::Null), _) => (!required, "a number from 0 on"),
        (Some(value), Of::Workspace) => (value.as_u64().is_some(), "a whole number from 0 on"),
        (Some(value), Of::Key) => (value.as_f64().is_some_and(|number| number >= 0.0), "a number from 0 on"),
    };
    if fits { Ok(()) } else { Err(Error::invalid(format!("{path}.{name}"), format!("must be {allowed}"))) }
}

fn check_usage(value: &Value, path: &str, of: Of) -> Result<()> {
    let item = object(value, path)?;
    one_of(item, path, "type", &["cost", "tokens"], false)?;
    one_of(item, path, "periodic_reset", &["monthly", "weekly"], false)?;
    number(item, path, "credit_limit", of, false)?;
    number(item, path, "alert_threshold", of, false)?;
    let days = item.get("periodic_reset_days").filter(|days| !days.is_null());
    if days.is_some_and(|days| !days.as_u64().is_some_and(|days| (1..=365).contains(&days))) {
        return Err(Error::invalid(format!("{path}.periodic_reset_days"), "must be 1 to 365"));
    }
    if days.is_some() && item.get("periodic_reset").is_some_and(|reset| !reset.is_null()) {
        return Err(Error::invalid(format!("{path}.periodic_reset_days"), "can't stand beside periodic_reset"));
    }
    Ok(())
}

fn check_rate(value: &Value, path: &str) -> Result<()> {
    let item = object(value, path)?;
    one_of(item, path, "type", &["requests", "tokens"], true)?;
    one_of(item, path, "unit", &["rpm", "rph", "rpd", "rps", "rpw"], true)?;
    number(item, path, "value", Of::Workspace, true)
}

fn each(value: &Value, path: &str, check: impl Fn(&Value, &str) -> Result<()>) -> Result<()> {
    let list = value.as_array().ok_or_else(|| Error::invalid(path.to_owned(), "must be an array or null"))?;
    list.iter().enumerate().try_for_each(|(at, item)| check(item, &format!("{path}[{at}]")))
}

/// Reads `usage_limits`.
pub(super) fn usage(value: Patch<Value>, of: Of) -> Result<Patch<Json>> {
    let path = "usage_limits";
    value.try_map(|value| {
        match of {
            Of::Workspace => each(&value, path, |item, path| check_usage(item, path, of))?,
            Of::Key => check_usage(&value, path, of)?,
        }
        Json::try_from(value).map_err(|error| error.below(path))
    })
}

/// Reads `rate_limits`.
pub(super) fn rate(value: Patch<Value>) -> Result<Patch<Json>> {
    let path = "rate_limits";
    value.try_map(|value| {
        each(&value, path, check_rate)?;
        Json::try_from(value).map_err(|error| error.below(path))
    })
}

/// Checks `defaults.metadata`: text to text, as the Terraform provider reads nothing else.
pub(super) fn metadata(defaults: &Map<String, Value>) -> Result<()> {
    match defaults.get("metadata") {
        None | Some(Value::Null) => Ok(()),
        Some(Value::Object(fields)) if fields.values().all(Value::is_string) => Ok(()),
        Some(_) => Err(Error::invalid("defaults.metadata", "must be an object whose values are all text")),
    }
}
