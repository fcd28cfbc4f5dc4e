//! The description of this surface.

use crate::{
    answer::{Answer, Output},
    context::Context,
    describe::{DescribedOutput, MediaType},
    openapi,
    operation::{Operation, example, get},
};
use bytes::Bytes;
use hyper::StatusCode;
use roster_core::{Error, Result};
use schemars::{Schema, SchemaGenerator, json_schema};
use std::sync::OnceLock;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    vec![
        get("openapi.read", "/openapi.json")
            .public("it describes the server and holds nothing of anybody")
            .does("Read this document")
            .handle(example("/openapi.json"), read),
    ]
}

/// The document as it is sent.
struct Document(Bytes);

impl Output for Document {
    fn answer(self, status: StatusCode) -> Answer {
        Answer::json_text(status, "application/json", self.0)
    }
}

impl DescribedOutput for Document {
    fn media_types() -> Vec<MediaType> {
        vec![MediaType { name: "application/json", schema: document_schema }]
    }
}

fn document_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "object", "description": "An OpenAPI 3.1 document."})
}

/// Made once: it is the same as long as the server runs.
async fn read(_: Context, (): ()) -> Result<Document> {
    static MADE: OnceLock<Bytes> = OnceLock::new();
    if let Some(made) = MADE.get() {
        return Ok(Document(made.clone()));
    }
    let made: Bytes = openapi::document(&super::surface(), &super::ABOUT).map_err(Error::internal)?.to_string().into();
    Ok(Document(MADE.get_or_init(|| made).clone()))
}
