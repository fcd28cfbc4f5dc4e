//! Stories: requests by named callers with their whole recorded answers, in files that people read.
//!
//! ```text
//! # What it is about.
//! > owner POST /api/v1/organizations/{organization}/users
//! + x-request-id: 7
//! {"email": "new@acme.example"}
//! < 201
//! < content-type: application/json
//! {
//!   "id": "01kdyj…"
//! }
//! = keep new /id
//! = clock 3600
//! > owner GET /api/v1/organizations/{organization}/users/{new}
//! ```
//!
//! `>` begins a request, `+` adds a header to it, its body follows. `<` is the recorded answer: status, headers that
//! matter, body. `= keep NAME POINTER` keeps a value of the last answer's body for `{NAME}`; `= caller NAME POINTER`
//! keeps it as the key of a new caller; a NAME in the place of the pointer is a header's. `= show NAME` records that header
//! too from there on. `= clock SECONDS` moves the clock. Every story begins in a fresh [`World`],
//! whose objects and callers have names too. Write requests, run with `ROSTER_GEN=1`, and read the answers;
//! `ROSTER_GEN=users` records only the files with that in their path.

use crate::world::{Call, Caller, Reply, World, header, text};
use hyper::Method;
use roster_core::{access::Permission, audit};
use std::{fmt::Write, str::FromStr};

/// Headers of answers that matter to clients, in this order.
const SHOWN: &[&str] = &["content-type", "allow", "www-authenticate", "content-disposition", "location", "retry-after"];

/// A story as written, without its answers.
pub(crate) struct Story(Vec<Item>);

enum Item {
    /// A line for people, or a blank one.
    Line(String),
    /// `= …`.
    Directive(String),
    Request(Request),
}

#[derive(Default)]
struct Request {
    caller: String,
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// What a run of a story gave.
pub(crate) struct Told {
    /// The story with its answers.
    pub(crate) text: String,
    /// The requests, for the count of rows that stories cover, each with the permissions that were asked for.
    pub(crate) calls: Vec<(Method, String, Vec<Permission>)>,
}

impl Story {
    /// Reads a story and forgets its answers.
    pub(crate) fn parse(text: &str) -> Self {
        let (mut items, mut answering) = (Vec::new(), false);
        for line in text.lines() {
            let first = line.chars().next();
            match (first, items.last_mut()) {
                (Some('>'), _) => {
                    let mut words = line[1..].split_whitespace().map(str::to_owned);
                    let mut word = || words.next().unwrap_or_else(|| panic!("> CALLER METHOD PATH: {line}"));
                    let (caller, method, path) = (word(), word(), word());
                    items.push(Item::Request(Request { caller, method, path, ..Request::default() }));
                    answering = false;
                }
                (Some('#'), _) => {
                    items.push(Item::Line(line.to_owned()));
                    answering = false;
                }
                (Some('='), _) => {
                    items.push(Item::Directive(line.to_owned()));
                    answering = false;
                }
                (Some('<'), _) => answering = true,
                _ if answering => {}
                (Some('+'), Some(Item::Request(request))) => {
                    let (name, value) = line[1..].split_once(':').unwrap_or_else(|| panic!("+ NAME: VALUE: {line}"));
                    request.headers.push((name.trim().into(), value.trim().into()));
                }
                (Some(_), Some(Item::Request(request))) => {
                    request.body.push_str(line);
                    request.body.push('\n');
                }
                (None, Some(Item::Request(_) | Item::Directive(_))) => {}
                _ => items.push(Item::Line(line.to_owned())),
            }
        }
        Self(items)
    }

    /// Runs it in a fresh world.
    pub(crate) async fn tell(&self) -> Told {
        let world = World::new().await;
        let mut run =
            Run { world: &world, kept: Vec::new(), callers: Vec::new(), shown: SHOWN.to_vec(), states: Vec::new(), last: Reply::default() };
        let mut told = Told { text: String::new(), calls: Vec::new() };
        for item in &self.0 {
            match item {
                Item::Line(line) => told.text.push_str(line),
                Item::Directive(line) => {
                    run.direct(line);
                    told.text.push_str(line);
                }
                Item::Request(request) => {
                    let (call, answer) = run.request(request).await;
                    if !told.text.is_empty()
                        && !told.text.ends_with("\n\n")
                        && !matches!(told.text.lines().last(), Some(line) if line.starts_with('#'))
                    {
                        told.text.push('\n');
                    }
                    write_request(&mut told.text, request);
                    write_answer(&mut told.text, &mut run, &call, &answer);
                    told.calls.push((call.method, call.path, world.take_asked()));
                    continue;
                }
            }
            told.text.push('\n');
        }
        // Whatever happened, every organization's log still follows from its first event.
        for log in audit::verify(&world.directory).await.unwrap() {
            assert_eq!(log.fault, None, "the log of {}", log.slug);
        }
        told
    }
}

struct Run<'a> {
    world: &'a World,
    shown: Vec<&'a str>,
    /// The entity tags that were told so far: recorded by their number, as a longer set-up would change every version.
    states: Vec<String>,
    kept: Vec<(String, String)>,
    callers: Vec<(String, String)>,
    last: Reply,
}

impl<'a> Run<'a> {
    fn direct(&mut self, line: &'a str) {
        let words: Vec<_> = line[1..].split_whitespace().collect();
        match words.as_slice() {
            ["clock", seconds] => self.world.clock.advance_micros(i64::from_str(seconds).expect("= clock SECONDS") * 1_000_000),
            [what @ ("keep" | "caller"), name, pointer] => {
                let value = self.found(pointer).unwrap_or_else(|| panic!("{line}: the last answer has no {pointer}: {:?}", self.last));
                let list = if *what == "keep" { &mut self.kept } else { &mut self.callers };
                list.retain(|(known, _)| known != name);
                list.push(((*name).to_owned(), value));
            }
            ["show", name] => self.shown.push(name),
            _ => panic!("not a directive: {line}"),
        }
    }

    /// What the last answer has at this pointer into its body, or in this header.
    fn found(&self, place: &str) -> Option<String> {
        if !place.starts_with('/') {
            return Some(header(&self.last.headers, place).to_owned()).filter(|value| !value.is_empty());
        }
        let body: serde_json::Value = serde_json::from_slice(&self.last.body).ok()?;
        let value = body.pointer(place)?;
        Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    }

    async fn request(&mut self, request: &Request) -> (Call, Reply) {
        let surface = self.world.api.surfaces().map(|(surface, _)| surface).find(|surface| request.path.starts_with(surface.prefix));
        let mut values: Vec<(String, String)> = self.kept.clone();
        let objects = self.world.values(surface.map_or("api", |surface| surface.name));
        values.extend(objects.into_iter().map(|(name, value)| (name.to_owned(), value)));
        let fill = |text: &str| values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value));
        let method = Method::from_str(&request.method).expect("a method");
        let mut call = Call::new(method, fill(&request.path)).body(fill(request.body.trim_end()));
        for (name, value) in &request.headers {
            call = call.header(name, &fill(value));
        }
        let caller = Caller::ALL.iter().find(|(name, _)| *name == request.caller).map(|(_, caller)| *caller);
        let caller = match (caller, self.callers.iter().find(|(name, _)| *name == request.caller)) {
            (Some(caller), None) => caller,
            (_, Some((_, key))) => {
                call = call.header("authorization", &format!("Bearer {key}"));
                Caller::Nobody
            }
            (None, None) => panic!("there is no caller {}; those of every world are {:?}", request.caller, Caller::ALL),
        };
        let _ = self.world.take_asked();
        let answer = self.world.call(caller, call.clone()).await;
        self.last = answer.clone();
        (call, answer)
    }
}

fn write_request(out: &mut String, request: &Request) {
    let _ = writeln!(out, "> {} {} {}", request.caller, request.method, request.path);
    for (name, value) in &request.headers {
        let _ = writeln!(out, "+ {name}: {value}");
    }
    out.push_str(&request.body);
}

/// `(state 2)`: the second one that is told in this story.
fn numbered(states: &mut Vec<String>, tag: &str) -> String {
    let known = states.iter().position(|known| known == tag);
    let at = known.unwrap_or_else(|| {
        states.push(tag.to_owned());
        states.len() - 1
    });
    format!("(state {})", at + 1)
}

fn write_answer(out: &mut String, run: &mut Run<'_>, call: &Call, answer: &Reply) {
    let _ = writeln!(out, "< {}", answer.status.as_u16());
    for name in &run.shown {
        let value = header(&answer.headers, name);
        if !value.is_empty() {
            let value = if *name == "etag" { numbered(&mut run.states, value) } else { value.to_owned() };
            let _ = writeln!(out, "< {name}: {value}");
        }
    }
    let ids = run.world.api.surfaces().map(|(surface, _)| header(&answer.headers, surface.request_id_header.as_str()));
    let id = ids.into_iter().find(|id| !id.is_empty()).unwrap_or_default();
    let echoed = call.headers.iter().any(|(_, value)| value == id);
    if echoed {
        let _ = writeln!(out, "< x-request-id: {id}");
    }
    let mut body = text(answer);
    if body.starts_with("{\"openapi\":") {
        // Committed already, and compared by a test of its own.
        body = "(docs/openapi.json)".to_owned();
    }
    // The server's own id is new for each request: recorded, every request that is added would change all that follow.
    let body = if id.is_empty() || echoed { body } else { body.replace(id, "(request id)") };
    let body = without_hashes(&body);
    if !body.is_empty() {
        let pretty = serde_json::from_str::<serde_json::Value>(&body).ok().and_then(|value| serde_json::to_string_pretty(&value).ok());
        let _ = writeln!(out, "{}", pretty.unwrap_or(body));
    }
    out.push('\n');
}

/// Links of a log depend on all that happened before, so one more thing in the set-up would change each of them.
fn without_hashes(body: &str) -> String {
    let mut text = String::new();
    let mut rest = body;
    while let Some(at) = rest.find(|c: char| c.is_ascii_hexdigit()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        text.push_str(before);
        text.push_str(if digits.len() == 64 { "(64 hexadecimal digits)" } else { digits });
        rest = after;
    }
    text + rest
}
