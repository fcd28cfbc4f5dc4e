//! The whole policy as a table: a change of it shows in review as changed lines.

use crate::world::BEGINNING;
use roster_core::{
    access::{Actor, Counting, OrganizationRole, Permission, Principal, Scope, Standing, WorkspaceRole, decide},
    error::Kind,
    id::{ApiKeyId, OrganizationId, RoleId, ServiceAccountId, UserId, WorkspaceId},
    organization::INSTANCE,
};
use std::{fmt::Write as _, fs, path::Path};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/role-matrix.txt");

const HEAD: &str = "\
Who may do what: every organization role, workspace role, permission and scope.
Made by `cargo xtask gen` from the policy; a test compares.

A cell holds five answers, one per role that the caller has in the scope's workspace:
none, viewer, member, manager, admin.

  Y  yes
  -  no, and the caller is told so (forbidden)
  .  no, and the caller is told that there is no such thing

An operator is an owner in the instance tenant, above all organizations.
";

/// Where it is asked; oneself is the user that asks.
const SCOPES: &[(&str, Scope, Counting)] = &[
    ("in the organization", Scope::Organization, Counting::Effective),
    (MEMBERS_CREATE, Scope::Organization, Counting::Effective),
    ("in a workspace", Scope::Workspace(WORKSPACE), Counting::Effective),
    ("in a workspace, where membership counts and being an admin", Scope::Workspace(WORKSPACE), Counting::MembershipOrAdmin),
    ("in a workspace, where only membership counts", Scope::Workspace(WORKSPACE), Counting::ExplicitMembership),
    ("on one's own membership of a workspace", Scope::Member(WORKSPACE, ONESELF), Counting::Effective),
    ("on oneself", Scope::User(ONESELF), Counting::Effective),
    ("on another user", Scope::User(UserId::from_bytes([2; 16])), Counting::Effective),
    ("on a key without a workspace", Scope::Key(KEY, None), Counting::Effective),
    ("on a key of a workspace", Scope::Key(KEY, Some(WORKSPACE)), Counting::Effective),
    ("on a service account of the organization", Scope::ServiceAccount(ROBOT, None), Counting::Effective),
    ("on a service account of a workspace", Scope::ServiceAccount(ROBOT, Some(WORKSPACE)), Counting::Effective),
    ("on a custom role of the organization", Scope::Role(ROLE, None), Counting::Effective),
    ("on a custom role of a workspace", Scope::Role(ROLE, Some(WORKSPACE)), Counting::Effective),
    ("in the instance", Scope::Instance, Counting::Effective),
];

/// The block of an organization with that setting.
const MEMBERS_CREATE: &str = "in an organization whose members can create workspaces";

const ONESELF: UserId = UserId::from_bytes([1; 16]);
const WORKSPACE: WorkspaceId = WorkspaceId::from_bytes([3; 16]);
const KEY: ApiKeyId = ApiKeyId::from_bytes([4; 16]);
const ROBOT: ServiceAccountId = ServiceAccountId::from_bytes([6; 16]);
const ROLE: RoleId = RoleId::from_bytes([7; 16]);
const ORGANIZATION: OrganizationId = OrganizationId::from_bytes([5; 16]);

/// The callers, as the columns show them.
fn callers() -> Vec<(&'static str, OrganizationId, Option<OrganizationRole>)> {
    let mut callers = vec![("none", ORGANIZATION, None)];
    callers.extend(OrganizationRole::ALL.iter().map(|role| (role.as_str(), ORGANIZATION, Some(*role))));
    callers.push(("operator", INSTANCE, Some(OrganizationRole::Owner)));
    callers
}

fn answer(
    can_create_workspaces: bool,
    organization: OrganizationId,
    organization_role: Option<OrganizationRole>,
    workspace_role: Option<WorkspaceRole>,
    permission: Permission,
    scope: Scope,
    counting: Counting,
) -> char {
    let actor = Actor { organization, principal: Principal::User(ONESELF), key: None };
    let workspace_role = workspace_role.map(|role| (role, None));
    let standing = Standing { active: true, organization_role, workspace_role, can_create_workspaces, ..Standing::default() };
    match decide(actor, &standing, permission, scope, counting, BEGINNING) {
        Ok(_) => 'Y',
        Err(denied) => match denied.into_error() {
            roster_core::Error::NotFound(Kind::Workspace | Kind::ApiKey | Kind::ServiceAccount | Kind::Role) => '.',
            _ => '-',
        },
    }
}

fn table() -> String {
    let mut text = HEAD.to_owned();
    let width = Permission::ALL.iter().map(|permission| permission.as_str().len()).max().unwrap_or(0);
    for (name, scope, counting) in SCOPES {
        write!(text, "\n{name}\n{:<width$}", "").unwrap();
        for (caller, ..) in callers() {
            write!(text, " {caller:<8}").unwrap();
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        for permission in Permission::ALL {
            write!(text, "{permission:<width$}", permission = permission.as_str()).unwrap();
            for (_, organization, role) in callers() {
                let members = [None].into_iter().chain(WorkspaceRole::ALL.iter().copied().map(Some));
                let cell: String = members
                    .map(|member| answer(*name == MEMBERS_CREATE, organization, role, member, *permission, *scope, *counting))
                    .collect();
                write!(text, " {cell:<8}").unwrap();
            }
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
    }
    text
}

#[test]
fn matrix() {
    let table = table();
    if std::env::var_os("ROSTER_GEN").is_some() {
        fs::create_dir_all(Path::new(FILE).parent().unwrap()).unwrap();
        fs::write(FILE, table).unwrap();
        return;
    }
    let committed = fs::read_to_string(FILE).unwrap_or_default();
    let changed = committed.lines().zip(table.lines()).find(|(committed, table)| committed != table);
    assert!(committed == table, "docs/role-matrix.txt is stale, first at {changed:?}: run cargo xtask gen");
}
