//! The reference pages say what is served: the table of rows in `docs/api.md`, a section per code in `docs/errors.md`.

use hyper::Method;
use roster_api::{
    dialects,
    operation::{Need, Operation},
    refusal::Refusal,
};
use roster_core::{
    Error, Kind,
    access::{Permission, Reason},
};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

const BEGIN: &str = "documents` -->\n";
const END: &str = "<!-- end of rows -->";

fn document(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
}

/// The rows of the native surface as a table.
fn table() -> String {
    let mut table = "| operation | request | needs | success |\n|---|---|---|---|\n".to_owned();
    for surface in dialects::all().iter().filter(|surface| surface.name == "api") {
        for Operation { name, method, path, need, status, .. } in &surface.operations {
            let needs = match need {
                Need::Key(because) => format!("any key: {because}"),
                Need::Public(because) => format!("no key: {because}"),
                Need::Permission(_) | Need::AnyOf(_) => {
                    need.permissions().iter().map(|permission| format!("`{permission}`")).collect::<Vec<_>>().join(", ")
                }
            };
            let _ = writeln!(table, "| {name} | `{method} {path}` | {needs} | {} |", status.as_u16());
        }
    }
    table
}

#[test]
fn the_table_of_rows_is_what_is_served() {
    let file = document("api.md");
    let text = fs::read_to_string(&file).unwrap();
    let (head, rest) = text.split_once(BEGIN).expect("the mark before the table");
    let (_, tail) = rest.split_once(END).expect("the mark after the table");
    let made = format!("{head}{BEGIN}{}{END}{tail}", table());
    if std::env::var_os("ROSTER_GEN").is_some() {
        fs::write(&file, made).unwrap();
    } else {
        assert!(made == text, "docs/api.md is stale: ROSTER_GEN=1 cargo test -p roster-api --test it documents");
    }
}

#[test]
fn every_code_is_explained() {
    let refusals = [
        Refusal::Core(Error::NotFound(Kind::User)),
        Refusal::Core(Error::AlreadyExists { kind: Kind::User, field: "email" }),
        Refusal::Core(Error::invalid("x", "y")),
        Refusal::Core(Error::Unauthenticated("x")),
        Refusal::Core(Error::Forbidden { permission: Permission::UsersRead, reason: Reason::Role }),
        Refusal::Core(Error::Conflict("x".into())),
        Refusal::Core(Error::Stale(Kind::User)),
        Refusal::Core(Error::TooManyTries { seconds: 1 }),
        Refusal::Core(Error::LimitReached { what: "x", max: 1 }),
        Refusal::Core(Error::Unavailable("x")),
        Refusal::Core(Error::Internal),
        Refusal::Method { allowed: vec![Method::GET] },
        Refusal::BodyTooLarge(1),
        Refusal::HeadersTooLarge(1),
        Refusal::UriTooLong(1),
        Refusal::TooSlow(1),
        Refusal::WrongHost,
        Refusal::TooManyRequests { seconds: 1 },
    ];
    let refuse = dialects::all().remove(0).refuse;
    let mut answered: Vec<(String, u16)> = Vec::new();
    for refusal in &refusals {
        let answer = refuse(refusal, "id");
        let body: serde_json::Value = serde_json::from_slice(answer.body.whole().unwrap()).unwrap();
        assert_eq!(body["type"], format!("/docs/errors.md#{}", body["code"].as_str().unwrap()));
        answered.push((body["code"].as_str().unwrap().to_owned(), answer.status.as_u16()));
    }
    let text = fs::read_to_string(document("errors.md")).unwrap();
    let mut explained: Vec<(String, u16)> = Vec::new();
    for section in text.split("\n## ").skip(1) {
        let (code, words) = section.split_once("\n\n").unwrap();
        explained.push((code.to_owned(), words[..3].parse().expect("a section begins with its status")));
    }
    answered.sort();
    explained.sort();
    assert_eq!(answered, explained, "docs/errors.md has a section per code, which begins with the status");
}
