//! Every unit that a file serves is called, and what reaches the upstream is held against the file itself: its own words are
//! read once more here, by rules of few lines, without the plan that the crate makes of them.

use super::{files, name};
use crate::{
    recorder::Seen,
    world::{World, options, yaml_to_json},
};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use roster_capability::{Capability, Serving};
use serde_json::{Map, Value, json};

/// How many units were called, and of how many the whole request was compared.
#[derive(Default, Debug)]
struct Tally {
    called: usize,
    compared: usize,
}

#[tokio::test]
#[ignore = "needs ROSTER_CORPUS"]
async fn every_unit_reaches_its_upstream_as_the_file_says() {
    let Some(files) = files() else { panic!("ROSTER_CORPUS is not set") };
    let mut tally = Tally::default();
    for path in files {
        let Some(capability) = Capability::load(&path, &options()).capability else { continue };
        let file = yaml_to_json(&std::fs::read_to_string(&path).unwrap()).await;
        let world = World::of(&path, Serving::default()).await;
        let about = capability.describe();
        for (adapter, listening) in about["adapters"].as_array().unwrap().iter().zip(&world.listening) {
            let Some(address) = listening.address else { continue };
            for operation in adapter["operations"].as_array().into_iter().flatten() {
                let (method, pattern) = (operation["method"].as_str().unwrap(), operation["path"].as_str().unwrap());
                let written = written(&file, &listening.namespace, |unit, resource| {
                    unit["method"].as_str().unwrap_or("GET").eq_ignore_ascii_case(method)
                        && single(resource["path"].as_str().unwrap_or("")) == pattern
                });
                call_rest(&world, &format!("http://{address}"), operation).await;
                check(&mut tally, &world, &file, operation, written.as_ref(), &format!("{}: {method} {pattern}", name(&path)));
            }
            for tool in adapter["tools"].as_array().into_iter().flatten() {
                let written = written(&file, &listening.namespace, |unit, _| unit["name"] == tool["name"]);
                let arguments: Map<String, Value> = inputs(tool).map(|input| (named(input), sample(input))).collect();
                world.tool_at(&format!("http://{address}"), tool["name"].as_str().unwrap(), Value::Object(arguments)).await;
                check(&mut tally, &world, &file, tool, written.as_ref(), &format!("{}: tool {}", name(&path), tool["name"]));
            }
        }
    }
    println!("{tally:?}");
    assert!(tally.called >= 185 && tally.compared >= 157, "{tally:?}");
}

fn inputs(unit: &Value) -> impl Iterator<Item = &Value> {
    unit["inputs"].as_array().unwrap().iter()
}

fn named(input: &Value) -> String {
    input["name"].as_str().unwrap().to_owned()
}

/// A name without what files spell in several ways.
fn bare(name: &str) -> String {
    name.replace(['-', '_'], "").to_lowercase()
}

/// `{{x}}` as `{x}`.
fn single(path: &str) -> String {
    path.replace("{{", "{").replace("}}", "}").replace("{ ", "{").replace(" }", "}")
}

/// A text that would do harm anywhere but in its place, and says whose it is.
fn text_of(name: &str) -> String {
    format!("s/{} é&", bare(name))
}

/// A value for an input, the same for every spelling of its name.
fn sample(input: &Value) -> Value {
    let name = named(input);
    if let Some(first) = input["schema"]["enum"].get(0) {
        return first.clone();
    }
    if input["in"] == json!("header") {
        return json!(format!("h-{}", bare(&name)));
    }
    match input["schema"]["type"].as_str() {
        Some("number") => json!(7.5),
        Some("integer") => json!(7),
        Some("boolean") => json!(true),
        Some("array") => json!(["a b", "c"]),
        Some("object") => json!({"of": bare(&name)}),
        _ => json!(text_of(&name)),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn flat(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

async fn call_rest(world: &World, url: &str, operation: &Value) {
    let mut path = operation["path"].as_str().unwrap().to_owned();
    while let Some((before, rest)) = path.split_once('{') {
        let (variable, after) = rest.split_once('}').unwrap();
        let input = inputs(operation).find(|input| input["in"] == json!("path") && bare(&named(input)) == bare(variable));
        let value = input.map_or_else(|| text_of(variable), |input| flat(&sample(input)));
        path = format!("{before}{}{after}", encoded(&value));
    }
    let (mut query, mut headers, mut cookies, mut body) = (Vec::new(), Vec::new(), Vec::new(), None);
    for input in inputs(operation) {
        let (name, value) = (named(input), sample(input));
        match (input["in"].as_str().unwrap(), &value) {
            ("query", Value::Array(items)) => query.extend(items.iter().map(|item| format!("{name}={}", encoded(&flat(item))))),
            ("query", value) => query.push(format!("{name}={}", encoded(&flat(value)))),
            ("header", value) => headers.push((name, flat(value))),
            ("cookie", value) => cookies.push(format!("{name}={}", flat(value))),
            ("body", value) if name == "body" => body = Some(value.clone()),
            ("body", value) => body.get_or_insert_with(|| json!({}))[name] = value.clone(),
            _ => {}
        }
    }
    let url = format!("{url}{path}{}{}", if query.is_empty() { "" } else { "?" }, query.join("&"));
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let body = body.map(|body| body.to_string()).unwrap_or_default();
    let got = world.send(operation["method"].as_str().unwrap(), &url, &headers, &body).await;
    assert!(got.status < 400 || got.status == 502, "{url}: {got:?}");
}

/// The unit in the file's own words, with the resource that it stands in.
fn written(file: &Value, namespace: &str, wanted: impl Fn(&Value, &Value) -> bool) -> Option<Value> {
    let adapters = list(&file["capability"]["exposes"], "namespace");
    let adapter = adapters.into_iter().find(|adapter| adapter["namespace"] == json!(namespace))?;
    if let Some(unit) = list(&adapter["tools"], "name").into_iter().find(|unit| wanted(unit, &Value::Null)) {
        return Some(unit);
    }
    list(&adapter["resources"], "name")
        .into_iter()
        .find_map(|resource| list(&resource["operations"], "name").into_iter().find(|unit| wanted(unit, &resource)))
}

/// A list, or a map by name, as a list whose items have their name.
fn list(value: &Value, field: &str) -> Vec<Value> {
    match value {
        Value::Array(items) => items.clone(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, item)| {
                let mut item = item.clone();
                item[field] = json!(name);
                item
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Compares what came with what the file says.
fn check(tally: &mut Tally, world: &World, file: &Value, unit: &Value, written: Option<&Value>, what: &str) {
    tally.called += 1;
    let seen = world.upstream.take();
    let calls = unit["calls"].as_array().unwrap();
    assert_eq!(seen.len(), calls.len(), "{what}: {seen:?}");
    for (seen, call) in seen.iter().zip(calls) {
        assert_eq!(json!(seen.method), call["method"], "{what}");
        assert!(!seen.target.contains('{') && !seen.target.contains("rest.") && !seen.target.contains("tools."), "{what}: {}", seen.target);
    }
    let (Some(written), [seen], [call]) = (written, seen.as_slice(), calls.as_slice()) else { return };
    if written.get("call").is_some()
        && let Some(operation) = consumed(file, call)
        && compare(seen, unit, written, &operation, what).is_some()
    {
        tally.compared += 1;
    }
}

/// The consumed operation of a call, with its upstream and the whole path.
fn consumed(file: &Value, call: &Value) -> Option<Value> {
    let upstreams = list(&file["capability"]["consumes"], "namespace");
    let upstream = upstreams.into_iter().find(|upstream| upstream["namespace"] == call["upstream"])?;
    list(&upstream["resources"], "name").into_iter().find_map(|resource| {
        let mut operation = list(&resource["operations"], "name").into_iter().find(|operation| {
            let path = operation.get("path").unwrap_or(&resource["path"]).as_str().unwrap_or("");
            operation["name"] == call["operation"] && operation["method"] == call["method"] && call["url"].as_str().unwrap().ends_with(path)
        })?;
        operation["path"] = operation.get("path").cloned().unwrap_or_else(|| resource["path"].clone());
        operation["all"] =
            Value::Array([&upstream, &resource, &operation].into_iter().flat_map(|part| list(&part["inputParameters"], "name")).collect());
        operation["authentication"] = upstream["authentication"].clone();
        Some(operation)
    })
}

/// The whole request against the file; `None` where the file says it in a way that these few rules don't read.
fn compare(seen: &Seen, unit: &Value, written: &Value, operation: &Value, what: &str) -> Option<()> {
    if operation.get("body").is_some() {
        return None;
    }
    let given = |name: &str| {
        inputs(unit).find(|input| named(input) == name).or_else(|| inputs(unit).find(|input| bare(&named(input)) == bare(name)))
    };
    // The value of a parameter: what `with` refers to, else the input of its name.
    let value = |name: &str| -> Option<Option<Value>> {
        match written["with"].get(name) {
            None => Some(given(name).map(sample)),
            Some(Value::String(text)) if text.contains('{') || text.starts_with('$') || !text.contains('.') => None,
            Some(Value::String(text)) => Some(given(text.split_once('.')?.1).map(sample)),
            Some(_) => None,
        }
    };
    let (mut query, mut body) = (Vec::new(), None);
    let mut path = single(operation["path"].as_str()?);
    while let Some((before, rest)) = path.clone().split_once('{') {
        let (variable, after) = rest.split_once('}')?;
        path = format!("{before}{}{after}", encoded(&flat(&value(variable)??)));
    }
    for parameter in operation["all"].as_array()? {
        let name = parameter["name"].as_str()?;
        let fixed = parameter.get("value").map(|value| if flat(value).contains("{{") { None } else { Some(value.clone()) });
        let Some(value) = (match fixed {
            Some(fixed) => Some(fixed?),
            None => value(name)?,
        }) else {
            continue;
        };
        match (parameter["in"].as_str().unwrap_or("query"), value) {
            ("query", Value::Array(items)) => query.extend(items.iter().map(|item| format!("{name}={}", flat(item)))),
            ("query", value) => query.push(format!("{name}={}", flat(&value))),
            ("header", value) if value.is_string() && !flat(&value).contains('é') => {
                assert_eq!(seen.header(name), Some(flat(&value).as_str()), "{what}: {name}")
            }
            ("body", value) if name == "body" => body = Some(value),
            ("path", _) => {}
            _ => return None,
        }
    }
    // A `with` for what nobody declares goes into the query.
    let written_path = single(operation["path"].as_str()?);
    for name in written["with"].as_object().into_iter().flat_map(Map::keys) {
        let declared = operation["all"].as_array()?.iter().any(|parameter| parameter["name"] == json!(name))
            || written_path.contains(&format!("{{{name}}}"));
        if !declared && name != "body" {
            query.push(format!("{name}={}", flat(&value(name)??)));
        }
    }
    let (target, asked) = seen.target.split_once('?').unwrap_or((&seen.target, ""));
    // Which characters are encoded beyond those that must be is nobody's business.
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    assert_eq!(
        target.split('/').map(decoded).collect::<Vec<_>>(),
        path.trim_start_matches('/').split('/').fold(vec![String::new()], |mut all, part| {
            all.push(decoded(part));
            all
        }),
        "{what}"
    );
    assert_eq!(asked.split('&').filter(|pair| !pair.is_empty()).map(decoded).collect::<Vec<_>>(), query, "{what}");
    match body {
        Some(body) => assert_eq!((seen.json(), seen.header("content-type")), (body, Some("application/json")), "{what}"),
        None => assert!(seen.body.is_empty(), "{what}"),
    }
    credentials(seen, &operation["authentication"], what);
    Some(())
}

/// What the upstream is shown: variables have values that say which they are.
fn credentials(seen: &Seen, authentication: &Value, what: &str) {
    let variable = |text: &Value| {
        let name = text.as_str().unwrap().trim_matches(['{', '}']).rsplit('.').next().unwrap().to_owned();
        format!("value-of-{name}")
    };
    match authentication["type"].as_str() {
        Some("bearer") => {
            assert_eq!(seen.header("authorization"), Some(format!("Bearer {}", variable(&authentication["token"])).as_str()), "{what}")
        }
        Some("apikey") if authentication["placement"] == json!("header") => {
            assert_eq!(seen.header(authentication["key"].as_str().unwrap()), Some(variable(&authentication["value"]).as_str()), "{what}");
        }
        Some("basic") => assert!(seen.header("authorization").is_some_and(|value| value.starts_with("Basic ")), "{what}"),
        None => assert_eq!(seen.header("authorization"), None, "{what}"),
        Some(_) => {}
    }
}
