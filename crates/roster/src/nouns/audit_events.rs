//! `roster audit …`.

use super::{Noun, column, list};

pub(super) static NOUN: Noun = Noun {
    name: "audit",
    about: "The audit log: who did what, linked in a chain",
    verbs: &[list(
        "List audit events, newest first",
        "/audit-events",
        &[
            column("SEQUENCE", "sequence", 1),
            column("TIME", "at", 0),
            column("ACTION", "action", 0),
            column("ACTOR", "actor.kind", 2),
            column("ACTOR ID", "actor.id", 4),
            column("TARGET", "target.kind", 3),
            column("TARGET ID", "target.id", 5),
            column("SURFACE", "origin.surface", 6),
            column("ADDRESS", "origin.address", 7),
        ],
    )],
};
