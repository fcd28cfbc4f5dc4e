//! `roster key …`.

use super::{
    EXPIRES_AT, Field, Kind, Method, Noun, Shows, column, create, delete, get, id, json, list, references::USER, text, update, verb, words,
};

const MANY: &str = "/api-keys";
const ONE: &str = "/api-keys/{key}";
const DESCRIPTION: Field = text("description", "description", "TEXT", "What it is for");
const SCOPES: Field =
    words("scope", "scopes", "PERMISSION", "A permission, such as users.list; repeat for more. All that its owner may when absent");
const LIMITS: Field = json("limits", "limits", "{\"usage\": …, \"rate\": …}, kept for the gateway that enforces them");
const DEFAULTS: Field = json("defaults", "defaults", "Kept for other systems");

pub(super) static NOUN: Noun = Noun {
    name: "key",
    about: "API keys: of people, of service accounts, of workspaces, of the organization",
    verbs: &[
        list(
            "List keys, newest first; never their secrets",
            MANY,
            &[
                column("ID", "id", 0),
                column("NAME", "name", 1),
                column("OWNER", "owner.type", 3),
                column("SECRET", "mask", 6),
                column("STATUS", "status", 2),
                column("ENDS", "expires_at", 4),
                column("LAST USED", "last_used_at", 5),
                column("WORKSPACE", "workspace", 7),
            ],
        )
        .with(&[
            text("workspace", "workspace", "WORKSPACE", "Only keys that are bound to this workspace: id or slug"),
            id("user", "user", &USER, "USER", "Only keys of this user: id or email"),
            text("service-account", "service_account", "SERVICE-ACCOUNT", "Only keys of this service account: its id"),
            text("owner-type", "owner_type", "TYPE", "Only keys of such owners: user, service_account, workspace or organization"),
            text("owner-has-access", "owner_has_access", "true|false", "Only keys whose owner can now reach what the key does, or can not"),
        ]),
        get("Show a key, without its secret", ONE),
        create(
            "Make a key and show its secret this once; it is the calling user's own unless a flag says otherwise",
            MANY,
            &[
                text("name", "name", "NAME", "What people call it").required(),
                id("user", "owner.id", &USER, "USER", "Id or email of the user whose key it is: it does what they may, and ends with them")
                    .implying("owner.type", "user"),
                text(
                    "service-account",
                    "owner.id",
                    "SERVICE-ACCOUNT",
                    "Id of the service account whose key it is: it reaches where that lies",
                )
                .implying("owner.type", "service_account"),
                text("role", "owner.role", "ROLE", "For a key of the organization's own: owner, admin, viewer or member")
                    .implying("owner.type", "organization"),
                text("owned-by", "owner.id", "WORKSPACE", "For a workspace's own key, as its admin: id or slug")
                    .implying("owner.type", "workspace"),
                text("workspace", "workspace", "WORKSPACE", "The only workspace that it reaches: id or slug"),
                DESCRIPTION,
                SCOPES,
                LIMITS,
                DEFAULTS,
                EXPIRES_AT,
            ],
        )
        .revealing(&["secret"]),
        update(
            "Change a key",
            ONE,
            &[
                text("name", "name", "NAME", "New name"),
                DESCRIPTION.or_null(),
                SCOPES.or_null(),
                LIMITS.or_null(),
                DEFAULTS.or_null(),
                EXPIRES_AT.or_null(),
            ],
        ),
        verb("rotate", "Give a key a new secret and show it this once", Method::Post, "/api-keys/{key}/rotate", Shows::Object)
            .with(&[text("overlap", "overlap_seconds", "SPAN", "How long the secret before counts too: 0 ends it at once; 30m, 24h, 7d")
                .of(Kind::Span)
                .required()])
            .revealing(&["secret"]),
        delete("End a key at once", ONE, "whoever uses it is refused from now on").named("revoke").done("revoked"),
    ],
};
