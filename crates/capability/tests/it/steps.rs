//! Calls in order, lookups, mappings; and functions that several adapters share.

use crate::{recorder::Reply, world::World};
use serde_json::json;

const CREW: &str = r#"
ikanos: 1.0.0-beta5
capability:
  consumes:
    ships:
      type: http
      baseUri: https://ships.example
      resources:
        ship:
          path: /ships/{{imo}}
          operations:
            get:
              method: GET
              outputParameters: {number: {type: string, value: $.imo_number}}
        crew:
          path: /crew
          operations:
            list: {method: GET, inputParameters: {ship: {in: query}}}
  aggregates:
    fleet:
      flows:
        ship-with-crew:
          description: A ship and who is on it.
          semantics: {safe: true, idempotent: true}
          inputParameters:
            imo: {type: string, required: true, description: The ship's number.}
          steps:
            get-ship: {type: call, call: ships.get, with: {imo: '{{imo}}'}}
            list-crew: {type: call, call: ships.list, with: {ship: '{{get-ship.number}}'}}
            resolve: {type: lookup, index: list-crew, match: id, lookupValue: $.get-ship.crew, outputParameters: [name]}
            captain: {type: lookup, index: list-crew, match: id, lookupValue: '{{get-ship.captain}}'}
          mappings:
          - {target: ship.name, value: $.get-ship.name}
          - {target: ship.imo, value: '{{imo}}'}
          - {target: crew, value: $.resolve}
          - {target: captain, value: $.captain.name}
          - {target: gone, value: $.get-ship.gone}
  exposes:
    tools:
      type: mcp
      port: 9090
      tools:
        get-ship: {ref: fleet.ship-with-crew}
        renamed: {description: My own words., ref: fleet.ship-with-crew, hints: {openWorld: true}}
    web:
      type: rest
      port: 8080
      resources:
        ship: {path: '/ships/{imo}', operations: {get: {method: GET, ref: fleet.ship-with-crew}}}
"#;

fn ships(world: &World) {
    world.upstream.answer_with(|seen| match seen.target.split('?').next().unwrap() {
        "/ships/7" => Reply::json(&json!({"imo_number": "IMO7", "name": "Ada", "crew": [2, "9", 1], "captain": 1})),
        "/ships/8" => Reply::text(404, "application/json", "{\"no\":\"ship\"}"),
        "/ships/9" => Reply::text(200, "text/html", "<p>"),
        _ => Reply::json(&json!([{"id": "1", "name": "One", "x": 1}, {"id": "2", "name": "Two"}])),
    });
}

#[tokio::test]
async fn steps_feed_later_steps_and_the_answer() {
    let world = World::new(CREW).await;
    ships(&world);
    let answer = json!({"ship": {"name": "Ada", "imo": "7"}, "crew": [{"name": "Two"}, {"name": "One"}], "captain": "One", "gone": null});
    let got = world.rest("GET /ships/7", None).await;
    assert_eq!((got.status, got.json()), (200, answer.clone()));
    let lines: Vec<String> = world.upstream.take().iter().map(crate::recorder::Seen::line).collect();
    assert_eq!(lines, ["GET /ships/7", "GET /crew?ship=IMO7"]);
    assert_eq!(world.tool("renamed", json!({"imo": "7"})).await["structuredContent"], answer);
}

#[tokio::test]
async fn a_refused_step_ends_nothing_unless_its_answer_is_needed() {
    let world = World::new(CREW).await;
    ships(&world);
    // The input itself is mapped, so something is found; what the refused step would have said is null.
    let got = world.rest("GET /ships/8", None).await;
    assert_eq!((got.status, got.json()), (200, json!({"ship": {"name": null, "imo": "8"}, "crew": null, "captain": null, "gone": null})));
    assert_eq!(world.upstream.take().len(), 2);
    assert_eq!(world.rest("GET /ships/9", None).await.status, 502, "an answer that can't be read ends them");
}

#[tokio::test]
async fn functions_give_what_the_unit_does_not_say() {
    let world = World::new(CREW).await;
    let listed = world.mcp("tools/list", json!({})).await;
    let tools = listed["result"]["tools"].as_array().unwrap();
    let schema = json!({"type": "object", "properties": {"imo": {"type": "string", "description": "The ship's number."}}, "required": ["imo"], "additionalProperties": false});
    assert_eq!((&tools[0]["description"], &tools[0]["inputSchema"]), (&json!("A ship and who is on it."), &schema));
    assert_eq!(tools[0]["annotations"], json!({"readOnlyHint": true, "destructiveHint": false, "idempotentHint": true}));
    assert_eq!(tools[1]["description"], json!("My own words."));
    assert_eq!(
        tools[1]["annotations"],
        json!({"readOnlyHint": true, "destructiveHint": false, "idempotentHint": true, "openWorldHint": true})
    );
}

#[tokio::test]
async fn a_step_that_lacks_what_an_earlier_one_was_refused_answers_that_refusal() {
    let world = World::new(
        r#"
ikanos: 1.0.0-beta5
capability:
  consumes:
    api:
      type: http
      baseUri: https://api.example
      resources:
        find: {path: /find, operations: {find: {method: GET}}}
        item: {path: '/items/{id}', operations: {get: {method: GET}, delete: {method: DELETE}}}
  exposes:
    web:
      type: rest
      port: 8080
      resources:
        item:
          path: /item
          operations:
            get:
              method: GET
              steps:
                find: {type: call, call: api.find}
                get: {type: call, call: api.get, with: {id: '{{find.id}}'}}
              outputParameters: [{type: string, mapping: $.name}]
            delete:
              method: DELETE
              steps:
                find: {call: api.find}
                delete: {call: api.delete, with: {id: $.find.id}}
"#,
    )
    .await;
    world.upstream.answer_with(|_| Reply::text(403, "application/json", "{\"not\": \"yours\"}"));
    let got = world.rest("GET /item", None).await;
    assert_eq!((got.status, got.json()), (403, json!({"not": "yours"})));
    assert_eq!(world.upstream.one().line(), "GET /find");
    world.upstream.answer_json(json!({"id": 5, "name": "five"}));
    let got = world.rest("GET /item", None).await;
    assert_eq!((got.status, got.json()), (200, json!("five")), "without mappings the last answer is shaped");
    world.upstream.take();
    world.rest("DELETE /item", None).await;
    let lines: Vec<String> = world.upstream.take().iter().map(crate::recorder::Seen::line).collect();
    assert_eq!(lines, ["GET /find", "DELETE /items/5"]);
}
