//! Bad input of each row: a clear refusal, and nothing is half done.

use super::world::World;
use serde_json::Value;

#[tokio::test]
async fn bad_input_is_refused_and_changes_nothing() {
    let world = World::new().await;
    let before = world.controls("GET", "", "").await;
    let keys = async || world.call("GET", "/api-keys", "").await.1["total"].clone();
    let keys_before = keys().await;
    let cases: &[(&str, &str, &str, &str, &str)] = &[
        ("POST", "/snapshots", r#"{"name": ""}"#, "name", "1 to 64"),
        ("POST", "/snapshots", r#"{"name": "a b"}"#, "name", "A-Z"),
        ("POST", "/snapshots", r#"{"label": "a"}"#, "label", "unknown field"),
        ("POST", "/reset", r#"{"snapshot": "none"}"#, "snapshot", "start, ready"),
        ("PUT", "/clock", "{}", "now", "needed"),
        ("PUT", "/clock", r#"{"now": "yesterday"}"#, "now", "RFC 3339"),
        ("PUT", "/clock", r#"{"now": "1969-01-01T00:00:00Z"}"#, "now", "1970"),
        ("POST", "/clock/advance", "{}", "seconds", "needed"),
        ("POST", "/clock/advance", r#"{"seconds": 1e300}"#, "seconds", "1970 to 9999"),
        ("POST", "/clock/advance", r#"{"seconds": -1e12}"#, "seconds", "1970 to 9999"),
        ("POST", "/faults", "{}", "", "status, latency_ms or drop"),
        ("POST", "/faults", r#"{"status": 418}"#, "status", "400, 401"),
        ("POST", "/faults", r#"{"status": 200}"#, "status", "400, 401"),
        ("POST", "/faults", r#"{"status": 503, "drop": true}"#, "drop", "choose"),
        ("POST", "/faults", r#"{"latency_ms": 60001}"#, "latency_ms", "60000"),
        ("POST", "/faults", r#"{"latency_ms": 0}"#, "latency_ms", "60000"),
        ("POST", "/faults", r#"{"drop": true, "times": 0}"#, "times", "1 to"),
        ("POST", "/faults", r#"{"drop": true, "surface": "none"}"#, "surface", "portkey"),
        ("POST", "/faults", r#"{"drop": true, "method": "get"}"#, "method", "GET, HEAD"),
        ("POST", "/faults", r#"{"drop": true, "path": "api"}"#, "path", "begin with /"),
        ("POST", "/faults", r#"{"drop": true, "path": "/a*"}"#, "path", "whole segment"),
        ("POST", "/faults", r#"{"drop": true, "path": "/**/a"}"#, "path", "only the last"),
        ("POST", "/faults", r#"{"status": 503, "retry_after_seconds": 3}"#, "retry_after_seconds", "429"),
        ("DELETE", "/faults/1", "", "fault", "no rule"),
        ("DELETE", "/faults/x", "", "fault", "no rule"),
        ("POST", "/keys", r#"{"key": "rst_key_x", "as": {"organization": "acme"}}"#, "key", "rst_"),
        ("POST", "/keys", r#"{"key": " x", "as": {"organization": "acme"}}"#, "key", "blanks only between"),
        ("POST", "/keys", r#"{"key": "x"}"#, "as", "needed"),
        ("POST", "/keys", r#"{"key": "x", "as": {"organization": "acme", "user": "none"}}"#, "as.user", "id or the email"),
        ("POST", "/keys", r#"{"key": "x", "as": {"organization": "acme", "role": "boss"}}"#, "as.role", "owner"),
        ("POST", "/keys", r#"{"key": "x", "as": {"organization": "acme", "role": "admin", "user": "max@acme.example"}}"#, "as", "one of"),
        (
            "POST",
            "/keys",
            r#"{"key": "x", "as": {"organization": "acme", "service_account": "00000000000000000000000001", "operator": true}}"#,
            "as.operator",
            "not for service accounts",
        ),
        ("DELETE", "/keys/x", "", "key", "no literal key"),
        ("PUT", "/anonymous", r#"{"as": {"organization": "acme"}, "surfaces": ["none"]}"#, "surfaces[0]", "portkey"),
        ("PUT", "/anonymous", r#"{"as": {"organization": "acme"}, "surfaces": ["api", "api"]}"#, "surfaces[1]", "twice"),
        ("POST", "/invitation-tokens", r#"{"token": "rst_x", "organization": "acme", "invitation": "x"}"#, "token", "rst_"),
        ("POST", "/invitation-tokens", r#"{"token": "t", "organization": "acme", "invitation": "x"}"#, "invitation", "26"),
        ("DELETE", "/invitation-tokens/x", "", "token", "no literal token"),
        ("POST", "/organizations", r#"{"slug": "x"}"#, "name", "needed"),
        ("POST", "/organizations/acme/import", r#"{"users": [{"email": "x@example.com", "role": "boss"}]}"#, "users[0].role", "owner"),
        ("POST", "/organizations/acme/import", "[]", "", "object"),
    ];
    for (method, path, body, field, words) in cases {
        let (status, refused) = world.control(method, path, body).await;
        let named = refused["field"].as_str().unwrap_or_default();
        let detail = refused["detail"].as_str().unwrap_or_default();
        assert!(status == 400 && named == *field && detail.contains(words), "{method} {path} {body}: {status} {refused}");
    }
    for (method, path, body, status) in [
        ("POST", "/keys", r#"{"key": "x", "as": {"organization": "none"}}"#, 404),
        ("POST", "/keys", r#"{"key": "x", "as": {"organization": "acme", "service_account": "00000000000000000000000001"}}"#, 404),
        ("POST", "/invitation-tokens", r#"{"token": "t", "organization": "acme", "invitation": "00000000000000000000000001"}"#, 404),
        ("POST", "/organizations/none/import", "{}", 404),
        ("POST", "/organizations", r#"{"name": "Again", "slug": "acme"}"#, 409),
        ("GET", "/none", "", 404),
        ("PATCH", "/clock", "", 405),
    ] {
        let (answered, refused) = world.control(method, path, body).await;
        assert_eq!(answered, status, "{method} {path} {body}: {refused}");
    }
    // Also where the last of several steps is refused.
    let doomed = r#"{"users": [{"email": "a@b"}, {"email": "max@acme.example"}]}"#;
    assert_eq!(world.control("POST", "/organizations/acme/import", doomed).await.0, 409);
    let mut after = world.controls("GET", "", "").await;
    after["clock"] = before["clock"].clone();
    assert_eq!((after, keys().await), (before, keys_before));
    assert_eq!(world.emails().await, ["max@acme.example", "ona@acme.example"]);
    assert_eq!(world.controls("GET", "/clock", "").await["goes"], Value::from("as the machine's"));
}
