//! Absent and foreign are indistinguishable: every use case answers the same for both and changes neither.

use crate::world::{World, email, found, name_of, origin};
use roster_core::{
    Error, Kind,
    access::{self, Action, Actor, OrganizationRole, Permission, PermissionSet, Question, Resource, ResourceKind, Subject, SubjectKind, WorkspaceRole},
    alias,
    api_key::{self, Family, OwnedBy, Owner, Place},
    dialect_data,
    id::{ApiKeyId, OrganizationId, ServiceAccountId, UserId, WorkspaceId},
    member::{self, NewMember},
    organization,
    page::Page,
    patch::Patch,
    service_account::{self, Home},
    text::{AliasText, Dialect},
    user, workspace,
};
use std::fmt::Debug;

/// What a caller names: things of another organization, or nothing at all.
#[derive(Clone, Copy)]
struct Named {
    organization: OrganizationId,
    user: UserId,
    workspace: WorkspaceId,
    slug: &'static str,
    key: ApiKeyId,
    bound: ApiKeyId,
    robot: ServiceAccountId,
    robots: ApiKeyId,
}

const ABSENT: Named = Named {
    organization: OrganizationId::from_bytes([1; 16]),
    user: UserId::from_bytes([1; 16]),
    workspace: WorkspaceId::from_bytes([1; 16]),
    slug: "absent",
    key: ApiKeyId::from_bytes([1; 16]),
    bound: ApiKeyId::from_bytes([2; 16]),
    robot: ServiceAccountId::from_bytes([1; 16]),
    robots: ApiKeyId::from_bytes([3; 16]),
};

/// Answers as text, with the ids that were named taken out of them.
struct Answers(Vec<(&'static str, String)>);

impl Answers {
    fn add<T: Debug>(&mut self, case: &'static str, answer: Result<T, Error>) {
        self.0.push((case, format!("{answer:?}")));
    }
}

async fn answers(world: &World, actor: &Actor, own: WorkspaceId, named: Named) -> Vec<(&'static str, String)> {
    let (directory, page) = (&*world.directory, Page::after(10, None).unwrap());
    let Named { organization, user, workspace, slug, key, bound, robot, robots } = named;
    let (me, role) = (UserId::from_bytes(actor.principal.bytes()), WorkspaceRole::Viewer);
    let dialect = Dialect::try_from("elsewhere").unwrap();
    let mut all = Answers(Vec::new());

    all.add("user get", user::get(directory, actor, user).await);
    all.add("user workspaces", user::workspaces(directory, actor, user).await);
    all.add("user update", world.change(actor, user::Update { given_name: Some("x".try_into().unwrap()), ..user::Update::of(user) }).await);
    all.add("user delete", world.change(actor, user::Delete { id: user }).await);

    all.add("workspace get", workspace::get(directory, actor, workspace).await);
    all.add("workspace slug", workspace::id_of_slug(directory, actor, slug).await);
    let rename = workspace::Update { name: Some(name_of("x")), ..workspace::Update::of(workspace) };
    all.add("workspace update", world.change(actor, rename).await);
    for revoke_keys in [false, true] {
        let delete = workspace::Delete { id: workspace, confirm_name: None, revoke_keys };
        all.add("workspace delete", world.change(actor, delete).await);
    }
    all.add("workspace restore", world.change(actor, workspace::Restore { id: workspace }).await);
    let members = vec![NewMember::new(user, role)];
    let create = workspace::Create { members: members.clone(), slug: Some("new".try_into().unwrap()), ..workspace::Create::named(name_of("x")) };
    all.add("workspace create", world.change(actor, create).await);

    all.add("member list", member::list(directory, actor, workspace, &member::Filter::default(), page).await.map(|listed| listed.total));
    for (workspace, user) in [(workspace, user), (own, user), (workspace, me)] {
        all.add("member get", member::get(directory, actor, workspace, user).await);
        let add = member::Add { workspace, members: vec![NewMember::new(user, role)] };
        all.add("member add", world.change(actor, add).await);
        all.add("member update", world.change(actor, member::Update::role(workspace, user, WorkspaceRole::Member)).await);
        all.add("member remove", world.change(actor, member::Remove { workspace, user }).await);
    }

    for (id, workspace) in
        [(key, None), (bound, Some(workspace)), (bound, None), (bound, Some(own)), (key, Some(workspace)), (robots, Some(workspace)), (robots, Some(own))]
    {
        all.add("key get", api_key::get(directory, actor, id).await);
        all.add("key place", api_key::place(directory, actor, id).await);
        for family in Family::ALL {
            let place = Place { id, family, workspace };
            let rename = api_key::Update { name: Some(name_of("x")), ..api_key::Update::of(place) };
            all.add("key update", world.change(actor, rename).await);
            all.add("key delete", world.change(actor, api_key::Delete { place }).await);
        }
    }
    for owner in [OwnedBy::User(user), OwnedBy::ServiceAccount(robot)] {
        let filter = api_key::Filter { owner: Some(owner), ..api_key::Filter::default() };
        all.add("key list of an owner", api_key::list(directory, actor, &filter, page).await.map(|listed| listed.total));
    }
    let filter = api_key::Filter { workspace: Some(workspace), ..api_key::Filter::default() };
    all.add("key list", api_key::list(directory, actor, &filter, page).await.map(|listed| listed.total));
    for (owner, place) in [(Owner::User(user), None), (Owner::User(user), Some(own)), (Owner::User(me), Some(workspace)), (Owner::Workspace, Some(workspace)), (Owner::ServiceAccount(robot), Some(workspace)), (Owner::ServiceAccount(robot), Some(own)), (Owner::ServiceAccount(robot), None)] {
        let permissions = Some(PermissionSet::NONE);
        all.add("key create", world.change(actor, api_key::Create { permissions, ..api_key::Create::new(owner, place, name_of("x")) }).await.map(|_| ()));
    }

    for (kind, target) in [(Kind::User, user.as_bytes()), (Kind::Workspace, workspace.as_bytes()), (Kind::ApiKey, key.as_bytes())] {
        let (alias, dialect) = (AliasText::try_from("stolen").unwrap(), dialect.clone());
        all.add("alias create", world.change(actor, alias::Create { dialect, kind, alias, target: *target, shown: true }).await);
        let kept = dialect_data::of(directory, actor, &Dialect::try_from("elsewhere").unwrap(), kind, &[*target]).await;
        all.add("dialect data", kept.map(|found| found.len()));
    }
    let ask = async |subject, permission, resource| {
        let action = Some(Action::Permission(permission));
        access::evaluate(directory, actor, &Question { subject: Some(subject), action, resource: Some(resource) }).await
    };
    let (myself, read, change) = (Subject::User(me), Permission::WorkspacesRead, Permission::WorkspacesUpdate);
    for (permission, resource) in [
        (read, Resource::Workspace(workspace)),
        (change, Resource::Workspace(workspace)),
        (Permission::MembersUpdate, Resource::Member(workspace, Some(me))),
        (Permission::MembersCreate, Resource::Member(own, Some(user))),
        (Permission::UsersRead, Resource::User(user)),
        (Permission::UserKeysRead, Resource::ApiKey(key)),
        (Permission::WorkspaceKeysDelete, Resource::ApiKey(bound)),
        (Permission::ServiceAccountKeysRotate, Resource::ApiKey(robots)),
    ] {
        all.add("evaluate", ask(myself, permission, resource).await);
    }
    for subject in [Subject::User(user), Subject::ApiKey(key), Subject::ApiKey(bound), Subject::ApiKey(robots)] {
        all.add("evaluate", ask(subject, read, Resource::Workspace(own)).await);
        all.add("evaluate", ask(subject, read, Resource::Organization).await);
        all.add("search actions", access::search_actions(directory, actor, Some(subject), Some(Resource::Workspace(own))).await);
        let part = access::Part { limit: 10, after: None };
        let (kind, action) = (Some(ResourceKind::Workspace), Some(Action::Permission(read)));
        all.add("search resources", access::search_resources(directory, actor, Some(subject), action, kind, part).await);
    }
    for resource in [Resource::Workspace(workspace), Resource::Member(workspace, Some(me)), Resource::User(user), Resource::ApiKey(key)] {
        let part = access::Part { limit: 10, after: None };
        for permission in [read, Permission::MembersRead, Permission::UsersRead, Permission::UserKeysRead] {
            let (kind, action) = (Some(SubjectKind::User), Some(Action::Permission(permission)));
            all.add("search subjects", access::search_subjects(directory, actor, kind, action, Some(resource), part).await);
        }
        all.add("search actions", access::search_actions(directory, actor, Some(myself), Some(resource)).await);
    }
    let (kind, action) = (Some(ResourceKind::MemberOf(workspace)), Some(Action::Permission(Permission::MembersRead)));
    let part = access::Part { limit: 10, after: None };
    all.add("search members", access::search_resources(directory, actor, Some(myself), action, kind, part).await);

    let alias = AliasText::try_from("theirs").unwrap();
    all.add("alias resolve", alias::resolve::<roster_core::id::entity::User>(directory, actor, &dialect, &alias).await);
    all.add("alias shown", alias::shown(directory, actor, &dialect, &[user]).await);
    all.add("alias delete", world.change(actor, alias::Delete { dialect, kind: Kind::User, parent: None, alias }).await);

    let rename = organization::Update { name: Some(name_of("x")), ..organization::Update::of(organization) };
    all.add("organization update", world.change(actor, rename).await);
    all.add("organization delete", world.change(actor, organization::Delete { id: organization }).await);
    all.0
}

/// An organization with one of everything, all of it with the same alias and data that a caller may guess.
async fn furnished(world: &World) -> (Named, Actor) {
    let other = found(&world.directory, "other").await;
    let system = Actor::system(other.organization.id, "tests");
    let slug = "theirs";
    let data = dialect_data::DialectPatch {
        dialect: Dialect::try_from("elsewhere").unwrap(),
        fields: vec![("icon", Patch::Set("star".into()))],
    };
    let create = workspace::Create { slug: Some(slug.try_into().unwrap()), dialect_data: Some(data), ..workspace::Create::named(name_of("Theirs")) };
    let workspace = world.change(&system, create).await.unwrap().id;
    let bound = world.change(&system, api_key::Create::new(Owner::Workspace, Some(workspace), name_of("bound"))).await.unwrap().key.id;
    world.change(&system, member::Add { workspace, members: vec![NewMember::new(other.owner.id, WorkspaceRole::Admin)] }).await.unwrap();
    let (dialect, alias) = (Dialect::try_from("elsewhere").unwrap(), AliasText::try_from("theirs").unwrap());
    let target = *other.owner.id.as_bytes();
    world.change(&system, alias::Create { dialect, kind: Kind::User, alias, target, shown: true }).await.unwrap();
    let home = Home::Workspace(workspace, Some(WorkspaceRole::Admin));
    let robot = service_account::Create { home, name: name_of("robot"), description: None, created_at: None };
    let robot = world.change(&system, robot).await.unwrap();
    let robots = world.change(&system, api_key::Create::for_service_account(robot.place(), name_of("robots"))).await.unwrap().key.id;
    let robot = robot.id;
    let named =
        Named { organization: other.organization.id, user: other.owner.id, workspace, slug, key: other.key.id, bound, robot, robots };
    (named, system)
}

async fn everything_of(world: &World, organization: OrganizationId) -> Vec<String> {
    let mut found = Vec::new();
    for table in ["users", "workspaces", "workspace_members", "api_keys", "aliases", "audit_events", "principals", "dialect_data", "counters"] {
        let sql = format!("SELECT COUNT(*) FROM {table} WHERE organization_id = $1");
        let count = world.rows(&sql, &[(&organization).into()], |row| row.int(0)).await[0];
        found.push(format!("{table} {count}"));
    }
    let head = "SELECT slug, version FROM organizations WHERE id = $1";
    found.extend(world.rows(head, &[(&organization).into()], |row| Ok(format!("{} {}", row.text(0)?, row.int(1)?))).await);
    found
}

pub(in crate::suite) async fn foreign_is_answered_as_absent(world: World) {
    let own = world.workspace("own").await.id;
    let callers = [
        world.owner,
        world.person("admin", OrganizationRole::Admin).await,
        world.person("viewer", OrganizationRole::Viewer).await,
        world.person("member", OrganizationRole::Member).await,
        world.staff("manager", own, WorkspaceRole::Manager).await,
        world.caller(&world.owner_key).await.unwrap(),
    ];
    let (foreign, _) = furnished(&world).await;
    let before = everything_of(&world, foreign.organization).await;
    let own_slug = "SELECT COUNT(*) FROM organizations WHERE id = $1 AND slug = 'acme' AND name = 'acme' AND deleted_at IS NULL";
    for caller in &callers {
        let (theirs, absent) = (answers(&world, caller, own, foreign).await, answers(&world, caller, own, ABSENT).await);
        assert_eq!(theirs, absent, "{caller:?}");
        assert!(theirs.iter().any(|(_, answer)| answer.starts_with("Err")));
        assert_eq!(world.number(own_slug).await, 1, "an id of another organization named the caller's own");
    }
    assert_eq!(everything_of(&world, foreign.organization).await, before);
    world.assert_logs_hold().await;
}

/// The same inside one organization: what a caller may not know is as good as absent.
pub(in crate::suite) async fn hidden_is_answered_as_absent(world: World) {
    let own = world.workspace("own").await.id;
    let hidden = world.workspace("hidden").await;
    let key = world.make(api_key::Create::new(Owner::Workspace, Some(hidden.id), name_of("k"))).await.key.id;
    let bound_key = world.make(api_key::Create::new(Owner::Workspace, Some(own), name_of("k"))).await;
    let callers = [
        world.person("member", OrganizationRole::Member).await,
        world.staff("viewer", own, WorkspaceRole::Viewer).await,
        world.staff("manager", own, WorkspaceRole::Manager).await,
        world.caller(&bound_key).await.unwrap(),
    ];
    for caller in callers {
        let ask = async |workspace, key, user| {
            let (directory, page, mut all) = (&*world.directory, Page::after(10, None).unwrap(), Answers(Vec::new()));
            all.add("get", workspace::get(directory, &caller, workspace).await);
            all.add("members", member::list(directory, &caller, workspace, &member::Filter::default(), page).await.map(|listed| listed.total));
            all.add("member", member::get(directory, &caller, workspace, UserId::from_bytes([1; 16])).await);
            all.add("update", world.change(&caller, workspace::Update { name: Some(name_of("x")), ..workspace::Update::of(workspace) }).await);
            all.add("delete", world.change(&caller, workspace::Delete { id: workspace, confirm_name: None, revoke_keys: true }).await);
            all.add("restore", world.change(&caller, workspace::Restore { id: workspace }).await);
            all.add("remove", world.change(&caller, member::Remove { workspace, user: UserId::from_bytes([1; 16]) }).await);
            all.add("key", api_key::get(directory, &caller, key).await);
            for (permission, resource) in [
                (Permission::WorkspacesRead, Resource::Workspace(workspace)),
                (Permission::MembersList, Resource::Member(workspace, None)),
                (Permission::WorkspaceKeysRead, Resource::ApiKey(key)),
                (Permission::UsersRead, Resource::User(user)),
                (Permission::UsersUpdate, Resource::User(user)),
            ] {
                let subject = Some(caller.key.map_or_else(|| Subject::User(UserId::from_bytes(caller.principal.bytes())), Subject::ApiKey));
                let question = Question { subject, action: Some(Action::Permission(permission)), resource: Some(resource) };
                let answer = access::evaluate(directory, &caller, &question).await;
                all.add("evaluate", answer);
                all.add("search actions", access::search_actions(directory, &caller, subject, Some(resource)).await);
            }
            let filter = api_key::Filter { workspace: Some(workspace), ..api_key::Filter::default() };
            all.add("user", user::get(directory, &caller, user).await);
            all.add("user update", world.change(&caller, user::Update { email: Some(email("x")), ..user::Update::of(user) }).await);
            all.add("user delete", world.change(&caller, user::Delete { id: user }).await);
            all.add("keys", api_key::list(directory, &caller, &filter, page).await.map(|listed| listed.total));
            let place = Place { id: key, family: Family::Workspace, workspace: Some(workspace) };
            all.add("key delete", world.change(&caller, api_key::Delete { place }).await);
            all.0
        };
        let stranger = UserId::from_bytes(world.owner.principal.bytes());
        assert_eq!(ask(hidden.id, key, stranger).await, ask(ABSENT.workspace, ABSENT.key, ABSENT.user).await, "{caller:?}");
    }
}

/// An operator stands above organizations and acts in none of them; nobody's slip may hit the instance itself.
pub(in crate::suite) async fn the_instance_is_no_organization_to_end_or_rename(world: World) {
    let system = Actor::system(organization::INSTANCE, "tests");
    let delete = |id| world.directory.change(&system, origin(), organization::Delete { id });
    assert_eq!(delete(world.organization).await, Err(Error::NotFound(Kind::Organization)));
    assert!(delete(organization::INSTANCE).await.is_err());
    found(&world.directory, "after").await;
}

/// Who may read every workspace still learned from a slug that a deleted one had it.
pub(in crate::suite) async fn a_deleted_workspaces_slug_is_answered_as_absent(world: World) {
    let workspace = world.workspace("w").await;
    world.make(workspace::Delete { id: workspace.id, confirm_name: None, revoke_keys: false }).await;
    for (role, seen) in [(OrganizationRole::Viewer, false), (OrganizationRole::Member, false), (OrganizationRole::Admin, true)] {
        let actor = world.person(role.as_str(), role).await;
        let expected = if seen { Ok(workspace.id) } else { Err(Error::NotFound(Kind::Workspace)) };
        assert_eq!(workspace::id_of_slug(&world.directory, &actor, &workspace.slug).await, expected, "{role}");
        assert_eq!(workspace::get(&world.directory, &actor, workspace.id).await.map(|found| found.id), expected, "{role}");
    }
}
