//! Import: many records, all or nothing, with the times and ids that they had elsewhere.

use super::export::{taken, text};
use crate::world::{Backend, Place, SECOND, World, found, new_user, origin, surroundings};
use roster_core::{
    Directory, Error, Kind,
    access::{Actor, OrganizationRole, WorkspaceRole},
    alias, caller,
    clock::Timestamp,
    id::entity,
    import::{Counts, Document, Existing, Import, Imported, Outcome, import as run},
    invitation, member,
    page::Page,
    text::Dialect,
    user::{self, UserStatus},
    workspace::{self, WorkspaceStatus},
};
use serde_json::{Value, json};

/// Records of every kind, with every field somewhere.
pub(super) fn document() -> Value {
    json!({
        "format": "roster-records", "version": 1,
        "users": [
            {
                "email": "Ada@Example.com", "given_name": "Ada", "family_name": "L", "role": "admin", "picture": "https://example.com/a.png",
                "source": "elsewhere", "created_at": "2020-01-01T00:00:00Z", "dialect_data": {"elsewhere": {"technical_level": 3}},
                "aliases": [{"dialect": "elsewhere", "alias": "user_ada", "shown": true}, {"dialect": "elsewhere", "alias": "old_ada"}],
            },
            {"email": "bob@example.com", "status": "disabled", "created_at": "2021-01-01T00:00:00Z"},
        ],
        "groups": [{
            "name": "Readers", "description": "Of all", "created_at": "2018-01-01T00:00:00Z",
            "aliases": [{"dialect": "elsewhere", "alias": "group_1"}], "dialect_data": {"elsewhere": {"icon": "book"}},
            "members": [{"user": "bob@EXAMPLE.com", "created_at": "2021-02-02T00:00:00Z"}, {"user": "owner-acme@example.com"}],
        }],
        "workspaces": [{
            "slug": "ws-imported", "name": "Imported", "description": "d", "archived": true, "created_at": "2019-05-05T05:05:05Z",
            "defaults": {"model": "x"}, "limits": {"usage": {"credit": 5}, "rate": [1]}, "settings": {"a": true},
            "aliases": [{"dialect": "elsewhere", "alias": "proj_1"}], "dialect_data": {"elsewhere": {"icon": "star"}},
            "members": [
                {"user": "ada@example.com", "role": "manager", "scopes": ["b", "a"], "created_at": "2022-01-01T00:00:00Z"},
                {"user": "BOB@example.com", "role": "viewer", "expires_at": "2030-01-01T00:00:00Z"},
            ],
            "groups": [{"group": "readers", "role": "viewer", "aliases": [{"dialect": "elsewhere", "alias": "given_1"}]}],
        }],
        "service_accounts": [
            {"name": "Robot", "role": "viewer", "aliases": [{"dialect": "elsewhere", "alias": "robot_1"}]},
            {
                "name": "Robot", "workspace": "ws-imported", "workspace_role": "manager", "description": "CI", "status": "disabled",
                "created_at": "2022-03-03T00:00:00Z", "dialect_data": {"elsewhere": {"x": 1}},
                "credentials": [{"name": "CI"}, {"name": "Night", "expires_at": "2030-01-01T00:00:00Z"}],
            },
        ],
        "roles": [
            {
                "name": "Auditors", "description": "Who look", "scopes": ["b", "a"], "permissions": ["users.list", "audit_events.list"],
                "created_at": "2017-01-01T00:00:00Z", "dialect_data": {"elsewhere": {"z": 1}},
                "aliases": [{"dialect": "elsewhere", "alias": "role_1", "shown": true}],
                "assignments": [{"user": "ADA@example.com", "created_at": "2022-05-05T00:00:00Z"}, {"group": "readers"}, {"service_account": "Robot"}],
            },
            {
                "name": "Helpers", "workspace": "ws-imported", "permissions": ["workspaces.read"],
                "aliases": [{"dialect": "elsewhere", "alias": "role_1", "shown": true}, {"dialect": "elsewhere", "alias": "old_role"}],
                "assignments": [
                    {"user": "bob@example.com"}, {"service_account": "Robot", "workspace": "ws-imported"}, {"service_account": "Robot"},
                ],
            },
        ],
        "api_keys": [
            {"name": "ada's", "user": "ada@example.com", "aliases": [{"dialect": "elsewhere", "alias": "key_1"}]},
            {
                "name": "workspace's", "workspace": "ws-imported", "description": "d", "scopes": ["x"], "permissions": ["workspaces.read"],
                "limits": {"rate": 1}, "defaults": {"m": 1}, "expires_at": "2031-01-01T00:00:00Z",
            },
            {"name": "organization's", "role": "viewer", "dialect_data": {"elsewhere": {"y": 1}}},
            {"name": "robot's", "service_account": "Robot"},
            {"name": "robot's there", "service_account": "Robot", "workspace": "ws-imported", "permissions": ["workspaces.read"]},
        ],
        "invitations": [
            {
                "email": "ivan@example.com", "given_name": "Ivan", "role": "viewer", "expires_at": "2026-04-01T00:00:00Z",
                "workspaces": [{"workspace": "ws-imported", "role": "member"}], "aliases": [{"dialect": "elsewhere", "alias": "invite_1"}],
            },
            {"email": "nobody@example.com", "workspaces": []},
            {"email": "anybody@example.com"},
        ],
    })
}

pub(super) fn records(document: &Value, existing: Existing) -> Import {
    Import { existing, ..Import::records(serde_json::from_value::<Document>(document.clone()).unwrap()) }
}

pub(super) async fn bring(world: &World, document: &Value, existing: Existing) -> roster_core::Result<Imported> {
    run(&world.directory, &world.owner, origin(), records(document, existing), false).await
}

pub(in crate::suite) async fn what_is_imported_keeps_its_times_and_ids(world: World) {
    let before = world.clocks().await;
    let done = bring(&world, &document(), Existing::Refuse).await.unwrap().made.unwrap();
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
    // Whoever joined long ago is at the end of the list.
    let listed = user::list(&world.directory, &world.owner, &user::Filter::default(), Page::after(10, None).unwrap()).await.unwrap();
    assert_eq!((listed.total, listed.items.last().map(|user| user.id)), (3, Some(ada)));
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn every_field_of_a_record_is_there_afterwards(world: World) {
    let made = bring(&world, &document(), Existing::Refuse).await.unwrap().made.unwrap();
    let export = serde_json::to_value(taken(&world.directory, &world).await).unwrap();
    let (mut compared, said) = (0, document());
    let one = |kind: &str, name: &str, value: &Value| {
        let found = export[kind].as_array().unwrap().iter().find(|one| one[name] == *value).cloned();
        found.unwrap_or_else(|| panic!("{kind} {value}"))
    };
    let found_by = [("users", "email"), ("groups", "name"), ("workspaces", "slug"), ("roles", "name"), ("api_keys", "name"), ("invitations", "email")];
    let referring = ["aliases", "dialect_data", "members", "groups", "archived", "workspaces", "workspace", "user", "service_account", "assignments"];
    for (kind, name) in found_by {
        for record in said[kind].as_array().unwrap() {
            let found = one(kind, name, &record[name]);
            for (field, value) in record.as_object().unwrap() {
                if referring.contains(&field.as_str()) {
                    continue;
                }
                let same = match field.as_str() {
                    "created_at" | "expires_at" => Timestamp::parse(value.as_str().unwrap()) == Timestamp::parse(found[field].as_str().unwrap()),
                    _ => found[field] == *value,
                };
                assert!(same, "{kind} {field}: {value} is {}", found[field]);
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 46, "fields whose values were compared");
    let id = |kind: &str, name: &str, value: &str| one(kind, name, &json!(value))["id"].clone();
    let (ada, bob) = (id("users", "email", "Ada@Example.com"), id("users", "email", "bob@example.com"));
    let (workspace, readers) = (id("workspaces", "slug", "ws-imported"), id("groups", "name", "Readers"));
    let imported = one("workspaces", "slug", &json!("ws-imported"));
    let members: Vec<_> = imported["members"].as_array().unwrap().iter().map(|member| (&member["user"], &member["role"])).collect();
    assert!(members.contains(&(&ada, &json!("manager"))) && members.contains(&(&bob, &json!("viewer"))), "{members:?}");
    assert_eq!((&imported["groups"][0]["group"], &imported["groups"][0]["role"]), (&readers, &json!("viewer")));
    assert_eq!(one("groups", "name", &json!("Readers"))["members"].as_array().unwrap().len(), 2);
    assert_eq!(one("api_keys", "name", &json!("workspace's"))["workspace"], workspace);
    assert_eq!(one("api_keys", "name", &json!("ada's"))["user"], ada);
    let ivan = one("invitations", "email", &json!("ivan@example.com"));
    assert_eq!(ivan["workspaces"], json!([{"workspace": workspace, "role": "member"}]));
    assert_eq!(one("invitations", "email", &json!("nobody@example.com"))["workspaces"], json!([]));
    assert_eq!(one("invitations", "email", &json!("anybody@example.com"))["workspaces"], Value::Null);
    let robots = export["service_accounts"].as_array().unwrap();
    let robot = robots.iter().find(|robot| robot["workspace"] == workspace).unwrap();
    assert_eq!((&robot["workspace_role"], &robot["status"], &robot["description"]), (&json!("manager"), &json!("disabled"), &json!("CI")));
    assert_eq!(robot["credentials"].as_array().unwrap().len(), 2);
    let wide = robots.iter().find(|robot| robot["role"] == "viewer").unwrap();
    let owner_of = |key: &str| one("api_keys", "name", &json!(key))["service_account"].clone();
    assert_eq!((owner_of("robot's"), owner_of("robot's there")), (wide["id"].clone(), robot["id"].clone()));
    assert_eq!(one("api_keys", "name", &json!("robot's there"))["workspace"], workspace);
    let (auditors, helpers) = (one("roles", "name", &json!("Auditors")), one("roles", "name", &json!("Helpers")));
    assert_eq!((&auditors["workspace"], &helpers["workspace"]), (&Value::Null, &workspace));
    let given = |role: &Value| {
        let list = role["assignments"].as_array().unwrap().iter();
        list.map(|of| ["user", "group", "service_account"].map(|holder| of[holder].clone())).collect::<Vec<_>>()
    };
    let (none, of_all, of_helpers) = (Value::Null, given(&auditors), given(&helpers));
    assert_eq!((of_all.len(), of_helpers.len()), (3, 3));
    for holder in [[ada.clone(), none.clone(), none.clone()], [none.clone(), readers, none.clone()], [none.clone(), none.clone(), wide["id"].clone()]] {
        assert!(of_all.contains(&holder), "{holder:?}: {of_all:?}");
    }
    for holder in [[bob.clone(), none.clone(), none.clone()], [none.clone(), none.clone(), robot["id"].clone()], [none.clone(), none, wide["id"].clone()]] {
        assert!(of_helpers.contains(&holder), "{holder:?}: {of_helpers:?}");
    }
    let since = auditors["assignments"].as_array().unwrap().iter().find(|of| of["user"] == ada).unwrap();
    assert_eq!(since["created_at"], "2022-05-05T00:00:00.000000Z");
    let kept: Vec<_> = export["dialect_data"].as_array().unwrap().iter().map(|kept| (&kept["kind"], &kept["object"], &kept["data"])).collect();
    assert_eq!(kept.len(), 6);
    assert!(kept.contains(&(&json!("user"), &ada, &json!({"technical_level": 3}))), "{kept:?}");
    assert_eq!(export["aliases"].as_array().unwrap().len(), 11);
    // What was made anew works, and is what the answer shows.
    assert_eq!((made.api_keys.len(), made.credentials.len(), made.invitations.len()), (5, 2, 3));
    for key in &made.api_keys {
        // The service account of the last one is disabled.
        assert_eq!(world.caller(key).await.is_ok(), key.key.name.as_str() != "robot's there", "{}", key.key.name);
    }
    assert!(caller::authenticate(&world.directory, made.credentials[0].secret.reveal()).await.is_err(), "its service account is disabled");
    let offer = invitation::peek(&world.directory, made.invitations[0].token.reveal()).await.unwrap();
    assert_eq!(offer.invitation.email.as_str(), "ivan@example.com");
}

/// The counts of a difference over all kinds.
fn total(done: &Imported) -> Counts {
    done.difference.counts.values().fold(Counts::default(), |sum, one| Counts {
        created: sum.created + one.created,
        updated: sum.updated + one.updated,
        kept: sum.kept + one.kept,
        unchanged: sum.unchanged + one.unchanged,
    })
}

pub(in crate::suite) async fn an_import_again_changes_nothing(world: World) {
    let first = bring(&world, &document(), Existing::Refuse).await.unwrap();
    let count = total(&first);
    assert_eq!((count.updated, count.kept, count.unchanged), (0, 0, 0));
    // 2 users, 1 group, 2 in it, 1 workspace, 2 members, 1 group's role, 2 robots, 2 credentials, 2 roles, 6 who have them,
    // 5 keys, 3 invitations, 11 aliases.
    assert_eq!(count.created, 40);
    let (before, version) = (text(&taken(&world.directory, &world).await), world.clocks().await.0);
    for existing in [Existing::Keep, Existing::Update] {
        let again = bring(&world, &document(), existing).await.unwrap();
        assert_eq!(total(&again), Counts { unchanged: 40, ..Counts::default() }, "{:?}", again.difference.entries);
        let made = again.made.unwrap();
        assert!(made.api_keys.is_empty() && made.credentials.is_empty() && made.invitations.is_empty());
    }
    assert_eq!((text(&taken(&world.directory, &world).await), world.clocks().await.0), (before, version));
    let refused = bring(&world, &document(), Existing::Refuse).await;
    assert!(matches!(&refused, Err(Error::Conflict(why)) if why.contains("users[0]") && why.contains("Ada@Example.com") && why.contains("existing=keep")));
}

/// The entries of one outcome, as `kind within/name: fields`.
pub(super) fn entries(done: &Imported, outcome: Outcome) -> Vec<String> {
    let found = done.difference.entries.iter().filter(|entry| entry.outcome == outcome);
    let line = |entry: &roster_core::import::Entry| {
        let within = entry.within.as_ref().map_or_else(String::new, |within| format!("{within}/"));
        format!("{} {within}{}: {}", entry.kind.0.as_str(), entry.name, entry.fields.join(" "))
    };
    found.map(line).collect()
}

/// Other records about what [`document`] brought in, and something new in each of it.
fn changed() -> Value {
    let mut changed = document();
    changed["users"][0]["given_name"] = json!("Augusta");
    changed["users"][0]["role"] = json!("viewer");
    changed["users"][0]["picture"] = json!("https://example.com/b.png");
    changed["users"][0]["dialect_data"]["elsewhere"] = json!({"technical_level": 4});
    changed["users"][0]["aliases"][0]["shown"] = json!(false);
    changed["users"][0]["aliases"][1]["shown"] = json!(true);
    changed["users"][1]["status"] = json!("active");
    changed["groups"][0]["name"] = json!("READERS");
    changed["groups"][0]["description"] = json!("Of much");
    changed["groups"][0]["members"].as_array_mut().unwrap().push(json!({"user": "ada@example.com"}));
    let workspace = &mut changed["workspaces"][0];
    workspace["name"] = json!("Brought in");
    workspace["archived"] = json!(false);
    workspace["limits"] = json!({"usage": 6, "rate": 2});
    workspace["settings"] = json!({});
    workspace["members"][0]["role"] = json!("admin");
    workspace["members"][1]["expires_at"] = json!("2031-01-01T00:00:00Z");
    workspace["groups"][0]["role"] = json!("member");
    changed["service_accounts"][0]["role"] = json!("member");
    changed["service_accounts"][1]["status"] = json!("active");
    changed["service_accounts"][1]["workspace_role"] = json!("viewer");
    changed["service_accounts"][1]["credentials"][1]["expires_at"] = json!("2032-01-01T00:00:00Z");
    changed["service_accounts"][1]["credentials"].as_array_mut().unwrap().push(json!({"name": "Day"}));
    changed["api_keys"][1]["scopes"] = json!(["y"]);
    changed["api_keys"][1]["permissions"] = json!(["workspaces.list"]);
    changed["api_keys"][1]["description"] = json!("e");
    changed["roles"][0]["description"] = json!("Who look closely");
    changed["roles"][0]["permissions"] = json!(["users.list"]);
    changed["roles"][0]["assignments"].as_array_mut().unwrap().push(json!({"user": "bob@example.com"}));
    changed["roles"][1]["name"] = json!("HELPERS");
    changed["roles"][1]["scopes"] = json!(["c"]);
    changed["roles"][1]["aliases"][0]["shown"] = json!(false);
    changed["roles"][1]["aliases"][1]["shown"] = json!(true);
    changed["api_keys"][3]["description"] = json!("f");
    changed["api_keys"].as_array_mut().unwrap().push(json!({"name": "ada's other", "user": "ada@example.com"}));
    changed
}

const DIFFERS: [&str; 16] = [
    "user Ada@Example.com: given_name picture role dialect_data",
    "alias Ada@Example.com/elsewhere old_ada: shown",
    "user bob@example.com: status",
    "group READERS: name description",
    "workspace ws-imported: name limits settings archived",
    "workspace_member ws-imported/ada@example.com: role",
    "workspace_member ws-imported/BOB@example.com: expires_at",
    "workspace_group ws-imported/readers: role",
    "service_account Robot: role",
    "service_account ws-imported/Robot: workspace_role status",
    "credential Robot/Night: expires_at",
    "role Auditors: description permissions",
    "role ws-imported/HELPERS: name scopes",
    "alias HELPERS/elsewhere old_role: shown",
    "api_key ws-imported/workspace's: description scopes permissions",
    "api_key Robot/robot's: description",
];

const NEW: [&str; 4] = [
    "group_member READERS/ada@example.com: ",
    "credential Robot/Day: ",
    "role_assignment Auditors/bob@example.com: ",
    "api_key ada@example.com/ada's other: ",
];

pub(in crate::suite) async fn what_is_there_is_kept_or_brought_to_its_record(world: World) {
    bring(&world, &document(), Existing::Refuse).await.unwrap();
    let rehearsed = async |existing| run(&world.directory, &world.owner, origin(), records(&changed(), existing), true).await.unwrap();
    let kept = rehearsed(Existing::Keep).await;
    assert_eq!((entries(&kept, Outcome::Kept), entries(&kept, Outcome::Created)), (DIFFERS.map(String::from).to_vec(), NEW.map(String::from).to_vec()));
    // A credential stays as it is, whatever its record says.
    let rehearsal = rehearsed(Existing::Update).await;
    let updated: Vec<_> = DIFFERS.iter().filter(|line| !line.starts_with("credential")).map(ToString::to_string).collect();
    assert_eq!((entries(&rehearsal, Outcome::Updated), entries(&rehearsal, Outcome::Created)), (updated, NEW.map(String::from).to_vec()));

    let before = taken(&world.directory, &world).await;
    let done = bring(&world, &changed(), Existing::Keep).await.unwrap();
    assert_eq!(done.difference, kept.difference);
    let after = taken(&world.directory, &world).await;
    assert_eq!((&after.users, &after.invitations, &after.aliases), (&before.users, &before.invitations, &before.aliases));
    assert_eq!((after.workspaces[0].name.as_str(), after.groups[0].members.len()), ("Imported", before.groups[0].members.len() + 1));

    world.clock.advance_micros(SECOND);
    let done = bring(&world, &changed(), Existing::Update).await.unwrap();
    assert_eq!((entries(&done, Outcome::Created), done.difference.of(Kind::Credential).unchanged), (vec![], 2));
    let after = serde_json::to_value(taken(&world.directory, &world).await).unwrap();
    let ada = after["users"].as_array().unwrap().iter().find(|user| user["email"] == "Ada@Example.com").unwrap();
    assert_eq!((&ada["given_name"], &ada["family_name"], &ada["role"]), (&json!("Augusta"), &json!("L"), &json!("viewer")));
    let imported = after["workspaces"].as_array().unwrap().iter().find(|one| one["slug"] == "ws-imported").unwrap();
    assert_eq!((&imported["name"], &imported["limits"], &imported["archived_at"]), (&json!("Brought in"), &json!({"usage": 6, "rate": 2}), &Value::Null));
    assert_eq!(imported["description"], "d", "what a record does not say stays");
    let shown = after["aliases"].as_array().unwrap().iter().filter(|alias| alias["shown"] == true);
    let mut shown: Vec<_> = shown.map(|alias| (alias["kind"].as_str().unwrap(), alias["alias"].as_str().unwrap())).collect();
    shown.sort_unstable();
    assert_eq!(shown, [("role", "old_role"), ("role", "role_1"), ("user", "old_ada")]);
    let roles: Vec<_> = after["roles"].as_array().unwrap().iter().map(|role| (&role["name"], &role["permissions"], &role["scopes"])).collect();
    let (auditors, helpers) = ((json!("Auditors"), json!(["users.list"])), (json!("HELPERS"), json!(["workspaces.read"])));
    assert!(roles.contains(&(&auditors.0, &auditors.1, &json!(["b", "a"]))), "{roles:?}");
    assert!(roles.contains(&(&helpers.0, &helpers.1, &json!(["c"]))), "{roles:?}");
    let again = bring(&world, &changed(), Existing::Update).await.unwrap();
    assert_eq!((total(&again).created, total(&again).updated), (0, 0), "{:?}", again.difference.entries);
    // Another alias is shown, and nothing else of its user changes.
    let mut shown = changed();
    shown["users"][0]["aliases"] = document()["users"][0]["aliases"].clone();
    let kept = bring(&world, &shown, Existing::Keep).await.unwrap();
    assert_eq!(entries(&kept, Outcome::Kept)[0], "alias Ada@Example.com/elsewhere user_ada: shown");
    let updated = bring(&world, &shown, Existing::Update).await.unwrap();
    assert_eq!(entries(&updated, Outcome::Updated), ["alias Ada@Example.com/elsewhere user_ada: shown"]);
    super::counters::assert_counted(&world).await;
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn a_rehearsal_answers_the_same_difference_and_nothing_else(world: World) {
    let before = (text(&taken(&world.directory, &world).await), world.clocks().await.0);
    let rehearsed = run(&world.directory, &world.owner, origin(), records(&document(), Existing::Refuse), true).await.unwrap();
    assert!(rehearsed.made.is_none() && rehearsed.left_out.is_none());
    assert_eq!((text(&taken(&world.directory, &world).await), world.clocks().await.0), before);
    let done = bring(&world, &document(), Existing::Refuse).await.unwrap();
    assert_eq!(done.difference, rehearsed.difference);
    let refused = run(&world.directory, &world.owner, origin(), records(&document(), Existing::Refuse), true).await;
    assert!(matches!(refused, Err(Error::Conflict(_))), "what refuses an import refuses its rehearsal");
    let logged = roster_core::audit::list(&world.directory, &world.owner, roster_core::audit::Filter::default(), None, 1).await.unwrap();
    assert_eq!(logged.items[0].action, "organizations.import");
    assert_eq!(logged.items[0].details["counts"]["user"]["created"], 2);
}

pub(in crate::suite) async fn what_was_renamed_is_found_by_its_alias(world: World) {
    let made = bring(&world, &document(), Existing::Refuse).await.unwrap().made.unwrap();
    let ada = made.users["ada@example.com"];
    let email = Some(crate::world::email("augusta"));
    world.make(user::Update { email, ..user::Update::of(ada) }).await;
    let again = bring(&world, &document(), Existing::Keep).await.unwrap();
    assert_eq!(entries(&again, Outcome::Kept), ["user Ada@Example.com: email"]);
    assert_eq!(again.made.unwrap().users["ada@example.com"], ada, "and so are those that refer to it");
    let updated = bring(&world, &document(), Existing::Update).await.unwrap();
    assert_eq!(entries(&updated, Outcome::Updated), ["user Ada@Example.com: email"]);
    // One alias, two records; two aliases, one record.
    let twice = json!({"users": [{"email": "bob@example.com"}, {"email": "x@example.com", "aliases": [{"dialect": "elsewhere", "alias": "user_ada"}]}, {"email": "Ada@example.com"}]});
    assert!(matches!(bring(&world, &twice, Existing::Keep).await, Err(Error::Invalid { field, .. }) if field == "users[2]"));
    let bobs = json!({"users": [{"email": "bob@example.com", "aliases": [{"dialect": "elsewhere", "alias": "user_bob"}]}]});
    bring(&world, &bobs, Existing::Keep).await.unwrap();
    let both = json!({"users": [{"email": "x@example.com", "aliases": [{"dialect": "elsewhere", "alias": "user_ada"}, {"dialect": "elsewhere", "alias": "user_bob"}]}]});
    assert!(matches!(bring(&world, &both, Existing::Keep).await, Err(Error::Invalid { field, .. }) if field == "users[0].aliases[1].alias"));
}

pub(in crate::suite) async fn those_of_one_name_are_told_apart_by_aliases(world: World) {
    let robot = |text: &str| json!({"name": "Robot", "role": "viewer", "description": text, "aliases": [{"dialect": "elsewhere", "alias": text}]});
    let key = |text: &str| json!({"name": "Key", "role": "viewer", "aliases": [{"dialect": "elsewhere", "alias": text}]});
    let several = |list: &[&str]| {
        let (robots, keys): (Vec<_>, Vec<_>) = list.iter().map(|text| (robot(text), key(text))).unzip();
        json!({"service_accounts": robots, "api_keys": keys})
    };
    bring(&world, &several(&["first", "second"]), Existing::Refuse).await.unwrap();
    let done = bring(&world, &several(&["second", "third", "first"]), Existing::Update).await.unwrap();
    for kind in [Kind::ServiceAccount, Kind::ApiKey] {
        let counts = done.difference.of(kind);
        assert_eq!((counts.created, counts.unchanged), (1, 2), "{:?}", done.difference.entries);
    }
    // Without one nobody can say which is meant, here or in the document.
    for kind in ["service_accounts", "api_keys"] {
        let one = json!({kind: [{"name": if kind == "api_keys" { "Key" } else { "Robot" }, "role": "viewer"}]});
        let answer = bring(&world, &one, Existing::Keep).await;
        assert!(matches!(&answer, Err(Error::Conflict(why)) if why.starts_with(&format!("{kind}[0]: several"))), "{:?}", answer.err());
        let two = json!({kind: [{"name": "Two", "role": "viewer"}, {"name": "Two", "role": "viewer"}]});
        let answer = bring(&world, &two, Existing::Keep).await;
        assert!(matches!(&answer, Err(Error::Invalid { field, .. }) if *field == format!("{kind}[1].name")), "{:?}", answer.err());
    }
}

pub(in crate::suite) async fn what_comes_in_means_nothing_in_another_organization(world: World) {
    let other = found(&world.directory, "other").await;
    bring(&world, &document(), Existing::Refuse).await.unwrap();
    let theirs = Actor::system(other.organization.id, "tests");
    // Nothing of the first is there, neither by alias nor by name.
    let done = run(&world.directory, &theirs, origin(), records(&document_for(&other.owner.email), Existing::Refuse), false).await.unwrap();
    assert_eq!(total(&done).created, 40);
    let mine = bring(&world, &document(), Existing::Keep).await.unwrap();
    assert_eq!(total(&mine).unchanged, 40);
}

fn document_for(owner: &str) -> Value {
    let mut document = document();
    document["groups"][0]["members"][1]["user"] = json!(owner);
    document
}

pub(in crate::suite) async fn the_documented_records_come_in(world: World) {
    let page = include_str!("../../../../../docs/import-export.md");
    let example = page.split("```json").skip(1).map(|rest| rest.split("```").next().unwrap()).find(|text| text.contains("roster-records"));
    let document: Value = serde_json::from_str(example.unwrap()).unwrap();
    // In a world whose clock is the page's.
    let place = Place::fresh(if matches!(world.place, Place::Sqlite(_)) { Backend::Sqlite } else { Backend::Postgres }).await;
    let (around, clock) = surroundings(3);
    let there = World::over(Directory::new(place.store(around).await.unwrap()), clock, place.clone()).await;
    there.make(new_user("ona", OrganizationRole::Viewer)).await;
    let done = bring(&there, &document, Existing::Keep).await.unwrap();
    let of_each = [Kind::User, Kind::Group, Kind::Workspace, Kind::ServiceAccount, Kind::Role, Kind::RoleAssignment, Kind::ApiKey, Kind::Invitation, Kind::Alias];
    for kind in of_each {
        assert!(done.difference.of(kind).created > 0, "{kind}");
    }
    drop(there);
    place.clear().await;
}
