//! Searches answer what questions do, in parts that stay where they are, and tell nobody of what they may not know.

use crate::world::{Dice, SECOND, World, found, name_of};
use roster_core::{
    Error,
    access::{
        self, Action, Actor, Evaluation, Matches, OrganizationRole, Part, Permission, PermissionSet, Principal, Question, Resource, ResourceKind,
        Subject, SubjectKind, WorkspaceRole,
    },
    api_key::{self, Owner, Verb},
    group, group_member,
    id::{ApiKeyId, GroupId, ServiceAccountId, UserId, WorkspaceId},
    member::{self, NewMember},
    page::Position,
    role,
    role_assignment::{self, Holder},
    service_account::{self, Home},
    text::Label,
    user::{self, UserStatus},
    workspace, workspace_group,
};

const ALL: Part = Part { limit: access::MOST_MATCHES, after: None };

fn permission(permission: Permission) -> Option<Action> {
    Some(Action::Permission(permission))
}

/// Walks over all parts of this size. Each but the last holds as many as were asked for: nothing here is large enough for the
/// bound.
async fn every<T>(limit: u32, mut search: impl AsyncFnMut(Part) -> Matches<T>) -> Vec<T> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let found = search(Part { limit, after }).await;
        let ended = found.next.is_none();
        assert!(ended || found.items.len() == limit as usize, "{} of {limit}", found.items.len());
        assert!(ended || found.next != after);
        all.extend(found.items);
        if ended {
            return all;
        }
        after = found.next;
    }
}

/// What there is in a generated world.
#[derive(Default)]
struct Things {
    users: Vec<UserId>,
    keys: Vec<ApiKeyId>,
    robots: Vec<ServiceAccountId>,
    groups: Vec<GroupId>,
    workspaces: Vec<WorkspaceId>,
    roles: Vec<(role::Place, Option<WorkspaceId>)>,
}

impl Things {
    fn subjects(&self, kind: SubjectKind) -> Vec<Subject> {
        match kind {
            SubjectKind::User => self.users.iter().copied().map(Subject::User).collect(),
            SubjectKind::ApiKey => self.keys.iter().copied().map(Subject::ApiKey).collect(),
            SubjectKind::ServiceAccount => self.robots.iter().copied().map(Subject::ServiceAccount).collect(),
        }
    }

    /// Every kind, and the members of some workspace.
    fn kinds(&self, dice: &Dice) -> [ResourceKind; 7] {
        use ResourceKind as K;
        [K::Organization, K::Workspace, K::Members, K::User, K::Group, K::ApiKey, K::MemberOf(*dice.one_of(&self.workspaces))]
    }

    fn resources(&self, kind: ResourceKind) -> Vec<Resource> {
        match kind {
            ResourceKind::Organization => vec![Resource::Organization],
            ResourceKind::Workspace => self.workspaces.iter().copied().map(Resource::Workspace).collect(),
            ResourceKind::Members => self.workspaces.iter().map(|id| Resource::Member(*id, None)).collect(),
            ResourceKind::MemberOf(workspace) => self.users.iter().map(|user| Resource::Member(workspace, Some(*user))).collect(),
            ResourceKind::User => self.users.iter().copied().map(Resource::User).collect(),
            ResourceKind::Group => self.groups.iter().copied().map(Resource::Group).collect(),
            ResourceKind::ApiKey => self.keys.iter().copied().map(Resource::ApiKey).collect(),
        }
    }

    /// Something more, whatever the dice say.
    async fn grow(&mut self, world: &World, dice: &Dice, number: usize) {
        let end = *dice.one_of(&[None, None, Some(5), Some(40), Some(500)]);
        let end = end.map(|seconds: i64| world.clock_now().plus_micros(seconds * SECOND));
        let (user, workspace) = (*dice.one_of(&self.users), *dice.one_of(&self.workspaces));
        match dice.below(10) {
            0 => {
                let role = *dice.one_of(OrganizationRole::ALL);
                self.users.push(world.user(format!("u{number}"), role).await.id);
            }
            1 | 2 => {
                let members = vec![NewMember { expires_at: end, ..NewMember::new(user, *dice.one_of(WorkspaceRole::ALL)) }];
                drop(world.change(&world.system(), member::Add { workspace, members }).await);
            }
            3 => {
                let status = Some(*dice.one_of(&[UserStatus::Disabled, UserStatus::Active]));
                drop(world.change(&world.system(), user::Update { status, ..user::Update::of(user) }).await);
            }
            4 | 5 => {
                let (owner, place) = match dice.below(4) {
                    0 => (Owner::Organization(*dice.one_of(OrganizationRole::ALL)), None),
                    1 => (Owner::Workspace, Some(workspace)),
                    2 => (Owner::User(user), Some(workspace)),
                    _ => (Owner::User(user), None),
                };
                let permissions = (dice.below(2) == 0).then(|| some_permissions(dice, 30));
                let create = api_key::Create { permissions, expires_at: end, ..api_key::Create::new(owner, place, name_of("k")) };
                if let Ok(created) = world.change(&world.system(), create).await {
                    self.keys.push(created.key.id);
                }
            }
            6 => {
                let home = match dice.below(2) {
                    0 => Home::Organization(*dice.one_of(OrganizationRole::ALL)),
                    _ => Home::Workspace(workspace, *dice.one_of(WorkspaceRole::ALL)),
                };
                let create = service_account::Create { home, name: name_of("r"), description: None, created_at: None };
                if let Ok(robot) = world.change(&world.system(), create).await {
                    self.robots.push(robot.id);
                }
            }
            7 => self.grow_group(world, dice, number).await,
            _ => self.grow_role(world, dice, number).await,
        }
        world.clock.advance_micros(SECOND * dice.below(3) as i64);
    }

    async fn grow_group(&mut self, world: &World, dice: &Dice, number: usize) {
        let role = *dice.one_of(&[None, None, Some(OrganizationRole::Member), Some(OrganizationRole::Viewer), Some(OrganizationRole::Admin)]);
        let (name, source) = (name_of(&format!("g{number}")), Label::try_from("tests").unwrap());
        let group = world.make(group::Create { name, description: None, role, source, created_at: None }).await.id;
        for _ in 0..3 {
            drop(world.change(&world.system(), group_member::Add::one(group, *dice.one_of(&self.users))).await);
        }
        let create = workspace_group::Create::new(*dice.one_of(&self.workspaces), group, *dice.one_of(WorkspaceRole::ALL));
        drop(world.change(&world.system(), create).await);
        self.groups.push(group);
    }

    async fn grow_role(&mut self, world: &World, dice: &Dice, number: usize) {
        let workspace = (dice.below(2) == 0).then(|| *dice.one_of(&self.workspaces));
        let mut permissions = some_permissions(dice, 12).meet(OrganizationRole::Owner.permissions());
        if workspace.is_some() {
            permissions = permissions.meet(WorkspaceRole::Admin.permissions());
        }
        let (name, description, scopes) = (name_of(&format!("r{number}")), None, None);
        let create = role::Create { workspace, name, description, scopes, permissions, created_at: None };
        if let Ok(role) = world.change(&world.system(), create).await {
            self.roles.push((role.place(), workspace));
        }
        let Some((place, _)) = self.roles.last() else { return };
        for _ in 0..2 {
            let holder = match dice.below(3) {
                0 if !self.groups.is_empty() => Holder::Group(*dice.one_of(&self.groups)),
                1 if !self.robots.is_empty() => Holder::ServiceAccount(*dice.one_of(&self.robots)),
                _ => Holder::User(*dice.one_of(&self.users)),
            };
            drop(world.change(&world.system(), role_assignment::Create::new(*place, holder)).await);
        }
    }
}

fn some_permissions(dice: &Dice, most: usize) -> PermissionSet {
    (0..dice.below(most)).map(|_| *dice.one_of(Permission::ALL)).collect()
}

/// The law: what a search answers, a question says yes to, and what it leaves out a question says no to.
pub(in crate::suite) async fn a_search_answers_what_questions_do(world: World) {
    let dice = Dice::new(7);
    let mut things = Things::default();
    things.users.push(UserId::from_bytes(world.owner.principal.bytes()));
    things.keys.push(world.owner_key.key.id);
    things.workspaces.push(world.home().await);
    for name in ["a", "b", "ended"] {
        things.workspaces.push(world.workspace(name).await.id);
    }
    let ended = things.workspaces[3];
    let (mut number, mut yes, mut no) = (0, 0, 0);
    for round in 0..3 {
        for _ in 0..25 {
            number += 1;
            things.grow(&world, &dice, number).await;
        }
        if round == 1 {
            let delete = workspace::Delete { id: ended, confirm_name: None, revoke_keys: true };
            world.make(delete).await;
        }
        let known = [Permission::WorkspacesRestore, Permission::MembersCreate, Permission::MembersUpdate, Permission::UsersRead];
        let drawn = (0..4).map(|_| *dice.one_of(Permission::ALL));
        let mut actions: Vec<_> = known.into_iter().chain(drawn).map(Action::Permission).collect();
        actions.extend([Action::Key(*dice.one_of(&Verb::ALL)), Action::Key(Verb::Delete)]);
        for action in actions {
            let (more, fewer) = compare(&world, &dice, &things, action).await;
            (yes, no) = (yes + more, no + fewer);
        }
        actions_are_what_questions_say(&world, &dice, &things).await;
        world.clock.advance_micros(20 * SECOND);
    }
    assert!(yes > 1000 && no > 1000, "both answers are given often: {yes} yes, {no} no");
}

/// Asks about every subject and resource, and then searches for them both ways.
async fn compare(world: &World, dice: &Dice, things: &Things, action: Action) -> (usize, usize) {
    let subjects = [SubjectKind::User, SubjectKind::ApiKey, SubjectKind::ServiceAccount].map(|kind| (kind, things.subjects(kind)));
    let (directory, mut count) = (&world.directory, (0, 0));
    for kind in things.kinds(dice) {
        let resources = things.resources(kind);
        let mut allowed: Vec<(Subject, Resource)> = Vec::new();
        for subject in subjects.iter().flat_map(|(_, subjects)| subjects) {
            for resource in &resources {
                let question = Question { subject: Some(*subject), action: Some(action), resource: Some(*resource) };
                let answer = access::evaluate(directory, &world.system(), &question).await.unwrap();
                if matches!(answer, Evaluation::Allowed(_)) {
                    allowed.push((*subject, *resource));
                }
            }
            let wanted: Vec<_> = resources.iter().copied().filter(|resource| allowed.contains(&(*subject, *resource))).collect();
            let limit = *dice.one_of(&[2, 9, 1000, 1000]);
            let found = every(limit, async |part| {
                access::search_resources(directory, &world.system(), Some(*subject), Some(action), Some(kind), part).await.unwrap()
            });
            assert_same(found.await, wanted, &format!("{subject:?} {action:?} {kind:?}"));
        }
        for resource in &resources {
            for (kind, subjects) in &subjects {
                let wanted: Vec<_> = subjects.iter().copied().filter(|subject| allowed.contains(&(*subject, *resource))).collect();
                let limit = *dice.one_of(&[2, 9, 1000, 1000]);
                let found = every(limit, async |part| {
                    access::search_subjects(directory, &world.system(), Some(*kind), Some(action), Some(*resource), part).await.unwrap()
                });
                assert_same(found.await, wanted, &format!("{kind:?} {action:?} {resource:?}"));
            }
        }
        let asked = subjects.iter().map(|(_, subjects)| subjects.len()).sum::<usize>() * resources.len();
        count = (count.0 + allowed.len(), count.1 + asked - allowed.len());
    }
    count
}

/// What some subjects may do to some resources, each permission asked about alone.
async fn actions_are_what_questions_say(world: &World, dice: &Dice, things: &Things) {
    let subjects: Vec<_> =
        [SubjectKind::User, SubjectKind::ApiKey, SubjectKind::ServiceAccount].into_iter().flat_map(|kind| things.subjects(kind)).collect();
    let resources: Vec<_> = things.kinds(dice).into_iter().flat_map(|kind| things.resources(kind)).collect();
    for _ in 0..60 {
        let (subject, resource) = (Some(*dice.one_of(&subjects)), Some(*dice.one_of(&resources)));
        let found = access::search_actions(&world.directory, &world.system(), subject, resource).await.unwrap();
        for permission in Permission::ALL {
            let question = Question { subject, action: Some(Action::Permission(*permission)), resource };
            let answer = access::evaluate(&world.directory, &world.system(), &question).await.unwrap();
            assert_eq!(found.contains(*permission), matches!(answer, Evaluation::Allowed(_)), "{question:?}: {answer:?}");
        }
    }
}

fn assert_same<T: PartialEq + std::fmt::Debug>(found: Vec<T>, wanted: Vec<T>, what: &str) {
    let missing: Vec<_> = wanted.iter().filter(|one| !found.contains(one)).collect();
    let beyond: Vec<_> = found.iter().filter(|one| !wanted.contains(one)).collect();
    assert!(missing.is_empty() && beyond.is_empty() && found.len() == wanted.len(), "{what}: missing {missing:?}, beyond {beyond:?}");
}

pub(in crate::suite) async fn a_search_that_finds_little_ends_at_its_bound(world: World) {
    let (first, workspace) = (world.user("first", OrganizationRole::Viewer).await, world.workspace("w").await.id);
    for number in 0..1100 {
        world.clock.advance_micros(1);
        world.user(format!("u{number}"), OrganizationRole::Member).await;
    }
    let (action, resource) = (permission(Permission::WorkspacesRead), Some(Resource::Workspace(workspace)));
    let search = async |part| {
        access::search_subjects(&world.directory, &world.owner, Some(SubjectKind::User), action, resource, part).await.unwrap()
    };
    let early = search(ALL).await;
    assert_eq!(early.items, []);
    let rest = search(Part { after: early.next, ..ALL }).await;
    let owner = Subject::User(UserId::from_bytes(world.owner.principal.bytes()));
    assert_eq!((rest.items, rest.next), (vec![Subject::User(first.id), owner], None));
    // A member's own row is all that they may read: one of a thousand, found however few are asked for.
    let own = permission(Permission::UsersRead);
    let subject = Some(Subject::User(first.id));
    let users = access::search_resources(&world.directory, &world.owner, subject, own, Some(ResourceKind::User), ALL).await.unwrap();
    assert_eq!(users.items.len(), 1000);
    assert!(users.next.is_some());
}

pub(in crate::suite) async fn a_search_goes_on_where_it_was_when_what_it_found_is_gone(world: World) {
    let workspace = world.workspace("w").await.id;
    let mut staff = Vec::new();
    for number in 0..5 {
        world.clock.advance_micros(SECOND);
        staff.push(UserId::from_bytes(world.staff(number, workspace, WorkspaceRole::Manager).await.principal.bytes()));
    }
    let (action, resource) = (permission(Permission::MembersCreate), Some(Resource::Workspace(workspace)));
    let search = async |limit, after: Option<Position>| {
        let part = Part { limit, after };
        access::search_subjects(&world.directory, &world.owner, Some(SubjectKind::User), action, resource, part).await.unwrap()
    };
    let of = |at: &[usize]| at.iter().map(|at| Subject::User(staff[*at])).collect::<Vec<_>>();
    let first = search(2, None).await;
    assert_eq!(first.items, of(&[4, 3]));
    world.make(user::Delete { id: staff[3] }).await;
    world.make(user::Delete { id: staff[2] }).await;
    let second = search(1, first.next).await;
    assert_eq!(second.items, of(&[1]));
    let owner = Subject::User(UserId::from_bytes(world.owner.principal.bytes()));
    let last = search(2, second.next).await;
    assert_eq!((last.items, last.next), ([of(&[0]), vec![owner]].concat(), None));
    // Nothing is wanted: whether there is anything is told all the same.
    let none = search(0, None).await;
    assert!(none.items.is_empty() && none.next.is_some());
    assert_eq!(search(1, none.next).await.items, of(&[4]));
}

pub(in crate::suite) async fn only_who_may_evaluate_searches_about_others(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let weak = world.staff("weak", here, WorkspaceRole::Viewer).await;
    let me = Subject::User(UserId::from_bytes(weak.principal.bytes()));
    let owner = Subject::User(UserId::from_bytes(world.owner.principal.bytes()));
    let (read, directory) = (permission(Permission::WorkspacesRead), &world.directory);
    let forbidden = |answer: Error| matches!(answer, Error::Forbidden { permission: Permission::AccessEvaluate, .. });
    let subjects = access::search_subjects(directory, &weak, Some(SubjectKind::User), read, Some(Resource::Workspace(here)), ALL).await;
    assert!(forbidden(subjects.unwrap_err()));
    for subject in [Some(owner), None] {
        let resources = access::search_resources(directory, &weak, subject, read, Some(ResourceKind::Workspace), ALL).await;
        assert!(forbidden(resources.unwrap_err()));
        assert!(forbidden(access::search_actions(directory, &weak, subject, Some(Resource::Organization)).await.unwrap_err()));
    }
    let mine = access::search_resources(directory, &weak, Some(me), read, Some(ResourceKind::Workspace), ALL).await.unwrap();
    assert_eq!((mine.items, mine.next), (vec![Resource::Workspace(here)], None));
    let absent = WorkspaceId::from_bytes([1; 16]);
    for workspace in [there, absent] {
        let actions = access::search_actions(directory, &weak, Some(me), Some(Resource::Workspace(workspace))).await.unwrap();
        assert!(actions.is_empty(), "{actions:?}");
    }
    let actions = access::search_actions(directory, &weak, Some(me), Some(Resource::Workspace(here))).await.unwrap();
    let fits = |permission: &Permission| permission.as_str() != "organizations.read";
    assert_eq!(actions, WorkspaceRole::Viewer.permissions().iter().filter(fits).collect());
}

/// A key that reaches one workspace hears of its owner's others neither by a question nor by a search.
pub(in crate::suite) async fn a_limited_key_hears_of_its_owner_no_more_than_it_reaches(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let person = world.staff("p", here, WorkspaceRole::Manager).await;
    let user = UserId::from_bytes(person.principal.bytes());
    world.member(there, user, WorkspaceRole::Manager).await;
    let bound = world.make(api_key::Create::new(Owner::User(user), Some(here), name_of("k"))).await;
    let few = Some(PermissionSet::of(&[Permission::MembersList]));
    let narrow = world.make(api_key::Create { permissions: few, ..api_key::Create::for_user(user, name_of("k")) }).await;
    let (me, directory) = (Some(Subject::User(user)), &world.directory);
    let workspaces = async |caller: &Actor, wanted| {
        let found = access::search_resources(directory, caller, me, permission(wanted), Some(ResourceKind::Workspace), ALL).await.unwrap();
        for workspace in [here, there] {
            let resource = Some(Resource::Workspace(workspace));
            let asked = access::evaluate(directory, caller, &Question { subject: me, action: permission(wanted), resource }).await.unwrap();
            let yes = matches!(asked, Evaluation::Allowed(_));
            assert_eq!(yes, found.items.contains(&Resource::Workspace(workspace)), "{caller:?} {wanted} {asked:?}");
        }
        found.items
    };
    let (bound, narrow) = (world.caller(&bound).await.unwrap(), world.caller(&narrow).await.unwrap());
    let (one, both) = (vec![Resource::Workspace(here)], vec![Resource::Workspace(there), Resource::Workspace(here)]);
    assert_eq!(workspaces(&bound, Permission::MembersCreate).await, one);
    assert_eq!(workspaces(&person, Permission::MembersCreate).await.len(), both.len());
    // What the key may do itself it knows of, though it may not read it.
    assert_eq!(workspaces(&narrow, Permission::MembersCreate).await, []);
    assert_eq!(workspaces(&narrow, Permission::MembersList).await.len(), both.len());
    // Who may ask about anybody may ask about themselves: a key of an owner that can do nothing but ask.
    let owner = UserId::from_bytes(world.owner.principal.bytes());
    let ask = Some(PermissionSet::of(&[Permission::AccessEvaluate]));
    let asker = world.make(api_key::Create { permissions: ask, ..api_key::Create::for_user(owner, name_of("k")) }).await;
    let asker = world.caller(&asker).await.unwrap();
    let (subject, read) = (Some(Subject::User(owner)), permission(Permission::WorkspacesRead));
    let all = access::search_resources(directory, &asker, subject, read, Some(ResourceKind::Workspace), ALL).await.unwrap();
    assert_eq!(all.items.len(), 3);
}

pub(in crate::suite) async fn what_is_another_organizations_is_never_found(world: World) {
    let theirs = found(&world.directory, "rival").await;
    let (user, key) = (Subject::User(theirs.owner.id), Subject::ApiKey(theirs.key.id));
    let directory = &world.directory;
    let read = permission(Permission::OrganizationsRead);
    for subject in [user, key] {
        assert!(access::search_actions(directory, &world.owner, Some(subject), Some(Resource::Organization)).await.unwrap().is_empty());
        let found = access::search_resources(directory, &world.owner, Some(subject), read, Some(ResourceKind::Organization), ALL).await;
        assert_eq!(found.unwrap().items, []);
    }
    for (kind, own) in [(SubjectKind::User, world.owner.principal.bytes()), (SubjectKind::ApiKey, *world.owner_key.key.id.as_bytes())] {
        let found = access::search_subjects(directory, &world.owner, Some(kind), read, Some(Resource::Organization), ALL).await.unwrap();
        let bytes = |subject: &Subject| match subject {
            Subject::User(id) => *id.as_bytes(),
            Subject::ApiKey(id) => *id.as_bytes(),
            Subject::ServiceAccount(id) => *id.as_bytes(),
        };
        assert_eq!(found.items.iter().map(bytes).collect::<Vec<_>>(), [own]);
    }
}

/// A service account has its own power; in a deleted workspace it is as good as gone.
pub(in crate::suite) async fn a_service_account_is_asked_about_like_a_person(world: World) {
    let workspace = world.workspace("w").await.id;
    let home = Home::Workspace(workspace, WorkspaceRole::Manager);
    let robot = world.make(service_account::Create { home, name: name_of("r"), description: None, created_at: None }).await;
    let subject = Some(Subject::ServiceAccount(robot.id));
    let (action, resource) = (permission(Permission::MembersCreate), Some(Resource::Workspace(workspace)));
    let ask = async |caller: &Actor| access::evaluate(&world.directory, caller, &Question { subject, action, resource }).await;
    assert!(matches!(ask(&world.owner).await, Ok(Evaluation::Allowed(_))));
    let itself = Actor { organization: world.organization, principal: Principal::ServiceAccount(robot.id), key: None };
    assert!(matches!(ask(&itself).await, Ok(Evaluation::Allowed(_))));
    let search = async || {
        let kind = Some(SubjectKind::ServiceAccount);
        access::search_subjects(&world.directory, &world.owner, kind, action, resource, ALL).await.unwrap().items
    };
    assert_eq!(search().await, [Subject::ServiceAccount(robot.id)]);
    let mut disable = service_account::Update::of(robot.place());
    disable.status = Some(UserStatus::Disabled);
    world.make(disable).await;
    assert_eq!(search().await, []);
    assert!(matches!(ask(&world.owner).await, Ok(Evaluation::Denied(access::Reason::Inactive))));
    world.make(workspace::Delete { id: workspace, confirm_name: None, revoke_keys: true }).await;
    assert_eq!(ask(&world.owner).await, Ok(Evaluation::Unknown(access::Unknown::Subject)));
}
