//! Rotation of a key's secret (operation 25), and the policy that a key carries for it.

use super::{api_keys, ids};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example_with, post},
    request::{Input, Request},
};
use roster_core::{Error, Result, access::Permission, api_key, clock::Timestamp, secret::Overlap};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;

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

const DAY: u64 = 86_400_000;

/// Checks a `rotation_policy`, which is kept and handed back. Of the two secrets one has to have ended before the next comes: a
/// transition is shorter than the period, and than the shortest month.
pub(super) fn check_policy(policy: &Value) -> Result<()> {
    let fields = policy.as_object().ok_or(Error::invalid("rotation_policy", "must be an object or null"))?;
    let given = |name: &str| fields.get(name).filter(|value| !value.is_null());
    let wrong = |name: &str, message: String| Err(Error::invalid(format!("rotation_policy.{name}"), message));
    let named = match given("rotation_period").map(Value::as_str) {
        None => None,
        Some(Some("weekly")) => Some(7),
        Some(Some("monthly")) => Some(28),
        Some(_) => return wrong("rotation_period", "must be weekly or monthly".to_owned()),
    };
    let days = match given("rotation_period_days").map(Value::as_u64) {
        None => None,
        Some(Some(days @ 1..=365)) => Some(days),
        Some(_) => return wrong("rotation_period_days", "must be 1 to 365".to_owned()),
    };
    let period = named.into_iter().chain(days).min().map_or(u64::MAX, |days| days * DAY);
    match given("key_transition_period_ms").map(Value::as_u64) {
        None => Ok(()),
        Some(Some(transition)) if transition >= LEAST && transition < period => Ok(()),
        Some(_) if period == u64::MAX => wrong("key_transition_period_ms", format!("must be at least {LEAST}")),
        Some(_) => wrong("key_transition_period_ms", format!("must be at least {LEAST} and less than the period, {period}")),
    }
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

const IN_TRANSITION: Error =
    Error::Conflict(Cow::Borrowed("the secret before the last rotation is still in transition: rotate again when that has ended"));

#[derive(Serialize)]
struct Rotated {
    id: String,
    key: String,
    key_transition_expires_at: Option<Timestamp>,
}

async fn rotate(context: Context, Rotation { key, overlap }: Rotation) -> Result<Json<Rotated>> {
    let actor = context.actor()?;
    let place = api_keys::place(&context, &actor, &key).await?;
    let outcome = context.change(&actor, api_key::Rotate { place, overlap }).await;
    // Natively two secrets can be ended at once; the vendor's shortest transition rules that out here.
    let rotated = outcome.map_err(|error| if matches!(error, Error::Conflict(_)) { IN_TRANSITION } else { error })?.value;
    let shown = ids::Shown::default().api_keys(&context, &actor, &[place.id]).await?;
    let (key, key_transition_expires_at) = (rotated.secret.reveal().to_owned(), rotated.key.previous_secret_until);
    Ok(Json(Rotated { id: shown.api_key(place.id), key, key_transition_expires_at }))
}
