//! Rotation of a key's secret (operation 25).

use super::ids;
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example_with, post},
    request::{Input, Request},
};
use roster_core::{Error, Result, access::Permission, api_key, clock::Timestamp, secret::Overlap};
use serde::{Deserialize, Serialize};

const ROTATE: &str = "/api-keys/{api_key}/rotate";

/// The shortest transition that the vendor takes, and the one when the caller says nothing: half an hour.
const LEAST: u64 = 1_800_000;

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        post("api_keys.rotate", ROTATE)
            .needs_any_of(&[P::OrganizationKeysRotate, P::WorkspaceKeysRotate, P::UserKeysRotate])
            .handle(example_with(ROTATE, r#"{"key_transition_period_ms":1800000}"#), rotate),
    ]
}

#[derive(Deserialize)]
struct Body {
    key_transition_period_ms: Option<u64>,
}

struct Rotation {
    key: String,
    overlap: Overlap,
}

impl Input for Rotation {
    fn read(request: &Request) -> Result<Self> {
        let Body { key_transition_period_ms: asked } = request.json()?;
        let milliseconds = asked.unwrap_or(LEAST);
        if milliseconds < LEAST {
            return Err(Error::invalid("key_transition_period_ms", format!("must be at least {LEAST}")));
        }
        let overlap = Overlap::from_millis(milliseconds).map_err(|error| error.below("key_transition_period_ms"))?;
        Ok(Self { key: request.path("api_key").to_owned(), overlap })
    }
}

#[derive(Serialize)]
struct Rotated {
    id: String,
    key: String,
    key_transition_expires_at: Option<Timestamp>,
}

async fn rotate(context: Context, Rotation { key, overlap }: Rotation) -> Result<Json<Rotated>> {
    let actor = context.actor()?;
    let id = ids::api_key(&context, &actor, &key).await?;
    let place = api_key::place(&context.directory, &actor, id).await?;
    let rotated = context.change(&actor, api_key::Rotate { place, overlap }).await?.value;
    let shown = ids::Shown::default().api_keys(&context, &actor, &[id]).await?;
    let (key, key_transition_expires_at) = (rotated.secret.reveal().to_owned(), rotated.key.previous_secret_until);
    Ok(Json(Rotated { id: shown.api_key(id), key, key_transition_expires_at }))
}
