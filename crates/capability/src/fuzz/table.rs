//! Answers in CSV, TSV and PSV, and what outputs take out of answers.

use super::{
    Round,
    mutate::{Mutations, Random},
    value::{any, size},
};
use crate::{
    document::Type,
    json_path::JsonPath,
    plan::{Nothing, Output},
    raw::Format,
    shape,
    template::Template,
};
use serde_json::{Map, Value, json};

const WORDS: &[&str] =
    &[",", "\t", "|", "\n", "\r\n", "\r", "\"", "\"\"", "\",\"", ",,,", "\n\n", "id", "name", "id,id", " ", "\u{feff}", "=1+1", "'"];

pub(super) fn round() -> Round {
    let seeds = [
        "id, name\n1,\"A, B\"\n2,C,extra\n3\n",
        "id\tname\n1\tA|B\n",
        "id|name\n1|\n",
        "Email,Role,Joined\r\nada@example.com,admin,2026-01-01\r\n\"grace\n@example.com\",\"say \"\"hi\"\"\",\r\n",
        "a\n\"unclosed\n1\n",
    ];
    let seeds = seeds.map(|text| text.as_bytes().to_vec()).into();
    let nests = &[("\"", "\""), ("\"\"", ""), (",", ""), ("\n", ""), ("\"a\",", ""), ("x\n", "")];
    Round { name: "csv", inputs: 600, mutations: Mutations { seeds, words: WORDS, nests, most: 1 << 20 }, check }
}

fn check(input: &[u8], random: &mut Random) {
    for separator in [b',', b'\t', b'|'] {
        let Ok(value) = Format::Table(separator).decode(input) else { continue };
        let rows = value.as_array().expect("rows are a list");
        assert!(size(&value) <= (64 << 20) + 2 * input.len(), "an answer has a bound: {}", size(&value));
        assert!(rows.len() <= input.len(), "{} rows of {} bytes", rows.len(), input.len());
        for row in rows {
            let row = row.as_object().expect("a row is an object");
            assert!(row.values().all(Value::is_string), "every value is text: {row:?}");
        }
        shaped(&value, random);
        if let Some(text) = written(rows, separator) {
            assert_eq!(Format::Table(separator).decode(&text).as_ref(), Ok(&value), "{:?}", String::from_utf8_lossy(&text));
        }
    }
}

/// The rows as a table, none where their fields are not all the same, or a byte order mark would be no part of a name.
fn written(rows: &[Value], separator: u8) -> Option<Vec<u8>> {
    let header: Vec<&String> = rows.first()?.as_object()?.keys().collect();
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    writer.write_record(&header).ok()?;
    for row in rows {
        let row = row.as_object().filter(|row| row.keys().eq(header.iter().copied()))?;
        writer.write_record(row.values().filter_map(Value::as_str)).ok()?;
    }
    writer.into_inner().ok().filter(|text| !header.is_empty() && !text.starts_with("\u{feff}".as_bytes()))
}

/// Takes parts out of an answer, in every way that outputs can be written.
pub(super) fn shaped(root: &Value, random: &mut Random) {
    let nothing = Nothing::default();
    let (inputs, none) = (Map::from_iter([("n".to_owned(), any(random, 1))]), Map::new());
    let frame = nothing.frame(&inputs, &none);
    let outputs: Vec<Output> = (0..1 + random.below(3)).map(|_| output(random, 3)).collect();
    let parts = outputs.iter().map(count).sum::<usize>();
    let value = shape::shape(&outputs, root, &frame);
    // Each part is at most the answer, or once for each item of it.
    let given = 64 * size(&inputs["n"]);
    let most = (size(root) + 1) * (parts + 1) + (64 + given) * parts * (size(root) + 1);
    assert!(size(&value) <= most, "{} of {} with {parts} parts", size(&value), size(root));
    if shape::is_whole(&outputs) {
        assert_eq!(value, *root, "what takes all takes all");
    }
    let _ = shape::mock(&outputs, &frame);
}

fn output(random: &mut Random, levels: usize) -> Output {
    const PATHS: &[&str] = &["$", "$.", "$.id", "$[0]", "$[*].id", "$..name", "$.item", "$[?(@.id == '1')]", "$.length()", "$.gone"];
    const KINDS: &[&Type] = &[&Type::Object, &Type::Array, &Type::String, &Type::Number, &Type::Any];
    let inner = levels.saturating_sub(1);
    let mapping: Option<JsonPath> = (!random.one_in(4)).then(|| random.pick(PATHS).parse().expect("a path"));
    let properties = if levels > 0 && random.one_in(3) { 1 + random.below(2) } else { 0 };
    Output {
        name: random.one_in(2).then(|| random.pick(&["a", "b", "c"]).to_owned()),
        kind: random.one_in(2).then(|| *random.pick(KINDS)),
        description: None,
        mapping,
        value: random.one_in(8).then(|| Template::tree(&json!(["x {{n}}", "{{n}}"]))),
        properties: (0..properties).map(|number| (format!("p{number}"), output(random, inner))).collect(),
        items: (levels > 0 && random.one_in(3)).then(|| Box::new(output(random, inner))),
        max_length: random.one_in(8).then(|| random.below(4)),
    }
}

fn count(output: &Output) -> usize {
    1 + output.properties.iter().map(|(_, property)| count(property)).sum::<usize>() + output.items.as_deref().map_or(0, count)
}
