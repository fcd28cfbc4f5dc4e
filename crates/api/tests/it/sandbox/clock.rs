//! The clock: what ends by it ends when it is moved, and comes back when it goes back.

use super::world::World;

#[tokio::test]
async fn what_expires_does_so_by_the_sandboxs_clock() {
    let world = World::new().await;
    let new = r#"{"name": "k", "expires_at": "2026-03-09T09:00:00Z"}"#;
    let (status, key) = world.call("POST", "/api-keys", new).await;
    assert_eq!(status, 201, "{key}");
    let works = async || world.call_as(key["secret"].as_str(), "GET", "/api/v1/me", "").await.0 == 200;
    assert!(works().await);
    let moved = world.controls("POST", "/clock/advance", r#"{"seconds": 3875}"#).await;
    assert_eq!((moved["now"].as_str(), moved["goes"].as_str()), (Some("2026-03-09T09:00:00.000Z"), Some("from what it was set to")));
    assert!(!works().await, "the key has expired");
    world.controls("POST", "/clock/advance", r#"{"seconds": -0.001}"#).await;
    assert!(works().await, "a millisecond earlier it had not");
    world.machine.advance_micros(1_000);
    assert!(!works().await, "the clock goes on");
    world.controls("PUT", "/clock", r#"{"now": "2026-03-09T08:59:59.999Z", "stands": true}"#).await;
    world.machine.advance_micros(5_000_000);
    assert!(works().await, "or stands");
    let (_, user) = world.call("POST", "/users", r#"{"email": "then@acme.example"}"#).await;
    assert_eq!(user["created_at"], "2026-03-09T08:59:59.999Z");
    let machines = world.controls("DELETE", "/clock", "").await;
    assert_eq!((machines["now"].as_str(), machines["goes"].as_str()), (Some("2026-03-09T07:55:30.001Z"), Some("as the machine's")));
}

#[tokio::test]
async fn wrong_passwords_are_forgotten_when_the_clock_changes() {
    let world = World::with_failures(100).await;
    let wrong = r#"{"login": "nobody", "password": "not the right one"}"#;
    let status = async || world.call_as(None, "POST", "/api/v1/sessions", wrong).await.0;
    for _ in 0..10 {
        assert_eq!(status().await, 401);
    }
    assert_eq!(status().await, 429);
    // An hour back, the quarter of an hour for which they count would last longer.
    world.controls("POST", "/clock/advance", r#"{"seconds": -3600}"#).await;
    assert_eq!(status().await, 401);
}
