//! `roster group …` and `roster workspace-group …`.

use super::{
    Field, Kind, Method, Noun, Shows, column, create, delete, get, id, list,
    references::{GROUP, USER},
    text, update, verb, words,
};
use crate::output::Column;

const MANY: &str = "/groups";
const ONE: &str = "/groups/{group}";
const DESCRIPTION: Field = text("description", "description", "TEXT", "What it is for");
const ROLE_IN_ORGANIZATION: Field =
    text("role", "role", "ROLE", "Role in the organization that whoever is in it has besides their own: admin, viewer or member");
const MEMBERS: &[Column] = &[
    column("EMAIL", "user.email", 0),
    column("GIVEN NAME", "user.given_name", 3),
    column("FAMILY NAME", "user.family_name", 2),
    column("STATUS", "user.status", 1),
    column("ADDED", "created_at", 5),
    column("USER ID", "user.id", 4),
];

pub(super) static NOUN: Noun = Noun {
    name: "group",
    about: "Groups of users, and who is in them",
    verbs: &[
        list(
            "List groups, newest first",
            MANY,
            &[
                column("NAME", "name", 0),
                column("ROLE", "role", 2),
                column("DESCRIPTION", "description", 3),
                column("SOURCE", "source", 4),
                column("CREATED", "created_at", 5),
                column("ID", "id", 1),
            ],
        )
        .with(&[
            text("name", "name", "NAME", "Only the group with this name, whatever its case"),
            text("name-contains", "name_contains", "TEXT", "Only those whose name contains this"),
            id("member", "member", &USER, "USER", "Only groups that this user is in: id or email"),
        ]),
        get("Show a group", ONE),
        create(
            "Make a group",
            MANY,
            &[text("name", "name", "NAME", "Name, unique in the organization").required(), DESCRIPTION, ROLE_IN_ORGANIZATION],
        ),
        update("Change a group", ONE, &[text("name", "name", "NAME", "New name"), DESCRIPTION.or_null(), ROLE_IN_ORGANIZATION.or_null()]),
        delete("Delete a group", ONE, "its members lose the roles that they have through it"),
        list("List who is in a group, newest first", "/groups/{group}/members", MEMBERS).named("members"),
        verb(
            "add",
            "Add users to a group, all of them or none",
            Method::Post,
            "/groups/{group}/members",
            Shows::List { columns: MEMBERS, cursor: None },
        )
        .with(&[text("users", "users", "USERS", "Ids or emails of users").of(Kind::Ids(&USER)).positional()]),
        delete("Take a user out of a group", "/groups/{group}/members/{user}", "they lose the roles that they have through it")
            .named("remove")
            .done("removed"),
    ],
};

const GRANTS: &str = "/workspaces/{workspace}/groups";
const GRANT: &str = "/workspaces/{workspace}/groups/{group}";
const ROLE: Field = text("role", "role", "ROLE", "Role in the workspace: admin, manager, member or viewer");

pub(super) static IN_WORKSPACES: Noun = Noun {
    name: "workspace-group",
    about: "Groups' roles in workspaces",
    verbs: &[
        list(
            "List groups' roles in all workspaces, newest first",
            "/workspace-groups",
            &[
                column("GROUP", "group.name", 0),
                column("ROLE", "role", 0),
                column("WORKSPACE", "workspace", 0),
                column("GIVEN", "created_at", 2),
                column("GROUP ID", "group.id", 1),
            ],
        )
        .with(&[
            id("group", "group", &GROUP, "GROUP", "Only this group's: id or name"),
            words("role", "role", "ROLE", "Only these roles: admin, manager, member, viewer"),
        ]),
        get("Show a group's role in a workspace", GRANT),
        create(
            "Give a group a role in a workspace",
            GRANTS,
            &[id("group", "group", &GROUP, "GROUP", "Id or name of the group").positional(), ROLE.required()],
        )
        .named("add"),
        update("Change a group's role in a workspace", GRANT, &[ROLE]),
        delete("Take a group's role in a workspace away", GRANT, "who is in the workspace through it alone loses the workspace")
            .named("remove")
            .done("removed"),
    ],
};
