//! The law of searches, over a world that dice make: roles of every sort, groups, ends, disabled people, bound and limited keys.

use crate::world::{Dice, SECOND, World, name_of};
use roster_core::{
    access::{
        self, Action, Evaluation, Matches, OrganizationRole, Part, Permission, PermissionSet, Question, Resource, ResourceKind, Subject,
        SubjectKind, WorkspaceRole,
    },
    api_key::{self, Owner, Verb},
    group, group_member,
    id::{ApiKeyId, GroupId, ServiceAccountId, UserId, WorkspaceId},
    member::{self, NewMember},
    organization,
    role,
    role_assignment::{self, Holder},
    service_account::{self, Home},
    text::Label,
    user::{self, UserStatus},
    workspace, workspace_group,
};

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
        match dice.below(11) {
            0 | 10 => {
                let role = *dice.one_of(&[OrganizationRole::Member, OrganizationRole::Member, OrganizationRole::Viewer, OrganizationRole::Owner]);
                let user = world.user(format!("u{number}"), role).await.id;
                self.users.push(user);
                // Most have nothing but a membership, and most of these end before everybody has asked.
                let expires_at = Some(world.clock_now().plus_micros(*dice.one_of(&[10, 30, 5000]) * SECOND));
                let members = vec![NewMember { expires_at, ..NewMember::new(user, *dice.one_of(WorkspaceRole::ALL)) }];
                drop(world.change(&world.system(), member::Add { workspace, members }).await);
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
                    _ => Home::Workspace(workspace, Some(*dice.one_of(WorkspaceRole::ALL))),
                };
                let create = service_account::Create { home, name: name_of("r"), description: None, created_at: None };
                if let Ok(robot) = world.change(&world.system(), create).await {
                    self.robots.push(robot.id);
                    let permissions = (dice.below(2) == 0).then(|| some_permissions(dice, 30));
                    let key = api_key::Create { permissions, ..api_key::Create::for_service_account(robot.place(), name_of("k")) };
                    self.keys.push(world.make(key).await.key.id);
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
        let members_can_create_workspaces = Some(round != 0);
        world.make(organization::Update { members_can_create_workspaces, ..organization::Update::of(world.organization) }).await;
        let known = [
            Permission::WorkspacesCreate,
            Permission::WorkspacesRestore,
            Permission::MembersCreate,
            Permission::MembersDelete,
            Permission::MembersList,
            Permission::UsersRead,
        ];
        let drawn = (0..2).map(|_| *dice.one_of(Permission::ALL));
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
