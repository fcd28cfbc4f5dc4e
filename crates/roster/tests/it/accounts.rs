//! From an invitation's mail to a personal key, as a person with a browser goes.

use crate::server::{Scratch, Server, call};
use serde_json::Value;
use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    time::Duration,
};

/// What a browser is shown.
struct Shown {
    status: u16,
    head: String,
    body: String,
}

impl Shown {
    fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value.trim())
    }

    /// The value of the first field with this name.
    fn field(&self, name: &str) -> &str {
        let (_, rest) = self.body.split_once(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no {name} in {}", self.body));
        let (_, rest) = rest.split_once("value=\"").unwrap();
        rest.split('"').next().unwrap()
    }
}

/// A browser with one cookie.
struct Browser<'a> {
    address: &'a str,
    cookie: String,
}

impl Browser<'_> {
    fn send(&mut self, method: &str, path: &str, origin: &str, fields: &[(&str, &str)]) -> Shown {
        let escaped = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let body: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        let body = body.join("&");
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nOrigin: {origin}\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            self.cookie,
            body.len()
        );
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let shown = Shown { status, head: head.to_owned(), body: body.to_owned() };
        let set = shown.header("set-cookie");
        if !set.is_empty() {
            assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax") && set.contains("Path=/"), "{set}");
            self.cookie = set.split(';').next().unwrap().to_owned();
        }
        shown
    }

    fn get(&mut self, path: &str) -> Shown {
        self.send("GET", path, "", &[])
    }

    fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let origin = format!("http://{}", self.address);
        self.send("POST", path, &origin, fields)
    }
}

/// The link in the one mail of a folder, once it is there.
fn mailed_link(folder: &Path) -> String {
    for _ in 0..500 {
        let files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        if let Some(mail) = files.iter().find(|file| file.extension().is_some_and(|end| end == "eml")) {
            // Long lines are folded with `=` (RFC 2045 §6.7).
            let text = fs::read_to_string(mail).unwrap().replace("=\r\n", "");
            assert!(text.contains("To: grace@example.com") && text.contains("invites you to join Example Organization"), "{text}");
            return text.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("no mail came");
}

const PASSWORD: &str = "correct horse battery";

#[test]
fn an_invited_person_comes_in_and_makes_a_key() {
    let scratch = Scratch::new("accounts");
    let folder = scratch.0.join("mail");
    let variables = [("ROSTER_MAIL_FOLDER", folder.to_str().unwrap()), ("ROSTER_MAIL_FROM", "Roster <roster@example.org>")];
    let (server, lines) = Server::demo_with(&scratch, &variables);
    let owner = lines.iter().find_map(|line| line.trim().strip_prefix("export ROSTER_KEY=")).unwrap();
    let invite = |email: &str| {
        let body = format!("{{\"email\": \"{email}\", \"role\": \"viewer\"}}");
        call(server.address(), owner, "POST", "/api/v1/organizations/example/invitations", &body).unwrap()
    };
    let (status, invited) = invite("grace@example.com");
    assert_eq!((status, &invited["mail"]), (201, &Value::from("queued")), "{invited}");
    assert_eq!(invite("no address").1["mail"], "refused");
    let link = mailed_link(&folder);
    assert_eq!(invited["link"], link);
    let page = link.strip_prefix(&format!("http://{}", server.address())).unwrap();

    let mut browser = Browser { address: server.address(), cookie: String::new() };
    let shown = browser.get(page);
    assert!(shown.status == 200 && shown.body.contains("Join Example Organization"), "{}", shown.body);
    assert_eq!((shown.header("cache-control"), shown.header("referrer-policy")), ("no-store", "strict-origin"));
    assert!(shown.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(shown.field("login"), "grace@example.com");

    // A foreign page's form does nothing, and a short password is refused at its field.
    let new = [("act", "sign_up"), ("login", "Grace"), ("password", PASSWORD)];
    assert_eq!(browser.send("POST", page, "https://evil.example", &new).status, 403);
    let short = browser.post(page, &[("act", "sign_up"), ("login", "Grace"), ("password", "short")]);
    assert!(short.status == 400 && short.body.contains("id=\"password-wrong\""), "{}", short.body);
    assert_eq!(short.field("login"), "Grace");
    let joined = browser.post(page, &new);
    assert_eq!((joined.status, joined.header("location")), (303, "/account?done=joined"));
    let again = browser.get(page);
    assert!(again.status == 409 && again.body.contains("accepted already"), "{}", again.body);

    // The link's session makes no keys; the password begins one that does.
    let account = browser.get("/account");
    assert!(account.body.contains("Example Organization") && account.body.contains("sign in with your password"), "{}", account.body);
    let wrong = browser.post("/sign-in", &[("login", "grace"), ("password", "wrong")]);
    assert!(wrong.status == 401 && wrong.body.contains("id=\"password-wrong\""), "{}", wrong.body);
    assert_eq!(browser.post("/sign-in", &[("login", "grace"), ("password", PASSWORD)]).header("location"), "/account");
    let account = browser.get("/account");
    assert_eq!(browser.post("/account/keys", &[("form", "made up"), ("name", "Laptop"), ("ends", "30")]).status, 403);
    let made = browser.post("/account/keys", &[("form", account.field("form")), ("name", "<Laptop>"), ("ends", "30")]);
    let (_, secret) = made.body.split_once("value=\"rst_personal_").unwrap();
    let secret = format!("rst_personal_{}", secret.split('"').next().unwrap());
    assert!(made.body.contains("&#60;Laptop&#62;"), "{}", made.body);
    assert!(!browser.get("/account").body.contains(&secret), "shown once");

    let (status, me) = call(server.address(), &secret, "GET", "/api/v1/me", "").unwrap();
    assert_eq!((status, &me["role"], &me["account"]["login"]), (200, &Value::from("viewer"), &Value::from("Grace")));
    assert_eq!(call(server.address(), &secret, "GET", "/portkey/v1/admin/users", "").unwrap().0, 200);

    let account = browser.get("/account");
    let revoked = browser.post("/account/keys/revoke", &[("form", account.field("form")), ("key", account.field("key"))]);
    assert_eq!(revoked.status, 303);
    assert_eq!(call(server.address(), &secret, "GET", "/api/v1/me", "").unwrap().0, 401);
    let changed = [("form", account.field("form")), ("current_password", PASSWORD), ("password", "another long one")];
    assert_eq!(browser.post("/account/password", &changed).header("location"), "/account?done=password");
    let out = browser.post("/sign-out", &[("form", account.field("form"))]);
    assert_eq!((out.status, browser.get("/account").header("location")), (303, "/sign-in"));
}

#[test]
fn links_that_do_not_work_say_so() {
    let scratch = Scratch::new("links");
    let (server, lines) = Server::demo(&scratch);
    let owner = lines.iter().find_map(|line| line.trim().strip_prefix("export ROSTER_KEY=")).unwrap();
    let many = "/api/v1/organizations/example/invitations";
    let (_, invited) = call(server.address(), owner, "POST", many, "{\"email\": \"grace@example.com\"}").unwrap();
    assert_eq!(invited["mail"], "off");
    let page = format!("/accept/{}", invited["token"].as_str().unwrap());
    let mut browser = Browser { address: server.address(), cookie: "roster_session=rst_session_wrong".into() };
    assert_eq!(browser.get(&page).status, 200);
    let id = invited["id"].as_str().unwrap();
    assert_eq!(call(server.address(), owner, "DELETE", &format!("{many}/{id}"), "").unwrap().0, 204);
    for link in [&page, "/accept/rst_invitation_x", "/accept/%00"] {
        let shown = browser.get(link);
        assert!(shown.status == 404 && shown.body.contains("This link does not work"), "{link}: {} {}", shown.status, shown.body);
    }
    assert_eq!(browser.get("/account").header("location"), "/sign-in");
    assert_eq!(browser.send("POST", "/sign-in", "null", &[("login", "x"), ("password", "y")]).status, 403);
}
