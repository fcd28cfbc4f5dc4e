//! An organization of a realistic size to ask about, made through the API as a client would.

use std::net::SocketAddr;

use serde_json::{Value, json};

use super::client::{Client, Request};
use crate::process::Outcome;

/// Members of the workspace that requests ask about.
const MEMBERS: usize = 1_000;
/// How many members are added with one request.
const ADDED_AT_ONCE: usize = 250;
/// What the workspace and the user were called where they were imported from, as in the vendor's own examples.
const WORKSPACE_ALIAS: &str = "WORKSPACE_SLUG";
const USER_ALIAS: &str = "USER_ID";

/// What was made, by the ids of the native API.
pub(super) struct World {
    /// A key of the organization's owner.
    key: String,
    /// A key of the same owner that may only read users.
    narrow_key: String,
    organization: String,
    workspace: String,
    user: String,
}

/// A request to be measured, and the route under which a router knows its path.
pub(super) struct Case {
    pub(super) name: &'static str,
    /// How many times the processor time of the bare answer it may cost.
    pub(super) target: Option<f64>,
    pub(super) route: &'static str,
    pub(super) status: u16,
    pub(super) request: Request,
}

impl World {
    /// Furnishes the organization of `roster init`.
    pub(super) fn furnish(address: SocketAddr, organization: &str, key: &str) -> Outcome<Self> {
        let mut client = Client::connect(address).map_err(|error| format!("{address}: {error}"))?;
        let base = format!("/api/v1/organizations/{organization}");
        let mut post = |path: &str, body: &Value| client.json(&Request::post(format!("{base}{path}"), key, body));
        let workspace = id(&post("/workspaces", &json!({"name": "Platform"}))?["id"])?;
        let mut users = Vec::with_capacity(MEMBERS);
        for number in 0..MEMBERS {
            let body =
                json!({"email": format!("user.{number}@example.com"), "given_name": "Ada", "family_name": format!("Number {number}")});
            users.push(id(&post("/users", &body)?["id"])?);
        }
        for some in users.chunks(ADDED_AT_ONCE) {
            let members: Vec<_> = some.iter().map(|user| json!({"user": user, "role": "member"})).collect();
            post(&format!("/workspaces/{workspace}/members"), &json!({"members": members}))?;
        }
        let user = users.swap_remove(MEMBERS / 2);
        for (kind, alias, target) in [("workspace", WORKSPACE_ALIAS, &workspace), ("user", USER_ALIAS, &user)] {
            let body = json!({"dialect": "portkey", "kind": kind, "alias": alias, "target": target, "shown": true});
            post("/aliases", &body)?;
        }
        let narrow = post("/api-keys", &json!({"name": "Narrow", "scopes": ["users.read"]}))?;
        let narrow_key = id(&narrow["secret"])?;
        Ok(Self { key: key.to_owned(), narrow_key, organization: organization.to_owned(), workspace, user })
    }

    /// What is measured.
    pub(super) fn cases(&self) -> Vec<Case> {
        let Self { key, narrow_key, organization, workspace, user } = self;
        let members = format!("/api/v1/organizations/{organization}/workspaces/{workspace}/members");
        let member = format!("{members}/{user}");
        let imported = format!("/portkey/v1/admin/workspaces/{WORKSPACE_ALIAS}/users/{USER_ALIAS}");
        let question = json!({
            "subject": {"type": "user", "id": user},
            "action": {"name": "workspace_members.read"},
            "resource": {"type": "workspace", "id": workspace},
        });
        let (member_route, members_route) = (
            "/api/v1/organizations/{organization}/workspaces/{workspace}/members/{user}",
            "/api/v1/organizations/{organization}/workspaces/{workspace}/members",
        );
        let case = |name, route, status, request| Case { name, target: None, route, status, request };
        vec![
            Case { target: Some(1.6), ..case("member GET", member_route, 200, Request::get(&member, key)) },
            Case {
                target: Some(1.6),
                ..case("member GET, Portkey", "/portkey/v1/admin/workspaces/{workspace}/users/{user}", 200, Request::get(imported, key))
            },
            case("list of 100 members", members_route, 200, Request::get(format!("{members}?limit=100"), key)),
            case("permission check", "/access/v1/evaluation", 200, Request::post("/access/v1/evaluation", key, &question)),
            case("denied member GET", member_route, 403, Request::get(&member, narrow_key)),
        ]
    }
}

fn id(value: &Value) -> Outcome<String> {
    value.as_str().map(str::to_owned).ok_or_else(|| format!("an id was expected: {value}"))
}
