//! For whom a text of one's own choice stands, and who acts where nobody says who they are.

use super::world::World;
use roster_api::Method;
use serde_json::{Value, json};

impl World {
    async fn me(&self, key: Option<&str>) -> (u16, Value) {
        self.call_as(key, "GET", "/api/v1/me", "").await
    }

    async fn literal(&self, text: &str, who: Value) {
        let made = self.controls("POST", "/keys", &json!({"key": text, "as": who}).to_string()).await;
        assert_eq!(made["key"], text);
    }
}

#[tokio::test]
async fn a_text_stands_for_whomever_it_is_said_to() {
    let world = World::new().await;
    assert_eq!(world.me(Some("My Admin API Key")).await.0, 401);
    world.literal("My Admin API Key", json!({"organization": "acme"})).await;
    let (status, me) = world.me(Some("My Admin API Key")).await;
    assert_eq!((status, &me["operator"]), (200, &json!(false)), "{me}");
    assert_eq!(world.call_as(Some("My Admin API Key"), "GET", "/portkey/v1/admin/users", "").await.0, 200);

    world.literal("x", json!({"organization": "acme", "user": "max@acme.example"})).await;
    let (status, me) = world.me(Some("x")).await;
    let max = world.call("GET", "/users?email=max@acme.example", "").await.1["data"][0]["id"].clone();
    assert!(status == 200 && me.to_string().contains(max.as_str().unwrap()), "{me}");
    assert_eq!(world.call_as(Some("x"), "DELETE", "/api/v1/organizations/acme", "").await.0, 403, "with no more power than his");
    world.literal("x", json!({"organization": "acme", "role": "viewer"})).await;
    assert_eq!(world.call_as(Some("x"), "GET", "/api/v1/organizations/acme/users", "").await.0, 200, "it stands for another one now");
    assert_eq!(world.call_as(Some("x"), "POST", "/api/v1/organizations/acme/users", r#"{"email": "n@acme.example"}"#).await.0, 403);

    world.literal("mock-test-token", json!({"organization": "acme", "operator": true})).await;
    assert_eq!(world.me(Some("mock-test-token")).await.1["operator"], true);
    assert_eq!(world.call_as(Some("mock-test-token"), "GET", "/api/v1/organizations/acme/users", "").await.0, 200);
    let second = r#"{"name": "Second", "owner": {"email": "s@example.com"}}"#;
    assert_eq!(world.call_as(Some("mock-test-token"), "POST", "/api/v1/organizations", second).await.0, 201);

    let (status, robot) = world.call("POST", "/service-accounts", r#"{"name": "Robot", "role": "viewer"}"#).await;
    assert_eq!(status, 201, "{robot}");
    world.literal("robot", json!({"organization": "acme", "service_account": robot["id"]})).await;
    let (status, me) = world.me(Some("robot")).await;
    assert!(status == 200 && me.to_string().contains(robot["id"].as_str().unwrap()), "{me}");

    let listed = world.controls("GET", "/keys", "").await;
    assert_eq!(listed["keys"], json!(["My Admin API Key", "mock-test-token", "robot", "x"]));
    world.controls("DELETE", "/keys/My%20Admin%20API%20Key", "").await;
    assert_eq!(world.me(Some("My Admin API Key")).await.0, 401);
}

#[tokio::test]
async fn a_text_stands_for_another_secret() {
    let world = World::new().await;
    world.controls("POST", "/invitation-tokens", &invited(&world).await).await;
    let sign_up = r#"{"token": "open", "login": "zoe", "password": "no fish in these sheds"}"#;
    let (status, made) = world.call_as(None, "POST", "/api/v1/accounts", sign_up).await;
    assert_eq!(status, 201, "{made}");
    world.controls("POST", "/keys", &json!({"key": "zoe's", "secret": made["session"]["secret"]}).to_string()).await;
    let (status, account) = world.call_as(Some("zoe's"), "GET", "/api/v1/account", "").await;
    assert_eq!((status, &account["login"]), (200, &json!("zoe")));
}

#[tokio::test]
async fn an_account_acts_where_nobody_says_who_they_are() {
    let world = World::new().await;
    world.controls("POST", "/invitation-tokens", &invited(&world).await).await;
    let sign_up = r#"{"token": "open", "login": "zoe", "password": "no fish in these sheds"}"#;
    assert_eq!(world.call_as(None, "POST", "/api/v1/accounts", sign_up).await.0, 201);
    // A session that an invitation began reaches one organization; another one does not.
    let (status, session) =
        world.call_as(None, "POST", "/api/v1/sessions", r#"{"login": "zoe", "password": "no fish in these sheds"}"#).await;
    assert_eq!(status, 201, "{session}");
    let secret = &session["secret"];
    let account = async || world.call_as(None, "GET", "/api/v1/account", "").await;
    assert_eq!(account().await.0, 401);

    let set = world.controls("PUT", "/anonymous", &json!({"secret": secret, "surfaces": ["api", "keycard"]}).to_string()).await;
    assert_eq!(set["anonymous"], json!([{"surface": "api"}, {"surface": "keycard"}]), "a secret is not shown");
    let (status, known) = account().await;
    assert_eq!((status, &known["login"]), (200, &json!("zoe")), "{known}");
    // It is in no organization but its own, and comes into one by an invitation.
    assert_eq!(world.call_as(None, "DELETE", "/api/v1/organizations/acme", "").await.0, 403);
    world.controls("POST", "/organizations", r#"{"name": "Umbra", "slug": "umbra", "owner": "u@umbra.example"}"#).await;
    world.controls("POST", "/keys", r#"{"key": "u", "as": {"organization": "umbra"}}"#).await;
    let (_, sent) = world.call_as(Some("u"), "POST", "/api/v1/organizations/umbra/invitations", r#"{"email": "zoe@umbra.example"}"#).await;
    let opens = json!({"token": "umbra", "organization": "umbra", "invitation": sent["id"]}).to_string();
    world.controls("POST", "/invitation-tokens", &opens).await;
    assert_eq!(world.call_as(None, "GET", "/keycard/organizations/umbra", "").await.0, 404);
    let (status, accepted) = world.call_as(None, "POST", "/keycard/invitations/umbra/accept", "").await;
    assert_eq!((status, &accepted["success"]), (200, &json!(true)), "{accepted}");
    world.controls("POST", "/snapshots", r#"{"name": "joined"}"#).await;

    // When the session ends, nobody acts; with the snapshot both come back.
    assert_eq!(world.call_as(Some(secret.as_str().unwrap()), "DELETE", "/api/v1/sessions/current", "").await.0, 204);
    assert_eq!(account().await.0, 401);
    world.controls("DELETE", "/anonymous", "").await;
    world.controls("POST", "/snapshots/joined/restore", "").await;
    assert_eq!(account().await.0, 200);

    for bad in [json!({}), json!({"secret": "no such"}), json!({"secret": secret, "as": {"organization": "acme"}}), json!({"secret": 1})] {
        let (status, refused) = world.control("PUT", "/anonymous", &bad.to_string()).await;
        assert_eq!(status, 400, "{bad}: {refused}");
    }
}

/// A text that opens a new invitation.
async fn invited(world: &World) -> String {
    let (status, sent) = world.call("POST", "/invitations", r#"{"email": "zoe@acme.example"}"#).await;
    assert_eq!(status, 201, "{sent}");
    json!({"token": "open", "organization": "acme", "invitation": sent["id"]}).to_string()
}

#[tokio::test]
async fn somebody_acts_where_nobody_says_who_they_are() {
    let world = World::new().await;
    let portkey = async |key| world.call_as(key, "GET", "/portkey/v1/admin/users", "").await.0;
    assert_eq!((portkey(None).await, world.me(None).await.0), (401, 401));
    let on_portkey = json!({"as": {"organization": "acme"}, "surfaces": ["portkey"]});
    let set = world.controls("PUT", "/anonymous", &on_portkey.to_string()).await;
    assert_eq!(set["anonymous"], json!([{"surface": "portkey", "as": {"organization": "acme", "operator": false}}]));
    assert_eq!((portkey(None).await, world.me(None).await.0), (200, 401));
    assert_eq!(portkey(Some("wrong")).await, 401, "a wrong key is wrong");

    world.controls("PUT", "/anonymous", r#"{"as": {"organization": "acme", "role": "viewer"}}"#).await;
    assert_eq!(world.me(None).await.0, 200);
    assert_eq!(world.call_as(None, "DELETE", "/api/v1/organizations/acme", "").await.0, 403);
    assert_eq!(world.call_as(None, "GET", "/access/v1/none", "").await.0, 404);
    world.controls("DELETE", "/anonymous", "").await;
    assert_eq!((portkey(None).await, world.me(None).await.0), (401, 401));
}

#[tokio::test]
async fn an_invitation_is_opened_by_a_text_of_ones_own_choice() {
    let world = World::new().await;
    let (status, made) =
        world.call("POST", "/invitations", r#"{"email": "nina@acme.example", "expires_at": "2026-03-20T00:00:00Z"}"#).await;
    assert_eq!(status, 201, "{made}");
    let invitation = if made["id"].is_string() { &made["id"] } else { &made["invitation"]["id"] };
    let new = json!({"token": "token", "organization": "acme", "invitation": invitation}).to_string();
    let bound = world.controls("POST", "/invitation-tokens", &new).await;
    assert_eq!(bound, json!({"token": "token", "invitation": invitation, "expires_at": "2026-03-20T00:00:00.000Z"}));
    world.controls("POST", "/snapshots", r#"{"name": "invited"}"#).await;
    let join = json!({"token": "token", "login": "nina", "password": "no fish in these sheds"}).to_string();
    for _ in 0..2 {
        let (status, joined) = world.call_as(None, "POST", "/api/v1/accounts", &join).await;
        assert_eq!((status, joined["user"]["email"].as_str()), (201, Some("nina@acme.example")), "{joined}");
        let (status, twice) = world.call_as(None, "POST", "/api/v1/accounts", &join.replace("nina\"", "nora\"")).await;
        assert_eq!(status, 409, "{twice}");
        world.controls("POST", "/snapshots/invited/restore", "").await;
    }
    assert_eq!(world.controls("GET", "/invitation-tokens", "").await["invitation_tokens"], json!(["token"]));
    world.controls("DELETE", "/invitation-tokens/token", "").await;
    assert_eq!(world.call_as(None, "POST", "/api/v1/accounts", &join).await.0, 404);
}

#[tokio::test]
async fn an_organization_is_made_of_an_export() {
    let world = World::new().await;
    let (status, document) = world.call("GET", "/export", "").await;
    assert_eq!(status, 200);
    world.controls("POST", "/reset", "").await;
    assert_eq!(world.me(Some(&world.key)).await.0, 401);
    let made = world.controls("POST", "/organizations/import", &document.to_string()).await;
    assert_eq!((&made["organization"], &made["created"]["users"]), (&document["organization"]["id"], &json!(2)));
    assert_eq!(world.me(Some(&world.key)).await.0, 200, "its keys go on working");
    let (status, refused) = world.control("POST", "/organizations/import", &document.to_string()).await;
    assert_eq!(status, 409, "{refused}");
}

/// The walk over the control: nobody without the token comes as far as a row, and nothing tells them which there are.
#[tokio::test]
async fn nothing_is_controlled_without_the_token() {
    let world = World::new().await;
    let before = world.controls("GET", "", "").await;
    let mut rows: Vec<(Method, String)> = Vec::new();
    for (surface, operations) in world.control.surfaces() {
        rows.extend(operations.iter().map(|row| (row.method.clone(), row.example.path.to_owned())));
        assert_eq!(surface.name, "sandbox");
    }
    assert!(rows.len() > 20, "{rows:?}");
    rows.extend([(Method::GET, "/none".into()), (Method::PATCH, "/clock".into())]);
    let mut answers = std::collections::BTreeSet::new();
    for (method, path) in &rows {
        for token in [None, Some("wrong"), Some("a token of enough letter"), Some(world.key.as_str())] {
            let (status, mut refused) = world.control_as(token, method.as_str(), path, "{}").await;
            assert_eq!(status, 401, "{method} {path}: {refused}");
            refused["request_id"] = Value::Null;
            answers.insert(refused.to_string());
        }
    }
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!(world.controls("GET", "", "").await["snapshots"], before["snapshots"]);
    // What is served does not know the control, nor what is shown there.
    assert_eq!(world.call_as(Some(super::world::TOKEN), "GET", "/sandbox/v1", "").await.0, 404);
}
