//! Every row of every surface, from its example: as nobody, as a stranger, as a too-weak member, as who may.
//!
//! A new row is covered the moment it exists. Exceptions are listed here by hand with their reasons; the lists may
//! only shrink.

use crate::world::{Call, Caller, FOR_ACCOUNTS, Part, Reply, World, absent, is_refused, needs_an_account, text};
use hyper::header::HeaderMap;
use roster_api::{
    operation::{Need, Operation},
    refusal::Refusal,
    surface::Surface,
};
use roster_core::{Error, access::Permission};
use std::sync::Arc;

/// Rows without authentication.
const PUBLIC: &[(&str, &str, &str)] = &[
    ("api", "openapi.read", "it describes the server and holds nothing of anybody"),
    ("api", "sessions.create", "the password is what it takes"),
    ("api", "access_tokens.create", "the client secret is what it takes"),
    ("api", "accounts.create", "the invitation's token is what it takes"),
    ("api", "invitations.peek", "the invitation's token is what it takes"),
    ("keycard", "invitations.retrieve", "the invitation's token is what it takes"),
    ("keycard", "service_account_token.create", "the client secret is what it takes"),
    ("evo", "token", "the client secret is what it takes"),
    ("evo", "health_check", "it tells whether the server works, and nothing of anybody"),
    ("authzen", "access.configuration", "clients find the endpoints with it before they have a key (AuthZEN 1.0 §9.1)"),
];

/// Rows whose example answers a stranger with success, because it names nothing of another organization.
const OWN_TO_A_STRANGER: &[(&str, &str, &str)] = &[
    ("api", "me.read", "about the caller's own key"),
    ("api", "organizations.list", "only the caller's own organization"),
    ("mcp", "mcp.message", "the tools that the caller's own key may call, and each is walked in mcp/walk.rs"),
    ("authzen", "access.evaluation", "a decision of no about what is not known, compared below"),
    ("authzen", "access.evaluations", "decisions of no about what is not known, compared below"),
    ("authzen", "access.search.subject", "nobody is found who may do what is not known, compared below"),
    ("authzen", "access.search.resource", "nothing is found for who is not known, compared below"),
    ("authzen", "access.search.action", "nothing is found for who is not known, compared below"),
    ("portkey", "users.list", "only the caller's own organization"),
    ("portkey", "invites.list", "only the caller's own organization"),
    ("portkey", "workspaces.list", "only the caller's own organization"),
    ("portkey", "api_keys.create", "made in the caller's own organization"),
    ("portkey", "api_keys.list", "only the caller's own organization"),
    ("portkey", "scim.workspaces.list", "only the caller's own organization"),
    ("portkey", "scim.groups.list", "only the caller's own organization"),
    ("portkey", "audit_logs.list", "only the caller's own organization"),
    ("evo", "discovery", "only the caller's own organization"),
    ("evo", "discovery.workspace.v2", "only the caller's own organization"),
    ("evo", "discovery.workspace.v1", "only the caller's own organization"),
    ("openai", "users.list", "only the caller's own organization"),
    ("openai", "groups.list", "only the caller's own organization"),
    ("openai", "groups.create", "made in the caller's own organization"),
    ("openai", "invites.list", "only the caller's own organization"),
    ("openai", "projects.list", "only the caller's own organization"),
    ("openai", "projects.create", "made in the caller's own organization"),
    ("openai", "admin_api_keys.list", "only the caller's own organization"),
    ("openai", "admin_api_keys.create", "made in the caller's own organization"),
    ("openai", "audit_logs.list", "only the caller's own organization"),
    ("openai", "roles.list", "only the caller's own organization"),
    ("openai", "roles.create", "made in the caller's own organization"),
    ("keycard", "organizations.list", "only the caller's own organization"),
    ("keycard", "zones.list", "only the caller's own organization"),
    ("keycard", "zones.create", "made in the caller's own organization"),
];

/// Rows whose example answers a too-weak member with success.
const OWN_TO_THE_WEAK: &[(&str, &str, &str)] = &[
    ("api", "access_tokens.exchange", "the token may do no more than the key: nothing"),
    ("api", "me.read", "about the caller's own key"),
    ("api", "organizations.list", "lists what the caller may read: nothing"),
    ("api", "workspaces.list", "lists the caller's own workspaces: none"),
    ("mcp", "mcp.message", "the tools that the caller's own key may call, and each is walked in mcp/walk.rs"),
    ("portkey", "workspaces.list", "lists the caller's own workspaces: none"),
    ("openai", "projects.list", "lists the caller's own workspaces: none"),
    ("keycard", "organizations.list", "lists what the caller may read: nothing"),
    ("keycard", "zones.list", "lists the caller's own workspaces: none"),
    ("keycard", "organizations.exchange_token", "the token may do no more than the key: nothing"),
    ("evo", "discovery", "about the caller's own organization"),
    ("evo", "discovery.workspace.v2", "about the caller's own organization"),
    ("evo", "discovery.workspace.v1", "about the caller's own organization"),
    ("evo", "coordinate_systems.list", "the same for everybody"),
    ("evo", "workspaces.list", "lists the caller's own workspaces: none"),
    ("evo", "workspaces.summary", "lists the caller's own workspaces: none"),
];

/// Rows whose example succeeds with another status than their usual one.
const ANSWERED_OTHERWISE: &[(&str, &str, u16, &str)] = &[
    ("evo", "workspaces.restore", 303, "the workspace of every world is there: a story restores one"),
    ("evo", "thumbnails.get", 404, "the workspace of every world has no picture"),
    ("evo", "thumbnails.put", 422, "an example is text, and no picture"),
    ("evo", "admin.thumbnails.get", 404, "the workspace of every world has no picture"),
];

/// Permissions that a row asks for beyond its own, and why.
const ASKED_BESIDE: &[(&str, &str, Permission, &str)] = &[
    ("portkey", "audit_logs.list", Permission::UsersRead, "emails and names of actors are shown only to who may read users"),
    ("portkey", "workspaces.retrieve", Permission::WorkspacesRestore, "a deleted workspace is shown to who may restore it"),
    ("openai", "audit_logs.list", Permission::UsersRead, "emails of actors are shown only to who may read users"),
    ("openai", "audit_logs.list", Permission::WorkspacesRead, "names of projects are shown only to who may read them"),
    ("openai", "users.list", Permission::UserKeysList, "when keys were last used is shown only to who may list them"),
    ("openai", "users.retrieve", Permission::UserKeysList, "when keys were last used is shown only to who may list them"),
    ("openai", "users.update", Permission::UserKeysList, "when keys were last used is shown only to who may list them"),
];

fn listed(list: &[(&str, &str, &str)], surface: &Surface, operation: &Operation) -> bool {
    list.iter().any(|(known, name, _)| *known == surface.name && *name == operation.name)
}

/// Whether a row may ask for this beyond its own.
pub(crate) fn asks_beside(surface: &Surface, operation: &Operation, permission: Permission) -> bool {
    ASKED_BESIDE.iter().any(|(known, name, beside, _)| *known == surface.name && *name == operation.name && *beside == permission)
}

/// Every row, with its surface.
fn rows(world: &World) -> Vec<(usize, usize)> {
    let counts: Vec<_> = world.api.surfaces().map(|(_, operations)| operations.len()).collect();
    counts.iter().enumerate().flat_map(|(surface, count)| (0..*count).map(move |row| (surface, row))).collect()
}

fn row(world: &World, (surface, row): (usize, usize)) -> (&Surface, Arc<Operation>) {
    let (surface, operations) = world.api.surfaces().nth(surface).unwrap();
    (surface, Arc::clone(&operations[row]))
}

/// The body without the id of the request.
fn body(surface: &Surface, answer: &Reply) -> String {
    let id = answer.headers.get(&surface.request_id_header).and_then(|id| id.to_str().ok()).unwrap_or("no request id");
    text(answer).replace(id, "<request id>")
}

#[tokio::test]
async fn nobody_gets_in() {
    let world = World::new().await;
    let _ = world.take_asked();
    for at in rows(&world) {
        let (surface, operation) = row(&world, at);
        let place = format!("{} {}", surface.name, operation.name);
        let public = matches!(operation.need, Need::Public(_));
        assert_eq!(
            public,
            listed(PUBLIC, surface, &operation),
            "{place}: a row without authentication stands in PUBLIC with its reason, and no other does"
        );
        let call = world.example(surface, &operation, |_, _| None);
        if public {
            assert_eq!(world.call(Caller::Nobody, call).await.status, operation.status, "{place}");
            continue;
        }
        let refusal = Refusal::Core((surface.credential)(&HeaderMap::new()).unwrap_err());
        let expected = Reply::of((surface.refuse)(&refusal, "<request id>")).await;
        let answer = world.call(Caller::Nobody, call.clone()).await;
        assert_eq!((answer.status.as_u16(), body(surface, &answer)), (401, text(&expected)), "{place}");
        for caller in [Caller::BadKey, Caller::Disabled] {
            let answer = world.call(caller, call.clone()).await;
            assert_eq!(answer.status, 401, "{place} as {caller:?}: {}", text(&answer));
            assert_eq!(keys(&text(&answer)), keys(&text(&expected)), "{place} as {caller:?}");
        }
    }
    assert!(world.take_asked().is_empty(), "who is not authenticated does not get as far as a permission");
}

/// The names in a JSON object, to compare shapes.
fn keys(json: &str) -> Vec<String> {
    let value: serde_json::Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
    value.as_object().unwrap_or_else(|| panic!("not an object: {json}")).keys().cloned().collect()
}

#[tokio::test]
async fn a_stranger_can_not_tell_foreign_from_absent() {
    let world = World::new().await;
    for at in rows(&world) {
        let (surface, operation) = row(&world, at);
        let place = format!("{} {}", surface.name, operation.name);
        if matches!(operation.need, Need::Public(_)) {
            continue;
        }
        let nothing = |name: &str| Some(if name == "alias" { "no-such-alias".into() } else { absent(surface.name, name) });
        let own = |name: &str| match name {
            "organization" => Some(world.values(surface.name).iter().find(|(name, _)| *name == "their_organization")?.1.clone()),
            "workspace" => Some(world.values(surface.name).iter().find(|(name, _)| *name == "their_workspace")?.1.clone()),
            _ => None,
        };
        let foreign = world.example(surface, &operation, |_, _| None);
        let missing = world.example(surface, &operation, |_, name| nothing(name));
        let first = compare(&world, surface, &place, foreign, missing).await;
        assert_eq!(
            first.status.is_success(),
            listed(OWN_TO_A_STRANGER, surface, &operation),
            "{place}: a stranger got {} {}: refuse, or list the row in OWN_TO_A_STRANGER with its reason; take off the list what is refused",
            first.status,
            text(&first)
        );
        // From the stranger's own organization and workspace with a foreign or absent id further down or in the body.
        let reach = |name: &str| own(name).or_else(|| nothing(name));
        let foreign = world.example(surface, &operation, |part, name| if part == Part::Path { own(name) } else { None });
        let missing = world.example(surface, &operation, |part, name| if part == Part::Path { reach(name) } else { nothing(name) });
        if foreign.path != missing.path || foreign.body != missing.body {
            compare(&world, surface, &place, foreign, missing).await;
        }
    }
}

async fn compare(world: &World, surface: &Surface, place: &str, foreign: Call, missing: Call) -> Reply {
    let (first, second) = (world.call(Caller::Stranger, foreign.clone()).await, world.call(Caller::Stranger, missing.clone()).await);
    let made = first.status.is_success() && !foreign.method.is_safe() && surface.name != "authzen";
    if made && foreign.path == missing.path && foreign.body == missing.body {
        // Something of the caller's own was made, twice, with other ids, unless its name is taken then.
        assert!(first.status == second.status || second.status == 409, "{place}: {}", text(&second));
        return first;
    }
    assert_eq!(
        (first.status, body(surface, &first)),
        (second.status, body(surface, &second)),
        "{place}: foreign and absent differ\n{foreign:?}\n{missing:?}"
    );
    first
}

#[tokio::test]
async fn a_member_without_a_role_is_refused() {
    let world = World::new().await;
    for at in rows(&world) {
        let (surface, operation) = row(&world, at);
        let place = format!("{} {}", surface.name, operation.name);
        if matches!(operation.need, Need::Public(_)) {
            continue;
        }
        let there = world.example(surface, &operation, |_, _| None);
        let answer = world.call(Caller::Weak, there.clone()).await;
        if listed(OWN_TO_THE_WEAK, surface, &operation) {
            assert!(answer.status.is_success(), "{place}: {}", text(&answer));
            continue;
        }
        if needs_an_account(surface, &operation) {
            assert_eq!(answer.status, 401, "{place}: {}", text(&answer));
            continue;
        }
        assert!(is_refused(answer.status), "{place}: a member without a role got {} {}", answer.status, text(&answer));
        // Nor does the refusal tell what there is.
        let keep = |name: &str| (name == "organization").then(|| world.values(surface.name)[0].1.clone());
        let missing = world.example(surface, &operation, |_, name| {
            keep(name).or_else(|| Some(if name == "alias" { "no-such-alias".into() } else { absent(surface.name, name) }))
        });
        // Nor by its slug.
        let slug = |slug: &'static str| world.example(surface, &operation, move |_, name| (name == "workspace").then(|| slug.to_owned()));
        for (there, missing) in [(there, missing), (slug("shared"), slug("no-such-slug"))] {
            let (first, second) = (world.call(Caller::Weak, there.clone()).await, world.call(Caller::Weak, missing.clone()).await);
            assert_eq!(
                (first.status, body(surface, &first)),
                (second.status, body(surface, &second)),
                "{place}: a member without a role can tell what is there\n{there:?}\n{missing:?}"
            );
        }
    }
}

#[tokio::test]
async fn who_may_succeeds_and_rows_ask_for_what_they_say() {
    let count = rows(&World::new().await).len();
    for number in 0..count {
        // Each in a world of its own: some of them delete what others need.
        let world = World::new().await;
        let at = rows(&world)[number];
        let (surface, operation) = row(&world, at);
        let place = format!("{} {}", surface.name, operation.name);
        let needed = operation.need.permissions();
        let caller = Caller::of(surface, &operation);
        let _ = world.take_asked();
        let answer = world.call(caller, world.example(surface, &operation, |_, _| None)).await;
        let otherwise = ANSWERED_OTHERWISE.iter().find(|(known, name, ..)| *known == surface.name && *name == operation.name);
        let expected = otherwise.map_or(operation.status.as_u16(), |(_, _, status, _)| *status);
        assert_eq!(answer.status, expected, "{place} as {caller:?}: {}", text(&answer));
        let asked = world.take_asked();
        match &operation.need {
            Need::Permission(permission) => {
                assert!(asked.contains(permission), "{place} says that it needs {permission} and never asked for it");
            }
            Need::AnyOf(list) => {
                assert!(list.iter().any(|permission| asked.contains(permission)), "{place} asked for nothing of what it says: {asked:?}");
            }
            Need::Key(_) | Need::Public(_) => {}
        }
        for permission in asked.iter().filter(|permission| !needed.contains(permission)) {
            assert!(
                asks_beside(surface, &operation, *permission),
                "{place} asked for {permission}, which its row does not say: name it with needs_any_of"
            );
        }
    }
}

#[test]
fn the_lists_of_exceptions_name_rows_that_exist() {
    let surfaces = roster_api::dialects::all();
    let known = |surface: &str, name: &str| {
        surfaces.iter().any(|known| known.name == surface && known.operations.iter().any(|operation| operation.name == name))
    };
    for (surface, name, _) in PUBLIC.iter().chain(OWN_TO_A_STRANGER).chain(OWN_TO_THE_WEAK) {
        assert!(known(surface, name), "{surface} {name} is not there any more: take it off the list");
    }
    for (surface, name, ..) in ASKED_BESIDE {
        assert!(known(surface, name), "{surface} {name} is not there any more: take it off the list");
    }
    for (surface, name, ..) in ANSWERED_OTHERWISE {
        assert!(known(surface, name), "{surface} {name} is not there any more: take it off the list");
    }
    for (surface, name) in FOR_ACCOUNTS {
        assert!(known(surface, name), "{surface} {name} is not there any more: take it off the list");
    }
    // Names are unique in a surface: audit events and these lists go by them.
    for surface in &surfaces {
        let mut names: Vec<_> = surface.operations.iter().map(|operation| operation.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count, "two rows of {} have one name", surface.name);
    }
    let refused = Refusal::Core(Error::Internal);
    for surface in &surfaces {
        assert_eq!((surface.refuse)(&refused, "id").status, 500, "{}", surface.name);
    }
}

#[tokio::test]
async fn a_question_about_oneself_tells_nothing_of_others() {
    let world = World::new().await;
    let me = world.call(Caller::Weak, Call::new(hyper::Method::GET, "/api/v1/me")).await;
    let me: serde_json::Value = serde_json::from_slice(&me.body).unwrap();
    let values = world.values("authzen");
    let value = |name: &str| values.iter().find(|(known, _)| *known == name).unwrap().1.clone();
    let (user, workspace, key, member) = (value("user"), value("workspace"), value("api_key"), value("member"));
    let inside =
        |id: &str, workspace: &str| serde_json::json!({"type": "workspace_member", "id": id, "properties": {"workspace": workspace}});
    let of = |kind: &str, id: &str| serde_json::json!({"type": kind, "id": id});
    let nothing = absent("authzen", "user");
    for (there, missing) in [
        (of("user", &user), of("user", &nothing)),
        (of("workspace", &workspace), of("workspace", &nothing)),
        (of("workspace", "shared"), of("workspace", "no-such-slug")),
        (of("api_key", &key), of("api_key", &nothing)),
        (of("workspace_member", &workspace), of("workspace_member", &nothing)),
        (inside(&member, &workspace), inside(&nothing, &workspace)),
        (inside(&member, "shared"), inside(&member, "no-such-slug")),
    ] {
        for verb in ["create", "list", "read", "update", "delete", "restore"] {
            let ask = |resource: &serde_json::Value| {
                let question = serde_json::json!({"subject": me["principal"], "action": {"name": verb}, "resource": resource});
                Call::new(hyper::Method::POST, "/access/v1/evaluation").body(question.to_string())
            };
            let (first, second) = (world.call(Caller::Weak, ask(&there)).await, world.call(Caller::Weak, ask(&missing)).await);
            assert_eq!((first.status, text(&first)), (second.status, text(&second)), "{verb} {there} and {missing}");
        }
        let search = |resource: &serde_json::Value| {
            let search = serde_json::json!({"subject": me["principal"], "resource": resource});
            Call::new(hyper::Method::POST, "/access/v1/search/action").body(search.to_string())
        };
        for resource in [&there, &missing] {
            let answer = world.call(Caller::Weak, search(resource)).await;
            assert_eq!(text(&answer), r#"{"page":{"next_token":"","count":0,"total":0},"results":[]}"#, "{resource}");
        }
    }
}
