//! The one piece of code behind every verb of every noun.

use super::{
    Kind, Noun, Shows, Verb, audit_file,
    call::{self, Built},
    show::{Form, Rows, object},
};
use crate::{
    cli::ConnectArgs,
    client::Client,
    failure::Failure,
    output::{self, Column, terminal},
};
use clap::{ArgMatches, FromArgMatches};
use serde_json::Value;

/// Rows in one part of a list: the most that the server gives.
const PART: u64 = 1000;
/// Rows that are shown without `--limit`.
const BOUND: u64 = 10_000;

/// Does what was typed below a noun.
pub(crate) async fn run(noun: &'static Noun, matches: &ArgMatches) -> Result<(), Failure> {
    let Some((verb, matches)) = typed(noun, matches) else { return Err(Failure::usage(format!("roster {}: no verb", noun.name))) };
    let file = verb.fields.iter().find(|field| field.kind == Kind::File).and_then(|field| matches.get_one::<String>(field.flag));
    if let Some(path) = file {
        return audit_file::verify(path, Form::of(matches));
    }
    let connect = ConnectArgs::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    let client = Client::open(&connect)?;
    let what = format!("{} {}{}", verb.name, noun.name, arguments(verb, matches));
    if let Some(ends) = verb.destroys {
        terminal::confirm(&format!("{what} at {}: {ends}", client.url()), matches.get_flag("yes"))?;
    }
    let done = act(&client, verb, matches, &what).await;
    done.map_err(|failure| {
        let listed = noun.verbs.iter().any(|verb| verb.name == "list");
        let absent = failure.status == Some(404) && verb.name != "list" && listed;
        let failure = call::respelled(failure, verb, matches);
        if absent { failure.next(&format!("; `roster {} list` shows what there is", noun.name)) } else { failure }
    })
}

fn typed<'a>(noun: &'static Noun, matches: &'a ArgMatches) -> Option<(&'static Verb, &'a ArgMatches)> {
    let (name, matches) = matches.subcommand()?;
    Some((noun.verbs.iter().find(|verb| verb.name == name)?, matches))
}

/// The arguments as typed, for questions and messages.
fn arguments(verb: &'static Verb, matches: &ArgMatches) -> String {
    let words = verb.arguments().filter_map(|name| matches.get_one::<String>(name));
    words.fold(String::new(), |text, word| text + " " + word)
}

async fn act(client: &Client, verb: &'static Verb, matches: &ArgMatches, what: &str) -> Result<(), Failure> {
    let form = Form::of(matches);
    let built = call::build(client, verb, matches).await?;
    match verb.shows {
        Shows::List { columns, cursor: Some(cursor) } => {
            parts(client, &built, Rows::new(form, columns), cursor, matches.get_one::<u64>("limit").copied()).await
        }
        Shows::List { columns, cursor: None } => whole(client, &built, form, columns).await,
        Shows::Object => object(form, &client.json(built.with(&[])).await?, &[]),
        Shows::Secret(secrets) => object(form, &client.json(built.with(&[])).await?, secrets),
        Shows::Check(remedy) => checked(form, &client.json(built.with(&[])).await?, remedy),
        Shows::File => file(client, &built).await,
        Shows::Done(done) => {
            client.json(built.with(&[])).await?;
            let (_, rest) = what.split_once(' ').unwrap_or_default();
            if form == Form::People { output::line(&format!("{done} {rest}")) } else { Ok(()) }
        }
    }
}

/// What a check found; a no is a failure.
pub(super) fn checked(form: Form, found: &Value, remedy: &str) -> Result<(), Failure> {
    if form != Form::Quiet {
        object(form, found, &[])?;
    }
    if found["ok"] == true { Ok(()) } else { Err(Failure::failed(remedy)) }
}

/// A file on its way to standard output, part by part.
async fn file(client: &Client, built: &Built) -> Result<(), Failure> {
    let mut answer = client.succeed(built.with(&[])).await?;
    while let Some(part) = client.part(&mut answer).await? {
        output::bytes(&part)?;
    }
    Ok(())
}

/// A list that comes whole.
async fn whole(client: &Client, built: &Built, form: Form, columns: &'static [Column]) -> Result<(), Failure> {
    let mut rows = Rows::new(form, columns);
    let answer = client.json(built.with(&[])).await?;
    data(&answer).iter().try_for_each(|row| rows.push(row))?;
    rows.end()
}

/// A list part by part, up to what was asked for.
async fn parts(client: &Client, built: &Built, mut rows: Rows, cursor: &str, limit: Option<u64>) -> Result<(), Failure> {
    let (mut left, mut after, mut total) = (limit.unwrap_or(BOUND), None::<String>, None);
    while left > 0 {
        let mut query = vec![("limit", left.min(PART).to_string())];
        query.extend(after.take().map(|after| (cursor, after)));
        let answer = client.json(built.with(&query)).await?;
        data(&answer).iter().try_for_each(|row| rows.push(row))?;
        left = left.saturating_sub(data(&answer).len() as u64);
        total = answer["total"].as_u64();
        after = answer["next"].as_str().map(str::to_owned);
        if after.is_none() {
            break;
        }
    }
    rows.end()?;
    if after.is_some() && limit.is_none() {
        let of = total.map(|total| format!(" of {total}")).unwrap_or_default();
        output::error(&format!("{BOUND}{of} shown: narrow it with a filter, or name how many with --limit"));
    }
    Ok(())
}

fn data(answer: &Value) -> &[Value] {
    answer["data"].as_array().map_or(&[], Vec::as_slice)
}
