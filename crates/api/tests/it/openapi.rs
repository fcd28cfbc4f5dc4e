//! The OpenAPI document says what is served: it is fresh, and what stories send and get fits its schemas.

use crate::{
    contract,
    world::{Call, Caller, World, text},
};
use hyper::Method;
use roster_api::{dialects::native, openapi, operation::Operation};
use roster_core::{
    access::Permission,
    clock::Timestamp,
    id::UserId,
    text::{AliasText, Description, Dialect, Email, Label, Name, PictureUrl, ScopeWord, Slug},
};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// The document as it is committed: a line for each value, so that a change of it can be read.
fn document() -> Value {
    openapi::document(&native::surface(), &native::ABOUT).unwrap_or_else(|fault| panic!("docs/openapi.json can't be made: {fault}"))
}

#[tokio::test]
async fn the_committed_document_is_fresh_and_served() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let made = format!("{:#}\n", document());
    if std::env::var_os("ROSTER_GEN").is_some() {
        fs::write(&file, &made).unwrap();
    } else {
        let committed = fs::read_to_string(&file).unwrap_or_default();
        assert!(made == committed, "docs/openapi.json is stale: cargo xtask gen");
    }
    let world = World::new().await;
    let served = world.call(Caller::Nobody, Call::new(Method::GET, "/api/v1/openapi.json")).await;
    assert_eq!(serde_json::from_str::<Value>(&text(&served)).unwrap(), document());
}

/// The pointer to the schema of a row's body.
fn body_of(operation: &Operation) -> String {
    let path = operation.path.replace('/', "~1");
    format!("/paths/{path}/{}/requestBody/content/application~1json/schema", operation.method.as_str().to_lowercase())
}

#[test]
fn what_is_not_documented_is_noticed() {
    let user = json!({"id": "01kdyakqmgfv8an21p018jbb7f", "email": "a", "given_name": "", "family_name": "", "picture": null, "status": "active",
        "role": "member", "source": "api", "created_at": "2026-03-09T07:55:25.000Z", "updated_at": "2026-03-09T07:55:25.000Z"});
    let faults = |change: &dyn Fn(&mut Value)| {
        let mut user = user.clone();
        change(&mut user);
        contract::faults("/components/schemas/User", true, &user).len()
    };
    assert_eq!(faults(&|_| {}), 0);
    assert_eq!(faults(&|user| user["shoe_size"] = 38.into()), 1);
    assert_eq!(faults(&|user| drop(user.as_object_mut().unwrap().remove("picture"))), 1);
    assert_eq!(faults(&|user| user["role"] = "king".into()), 1);
    assert_eq!(faults(&|user| user["created_at"] = "yesterday".into()), 1);
}

/// What the schema of a body allows is what is read: each field of each row in values of every sort.
#[tokio::test]
async fn schemas_and_readers_agree() {
    let long = "x".repeat(5000);
    let values = [
        json!(null),
        json!(true),
        json!(7),
        json!(-1),
        json!(1.5),
        json!(""),
        json!(" "),
        json!("a"),
        json!("a\u{1}b"),
        json!(long),
        json!([]),
        json!([null]),
        json!(["a"]),
        json!({}),
        json!({"a": 1}),
    ];
    let surface = native::surface();
    let mut tried = 0;
    for operation in surface.operations.iter().filter(|operation| !operation.example.body.is_empty()) {
        let world = World::new().await;
        let caller = if operation.need.permissions().contains(&Permission::OrganizationsCreate) { Caller::Operator } else { Caller::Owner };
        let call = world.example(&surface, operation, |_, _| None);
        // The fields of a form have one sort.
        let Ok(example) = serde_json::from_slice::<Value>(&call.body) else { continue };
        let pointer = body_of(operation);
        assert_eq!(contract::faults(&pointer, false, &example), [""; 0], "{}: its example", operation.name);
        for field in contract::fields(&pointer).into_iter().chain(["no_such_field".to_owned()]) {
            for value in &values {
                let mut body = example.clone();
                body[&field] = value.clone();
                let faults = contract::faults(&pointer, false, &body);
                let reply = world.call(caller, Call { body: body.to_string().into(), ..call.clone() }).await;
                let place = format!("{} with {field}: {value:.40}", operation.name);
                let detail = text(&reply);
                if faults.is_empty() {
                    let unread =
                        ["invalid type", "unknown field", "must have", "must be one of"].iter().any(|words| detail.contains(words));
                    assert!(reply.status != 400 || !unread, "{place}: by its schema this is allowed, and it is refused: {detail}");
                } else {
                    assert_eq!(reply.status, 400, "{place}: by its schema this is refused ({faults:?}), and it is taken: {detail}");
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 500, "{tried}");
}

/// Texts of every sort, for types of text against their schemas.
const TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    " a",
    "a ",
    "A",
    "a-b",
    "-a",
    "a-",
    "a_b",
    "a\nb",
    "a\tb",
    "a\u{0}b",
    "a\u{7f}b",
    "a\u{9f}b",
    "\u{a0}",
    "\u{a0}a",
    "Büro",
    "名前",
    "ada@example.com",
    "01kdyakqmgfv8an21p018jbb7f",
    "81kdyakqmgfv8an21p018jbb7f",
    "01kdyakqmgfv8an21p018jbb7",
    "01KDYAKQMGFV8AN21P018JBB7F",
    "01kdyakqmgfv8an21p018jbb7i",
    "https://example.com/a.png",
    "HTTP://[::1]:80/a?b#c",
    "http://",
    "http://:80",
    "https:///a",
    "ftp://a",
    "javascript:x",
    "https://a b",
    "https://ä",
    "2026-03-09T07:55:25Z",
    "2026-03-09T07:55:25.123456+02:00",
    "2026-03-09",
    "2026-13-09T00:00:00Z",
];

#[test]
fn types_of_text_and_their_schemas_agree() {
    fn check<T: serde::de::DeserializeOwned>(name: &str, looser: &[&str]) {
        let pointer = format!("/components/schemas/{name}");
        for length in [1, 31, 32, 33, 62, 63, 64, 127, 128, 129, 253, 254, 255, 256, 257, 2047, 2048, 2049, 4095, 4096, 4097] {
            let (text, url) = (Value::from("a".repeat(length)), Value::from(format!("{:a<length$}", "http://a")));
            for text in [text, url] {
                assert_eq!(
                    contract::faults(&pointer, false, &text).is_empty(),
                    T::deserialize(&text).is_ok(),
                    "{name} of {length} characters"
                );
            }
        }
        for text in TEXTS {
            let (by_schema, read) = (contract::faults(&pointer, false, &json!(text)), T::deserialize(&json!(text)).is_ok());
            assert!(
                by_schema.is_empty() == read || (by_schema.is_empty() && looser.contains(text)),
                "{name} {text:?}: read {read}, {by_schema:?}"
            );
        }
    }
    check::<Name>("Name", &[]);
    check::<Label>("Label", &[]);
    check::<Description>("Description", &[]);
    // That a slug may not look like an id is said in words only.
    check::<Slug>("Slug", &["01kdyakqmgfv8an21p018jbb7f"]);
    check::<Email>("Email", &[]);
    check::<ScopeWord>("ScopeWord", &[]);
    check::<Dialect>("Dialect", &[]);
    check::<PictureUrl>("PictureUrl", &[]);
    check::<AliasText>("AliasText", &[]);
    check::<UserId>("UserId", &[]);
    check::<Timestamp>("Timestamp", &[]);
}
