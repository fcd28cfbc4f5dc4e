//! What loading says of a file, and what of it is served all the same.

use crate::{
    rest::MEMBERS,
    world::{Folder, World, lines, load, options, yaml_to_json},
};
use proptest::prelude::*;
use roster_capability::{Capability, Options, Serving, Variables};
use serde_json::json;
use std::sync::Arc;

fn found(text: &str) -> Vec<String> {
    lines(&load(text, &options()).findings)
}

fn assert_found(text: &str, words: &[&str]) {
    let found = found(text);
    for words in words {
        assert!(found.iter().any(|line| line.contains(words)), "{words:?} in {found:#?}");
    }
}

#[test]
fn deviations_of_published_files_are_warnings_with_their_places() {
    let found = found(MEMBERS);
    assert!(found.iter().all(|line| line.contains(": warning: ")), "{found:#?}");
    assert!(
        found[0].starts_with("capability.yaml:26:41: warning: `type` on a consumed parameter") && found[0].contains("(and 6 more)"),
        "{found:#?}"
    );
    let strict = Options { strict: true, ..options() };
    assert!(load(MEMBERS, &strict).capability.is_none() && load(MEMBERS, &options()).capability.is_some());
}

#[test]
fn what_is_no_capability_has_a_place_and_a_remedy() {
    for (text, line) in [
        ("", "capability.yaml:1:1: error: the file is nothing, not a capability: begin with"),
        ("- a\n", "capability.yaml:1:1: error: the file is a list, not a capability"),
        ("ikanos: 1.0.0-beta5\n", "capability.yaml:1:1: error: the file has no `capability`"),
        ("a: [1\nb: 2\n", "error: this is not YAML"),
        ("naftiko: '0.5'\ncapability: 7\n", "capability.yaml:2:13: error: `capability` is a number, where a map belongs: write a map"),
        ("naftiko: '0.5'\ncapability:\n  exposes: text\n", "capability.yaml:3:12: error: `exposes` is text, where a list or a map belongs"),
        ("naftiko: '0.5'\ncapability:\n  exposes: []\n", "capability.yaml:1:1: error: the file exposes nothing"),
        (
            "naftiko: '0.5'\ncapability:\n  exposes:\n  - {type: rest, namespace: a, port: x}\n",
            "capability.yaml:4:38: error: `port` is text, where a number up to 65535 belongs",
        ),
    ] {
        let loaded = load(text, &options());
        assert!(loaded.capability.is_none());
        assert_found(text, &[line]);
    }
    let folder = Folder::new();
    let loaded = Capability::load(&folder.0.join("none.yaml"), &options());
    assert!(
        loaded.capability.is_none() && lines(&loaded.findings)[0].contains("none.yaml:1:1: error: the file can't be read"),
        "{:?}",
        loaded.findings
    );
    std::fs::write(folder.0.join("binary.yaml"), b"a: \xff\xfe").unwrap();
    assert!(Capability::load(&folder.0.join("binary.yaml"), &options()).has_errors());
    assert!(Capability::load(&folder.0, &options()).has_errors());
}

const MIXED: &str = r#"
naftiko: 1.0.0-alpha75
extra: 1
capability:
  consumes:
  - type: http
    namespace: api
    baseUri: https://api.example
    resources:
    - name: one
      path: /one/{id}
      operations:
      - {name: get, method: GET, description: One}
      - {name: avro, method: GET, outputRawFormat: Avro}
    - name: two
      path: /two/{id}
      operations:
      - {name: get, method: GET, description: Two}
  - {type: http, namespace: tunnelled, baseUri: 'https://x', tunnel: {type: ziti}, resources: []}
  - {type: grpc, namespace: other, baseUri: 'https://x', resources: []}
  exposes:
  - {type: control, port: 9}
  - {namespace: untyped}
  - type: mcp
    namespace: tools-mcp
    tools:
    - {name: fine, description: Fine, call: api.one.get}
    - {name: by-description, description: Two, call: api.get}
    - {name: ambiguous, description: Neither, call: api.get}
    - {name: avro, description: x, call: api.avro}
    - {name: unknown, description: x, call: api.gte}
    - {name: nowhere, description: x, call: nowhere.get}
    - {name: short, description: x, call: get}
    - {name: tunnelled, description: x, call: tunnelled.get}
    - {name: other, description: x, call: other.get}
    - {name: referring, description: x, ref: some.thing}
    - {name: scripted, description: x, steps: [{name: s, type: script, language: python}]}
    - {name: looking, description: x, steps: [{name: l, type: lookup, index: later, match: id, lookupValue: 1}]}
    - {name: fine, description: again, call: api.one.get}
    - {name: 'not a name', description: x, call: api.one.get}
  - type: rest
    namespace: web
    port: 8080
    address: nowhere
    resources:
    - {path: '/two/{id}', operations: [{method: GET, call: api.get}]}
"#;

#[test]
fn what_is_not_served_is_named_and_the_rest_is() {
    let loaded = load(MIXED, &options());
    let about = loaded.capability.as_ref().unwrap().describe();
    let tools: Vec<_> = about["adapters"][0]["tools"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tool| (tool["name"].as_str().unwrap(), tool["calls"][0]["url"].as_str().unwrap()))
        .collect();
    assert_eq!(tools, [("fine", "https://api.example/one/{id}"), ("by-description", "https://api.example/two/{id}")]);
    assert_found(
        MIXED,
        &[
            "2:10: warning: `1.0.0-alpha75` is no version that was released",
            "3:1: warning: the file has no field `extra`",
            "error: operation `api.avro`: format `Avro` is not served",
            "error: upstream `tunnelled`: `tunnel` is not served",
            "error: upstream `other`: type `grpc` is not served",
            "warning: adapter `adapter-1`: type `control` is none that is served",
            "warning: adapter `tools-mcp` has no port; a free one is taken",
            "error: tool `ambiguous` is not served: `api.get` is ambiguous: it names GET /one/{id} and GET /two/{id}: give the operations",
            "error: tool `avro` is not served: upstream `api` has no operation `avro`",
            "error: tool `unknown` is not served: upstream `api` has no operation `gte`: name one that it has: get",
            "error: tool `nowhere` is not served: no upstream has the namespace `nowhere`: name one that `consumes` has; there are: api, other, tunnelled",
            "error: tool `short` is not served: `get` is no call: write NAMESPACE.OPERATION",
            "error: tool `tunnelled` is not served: upstream `tunnelled` is not served",
            "error: tool `referring` is not served: no aggregate has the function `some.thing`",
            "error: tool `scripted` is not served: step `s`: steps of type `script` are not served",
            "error: tool `looking` is not served: step `l`: `index` names `later`, which is no step before it",
            "error: tool `fine` is there already",
            "error: tool `not a name` is not served: its name is not one that MCP allows",
            "error: adapter `web` is not served: `nowhere` is no IP address",
        ],
    );
}

#[test]
fn a_file_for_others_to_import_is_no_error() {
    let text = "ikanos: 1.0.0-beta5\nconsumes:\n  api: {type: http, baseUri: 'https://x', authentication: {type: bearer, token: '{{THEIRS}}'}, resources: {}}\n";
    let loaded = load(text, &options());
    assert!(loaded.capability.is_none() && !loaded.has_errors());
    assert_eq!(
        found(text),
        ["capability.yaml:1:1: warning: the file exposes nothing; it can only be imported: serve a file that imports it"]
    );
}

#[test]
fn a_finding_is_one_line_whatever_the_file_calls_things() {
    let text = "ikanos: 1.0.0-beta5\ncapability: {\"x\\ny\\e[31m\": 1, exposes: []}\n";
    assert_found(text, &["2:14: warning: `capability` has no field `x\\ny\\u{1b}[31m`"]);
}

#[test]
fn two_adapters_of_one_port_are_told_apart() {
    let text = "ikanos: 1.0.0-beta5\ncapability:\n  exposes:\n    a: &a {type: mcp, port: 7, tools: {t: {description: T., outputParameters: [{value: 1}]}}}\n    b: {<<: *a}\n";
    assert_found(text, &["5:5: error: adapter `b` is not served: port 7 is that of `a` already: give it another, or use --port b=PORT"]);
    let apart = Options { ports: vec![("b".into(), 8)], ..options() };
    assert!(!load(text, &apart).has_errors());
}

#[test]
fn an_unset_variable_stops_the_file_and_nothing_else_is_said_of_it() {
    let unset = Options { variables: Variables::From(Arc::new(|_| None)), ..Options::default() };
    let loaded = load(MEMBERS, &unset);
    let errors: Vec<String> = lines(&loaded.findings).into_iter().filter(|line| line.contains(": error: ")).collect();
    assert_eq!(
        errors,
        ["capability.yaml:16:7: error: upstream `admin`: variable `KEY` of bind `env` has no value: set the environment variable KEY"]
    );
    assert!(loaded.capability.is_none());
    assert!(load(MEMBERS, &Options::default()).capability.is_some(), "whoever only looks needs none");
}

#[tokio::test]
async fn binds_read_files_and_imports_bring_parts() {
    let folder = Folder::new();
    folder.write("secrets.yaml", "token-in-file: s-1\nhost: ignored\n");
    folder.write("secrets.json", "{\"j\": \"s-2\"}");
    folder.write(
        "shared/consumes.yml",
        "ikanos: 1.0.0-beta5\nconsumes:\n  registry:\n    type: http\n    baseUri: https://r.example\n    authentication: {type: bearer, token: '{{TOKEN}}'}\n    resources: {ships: {path: /ships, operations: {list: {method: GET, inputParameters: {X-J: {in: header, value: '{{json.J}}'}}}}}}\n",
    );
    folder.write(
        "shared/aggregates.yml",
        "ikanos: 1.0.0-beta5\naggregates:\n  fleet: {flows: {ships: {description: Ships., call: mine.list}}}\n",
    );
    folder.write("shared/broken.yml", "a: [");
    let text = "ikanos: 1.0.0-beta5\nbinds:\n- {namespace: file, location: 'file:///./secrets.yaml', keys: {TOKEN: token-in-file}}\n- {namespace: json, location: 'file:///./secrets.json', keys: {J: j}}\ncapability:\n  consumes:\n  - {import: registry, from: ./shared/consumes.yml, as: mine}\n  - {import: nothing, from: ./shared/consumes.yml}\n  - {import: x, from: ./shared/none.yml}\n  aggregates:\n  - {import: fleet, from: ./shared/aggregates.yml}\n  exposes:\n  - {type: rest, namespace: web, port: 1, resources: [{path: /ships, operations: [{method: GET, ref: fleet.ships}]}, {path: /x, operations: [{method: GET, call: x.y}]}]}\n";
    let path = folder.write("capability.yaml", text);
    let world = World::of(&path, Serving::default()).await;
    assert_eq!(world.rest("GET /ships", None).await.status, 200);
    let seen = world.upstream.one();
    assert_eq!((seen.header("authorization"), seen.header("x-j")), (Some("Bearer s-1"), Some("s-2")));
    let said = lines(&world.findings).join("\n");
    for words in [
        "has no namespace `nothing` in `consumes`: import one of: registry",
        "none.yml is not there",
        "GET /x is not served: the import of `x` failed",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let itself = folder.write("self.yaml", "ikanos: 1.0.0-beta5\ncapability:\n  consumes: [{import: a, from: ./self.yaml}, {import: b, from: 'https://x/y.yml'}, {import: c, from: shared/broken.yml}]\n");
    let said = lines(&Capability::load(&itself, &options()).findings).join("\n");
    for words in ["the file imports itself", "imports are read from files only", "broken.yml can't be read"] {
        assert!(said.contains(words), "{words} in {said}");
    }
}

#[tokio::test]
async fn arrays_and_maps_say_the_same() {
    let arrays = load(MEMBERS, &Options::default()).capability.unwrap().describe();
    let mut maps: serde_json::Value = json!({});
    let parsed: serde_json::Value = yaml_to_json(MEMBERS).await;
    maps["ikanos"] = json!("1.0.0-beta5");
    maps["info"] = json!({"display": "Members", "description": "Members of workspaces."});
    maps["binds"] = parsed["binds"].clone();
    maps["capability"] = by_name(&parsed["capability"]);
    let maps = load(&maps.to_string(), &Options::default()).capability.unwrap().describe();
    assert_eq!(maps["adapters"], arrays["adapters"]);
}

/// Lists whose items have names as maps by name, as later versions of the format have them.
fn by_name(value: &serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Array(items) if items.iter().all(|item| item.get("name").or(item.get("namespace")).is_some()) => {
            let named = items.iter().map(|item| {
                let mut item = item.clone();
                let fields = item.as_object_mut().unwrap();
                let name = fields.remove("name").or_else(|| fields.remove("namespace")).unwrap();
                (name.as_str().unwrap().to_owned(), by_name(&item))
            });
            serde_json::Value::Object(named.collect())
        }
        serde_json::Value::Array(items) => items.iter().map(by_name).collect(),
        serde_json::Value::Object(fields) => {
            serde_json::Value::Object(fields.iter().map(|(key, value)| (key.clone(), by_name(value))).collect())
        }
        other => other.clone(),
    }
}

proptest! {
    /// Whatever is cut out of a file or put into it: an answer, and no panic.
    #[test]
    fn no_file_makes_loading_panic(at in 0..MEMBERS.len(), length in 0..200usize, put in "[a-z{}\\[\\]:$.\\-\n *&!|>'\"]{0,12}") {
        let begin = (0..=at).rev().find(|at| MEMBERS.is_char_boundary(*at)).unwrap();
        let end = (begin + length..=MEMBERS.len()).find(|at| MEMBERS.is_char_boundary(*at)).unwrap_or(MEMBERS.len());
        let text = format!("{}{put}{}", &MEMBERS[..begin], &MEMBERS[end..]);
        let loaded = load(&text, &options());
        if let Some(capability) = loaded.capability {
            capability.describe_text();
            let _ = capability.openapi(None);
        } else {
            prop_assert!(!loaded.findings.is_empty(), "who gets nothing hears why");
        }
    }
}
