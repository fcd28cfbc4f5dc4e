//! Import: many records, all or nothing, with the times and ids that they had elsewhere.

use crate::world::World;
use roster_core::{
    Error,
    access::{OrganizationRole, WorkspaceRole},
    alias,
    clock::Timestamp,
    id::entity,
    import::{Document, Import},
    member,
    page::Page,
    text::Dialect,
    user::{self, UserStatus},
    workspace::{self, WorkspaceStatus},
};
use serde_json::{Value, json};

fn document() -> Value {
    let user = |email: &str, role: &str, at: &str| json!({"email": email, "given_name": "", "family_name": "", "role": role, "created_at": at});
    let mut ada = user("Ada@Example.com", "admin", "2020-01-01T00:00:00Z");
    ada["aliases"] = json!([{"dialect": "elsewhere", "alias": "user_ada", "shown": true}, {"dialect": "elsewhere", "alias": "old_ada"}]);
    let mut bob = user("bob@example.com", "member", "2021-01-01T00:00:00Z");
    bob["disabled"] = json!(true);
    json!({
        "users": [ada, bob],
        "workspaces": [{
            "slug": "ws-imported", "name": "Imported", "archived": true, "created_at": "2019-05-05T05:05:05Z",
            "aliases": [{"dialect": "elsewhere", "alias": "proj_1"}],
            "members": [
                {"user": "ada@example.com", "role": "manager", "scopes": ["b", "a"], "created_at": "2022-01-01T00:00:00Z"},
                {"user": "BOB@example.com", "role": "viewer", "expires_at": "2030-01-01T00:00:00Z"},
            ],
        }],
        "api_keys": [
            {"name": "ada's", "user": "ada@example.com"},
            {"name": "workspace's", "workspace": "ws-imported"},
            {"name": "organization's"},
        ],
    })
}

fn import(document: Value) -> Import {
    Import { document: serde_json::from_value::<Document>(document).unwrap() }
}

pub(in crate::suite) async fn what_is_imported_keeps_its_times_and_ids(world: World) {
    let before = world.clocks().await;
    let done = world.make(import(document())).await;
    assert_eq!(world.clocks().await.0, before.0 + 1, "one write");
    let at = |text| Timestamp::parse(text).unwrap();
    let (ada, bob) = (done.users["ada@example.com"], done.users["bob@example.com"]);
    let found = user::get(&world.directory, &world.owner, ada).await.unwrap();
    assert_eq!((found.created_at, found.role, found.email.as_str()), (at("2020-01-01T00:00:00Z"), OrganizationRole::Admin, "Ada@Example.com"));
    assert!(ada < bob, "ids order by the time that things had elsewhere");
    assert_eq!(user::get(&world.directory, &world.owner, bob).await.unwrap().status, UserStatus::Disabled);
    let workspace = done.workspaces["ws-imported"];
    let found = workspace::get(&world.directory, &world.owner, workspace).await.unwrap();
    assert_eq!((found.status(), found.created_at), (WorkspaceStatus::Archived, at("2019-05-05T05:05:05Z")));
    let member = member::get(&world.directory, &world.owner, workspace, ada).await.unwrap();
    assert_eq!((member.role, member.scopes.as_ref().unwrap().len()), (WorkspaceRole::Manager, 2));
    assert_eq!(member.created_at, at("2022-01-01T00:00:00Z"));
    let elsewhere = Dialect::try_from("elsewhere").unwrap();
    let resolved = alias::resolve::<entity::User>(&world.directory, &world.owner, &elsewhere, "old_ada").await;
    assert_eq!(resolved, Ok(Some(ada)));
    let shown = alias::shown(&world.directory, &world.owner, &elsewhere, &[ada]).await.unwrap();
    assert_eq!(shown[&ada], "user_ada");
    for key in &done.api_keys {
        world.caller(key).await.unwrap();
    }
    // Whoever joined long ago is at the end of the list.
    let listed = user::list(&world.directory, &world.owner, &user::Filter::default(), Page::after(10, None).unwrap()).await.unwrap();
    assert_eq!((listed.total, listed.items.last().map(|user| user.id)), (3, Some(ada)));
    world.assert_logs_hold().await;
}

/// What makes a good document a bad one.
type Spoil = fn(&mut Value);

pub(in crate::suite) async fn an_error_in_the_last_record_leaves_nothing(world: World) {
    let everything = "SELECT (SELECT COUNT(*) FROM users WHERE organization_id = $1) + (SELECT COUNT(*) FROM workspaces WHERE organization_id = $1)
         + (SELECT COUNT(*) FROM workspace_members WHERE organization_id = $1) + (SELECT COUNT(*) FROM api_keys WHERE organization_id = $1)
         + (SELECT COUNT(*) FROM aliases WHERE organization_id = $1) + (SELECT COUNT(*) FROM principals WHERE organization_id = $1)
         + (SELECT COUNT(*) FROM audit_events WHERE organization_id = $1) + (SELECT SUM(value) FROM counters WHERE organization_id = $1)";
    let everything = format!("SELECT CAST(({everything}) AS BIGINT)");
    let before = (world.number(&everything).await, world.clocks().await);
    let broken: [(&str, Spoil); 5] = [
        ("api_keys[2].user", |document| document["api_keys"][2]["user"] = json!("nobody@example.com")),
        ("api_keys[2].workspace", |document| document["api_keys"][2]["workspace"] = json!("nowhere")),
        ("workspaces[0].members[1].user", |document| document["workspaces"][0]["members"][1]["user"] = json!("nobody")),
        ("workspaces[0].members[1].expires_at", |document| {
            document["workspaces"][0]["members"][1]["expires_at"] = json!("2000-01-01T00:00:00Z");
        }),
        ("", |document| document["users"][1]["email"] = json!("ADA@example.com")),
    ];
    for (place, spoil) in broken {
        let mut document = document();
        spoil(&mut document);
        match world.change(&world.owner, import(document)).await {
            Err(Error::Invalid { field, .. }) => assert_eq!(field, place),
            Err(Error::AlreadyExists { .. }) => assert_eq!(place, ""),
            other => panic!("{place}: {:?}", other.err()),
        }
        assert_eq!((world.number(&everything).await, world.clocks().await), before, "{place}");
    }
    world.change(&world.owner, import(document())).await.unwrap();
}
