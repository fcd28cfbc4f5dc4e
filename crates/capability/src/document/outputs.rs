//! What answers are made of: `outputParameters`.

use super::{Output, read::Reader};
use crate::{
    finding::Place,
    yaml::{Kind, Node},
};

const FIELDS: &[&str] = &[
    "name",
    "type",
    "mapping",
    "value",
    "properties",
    "items",
    "values",
    "const",
    "description",
    "required",
    "maxLength",
    "format",
    "enum",
    "example",
    "label",
    "display",
    "in",
    "nullable",
    "default",
];

impl Reader<'_> {
    /// Outputs under a key. In exposed ones, an object that says no properties is worth a word: the reference engine makes
    /// an empty object of it.
    pub(super) fn outputs(&mut self, node: &Node, key: &str, exposed: bool) -> Vec<Output> {
        let Some(list) = node.get(key) else { return Vec::new() };
        let unnamed = matches!(list.kind, Kind::List(_));
        let each = self.each(list, key, "output", "name");
        each.into_iter()
            .map(|(name, node)| {
                let has_name = !unnamed || node.get("name").is_some();
                self.output(name.place, has_name.then_some(name.text), node, exposed)
            })
            .collect()
    }

    fn output(&mut self, place: Place, name: Option<String>, node: &Node, exposed: bool) -> Output {
        self.known(node, "an output", FIELDS);
        let kind = self.kind(node);
        let properties = match node.get("properties") {
            Some(list) => {
                let each = self.each(list, "properties", "property", "name");
                each.into_iter().map(|(name, node)| (name.text.clone(), self.output(name.place, Some(name.text), node, exposed))).collect()
            }
            None => Vec::new(),
        };
        let mapping = self.text(node, "mapping");
        let is_object = kind == Some(super::Type::Object);
        if exposed && is_object && properties.is_empty() && mapping.is_some() {
            let message = "an object with a mapping and no `properties` is not in the format's schema; the value is taken as it is";
            self.warn("object-without-properties", node.at, message, "leave it for the whole value, or name the `properties`");
        }
        let items = node.get("items").filter(|items| !items.is_null()).map(|items| Box::new(self.items_output(items, exposed)));
        Output {
            place,
            name,
            kind,
            description: self.text(node, "description"),
            mapping,
            value: node.get("value").filter(|value| !value.is_null()).map(Node::to_json),
            properties,
            items,
            max_length: self.number(node, "maxLength", "a whole number"),
        }
    }

    /// What items are; a map of nothing but outputs is an object's properties. Old files write a list: of one entry, which is what each
    /// is, or of the properties of each (the reference engine of 1.0.0-alpha2 reads the first entry and leaves the others out).
    fn items_output(&mut self, node: &Node, exposed: bool) -> Output {
        let place = self.place(node.at);
        if let Kind::List(entries) = &node.kind
            && let [first, rest @ ..] = entries.as_slice()
        {
            let message = "`items` is a list, which the format's schema has not; it is read as what each item is";
            self.warn("items-list", node.at, message, "write the output itself, or its `properties`");
            return if rest.is_empty() { self.items_output(first, exposed) } else { self.object(node, place, exposed) };
        }
        // A property may be called `type` or `description`; those of an output itself are text.
        if let Kind::Map(entries) = &node.kind
            && !entries.is_empty()
            && entries.iter().all(|entry| matches!(entry.value.kind, Kind::Map(_)) && !matches!(entry.key.as_str(), "properties" | "items"))
        {
            return self.object(node, place, exposed);
        }
        if self.is_map(node, "items") { self.output(place, None, node, exposed) } else { Output::empty(place) }
    }

    /// An object whose properties stand in the node.
    fn object(&mut self, node: &Node, place: Place, exposed: bool) -> Output {
        let each = self.each(node, "items", "property", "name");
        let properties =
            each.into_iter().map(|(name, node)| (name.text.clone(), self.output(name.place, Some(name.text), node, exposed))).collect();
        Output { kind: Some(super::Type::Object), properties, ..Output::empty(place) }
    }
}

impl Output {
    const fn empty(place: Place) -> Self {
        Self {
            place,
            name: None,
            kind: None,
            description: None,
            mapping: None,
            value: None,
            properties: Vec::new(),
            items: None,
            max_length: None,
        }
    }
}
