//! Searches answer in parts that stay where they are, and tell nobody of what they may not know.

use crate::world::{SECOND, World, found, name_of};
use roster_core::{
    Error,
    access::{
        self, Action, Actor, Evaluation, OrganizationRole, Part, Permission, PermissionSet, Principal, Question, Resource, ResourceKind, Subject,
        SubjectKind, WorkspaceRole,
    },
    api_key::{self, Owner},
    id::{UserId, WorkspaceId},
    page::Position,
    service_account::{self, Home},
    user::{self, UserStatus},
    workspace,
};

const ALL: Part = Part { limit: access::MOST_MATCHES, after: None };

fn permission(permission: Permission) -> Option<Action> {
    Some(Action::Permission(permission))
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
    let home = Home::Workspace(workspace, Some(WorkspaceRole::Manager));
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
