//! What a plain scalar means: YAML 1.2's core schema (§10.3.2).

use serde_json::{Number, Value};

/// The JSON value of a plain scalar. What JSON can't say, such as `.inf`, stays text.
pub(super) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number)
}

fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if let Some(octal) = digits.strip_prefix("0o") {
        return u64::from_str_radix(octal, 8).ok().map(Number::from);
    }
    if let Some(hex) = digits.strip_prefix("0x") {
        return u64::from_str_radix(hex, 16).ok().map(Number::from);
    }
    let first = digits.chars().next()?;
    if !(first.is_ascii_digit() || first == '.') || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-'))
    {
        return None;
    }
    let plain = text.strip_prefix('+').unwrap_or(text);
    if digits.chars().all(|c| c.is_ascii_digit()) {
        // What no 64 bits hold stays text: an id of many digits must not lose its last ones.
        return plain.parse::<i64>().map(Number::from).or_else(|_| plain.parse::<u64>().map(Number::from)).ok();
    }
    plain.parse::<f64>().ok().and_then(Number::from_f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn core_schema() {
        for (text, value) in [
            ("~", json!(null)),
            ("true", json!(true)),
            ("yes", json!("yes")),
            ("12", json!(12)),
            ("-3", json!(-3)),
            ("0x1F", json!(31)),
            ("0o17", json!(15)),
            ("1.5e3", json!(1500.0)),
            (".5", json!(0.5)),
            (".inf", json!(".inf")),
            ("1.0.0-alpha2", json!("1.0.0-alpha2")),
            ("2026-05-19", json!("2026-05-19")),
            ("99999999999999999999", json!("99999999999999999999")),
            ("$.", json!("$.")),
        ] {
            assert_eq!(resolve(text), value, "{text}");
        }
    }
}
