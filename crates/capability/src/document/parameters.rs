//! What a call is given: parameters, where they stand and of what type they are.

use super::{
    In, Named, Parameter, Type,
    read::{FEW, Reader},
};
use crate::yaml::{Kind, Mark, Node};
use serde_json::Value;

impl Reader<'_> {
    /// Parameters under a key; in consumed ones, fields that only files have are worth a word.
    pub(super) fn parameters(&mut self, node: &Node, key: &str, consumed: bool) -> Vec<Parameter> {
        let Some(list) = node.get(key).filter(|list| self.has_at_most(FEW, list, key)) else { return Vec::new() };
        let each = self.each(list, key, "parameter", "name");
        each.into_iter().map(|(name, node)| self.parameter(name, node, consumed)).collect()
    }

    fn parameter(&mut self, name: Named, node: &Node, consumed: bool) -> Parameter {
        const KNOWN: &[&str] =
            &["name", "in", "type", "required", "description", "value", "pattern", "mapping", "template", "label", "display"];
        const SCHEMA: &[&str] =
            &["enum", "default", "items", "properties", "format", "minimum", "maximum", "minLength", "maxLength", "example", "examples"];
        let known: Vec<&str> = [KNOWN, SCHEMA].concat();
        self.known(node, "a parameter", &known);
        if consumed
            && let Some((field, _)) =
                self.pairs(node).into_iter().find(|(field, _)| matches!(field.text.as_str(), "type" | "required" | "description"))
        {
            let at = Mark { line: field.place.line, column: field.place.column };
            let message = format!("`{}` on a consumed parameter is not in the format's schema; it is used all the same", field.text);
            self.warn("parameter-field", at, message, "leave it for its use here, or remove it for a strict validator");
        }
        let schema = self.pairs(node).into_iter().filter(|(field, _)| SCHEMA.contains(&field.text.as_str()));
        let schema = schema.map(|(field, node)| (field.text, node.to_json())).collect();
        let location = self.location(node);
        let kind = self.kind(node);
        let value = node.get("value").filter(|value| !value.is_null()).map(Node::to_json);
        let mapping = self.text(node, "mapping").map(Value::String);
        Parameter {
            place: name.place,
            name: name.text,
            location,
            kind,
            required: self.flag(node, "required"),
            description: self.text(node, "description"),
            value: value.or(mapping),
            pattern: self.text(node, "pattern"),
            schema,
        }
    }

    fn location(&mut self, node: &Node) -> Option<In> {
        let named = self.text(node, "in")?;
        let location = match named.as_str() {
            "path" => In::Path,
            "query" => In::Query,
            "header" => In::Header,
            "cookie" => In::Cookie,
            "body" => In::Body,
            "environment" => In::Environment,
            _ => {
                let field = node.get("in").unwrap_or(node);
                self.wrong(field, "in", "path, query, header, cookie or body");
                return None;
            }
        };
        Some(location)
    }

    pub(super) fn kind(&mut self, node: &Node) -> Option<Type> {
        let field = node.get("type")?;
        // JSON Schema allows a list of types; what several types have in common is that anything may come.
        if matches!(field.kind, Kind::List(_)) {
            return Some(Type::Any);
        }
        Some(match self.text(node, "type")?.as_str() {
            "string" => Type::String,
            "number" => Type::Number,
            "integer" => Type::Integer,
            "boolean" => Type::Boolean,
            "object" => Type::Object,
            "array" => Type::Array,
            "any" | "binary" | "file" => Type::Any,
            other => {
                let message = format!("`{other}` is no type; anything is taken");
                self.warn("unknown-type", field.at, message, "write string, number, integer, boolean, object or array");
                Type::Any
            }
        })
    }
}
