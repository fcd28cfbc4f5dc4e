//! From what an upstream sends to JSON.

mod table;
mod xml;

use crate::yaml;
use serde_json::Value;

/// The most bytes of an answer that is read as data, and of binary content that says no other bound.
pub(crate) const BINARY_MOST: usize = 10 << 20;

/// What an upstream sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Xml,
    /// Rows, with what separates their fields.
    Table(u8),
    Yaml,
    Binary,
}

impl Format {
    /// Reads a format's name, in any case.
    pub(crate) fn parse(name: &str) -> Result<Self, String> {
        Ok(match name.to_ascii_lowercase().as_str() {
            "json" => Self::Json,
            "xml" => Self::Xml,
            "csv" => Self::Table(b','),
            "tsv" => Self::Table(b'\t'),
            "psv" => Self::Table(b'|'),
            "yaml" | "yml" => Self::Yaml,
            "binary" => Self::Binary,
            "avro" | "protobuf" | "html" | "markdown" => return Err(format!("format `{name}` is not served")),
            _ => return Err(format!("`{name}` is no format")),
        })
    }

    /// What to ask an upstream for.
    pub(crate) const fn accept(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Xml => "application/xml, text/xml",
            Self::Table(b'\t') => "text/tab-separated-values, text/plain",
            Self::Table(_) => "text/csv, text/plain",
            Self::Yaml => "application/yaml, text/yaml, text/plain",
            Self::Binary => "*/*",
        }
    }

    /// The body as JSON; the error says what it is not.
    pub(crate) fn decode(self, body: &[u8]) -> Result<Value, String> {
        let text = || std::str::from_utf8(body).map(|text| text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(|_| "UTF-8".to_owned());
        match self {
            Self::Json => serde_json::from_slice(body).map_err(|_| "JSON".to_owned()),
            Self::Xml => xml::decode(text()?).map_err(|why| format!("XML that is served ({why})")),
            Self::Table(separator) => table::decode(text()?, separator),
            Self::Yaml => yaml::parse(text()?).map(|parsed| parsed.root.to_json()).map_err(|_| "YAML".to_owned()),
            Self::Binary => Ok(Value::Null),
        }
    }
}

/// A number of bytes: `5MiB`, `512 KB`, `1024`.
pub(crate) fn size(text: &str) -> Option<usize> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number: usize = text[..end].parse().ok()?;
    let unit = match text[end..].trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" | "kib" => 1 << 10,
        "m" | "mb" | "mib" => 1 << 20,
        "g" | "gb" | "gib" => 1 << 30,
        _ => return None,
    };
    number.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn formats_are_named_in_any_case() {
        assert_eq!(Format::parse("XML"), Ok(Format::Xml));
        assert_eq!(Format::parse("Avro"), Err("format `Avro` is not served".into()));
        assert_eq!(Format::parse("text"), Err("`text` is no format".into()));
    }

    #[test]
    fn yaml_and_json_say_the_same() {
        assert_eq!(Format::Yaml.decode(b"a: [1, x]\n"), Ok(json!({"a": [1, "x"]})));
        assert_eq!(Format::Json.decode(b"{\"a\": [1, \"x\"]}"), Ok(json!({"a": [1, "x"]})));
        assert_eq!(Format::Json.decode(b"<html>"), Err("JSON".into()));
        assert!(Format::Json.decode("[".repeat(100_000).as_bytes()).is_err());
        assert!(Format::Yaml.decode(b"a: \xff").is_err());
    }

    #[test]
    fn sizes() {
        for (text, bytes) in
            [("5MiB", Some(5 << 20)), ("512 KB", Some(512 << 10)), ("10", Some(10)), ("many", None), ("99999999999999999999", None)]
        {
            assert_eq!(size(text), bytes, "{text}");
        }
    }
}
