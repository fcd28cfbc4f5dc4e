//! Keys by their owners: which a list shows, and whether an owner has access to where the key reaches.

use crate::world::{BEGINNING, SECOND, World, name_of};
use roster_core::{
    Error, Kind,
    access::{Actor, OrganizationRole, Permission, PermissionSet, Principal, Reason, WorkspaceRole},
    api_key::{self, ApiKey, Family, KeyOwner, OwnedBy, Owner, Verb},
    group, group_member,
    id::{ServiceAccountId, UserId, WorkspaceId},
    member::{self, NewMember},
    page::Page,
    role,
    role_assignment::{self, Holder},
    service_account::{self, Home, NewRole, ServiceAccount},
    text::Label,
    user::{self, UserStatus},
    workspace_group,
};

async fn made(world: &World, home: Home) -> ServiceAccount {
    world.make(service_account::Create { home, name: name_of("Robot"), description: None, created_at: None }).await
}

/// The names of the keys that a list shows, whose total has to be their number.
async fn names(world: &World, actor: &Actor, filter: api_key::Filter) -> Vec<String> {
    let listed = api_key::list(&world.directory, actor, &filter, Page::after(100, None).unwrap()).await.unwrap();
    assert_eq!(listed.total, listed.items.len() as u64, "{filter:?}");
    let mut names: Vec<_> = listed.items.iter().map(|key| key.name.to_string()).collect();
    names.sort();
    names
}

pub(in crate::suite) async fn keys_are_listed_by_owner_sort_and_workspace(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let user = world.user("u", OrganizationRole::Member).await.id;
    world.member(here, user, WorkspaceRole::Member).await;
    let robot = made(&world, Home::Workspace(here, Some(WorkspaceRole::Viewer))).await;
    let other = made(&world, Home::Workspace(there, Some(WorkspaceRole::Viewer))).await;
    for (owner, workspace, name) in [
        (Owner::User(user), Some(here), "user here"),
        (Owner::User(user), None, "user"),
        (Owner::ServiceAccount(robot.id), Some(here), "robot"),
        (Owner::ServiceAccount(other.id), Some(there), "other"),
        (Owner::Workspace, Some(here), "workspace"),
        (Owner::Organization(OrganizationRole::Viewer), None, "organization"),
    ] {
        world.make(api_key::Create::new(owner, workspace, name_of(name))).await;
    }
    let filter = api_key::Filter::default;
    let of = |owner| api_key::Filter { owner: Some(owner), ..filter() };
    let sorts = |families: &[Family]| api_key::Filter { families: Some(families.to_vec()), ..filter() };
    let owner = &world.owner;
    assert_eq!(names(&world, owner, of(OwnedBy::User(user))).await, ["user", "user here"]);
    assert_eq!(names(&world, owner, of(OwnedBy::ServiceAccount(robot.id))).await, ["robot"]);
    // Who manages the workspace that it lies in lists its keys without naming that; to others it is as good as absent.
    let page = Page::after(10, None).unwrap();
    let (manager, outside) = (world.staff("m", here, WorkspaceRole::Manager).await, world.staff("o", there, WorkspaceRole::Manager).await);
    assert_eq!(names(&world, &manager, of(OwnedBy::ServiceAccount(robot.id))).await, ["robot"]);
    for (caller, id) in [(&outside, robot.id), (owner, ServiceAccountId::from_bytes([7; 16])), (&outside, ServiceAccountId::from_bytes([7; 16]))] {
        let answer = api_key::list(&world.directory, caller, &of(OwnedBy::ServiceAccount(id)), page).await;
        assert_eq!(answer.map(drop), Err(Error::NotFound(Kind::ServiceAccount)));
    }
    assert_eq!(names(&world, owner, sorts(&[Family::ServiceAccount])).await, ["other", "robot"]);
    let both = api_key::Filter { workspace: Some(here), ..sorts(&[Family::User, Family::ServiceAccount]) };
    assert_eq!(names(&world, owner, both.clone()).await, ["robot", "user here"]);
    assert_eq!(names(&world, owner, api_key::Filter { workspace: Some(here), ..filter() }).await, ["robot", "user here", "workspace"]);
    assert_eq!(names(&world, owner, api_key::Filter { workspace: Some(here), ..of(OwnedBy::User(user)) }).await, ["user here"]);
    // A sort that the owner is not of, and one that no workspace has, match nothing.
    let neither = api_key::Filter { families: Some(vec![Family::User]), ..of(OwnedBy::ServiceAccount(robot.id)) };
    assert_eq!(names(&world, owner, neither.clone()).await, Vec::<String>::new());
    let none = api_key::Filter { workspace: Some(here), ..sorts(&[Family::Organization]) };
    assert_eq!(names(&world, owner, none).await, Vec::<String>::new());
    // Who may list no keys is refused, whatever would match.
    let member = world.acting(user);
    for (filter, hidden) in [(both, false), (api_key::Filter { workspace: Some(here), ..neither.clone() }, false), (neither, true)] {
        let answer = api_key::list(&world.directory, &member, &filter, page).await;
        match answer {
            Err(Error::NotFound(Kind::ServiceAccount)) if hidden => {}
            Err(Error::Forbidden { .. }) if !hidden => {}
            answer => panic!("{filter:?} {answer:?}"),
        }
    }
    // Without the right to list those of service accounts, they are left out.
    let Principal::User(id) = world.owner.principal else { panic!("the owner is a user") };
    let permissions = Some(PermissionSet::of(&[Permission::UserKeysList]));
    let lists = world.make(api_key::Create { permissions, ..api_key::Create::for_user(id, name_of("lists")) }).await;
    let lists = world.caller(&lists).await.unwrap();
    assert_eq!(names(&world, &lists, api_key::Filter { workspace: Some(here), ..filter() }).await, ["user here"]);
    let refused = api_key::list(&world.directory, &lists, &of(OwnedBy::ServiceAccount(robot.id)), Page::after(10, None).unwrap()).await;
    let listing = Family::ServiceAccount.permission(Verb::List);
    assert_eq!(refused.map(drop), Err(Error::Forbidden { permission: listing, reason: Reason::KeyScope }));
}

pub(in crate::suite) async fn a_key_tells_whether_its_owner_has_access(world: World) {
    let here = world.workspace("here").await.id;
    let filter = |access| api_key::Filter { workspace: Some(here), owner_has_access: access, ..api_key::Filter::default() };
    let key = async |owner, name: &str| drop(world.make(api_key::Create::new(owner, Some(here), name_of(name))).await);
    let user = async |name: &str, role| world.user(name, role).await.id;
    let joined = async |name: &str, expires_at| {
        let user = user(name, OrganizationRole::Member).await;
        let members = vec![NewMember { expires_at, ..NewMember::new(user, WorkspaceRole::Viewer) }];
        world.make(member::Add { workspace: here, members }).await;
        user
    };
    let (direct, disabled, left) = (joined("direct", None).await, joined("disabled", None).await, joined("left", None).await);
    let ending = joined("ending", Some(BEGINNING.plus_micros(100 * SECOND))).await;
    let (implied, grouped) = (user("implied", OrganizationRole::Viewer).await, user("grouped", OrganizationRole::Member).await);
    let (description, source) = (None, Label::try_from("api").unwrap());
    let group = world.make(group::Create { name: name_of("g"), description, role: None, source, created_at: None }).await.id;
    world.make(group_member::Add::one(group, grouped)).await;
    world.make(workspace_group::Create::new(here, group, WorkspaceRole::Viewer)).await;
    for (owner, name) in
        [(direct, "direct"), (disabled, "disabled"), (left, "left"), (ending, "ending"), (implied, "implied"), (grouped, "grouped")]
    {
        key(Owner::User(owner), name).await;
    }
    let (robot, idle) = (made(&world, Home::Workspace(here, Some(WorkspaceRole::Viewer))).await, made(&world, Home::Workspace(here, None)).await);
    key(Owner::ServiceAccount(robot.id), "robot").await;
    key(Owner::ServiceAccount(idle.id), "idle").await;
    key(Owner::Workspace, "workspace").await;
    // Roles that lie farther: one of a group in the organization, and custom ones.
    let (staff, custom) = (user("staff", OrganizationRole::Member).await, user("custom", OrganizationRole::Member).await);
    let (source, role) = (Label::try_from("api").unwrap(), Some(OrganizationRole::Viewer));
    let wide = world.make(group::Create { name: name_of("wide"), description: None, role, source, created_at: None }).await.id;
    world.make(group_member::Add::one(wide, staff)).await;
    let permissions = [Permission::WorkspacesRead].into_iter().collect();
    let (name, description, scopes) = (name_of("Readers"), None, None);
    let readers = world.make(role::Create { workspace: Some(here), name, description, scopes, permissions, created_at: None }).await.place();
    world.make(role_assignment::Create::new(readers, Holder::User(custom))).await;
    key(Owner::User(staff), "staff").await;
    key(Owner::User(custom), "custom").await;
    let all = ["custom", "direct", "disabled", "ending", "grouped", "idle", "implied", "left", "robot", "staff", "workspace"];
    let without = |out: &[&str]| all.iter().filter(|name| !out.contains(name)).map(|name| (*name).to_owned()).collect::<Vec<_>>();
    // Each state is asked in both ways: as a filter of lists, and of keys that were listed.
    let check = async |out: &[&str]| {
        assert_eq!(names(&world, &world.owner, filter(Some(true))).await, without(out));
        assert_eq!(names(&world, &world.owner, filter(Some(false))).await, out);
        let listed = api_key::list(&world.directory, &world.owner, &filter(None), Page::after(100, None).unwrap()).await.unwrap().items;
        let with = api_key::owners_with_access(&world.directory, &world.owner, &listed).await.unwrap();
        let mut lacking: Vec<_> = listed.iter().filter(|key| !with.contains(&key.id)).map(|key| key.name.to_string()).collect();
        lacking.sort();
        assert_eq!(lacking, out);
    };
    check(&["idle"]).await;
    world.make(user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(disabled) }).await;
    world.make(member::Remove { workspace: here, user: left }).await;
    check(&["disabled", "idle", "left"]).await;
    world.clock.advance_micros(100 * SECOND);
    world.make(group_member::Remove { group, user: grouped }).await;
    let lower = user::Update { role: Some(OrganizationRole::Member.into()), ..user::Update::of(implied) };
    world.make(lower).await;
    check(&["disabled", "ending", "grouped", "idle", "implied", "left"]).await;
    world.make(role_assignment::Delete { role: readers, holder: Holder::User(custom) }).await;
    world.make(group::Delete { id: wide }).await;
    check(&["custom", "disabled", "ending", "grouped", "idle", "implied", "left", "staff"]).await;
    world.make(role_assignment::Create::new(readers, Holder::User(custom))).await;
    let disable = service_account::Update { status: Some(UserStatus::Disabled), ..service_account::Update::of(robot.place()) };
    world.make(disable).await;
    let role = Some(NewRole::Workspace(WorkspaceRole::Viewer.into()));
    world.make(service_account::Update { role, ..service_account::Update::of(idle.place()) }).await;
    check(&["disabled", "ending", "grouped", "implied", "left", "robot", "staff"]).await;
    // A key without a workspace asks nothing but that its owner may act.
    let own = world.key(left).await.key;
    let stopped = world.key(disabled).await.key;
    let with = api_key::owners_with_access(&world.directory, &world.owner, &[own.clone(), stopped]).await.unwrap();
    assert_eq!(with.into_iter().collect::<Vec<_>>(), [own.id]);
    assert!(api_key::owners_with_access(&world.directory, &world.owner, &[]).await.unwrap().is_empty());
}

async fn bound(world: &World, user: UserId, workspace: WorkspaceId) -> ApiKey {
    world.make(api_key::Create::new(Owner::User(user), Some(workspace), name_of("bound"))).await.key
}

async fn owner_of(world: &World, key: &ApiKey) -> KeyOwner {
    api_key::owners(&world.directory, &world.owner, std::slice::from_ref(key)).await.unwrap().pop().unwrap()
}

async fn has_access(world: &World, key: &ApiKey) -> bool {
    owner_of(world, key).await.has_access
}

pub(in crate::suite) async fn access_ends_with_the_last_way_to_the_workspace(world: World) {
    let workspace = world.workspace("w").await.id;
    let user = world.user("u", OrganizationRole::Member).await.id;
    let until = Some(BEGINNING.plus_micros(60 * SECOND));
    let member = NewMember { expires_at: until, ..NewMember::new(user, WorkspaceRole::Manager) };
    world.make(member::Add { workspace, members: vec![member] }).await;
    let key = bound(&world, user, workspace).await;
    let owner = owner_of(&world, &key).await;
    assert_eq!((owner.user.map(|user| user.id), owner.role, owner.has_access), (Some(user), Some(WorkspaceRole::Manager), true));
    // The membership ends; a group still leads there.
    let group = group::Create { name: name_of("g"), description: None, role: None, source: Label::try_from("api").unwrap(), created_at: None };
    let group = world.make(group).await.id;
    world.make(group_member::Add::one(group, user)).await;
    world.make(workspace_group::Create::new(workspace, group, WorkspaceRole::Viewer)).await;
    world.clock.advance_micros(60 * SECOND);
    let owner = owner_of(&world, &key).await;
    assert_eq!((owner.role, owner.has_access), (Some(WorkspaceRole::Viewer), true));
    world.make(group_member::Remove { group, user }).await;
    assert!(!has_access(&world, &key).await);
    // A role in the organization reaches every workspace, for as long as the user may act.
    let role = |role: OrganizationRole| user::Update { role: Some(role.into()), ..user::Update::of(user) };
    world.make(role(OrganizationRole::Viewer)).await;
    assert!(has_access(&world, &key).await);
    world.make(user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(user) }).await;
    assert!(!has_access(&world, &key).await);
    // What nobody owns is its own.
    let own = world.make(api_key::Create::new(Owner::Workspace, Some(workspace), name_of("own"))).await.key;
    let owner = owner_of(&world, &own).await;
    assert!(owner.user.is_none() && owner.has_access);
    assert!(has_access(&world, &world.owner_key.key).await, "a key without a workspace has nowhere to lose");
}

pub(in crate::suite) async fn the_last_use_of_any_key_is_told_to_who_may_list_keys(world: World) {
    let (used, unused) = (world.user("used", OrganizationRole::Admin).await.id, world.user("unused", OrganizationRole::Admin).await.id);
    let (first, second, _) = (world.key(used).await, world.key(used).await, world.key(unused).await);
    let told = async || api_key::last_used_by(&world.directory, &world.owner, &[used, unused]).await.unwrap();
    assert!(told().await.is_empty());
    for key in [&first, &second] {
        world.clock.advance_micros(120 * SECOND);
        world.caller(key).await.unwrap();
        world.directory.flush().await;
    }
    let found = told().await;
    assert_eq!(found.get(&used), Some(&world.clock_now()));
    assert_eq!(found.get(&unused), None);
    let set = PermissionSet::of(&[Permission::UsersList]);
    let limited = api_key::Create { permissions: Some(set), ..api_key::Create::for_user(used, name_of("limited")) };
    let limited = world.make(limited).await;
    let actor = world.caller(&limited).await.unwrap();
    assert!(api_key::last_used_by(&world.directory, &actor, &[used]).await.unwrap().is_empty());
}
