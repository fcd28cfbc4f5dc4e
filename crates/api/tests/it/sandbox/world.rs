//! A small sandbox: an organization with an owner, a plain user and a workspace. The machine's clock stands still.

use crate::world::Reply;
use http_body_util::Full;
use hyper::{
    Method, Request,
    header::{AUTHORIZATION, HOST},
};
use roster_api::{Api, Limits, Sandbox, Settings, dialects};
use roster_core::{
    Directory,
    access::Actor,
    audit::Origin,
    clock::{ManualClock, Timestamp},
    organization::INSTANCE,
    random::SeededRandom,
    sandbox::{self, SettableClock},
    sealed::Sealing,
    secret::SecretHash,
    store::{Durability, SqliteOptions, Store, Surroundings},
};
use serde_json::Value;
use std::{
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

pub(super) const TOKEN: &str = "a token of enough letters";

/// 2026-03-09T07:55:25Z.
const BEGIN: Timestamp = Timestamp::from_micros(1_773_042_925_000_000);

pub(super) struct World {
    pub(super) api: Arc<Api>,
    pub(super) control: Arc<Api>,
    pub(super) machine: Arc<ManualClock>,
    /// The owner's key.
    pub(super) key: String,
    folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A directory over a store of its own, marked or not.
pub(super) async fn directory(marked: bool) -> (Arc<Directory>, Arc<SettableClock>, Arc<ManualClock>, PathBuf) {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("roster-sandbox-{}-{number}", std::process::id()));
    let machine = Arc::new(ManualClock::new(BEGIN));
    let clock = Arc::new(SettableClock::new(Arc::clone(&machine) as _));
    let options = SqliteOptions { durability: Durability::Off, ..SqliteOptions::new(&folder) };
    let surroundings =
        Surroundings { clock: Arc::clone(&clock) as _, random: Arc::new(SeededRandom::new(11)), sealing: Sealing::default() };
    let mut directory = Directory::new(Store::open_sqlite(options, surroundings).unwrap());
    directory.allow_literals();
    if marked {
        let operator = Actor::system(INSTANCE, "a test's set-up");
        sandbox::mark(&directory, &operator, Arc::new(Origin::default())).await.unwrap();
    }
    (Arc::new(directory), clock, machine, folder)
}

impl World {
    pub(super) async fn new() -> Self {
        Self::with_failures(5).await
    }

    /// One that hears so many wrong keys and passwords a minute.
    pub(super) async fn with_failures(failures: u32) -> Self {
        let (directory, clock, machine, folder) = directory(true).await;
        let sandbox = Sandbox::open(Arc::clone(&directory), clock, SecretHash::of(TOKEN)).await.unwrap();
        let limits = Limits { key: 10_000, address: 10_000, failures };
        let settings = Settings { base_url: "http://127.0.0.1:7400".into(), limits, ..Settings::default() };
        let api = Api::new(directory, dialects::all(), settings, Arc::new(())).unwrap().in_sandbox(&sandbox);
        let control = Api::control(sandbox, "http://127.0.0.1:7401".into()).unwrap();
        let mut world = Self { api: Arc::new(api), control: Arc::new(control), machine, key: String::new(), folder };
        let made = world.controls("POST", "/organizations", r#"{"name": "Acme", "slug": "acme", "owner": "ona@acme.example"}"#).await;
        made["key"].as_str().unwrap().clone_into(&mut world.key);
        let people = r#"{"users": [{"email": "max@acme.example", "given_name": "Max", "family_name": "", "role": "member"}],
            "workspaces": [{"slug": "home", "name": "Home", "members": [{"user": "max@acme.example", "role": "manager"}]}]}"#;
        world.controls("POST", "/organizations/acme/import", people).await;
        world.controls("POST", "/snapshots", r#"{"name": "ready"}"#).await;
        world
    }

    /// What the control answers to somebody with this token.
    pub(super) async fn control_as(&self, token: Option<&str>, method: &str, path: &str, body: &str) -> (u16, Value) {
        let reply = answered(&self.control, token, method, &format!("/sandbox/v1{path}"), body).await.expect("the control drops nobody");
        (reply.status.as_u16(), json(&reply))
    }

    pub(super) async fn control(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        self.control_as(Some(TOKEN), method, path, body).await
    }

    /// What the control answers to what has to succeed.
    pub(super) async fn controls(&self, method: &str, path: &str, body: &str) -> Value {
        let (status, answer) = self.control(method, path, body).await;
        assert!((200..300).contains(&status), "{method} {path} {body}: {status} {answer}");
        answer
    }

    /// What is answered to somebody with this key; `None` when the connection ends.
    pub(super) async fn try_call(&self, key: Option<&str>, method: &str, path: &str, body: &str) -> Option<Reply> {
        answered(&self.api, key, method, path, body).await
    }

    pub(super) async fn call_as(&self, key: Option<&str>, method: &str, path: &str, body: &str) -> (u16, Value) {
        let reply = self.try_call(key, method, path, body).await.expect("an answer");
        (reply.status.as_u16(), json(&reply))
    }

    /// As the owner, below the organization of the native API.
    pub(super) async fn call(&self, method: &str, below: &str, body: &str) -> (u16, Value) {
        self.call_as(Some(&self.key), method, &format!("/api/v1/organizations/acme{below}"), body).await
    }

    /// Emails of all users, as the owner sees them.
    pub(super) async fn emails(&self) -> Vec<String> {
        let (status, listed) = self.call("GET", "/users", "").await;
        assert_eq!(status, 200, "{listed}");
        let emails = listed["data"].as_array().unwrap().iter().map(|user| user["email"].as_str().unwrap().to_owned());
        let mut emails: Vec<_> = emails.collect();
        emails.sort();
        emails
    }
}

async fn answered(api: &Api, key: Option<&str>, method: &str, path: &str, body: &str) -> Option<Reply> {
    let mut request = Request::builder().method(Method::from_bytes(method.as_bytes()).unwrap()).uri(path).header(HOST, "127.0.0.1");
    if let Some(key) = key {
        request = request.header(AUTHORIZATION, format!("Bearer {key}"));
    }
    let (parts, ()) = request.body(()).unwrap().into_parts();
    let answer = api.answer_or_drop(parts, Full::new(body.to_owned().into()), IpAddr::V4(Ipv4Addr::LOCALHOST)).await?;
    Some(Reply::of(answer).await)
}

pub(super) fn json(reply: &Reply) -> Value {
    if reply.body.is_empty() { Value::Null } else { serde_json::from_slice(&reply.body).unwrap_or(Value::Null) }
}
