//! `roster audit …`.

use super::{Field, Kind, Method, Noun, Shows, column, get, id, list, references::USER, text, verb, words};

const FROM: Field = text("from", "from", "TIME", "Only what happened at this moment or later: 2026-01-31T00:00:00Z");
const TO: Field = text("to", "to", "TIME", "Only what happened before this moment");
const ACTION: Field = words("action", "action", "ACTION", "Only these actions, such as users.create");
const TARGET: Field = text("target", "target", "ID", "Only what was done to what has this id");
const TARGET_KIND: Field = words("target-kind", "target_kind", "KIND", "Only what was done to these kinds of things, such as user");
const ACTOR: Field = id("actor", "actor", &USER, "ID", "Only what this principal did: its id, or the email of a user");
const ACTOR_KIND: Field = words("actor-kind", "actor_kind", "KIND", "Only what these kinds of principals did, such as api_key");
const WORKSPACE: Field = text("workspace", "workspace", "WORKSPACE", "Only what was done in this workspace or to it: id or slug");
const KEY: Field = text("key-id", "key", "ID", "Only what was done with this key");
const SURFACE: Field = text("surface", "surface", "SURFACE", "Only what came through this surface, such as api");
const OPERATION: Field = text("operation", "operation", "OPERATION", "Only what came through this operation");
const METHOD: Field = words("method", "method", "METHOD", "Only what came with these HTTP methods");
const PATH: Field = text("path", "path", "PATH", "Only what came with this path");
const ADDRESS: Field = text("address", "address", "ADDRESS", "Only what came from this address");
const REQUEST: Field = text("request-id", "request_id", "ID", "Only what came with this request");
const STATUS: Field = text("status", "status", "STATUS", "Only what was answered with this HTTP status");

/// What is said of a chain that does not hold.
pub(super) const BROKEN: &str = "the audit log was changed or is damaged, see above: compare with a backup or an earlier export";

pub(super) static NOUN: Noun = Noun {
    name: "audit",
    about: "The audit log: who did what, linked in a chain",
    verbs: &[
        list(
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
        )
        .with(&[
            FROM,
            TO,
            ACTION,
            TARGET,
            TARGET_KIND,
            ACTOR,
            ACTOR_KIND,
            WORKSPACE,
            KEY,
            SURFACE,
            OPERATION,
            METHOD,
            PATH,
            ADDRESS,
            REQUEST,
            STATUS,
        ]),
        get("Show an audit event", "/audit-events/{event}"),
        verb(
            "export",
            "Print the log with its hashes, oldest first, so that `roster audit verify FILE` can check it",
            Method::Get,
            "/audit-events/export",
            Shows::File,
        )
        .with(&[
            text("format", "format", "FORMAT", "jsonl or csv [default: jsonl]"),
            text("after", "after", "SEQUENCE", "Only events after this one, such as the last of an earlier export"),
            FROM,
            TO,
            ACTION,
            TARGET,
            TARGET_KIND,
            ACTOR,
            ACTOR_KIND,
            WORKSPACE,
            KEY,
            SURFACE,
            OPERATION,
            METHOD,
            PATH,
            ADDRESS,
            REQUEST,
            STATUS,
        ]),
        verb(
            "verify",
            "Check the chain of the organization's log, or of an exported file; a file needs no server",
            Method::Get,
            "/audit-events/verify",
            Shows::Check(BROKEN),
        )
        .with(&[text("file", "", "FILE", "An exported file, CSV or JSON lines; `-` for standard input").of(Kind::File)]),
    ],
};
