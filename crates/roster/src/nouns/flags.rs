//! The command line of a noun, made from its table.

use super::{Field, Kind, Noun, Shows, Verb, references::named};
use crate::cli::ConnectArgs;
use clap::{Arg, ArgAction, Args, Command};

/// The noun with all its verbs.
pub(crate) fn command(noun: &'static Noun) -> Command {
    let head = Command::new(noun.name).about(noun.about).subcommand_required(true).arg_required_else_help(true);
    head.subcommands(noun.verbs.iter().map(of_verb))
}

fn of_verb(verb: &'static Verb) -> Command {
    let mut command = Command::new(verb.name).about(verb.about);
    command = command.args(verb.arguments().map(|name| argument(name, verb)));
    command = command.args(verb.fields.iter().map(|field| flag(field, verb)));
    let clears: Vec<_> = verb.fields.iter().filter(|field| field.clears).map(|field| field.flag).collect();
    if !clears.is_empty() {
        let clear = Arg::new("clear").long("clear").value_name("FLAG").action(ArgAction::Append).value_parser(clears);
        command = command.arg(clear.help("Take the value away; repeat for more"));
    }
    if let Shows::List { cursor: Some(_), .. } = verb.shows {
        let limit = Arg::new("limit").long("limit").value_name("ROWS").value_parser(clap::value_parser!(u64).range(1..));
        command = command.arg(limit.help("At most so many [default: all, up to 10000]"));
    }
    if verb.destroys.is_some() {
        command = command.arg(truth("yes", "Do it without asking"));
    }
    let forms = match verb.shows {
        Shows::List { .. } => Some(("Print JSON, an object a line, for programs", "Print ids alone")),
        Shows::Object => Some(("Print the server's JSON, for programs", "Print nothing but the id")),
        Shows::Secret(_) => Some(("Print the server's JSON, for programs", "Print nothing but the secret")),
        Shows::Check(_) => Some(("Print JSON, for programs", "Print nothing: the exit code says whether all is well")),
        Shows::Done(_) => Some(("Print nothing, for programs", "Print nothing")),
        Shows::File => None,
    };
    if let Some((json, quiet)) = forms {
        command = command.arg(truth("json", json)).arg(truth("quiet", quiet).short('q').conflicts_with("json"));
    }
    // The group of flags brings a sentence of its own.
    ConnectArgs::augment_args(command).about(verb.about).long_about(None)
}

/// An argument of the path.
fn argument(name: &'static str, verb: &Verb) -> Arg {
    let (value, help) = match name {
        "org" => ("ORGANIZATION", "Id or slug; where it may be absent, the organization that the key belongs to".into()),
        "user" => ("USER", by(name)),
        "group" => ("GROUP", by(name)),
        "invite" => ("INVITE", by(name)),
        "workspace" => ("WORKSPACE", "Id or slug of the workspace".into()),
        "key" => ("KEY", "Id of the key".into()),
        "dialect" => ("DIALECT", "The dialect".into()),
        "kind" => ("KIND", "What the alias stands for".into()),
        "alias" => ("ALIAS", "The text".into()),
        "service-account" => ("SERVICE_ACCOUNT", "Id of the service account".into()),
        "credential" => ("CREDENTIAL", "Id of the credential".into()),
        "personal-key" => ("KEY", "Id of the personal key".into()),
        "event" => ("EVENT", "Id of the event".into()),
        other => (other, format!("Id of the {other}")),
    };
    // What ends is named.
    let required = name != "org" || verb.destroys.is_some();
    Arg::new(name).value_name(value).help(help).required(required)
}

fn by(name: &str) -> String {
    let by = named(name).map(|reference| format!(" or {}", reference.by)).unwrap_or_default();
    format!("Id{by} of the {name}")
}

fn flag(field: &'static Field, verb: &'static Verb) -> Arg {
    let arg = Arg::new(field.flag).help(field.help).required(field.required).value_name(field.value);
    let several = matches!(field.kind, Kind::Words | Kind::Ids(_) | Kind::Roles);
    if field.positional || field.kind == Kind::File {
        return if several { arg.num_args(1..) } else { arg };
    }
    let arg = arg.long(field.flag).conflicts_with_all(rivals(field, verb));
    match field.kind {
        Kind::Switch | Kind::None => arg.action(ArgAction::SetTrue),
        Kind::Truth => arg.value_parser(["true", "false"]),
        _ if several => arg.value_delimiter(',').action(ArgAction::Append),
        _ => arg,
    }
}

/// Flags that would set the same value otherwise.
fn rivals<'a>(field: &'a Field, verb: &'static Verb) -> impl Iterator<Item = &'static str> + 'a {
    let same = move |other: &&Field| {
        let otherwise = match (field.implies, other.implies) {
            (Some((path, value)), Some((also, otherwise))) => path == also && value != otherwise,
            _ => false,
        };
        field.flag != other.flag && (otherwise || field.path == other.path)
    };
    verb.fields.iter().filter(same).map(|other| other.flag)
}

fn truth(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}
