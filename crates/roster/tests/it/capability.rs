//! `roster capability …` as its users run it, and the examples against Roster's own dialects.

use crate::server::{Scratch, Server, assert_fails, call, roster, run, run_json, stdout};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

const PORTKEY: (&str, &str) = ("portkey", "/portkey/v1");
const OPENAI: (&str, &str) = ("openai", "/openai/v1");
const KEYCARD: (&str, &str) = ("keycard", "/keycard");
const EVO: (&str, &str) = ("evo", "/evo");

fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name).display().to_string()
}

/// A running `roster capability serve`.
struct Served {
    child: Child,
    adapters: Vec<Value>,
}

impl Served {
    fn start(mut command: Command) -> Self {
        let mut child = command.arg("--json").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"));
        Self { child, adapters: ready["adapters"].as_array().unwrap().clone() }
    }

    fn address(&self, kind: &str) -> &str {
        let adapter = self.adapters.iter().find(|adapter| adapter["kind"] == json!(kind)).unwrap();
        adapter["url"].as_str().unwrap().strip_prefix("http://").unwrap()
    }

    fn rest(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        call(self.address("rest"), "", method, path, &body).unwrap()
    }

    /// Calls a tool in the older era; whether it failed, and its text.
    fn tool(&self, name: &str, arguments: &Value) -> (bool, Value) {
        let request =
            json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}}).to_string();
        let address = self.address("mcp");
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        let head = format!(
            "POST /mcp HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2025-11-25\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            request.len()
        );
        stream.write_all((head + &request).as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let answer: Value =
            serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap_or_else(|error| panic!("{error}: {answer}"));
        let result = &answer["result"];
        let text = result["content"][0]["text"].as_str().unwrap_or_else(|| panic!("{answer}"));
        (result["isError"] == json!(true), serde_json::from_str(text).unwrap_or_else(|_| json!(text)))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The demo with a key, and a workspace and a user who is not in it, by the native API.
struct World {
    scratch: Scratch,
    demo: Server,
    key: String,
    workspace: String,
    user: Value,
}

impl World {
    fn new(name: &str) -> Self {
        let scratch = Scratch::new(name);
        let data = scratch.data();
        let made = run_json(&scratch, &["init", "--json", "--data", &data, "--slug", "acme"]);
        let key = made["key"].as_str().or(made["organization_key"].as_str()).unwrap_or_else(|| panic!("{made}")).to_owned();
        let demo = Server::serve(&scratch);
        let workspace = call(demo.address(), &key, "POST", "/api/v1/organizations/acme/workspaces", r#"{"name":"Tools"}"#).unwrap();
        assert_eq!(workspace.0, 201, "{workspace:?}");
        let user = call(demo.address(), &key, "POST", "/api/v1/organizations/acme/users", r#"{"email":"ada@example.com","role":"member"}"#)
            .unwrap();
        assert_eq!(user.0, 201, "{user:?}");
        Self { scratch, demo, key, workspace: workspace.1["slug"].as_str().unwrap().to_owned(), user: user.1 }
    }

    /// The example whose adapters have this stem, with these namespaces pointed at surfaces of the server.
    fn serve(&self, file: &str, stem: &str, upstreams: &[(&str, &str)]) -> Served {
        let mut command = roster(&self.scratch.0);
        command.args(["capability", "serve", &example(file), "--port", &format!("{stem}-rest=0"), "--port", &format!("{stem}-mcp=0")]);
        for (namespace, path) in upstreams {
            command.arg("--upstream").arg(format!("{namespace}=http://{}{path}", self.demo.address()));
        }
        for variable in ["PORTKEY_API_KEY", "OPENAI_ADMIN_KEY", "KEYCARD_TOKEN", "EVO_TOKEN"] {
            command.env(variable, &self.key);
        }
        command.env("EVO_HUB_URL", "http://127.0.0.1:1/evo").env("EVO_ORG_ID", self.evo_organization());
        Served::start(command)
    }

    /// The role of the user in the workspace, as the native API has it.
    fn role(&self) -> Option<String> {
        let path = format!("/api/v1/organizations/acme/workspaces/{}/members", self.workspace);
        let (status, list) = call(self.demo.address(), &self.key, "GET", &path, "").unwrap();
        assert_eq!(status, 200, "{list}");
        let members = list["data"].as_array().unwrap();
        members
            .iter()
            .find(|member| member.to_string().contains("ada@example.com"))
            .map(|member| member["role"].as_str().unwrap().to_owned())
    }

    /// The user's id as Portkey's surface writes it.
    fn portkey_id(&self) -> String {
        self.listed("/portkey/v1/admin/users?email=ada%40example.com", "id")
    }

    /// The organization's id as Evo's discovery says it.
    fn evo_organization(&self) -> String {
        let (_, found) = call(self.demo.address(), &self.key, "GET", "/evo/evo/identity/v2/discovery", "").unwrap();
        found["discovery"]["organizations"][0]["id"].as_str().unwrap_or_else(|| panic!("{found}")).to_owned()
    }

    /// A field of the first object of a list.
    fn listed(&self, path: &str, field: &str) -> String {
        let (_, list) = call(self.demo.address(), &self.key, "GET", path, "").unwrap();
        list["data"][0][field].as_str().unwrap_or_else(|| panic!("{list} {}", self.user)).to_owned()
    }
}

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
fn files_are_checked_without_their_variables() {
    let scratch = Scratch::new("capability-check");
    let file = example("portkey-members.yaml");
    let checked = run(&scratch, &["capability", "check", &file]);
    assert!(checked.status.success());
    let bad = scratch.0.join("bad.yaml");
    std::fs::write(&bad, "ikanos: 1.0.0-beta5\ncapability:\n  exposes:\n    web: {type: rest, port: 1, resources: {x: {path: /x, operations: {get: {method: GET, call: a.b}}}}}\n").unwrap();
    let bad = bad.display().to_string();
    let output = run(&scratch, &["capability", "check", &bad]);
    assert_fails(&output, 1, &["errors"]);
    assert!(
        stdout(&output).contains("bad.yaml:4:96: error: GET /x is not served: no upstream has the namespace `a`"),
        "{}",
        stdout(&output)
    );
    let lines = stdout(&run(&scratch, &["capability", "check", "--json", &bad, &file]));
    let findings: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let known = findings.iter().find(|finding| finding["code"] == json!("unknown-namespace")).unwrap();
    assert_eq!((&known["severity"], &known["line"], &known["file"]), (&json!("error"), &json!(4), &json!(bad)));
    assert_fails(&run(&scratch, &["capability", "serve", &bad]), 2, &["bad.yaml", "GET /x is not served"]);
    assert_fails(&run(&scratch, &["capability", "check", "--strict", &file]), 1, &["0 errors", "warnings"]);
    assert_fails(&run(&scratch, &["capability", "check", "nowhere.yaml"]), 1, &["1 errors"]);
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

#[test]
fn a_file_says_what_it_serves() {
    let scratch = Scratch::new("capability-describe");
    let file = example("portkey-members.yaml");
    let text = stdout(&run(
        &scratch,
        &["capability", "describe", &file, "--upstream", "portkey=http://127.0.0.1:7400/portkey/v1", "--port", "members-rest=0"],
    ));
    for words in [
        "rest members-rest at 127.0.0.1, on a free port, open",
        "tool remove-workspace-member (destructive, idempotent)",
        "-> DELETE http://127.0.0.1:7400/portkey/v1/admin/workspaces/{workspaceId}/users/{userId}",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let about = run_json(&scratch, &["capability", "describe", "--json", &file]);
    assert_eq!(about["adapters"][1]["tools"].as_array().map(Vec::len), Some(5));
    let document: Value = serde_json::from_str(&stdout(&run(&scratch, &["capability", "openapi", &file]))).unwrap();
    assert_eq!((&document["openapi"], document["paths"].as_object().map(|paths| paths.len())), (&json!("3.1.0"), Some(2)));
}

#[test]
fn what_the_command_line_names_must_be_there() {
    let scratch = Scratch::new("capability-flags");
    let file = example("portkey-members.yaml");
    let serve = |more: &[&str]| {
        roster(&scratch.0).args([&["capability", "serve", &file][..], more].concat()).env("PORTKEY_API_KEY", "k").output().unwrap()
    };
    assert_fails(&serve(&["--upstream", "portkye=http://x"]), 2, &["--upstream", "portkye", "portkey"]);
    assert_fails(&serve(&["--port", "members=1"]), 2, &["--port", "members-rest, members-mcp"]);
    assert_fails(&serve(&["--upstream", "portkey=ftp://x"]), 2, &["http"]);
    assert_fails(&serve(&["--port", "members-rest=70000"]), 2, &["65535"]);
    assert_fails(
        &run(&scratch, &["capability", "serve", &file]),
        2,
        &["variable `PORTKEY_API_KEY` of bind `env` has no value", "set the environment variable PORTKEY_API_KEY"],
    );
}

/// Over standard input and output: one line a message, nothing else on standard output, and the end of the input is the end.
#[test]
fn a_client_that_starts_the_command_speaks_over_its_pipes() {
    let scratch = Scratch::new("capability-stdio");
    let path: PathBuf = scratch.0.join("stdio.yaml");
    std::fs::write(&path, "ikanos: 1.0.0-beta5\ncapability:\n  exposes:\n    tools: {type: mcp, transport: stdio, description: Words., tools: {hello: {description: Greets., inputParameters: {who: {type: string}}, outputParameters: [{name: text, type: string, value: 'Hello {{who}}'}]}}}\n").unwrap();
    let mut child = roster(&scratch.0)
        .args(["capability", "serve"])
        .arg(&path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut ask = |request: Value| -> Value {
        writeln!(stdin, "{request}").unwrap();
        if request.get("id").is_none() { Value::Null } else { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() }
    };
    let begun = ask(
        json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "c", "version": "1"}}}),
    );
    assert_eq!(begun["result"]["instructions"], json!("Words."));
    ask(json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
    let called = ask(json!({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "hello", "arguments": {"who": "Ada"}}}));
    assert_eq!(called["result"]["structuredContent"], json!({"text": "Hello Ada"}));
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert!(lines.next().is_none());
}
