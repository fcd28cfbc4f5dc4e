//! Exports: files that show what was asked for and nothing else, and that anybody can check.

use crate::world::{SECOND, World, new_user, origin};
use roster_core::{
    Error, Result,
    access::{Actor, OrganizationRole},
    audit::{
        self, Filter, Hex,
        export::{Checked, Export, Format, Order, verify},
    },
    user::{self, UserStatus},
};
use std::{io::Write, process::Command};

async fn begin(world: &World, actor: &Actor, format: Format, filter: Filter, after: u64) -> Result<Export> {
    Export::begin(&world.directory, actor, origin(), Order { format, filter, after }).await
}

async fn rest(world: &World, mut export: Export) -> Result<String> {
    let mut file = Vec::new();
    while let Some(part) = export.part(&world.directory).await? {
        file.extend(part);
    }
    Ok(String::from_utf8(file).unwrap())
}

async fn export(world: &World, format: Format, filter: &Filter, after: u64) -> String {
    let begun = begin(world, &world.owner, format, filter.clone(), after).await.unwrap();
    rest(world, begun).await.unwrap()
}

fn checked(file: &str) -> Checked {
    verify(file.as_bytes()).unwrap()
}

/// More events than one part of a file has, with text that both formats have to escape.
async fn long(world: &World) {
    world.workspace("Quotes \", commas, and\u{2028}ünïcödé").await;
    for number in 0..230 {
        world.clock.advance_micros(SECOND);
        world.user(number, OrganizationRole::Member).await;
    }
}

pub(in crate::suite) async fn a_whole_log_is_exported_and_checked_in_both_formats(world: World) {
    long(&world).await;
    for format in Format::ALL {
        let whole = audit::verify_own(&world.directory, &world.owner).await.unwrap();
        let found = checked(&export(&world, format, &Filter::default(), 0).await);
        assert_eq!(found.fault, None, "{format:?}");
        assert_eq!((found.header.first, found.header.last, found.header.previous), (1, whole.events, Hex([0; 32])));
        assert_eq!((found.events, found.shown, found.header.link), (whole.events, whole.events, whole.link));
        assert_eq!(found.header.organization, world.organization);
    }
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn a_filtered_export_shows_nothing_of_other_events(world: World) {
    long(&world).await;
    let shown = world.user("wanted", OrganizationRole::Admin).await;
    let filter = Filter { targets: vec![*shown.id.as_bytes()], actor_kinds: vec!["system".into()], ..Filter::default() };
    let end = world.clocks().await.1.cast_unsigned();
    for format in Format::ALL {
        let file = export(&world, format, &filter, 0).await;
        let found = checked(&file);
        assert_eq!((found.fault.as_deref(), found.header.first, found.shown), (None, 1, 1));
        assert!(found.events >= end && file.contains("wanted@example.com"));
        assert_eq!((file.matches('@').count(), file.contains("Quotes")), (1, false));
        // Of an event that does not fit: its place, its hash, its link.
        let hidden = file.lines().filter(|line| !line.contains("wanted@example.com")).skip(2).collect::<Vec<_>>();
        assert!(hidden.len() as u64 >= end - 2);
        for line in hidden {
            let rest: String = match format {
                Format::JsonLines => {
                    let fields: Vec<_> = serde_json::from_str::<serde_json::Map<_, _>>(line).unwrap().keys().cloned().collect();
                    assert_eq!(fields, ["sequence", "leaf", "link"]);
                    continue;
                }
                Format::Csv => line.trim_end().splitn(4, ',').nth(3).unwrap().to_owned(),
            };
            assert!(rest.chars().all(|c| c == ','), "{rest}");
        }
    }
}

pub(in crate::suite) async fn every_way_to_tamper_with_a_file_shows(world: World) {
    long(&world).await;
    let shown = Filter { actions: vec!["users.create".into()], ..Filter::default() };
    for format in Format::ALL {
        let file = export(&world, format, &shown, 0).await;
        let lines: Vec<_> = file.split_inclusive('\n').collect();
        let (header, first) = if format == Format::Csv { (1, 2) } else { (0, 1) };
        let with = |at: usize, change: &dyn Fn(&str) -> String| {
            let mut lines: Vec<_> = lines.iter().map(|line| (*line).to_owned()).collect();
            lines[at] = change(&lines[at]);
            lines.concat()
        };
        let at = |sequence: usize| first + sequence - 1;
        let flipped = |line: &str, from: usize| {
            let (before, rest) = line.split_at(from);
            let digit = if rest.starts_with('0') { "1" } else { "0" };
            format!("{before}{digit}{}", &rest[1..])
        };
        let leaf_at = |line: &str| line.find("leaf\":\"").map_or_else(|| line.find(',').unwrap() + 1, |at| at + 7);
        let tampered = [
            (with(at(200), &|line| line.replace("member", "owner")), "event 200: "),
            (with(at(100), &|_| String::new()), "event 100: is missing"),
            (lines[..lines.len() - 1].concat(), "the file ends at event"),
            (lines[..=header].concat(), "the file ends at event 0"),
            (lines.concat() + lines[lines.len() - 1], "is beyond the end"),
            (with(at(50), &|_| lines[at(51)].to_owned()), "event 50: is missing"),
            (with(at(60), &|line| flipped(line, leaf_at(line))), "event 60: its link does not follow"),
            (with(at(70), &|_| "{}\r\n".to_owned()), "event 70: is not what an export has"),
        ];
        for (file, expected) in tampered {
            let fault = checked(&file).fault;
            assert!(fault.as_ref().is_some_and(|fault| fault.contains(expected)), "{format:?} {expected}: {fault:?}");
        }
        // From a beginning that was changed the events do not follow, or it is none.
        let (quote, link) = (if format == Format::Csv { "\"\"" } else { "\"" }, checked(&file).header.link.to_string());
        let other = Hex([7; 32]).to_string();
        for (old, new) in [
            (Hex([0; 32]).to_string(), other.clone()),
            (link, other.clone()),
            (format!("first{quote}:1"), format!("first{quote}:2")),
            (format!("last{quote}:2"), format!("last{quote}:1")),
        ] {
            let file = with(header, &|line| line.replace(&old, &new));
            assert!(verify(file.as_bytes()).map_or(true, |found| found.fault.is_some()), "{format:?} {old}");
        }
    }
    // What people read in a table is what was hashed.
    let file = export(&world, Format::Csv, &shown, 0).await;
    let told = file.replacen(",users.create,system,", ",users.delete,system,", 1);
    assert!(told != file && checked(&told).fault.is_some_and(|fault| fault.contains("is not what an export has")));
    for other in ["", "{}", "a,b\n1,2\n", "{\"roster_audit_export\":2}", "\u{0}"] {
        assert!(matches!(verify(other.as_bytes()), Err(Error::Invalid { .. })), "{other:?}");
    }
}

pub(in crate::suite) async fn one_file_goes_on_where_another_ended(world: World) {
    world.user("first", OrganizationRole::Member).await;
    let one = checked(&export(&world, Format::JsonLines, &Filter::default(), 0).await);
    world.user("second", OrganizationRole::Member).await;
    let two = checked(&export(&world, Format::Csv, &Filter::default(), one.header.last).await);
    assert_eq!((two.fault, two.header.first, two.header.previous), (None, one.header.last + 1, one.header.link));
    // The export of the first is an event, and the second one's own is not in it.
    assert_eq!(two.events, 2);
    let empty = checked(&export(&world, Format::Csv, &Filter::default(), two.header.last + 1).await);
    assert_eq!((empty.fault, empty.events, empty.shown, empty.header.previous), (None, 0, 0, empty.header.link));
    assert_eq!(empty.header.last + 1, empty.header.first);
    let beyond = begin(&world, &world.owner, Format::Csv, Filter::default(), 10_000).await;
    assert!(matches!(beyond, Err(Error::Invalid { .. })));
}

pub(in crate::suite) async fn a_time_bounds_the_range(world: World) {
    let begun = world.directory.now();
    long(&world).await;
    let at = |seconds: i64| Some(begun.plus_micros(seconds * SECOND));
    let some = Filter { from: at(10), to: at(20), ..Filter::default() };
    let found = checked(&export(&world, Format::JsonLines, &some, 0).await);
    assert_eq!((found.fault, found.events, found.shown), (None, 10, 10));
    assert!(found.header.first > 1 && found.header.previous != Hex([0; 32]));
    let none = checked(&export(&world, Format::JsonLines, &Filter { from: at(100_000), ..Filter::default() }, 0).await);
    assert_eq!((none.fault, none.events, none.header.previous), (None, 0, none.header.link));
    // The second half of it, and what lies before an event that was already exported.
    let rest = checked(&export(&world, Format::JsonLines, &some, found.header.first + 4).await);
    assert_eq!((rest.fault, rest.events, rest.header.last), (None, 5, found.header.last));
    let past = checked(&export(&world, Format::JsonLines, &some, found.header.last + 7).await);
    assert_eq!((past.fault, past.events, past.header.first), (None, 0, found.header.last + 8));
}

pub(in crate::suite) async fn what_is_appended_or_erased_meanwhile_does_not_matter(world: World) {
    long(&world).await;
    let mut begun = begin(&world, &world.owner, Format::JsonLines, Filter::default(), 0).await.unwrap();
    let (last, mut file) = (begun.header().last, begun.part(&world.directory).await.unwrap().unwrap());
    file.extend(begun.part(&world.directory).await.unwrap().unwrap());
    world.user("meanwhile", OrganizationRole::Member).await;
    let organization = world.place.blob(world.organization.as_bytes());
    let erase = format!("UPDATE audit_events SET payload = NULL, salt = NULL WHERE organization_id = {organization} AND sequence = {last}");
    world.place.batch_outside(&erase).await;
    file.extend(rest(&world, begun).await.unwrap().into_bytes());
    let found = verify(file.as_slice()).unwrap();
    assert_eq!((found.fault, found.events, found.shown), (None, last, last - 1));
}

pub(in crate::suite) async fn an_export_is_itself_an_event_and_needs_the_right_to_read(world: World) {
    let (version, sequence) = world.clocks().await;
    let filter = Filter { actions: vec!["users.create".into()], ..Filter::default() };
    export(&world, Format::Csv, &filter, 0).await;
    assert_eq!(world.clocks().await, (version, sequence + 1), "nothing that a reader is shown has changed");
    let event = audit::list(&world.directory, &world.owner, Filter::default(), None, 1).await.unwrap().items.remove(0);
    assert_eq!((event.action.as_str(), event.target.id), ("audit_events.export", world.organization.to_string()));
    let details = serde_json::json!({"format": "csv", "first": 1, "last": sequence, "filter": {"action": ["users.create"]}});
    assert_eq!(event.details, details);
    let weak = world.person("weak", OrganizationRole::Member).await;
    let before = world.clocks().await;
    let refused = begin(&world, &weak, Format::Csv, Filter::default(), 0).await;
    assert!(matches!(refused, Err(Error::Forbidden { .. })) && world.clocks().await == before);
    // Who is disabled while it runs gets no more of it.
    let viewer = world.user("viewer", OrganizationRole::Viewer).await;
    let mut begun = begin(&world, &world.acting(viewer.id), Format::Csv, Filter::default(), 0).await.unwrap();
    assert!(begun.part(&world.directory).await.unwrap().is_some());
    world.make(user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(viewer.id) }).await;
    assert!(begun.part(&world.directory).await.is_err());
    world.make(new_user("last", OrganizationRole::Member)).await;
    world.assert_logs_hold().await;
}

/// The checker that the documentation prints, run as it stands there.
pub(in crate::suite) async fn the_documented_checker_agrees(world: World) {
    if Command::new("python3").arg("--version").output().is_err() {
        assert!(std::env::var_os("ROSTER_REQUIRE_ALL").is_none(), "python3 is needed: apt-get install python3");
        return;
    }
    long(&world).await;
    let document = include_str!("../../../../../docs/audit.md");
    let (_, rest) = document.split_once("```python\n").unwrap();
    let (program, _) = rest.split_once("```").unwrap();
    let agrees = |file: &str| {
        let path = std::env::temp_dir().join(format!("roster-audit-{}-{:?}.jsonl", std::process::id(), std::thread::current().id()));
        std::fs::File::create(&path).unwrap().write_all(file.as_bytes()).unwrap();
        let ran = Command::new("python3").args(["-c", program]).arg(&path).output().unwrap();
        std::fs::remove_file(&path).unwrap();
        ran.status.success()
    };
    let filter = Filter { actions: vec!["users.create".into()], ..Filter::default() };
    for filter in [Filter::default(), filter] {
        let file = export(&world, Format::JsonLines, &filter, 0).await;
        assert!(checked(&file).fault.is_none() && agrees(&file));
        for tampered in [file.replacen("member", "owner", 1), file.lines().skip(1).collect(), file.trim_end().rsplit_once('\n').unwrap().0.to_owned()] {
            assert!(!agrees(&tampered));
        }
    }
}
