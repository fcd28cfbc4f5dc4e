//! Reading the log with filters: what is found, in parts and by page number, within which bounds.

use crate::world::{SECOND, World, found, name_of, new_user};
use roster_core::{
    Error, Kind,
    access::{Actor, OrganizationRole, WorkspaceRole},
    audit::{self, AuditEvent, Between, Filter, MOST_LOOKED_AT, Origin, OriginFilter},
    clock::Timestamp,
    id::{Id, entity},
    organization::INSTANCE,
    page::Order,
    user::{self, UserStatus},
    workspace,
};
use std::{ops::RangeInclusive, sync::Arc};

async fn list(world: &World, filter: &Filter, below: Option<u64>, limit: u32) -> audit::Listed {
    audit::list(&world.directory, &world.owner, filter.clone(), below, limit).await.unwrap()
}

async fn all(world: &World) -> Vec<AuditEvent> {
    list(world, &Filter::default(), None, 1000).await.items
}

fn origin_of(number: u16) -> Arc<Origin> {
    Arc::new(Origin {
        surface: format!("surface-{}", number % 2),
        operation: format!("operation-{}", number % 3),
        method: Some(["POST", "PUT", "DELETE"][usize::from(number % 3)].into()),
        path: Some(format!("/api/v1/things/{}?dry={number}", number % 4)),
        address: Some(format!("192.0.2.{}", number % 5)),
        request_id: Some(format!("request-{number}")),
        status: Some(200 + number % 2),
    })
}

/// Events of several kinds by several actors, a second after one another, with origins that differ.
async fn lively(world: &World) -> Actor {
    let admin = world.person("admin", OrganizationRole::Admin).await;
    let by_key = world.caller(&world.owner_key).await.unwrap();
    let workspace = world.workspace("Lively").await.id;
    for number in 0..12 {
        world.clock.advance_micros(SECOND);
        let actor = if number % 2 == 0 { &admin } else { &by_key };
        let directory = &world.directory;
        let user = directory.change(actor, origin_of(number), new_user(number, OrganizationRole::Member)).await.unwrap().value;
        if number % 3 == 0 {
            world.member(workspace, user.id, WorkspaceRole::Member).await;
        }
        if number % 4 == 0 {
            let disable = user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(user.id) };
            directory.change(actor, origin_of(100 + number), disable).await.unwrap();
        }
    }
    let member = world.person("plain", OrganizationRole::Member).await;
    assert!(world.change(&member, new_user("x", OrganizationRole::Member)).await.is_err());
    world.directory.flush().await;
    admin
}

type Expected = Box<dyn Fn(&AuditEvent) -> bool>;

pub(in crate::suite) async fn each_filter_finds_what_it_names(world: World) {
    let admin = lively(&world).await;
    let key = world.owner_key.key.id;
    let events = all(&world).await;
    let workspace = events.iter().find_map(|event| event.target.workspace).unwrap();
    let user = events.iter().find(|event| event.action == "users.update").unwrap().target.id.clone();
    let bits = *Id::<entity::User>::parse(&user).unwrap().as_bytes();
    let (admin_id, at) = (Id::<entity::User>::from_bytes(admin.principal.bytes()).to_string(), events[4].at);
    let home = world.home().await;
    let text_of = |bits: [u8; 16]| Id::<entity::User>::from_bytes(bits).to_string();
    let by_origin = |origin: OriginFilter| Filter { origin, ..Filter::default() };
    let text = |text: &str| Some(text.to_owned());
    let cases: Vec<(Filter, Expected)> = vec![
        (Filter { from: Some(at), ..Filter::default() }, Box::new(move |event| event.at >= at)),
        (Filter { to: Some(at), ..Filter::default() }, Box::new(move |event| event.at < at)),
        (Filter { actions: vec!["users.update".into(), "access.denied".into()], ..Filter::default() }, {
            Box::new(|event| event.action == "users.update" || event.action == "access.denied")
        }),
        (Filter { target_kinds: vec![Kind::Member, Kind::Workspace], ..Filter::default() }, {
            Box::new(|event| event.target.kind == "workspace_member" || event.target.kind == "workspace")
        }),
        (Filter { targets: vec![bits], ..Filter::default() }, Box::new(move |event| event.target.id == user)),
        (Filter { actors: vec![admin.principal.bytes()], ..Filter::default() }, Box::new(move |event| event.actor.id == admin_id)),
        (Filter { actor_kinds: vec!["system".into()], ..Filter::default() }, Box::new(|event| event.actor.kind == "system")),
        (Filter { workspaces: vec![workspace], ..Filter::default() }, Box::new(move |event| event.target.workspace == Some(workspace))),
        (Filter { key: Some(key), ..Filter::default() }, Box::new(move |event| event.actor.key == Some(key))),
        (by_origin(OriginFilter { surface: text("surface-1"), ..OriginFilter::default() }), Box::new(|event| event.origin.surface == "surface-1")),
        (by_origin(OriginFilter { operation: text("operation-2"), ..OriginFilter::default() }), {
            Box::new(|event| event.origin.operation == "operation-2")
        }),
        (by_origin(OriginFilter { methods: vec!["PUT".into(), "DELETE".into()], ..OriginFilter::default() }), {
            Box::new(|event| matches!(event.origin.method.as_deref(), Some("PUT" | "DELETE")))
        }),
        (by_origin(OriginFilter { path: text("/api/v1/things/3"), ..OriginFilter::default() }), {
            Box::new(|event| event.origin.path.as_ref().is_some_and(|path| path.starts_with("/api/v1/things/3?")))
        }),
        (by_origin(OriginFilter { path: text("/api/v1/things/3?dry=7"), ..OriginFilter::default() }), {
            Box::new(|event| event.origin.request_id.as_deref() == Some("request-7"))
        }),
        (by_origin(OriginFilter { address: text("192.0.2.4"), ..OriginFilter::default() }), {
            Box::new(|event| event.origin.address.as_deref() == Some("192.0.2.4"))
        }),
        (by_origin(OriginFilter { request_id: text("request-5"), ..OriginFilter::default() }), {
            Box::new(|event| event.origin.request_id.as_deref() == Some("request-5"))
        }),
        (by_origin(OriginFilter { status: Some(201), ..OriginFilter::default() }), Box::new(|event| event.origin.status == Some(201))),
        // Several of each are any of them.
        (Filter { targets: vec![bits, *home.as_bytes()], ..Filter::default() }, {
            Box::new(move |event| [bits, *home.as_bytes()].map(text_of).contains(&event.target.id))
        }),
        (Filter { actors: vec![admin.principal.bytes(), [0xff; 16]], ..Filter::default() }, Box::new(move |event| event.actor.id == text_of(admin.principal.bytes()))),
        (Filter { workspaces: vec![workspace, home], ..Filter::default() }, Box::new(move |event| event.target.workspace.is_some())),
        // The principal, or the key that was shown.
        (Filter { by: vec![*key.as_bytes()], ..Filter::default() }, Box::new(move |event| event.actor.key == Some(key))),
        (Filter { by: vec![*key.as_bytes(), admin.principal.bytes()], ..Filter::default() }, {
            Box::new(move |event| event.actor.key == Some(key) || event.actor.id == text_of(admin.principal.bytes()))
        }),
        // An actor among the events of a target, and several at once.
        (Filter { targets: vec![bits], actors: vec![admin.principal.bytes()], actions: vec!["users.update".into()], ..Filter::default() }, {
            Box::new(|event| event.action == "users.update" && event.origin.request_id.as_deref() == Some("request-108"))
        }),
    ];
    for (filter, expected) in cases {
        let wanted: Vec<_> = events.iter().filter(|event| expected(event)).cloned().collect();
        assert!(!wanted.is_empty() && wanted.len() < events.len(), "{filter:?} finds {}", wanted.len());
        let whole = list(&world, &filter, None, 1000).await;
        assert_eq!(whole.items, wanted, "{filter:?}");
        assert_eq!((whole.total.fitting, whole.total.unseen, whole.next), (wanted.len() as u64, 0, None), "{filter:?}");
        // In parts of two it is the same, and nobody is told of a part that is not there.
        let (mut parts, mut below) = (Vec::new(), None);
        loop {
            let part = list(&world, &filter, below, 2).await;
            assert!(!part.items.is_empty() && part.total == whole.total, "{filter:?}");
            parts.extend(part.items);
            below = part.next;
            if below.is_none() {
                break;
            }
        }
        assert_eq!(parts, wanted, "{filter:?}");
        // By page number too.
        let numbered = audit::numbered(&world.directory, &world.owner, filter.clone(), None, 1, 2).await.unwrap();
        assert_eq!(numbered.items, wanted.iter().skip(1).take(2).cloned().collect::<Vec<_>>(), "{filter:?}");
        assert_eq!(numbered.total, whole.total, "{filter:?}");
    }
}

/// On from an event and back to it: each part has what lies there, in the order that was asked for.
pub(in crate::suite) async fn parts_go_both_ways_from_an_event(world: World) {
    lively(&world).await;
    let events = all(&world).await;
    let (newest, some) = (events.len() as u64, &events[events.len() / 2]);
    let id = some.id;
    assert_eq!(audit::sequence_of(&world.directory, &world.owner, id).await, Ok(Some(some.sequence)));
    assert_eq!(audit::sequence_of(&world.directory, &world.owner, Id::from_bytes([9; 16])).await, Ok(None));
    let filter = Filter { actions: vec!["users.create".into()], ..Filter::default() };
    let fitting = |above: u64, below: u64| -> Vec<_> {
        let within = |event: &&AuditEvent| event.sequence > above && event.sequence < below && event.action == "users.create";
        events.iter().filter(within).cloned().collect()
    };
    for (above, below) in [(0, None), (some.sequence, None), (0, Some(some.sequence)), (3, Some(some.sequence)), (newest, None), (0, Some(0))] {
        let mut wanted = fitting(above, below.unwrap_or(u64::MAX));
        for order in [Order::Descending, Order::Ascending] {
            let (mut between, mut found) = (Between { above, below, order }, Vec::new());
            loop {
                let part = audit::between(&world.directory, &world.owner, filter.clone(), between, 2).await.unwrap();
                assert!(part.items.len() <= 2);
                found.extend(part.items);
                match (part.next, order) {
                    (None, _) => break,
                    (Some(next), Order::Ascending) => between.above = next,
                    (Some(next), Order::Descending) => between.below = Some(next),
                }
            }
            assert_eq!(found, wanted, "{above} {below:?} {order:?}");
            wanted.reverse();
        }
    }
    let member = world.person("nobody", OrganizationRole::Member).await;
    let between = Between { above: 0, below: None, order: Order::Ascending };
    let refused = audit::between(&world.directory, &member, filter, between, 2).await;
    assert!(matches!(refused, Err(Error::Forbidden { .. })), "{refused:?}");
    assert!(matches!(audit::sequence_of(&world.directory, &member, id).await, Err(Error::Forbidden { .. })));
}

pub(in crate::suite) async fn what_a_surface_asks_besides_counts(world: World) {
    lively(&world).await;
    let wanted: Vec<_> = all(&world).await.into_iter().filter(|event| event.sequence % 2 == 0).collect();
    let even: Arc<audit::Besides> = Arc::new(|event| event.sequence % 2 == 0);
    let found = audit::numbered(&world.directory, &world.owner, Filter::default(), Some(even), 3, 4).await.unwrap();
    assert_eq!(found.items, wanted[3..7]);
    assert_eq!((found.total.fitting, found.total.unseen), (wanted.len() as u64, 0));
}

pub(in crate::suite) async fn parts_stay_where_they_are_while_events_are_appended(world: World) {
    lively(&world).await;
    let wanted: Vec<_> = all(&world).await.iter().map(|event| event.sequence).collect();
    let (mut seen, mut below, mut number) = (Vec::new(), None, 0);
    loop {
        let part = list(&world, &Filter::default(), below, 5).await;
        assert_eq!(part.total.fitting, wanted.len() as u64 + number);
        seen.extend(part.items.iter().map(|event| event.sequence));
        below = part.next;
        if below.is_none() {
            break;
        }
        world.user(format!("later-{number}"), OrganizationRole::Member).await;
        number += 1;
    }
    assert_eq!(seen, wanted);
}

pub(in crate::suite) async fn a_clock_that_was_set_back_hides_nothing(world: World) {
    let begun = world.directory.now();
    let at = |seconds: i64| Some(begun.plus_micros(seconds * SECOND));
    for (number, seconds) in [10, 20, 5, 15, 40].into_iter().enumerate() {
        world.clock.advance_micros(begun.plus_micros(seconds * SECOND).as_micros() - world.directory.now().as_micros());
        world.user(number, OrganizationRole::Member).await;
    }
    let found = list(&world, &Filter { from: at(5), to: at(20), ..Filter::default() }, None, 100).await;
    let emails: Vec<_> = found.items.iter().map(|event| event.details["email"].as_str().unwrap().to_owned()).collect();
    assert_eq!(emails, ["3@example.com", "2@example.com", "0@example.com"]);
    assert_eq!((found.total.fitting, found.total.unseen, found.next), (3, 0, None));
    let none = list(&world, &Filter { from: at(21), to: at(22), ..Filter::default() }, None, 100).await;
    assert_eq!((none.items.len(), none.total.fitting, none.next), (0, 0, None));
    let end = Filter { to: Some(Timestamp::from_micros(0)), ..Filter::default() };
    assert_eq!(list(&world, &end, None, 100).await.total.fitting, 0);
}

/// Copies an event so often that the log is this long. The chain is of no concern then.
async fn lengthen(world: &World, new: RangeInclusive<u64>) {
    let organization = world.place.blob(world.organization.as_bytes());
    let (first, last) = (new.start(), new.end());
    let sql = format!(
        "WITH RECURSIVE n (k) AS (SELECT {first} UNION ALL SELECT k + 1 FROM n WHERE k < {last})
         INSERT INTO audit_events (organization_id, sequence, version, id, at, action, actor_id, kind, target_id, workspace_id, payload, salt, leaf, chain)
         SELECT organization_id, k, version, id, at, action, actor_id, kind, target_id, workspace_id,
             replace(payload, '\"sequence\":2,', '\"sequence\":' || k || ','), salt, leaf, chain
         FROM n JOIN audit_events ON organization_id = {organization} AND sequence = 2;
         UPDATE organizations SET audit_sequence = {last} WHERE id = {organization}"
    );
    world.place.batch_outside(&sql).await;
}

pub(in crate::suite) async fn a_search_ends_at_its_bound_and_says_so(world: World) {
    let admin = world.person("admin", OrganizationRole::Admin).await;
    let user = world.directory.change(&admin, origin_of(1), new_user("early", OrganizationRole::Member)).await.unwrap().value;
    let length = 2 * MOST_LOOKED_AT + 500;
    let newest = all(&world).await[0].sequence;
    lengthen(&world, newest + 1..=length).await;
    let rare = Filter { origin: OriginFilter { request_id: Some("request-1".into()), ..OriginFilter::default() }, ..Filter::default() };
    let (mut below, mut steps) = (None, Vec::new());
    loop {
        let part = list(&world, &rare, below, 10).await;
        assert_eq!((part.total.fitting, part.total.unseen), (0, length - MOST_LOOKED_AT));
        steps.push((part.items.len(), part.stopped, part.next));
        below = part.next;
        if below.is_none() {
            break;
        }
    }
    let (one, two) = (length - MOST_LOOKED_AT + 1, length - 2 * MOST_LOOKED_AT + 1);
    assert_eq!(steps, [(0, true, Some(one)), (0, true, Some(two)), (1, false, None)]);
    // What an index finds is found at once.
    let target = Filter { targets: vec![*user.id.as_bytes()], ..rare.clone() };
    let found = list(&world, &target, None, 10).await;
    assert_eq!((found.items.len(), found.stopped, found.next), (1, false, None));
    let actor = Filter { actors: vec![admin.principal.bytes()], ..rare.clone() };
    assert_eq!(list(&world, &actor, None, 10).await.items, found.items);
    // A page by number is looked for as far as it lies, and counted as far as that.
    let by_number = async |filter: &Filter, offset| audit::numbered(&world.directory, &world.owner, filter.clone(), None, offset, 10).await;
    assert_eq!(by_number(&rare, 0).await.unwrap().items, found.items);
    let copies = Filter { actions: vec!["users.create".into()], ..Filter::default() };
    let far = by_number(&copies, MOST_LOOKED_AT + 7).await.unwrap();
    assert_eq!((far.items[0].sequence, far.items.len()), (length - MOST_LOOKED_AT - 7, 10));
    assert_eq!((far.total.fitting, far.total.unseen), (2 * MOST_LOOKED_AT, 500));
}

pub(in crate::suite) async fn a_page_beyond_everything_looked_at_is_refused(world: World) {
    world.user("early", OrganizationRole::Member).await;
    lengthen(&world, all(&world).await[0].sequence + 1..=100_500).await;
    let none = Filter { actions: vec!["nobody.did".into()], ..Filter::default() };
    let refused = audit::numbered(&world.directory, &world.owner, none, None, 0, 10).await;
    assert!(matches!(refused, Err(Error::Invalid { .. })), "{refused:?}");
}

pub(in crate::suite) async fn a_part_of_large_events_ends_early(world: World) {
    for number in 0..12 {
        world.user(number, OrganizationRole::Member).await;
    }
    let large = format!("UPDATE audit_events SET payload = replace(payload, '\"details\":{{', '\"details\":{{\"x\":\"{}\",')", "x".repeat(700_000));
    world.place.batch_outside(&large).await;
    let events = all(&world).await;
    assert_eq!(events.len(), 5, "4 MiB of 700 KB");
    let (mut seen, mut below) = (0, None);
    loop {
        let part = list(&world, &Filter::default(), below, 1000).await;
        assert!(!part.stopped);
        seen += part.items.len() as u64;
        below = part.next;
        if below.is_none() {
            assert_eq!(seen, part.total.fitting);
            return;
        }
    }
}

pub(in crate::suite) async fn an_erased_event_is_not_shown_and_breaks_nothing(world: World) {
    lively(&world).await;
    let before = all(&world).await;
    let gone = before[3].clone();
    let organization = world.place.blob(world.organization.as_bytes());
    let erase = format!("UPDATE audit_events SET payload = NULL, salt = NULL WHERE organization_id = {organization} AND sequence = {}", gone.sequence);
    world.place.batch_outside(&erase).await;
    let whole = list(&world, &Filter::default(), None, 1000).await;
    assert_eq!(whole.items, before.iter().filter(|event| event.id != gone.id).cloned().collect::<Vec<_>>());
    assert_eq!((whole.total.fitting, whole.next), (before.len() as u64, None));
    assert_eq!(audit::get(&world.directory, &world.owner, gone.id).await, Err(Error::NotFound(Kind::AuditEvent)));
    let same = Filter { actions: vec![gone.action.clone()], ..Filter::default() };
    assert!(list(&world, &same, None, 1000).await.items.iter().all(|event| event.id != gone.id));
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn one_event_is_found_by_its_id_where_it_is(world: World) {
    lively(&world).await;
    for event in all(&world).await {
        assert_eq!(audit::get(&world.directory, &world.owner, event.id).await.as_ref(), Ok(&event));
    }
    let elsewhere = found(&world.directory, "elsewhere").await;
    let stranger = Actor { organization: elsewhere.organization.id, ..world.acting(elsewhere.owner.id) };
    let own = all(&world).await;
    let (event, target) = (own[0].clone(), Filter { actors: vec![world.owner.principal.bytes()], ..Filter::default() });
    assert_eq!(audit::get(&world.directory, &stranger, event.id).await, Err(Error::NotFound(Kind::AuditEvent)));
    let theirs = audit::list(&world.directory, &stranger, Filter::default(), None, 1000).await.unwrap();
    assert!(theirs.items.iter().all(|event| own.iter().all(|other| other.id != event.id)));
    assert_eq!(audit::list(&world.directory, &stranger, target, None, 10).await.unwrap().total.fitting, 0);
    let member = world.person("weak", OrganizationRole::Member).await;
    assert!(matches!(audit::get(&world.directory, &member, event.id).await, Err(Error::Forbidden { .. })));
    let numbered = audit::numbered(&world.directory, &member, Filter::default(), None, 0, 10).await;
    assert!(matches!(numbered, Err(Error::Forbidden { .. })));
    assert!(matches!(audit::verify_own(&world.directory, &member).await, Err(Error::Forbidden { .. })));
    let instance = Actor::system(INSTANCE, "tests");
    assert!(audit::list(&world.directory, &instance, Filter::default(), None, 10).await.unwrap().total.fitting > 0);
    let workspace = world.make(workspace::Create::named(name_of("Last"))).await;
    let of_it = list(&world, &Filter { workspaces: vec![workspace.id], ..Filter::default() }, None, 10).await;
    assert_eq!(of_it.items[0].action, "workspaces.create");
}
