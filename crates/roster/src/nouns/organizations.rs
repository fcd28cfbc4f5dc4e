//! `roster org …`.

use super::{Kind, Noun, column, create, delete, get, json, list, text, update};

const MANY: &str = "//organizations";
const ONE: &str = "//organizations/{org}";

pub(super) static NOUN: Noun = Noun {
    name: "org",
    about: "Organizations: operators make and list them, their owners keep them",
    verbs: &[
        list(
            "List organizations: an operator's key sees all, any other its own",
            MANY,
            &[column("SLUG", "slug", 0), column("NAME", "name", 1), column("CREATED", "created_at", 3), column("ID", "id", 2)],
        ),
        get("Show an organization", ONE),
        create(
            "Make an organization with its first owner; the owner's key is shown this once",
            MANY,
            &[
                text("name", "name", "NAME", "Name of the organization").required(),
                text("slug", "slug", "SLUG", "Its name in URLs; made from the name when absent"),
                json("settings", "settings", "Kept for other systems"),
                text("owner", "owner.email", "EMAIL", "Email of the first owner").required(),
                text("owner-given-name", "owner.given_name", "NAME", "Given name of the first owner"),
                text("owner-family-name", "owner.family_name", "NAME", "Family name of the first owner"),
            ],
        )
        .revealing(&["secret"]),
        update(
            "Change an organization",
            ONE,
            &[
                text("name", "name", "NAME", "New name"),
                text("slug", "slug", "SLUG", "New name in URLs"),
                json("settings", "settings", "Kept for other systems").or_null(),
                text(
                    "members-can-create-workspaces",
                    "members_can_create_workspaces",
                    "true|false",
                    "Whether every user of it can make workspaces; who makes one is its admin",
                )
                .of(Kind::Truth),
            ],
        ),
        delete("Delete an organization with all that is in it", ONE, "everybody in it loses access, and all its keys stop"),
    ],
};
