//! What clients are told about sending a request again that failed on our side.

use crate::world::{Reply, World, header};
use bytes::Bytes;
use http_body_util::Empty;
use hyper::{Method, Request};
use roster_api::{
    Api, Settings,
    answer::Json,
    dialects,
    operation::{example, get, post},
    surface::Surface,
};
use roster_core::Error;
use std::sync::Arc;

/// An API of one surface whose every operation finds the store unavailable.
fn failing(world: &World, surface: Surface) -> Api {
    let operations = vec![
        get("reads", "/failing")
            .public("a test")
            .handle(example("/failing"), |_, (): ()| async { Err::<Json<()>, _>(Error::Unavailable("busy")) }),
        post("writes", "/failing")
            .public("a test")
            .handle(example("/failing"), |_, (): ()| async { Err::<Json<()>, _>(Error::Unavailable("busy")) }),
    ];
    let surface = Surface { operations, ..surface };
    Api::new(Arc::clone(&world.directory), vec![surface], Settings::default(), Arc::new(())).unwrap()
}

async fn answer(api: &Api, method: Method, path: &str) -> Reply {
    let request = Request::builder().method(method).uri(path).header("host", "localhost").body(()).unwrap();
    Reply::of(api.answer(request.into_parts().0, Empty::<Bytes>::new(), [127, 0, 0, 1].into()).await).await
}

/// The SDKs would send a change again on their own, and so perhaps make it twice; a read they may.
#[tokio::test]
async fn clients_do_not_repeat_a_change_that_failed_on_our_side() {
    let world = World::new().await;
    for (surface, path) in [(dialects::openai::surface(), "/openai/v1/failing"), (dialects::keycard::surface(), "/keycard/failing")] {
        let api = failing(&world, surface);
        for (method, said) in [(Method::GET, ""), (Method::POST, "false")] {
            let answer = answer(&api, method.clone(), path).await;
            assert_eq!((answer.status.as_u16(), header(&answer.headers, "x-should-retry")), (503, said), "{method} {path}");
        }
    }
}

/// Portkey's clients repeat what lacks their header of a request's id.
#[tokio::test]
async fn portkeys_clients_find_the_id_that_keeps_them_from_repeating() {
    let world = World::new().await;
    let api = failing(&world, dialects::portkey::surface());
    let answer = answer(&api, Method::POST, "/portkey/v1/failing").await;
    assert_eq!(answer.status, 503);
    assert_eq!(header(&answer.headers, "x-portkey-trace-id").len(), 26);
}
