//! Workspaces looked through, roles given to many, people admitted by their emails.

use crate::world::{BEGINNING, SECOND, World, email, name_of, new_user};
use roster_core::{
    Error, Kind,
    access::{Counting, OrganizationRole, RoleChange, WorkspaceRole},
    group, group_member,
    id::{UserId, WorkspaceId},
    invitation::{self, Admit, Admitted, Person},
    member::{self, Assign, Assignment, NewMember},
    page::Page,
    text::Label,
    user::{self, UserStatus},
    workspace::{self, Comparison, Filter, NamePattern, Order, Search, SortBy, Within, WorkspaceStatus},
    workspace_group,
};

fn search_of(user: UserId) -> Search {
    Search {
        filter: Filter::default(),
        name_like: None,
        order: Vec::new(),
        roles_of: (*user.as_bytes(), Counting::ExplicitMembership),
        limit: 100,
        offset: 0,
    }
}

/// The names that are found by the owner, with the roles.
async fn found(world: &World, search: Search) -> Vec<(String, Option<WorkspaceRole>)> {
    let listed = workspace::search(&world.directory, &world.owner, &search).await.unwrap();
    listed.items.into_iter().map(|found| (found.workspace.name.to_string(), found.role)).collect()
}

pub(in crate::suite) async fn workspaces_are_found_by_name_time_creator_and_member(world: World) {
    let user = world.user("u", OrganizationRole::Member).await.id;
    let maker = world.person("maker", OrganizationRole::Admin).await;
    let (mut ids, mut times) = (Vec::new(), Vec::new());
    for name in ["beta", "Alpha", "álpha*"] {
        world.clock.advance_micros(SECOND);
        times.push(world.clock_now());
        let create = workspace::Create::named(name_of(name));
        ids.push(world.change(&maker, create).await.unwrap().id);
    }
    world.member(ids[1], user, WorkspaceRole::Manager).await;
    let names = async |search: Search| found(&world, search).await.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    let all = search_of(user);
    assert_eq!(names(all.clone()).await, ["Alpha", "beta", "Default", "álpha*"]);
    let like = |text, ignores_case| Search { name_like: Some(NamePattern::new(text, ignores_case)), ..search_of(user) };
    assert_eq!(names(like("*lpha*", false)).await, ["Alpha", "álpha*"]);
    assert_eq!(names(like("ÁLPHA\\*", true)).await, ["álpha*"]);
    assert_eq!(names(like("a%", true)).await, Vec::<String>::new());
    let within = |comparison, at| vec![Within { comparison, at }];
    let created = |created_at| Search { filter: Filter { created_at, ..Filter::default() }, ..search_of(user) };
    assert_eq!(names(created(within(Comparison::At, times[1]))).await, ["Alpha"]);
    assert_eq!(names(created(within(Comparison::From, times[1]))).await, ["Alpha", "álpha*"]);
    assert_eq!(names(created(within(Comparison::After, times[1]))).await, ["álpha*"]);
    assert_eq!(names(created(within(Comparison::Until, times[0]))).await, ["beta", "Default"]);
    let both = [within(Comparison::After, times[0]), within(Comparison::Before, times[2])].concat();
    assert_eq!(names(created(both)).await, ["Alpha"]);
    let of = |filter| Search { filter, ..search_of(user) };
    let by = |user| of(Filter { created_by: Some(user), ..Filter::default() });
    assert_eq!(names(by(user_of(&maker))).await, ["Alpha", "beta", "álpha*"]);
    assert_eq!(names(by(user)).await, Vec::<String>::new());
    assert_eq!(found(&world, of(Filter { member: Some(user), ..Filter::default() })).await, [("Alpha".to_owned(), Some(WorkspaceRole::Manager))]);
    // The other lists narrow down alike, and count what they find.
    let filter = Filter { member: Some(user), created_by: Some(user_of(&maker)), ..Filter::default() };
    let listed = workspace::list(&world.directory, &world.owner, &filter, Page::after(1, None).unwrap()).await.unwrap();
    assert_eq!((listed.total, listed.items[0].id), (1, ids[1]));
}

fn user_of(actor: &roster_core::access::Actor) -> UserId {
    UserId::from_bytes(actor.principal.bytes())
}

pub(in crate::suite) async fn workspaces_are_sorted_and_paged(world: World) {
    let user = world.user("u", OrganizationRole::Member).await.id;
    for (name, role) in [("c", None), ("a", Some(WorkspaceRole::Viewer)), ("b", Some(WorkspaceRole::Admin)), ("B", Some(WorkspaceRole::Viewer))] {
        world.clock.advance_micros(SECOND);
        let id = world.workspace(name).await.id;
        if let Some(role) = role {
            world.member(id, user, role).await;
        }
    }
    let sorted = async |order: &[(SortBy, Order)]| {
        let search = Search { order: order.to_vec(), ..search_of(user) };
        found(&world, search).await.into_iter().map(|(name, _)| name).collect::<String>().replace("Default", "-")
    };
    assert_eq!(sorted(&[]).await, "aBbc-");
    assert_eq!(sorted(&[(SortBy::Name, Order::Descending)]).await, "-cbBa");
    assert_eq!(sorted(&[(SortBy::CreatedAt, Order::Descending)]).await, "Bbac-");
    assert_eq!(sorted(&[(SortBy::UpdatedAt, Order::Ascending)]).await, "-cabB");
    assert_eq!(sorted(&[(SortBy::Role, Order::Descending), (SortBy::CreatedAt, Order::Ascending)]).await, "baB-c");
    let part = |limit, offset| Search { limit, offset, ..search_of(user) };
    let listed = workspace::search(&world.directory, &world.owner, &part(2, 3)).await.unwrap();
    let names: Vec<_> = listed.items.iter().map(|found| found.workspace.name.as_str()).collect();
    assert_eq!((listed.total, names), (5, vec!["c", "Default"]));
    for part in [part(0, 0), part(1001, 0), part(1, 100_001)] {
        assert!(matches!(workspace::search(&world.directory, &world.owner, &part).await, Err(Error::Invalid { .. })));
    }
}

/// What a list tells of the caller's own role is what is asked about one workspace, by every way to a role and every count.
pub(in crate::suite) async fn a_list_tells_the_same_role_as_a_workspace(world: World) {
    let person = world.person("p", OrganizationRole::Viewer).await;
    let user = user_of(&person);
    let own = world.workspace("own").await.id;
    world.member(own, user, WorkspaceRole::Manager).await;
    let ended = world.workspace("ended").await.id;
    let until = Some(world.clock_now().plus_micros(SECOND));
    world.make(member::Add { workspace: ended, members: vec![NewMember { expires_at: until, ..NewMember::new(user, WorkspaceRole::Admin) }] }).await;
    let through = world.workspace("through").await.id;
    let new = group::Create { name: name_of("g"), description: None, role: None, source: Label::try_from("api").unwrap(), created_at: None };
    let group = world.make(new).await.id;
    world.make(group_member::Add::one(group, user)).await;
    world.make(workspace_group::Create::new(through, group, WorkspaceRole::Member)).await;
    world.make(workspace_group::Create::new(own, group, WorkspaceRole::Viewer)).await;
    world.clock.advance_micros(2 * SECOND);
    for counting in Counting::ALL {
        let search = Search { roles_of: (*user.as_bytes(), counting), filter: Filter { counting, ..Filter::default() }, ..search_of(user) };
        let listed = workspace::search(&world.directory, &person, &search).await.unwrap();
        for found in &listed.items {
            let role = workspace::role_in(&world.directory, &person, found.workspace.id, counting).await.unwrap();
            assert_eq!(found.role, role, "{} {counting:?}", found.workspace.name);
        }
        let names: Vec<_> = listed.items.iter().map(|found| found.workspace.name.as_str()).collect();
        let all = if counting == Counting::Effective { vec!["Default", "ended", "own", "through"] } else { vec!["own", "through"] };
        assert_eq!(names, all, "{counting:?}");
    }
}

pub(in crate::suite) async fn a_deleted_workspace_is_known_to_its_members_where_they_count(world: World) {
    let id = world.workspace("w").await.id;
    let staff = world.staff("staff", id, WorkspaceRole::Viewer).await;
    let admin = world.staff("admin", id, WorkspaceRole::Admin).await;
    world.make(workspace::Delete { id, confirm_name: None, revoke_keys: false }).await;
    let known = async |actor: &_, counting| workspace::known(&world.directory, actor, id, counting).await.map(|found| found.status());
    assert_eq!(known(&staff, Counting::ExplicitMembership).await, Ok(WorkspaceStatus::Deleted));
    assert_eq!(known(&staff, Counting::Effective).await, Err(Error::NotFound(Kind::Workspace)));
    assert_eq!(known(&world.owner, Counting::Effective).await, Ok(WorkspaceStatus::Deleted));
    assert_eq!(known(&world.owner, Counting::ExplicitMembership).await, Err(Error::NotFound(Kind::Workspace)));
    let deleted = |counting| Search {
        filter: Filter { status: vec![WorkspaceStatus::Deleted], counting, ..Filter::default() },
        ..search_of(user_of(&staff))
    };
    let count = async |actor: &_, counting| workspace::search(&world.directory, actor, &deleted(counting)).await.map(|listed| listed.total);
    assert_eq!(count(&staff, Counting::ExplicitMembership).await, Ok(0), "it is listed for who may restore it");
    assert_eq!((count(&admin, Counting::ExplicitMembership).await, count(&admin, Counting::Effective).await), (Ok(1), Ok(1)));
    assert_eq!(count(&world.owner, Counting::ExplicitMembership).await, Ok(0));
    assert_eq!(count(&world.owner, Counting::Effective).await, Ok(1));
    let viewer = world.person("viewer", OrganizationRole::Viewer).await;
    assert_eq!(count(&viewer, Counting::Effective).await, Ok(0));
}

pub(in crate::suite) async fn roles_are_given_all_or_none(world: World) {
    let (one, other) = (world.workspace("one").await.id, world.workspace("other").await.id);
    let (first, second) = (world.user("1", OrganizationRole::Member).await.id, world.user("2", OrganizationRole::Member).await.id);
    world.member(one, first, WorkspaceRole::Viewer).await;
    let to = |workspace, user, role: WorkspaceRole| Assignment { workspace, user, role: role.into() };
    let all = |assignments| Assign { within: None, assignments };
    let before = world.clocks().await;
    let absent = UserId::from_bytes([1; 16]);
    let nowhere = WorkspaceId::from_bytes([1; 16]);
    for (wrong, field) in [
        (to(other, absent, WorkspaceRole::Viewer), "assignments[1].user"),
        (to(nowhere, second, WorkspaceRole::Viewer), "assignments[1].workspace"),
    ] {
        let answer = world.change(&world.owner, all(vec![to(one, first, WorkspaceRole::Admin), wrong])).await;
        assert!(matches!(&answer, Err(Error::Invalid { field: known, .. }) if known == field), "{answer:?}");
    }
    let many = vec![to(one, first, WorkspaceRole::Admin); member::MOST_ASSIGNED + 1];
    assert!(matches!(world.change(&world.owner, all(many)).await, Err(Error::LimitReached { .. })));
    assert_eq!(world.clocks().await, before);
    world.change(&world.owner, all(vec![to(one, first, WorkspaceRole::Admin), to(other, second, WorkspaceRole::Member)])).await.unwrap();
    // One write, one version, an event each.
    assert_eq!(world.clocks().await, (before.0 + 1, before.1 + 2));
    let role = async |workspace, user| member::get(&world.directory, &world.owner, workspace, user).await.unwrap().role;
    assert_eq!((role(one, first).await, role(other, second).await), (WorkspaceRole::Admin, WorkspaceRole::Member));
    // Given again, nothing changes.
    let before = world.clocks().await;
    world.change(&world.owner, all(vec![to(one, first, WorkspaceRole::Admin)])).await.unwrap();
    assert_eq!(world.clocks().await, before);
}

pub(in crate::suite) async fn roles_are_given_within_what_the_caller_holds(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let manager = world.staff("manager", here, WorkspaceRole::Manager).await;
    let user = world.user("u", OrganizationRole::Member).await.id;
    let assign = |within, workspace, role: RoleChange<WorkspaceRole>| Assign { within, assignments: vec![Assignment { workspace, user, role }] };
    let forbidden = |answer: Result<(), Error>| assert!(matches!(answer, Err(Error::Forbidden { .. })), "{answer:?}");
    forbidden(world.change(&manager, assign(None, here, WorkspaceRole::Viewer.into())).await);
    forbidden(world.change(&manager, assign(Some(here), here, WorkspaceRole::Admin.into())).await);
    assert_eq!(world.change(&manager, assign(Some(there), there, WorkspaceRole::Viewer.into())).await, Err(Error::NotFound(Kind::Workspace)));
    // What is within one workspace is in no other one.
    assert_eq!(world.change(&manager, assign(Some(here), there, WorkspaceRole::Viewer.into())).await, Err(Error::Internal));
    // The first that the caller may give.
    let role = RoleChange { counts_as: vec![], give: vec![WorkspaceRole::Admin, WorkspaceRole::Manager] };
    world.change(&manager, assign(Some(here), here, role)).await.unwrap();
    assert_eq!(member::get(&world.directory, &world.owner, here, user).await.unwrap().role, WorkspaceRole::Manager);
    // A membership that has ended begins again; who is disabled gets none.
    let end = world.clock_now().plus_micros(SECOND);
    let ends = member::Update { expires_at: roster_core::patch::Patch::Set(end), ..member::Update::role(here, user, WorkspaceRole::Manager) };
    world.make(ends).await;
    world.clock.advance_micros(2 * SECOND);
    world.change(&manager, assign(Some(here), here, WorkspaceRole::Manager.into())).await.unwrap();
    assert_eq!(member::get(&world.directory, &world.owner, here, user).await.unwrap().expires_at, None);
    world.make(user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(user) }).await;
    let answer = world.change(&manager, assign(Some(here), here, WorkspaceRole::Viewer.into())).await;
    assert!(matches!(&answer, Err(Error::Invalid { field, .. }) if field == "assignments[0].user"), "{answer:?}");
}

pub(in crate::suite) async fn people_are_admitted_all_or_none(world: World) {
    let user = world.user("known", OrganizationRole::Member).await.id;
    world.make(user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(user) }).await;
    // Known elsewhere is not known here.
    let other = crate::world::found(&world.directory, "other").await.organization.id;
    world.make_in(other, new_user("elsewhere", OrganizationRole::Member)).await;
    let person = |word: &str, role: OrganizationRole| Person { email: email(word), role: role.into() };
    let admit = |people| Admit { people, workspaces: Some(Vec::new()) };
    let both = vec![person("known", OrganizationRole::Viewer), person("elsewhere", OrganizationRole::Member)];
    let before = world.clocks().await;
    let twice = [both.clone(), vec![person("elsewhere", OrganizationRole::Member)]].concat();
    assert_eq!(world.change(&world.owner, admit(twice)).await.map(drop), Err(Error::AlreadyExists { kind: Kind::Invitation, field: "email" }));
    let admin = world.person("admin", OrganizationRole::Admin).await;
    let above = vec![person("known", OrganizationRole::Viewer), person("new", OrganizationRole::Owner)];
    assert!(matches!(world.change(&admin, admit(above)).await, Err(Error::Forbidden { .. })));
    assert_eq!(world.clocks().await, (before.0 + 1, before.1 + 1), "the admin alone was made");
    let many = vec![person("new", OrganizationRole::Member); invitation::MOST_ADMITTED + 1];
    assert!(matches!(world.change(&world.owner, admit(many)).await, Err(Error::LimitReached { .. })));
    let admitted = world.change(&world.owner, admit(both)).await.unwrap();
    let [Admitted::User(there), Admitted::Invited(sent)] = &admitted[..] else { panic!("{admitted:?}") };
    assert_eq!((there.id, there.status, there.role), (user, UserStatus::Active, OrganizationRole::Viewer));
    assert_eq!((sent.invitation.role, sent.invitation.workspaces.as_deref()), (OrganizationRole::Member, Some(&[][..])));
    let offer = invitation::peek(&world.directory, sent.token.reveal()).await.unwrap();
    assert!(offer.is_open().is_ok() && offer.organization == world.organization);
}

pub(in crate::suite) async fn users_are_found_by_how_their_emails_begin(world: World) {
    for word in ["anna", "Anton", "an%", "ünal", "b-an"] {
        world.user(word, OrganizationRole::Member).await;
    }
    let found = async |prefix: &str| {
        let filter = user::Filter { email_prefix: Some(prefix.into()), ..user::Filter::default() };
        let listed = user::list(&world.directory, &world.owner, &filter, Page::after(10, None).unwrap()).await.unwrap();
        let mut words: Vec<_> = listed.items.iter().map(|user| user.email.split('@').next().unwrap().to_owned()).collect();
        words.sort();
        assert_eq!(listed.total, words.len() as u64);
        words
    };
    assert_eq!(found("AN").await, ["Anton", "an%", "anna"]);
    assert_eq!(found("an%").await, ["an%"]);
    assert_eq!(found("Ü").await, ["ünal"]);
    assert_eq!(found("x").await, Vec::<String>::new());
}

pub(in crate::suite) async fn a_name_can_be_asked_to_be_free(world: World) {
    let taken = Err(Error::AlreadyExists { kind: Kind::Workspace, field: "name" });
    let named = |name: &str| workspace::Create { unique_name: true, ..workspace::Create::named(name_of(name)) };
    let first = world.change(&world.owner, named("w")).await.unwrap().id;
    assert_eq!(world.change(&world.owner, named("w")).await.map(drop), taken);
    let second = world.change(&world.owner, named("W")).await.unwrap().id;
    let rename = |name: &str, unique_name| workspace::Update { name: Some(name_of(name)), unique_name, ..workspace::Update::of(second) };
    assert_eq!(world.change(&world.owner, rename("w", true)).await.map(drop), taken);
    assert!(world.change(&world.owner, rename("W", true)).await.is_ok(), "its own name is free");
    world.make(workspace::Delete { id: first, confirm_name: None, revoke_keys: false }).await;
    assert!(world.change(&world.owner, rename("w", true)).await.is_ok(), "that of a deleted one is free");
    // Nobody else asks: names are not unique of themselves.
    world.workspace("w").await;
    assert!(world.clock_now() >= BEGINNING);
    let update = |id| workspace::Update { description: roster_core::patch::Patch::Set("x".try_into().unwrap()), ..workspace::Update::of(id) };
    let all = workspace::UpdateAll { updates: vec![update(second), update(first)] };
    let before = world.clocks().await;
    assert_eq!(world.change(&world.owner, all).await, Err(Error::NotFound(Kind::Workspace)), "all or none");
    assert_eq!(world.clocks().await, before);
    assert_eq!(world.change(&world.owner, workspace::UpdateAll { updates: vec![update(second)] }).await.unwrap().len(), 1);
}
