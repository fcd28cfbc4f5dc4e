//! Each tool from its row's example: as who may, as a stranger, as a member without a role, as nobody.

use super::{arguments, call, caller_of, said, send, shown};
use crate::world::{Caller, World, absent, text};
use roster_api::mcp;
use serde_json::{Value, json};

/// What everybody is told of a tool that they are not shown, and of one that is not there.
fn unknown(tool: &str) -> Value {
    json!({"code": -32602, "message": format!("there is no tool `{tool}`")})
}

#[tokio::test]
async fn nobody_gets_in() {
    let world = World::new().await;
    for caller in [Caller::Nobody, Caller::BadKey, Caller::Disabled] {
        for (method, params) in [
            ("tools/list", json!({})),
            ("tools/call", json!({"name": "get-me", "arguments": {}})),
            ("initialize", json!({"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}})),
            ("server/discover", json!({})),
            ("ping", json!({})),
        ] {
            let answer = send(&world, caller, method, params).await;
            assert_eq!(answer.status, 401, "{caller:?} {method}: {}", text(&answer));
            assert_eq!(answer.headers["www-authenticate"], "Bearer realm=\"roster\"");
        }
    }
}

#[tokio::test]
async fn who_may_succeeds_and_the_answer_is_as_the_schema_says() {
    for tool in mcp::tools() {
        let world = World::new().await;
        let caller = caller_of(&tool.operation);
        let listed = shown(&world, caller).await;
        let about =
            listed.iter().find(|known| known["name"] == tool.name).unwrap_or_else(|| panic!("{caller:?} is not shown {}", tool.name));
        let taken = arguments(&world, &tool, |_| None);
        let validator = |schema: &str| jsonschema::draft202012::options().build(&about[schema]).unwrap();
        assert!(validator("inputSchema").is_valid(&taken), "{}: {taken} does not fit {}", tool.name, about["inputSchema"]);
        let _ = world.take_asked();
        let result = call(&world, caller, tool.name, taken).await;
        assert_eq!(result["isError"], false, "{}: {result}", tool.name);
        let (asked, needed) = (world.take_asked(), tool.operation.need.permissions());
        assert!(needed.is_empty() || asked.iter().any(|permission| needed.contains(permission)), "{} asked for {asked:?}", tool.name);
        let content = &result["structuredContent"];
        assert!(validator("outputSchema").is_valid(content), "{}: {content} does not fit {}", tool.name, about["outputSchema"]);
        assert_eq!(&serde_json::from_str::<Value>(said(&result)).unwrap(), content, "{}: text and data say the same", tool.name);
        // What the schema names is what the answer has.
        let has: Vec<_> = content.as_object().unwrap().keys().collect();
        let named = about.pointer("/outputSchema/properties").and_then(Value::as_object);
        for name in has {
            assert!(
                named.is_none_or(|named| named.contains_key(name) || !named.contains_key("id")),
                "{}: {name} is not in its schema",
                tool.name
            );
        }
    }
}

#[tokio::test]
async fn a_stranger_can_not_tell_foreign_from_absent() {
    for tool in mcp::tools() {
        let world = World::new().await;
        let nothing = |name: &str| Some(if name == "alias" { "no-such-alias".into() } else { absent("mcp", name) });
        let (foreign, missing) = (arguments(&world, &tool, |_| None), arguments(&world, &tool, nothing));
        if foreign == missing {
            continue;
        }
        let own = world.values("mcp").iter().find(|(name, _)| *name == "their_workspace").unwrap().1.clone();
        let within = |mut arguments: Value| {
            if arguments.get("workspaceId").is_some() {
                arguments["workspaceId"] = own.as_str().into();
            }
            arguments
        };
        for (foreign, missing) in [(foreign.clone(), missing.clone()), (within(foreign.clone()), within(missing.clone()))] {
            if foreign == missing {
                continue;
            }
            let (first, second) = (
                call(&world, Caller::Stranger, tool.name, foreign.clone()).await,
                call(&world, Caller::Stranger, tool.name, missing).await,
            );
            assert_eq!(first, second, "{}: foreign and absent differ with {foreign}", tool.name);
        }
        // Nor by the name of the organization.
        let mut there = foreign.clone();
        there["organization"] = "acme".into();
        let mut nowhere = missing.clone();
        nowhere["organization"] = "no-such-organization".into();
        let (first, second) =
            (call(&world, Caller::Stranger, tool.name, there).await, call(&world, Caller::Stranger, tool.name, nowhere).await);
        assert_eq!(first, second, "{}: a foreign organization and an absent one differ", tool.name);
    }
}

#[tokio::test]
async fn a_tool_that_is_not_shown_is_not_there() {
    let world = World::new().await;
    for caller in [Caller::Weak, Caller::WorkspaceMember, Caller::Viewer, Caller::Owner] {
        let listed = shown(&world, caller).await;
        for tool in mcp::tools().into_iter().filter(|tool| listed.iter().all(|known| known["name"] != tool.name)) {
            let answer = call(&world, caller, tool.name, arguments(&world, &tool, |_| None)).await;
            assert_eq!(answer["error"], unknown(tool.name), "{caller:?}");
        }
        let answer = call(&world, caller, "no-such-tool", json!({})).await;
        assert_eq!(answer["error"], unknown("no-such-tool"));
    }
}

#[tokio::test]
async fn a_member_without_a_role_learns_nothing_through_what_they_are_shown() {
    let world = World::new().await;
    let listed = shown(&world, Caller::Weak).await;
    for tool in mcp::tools().into_iter().filter(|tool| listed.iter().any(|known| known["name"] == tool.name)) {
        let nothing = |name: &str| Some(absent("mcp", name));
        let (there, missing) = (arguments(&world, &tool, |_| None), arguments(&world, &tool, nothing));
        let (first, second) = (call(&world, Caller::Weak, tool.name, there).await, call(&world, Caller::Weak, tool.name, missing).await);
        assert_eq!(first, second, "{}", tool.name);
    }
}

#[tokio::test]
async fn where_the_caller_may_not_the_tool_says_so() {
    let world = World::new().await;
    let values = world.values("mcp");
    let value = |name: &str| values.iter().find(|(known, _)| *known == name).unwrap().1.clone();
    // Managers have no power above their own role.
    let arguments = json!({"workspaceId": value("workspace"), "body": {"user": value("user"), "role": "admin"}});
    let refused = call(&world, Caller::WorkspaceManager, "add-workspace-member", arguments).await;
    assert_eq!(refused["isError"], true);
    assert!(said(&refused).starts_with("forbidden: "), "{refused}");
    assert!(refused.get("structuredContent").is_none());
}

#[tokio::test]
async fn lists_go_on_by_number() {
    let world = World::new().await;
    for tool in mcp::tools().into_iter().filter(|tool| tool.arguments.iter().any(|(name, _)| *name == "current_page")) {
        let caller = caller_of(&tool.operation);
        let page = async |number: u64| {
            let mut taken = arguments(&world, &tool, |_| None);
            (taken["page_size"], taken["current_page"]) = (json!(1), json!(number));
            let result = call(&world, caller, tool.name, taken).await;
            assert_eq!(result["isError"], false, "{}: {result}", tool.name);
            result["structuredContent"].clone()
        };
        let (first, second) = (page(0).await, page(1).await);
        let total = first["total"].as_u64().unwrap();
        assert!(total == 0 || first["data"] != second["data"], "{}: the second page is the first again: {first}", tool.name);
        assert_eq!(second["total"], total, "{}", tool.name);
    }
    let refused = call(&world, Caller::Owner, "list-users", json!({"current_page": 0, "page_size": 101})).await;
    assert_eq!(said(&refused), "invalid: `page_size` a page by number holds 1 to 100 rows");
}

#[tokio::test]
async fn what_is_wrong_with_arguments_is_said_in_their_names() {
    let world = World::new().await;
    let values = world.values("mcp");
    let value = |name: &str| values.iter().find(|(known, _)| *known == name).unwrap().1.clone();
    let (workspace, user) = (value("workspace"), value("user"));
    let add = |body: Value| json!({"workspaceId": workspace, "body": body});
    for (tool, arguments, text) in [
        ("get-member", json!({"workspaceId": workspace}), "invalid: `userId` is missing"),
        ("get-member", json!({"workspaceId": workspace, "userId": ""}), "invalid: `userId` may not be empty"),
        (
            "get-member",
            json!({"workspaceId": workspace, "userId": {}}),
            "invalid: `userId` must be a text, a number, true or false, or a list of words",
        ),
        (
            "get-member",
            json!({"workspaceId": workspace, "userId": user, "verbose": true}),
            "invalid: `verbose` is no argument of this tool; it takes workspaceId, userId",
        ),
        (
            "get-member",
            json!({"workspaceId": workspace, "userId": user, "dry_run": true}),
            "invalid: `dry_run` is no argument of this tool; it takes workspaceId, userId",
        ),
        (
            "get-workspace-members",
            json!({"workspaceId": workspace, "page_size": "ten"}),
            "invalid: `page_size` must be a whole number from 0 on",
        ),
        ("add-workspace-member", add(json!([])), "invalid: `body` must be an object"),
        ("add-workspace-member", add(json!({"user": user})), "invalid: `body.role` is needed: one of admin, manager, member, viewer"),
        (
            "add-workspace-member",
            add(json!({"users": [{"id": user, "role": "viewer"}, {"id": "nobody", "role": "viewer"}]})),
            "invalid: `body.users[1].id` must be the id of a user: 26 of 0-9 and a-z without i, l, o and u, the first of them at most 7",
        ),
        (
            "add-workspace-member",
            add(json!({"users": [{"user": "nobody", "role": "viewer"}]})),
            "invalid: `body.users[0].user` must be the id of a user: 26 of 0-9 and a-z without i, l, o and u, the first of them at most 7",
        ),
        (
            "add-workspace-member",
            add(json!({"users": [{"id": user, "role": "boss"}]})),
            "invalid: `body.users[0].role` must be one of admin, manager, member, viewer",
        ),
        (
            "add-workspace-member",
            add(json!({"members": [{"user": "nobody", "role": "viewer"}]})),
            "invalid: `body.members[0].user` must be the id of a user: 26 of 0-9 and a-z without i, l, o and u, the first of them at most 7",
        ),
        ("add-workspace-member", add(json!({"users": []})), "invalid: `body.users` must have at least one member"),
        ("add-workspace-member", json!({"workspaceId": workspace, "dry_run": "yes"}), "invalid: `dry_run` must be true or false"),
        ("get-user", json!({"userId": "../me"}), "not_found: no such user"),
        ("get-user", json!({"userId": "%00"}), "not_found: no such user"),
    ] {
        let refused = call(&world, Caller::Owner, tool, arguments.clone()).await;
        assert_eq!((said(&refused), &refused["isError"]), (text, &true.into()), "{tool} {arguments}");
    }
}

#[tokio::test]
async fn members_are_added_in_every_form_and_the_log_says_that_mcp_did_it() {
    let world = World::new().await;
    let values = world.values("mcp");
    let value = |name: &str| values.iter().find(|(known, _)| *known == name).unwrap().1.clone();
    let (workspace, user, organization) = (value("workspace"), value("user"), value("organization"));
    let native = async |path: String| {
        let answer = world.call(Caller::Owner, crate::world::Call::new(hyper::Method::GET, path)).await;
        serde_json::from_slice::<Value>(&answer.body).unwrap()
    };
    for (body, role) in [
        (json!({"users": [{"id": user, "role": "manager"}]}), "manager"),
        (json!({"user": user, "role": "viewer"}), "viewer"),
        (json!({"members": [{"user": user, "role": "member"}]}), "member"),
    ] {
        let added = call(&world, Caller::Owner, "add-workspace-member", json!({"workspaceId": "shared", "body": body})).await;
        assert_eq!(added["isError"], false, "{added}");
        let member = native(format!("/api/v1/organizations/acme/workspaces/shared/members/{user}")).await;
        assert_eq!(member["role"], role, "{body}");
        let read = call(&world, Caller::Owner, "get-member", json!({"workspaceId": workspace, "userId": user})).await;
        assert_eq!(read["structuredContent"], member, "the answer is the native one");
        let removed = call(&world, Caller::Owner, "remove-workspace-member", json!({"workspaceId": workspace, "userId": user})).await;
        assert_eq!((&removed["isError"], &removed["structuredContent"]), (&false.into(), &json!({})));
    }
    let events = native(format!("/api/v1/organizations/{organization}/audit-events?surface=mcp&limit=2")).await;
    let said = events["data"].as_array().unwrap().iter().map(|event| format!("{} {}", event["action"], event["origin"]["operation"]));
    let expected = ["workspace_members.delete", "workspace_members.create"].map(|action| format!("\"{action}\" \"{action}\""));
    assert_eq!(said.collect::<Vec<_>>(), expected);
}
