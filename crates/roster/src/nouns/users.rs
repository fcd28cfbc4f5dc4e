//! `roster user …`.

use super::{Field, Noun, column, create, delete, get, list, text, update, words};

const MANY: &str = "/users";
const ONE: &str = "/users/{user}";
const GIVEN: Field = text("given-name", "given_name", "NAME", "Given name");
const FAMILY: Field = text("family-name", "family_name", "NAME", "Family name");
const PICTURE: Field = text("picture", "picture", "URL", "Address of a picture, http or https");
const ROLE: Field = text("role", "role", "ROLE", "Role in the organization: owner, admin, viewer or member");

pub(super) static NOUN: Noun = Noun {
    name: "user",
    about: "People of an organization",
    verbs: &[
        list(
            "List users, newest first",
            MANY,
            &[
                column("EMAIL", "email", 0),
                column("GIVEN NAME", "given_name", 4),
                column("FAMILY NAME", "family_name", 3),
                column("ROLE", "role", 1),
                column("STATUS", "status", 2),
                column("CREATED", "created_at", 6),
                column("ID", "id", 5),
            ],
        )
        .with(&[
            words("role", "role", "ROLE", "Only these roles: owner, admin, viewer, member"),
            text("email", "email", "EMAIL", "Only the user with this email, whatever its case"),
            text("email-contains", "email_contains", "TEXT", "Only those whose email contains this, whatever its case"),
            text("email-prefix", "email_prefix", "TEXT", "Only users whose email begins so, whatever its case"),
            text("status", "status", "STATUS", "Only these: active or disabled"),
        ]),
        get("Show a user", ONE),
        create(
            "Add a user",
            MANY,
            &[text("email", "email", "EMAIL", "Email, unique in the organization").required(), GIVEN, FAMILY, PICTURE, ROLE],
        ),
        update(
            "Change a user",
            ONE,
            &[
                text("email", "email", "EMAIL", "New email"),
                GIVEN,
                FAMILY,
                PICTURE.or_null(),
                ROLE,
                text("status", "status", "STATUS", "active or disabled: the keys of who is disabled stop at once"),
            ],
        ),
        delete("Remove a user", ONE, "their memberships, roles and own keys end at once"),
    ],
};
