//! What is called: `consumes`.

use super::{Body, Named, Operation, Parameter, Resource, Upstream, read::Reader};
use crate::yaml::{Kind, Node};

impl Reader<'_> {
    pub(super) fn upstream(&mut self, name: &Named, node: &Node) -> Option<Upstream> {
        self.known(
            node,
            "an upstream",
            &[
                "type",
                "namespace",
                "baseUri",
                "description",
                "label",
                "display",
                "inputParameters",
                "authentication",
                "tunnel",
                "resources",
                "maxBinarySize",
                "tags",
            ],
        );
        let base_uri = self.named(node, "baseUri").unwrap_or_else(|| Named {
            place: node.get("baseUri").map_or_else(|| name.place.clone(), |field| self.place(field.at)),
            text: String::new(),
        });
        let resources = node.get("resources").map(|list| self.each(list, "resources", "resource", "name")).unwrap_or_default();
        Some(Upstream {
            place: name.place.clone(),
            namespace: name.text.clone(),
            kind: self.text(node, "type"),
            base_uri,
            inputs: self.parameters(node, "inputParameters", true),
            authentication: self.authentication(node),
            tunnel: node.get("tunnel").is_some(),
            max_binary: self.named(node, "maxBinarySize"),
            resources: resources.into_iter().map(|(name, node)| self.resource(&name, node)).collect(),
        })
    }

    fn resource(&mut self, name: &Named, node: &Node) -> Resource {
        const KNOWN: &[&str] = &["name", "path", "description", "label", "display", "inputParameters", "operations", "tags"];
        let inputs = self.parameters(node, "inputParameters", true);
        let operations = match node.get("operations") {
            Some(list) => {
                self.known(node, "a consumed resource", KNOWN);
                let each = self.each(list, "operations", "operation", "name");
                each.into_iter().map(|(name, node)| self.operation(name, node, &[])).collect()
            }
            // Some files leave the operations out and write one operation's fields on the resource.
            None if node.get("method").is_some() => {
                let message = format!("resource `{}` has a `method` and no `operations`; it is read as its own only operation", name.text);
                self.warn("resource-as-operation", node.at, message, "move `method` and what belongs to it below `operations`");
                vec![self.operation(name.clone(), node, &["path"])]
            }
            None => {
                self.warn(
                    "no-operations",
                    node.at,
                    format!("resource `{}` has no `operations`", name.text),
                    "add them, or remove the resource",
                );
                Vec::new()
            }
        };
        Resource { name: name.text.clone(), path: self.path(node, "path").unwrap_or_default(), inputs, operations }
    }

    /// `from_resource` are fields that belong to a resource which stands for its operation.
    fn operation(&mut self, name: Named, node: &Node, from_resource: &[&str]) -> Operation {
        self.known(
            node,
            "a consumed operation",
            &[
                "name",
                "method",
                "path",
                "description",
                "label",
                "display",
                "inputParameters",
                "body",
                "outputRawFormat",
                "outputSchema",
                "outputParameters",
                "outputMediaType",
                "maxBinarySize",
                "tags",
            ],
        );
        let inputs: Vec<Parameter> = if from_resource.is_empty() { self.parameters(node, "inputParameters", true) } else { Vec::new() };
        Operation {
            method: self.text(node, "method").unwrap_or_else(|| "GET".into()).to_uppercase(),
            path: if from_resource.is_empty() { self.path(node, "path") } else { None },
            description: self.text(node, "description"),
            inputs,
            body: self.body(node),
            format: self.named(node, "outputRawFormat"),
            media_type: self.text(node, "outputMediaType"),
            max_binary: self.named(node, "maxBinarySize"),
            outputs: self.outputs(node, "outputParameters", false),
            place: name.place,
            name: name.text,
        }
    }

    fn body(&mut self, node: &Node) -> Option<Body> {
        let body = node.get("body")?;
        let place = self.place(body.at);
        match &body.kind {
            Kind::Map(_) if body.get("type").is_some_and(|kind| kind.text().is_some()) => {
                self.known(body, "a body", &["type", "data"]);
                let kind = self.text(body, "type");
                Some(Body { place, kind, data: body.get("data").map(Node::to_json).unwrap_or_default() })
            }
            Kind::Scalar { text, .. } => body.text().map(|_| Body { place, kind: None, data: text.clone().into() }),
            // A body written out as data says what it is.
            _ => {
                self.warn(
                    "body-without-type",
                    body.at,
                    "this body has no `type`; it is sent as JSON",
                    "write `type: json` and the data below `data`",
                );
                Some(Body { place, kind: Some("json".into()), data: body.to_json() })
            }
        }
    }
}
