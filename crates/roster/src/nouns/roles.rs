//! `roster role …` and `roster permission …`: what can be given.

use super::{Noun, column, list};

pub(super) static NOUN: Noun = Noun {
    name: "role",
    about: "Roles that can be given",
    verbs: &[list(
        "List the roles with what they hold",
        "/roles",
        &[
            column("NAME", "name", 0),
            column("LEVEL", "level", 0),
            column("IN WORKSPACES", "implied_in_workspaces", 1),
            column("PERMISSIONS", "permissions", 2),
        ],
    )
    .whole()],
};

pub(super) static PERMISSIONS: Noun = Noun {
    name: "permission",
    about: "Permissions that roles and the scopes of keys are made of",
    verbs: &[list("List the permissions", "/permissions", &[column("NAME", "name", 0), column("DESCRIPTION", "description", 1)]).whole()],
};
