//! The parts of an answer, with their paths read.

use super::Output;
use crate::{document, finding::Findings, json_path::JsonPath, template::Template};

pub(super) fn all(outputs: &[document::Output], findings: &mut Findings) -> Vec<Output> {
    outputs.iter().map(|output| one(output, findings)).collect()
}

fn one(output: &document::Output, findings: &mut Findings) -> Output {
    let mapping = output.mapping.as_ref().and_then(|path| match path.parse::<JsonPath>() {
        Ok(path) => Some(path),
        Err(why) => {
            findings.warn("json-path", output.place.clone(), format!("`{path}` is no JSONPath ({why}); it gives null"), "correct it");
            None
        }
    });
    Output {
        name: output.name.clone(),
        kind: output.kind,
        description: output.description.clone(),
        mapping,
        value: output.value.as_ref().map(Template::tree),
        properties: output.properties.iter().map(|(name, property)| (name.clone(), one(property, findings))).collect(),
        items: output.items.as_ref().map(|items| Box::new(one(items, findings))),
        max_length: output.max_length,
    }
}
