//! `roster import` into an organization that is there: records, and an export of elsewhere.

use crate::{
    client::Desk,
    server::{Scratch, assert_fails, call, run, run_json, stdout},
};
use serde_json::{Value, json};
use std::fs;

/// A desk with a file of records in its folder.
fn desk(name: &str, records: &Value) -> (Desk, String) {
    let desk = Desk::new(name);
    let file = write(&desk, "records.json", records);
    (desk, file)
}

fn write(desk: &Desk, name: &str, records: &Value) -> String {
    let file = desk.scratch.0.join(name).to_string_lossy().into_owned();
    fs::write(&file, records.to_string()).unwrap();
    file
}

fn records() -> Value {
    json!({
        "users": [{"email": "nina@example.com", "role": "viewer"}, {"email": "john.doe@example.com", "family_name": "Roe"}],
        "workspaces": [{"slug": "ws-imported", "name": "Imported", "members": [{"user": "nina@example.com", "role": "manager"}]}],
        "service_accounts": [{"name": "CI", "workspace": "ws-imported", "workspace_role": "viewer", "credentials": [{"name": "First"}]}],
        "api_keys": [{"name": "Imported gateway", "workspace": "ws-imported"}],
        "invitations": [{"email": "igor@example.com", "workspaces": []}],
    })
}

#[test]
fn records_come_in_and_say_what_became_of_them() {
    let (desk, file) = desk("records", &records());
    assert_fails(&desk.run(&["import", &file]), 1, &["records.json: users[1]: ", "john.doe@example.com", "existing=keep"]);
    let users = desk.api("/users?limit=1")["total"].clone();

    let dry = desk.says(&["import", &file, "--existing", "update", "--dry-run"]);
    let rows: Vec<Vec<&str>> = dry.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["KIND", "NAME", "WITHIN", "OUTCOME", "FIELDS"]);
    assert_eq!(rows[1], ["user", "nina@example.com", "-", "created", "-"]);
    assert_eq!(rows[2], ["user", "john.doe@example.com", "-", "updated", "family_name"]);
    assert_eq!(rows[4], ["workspace", "member", "nina@example.com", "ws-imported", "created", "-"]);
    assert_eq!(dry.lines().last(), Some("would be: 7 created, 1 updated, 0 kept, 0 unchanged"));
    assert!(!dry.contains("rst_") && !dry.contains("Shown this once"), "{dry}");
    assert_eq!(desk.api("/users?limit=1")["total"], users, "nothing was kept");

    let done = desk.says(&["import", &file, "--existing", "update"]);
    assert_eq!(done.lines().last(), Some("imported: 7 created, 1 updated, 0 kept, 0 unchanged"));
    let secret = |what: &str| {
        done.lines().find_map(|line| line.trim().strip_prefix(what)).map(str::to_owned).unwrap_or_else(|| panic!("{what}: {done}"))
    };
    let credential = secret("credential First (");
    let credential = credential.split_once("): ").unwrap().1;
    for key in [credential, &secret("key Imported gateway: ")] {
        let (status, me) = call(desk.server.address(), key, "GET", "/api/v1/me", "").unwrap();
        assert_eq!(status, 200, "{me}");
    }
    let link = secret("invitation igor@example.com: ");
    assert!(link.starts_with(&format!("{}/accept/rst_invitation_", desk.url())), "{link}");
    assert_eq!(desk.api("/workspaces/ws-imported/members")["total"], 1);

    let again = desk.says(&["import", &file, "--existing", "update"]);
    assert_eq!(again, "imported: 0 created, 0 updated, 0 kept, 8 unchanged\n");
    let answer: Value = serde_json::from_str(&desk.says(&["import", &file, "--existing", "keep", "--json"])).unwrap();
    assert_eq!((&answer["dry_run"], &answer["difference"]["counts"]["user"]["unchanged"]), (&json!(false), &json!(2)));
}

#[test]
fn what_is_wrong_with_records_names_the_file_or_the_flag() {
    let (desk, file) = desk("faulty", &json!({"users": [{"email": "a@b"}, {"email": "c@d", "role": "boss"}]}));
    assert_fails(&desk.run(&["import", &file]), 2, &["records.json: users[1].role", "must be one of"]);
    assert_fails(&desk.run(&["import", &file, "--existing", "replace"]), 2, &["--existing", "refuse, keep or update"]);
    assert_fails(&desk.run(&["import", &file, "--dialect", "Legacy"]), 2, &["--dialect", "1 to 32 of a-z"]);
    assert_fails(&desk.run(&["import", &file, "--id-form", "uuid"]), 2, &["--dialect"]);
    assert_fails(&desk.run(&["import", &file, "--operator", "--existing", "keep"]), 2, &["--existing"]);
    assert_fails(&desk.run(&["import", "/no/such/file"]), 2, &["/no/such/file"]);
    fs::write(&file, "email,role\n").unwrap();
    assert_fails(&desk.run(&["import", &file]), 2, &["records.json", "JSON object"]);
    fs::write(&file, "{\"users\": [{\"email\": \"a\\u0000b\"}]}").unwrap();
    assert_fails(&desk.run(&["import", &file]), 2, &["records.json: users[0].email", "no control characters"]);
    // Of somebody who may not, the key is what is wrong.
    let key = desk.says(&["key", "create", "-q", "--name", "Reader", "--role", "viewer"]);
    let good = write(&desk, "good.json", &json!({"users": [{"email": "a@b"}]}));
    assert_fails(&desk.run_with(&["import", &good], &[("ROSTER_KEY", key.trim())]), 1, &["organizations.import"]);
    assert_fails(&desk.run(&["import", &good, "--organization", "nowhere"]), 1, &["no such organization"]);
}

#[test]
fn an_export_of_elsewhere_comes_in_and_leaves_its_secrets_behind() {
    let elsewhere = Scratch::new("elsewhere");
    let (data, file) = (elsewhere.data(), elsewhere.0.join("acme.json").to_string_lossy().into_owned());
    let made = run_json(&elsewhere, &["init", "--json", "--data", &data, "--slug", "acme", "--owner", "bo@acme.example"]);
    assert!(run(&elsewhere, &["store", "export", "--data", &data, "--output", &file]).status.success());
    let desk = Desk::new("incoming");
    let done = desk.says(&["import", &file, "--dialect", "portkey", "--id-form", "uuid", "--existing", "keep"]);
    assert!(done.contains("bo@acme.example") && done.contains("LEFT OUT") && done.contains("its secret is of elsewhere"), "{done}");
    let exported: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let old = exported["users"][0]["id"].as_str().unwrap();
    let found = desk.api("/users?email=bo@acme.example");
    assert_ne!(found["data"][0]["id"], old, "it is another organization's user now");
    // The dialect that was named finds them by the id of elsewhere, and shows it.
    let aliases = desk.api("/aliases?limit=1000");
    let alias = aliases["data"].as_array().unwrap().iter().find(|alias| alias["target"] == found["data"][0]["id"]).unwrap().clone();
    assert_eq!((alias["alias"].as_str().unwrap().len(), &alias["shown"]), (36, &json!(true)));
    let path = format!("/portkey/v1/admin/users/{}", alias["alias"].as_str().unwrap());
    let (status, user) = call(desk.server.address(), &desk.key, "GET", &path, "").unwrap();
    assert_eq!((status, &user["id"], &user["email"]), (200, &alias["alias"], &json!("bo@acme.example")));
    // Its keys of elsewhere are nobody's here.
    let key = made["key"].as_str().or_else(|| made["owner_key"].as_str()).unwrap();
    assert_eq!(call(desk.server.address(), key, "GET", "/api/v1/me", "").unwrap().0, 401);
    let again = desk.run(&["import", &file, "--dialect", "portkey", "--id-form", "uuid", "--existing", "update"]);
    assert!(stdout(&again).contains("0 created"), "{}", stdout(&again));
}
