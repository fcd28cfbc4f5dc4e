//! What a value under `with` means.

use crate::{
    document::Named,
    finding::Findings,
    json_path::JsonPath,
    template::{Key, Template, has_tag, is_name},
};
use serde_json::Value;

/// What the values of one unit may refer to.
pub(super) struct Roots<'a> {
    /// Before a dot: what means the caller's inputs.
    pub(super) inputs: &'a [String],
    /// Steps that came before.
    pub(super) steps: &'a [&'a str],
    /// Inputs that the unit declares.
    pub(super) declared: &'a [String],
}

impl Roots<'_> {
    /// Reads a value under `with`.
    pub(super) fn value(&self, key: &Named, value: &Value, findings: &mut Findings) -> Template {
        if let Value::String(text) = value {
            if let Some(name) = self.old(text) {
                let message = format!("`{text}` is how versions up to 0.4 wrote it; the caller's `{name}` is taken");
                let root = self.inputs.first().map_or("rest", String::as_str);
                findings.warn("this-reference", key.place.clone(), message, format!("write {root}.{name}"));
                return Template::One(Key::Input(name.to_owned()));
            }
            if self.declared.iter().any(|declared| declared == text) {
                let message = format!("`{text}` is sent as it stands, although an input has that name");
                findings.warn("literal-like-input", key.place.clone(), message, format!("write {{{{{text}}}}} for the value of the input"));
            }
        }
        Template::tree_with(value, &|text| self.text(text))
    }

    /// The whole text: a reference, a template or a literal.
    pub(super) fn text(&self, text: &str) -> Template {
        if let Some((root, name)) = text.split_once('.')
            && is_name(name)
            && self.inputs.iter().any(|known| known == root)
        {
            return Template::One(Key::Input(name.to_owned()));
        }
        if let Some(path) = text.strip_prefix("$.")
            && let Some((step, path)) = self.step(path)
        {
            return Template::One(Key::Step(step, path));
        }
        if let Some(name) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'))
            && is_name(name)
            && self.declared.iter().any(|declared| declared == name)
        {
            return Template::One(Key::Input(name.to_owned()));
        }
        if has_tag(text) { Template::text(text) } else { Template::Fixed(Value::String(text.to_owned())) }
    }

    /// `step.field`, where a step of that name came before: names of steps may have hyphens, which no JSONPath has.
    fn step(&self, path: &str) -> Option<(String, JsonPath)> {
        let end = path.find(['.', '[']).unwrap_or(path.len());
        let (step, rest) = path.split_at(end);
        let path = format!("${rest}").parse().ok()?;
        self.steps.contains(&step).then(|| (step.to_owned(), path))
    }

    /// `$this.namespace.name`.
    fn old<'a>(&self, text: &'a str) -> Option<&'a str> {
        let path = text.strip_prefix("$this.")?;
        let name = path.rsplit_once('.').map_or(path, |(_, name)| name);
        is_name(name).then_some(name)
    }
}
