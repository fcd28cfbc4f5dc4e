//! `roster invite …`.

use super::{EXPIRES_AT, Kind, Method, Noun, Shows, column, create, delete, get, list, text, verb, words};

const MANY: &str = "/invitations";
const ONE: &str = "/invitations/{invite}";

pub(super) static NOUN: Noun = Noun {
    name: "invite",
    about: "Invitations into the organization",
    verbs: &[
        list(
            "List invitations, newest first",
            MANY,
            &[
                column("EMAIL", "email", 0),
                column("ROLE", "role", 1),
                column("STATUS", "status", 0),
                column("ENDS", "expires_at", 2),
                column("CREATED", "created_at", 4),
                column("ID", "id", 3),
            ],
        )
        .with(&[
            words("status", "status", "STATUS", "Only these: pending, accepted, revoked, expired"),
            words("role", "role", "ROLE", "Only those into these roles: owner, admin, viewer, member"),
            text("email", "email", "EMAIL", "Only those for this address, whatever its case"),
            text("email-contains", "email_contains", "TEXT", "Only those whose address contains this, whatever its case"),
        ]),
        get("Show an invitation, without its token", ONE),
        create(
            "Invite somebody; the link to accept is shown this once",
            MANY,
            &[
                text("email", "email", "EMAIL", "Who is invited").positional(),
                text("given-name", "given_name", "NAME", "Given name"),
                text("family-name", "family_name", "NAME", "Family name"),
                text("role", "role", "ROLE", "Role in the organization: owner, admin, viewer or member [default: member]"),
                text("workspace", "workspaces", "WORKSPACE=ROLE", "A workspace to join, by id or slug, and the role there; repeat for more [default: the organization's default workspace]")
                    .of(Kind::Roles),
                text("no-workspace", "workspaces", "", "Join no workspace").of(Kind::None),
                EXPIRES_AT,
            ],
        )
        .revealing(&["link", "token"]),
        verb("resend", "Give an invitation a new link and a new end; the old link stops", Method::Post, "/invitations/{invite}/resend", Shows::Object)
            .with(&[EXPIRES_AT])
        .revealing(&["link", "token"]),
        delete("Revoke an invitation", ONE, "its link stops").named("revoke").done("revoked"),
    ],
};
