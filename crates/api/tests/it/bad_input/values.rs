//! Ids, queries and pages that name nothing or too much.

use super::{assert_shape, example, invalid, rows};
use crate::world::{Call, Caller, Part, World, absent, text};
use hyper::Method;

#[tokio::test]
async fn ids_that_are_none() {
    let world = World::new().await;
    let odd = [
        "x",
        "%00",
        "%FF",
        "%C3%28",
        "..",
        "%2e%2e%2f",
        "0123456789abcdefghjkmnpqrs",
        "%20",
        "'%20OR%201=1--",
        "%F0%9F%92%A9",
        "-",
        "null",
    ];
    for (surface, operation) in rows(&world) {
        if !operation.example.path.replace("{organization}", "").contains('{') {
            continue;
        }
        // Three of them still fit into a path.
        let long = "a".repeat(2600);
        for id in odd.into_iter().chain(["(absent)", &long]) {
            // The organization stays, so that what lies below it is reached.
            let call = world.example(surface, &operation, |part, name| {
                let id = || if id == "(absent)" { absent(surface.name, name) } else { id.to_owned() };
                (part == Part::Path && name != "organization").then(id)
            });
            let what = format!("{} {} with {id}", surface.name, operation.name);
            let answer = world.call(Caller::of(surface, &operation), call).await;
            if !answer.status.is_success() {
                assert!(
                    answer.status == invalid(surface) || matches!(answer.status.as_u16(), 404 | 405),
                    "{what}: {} {}",
                    answer.status,
                    text(&answer)
                );
                assert_shape(surface, &answer, &what);
            }
        }
    }
}

#[tokio::test]
async fn queries_that_say_nothing() {
    let world = World::new().await;
    for (surface, operation) in rows(&world).into_iter().filter(|(_, operation)| operation.method == Method::GET) {
        let path = example(&world, surface, &operation).path;
        for query in [
            "%FF",
            "a=%FF",
            "%00=1",
            "&&&",
            "=",
            "name=%00",
            "name=%C3%28",
            "limit=1000000000",
            "limit=-1",
            "limit=99999999999999999999",
            "limit=NaN",
            "page_size=1000000000",
            "page_size=-1",
            "current_page=1000000000",
            "current_page=-1",
            "after=%F0%9F%92%A9",
            "after=ffffffffffffffffffffffffffffffffffffffffffffffff",
            "before=18446744073709551615",
            "before=0",
            "email=%00",
            "role=%00",
            "status=,,",
            "role=,",
            "workspace=%00",
            "workspace_id=%00",
            "name_contains=%25_%27",
            "type=x",
            "exclude=1",
            "order=sideways",
            "emails[]=%00",
            "emails[99999999999999999999]=x",
            "event_types[]=&event_types=x",
            "effective_at[gt]=99999999999999999999",
            "effective_at[lte]=-9223372036854775808",
            "tenant_only=maybe",
            "include_archived=2",
            "owner_project_access=none",
        ] {
            let answer = world.call(Caller::of(surface, &operation), Call::new(Method::GET, format!("{path}?{query}"))).await;
            if !answer.status.is_success() {
                let what = format!("{} {} with {query}", surface.name, operation.name);
                assert!(answer.status == invalid(surface) || answer.status == 404, "{what}: {} {}", answer.status, text(&answer));
                assert_shape(surface, &answer, &what);
            }
        }
    }
}

#[tokio::test]
async fn a_page_of_a_billion_is_refused_or_cut() {
    let world = World::new().await;
    for (path, query) in
        [("/api/v1/organizations/acme/users", "limit"), ("/portkey/v1/admin/users", "pageSize"), ("/openai/v1/organization/users", "limit")]
    {
        let answer = world.call(Caller::Owner, Call::new(Method::GET, format!("{path}?{query}=1000000000"))).await;
        assert!(answer.status == 400 || answer.body.len() < 100_000, "{path}: {} with {} bytes", answer.status, answer.body.len());
    }
}
