//! Every dialect's view of roles is a lens, in generated cases over all of them on the same people: what you write you read back,
//! writing back what you read changes nothing, and writing twice is writing once.
//!
//! To add a dialect: its views in [`VIEWS`].

use crate::world::{Call, Caller, Reply, World, text};
use hyper::Method;
use proptest::{
    prelude::{Strategy, prop},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use roster_core::access::{OrganizationRole, WorkspaceRole};
use serde_json::{Value, json};

/// One field of a dialect that shows a role and takes it.
struct View {
    surface: &'static str,
    /// Where a role is written, and with what: `{name}` is the name.
    path: &'static str,
    method: Method,
    body: &'static str,
    /// Where it is read, when elsewhere.
    read: Option<&'static str>,
    /// Where it stands in what is read; `*` is the part of a list that has the id of the user.
    pointer: &'static str,
    /// Where the native API shows the role itself.
    native: &'static str,
    /// The names that can be given, each with what it is shown as.
    names: &'static [(&'static str, &'static str)],
}

const USER: &str = "/api/v1/organizations/{organization}/users/{user}";
const MEMBER: &str = "/api/v1/organizations/{organization}/workspaces/{workspace}/members/{member}";

/// What most views have in common.
const VIEW: View = View {
    surface: "",
    path: "",
    method: Method::POST,
    body: r#"{"role": "{name}"}"#,
    read: None,
    pointer: "/role",
    native: USER,
    names: &[],
};

const VIEWS: &[View] = &[
    View {
        surface: "portkey",
        path: "/portkey/v1/admin/users/{user}",
        method: Method::PUT,
        native: USER,
        names: &[("admin", "admin"), ("member", "member")],
        ..VIEW
    },
    View {
        surface: "portkey",
        path: "/portkey/v1/admin/workspaces/{workspace}/users/{member}",
        method: Method::PUT,
        native: MEMBER,
        names: &[("admin", "admin"), ("manager", "manager"), ("member", "member"), ("ws-member", "member")],
        ..VIEW
    },
    View {
        surface: "openai",
        path: "/openai/v1/organization/users/{user}",
        method: Method::POST,
        native: USER,
        names: &[("owner", "owner"), ("reader", "reader")],
        ..VIEW
    },
    View {
        surface: "openai",
        path: "/openai/v1/organization/projects/{workspace}/users/{member}",
        method: Method::POST,
        native: MEMBER,
        // The vendor has a role viewer, which its field `role` does not know.
        names: &[("owner", "owner"), ("member", "member"), ("viewer", "member")],
        ..VIEW
    },
    View {
        surface: "evo",
        path: "/evo/workspace/orgs/{organization}/members/users/{user}",
        method: Method::PATCH,
        body: r#"{"roles": ["{name}"]}"#,
        read: Some("/evo/workspace/orgs/{organization}/members/users?limit=100"),
        pointer: "/results/*/roles/0/id",
        native: USER,
        names: &[(EVO_OWNER, EVO_OWNER), (EVO_ADMIN, EVO_ADMIN), (EVO_USER, EVO_USER)],
    },
    View {
        surface: "evo",
        path: "/evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users",
        method: Method::POST,
        body: r#"{"user_id": "{member}", "role": "{name}"}"#,
        read: Some("/evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users?user_id={member}"),
        pointer: "/results/0/role",
        native: MEMBER,
        names: &[("owner", "owner"), ("editor", "editor"), ("viewer", "viewer")],
    },
];

/// The ids of the roles of an instance.
const EVO_OWNER: &str = "00000000-0000-7000-8000-000000000104";
const EVO_ADMIN: &str = "00000000-0000-7000-8000-000000000103";
const EVO_USER: &str = "00000000-0000-7000-8000-000000000101";

/// What is done in one step: a view, a role that the person has before, a name that is written, and by whom.
#[derive(Clone, Debug)]
struct Step {
    view: usize,
    before: Option<usize>,
    name: usize,
    by: Caller,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let by = prop::sample::select(vec![Caller::Owner, Caller::Admin, Caller::WorkspaceManager]);
    let before = prop::option::of(0..OrganizationRole::ALL.len());
    let step = (0..VIEWS.len(), before, 0..12usize, by).prop_map(|(view, before, name, by)| Step { view, before, name, by });
    prop::collection::vec(step, 1..6)
}

fn filled(world: &World, surface: &str, path: &str) -> String {
    world.values(surface).iter().fold(path.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

async fn native(world: &World, view: &View) -> Value {
    let answer = world.call(Caller::Owner, Call::new(Method::GET, filled(world, "api", view.native))).await;
    serde_json::from_slice(&answer.body).unwrap()
}

async fn shown(world: &World, view: &View) -> String {
    let path = view.read.unwrap_or(view.path);
    let answer = world.call(Caller::Owner, Call::new(Method::GET, filled(world, view.surface, path))).await;
    let body: Value = serde_json::from_slice(&answer.body).unwrap();
    let user = filled(world, view.surface, "{user}");
    let found = match view.pointer.split_once("/*") {
        None => body.pointer(view.pointer),
        Some((list, rest)) => {
            let list = body.pointer(list).and_then(Value::as_array);
            list.and_then(|list| list.iter().find(|part| part["id"] == user)?.pointer(rest))
        }
    };
    found.and_then(Value::as_str).unwrap_or_else(|| panic!("{path}: no role in {body}")).to_owned()
}

async fn write(world: &World, view: &View, by: Caller, name: &str) -> Reply {
    // Whatever is written now is told from what was written before.
    world.clock.advance_micros(1_000_000);
    let body = filled(world, view.surface, view.body).replace("{name}", name);
    world.call(by, Call::new(view.method.clone(), filled(world, view.surface, view.path)).body(body)).await
}

/// Gives the person exactly this role.
async fn prepare(world: &World, view: &View, role: &str) {
    let call = Call::new(Method::PATCH, filled(world, "api", view.native)).body(json!({"role": role}).to_string());
    let answer = world.call(Caller::Owner, call).await;
    assert_eq!(answer.status, 200, "{}", text(&answer));
}

/// The roles of the view's level, weakest first.
fn roles(view: &View) -> Vec<&'static str> {
    if view.native == USER {
        OrganizationRole::ALL.iter().map(|role| role.as_str()).collect()
    } else {
        WorkspaceRole::ALL.iter().map(|role| role.as_str()).collect()
    }
}

async fn hold(world: &World, step: &Step) {
    let view = &VIEWS[step.view];
    if let Some(role) = step.before {
        prepare(world, view, roles(view)[role]).await;
    }
    // Every view of the same person, whichever was written last.
    for view in VIEWS {
        let (before, name) = (native(world, view).await, shown(world, view).await);
        let answer = write(world, view, Caller::Owner, &name).await;
        assert!(answer.status.is_success(), "{}: what is shown, {name}, can be written back: {}", view.path, text(&answer));
        assert_eq!(native(world, view).await, before, "{}: writing back {name} changes nothing", view.path);
    }
    let (name, shows) = view.names[step.name % view.names.len()];
    let before = native(world, view).await;
    let answer = write(world, view, step.by, name).await;
    let after = native(world, view).await;
    if !answer.status.is_success() {
        assert_eq!(after, before, "{step:?}: a refusal changes nothing: {}", text(&answer));
        return;
    }
    assert_eq!(shown(world, view).await, shows, "{step:?}: what is written, {name}, is read back");
    let again = write(world, view, step.by, name).await;
    assert!(again.status.is_success(), "{step:?}: {}", text(&again));
    assert_eq!(native(world, view).await, after, "{step:?}: {name} written again changes nothing");
}

#[tokio::test]
async fn the_lens_laws_hold_over_all_dialects() {
    let mut runner = TestRunner::deterministic();
    let steps = steps();
    let (mut written, mut refused) = (0, 0);
    for _ in 0..12 {
        let world = World::new().await;
        for step in steps.new_tree(&mut runner).unwrap().current() {
            let view = &VIEWS[step.view];
            let before = native(&world, view).await;
            hold(&world, &step).await;
            if native(&world, view).await == before { refused += 1 } else { written += 1 }
        }
    }
    assert!(written > 10 && refused > 3, "the cases change something ({written}) and do not always ({refused})");
}

/// The right column of the table in `docs/dialects.md`, cell by cell: what a name means for whoever has another role.
#[tokio::test]
async fn each_name_means_what_the_table_says() {
    let cases: &[(usize, &str, Caller, &str, &str)] = &[
        (0, "admin", Caller::Owner, "member", "admin"),
        (0, "member", Caller::Owner, "admin", "member"),
        (1, "admin", Caller::Owner, "viewer", "admin"),
        (1, "manager", Caller::Owner, "viewer", "manager"),
        (1, "member", Caller::Owner, "admin", "member"),
        (2, "owner", Caller::Owner, "member", "owner"),
        // Who can't make owners makes the next lower that is shown so.
        (2, "owner", Caller::Admin, "viewer", "admin"),
        (2, "reader", Caller::Owner, "owner", "member"),
        (3, "owner", Caller::Owner, "viewer", "admin"),
        (3, "owner", Caller::WorkspaceManager, "member", "manager"),
        (3, "member", Caller::Owner, "manager", "member"),
        (3, "viewer", Caller::Owner, "admin", "viewer"),
        (3, "viewer", Caller::Owner, "member", "viewer"),
        (4, EVO_OWNER, Caller::Owner, "member", "owner"),
        (4, EVO_ADMIN, Caller::Owner, "viewer", "admin"),
        (4, EVO_USER, Caller::Owner, "admin", "member"),
        (5, "owner", Caller::Owner, "viewer", "admin"),
        (5, "editor", Caller::Owner, "viewer", "manager"),
        (5, "viewer", Caller::Admin, "manager", "viewer"),
    ];
    for (view, name, by, before, after) in cases {
        let (world, view) = (World::new().await, &VIEWS[*view]);
        prepare(&world, view, before).await;
        let answer = write(&world, view, *by, name).await;
        assert!(answer.status.is_success(), "{} {name} as {by:?}: {}", view.path, text(&answer));
        assert_eq!(native(&world, view).await["role"], *after, "{} {name} as {by:?} for a {before}", view.path);
    }
}
