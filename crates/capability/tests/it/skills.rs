//! Skill adapters describe, and hand out files of their folder.

use crate::world::{Folder, World};
use roster_capability::Serving;
use serde_json::json;

#[tokio::test]
async fn skills_are_listed_shown_and_downloaded() {
    let folder = Folder::new();
    folder.write("orders/guide.md", "# Orders\n");
    folder.write("orders/more/page.html", "<script>");
    folder.write("secret.txt", "not yours");
    std::os::unix::fs::symlink(folder.0.join("secret.txt"), folder.0.join("orders/link.txt")).unwrap();
    let path = folder.write(
        "capability.yaml",
        r#"
ikanos: 1.0.0-beta5
capability:
  exposes:
    shop-skills:
      type: skill
      port: 3003
      description: Skills of the shop.
      skills:
        orders:
          description: Managing orders.
          location: file:///./orders
          allowed-tools: list-orders
          tools:
            list-orders: {description: List, from: {sourceNamespace: shop, action: list-orders}}
            guide: {description: How to, instruction: guide.md}
        plain: {description: Nothing but words.}
"#,
    );
    let world = World::of(&path, Serving::default()).await;
    let get = async |path: &str| world.send("GET", &format!("{}{path}", world.url("skill")), &[], "").await;
    let list = get("/skills").await.json();
    assert_eq!((&list["count"], &list["skills"][1]["name"]), (&json!(2), &json!("plain")));
    assert_eq!(
        get("/skills/orders").await.json(),
        json!({
            "description": "Managing orders.",
            "allowed-tools": "list-orders",
            "name": "orders",
            "tools": [
                {"description": "List", "from": {"sourceNamespace": "shop", "action": "list-orders"}, "name": "list-orders"},
                {"description": "How to", "instruction": "guide.md", "name": "guide"},
            ],
        })
    );
    assert_eq!(
        get("/skills/orders/contents").await.json()["contents"],
        json!([{"path": "guide.md", "size": 9}, {"path": "more/page.html", "size": 8}])
    );
    let guide = get("/skills/orders/contents/guide.md").await;
    assert_eq!(
        (guide.body.as_ref(), guide.headers["content-type"].to_str().unwrap()),
        (b"# Orders\n".as_slice(), "text/markdown; charset=utf-8")
    );
    assert_eq!(get("/skills/orders/contents/more/page.html").await.headers["content-type"], "application/octet-stream");
    let zip = get("/skills/orders/download").await;
    assert_eq!((&zip.headers["content-type"], &zip.body[..4]), (&"application/zip".parse().unwrap(), b"PK\x03\x04".as_slice()));
    assert_eq!(read_zip(&zip.body), [("guide.md".to_owned(), b"# Orders\n".to_vec()), ("more/page.html".to_owned(), b"<script>".to_vec())]);
    for path in [
        "/",
        "/skills/none",
        "/skills/orders/contents/none",
        "/skills/orders/contents/../../secret.txt",
        "/skills/orders/contents/%2e%2e/secret.txt",
        "/skills/orders/contents/link.txt",
        "/skills/plain/download",
    ] {
        let got = get(path).await;
        assert_eq!((got.status, got.json()["status"].clone()), (404, json!(404)), "{path}");
    }
    assert_eq!(world.send("POST", &format!("{}/skills", world.url("skill")), &[], "").await.status, 404);
}

/// The files of an archive, found through its directory, with their checksums compared.
fn read_zip(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let number = |at: usize, size: usize| bytes[at..at + size].iter().rev().fold(0usize, |number, byte| number << 8 | usize::from(*byte));
    let end = bytes.len() - 22;
    assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
    let (count, mut at) = (number(end + 10, 2), number(end + 16, 4));
    (0..count)
        .map(|_| {
            assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
            let (crc, size, name, local) = (number(at + 16, 4), number(at + 24, 4), number(at + 28, 2), number(at + 42, 4));
            let path = String::from_utf8(bytes[at + 46..at + 46 + name].to_vec()).unwrap();
            at += 46 + name;
            assert_eq!(&bytes[local..local + 4], b"PK\x03\x04");
            let start = local + 30 + number(local + 26, 2) + number(local + 28, 2);
            let content = bytes[start..start + size].to_vec();
            assert_eq!(crc32fast::hash(&content) as usize, crc);
            (path, content)
        })
        .collect()
}
