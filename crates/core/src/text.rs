//! Text with rules: each type's only door checks them, so inside nothing checks again.

use crate::{Error, Result, fold::folded};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{json, value::RawValue};
use std::{borrow::Cow, fmt, ops::Deref};

/// Refuses what no text of ours may hold: control characters (PostgreSQL refuses U+0000; the rest breaks terminals
/// and logs). Line breaks and tabs are allowed where `lines` says so.
fn plain(text: &str, lines: bool) -> bool {
    !text.chars().any(|c| c.is_control() && !(lines && matches!(c, '\n' | '\r' | '\t')))
}

/// Patterns for schemas (ECMA-262 §22.2, as JSON Schema has them): one line without control characters; the same with
/// something in it besides blanks, and with no blanks at its ends; several lines.
const LINE: &str = r"^[^\u0000-\u001f\u007f-\u009f]*$";
const FILLED_LINE: &str = r"^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f][^\u0000-\u001f\u007f-\u009f]*$";
const TRIMMED_LINE: &str = r"^[^\s\u0000-\u001f\u007f-\u009f]([^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f])?$";
const LINES: &str = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$";

/// What [`check_web_url`] lets pass.
const WEB_URL: &str = r"^[Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9\-._~\[\]@!$&'()*+,;=%][A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*$";

/// A type of text: its documentation, its name, what checks it, and the same rules as keywords of JSON Schema, as far as
/// they can say it.
macro_rules! text_type {
    ($(#[doc = $doc:literal])* $name:ident, $check:expr, $rules:tt) => {
        text_type! { $(#[doc = $doc])* $name in String, $check, $rules }
    };
    ($(#[doc = $doc:literal])* $name:ident in $kept:ty, $check:expr, $rules:tt) => {
        $(#[doc = $doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub struct $name($kept);

        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = Error;
            /// # Errors
            /// [`Error::Invalid`] saying what is allowed.
            fn try_from(text: String) -> Result<Self> {
                let check: fn(&str) -> Result<(), String> = $check;
                check(&text).map_err(|allowed| Error::invalid("", allowed))?;
                Ok(Self(text.into()))
            }
        }

        impl TryFrom<&str> for $name {
            type Error = Error;
            fn try_from(text: &str) -> Result<Self> {
                text.to_owned().try_into()
            }
        }

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::try_from(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                text_schema(concat!($($doc,)*), &json!($rules))
            }
        }
    };
}

/// The schema of a type of text.
fn text_schema(doc: &str, rules: &serde_json::Value) -> Schema {
    let mut schema = json_schema!({"type": "string", "description": doc.trim_start()});
    for (keyword, value) in rules.as_object().into_iter().flatten() {
        schema.insert(keyword.clone(), value.clone());
    }
    schema
}

/// An http or https URL (RFC 3986) with a host, of at most 2,048 characters, none of which a URL does not have.
fn check_web_url(text: &str) -> Result<(), String> {
    const ALLOWED: &[u8] = b"-._~:/?#[]@!$&'()*+,;=%";
    let scheme = text.split_once("://").filter(|(scheme, _)| ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)));
    let host = scheme.and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
    let has_host = host.is_some_and(|host| !host.is_empty() && !host.starts_with(':'));
    if !has_host || text.len() > 2048 || !text.bytes().all(|b| b.is_ascii_alphanumeric() || ALLOWED.contains(&b)) {
        return Err(
            "must be an http or https URL of at most 2048 characters, all of them ASCII and none a blank or a quotation mark".into()
        );
    }
    Ok(())
}

fn between(text: &str, least: usize, most: usize, lines: bool) -> Result<(), String> {
    let length = text.chars().count();
    if length < least || length > most || !plain(text, lines) || (least > 0 && text.trim().is_empty()) {
        return Err(format!("must have {least} to {most} characters and no control characters"));
    }
    Ok(())
}

text_type! {
    /// What people call an organization, workspace or key: 1 to 256 characters.
    Name, |text| between(text, 1, 256, false),
    {"minLength": 1, "maxLength": 256, "pattern": FILLED_LINE, "examples": ["Platform"]}
}

text_type! {
    /// A part of a person's name or another short attribute: 0 to 256 characters.
    Label, |text| between(text, 0, 256, false),
    {"maxLength": 256, "pattern": LINE, "examples": ["Ada"]}
}

text_type! {
    /// Free text for people: 0 to 4,096 characters, line breaks allowed.
    Description, |text| between(text, 0, 4096, true),
    {"maxLength": 4096, "pattern": LINES, "examples": ["What everybody needs."]}
}

text_type! {
    /// A name for use in URLs: 1 to 63 of `a-z`, `0-9` and `-`, beginning and ending with a letter or digit. It may
    /// not have the form of an id, so that no slug shadows one.
    Slug, |text| {
        let allowed = text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        let looks_like_id = crate::id::RoleId::parse(text).is_some() || crate::id::RoleId::parse_uuid(text).is_some();
        if text.is_empty() || text.len() > 63 || !allowed || text.starts_with('-') || text.ends_with('-') || looks_like_id {
            return Err("must have 1 to 63 of a-z, 0-9 and '-', begin and end with a letter or digit, and not look like an id".into());
        }
        Ok(())
    },
    {"minLength": 1, "maxLength": 63, "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "examples": ["ws-platform-17fa3c"]}
}

text_type! {
    /// An email address as it was typed: 1 to 254 characters without control characters or blanks at the ends. No `@`
    /// is demanded: the vendors' own clients and tests use addresses without one.
    Email, |text| {
        if text.is_empty() || text.chars().count() > 254 || !plain(text, false) || text.trim() != text {
            return Err("must have 1 to 254 characters, no control characters and no blanks at the ends".into());
        }
        Ok(())
    },
    {
        "minLength": 1,
        "maxLength": 254,
        "pattern": TRIMMED_LINE,
        "examples": ["ada@example.com"],
    }
}

impl Email {
    /// The form that is compared: neither case nor compatibility characters tell two apart.
    #[must_use]
    pub fn canonical(&self) -> String {
        folded(&self.0)
    }
}

text_type! {
    /// The name that an account signs in with, an email or any other: 1 to 254 characters without control characters or
    /// blanks at the ends.
    Login, |text| Email::try_from(text).map(|_| ()).map_err(|error| error.to_string()),
    {"minLength": 1, "maxLength": 254, "pattern": TRIMMED_LINE, "examples": ["ada@example.com"]}
}

impl Login {
    /// The form that is compared: neither case nor compatibility characters tell two apart.
    #[must_use]
    pub fn canonical(&self) -> String {
        folded(&self.0)
    }
}

text_type! {
    /// One word of a scope list: 1 to 128 characters, kept in order and handed back; only surfaces know its meaning.
    ScopeWord, |text| between(text, 1, 128, false),
    {"minLength": 1, "maxLength": 128, "pattern": FILLED_LINE, "examples": ["workspaces.read"]}
}

impl ScopeWord {
    /// The most words of one list.
    pub const MOST: usize = 256;

    /// A list as its column holds it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it has more than [`ScopeWord::MOST`] words.
    pub(crate) fn list_text(words: Option<&Vec<Self>>) -> Result<Option<String>> {
        if words.is_some_and(|words| words.len() > Self::MOST) {
            return Err(Error::invalid("scopes", format!("must have at most {} words", Self::MOST)));
        }
        words.map(serde_json::to_string).transpose().map_err(Error::internal)
    }
}

text_type! {
    /// The name of a dialect whose ids and data are kept: 1 to 32 of `a-z`.
    Dialect in Cow<'static, str>, |text| {
        if Dialect::is_name(text.as_bytes()) { Ok(()) } else { Err("must have 1 to 32 of a-z".into()) }
    },
    {"minLength": 1, "maxLength": 32, "pattern": "^[a-z]+$", "examples": ["legacy"]}
}

impl Dialect {
    /// A dialect that this server speaks, for a constant: a name that is none does not compile.
    ///
    /// # Panics
    /// When the name has other than 1 to 32 of `a-z`.
    #[must_use]
    pub const fn spoken(name: &'static str) -> Self {
        assert!(Self::is_name(name.as_bytes()), "a dialect's name has 1 to 32 of a-z");
        Self(Cow::Borrowed(name))
    }

    const fn is_name(mut text: &[u8]) -> bool {
        if text.is_empty() || text.len() > 32 {
            return false;
        }
        while let [first, rest @ ..] = text {
            if !first.is_ascii_lowercase() {
                return false;
            }
            text = rest;
        }
        true
    }
}

text_type! {
    /// Address of a picture: an http or https URL (RFC 3986) of at most 2,048 characters. Consoles show it, so it is
    /// nothing that a browser would run (`javascript:`, `data:`), and holds only the characters of a URL.
    PictureUrl, |text| check_web_url(text),
    {
        "maxLength": 2048,
        "pattern": WEB_URL,
        "examples": ["https://example.com/ada.png"],
    }
}

text_type! {
    /// Where a server of elsewhere answers: an http or https URL (RFC 3986) of at most 2,048 characters.
    EndpointUrl, |text| check_web_url(text),
    {"maxLength": 2048, "pattern": WEB_URL, "examples": ["https://login.example.com/oauth2/token"]}
}

text_type! {
    /// What another system calls something, such as an issuer or a client: 1 to 2,048 characters.
    Identifier, |text| between(text, 1, 2048, false),
    {"minLength": 1, "maxLength": 2048, "pattern": FILLED_LINE, "examples": ["https://login.example.com"]}
}

text_type! {
    /// Text that stands for an id in imported data: 1 to 256 characters.
    AliasText, |text| between(text, 1, 256, false),
    {"minLength": 1, "maxLength": 256, "pattern": FILLED_LINE, "examples": ["legacy-ada"]}
}

/// JSON that is kept as data and never interpreted: at most 64 KiB of compact text. As text, since a tree of values
/// takes up to 36 times the memory; what is equal is equal as text.
#[derive(Clone, Debug)]
pub struct Json(Box<RawValue>);

impl Json {
    /// The largest text form, in bytes.
    pub const MAX_BYTES: usize = 64 * 1024;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// The value, parsed anew.
    #[must_use]
    pub fn value(&self) -> serde_json::Value {
        // The text was written from a value, so it is one.
        serde_json::from_str(self.as_str()).unwrap_or_default()
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Json {}

impl TryFrom<serde_json::Value> for Json {
    type Error = Error;
    /// # Errors
    /// [`Error::Invalid`] when the text form is larger than [`Json::MAX_BYTES`].
    fn try_from(value: serde_json::Value) -> Result<Self> {
        let text = serde_json::value::to_raw_value(&value).map_err(Error::internal)?;
        if text.get().len() > Self::MAX_BYTES {
            return Err(Error::invalid("", format!("must have at most {} bytes of JSON", Self::MAX_BYTES)));
        }
        Ok(Self(text))
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for Json {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Json {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(serde_json::Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Json {
    fn schema_name() -> Cow<'static, str> {
        "Json".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"description": "Any JSON of at most 64 KiB, kept as data and handed back."})
    }
}

#[cfg(test)]
mod tests {
    use super::{Email, Json, Name, PictureUrl, Slug};
    use serde_json::json;

    #[test]
    fn json_is_kept_as_compact_text_and_not_as_a_tree() {
        let value = json!({"b": [1, 2.5, null, 1e300], "a": "ü\u{0}\"", "deep": {"x": {}}});
        let kept = Json::try_from(value.clone()).unwrap();
        assert_eq!((kept.as_str(), kept.value()), (&*value.to_string(), value.clone()));
        let spaced: Json = serde_json::from_str(&format!(" {value:#} ")).unwrap();
        assert_eq!(spaced, kept);
        assert_eq!(serde_json::to_string(&[&kept]).unwrap(), format!("[{value}]"), "written as JSON, not as a string of it");
        assert_eq!(serde_json::to_value(&kept).unwrap(), value);
        let most = "x".repeat(Json::MAX_BYTES - 2);
        assert_eq!(Json::try_from(json!(most)).unwrap().as_str().len(), Json::MAX_BYTES);
        assert!(Json::try_from(json!(most + "x")).is_err());
    }

    #[test]
    fn pictures_are_addresses_on_the_web() {
        for good in ["https://acme.example/a.png", "HTTP://[::1]:8080/a?b=c&d=%20#e", "https://acme.example"] {
            assert!(PictureUrl::try_from(good).is_ok(), "{good:?}");
        }
        let long = format!("https://acme.example/{}", "a".repeat(2048));
        for bad in [
            "",
            "a.png",
            "/a.png",
            "//acme.example/a.png",
            "javascript:alert(1)",
            "javascript://acme.example/%0aalert(1)",
            "data:image/png;base64,AA==",
            "ftp://acme.example/a",
            "https://",
            "https:///a.png",
            "https://:80/",
            "https://acme.example/a b",
            "https://acme.example/\"onload=x",
            "https://acme.example/ä.png",
            " https://acme.example",
            "https://acme.example/\n",
            &long,
        ] {
            assert!(PictureUrl::try_from(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn rules_are_kept_at_the_door() {
        assert!(Name::try_from("Büro 1").is_ok());
        for bad in ["", " ", "a\0b", "line\nbreak"] {
            assert!(Name::try_from(bad).is_err(), "{bad:?}");
        }
        assert!(Slug::try_from("ws-shared-e2a85b").is_ok());
        for bad in ["", "-a", "a-", "A", "a_b", "0123456789abcdefghjkmnpqrs", "66dc015d-0270-11f1-8eec-0e27d7367989"] {
            assert!(Slug::try_from(bad).is_err(), "{bad:?}");
        }
        assert_eq!(Email::try_from("Ada@Example.COM").map(|e| e.canonical()), Ok("ada@example.com".into()));
        assert!(Email::try_from("text").is_ok());
        assert!(Email::try_from(" a@b").is_err());
    }
}
