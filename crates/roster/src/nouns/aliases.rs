//! `roster alias …`.

use super::{Noun, column, create, delete, list, switch, text};

const MANY: &str = "/aliases";
const ONE: &str = "/aliases/{dialect}/{kind}/{alias}";

pub(super) static NOUN: Noun = Noun {
    name: "alias",
    about: "Ids that came with imported data, which a dialect takes for the real ones",
    verbs: &[
        list(
            "List aliases",
            MANY,
            &[
                column("DIALECT", "dialect", 0),
                column("KIND", "kind", 0),
                column("ALIAS", "alias", 0),
                column("TARGET", "target", 1),
                column("SHOWN", "shown", 2),
                column("CREATED", "created_at", 3),
            ],
        ),
        create(
            "Let a dialect take a text for an id",
            MANY,
            &[
                text("dialect", "dialect", "DIALECT", "The dialect: portkey").required(),
                text(
                    "kind",
                    "kind",
                    "KIND",
                    "What it stands for: user, workspace, group, role, api_key and so on; in the instance also organization",
                )
                .required(),
                text("alias", "alias", "TEXT", "The text").required(),
                text("target", "target", "ID", "The id that it stands for").required(),
                switch("shown", "shown", "Show it instead of the id"),
            ],
        ),
        delete("Take an alias away", ONE, "the dialect no longer knows that text").with(&[text(
            "workspace",
            "workspace",
            "ID",
            "The workspace of the role that it stands for, if it stands for one of a workspace",
        )]),
    ],
};
