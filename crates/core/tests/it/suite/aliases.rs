//! Ids that came from elsewhere, and what only one vendor knows of an object.

use crate::world::{World, found, name_of};
use roster_core::{
    Error, Kind,
    access::{Actor, OrganizationRole},
    alias,
    dialect_data::{self, DialectPatch},
    id::{UserId, entity},
    organization::{self, INSTANCE},
    patch::Patch,
    text::{AliasText, Dialect, Json, Slug},
    user, workspace,
};
use serde_json::json;

fn dialect(name: &str) -> Dialect {
    Dialect::try_from(name).unwrap()
}

fn create(target: UserId, text: &str, shown: bool) -> alias::Create {
    let alias = AliasText::try_from(text).unwrap();
    alias::Create { dialect: dialect("elsewhere"), kind: Kind::User, alias, target: *target.as_bytes(), shown }
}

async fn resolve(world: &World, actor: &Actor, name: &str, text: &str) -> Option<UserId> {
    alias::resolve::<entity::User>(&world.directory, actor, &dialect(name), text).await.unwrap()
}

async fn shown(world: &World, ids: &[UserId]) -> Vec<Option<String>> {
    let mut found = alias::shown(&world.directory, &world.owner, &dialect("elsewhere"), ids).await.unwrap();
    ids.iter().map(|id| found.remove(id)).collect()
}

pub(in crate::suite) async fn an_object_has_several_aliases_and_shows_one(world: World) {
    let (ada, bob) = (world.user("ada", OrganizationRole::Member).await.id, world.user("bob", OrganizationRole::Member).await.id);
    world.change(&world.owner, create(ada, "user_1", true)).await.unwrap();
    world.change(&world.owner, create(ada, "user_2", false)).await.unwrap();
    assert_eq!(shown(&world, &[ada, bob]).await, [Some("user_1".into()), None]);
    assert_eq!(shown(&world, &[ada]).await, [Some("user_1".into())]);
    world.change(&world.owner, create(ada, "user_3", true)).await.unwrap();
    assert_eq!(shown(&world, &[ada]).await, [Some("user_3".into())], "one is shown at a time");
    for text in ["user_1", "user_2", "user_3"] {
        assert_eq!(resolve(&world, &world.owner, "elsewhere", text).await, Some(ada), "{text}");
    }
    for (name, text) in [("elsewhere", "USER_1"), ("elsewhere", "user_4"), ("other", "user_1")] {
        assert_eq!(resolve(&world, &world.owner, name, text).await, None, "{name} {text}");
    }
    let taken = world.change(&world.owner, create(bob, "user_1", false)).await;
    assert_eq!(taken.unwrap_err(), Error::AlreadyExists { kind: Kind::Alias, field: "alias" });
    // Part by part, in order, each once; the total is that of all.
    let (mut after, mut listed) = (alias::After::default(), Vec::new());
    loop {
        let part = alias::list(&world.directory, &world.owner, &after, 2).await.unwrap();
        assert_eq!(part.total, 3);
        listed.extend(part.items.into_iter().map(|item| item.alias.to_string()));
        let Some(next) = part.next else { break };
        after = alias::After::parse(&next.cursor()).unwrap();
    }
    assert_eq!(listed.len(), 3);
    assert!(listed.is_sorted_by(|one, other| one < other), "{listed:?}");
    for broken in ["", "x", "portkey.user", "portkey.user.zz", "portkey.user.6", "portkey.nothing.61", "é.user.61"] {
        assert!(matches!(alias::After::parse(broken), Err(Error::Invalid { .. })), "{broken}");
    }
    let other = found(&world.directory, "other").await;
    let stranger = Actor { organization: other.organization.id, ..world.acting(other.owner.id) };
    assert_eq!(resolve(&world, &stranger, "elsewhere", "user_1").await, None);
    world.make(user::Delete { id: ada }).await;
    assert_eq!(resolve(&world, &world.owner, "elsewhere", "user_1").await, None);
    world.change(&world.owner, create(bob, "user_1", false)).await.unwrap();
}

pub(in crate::suite) async fn an_alias_never_takes_over_anothers_id(world: World) {
    let (ada, bob) = (world.user("ada", OrganizationRole::Member).await.id, world.user("bob", OrganizationRole::Member).await.id);
    for text in [bob.to_string(), bob.to_uuid()] {
        let answer = world.change(&world.owner, create(ada, &text, false)).await;
        assert_eq!(answer.unwrap_err(), Error::AlreadyExists { kind: Kind::User, field: "id" });
    }
    // An id from elsewhere has the same form and belongs to nobody here.
    let elsewhere = UserId::from_bytes([0x42; 16]).to_uuid();
    world.change(&world.owner, create(ada, &elsewhere, true)).await.unwrap();
    world.change(&world.owner, create(ada, &ada.to_uuid(), false)).await.unwrap();
    assert_eq!(resolve(&world, &world.owner, "elsewhere", &elsewhere).await, Some(ada));
    let member = alias::Create { kind: Kind::Member, ..create(ada, "m", false) };
    assert!(matches!(world.change(&world.owner, member).await, Err(Error::Invalid { field, .. }) if field == "kind"));
}

pub(in crate::suite) async fn what_only_a_dialect_knows_is_kept_and_handed_back(world: World) {
    let patch = |name, fields| Some(DialectPatch { dialect: dialect(name), fields });
    let icon = json!({"shape": ["star", null, 1.5], "zero": "\u{0}"});
    let fields = vec![("icon", Patch::Set(icon.clone())), ("level", Patch::Set(json!(3)))];
    let id = world.make(workspace::Create { dialect_data: patch("elsewhere", fields), ..workspace::Create::named(name_of("w")) }).await.id;
    let kept = async |name| {
        let found = dialect_data::of(&world.directory, &world.owner, &dialect(name), Kind::Workspace, &[*id.as_bytes()]).await.unwrap();
        found.get(id.as_bytes()).map(|fields| json!(fields))
    };
    assert_eq!(kept("elsewhere").await, Some(json!({"icon": icon, "level": 3})));
    assert_eq!(kept("other").await, None);
    let update = |fields| workspace::Update { dialect_data: patch("elsewhere", fields), ..workspace::Update::of(id) };
    let before = world.clocks().await;
    world.make(update(vec![("icon", Patch::Keep), ("level", Patch::Set(json!(3))), ("absent", Patch::Clear)])).await;
    assert_eq!(world.clocks().await, before, "what is there already is no change");
    world.make(update(vec![("level", Patch::Clear)])).await;
    assert_eq!(kept("elsewhere").await, Some(json!({"icon": icon})));
    assert_eq!(world.clocks().await, (before.0 + 1, before.1 + 1));
    let large = json!("x".repeat(Json::MAX_BYTES));
    let refused = world.change(&world.owner, update(vec![("icon", Patch::Set(large))])).await;
    assert!(matches!(&refused, Err(Error::Invalid { field, .. }) if field == "elsewhere"), "{refused:?}");
}

pub(in crate::suite) async fn an_alias_never_takes_over_another_workspaces_slug(world: World) {
    let make = async |slug: &str| {
        let slug = Some(Slug::try_from(slug).unwrap());
        world.change(&world.owner, workspace::Create { slug, ..workspace::Create::named(name_of("w")) }).await
    };
    let (here, gone) = (make("here").await.unwrap().id, make("gone").await.unwrap().id);
    world.make(workspace::Delete { id: gone, confirm_name: None, revoke_keys: false }).await;
    let taken = Error::AlreadyExists { kind: Kind::Workspace, field: "slug" };
    let alias = |text: &str| alias::Create { kind: Kind::Workspace, target: *here.as_bytes(), ..create(UserId::from_bytes(world.owner.principal.bytes()), text, false) };
    assert_eq!(world.change(&world.owner, alias("gone")).await.unwrap_err(), taken);
    world.change(&world.owner, alias("here")).await.unwrap();
    world.change(&world.owner, alias("elsewhere")).await.unwrap();
    assert_eq!(make("elsewhere").await.unwrap_err(), taken);
    // Users have no slugs.
    world.change(&world.owner, create(UserId::from_bytes(world.owner.principal.bytes()), "gone", false)).await.unwrap();
    make("free").await.unwrap();
}

/// Some dialects put a word before the native form; text in such a form would lead to another object than the one that has it.
pub(in crate::suite) async fn no_alias_is_the_id_of_something_else(world: World) {
    let (ada, bob) = (world.user("ada", OrganizationRole::Member).await.id, world.user("bob", OrganizationRole::Member).await.id);
    for text in [ada.to_string(), ada.to_uuid(), format!("user-{ada}"), format!("x{ada}")] {
        let taken = world.change(&world.owner, create(bob, &text, false)).await;
        assert_eq!(taken.unwrap_err(), Error::AlreadyExists { kind: Kind::User, field: "id" }, "{text}");
        world.change(&world.owner, create(ada, &text, false)).await.unwrap();
    }
    world.change(&world.owner, create(bob, &format!("{ada}-user"), false)).await.unwrap();
    world.change(&world.owner, create(bob, &format!("user-{}", UserId::from_bytes([1; 16])), false)).await.unwrap();
}

pub(in crate::suite) async fn a_name_of_an_organization_and_a_slug_do_not_shadow_one_another(world: World) {
    let operator = Actor::system(INSTANCE, "tests");
    let name = |text: &str| alias::Create {
        dialect: dialect("elsewhere"),
        kind: Kind::Organization,
        alias: text.try_into().unwrap(),
        target: *world.organization.as_bytes(),
        shown: false,
    };
    let founded = found(&world.directory, "other").await.organization.id;
    let other = Actor::system(founded, "tests");
    let taken = Error::AlreadyExists { kind: Kind::Organization, field: "slug" };
    assert_eq!(world.change(&operator, name("other")).await.unwrap_err(), taken);
    world.change(&operator, name("label")).await.unwrap();
    let named = async |text| alias::organization(&world.directory, &dialect("elsewhere"), text).await.unwrap();
    assert_eq!((named("label").await, named("other").await), (Some(world.organization), None));
    let slug = Some(Slug::try_from("label").unwrap());
    let rename = organization::Update { slug, ..organization::Update::of(founded) };
    assert_eq!(world.change(&other, rename).await.unwrap_err(), taken);
}
