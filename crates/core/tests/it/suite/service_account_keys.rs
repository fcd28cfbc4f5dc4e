//! Keys of service accounts: they act as the account, lie where it lies, and end with it.

use crate::world::{BEGINNING, SECOND, World, found, name_of};
use roster_core::{
    Error, Kind, Result,
    access::{self, Action, Actor, Evaluation, OrganizationRole, Permission, PermissionSet, Principal, Question, Reason, Resource, Scope, Subject, WorkspaceRole},
    api_key::{self, Family, Owner, Place, Verb},
    audit,
    id::{ApiKeyId, ServiceAccountId, WorkspaceId},
    member,
    patch::Patch,
    secret::Overlap,
    service_account::{self, CreateWithKey, FirstKey, Home, NewRole, ServiceAccount},
    user::UserStatus,
    workspace,
};

fn new(home: Home) -> service_account::Create {
    service_account::Create { home, name: name_of("Robot"), description: None, created_at: None }
}

async fn made(world: &World, home: Home) -> ServiceAccount {
    world.make(new(home)).await
}

fn key_of(account: &ServiceAccount) -> api_key::Create {
    api_key::Create::for_service_account(account.place(), name_of("CI"))
}

async fn may_add(world: &World, actor: &Actor, workspace: WorkspaceId) -> bool {
    world.directory.may(actor, Permission::MembersCreate, Scope::Workspace(workspace)).await.unwrap()
}

fn above<T: std::fmt::Debug>(answer: Result<T>) {
    assert!(matches!(answer, Err(Error::Forbidden { reason: Reason::Rank, .. })), "{answer:?}");
}

fn status(account: &ServiceAccount, status: UserStatus) -> service_account::Update {
    service_account::Update { status: Some(status), ..service_account::Update::of(account.place()) }
}

fn role(account: &ServiceAccount, role: NewRole) -> service_account::Update {
    service_account::Update { role: Some(role), ..service_account::Update::of(account.place()) }
}

pub(in crate::suite) async fn a_service_accounts_key_has_its_current_power(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let robot = made(&world, Home::Workspace(here, Some(WorkspaceRole::Manager))).await;
    let created = world.make(key_of(&robot)).await;
    assert_eq!((created.key.owner, created.key.workspace), (Owner::ServiceAccount(robot.id), Some(here)));
    let actor = world.caller(&created).await.unwrap();
    let expected = Actor { organization: world.organization, principal: Principal::ServiceAccount(robot.id), key: Some(created.key.id) };
    assert_eq!(actor, expected);
    assert!(may_add(&world, &actor, here).await && !may_add(&world, &actor, there).await);
    let narrow = api_key::Create { permissions: Some(PermissionSet::of(&[Permission::MembersList])), ..key_of(&robot) };
    let narrow = world.caller(&world.make(narrow).await).await.unwrap();
    assert!(!may_add(&world, &narrow, here).await);
    assert!(world.directory.may(&narrow, Permission::MembersList, Scope::Workspace(here)).await.unwrap());
    world.make(role(&robot, NewRole::Workspace(WorkspaceRole::Viewer.into()))).await;
    assert!(!may_add(&world, &actor, here).await);
    let wide = made(&world, Home::Organization(OrganizationRole::Admin)).await;
    let created = world.make(key_of(&wide)).await;
    assert_eq!(created.key.workspace, None);
    assert!(may_add(&world, &world.caller(&created).await.unwrap(), there).await);
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn a_service_account_may_have_no_role(world: World) {
    let here = world.workspace("here").await.id;
    let robot = made(&world, Home::Workspace(here, None)).await;
    assert_eq!(robot.home, Home::Workspace(here, None));
    let actor = world.caller(&world.make(key_of(&robot)).await).await.unwrap();
    let sees = async || world.directory.may(&actor, Permission::WorkspacesRead, Scope::Workspace(here)).await.unwrap();
    assert!(!sees().await);
    assert_eq!(workspace::get(&world.directory, &actor, here).await.map(drop), Err(Error::NotFound(Kind::Workspace)));
    // A manager gives it a role that a manager may give, and takes it away again.
    let manager = world.staff("manager", here, WorkspaceRole::Manager).await;
    above(world.change(&manager, role(&robot, NewRole::Workspace(WorkspaceRole::Admin.into()))).await);
    let raised = world.change(&manager, role(&robot, NewRole::Workspace(WorkspaceRole::Member.into()))).await.unwrap();
    assert_eq!(raised.home, Home::Workspace(here, Some(WorkspaceRole::Member)));
    assert!(sees().await);
    let lowered = world.change(&manager, role(&robot, NewRole::None)).await.unwrap();
    assert_eq!(service_account::get(&world.directory, &world.owner, robot.id).await.unwrap(), lowered);
    assert_eq!(lowered.home, Home::Workspace(here, None));
    assert!(!sees().await);
    let assigned = "SELECT COUNT(*) FROM workspace_role_assignments a JOIN service_accounts s ON s.organization_id = a.organization_id
         AND s.id = a.principal_id WHERE a.organization_id = $1";
    assert_eq!(world.number(assigned).await, 0);
    // What changes nothing is no change.
    let before = world.clocks().await;
    world.change(&manager, role(&robot, NewRole::None)).await.unwrap();
    assert_eq!(world.clocks().await, before);
    // An admin's role is not a manager's to take, and in the organization there is always one.
    let admins = made(&world, Home::Workspace(here, Some(WorkspaceRole::Admin))).await;
    above(world.change(&manager, role(&admins, NewRole::None)).await);
    let wide = made(&world, Home::Organization(OrganizationRole::Member)).await;
    let answer = world.change(&world.owner, role(&wide, NewRole::None)).await;
    assert!(matches!(&answer, Err(Error::Invalid { field, .. }) if field == "role"), "{answer:?}");
}

pub(in crate::suite) async fn a_disabled_service_accounts_key_stops_at_once(world: World) {
    let here = world.workspace("here").await.id;
    let robot = made(&world, Home::Workspace(here, Some(WorkspaceRole::Manager))).await;
    let keys = [world.make(key_of(&robot)).await, world.make(key_of(&robot)).await];
    let works = async || {
        let mut works = Vec::new();
        for key in &keys {
            works.push(world.caller(key).await);
        }
        works
    };
    assert!(works().await.iter().all(Result::is_ok));
    world.make(status(&robot, UserStatus::Disabled)).await;
    assert!(works().await.iter().all(|answer| matches!(answer, Err(Error::Unauthenticated(_)))));
    world.make(status(&robot, UserStatus::Active)).await;
    assert!(works().await.iter().all(Result::is_ok));
    world.make(service_account::Delete { place: robot.place() }).await;
    assert!(works().await.iter().all(|answer| matches!(answer, Err(Error::Unauthenticated(_)))));
    assert_eq!(world.number("SELECT COUNT(*) FROM api_keys k WHERE k.organization_id = $1 AND k.workspace_id IS NOT NULL").await, 0);
    let listed = audit::list(&world.directory, &world.owner, audit::Filter::default(), None, 3).await.unwrap();
    let said: Vec<_> = listed.items.iter().map(|event| (event.action.as_str(), event.target.id.as_str())).collect();
    let mut ended: Vec<_> = keys.iter().map(|key| key.key.id.to_string()).collect();
    assert_eq!(said[0].0, "service_accounts.delete");
    ended.retain(|id| !said[1..].contains(&("api_keys.delete", id)));
    assert_eq!(ended, Vec::<String>::new(), "{said:?}");
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn a_service_accounts_key_lies_where_the_account_lies(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let robot = made(&world, Home::Workspace(here, Some(WorkspaceRole::Viewer))).await;
    let wide = made(&world, Home::Organization(OrganizationRole::Viewer)).await;
    for (account, workspace) in [(&robot, None), (&robot, Some(there)), (&wide, Some(here))] {
        let create = api_key::Create { workspace, ..key_of(account) };
        assert_eq!(world.change(&world.owner, create).await.map(drop), Err(Error::NotFound(Kind::ServiceAccount)));
    }
    // A workspace that is deleted takes the key, and gives the account back without it.
    let key = world.make(key_of(&robot)).await;
    world.make(workspace::Delete { id: here, confirm_name: None, revoke_keys: true }).await;
    assert_eq!(world.change(&world.owner, key_of(&robot)).await.map(drop), Err(Error::NotFound(Kind::ServiceAccount)));
    world.make(workspace::Restore { id: here }).await;
    assert!(world.caller(&key).await.is_err());
    world.caller(&world.make(key_of(&robot)).await).await.unwrap();
}

pub(in crate::suite) async fn a_service_accounts_key_expires_rotates_and_tells_its_last_use(world: World) {
    let robot = made(&world, Home::Organization(OrganizationRole::Admin)).await;
    let short = api_key::Create { expires_at: Some(BEGINNING.plus_micros(10 * SECOND)), ..key_of(&robot) };
    let (short, first) = (world.make(short).await, world.make(key_of(&robot)).await);
    let actor = world.caller(&first).await.unwrap();
    let rotate = |seconds: u64| api_key::Rotate { place: (&first.key).into(), overlap: Overlap::from_millis(seconds * 1000).unwrap() };
    // It may give itself a new secret.
    let second = world.change(&actor, rotate(5)).await.unwrap();
    assert_eq!((second.key.owner, second.key.mask == first.key.mask), (Owner::ServiceAccount(robot.id), false));
    assert!(world.caller(&first).await.is_ok() && world.caller(&second).await.is_ok() && world.caller(&short).await.is_ok());
    world.clock.advance_micros(5 * SECOND);
    assert!(world.caller(&first).await.is_err() && world.caller(&second).await.is_ok());
    world.clock.advance_micros(5 * SECOND);
    assert!(world.caller(&short).await.is_err());
    world.directory.flush().await;
    let used = api_key::get(&world.directory, &world.owner, first.key.id).await.unwrap().last_used_at;
    assert_eq!(used, Some(BEGINNING.plus_micros(5 * SECOND)));
    world.make(api_key::Delete::of(&second.key)).await;
    assert!(world.caller(&second).await.is_err());
}

pub(in crate::suite) async fn nobody_gets_more_through_a_service_accounts_key_than_they_hold(world: World) {
    let workspace = world.workspace("w").await.id;
    let manager = world.staff("manager", workspace, WorkspaceRole::Manager).await;
    let admins = made(&world, Home::Workspace(workspace, Some(WorkspaceRole::Admin))).await;
    above(world.change(&manager, key_of(&admins)).await);
    above(world.change(&manager, api_key::Create { permissions: Some(PermissionSet::NONE), ..key_of(&admins) }).await);
    let theirs = world.make(key_of(&admins)).await;
    above(world.change(&manager, api_key::Rotate { place: (&theirs.key).into(), overlap: Overlap::NONE }).await);
    above(world.change(&manager, api_key::Update { name: Some(name_of("x")), ..api_key::Update::of(&theirs.key) }).await);
    above(world.change(&manager, api_key::Delete::of(&theirs.key)).await);
    // What a manager makes does not rise above a manager when the account does.
    let member = made(&world, Home::Workspace(workspace, Some(WorkspaceRole::Member))).await;
    let created = world.change(&manager, key_of(&member)).await.unwrap();
    let actor = world.caller(&created).await.unwrap();
    world.make(role(&member, NewRole::Workspace(WorkspaceRole::Admin.into()))).await;
    assert!(may_add(&world, &actor, workspace).await);
    assert!(!world.directory.may(&actor, Permission::WorkspacesConfigure, Scope::Workspace(workspace)).await.unwrap());
    let own = world.make(key_of(&member)).await;
    let whole = world.caller(&own).await.unwrap();
    assert!(world.directory.may(&whole, Permission::WorkspacesConfigure, Scope::Workspace(workspace)).await.unwrap());
    // A key makes no key of its account beyond itself, nor one that lasts longer.
    above(world.change(&actor, api_key::Create { permissions: Some(PermissionSet::all()), ..key_of(&member) }).await);
    let ends = Some(BEGINNING.plus_micros(60 * SECOND));
    let ending = world.caller(&world.make(api_key::Create { expires_at: ends, ..key_of(&member) }).await).await.unwrap();
    above(world.change(&ending, key_of(&member)).await);
    world.change(&ending, api_key::Create { expires_at: ends, ..key_of(&member) }).await.unwrap();
    above(world.change(&ending, api_key::Rotate { place: (&own.key).into(), overlap: Overlap::NONE }).await);
    let short = world.make(api_key::Create { expires_at: ends, ..key_of(&member) }).await.key;
    above(world.change(&ending, api_key::Update { expires_at: Patch::Clear, ..api_key::Update::of(&short) }).await);
    // Scopes that are taken away leave what who does it holds, and no less than there was.
    let lift = |key: &api_key::Created| api_key::Update { lift_scopes: true, ..api_key::Update::of(&key.key) };
    let idle = made(&world, Home::Workspace(workspace, Some(WorkspaceRole::Viewer))).await;
    let updates = Some(PermissionSet::of(&[Permission::WorkspacesConfigure]));
    let narrow = world.make(api_key::Create { permissions: updates, ..key_of(&idle) }).await;
    let after = world.change(&manager, lift(&narrow)).await.unwrap();
    let limit = after.permissions.unwrap();
    assert!(limit.contains(Permission::WorkspacesConfigure) && limit.contains(Permission::MembersCreate) && !limit.contains(Permission::UsersCreate));
    assert_eq!(world.change(&world.owner, lift(&narrow)).await.unwrap().permissions, None);
    world.make(role(&idle, NewRole::Workspace(WorkspaceRole::Admin.into()))).await;
    let narrow = world.make(api_key::Create { permissions: updates, ..key_of(&idle) }).await;
    above(world.change(&manager, lift(&narrow)).await);
    let itself = Some(PermissionSet::of(&[Permission::ServiceAccountKeysUpdate]));
    let narrow = world.make(api_key::Create { permissions: itself, ..key_of(&idle) }).await;
    above(world.change(&world.caller(&narrow).await.unwrap(), lift(&narrow)).await);
    // Nor does a key that lasts get more from somebody who does not.
    let brief = world.user("brief", OrganizationRole::Member).await.id;
    let members = vec![member::NewMember { expires_at: ends, ..member::NewMember::new(brief, WorkspaceRole::Admin) }];
    world.make(member::Add { workspace, members }).await;
    let widened = api_key::Update { scopes: Some((vec![], PermissionSet::of(&[Permission::MembersCreate]))), ..api_key::Update::of(&narrow.key) };
    for change in [lift(&narrow), widened] {
        above(world.change(&world.acting(brief), change.clone()).await);
        let expires_at = ends.map_or(Patch::Keep, Patch::Set);
        world.change(&world.acting(brief), api_key::Update { expires_at, ..change }).await.unwrap();
        world.make(api_key::Update { scopes: Some((vec![], PermissionSet::NONE)), expires_at: Patch::Clear, ..api_key::Update::of(&narrow.key) }).await;
    }
    // Only owners make and end what is an owner.
    let admin = world.person("a", OrganizationRole::Admin).await;
    let owners = made(&world, Home::Organization(OrganizationRole::Owner)).await;
    above(world.change(&admin, key_of(&owners)).await);
    let owned = world.change(&world.owner, key_of(&owners)).await.unwrap();
    above(world.change(&admin, api_key::Delete::of(&owned.key)).await);
    world.change(&world.owner, api_key::Delete::of(&owned.key)).await.unwrap();
}

pub(in crate::suite) async fn a_service_accounts_key_is_hidden_from_who_may_not_know_it(world: World) {
    let workspace = world.workspace("w").await.id;
    let robot = made(&world, Home::Workspace(workspace, Some(WorkspaceRole::Viewer))).await;
    let key = world.make(key_of(&robot)).await.key;
    let there = found(&world.directory, "umbra").await;
    let foreign = world.make_in(there.organization.id, new(Home::Organization(OrganizationRole::Viewer))).await;
    let theirs = world.make_in(there.organization.id, key_of(&foreign)).await.key;
    let (nothing, nobody) = (ApiKeyId::from_bytes([7; 16]), ServiceAccountId::from_bytes([7; 16]));
    for outside in [world.person("outside", OrganizationRole::Member).await, world.staff("member", workspace, WorkspaceRole::Member).await] {
        for id in [robot.id, foreign.id, nobody] {
            let place = service_account::Place { id, workspace: Some(workspace) };
            let answer = world.change(&outside, api_key::Create::for_service_account(place, name_of("k"))).await;
            assert_eq!(answer.map(drop), Err(Error::NotFound(Kind::ServiceAccount)));
        }
        for id in [key.id, theirs.id, nothing] {
            let absent = Err(Error::NotFound(Kind::ApiKey));
            assert_eq!(api_key::get(&world.directory, &outside, id).await.map(drop), absent);
            let place = Place { id, family: Family::ServiceAccount, workspace: Some(workspace) };
            assert_eq!(world.change(&outside, api_key::Delete { place }).await, absent);
            assert_eq!(world.change(&outside, api_key::Rotate { place, overlap: Overlap::NONE }).await.map(drop), absent);
        }
    }
    // Who reads everything reads it and changes nothing.
    let viewer = world.person("viewer", OrganizationRole::Viewer).await;
    assert_eq!(api_key::get(&world.directory, &viewer, key.id).await.unwrap(), key);
    let answer = world.change(&viewer, api_key::Delete::of(&key)).await;
    assert!(matches!(answer, Err(Error::Forbidden { reason: Reason::Role, .. })), "{answer:?}");
}

pub(in crate::suite) async fn a_service_account_and_its_first_key_are_made_together_or_not_at_all(world: World) {
    let workspace = world.workspace("w").await.id;
    let home = Home::Workspace(workspace, Some(WorkspaceRole::Member));
    let with = |home, expires_at| CreateWithKey { account: new(home), key: FirstKey { name: name_of("Secret Key"), scopes: None, expires_at } };
    let manager = world.staff("manager", workspace, WorkspaceRole::Manager).await;
    let made = world.change(&manager, with(home, None)).await.unwrap();
    assert_eq!(made.account.home, home);
    assert_eq!((made.key.key.owner, made.key.key.workspace), (Owner::ServiceAccount(made.account.id), Some(workspace)));
    let actor = world.caller(&made.key).await.unwrap();
    assert_eq!(actor.principal, Principal::ServiceAccount(made.account.id));
    assert!(world.directory.may(&actor, Permission::WorkspacesRead, Scope::Workspace(workspace)).await.unwrap());
    // The key is refused, and with it the account.
    let answer = world.change(&manager, with(home, Some(BEGINNING.plus_micros(-SECOND)))).await.map(drop);
    assert!(matches!(&answer, Err(Error::Invalid { field, .. }) if field == "expires_at"), "{answer:?}");
    let Principal::User(id) = world.owner.principal else { panic!("the owner is a user") };
    let permissions = Some(PermissionSet::all().without(PermissionSet::of(&[Permission::ServiceAccountKeysCreate])));
    let limited = world.caller(&world.make(api_key::Create { permissions, ..api_key::Create::for_user(id, name_of("k")) }).await).await.unwrap();
    let answer = world.change(&limited, with(home, None)).await.map(drop);
    assert!(matches!(answer, Err(Error::Forbidden { permission: Permission::ServiceAccountKeysCreate, .. })), "{answer:?}");
    assert_eq!(world.number("SELECT COUNT(*) FROM service_accounts WHERE organization_id = $1").await, 1);
    assert_eq!(world.number("SELECT COUNT(*) FROM principals WHERE organization_id = $1 AND kind = 'service_account'").await, 1);
}

pub(in crate::suite) async fn what_may_be_done_with_a_service_accounts_key_can_be_asked(world: World) {
    let workspace = world.workspace("w").await.id;
    let manager = world.staff("manager", workspace, WorkspaceRole::Manager).await;
    let robot = made(&world, Home::Workspace(workspace, Some(WorkspaceRole::Manager))).await;
    let admins = made(&world, Home::Workspace(workspace, Some(WorkspaceRole::Admin))).await;
    let (own, theirs) = (world.make(key_of(&robot)).await.key.id, world.make(key_of(&admins)).await.key.id);
    let ask = async |subject, action, resource| {
        let question = Question { subject: Some(subject), action: Some(action), resource: Some(resource) };
        access::evaluate(&world.directory, &world.owner, &question).await.unwrap()
    };
    let subject = Subject::User(roster_core::id::UserId::from_bytes(manager.principal.bytes()));
    for (id, verb, expected) in [(own, Verb::Rotate, None), (theirs, Verb::Read, None), (theirs, Verb::Rotate, Some(Reason::Rank)), (theirs, Verb::Delete, Some(Reason::Rank))] {
        let named = Action::Permission(Family::ServiceAccount.permission(verb));
        for action in [Action::Key(verb), named] {
            let answer = ask(subject, action, Resource::ApiKey(id)).await;
            match expected {
                None => assert!(matches!(answer, Evaluation::Allowed(_)), "{verb:?} {answer:?}"),
                Some(reason) => assert_eq!(answer, Evaluation::Denied(reason), "{verb:?}"),
            }
        }
    }
    // The key is a subject too: it may what its account may, with its own account's keys as well.
    let adds = Action::Permission(Permission::MembersCreate);
    assert!(matches!(ask(Subject::ApiKey(own), adds, Resource::Workspace(workspace)).await, Evaluation::Allowed(_)));
    assert!(matches!(ask(Subject::ApiKey(theirs), Action::Key(Verb::Rotate), Resource::ApiKey(theirs)).await, Evaluation::Allowed(_)));
    world.make(role(&robot, NewRole::None)).await;
    assert_eq!(ask(Subject::ApiKey(own), adds, Resource::Workspace(workspace)).await, Evaluation::Denied(Reason::Role));
}
