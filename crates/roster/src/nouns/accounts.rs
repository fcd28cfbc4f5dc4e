//! `roster account …` and `roster personal-key …`: oneself, with a session or a personal key in place of an organization's key.

use super::{EXPIRES_AT, Noun, column, create, delete, get, list, text};

const KEYS: &str = "//account/keys";

pub(super) static NOUN: Noun = Noun {
    name: "account",
    about: "The account behind a session or a personal key",
    verbs: &[get("Show the account and its organizations", "//account")],
};

pub(super) static PERSONAL_KEYS: Noun = Noun {
    name: "personal-key",
    about: "Personal keys of the account that is signed in: they do what its users may, in each organization",
    verbs: &[
        list(
            "List the account's personal keys, newest first; never their secrets",
            KEYS,
            &[
                column("ID", "id", 0),
                column("NAME", "name", 1),
                column("SECRET", "mask", 5),
                column("ENDS", "expires_at", 3),
                column("LAST USED", "last_used_at", 4),
            ],
        )
        .whole(),
        create(
            "Make a personal key and show its secret this once",
            KEYS,
            &[text("name", "name", "NAME", "What people call it").required(), EXPIRES_AT],
        )
        .revealing(&["secret"]),
        delete("End a personal key at once", "//account/keys/{personal-key}", "whoever uses it is refused from now on")
            .named("revoke")
            .done("revoked"),
    ],
};
