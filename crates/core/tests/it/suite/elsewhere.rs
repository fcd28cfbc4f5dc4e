//! An export of another organization, brought into one that is there.

use super::{
    counters::{Walk, assert_counted},
    export::{decorate, sample, taken, text},
};
use crate::world::{Backend, Place, SECOND, World, name_of, origin, surroundings};
use roster_core::{
    Directory, Error, Kind,
    access::{OrganizationRole, PermissionSet, WorkspaceRole},
    alias, api_key,
    clock::Timestamp,
    export,
    id::{Id, UserId, entity},
    import::{Counts, Elsewhere, Existing, IdForm, Import, Imported, KindWord, Outcome, Source, import},
    member::{self, NewMember},
    role,
    role_assignment::{self, Holder},
    service_account::{self, Home},
    text::Dialect,
    workspace,
};
use serde_json::json;
use std::collections::{BTreeSet, HashMap};

/// An organization with a first owner and a default workspace in another instance, at the same time.
pub(super) async fn founded_beside(world: &World, seed: u64) -> World {
    let place = Place::fresh(if matches!(world.place, Place::Sqlite(_)) { Backend::Sqlite } else { Backend::Postgres }).await;
    let (around, clock) = surroundings(seed);
    let there = World::over(Directory::new(place.store(around).await.unwrap()), clock, place).await;
    there.clock.advance_micros(world.clock_now().as_micros() - there.clock_now().as_micros());
    there
}

pub(super) async fn end(there: World) {
    let World { directory, place, .. } = there;
    drop(directory);
    place.clear().await;
}

fn dialect(name: &str) -> Dialect {
    Dialect::try_from(name).unwrap()
}

/// Brings an export in, as whoever may do everything.
pub(super) async fn bring(there: &World, document: &export::Document, name: &str, existing: Existing) -> roster_core::Result<Imported> {
    let elsewhere = Elsewhere { document: Box::new(document.clone()), dialect: dialect(name), id_form: IdForm::Native };
    import(&there.directory, &there.system(), origin(), Import { source: Source::Export(elsewhere), existing }, false).await
}

/// What an export says by what things are called, without ids, keys, times of change and what lies in deleted workspaces:
/// a line for each thing, and its aliases.
#[derive(Default)]
struct Told {
    names: HashMap<[u8; 16], String>,
    lines: Vec<String>,
    aliases: BTreeSet<String>,
}

impl Told {
    fn of(document: &export::Document, now: Timestamp) -> Self {
        let mut told = Self::default();
        for user in &document.users {
            told.names.insert(*user.id.as_bytes(), user.email.to_string());
            let (names, role) = ((&user.given_name, &user.family_name, &user.picture), (user.role, user.status));
            told.lines.push(format!("user {} {names:?} {role:?} {} {}", user.email, user.source, user.created_at));
        }
        for group in &document.groups {
            told.names.insert(*group.id.as_bytes(), group.name.to_string());
            told.lines.push(format!("group {} {:?} {:?} {} {}", group.name, group.description, group.role, group.source, group.created_at));
            for member in &group.members {
                told.lines.push(format!("group {} has {} {}", group.name, told.names[member.user.as_bytes()], member.created_at));
            }
        }
        for workspace in document.workspaces.iter().filter(|workspace| workspace.deleted_at.is_none()) {
            told.workspace(workspace, now);
        }
        for robot in &document.service_accounts {
            let place = robot.workspace.map(|id| told.names.get(id.as_bytes()).cloned());
            if place == Some(None) {
                continue;
            }
            // Many have one name: those that are made at different times are told apart.
            let (role, since) = ((robot.role, robot.workspace_role), robot.created_at);
            let called = format!("{} in {:?} {role:?} since {since}", robot.name, place.flatten());
            told.lines.push(format!("service account {called} {:?} {:?}", robot.description, robot.status));
            told.names.insert(*robot.id.as_bytes(), called);
        }
        for role in &document.roles {
            told.role(role);
        }
        for kept in &document.dialect_data {
            if let Some(called) = told.names.get(kept.object.as_bytes()) {
                told.lines.push(format!("{} of {} {called}: {}", kept.dialect, kept.kind, kept.data));
            }
        }
        for alias in &document.aliases {
            if let Some(called) = told.names.get(alias.target.as_bytes()) {
                told.aliases.insert(format!("{} {} {} is {called}, shown: {}", alias.dialect, alias.kind, alias.alias, alias.shown));
            }
        }
        told.lines.sort();
        told
    }

    /// A custom role with who has it, unless it lies in a deleted workspace.
    fn role(&mut self, role: &export::document::Role) {
        let place = role.workspace.map(|id| self.names.get(id.as_bytes()).cloned());
        if place == Some(None) {
            return;
        }
        let called = format!("{} in {:?}", role.name, place.flatten());
        let what = (&role.description, &role.scopes, &role.permissions);
        self.lines.push(format!("role {called} {what:?} {}", role.created_at));
        for given in &role.assignments {
            let ids = [given.user.map(|id| *id.as_bytes()), given.group.map(|id| *id.as_bytes()), given.service_account.map(|id| *id.as_bytes())];
            let holder = ids.into_iter().flatten().find_map(|id| self.names.get(&id));
            self.lines.extend(holder.map(|holder| format!("role {called} has {holder} {}", given.created_at)));
        }
        self.names.insert(*role.id.as_bytes(), called);
    }

    fn workspace(&mut self, workspace: &export::document::Workspace, now: Timestamp) {
        // The default one has the slug, and is as old, as the organization into which it came gave it.
        let (called, since) = if workspace.is_default {
            ("the default one".to_owned(), None)
        } else {
            (workspace.slug.to_string(), Some(workspace.created_at))
        };
        let kept = (&workspace.defaults, &workspace.limits, &workspace.settings);
        let what = (&workspace.name, &workspace.description, workspace.archived_at.is_some());
        self.lines.push(format!("workspace {called} {what:?} {kept:?} {since:?}"));
        for member in workspace.members.iter().filter(|member| member.expires_at.is_none_or(|end| end.0 > now)) {
            let (user, terms) = (&self.names[member.user.as_bytes()], (member.role, &member.scopes, member.expires_at));
            self.lines.push(format!("workspace {called} has {user} {terms:?} {}", member.created_at));
        }
        for given in &workspace.groups {
            let group = self.names[given.group.as_bytes()].clone();
            self.lines.push(format!("workspace {called} has group {group} {:?} {}", given.role, given.created_at));
            self.names.insert(*given.id.as_bytes(), format!("{group} in {called}"));
        }
        self.names.insert(*workspace.id.as_bytes(), called);
    }
}

/// That what an export says is what the organization says into which it was brought, but for more aliases there, and for
/// who founded it.
async fn assert_same(world: &World, there: &World) {
    let now = world.clock_now();
    let (here, mut brought) = (Told::of(&taken(&world.directory, world).await, now), Told::of(&taken(&there.directory, there).await, now));
    let founder = |line: &String| line.starts_with("user owner-acme@example.com ");
    if !here.lines.iter().any(founder) {
        brought.lines.retain(|line| !founder(line));
    }
    assert_eq!(brought.lines, here.lines);
    let lost: Vec<_> = here.aliases.difference(&brought.aliases).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

/// The law of an import from elsewhere: what came in is what was there, and to bring it in again changes nothing.
pub(super) async fn comes_in_under_its_names(world: &World, seed: u64) {
    let document = taken(&world.directory, world).await;
    let there = founded_beside(world, seed).await;
    let done = bring(&there, &document, "legacy", Existing::Update).await.unwrap();
    assert_same(world, &there).await;
    assert_eq!(done.left_out.as_ref().unwrap().counts.get(&KindWord(Kind::ApiKey)).copied().unwrap_or(0), document.api_keys.len() as u64);
    let (before, version) = (text(&taken(&there.directory, &there).await), there.clocks().await.0);
    for existing in [Existing::Keep, Existing::Update] {
        let again = bring(&there, &document, "legacy", existing).await.unwrap();
        let moved = again.difference.counts.values().any(|counts| Counts { unchanged: 0, ..*counts } != Counts::default());
        assert!(!moved, "{:?}", again.difference.entries.iter().filter(|entry| entry.outcome != Outcome::Unchanged).collect::<Vec<_>>());
    }
    assert_eq!((text(&taken(&there.directory, &there).await), there.clocks().await.0), (before, version));
    assert_counted(&there).await;
    there.assert_logs_hold().await;
    end(there).await;
}

pub(in crate::suite) async fn an_export_of_elsewhere_comes_in_under_its_names(world: World) {
    let mut walk = Walk::begin(&world, 11).await;
    for round in 0..3 {
        for step in 0..60 {
            walk.step(&world, 1000 * round + step).await;
            world.clock.advance_micros(1234);
        }
        decorate(&world, round).await;
        comes_in_under_its_names(&world, 200 + round as u64).await;
    }
}

pub(in crate::suite) async fn what_an_export_of_elsewhere_leaves_out_is_named(world: World) {
    let _ = sample(&world).await;
    let gone = world.workspace("gone").await;
    let user = UserId::from_bytes(world.owner.principal.bytes());
    world.make(member::Add { workspace: gone.id, members: vec![NewMember::new(user, WorkspaceRole::Viewer)] }).await;
    let role = |workspace, name| role::Create {
        workspace,
        name: name_of(name),
        description: None,
        scopes: None,
        permissions: PermissionSet::NONE,
        created_at: None,
    };
    world.make(role(Some(gone.id), "Gone too")).await;
    let home = Home::Workspace(gone.id, None);
    let robot = world.make(service_account::Create { home, name: name_of("Idle"), description: None, created_at: None }).await;
    let stays = world.make(role(None, "Stays")).await;
    world.make(role_assignment::Create::new(stays.place(), Holder::ServiceAccount(robot.id))).await;
    world.make(workspace::Delete { id: gone.id, confirm_name: None, revoke_keys: false }).await;
    let (home, expires_at) = (world.home().await, Some(world.clock_now().plus_micros(SECOND)));
    let ending = NewMember { expires_at, ..NewMember::new(user, WorkspaceRole::Viewer) };
    world.make(member::Add { workspace: home, members: vec![ending] }).await;
    world.clock.advance_micros(2 * SECOND);
    let key = world.make(api_key::Create::new(api_key::Owner::Workspace, Some(home), name_of("Nightly"))).await;
    let target = *key.key.id.as_bytes();
    world.make(alias::Create { dialect: dialect("other"), kind: Kind::ApiKey, alias: "key-1".try_into().unwrap(), target, shown: false }).await;
    let document = taken(&world.directory, &world).await;
    let there = founded_beside(&world, 7).await;
    let done = bring(&there, &document, "legacy", Existing::Keep).await.unwrap();
    let left = done.left_out.unwrap();
    let lines: Vec<_> = left.entries.iter().map(|one| format!("{} {}/{}", one.kind.0.as_str(), one.within.as_deref().unwrap_or(""), one.name)).collect();
    let home = workspace::get(&world.directory, &world.owner, home).await.unwrap().slug.to_string();
    for line in [
        "organization /acme".to_owned(),
        format!("workspace /{}", gone.slug),
        format!("workspace_member {home}/owner-acme@example.com"),
        "credential Robot/CI".into(),
        "api_key Robot/robot's".into(),
        format!("role {}/Gone too", gone.slug),
        format!("service_account {}/Idle", gone.slug),
        "role_assignment Stays/Idle".into(),
        "api_key owner-acme@example.com/First key of the owner".into(),
        format!("api_key {home}/Nightly"),
        "invitation /invited@example.com".into(),
        "alias other/key-1".into(),
    ] {
        assert!(lines.contains(&line), "{line}: {lines:#?}");
    }
    assert_eq!((lines.len(), left.more), (left.counts.values().sum::<u64>() as usize, 0));
    // None of its secrets works here, and none is in the answer.
    assert!(api_key::authenticate(&there.directory, key.secret.reveal()).await.is_err());
    let made = done.made.unwrap();
    assert!(made.api_keys.is_empty() && made.credentials.is_empty() && made.invitations.is_empty());
    end(there).await;
}

pub(in crate::suite) async fn an_export_of_this_organization_changes_nothing(world: World) {
    let _ = sample(&world).await;
    let document = taken(&world.directory, &world).await;
    let (before, version) = (text(&document), world.clocks().await.0);
    let done = bring(&world, &document, "legacy", Existing::Update).await.unwrap();
    assert!(!done.difference.is_change(), "{:?}", done.difference.entries);
    assert_eq!((text(&taken(&world.directory, &world).await), world.clocks().await.0), (before, version));
    assert!(matches!(bring(&world, &document, "legacy", Existing::Refuse).await, Err(Error::Conflict(why)) if why.starts_with("users[0]: ")));
}

pub(in crate::suite) async fn ids_of_elsewhere_are_aliases_in_the_form_that_is_named(world: World) {
    let user = world.user("u", OrganizationRole::Member).await.id;
    let target = *user.as_bytes();
    world.make(alias::Create { dialect: dialect("other"), kind: Kind::User, alias: "user-1".try_into().unwrap(), target, shown: true }).await;
    let document = taken(&world.directory, &world).await;
    for (name, id_form, old, shown) in [
        ("legacy", IdForm::Native, user.to_string(), user.to_string()),
        ("legacy", IdForm::Uuid, user.to_uuid(), user.to_uuid()),
        // What was shown there is shown here.
        ("other", IdForm::Native, user.to_string(), "user-1".to_owned()),
    ] {
        let there = founded_beside(&world, 9).await;
        let elsewhere = Elsewhere { document: Box::new(document.clone()), dialect: dialect(name), id_form };
        let brought = Import { source: Source::Export(elsewhere), existing: Existing::Keep };
        let made = import(&there.directory, &there.owner, origin(), brought, false).await.unwrap().made.unwrap();
        let new = made.users["u@example.com"];
        assert_ne!(new, user);
        let resolve = async |name: &str, text: &str| alias::resolve::<entity::User>(&there.directory, &there.owner, &dialect(name), text).await.unwrap();
        assert_eq!(resolve(name, &old).await, Some(new));
        assert_eq!(resolve("other", "user-1").await, Some(new));
        assert_eq!(alias::shown(&there.directory, &there.owner, &dialect(name), &[new]).await.unwrap()[&new], shown);
        end(there).await;
    }
}

pub(in crate::suite) async fn a_faulty_export_of_elsewhere_is_refused_with_its_place(world: World) {
    let sound = sample(&world).await;
    let there = founded_beside(&world, 5).await;
    let before = (text(&taken(&there.directory, &there).await), there.clocks().await.0);
    let mut faulty = sound.clone();
    faulty["groups"][0]["members"][0]["user"] = json!(Id::<entity::User>::from_bytes([1; 16]));
    let faulty: export::Document = serde_json::from_value(faulty).unwrap();
    let refused = bring(&there, &faulty, "legacy", Existing::Keep).await;
    assert!(matches!(refused, Err(Error::Invalid { field, .. }) if field == "groups[0].members[0].user"));
    // An id of elsewhere that is one of here already: something else can't be found by it.
    let mut taken_id = sound;
    let users = taken_id["users"].as_array_mut().unwrap();
    let at = users.iter().position(|user| user["email"] == "u@example.com").unwrap();
    let (old, new) = (users[at]["id"].as_str().unwrap().to_owned(), UserId::from_bytes(there.owner.principal.bytes()).to_string());
    let text_of = taken_id.to_string().replace(&old, &new);
    let document: export::Document = serde_json::from_str(&text_of).unwrap();
    let refused = bring(&there, &document, "legacy", Existing::Keep).await;
    assert!(refused.is_err(), "{:?}", refused.map(|done| done.difference));
    assert_eq!((text(&taken(&there.directory, &there).await), there.clocks().await.0), before);
    end(there).await;
}
