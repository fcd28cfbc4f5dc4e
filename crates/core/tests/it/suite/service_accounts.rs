//! Service accounts: principals with a role and credentials, and no more power than who makes them has.

use crate::world::{BEGINNING, SECOND, World, found, name_of, origin};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission, PermissionSet, Principal, Reason, Scope, WorkspaceRole},
    alias, api_key,
    caller::{self, Caller},
    credential,
    dialect_data::{self, DialectPatch},
    id::WorkspaceId,
    page::Page,
    patch::Patch,
    secret::{Overlap, Secret},
    service_account::{self, Home, NewRole, ServiceAccount},
    terms::Terms,
    text::Dialect,
    user::UserStatus,
    workspace,
};

fn new(home: Home) -> service_account::Create {
    service_account::Create { home, name: name_of("Robot"), description: None, created_at: None }
}

async fn made(world: &World, home: Home) -> ServiceAccount {
    world.make(new(home)).await
}

fn credential_of(account: &ServiceAccount) -> credential::Create {
    credential::Create { place: account.place(), name: name_of("CI"), expires_at: None, dialect_data: None }
}

async fn caller(world: &World, secret: &Secret) -> Result<Actor> {
    match caller::authenticate(&world.directory, secret.reveal()).await? {
        Caller::ServiceAccount(actor, ..) => Ok(actor),
        other => panic!("{other:?}"),
    }
}

async fn may_add(world: &World, actor: &Actor, workspace: WorkspaceId) -> bool {
    world.directory.may(actor, Permission::MembersCreate, Scope::Workspace(workspace)).await.unwrap()
}

fn above(answer: Result<()>) {
    assert!(matches!(answer, Err(Error::Forbidden { reason: Reason::Rank, .. })), "{answer:?}");
}

pub(in crate::suite) async fn a_service_account_has_its_role_and_no_more(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let robot = made(&world, Home::Workspace(here, Some(WorkspaceRole::Manager))).await;
    let created = world.make(credential_of(&robot)).await;
    let actor = caller(&world, &created.secret).await.unwrap();
    assert_eq!(actor, Actor { organization: world.organization, principal: Principal::ServiceAccount(robot.id), key: None });
    assert!(may_add(&world, &actor, here).await && !may_add(&world, &actor, there).await);
    let listed = workspace::list(&world.directory, &actor, &workspace::Filter::default(), Page::after(10, None).unwrap()).await.unwrap();
    assert_eq!(listed.items.iter().map(|found| found.id).collect::<Vec<_>>(), [here]);
    let role = Some(NewRole::Workspace(WorkspaceRole::Viewer.into()));
    world.make(service_account::Update { role, ..service_account::Update::of(robot.place()) }).await;
    assert!(!may_add(&world, &actor, here).await);
    let wrong = Some(NewRole::Organization(OrganizationRole::Admin.into()));
    let answer = world.change(&world.owner, service_account::Update { role: wrong, ..service_account::Update::of(robot.place()) }).await;
    assert!(matches!(&answer, Err(Error::Invalid { field, .. }) if field == "role"), "{answer:?}");
    let wide = made(&world, Home::Organization(OrganizationRole::Admin)).await;
    let actor = caller(&world, &world.make(credential_of(&wide)).await.secret).await.unwrap();
    assert!(may_add(&world, &actor, there).await);
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn a_credential_is_renamed_and_goes_with_what_stands_beside_it(world: World) {
    let robot = made(&world, Home::Organization(OrganizationRole::Admin)).await;
    let created = world.make(credential_of(&robot)).await;
    let (id, dialect) = (created.credential.id, Dialect::try_from("elsewhere").unwrap());
    let alias = alias::Create {
        dialect: dialect.clone(),
        kind: Kind::Credential,
        alias: "ci".try_into().unwrap(),
        target: *id.as_bytes(),
        shown: true,
    };
    world.change(&world.owner, alias).await.unwrap();
    let note = |note: Patch<serde_json::Value>| Some(DialectPatch { dialect: dialect.clone(), fields: vec![("note", note)] });
    let update = |name, dialect_data| credential::Update { place: robot.place(), id, name, dialect_data };
    let renamed = world.change(&world.owner, update(Some(name_of("Build")), note(Patch::Set("x".into())))).await.unwrap();
    assert_eq!((renamed.name, renamed.updated_at), (name_of("Build"), world.directory.now()));
    let before = world.clocks().await;
    world.change(&world.owner, update(Some(name_of("Build")), note(Patch::Set("x".into())))).await.unwrap();
    assert_eq!(world.clocks().await, before, "the same again changes nothing");
    assert!(caller(&world, &created.secret).await.is_ok(), "the secret stays");
    let weak = world.person("weak", OrganizationRole::Viewer).await;
    assert!(matches!(world.change(&weak, update(Some(name_of("Mine")), None)).await, Err(Error::Forbidden { .. })));
    world.make(credential::Delete { place: robot.place(), id }).await;
    let (owner, left) = (&world.owner, alias::After::default());
    assert_eq!(alias::list(&world.directory, owner, &left, 10).await.unwrap().total, 0);
    let kept = dialect_data::of(&world.directory, owner, &dialect, Kind::Credential, &[*id.as_bytes()]).await.unwrap();
    assert!(kept.is_empty());
}

pub(in crate::suite) async fn a_disabled_service_accounts_credentials_stop_at_once(world: World) {
    let robot = made(&world, Home::Organization(OrganizationRole::Viewer)).await;
    let created = world.make(credential_of(&robot)).await;
    caller(&world, &created.secret).await.unwrap();
    let status = |status| service_account::Update { status: Some(status), ..service_account::Update::of(robot.place()) };
    world.make(status(UserStatus::Disabled)).await;
    assert!(matches!(caller(&world, &created.secret).await, Err(Error::Unauthenticated(_))));
    world.make(status(UserStatus::Active)).await;
    caller(&world, &created.secret).await.unwrap();
    world.make(service_account::Delete { place: robot.place() }).await;
    assert!(matches!(caller(&world, &created.secret).await, Err(Error::Unauthenticated(_))));
    for table in ["service_accounts", "credentials"] {
        assert_eq!(world.number(&format!("SELECT COUNT(*) FROM {table} WHERE organization_id = $1")).await, 0, "{table}");
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM principals WHERE organization_id = $1 AND kind = 'service_account'").await, 0);
}

pub(in crate::suite) async fn a_credential_ends_when_it_expires_is_revoked_or_rotated(world: World) {
    let robot = made(&world, Home::Organization(OrganizationRole::Viewer)).await;
    let ends = credential::Create { expires_at: Some(BEGINNING.plus_micros(10 * SECOND)), ..credential_of(&robot) };
    let (short, long) = (world.make(ends).await, world.make(credential_of(&robot)).await);
    let works = async |secret: &Secret| caller(&world, secret).await.is_ok();
    assert!(works(&short.secret).await && works(&long.secret).await);
    let rotate = |seconds: u64| {
        let overlap = Overlap::from_millis(seconds * 1000).unwrap();
        credential::Rotate { place: robot.place(), id: long.credential.id, overlap }
    };
    let second = world.make(rotate(5)).await;
    assert!(works(&long.secret).await && works(&second.secret).await);
    assert!(matches!(world.change(&world.owner, rotate(5)).await, Err(Error::Conflict(_))));
    world.clock.advance_micros(5 * SECOND);
    assert!(!works(&long.secret).await && works(&second.secret).await);
    world.clock.advance_micros(5 * SECOND);
    assert!(!works(&short.secret).await);
    let last_used = "SELECT COUNT(*) FROM credentials WHERE organization_id = $1 AND last_used_at IS NOT NULL";
    let before = world.clocks().await;
    world.directory.flush().await;
    assert_eq!((world.number(last_used).await, world.clocks().await), (2, before));
    world.make(credential::Delete { place: robot.place(), id: long.credential.id }).await;
    assert!(!works(&second.secret).await);
    let again = world.change(&world.owner, credential::Delete { place: robot.place(), id: long.credential.id }).await;
    assert_eq!(again, Err(Error::NotFound(Kind::Credential)));
}

pub(in crate::suite) async fn the_secret_before_makes_no_credential_beyond_its_overlap(world: World) {
    let robot = made(&world, Home::Organization(OrganizationRole::Admin)).await;
    let first = world.make(credential_of(&robot)).await;
    let rotate = |seconds: u64| {
        let overlap = Overlap::from_millis(seconds * 1000).unwrap();
        credential::Rotate { place: robot.place(), id: first.credential.id, overlap }
    };
    let second = world.make(rotate(60)).await;
    let end = Some(BEGINNING.plus_micros(60 * SECOND));
    let showing = async |secret: &Secret| {
        let caller = caller::authenticate(&world.directory, secret.reveal()).await.unwrap();
        (caller.actor(&world.directory).await.unwrap(), Terms { ends_at: caller.ends_at(), ..Terms::from(origin()) })
    };
    let (actor, terms) = showing(&first.secret).await;
    above(world.directory.change(&actor, terms.clone(), rotate(0)).await.map(drop));
    above(world.directory.change(&actor, terms.clone(), credential_of(&robot)).await.map(drop));
    world.directory.change(&actor, terms, credential::Create { expires_at: end, ..credential_of(&robot) }).await.unwrap();
    let (actor, terms) = showing(&second.secret).await;
    world.directory.change(&actor, terms.clone(), credential_of(&robot)).await.unwrap();
    world.directory.change(&actor, terms, rotate(0)).await.unwrap();
}

pub(in crate::suite) async fn nobody_gets_more_through_a_service_account_than_they_hold(world: World) {
    let workspace = world.workspace("w").await.id;
    let manager = world.staff("manager", workspace, WorkspaceRole::Manager).await;
    above(world.change(&manager, new(Home::Workspace(workspace, Some(WorkspaceRole::Admin)))).await.map(drop));
    let own = world.change(&manager, new(Home::Workspace(workspace, Some(WorkspaceRole::Manager)))).await.unwrap();
    world.change(&manager, credential_of(&own)).await.unwrap();
    let admins = made(&world, Home::Workspace(workspace, Some(WorkspaceRole::Admin))).await;
    above(world.change(&manager, credential_of(&admins)).await.map(drop));
    let created = world.make(credential_of(&admins)).await;
    let rotate = credential::Rotate { place: admins.place(), id: created.credential.id, overlap: Overlap::NONE };
    above(world.change(&manager, rotate).await.map(drop));
    above(world.change(&manager, service_account::Delete { place: admins.place() }).await);
    above(world.change(&manager, credential::Delete { place: admins.place(), id: created.credential.id }).await);
    let role = Some(NewRole::Workspace(WorkspaceRole::Admin.into()));
    above(world.change(&manager, service_account::Update { role, ..service_account::Update::of(own.place()) }).await.map(drop));
    // It may give itself a new secret.
    let robot = caller(&world, &created.secret).await.unwrap();
    world.change(&robot, rotate).await.unwrap();
    // Only owners make what is an owner, and a key makes nothing beyond its scopes.
    let admin = world.person("a", OrganizationRole::Admin).await;
    above(world.change(&admin, new(Home::Organization(OrganizationRole::Owner))).await.map(drop));
    let set = PermissionSet::of(&[Permission::ServiceAccountsCreate, Permission::CredentialsCreate]);
    let Principal::User(owner) = world.owner.principal else { panic!("the owner is a user") };
    let limited = api_key::Create { permissions: Some(set), ..api_key::Create::for_user(owner, name_of("limited")) };
    let limited = world.caller(&world.change(&world.owner, limited).await.unwrap()).await.unwrap();
    above(world.change(&limited, new(Home::Organization(OrganizationRole::Viewer))).await.map(drop));
    above(world.change(&limited, credential_of(&admins)).await.map(drop));
}

pub(in crate::suite) async fn a_service_account_is_hidden_from_who_may_not_know_it(world: World) {
    let workspace = world.workspace("w").await.id;
    let robot = made(&world, Home::Workspace(workspace, Some(WorkspaceRole::Viewer))).await;
    let outside = world.person("outside", OrganizationRole::Member).await;
    let absent = roster_core::id::ServiceAccountId::from_bytes([7; 16]);
    let there = found(&world.directory, "umbra").await;
    let foreign = world.make_in(there.organization.id, new(Home::Organization(OrganizationRole::Viewer))).await;
    for id in [robot.id, absent, foreign.id] {
        let found = service_account::get(&world.directory, &outside, id).await;
        assert_eq!(found.map(drop), Err(Error::NotFound(Kind::ServiceAccount)));
        let place = service_account::Place { id, workspace: Some(workspace) };
        assert_eq!(world.change(&outside, service_account::Delete { place }).await, Err(Error::NotFound(Kind::ServiceAccount)));
        let listed = credential::list(&world.directory, &outside, place).await;
        assert_eq!(listed, Err(Error::NotFound(Kind::ServiceAccount)));
    }
    // With its workspace it goes out of sight, and comes back.
    world.make(workspace::Delete { id: workspace, confirm_name: None, revoke_keys: false }).await;
    assert_eq!(service_account::get(&world.directory, &world.owner, robot.id).await, Err(Error::NotFound(Kind::ServiceAccount)));
    let all = async || {
        let page = Page::after(10, None).unwrap();
        let listed = service_account::list(&world.directory, &world.owner, &service_account::Filter::default(), page).await.unwrap();
        (listed.items.len(), listed.total)
    };
    assert_eq!(all().await, (0, 0));
    world.make(workspace::Restore { id: workspace }).await;
    assert_eq!(all().await, (1, 1));
}

pub(in crate::suite) async fn a_service_account_has_no_more_credentials_than_its_limit(world: World) {
    let robot = made(&world, Home::Organization(OrganizationRole::Viewer)).await;
    for _ in 0..credential::MOST {
        world.make(credential_of(&robot)).await;
    }
    let answer = world.change(&world.owner, credential_of(&robot)).await;
    assert!(matches!(answer, Err(Error::LimitReached { .. })), "{answer:?}");
    let listed = credential::list(&world.directory, &world.owner, robot.place()).await.unwrap();
    assert_eq!(listed.len(), credential::MOST);
}
