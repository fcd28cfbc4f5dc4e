//! `kill -9` during a write load: what was answered is there, and the audit log is whole.

use crate::server::{Scratch, Server, call, run, run_json};
use std::{
    collections::HashSet,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

const WRITERS: usize = 8;

/// Writes users from several threads until the server is killed; gives the emails that were answered with 201.
fn load_and_kill(server: Server, key: &str, users: &str, round: u64) -> Vec<String> {
    let (answered, ended, address) = (Mutex::new(Vec::new()), AtomicBool::new(false), server.address().to_owned());
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (answered, ended, address) = (&answered, &ended, &address);
            scope.spawn(move || {
                for number in 0.. {
                    let email = format!("r{round}-w{writer}-{number}@example.com");
                    match call(address, key, "POST", users, &format!("{{\"email\":\"{email}\"}}")) {
                        Some((201, _)) => answered.lock().unwrap().push(email),
                        Some((status, body)) => panic!("{status} {body}"),
                        None if ended.load(Ordering::SeqCst) => return,
                        None => thread::sleep(Duration::from_millis(1)),
                    }
                }
            });
        }
        // A machine that is busy with other tests may take its time until the first answer.
        for _ in 0..10_000 {
            if !answered.lock().unwrap().is_empty() {
                break;
            }
            thread::sleep(Duration::from_millis(1));
        }
        // The moment differs from round to round, so that batches are cut at different places.
        thread::sleep(Duration::from_millis(round * 37 % 90));
        ended.store(true, Ordering::SeqCst);
        server.kill();
    });
    answered.into_inner().unwrap()
}

fn emails(server: &Server, key: &str, users: &str) -> HashSet<String> {
    let (mut found, mut after) = (HashSet::new(), String::new());
    loop {
        let (status, page) = call(server.address(), key, "GET", &format!("{users}?limit=1000{after}"), "").unwrap();
        assert_eq!(status, 200, "{page}");
        found.extend(page["data"].as_array().unwrap().iter().map(|user| user["email"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return found,
        }
    }
}

#[test]
fn kill_during_writes_loses_nothing_that_was_answered() {
    let rounds = std::env::var("ROSTER_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    let scratch = Scratch::new("kill");
    let data = scratch.data();
    let made = run_json(&scratch, &["init", "--json", "--data", &data]);
    let key = made["key"].as_str().unwrap();
    let users = format!("/api/v1/organizations/{}/users", made["organization"].as_str().unwrap());
    let mut all = HashSet::new();
    for round in 0..rounds {
        let answered = load_and_kill(Server::serve(&scratch), key, &users, round);
        assert!(!answered.is_empty(), "round {round} wrote nothing");
        all.extend(answered);
        let server = Server::serve(&scratch);
        let found = emails(&server, key, &users);
        let lost: Vec<_> = all.difference(&found).collect();
        assert!(lost.is_empty(), "round {round} lost {lost:?}");
        server.kill();
        let verified = run(&scratch, &["store", "audit", "verify", "--data", &data]);
        assert!(verified.status.success(), "round {round}: {}", String::from_utf8_lossy(&verified.stdout));
    }
}
