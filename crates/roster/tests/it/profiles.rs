//! `roster profile …`: which server and key a command uses, and who may read the file.

use crate::{
    client::Desk,
    server::{Scratch, assert_fails, roster, stdout},
};
use std::{
    io::Write,
    path::PathBuf,
    process::{Output, Stdio},
};

fn file(scratch: &Scratch) -> PathBuf {
    scratch.0.join("config/roster/profiles.toml")
}

/// Runs a command without variables, with this on its standard input.
fn typed(scratch: &Scratch, args: &[&str], input: &str) -> Output {
    let mut command = roster(&scratch.0);
    let mut child = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that ends before it reads is judged by what it says.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn a_profile_is_added_chosen_and_removed() {
    let desk = Desk::new("profile");
    let (scratch, url) = (&desk.scratch, desk.url());
    let added = typed(scratch, &["profile", "add", "demo", "--url", &url], &format!("{}\n", desk.key));
    assert!(stdout(&added).contains("rst_key_…") && !stdout(&added).contains(&desk.key), "{added:?}");
    std::fs::write(scratch.0.join("other"), "another-key-of-another-server-0123456789").unwrap();
    let other = ["profile", "add", "other", "--url", "http://127.0.0.1:1", "--organization", "acme", "--key-file", "other"];
    assert!(typed(scratch, &other, "").status.success());

    // The first is the default.
    assert_eq!(stdout(&typed(scratch, &["org", "list", "--json"], "")).lines().count(), 1);
    let listed = stdout(&typed(scratch, &["profile", "list"], ""));
    let rows: Vec<Vec<_>> = listed.lines().map(|line| line.split_whitespace().collect()).collect();
    let mask = format!("rst_key_…{}", &desk.key[desk.key.len() - 3..]);
    assert_eq!(rows[0], ["NAME", "URL", "ORGANIZATION", "KEY", "DEFAULT"]);
    assert_eq!(rows[1..], [vec!["demo", &url, "-", &mask, "yes"], vec!["other", "http://127.0.0.1:1", "acme", "an…789"]]);

    assert!(typed(scratch, &["profile", "use", "other"], "").status.success());
    assert_fails(&typed(scratch, &["org", "list"], ""), 3, &["can't reach http://127.0.0.1:1 (from profile other)"]);
    assert_eq!(stdout(&typed(scratch, &["org", "list", "--profile", "demo", "-q"], "")).lines().count(), 1);
    assert_fails(&typed(scratch, &["org", "list", "--profile", "dem"], ""), 2, &["no profile dem", "demo, other"]);
    assert_fails(&typed(scratch, &["profile", "remove", "other"], ""), 2, &["--yes"]);
    assert!(typed(scratch, &["profile", "remove", "other", "--yes"], "").status.success());
    assert_fails(&typed(scratch, &["org", "list"], ""), 2, &["no key for http://127.0.0.1:7400"]);
    assert_fails(&typed(scratch, &["profile", "add", "x", "--url", "http://h/path"], "key"), 2, &["--url: must look like"]);
    assert_fails(&typed(scratch, &["profile", "add", "x", "--url", "http://h"], ""), 2, &["standard input", "one word"]);
    assert_fails(&typed(scratch, &["profile", "add", "x y", "--url", "http://localhost"], "key"), 2, &["letters, digits"]);
}

/// Whoever can make somebody set a variable or a flag does not get the key of a profile.
#[test]
fn the_key_of_a_profile_goes_to_its_server_alone() {
    let desk = Desk::new("profile-key");
    let scratch = &desk.scratch;
    assert!(typed(scratch, &["profile", "add", "demo", "--url", "http://127.0.0.1:1"], &desk.key).status.success());
    assert_fails(&typed(scratch, &["org", "list", "--url", &desk.url()], ""), 2, &["no key for", &desk.url()]);
    let named = typed(scratch, &["org", "list", "-q", "--url", &desk.url(), "--profile", "demo"], "");
    assert_eq!(stdout(&named).lines().count(), 1);
}

#[test]
fn a_profile_that_is_named_wins_over_variables() {
    let desk = Desk::new("profile-order");
    let scratch = &desk.scratch;
    assert!(typed(scratch, &["profile", "add", "demo", "--url", &desk.url(), "--organization", "example"], &desk.key).status.success());
    let wrong = [("ROSTER_URL", "http://127.0.0.1:1"), ("ROSTER_KEY", "wrong"), ("ROSTER_ORGANIZATION", "elsewhere")];
    let run = |args: &[&str]| roster(&scratch.0).args(args).envs(wrong).output().unwrap();
    assert_eq!(stdout(&run(&["user", "list", "--profile", "demo", "-q", "--limit", "2"])).lines().count(), 2);
    assert_fails(&run(&["user", "list"]), 3, &["from ROSTER_URL"]);
    let by_name = roster(&scratch.0).args(["user", "list", "-q", "--limit", "2"]).env("ROSTER_PROFILE", "demo").output().unwrap();
    assert_eq!(stdout(&by_name).lines().count(), 2);

    let checked = stdout(&roster(&scratch.0).args(["config", "check", "--json"]).output().unwrap());
    assert!(
        checked.contains("\"setting\":\"client.key\",\"value\":\"rst_key_…") && checked.contains("\"from\":\"profile demo\""),
        "{checked}"
    );
    assert!(!checked.contains(&desk.key));
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_profiles() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new("profile-mode");
    let add = |name: &str| typed(&scratch, &["profile", "add", name, "--url", "http://127.0.0.1:1"], "a-key");
    assert!(add("one").status.success());
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&file(&scratch)), 0o600);
    std::fs::set_permissions(file(&scratch), std::fs::Permissions::from_mode(0o640)).unwrap();
    assert_fails(&add("two"), 2, &["others may read it", "chmod 600"]);
    assert_fails(&typed(&scratch, &["org", "list"], ""), 2, &["chmod 600"]);
    std::fs::set_permissions(file(&scratch), std::fs::Permissions::from_mode(0o600)).unwrap();
    assert!(add("two").status.success());
    assert_eq!((mode(&file(&scratch)), std::fs::read_dir(scratch.0.join("config/roster")).unwrap().count()), (0o600, 1));
    std::fs::write(file(&scratch), "default = \"x\"\n[profiles.x]\nurl = \"http://h\"\nkey = \"hunter 2\"\n").unwrap();
    let refused = typed(&scratch, &["org", "list"], "");
    assert_fails(&refused, 2, &["profiles.toml", "one word"]);
    assert!(!String::from_utf8_lossy(&refused.stderr).contains("hunter"));
}
