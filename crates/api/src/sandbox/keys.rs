//! Literal keys: texts of a test's own choice, blanks included, that stand for a principal.

use super::{
    BECAUSE,
    principal::{Principal, meant},
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    sandbox::{Literal, Stands},
};
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/keys";
    const ONE: &str = "/keys/{key}";
    const NEW: &str = r#"{"key": "My Admin API Key", "as": {"organization": "example"}}"#;
    vec![
        get("keys.list", MANY).public(BECAUSE).handle(example(MANY), list),
        post("keys.create", MANY).public(BECAUSE).answers(StatusCode::CREATED).handle(example_with(MANY, NEW), create),
        delete("keys.delete", ONE).public(BECAUSE).answers(StatusCode::NO_CONTENT).handle(example("/keys/My%20Admin%20API%20Key"), remove),
    ]
}

#[derive(Serialize)]
struct Listed {
    keys: Vec<String>,
}

async fn list(context: Context, (): ()) -> Result<Json<Listed>> {
    Ok(Json(Listed { keys: context.sandbox()?.literals()?.texts(Stands::ForKey) }))
}

/// A text and for whom it stands, or for which other secret: that of an account, say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct New {
    key: Literal,
    r#as: Option<Principal>,
    secret: Option<String>,
}

#[derive(Serialize)]
struct Made {
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#as: Option<Principal>,
}

async fn create(context: Context, Body(new): Body<New>) -> Result<Json<Made>> {
    let literals = context.sandbox()?.literals()?;
    literals.has_room(Stands::ForKey, &new.key)?;
    let secret = meant(&context, "for whom the text stands, or for which secret", new.r#as.as_ref(), new.secret).await?;
    let key = new.key.to_string();
    literals.put(Stands::ForKey, new.key, secret)?;
    Ok(Json(Made { key, r#as: new.r#as }))
}

/// The text that a path names.
struct Named(String);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("key").to_owned()))
    }
}

async fn remove(context: Context, Named(key): Named) -> Result<NoContent> {
    if context.sandbox()?.literals()?.remove(Stands::ForKey, &key) {
        return Ok(NoContent);
    }
    Err(Error::invalid("key", "no literal key has this text"))
}
