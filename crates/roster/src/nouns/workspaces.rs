//! `roster workspace …`.

use super::{Field, Method, Noun, Shows, column, create, delete, get, json, list, switch, text, update, verb, words};

const MANY: &str = "/workspaces";
const ONE: &str = "/workspaces/{workspace}";
const DESCRIPTION: Field = text("description", "description", "TEXT", "What it is for");
const DEFAULTS: Field = json("defaults", "defaults", "Kept for other systems");
const LIMITS: Field = json("limits", "limits", "{\"usage\": …, \"rate\": …}, kept for the gateway that enforces them");
const SETTINGS: Field = json("settings", "settings", "Kept for other systems");

pub(super) static NOUN: Noun = Noun {
    name: "workspace",
    about: "Workspaces of an organization",
    verbs: &[
        list(
            "List workspaces, newest first",
            MANY,
            &[
                column("SLUG", "slug", 0),
                column("NAME", "name", 1),
                column("STATUS", "status", 2),
                column("DEFAULT", "is_default", 4),
                column("DESCRIPTION", "description", 7),
                column("CREATED", "created_at", 6),
                column("ID", "id", 5),
            ],
        )
        .with(&[
            text("name", "name", "NAME", "Only those with this name"),
            text("name-contains", "name_contains", "TEXT", "Only those whose name contains this"),
            text("slug", "slug", "SLUG", "Only the one with this slug"),
            text("created-by", "created_by", "USER", "Only those that this user created, by id"),
            text("member", "member", "USER", "Only those in which this user has a role at present, by id"),
            text("created-from", "created_from", "TIME", "Only those created at this moment or later: 2026-01-31T00:00:00Z"),
            text("created-before", "created_before", "TIME", "Only those created before this moment"),
            text("updated-from", "updated_from", "TIME", "Only those last changed at this moment or later"),
            text("updated-before", "updated_before", "TIME", "Only those last changed before this moment"),
            words("status", "status", "STATUS", "Only these: active, archived, deleted; the first two when absent"),
        ]),
        get("Show a workspace", ONE),
        create(
            "Make a workspace",
            MANY,
            &[
                text("name", "name", "NAME", "Name").required(),
                text("slug", "slug", "SLUG", "Its name in URLs, for ever; made from the name when absent"),
                DESCRIPTION,
                DEFAULTS,
                LIMITS,
                SETTINGS,
            ],
        ),
        update(
            "Change a workspace",
            ONE,
            &[text("name", "name", "NAME", "New name"), DESCRIPTION.or_null(), DEFAULTS.or_null(), LIMITS.or_null(), SETTINGS.or_null()],
        ),
        verb("archive", "Archive a workspace", Method::Post, "/workspaces/{workspace}/archive", Shows::Object),
        verb("unarchive", "Bring a workspace back from the archive", Method::Post, "/workspaces/{workspace}/unarchive", Shows::Object),
        delete("Delete a workspace; `restore` brings it back, without its keys", ONE, "its members lose it").with(&[switch(
            "revoke-keys",
            "revoke_keys",
            "Revoke the workspace's own keys with it; without this a workspace that has keys is kept",
        )]),
        verb("restore", "Bring a deleted workspace back", Method::Post, "/workspaces/{workspace}/restore", Shows::Object),
    ],
};
