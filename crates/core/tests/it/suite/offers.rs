//! What is worth offering to an actor, and changes that are only rehearsed.

use crate::world::{SECOND, World, name_of, origin};
use roster_core::{
    Error,
    access::{OrganizationRole, Permission, PermissionSet, Principal, Scope, WorkspaceRole, anywhere, is_enough_anywhere},
    api_key::{self, Owner},
    audit,
    group, group_member,
    member::{self, NewMember},
    rehearsal::Rehearsal,
    role, role_assignment::{self, Holder},
    terms::Terms,
    text::Label,
    user, workspace, workspace_group,
};

pub(in crate::suite) async fn power_in_any_workspace_is_offered(world: World) {
    let offered = async |actor| {
        let all = anywhere(&world.directory, &actor).await.unwrap();
        for permission in PermissionSet::all().iter() {
            let enough = is_enough_anywhere(&world.directory, &[actor], |held| held.contains(permission)).await.unwrap();
            assert_eq!(enough, all.contains(permission), "{permission:?}");
        }
        all
    };
    let own = PermissionSet::of(&[Permission::UsersRead]);
    let plain = world.person("plain", OrganizationRole::Member).await;
    assert_eq!(offered(plain).await, own, "everybody may read themselves");
    assert_eq!(offered(world.owner).await, OrganizationRole::Owner.permissions());
    let shared = world.workspace("shared").await.id;
    let manager = world.staff("manager", shared, WorkspaceRole::Manager).await;
    assert_eq!(offered(manager).await, WorkspaceRole::Manager.permissions().join(own));
    // A membership that has ended gives nothing.
    let Principal::User(user) = plain.principal else { panic!("a person is a user") };
    let until = Some(world.clock_now().plus_micros(SECOND));
    let guest = NewMember { expires_at: until, ..NewMember::new(user, WorkspaceRole::Viewer) };
    world.make(member::Add { workspace: shared, members: vec![guest] }).await;
    let leaves = PermissionSet::of(&[Permission::MembersDelete]);
    assert_eq!(offered(plain).await, WorkspaceRole::Viewer.permissions().join(own).join(leaves), "a member may leave");
    world.clock.advance_micros(2 * SECOND);
    assert_eq!(offered(plain).await, own);
    // Through a group, and with a custom role of a workspace.
    let source = Label::try_from("tests").unwrap();
    let group = world.make(group::Create { name: name_of("g"), description: None, role: None, source, created_at: None }).await.id;
    world.make(group_member::Add::one(group, user)).await;
    world.make(workspace_group::Create::new(shared, group, WorkspaceRole::Member)).await;
    assert_eq!(offered(plain).await, WorkspaceRole::Member.permissions().join(own));
    let helpers = PermissionSet::of(&[Permission::WorkspacesRead, Permission::MembersCreate]);
    let helpers = role::Create { workspace: Some(shared), name: name_of("h"), description: None, scopes: None, permissions: helpers, created_at: None };
    let helpers = world.make(helpers).await;
    world.make(role_assignment::Create::new(helpers.place(), Holder::User(user))).await;
    assert!(offered(plain).await.contains(Permission::MembersCreate));
    // As far as the key allows it, and no longer than the workspace is there.
    let mut limited = api_key::Create::new(Owner::User(user), None, name_of("k"));
    limited.permissions = Some(PermissionSet::of(&[Permission::MembersCreate, Permission::UsersCreate]));
    let key = world.make(limited).await;
    let caller = world.caller(&key).await.unwrap();
    assert_eq!(offered(caller).await, PermissionSet::of(&[Permission::MembersCreate]));
    let Principal::User(owner) = world.owner.principal else { panic!("a person is a user") };
    let bound = world.make(api_key::Create::new(Owner::User(owner), Some(shared), name_of("bound"))).await;
    let bound = offered(world.caller(&bound).await.unwrap()).await;
    assert!(bound.contains(Permission::MembersCreate) && !bound.contains(Permission::UsersList), "it reaches its workspace alone");
    let admin = world.staff("admin", shared, WorkspaceRole::Admin).await;
    let guest = world.staff("guest", shared, WorkspaceRole::Viewer).await;
    let Principal::User(user) = guest.principal else { panic!("a person is a user") };
    let limits = Some(leaves.join(PermissionSet::of(&[Permission::WorkspacesUpdate])));
    let bound = api_key::Create { permissions: limits, ..api_key::Create::new(Owner::User(user), Some(shared), name_of("leaving")) };
    let bound = world.make(bound).await;
    assert_eq!(offered(world.caller(&bound).await.unwrap()).await, leaves);
    world.make(workspace::Delete { id: shared, confirm_name: None, revoke_keys: true }).await;
    assert_eq!((offered(plain).await, offered(manager).await, offered(guest).await), (own, own, own));
    assert_eq!(offered(admin).await, PermissionSet::of(&[Permission::WorkspacesRestore]).join(own), "what is deleted may be restored");
}

pub(in crate::suite) async fn who_is_disabled_is_offered_nothing(world: World) {
    let shared = world.workspace("shared").await.id;
    let staff = world.staff("staff", shared, WorkspaceRole::Admin).await;
    let Principal::User(user) = staff.principal else { panic!("a person is a user") };
    world.make(user::Update { status: Some(user::UserStatus::Disabled), ..user::Update::of(user) }).await;
    assert!(anywhere(&world.directory, &staff).await.unwrap().is_empty());
}

pub(in crate::suite) async fn a_rehearsal_tells_and_keeps_nothing(world: World) {
    let user = world.user("new", OrganizationRole::Member).await.id;
    let shared = world.workspace("shared").await.id;
    let (before, counted) = (world.clocks().await, world.number("SELECT COUNT(*) FROM workspace_members WHERE organization_id = $1").await);
    let rehearsal = Rehearsal::default();
    let terms = Terms { rehearsal: Some(rehearsal.clone()), ..origin().into() };
    let add = || member::Add { workspace: shared, members: vec![NewMember::new(user, WorkspaceRole::Member)] };
    let outcome = world.directory.change(&world.owner, terms.clone(), add()).await.map(|done| done.version);
    assert!(matches!(outcome, Err(Error::Conflict(_))), "{outcome:?}");
    let plan = rehearsal.plan().unwrap();
    let [change] = plan.as_slice() else { panic!("one change: {plan:?}") };
    assert_eq!((change.action, change.target.kind.as_str()), ("workspace_members.create", "workspace_member"));
    assert_eq!((change.target.id.clone(), change.target.workspace.clone()), (Some(user.to_string()), Some(shared.to_string())));
    // What would be made has no id yet, and no slug that was drawn.
    let create = workspace::Create::named(name_of("Made"));
    assert!(world.directory.change(&world.owner, terms.clone(), create).await.is_err());
    let plan = rehearsal.plan().unwrap();
    assert_eq!((plan[0].action, &plan[0].target.id, &plan[0].details), ("workspaces.create", &None, &serde_json::json!({"name": "Made"})));
    // What is refused has no plan, and is refused as ever.
    let twice = member::Add { workspace: shared, members: vec![NewMember::new(user, WorkspaceRole::Member); 2] };
    let refused = world.directory.change(&world.owner, terms, twice).await.map(|done| done.version);
    assert!(rehearsal.plan().is_none() && !matches!(refused, Ok(_) | Err(Error::Conflict(_))), "{refused:?}");
    assert_eq!(world.clocks().await, before);
    assert_eq!(world.number("SELECT COUNT(*) FROM workspace_members WHERE organization_id = $1").await, counted);
    world.make(add()).await;
    assert!(world.directory.may(&world.owner, Permission::MembersRead, Scope::Workspace(shared)).await.unwrap());
    for log in audit::verify(&world.directory).await.unwrap() {
        assert_eq!(log.fault, None);
    }
}
