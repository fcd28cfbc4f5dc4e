//! Files that ask for more than they should: each ends with a finding, before it takes the machine's time or memory.

use crate::world::{lines, load, options};

/// A file of tools, and what stands before them.
fn file(before: &str, capability: &str, tools: impl Iterator<Item = String>) -> String {
    let tools: Vec<String> = tools.collect();
    format!(
        "ikanos: 1.0.0-beta5\n{before}capability:\n{capability}  exposes:\n  - {{type: mcp, namespace: m, port: 1, tools: [{}]}}\n",
        tools.join(", ")
    )
}

fn consumes(inputs: &str, operations: impl Iterator<Item = String>) -> String {
    let operations: Vec<String> = operations.collect();
    format!(
        "  consumes: [{{type: http, namespace: u, baseUri: 'https://x', inputParameters: [{inputs}], resources: [{{name: r, path: /r, operations: [{}]}}]}}]\n",
        operations.join(", ")
    )
}

fn parameters(many: usize) -> String {
    (0..many).map(|n| format!("{{name: p{n}, in: query}}")).collect::<Vec<_>>().join(", ")
}

#[test]
fn lists_that_would_take_their_square_are_refused() {
    let tools = |many: usize| (0..many).map(|n| format!("{{name: t{n}}}"));
    let called = "{name: t, call: u.o}".to_owned();
    for (text, words) in [
        (file("", "", tools(10_001)), "`tools` has 10001 entries, more than the 10000 that are read: cut the file into several"),
        (
            file("", "", std::iter::once(format!("{{name: t, inputParameters: [{}]}}", parameters(1001)))),
            "`inputParameters` has 1001 entries",
        ),
        (
            file("", "", std::iter::once(format!("{{name: t, steps: [{}]}}", vec!["{type: call, call: a.b}"; 1001].join(", ")))),
            "`steps` has 1001 entries",
        ),
        (
            file(
                "",
                &consumes("", std::iter::once(format!("{{name: o, path: '/{}'}}", "{x}/".repeat(2000)))),
                std::iter::once(called.clone()),
            ),
            "`path` has more than the 4096 characters that a path may have",
        ),
    ] {
        let loaded = load(&text, &options());
        let found = lines(&loaded.findings);
        assert!(loaded.capability.is_none() && found.iter().any(|line| line.contains(words)), "{words}: {found:#?}");
    }
    let names: String = (0..1001).map(|n| format!("{{{{a{n}}}}} ")).collect();
    let asks = file(
        "",
        &consumes("", std::iter::once(format!("{{name: o, method: POST, body: {{type: text, data: '{names}'}}}}"))),
        std::iter::once(called),
    );
    let found = lines(&load(&asks, &options()).findings);
    assert!(found.iter().any(|line| line.contains("asks for more than 1000 inputs")), "{found:#?}");
    let properties: Vec<String> = (0..1001).map(|n| format!("a{n}: {{type: string}}")).collect();
    let schema = file("", "", std::iter::once(format!("{{name: t, inputSchema: {{properties: {{{}}}}}}}", properties.join(", "))));
    let found = lines(&load(&schema, &options()).findings);
    assert!(found.iter().any(|line| line.contains("it has 1001 inputs, more than the 1000 that there may be")), "{found:#?}");
    assert!(load(&file("", "", tools(2000)), &options()).capability.is_some(), "what somebody could write by hand is served");
}

#[test]
fn findings_have_a_bound_even_where_each_stops_the_file() {
    let text = file("", "", (0..2000).map(|n| format!("{{name: t{n}, description: [x]}}")));
    let loaded = load(&text, &options());
    assert!(loaded.capability.is_none());
    assert_eq!(loaded.findings.len(), 1000);
}

#[test]
fn what_a_file_repeats_has_a_bound() {
    let long = "x".repeat(1 << 20);
    let referring = file(
        &format!("aggregates: {{a: {{flows: {{f: {{description: {long}}}}}}}}}\n"),
        "",
        (0..200).map(|n| format!("{{name: t{n}, ref: a.f}}")),
    );
    let calling = file(
        "",
        &consumes("", std::iter::once(format!("{{name: o, inputParameters: [{}]}}", parameters(500)))),
        (0..600).map(|n| format!("{{name: t{n}, call: u.o}}")),
    );
    let shared = file(
        "",
        &consumes(&parameters(500), (0..600).map(|n| format!("{{name: o{n}}}"))),
        std::iter::once("{name: t, call: u.o1}".to_owned()),
    );
    for text in [referring, calling, shared] {
        let loaded = load(&text, &options());
        let found = lines(&loaded.findings);
        let said = found.iter().filter(|line| line.contains("error: what the file repeats comes to more than 64 MiB here")).count();
        assert!(loaded.capability.is_none() && said == 1, "{found:#?}");
    }
}

/// A device is read without end.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_read() {
    let text = "ikanos: 1.0.0-beta5\nbinds:\n- {namespace: b, location: 'file:///dev/zero', keys: {A: a}}\ncapability:\n  exposes:\n  - {type: mcp, namespace: m, port: 1, prompts: [{name: p, location: 'file:///dev/zero'}], tools: [{name: t}]}\n";
    let found = lines(&load(text, &options()).findings);
    for words in ["bind `b`: /dev/zero is a folder or a device", "prompt `p` is not served: `file:///dev/zero` is a folder or a device"] {
        assert!(found.iter().any(|line| line.contains(words)), "{words}: {found:#?}");
    }
    let device = roster_capability::Capability::load(std::path::Path::new("/dev/zero"), &options());
    assert!(lines(&device.findings)[0].contains("the file is a folder or a device"), "{:?}", device.findings);
}
