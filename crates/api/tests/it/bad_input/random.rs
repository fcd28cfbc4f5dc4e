//! Input by chance.

use super::{assert_shape, example, rows};
use crate::world::{Call, Caller, World};
use hyper::Method;
use proptest::{
    prelude::{Strategy, any, prop},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use serde_json::Value;

/// Draws from a strategy with a seed that is always the same: a failure repeats by itself.
fn draw<T: std::fmt::Debug>(runner: &mut TestRunner, strategy: &impl Strategy<Value = T>) -> T {
    strategy.new_tree(runner).unwrap().current()
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = proptest::prop_oneof![
        proptest::strategy::Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "(user|admin|owner|workspace|2026-01-02T03:04:05Z|shared|-1|0)".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        proptest::prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-z_]{1,8}|user|users|id|role|type", inner), 0..4)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

#[tokio::test]
async fn random_bodies_never_fail_the_server() {
    let mut runner = TestRunner::deterministic();
    let json = any_json();
    for round in 0..40 {
        // Some of them delete what the others need.
        let world = World::new().await;
        for (surface, operation) in rows(&world) {
            let call = example(&world, surface, &operation);
            let Ok(Value::Object(mut body)) = serde_json::from_slice(&call.body) else { continue };
            let names: Vec<_> = body.keys().cloned().collect();
            let name = &names[draw(&mut runner, &(0..names.len()))];
            body[name] = draw(&mut runner, &json);
            body.insert(draw(&mut runner, &"[a-z_]{1,12}"), draw(&mut runner, &json));
            let call = Call { body: Value::Object(body).to_string().into(), ..call };
            let answer = world.call(Caller::of(surface, &operation), call.clone()).await;
            if !answer.status.is_success() {
                assert_shape(surface, &answer, &format!("round {round}: {call:?}"));
            }
        }
    }
}

#[tokio::test]
async fn random_paths_and_queries_never_fail_the_server() {
    let world = World::new().await;
    let mut runner = TestRunner::deterministic();
    let segment = "[a-z%0-9_.-]{0,12}|%[0-9A-F]{2}|organizations|organization|projects|groups|audit_logs|users|workspaces|acme|shared|admin|api-keys|v1|v2|evaluation";
    let path = prop::collection::vec(segment, 0..8).prop_map(|segments| segments.join("/"));
    let query =
        prop::collection::vec("[a-z_]{1,8}=[a-zA-Z0-9%+_.-]{0,12}|limit=[0-9]{1,4}|[&=%]{1,3}", 0..4).prop_map(|pairs| pairs.join("&"));
    let prefix = "/(api|access|portkey|openai|)(/v1|/v2|)";
    let methods = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS, Method::HEAD];
    for _ in 0..3000 {
        let uri = format!("{}/{}?{}", draw(&mut runner, &prefix), draw(&mut runner, &path), draw(&mut runner, &query));
        let method = methods[draw(&mut runner, &(0..methods.len()))].clone();
        // Not with a key that may delete what the rest needs.
        let answer = world.call(Caller::Viewer, Call::new(method, uri)).await;
        assert!(answer.status.as_u16() < 500);
    }
}
