//! Imports that are refused: where the fault is said to be, and that nothing is half done.

use super::{
    export::{taken, text},
    import::{bring, document, records},
};
use crate::world::{World, name_of, origin};
use roster_core::{
    Error,
    access::{Actor, PermissionSet},
    group,
    import::{Existing, import as run},
    organization::INSTANCE,
    role,
    text::Label,
    workspace,
};
use serde_json::{Value, json};

/// What makes a good document a bad one, where the fault is said to be, and whether it is one of what is there.
type Fault = (&'static str, fn(&mut Value));

const FAULTS: &[Fault] = &[
    ("version", |document| document["version"] = json!(2)),
    ("users[1].email", |document| document["users"][1]["email"] = json!("ADA@example.com")),
    ("users[0].aliases[1].alias", |document| document["users"][0]["aliases"][1]["alias"] = json!("user_ada")),
    ("users[0].aliases[1].shown", |document| document["users"][0]["aliases"][1]["shown"] = json!(true)),
    ("users[1].aliases[0].alias", |document| document["users"][1]["aliases"] = json!([{"dialect": "elsewhere", "alias": "user_ada"}])),
    ("users[0].dialect_data.elsewhere", |document| document["users"][0]["dialect_data"]["elsewhere"] = json!([1])),
    ("groups[1].name", |document| document["groups"].as_array_mut().unwrap().push(json!({"name": "rEADERS"}))),
    ("groups[0].members[1].user", |document| document["groups"][0]["members"][1]["user"] = json!("bob@example.com")),
    ("groups[0].members[1].user", |document| document["groups"][0]["members"][1]["user"] = json!("nobody")),
    ("workspaces[1].slug", |document| document["workspaces"].as_array_mut().unwrap().push(json!({"slug": "ws-imported", "name": "x"}))),
    ("workspaces[2].is_default", |document| {
        let more = [json!({"slug": "one", "name": "x", "is_default": true}), json!({"slug": "two", "name": "x", "is_default": true})];
        document["workspaces"].as_array_mut().unwrap().extend(more);
    }),
    ("workspaces[0].members[1].user", |document| document["workspaces"][0]["members"][1]["user"] = json!("nobody")),
    ("workspaces[0].members[1].user", |document| document["workspaces"][0]["members"][1]["user"] = json!("Ada@example.com")),
    ("workspaces[0].members[0].scopes", |document| document["workspaces"][0]["members"][0]["scopes"] = json!(vec!["a"; 257])),
    ("workspaces[0].members[1].expires_at", |document| {
        document["workspaces"][0]["members"][1]["expires_at"] = json!("2000-01-01T00:00:00Z");
    }),
    ("workspaces[0].groups[0].group", |document| document["workspaces"][0]["groups"][0]["group"] = json!("nobody")),
    ("service_accounts[0].role", |document| document["service_accounts"][0]["workspace"] = json!("ws-imported")),
    ("service_accounts[1].role", |document| drop(document["service_accounts"][1].as_object_mut().unwrap().remove("workspace"))),
    ("service_accounts[1].workspace", |document| document["service_accounts"][1]["workspace"] = json!("nowhere")),
    ("service_accounts[1].credentials", |document| document["service_accounts"][1]["credentials"] = json!(vec![json!({"name": "x"}); 21])),
    ("service_accounts[1].credentials[1].expires_at", |document| {
        document["service_accounts"][1]["credentials"][1]["expires_at"] = json!("2000-01-01T00:00:00Z");
    }),
    ("roles[0].name", |document| document["roles"][0]["name"] = json!("VIEWER")),
    ("roles[1].name", |document| document["roles"][1]["name"] = json!("manager")),
    ("roles[2].name", |document| document["roles"].as_array_mut().unwrap().push(json!({"name": "aUDITORS"}))),
    ("roles[1].workspace", |document| document["roles"][1]["workspace"] = json!("nowhere")),
    ("roles[0].permissions", |document| document["roles"][0]["permissions"] = json!(["organizations.create"])),
    ("roles[1].permissions", |document| document["roles"][1]["permissions"] = json!(["users.list"])),
    ("roles[0].scopes", |document| document["roles"][0]["scopes"] = json!(vec!["a"; 257])),
    ("roles[1].aliases[1].alias", |document| document["roles"][1]["aliases"][1]["alias"] = json!("role_1")),
    ("roles[1].aliases[0].alias", |document| drop(document["roles"][1].as_object_mut().unwrap().remove("workspace"))),
    ("roles[0].assignments[0].user", |document| document["roles"][0]["assignments"][0]["user"] = json!("nobody")),
    ("roles[0].assignments[0].user", |document| document["roles"][0]["assignments"][0]["group"] = json!("readers")),
    ("roles[0].assignments[1].user", |document| document["roles"][0]["assignments"][1] = json!({})),
    ("roles[0].assignments[1].group", |document| document["roles"][0]["assignments"][1]["group"] = json!("nobody")),
    ("roles[0].assignments[2].service_account", |document| document["roles"][0]["assignments"][2]["service_account"] = json!("robot")),
    ("roles[0].assignments[2].workspace", |document| document["roles"][0]["assignments"][2]["workspace"] = json!("nowhere")),
    ("roles[0].assignments[0].workspace", |document| document["roles"][0]["assignments"][0]["workspace"] = json!("ws-imported")),
    ("roles[0].assignments[0].service_account_alias", |document| {
        document["roles"][0]["assignments"][0]["service_account_alias"] = json!({"dialect": "elsewhere", "alias": "robot_1"});
    }),
    ("roles[1].assignments[2].service_account_alias", |document| {
        document["roles"][1]["assignments"][2]["service_account_alias"] = json!({"dialect": "elsewhere", "alias": "robot_2"});
    }),
    ("roles[1].assignments[1].service_account_alias", |document| {
        document["roles"][1]["assignments"][1]["service_account_alias"] = json!({"dialect": "elsewhere", "alias": "robot_1"});
    }),
    ("roles[0].assignments[3].user", |document| {
        document["roles"][0]["assignments"].as_array_mut().unwrap().push(json!({"user": "ada@EXAMPLE.com"}));
    }),
    ("roles[1].assignments[3].service_account", |document| {
        document["roles"][1]["assignments"].as_array_mut().unwrap().push(json!({"service_account": "Robot"}));
    }),
    ("roles[1].assignments[2].service_account", |document| {
        document["workspaces"].as_array_mut().unwrap().push(json!({"slug": "ws-other", "name": "Other"}));
        document["service_accounts"].as_array_mut().unwrap().push(json!({"name": "Other", "workspace": "ws-other"}));
        document["roles"][1]["assignments"][2] = json!({"service_account": "Other", "workspace": "ws-other"});
    }),
    ("api_keys[3].service_account", |document| document["api_keys"][3]["service_account"] = json!("Nobody")),
    ("api_keys[4].service_account", |document| {
        document["service_accounts"][1]["name"] = json!("Renamed");
        document["roles"][1]["assignments"] = json!([]);
    }),
    ("api_keys[3].user", |document| document["api_keys"][3]["role"] = json!("viewer")),
    ("api_keys[0].user", |document| document["api_keys"][0]["service_account"] = json!("Robot")),
    ("api_keys[1].service_account_alias", |document| {
        document["api_keys"][1]["service_account_alias"] = json!({"dialect": "elsewhere", "alias": "robot_1"});
    }),
    ("api_keys[2].user", |document| document["api_keys"][2]["user"] = json!("ada@example.com")),
    ("api_keys[2].user", |document| drop(document["api_keys"][2].as_object_mut().unwrap().remove("role"))),
    ("api_keys[0].user", |document| document["api_keys"][0]["user"] = json!("nobody@example.com")),
    ("api_keys[1].workspace", |document| document["api_keys"][1]["workspace"] = json!("nowhere")),
    ("api_keys[1].expires_at", |document| document["api_keys"][1]["expires_at"] = json!("2000-01-01T00:00:00Z")),
    ("invitations[0].email", |document| document["invitations"][0]["email"] = json!("Bob@example.com")),
    ("invitations[1].email", |document| document["invitations"][1]["email"] = json!("IVAN@example.com")),
    ("invitations[0].workspaces[0].workspace", |document| document["invitations"][0]["workspaces"][0]["workspace"] = json!("nowhere")),
    ("invitations[0].workspaces[1].workspace", |document| {
        let again = document["invitations"][0]["workspaces"][0].clone();
        document["invitations"][0]["workspaces"].as_array_mut().unwrap().push(again);
    }),
    ("invitations[0].expires_at", |document| document["invitations"][0]["expires_at"] = json!("2027-01-01T00:00:00Z")),
    // What is there already does not allow it.
    ("!invitations[1]", |document| document["invitations"][1]["email"] = json!("owner-acme@example.com")),
    ("!workspaces[0]", |document| document["workspaces"][0]["slug"] = json!("ws-gone")),
    ("!groups[0]", |document| document["groups"][0]["name"] = json!("there")),
    ("!roles[0]", |document| document["roles"][0]["name"] = json!("there")),
    ("!users[1]", |document| document["users"][1]["email"] = json!("owner-acme@example.com")),
];

pub(in crate::suite) async fn an_error_in_any_record_leaves_nothing(world: World) {
    let gone = world.workspace("gone").await;
    let (description, source) = (None, Label::try_from("api").unwrap());
    world.make(group::Create { name: name_of("There"), description, role: None, source, created_at: None }).await;
    let (scopes, permissions) = (None, PermissionSet::NONE);
    world.make(role::Create { workspace: None, name: name_of("There"), description: None, scopes, permissions, created_at: None }).await;
    world.make(workspace::Delete { id: gone.id, confirm_name: None, revoke_keys: false }).await;
    let before = (text(&taken(&world.directory, &world).await), world.clocks().await.0);
    for (place, spoil) in FAULTS {
        let mut document = document();
        spoil(&mut document);
        if document["workspaces"][0]["slug"] == "ws-gone" {
            document["workspaces"][0]["slug"] = json!(gone.slug);
            for record in ["service_accounts", "api_keys"] {
                document[record][1]["workspace"] = json!(gone.slug);
            }
            document["invitations"][0]["workspaces"] = json!([]);
        }
        for dry_run in [true, false] {
            match run(&world.directory, &world.owner, origin(), records(&document, Existing::Refuse), dry_run).await {
                Err(Error::Invalid { field, message }) => assert_eq!(field, *place, "{message}"),
                Err(Error::Conflict(why)) => assert!(why.starts_with(&format!("{}: ", place.trim_start_matches('!'))), "{place}: {why}"),
                other => panic!("{place}: {:?}", other.map(|_| ())),
            }
        }
        assert_eq!((text(&taken(&world.directory, &world).await), world.clocks().await.0), before, "{place}");
    }
    bring(&world, &document(), Existing::Refuse).await.unwrap();
}

pub(in crate::suite) async fn what_can_not_change_is_a_conflict_and_never_half_done(world: World) {
    bring(&world, &document(), Existing::Refuse).await.unwrap();
    let before = (text(&taken(&world.directory, &world).await), world.clocks().await.0);
    let cases: [(Fault, &str); 5] = [
        (("invitations[0]", |document| document["invitations"][0]["role"] = json!("admin")), "pending"),
        (("invitations[0]", |document| document["invitations"][0]["workspaces"] = json!([])), "pending"),
        (("api_keys[2]", |document| document["api_keys"][2]["role"] = json!("admin")), "role"),
        (("api_keys[0]", |document| document["api_keys"][0]["permissions"] = json!(["users.read"])), "scopes and its permissions"),
        (
            ("users[0]", |document| {
                document["users"] = json!([
                    {"email": "owner-acme@example.com", "role": "viewer"}, {"email": "ada@example.com"}, {"email": "bob@example.com"}
                ]);
            }),
            "last active owner",
        ),
    ];
    for ((place, change), word) in cases {
        let mut document = document();
        change(&mut document);
        match bring(&world, &document, Existing::Update).await {
            Err(Error::Conflict(why)) => assert!(why.starts_with(&format!("{place}: ")) && why.contains(word), "{why}"),
            other => panic!("{place}: {:?}", other.map(|_| ())),
        }
        assert_eq!((text(&taken(&world.directory, &world).await), world.clocks().await.0), before, "{place}");
    }
    // Whoever leaves as an owner does so after who comes in their place, whatever the order of the records.
    let swapped = json!({"users": [{"email": "owner-acme@example.com", "role": "viewer"}, {"email": "next@example.com", "role": "owner"}]});
    bring(&world, &swapped, Existing::Update).await.unwrap();
}

pub(in crate::suite) async fn the_instance_takes_no_records(world: World) {
    let system = Actor::system(INSTANCE, "tests");
    let user = json!({"users": [{"email": "x"}]});
    assert!(matches!(world.change(&system, records(&user, Existing::Keep)).await, Err(Error::Conflict(_))));
}

