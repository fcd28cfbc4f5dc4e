//! The clock of the sandbox: read, set, moved forward and back.

use super::{BECAUSE, Sandbox};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post, put},
    request::Body,
};
use roster_core::{
    Result,
    clock::{Clock, Timestamp},
    sandbox::Setting,
};
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const CLOCK: &str = "/clock";
    const ADVANCE: &str = "/clock/advance";
    vec![
        get("clock.read", CLOCK).public(BECAUSE).handle(example(CLOCK), read),
        put("clock.set", CLOCK).public(BECAUSE).handle(example_with(CLOCK, r#"{"now": "2030-01-01T00:00:00Z"}"#), set),
        delete("clock.follow_machine", CLOCK).public(BECAUSE).handle(example(CLOCK), follow_machine),
        post("clock.advance", ADVANCE).public(BECAUSE).handle(example_with(ADVANCE, r#"{"seconds": 60}"#), advance),
    ]
}

/// What the clock shows, and how it goes.
#[derive(Serialize)]
pub(super) struct Shown {
    now: Timestamp,
    goes: &'static str,
}

pub(super) fn shown(sandbox: &Sandbox) -> Shown {
    let goes = match sandbox.clock.setting() {
        Setting::Machine => "as the machine's",
        Setting::Ahead(_) => "from what it was set to",
        Setting::Stands(_) => "not at all",
    };
    Shown { now: sandbox.clock.now(), goes }
}

/// Ends a change of the clock: wrong passwords count for so many minutes of it, and those are other ones now.
fn changed(sandbox: &Sandbox) -> Json<Shown> {
    sandbox.directory.forget();
    Json(shown(sandbox))
}

/// Begins one: what was counted in memory is written with the time at which it was.
async fn written(context: &Context) -> Result<&Sandbox> {
    let sandbox = context.sandbox()?;
    sandbox.directory.flush().await;
    Ok(sandbox)
}

async fn read(context: Context, (): ()) -> Result<Json<Shown>> {
    Ok(Json(shown(context.sandbox()?)))
}

/// What it is to show.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    now: Timestamp,
    /// Whether it stands there; else it goes on.
    #[serde(default)]
    stands: bool,
}

async fn set(context: Context, Body(set): Body<Set>) -> Result<Json<Shown>> {
    let sandbox = written(&context).await?;
    sandbox.clock.set(set.now, set.stands);
    Ok(changed(sandbox))
}

async fn follow_machine(context: Context, (): ()) -> Result<Json<Shown>> {
    let sandbox = written(&context).await?;
    sandbox.clock.follow_machine();
    Ok(changed(sandbox))
}

/// How far it is moved; negative: back.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    seconds: f64,
}

async fn advance(context: Context, Body(advance): Body<Advance>) -> Result<Json<Shown>> {
    let sandbox = written(&context).await?;
    // Beyond the range of the type it becomes the largest there is, which the clock refuses.
    sandbox.clock.advance((advance.seconds * 1e6).round() as i64).map_err(|error| error.below("seconds"))?;
    Ok(changed(sandbox))
}
