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
    path: &'static str,
    method: Method,
    /// Where the native API shows the role itself.
    native: &'static str,
    /// The names that can be given, each with what it is shown as.
    names: &'static [(&'static str, &'static str)],
}

const USER: &str = "/api/v1/organizations/{organization}/users/{user}";
const MEMBER: &str = "/api/v1/organizations/{organization}/workspaces/{workspace}/members/{member}";

const VIEWS: &[View] = &[
    View {
        surface: "portkey",
        path: "/portkey/v1/admin/users/{user}",
        method: Method::PUT,
        native: USER,
        names: &[("admin", "admin"), ("member", "member")],
    },
    View {
        surface: "portkey",
        path: "/portkey/v1/admin/workspaces/{workspace}/users/{member}",
        method: Method::PUT,
        native: MEMBER,
        names: &[("admin", "admin"), ("manager", "manager"), ("member", "member"), ("ws-member", "member")],
    },
    View {
        surface: "openai",
        path: "/openai/v1/organization/users/{user}",
        method: Method::POST,
        native: USER,
        names: &[("owner", "owner"), ("reader", "reader")],
    },
    View {
        surface: "openai",
        path: "/openai/v1/organization/projects/{workspace}/users/{member}",
        method: Method::POST,
        native: MEMBER,
        // The vendor has a role viewer, which its field `role` does not know.
        names: &[("owner", "owner"), ("member", "member"), ("viewer", "member")],
    },
    View {
        surface: "keycard",
        path: "/keycard/organizations/{organization}/users/{user}",
        method: Method::PATCH,
        native: USER,
        names: &[("org_admin", "org_admin"), ("org_viewer", "org_viewer"), ("org_member", "org_member")],
    },
    View {
        surface: "keycard",
        path: "/keycard/zones/{workspace}/members/{member}",
        method: Method::PATCH,
        native: MEMBER,
        names: &[("zone_manager", "zone_manager"), ("zone_viewer", "zone_viewer")],
    },
];

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
    let answer = world.call(Caller::Owner, Call::new(Method::GET, filled(world, view.surface, view.path))).await;
    let body: Value = serde_json::from_slice(&answer.body).unwrap();
    body["role"].as_str().unwrap_or_else(|| panic!("{}: no role in {body}", view.path)).to_owned()
}

async fn write(world: &World, view: &View, by: Caller, name: &str) -> Reply {
    // Whatever is written now is told from what was written before.
    world.clock.advance_micros(1_000_000);
    let call = Call::new(view.method.clone(), filled(world, view.surface, view.path)).body(json!({"role": name}).to_string());
    world.call(by, call).await
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
        (4, "org_admin", Caller::Owner, "member", "owner"),
        (4, "org_admin", Caller::Admin, "viewer", "admin"),
        (4, "org_viewer", Caller::Owner, "owner", "viewer"),
        (4, "org_member", Caller::Owner, "viewer", "member"),
        (5, "zone_manager", Caller::Owner, "member", "admin"),
        (5, "zone_manager", Caller::WorkspaceManager, "viewer", "manager"),
        (5, "zone_viewer", Caller::Owner, "manager", "viewer"),
    ];
    for (view, name, by, before, after) in cases {
        let (world, view) = (World::new().await, &VIEWS[*view]);
        prepare(&world, view, before).await;
        let answer = write(&world, view, *by, name).await;
        assert!(answer.status.is_success(), "{} {name} as {by:?}: {}", view.path, text(&answer));
        assert_eq!(native(&world, view).await["role"], *after, "{} {name} as {by:?} for a {before}", view.path);
    }
}
