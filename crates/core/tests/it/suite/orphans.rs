//! Nothing is left behind: every column that names something is looked at, after everything that can be deleted was.

use super::schema::columns_of_bytes;
use crate::world::{World, email, name_of};
use roster_core::{
    Kind,
    access::{OrganizationRole, Permission, PermissionSet, WorkspaceRole},
    alias, api_key, credential,
    dialect_data::DialectPatch,
    group, group_member,
    id::{Entity, Id},
    invitation,
    member::NewMember,
    patch::Patch,
    role,
    role_assignment::{self, Holder},
    service_account::{self, Home},
    store::Value,
    text::{AliasText, Dialect, Label},
    user, workspace, workspace_group,
};

/// What a column of bytes names.
enum Names {
    /// A row of one of these tables, by its id.
    RowOf(&'static [&'static str]),
    /// Something that an alias or a dialect's data may stand beside.
    Object,
    /// Nothing that has to be there, for this reason.
    Nothing(&'static str),
}
use Names::{Nothing, Object, RowOf};

const OBJECTS: &[&str] = &[
    "organizations",
    "users",
    "workspaces",
    "groups",
    "workspace_groups",
    "custom_roles",
    "roles",
    "service_accounts",
    "api_keys",
    "invitations",
];
const PRINCIPALS: Names = RowOf(&["principals"]);
const WORKSPACES: Names = RowOf(&["workspaces"]);
const HISTORY: Names = Nothing("who did it is remembered, whatever became of them");
const ABOVE: Names = Nothing("above organizations; the tests of accounts see to it");
const BYTES: Names = Nothing("bytes that name nothing");
const LOG: Names = Nothing("the log outlives what it tells of");
const TOKEN: Names = Nothing("for an hour; each use asks what the token was made of, which may be gone");
const ANSWER: Names = Nothing("an answer of the last day");

/// Every column of bytes but `organization_id`.
const COLUMNS: &[(&str, Names)] = &[
    ("access_tokens.id", BYTES),
    ("access_tokens.limited_to", TOKEN),
    ("access_tokens.parent_id", TOKEN),
    ("access_tokens.parent_secret_hash", TOKEN),
    ("access_tokens.secret_hash", BYTES),
    ("account_organizations.account_id", ABOVE),
    ("account_organizations.member_of", ABOVE),
    ("account_organizations.user_id", ABOVE),
    ("accounts.id", ABOVE),
    ("aliases.parent_id", WORKSPACES),
    ("aliases.target_id", Object),
    ("api_keys.id", BYTES),
    ("api_keys.previous_secret_hash", BYTES),
    ("api_keys.principal_id", PRINCIPALS),
    ("api_keys.secret_hash", BYTES),
    ("api_keys.workspace_id", WORKSPACES),
    ("audit_events.actor_id", LOG),
    ("audit_events.chain", LOG),
    ("audit_events.id", LOG),
    ("audit_events.leaf", LOG),
    ("audit_events.salt", LOG),
    ("audit_events.target_id", LOG),
    ("audit_events.workspace_id", LOG),
    ("counters.scope_id", RowOf(&["organizations", "workspaces", "groups"])),
    ("credentials.id", BYTES),
    ("credentials.previous_secret_hash", BYTES),
    ("credentials.secret_hash", BYTES),
    ("credentials.service_account_id", RowOf(&["service_accounts"])),
    ("custom_roles.id", BYTES),
    ("custom_roles.workspace_id", WORKSPACES),
    ("dialect_data.object_id", Object),
    ("group_members.group_id", RowOf(&["groups"])),
    ("group_members.principal_id", RowOf(&["users"])),
    ("groups.id", PRINCIPALS),
    ("idempotency_records.body", ANSWER),
    ("idempotency_records.fingerprint", ANSWER),
    ("idempotency_records.made_id", ANSWER),
    ("idempotency_records.principal_id", ANSWER),
    ("invitation_workspaces.invitation_id", RowOf(&["invitations"])),
    ("invitation_workspaces.role_id", RowOf(&["roles"])),
    ("invitation_workspaces.workspace_id", WORKSPACES),
    ("invitations.accepted_user_id", HISTORY),
    ("invitations.id", BYTES),
    ("invitations.invited_by", HISTORY),
    ("invitations.role_id", RowOf(&["roles"])),
    ("invitations.secret_hash", BYTES),
    ("literal_keys.api_key_id", RowOf(&["api_keys"])),
    ("literal_keys.secret_hash", BYTES),
    ("organization_role_assignments.principal_id", PRINCIPALS),
    ("organization_role_assignments.role_id", RowOf(&["roles"])),
    ("organizations.audit_chain", BYTES),
    ("organizations.epoch", BYTES),
    ("organizations.id", BYTES),
    ("personal_keys.account_id", ABOVE),
    ("personal_keys.id", ABOVE),
    ("personal_keys.secret_hash", ABOVE),
    ("principals.id", RowOf(&["users", "groups", "service_accounts", "api_keys"])),
    ("role_assignments.id", BYTES),
    ("role_assignments.principal_id", RowOf(&["users", "groups", "service_accounts"])),
    ("role_assignments.role_id", RowOf(&["custom_roles"])),
    ("roles.id", BYTES),
    ("service_accounts.created_by", HISTORY),
    ("service_accounts.id", PRINCIPALS),
    ("service_accounts.workspace_id", WORKSPACES),
    ("sessions.account_id", ABOVE),
    ("sessions.id", ABOVE),
    ("sessions.limited_to", ABOVE),
    ("sessions.secret_hash", ABOVE),
    ("sso_connections.id", BYTES),
    ("users.account_id", ABOVE),
    ("users.id", PRINCIPALS),
    ("workspace_groups.group_id", RowOf(&["groups"])),
    ("workspace_groups.id", BYTES),
    ("workspace_groups.workspace_id", WORKSPACES),
    ("workspace_members.principal_id", RowOf(&["users"])),
    ("workspace_members.workspace_id", WORKSPACES),
    ("workspace_role_assignments.principal_id", PRINCIPALS),
    ("workspace_role_assignments.role_id", RowOf(&["roles"])),
    ("workspace_role_assignments.workspace_id", WORKSPACES),
    ("workspaces.created_by", HISTORY),
    ("workspaces.id", BYTES),
    ("workspaces.updated_by", HISTORY),
];

pub(in crate::suite) async fn every_column_that_names_something_is_looked_at(world: World) {
    let found = columns_of_bytes(&world).await;
    for column in &found {
        let known = column.ends_with(".organization_id") || COLUMNS.iter().any(|(known, _)| known == column);
        assert!(known, "{column} is new: say in COLUMNS what it names, and see that it goes with it");
    }
    for (column, names) in COLUMNS {
        assert!(!matches!(names, Nothing("")), "{column}: say why nothing has to be there");
        assert!(found.iter().any(|known| known == column), "{column} is not there any more: take it off the list");
    }
}

/// The columns that name something, each with the number of its rows and of those whose something is not there.
async fn counted(world: &World) -> Vec<(&'static str, i64, i64)> {
    let mut counted = Vec::new();
    for (column, names) in COLUMNS {
        let tables = match names {
            RowOf(tables) => tables,
            Object => OBJECTS,
            Nothing(_) => continue,
        };
        let (table, name) = column.split_once('.').unwrap();
        let there = tables.iter().map(|of| {
            let tenant = if *of == "organizations" { "t.id = $1" } else { "t.organization_id = $1" };
            format!("EXISTS (SELECT 1 FROM {of} t WHERE {tenant} AND t.id = c.{name})")
        });
        let there = there.collect::<Vec<_>>().join(" OR ");
        let nothing = match *column {
            // A count of nothing is none, and an alias below no workspace has a parent of zeros.
            // Records of requests are counted by caller, and outlive them for a day.
            "counters.scope_id" => " AND c.value <> 0 AND c.name <> 'idempotency_records'".to_owned(),
            "aliases.parent_id" => format!(" AND c.parent_id <> {}", world.place.blob(&[0; 16])),
            _ => String::new(),
        };
        let sql = |rest: &str| format!("SELECT COUNT(*) FROM {table} c WHERE c.organization_id = $1 AND c.{name} IS NOT NULL{nothing}{rest}");
        counted.push((*column, world.number(&sql("")).await, world.number(&sql(&format!(" AND NOT ({there})"))).await));
    }
    counted
}

/// The columns that name something which is not there.
pub(super) async fn orphans(world: &World) -> Vec<&'static str> {
    counted(world).await.into_iter().filter(|(_, _, orphans)| *orphans > 0).map(|(column, ..)| column).collect()
}

fn tests() -> Dialect {
    Dialect::try_from("tests").unwrap()
}

fn beside() -> Option<DialectPatch> {
    Some(DialectPatch { dialect: tests(), fields: vec![("icon", Patch::Set("star".into()))] })
}

async fn name<E: Entity>(world: &World, kind: Kind, id: Id<E>) {
    let alias = AliasText::try_from(format!("{}-{id}", kind.as_str())).unwrap();
    world.make(alias::Create { dialect: tests(), kind, alias, target: *id.as_bytes(), shown: true }).await;
}

/// One of everything, with everything that can hang on it.
struct Whole {
    workspace: roster_core::id::WorkspaceId,
    user: roster_core::id::UserId,
    group: roster_core::id::GroupId,
    roles: [role::Place; 2],
    robots: [service_account::Place; 2],
    keys: Vec<api_key::Place>,
}

async fn whole(world: &World, number: usize) -> Whole {
    let text = |word: &str| name_of(&format!("{word} {number}"));
    let create = workspace::Create { dialect_data: beside(), ..workspace::Create::named(text("w")) };
    let workspace = world.make(create).await.id;
    let user = world.user(format!("u{number}"), OrganizationRole::Viewer).await.id;
    world.make(user::Update { dialect_data: beside(), ..user::Update::of(user) }).await;
    world.make(roster_core::member::Add { workspace, members: vec![NewMember::new(user, WorkspaceRole::Member)] }).await;
    let (role, source) = (Some(OrganizationRole::Admin), Label::try_from("tests").unwrap());
    let group = world.make(group::Create { name: text("g"), description: None, role, source, created_at: None }).await.id;
    world.make(group_member::Add::one(group, user)).await;
    let given = world.make(workspace_group::Create::new(workspace, group, WorkspaceRole::Manager)).await.id;
    let homes = [Home::Organization(OrganizationRole::Viewer), Home::Workspace(workspace, Some(WorkspaceRole::Member))];
    let (mut roles, mut robots, mut keys) = (Vec::new(), Vec::new(), Vec::new());
    for (place, home) in [None, Some(workspace)].into_iter().zip(homes) {
        let robot = world.make(service_account::Create { home, name: text("robot"), description: None, created_at: None }).await.place();
        world.make(credential::Create { place: robot, name: text("c"), expires_at: None, dialect_data: None }).await;
        let permissions = PermissionSet::of(&[Permission::WorkspacesRead]);
        let create = role::Create { workspace: place, name: text("role"), description: None, scopes: None, permissions, created_at: None };
        let role = world.make(create).await.place();
        for holder in [Holder::User(user), Holder::Group(group), Holder::ServiceAccount(robot.id)] {
            world.make(role_assignment::Create::new(role, holder)).await;
        }
        let of_user = api_key::Create::new(api_key::Owner::User(user), place, text("k"));
        let owned = place.map_or(api_key::Owner::Organization(OrganizationRole::Viewer), |_| api_key::Owner::Workspace);
        for create in [of_user, api_key::Create::for_service_account(robot, text("k")), api_key::Create::new(owned, place, text("k"))] {
            let key = world.make(api_key::Create { dialect_data: beside(), ..create }).await.key;
            name(world, Kind::ApiKey, key.id).await;
            keys.push((&key).into());
        }
        name(world, Kind::ServiceAccount, robot.id).await;
        name(world, Kind::Role, role.id).await;
        roles.push(role);
        robots.push(robot);
    }
    let nobody = Label::try_from("").unwrap();
    let invite = invitation::Create {
        email: email(format!("i{number}")),
        given_name: nobody.clone(),
        family_name: nobody,
        role: OrganizationRole::Member,
        workspaces: Some(vec![invitation::Place { workspace, role: WorkspaceRole::Viewer }]),
        expires_at: None,
        dialect_data: beside(),
    };
    let invited = world.make(invite).await.invitation.id;
    name(world, Kind::Invitation, invited).await;
    name(world, Kind::User, user).await;
    name(world, Kind::Group, group).await;
    name(world, Kind::Workspace, workspace).await;
    name(world, Kind::WorkspaceGroup, given).await;
    Whole { workspace, user, group, roles: roles.try_into().unwrap(), robots: robots.try_into().unwrap(), keys }
}

pub(in crate::suite) async fn deleting_leaves_no_orphan(world: World) {
    for first in 0..6 {
        let whole = whole(&world, first).await;
        // Each column that names something does so now; literal keys are made when an instance is.
        let empty = counted(&world).await.into_iter().filter(|(column, rows, _)| *rows == 0 && !column.starts_with("literal_keys."));
        assert_eq!(empty.map(|(column, ..)| column).collect::<Vec<_>>(), [""; 0]);
        // Whichever goes first, and what is left of it after it.
        for step in 0..6 {
            match (first + step) % 6 {
                0 => world.make(group::Delete { id: whole.group }).await,
                1 => world.make(user::Delete { id: whole.user }).await,
                2 => {
                    for place in whole.roles {
                        // Those of a deleted workspace go with it.
                        drop(world.change(&world.system(), role::Delete { place }).await);
                    }
                }
                3 => {
                    for place in whole.robots {
                        drop(world.change(&world.system(), service_account::Delete { place }).await);
                    }
                }
                4 => {
                    for place in &whole.keys {
                        drop(world.change(&world.system(), api_key::Delete { place: *place }).await);
                    }
                }
                _ => world.make(workspace::Delete { id: whole.workspace, confirm_name: None, revoke_keys: true }).await,
            }
            assert_eq!(orphans(&world).await, [""; 0], "begun with {first}, after step {step}");
        }
        let there = [("users", whole.user.as_bytes()), ("groups", whole.group.as_bytes())];
        for (table, id) in there.into_iter().chain(whole.robots[..1].iter().map(|place| ("service_accounts", place.id.as_bytes()))) {
            let sql = format!("SELECT COUNT(*) FROM {table} WHERE organization_id = $1 AND id = $2");
            let count = world.rows(&sql, &[Value::from(&world.organization), Value::from(id)], |row| row.int(0)).await[0];
            assert_eq!(count, 0, "{table}");
        }
    }
    super::counters::assert_counted(&world).await;
}

/// A check that can't fail is worth nothing: what the database does not forbid is found when somebody does it by hand.
pub(in crate::suite) async fn what_is_left_behind_by_hand_is_found(world: World) {
    let whole = whole(&world, 0).await;
    assert_eq!(orphans(&world).await, [""; 0]);
    let (organization, group) = (world.place.blob(world.organization.as_bytes()), world.place.blob(whole.group.as_bytes()));
    world.place.batch_outside(&format!("DELETE FROM principals WHERE organization_id = {organization} AND id = {group}")).await;
    // The alias of the group, that of its role in the workspace, and the count of its members.
    assert_eq!(orphans(&world).await, ["aliases.target_id", "counters.scope_id"]);
    let user = world.place.blob(whole.user.as_bytes());
    world.place.batch_outside(&format!("DELETE FROM principals WHERE organization_id = {organization} AND id = {user}")).await;
    assert_eq!(orphans(&world).await, ["aliases.target_id", "counters.scope_id", "dialect_data.object_id"]);
}
