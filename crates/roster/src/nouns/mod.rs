//! The nouns of the command line that a running server answers for: `roster user list` and its kin.
//!
//! A noun is a table (`users.rs` and its neighbours): verbs with the call that each makes, the flags that fill the call, and
//! what is shown of the answer. [`run`] is the one piece of code behind all of them. To add a noun: its file, and a line in
//! [`ALL`]; `cargo xtask gen` writes the reference.

mod accounts;
mod aliases;
mod api_keys;
mod audit_events;
mod audit_file;
mod call;
mod flags;
mod groups;
mod invitations;
mod members;
mod organizations;
mod references;
mod roles;
mod run;
mod service_accounts;
mod show;
mod sso_connection;
mod users;
mod workspaces;

use crate::output::Column;
pub(crate) use call::given;
pub(crate) use flags::command;
use references::Reference;
pub(crate) use run::run;

/// Every noun.
static ALL: [&Noun; 19] = [
    &organizations::NOUN,
    &users::NOUN,
    &workspaces::NOUN,
    &members::NOUN,
    &groups::NOUN,
    &groups::IN_WORKSPACES,
    &invitations::NOUN,
    &service_accounts::NOUN,
    &service_accounts::OF_SERVICE_ACCOUNTS,
    &service_accounts::ACCESS_TOKENS,
    &api_keys::NOUN,
    &roles::NOUN,
    &roles::ASSIGNED,
    &roles::PERMISSIONS,
    &aliases::NOUN,
    &sso_connection::NOUN,
    &audit_events::NOUN,
    &accounts::NOUN,
    &accounts::PERSONAL_KEYS,
];

/// All nouns, in the order in which help lists them.
pub(crate) fn all() -> impl Iterator<Item = &'static Noun> {
    ALL.iter().copied()
}

/// Something that can be listed, made, changed and ended.
pub(crate) struct Noun {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    verbs: &'static [Verb],
}

/// How a verb calls; hyper's own methods are not for constants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Method {
    Get,
    Post,
    Patch,
    Delete,
}

impl From<Method> for hyper::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Post => Self::POST,
            Method::Patch => Self::PATCH,
            Method::Delete => Self::DELETE,
        }
    }
}

/// A verb: one call of the native API.
struct Verb {
    name: &'static str,
    about: &'static str,
    method: Method,
    /// Below the organization's own, or below `/api/v1` when it begins with `//`. Each `{name}` is an argument.
    path: &'static str,
    fields: &'static [Field],
    shows: Shows,
    /// What ends with it and can't be taken back.
    destroys: Option<&'static str>,
}

/// What is shown of an answer.
enum Shows {
    /// A list: a row per object.
    List {
        columns: &'static [Column],
        /// The parameter that takes `next`; `None` for a list that comes whole.
        cursor: Option<&'static str>,
    },
    /// One object.
    Object,
    /// One object with fields that are shown this once; the first of them is what is piped on.
    Secret(&'static [&'static str]),
    /// Whatever comes, as it comes.
    File,
    /// What a check found: an object whose `ok` decides how the command ends, and what to do when it is no.
    Check(&'static str),
    /// Nothing but that it was done, in the past tense: `removed`.
    Done(&'static str),
}

/// A flag, and where its value goes.
struct Field {
    flag: &'static str,
    /// In the query, or in the body: `owner.email`.
    path: &'static str,
    kind: Kind,
    required: bool,
    /// An argument without `--`.
    positional: bool,
    /// Whether `--clear` may set it to null.
    clears: bool,
    /// Set in the body beside it.
    implies: Option<(&'static str, &'static str)>,
    value: &'static str,
    help: &'static str,
}

/// How the text of a flag becomes a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// One or more, separated by commas or in several flags.
    Words,
    /// JSON, or `@FILE`, or `-` for standard input.
    Json,
    /// Text that stands in no flag, where every process could read it: `@FILE`, or `-` for standard input.
    Secret,
    /// The argument that makes the verb do without a server; it goes nowhere else.
    File,
    /// An id, or what else stands for it.
    Id(&'static Reference),
    /// One or more of them.
    Ids(&'static Reference),
    /// A span of time as seconds: `0`, `30m`, `24h`, `7d`.
    Span,
    /// Workspaces with a role in each: `ws-platform=member`.
    Roles,
    /// No value: true when it is there.
    Switch,
    /// `true` or `false`.
    Truth,
    /// No value: an empty list when it is there.
    None,
}

const fn column(title: &'static str, path: &'static str, rank: u8) -> Column {
    Column { title, path, rank }
}

const fn verb(name: &'static str, about: &'static str, method: Method, path: &'static str, shows: Shows) -> Verb {
    Verb { name, about, method, path, fields: &[], shows, destroys: None }
}

const fn list(about: &'static str, path: &'static str, columns: &'static [Column]) -> Verb {
    verb("list", about, Method::Get, path, Shows::List { columns, cursor: Some("after") })
}

const fn get(about: &'static str, path: &'static str) -> Verb {
    verb("get", about, Method::Get, path, Shows::Object)
}

const fn create(about: &'static str, path: &'static str, fields: &'static [Field]) -> Verb {
    verb("create", about, Method::Post, path, Shows::Object).with(fields)
}

const fn update(about: &'static str, path: &'static str, fields: &'static [Field]) -> Verb {
    verb("update", about, Method::Patch, path, Shows::Object).with(fields)
}

const fn delete(about: &'static str, path: &'static str, destroys: &'static str) -> Verb {
    verb("delete", about, Method::Delete, path, Shows::Done("deleted")).destroying(destroys)
}

impl Verb {
    const fn with(self, fields: &'static [Field]) -> Self {
        Self { fields, ..self }
    }

    const fn whole(self) -> Self {
        let Shows::List { columns, .. } = self.shows else { return self };
        Self { shows: Shows::List { columns, cursor: None }, ..self }
    }

    const fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// With these fields of its answer, which are shown this once.
    const fn revealing(self, secrets: &'static [&'static str]) -> Self {
        Self { shows: Shows::Secret(secrets), ..self }
    }

    /// What is said of it when it is done.
    const fn done(self, word: &'static str) -> Self {
        Self { shows: Shows::Done(word), ..self }
    }

    const fn destroying(self, what: &'static str) -> Self {
        Self { destroys: Some(what), ..self }
    }

    /// The arguments that its path has.
    fn arguments(&self) -> impl Iterator<Item = &'static str> {
        self.path.split('{').skip(1).filter_map(|rest| rest.split('}').next())
    }
}

/// A flag with text.
const fn text(flag: &'static str, path: &'static str, value: &'static str, help: &'static str) -> Field {
    Field { flag, path, kind: Kind::Text, required: false, positional: false, clears: false, implies: None, value, help }
}

/// A flag with several words.
const fn words(flag: &'static str, path: &'static str, value: &'static str, help: &'static str) -> Field {
    Field { kind: Kind::Words, ..text(flag, path, value, help) }
}

/// A flag with JSON for other systems.
const fn json(flag: &'static str, path: &'static str, help: &'static str) -> Field {
    Field { kind: Kind::Json, ..text(flag, path, "JSON|@FILE|-", help) }
}

/// A flag with the id of something, or with what else stands for it.
const fn id(flag: &'static str, path: &'static str, reference: &'static Reference, value: &'static str, help: &'static str) -> Field {
    Field { kind: Kind::Id(reference), ..text(flag, path, value, help) }
}

/// A flag without a value.
const fn switch(flag: &'static str, path: &'static str, help: &'static str) -> Field {
    Field { kind: Kind::Switch, ..text(flag, path, "", help) }
}

/// A flag with the moment when something ends.
const EXPIRES_AT: Field = text("expires-at", "expires_at", "TIME", "When it ends: 2027-01-31T00:00:00Z");

impl Field {
    const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    const fn positional(self) -> Self {
        Self { positional: true, required: true, ..self }
    }

    const fn or_null(self) -> Self {
        Self { clears: true, ..self }
    }

    const fn implying(self, path: &'static str, value: &'static str) -> Self {
        Self { implies: Some((path, value)), ..self }
    }

    const fn of(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// How it is typed.
    fn typed(&self) -> String {
        if self.positional { self.value.to_owned() } else { format!("--{}", self.flag) }
    }
}

#[cfg(test)]
mod tests;
