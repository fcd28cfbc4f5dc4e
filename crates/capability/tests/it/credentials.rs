//! Who calls upstream, and who may call an adapter.

use crate::{
    recorder::Reply,
    world::{World, lines, load, options},
};
use roster_capability::{Options, Variables};
use serde_json::{Value, json};

fn file(consumed: &str, exposed: &str) -> String {
    format!(
        r#"
ikanos: 1.0.0-beta5
binds:
- namespace: env
  keys: {{KEY: KEY, OTHER: OTHER, EMPTY: EMPTY, UNSET: UNSET}}
capability:
  consumes:
    api:
      type: http
      baseUri: https://api.example
{consumed}
      resources:
        x: {{path: '/x?a=1', operations: {{get: {{method: GET}}}}}}
  exposes:
    web:
      type: rest
      port: 8080
{exposed}
      resources:
        x: {{path: /x, operations: {{get: {{method: GET, call: api.get}}}}}}
        f: {{path: '/f/{{path}}', forward: {{targetNamespace: api, trustedHeaders: [X-Trusted, Authorization]}}}}
"#
    )
}

async fn called(authentication: &str) -> crate::recorder::Seen {
    let world = World::new(&file(&format!("      authentication: {authentication}"), "")).await;
    assert_eq!(world.rest("GET /x", None).await.status, 200, "{authentication}");
    world.upstream.one()
}

#[tokio::test]
async fn upstreams_are_shown_what_the_file_names() {
    assert_eq!(called("{type: bearer, token: '{{env.KEY}}'}").await.header("authorization"), Some("Bearer k-123"));
    assert_eq!(called("{type: bearer, token: '{{KEY}}-{{OTHER}}'}").await.header("authorization"), Some("Bearer k-123-o-456"));
    assert_eq!(called("{type: basic, username: me, password: '{{KEY}}'}").await.header("authorization"), Some("Basic bWU6ay0xMjM="));
    assert_eq!(called("{type: apikey, key: x-key, value: '{{KEY}}', placement: header}").await.header("x-key"), Some("k-123"));
    assert_eq!(called("{type: apikey, key: x-key, value: '{{KEY}}'}").await.header("x-key"), Some("k-123"));
    assert_eq!(called("{type: apikey, in: header, name: x-key, value: '{{KEY}}'}").await.header("x-key"), Some("k-123"));
    let two = called("{type: apikey, headers: {x-a: '{{KEY}}', x-b: '{{OTHER}}'}}").await;
    assert_eq!((two.header("x-a"), two.header("x-b")), (Some("k-123"), Some("o-456")));
    assert_eq!(called("{type: apikey, key: api key, value: 'a&{{KEY}}', placement: query}").await.line(), "GET /x?a=1&api%20key=a%26k-123");
    assert_eq!(called("{type: none}").await.header("authorization"), None);
}

#[tokio::test]
async fn client_credentials_are_fetched_once_and_again_when_they_are_refused() {
    let tokens = crate::recorder::Recorder::start().await;
    let text = file(
        &format!(
            "      authentication: {{type: oauth2, tokenEndpoint: '{}/token', clientId: 'id:1', clientSecret: '{{{{KEY}}}}', scopes: [a, b], resource: 'https://r'}}",
            tokens.url
        ),
        "",
    );
    let world = World::new(&text).await;
    tokens.answer_json(json!({"access_token": "t1", "token_type": "Bearer", "expires_in": 3600}));
    for _ in 0..2 {
        assert_eq!(world.rest("GET /x", None).await.status, 200);
    }
    let seen = world.upstream.take();
    assert!(seen.iter().all(|seen| seen.header("authorization") == Some("Bearer t1")), "{seen:?}");
    let asked = tokens.one();
    assert_eq!(asked.line(), "POST /token");
    assert_eq!(asked.body, "grant_type=client_credentials&scope=a%20b&resource=https%3A%2F%2Fr");
    assert_eq!(asked.header("authorization"), Some("Basic aWQlM0ExOmstMTIz"), "id and secret are encoded first (RFC 6749 section 2.3.1)");

    tokens.answer_json(json!({"access_token": "t2"}));
    world.upstream.answer_with(|seen| {
        if seen.header("authorization") == Some("Bearer t1") { Reply::text(401, "text/plain", "") } else { Reply::json(&json!({"ok": 1})) }
    });
    assert_eq!(world.rest("GET /x", None).await.json(), json!({"ok": 1}));
    assert_eq!(tokens.take().len(), 1);

    tokens.answer_with(|_| Reply::text(400, "application/json", "{\"error\":\"invalid_client\"}"));
    world.upstream.answer_with(|_| Reply::text(401, "text/plain", "no"));
    let got = world.rest("GET /x", None).await;
    assert_eq!(got.status, 502, "{got:?}");
    assert!(!String::from_utf8_lossy(&got.body).contains("invalid_client"));
}

#[test]
fn what_cannot_be_shown_is_refused_at_load() {
    for (authentication, words) in [
        ("{type: digest, username: a, password: b}", "`digest` is not served"),
        ("{type: awsSigV4, region: x}", "`awsSigV4` is not served"),
        ("{type: oauth2, authorizationServerUri: 'https://a.example', resource: x}", "no `clientId`"),
        ("{type: bearer}", "no `token`"),
        ("{type: bearer, token: '{{NOBODY}}'}", "no bind gives `NOBODY`"),
        ("{type: bearer, token: \"a\\nb\"}", "no header can carry"),
        ("{type: bearer, token: '{{env.UNSET}}'}", "variable `UNSET` of bind `env` has no value: set the environment variable UNSET"),
        ("{type: bearer, token: '{{EMPTY}}'}", "variable `EMPTY` of bind `env` has no value"),
    ] {
        let loaded = load(&file(&format!("      authentication: {authentication}"), ""), &options());
        assert!(loaded.capability.is_none() && loaded.has_errors(), "{authentication}");
        assert!(loaded.findings.iter().any(|finding| finding.to_string().contains(words)), "{authentication}: {:#?}", loaded.findings);
        assert!(!format!("{:?}", loaded.findings).contains("k-123"));
    }
}

#[test]
fn every_variable_that_has_no_value_is_named_at_once() {
    let nothing = Options { variables: Variables::From(std::sync::Arc::new(|_| None)), ..Options::default() };
    let oauth =
        "      authentication: {type: oauth2, tokenEndpoint: 'https://a.example/t', clientId: '{{env.KEY}}', clientSecret: '{{OTHER}}'}";
    let basic = "      authentication: {type: basic, username: '{{EMPTY}}', password: '{{UNSET}}'}";
    for (text, of, names) in [(file(oauth, ""), "upstream `api`", ["KEY", "OTHER"]), (file("", basic), "adapter `web`", ["EMPTY", "UNSET"])]
    {
        let found = lines(&load(&text, &nothing).findings);
        for name in names {
            let said = |line: &&String| line.contains(of) && line.contains(&format!("variable `{name}` of bind `env` has no value"));
            assert_eq!(found.iter().filter(said).count(), 1, "{of} {name}: {found:#?}");
        }
    }
}

#[tokio::test]
async fn adapters_answer_whoever_shows_what_the_file_names() {
    for (authentication, header, query, challenge) in [
        ("{type: bearer, token: '{{KEY}}'}", Some(("authorization", "bearer k-123")), "", "Bearer"),
        ("{type: basic, username: me, password: '{{KEY}}'}", Some(("authorization", "Basic bWU6ay0xMjM=")), "", "Basic"),
        ("{type: apikey, key: x-key, value: '{{KEY}}'}", Some(("x-key", "k-123")), "", "ApiKey"),
        ("{type: apikey, key: k, value: '{{KEY}}', placement: query}", None, "?b=1&k=k%2D123", "ApiKey"),
    ] {
        let world = World::new(&file("", &format!("      authentication: {authentication}"))).await;
        let url = format!("{}/x", world.url("rest"));
        for wrong in [&[][..], &[("authorization", "Bearer k-1234")], &[("authorization", "k-123")], &[("x-key", "")]] {
            let got = world.send("GET", &url, wrong, "").await;
            assert_eq!((got.status, &got.json()["code"]), (401, &json!("unauthenticated")), "{authentication} {wrong:?}");
            assert!(got.headers["www-authenticate"].to_str().unwrap().starts_with(challenge));
        }
        assert_eq!(world.upstream.take().len(), 0);
        let headers: Vec<_> = header.into_iter().collect();
        assert_eq!(world.send("GET", &format!("{url}{query}"), &headers, "").await.status, 200, "{authentication}");
    }
    let loaded = load(&file("", "      authentication: {type: oauth2, authorizationServerUri: 'https://a', resource: x}"), &options());
    assert!(loaded.capability.is_none(), "an adapter whose guard is not served is not served open");
}

#[tokio::test]
async fn a_forward_passes_on_method_body_and_trusted_headers() {
    let world = World::new(&file("      inputParameters: {X-Fixed: {in: header, value: v}}", "")).await;
    world.upstream.answer_with(|_| Reply::text(207, "text/x", "as it came"));
    let url = format!("{}/f/a/b%2Fc?dropped=1", world.url("rest"));
    let got = world
        .send(
            "PATCH",
            &url,
            &[("x-trusted", "t"), ("x-other", "o"), ("authorization", "Bearer caller"), ("content-type", "text/y")],
            "body",
        )
        .await;
    assert_eq!((got.status, got.body.as_ref(), &got.headers["content-type"]), (207, b"as it came".as_slice(), &"text/x".parse().unwrap()));
    let seen = world.upstream.one();
    assert_eq!((seen.line().as_str(), seen.body.as_ref()), ("PATCH /a/b%2Fc", b"body".as_slice()));
    assert_eq!((seen.header("x-trusted"), seen.header("x-other"), seen.header("x-fixed")), (Some("t"), None, Some("v")));
    assert_eq!(
        (seen.header("authorization"), seen.header("content-type")),
        (Some("Bearer caller"), Some("text/y")),
        "neither side has credentials of its own"
    );
    assert_eq!(world.send("GET", &format!("{}/f/a/%2e%2e/b", world.url("rest")), &[], "").await.status, 400);

    for (consumed, exposed) in
        [("      authentication: {type: bearer, token: '{{OTHER}}'}", ""), ("", "      authentication: {type: bearer, token: '{{KEY}}'}")]
    {
        let world = World::new(&file(consumed, exposed)).await;
        world.send("GET", &format!("{}/f/a", world.url("rest")), &[("authorization", "Bearer k-123")], "").await;
        let wanted = if consumed.is_empty() { None } else { Some("Bearer o-456") };
        assert_eq!(world.upstream.one().header("authorization"), wanted, "a caller's credential for this adapter goes no further");
    }
}

#[tokio::test]
async fn pages_of_other_sites_are_not_answered() {
    let world = World::new(crate::rest::MEMBERS).await;
    for kind in ["rest", "mcp"] {
        let url = format!("{}/v1/workspaces/w/users", world.url(kind));
        for headers in [[("origin", "https://evil.example")], [("origin", "null")], [("host", "evil.example")]] {
            let got = world.send("GET", &url, &headers, "").await;
            assert_eq!((got.status, got.json()["status"].clone()), (403, Value::from(403)), "{kind} {headers:?}");
        }
        for headers in [[("origin", "http://localhost:6274")], [("host", "localhost:1")]] {
            assert_ne!(world.send("GET", &url, &headers, "").await.status, 403, "{kind} {headers:?}");
        }
    }
}
