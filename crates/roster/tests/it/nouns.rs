//! `roster user list` and its kin against a demo server: what people read, what programs read, and what changes.

use crate::{
    client::Desk,
    server::{assert_fails, call, stdout},
};
use serde_json::Value;
use std::process::Stdio;

/// Ids differ from demo to demo, and so does the moment when it began.
fn plain(text: &str) -> String {
    let id = |word: &str| word.len() == 26 && word.starts_with("01") && word.bytes().all(|b| b.is_ascii_alphanumeric());
    let words = text.split(' ').map(|word| if id(word.trim_end()) { word.replace(word.trim_end(), "ID") } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

/// A field of an object that is shown to people, whatever its column.
fn field<'a>(shown: &'a str, name: &str) -> &'a str {
    let found = shown.lines().find_map(|line| line.strip_prefix(name).filter(|rest| rest.starts_with(' ')));
    found.unwrap_or_else(|| panic!("no {name}: {shown}")).trim()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn lists_are_tables_for_people() {
    let desk = Desk::new("tables");
    let members = desk.says(&["member", "list", "ws-platform-17fa3c", "--role", "admin"]);
    let expected = "\
EMAIL                     GIVEN NAME  FAMILY NAME  ROLE   STATUS  ENDS  ADDED              USER ID
mateo.rossi@example.com   Mateo       Rossi        admin  active  -     2025-12-14 10:00Z  ID
amina.diallo@example.com  Amina       Diallo       admin  active  -     2025-12-02 10:00Z  ID";
    let shown: Vec<_> = members.lines().map(plain).collect();
    assert_eq!(shown.join("\n"), expected);
    let narrow = stdout(&desk.run_with(&["member", "list", "ws-platform-17fa3c", "--role", "admin"], &[("COLUMNS", "60")]));
    let expected = "\
EMAIL                     FAMILY NAME  ROLE   STATUS  ENDS
mateo.rossi@example.com   Rossi        admin  active  -
amina.diallo@example.com  Diallo       admin  active  -
";
    assert_eq!(narrow, expected);
    for columns in ["1", "7", "20", "33", "80", "200"] {
        let fitted = stdout(&desk.run_with(&["user", "list"], &[("COLUMNS", columns)]));
        let most = columns.parse().unwrap();
        assert!(fitted.lines().count() > 40 && fitted.lines().all(|line| line.chars().count() <= most), "{columns}: {fitted}");
    }
}

#[test]
fn lists_are_json_for_programs_and_ids_for_pipes() {
    let desk = Desk::new("json");
    for (args, path) in [
        (&["user", "list", "--role", "owner,admin"][..], "/users?role=owner,admin"),
        (&["user", "list", "--email", "JOHN.DOE@example.com"], "/users?email=john.doe@example.com"),
        (&["workspace", "list", "--status", "archived", "--status", "active"], "/workspaces?status=archived,active"),
        (&["member", "list", "ws-platform-17fa3c"], "/workspaces/ws-platform-17fa3c/members"),
        (&["key", "list", "--workspace", "ws-research-4be1a7"], "/api-keys?workspace=ws-research-4be1a7"),
        (&["role", "list"], "/roles"),
        (&["permission", "list"], "/permissions"),
        (&["audit", "list", "--limit", "7"], "/audit-events?limit=7"),
    ] {
        let printed = lines(&desk.says(&[args, &["--json"]].concat()));
        let answered = desk.api(path);
        assert_eq!(Some(&printed), answered["data"].as_array(), "{args:?}");
        assert!(!printed.is_empty(), "{args:?}");
        let ids = desk.says(&[args, &["--quiet"]].concat());
        assert_eq!(ids.lines().count(), printed.len(), "{args:?}");
        if let Some(id) = printed[0]["id"].as_str() {
            assert_eq!(ids.lines().next(), Some(id), "{args:?}");
        }
    }
}

#[test]
fn a_list_is_read_to_its_end() {
    let desk = Desk::new("paging");
    let before = lines(&desk.says(&["user", "list", "--json"])).len();
    for number in 0..1005 {
        let body = format!("{{\"email\":\"n{number}@example.com\"}}");
        assert_eq!(call(desk.server.address(), &desk.key, "POST", "/api/v1/organizations/example/users", &body).unwrap().0, 201);
    }
    let all: std::collections::HashSet<_> = desk.says(&["user", "list", "-q"]).lines().map(str::to_owned).collect();
    assert_eq!(all.len(), before + 1005);
    assert_eq!(desk.says(&["user", "list", "-q", "--limit", "1003"]).lines().count(), 1003);
}

#[test]
fn a_user_is_made_shown_changed_and_removed_by_email() {
    let desk = Desk::new("user");
    let picture = ["--picture", "https://example.com/p.png"];
    let made = desk.says(&[&["user", "create", "--email", "new+x@example.com", "--given-name", "Neu", "--json"][..], &picture].concat());
    let made: Value = serde_json::from_str(&made).unwrap();
    let id = made["id"].as_str().unwrap();
    assert_eq!(made, desk.api(&format!("/users/{id}")));
    let shown = desk.says(&["user", "get", "new+x@example.com"]);
    for (name, value) in
        [("email", "new+x@example.com"), ("given_name", "Neu"), ("picture", "https://example.com/p.png"), ("role", "member")]
    {
        assert_eq!(field(&shown, name), value);
    }
    let changed = desk.says(&["user", "update", id, "--role", "viewer", "--clear", "picture", "-q"]);
    assert_eq!(changed.trim(), id);
    let now = desk.api(&format!("/users/{id}"));
    assert_eq!((&now["role"], &now["picture"]), (&"viewer".into(), &Value::Null));
    assert_fails(&desk.run(&["user", "delete", "new+x@example.com"]), 2, &["new+x@example.com", "--yes"]);
    assert_eq!(desk.says(&["user", "get", id, "-q"]).trim(), id, "nothing ends without a yes");
    assert_eq!(desk.says(&["user", "delete", "new+x@example.com", "--yes"]), "deleted user new+x@example.com\n");
    assert_fails(&desk.run(&["user", "get", id]), 1, &["no such user"]);
}

#[test]
fn a_workspace_lives_and_comes_back() {
    let desk = Desk::new("workspace");
    let settings = desk.scratch.0.join("settings.json");
    std::fs::write(&settings, "{\"theme\": [1, 2]}").unwrap();
    let from_file = format!("@{}", settings.display());
    let made = desk.says(&["workspace", "create", "--name", "New one", "--slug", "ws-new", "--settings", &from_file, "--json"]);
    let made: Value = serde_json::from_str(&made).unwrap();
    assert_eq!(made["settings"], serde_json::json!({"theme": [1, 2]}));
    assert_fails(&desk.run(&["workspace", "create", "--name", "x", "--settings", "{"]), 2, &["--settings: must be JSON"]);
    assert!(desk.says(&["workspace", "archive", "ws-new"]).contains("archived"));
    desk.says(&["workspace", "unarchive", "ws-new"]);
    desk.says(&["workspace", "update", "ws-new", "--description", "For all"]);
    assert_eq!(desk.api("/workspaces/ws-new")["description"], "For all");
    desk.says(&["workspace", "delete", "ws-new", "--yes"]);
    assert!(desk.says(&["workspace", "list", "--status", "deleted"]).contains("ws-new"));
    desk.says(&["workspace", "restore", "ws-new"]);
    assert_eq!(desk.api("/workspaces/ws-new")["status"], "active");
}

#[test]
fn a_member_is_added_changed_and_removed() {
    let desk = Desk::new("member");
    let (place, who) = ("ws-research-4be1a7", "liam.byrne@example.com");
    let ends = "2030-01-31T00:00:00Z";
    desk.says(&["user", "create", "--email", "x@example.com"]);
    desk.says(&["member", "add", place, "x@example.com", "--role", "member", "--scope", "a", "--scope", "b,c", "--expires-at", ends]);
    let added = desk.says(&["member", "get", place, "x@example.com"]);
    for (name, value) in [("scopes", "a, b, c"), ("expires_at", "2030-01-31 00:00Z"), ("user.email", "x@example.com")] {
        assert_eq!(field(&added, name), value);
    }
    desk.says(&["member", "update", place, "x@example.com", "--role", "manager", "--clear", "expires-at"]);
    let changed = desk.says(&["member", "list", place, "--email", "x@example.com", "--json"]);
    assert!(changed.contains("\"role\":\"manager\"") && changed.contains("\"expires_at\":null"), "{changed}");
    assert_fails(&desk.run(&["member", "add", place, who, "--role", "lord"]), 2, &["--role: "]);
    assert_fails(&desk.run(&["member", "remove", place, "x@example.com"]), 2, &["--yes"]);
    assert_eq!(desk.says(&["member", "remove", place, "x@example.com", "--yes"]), format!("removed member {place} x@example.com\n"));
    assert_eq!(desk.says(&["member", "list", place, "--email", "x@example.com", "-q"]), "");
}

#[test]
fn a_secret_is_printed_once_to_standard_output_alone() {
    let desk = Desk::new("secret");
    let quiet = desk.run(&["key", "create", "--name", "Pipe", "--role", "viewer", "-q"]);
    let secret = stdout(&quiet).trim().to_owned();
    assert!(secret.starts_with("rst_key_") && quiet.stderr.is_empty() && stdout(&quiet).lines().count() == 1);
    let shown = desk.run(&["key", "create", "--name", "Shown", "--user", "john.doe@example.com"]);
    assert!(field(&stdout(&shown), "secret").starts_with("rst_key_") && stdout(&shown).lines().last().unwrap().starts_with("secret "));
    assert!(!String::from_utf8_lossy(&shown.stderr).contains("rst_key_"));
    let owned = desk.says(&["key", "create", "--name", "Owned", "--owned-by", "ws-research-4be1a7", "--json"]);
    assert!(owned.contains("\"owner\":{\"type\":\"workspace\""), "{owned}");
    assert_fails(&desk.run(&["key", "create", "--name", "x", "--role", "viewer", "--user", "x@y"]), 2, &["cannot be used with"]);

    assert_eq!(call(desk.server.address(), &secret, "GET", "/api/v1/me", "").unwrap().1["role"], "viewer");
    let listed = desk.says(&["key", "list", "--json"]);
    assert!(!listed.contains(&secret));
    let key = lines(&listed).into_iter().find(|key| key["name"] == "Pipe").unwrap();
    let id = key["id"].as_str().unwrap();
    desk.says(&["key", "update", id, "--name", "Renamed", "--description", "For a test"]);
    assert!(desk.says(&["key", "get", id]).contains("Renamed"));
    desk.says(&["key", "revoke", id, "--yes"]);
    assert_fails(&desk.run_with(&["org", "get"], &[("ROSTER_KEY", &secret)]), 1, &["does not take the key rst_key_…"]);
}

#[test]
fn an_organization_is_kept_by_its_owners() {
    let desk = Desk::new("org");
    let changed = desk.says(&["org", "update", "--name", "Renamed", "--json"]);
    assert!(changed.contains("\"name\":\"Renamed\""), "{changed}");
    assert_eq!(desk.says(&["org", "get", "example", "-q"]), desk.says(&["org", "get", "-q"]));
    assert_eq!(lines(&desk.says(&["org", "list", "--json"])).len(), 1);
    assert_fails(&desk.run(&["org", "delete", "--yes"]), 2, &["<ORGANIZATION>"]);
    assert_fails(&desk.run(&["org", "get", "elsewhere"]), 1, &["no such organization"]);
    assert_fails(&desk.run(&["user", "list", "--organization", "elsewhere"]), 1, &["no such organization"]);
}

#[test]
fn who_reads_the_output_may_stop_reading() {
    let desk = Desk::new("pipe");
    let mut command = crate::server::roster(&desk.scratch.0);
    command.args(["permission", "list", "--json"]).env("ROSTER_URL", desk.url()).env("ROSTER_KEY", &desk.key);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert!(ended.status.success() && ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn an_alias_is_taken_for_an_id_until_it_is_deleted() {
    let desk = Desk::new("alias");
    let user = desk.says(&["user", "list", "--email", "liam.byrne@example.com", "-q"]);
    desk.says(&["alias", "create", "--dialect", "portkey", "--kind", "user", "--alias", "liam/1", "--target", user.trim(), "--shown"]);
    let listed = lines(&desk.says(&["alias", "list", "--json"]));
    assert!(listed.iter().any(|alias| alias["alias"] == "liam/1" && alias["target"] == user.trim() && alias["shown"] == true));
    assert_fails(&desk.run(&["alias", "delete", "portkey", "user", "liam/1"]), 2, &["alias portkey user liam/1", "--yes"]);
    assert_eq!(desk.says(&["alias", "delete", "portkey", "user", "liam/1", "--yes"]), "deleted alias portkey user liam/1\n");
    assert_fails(&desk.run(&["alias", "delete", "portkey", "user", "liam/1", "--yes"]), 1, &["no such alias", "`roster alias list`"]);
}

#[test]
fn the_log_is_searched_exported_and_checked() {
    let desk = Desk::new("audit");
    let made = ["--action", "users.create,api_keys.create", "--actor-kind", "system", "--limit", "5"];
    let found = lines(&desk.says(&[&["audit", "list", "--json"][..], &made].concat()));
    assert!(found.len() == 5 && found.iter().all(|event| event["actor"]["kind"] == "system"), "{found:#?}");
    desk.says(&["user", "create", "--email", "x@example.com"]);
    let mine = lines(&desk.says(&["audit", "list", "--actor", "ada.lindqvist@example.com", "--json"]));
    assert_eq!((mine.len(), &mine[0]["action"]), (1, &"users.create".into()));
    let id = mine[0]["id"].as_str().unwrap();
    assert_eq!(field(&desk.says(&["audit", "get", id]), "origin.operation"), "users.create");
    assert_fails(&desk.run(&["audit", "list", "--from", "yesterday"]), 2, &["roster: --from: must be a time"]);

    for format in ["jsonl", "csv"] {
        let export = desk.says(&["audit", "export", "--format", format, "--action", "users.create"]);
        std::fs::write(desk.scratch.0.join("log"), &export).unwrap();
        // What lies in a file needs no server and no key.
        let away = |args: &[&str]| crate::server::run(&desk.scratch, args);
        let verified: Value = serde_json::from_slice(&away(&["audit", "verify", "log", "--json"]).stdout).unwrap();
        assert_eq!((&verified["ok"], &verified["first"]), (&true.into(), &1.into()), "{verified}");
        assert!(verified["events"].as_u64() > verified["shown"].as_u64(), "{verified}");
        std::fs::write(desk.scratch.0.join("log"), export.replace("john.doe@", "jane.doe@")).unwrap();
        let changed = away(&["audit", "verify", "log"]);
        assert_fails(&changed, 1, &["changed or is damaged"]);
        assert_eq!(field(&stdout(&changed), "ok"), "no");
    }
    assert_eq!(field(&desk.says(&["audit", "verify"]), "ok"), "yes");
    assert_fails(&desk.run(&["audit", "verify", "no-such-file"]), 2, &["no-such-file"]);
    std::fs::write(desk.scratch.0.join("other"), "{}").unwrap();
    assert_fails(&desk.run(&["audit", "verify", "other"]), 2, &["other: is not an export of an audit log"]);
}

#[test]
fn a_group_gives_its_members_a_workspace() {
    let desk = Desk::new("group");
    desk.says(&["group", "create", "--name", "Readers", "--description", "Who reads"]);
    assert_fails(&desk.run(&["group", "create", "--name", "readers"]), 1, &["already"]);
    let added = desk.says(&["group", "add", "Readers", "john.doe@example.com", "liam.byrne@example.com", "-q"]);
    assert_eq!(added.lines().count(), 2);
    let members = desk.says(&["group", "members", "readers", "--json"]);
    assert!(members.contains("john.doe@example.com") && members.contains("liam.byrne@example.com"), "{members}");
    assert_eq!(desk.says(&["group", "remove", "Readers", "john.doe@example.com", "--yes"]), "removed group Readers john.doe@example.com\n");
    assert!(desk.says(&["group", "list", "--member", "liam.byrne@example.com"]).contains("Who reads"));

    desk.says(&["workspace-group", "add", "ws-research-4be1a7", "Readers", "--role", "viewer"]);
    desk.says(&["workspace-group", "update", "ws-research-4be1a7", "Readers", "--role", "member"]);
    let given = lines(&desk.says(&["workspace-group", "list", "--group", "Readers", "--json"]));
    assert_eq!((given.len(), &given[0]["role"], &given[0]["group"]["name"]), (1, &"member".into(), &"Readers".into()));
    desk.says(&["workspace-group", "remove", "ws-research-4be1a7", "Readers", "--yes"]);
    assert_eq!(desk.says(&["workspace-group", "list", "--group", "Readers", "-q"]), "");

    assert_fails(&desk.run(&["group", "delete", "Readers"]), 2, &["delete group Readers", "--yes"]);
    desk.says(&["group", "delete", "Readers", "--yes"]);
    assert_fails(&desk.run(&["group", "get", "Readers"]), 1, &["no group has the id or name Readers", "`roster group list`"]);
}

#[test]
fn an_invitation_is_made_sent_again_and_revoked() {
    let desk = Desk::new("invite");
    let places = ["--workspace", "ws-platform-17fa3c=member", "--workspace", "ws-research-4be1a7=viewer"];
    let made = desk.run(&[&["invite", "create", "new@example.com", "--role", "viewer"][..], &places].concat());
    let shown = stdout(&made);
    assert!(field(&shown, "status") == "pending" && field(&shown, "link").starts_with("http"), "{shown}");
    let token = field(&shown, "token");
    assert!(!String::from_utf8_lossy(&made.stderr).contains(token));
    let listed = lines(&desk.says(&["invite", "list", "--status", "pending", "--email", "NEW@example.com", "--json"]));
    assert_eq!((listed.len(), listed[0]["workspaces"].as_array().map(Vec::len)), (1, Some(2)), "{listed:#?}");
    let link = desk.says(&["invite", "resend", "new@example.com", "-q"]);
    assert!(link.starts_with("http") && !link.contains(token) && link.lines().count() == 1, "{link}");
    let none = desk.says(&["invite", "create", "none@example.com", "--no-workspace", "--json"]);
    assert!(none.contains("\"workspaces\":[]"), "{none}");
    let default = desk.says(&["invite", "create", "default@example.com", "--json"]);
    assert!(default.contains("\"workspaces\":null"), "{default}");

    assert_fails(&desk.run(&["invite", "create", "x@y", "--workspace", "ws-platform-17fa3c"]), 2, &["--workspace: ", "WORKSPACE=ROLE"]);
    assert_fails(&desk.run(&["invite", "create", "x@y", "--workspace", "nowhere=member"]), 2, &["roster: --workspace: "]);
    assert_fails(&desk.run(&["invite", "create", "x@y", "--expires-at", "2020-01-01T00:00:00Z"]), 2, &["roster: --expires-at: "]);
    assert_eq!(desk.says(&["invite", "revoke", "new@example.com", "--yes"]), "revoked invite new@example.com\n");
    assert_fails(&desk.run(&["invite", "resend", "new@example.com"]), 1, &["no invite has the id or email", "`roster invite list`"]);
    assert_eq!(desk.says(&["invite", "list", "--status", "revoked", "-q"]).lines().count(), 1);
}

#[test]
fn a_rotated_key_has_two_secrets_for_a_while() {
    let desk = Desk::new("rotate");
    let before = desk.says(&["key", "create", "--name", "Job", "--role", "viewer", "-q"]);
    let id = lines(&desk.says(&["key", "list", "--json"])).into_iter().find(|key| key["name"] == "Job").unwrap()["id"].clone();
    let id = id.as_str().unwrap();
    let works = |secret: &str| call(desk.server.address(), secret.trim(), "GET", "/api/v1/me", "").unwrap().0 == 200;
    let after = desk.says(&["key", "rotate", id, "--overlap", "1h", "-q"]);
    assert!(after != before && works(&before) && works(&after));
    let last = desk.says(&["key", "rotate", id, "--overlap", "0", "-q"]);
    assert!(!works(&before) && !works(&after) && works(&last));
    assert_fails(&desk.run(&["key", "rotate", id]), 2, &["--overlap"]);
    assert_fails(&desk.run(&["key", "rotate", id, "--overlap", "soon"]), 2, &["roster: --overlap: ", "7d"]);
    assert_fails(&desk.run(&["key", "rotate", id, "--overlap", "91d"]), 2, &["roster: --overlap: "]);
}

#[test]
fn an_operator_makes_organizations_and_is_in_none() {
    let scratch = crate::server::Scratch::new("operator-org");
    let made = crate::server::run_json(&scratch, &["init", "--json", "--data", &scratch.data(), "--slug", "first"]);
    let server = crate::server::Server::serve(&scratch);
    let run = |key: &str, args: &[&str]| {
        let url = format!("http://{}", server.address());
        crate::server::roster(&scratch.0).args(args).env("ROSTER_URL", url).env("ROSTER_KEY", key).output().unwrap()
    };
    let operator = made["operator_key"].as_str().unwrap();
    let create = ["org", "create", "--name", "Second", "--slug", "second", "--owner", "owner@second.example"];
    let founded = run(operator, &[&create[..], &["--owner-given-name", "Sam", "-q"]].concat());
    let owner = stdout(&founded).trim().to_owned();
    assert!(owner.starts_with("rst_key_") && founded.stderr.is_empty(), "{founded:?}");
    assert_eq!(field(&stdout(&run(&owner, &["user", "get", "owner@second.example"])), "given_name"), "Sam");
    let listed = stdout(&run(operator, &["org", "list"]));
    assert!(listed.contains("first") && listed.contains("second"), "{listed}");
    assert_fails(&run(operator, &["user", "list", "--organization", "second"]), 1, &["no such organization"]);
    assert_fails(&run(&owner, &["org", "delete", "second"]), 2, &["delete org second", "--yes"]);
    assert!(run(&owner, &["org", "delete", "second", "--yes"]).status.success());
    assert_fails(&run(&owner, &["org", "get"]), 1, &["does not take the key"]);
}

#[test]
fn a_service_account_is_made_with_its_first_key_and_ends_with_its_keys() {
    let desk = Desk::new("service-accounts");
    let workspace = ["--workspace", "ws-research-4be1a7"];
    let quiet = desk.says(
        &[&["service-account", "create", "--name", "Deploy", "--role", "member", "--first-key", "Secret Key", "-q"], &workspace[..]]
            .concat(),
    );
    assert!(quiet.starts_with("rst_key_") && quiet.lines().count() == 1, "{quiet}");
    let acts = |secret: &str, args: &[&str]| desk.run_with(args, &[("ROSTER_KEY", secret.trim())]);
    assert!(stdout(&acts(&quiet, &["workspace", "get", workspace[1]])).contains(workspace[1]));
    let listed = lines(&desk.says(&[&["service-account", "list", "--json"], &workspace[..]].concat()));
    let id = listed.iter().find(|found| found["name"] == "Deploy").unwrap()["id"].as_str().unwrap();
    let second = desk.says(&["key", "create", "--name", "Second", "--service-account", id, "-q"]);
    let names = |more: &[&str]| {
        let keys = lines(&desk.says(&[&["key", "list", "--json", "--service-account", id], more].concat()));
        keys.iter().map(|key| key["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&[]), ["Second", "Secret Key"]);
    // Without a role they reach nothing, and the list says so.
    let cleared = desk.says(&["service-account", "update", id, "--clear", "role", "--json"]);
    assert_eq!(lines(&cleared)[0]["role"], Value::Null);
    assert_fails(&acts(&second, &["workspace", "get", workspace[1]]), 1, &["no such workspace"]);
    assert_eq!((names(&["--owner-has-access", "true"]).len(), names(&["--owner-has-access", "false"]).len()), (0, 2));
    // One without a key shows its id where a secret would stand.
    let idle = desk.says(&[&["service-account", "create", "--name", "Idle", "-q"], &workspace[..]].concat());
    assert!(desk.says(&["service-account", "get", idle.trim()]).contains("Idle"));
    assert_fails(&desk.run(&["service-account", "create", "--name", "x"]), 2, &["roster: --role: ", "in the organization"]);
    desk.says(&["service-account", "delete", id, "--yes"]);
    assert_fails(&acts(&second, &["workspace", "list"]), 1, &["does not take the key rst_key_…"]);
}

/// The demo has a key of its own to seal with.
#[test]
fn an_sso_connection_takes_its_secret_from_a_file_and_shows_it_nowhere() {
    const SECRET: &str = "s3cr3t-of-the-client";
    let desk = Desk::new("sso");
    let file = desk.scratch.0.join("secret");
    std::fs::write(&file, format!("{SECRET}\n")).unwrap();
    let from_file = format!("@{}", file.display());
    let create = ["sso-connection", "create", "--identifier", "https://login.example.com"];
    let refused = desk.run(&[&create[..], &["--client-secret", SECRET]].concat());
    assert_fails(&refused, 2, &["--client-secret", "@FILE"]);
    let endpoints = ["--token-endpoint", "https://login.example.com/token", "--scopes", "openid,email"];
    let made = desk.says(&[&create[..], &["--client-secret", &from_file, "--json"], &endpoints].concat());
    let made: Value = serde_json::from_str(&made).unwrap();
    assert_eq!(made, desk.api("/sso-connection"));
    assert_eq!(made["client_secret_set"], true);
    let protocols = r#"{"oauth2":{"token_endpoint":"https://login.example.com/token"},"openid":{"scopes":["openid","email"]}}"#;
    assert_eq!(made["protocols"], serde_json::from_str::<Value>(protocols).unwrap());
    let cleared = ["--clear", "token-endpoint", "--clear", "client-secret", "--client-id", "roster"];
    desk.says(&[&["sso-connection", "update"][..], &cleared].concat());
    let now = desk.api("/sso-connection");
    assert_eq!((&now["client_secret_set"], &now["client_id"]), (&false.into(), &"roster".into()));
    assert_eq!(now["protocols"]["oauth2"], serde_json::json!({}));
    let shown = desk.says(&["sso-connection", "get"]) + &desk.says(&["audit", "list", "--limit", "5", "--json"]);
    assert!(shown.contains("sso_connection.update") && !shown.contains(SECRET), "{shown}");
    assert_fails(&desk.run(&["sso-connection", "delete", "example"]), 2, &["--yes"]);
    desk.says(&["sso-connection", "delete", "example", "--yes"]);
    assert_fails(&desk.run(&["sso-connection", "get"]), 1, &["no such SSO connection"]);
}
