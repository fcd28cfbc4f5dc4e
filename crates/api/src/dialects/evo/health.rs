//! Whether the service works.

use crate::{
    answer::Answer,
    context::Context,
    operation::{Operation, example, get},
    request::{Input, Request},
};
use hyper::StatusCode;
use roster_core::Result;
use serde_json::json;

const PATH: &str = "/workspace/health_check";

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("health_check", PATH)
            .public("it tells whether the server works, as its probes do, and nothing of anybody")
            .handle(example(PATH), check),
    ]
}

/// What is asked for: by default a bare word.
struct Asked {
    full: bool,
    dependencies: bool,
}

impl Input for Asked {
    fn read(request: &Request) -> Result<Self> {
        let is_set = |name| Ok(request.query(name)?.is_some_and(|text| text.eq_ignore_ascii_case("true")));
        Ok(Self { full: is_set("full")?, dependencies: is_set("check_dependencies")? })
    }
}

async fn check(context: Context, asked: Asked) -> Result<Answer> {
    let works = context.directory.store().faults().await.is_empty();
    let word = if works { "pass" } else { "fail" };
    let status = if works { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    if !asked.full {
        return Ok(Answer { status, ..Answer::text(word) });
    }
    let mut health = json!({"version": env!("CARGO_PKG_VERSION"), "status": word});
    if asked.dependencies {
        health["dependencies"] = json!({"store": word});
    }
    Ok(Answer::json(status, &health))
}
