//! Whole files: loaded, planned, described, documented, and their calls put together.

use super::{
    Round,
    mutate::{Mutations, Random},
    raw_texts,
    value::{any, size},
};
use crate::{
    Capability, Finding, Options, Variables,
    plan::{Act, Call, Frame, Serves, Unit, Work},
    raw::Format,
    upstream::request,
    yaml,
};
use serde_json::{Map, Value};
use std::{path::Path, sync::Arc};

const WORDS: &[&str] = &[
    "\n- ",
    "\n  ",
    ": ",
    ":\n  ",
    "? ",
    "&a ",
    "*a",
    "&a [*a]",
    "<<: *a",
    "<<",
    "!!str ",
    "!!binary ",
    "!x!y ",
    "!<tag:x> ",
    "%YAML 1.2\n---\n",
    "%TAG ! x\n",
    "---\n",
    "...\n",
    "|\n",
    ">-\n",
    "|9+\n",
    "'",
    "''",
    "\"",
    "\\x",
    "\\u0000",
    "\\ud800",
    "#",
    " # ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "~",
    "null",
    "true",
    "naftiko: 0.5\n",
    "ikanos: 1.0.0-beta5\n",
    "capability:",
    "consumes:",
    "exposes:",
    "aggregates:",
    "flows:",
    "functions:",
    "binds:",
    "keys:",
    "namespace: ",
    "type: ",
    "rest",
    "mcp",
    "skill",
    "http",
    "stdio",
    "baseUri: https://x/{y}",
    "resources:",
    "operations:",
    "inputParameters:",
    "outputParameters:",
    "outputRawFormat: xml",
    "maxBinarySize: 99999999999999999999GB",
    "path: /a/{b}/{{c}}?d={e}",
    "in: body",
    "in: path",
    "in: cookie",
    "in: environment",
    "value: '{{env.KEY}}'",
    "mapping: $..a[?(@.b)]",
    "properties:",
    "items:",
    "call: ",
    "with: {a: rest.a, b: tools.b, c: $.s.d, d: '{{e}}', f: $this.a.b}",
    "steps:",
    "lookup",
    "index: ",
    "lookupValue: ",
    "mappings:",
    "target: a.b.c",
    "ref: ",
    "forward: {targetNamespace: ",
    "body: {type: multipartForm, data: [",
    "body: '{\"a\": {{b}}}'",
    "authentication: {type: oauth2, tokenEndpoint: 'https://x', clientId: a, clientSecret: b}",
    "authentication: {type: apikey, key: a, value: b, placement: query}",
    "port: 0",
    "address: '::'",
    "import: x",
    "from: ./fuzz.yaml",
    "location: file:///./x",
    "template: [{role: user, content: '{{a}}'}]",
    "uri: a://{b}/{c}",
    "hints: {readOnly: true, destructive: false}",
    "transport: ",
    "maxLength: 0",
    "ttlMs: -1",
];

pub(super) fn round() -> Round {
    let mut seeds: Vec<Vec<u8>> = [
        include_str!("../../../../examples/portkey-members.yaml"),
        include_str!("../../../../examples/openai-members.yaml"),
        include_str!("../../../../examples/keycard-members.yaml"),
        include_str!("../../../../examples/evo-members.yaml"),
        include_str!("../../../../examples/memberships.yaml"),
    ]
    .map(|text| text.as_bytes().to_vec())
    .into();
    for source in [
        include_str!("../../tests/it/bodies.rs"),
        include_str!("../../tests/it/credentials.rs"),
        include_str!("../../tests/it/loading.rs"),
        include_str!("../../tests/it/mcp.rs"),
        include_str!("../../tests/it/parameters.rs"),
        include_str!("../../tests/it/rest.rs"),
        include_str!("../../tests/it/shapes.rs"),
        include_str!("../../tests/it/skills.rs"),
        include_str!("../../tests/it/steps.rs"),
    ] {
        seeds.extend(raw_texts(source));
    }
    seeds.extend(corpus());
    let nests = &[
        ("[", "]"),
        ("{a: ", "}"),
        ("- ", ""),
        ("&a [", ", *a]"),
        ("- &x [*x, ", "]"),
        ("{? ", ": a}"),
        ("\"", "\""),
        ("'", "'"),
        ("? ", ""),
    ];
    Round { name: "yaml", inputs: 1000, mutations: Mutations { seeds, words: WORDS, nests, most: 1 << 20 }, check }
}

/// Published files, where `ROSTER_CORPUS` names their folder.
fn corpus() -> Vec<Vec<u8>> {
    let Some(folder) = std::env::var_os("ROSTER_CORPUS") else { return Vec::new() };
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "yaml" || end == "yml"));
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

fn check(input: &[u8], random: &mut Random) {
    let text = String::from_utf8_lossy(input);
    tree(&text);
    let _ = Format::Yaml.decode(input);
    let variables = Variables::From(Arc::new(|name| Some(format!("value of {name}"))));
    let variables = if random.one_in(2) { variables } else { Variables::Unread };
    let options = Options { variables, strict: random.one_in(8), ..Options::default() };
    let loaded = Capability::load_text(Path::new("/nowhere/fuzz.yaml"), &text, &options);
    findings(&loaded.findings, &text);
    let Some(capability) = loaded.capability else {
        assert!(!loaded.findings.is_empty(), "who gets nothing hears why");
        return;
    };
    assert!(!options.strict || loaded.findings.is_empty(), "strict takes no warnings");
    let bound = (64 << 20) + 16 * text.len();
    assert!(size(&capability.describe()) <= bound && capability.describe_text().len() <= bound, "a description has a bound");
    let document = capability.openapi(None);
    assert!(size(&serde_json::to_value(document).unwrap()) <= bound, "a document has a bound");
    for adapter in &capability.adapters {
        match &adapter.serves {
            Serves::Rest(routes) => routes.iter().flat_map(|route| &route.operations).for_each(|(_, unit)| calls(unit, random)),
            Serves::Mcp(mcp) => {
                mcp.tools.iter().chain(mcp.contents.iter().map(|content| &content.unit)).for_each(|unit| calls(unit, random))
            }
            Serves::Skill(_) => {}
        }
    }
}

/// A tree is within bounds, and is the same when it is read again as JSON, which is YAML too.
fn tree(text: &str) {
    let Ok(parsed) = yaml::parse(text) else { return };
    let value = parsed.root.to_json();
    assert!(super::value::depth(&value) <= 64, "depth has a bound");
    let json = value.to_string();
    assert!(json.len() <= (64 << 20) + 8 * text.len(), "what aliases repeat has a bound: {} bytes of {}", json.len(), text.len());
    // A key on one line has at most 1024 characters (YAML 1.2, 7.4.2), and a byte order mark is none of a document's.
    if json.len() < 1000 && !json.contains('\u{feff}') {
        let again = yaml::parse(&json).unwrap_or_else(|fault| panic!("{fault}: {json}"));
        assert_eq!(again.root.to_json(), value, "{json}");
    }
}

/// Every finding has a place in the file, says something on one line, and all of them are few.
fn findings(findings: &[Finding], text: &str) {
    assert!(findings.len() <= 1001, "{} findings", findings.len());
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let mut bytes = 0;
    for finding in findings {
        let (line, column) = (finding.place.line as usize, finding.place.column as usize);
        assert!((1..=lines.len()).contains(&line), "{finding}: {} lines", lines.len());
        let most = lines[line - 1].chars().count();
        assert!((1..=most + 1).contains(&column), "{finding}: column {column} of {most}");
        assert!(!finding.message.is_empty() && !finding.remedy.is_empty(), "{finding:?}");
        let shown = finding.to_string();
        assert!(!shown.chars().any(char::is_control), "a finding is one line: {shown:?}");
        bytes += shown.len();
    }
    assert!(bytes <= (1 << 20) + 4 * text.len(), "findings have a bound: {bytes} bytes of {}", text.len());
}

/// Whatever a caller gives: a call goes below its upstream's address, and is one request.
fn calls(unit: &Unit, random: &mut Random) {
    let steps = match &unit.work {
        Work::Call(call) => vec![call],
        Work::Steps { steps, .. } => {
            steps.iter().filter_map(|step| if let Act::Call(call) = &step.act { Some(call) } else { None }).collect()
        }
        Work::Mock => Vec::new(),
    };
    let inputs: Map<String, Value> = unit.inputs.iter().take(50).map(|input| (input.name.clone(), any(random, 3))).collect();
    for call in steps.into_iter().take(20) {
        sent(unit, call, &inputs);
    }
}

fn sent(unit: &Unit, call: &Call, inputs: &Map<String, Value>) {
    let (mut with, none) = (Map::new(), Map::new());
    for (key, template) in &call.with {
        let frame = Frame { inputs, with: &with, steps: &none, roots: &unit.roots, binds: &unit.binds };
        let value = crate::template::Template::fill(template, &frame).unwrap_or_default();
        with.insert(key.clone(), value);
    }
    let frame = Frame { inputs, with: &with, steps: &none, roots: &unit.roots, binds: &unit.binds };
    let Ok(outgoing) = request::build(&call.operation, &call.with, &frame) else { return };
    let base = &call.operation.upstream.base;
    assert!(outgoing.target.starts_with(&base.path), "{} is not below {base}", outgoing.target);
    assert!(!outgoing.target.chars().any(|c| c.is_control() || c == ' '), "{:?}", outgoing.target);
    let path = outgoing.target.split('?').next().unwrap_or_default();
    let written = call.operation.path.text.split('?').next().unwrap_or_default();
    let dots = |path: &str| path.split('/').filter(|segment| matches!(*segment, "." | "..")).count();
    assert!(dots(path) <= dots(written), "{path} leads elsewhere than {written}");
}
