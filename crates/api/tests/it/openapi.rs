//! The OpenAPI document says what is served: it is fresh, and what stories send and get fits its schemas.

use crate::world::{Call, Caller, World, text};
use hyper::Method;
use roster_api::{dialects::native, openapi};
use serde_json::Value;
use std::{fs, path::Path};

/// The document as it is committed: a line for each value, so that a change of it can be read.
fn document() -> Value {
    openapi::document(&native::surface(), &native::ABOUT).unwrap_or_else(|fault| panic!("docs/openapi.json can't be made: {fault}"))
}

#[tokio::test]
async fn the_committed_document_is_fresh_and_served() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let made = format!("{:#}\n", document());
    if std::env::var_os("ROSTER_GEN").is_some() {
        fs::write(&file, &made).unwrap();
    } else {
        let committed = fs::read_to_string(&file).unwrap_or_default();
        assert!(made == committed, "docs/openapi.json is stale: cargo xtask gen");
    }
    let world = World::new().await;
    let served = world.call(Caller::Nobody, Call::new(Method::GET, "/api/v1/openapi.json")).await;
    assert_eq!(serde_json::from_str::<Value>(&text(&served)).unwrap(), document());
}
