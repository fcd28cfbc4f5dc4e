//! `roster export` and `roster import`: an organization as a file, and back.

use crate::{
    client::Desk,
    server::{Scratch, Server, assert_fails, call, roster, run, run_json, stdout},
};
use serde_json::Value;
use std::{fs, process::Stdio};

#[test]
fn a_store_moves_with_its_keys() {
    let scratch = Scratch::new("move");
    let (data, file) = (scratch.data(), scratch.0.join("acme.json").to_string_lossy().into_owned());
    run_json(&scratch, &["init", "--json", "--data", &data, "--slug", "acme"]);
    let key = run_json(&scratch, &["store", "key", "create", "--json", "--data", &data, "--name", "Reader"]);
    let secret = key["secret"].as_str().unwrap();
    assert!(run(&scratch, &["store", "export", "--data", &data, "--output", &file]).status.success());
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(key["id"].as_str().unwrap()) && !text.contains(secret));
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions()) & 0o777, 0o600);
    // A file appears whole or not at all, and never beside the store's own.
    assert_fails(&run(&scratch, &["store", "export", "--data", &data, "--output", "/no/such/folder/x"]), 2, &["/no/such/folder"]);
    assert_eq!(fs::read_dir(&scratch.0).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_file()).count(), 1);

    let elsewhere = Scratch::new("moved");
    let there = elsewhere.data();
    let import = |more: &[&str]| run(&elsewhere, &[&["store", "import", "--data", &there, &file], more].concat());
    assert_fails(&import(&[]), 1, &["no store", "roster init"]);
    run_json(&elsewhere, &["init", "--json", "--data", &there, "--slug", "other"]);
    assert!(stdout(&import(&["--dry-run"])).starts_with("would import acme"));
    let done = import(&["--json"]);
    assert!(stdout(&done).contains(r#""api_keys":2"#), "{}", stdout(&done));
    assert_fails(&import(&[]), 1, &["acme.json", "already has this id"]);
    let newer = elsewhere.0.join("newer.json").to_string_lossy().into_owned();
    fs::write(&newer, text.replacen("\"version\":1", "\"version\":7", 1)).unwrap();
    assert_fails(&run(&elsewhere, &["store", "import", "--data", &there, &newer]), 2, &["newer.json", "version: must be 1"]);
    let back = elsewhere.0.join("back.json").to_string_lossy().into_owned();
    assert!(run(&elsewhere, &["store", "export", "--data", &there, "--organization", "acme", "--output", &back]).status.success());
    assert_eq!(fs::read_to_string(&back).unwrap(), text, "the same, byte for byte");

    let server = Server::serve(&elsewhere);
    assert_eq!(call(server.address(), secret, "GET", "/api/v1/organizations/acme/users", "").unwrap().0, 200);
    let again = roster(&elsewhere.0)
        .args(["export"])
        .env("ROSTER_URL", format!("http://{}", server.address()))
        .env("ROSTER_KEY", secret)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    // By now the server may have written that the key was used, or not yet.
    let unused = |text: &str| {
        let mut document: Value = serde_json::from_str(text).unwrap();
        for key in document["api_keys"].as_array_mut().unwrap() {
            key.as_object_mut().unwrap().remove("last_used_at");
        }
        document
    };
    assert_eq!(unused(&stdout(&again)), unused(&text));
}

#[test]
fn what_can_not_be_imported_says_why() {
    let desk = Desk::new("import");
    let file = desk.scratch.0.join("example.json").to_string_lossy().into_owned();
    desk.says(&["export", "--output", &file]);
    assert_fails(&desk.run(&["import", "--operator", &file]), 1, &["example.json", "organizations.create", "--organization instance"]);
    assert_fails(&desk.run(&["import", "--operator", "/no/such/file"]), 2, &["/no/such/file"]);
    assert_fails(&desk.run(&["import", &file]), 2, &["--dialect", "must name the dialect"]);
}
