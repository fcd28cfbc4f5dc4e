//! The examples do their work on a Roster.

use super::{EVO, KEYCARD, OPENAI, PORTKEY, World};
use crate::server::{Scratch, call, run, stdout};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

#[test]
fn the_portkey_example_does_its_work_on_a_roster() {
    let world = World::new("capability-rest");
    let served = world.serve("portkey-members.yaml", "members", &[PORTKEY]);
    let (users, user) = (format!("/v1/admin/workspaces/{}/users", world.workspace), world.portkey_id());
    assert_eq!(world.role(), None);
    let (status, added) = served.rest("POST", &users, &json!({"users": [{"id": user, "role": "member"}]}));
    assert_eq!((status, world.role().as_deref()), (200, Some("member")), "{added}");
    let (status, list) = served.rest("GET", &format!("{users}?page_size=1&role=member"), &Value::Null);
    assert_eq!(
        (status, list["data"][0]["id"].as_str(), list["data"].as_array().map(Vec::len)),
        (200, Some(user.as_str()), Some(1)),
        "{list}"
    );
    let (status, member) = served.rest("GET", &format!("{users}/{user}"), &Value::Null);
    assert_eq!((status, member["email"].as_str()), (200, Some("ada@example.com")), "{member}");
    let (status, changed) = served.rest("PUT", &format!("{users}/{user}"), &json!({"role": "manager"}));
    assert_eq!((status, world.role().as_deref()), (200, Some("manager")), "{changed}");
    assert_eq!(served.rest("PUT", &format!("{users}/{user}"), &json!({"role": "emperor"})).0, 400, "a refusal keeps its status");
    assert_eq!((served.rest("DELETE", &format!("{users}/{user}"), &Value::Null).0, world.role()), (200, None));
    assert_eq!(served.rest("GET", &format!("{users}/{user}"), &Value::Null).0, 404);
}

#[test]
fn the_tools_of_the_portkey_example_do_the_same() {
    let world = World::new("capability-mcp");
    let served = world.serve("portkey-members.yaml", "members", &[PORTKEY]);
    let (workspace, user) = (world.workspace.as_str(), world.portkey_id());
    let member = json!({"workspaceId": workspace, "userId": user});
    let (failed, answer) =
        served.tool("add-workspace-member", &json!({"workspaceId": workspace, "body": {"users": [{"id": user, "role": "manager"}]}}));
    assert!(!failed && world.role().as_deref() == Some("manager"), "{answer}");
    let (failed, list) = served.tool("get-workspace-members", &json!({"workspaceId": workspace, "email": "ada@example.com"}));
    assert!(!failed && list["data"][0]["id"] == json!(user), "{list}");
    let (failed, read) = served.tool("get-member", &member);
    assert!(!failed && read["role"] == json!("manager"), "{read}");
    let (failed, answer) =
        served.tool("update-workspace-member", &json!({"workspaceId": workspace, "userId": user, "body": {"role": "member"}}));
    assert!(!failed && world.role().as_deref() == Some("member"), "{answer}");
    let (failed, answer) = served.tool("remove-workspace-member", &member);
    assert!(!failed && world.role().is_none(), "{answer}");
    let (failed, answer) = served.tool("get-member", &member);
    assert!(failed && answer["success"] == json!(false), "{answer}");
}

#[test]
fn the_openai_example_does_its_work_on_a_roster() {
    let world = World::new("capability-openai");
    let served = world.serve("openai-members.yaml", "members", &[OPENAI]);
    let project = format!("proj_{}", world.listed("/api/v1/organizations/acme/workspaces", "id"));
    let user = world.listed("/openai/v1/organization/users?emails=ada%40example.com", "id");
    let users = format!("/v1/projects/{project}/users");
    let (status, added) = served.rest("POST", &users, &json!({"user_id": user, "role": "member"}));
    assert_eq!((status, world.role().as_deref()), (200, Some("member")), "{added}");
    let (failed, list) = served.tool("get-project-members", &json!({"projectId": project, "limit": 5}));
    assert_eq!((failed, list["data"][0]["id"].as_str()), (false, Some(user.as_str())), "{list}");
    let (failed, changed) = served.tool("update-project-member", &json!({"projectId": project, "userId": user, "body": {"role": "owner"}}));
    assert_eq!((failed, world.role().as_deref()), (false, Some("admin")), "{changed}");
    let (status, member) = served.rest("GET", &format!("{users}/{user}"), &Value::Null);
    assert_eq!((status, member["role"].as_str(), member["email"].as_str()), (200, Some("owner"), Some("ada@example.com")), "{member}");
    let (failed, removed) = served.tool("remove-project-member", &json!({"projectId": project, "userId": user}));
    assert_eq!((failed, world.role()), (false, None), "{removed}");
    let (failed, refused) = served.tool("get-member", &json!({"projectId": project, "userId": user}));
    assert!(failed, "{refused}");
}

#[test]
fn the_keycard_example_does_its_work_on_a_roster() {
    let world = World::new("capability-keycard");
    let served = world.serve("keycard-members.yaml", "members", &[KEYCARD]);
    let zone = world.listed("/api/v1/organizations/acme/workspaces", "id");
    let (members, user) = (format!("/v1/zones/{zone}/members"), world.user["id"].as_str().unwrap());
    let (status, added) = served.rest("POST", &members, &json!({"organization_user_id": user, "role": "zone_viewer"}));
    assert_eq!((status, world.role().as_deref()), (200, Some("viewer")), "{added}");
    let (failed, list) = served.tool("get-zone-members", &json!({"zoneId": zone, "role": "zone_viewer"}));
    assert_eq!((failed, list["items"][0]["organization_user_id"].as_str()), (false, Some(user)), "{list}");
    let arguments = json!({"zoneId": zone, "userId": user, "body": {"role": "zone_manager"}});
    let (failed, changed) = served.tool("update-zone-member", &arguments);
    assert_eq!((failed, world.role().as_deref()), (false, Some("admin")), "{changed}");
    let (status, member) = served.rest("GET", &format!("{members}/{user}"), &Value::Null);
    assert_eq!((status, member["role"].as_str()), (200, Some("zone_manager")), "{member}");
    assert_eq!((served.rest("DELETE", &format!("{members}/{user}"), &Value::Null).0, world.role()), (204, None));
    assert!(served.tool("get-member", &json!({"zoneId": zone, "userId": user})).0);
}

#[test]
fn the_evo_example_does_its_work_on_a_roster() {
    let world = World::new("capability-evo");
    let served = world.serve("evo-members.yaml", "members", &[EVO]);
    // Where no administration is meant only members count, so the owner makes the workspace there.
    let made = call(
        world.demo.address(),
        &world.key,
        "POST",
        &format!("/evo/workspace/orgs/{}/workspaces", world.evo_organization()),
        r#"{"name":"Exploration"}"#,
    )
    .unwrap();
    assert_eq!(made.0, 201, "{made:?}");
    let workspace = made.1["id"].as_str().unwrap();
    let users = format!("/v1/workspaces/{workspace}/users");
    let (status, assigned) = served.rest("POST", &users, &json!({"email": "ada@example.com", "role": "viewer"}));
    assert_eq!((status, assigned["role"].as_str()), (201, Some("viewer")), "{assigned}");
    let user = assigned["user_id"].as_str().unwrap();
    let get = |path: &str| call(world.demo.address(), &world.key, "GET", &format!("/api/v1/organizations/acme/{path}"), "").unwrap().1;
    let workspaces = get("workspaces");
    let made = workspaces["data"].as_array().unwrap().iter().find(|workspace| workspace["name"] == json!("Exploration")).unwrap();
    let natively = || get(&format!("workspaces/{}/members", made["id"].as_str().unwrap())).to_string();
    let arguments = json!({"workspaceId": workspace, "body": {"user_id": user, "role": "editor"}});
    let (failed, changed) = served.tool("assign-workspace-user", &arguments);
    assert_eq!((failed, changed["role"].as_str()), (false, Some("editor")), "{changed}");
    let (failed, list) = served.tool("get-workspace-users", &json!({"workspaceId": workspace, "user_id": user}));
    assert_eq!((failed, list["results"][0]["email"].as_str()), (false, Some("ada@example.com")), "{list}");
    assert!(natively().contains("manager"), "{}", natively());
    let (status, own) = served.rest("GET", &format!("/v1/workspaces/{workspace}/role"), &Value::Null);
    assert_eq!((status, own["role"].as_str()), (200, Some("owner")), "{own}");
    assert_eq!(served.rest("DELETE", &format!("{users}/{user}"), &Value::Null).0, 204);
    assert!(!natively().contains("manager"), "{}", natively());
}

#[test]
fn the_example_of_two_vendors_says_where_a_person_is_a_member() {
    let world = World::new("capability-join");
    let served = world.serve("memberships.yaml", "memberships", &[PORTKEY, OPENAI]);
    let id = world.listed("/api/v1/organizations/acme/workspaces", "id");
    let body = json!({"user": world.user["id"], "role": "manager"}).to_string();
    let members = format!("/api/v1/organizations/acme/workspaces/{}/members", world.workspace);
    assert_eq!(call(world.demo.address(), &world.key, "POST", &members, &body).unwrap().0, 201);
    let expected = json!({
        "email": "ada@example.com",
        "portkey": {"role": "member", "workspaces": [world.workspace]},
        "openai": {"role": "reader", "projects": [format!("proj_{id}")]},
    });
    assert_eq!(served.rest("GET", "/v1/memberships?email=ada%40example.com", &Value::Null), (200, expected.clone()));
    assert_eq!(served.tool("get-memberships", &json!({"email": "ada@example.com"})), (false, expected));
    assert_eq!(served.rest("GET", "/v1/memberships", &Value::Null).0, 400, "an email is needed");
    let (status, nobody) = served.rest("GET", "/v1/memberships?email=nobody%40example.com", &Value::Null);
    assert_eq!(status, 400, "{nobody}");
}

#[test]
fn every_example_is_served_whole() {
    let scratch = Scratch::new("capability-examples");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!files.is_empty());
    for file in files {
        let checked = run(&scratch, &["capability", "check", &file.display().to_string()]);
        assert!(checked.status.success(), "{}: {}", file.display(), stdout(&checked));
    }
}
