//! `dry_run`: the same checks, the list of changes, and not one row that differs.

use super::{arguments, call, caller_of, said};
use crate::world::{Call, Caller, World};
use hyper::Method;
use roster_api::mcp;
use serde_json::{Value, json};

/// Every row of every table, as text.
async fn everything(world: &World) -> Vec<(String, String)> {
    let mut lease = world.directory.store().read().await.unwrap();
    let mut conn = lease.conn().unwrap();
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let tables = conn.query(tables, &[], |row| row.text(0)).await.unwrap();
    let mut found = Vec::new();
    for table in tables {
        let columns = format!("SELECT name FROM pragma_table_info('{table}')");
        let columns = conn.query(&columns, &[], |row| row.text(0).map(|name| format!("quote(\"{name}\")"))).await.unwrap();
        let sql = format!("SELECT {} AS whole FROM \"{table}\" ORDER BY whole", columns.join(" || ',' || "));
        let rows = conn.query(&sql, &[], |row| row.text(0)).await.unwrap();
        found.extend(rows.into_iter().map(|row| (table.clone(), row)));
    }
    found
}

/// The newest events of the organization, oldest first, as far as they came after this sequence.
async fn recorded(world: &World, after: u64) -> Vec<Value> {
    let answer = world.call(Caller::Owner, Call::new(Method::GET, "/api/v1/organizations/acme/audit-events?limit=50")).await;
    let mut events: Value = serde_json::from_slice(&answer.body).unwrap();
    let mut events: Vec<Value> = serde_json::from_value(events["data"].take()).unwrap();
    events.retain(|event| event["sequence"].as_u64().unwrap() > after);
    events.reverse();
    events
}

fn as_planned(event: &Value) -> (Value, Value) {
    (event["action"].clone(), event["target"]["kind"].clone())
}

#[tokio::test]
async fn nothing_is_changed_and_the_plan_is_what_is_then_done() {
    for tool in mcp::tools().into_iter().filter(|tool| tool.operation.method != Method::GET) {
        let world = World::new().await;
        let caller = caller_of(&tool.operation);
        let taken = arguments(&world, &tool, |_| None);
        let mut rehearsed = taken.clone();
        rehearsed["dry_run"] = true.into();
        let before = everything(&world).await;
        assert!(before.len() > 100, "the world has rows");
        let last = recorded(&world, 0).await.last().map_or(0, |event| event["sequence"].as_u64().unwrap());
        let plan = call(&world, caller, tool.name, rehearsed).await;
        assert_eq!(plan["isError"], false, "{}: {plan}", tool.name);
        assert_eq!(everything(&world).await, before, "{} changed something", tool.name);
        let changes = plan["structuredContent"]["changes"].as_array().unwrap().clone();
        // Their examples are about a workspace that is neither archived nor deleted.
        let nothing = ["unarchive-workspace", "restore-workspace"].contains(&tool.name);
        assert_eq!(changes.is_empty(), nothing, "{}: {plan}", tool.name);
        let text = said(&plan);
        assert!(!text.contains("rst_") && !text.contains("/accept/"), "{}: a secret in {text}", tool.name);
        let done = call(&world, caller, tool.name, taken).await;
        assert_eq!(done["isError"], false, "{}: {done}", tool.name);
        if caller != Caller::Owner || tool.operation.name == "organizations.delete" {
            continue;
        }
        let events = recorded(&world, last).await;
        assert_eq!(changes.iter().map(as_planned).collect::<Vec<_>>(), events.iter().map(as_planned).collect::<Vec<_>>(), "{}", tool.name);
        for (change, event) in changes.iter().zip(&events) {
            // Ids that are named were there before; what was made got another.
            let id = &change["target"]["id"];
            assert!(id.is_null() || *id == event["target"]["id"], "{}: {change} became {event}", tool.name);
            let native = event["target"]["id"].as_str().unwrap();
            let known = before.iter().any(|(_, row)| row.contains(&hexadecimal(native)));
            assert_eq!(id.is_null(), !known, "{}: {change}", tool.name);
        }
    }
}

/// An id as SQLite quotes its bytes.
fn hexadecimal(id: &str) -> String {
    let id = roster_core::id::UserId::parse(id).unwrap();
    id.as_bytes().iter().map(|byte| format!("{byte:02X}")).collect()
}

#[tokio::test]
async fn a_rehearsal_is_refused_like_the_real_thing() {
    let world = World::new().await;
    let values = world.values("mcp");
    let value = |name: &str| values.iter().find(|(known, _)| *known == name).unwrap().1.clone();
    for (caller, tool, arguments) in [
        (Caller::Owner, "add-workspace-member", json!({"workspaceId": "shared", "body": {"user": value("member"), "role": "viewer"}})),
        (Caller::Owner, "delete-user", json!({"userId": value("absent")})),
        (Caller::Owner, "delete-user", json!({"userId": value("owner")})),
        (Caller::Owner, "create-user", json!({"body": {"email": ""}})),
        (Caller::Owner, "archive-workspace", json!({"workspaceId": "no-such-slug"})),
        (
            Caller::WorkspaceManager,
            "add-workspace-member",
            json!({"workspaceId": "shared", "body": {"user": value("user"), "role": "admin"}}),
        ),
        (Caller::Admin, "update-user", json!({"userId": value("owner"), "body": {"role": "member"}})),
    ] {
        let mut rehearsed = arguments.clone();
        rehearsed["dry_run"] = true.into();
        let (plan, done) = (call(&world, caller, tool, rehearsed).await, call(&world, caller, tool, arguments).await);
        assert_eq!(plan["isError"], true, "{tool}: {plan}");
        assert_eq!(plan, done, "{tool}");
    }
}

#[tokio::test]
async fn what_changes_nothing_plans_nothing() {
    let world = World::new().await;
    let values = world.values("mcp");
    let member = values.iter().find(|(known, _)| *known == "member").unwrap().1.clone();
    let arguments = json!({"workspaceId": "shared", "userId": member, "body": {"role": "viewer"}, "dry_run": true});
    let plan = call(&world, Caller::Owner, "update-workspace-member", arguments).await;
    assert_eq!(plan["structuredContent"], json!({"changes": []}));
}
