//! What a request costs with no Roster behind it: answers that Roster gave, served by axum and nothing else.
//!
//! Each recorded answer stands at a route with path parameters, which are extracted, as a body is that came with the
//! request. Nobody is authenticated, nothing is looked up, and the bytes of the answer are there from the start: no
//! server over the same libraries gets below this.
//!
//! `bare-axum ADDRESS FILE`, with a JSON list of [`Recorded`]; it serves until it is killed. `bare-axum ADDRESS --proxy URL` forwards
//! each request to that server instead, over connections that stay open, and does nothing else with it.

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, Request},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header::HOST},
    response::{IntoResponse, Response},
    routing::{get, post},
    serve::ListenerExt,
};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use serde::Deserialize;
use std::error::Error;
use tokio::net::TcpListener;

/// One answer and where it is given.
#[derive(Deserialize)]
struct Recorded {
    method: String,
    /// The route as axum writes it: `/members/{user}`.
    route: String,
    status: u16,
    /// Names and values, without those that hyper writes itself.
    headers: Vec<(String, String)>,
    body: String,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("usage: bare-axum ADDRESS FILE, or bare-axum ADDRESS --proxy URL".into());
    };
    let router = match arguments.next() {
        Some(base) if file == "--proxy" => proxy(base),
        _ => answers(&file)?,
    };
    let listener = TcpListener::bind(address).await?.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, router).await?;
    Ok(())
}

fn answers(file: &str) -> Result<Router, Box<dyn Error>> {
    let recorded: Vec<Recorded> = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    recorded.into_iter().try_fold(Router::new(), add)
}

fn proxy(base: String) -> Router {
    let client = Client::builder(TokioExecutor::new()).build_http::<Body>();
    Router::new().fallback(async move |mut request: Request| {
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        let Ok(uri) = format!("{base}{path}").parse() else { return StatusCode::BAD_REQUEST.into_response() };
        *request.uri_mut() = uri;
        request.headers_mut().remove(HOST);
        client.request(request).await.map_or_else(|_| StatusCode::BAD_GATEWAY.into_response(), IntoResponse::into_response)
    })
}

fn add(router: Router, recorded: Recorded) -> Result<Router, Box<dyn Error>> {
    let mut headers = HeaderMap::new();
    for (name, value) in &recorded.headers {
        headers.insert(HeaderName::from_bytes(name.as_bytes())?, HeaderValue::from_str(value)?);
    }
    let (status, body) = (StatusCode::from_u16(recorded.status)?, Bytes::from(recorded.body));
    let answer = move || {
        let mut response = Response::new(Body::from(body.clone()));
        (*response.status_mut(), *response.headers_mut()) = (status, headers.clone());
        response
    };
    let handler = match recorded.method.as_str() {
        "GET" => get(async move |_: Path<Vec<String>>| answer()),
        "POST" => post(async move |_: Bytes| answer()),
        other => return Err(format!("no handler for {other}").into()),
    };
    Ok(router.route(&recorded.route, handler))
}
