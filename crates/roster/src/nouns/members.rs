//! `roster member …`.

use super::{EXPIRES_AT, Field, Noun, column, create, delete, get, id, list, references::USER, text, update, words};

const MANY: &str = "/workspaces/{workspace}/members";
const ONE: &str = "/workspaces/{workspace}/members/{user}";
const ROLE: Field = text("role", "role", "ROLE", "Role in the workspace: admin, manager, member or viewer");
const SCOPES: Field = words("scope", "scopes", "WORD", "A scope word, kept for other systems; repeat for more");

pub(super) static NOUN: Noun = Noun {
    name: "member",
    about: "Members of a workspace",
    verbs: &[
        list(
            "List the members of a workspace, newest first",
            MANY,
            &[
                column("EMAIL", "user.email", 0),
                column("GIVEN NAME", "user.given_name", 5),
                column("FAMILY NAME", "user.family_name", 4),
                column("ROLE", "role", 1),
                column("STATUS", "status", 2),
                column("ENDS", "expires_at", 3),
                column("ADDED", "created_at", 7),
                column("USER ID", "user.id", 6),
            ],
        )
        .with(&[
            words("role", "role", "ROLE", "Only these roles: admin, manager, member, viewer"),
            text("email", "email", "EMAIL", "Only the member with this email, whatever its case"),
        ]),
        get("Show a member", ONE),
        create(
            "Add a user of the organization to a workspace",
            MANY,
            &[id("user", "user", &USER, "USER", "Id or email of the user").positional(), ROLE.required(), SCOPES, EXPIRES_AT],
        )
        .named("add"),
        update("Change a membership", ONE, &[ROLE, SCOPES.or_null(), EXPIRES_AT.or_null()]),
        delete("Remove a member from a workspace", ONE, "they lose the workspace at once").named("remove").done("removed"),
    ],
};
