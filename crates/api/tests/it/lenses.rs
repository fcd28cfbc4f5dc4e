//! Every dialect's view of roles is a lens, in generated cases over all of them on the same people, groups and service accounts: what you write you read back,
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

/// One place of a dialect that takes a role, with the one that shows it.
struct View {
    surface: &'static str,
    path: &'static str,
    method: Method,
    /// What is written, with the name of the role for `{name}`.
    body: &'static str,
    /// Where it is read: an answer with the field `role`, a list of roles, or a list of mappings.
    read: &'static str,
    /// Where the native API shows the role itself.
    native: &'static str,
    /// The names that can be given, each with what it is shown as.
    names: &'static [(&'static str, &'static str)],
}

impl View {
    /// One field that is read where it is written.
    const fn field(
        surface: &'static str,
        method: Method,
        path: &'static str,
        native: &'static str,
        names: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { surface, path, method, body: r#"{"role":"{name}"}"#, read: path, native, names }
    }

    /// OpenAI's list of somebody's roles, which is written by adding to it.
    const fn list(read: &'static str, native: &'static str, (body, names): ListOfRoles) -> Self {
        Self { surface: "openai", path: read, method: Method::POST, body, read, native, names }
    }
}

/// What is added to a list, and the names of the roles that are always there.
type ListOfRoles = (&'static str, &'static [(&'static str, &'static str)]);

const OF_ORGANIZATION: ListOfRoles =
    (r#"{"role_id":"role-api-organization-{name}__api-organization__{organization}"}"#, &[("owner", "owner"), ("reader", "reader")]);
const OF_PROJECT: ListOfRoles = (
    r#"{"role_id":"role-api-project-{name}__api-project__{workspace}"}"#,
    &[("owner", "owner"), ("member", "member"), ("viewer", "viewer")],
);

const USER: &str = "/api/v1/organizations/{organization}/users/{user}";
const MEMBER: &str = "/api/v1/organizations/{organization}/workspaces/{workspace}/members/{member}";
const GROUP: &str = "/api/v1/organizations/{organization}/groups/{empty_group}";
const GIVEN: &str = "/api/v1/organizations/{organization}/workspaces/{workspace}/groups/{empty_group}";
const ROBOT: &str = "/api/v1/organizations/{organization}/service-accounts/{service_account}";

const ROLES_OF_GIVEN: &str = "/openai/v1/projects/{workspace}/groups/{empty_group}/roles";

const VIEWS: &[View] = &[
    View::field("portkey", Method::PUT, "/portkey/v1/admin/users/{user}", USER, &[("admin", "admin"), ("member", "member")]),
    View::field(
        "portkey",
        Method::PUT,
        "/portkey/v1/admin/workspaces/{workspace}/users/{member}",
        MEMBER,
        &[("admin", "admin"), ("manager", "manager"), ("member", "member"), ("ws-member", "member")],
    ),
    View::field("openai", Method::POST, "/openai/v1/organization/users/{user}", USER, &[("owner", "owner"), ("reader", "reader")]),
    View::field(
        "openai",
        Method::POST,
        "/openai/v1/organization/projects/{workspace}/users/{member}",
        MEMBER,
        // The vendor has a role viewer, which its field `role` does not know.
        &[("owner", "owner"), ("member", "member"), ("viewer", "member")],
    ),
    View::list("/openai/v1/organization/users/{user}/roles", USER, OF_ORGANIZATION),
    View::list("/openai/v1/projects/{workspace}/users/{member}/roles", MEMBER, OF_PROJECT),
    View::list("/openai/v1/organization/groups/{empty_group}/roles", GROUP, OF_ORGANIZATION),
    View::list(ROLES_OF_GIVEN, GIVEN, OF_PROJECT),
    View {
        surface: "openai",
        path: "/openai/v1/organization/projects/{workspace}/groups",
        method: Method::POST,
        body: r#"{"group_id":"{empty_group}","role":"{name}"}"#,
        read: ROLES_OF_GIVEN,
        native: GIVEN,
        names: OF_PROJECT.1,
    },
    View::field(
        "openai",
        Method::POST,
        "/openai/v1/organization/projects/{workspace}/service_accounts/{service_account}",
        ROBOT,
        &[("owner", "owner"), ("member", "member")],
    ),
    View {
        surface: "portkey",
        path: "/portkey/v2/scim/workspaces",
        method: Method::POST,
        body: r#"{"workspace_id":"{workspace}","scim_group_id":"{empty_group}","role":"{name}"}"#,
        read: "/portkey/v2/scim/workspaces?workspace_id={workspace}&scim_group_id={empty_group}",
        native: GIVEN,
        // A group has one role wherever it has any: another one is refused here.
        names: &[("admin", "admin"), ("manager", "manager"), ("member", "member")],
    },
    View::field(
        "keycard",
        Method::PATCH,
        "/keycard/organizations/{organization}/users/{user}",
        USER,
        &[("org_admin", "org_admin"), ("org_viewer", "org_viewer"), ("org_member", "org_member")],
    ),
    View::field(
        "keycard",
        Method::PATCH,
        "/keycard/zones/{workspace}/members/{member}",
        MEMBER,
        &[("zone_manager", "zone_manager"), ("zone_viewer", "zone_viewer")],
    ),
    View {
        surface: "evo",
        path: "/evo/workspace/orgs/{organization}/members/users/{user}",
        method: Method::PATCH,
        body: r#"{"roles":["{name}"]}"#,
        read: "/evo/workspace/orgs/{organization}/members/users?limit=100",
        native: USER,
        names: &[(EVO_OWNER, EVO_OWNER), (EVO_ADMIN, EVO_ADMIN), (EVO_USER, EVO_USER)],
    },
    View {
        surface: "evo",
        path: "/evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users",
        method: Method::POST,
        body: r#"{"user_id":"{member}","role":"{name}"}"#,
        read: "/evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users?user_id={member}",
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
    let before = prop::option::of(0..4usize);
    let step = (0..VIEWS.len(), before, 0..12usize, by).prop_map(|(view, before, name, by)| Step { view, before, name, by });
    prop::collection::vec(step, 1..6)
}

fn filled(world: &World, surface: &str, path: &str) -> String {
    world.values(surface).iter().fold(path.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// A world in which a group without members has a role in the workspace: what comes through groups would hide what people have of
/// themselves.
async fn new_world() -> World {
    let world = World::new().await;
    let path = filled(&world, "api", "/api/v1/organizations/{organization}/workspaces/{workspace}/groups");
    let body = filled(&world, "api", r#"{"group":"{empty_group}","role":"viewer"}"#);
    let answer = world.call(Caller::Owner, Call::new(Method::POST, path).body(body)).await;
    assert_eq!(answer.status, 201, "{}", text(&answer));
    world
}

async fn native(world: &World, view: &View) -> Value {
    let answer = world.call(Caller::Owner, Call::new(Method::GET, filled(world, "api", view.native))).await;
    serde_json::from_slice(&answer.body).unwrap()
}

/// The name under which the role is shown, if there is one. Of a list: the strongest of the vendor's own, as others come through
/// groups and from custom roles.
async fn shown(world: &World, view: &View) -> Option<String> {
    let answer = world.call(Caller::Owner, Call::new(Method::GET, filled(world, view.surface, view.read))).await;
    let body: Value = serde_json::from_slice(&answer.body).unwrap();
    if let Some(role) = body["role"].as_str() {
        return Some(role.to_owned());
    }
    if let Some(people) = body["results"].as_array() {
        // Users of an instance with their roles; those of a workspace are asked for one at a time.
        let user = filled(world, view.surface, "{user}");
        let roles = people.iter().find(|person| person["id"] == user).map(|person| &person["roles"][0]["id"]);
        return roles.or(people.first().map(|person| &person["role"])).and_then(Value::as_str).map(str::to_owned);
    }
    let of_list = |list: &str, field: &str| {
        let list = body.get(list)?.as_array()?.iter();
        Some(list.map(|role| role[field].as_str().unwrap().to_owned()).collect::<Vec<_>>())
    };
    let names = of_list("data", "name").or_else(|| of_list("mappings", "role"));
    let names = names.unwrap_or_else(|| panic!("{}: no role in {body}", view.read));
    // They are named from the strongest on.
    view.names.iter().map(|(_, shown)| *shown).find(|shown| names.iter().any(|name| name == shown)).map(str::to_owned)
}

async fn write(world: &World, view: &View, by: Caller, name: &str) -> Reply {
    // Whatever is written now is told from what was written before.
    world.clock.advance_micros(1_000_000);
    let body = filled(world, view.surface, &view.body.replace("{name}", name));
    world.call(by, Call::new(view.method.clone(), filled(world, view.surface, view.path)).body(body)).await
}

/// Gives whoever is viewed exactly this role.
async fn prepare(world: &World, view: &View, role: Option<&str>) {
    let call = Call::new(Method::PATCH, filled(world, "api", view.native)).body(json!({"role": role}).to_string());
    let answer = world.call(Caller::Owner, call).await;
    assert_eq!(answer.status, 200, "{}", text(&answer));
}

/// The roles of the view's level, weakest first.
fn roles(view: &View) -> Vec<Option<&'static str>> {
    let in_organization = OrganizationRole::ALL.iter();
    match view.native {
        USER => in_organization.map(|role| Some(role.as_str())).collect(),
        // Only people are owners.
        GROUP => [None]
            .into_iter()
            .chain(in_organization.filter(|role| **role != OrganizationRole::Owner).map(|role| Some(role.as_str())))
            .collect(),
        _ => WorkspaceRole::ALL.iter().map(|role| Some(role.as_str())).collect(),
    }
}

async fn hold(world: &World, step: &Step) {
    let view = &VIEWS[step.view];
    if let Some(role) = step.before {
        let roles = roles(view);
        prepare(world, view, roles[role % roles.len()]).await;
    }
    // Every view of everything, whichever was written last.
    for view in VIEWS {
        let (before, name) = (native(world, view).await, shown(world, view).await);
        let Some(name) = name else {
            assert!(before["role"].is_null(), "{}: a role that is there is shown: {before}", view.read);
            continue;
        };
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
    assert_eq!(shown(world, view).await.as_deref(), Some(shows), "{step:?}: what is written, {name}, is read back");
    let again = write(world, view, step.by, name).await;
    assert!(again.status.is_success(), "{step:?}: {}", text(&again));
    assert_eq!(native(world, view).await, after, "{step:?}: {name} written again changes nothing");
}

#[tokio::test]
async fn the_lens_laws_hold_over_all_dialects() {
    let mut runner = TestRunner::deterministic();
    let steps = steps();
    let (mut written, mut refused) = (0, 0);
    for _ in 0..24 {
        let world = new_world().await;
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
        (4, "owner", Caller::Owner, "member", "owner"),
        (4, "owner", Caller::Owner, "admin", "admin"),
        (4, "owner", Caller::Admin, "viewer", "admin"),
        (4, "reader", Caller::Owner, "viewer", "viewer"),
        (4, "reader", Caller::Owner, "owner", "member"),
        // Where roles are listed, a project's three are told apart.
        (5, "member", Caller::Owner, "viewer", "member"),
        (5, "viewer", Caller::Owner, "member", "viewer"),
        (5, "owner", Caller::Owner, "manager", "manager"),
        // Only people are owners.
        (6, "owner", Caller::Owner, "member", "admin"),
        (6, "reader", Caller::Owner, "admin", "member"),
        (6, "reader", Caller::Owner, "viewer", "viewer"),
        (7, "owner", Caller::Owner, "viewer", "admin"),
        (7, "member", Caller::Owner, "manager", "member"),
        (7, "viewer", Caller::Owner, "admin", "viewer"),
        (8, "member", Caller::Owner, "viewer", "member"),
        (8, "owner", Caller::Owner, "manager", "manager"),
        (8, "owner", Caller::WorkspaceManager, "member", "manager"),
        (9, "owner", Caller::Owner, "viewer", "admin"),
        (9, "owner", Caller::Owner, "manager", "manager"),
        (9, "member", Caller::Owner, "viewer", "viewer"),
        (9, "member", Caller::Owner, "admin", "member"),
        (10, "member", Caller::Owner, "viewer", "viewer"),
        (10, "admin", Caller::Owner, "admin", "admin"),
        (11, "org_admin", Caller::Owner, "member", "owner"),
        (11, "org_admin", Caller::Admin, "viewer", "admin"),
        (11, "org_viewer", Caller::Owner, "owner", "viewer"),
        (11, "org_member", Caller::Owner, "viewer", "member"),
        (12, "zone_manager", Caller::Owner, "member", "admin"),
        (12, "zone_manager", Caller::WorkspaceManager, "viewer", "manager"),
        (12, "zone_viewer", Caller::Owner, "manager", "viewer"),
        (13, EVO_OWNER, Caller::Owner, "member", "owner"),
        (13, EVO_ADMIN, Caller::Owner, "viewer", "admin"),
        (13, EVO_USER, Caller::Owner, "admin", "member"),
        (14, "owner", Caller::Owner, "viewer", "admin"),
        (14, "editor", Caller::Owner, "viewer", "manager"),
        (14, "viewer", Caller::Admin, "manager", "viewer"),
    ];
    for (view, name, by, before, after) in cases {
        let (world, view) = (new_world().await, &VIEWS[*view]);
        prepare(&world, view, Some(before)).await;
        let answer = write(&world, view, *by, name).await;
        assert!(answer.status.is_success(), "{} {name} as {by:?}: {}", view.path, text(&answer));
        assert_eq!(native(&world, view).await["role"], *after, "{} {name} as {by:?} for a {before}", view.path);
    }
}
