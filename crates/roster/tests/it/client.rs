//! The command line as a client: where it goes, with which key, what it says when that goes wrong, and `roster api`.

use crate::server::{Scratch, Server, assert_fails, call, roster, stdout};
use serde_json::Value;
use std::{
    io::{Read, Write},
    net::TcpListener,
    process::{Output, Stdio},
};

/// A demo server, and a command line that is pointed at it.
pub(crate) struct Desk {
    pub(crate) scratch: Scratch,
    pub(crate) server: Server,
    pub(crate) key: String,
}

impl Desk {
    pub(crate) fn new(name: &str) -> Self {
        let scratch = Scratch::new(name);
        let (server, lines) = Server::demo(&scratch);
        let key = lines.iter().find_map(|line| line.trim().strip_prefix("export ROSTER_KEY=")).unwrap().to_owned();
        Self { scratch, server, key }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.server.address())
    }

    /// Runs a command with the server and its key in the environment.
    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.run_with(args, &[])
    }

    /// The same with these variables too.
    pub(crate) fn run_with(&self, args: &[&str], environment: &[(&str, &str)]) -> Output {
        let mut command = roster(&self.scratch.0);
        command.args(args).env("ROSTER_URL", self.url()).env("ROSTER_KEY", &self.key).envs(environment.iter().copied());
        command.stdin(Stdio::null()).output().unwrap()
    }

    /// What a command prints that has to succeed.
    pub(crate) fn says(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        stdout(&output)
    }

    /// What the API itself answers.
    pub(crate) fn api(&self, path: &str) -> Value {
        let (status, answer) = call(self.server.address(), &self.key, "GET", &format!("/api/v1/organizations/example{path}"), "").unwrap();
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }
}

/// A server that answers every request with this and is no Roster.
fn stranger(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    url
}

#[test]
fn refusals_say_what_to_do_next() {
    let desk = Desk::new("refusals");
    let url = desk.url();
    let unknown = "rst_key_00000000000000000000000000000000abc";
    let refused = desk.run_with(&["user", "list"], &[("ROSTER_KEY", unknown)]);
    assert_fails(&refused, 1, &[&url, "the key rst_key_…abc of ROSTER_KEY", "roster store key create"]);
    assert!(!String::from_utf8_lossy(&refused.stderr).contains(unknown));

    let narrow = desk.says(&["key", "create", "-q", "--name", "Narrow", "--scope", "users.read,workspaces.list"]);
    let refused = desk.run_with(&["key", "list"], &[("ROSTER_KEY", narrow.trim())]);
    assert_fails(&refused, 1, &["api_keys.list", "roster api me"]);

    assert_fails(&desk.run(&["workspace", "get", "ws-nowhere"]), 1, &["no such workspace", "`roster workspace list`"]);
    assert_fails(&desk.run(&["user", "get", "nobody@example.com"]), 1, &["nobody@example.com", "`roster user list`"]);
    assert_fails(&desk.run(&["user", "create", "--email", "ada.lindqvist@example.com"]), 1, &["already"]);
    assert_fails(&desk.run(&["user", "create", "--email", " "]), 2, &["roster: --email: must have 1 to 254"]);
    let account = desk.run(&["personal-key", "list"]);
    assert_fails(&account, 1, &["this needs an account", &format!("made at {}/account", desk.url()), "ROSTER_KEY"]);
    assert!(!String::from_utf8_lossy(&account.stderr).contains("store key create"), "no key of an organization will do");
    assert_fails(&desk.run(&["key", "create", "--name", "x", "--role", "king"]), 2, &["roster: --role: must be one of owner"]);
    assert_fails(&desk.run(&["key", "create", "--name", "x", "--scope", "users.lst"]), 2, &["roster: --scope: must be the name"]);
    assert_fails(&desk.run(&["user", "update", "ada.lindqvist@example.com"]), 2, &["nothing to change", "--role"]);
    assert_fails(&desk.run(&["org", "create", "--name", "x", "--owner", "x@y"]), 1, &["organizations.create"]);
}

#[test]
fn who_asks_too_often_is_told_how_long_to_wait() {
    let scratch = Scratch::new("too-often");
    let (server, _) = Server::demo_with(&scratch, &[("ROSTER_LIMITS_FAILURES", "1")]);
    let url = format!("http://{}", server.address());
    let tried = || roster(&scratch.0).args(["org", "list"]).env("ROSTER_URL", &url).env("ROSTER_KEY", "rst_wrong").output().unwrap();
    let refused = (0..3).map(|_| tried()).find(|tried| tried.status.code() != Some(1)).unwrap();
    assert_fails(&refused, 3, &["too many requests: wait"]);
}

#[test]
fn a_server_that_is_not_there_or_no_roster_is_unavailable() {
    let scratch = Scratch::new("unavailable");
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let at = |url: &str| roster(&scratch.0).args(["user", "list"]).env("ROSTER_KEY", "a-key").env("ROSTER_URL", url).output().unwrap();
    assert_fails(&at(&format!("http://{closed}")), 3, &["can't reach", "from ROSTER_URL", "roster serve"]);
    assert_fails(&at("http://no-such-host.invalid"), 3, &["can't reach", "no-such-host"]);
    let page = stranger("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
    assert_fails(&at(&page), 3, &["something else than JSON", "is it a Roster server?"]);
    let gone = stranger("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assert_fails(&at(&gone), 3, &["answered 404", "is it a Roster server?"]);
    let moved = stranger("HTTP/1.1 301 Moved\r\nLocation: https://elsewhere/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assert_fails(&at(&moved), 3, &["sends its callers to https://elsewhere/"]);
    let busy = stranger("HTTP/1.1 429 Slow down\r\nRetry-After: 7\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assert_fails(&at(&busy), 3, &["too many requests: try again in 7 s"]);
    let cut = stranger("HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\n{");
    assert_fails(&at(&cut), 3, &["broke"]);
    assert_fails(&at("https://user:password@host"), 2, &["ROSTER_URL", "without a path"]);
}

#[test]
fn without_a_key_nothing_is_sent() {
    let scratch = Scratch::new("no-key");
    let refused = roster(&scratch.0).args(["user", "list"]).output().unwrap();
    assert_fails(&refused, 2, &["no key for http://127.0.0.1:7400", "ROSTER_KEY_FILE", "roster profile add"]);
    for flag in ["--key", "--token", "--secret", "--password"] {
        let refused = roster(&scratch.0).args(["user", "list", flag, "x"]).output().unwrap();
        assert_fails(&refused, 2, &["unexpected argument"]);
        let reference = include_str!("../../../../docs/cli.md");
        assert!(!reference.contains(&format!("{flag} <")), "a secret in {flag} stands in the list of processes");
    }
}

#[test]
fn a_key_may_come_from_a_file() {
    let desk = Desk::new("key-file");
    std::fs::write(desk.scratch.0.join("key"), format!("{}\n", desk.key)).unwrap();
    let listed = desk.run_with(&["org", "list", "-q"], &[("ROSTER_KEY", ""), ("ROSTER_KEY_FILE", "key")]);
    assert_eq!(stdout(&listed).lines().count(), 1, "{}", String::from_utf8_lossy(&listed.stderr));
    let refused = desk.run_with(&["org", "list"], &[("ROSTER_KEY", ""), ("ROSTER_KEY_FILE", "absent")]);
    assert_fails(&refused, 2, &["ROSTER_KEY_FILE absent"]);
}

#[test]
fn any_path_can_be_called() {
    let desk = Desk::new("api");
    let me: Value = serde_json::from_str(&desk.says(&["api", "me"])).unwrap();
    assert_eq!(me["organization"]["slug"], "example");
    let users: Value = serde_json::from_str(&desk.says(&["api", "organizations/{organization}/users?limit=1"])).unwrap();
    assert_eq!(users, desk.api("/users?limit=1"));
    let shown = desk.says(&["api", "--include", "/portkey/v1/admin/users?pageSize=1", "-H", "x-request-id: mine"]);
    assert!(shown.starts_with("HTTP/1.1 200 OK\n") && shown.contains("content-type: application/json"), "{shown}");
    let made = desk.says(&["api", "organizations/example/users", "-d", "{\"email\": \"new@example.com\"}"]);
    assert!(made.contains("new@example.com"), "{made}");
    std::fs::write(desk.scratch.0.join("body"), "{\"given_name\": \"New\"}").unwrap();
    let id = serde_json::from_str::<Value>(&made).unwrap()["id"].as_str().unwrap().to_owned();
    let changed = desk.says(&["api", "-X", "patch", &format!("organizations/example/users/{id}"), "-d", "@body"]);
    assert!(changed.contains("\"given_name\":\"New\""), "{changed}");

    let refused = desk.run(&["api", "organizations/example/users", "-d", "{}"]);
    assert_fails(&refused, 2, &["email"]);
    assert!(stdout(&refused).contains("\"code\":\"invalid\""), "the server's own answer is printed too");
    assert_fails(&desk.run(&["api", "/nowhere"]), 1, &["nothing is served"]);
    assert_fails(&desk.run(&["api", "https://example.com/"]), 2, &["--url"]);
    assert_fails(&desk.run(&["api", "me", "-H", "Authorization: Bearer x"]), 2, &["authorization is not for flags"]);
    assert_fails(&desk.run(&["api", "me", "-H", "nonsense"]), 2, &["name: value"]);
    assert_fails(&desk.run(&["api", "me", "-d", "@absent"]), 2, &["--data: absent"]);
}

#[test]
fn every_shell_gets_its_completions() {
    let scratch = Scratch::new("completions");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = stdout(&roster(&scratch.0).args(["completions", shell]).output().unwrap());
        assert!(script.contains("member") && script.contains("unarchive"), "{shell}");
    }
}
