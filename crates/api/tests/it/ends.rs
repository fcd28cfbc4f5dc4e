//! The table of ends in `docs/dialects.md`: what each dialect shows of what has ended in one way or another, a test per cell.

use crate::world::{Call, Caller, World, text};
use hyper::Method;
use serde_json::{Value, json};

/// A call with the ids of a surface filled in, and its answer.
async fn call(world: &World, surface: &str, method: Method, path: &str, body: Option<Value>) -> (u16, Value) {
    let path = world.values(surface).iter().fold(path.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value));
    let call = Call::new(method, path).body(body.map(|body| body.to_string()).unwrap_or_default());
    let answer = world.call(Caller::Owner, call).await;
    let body = if answer.body.is_empty() { Value::Null } else { serde_json::from_str(&text(&answer)).unwrap() };
    (answer.status.as_u16(), body)
}

async fn native(world: &World, method: Method, path: &str, body: Option<Value>) {
    let path = format!("/api/v1/organizations/{{organization}}/{path}");
    let (status, answer) = call(world, "api", method, &path, body).await;
    assert!(status < 300, "{path}: {status} {answer}");
}

async fn portkey(world: &World, path: &str) -> (u16, Value) {
    call(world, "portkey", Method::GET, &format!("/portkey/v1/admin/{path}"), None).await
}

async fn openai(world: &World, path: &str) -> (u16, Value) {
    call(world, "openai", Method::GET, &format!("/openai/v1/organization/{path}"), None).await
}

async fn keycard(world: &World, path: &str) -> (u16, Value) {
    call(world, "keycard", Method::GET, &format!("/keycard/{path}"), None).await
}

/// Below the admin area, where a role in the organization counts.
async fn evo(world: &World, path: &str) -> (u16, Value) {
    call(world, "evo", Method::GET, &format!("/evo/workspace/admin/orgs/{{organization}}/{path}"), None).await
}

/// The row of a list of Evo's whose field has this value.
fn result<'a>(list: &'a Value, field: &str, value: &str) -> Option<&'a Value> {
    list["results"].as_array().unwrap().iter().find(|row| row[field] == value)
}

/// The row of a list whose field has this value.
fn row<'a>(list: &'a Value, field: &str, value: &str) -> Option<&'a Value> {
    let rows = list.get("data").unwrap_or(&list["items"]);
    rows.as_array().unwrap().iter().find(|row| row[field] == value)
}

/// A world in which the workspace is archived.
async fn archived() -> World {
    let world = World::new().await;
    native(&world, Method::POST, "workspaces/shared/archive", None).await;
    world
}

/// A world in which the workspace is deleted, and can be restored.
async fn deleted() -> World {
    let world = World::new().await;
    native(&world, Method::DELETE, "workspaces/shared?revoke_keys=true", None).await;
    world
}

/// A world in which a user is disabled.
async fn disabled() -> World {
    let world = World::new().await;
    native(&world, Method::PATCH, "users/{member}", Some(json!({"status": "disabled"}))).await;
    world
}

/// A world in which the workspace has the longest name that there is.
async fn long() -> (World, String) {
    let (world, name) = (World::new().await, "Ünïcode ".repeat(32));
    native(&world, Method::PATCH, "workspaces/shared", Some(json!({"name": name}))).await;
    (world, name)
}

#[tokio::test]
async fn portkey_lists_an_archived_workspace_with_its_status() {
    let world = archived().await;
    let (_, list) = portkey(&world, "workspaces").await;
    assert_eq!(row(&list, "slug", "shared").unwrap()["status"], "archived");
}

#[tokio::test]
async fn openai_keeps_an_archived_project() {
    let world = archived().await;
    let (status, project) = openai(&world, "projects/{workspace}").await;
    assert_eq!((status, &project["status"], project["archived_at"].is_i64()), (200, &json!("archived"), true));
    assert_eq!(row(&openai(&world, "projects").await.1, "name", "Workspace shared"), None);
    let (_, list) = openai(&world, "projects?include_archived=true").await;
    assert_eq!(row(&list, "name", "Workspace shared"), Some(&project));
}

#[tokio::test]
async fn evo_does_not_show_an_archived_workspace() {
    let world = archived().await;
    assert_eq!(result(&evo(&world, "workspaces").await.1, "name", "Workspace shared"), None);
    for path in ["workspaces/{workspace}", "workspaces/{workspace}?deleted=true", "workspaces/{workspace}/users"] {
        assert_eq!(evo(&world, path).await.0, 404, "{path}");
    }
    native(&world, Method::POST, "workspaces/shared/unarchive", None).await;
    assert_eq!(evo(&world, "workspaces/{workspace}").await.0, 200);
}

#[tokio::test]
async fn portkey_knows_no_deleted_workspace() {
    let world = deleted().await;
    assert_eq!(portkey(&world, "workspaces/{workspace}").await.0, 404);
    assert_eq!(portkey(&world, "workspaces/{workspace}/users").await.0, 404);
    assert_eq!(row(&portkey(&world, "workspaces").await.1, "slug", "shared"), None);
}

#[tokio::test]
async fn openai_knows_no_deleted_project() {
    let world = deleted().await;
    for path in ["projects/{workspace}", "projects/{workspace}/users", "projects/{workspace}/service_accounts/{service_account}"] {
        assert_eq!(openai(&world, path).await.0, 404, "{path}");
    }
    for path in ["roles", "roles/{workspace_role}", "users/{member}/roles", "groups/{group}/roles"] {
        let path = format!("/openai/v1/projects/{{workspace}}/{path}");
        assert_eq!(call(&world, "openai", Method::GET, &path, None).await.0, 404, "{path}");
    }
    assert_eq!(openai(&world, "projects/{workspace}/groups/{group}").await.0, 404);
    assert_eq!(row(&openai(&world, "projects?include_archived=true").await.1, "name", "Workspace shared"), None);
    assert_eq!(openai(&world, "users/{member}").await.1["projects"]["data"], json!([]));
}

#[tokio::test]
async fn evo_says_that_a_deleted_workspace_is_gone() {
    let world = deleted().await;
    for path in ["workspaces/{workspace}", "workspaces/{workspace}/users", "workspaces/{workspace}/users?user_id={member}"] {
        assert_eq!(evo(&world, path).await.0, 410, "{path}");
    }
    assert_eq!(evo(&world, "workspaces/{workspace}?deleted=true").await.0, 200);
    assert_eq!(result(&evo(&world, "workspaces").await.1, "name", "Workspace shared"), None);
    assert!(result(&evo(&world, "workspaces?deleted=True").await.1, "name", "Workspace shared").is_some());
    // Who was given no role in it, and may restore none, is told nothing.
    let path = "/evo/workspace/orgs/{organization}/workspaces/{workspace}";
    let path = world.values("evo").iter().fold(path.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value));
    for (caller, status) in [(Caller::WorkspaceMember, 410), (Caller::Weak, 404), (Caller::Owner, 404), (Caller::Stranger, 404)] {
        assert_eq!(world.call(caller, Call::new(Method::GET, path.clone())).await.status, status, "{caller:?}");
    }
    let restore = Call::new(Method::POST, format!("{path}?deleted=false"));
    assert_eq!(world.call(Caller::OrganizationKey, restore).await.status, 204);
    assert_eq!(evo(&world, "workspaces/{workspace}").await.0, 200);
}

#[tokio::test]
async fn portkey_lists_a_disabled_user() {
    let world = disabled().await;
    let (_, list) = portkey(&world, "users").await;
    assert_eq!(row(&list, "email", "max@acme.example").unwrap()["status"], "disabled");
    assert!(row(&portkey(&world, "workspaces/{workspace}/users").await.1, "email", "max@acme.example").is_some());
}

#[tokio::test]
async fn openai_lists_a_disabled_user_as_not_enabled() {
    let world = disabled().await;
    let (_, list) = openai(&world, "users").await;
    assert_eq!(row(&list, "email", "max@acme.example").unwrap()["user"]["enabled"], false);
    assert_eq!(row(&list, "email", "mona@acme.example").unwrap()["user"]["enabled"], true);
    assert!(row(&openai(&world, "projects/{workspace}/users").await.1, "email", "max@acme.example").is_some());
    // What they have is kept, and a key of theirs does nothing meanwhile.
    let (_, key) = openai(&world, "projects/{workspace}/api_keys/{project_api_key}").await;
    assert_eq!(key["owner_project_access"], "inactive");
}

#[tokio::test]
async fn evo_shows_no_disabled_user() {
    let world = disabled().await;
    let users = "/evo/workspace/orgs/{organization}/members/users";
    let (_, list) = call(&world, "evo", Method::GET, &format!("{users}?limit=100"), None).await;
    assert_eq!(result(&list, "email", "max@acme.example"), None);
    assert!(result(&list, "email", "mona@acme.example").is_some());
    for path in ["workspaces/{workspace}/users", "workspaces/{workspace}/users?user_id={member}"] {
        assert_eq!(result(&evo(&world, path).await.1, "email", "max@acme.example"), None, "{path}");
    }
    let one = format!("{users}/{{member}}");
    assert_eq!(call(&world, "evo", Method::DELETE, &one, None).await.0, 404);
    let roles = json!({"roles": ["00000000-0000-7000-8000-000000000101"]});
    assert_eq!(call(&world, "evo", Method::PATCH, &one, Some(roles)).await.0, 404);
    let users = "/evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users";
    let role = json!({"user_id": "{member}", "role": "viewer"}).to_string();
    let role = world.values("evo").iter().fold(role, |text, (name, value)| text.replace(&format!("{{{name}}}"), value));
    assert_eq!(call(&world, "evo", Method::POST, users, serde_json::from_str(&role).ok()).await.0, 422);
}

#[tokio::test]
async fn portkey_shows_a_long_name_as_it_is() {
    let (world, name) = long().await;
    assert_eq!(portkey(&world, "workspaces/{workspace}").await.1["name"], name);
}

#[tokio::test]
async fn openai_shows_a_long_name_as_it_is() {
    let (world, name) = long().await;
    assert_eq!(openai(&world, "projects/{workspace}").await.1["name"], name);
}

#[tokio::test]
async fn keycard_shows_no_archived_zone() {
    let world = archived().await;
    assert_eq!(row(&keycard(&world, "zones").await.1, "slug", "shared"), None);
    for path in ["zones/{workspace}", "zones/{workspace}/members", "zones/{workspace}/members/{member}"] {
        assert_eq!(keycard(&world, path).await.0, 404, "{path}");
    }
    let rename = Some(json!({"name": "Other"}));
    assert_eq!(call(&world, "keycard", Method::PATCH, "/keycard/zones/{workspace}", rename).await.0, 404);
    native(&world, Method::POST, "workspaces/shared/unarchive", None).await;
    assert_eq!(keycard(&world, "zones/{workspace}").await.1["name"], "Workspace shared");
}

#[tokio::test]
async fn keycard_knows_no_deleted_zone() {
    let world = deleted().await;
    assert_eq!(row(&keycard(&world, "zones").await.1, "slug", "shared"), None);
    for path in ["zones/{workspace}", "zones/{workspace}/members", "zones/{workspace}/members/{member}"] {
        assert_eq!(keycard(&world, path).await.0, 404, "{path}");
    }
}

#[tokio::test]
async fn keycard_lists_a_disabled_user_as_disabled() {
    let world = disabled().await;
    let (_, list) = keycard(&world, "organizations/{organization}/users").await;
    assert_eq!(row(&list, "email", "max@acme.example").unwrap()["status"], "disabled");
    let (_, list) = keycard(&world, "organizations/{organization}/identities").await;
    assert_eq!(row(&list, "email", "max@acme.example").unwrap()["status"], "disabled");
    assert!(row(&keycard(&world, "zones/{workspace}/members").await.1, "role", "zone_viewer").is_some());
}

#[tokio::test]
async fn keycard_shows_a_long_name_as_it_is() {
    let (world, name) = long().await;
    assert_eq!(keycard(&world, "zones/{workspace}").await.1["name"], name);
}

#[tokio::test]
async fn evo_cuts_a_long_name() {
    let (world, name) = long().await;
    let cut: String = name.chars().take(59).chain(['…']).collect();
    assert_eq!(evo(&world, "workspaces/{workspace}").await.1["name"], cut);
    assert!(result(&evo(&world, "workspaces").await.1, "name", &cut).is_some());
    // It is found by its whole name, and stays whole.
    let (_, list) = evo(
        &world,
        &format!("workspaces?name=like:{}", &name[name.len() - 30..].replace(' ', "+").replace('Ü', "%C3%9C").replace('ï', "%C3%AF")),
    )
    .await;
    assert_eq!(list["links"]["total"], 1);
    let (_, whole) = call(&world, "api", Method::GET, "/api/v1/organizations/{organization}/workspaces/shared", None).await;
    assert_eq!(whole["name"], name);
}
