//! `roster service-account …`, `roster credential …` and `roster access-token …`.

use super::{EXPIRES_AT, Field, Kind, Method, Noun, Shows, column, create, delete, get, list, text, update, verb, words};

const MANY: &str = "/service-accounts";
const ONE: &str = "/service-accounts/{service-account}";
const DESCRIPTION: Field = text("description", "description", "TEXT", "What it is for");
const ROLE: Field =
    text("role", "role", "ROLE", "In a workspace admin, manager, member or viewer; in the organization owner, admin, member or viewer");

pub(super) static NOUN: Noun = Noun {
    name: "service-account",
    about: "Service accounts: principals for programs, of the organization or of a workspace",
    verbs: &[
        list(
            "List service accounts, newest first",
            MANY,
            &[
                column("NAME", "name", 0),
                column("ROLE", "role", 1),
                column("STATUS", "status", 2),
                column("WORKSPACE", "workspace", 4),
                column("CREATED", "created_at", 5),
                column("ID", "id", 0),
            ],
        )
        .with(&[
            text("workspace", "workspace", "WORKSPACE", "Only those of this workspace: id or slug"),
            text("status", "status", "STATUS", "Only these: active or disabled"),
        ]),
        get("Show a service account", ONE),
        create(
            "Make a service account; a key made with it, `roster key create` or `roster credential create` gives it something to show",
            MANY,
            &[
                text("name", "name", "NAME", "What people call it").required(),
                Field {
                    help: "In a workspace admin, manager, member or viewer, none when absent; else owner, admin, member or viewer",
                    ..ROLE
                },
                text("workspace", "workspace", "WORKSPACE", "The workspace that it lies in: id or slug. The organization when absent"),
                DESCRIPTION,
                text("first-key", "api_key.name", "NAME", "Makes its first key too, with this name, and shows its secret this once"),
                words(
                    "first-key-scope",
                    "api_key.scopes",
                    "PERMISSION",
                    "With --first-key: a permission; repeat for more. All that it may when absent",
                ),
                text("first-key-expires-at", "api_key.expires_at", "TIME", "With --first-key: when that ends: 2027-01-31T00:00:00Z"),
            ],
        )
        .revealing(&["api_key.secret"]),
        update(
            "Change a service account",
            ONE,
            &[
                text("name", "name", "NAME", "New name"),
                ROLE.or_null(),
                text("status", "status", "STATUS", "active, or disabled: none of its credentials and keys works then"),
                DESCRIPTION.or_null(),
            ],
        ),
        delete("Delete a service account", ONE, "its credentials and keys end with it"),
    ],
};

const CREDENTIALS: &str = "/service-accounts/{service-account}/credentials";
const CREDENTIAL: &str = "/service-accounts/{service-account}/credentials/{credential}";

pub(super) static OF_SERVICE_ACCOUNTS: Noun = Noun {
    name: "credential",
    about: "What service accounts show to be known",
    verbs: &[
        list(
            "List a service account's credentials, newest first; never their secrets",
            CREDENTIALS,
            &[
                column("ID", "id", 0),
                column("NAME", "name", 1),
                column("SECRET", "mask", 5),
                column("STATUS", "status", 2),
                column("ENDS", "expires_at", 3),
                column("LAST USED", "last_used_at", 4),
                column("CLIENT ID", "client_id", 6),
            ],
        )
        .whole(),
        get("Show a credential, without its secret", CREDENTIAL),
        create(
            "Give a service account a credential and show its secret this once",
            CREDENTIALS,
            &[text("name", "name", "NAME", "What people call it").required(), EXPIRES_AT],
        )
        .revealing(&["secret"]),
        verb(
            "rotate",
            "Give a credential a new secret and show it this once",
            Method::Post,
            "/service-accounts/{service-account}/credentials/{credential}/rotate",
            Shows::Object,
        )
        .with(&[text("overlap", "overlap_seconds", "SPAN", "How long the secret before counts too: 0 ends it at once; 30m, 24h, 7d")
            .of(Kind::Span)
            .required()])
        .revealing(&["secret"]),
        delete("End a credential at once", CREDENTIAL, "whoever uses it is refused from now on").named("revoke").done("revoked"),
    ],
};

pub(super) static ACCESS_TOKENS: Noun = Noun {
    name: "access-token",
    about: "Short-lived tokens, each made of the key that calls and ending with it",
    verbs: &[create("Exchange the key that calls for a token of the organization, for an hour, and show it this once", "/token", &[])
        .revealing(&["access_token"])],
};
