//! `roster config check`: every source, what counts, and what is wrong.

use crate::server::{Scratch, assert_fails, roster, run};
use serde_json::Value;

fn settings(output: &[u8]) -> Vec<(String, String, String)> {
    let text = |value: &Value, name: &str| value[name].as_str().unwrap().to_owned();
    let lines = std::str::from_utf8(output).unwrap().lines();
    let values = lines.map(|line| serde_json::from_str::<Value>(line).unwrap());
    values.map(|value| (text(&value, "setting"), text(&value, "value"), text(&value, "from"))).collect()
}

#[test]
fn each_setting_is_listed_with_its_source_and_no_secret() {
    let scratch = Scratch::new("check");
    std::fs::write(
        scratch.0.join("roster.toml"),
        "[store]\ndata = \"/from/file\"\n[server]\nlisten = \"127.0.0.1:1\"\n[limits]\nkey = 60\n",
    )
    .unwrap();
    std::fs::write(scratch.0.join("url"), "postgres://roster:hunter2@db/roster\n").unwrap();
    let checked = roster(&scratch.0)
        .args(["config", "check", "--json", "--public-url", "https://roster.example.org"])
        .env("ROSTER_DATABASE_FILE", "url")
        .env("ROSTER_ROOT_KEY", "0123456789abcdef0123456789abcdef")
        .env("ROSTER_SECRET_KEY", "a key to seal with of 32 characters")
        .env("ROSTER_TRUSTED_PROXIES", "127.0.0.1, fd00::/8")
        .output()
        .unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let expected = [
        ("store.database", "postgres://roster:***@db/roster", "ROSTER_DATABASE_FILE (url)"),
        ("server.listen", "127.0.0.1:1", "roster.toml, [server] listen"),
        ("server.public_url", "https://roster.example.org", "--public-url"),
        ("server.trusted_proxies", "127.0.0.1, fd00::/8", "ROSTER_TRUSTED_PROXIES"),
        ("limits.key", "60", "roster.toml, [limits] key"),
        ("limits.failures", "60 requests a minute with a wrong key", "default"),
        ("root_key", "(set, not shown)", "ROSTER_ROOT_KEY"),
        ("secret_key", "(set, not shown)", "ROSTER_SECRET_KEY"),
    ];
    let found = settings(&checked.stdout);
    for (name, value, from) in expected {
        assert!(found.contains(&(name.into(), value.into(), from.into())), "{name}: {found:#?}");
    }
    assert!(!found.iter().any(|(name, ..)| name == "store.data"), "the database of the environment counts: {found:#?}");
}

#[test]
fn every_fault_is_named_with_its_source() {
    let scratch = Scratch::new("check-wrong");
    let file = "[store]\ndatabase = \"host=db password=hunter2 port=x\"\n[server]\nlisten = \"here\"\ntrusted_proxies = \"10.0.0.0/33\"\nlisen = \"127.0.0.1:1\"\n[mial]\n";
    std::fs::write(scratch.0.join("roster.toml"), file).unwrap();
    // What the flag overrides is wrong all the same.
    let checked = roster(&scratch.0)
        .args(["config", "check", "--listen", "127.0.0.1:2"])
        .env("ROSTER_LISTEN", "there")
        .env("ROSTER_LIMITS_KEY", "many")
        .env("ROSTER_ROOT_KEY", "short-and-secret")
        .env("ROSTER_SECRET_KEY", "short-and-secret-too")
        .output()
        .unwrap();
    let words = [
        "roster.toml, [server]: lisen is no setting; these are: listen",
        "roster.toml: [mial] is no section",
        "roster.toml, [server] listen \"here\": must look like",
        "[server] trusted_proxies \"10.0.0.0/33\": must be an address or a network",
        "ROSTER_LIMITS_KEY \"many\": must be a number of requests a minute",
        "ROSTER_LISTEN \"there\": must look like",
        "roster.toml, [store] database: must look like postgres://",
        "ROSTER_ROOT_KEY: ",
        "ROSTER_SECRET_KEY: must have at least 32 characters",
    ];
    assert_fails(&checked, 2, &words);
    let said = format!("{}{}", String::from_utf8_lossy(&checked.stdout), String::from_utf8_lossy(&checked.stderr));
    assert!(!said.contains("hunter2") && !said.contains("short-and-secret"), "{said}");
    // The command that needs them ends at the first.
    assert_fails(&run(&scratch, &["init"]), 2, &["roster.toml"]);
}

#[test]
fn mail_goes_one_way_and_says_from_whom() {
    let scratch = Scratch::new("check-mail");
    let said = |variables: &[(&str, &str)]| {
        let checked = roster(&scratch.0).args(["config", "check"]).envs(variables.iter().copied()).output().unwrap();
        (checked.status.success(), String::from_utf8_lossy(&[checked.stdout, checked.stderr].concat()).into_owned())
    };
    let (smtp, from) =
        (("ROSTER_MAIL_SMTP", "smtps://roster:hunter2@mail.example.org"), ("ROSTER_MAIL_FROM", "Roster <roster@example.org>"));
    let (well, text) = said(&[smtp, from, ("ROSTER_MAIL_PASSWORD", "hunter3")]);
    assert!(well && !text.contains("hunter") && text.contains("smtps://roster:***@mail.example.org"), "{text}");
    for (variables, words) in [
        (&[smtp][..], "mail.from is needed"),
        (&[smtp, from, ("ROSTER_MAIL_FOLDER", "out")], "keep one"),
        (&[("ROSTER_MAIL_SMTP", "mail.example.org"), from], "must look like smtps://"),
        (&[smtp, ("ROSTER_MAIL_FROM", "nobody")], "ROSTER_MAIL_FROM \"nobody\": must be an address"),
    ] {
        let (well, text) = said(variables);
        assert!(!well && text.contains(words) && !text.contains("hunter2"), "{words}: {text}");
    }
}
