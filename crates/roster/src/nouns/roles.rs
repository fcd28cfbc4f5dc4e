//! `roster role …`, `roster role-assignment …` and `roster permission …`: what can be given, and who has it.

use super::{
    Field, Noun, column, create, delete, get, id, list,
    references::{GROUP, USER},
    text, update, words,
};
use crate::output::Column;

const MANY: &str = "/roles";
const ONE: &str = "/roles/{role}";
const DESCRIPTION: Field = text("description", "description", "TEXT", "What it is for");
const PERMISSIONS_HELD: Field = words("permissions", "permissions", "PERMISSIONS", "All that it holds: users.list,users.read");
const SCOPES: Field = words("scopes", "scopes", "WORDS", "Words to keep beside the permissions");

pub(super) static NOUN: Noun = Noun {
    name: "role",
    about: "Roles that can be given: built-in ones, and custom ones of the organization or of a workspace",
    verbs: &[
        list(
            "List the roles with what they hold: built-in ones, then custom ones, newest first",
            MANY,
            &[
                column("NAME", "name", 0),
                column("LEVEL", "level", 0),
                column("BUILT IN", "built_in", 3),
                column("IN WORKSPACES", "implied_in_workspaces", 4),
                column("PERMISSIONS", "permissions", 2),
                column("ID", "id", 1),
            ],
        )
        .with(&[
            text("workspace", "workspace", "WORKSPACE", "Those of this workspace, by id or slug, instead of the organization's own"),
            text("name", "name", "NAME", "Only the role with this name, whatever its case"),
        ]),
        get("Show a role", ONE),
        create(
            "Make a custom role",
            MANY,
            &[
                text("name", "name", "NAME", "Name, unique in its organization or workspace").required(),
                PERMISSIONS_HELD.required(),
                text("workspace", "workspace", "WORKSPACE", "The workspace that it is a role of: id or slug. The organization when absent"),
                DESCRIPTION,
                SCOPES,
            ],
        ),
        update(
            "Change a custom role, and what everybody who has it may do",
            ONE,
            &[text("name", "name", "NAME", "New name"), PERMISSIONS_HELD, DESCRIPTION.or_null(), SCOPES.or_null()],
        ),
        delete("Delete a custom role", ONE, "whoever has it loses what it holds"),
    ],
};

const ASSIGNMENTS: &str = "/role-assignments";
const ASSIGNMENT: &str = "/role-assignments/{role-assignment}";
const HELD: &[Column] = &[
    column("NAME", "role.name", 0),
    column("LEVEL", "role.level", 0),
    column("OWN", "own", 1),
    column("GROUPS", "groups", 2),
    column("SINCE", "assigned_at", 3),
    column("ROLE ID", "role.id", 4),
];
const WITHIN: Field = text("workspace", "workspace", "WORKSPACE", "In this workspace, by id or slug, instead of the organization itself");
const TO_USER: Field = id("user", "user", &USER, "USER", "A user: id or email");
const TO_GROUP: Field = id("group", "group", &GROUP, "GROUP", "A group: id or name");
const TO_ACCOUNT: Field = text("service-account", "service_account", "ID", "A service account: id");

pub(super) static ASSIGNED: Noun = Noun {
    name: "role-assignment",
    about: "Who has which roles",
    verbs: &[
        list(
            "List who has which custom roles, newest first",
            ASSIGNMENTS,
            &[
                column("ROLE", "role.name", 0),
                column("WORKSPACE", "workspace", 5),
                column("USER", "user", 1),
                column("GROUP", "group", 2),
                column("SERVICE ACCOUNT", "service_account", 3),
                column("SINCE", "created_at", 6),
                column("ID", "id", 4),
            ],
        )
        .with(&[
            text("workspace", "workspace", "WORKSPACE", "Only of roles of this workspace: id or slug"),
            text("role", "role", "ROLE", "Only of this role: id"),
            TO_USER,
            TO_GROUP,
            TO_ACCOUNT,
        ]),
        get("Show one assignment", ASSIGNMENT),
        create(
            "Give a custom role to one of a user, a group or a service account",
            ASSIGNMENTS,
            &[text("role", "role", "ROLE", "The role: id").required(), TO_USER, TO_GROUP, TO_ACCOUNT],
        ),
        delete("Take a custom role away", ASSIGNMENT, "whoever had it loses what it holds"),
        list("List every role of a user in one place, built-in ones too", "/users/{user}/roles", HELD)
            .with(&[WITHIN])
            .whole()
            .named("of-user"),
        list("List every role of a group in one place, built-in ones too", "/groups/{group}/roles", HELD)
            .with(&[WITHIN])
            .whole()
            .named("of-group"),
        list("List every role of a service account in one place, built-in ones too", "/service-accounts/{service-account}/roles", HELD)
            .with(&[WITHIN])
            .whole()
            .named("of-service-account"),
    ],
};

pub(super) static PERMISSIONS: Noun = Noun {
    name: "permission",
    about: "Permissions that roles and the scopes of keys are made of",
    verbs: &[list("List the permissions", "/permissions", &[column("NAME", "name", 0), column("DESCRIPTION", "description", 1)]).whole()],
};
