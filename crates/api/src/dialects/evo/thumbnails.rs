//! A small picture of a workspace: kept beside it as data and handed back.

use super::{
    asking::{Asking, Org},
    errors,
    ids::Text,
};
use crate::{
    answer::{Answer, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, put},
    request::{Input, Request},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;
use hyper::StatusCode;
use roster_core::{
    Error, Kind, Result,
    access::Permission,
    dialect_data::{self, DialectPatch},
    id::{WorkspaceId, entity},
    patch::Patch,
    text::Dialect,
    workspace::Update,
};
use serde_json::{Value, json};

const ONE: &str = "/workspace/orgs/{organization}/workspaces/{workspace}/thumbnail";
const ADMIN: &str = "/workspace/admin/orgs/{organization}/workspaces/{workspace}/thumbnail";

/// Pictures lie apart from what else is kept beside a workspace, which every list reads.
pub(super) static PICTURES: Dialect = Dialect::spoken("evothumbnails");
const FIELD: &str = "picture";

/// The most bytes of a picture: as text it fits into what a dialect may keep of one object.
const MOST: usize = 48_000;

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        get("thumbnails.get", ONE).needs_any_of(&[P::WorkspacesRead, P::WorkspacesRestore]).handle(example(ONE), retrieve),
        put("thumbnails.put", ONE)
            .needs_any_of(&[P::WorkspacesUpdate, P::WorkspacesRead, P::WorkspacesRestore])
            .answers(StatusCode::NO_CONTENT)
            .handle(example_with(ONE, r#"{"picture":"none"}"#), keep),
        delete("thumbnails.delete", ONE)
            .needs_any_of(&[P::WorkspacesUpdate, P::WorkspacesRead, P::WorkspacesRestore])
            .answers(StatusCode::NO_CONTENT)
            .handle(example(ONE), remove),
        get("admin.thumbnails.get", ADMIN).needs_any_of(&[P::WorkspacesRead, P::WorkspacesRestore]).handle(example(ADMIN), retrieve_any),
    ]
}

/// What a picture's first bytes say it is.
fn media_type(picture: &[u8]) -> Option<&'static str> {
    if picture.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if picture.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else {
        None
    }
}

async fn retrieve(context: Context, (org, named): (Org, Text<entity::Workspace>)) -> Result<Answer> {
    picture_of(&context, &org.asking(&context).await?, &named).await
}

async fn retrieve_any(context: Context, (org, named): (Org, Text<entity::Workspace>)) -> Result<Answer> {
    picture_of(&context, &org.admin(&context, Permission::WorkspacesRead).await?, &named).await
}

async fn picture_of(context: &Context, asking: &Asking, named: &Text<entity::Workspace>) -> Result<Answer> {
    let workspace = asking.workspace(context, named).await?;
    let kept = dialect_data::of(&context.directory, &asking.actor, &PICTURES, Kind::Workspace, &[*workspace.id.as_bytes()]).await?;
    let text = kept.into_values().next().and_then(|mut fields| fields.remove(FIELD));
    let picture = text.as_ref().and_then(Value::as_str).and_then(|text| BASE64_STANDARD.decode(text).ok());
    let found = picture.and_then(|picture| Some((media_type(&picture)?, picture)));
    Ok(match found {
        Some((media_type, picture)) => Answer::of_type(media_type, picture),
        None => errors::problem(StatusCode::NOT_FOUND, "not-found", "Not found", "the workspace has no thumbnail"),
    })
}

/// The body, whatever it is.
struct Body(Bytes);

impl Input for Body {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.body().clone()))
    }
}

async fn change(context: &Context, asking: &Asking, id: WorkspaceId, picture: Patch<Value>) -> Result<NoContent> {
    let patch = DialectPatch { dialect: PICTURES.clone(), fields: vec![(FIELD, picture)] };
    asking.change(context, Update { dialect_data: Some(patch), ..Update::of(id) }).await?;
    Ok(NoContent)
}

async fn keep(context: Context, (org, (named, Body(picture))): (Org, (Text<entity::Workspace>, Body))) -> Result<NoContent> {
    let asking = org.asking(&context).await?;
    let id = asking.workspace(&context, &named).await?.id;
    asking.may(&context, Permission::WorkspacesUpdate, id).await?;
    if media_type(&picture).is_none() {
        return Err(Error::invalid("body", "must be a picture in JPEG or PNG"));
    }
    if picture.len() > MOST {
        return Err(Error::invalid("body", format!("must have at most {MOST} bytes")));
    }
    change(&context, &asking, id, Patch::Set(json!(BASE64_STANDARD.encode(picture)))).await
}

async fn remove(context: Context, (org, named): (Org, Text<entity::Workspace>)) -> Result<NoContent> {
    let asking = org.asking(&context).await?;
    let id = asking.workspace(&context, &named).await?.id;
    change(&context, &asking, id, Patch::Clear).await
}
