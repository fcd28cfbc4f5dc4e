//! What `tools/list` holds: as much as a caller may do, in as few bytes as agents can bear.

use super::{ask, call, said, shown};
use crate::world::{Caller, World};
use roster_api::mcp;
use serde_json::{Value, json};

/// The most bytes that a list may have, with all schemas.
const MOST: &[(Caller, usize)] =
    &[(Caller::Owner, 64 << 10), (Caller::Operator, 64 << 10), (Caller::Viewer, 16 << 10), (Caller::WorkspaceMember, 16 << 10)];

#[tokio::test]
async fn lists_stay_small() {
    let world = World::new().await;
    for (caller, most) in MOST {
        let bytes = ask(&world, *caller, "tools/list", json!({})).await.to_string().len();
        assert!(bytes <= *most, "the list of {caller:?} has {bytes} bytes, and may have {most}");
    }
}

fn names(tools: &[Value]) -> Vec<&str> {
    tools.iter().map(|tool| tool["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_five_tools_of_the_members_capability_are_as_it_names_them() {
    let world = World::new().await;
    let tools = shown(&world, Caller::Owner).await;
    let five: Vec<_> = tools.iter().take(5).collect();
    let expected = [
        ("add-workspace-member", "Add workspace member", vec!["workspaceId", "body", "dry_run"], [false, false, false]),
        (
            "get-workspace-members",
            "Get workspace members",
            vec!["workspaceId", "role", "email", "current_page", "page_size", "after"],
            [true, false, true],
        ),
        ("update-workspace-member", "Update workspace member", vec!["workspaceId", "userId", "body", "dry_run"], [false, false, true]),
        ("remove-workspace-member", "Remove workspace member", vec!["workspaceId", "userId", "dry_run"], [false, true, true]),
        ("get-member", "Get member", vec!["workspaceId", "userId"], [true, false, true]),
    ];
    for (tool, (name, description, arguments, [reads, ends, again])) in five.into_iter().zip(expected) {
        assert_eq!((&tool["name"], &tool["description"]), (&name.into(), &description.into()));
        let taken: Vec<_> = tool["inputSchema"]["properties"].as_object().unwrap().keys().collect();
        assert_eq!(taken, arguments, "{name}");
        let hints =
            json!({"title": description, "readOnlyHint": reads, "destructiveHint": ends, "idempotentHint": again, "openWorldHint": false});
        assert_eq!(tool["annotations"], hints, "{name}");
    }
}

#[tokio::test]
async fn everybody_is_shown_what_they_may_do_and_no_more() {
    let world = World::new().await;
    let list = async |caller| shown(&world, caller).await;
    let (owner, viewer, weak) = (list(Caller::Owner).await, list(Caller::Viewer).await, list(Caller::Weak).await);
    assert_eq!(names(&weak), ["get-me", "get-user"]);
    assert!(viewer.iter().all(|tool| tool["annotations"]["readOnlyHint"] == true), "{:?}", names(&viewer));
    for name in names(&viewer) {
        assert!(names(&owner).contains(&name), "{name}");
    }
    assert!(names(&owner).contains(&"delete-organization") && !names(&list(Caller::Admin).await).contains(&"delete-organization"));
    let manager = list(Caller::WorkspaceManager).await;
    for name in ["add-workspace-member", "remove-workspace-member", "get-workspace-members"] {
        assert!(names(&manager).contains(&name), "power in one workspace is worth a tool: {name}");
    }
    for name in ["create-user", "create-group", "list-accounts", "delete-workspace"] {
        assert!(!names(&manager).contains(&name), "{name}");
    }
    let operator = list(Caller::Operator).await;
    for name in ["create-organization", "list-accounts", "delete-account"] {
        assert!(names(&operator).contains(&name) && !names(&owner).contains(&name), "{name}");
    }
    // The order is that of the table, for everybody.
    let order: Vec<_> = mcp::tools().iter().map(|tool| tool.name).collect();
    for list in [&owner, &viewer, &manager, &operator] {
        let places: Vec<_> = names(list).iter().map(|name| order.iter().position(|known| known == name).unwrap()).collect();
        assert!(places.is_sorted());
    }
}

#[tokio::test]
async fn only_who_is_in_several_organizations_is_asked_for_one() {
    let world = World::new().await;
    let takes = |tools: &[Value]| tools.iter().filter(|tool| tool.pointer("/inputSchema/properties/organization").is_some()).count();
    assert_eq!(takes(&shown(&world, Caller::Owner).await), 0);
    let own = shown(&world, Caller::PersonalKey).await;
    assert!(takes(&own) > 5, "{:?}", names(&own));
    let organization = world.values("mcp").iter().find(|(name, _)| *name == "accounts_organization").unwrap().1.clone();
    // The only one needs no name, and another is as absent.
    let listed = call(&world, Caller::PersonalKey, "list-workspaces", json!({})).await;
    assert_eq!(listed["isError"], false, "{listed}");
    let named = call(&world, Caller::PersonalKey, "list-workspaces", json!({"organization": organization})).await;
    assert_eq!(named["structuredContent"], listed["structuredContent"]);
    for other in ["acme", "no-such-organization"] {
        let refused = call(&world, Caller::PersonalKey, "list-workspaces", json!({"organization": other})).await;
        assert_eq!((&refused["isError"], said(&refused)), (&true.into(), "not_found: no such organization"), "{other}");
    }
}

#[tokio::test]
async fn schemas_are_json_schema_and_refer_to_nothing() {
    let world = World::new().await;
    for caller in [Caller::Owner, Caller::Operator, Caller::PersonalKey] {
        for tool in shown(&world, caller).await {
            for schema in ["inputSchema", "outputSchema"] {
                jsonschema::draft202012::options().build(&tool[schema]).unwrap_or_else(|fault| panic!("{}: {fault}", tool["name"]));
                assert_eq!(tool[schema]["type"], "object", "{}", tool["name"]);
                assert!(!tool[schema].to_string().contains("$ref"), "{}", tool["name"]);
            }
        }
    }
}

#[test]
fn the_page_about_it_names_every_tool() {
    let page = include_str!("../../../../../docs/mcp.md");
    let table: Vec<_> = page.lines().filter(|line| line.starts_with("| ") && line.contains('`')).collect();
    let named: Vec<_> = table.iter().flat_map(|line| line.split('`').skip(1).step_by(2)).collect();
    for tool in mcp::tools() {
        assert!(named.contains(&tool.name), "docs/mcp.md does not name {}", tool.name);
    }
    assert_eq!(named.len(), mcp::tools().len(), "docs/mcp.md names a tool that is not there, or one twice");
}
