//! What `tools/list` holds: as much as a caller may do, in as few bytes as agents can bear.

use super::{ask, tools};
use crate::world::{Caller, World};
use serde_json::{Value, json};

/// The most bytes that a list may have, with all schemas.
const MOST: &[(Caller, usize)] = &[(Caller::Owner, 64 << 10), (Caller::Viewer, 16 << 10), (Caller::WorkspaceMember, 16 << 10)];

#[tokio::test]
async fn lists_stay_small() {
    let world = World::new().await;
    for (caller, most) in MOST {
        let listed = ask(&world, *caller, "tools/list", json!({})).await;
        let bytes = listed.to_string().len();
        println!("{caller:?} {bytes} {}", listed["result"]["tools"].as_array().unwrap().len());
        for tool in listed["result"]["tools"].as_array().unwrap() { println!("{} {} {} {tool}", tool.to_string().len(), tool["inputSchema"].to_string().len(), tool["outputSchema"].to_string().len()); }
        assert!(bytes <= *most, "the list of {caller:?} has {bytes} bytes, and may have {most}");
    }
}
