//! What goes wrong at a call, and what the caller hears of it.

use crate::{
    recorder::{Recorder, Reply},
    rest::MEMBERS,
    world::{Folder, World, lines, options},
};
use roster_capability::{Capability, Server, Serving, Severity};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn missing_and_wrong_inputs_are_named() {
    let world = World::new(MEMBERS).await;
    for (line, parameter) in
        [("GET /v1/workspaces/w/users?page_size=ten", "page_size"), ("GET /v1/workspaces/w/users?role=a&role=b", "role")]
    {
        let got = world.rest(line, None).await;
        assert_eq!(
            (got.status, &got.json()["parameter"], &got.headers["content-type"]),
            (400, &json!(parameter), &"application/problem+json".parse().unwrap())
        );
    }
    let got = world.rest("POST /v1/workspaces/w/users", Some(&json!(["not an object"]))).await;
    assert_eq!((got.status, &got.json()["parameter"]), (400, &json!("body")));
    let got = world.send("POST", &format!("{}/v1/workspaces/w/users", world.url("rest")), &[], "{broken").await;
    assert_eq!((got.status, &got.json()["detail"]), (400, &json!("the body must be JSON")));
    let got =
        world.send("POST", &format!("{}/v1/workspaces/w/users", world.url("rest")), &[], &format!("\"{}\"", "x".repeat(4 << 20))).await;
    assert_eq!(got.status, 413);
    for (arguments, words) in [
        (json!({}), "`workspaceId` is missing"),
        (json!({"workspaceId": null}), "`workspaceId` is missing"),
        (json!({"workspaceId": 7}), "`workspaceId` must be text"),
        (json!({"workspaceId": "w", "page_size": "5"}), "`page_size` must be a number"),
        (json!({"workspaceId": "w", "pagesize": 5}), "`pagesize` is no argument; there are: workspaceId, page_size, role"),
    ] {
        let result = world.tool("list-members", arguments).await;
        assert_eq!((&result["isError"], &result["content"][0]["text"]), (&json!(true), &json!(words)));
    }
    assert_eq!(world.upstream.take().len(), 0, "nothing of that reaches the upstream");
}

#[tokio::test]
async fn what_is_not_there_is_said_in_each_adapters_way() {
    let world = World::new(MEMBERS).await;
    for line in ["GET /v1/workspaces/w", "GET /", "GET /v1/workspaces/w/users/", "PATCH /v1/workspaces/w/users"] {
        let got = world.rest(line, None).await;
        assert_eq!((got.status, &got.json()["code"]), (404, &json!("not-found")), "{line}");
    }
    assert_eq!(world.rest("PATCH /v1/workspaces/w/users", None).await.headers["allow"], "POST, GET");
    let error = world.mcp("tools/call", json!({"name": "drop-everything", "arguments": {}})).await;
    assert_eq!((&error["error"]["code"], &error["error"]["message"]), (&json!(-32602), &json!("there is no tool `drop-everything`")));
}

#[tokio::test]
async fn an_upstreams_refusal_is_passed_on_as_it_came() {
    let world = World::new(MEMBERS).await;
    world.upstream.answer_with(|_| Reply::text(409, "application/json", "{\"why\":  1}"));
    let got = world.rest("GET /v1/workspaces/w/users", None).await;
    assert_eq!(
        (got.status, got.body.as_ref(), &got.headers["content-type"]),
        (409, b"{\"why\":  1}".as_slice(), &"application/json".parse().unwrap())
    );
    let result = world.tool("get-member", json!({"workspaceId": "w", "userId": "u"})).await;
    assert_eq!((&result["isError"], &result["content"][0]["text"]), (&json!(true), &json!("{\"why\":  1}")));
    world.upstream.answer_with(|_| Reply::text(500, "text/html", "<script>alert(1)</script>"));
    let got = world.rest("GET /v1/workspaces/w/users", None).await;
    assert_eq!(
        (got.status, got.headers["content-type"].to_str().unwrap(), got.headers["x-content-type-options"].to_str().unwrap()),
        (500, "text/plain; charset=utf-8", "nosniff")
    );
    world.upstream.answer_with(|_| Reply { status: 403, headers: vec![], body: vec![] });
    let result = world.tool("get-member", json!({"workspaceId": "w", "userId": "u"})).await;
    assert_eq!((&result["isError"], &result["content"][0]["text"]), (&json!(true), &json!("the upstream answered with status 403")));
}

#[tokio::test]
async fn a_change_that_is_sent_elsewhere_is_no_success_of_a_tool() {
    let world = World::new(MEMBERS).await;
    world.upstream.answer_with(|_| Reply { status: 307, headers: vec![("location", "/elsewhere".into())], body: vec![] });
    let result = world.tool("add-member", json!({"workspaceId": "w", "body": {}})).await;
    assert_eq!((&result["isError"], &result["content"][0]["text"]), (&json!(true), &json!("the upstream answered with status 307")));
    assert_eq!(world.upstream.take().len(), 1);
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_a_bad_gateway() {
    let world = World::new(MEMBERS).await;
    for (body, media_type) in [("<html>", "text/html"), ("{\"a\":", "application/json"), ("{} trailing", "application/json")] {
        world.upstream.answer_with(move |_| Reply::text(200, media_type, body));
        let got = world.rest("GET /v1/workspaces/w/users", None).await;
        assert_eq!((got.status, &got.json()["detail"]), (502, &json!("upstream `admin` answered with something that is not JSON")));
        assert_eq!(world.tool("get-member", json!({"workspaceId": "w", "userId": "u"})).await["isError"], json!(true));
    }
    world.upstream.answer_with(|_| Reply { status: 200, headers: vec![], body: vec![b' '; (10 << 20) + 1] });
    assert_eq!(world.rest("GET /v1/workspaces/w/users", None).await.status, 502);
}

#[tokio::test]
async fn an_upstream_that_is_down_slow_or_elsewhere() {
    let folder = Folder::new();
    let path = folder.write("capability.yaml", MEMBERS);
    // A port that nobody listens on: bound, and let go of again.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let moved = Recorder::start().await;
    moved.answer_with(|seen| match seen.target.as_str() {
        "/workspaces/here/users" => Reply { status: 302, headers: vec![("location", "/workspaces/there/users".into())], body: vec![] },
        "/workspaces/there/users" => Reply::json(&json!({"at": "there"})),
        "/workspaces/loop/users" => Reply { status: 307, headers: vec![("location", "/workspaces/loop/users".into())], body: vec![] },
        _ => Reply { status: 302, headers: vec![("location", "http://169.254.169.254/latest/meta-data".into())], body: vec![] },
    });
    for (url, path_of, status, words) in [
        (format!("http://{free}"), "w", 502, "could not be reached"),
        (format!("http://{}", silent.local_addr().unwrap()), "w", 504, "did not answer in time"),
        (moved.url.clone(), "away", 502, "another server"),
        (moved.url.clone(), "loop", 502, "another server"),
    ] {
        let mut options = options();
        options.upstreams = vec![("admin".into(), url)];
        options.ports = vec![("members-rest".into(), 0), ("members-mcp".into(), 0)];
        let capability = Capability::load(&path, &options).capability.unwrap();
        let server = Server::bind(vec![capability], &Serving { patience: Duration::from_millis(300), ..Serving::default() }).await.unwrap();
        let address = server.listening()[0].address.unwrap();
        tokio::spawn(server.run(std::future::pending()));
        let world = World::new(MEMBERS).await;
        let got = world.send("GET", &format!("http://{address}/v1/workspaces/{path_of}/users"), &[], "").await;
        assert_eq!(got.status, status, "{got:?}");
        let detail = got.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(words) && !detail.contains("127.0.0.1"), "{detail}");
    }
    let mut options = options();
    options.upstreams = vec![("admin".into(), moved.url.clone())];
    options.ports = vec![("members-rest".into(), 0), ("members-mcp".into(), 0)];
    let server = Server::bind(vec![Capability::load(&path, &options).capability.unwrap()], &Serving::default()).await.unwrap();
    let address = server.listening()[0].address.unwrap();
    tokio::spawn(server.run(std::future::pending()));
    let world = World::new(MEMBERS).await;
    let got = world.send("GET", &format!("http://{address}/v1/workspaces/here/users"), &[], "").await;
    assert_eq!((got.status, got.json()), (200, json!({"at": "there"})), "a redirect on the same server is followed");
    let got = world.send("POST", &format!("http://{address}/v1/workspaces/here/users"), &[], "{}").await;
    assert_eq!(got.status, 302, "a change is not sent twice");
}

#[tokio::test]
async fn a_taken_port_names_the_adapter_and_nothing_listens() {
    let folder = Folder::new();
    let path = folder.write("capability.yaml", MEMBERS);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let mut options = options();
    options.ports = vec![("members-rest".into(), 0), ("members-mcp".into(), port)];
    let capability = Capability::load(&path, &options).capability.unwrap();
    let Err(error) = Server::bind(vec![capability], &Serving::default()).await else { panic!("the port is taken") };
    let text = error.to_string();
    assert!(text.contains("members-mcp") && text.contains(&port.to_string()) && text.contains("--port members-mcp=PORT"), "{text}");
}

#[tokio::test]
async fn the_end_lets_open_requests_finish() {
    let folder = Folder::new();
    let path = folder.write("capability.yaml", MEMBERS);
    let upstream = Recorder::start().await;
    let mut options = options();
    options.upstreams = vec![("admin".into(), upstream.url.clone())];
    options.ports = vec![("members-rest".into(), 0), ("members-mcp".into(), 0)];
    let server = Server::bind(vec![Capability::load(&path, &options).capability.unwrap()], &Serving::default()).await.unwrap();
    let address = server.listening()[0].address.unwrap();
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn(server.run(async { drop(ended.await) }));
    end.send(()).unwrap();
    running.await.unwrap();
    assert!(tokio::net::TcpStream::connect(address).await.is_err(), "nobody listens any more");
}

/// Half of the published files leave `baseUri` to whoever runs them. They load, with a warning, and their calls say what is missing.
#[tokio::test]
async fn a_file_without_an_address_loads_and_says_so() {
    for address in ["''", "'https://{subdomain}.{site}/v1'"] {
        let folder = Folder::new();
        let path = folder.write("capability.yaml", &MEMBERS.replace("https://admin.example/v1", address));
        let mut options = options();
        options.ports = vec![("members-rest".into(), 0), ("members-mcp".into(), 0)];
        let loaded = Capability::load(&path, &options);
        assert!(loaded.findings.iter().all(|finding| finding.severity == Severity::Warning), "{:?}", lines(&loaded.findings));
        let said = lines(&loaded.findings).join("\n");
        assert!(said.contains("`baseUri`") && said.contains("--upstream admin=URL"), "{said}");
        let server = Server::bind(vec![loaded.capability.unwrap()], &Serving::default()).await.unwrap();
        let at = server.listening()[0].address.unwrap();
        tokio::spawn(server.run(std::future::pending()));
        let world = World::new(MEMBERS).await;
        let got = world.send("GET", &format!("http://{at}/v1/workspaces/w/users"), &[], "").await;
        let detail = got.json()["detail"].as_str().unwrap().to_owned();
        assert_eq!((got.status, detail.as_str()), (502, "upstream `admin` has no address: name it with --upstream admin=URL"));
        assert!(world.upstream.take().is_empty());
    }
}
