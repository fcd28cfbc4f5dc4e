//! `roster api`: any path of the server, with the key.

use crate::{
    cli::Api,
    client::{Call, Client, NATIVE, segment},
    failure::Failure,
    nouns::given,
    output::{self, printable, terminal},
};
use bytes::Bytes;
use hyper::{
    HeaderMap, Method, StatusCode,
    header::{AUTHORIZATION, CONTENT_TYPE, HOST, HeaderName, HeaderValue},
};
use serde_json::Value;

pub(crate) async fn run(args: Api) -> Result<(), Failure> {
    let client = Client::open(&args.connect)?;
    let body = args.data.as_deref().map(given).transpose().map_err(|wrong| Failure::usage(wrong).about("--data"))?;
    let method = match &args.method {
        Some(name) => Method::from_bytes(name.to_ascii_uppercase().as_bytes())
            .map_err(|_| Failure::usage(format!("{name:?} is no method: GET, POST, PUT, PATCH or DELETE")).about("--method"))?,
        None if body.is_some() => Method::POST,
        None => Method::GET,
    };
    let headers = args.headers.iter().map(|text| header(text)).collect::<Result<HeaderMap, _>>()?;
    let call = Call { method, path: path(&client, &args.path).await?, headers, body: body.map(Bytes::from) };
    let mut answer = client.send(call).await?;
    let (status, headers) = (answer.status, answer.headers.clone());
    if args.include {
        head(status, &headers)?;
    }
    // Passed on as it comes, unless somebody is to read it or it has to be understood.
    if status.is_success() && !terminal::looks() {
        while let Some(part) = client.part(&mut answer).await? {
            output::bytes(&part)?;
        }
        return Ok(());
    }
    let body = client.whole(answer).await?;
    show(&headers, &body)?;
    if status.is_success() { Ok(()) } else { Err(client.refused(status, &headers, &body)) }
}

/// The path from the server's root. An address is refused: the key is for one server.
async fn path(client: &Client, typed: &str) -> Result<String, Failure> {
    if typed.contains("://") || typed.starts_with("//") {
        return Err(Failure::usage(format!("{typed:?} is an address: give the path alone, and the server with --url")));
    }
    let mut path = if typed.starts_with('/') { typed.to_owned() } else { format!("{NATIVE}/{typed}") };
    if path.contains("{organization}") {
        path = path.replace("{organization}", &segment(client.organization().await?));
    }
    Ok(path)
}

fn header(text: &str) -> Result<(HeaderName, HeaderValue), Failure> {
    let wrong = || Failure::usage(format!("{text:?} is no header: write it as \"name: value\"")).about("--header");
    let (name, value) = text.split_once(':').ok_or_else(wrong)?;
    let name = HeaderName::from_bytes(name.trim().as_bytes()).map_err(|_| wrong())?;
    if [AUTHORIZATION, HOST].contains(&name) || name.as_str().ends_with("-api-key") {
        // Not shown again: it may be a key.
        return Err(Failure::usage(format!("{name} is not for flags: the server comes from --url, the key from ROSTER_KEY or a profile")));
    }
    Ok((name, HeaderValue::from_str(value.trim()).map_err(|_| wrong())?))
}

fn head(status: StatusCode, headers: &HeaderMap) -> Result<(), Failure> {
    output::line(&format!("HTTP/1.1 {status}"))?;
    for (name, value) in headers {
        output::line(&format!("{name}: {}", printable(&String::from_utf8_lossy(value.as_bytes()))))?;
    }
    output::line("")
}

/// JSON laid out for whoever looks at it; anything else, and for programs everything, as it came.
fn show(headers: &HeaderMap, body: &[u8]) -> Result<(), Failure> {
    let is_json = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).is_some_and(|kind| kind.contains("json"));
    if !terminal::looks() || body.is_empty() {
        return output::bytes(body);
    }
    match serde_json::from_slice::<Value>(body) {
        Ok(value) if is_json => output::line(&format!("{value:#}")),
        _ => String::from_utf8_lossy(body).lines().try_for_each(|line| output::line(&printable(line))),
    }
}
