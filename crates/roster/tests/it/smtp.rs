//! Invitations by mail, through a server that speaks just enough SMTP (RFC 5321) and puts some of it off.

use crate::server::{Scratch, Server, call};
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::mpsc::{self, Sender},
    thread,
    time::Duration,
};

/// What the server was given for somebody: the address, and the mail with its folded lines joined (RFC 2045 §6.7).
type Given = (String, String);

/// Takes mail for everybody but for who is called `later…`, whom it puts off for ever.
fn server() -> (String, mpsc::Receiver<Given>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (given, taken) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let given = given.clone();
            thread::spawn(move || talk(stream.unwrap(), &given));
        }
    });
    (address, taken)
}

/// One conversation; it ends when the peer goes.
fn talk(mut stream: TcpStream, given: &Sender<Given>) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    stream.write_all(b"220 here\r\n").ok()?;
    let mut to = String::new();
    loop {
        let line = lines.next()?.ok()?;
        let word = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let answer = match word.as_str() {
            "RCPT" => {
                to = line.split(['<', '>']).nth(1)?.to_owned();
                if to.starts_with("later") { "451 put off" } else { "250 fine" }
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").ok()?;
                let body: Vec<_> = lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
                given.send((to.clone(), body.join("\r\n").replace("=\r\n", ""))).ok()?;
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).ok()?;
    }
}

#[test]
fn mail_that_is_put_off_holds_up_no_other() {
    let scratch = Scratch::new("smtp");
    let (address, taken) = server();
    let url = format!("smtp://{address}");
    let variables = [("ROSTER_MAIL_SMTP", url.as_str()), ("ROSTER_MAIL_FROM", "Roster <roster@example.org>")];
    let (server, lines) = Server::demo_with(&scratch, &variables);
    let owner = lines.iter().find_map(|line| line.trim().strip_prefix("export ROSTER_KEY=")).unwrap();
    let invite = |email: &str| {
        let body = format!("{{\"email\": \"{email}\", \"role\": \"viewer\"}}");
        let (status, made) = call(server.address(), owner, "POST", "/api/v1/organizations/example/invitations", &body).unwrap();
        assert_eq!((status, made["mail"].as_str()), (201, Some("queued")), "{made}");
        made["link"].as_str().unwrap().to_owned()
    };
    // More than are tried at a time, and each of them is put off for minutes.
    for number in 0..8 {
        invite(&format!("later{number}@example.com"));
    }
    let link = invite("now@example.com");
    // The bound only ends a run in which it never comes.
    let (to, mail) = taken.recv_timeout(Duration::from_secs(60)).unwrap();
    assert_eq!(to, "now@example.com");
    assert!(mail.contains("From: Roster <roster@example.org>") && mail.contains(&link), "{mail}");
}
