//! Keys: whose power they have, and when it ends.

use crate::world::{BEGINNING, SECOND, World, found, name_of, origin};
use roster_core::{
    Error,
    access::{Actor, OrganizationRole, Permission, PermissionSet, Principal, Reason, Scope, WorkspaceRole},
    api_key::{self, Owner},
    caller,
    id::{UserId, WorkspaceId},
    member, organization,
    organization::INSTANCE,
    patch::Patch,
    secret::{Overlap, Secret},
    terms::Terms,
    user::{self, UserStatus},
    workspace,
};

async fn may(world: &World, actor: &Actor, permission: Permission, scope: Scope) -> Result<(), Error> {
    world.directory.permit(actor, permission, scope).await.map(|_| ())
}

async fn bound(world: &World, owner: Owner, workspace: WorkspaceId) -> api_key::Created {
    world.make(api_key::Create::new(owner, Some(workspace), name_of("bound"))).await
}

pub(in crate::suite) async fn a_disabled_users_key_stops_at_once(world: World) {
    let user = world.user("u", OrganizationRole::Admin).await.id;
    let key = world.key(user).await;
    let actor = world.caller(&key).await.unwrap();
    assert_eq!(actor, Actor { key: Some(key.key.id), ..world.acting(user) });
    world.make(user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(user) }).await;
    assert!(matches!(world.caller(&key).await, Err(Error::Unauthenticated(_))));
    let denied = may(&world, &actor, Permission::UsersList, Scope::Organization).await;
    assert_eq!(denied, Err(Error::Forbidden { permission: Permission::UsersList, reason: Reason::Inactive }));
    world.make(user::Update { status: Some(UserStatus::Active), ..user::Update::of(user) }).await;
    assert_eq!(world.caller(&key).await, Ok(actor));
}

pub(in crate::suite) async fn removing_a_user_ends_what_is_theirs_and_nothing_else(world: World) {
    let user = world.user("u", OrganizationRole::Admin).await.id;
    let workspace = world.workspace("w").await.id;
    world.member(workspace, user, WorkspaceRole::Manager).await;
    let actor = world.acting(user);
    let theirs = [world.key(user).await, bound(&world, Owner::User(user), workspace).await];
    let make = |owner, workspace| world.change(&actor, api_key::Create::new(owner, workspace, name_of("survives")));
    let others = [
        make(Owner::Organization(OrganizationRole::Viewer), None).await.unwrap(),
        make(Owner::Workspace, Some(workspace)).await.unwrap(),
    ];
    for key in theirs.iter().chain(&others) {
        world.caller(key).await.unwrap();
    }
    world.make(user::Delete { id: user }).await;
    for key in &theirs {
        assert!(matches!(world.caller(key).await, Err(Error::Unauthenticated(_))));
    }
    for key in &others {
        world.caller(key).await.unwrap();
    }
    assert!(may(&world, &actor, Permission::UsersList, Scope::Organization).await.is_err());
    let left = "SELECT COUNT(*) FROM workspace_members WHERE organization_id = $1";
    assert_eq!(world.number(left).await, 0);
    // The email is free again, and the new person has nothing of the old one's.
    let again = world.user("u", OrganizationRole::Member).await.id;
    assert_ne!(again, user);
}

pub(in crate::suite) async fn a_key_ends_when_it_expires(world: World) {
    let user = world.user("u", OrganizationRole::Admin).await.id;
    let create = api_key::Create { expires_at: Some(BEGINNING.plus_micros(10 * SECOND)), ..api_key::Create::for_user(user, name_of("k")) };
    let key = world.make(create.clone()).await;
    let actor = world.caller(&key).await.unwrap();
    world.clock.advance_micros(10 * SECOND - 1);
    assert_eq!(world.caller(&key).await, Ok(actor));
    world.clock.advance_micros(1);
    assert!(matches!(world.caller(&key).await, Err(Error::Unauthenticated(_))));
    let denied = may(&world, &actor, Permission::UsersList, Scope::Organization).await;
    assert_eq!(denied, Err(Error::Forbidden { permission: Permission::UsersList, reason: Reason::KeyExpired }));
    let late = world.change(&world.owner, create).await;
    assert!(matches!(late, Err(Error::Invalid { field, .. }) if field == "expires_at"));
    world.make(api_key::Update { expires_at: Patch::Clear, ..api_key::Update::of(&key.key) }).await;
    assert_eq!(world.caller(&key).await, Ok(actor));
}

pub(in crate::suite) async fn a_key_has_its_owners_current_power_and_no_more_than_its_scopes(world: World) {
    let user = world.user("u", OrganizationRole::Admin).await.id;
    let permissions = Some(PermissionSet::of(&[Permission::UsersList, Permission::UsersDelete]));
    let key = world.make(api_key::Create { permissions, ..api_key::Create::for_user(user, name_of("k")) }).await;
    let actor = world.caller(&key).await.unwrap();
    let may = async |permission| may(&world, &actor, permission, Scope::Organization).await;
    let denied = |permission, reason| Err(Error::Forbidden { permission, reason });
    assert_eq!(may(Permission::UsersDelete).await, Ok(()));
    assert_eq!(may(Permission::UsersCreate).await, denied(Permission::UsersCreate, Reason::KeyScope));
    world.make(user::Update { role: Some(OrganizationRole::Viewer.into()), ..user::Update::of(user) }).await;
    assert_eq!(may(Permission::UsersList).await, Ok(()));
    assert_eq!(may(Permission::UsersDelete).await, denied(Permission::UsersDelete, Reason::Role));
    world.make(api_key::Update { scopes: Some((vec![], PermissionSet::NONE)), ..api_key::Update::of(&key.key) }).await;
    assert_eq!(may(Permission::UsersList).await, denied(Permission::UsersList, Reason::KeyScope));
}

pub(in crate::suite) async fn a_bound_key_reaches_its_workspace_alone(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let owner = UserId::from_bytes(world.owner.principal.bytes());
    for key in [bound(&world, Owner::Workspace, here).await, bound(&world, Owner::User(owner), here).await] {
        let actor = world.caller(&key).await.unwrap();
        assert_eq!(may(&world, &actor, Permission::MembersList, Scope::Workspace(here)).await, Ok(()));
        let absent = WorkspaceId::from_bytes([3; 16]);
        let foreign = may(&world, &actor, Permission::MembersList, Scope::Workspace(there)).await;
        assert!(matches!(foreign, Err(Error::NotFound(_))), "{foreign:?}");
        assert_eq!(foreign, may(&world, &actor, Permission::MembersList, Scope::Workspace(absent)).await);
        assert!(may(&world, &actor, Permission::UsersList, Scope::Organization).await.is_err());
    }
    // Who leaves the workspace takes the power of their key with them.
    let user = world.user("u", OrganizationRole::Member).await.id;
    world.member(here, user, WorkspaceRole::Manager).await;
    let key = bound(&world, Owner::User(user), here).await;
    let actor = world.caller(&key).await.unwrap();
    assert_eq!(may(&world, &actor, Permission::MembersCreate, Scope::Workspace(here)).await, Ok(()));
    world.make(member::Remove { workspace: here, user }).await;
    assert!(may(&world, &actor, Permission::MembersRead, Scope::Workspace(here)).await.is_err());
}

pub(in crate::suite) async fn every_wrong_key_gets_the_same_answer(world: World) {
    let mut texts = vec![String::new(), "rst_".into(), "rst_key_x".into(), "x".repeat(40), "rst_key_".to_owned() + &"0".repeat(76)];
    let revoked = world.key(UserId::from_bytes(world.owner.principal.bytes())).await;
    world.make(api_key::Delete::of(&revoked.key)).await;
    texts.push(revoked.secret.reveal().to_owned());
    let known = world.owner_key.secret.reveal();
    texts.push(format!("{}x", &known[..known.len() - 1]));
    let other = found(&world.directory, "other").await;
    world.directory.change(&Actor::system(other.organization.id, "tests"), origin(), organization::Delete { id: other.organization.id }).await.unwrap();
    let mut answers = Vec::new();
    for text in &texts {
        answers.push(api_key::authenticate(&world.directory, text).await.unwrap_err());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    let gone = api_key::authenticate(&world.directory, other.secret.reveal()).await;
    assert!(matches!(gone, Err(Error::Unauthenticated(_))));
}

fn literal() -> Secret {
    Secret::literal("the root key of these tests, long enough".into()).unwrap()
}

async fn root_key(world: &World) {
    let root = api_key::Create {
        literal: Some(literal()),
        ..api_key::Create::new(Owner::Organization(OrganizationRole::Owner), None, name_of("root"))
    };
    world.make(root.clone()).await;
    world.directory.change(&Actor::system(INSTANCE, "tests"), origin(), root).await.unwrap();
}

pub(in crate::suite) async fn a_root_key_is_operator_and_owner(world: World) {
    root_key(&world).await;
    let caller = api_key::authenticate(&world.directory, literal().reveal()).await.unwrap();
    assert_eq!(caller.actor.organization, world.organization);
    let operator = caller.operator.unwrap();
    assert_eq!(may(&world, &operator, Permission::OrganizationsCreate, Scope::Instance).await, Ok(()));
    assert_eq!(may(&world, &caller.actor, Permission::OrganizationsDelete, Scope::Organization).await, Ok(()));
    assert!(may(&world, &caller.actor, Permission::OrganizationsCreate, Scope::Instance).await.is_err());
    assert_eq!(caller.in_organization(INSTANCE), Some(operator));
    assert_eq!(caller.in_organization(world.organization), Some(caller.actor));
    // The whole text counts, also where two literals begin alike.
    assert!(api_key::authenticate(&world.directory, &literal().reveal()[..39]).await.is_err());
}

pub(in crate::suite) async fn a_root_key_outlives_its_organization(world: World) {
    root_key(&world).await;
    world.make(organization::Delete { id: world.organization }).await;
    let caller = api_key::authenticate(&world.directory, literal().reveal()).await.unwrap();
    assert_eq!(Some(caller.actor), caller.operator);
    assert_eq!(caller.actor.organization, INSTANCE);
}

pub(in crate::suite) async fn a_literal_key_that_is_there_already_is_no_defect(world: World) {
    root_key(&world).await;
    let owner = Owner::Organization(OrganizationRole::Viewer);
    let again = api_key::Create { literal: Some(literal()), ..api_key::Create::new(owner, None, name_of("again")) };
    assert!(matches!(world.change(&world.owner, again).await, Err(Error::AlreadyExists { .. })));
}

pub(in crate::suite) async fn an_operator_may_make_keys_of_the_instance(world: World) {
    root_key(&world).await;
    let operator = api_key::authenticate(&world.directory, literal().reveal()).await.unwrap().operator.unwrap();
    let create = api_key::Create::new(Owner::Organization(OrganizationRole::Owner), None, name_of("second operator"));
    let key = world.directory.change(&operator, origin(), create).await.unwrap().value;
    let second = world.caller(&key).await.unwrap();
    assert_eq!(may(&world, &second, Permission::OrganizationsCreate, Scope::Instance).await, Ok(()));
}

pub(in crate::suite) async fn last_use_moves_neither_version_nor_sequence(world: World) {
    let before = world.clocks().await;
    world.caller(&world.owner_key).await.unwrap();
    world.directory.flush().await;
    let used = async || api_key::get(&world.directory, &world.owner, world.owner_key.key.id).await.unwrap().last_used_at;
    assert_eq!(used().await, Some(BEGINNING));
    // Less than a minute later it is not worth a write.
    world.clock.advance_micros(59 * SECOND);
    world.caller(&world.owner_key).await.unwrap();
    world.directory.flush().await;
    assert_eq!(used().await, Some(BEGINNING));
    world.clock.advance_micros(2 * SECOND);
    world.caller(&world.owner_key).await.unwrap();
    world.directory.flush().await;
    assert_eq!(used().await, Some(BEGINNING.plus_micros(61 * SECOND)));
    assert_eq!(world.clocks().await, before);
    assert!(matches!(world.owner.principal, Principal::User(_)));
}

pub(in crate::suite) async fn a_workspace_with_keys_is_deleted_only_when_forced(world: World) {
    let workspace = world.workspace("w").await.id;
    let key = bound(&world, Owner::Workspace, workspace).await;
    let delete = |revoke_keys| workspace::Delete { id: workspace, confirm_name: None, revoke_keys };
    assert!(matches!(world.change(&world.owner, delete(false)).await, Err(Error::Conflict(_))));
    assert!(world.caller(&key).await.is_ok());
    world.change(&world.owner, delete(true)).await.unwrap();
    let filter = api_key::Filter { workspace: Some(workspace), ..api_key::Filter::default() };
    let page = roster_core::page::Page::after(10, None).unwrap();
    let listed = api_key::list(&world.directory, &world.owner, &filter, page).await;
    assert!(matches!(listed, Err(Error::NotFound(_))), "a deleted workspace's keys are not listed");
}

async fn works(world: &World, secret: &Secret) -> bool {
    match api_key::authenticate(&world.directory, secret.reveal()).await {
        Ok(_) => true,
        Err(Error::Unauthenticated(_)) => false,
        Err(error) => panic!("{error}"),
    }
}

pub(in crate::suite) async fn a_rotated_key_has_two_secrets_for_the_overlap(world: World) {
    let first = world.key(world.user("u", OrganizationRole::Admin).await.id).await;
    let place = api_key::Place::from(&first.key);
    let rotate = |seconds: u64| api_key::Rotate { place, overlap: Overlap::from_millis(seconds * 1000).unwrap() };
    assert!(works(&world, &first.secret).await);
    let second = world.make(rotate(60)).await;
    assert_eq!((second.key.id, second.key.previous_secret_until), (first.key.id, Some(BEGINNING.plus_micros(60 * SECOND))));
    assert!(works(&world, &first.secret).await && works(&world, &second.secret).await);
    let third = world.change(&world.system(), rotate(1)).await;
    assert!(matches!(third, Err(Error::Conflict(_))), "{third:?}");
    world.clock.advance_micros(60 * SECOND);
    assert!(!works(&world, &first.secret).await && works(&world, &second.secret).await);
    let third = world.make(rotate(60)).await;
    assert!(!works(&world, &first.secret).await && works(&world, &second.secret).await && works(&world, &third.secret).await);
    let fourth = world.make(rotate(0)).await;
    assert_eq!(fourth.key.previous_secret_until, None);
    for (secret, live) in [(&first, false), (&second, false), (&third, false), (&fourth, true)] {
        assert_eq!(works(&world, &secret.secret).await, live);
    }
    assert!(Overlap::from_millis(Overlap::MOST_SECONDS * 1000).is_ok() && Overlap::from_millis(Overlap::MOST_SECONDS * 1000 + 1).is_err());
}

pub(in crate::suite) async fn a_rotation_hands_no_power_to_who_lacks_it(world: World) {
    let admins = world.make(api_key::Create::new(Owner::Organization(OrganizationRole::Admin), None, name_of("admin"))).await;
    let rotate = |key: &api_key::Created| api_key::Rotate { place: (&key.key).into(), overlap: Overlap::NONE };
    let Principal::User(owner) = world.owner.principal else { panic!("the owner is a user") };
    let set = PermissionSet::of(&[Permission::OrganizationKeysRotate, Permission::OrganizationKeysRead]);
    let limited = api_key::Create { permissions: Some(set), ..api_key::Create::for_user(owner, name_of("limited")) };
    let limited = world.change(&world.owner, limited).await.unwrap();
    let actor = world.caller(&limited).await.unwrap();
    let above = |answer: Result<(), Error>| assert!(matches!(answer, Err(Error::Forbidden { reason: Reason::Rank, .. })), "{answer:?}");
    above(world.change(&actor, rotate(&admins)).await.map(drop));
    // A key that ends gets no secret of one that lasts.
    let ends = Some(BEGINNING.plus_micros(SECOND));
    let ending = api_key::Create { expires_at: ends, ..api_key::Create::new(Owner::Organization(OrganizationRole::Admin), None, name_of("e")) };
    let ending = world.make(ending).await;
    let actor = world.caller(&ending).await.unwrap();
    above(world.change(&actor, rotate(&admins)).await.map(drop));
    // Its own it may have anew.
    world.change(&actor, rotate(&ending)).await.unwrap();
    // Only owners manage owners.
    let admin = world.person("a", OrganizationRole::Admin).await;
    above(world.change(&admin, rotate(&world.owner_key)).await.map(drop));
}

pub(in crate::suite) async fn the_secret_before_hands_nothing_on_beyond_its_overlap(world: World) {
    let user = world.user("u", OrganizationRole::Owner).await.id;
    let first = world.key(user).await;
    let rotate = |seconds: u64| api_key::Rotate { place: (&first.key).into(), overlap: Overlap::from_millis(seconds * 1000).unwrap() };
    let second = world.make(rotate(60)).await;
    let end = Some(BEGINNING.plus_micros(60 * SECOND));
    let showing = async |secret: &Secret| {
        let caller = caller::authenticate(&world.directory, secret.reveal()).await.unwrap();
        (caller.actor(&world.directory).await.unwrap(), Terms { ends_at: caller.ends_at(), ..Terms::from(origin()) })
    };
    let above = |answer: Result<(), Error>| assert!(matches!(answer, Err(Error::Forbidden { reason: Reason::Rank, .. })), "{answer:?}");
    let (actor, terms) = showing(&first.secret).await;
    above(world.directory.change(&actor, terms.clone(), rotate(0)).await.map(drop));
    let another = |expires_at| api_key::Create { expires_at, ..api_key::Create::for_user(user, name_of("another")) };
    above(world.directory.change(&actor, terms.clone(), another(None)).await.map(drop));
    world.directory.change(&actor, terms, another(end)).await.unwrap();
    assert!(works(&world, &first.secret).await && works(&world, &second.secret).await, "nothing was rotated");
    let (actor, terms) = showing(&second.secret).await;
    world.directory.change(&actor, terms.clone(), another(None)).await.unwrap();
    world.directory.change(&actor, terms, rotate(0)).await.unwrap();
}

pub(in crate::suite) async fn a_root_key_that_is_rotated_is_a_generated_one(world: World) {
    let literal = Secret::literal("a literal key of forty characters, brought".into()).unwrap();
    let create = api_key::Create {
        literal: Some(literal.clone()),
        ..api_key::Create::new(Owner::Organization(OrganizationRole::Admin), None, name_of("root"))
    };
    let root = world.make(create).await;
    assert!(works(&world, &literal).await);
    let overlap = Overlap::from_millis(1000).unwrap();
    let rotated = world.make(api_key::Rotate { place: (&root.key).into(), overlap }).await;
    assert!(works(&world, &literal).await && works(&world, &rotated.secret).await);
    assert!(rotated.secret.reveal().starts_with("rst_key_"));
    world.clock.advance_micros(SECOND);
    assert!(!works(&world, &literal).await && works(&world, &rotated.secret).await);
    world.make(api_key::Rotate { place: (&root.key).into(), overlap: Overlap::NONE }).await;
    assert_eq!(world.number("SELECT COUNT(*) FROM literal_keys WHERE organization_id = $1").await, 0);
}
