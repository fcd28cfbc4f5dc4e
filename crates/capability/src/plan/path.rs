//! Paths with variables: `{x}`, or `{{x}}` in the same meaning. One shape for what is served, one for what is called.

use crate::template::is_name;
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stands for itself in a segment of a path and in a query.
pub(crate) const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
/// What a file's own path may not hold as it is.
const LITERAL: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'{').add(b'}').add(b'\\').add(b'^').add(b'|').add(b'#');

#[derive(Clone, Debug, PartialEq)]
enum Part {
    Text(String),
    Variable(String),
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let double = rest[open..].starts_with("{{");
        let (skip, close) = if double { (2, "}}") } else { (1, "}") };
        let inside = &rest[open + skip..];
        let Some(end) = inside.find(close) else { break };
        let name = inside[..end].trim();
        plain.push_str(&rest[..open]);
        if is_name(name) {
            if !plain.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut plain)));
            }
            parts.push(Part::Variable(name.to_owned()));
        } else {
            plain.push_str(&rest[open..open + skip + end + close.len()]);
        }
        rest = &inside[end + close.len()..];
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        parts.push(Part::Text(plain));
    }
    parts
}

/// The path of an upstream's operation, with a query where the file writes one behind it.
#[derive(Clone, Debug)]
pub(crate) struct UriPath {
    /// As it is written.
    pub(crate) text: String,
    path: Vec<Part>,
    query: Vec<Part>,
}

impl UriPath {
    pub(crate) fn new(text: &str) -> Self {
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let slash = if path.is_empty() || path.starts_with('/') { "" } else { "/" };
        Self { text: format!("{slash}{text}"), path: encoded(&format!("{slash}{path}")), query: encoded(query) }
    }

    pub(crate) fn variables(&self) -> impl Iterator<Item = &str> {
        self.path.iter().chain(&self.query).filter_map(|part| match part {
            Part::Variable(name) => Some(name.as_str()),
            Part::Text(_) => None,
        })
    }

    /// The path and the query with their values, each encoded as one segment. The error names the variable.
    pub(crate) fn fill(&self, mut value: impl FnMut(&str) -> Option<String>) -> Result<(String, String), BadVariable> {
        let path = fill(&self.path, &mut value)?;
        let last = self.path.iter().rev().find_map(|part| if let Part::Variable(name) = part { Some(name) } else { None });
        // A segment of dots leads to another place than the file means, however it came about.
        match last {
            Some(name) if path.split('/').any(|segment| segment == "." || segment == "..") => {
                Err(BadVariable { name: name.clone(), why: "must not be `.` or `..`" })
            }
            _ => Ok((path, fill(&self.query, &mut value)?)),
        }
    }
}

/// The parts of a path or query, their own text made fit for an address.
fn encoded(text: &str) -> Vec<Part> {
    let mut parts = parts(text);
    for part in &mut parts {
        if let Part::Text(text) = part {
            *text = utf8_percent_encode(text, LITERAL).to_string();
        }
    }
    parts
}

fn fill(parts: &[Part], value: &mut impl FnMut(&str) -> Option<String>) -> Result<String, BadVariable> {
    let mut filled = String::new();
    for part in parts {
        match part {
            Part::Text(text) => filled.push_str(text),
            Part::Variable(name) => {
                let value = value(name).ok_or_else(|| BadVariable { name: name.clone(), why: "is missing" })?;
                if value.is_empty() {
                    return Err(BadVariable { name: name.clone(), why: "must not be empty" });
                }
                filled.extend(utf8_percent_encode(&value, PLAIN));
            }
        }
    }
    Ok(filled)
}

/// A value that can't stand in a path.
#[derive(Debug, PartialEq)]
pub(crate) struct BadVariable {
    pub(crate) name: String,
    pub(crate) why: &'static str,
}

/// A path, or an address, that requests are held against.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// As it is written, every variable in single braces.
    pub(crate) text: String,
    segments: Vec<Vec<Part>>,
    /// Whether the last variable takes whatever is left: `{path}` of a forward.
    rest: bool,
}

impl Pattern {
    pub(crate) fn new(text: &str) -> Self {
        let mut written = String::new();
        for part in parts(text) {
            match part {
                Part::Text(text) => written.push_str(&text),
                Part::Variable(name) => written.push_str(&format!("{{{name}}}")),
            }
        }
        let segments = written.split('/').map(parts).collect();
        Self { text: written, segments, rest: false }
    }

    /// A pattern whose last segment is a variable that takes the rest of the path; none if it is no variable.
    pub(crate) fn with_rest(text: &str) -> Option<Self> {
        let mut pattern = Self::new(text);
        pattern.rest = matches!(pattern.segments.last()?.as_slice(), [Part::Variable(_)]);
        pattern.rest.then_some(pattern)
    }

    pub(crate) fn variables(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().flatten().filter_map(|part| match part {
            Part::Variable(name) => Some(name.as_str()),
            Part::Text(_) => None,
        })
    }

    /// How many segments are text from end to end: of two patterns that match, the one with more is meant.
    pub(crate) fn weight(&self) -> usize {
        self.segments.iter().filter(|segment| matches!(segment.as_slice(), [] | [Part::Text(_)])).count()
    }

    /// The variables' values, decoded, if the path is one of these.
    pub(crate) fn find(&self, path: &str) -> Option<Vec<(&str, String)>> {
        let mut values = Vec::new();
        let mut given = path.split('/');
        for (position, segment) in self.segments.iter().enumerate() {
            if self.rest && position + 1 == self.segments.len() {
                let Some(Part::Variable(name)) = segment.first() else { return None };
                let rest: Vec<&str> = given.by_ref().collect();
                values.push((name.as_str(), rest.join("/")));
                return Some(values);
            }
            match_segment(segment, given.next()?, &mut values)?;
        }
        given.next().is_none().then_some(values)
    }
}

/// One segment: text, a variable, or a variable with text around it. Several variables in one segment take as little as they can.
fn match_segment<'a>(parts: &'a [Part], given: &str, values: &mut Vec<(&'a str, String)>) -> Option<()> {
    if let [Part::Text(text)] = parts {
        return percent_decode_str(given).decode_utf8().is_ok_and(|given| given == text.as_str()).then_some(());
    }
    let mut rest = given;
    let mut parts = parts.iter().peekable();
    while let Some(part) = parts.next() {
        match part {
            Part::Text(text) => rest = rest.strip_prefix(text.as_str())?,
            Part::Variable(name) => {
                let end = match parts.peek() {
                    Some(Part::Text(next)) => rest.find(next.as_str())?,
                    _ => rest.len(),
                };
                let value = percent_decode_str(&rest[..end]).decode_utf8().ok()?;
                if value.is_empty() {
                    return None;
                }
                values.push((name.as_str(), value.into_owned()));
                rest = &rest[end..];
            }
        }
    }
    rest.is_empty().then_some(())
}

/// The one of the names that is meant by a name: the same, else the same but for case, else the same but for case, `-` and
/// `_`. Two names that are equal under a looser rule are only found by the strict one.
pub(crate) fn loosely<'a>(names: impl Iterator<Item = &'a str> + Clone, wanted: &str) -> Option<&'a str> {
    let bare = |name: &str| name.chars().filter(|c| !matches!(c, '-' | '_')).flat_map(char::to_lowercase).collect::<String>();
    let rules: [&dyn Fn(&str) -> bool; 3] =
        [&|name| name == wanted, &|name| name.eq_ignore_ascii_case(wanted), &|name| bare(name) == bare(wanted)];
    for rule in rules {
        let mut found = names.clone().filter(|name| rule(name));
        if let Some(first) = found.next() {
            return found.next().is_none().then_some(first);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_filled_as_single_segments() {
        let path = UriPath::new("workspaces/{w}/users/{{ u }}.json?all=1&by={u}");
        assert_eq!(path.variables().collect::<Vec<_>>(), ["w", "u", "u"]);
        let fill = |w: &str, u: &str| path.fill(|name| Some(if name == "w" { w } else { u }.to_owned()));
        let filled = fill("a/b?c#d", "é%2f").unwrap();
        assert_eq!(filled, ("/workspaces/a%2Fb%3Fc%23d/users/%C3%A9%252f.json".into(), "all=1&by=%C3%A9%252f".into()));
        assert_eq!(fill("..", "x").unwrap_err().why, "must not be `.` or `..`");
        assert_eq!(fill("", "x").unwrap_err(), BadVariable { name: "w".into(), why: "must not be empty" });
        assert_eq!(path.fill(|_| None).unwrap_err().why, "is missing");
        assert!(fill("{{u}}", "x").unwrap().0.contains("%7B%7Bu%7D%7D"), "what is filled in is not read again");
        assert_eq!(UriPath::new("").fill(|_| None).unwrap(), (String::new(), String::new()));
    }

    #[test]
    fn patterns_find_their_variables() {
        let pattern = Pattern::new("/v1/{{workspaceid}}/users/{id}.json");
        assert_eq!(pattern.text, "/v1/{workspaceid}/users/{id}.json");
        assert_eq!(pattern.find("/v1/a%20b/users/7.json"), Some(vec![("workspaceid", "a b".to_owned()), ("id", "7".to_owned())]));
        assert_eq!(Pattern::new("/a b/é").find("/a%20b/%C3%A9"), Some(Vec::new()));
        for other in ["/v1/a/users/7", "/V1/a/users/7.json", "/v1//users/7.json", "/v1/a/users/7.json/", "/v1/%ff/users/7.json"] {
            assert_eq!(pattern.find(other), None, "{other}");
        }
        let rest = Pattern::with_rest("/forward/{{path}}").unwrap();
        assert_eq!(rest.find("/forward/a/b%2Fc"), Some(vec![("path", "a/b%2Fc".to_owned())]));
        assert!(Pattern::with_rest("/forward/path").is_none());
    }

    #[test]
    fn names_are_found_strictly_first() {
        let names = ["workspaceid", "user-id", "a_b", "ab"];
        let find = |wanted| loosely(names.into_iter(), wanted);
        assert_eq!(find("workspaceId"), Some("workspaceid"));
        assert_eq!(find("user_id"), Some("user-id"));
        assert_eq!(find("ab"), Some("ab"));
        assert_eq!(find("a-b"), None, "two names are equal under the loose rule");
        assert_eq!(find("other"), None);
    }
}
