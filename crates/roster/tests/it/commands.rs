//! Each command as an operator sees it: what it prints, what it refuses, and how that reads.

use crate::server::{Scratch, Server, assert_fails, call, roster, run, run_json, stdout};
use std::net::TcpListener;

#[test]
fn init_makes_an_organization_once() {
    let scratch = Scratch::new("init");
    let data = scratch.data();
    for command in [&["serve"][..], &["store", "audit", "verify"], &["store", "key", "list"]] {
        assert_fails(&run(&scratch, &[command, &["--data", &data]].concat()), 1, &["no store", "roster init"]);
        assert!(!scratch.0.join("data").exists(), "{command:?} made a store");
    }
    let made = run_json(&scratch, &["init", "--json", "--data", &data, "--organization", "Acme", "--slug", "acme", "--owner", "a@b"]);
    assert_eq!((&made["organization"], &made["owner"], &made["root_key"]), (&"acme".into(), &"a@b".into(), &false.into()));
    assert_fails(&run(&scratch, &["init", "--data", &data]), 1, &["already has an organization", "roster serve"]);
    assert_fails(&run(&scratch, &["init", "--data", &scratch.data(), "--slug", "Not a slug"]), 2, &["--slug", "a-z"]);
}

#[test]
fn keys_are_made_listed_and_revoked() {
    let scratch = Scratch::new("key");
    let data = scratch.data();
    run_json(&scratch, &["init", "--json", "--data", &data, "--slug", "acme"]);
    let made = run_json(&scratch, &["store", "key", "create", "--json", "--data", &data, "--name", "Reader", "--permission", "users.list"]);
    let (id, secret) = (made["id"].as_str().unwrap(), made["secret"].as_str().unwrap());
    let listed = stdout(&run(&scratch, &["store", "key", "list", "--data", &data]));
    assert!(listed.contains(id) && listed.contains("Reader") && !listed.contains(secret), "{listed}");

    let server = Server::serve(&scratch);
    let allowed = call(server.address(), secret, "GET", "/api/v1/organizations/acme/users", "").unwrap();
    assert_eq!((allowed.0, &allowed.1["total"]), (200, &1.into()));
    assert_eq!(call(server.address(), secret, "GET", "/api/v1/organizations/acme/api-keys", "").unwrap().0, 403);
    assert_fails(&run(&scratch, &["store", "key", "list", "--data", &data]), 1, &["use the running server"]);
    server.kill();

    assert_fails(&run(&scratch, &["store", "key", "revoke", "--data", &data, id]), 2, &["--yes"]);
    assert!(run(&scratch, &["store", "key", "revoke", "--data", &data, "--yes", id]).status.success());
    assert_fails(&run(&scratch, &["store", "key", "revoke", "--data", &data, "--yes", id]), 1, &["no such api key"]);
    assert_fails(
        &run(&scratch, &["store", "key", "create", "--data", &data, "--name", "x", "--permission", "users.lst"]),
        2,
        &["users.lst", "users.list"],
    );
    let server = Server::serve(&scratch);
    assert_eq!(call(server.address(), secret, "GET", "/api/v1/organizations/acme/users", "").unwrap().0, 401);
}

#[test]
fn a_root_key_is_operator_and_owner_of_the_first_organization() {
    let scratch = Scratch::new("root");
    let (data, root) = (scratch.data(), "a literal root key of enough letters");
    let short = roster(&scratch.0).args(["init", "--data", &data]).env("ROSTER_ROOT_KEY", "short").output().unwrap();
    assert_fails(&short, 2, &["ROSTER_ROOT_KEY", "32"]);
    let made =
        roster(&scratch.0).args(["init", "--json", "--data", &data, "--slug", "acme"]).env("ROSTER_ROOT_KEY", root).output().unwrap();
    assert!(made.status.success());
    let server = Server::serve(&scratch);
    let me = call(server.address(), root, "GET", "/api/v1/me", "").unwrap();
    assert_eq!((me.0, &me.1["operator"], &me.1["organization"]["slug"]), (200, &true.into(), &"acme".into()), "{}", me.1);
    let second = r#"{"name":"Second","slug":"second","owner":{"email":"s@example.com"}}"#;
    assert_eq!(call(server.address(), root, "POST", "/api/v1/organizations", second).unwrap().0, 201);
    assert_eq!(
        call(server.address(), root, "GET", "/api/v1/organizations/second/users", "").unwrap().0,
        404,
        "operator is not owner everywhere"
    );
}

#[test]
fn audit_verify_reports_each_organization() {
    let scratch = Scratch::new("audit");
    let data = scratch.data();
    run_json(&scratch, &["init", "--json", "--data", &data, "--slug", "acme"]);
    let verified = run(&scratch, &["store", "audit", "verify", "--data", &data]);
    assert!(verified.status.success());
    let text = stdout(&verified);
    assert!(text.contains("acme: ") && text.contains("instance: ") && text.matches("events, ok").count() == 2, "{text}");
}

#[test]
fn a_taken_address_is_an_error_when_it_was_asked_for() {
    let scratch = Scratch::new("busy");
    let data = scratch.data();
    run_json(&scratch, &["init", "--json", "--data", &data]);
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    assert_fails(&run(&scratch, &["serve", "--data", &data, "--listen", &address]), 1, &["can't listen on", &address]);
}

#[test]
fn settings_come_from_flags_then_the_environment_then_the_file() {
    let scratch = Scratch::new("settings");
    let (from_flag, from_env, from_file) = (scratch.0.join("flag"), scratch.0.join("env"), scratch.0.join("file"));
    std::fs::write(scratch.0.join("roster.toml"), format!("[store]\ndata = {from_file:?}\n")).unwrap();
    assert!(run(&scratch, &["init"]).status.success());
    assert!(roster(&scratch.0).arg("init").env("ROSTER_DATA", &from_env).output().unwrap().status.success());
    let flag = from_flag.display().to_string();
    assert!(roster(&scratch.0).args(["init", "--data", &flag]).env("ROSTER_DATA", &from_env).output().unwrap().status.success());
    for made in [from_flag, from_env, from_file] {
        assert!(made.join("roster.db").exists(), "{}", made.display());
    }
    std::fs::write(scratch.0.join("roster.toml"), "[server]\nlisten_on = \"127.0.0.1:1\"\n").unwrap();
    assert_fails(&run(&scratch, &["init"]), 2, &["roster.toml", "listen_on"]);
}

/// A copy of the database file alone is a whole backup once the server has ended, and nobody else may read it.
#[cfg(unix)]
#[test]
fn the_store_is_whole_in_one_private_file_when_closed() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new("closed");
    run_json(&scratch, &["init", "--json", "--data", &scratch.data(), "--slug", "acme"]);
    let (file, copy) = (scratch.0.join("data/roster.db"), scratch.0.join("copy"));
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&scratch.0.join("data")), mode(&file)), (0o700, 0o600));
    std::fs::create_dir(&copy).unwrap();
    std::fs::copy(&file, copy.join("roster.db")).unwrap();
    let verified = stdout(&run(&scratch, &["store", "audit", "verify", "--data", &copy.display().to_string()]));
    assert!(verified.contains("acme: "), "{verified}");
}

#[test]
fn the_demo_stays_nowhere_unless_a_flag_says_so() {
    let scratch = Scratch::new("demo-place");
    let (_server, lines) = Server::demo_with(&scratch, &[("ROSTER_DATA", "from-env")]);
    assert!(lines.iter().any(|line| line.contains("goes when the demo ends")), "{lines:#?}");
    assert!(!scratch.0.join("from-env").exists());
}

#[test]
fn a_key_of_the_instance_is_an_operators() {
    let scratch = Scratch::new("operator");
    let data = scratch.data();
    run_json(&scratch, &["init", "--json", "--data", &data]);
    let key = ["store", "key", "create", "--json", "--data", &data, "--name", "Operator", "--organization", "instance"];
    assert_fails(&run(&scratch, &[&key[..], &["--role", "admin"]].concat()), 2, &["only owner"]);
    let made = run_json(&scratch, &key);
    let server = Server::serve(&scratch);
    let listed = call(server.address(), made["secret"].as_str().unwrap(), "GET", "/api/v1/organizations", "").unwrap();
    assert_eq!((listed.0, &listed.1["total"]), (200, &1.into()));
}

#[test]
fn an_empty_variable_is_an_absent_one_and_a_mistyped_one_is_named() {
    let scratch = Scratch::new("variables");
    let made = roster(&scratch.0).arg("init").env("ROSTER_DATA", "").env("ROSTER_DATBASE", "postgres://x").output().unwrap();
    assert!(made.status.success() && scratch.0.join("roster-data/roster.db").exists());
    assert!(String::from_utf8_lossy(&made.stderr).contains("ROSTER_DATBASE is no setting"));
}

#[test]
fn what_the_demo_prints_works_when_pasted() {
    let scratch = Scratch::new("demo");
    let (server, lines) = Server::demo(&scratch);
    let curls: Vec<_> = lines.iter().filter_map(|line| line.trim().strip_prefix("curl ")).collect();
    let (tools, curls): (Vec<_>, Vec<_>) = curls.into_iter().partition(|curl| curl.contains("Bearer demo-"));
    assert_eq!(
        (curls.len(), tools.len()),
        (roster_api::dialects::all().len(), 1),
        "one for each surface, and one for the capability: {lines:#?}"
    );
    let key = lines.iter().find_map(|line| line.trim().strip_prefix("export ROSTER_KEY=")).unwrap();
    let line = lines.iter().find_map(|line| line.trim().strip_prefix("ROSTER_URL=")).unwrap();
    let words: Vec<_> = line.split(' ').collect();
    let (url, own_key, program) = (words[0], words[1], words[2]);
    assert_eq!(own_key.strip_prefix("ROSTER_KEY="), Some(key));
    assert_eq!(program, env!("CARGO_BIN_EXE_roster"), "the very program, wherever it lies");
    let listed = roster(&scratch.0).args(&words[3..]).env("ROSTER_URL", url).env("ROSTER_KEY", key).output().unwrap();
    assert!(stdout(&listed).contains("amina.diallo@example.com"), "{}", String::from_utf8_lossy(&listed.stderr));
    // The link of an invitation leads to the page that accepts it.
    let link = lines.iter().find_map(|line| line.trim().strip_prefix(&format!("http://{}/accept/", server.address()))).unwrap();
    let (status, offer) = call(server.address(), "", "POST", "/api/v1/invitations/peek", &format!("{{\"token\": \"{link}\"}}")).unwrap();
    assert_eq!((status, &offer["email"]), (200, &"olga.ivanova@example.com".into()), "{offer}");
    for curl in curls {
        let (url, rest) = curl.split_once(" -H \"Authorization: Bearer ").unwrap();
        let (key, body) = rest.split_once('"').unwrap();
        let body = body.strip_prefix(" -d '").map_or("", |body| body.trim_end_matches('\''));
        let path = url.strip_prefix("http://").unwrap().strip_prefix(server.address()).unwrap();
        let (status, answer) = call(server.address(), key, if body.is_empty() { "GET" } else { "POST" }, path, body).unwrap();
        assert_eq!(status, 200, "{curl}: {answer}");
        if path.starts_with("/access") {
            assert_eq!(answer["decision"], true, "{answer}");
        }
    }
}

/// The demo's capability does the owner's work for whoever has its token, and for nobody else.
#[test]
fn the_demo_serves_a_capability_behind_a_token_of_its_own() {
    let scratch = Scratch::new("demo-capability");
    let (server, lines) = Server::demo(&scratch);
    let curl = lines.iter().find_map(|line| line.trim().strip_prefix("curl ").filter(|curl| curl.contains("Bearer demo-"))).unwrap();
    let (url, rest) = curl.strip_prefix("http://").unwrap().split_once(" -H \"Authorization: Bearer ").unwrap();
    let (address, path) = url.split_once('/').unwrap();
    let token = rest.trim_end_matches('"');
    let (status, members) = call(address, token, "GET", &format!("/{path}"), "").unwrap();
    assert_eq!(status, 200, "{members}");
    assert!(members.to_string().contains("amina.diallo@example.com"), "{members}");
    let key = lines.iter().find_map(|line| line.trim().strip_prefix("export ROSTER_KEY=")).unwrap();
    for wrong in ["", "demo-", key] {
        assert_eq!(call(address, wrong, "GET", &format!("/{path}"), "").unwrap().0, 401, "{wrong}");
    }
    let mcp = lines.iter().find_map(|line| line.trim().strip_prefix("MCP clients: http://")).unwrap();
    let (mcp, said) = mcp.split_once("/mcp with the header Authorization: Bearer ").unwrap();
    assert_eq!(said, token);
    assert_eq!(call(mcp, "", "POST", "/mcp", "{}").unwrap().0, 401);
    drop(server);
}

/// The example that Portkey publishes for "Retrieve a Workspace Member": every field with its value, in its order.
#[test]
fn the_demo_answers_portkeys_published_example() {
    let scratch = Scratch::new("seed");
    let (server, lines) = Server::demo(&scratch);
    let key = lines.iter().find_map(|line| line.trim().strip_prefix("export ROSTER_KEY=")).unwrap();
    let (status, shown) = call(server.address(), key, "GET", "/portkey/v1/admin/workspaces/WORKSPACE_SLUG/users/USER_ID", "").unwrap();
    let published = r#"{"object":"workspace-user","id":"66dc015d-0270-11f1-8eec-0e27d7367989","first_name":"John","last_name":"Doe",
        "org_role":"admin","role":"admin","created_at":"2026-03-09T07:55:25.000Z","last_updated_at":"2026-03-09T07:55:25.000Z",
        "status":"active","workspace_id":"bf276bb9-4cef-4d87-b69b-b23a6ed6b1dd","email":"john.doe@example.com",
        "scopes":["organisations.read","organisation_users.read","workspaces.read","logs.list","logs.view","prompts.create",
        "prompts.read","prompts.list","configs.create","configs.read","configs.list","virtual_keys.create","virtual_keys.read",
        "virtual_keys.list","workspace_users.create","workspace_users.read","workspace_users.list","generations.create"],
        "settings":null}"#;
    let published: serde_json::Value = serde_json::from_str(published).unwrap();
    assert_eq!((status, &shown), (200, &published));
    let order = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(order(&shown), order(&published));
}

#[test]
fn the_command_line_reference_is_fresh() {
    let scratch = Scratch::new("docs");
    let made = stdout(&run(&scratch, &["docs", "cli"]));
    let committed = include_str!("../../../../docs/cli.md");
    assert!(made == committed, "docs/cli.md is stale: run cargo xtask gen");
}
