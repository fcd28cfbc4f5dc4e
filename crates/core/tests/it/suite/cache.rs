//! A read after a write sees the write, whatever was cached before it.

use crate::world::{World, name_of};
use roster_core::{
    Error, Kind,
    access::{self, Actor, Evaluation, OrganizationRole, Permission, Question, Scope, WorkspaceRole},
    alias, api_key,
    id::{ApiKeyId, OrganizationId, UserId},
    member, organization,
    random::SeededRandom,
    secret::KeyText,
    store::cache::{Since, Subject},
    text::{AliasText, Dialect, Label},
    user, workspace,
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

pub(in crate::suite) async fn a_changed_user_is_seen_in_the_member(world: World) {
    let workspace = world.workspace("w").await.id;
    let user = world.user("u", OrganizationRole::Member).await.id;
    world.member(workspace, user, WorkspaceRole::Viewer).await;
    let seen = async || member::get(&world.directory, &world.owner, workspace, user).await;
    assert_eq!(seen().await.unwrap().user.given_name.as_str(), "Ada");
    let given_name = Some(Label::try_from("Grace").unwrap());
    world.make(user::Update { given_name, ..user::Update::of(user) }).await;
    assert_eq!(seen().await.unwrap().user.given_name.as_str(), "Grace");
    world.make(member::Update::role(workspace, user, WorkspaceRole::Manager)).await;
    assert_eq!(seen().await.unwrap().role, WorkspaceRole::Manager);
    world.make(member::Remove { workspace, user }).await;
    assert_eq!(seen().await.unwrap_err(), Error::NotFound(Kind::Member));
    world.member(workspace, user, WorkspaceRole::Viewer).await;
    assert_eq!(seen().await.unwrap().role, WorkspaceRole::Viewer);
    world.make(user::Delete { id: user }).await;
    assert_eq!(seen().await.unwrap_err(), Error::NotFound(Kind::Member));
}

pub(in crate::suite) async fn a_changed_workspace_is_seen(world: World) {
    let workspace = world.workspace("before").await;
    let user = world.user("u", OrganizationRole::Member).await.id;
    world.member(workspace.id, user, WorkspaceRole::Viewer).await;
    let seen = async || workspace::get(&world.directory, &world.acting(user), workspace.id).await.map(|found| found.name.to_string());
    assert_eq!(seen().await.unwrap(), "before");
    member::get(&world.directory, &world.owner, workspace.id, user).await.unwrap();
    world.make(workspace::Update { name: Some(name_of("after")), ..workspace::Update::of(workspace.id) }).await;
    assert_eq!(seen().await.unwrap(), "after");
    world.make(workspace::Delete { id: workspace.id, confirm_name: None, revoke_keys: false }).await;
    assert_eq!(seen().await, Err(Error::NotFound(Kind::Workspace)));
    let gone = member::get(&world.directory, &world.owner, workspace.id, user).await;
    assert_eq!(gone.unwrap_err(), Error::NotFound(Kind::Workspace));
    world.make(workspace::Restore { id: workspace.id }).await;
    assert_eq!(seen().await.unwrap(), "after");
    assert_eq!(workspace::id_of_slug(&world.directory, &world.owner, &workspace.slug).await, Ok(workspace.id));
}

pub(in crate::suite) async fn a_removed_user_is_unknown_to_the_next_question(world: World) {
    let user = world.user("u", OrganizationRole::Member).await.id;
    let question = Question {
        subject: Some(access::Subject::User(user)),
        action: Some(access::Action::Permission(Permission::UsersRead)),
        resource: Some(access::Resource::Organization),
    };
    let answer = async || access::evaluate(&world.directory, &world.owner, &question).await.unwrap();
    for _ in 0..2 {
        assert_eq!(answer().await, Evaluation::Denied(access::Reason::Role));
    }
    world.make(user::Delete { id: user }).await;
    assert_eq!(answer().await, Evaluation::Unknown(access::Unknown::Subject));
}

pub(in crate::suite) async fn a_changed_grant_counts_in_the_next_decision(world: World) {
    let workspace = world.workspace("w").await.id;
    let user = world.user("u", OrganizationRole::Member).await.id;
    let may = async || {
        let scope = Scope::Workspace(workspace);
        world.directory.permit(&world.acting(user), Permission::MembersCreate, scope).await.is_ok()
    };
    assert!(!may().await);
    world.member(workspace, user, WorkspaceRole::Manager).await;
    assert!(may().await);
    world.make(member::Update::role(workspace, user, WorkspaceRole::Member)).await;
    assert!(!may().await);
    world.make(user::Update { role: Some(OrganizationRole::Admin.into()), ..user::Update::of(user) }).await;
    assert!(may().await);
    world.make(user::Delete { id: user }).await;
    assert!(!may().await);
}

pub(in crate::suite) async fn a_revoked_key_is_not_known_any_more(world: World) {
    let user = world.user("u", OrganizationRole::Admin).await.id;
    let workspace = world.workspace("w").await.id;
    let own = world.key(user).await;
    let bound = world.make(api_key::Create::new(api_key::Owner::Workspace, Some(workspace), name_of("bound"))).await;
    for key in [&own, &bound] {
        world.caller(key).await.unwrap();
    }
    world.make(api_key::Delete::of(&own.key)).await;
    assert!(matches!(world.caller(&own).await, Err(Error::Unauthenticated(_))));
    world.make(workspace::Delete { id: workspace, confirm_name: None, revoke_keys: true }).await;
    assert!(matches!(world.caller(&bound).await, Err(Error::Unauthenticated(_))));
}

pub(in crate::suite) async fn an_alias_is_seen_when_it_is_made_and_gone_when_it_is_removed(world: World) {
    let user = world.user("u", OrganizationRole::Member).await.id;
    let dialect = Dialect::try_from("elsewhere").unwrap();
    let found = async || alias::resolve::<roster_core::id::entity::User>(&world.directory, &world.owner, &dialect, "u-1").await.unwrap();
    let shown = async || alias::shown(&world.directory, &world.owner, &dialect, &[user]).await.unwrap().remove(&user);
    assert_eq!((found().await, shown().await), (None, None));
    let (kind, alias) = (Kind::User, AliasText::try_from("u-1").unwrap());
    let create = alias::Create { dialect: dialect.clone(), kind, alias: alias.clone(), target: *user.as_bytes(), shown: true };
    world.make(create).await;
    assert_eq!((found().await, shown().await), (Some(user), Some("u-1".into())));
    world.make(alias::Delete { dialect: dialect.clone(), kind, parent: None, alias }).await;
    assert_eq!((found().await, shown().await), (None, None));
}

/// Readers fill the cache as fast as they can while it changes; who wrote must still see what it wrote.
pub(in crate::suite) async fn reads_that_race_with_writes_never_hide_them(world: World) {
    let world = Arc::new(world);
    let workspace = world.workspace("w").await.id;
    let (done, begun, reader) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)), Arc::clone(&world));
    let (stop, start) = (Arc::clone(&done), Arc::clone(&begun));
    let reading = tokio::spawn(async move {
        while !stop.load(Ordering::Relaxed) {
            workspace::get(&reader.directory, &reader.owner, workspace).await.unwrap();
            start.store(true, Ordering::Relaxed);
            tokio::task::yield_now().await;
        }
    });
    // On a busy machine the reader may be given its first turn only after all writes.
    while !begun.load(Ordering::Relaxed) && !reading.is_finished() {
        tokio::task::yield_now().await;
    }
    for round in 0..200 {
        let name = format!("w{round}");
        world.make(workspace::Update { name: Some(name_of(&name)), ..workspace::Update::of(workspace) }).await;
        let seen = workspace::get(&world.directory, &world.owner, workspace).await.unwrap();
        assert_eq!(seen.name.as_str(), name);
    }
    done.store(true, Ordering::Relaxed);
    reading.await.unwrap();
}

/// Everybody can make text that looks like a key; none of it may cost the server memory.
pub(in crate::suite) async fn keys_of_organizations_that_are_not_there_are_not_followed(world: World) {
    let absent = OrganizationId::from_bytes([7; 16]);
    let text = KeyText { organization: absent, id: ApiKeyId::from_bytes([8; 16]) }.generate(&SeededRandom::new(3));
    let answer = api_key::authenticate(&world.directory, text.reveal()).await;
    assert!(matches!(answer, Err(Error::Unauthenticated(_))));
    let stranger = Actor { organization: absent, ..world.acting(UserId::from_bytes([1; 16])) };
    assert!(organization::get(&world.directory, &stranger).await.is_err());
    organization::get(&world.directory, &world.owner).await.unwrap();
    assert!(!world.directory.store().cache().follows(absent));
    assert!(world.directory.store().cache().follows(world.organization));
}

/// PostgreSQL refused U+0000 as its own defect, and a megabyte of text was kept as the name of nothing. That it is not
/// kept needs no look: what the cache is asked for has types that can't hold it.
pub(in crate::suite) async fn text_that_is_no_slug_or_alias_reaches_neither_sql_nor_cache(world: World) {
    let user = world.user("u", OrganizationRole::Member).await.id;
    let (dialect, alias) = (Dialect::try_from("elsewhere").unwrap(), AliasText::try_from("u-1").unwrap());
    world.make(alias::Create { dialect: dialect.clone(), kind: Kind::User, alias, target: *user.as_bytes(), shown: true }).await;
    for text in ["a\0b", &*"a".repeat(1 << 20)] {
        let id = workspace::id_of_slug(&world.directory, &world.owner, text).await;
        assert_eq!(id, Err(Error::NotFound(Kind::Workspace)));
        assert_eq!(organization::id_of_slug(&world.directory, text).await, Ok(None));
        let found = alias::resolve::<roster_core::id::entity::User>(&world.directory, &world.owner, &dialect, text).await;
        assert_eq!(found, Ok(None));
    }
}

/// A reader that asked for the workspace before it was deleted, and for the member after that, kept the member for all.
pub(in crate::suite) async fn a_member_read_after_its_workspace_was_deleted_is_not_shown(world: World) {
    let workspace = world.workspace("w").await.id;
    let user = world.user("u", OrganizationRole::Member).await.id;
    let member = world.member(workspace, user, WorkspaceRole::Viewer).await;
    let cache = world.directory.store().cache();
    world.make(workspace::Delete { id: workspace, confirm_name: None, revoke_keys: false }).await;
    let version = world.clocks().await.0.cast_unsigned();
    cache.put(world.organization, Subject::Member(workspace, user), Since { version, era: cache.era() }, &[], 1024, Arc::new(member));
    let seen = member::get(&world.directory, &world.owner, workspace, user).await;
    assert_eq!(seen.unwrap_err(), Error::NotFound(Kind::Workspace));
}
