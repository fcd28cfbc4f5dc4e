//! Lists: parts by offset and by cursor, totals, filters.

use crate::world::{SECOND, World, email, name_of};
use roster_core::{
    Error,
    access::{OrganizationRole, Permission, PermissionSet, WorkspaceRole},
    api_key::{self, Owner},
    id::{UserId, WorkspaceId},
    member::{self, NewMember},
    page::{Listed, Page, Position},
    text::Json,
    user::{self, UserStatus},
    workspace::{self, Limits, WorkspaceStatus},
};
use std::collections::BTreeSet;

fn whole() -> Page {
    Page::after(1000, None).unwrap()
}

async fn users(world: &World, filter: &user::Filter, page: Page) -> Listed<user::User> {
    user::list(&world.directory, &world.owner, filter, page).await.unwrap()
}

async fn people(world: &World, count: usize) -> Vec<UserId> {
    let mut made = vec![UserId::from_bytes(world.owner.principal.bytes())];
    for number in 0..count {
        // Some share a moment: the id then decides.
        if number % 3 == 0 {
            world.clock.advance_micros(SECOND);
        }
        made.push(world.user(number, OrganizationRole::ALL[number % 4]).await.id);
    }
    let listed: Vec<_> = users(world, &user::Filter::default(), whole()).await.items;
    assert!(listed.is_sorted_by_key(|user| std::cmp::Reverse((user.created_at, user.id))), "newest first");
    listed.into_iter().map(|user| user.id).collect()
}

pub(in crate::suite) async fn both_ways_of_paging_show_everything_once(world: World) {
    let all = people(&world, 25).await;
    let filter = user::Filter::default();
    let (mut by_offset, mut by_cursor, mut cursor) = (Vec::new(), Vec::new(), None);
    for offset in (0..30).step_by(7) {
        let part = users(&world, &filter, Page::at_offset(7, offset).unwrap()).await;
        assert_eq!(part.total, 26);
        by_offset.extend(part.items.iter().map(|user| user.id));
        let page = Page::after(7, cursor.as_deref()).unwrap();
        let part = users(&world, &filter, page).await;
        assert_eq!(part.total, 26);
        by_cursor.extend(part.items.iter().map(|user| user.id));
        cursor = part.next.map(Position::cursor);
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(cursor, None);
    assert_eq!(by_offset, all);
    assert_eq!(by_cursor, all);
    let exact = users(&world, &filter, Page::at_offset(26, 0).unwrap()).await;
    assert_eq!(exact.next, None, "a full last part is the last");
}

pub(in crate::suite) async fn a_cursor_of_something_deleted_still_positions(world: World) {
    let all = people(&world, 9).await;
    let first = users(&world, &user::Filter::default(), Page::after(4, None).unwrap()).await;
    let cursor = first.next.unwrap().cursor();
    world.make(user::Delete { id: all[3] }).await;
    let rest = users(&world, &user::Filter::default(), Page::after(100, Some(&cursor)).unwrap()).await;
    assert_eq!(rest.items.iter().map(|user| user.id).collect::<Vec<_>>(), all[4..]);
    assert_eq!(rest.total, 9);
}

pub(in crate::suite) async fn what_is_no_page_is_refused(_world: World) {
    for limit in [0, 1001, u32::MAX] {
        assert!(matches!(Page::at_offset(limit, 0), Err(Error::Invalid { field, .. }) if field == "limit"));
        assert!(Page::after(limit, None).is_err());
    }
    assert!(Page::at_offset(1, u64::MAX).is_err());
    for cursor in ["", "x", &"f".repeat(48), &"é".repeat(24), &"0".repeat(47), &"A".repeat(48)] {
        assert!(matches!(Page::after(1, Some(cursor)), Err(Error::Invalid { field, .. }) if field == "after"), "{cursor}");
    }
}

/// A thousand rows of 256 KiB were one answer.
pub(in crate::suite) async fn a_part_of_large_rows_by_cursor_ends_early(world: World) {
    let json = || Some(Json::try_from(serde_json::json!("x".repeat(Json::MAX_BYTES - 2))).unwrap());
    world.clock.advance_micros(SECOND);
    for number in 0..20 {
        let (limits, name) = (Limits { usage: json(), rate: json() }, name_of(&number.to_string()));
        world.make(workspace::Create { defaults: json(), settings: json(), limits, ..workspace::Create::named(name) }).await;
    }
    let listed = async |page| workspace::list(&world.directory, &world.owner, &workspace::Filter::default(), page).await.unwrap();
    let (mut parts, mut seen, mut cursor) = (Vec::new(), BTreeSet::new(), None);
    loop {
        let part = listed(Page::after(1000, cursor.as_deref()).unwrap()).await;
        assert_eq!(part.total, 21);
        parts.push(part.items.len());
        seen.extend(part.items.into_iter().map(|found| found.id));
        cursor = part.next.map(Position::cursor);
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!((parts, seen.len()), (vec![15, 6], 21));
    assert_eq!(listed(Page::at_offset(100, 0).unwrap()).await.items.len(), 21, "page numbers count on full pages");
}

pub(in crate::suite) async fn users_are_filtered_by_role_email_and_status(world: World) {
    let all = people(&world, 8).await;
    world.make(user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(all[0]) }).await;
    let found = async |filter: user::Filter| {
        let listed = users(&world, &filter, Page::after(2, None).unwrap()).await;
        (listed.total, listed.items.len())
    };
    let roles = vec![OrganizationRole::Owner];
    assert_eq!(found(user::Filter { roles: roles.clone(), ..user::Filter::default() }).await, (3, 2));
    let upper = vec!["3@EXAMPLE.com".try_into().unwrap()];
    assert_eq!(found(user::Filter { emails: upper.clone(), ..user::Filter::default() }).await, (1, 1));
    assert_eq!(found(user::Filter { emails: upper, roles: vec![OrganizationRole::Admin, OrganizationRole::Member], ..user::Filter::default() }).await, (0, 0));
    assert_eq!(found(user::Filter { emails: vec![email("nobody")], ..user::Filter::default() }).await, (0, 0));
    let status = Some(UserStatus::Disabled);
    assert_eq!(found(user::Filter { status, ..user::Filter::default() }).await, (1, 1));
    assert_eq!(found(user::Filter { status: Some(UserStatus::Active), ..user::Filter::default() }).await, (8, 2));
    let part = |text: &str| user::Filter { email_contains: Some(text.into()), ..user::Filter::default() };
    assert_eq!(found(part("3@EXAMPLE")).await, (1, 1));
    for text in ["%", "_@", "3@example.community"] {
        assert_eq!(found(part(text)).await, (0, 0), "{text}");
    }
    assert_eq!(found(part("")).await, (9, 2), "nothing is in every email");
}

pub(in crate::suite) async fn a_part_of_a_name_is_matched_as_it_is_written(world: World) {
    for name in ["100% Sales", "Sales_EU", "salesXeu", "Büro", "plain $1 ?1"] {
        world.workspace(name).await;
    }
    let found = async |part: &str| {
        let filter = workspace::Filter { name_contains: Some(part.into()), ..workspace::Filter::default() };
        let listed = workspace::list(&world.directory, &world.owner, &filter, whole()).await.unwrap();
        assert_eq!(listed.total, listed.items.len() as u64);
        let mut names: Vec<_> = listed.items.iter().map(|found| found.name.to_string()).collect();
        names.sort();
        names.join(", ")
    };
    assert_eq!(found("Sales").await, "100% Sales, Sales_EU");
    assert_eq!(found("sales").await, "salesXeu");
    assert_eq!(found("%").await, "100% Sales");
    assert_eq!(found("s_E").await, "Sales_EU");
    assert_eq!(found("s%E").await, "");
    assert_eq!(found("ü").await, "Büro");
    assert_eq!(found("$1 ?").await, "plain $1 ?1");
    assert_eq!(found("").await, "100% Sales, Büro, Default, Sales_EU, plain $1 ?1, salesXeu", "nothing is in every name");
    let exact = workspace::Filter { name: Some("Sales_EU".into()), ..workspace::Filter::default() };
    assert_eq!(workspace::list(&world.directory, &world.owner, &exact, whole()).await.unwrap().total, 1);
}

/// PostgreSQL refused U+0000 as its own defect.
pub(in crate::suite) async fn text_that_no_name_holds_is_no_filter(world: World) {
    for text in ["\0", "a\u{7}", &*"x".repeat(257)] {
        let text = Some(text.to_owned());
        let contains = workspace::Filter { name_contains: text.clone(), ..workspace::Filter::default() };
        let exact = workspace::Filter { name: text, ..workspace::Filter::default() };
        for (filter, named) in [(contains, "name_contains"), (exact, "name")] {
            let answer = workspace::list(&world.directory, &world.owner, &filter, whole()).await;
            assert!(matches!(answer, Err(Error::Invalid { ref field, .. }) if field == named), "{answer:?}");
        }
    }
}

pub(in crate::suite) async fn workspaces_are_listed_by_status(world: World) {
    for (name, archived, deleted) in [("a", true, false), ("b", false, true), ("c", true, true), ("d", false, false)] {
        let id = world.workspace(name).await.id;
        if archived {
            world.make(workspace::Update { archived: Some(true), ..workspace::Update::of(id) }).await;
        }
        if deleted {
            world.make(workspace::Delete { id, confirm_name: Some(name.into()), revoke_keys: false }).await;
        }
    }
    let found = async |status: &[WorkspaceStatus]| {
        let filter = workspace::Filter { status: status.to_vec(), ..workspace::Filter::default() };
        let listed = workspace::list(&world.directory, &world.owner, &filter, whole()).await.unwrap();
        assert_eq!(listed.total, listed.items.len() as u64, "{status:?}");
        let mut names: Vec<_> = listed.items.iter().map(|found| found.name.to_string()).collect();
        names.sort();
        names.join("")
    };
    use WorkspaceStatus::{Active, Archived, Deleted};
    for (status, names) in [
        (&[][..], "Defaultad"),
        (&[Active], "Defaultd"),
        (&[Archived], "a"),
        (&[Deleted], "bc"),
        (&[Active, Archived], "Defaultad"),
        (&[Active, Deleted], "Defaultbcd"),
        (&[Archived, Deleted], "abc"),
        (&[Active, Archived, Deleted], "Defaultabcd"),
    ] {
        assert_eq!(found(status).await, names, "{status:?}");
    }
    let viewer = world.person("viewer", OrganizationRole::Viewer).await;
    let filter = workspace::Filter { status: vec![Deleted], ..workspace::Filter::default() };
    assert_eq!(workspace::list(&world.directory, &viewer, &filter, whole()).await.unwrap().total, 0, "there is none that they may restore");
}

pub(in crate::suite) async fn a_plain_member_lists_the_workspaces_that_are_theirs(world: World) {
    let (mine, _other, ended) = (world.workspace("mine").await.id, world.workspace("other").await.id, world.workspace("ended").await.id);
    let user = world.user("u", OrganizationRole::Member).await.id;
    let actor = world.acting(user);
    world.member(mine, user, WorkspaceRole::Viewer).await;
    let expires_at = Some(world.directory.now().plus_micros(SECOND));
    let members = vec![NewMember { expires_at, ..NewMember::new(user, WorkspaceRole::Admin) }];
    world.make(member::Add { workspace: ended, members }).await;
    let listed = async |actor| {
        let listed = workspace::list(&world.directory, &actor, &workspace::Filter::default(), whole()).await?;
        assert_eq!(listed.total, listed.items.len() as u64);
        Ok::<Vec<WorkspaceId>, Error>(listed.items.iter().map(|found| found.id).collect())
    };
    assert_eq!(listed(actor).await.unwrap().len(), 2);
    world.clock.advance_micros(SECOND);
    assert_eq!(listed(actor).await, Ok(vec![mine]));
    // The list is theirs to see; it is no refusal.
    let before = world.clocks().await;
    world.directory.flush().await;
    assert_eq!(world.clocks().await, before);
    let permissions = Some(PermissionSet::of(&[Permission::MembersList]));
    let key = world.make(api_key::Create { permissions, ..api_key::Create::for_user(user, name_of("k")) }).await;
    assert!(matches!(listed(world.caller(&key).await.unwrap()).await, Err(Error::Forbidden { .. })));
    let key = world.make(api_key::Create::new(Owner::User(user), Some(mine), name_of("k"))).await;
    assert_eq!(listed(world.caller(&key).await.unwrap()).await, Ok(vec![mine]));
}

pub(in crate::suite) async fn members_are_filtered_by_role_and_email(world: World) {
    let workspace = world.workspace("w").await.id;
    for (number, role) in WorkspaceRole::ALL.iter().chain(WorkspaceRole::ALL).enumerate() {
        world.staff(number, workspace, *role).await;
    }
    let found = async |filter: member::Filter, page| {
        let listed = member::list(&world.directory, &world.owner, workspace, &filter, page).await.unwrap();
        (listed.total, listed.items.len(), listed.next.is_some())
    };
    let roles = |list: &[WorkspaceRole]| member::Filter { roles: list.to_vec(), ..member::Filter::default() };
    assert_eq!(found(roles(&[]), Page::at_offset(3, 6).unwrap()).await, (8, 2, false));
    assert_eq!(found(roles(&[WorkspaceRole::Admin, WorkspaceRole::Viewer]), Page::after(3, None).unwrap()).await, (4, 3, true));
    let email = Some("2@Example.COM".try_into().unwrap());
    assert_eq!(found(member::Filter { email: email.clone(), roles: vec![] }, whole()).await, (1, 1, false));
    assert_eq!(found(member::Filter { email, roles: vec![WorkspaceRole::Admin] }, whole()).await, (0, 0, false));
}

pub(in crate::suite) async fn keys_are_listed_by_workspace(world: World) {
    let workspace = world.workspace("w").await.id;
    for _ in 0..3 {
        world.clock.advance_micros(SECOND);
        world.make(api_key::Create::new(Owner::Workspace, Some(workspace), name_of("k"))).await;
    }
    let listed = async |workspace, page| {
        let listed = api_key::list(&world.directory, &world.owner, &api_key::Filter { workspace, ..api_key::Filter::default() }, page).await.unwrap();
        (listed.total, listed.items.len(), listed.next.is_some())
    };
    assert_eq!(listed(None, Page::after(2, None).unwrap()).await, (4, 2, true));
    assert_eq!(listed(Some(workspace), Page::at_offset(2, 2).unwrap()).await, (3, 1, false));
    assert_eq!(listed(Some(world.home().await), whole()).await, (0, 0, false));
    // A key that is bound to a workspace lists that workspace's keys.
    let bound = world.make(api_key::Create::new(Owner::Workspace, Some(workspace), name_of("k"))).await;
    let actor = world.caller(&bound).await.unwrap();
    let own = api_key::list(&world.directory, &actor, &api_key::Filter::default(), whole()).await.unwrap();
    assert_eq!(own.total, 4);
}
