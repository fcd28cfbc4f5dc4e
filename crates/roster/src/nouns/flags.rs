//! The command line of a noun, made from its table.

use super::{Field, Kind, Noun, Shows, Verb};
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
    let (json, quiet) = match verb.shows {
        Shows::List { .. } => ("Print JSON, an object a line, for programs", "Print ids alone"),
        Shows::Object => ("Print the server's JSON, for programs", "Print nothing but the secret, or else the id"),
        Shows::Done(_) => ("Print nothing, for programs", "Print nothing"),
    };
    command = command.arg(truth("json", json)).arg(truth("quiet", quiet).short('q').conflicts_with("json"));
    // The group of flags brings a sentence of its own.
    ConnectArgs::augment_args(command).about(verb.about).long_about(None)
}

/// An argument of the path.
fn argument(name: &'static str, verb: &Verb) -> Arg {
    let (value, help) = match name {
        "org" => ("ORGANIZATION", "Id or slug; where it may be absent, the organization that the key belongs to"),
        "user" => ("USER", "Id or email of the user"),
        "workspace" => ("WORKSPACE", "Id or slug of the workspace"),
        "key" => ("KEY", "Id of the key, as `roster key list` shows it"),
        "dialect" => ("DIALECT", "The dialect"),
        "kind" => ("KIND", "What the alias stands for"),
        "alias" => ("ALIAS", "The text"),
        other => (other, "Its id"),
    };
    // What ends is named.
    let required = name != "org" || verb.destroys.is_some();
    Arg::new(name).value_name(value).help(help).required(required)
}

fn flag(field: &'static Field, verb: &'static Verb) -> Arg {
    let arg = Arg::new(field.flag).help(field.help).required(field.required);
    if field.positional {
        return arg.value_name(field.value);
    }
    let arg = arg.long(field.flag).conflicts_with_all(rivals(field, verb));
    match field.kind {
        Kind::Switch => arg.action(ArgAction::SetTrue),
        Kind::Words => arg.value_name(field.value).value_delimiter(',').action(ArgAction::Append),
        Kind::Text | Kind::Json | Kind::User => arg.value_name(field.value),
    }
}

/// Flags that would set the same value otherwise.
fn rivals<'a>(field: &'a Field, verb: &'static Verb) -> impl Iterator<Item = &'static str> + 'a {
    let same = move |other: &&Field| match (field.implies, other.implies) {
        (Some((path, value)), Some((also, otherwise))) => path == also && value != otherwise,
        _ => false,
    };
    verb.fields.iter().filter(same).map(|other| other.flag)
}

fn truth(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}
