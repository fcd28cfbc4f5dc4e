//! What no client should send: always a clear refusal in the surface's own shape, never a failure of the server.
//! ([`World::call`] asserts that no answer is a 5xx.)

mod bodies;
mod random;
mod requests;
mod values;

use crate::world::{Call, Reply, World, text};
use hyper::{StatusCode, header::CONTENT_TYPE};
use roster_api::{operation::Operation, refusal::Refusal, surface::Surface};
use roster_core::Error;
use serde_json::Value;
use std::sync::Arc;

fn rows(world: &World) -> Vec<(&Surface, Arc<Operation>)> {
    world.api.surfaces().flat_map(|(surface, operations)| operations.iter().map(move |row| (surface, Arc::clone(row)))).collect()
}

/// A refusal has the surface's shape: its media type and the members of its body.
fn assert_refusal(surface: &Surface, answer: &Reply, status: StatusCode, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", text(answer));
    assert_shape(surface, answer, what);
}

fn assert_shape(surface: &Surface, answer: &Reply, what: &str) {
    let pattern = (surface.refuse)(&Refusal::Core(Error::invalid("field", "message")), "id");
    assert_eq!(answer.headers.get(CONTENT_TYPE), pattern.headers.get(CONTENT_TYPE), "{what}");
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{what}: {error}: {}", text(answer)));
    let pattern: Value = serde_json::from_slice(pattern.body.whole().unwrap()).unwrap();
    let (body, pattern) = (body.as_object().unwrap(), pattern.as_object().unwrap());
    for name in pattern.keys().filter(|name| *name != "field") {
        assert!(body.contains_key(name), "{what}: no {name} in {}", text(answer));
    }
    assert!(answer.headers.contains_key(&surface.request_id_header), "{what}: no id of the request");
}

/// The status that the surface has for a value that breaks its rules.
fn invalid(surface: &Surface) -> StatusCode {
    (surface.refuse)(&Refusal::Core(Error::invalid("field", "message")), "id").status
}

fn example(world: &World, surface: &Surface, operation: &Operation) -> Call {
    world.example(surface, operation, |_, _| None)
}
