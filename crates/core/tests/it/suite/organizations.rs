//! Organizations: founded by operators, ended by owners.

use crate::world::{World, found, name_of, new_user, origin, surroundings};
use roster_core::{
    Directory, Error, Kind,
    access::{Actor, OrganizationRole, Permission, Principal, Scope},
    api_key,
    audit::{self, Filter},
    id::OrganizationId,
    organization::{self, INSTANCE},
    page::Page,
    patch::Patch,
    random::{Random, SeededRandom},
    store::Surroundings,
    text::{Json, Slug},
    user, workspace,
};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

fn create(slug: Option<&str>) -> organization::Create {
    let slug = slug.map(|slug| Slug::try_from(slug).unwrap());
    organization::Create { name: name_of("Búro & Söhne"), slug, settings: None, owner: new_user("first", OrganizationRole::Viewer) }
}

fn update(id: OrganizationId, slug: &str) -> organization::Update {
    organization::Update { slug: Some(Slug::try_from(slug).unwrap()), ..organization::Update::of(id) }
}

pub(in crate::suite) async fn an_organization_begins_with_an_owner_a_key_and_a_workspace(world: World) {
    let operator = Actor::system(INSTANCE, "tests");
    let made = world.directory.change(&operator, origin(), create(None)).await.unwrap().value;
    assert!(made.organization.slug.starts_with("b-") && made.organization.slug.len() == 8, "{}", made.organization.slug);
    assert_eq!((made.owner.role, made.key.owner), (OrganizationRole::Owner, api_key::Owner::User(made.owner.id)));
    let actor = api_key::authenticate(&world.directory, made.secret.reveal()).await.unwrap().actor;
    assert_eq!(actor.organization, made.organization.id);
    assert_eq!(organization::get(&world.directory, &actor).await, Ok(made.organization.clone()));
    let page = Page::after(10, None).unwrap();
    let workspaces = workspace::list(&world.directory, &actor, &workspace::Filter::default(), page).await.unwrap();
    assert_eq!((workspaces.total, workspaces.items.len(), workspaces.items[0].is_default), (1, 1, true));
    let users = user::list(&world.directory, &actor, &user::Filter::default(), page).await.unwrap();
    assert_eq!((users.total, users.items.len()), (1, 1));
    // Its own log begins with it, and the instance's says who founded it.
    let own = audit::list(&world.directory, &actor, Filter::default(), None, 10).await.unwrap();
    let actions: Vec<_> = own.items.iter().rev().map(|event| event.action.as_str()).collect();
    assert_eq!(actions, ["organizations.create", "users.create", "workspaces.create", "api_keys.create"]);
    assert!(own.items.iter().all(|event| event.version == 1));
    let instance = audit::list(&world.directory, &operator, Filter::default(), None, 1).await.unwrap();
    assert_eq!((instance.items[0].action.as_str(), &instance.items[0].target.id), ("organizations.create", &made.organization.id.to_string()));
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn only_operators_create_and_list_organizations(world: World) {
    let page = Page::after(10, None).unwrap();
    for actor in [world.owner, world.person("admin", OrganizationRole::Admin).await] {
        let refused = world.change(&actor, create(None)).await;
        assert!(matches!(refused, Err(Error::Forbidden { permission: Permission::OrganizationsCreate, .. })));
        assert!(matches!(organization::list(&world.directory, &actor, page).await, Err(Error::Forbidden { .. })));
    }
    let system = Actor::system(INSTANCE, "tests");
    let operator = world.directory.change(&system, origin(), new_user("operator", OrganizationRole::Owner)).await.unwrap().value.id;
    let operator = Actor { organization: INSTANCE, principal: Principal::User(operator), key: None };
    let made = world.directory.change(&operator, origin(), create(Some("second"))).await.unwrap().value.organization;
    let listed = organization::list(&world.directory, &operator, page).await.unwrap();
    assert_eq!((listed.total, listed.items.len()), (2, 2), "the instance is not listed");
    // Above organizations is not in them.
    let inside = Actor { organization: made.id, ..operator };
    assert!(user::list(&world.directory, &inside, &user::Filter::default(), page).await.is_err());
    assert!(world.directory.permit(&operator, Permission::UsersList, Scope::Organization).await.is_err());
    // In the instance only its owner holds anything.
    let admin = world.directory.change(&system, origin(), new_user("admin", OrganizationRole::Admin)).await.unwrap().value.id;
    let admin = Actor { principal: Principal::User(admin), ..operator };
    assert!(organization::list(&world.directory, &admin, page).await.is_err());
}

pub(in crate::suite) async fn slugs_are_unique_in_the_instance(world: World) {
    let other = found(&world.directory, "other").await.organization;
    let taken = Error::AlreadyExists { kind: Kind::Organization, field: "slug" };
    let again = world.directory.change(&Actor::system(INSTANCE, "tests"), origin(), create(Some("other"))).await;
    assert_eq!(again.unwrap_err(), taken);
    assert_eq!(world.change(&world.owner, update(world.organization, "other")).await.unwrap_err(), taken);
    let renamed = world.change(&world.owner, update(world.organization, "renamed")).await.unwrap();
    assert_eq!(organization::id_of_slug(&world.directory, "renamed").await, Ok(Some(renamed.id)));
    assert_eq!(organization::id_of_slug(&world.directory, "acme").await, Ok(None));
    world.make_in(other.id, update(other.id, "acme")).await;
}

/// Each in its own organization, at the same moment: the unique key decides, and it is no defect.
pub(in crate::suite) async fn two_organizations_that_take_one_slug_at_once_get_one(world: World) {
    let world = Arc::new(world);
    let other = found(&world.directory, "other").await.organization.id;
    for round in 0..20 {
        let slug = format!("wanted-{round}");
        let tasks = [world.organization, other].map(|id| {
            let (world, change) = (Arc::clone(&world), update(id, &slug));
            tokio::spawn(async move { world.directory.change(&Actor::system(id, "tests"), origin(), change).await })
        });
        let mut answers = Vec::new();
        for task in tasks {
            answers.push(task.await.unwrap().map(|_| ()));
        }
        let taken = Err(Error::AlreadyExists { kind: Kind::Organization, field: "slug" });
        assert!(answers == [Ok(()), taken.clone()] || answers == [taken, Ok(())], "{answers:?}");
    }
}

pub(in crate::suite) async fn settings_are_kept_as_data(world: World) {
    let settings = Json::try_from(serde_json::json!({"b": [1, 2.5, null], "a": "ü\u{0}"})).unwrap();
    let set = |settings| organization::Update { settings, ..organization::Update::of(world.organization) };
    world.change(&world.owner, set(Patch::Set(settings.clone()))).await.unwrap();
    let kept = async || organization::get(&world.directory, &world.owner).await.unwrap().settings;
    assert_eq!(kept().await, Some(settings));
    world.change(&world.owner, set(Patch::Clear)).await.unwrap();
    assert_eq!(kept().await, None);
}

pub(in crate::suite) async fn a_deleted_organization_is_not_found_and_its_keys_are_not_known(world: World) {
    let admin = world.person("admin", OrganizationRole::Admin).await;
    let actor = world.caller(&world.owner_key).await.unwrap();
    let delete = || organization::Delete { id: world.organization };
    assert!(matches!(world.change(&admin, delete()).await, Err(Error::Forbidden { .. })));
    world.change(&actor, delete()).await.unwrap();
    assert!(matches!(world.caller(&world.owner_key).await, Err(Error::Unauthenticated(_))));
    assert_eq!(organization::get(&world.directory, &world.system()).await, Err(Error::NotFound(Kind::Organization)));
    assert!(world.change(&actor, new_user("late", OrganizationRole::Member)).await.is_err());
    let page = Page::after(10, None).unwrap();
    let left = organization::list(&world.directory, &Actor::system(INSTANCE, "tests"), page).await.unwrap();
    assert_eq!((left.total, left.items.len()), (0, 0));
    // The slug is free again, the log is kept.
    found(&world.directory, "acme").await;
    world.assert_logs_hold().await;
}

/// The first short draws are all the same; the slugs that are made from them collide.
struct Repeating(AtomicU32, SeededRandom);

impl Random for Repeating {
    fn fill(&self, bytes: &mut [u8]) {
        if bytes.len() == 3 && self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok() {
            bytes.fill(0);
        } else {
            self.1.fill(bytes);
        }
    }
}

pub(in crate::suite) async fn a_made_slug_that_is_taken_is_made_again(world: World) {
    let (organization, place) = (world.organization, world.place.clone());
    drop(world);
    let opened = async |seed| {
        let random = Arc::new(Repeating(AtomicU32::new(3), SeededRandom::new(seed)));
        Directory::new(place.store(Surroundings { random, ..surroundings(2).0 }).await.unwrap())
    };
    let make = async |directory: &Directory| {
        let create = workspace::Create::named(name_of("same"));
        directory.change(&Actor::system(organization, "tests"), origin(), create).await.map(|made| made.value.slug.to_string())
    };
    // The first takes the slug that the next two tries of the second collide with.
    let directory = opened(2).await;
    assert_eq!(make(&directory).await, Ok("ws-same-000000".into()));
    assert!(make(&directory).await.is_ok_and(|slug| slug != "ws-same-000000"));
    drop(directory);
    let directory = opened(3).await;
    assert_eq!(make(&directory).await, Err(Error::AlreadyExists { kind: Kind::Workspace, field: "slug" }), "it ends after three");
    drop(directory);
    // The second draw is for the default workspace.
    let directory = opened(4).await;
    let create = |word| organization::Create {
        name: name_of("Same"),
        slug: None,
        settings: None,
        owner: new_user(word, OrganizationRole::Owner),
    };
    let found = async |word| directory.change(&Actor::system(INSTANCE, "tests"), origin(), create(word)).await.map(|made| made.value.organization.slug.to_string());
    assert_eq!(found("a").await, Ok("same-000000".into()));
    assert!(found("b").await.is_ok_and(|slug| slug != "same-000000"));
}
