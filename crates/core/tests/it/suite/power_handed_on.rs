//! What custom roles hold is handed on by secrets as well: nobody ends up with more than they held, by whichever way.

use crate::world::{World, name_of};
use roster_core::{
    Error, Kind, Result,
    access::{
        self, Action, Actor, Evaluation, OrganizationRole, Part, Permission, PermissionSet, Principal, Question, Reason, Resource,
        ResourceKind, Scope, Subject, WorkspaceRole,
    },
    alias,
    api_key::{self, Rotate},
    caller, credential, group, group_member,
    id::{ApiKeyId, UserId, WorkspaceId},
    role::{self, Role},
    role_assignment::{self, Holder},
    secret::Overlap,
    service_account::{self, Home, ServiceAccount},
    text::{AliasText, Dialect, Label},
    user::{self, UserStatus},
    workspace, workspace_group,
};

const ENDERS: PermissionSet = PermissionSet::of(&[Permission::WorkspacesRead, Permission::WorkspacesDelete]);

pub(super) async fn role_of(world: &World, name: &str, workspace: Option<WorkspaceId>, permissions: PermissionSet) -> Role {
    world.make(role::Create { workspace, name: name_of(name), description: None, scopes: None, permissions, created_at: None }).await
}

pub(super) async fn give(world: &World, role: &Role, holder: Holder) {
    world.make(role_assignment::Create::new(role.place(), holder)).await;
}

pub(super) async fn robot(world: &World, home: Home) -> ServiceAccount {
    world.make(service_account::Create { home, name: name_of("Robot"), description: None, created_at: None }).await
}

fn credential_of(account: &ServiceAccount) -> credential::Create {
    credential::Create { place: account.place(), name: name_of("CI"), expires_at: None, dialect_data: None }
}

pub(super) fn user_of(actor: &Actor) -> UserId {
    match actor.principal {
        Principal::User(id) => id,
        other => panic!("{other:?}"),
    }
}

fn above<T: std::fmt::Debug>(answer: Result<T>) {
    assert!(matches!(answer, Err(Error::Forbidden { reason: Reason::Rank, .. })), "{answer:?}");
}

async fn may(world: &World, actor: &Actor, permission: Permission, scope: Scope) -> bool {
    world.directory.may(actor, permission, scope).await.unwrap()
}

pub(in crate::suite) async fn a_service_accounts_custom_roles_go_with_its_credentials(world: World) {
    let here = world.workspace("here").await.id;
    let manager = world.staff("manager", here, WorkspaceRole::Manager).await;
    let plain = robot(&world, Home::Workspace(here, None)).await;
    let made = world.change(&manager, credential_of(&plain)).await.unwrap().credential;
    give(&world, &role_of(&world, "Enders", Some(here), ENDERS).await, Holder::ServiceAccount(plain.id)).await;
    above(world.change(&manager, credential_of(&plain)).await.map(|made| made.credential));
    let rotate = credential::Rotate { place: plain.place(), id: made.id, overlap: Overlap::NONE };
    above(world.change(&manager, rotate).await.map(|made| made.credential));
    world.change(&world.owner, rotate).await.unwrap();
}

pub(in crate::suite) async fn a_manager_of_a_workspace_hands_on_nothing_of_the_organization(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let manager = world.staff("manager", here, WorkspaceRole::Manager).await;
    let plain = robot(&world, Home::Workspace(here, None)).await;
    // All of it is in the manager's hand, but here alone.
    let adders = PermissionSet::of(&[Permission::WorkspacesRead, Permission::MembersCreate]);
    give(&world, &role_of(&world, "Adders", None, adders).await, Holder::ServiceAccount(plain.id)).await;
    let actor = Actor { organization: world.organization, principal: Principal::ServiceAccount(plain.id), key: None };
    assert!(may(&world, &actor, Permission::MembersCreate, Scope::Workspace(there)).await);
    above(world.change(&manager, credential_of(&plain)).await.map(|made| made.credential));
    let status = |status| service_account::Update { status: Some(status), ..service_account::Update::of(plain.place()) };
    above(world.change(&manager, status(UserStatus::Disabled)).await);
    world.make(status(UserStatus::Disabled)).await;
    above(world.change(&manager, status(UserStatus::Active)).await);
    // A key of it lies in the workspace, and reaches no other.
    world.make(status(UserStatus::Active)).await;
    let key = world.change(&manager, api_key::Create::for_service_account(plain.place(), name_of("k"))).await.unwrap();
    let keyed = world.caller(&key).await.unwrap();
    assert!(may(&world, &keyed, Permission::MembersCreate, Scope::Workspace(here)).await);
    assert!(!may(&world, &keyed, Permission::MembersCreate, Scope::Workspace(there)).await);
    // Who holds it everywhere may.
    let admin = world.person("admin", OrganizationRole::Admin).await;
    world.change(&admin, credential_of(&plain)).await.unwrap();
}

pub(in crate::suite) async fn a_limited_key_makes_its_service_account_no_credential_above_itself(world: World) {
    let account = robot(&world, Home::Organization(OrganizationRole::Admin)).await;
    let limit = PermissionSet::of(&[Permission::ServiceAccountsRead, Permission::CredentialsCreate, Permission::CredentialsRotate]);
    let limited = api_key::Create { permissions: Some(limit), ..api_key::Create::for_service_account(account.place(), name_of("k")) };
    let limited = world.caller(&world.make(limited).await).await.unwrap();
    above(world.change(&limited, credential_of(&account)).await.map(|made| made.credential));
    let there = world.make(credential_of(&account)).await;
    let rotate = credential::Rotate { place: account.place(), id: there.credential.id, overlap: Overlap::NONE };
    above(world.change(&limited, rotate).await.map(|made| made.credential));
    // A key without limits is the account, and so is a credential.
    let whole = world.make(api_key::Create::for_service_account(account.place(), name_of("whole"))).await;
    world.change(&world.caller(&whole).await.unwrap(), credential_of(&account)).await.unwrap();
    let itself = caller::authenticate(&world.directory, there.secret.reveal()).await.unwrap().actor(&world.directory).await.unwrap();
    world.change(&itself, rotate).await.unwrap();
}

pub(in crate::suite) async fn a_keys_new_secret_carries_the_custom_roles_of_workspaces(world: World) {
    let here = world.workspace("here").await.id;
    let account = robot(&world, Home::Organization(OrganizationRole::Member)).await;
    give(&world, &role_of(&world, "Enders", Some(here), ENDERS).await, Holder::ServiceAccount(account.id)).await;
    let key = world.make(api_key::Create::for_service_account(account.place(), name_of("k"))).await;
    let turners = PermissionSet::of(&[
        Permission::ServiceAccountsRead,
        Permission::ServiceAccountKeysRead,
        Permission::ServiceAccountKeysCreate,
        Permission::ServiceAccountKeysRotate,
    ]);
    let turner = world.person("turner", OrganizationRole::Member).await;
    give(&world, &role_of(&world, "Turners", None, turners).await, Holder::User(user_of(&turner))).await;
    let rotate = Rotate { place: (&key.key).into(), overlap: Overlap::NONE };
    above(world.change(&turner, rotate).await.map(|created| created.key));
    above(world.change(&turner, api_key::Create::for_service_account(account.place(), name_of("k"))).await.map(|created| created.key));
    // Limited to what the caller holds it is no more than that.
    let limited = api_key::Create { permissions: Some(turners), ..api_key::Create::for_service_account(account.place(), name_of("l")) };
    world.change(&turner, limited).await.unwrap();
    world.change(&world.owner, rotate).await.unwrap();
}

pub(in crate::suite) async fn a_custom_role_reads_no_more_than_who_made_it(world: World) {
    let here = world.workspace("here").await.id;
    let keeping = PermissionSet::of(&[
        Permission::WorkspacesRead,
        Permission::RolesRead,
        Permission::RolesCreate,
        Permission::RoleAssignmentsCreate,
    ]);
    let keeper = world.person("keeper", OrganizationRole::Member).await;
    give(&world, &role_of(&world, "Keepers", Some(here), keeping).await, Holder::User(user_of(&keeper))).await;
    let keys = PermissionSet::of(&[Permission::WorkspaceKeysList, Permission::CredentialsList]);
    let new = |name, permissions| {
        let (workspace, name) = (Some(here), name_of(name));
        role::Create { workspace, name, description: None, scopes: None, permissions, created_at: None }
    };
    above(world.change(&keeper, new("Lookers", keys)).await);
    let there = world.make(new("Lookers", keys)).await;
    above(world.change(&keeper, role_assignment::Create::new(there.place(), Holder::User(user_of(&keeper)))).await);
    assert!(!may(&world, &keeper, Permission::WorkspaceKeysList, Scope::Workspace(here)).await);
    world.change(&keeper, new("Readers", PermissionSet::of(&[Permission::WorkspacesRead]))).await.unwrap();
}

pub(in crate::suite) async fn a_deleted_workspaces_service_account_does_nothing(world: World) {
    let here = world.workspace("here").await.id;
    let account = robot(&world, Home::Workspace(here, Some(WorkspaceRole::Viewer))).await;
    let listers = PermissionSet::of(&[Permission::UsersList]);
    give(&world, &role_of(&world, "Listers", None, listers).await, Holder::ServiceAccount(account.id)).await;
    let created = world.make(credential_of(&account)).await;
    let acting = async || caller::authenticate(&world.directory, created.secret.reveal()).await?.actor(&world.directory).await;
    let actor = acting().await.unwrap();
    assert!(may(&world, &actor, Permission::UsersList, Scope::Organization).await);
    world.make(workspace::Delete { id: here, confirm_name: None, revoke_keys: false }).await;
    assert!(!may(&world, &actor, Permission::UsersList, Scope::Organization).await);
    assert!(matches!(acting().await, Err(Error::Unauthenticated(_))));
    // Restoring the workspace gives it back what it had, which must be in hand.
    let restorers = role_of(&world, "Restorers", None, OrganizationRole::Admin.permissions().without(listers)).await;
    let restorer = world.person("restorer", OrganizationRole::Member).await;
    give(&world, &restorers, Holder::User(user_of(&restorer))).await;
    above(world.change(&restorer, workspace::Restore { id: here }).await);
    world.make(workspace::Restore { id: here }).await;
    assert!(may(&world, &acting().await.unwrap(), Permission::UsersList, Scope::Organization).await);
}

pub(in crate::suite) async fn no_alias_reads_as_a_built_in_role(world: World) {
    let strong = role_of(&world, "Strong", None, OrganizationRole::Admin.permissions()).await;
    let built_in = [OrganizationRole::Viewer.id(), WorkspaceRole::Member.id()];
    for text in built_in.into_iter().flat_map(|id| [id.to_string(), format!("role_{id}"), id.to_uuid()]) {
        let dialect = Dialect::try_from("openai").unwrap();
        let alias = AliasText::try_from(text.clone()).unwrap();
        let create = alias::Create { dialect, kind: Kind::Role, alias, target: *strong.id.as_bytes(), shown: false };
        let answer = world.change(&world.owner, create).await;
        assert_eq!(answer, Err(Error::AlreadyExists { kind: Kind::Role, field: "id" }), "{text}");
    }
}

pub(in crate::suite) async fn nobody_removes_who_is_above_them_by_a_group_or_a_custom_role(world: World) {
    let remover = world.person("remover", OrganizationRole::Member).await;
    let set = PermissionSet::of(&[Permission::UsersRead, Permission::UsersUpdate, Permission::UsersDelete]);
    give(&world, &role_of(&world, "Removers", None, set).await, Holder::User(user_of(&remover))).await;
    let (custom, grouped) = (world.user("custom", OrganizationRole::Member).await.id, world.user("grouped", OrganizationRole::Member).await.id);
    let plain = world.user("plain", OrganizationRole::Member).await.id;
    let strong = role_of(&world, "Strong", None, PermissionSet::of(&[Permission::RolesDelete])).await;
    give(&world, &strong, Holder::User(custom)).await;
    let (source, role) = (Label::try_from("tests").unwrap(), Some(OrganizationRole::Admin));
    let admins = world.make(group::Create { name: name_of("Admins"), description: None, role, source, created_at: None }).await.id;
    world.make(group_member::Add::one(admins, grouped)).await;
    let status = |id, status| user::Update { status: Some(status), ..user::Update::of(id) };
    // A question about it answers what the change does.
    let asked = async |user| {
        let (subject, action) = (Some(Subject::User(user_of(&remover))), Some(Action::Permission(Permission::UsersDelete)));
        let question = Question { subject, action, resource: Some(Resource::User(user)) };
        access::evaluate(&world.directory, &world.owner, &question).await.unwrap()
    };
    for above_them in [custom, grouped] {
        assert_eq!(asked(above_them).await, Evaluation::Denied(Reason::Rank));
        above(world.change(&remover, user::Delete { id: above_them }).await);
        above(world.change(&remover, status(above_them, UserStatus::Disabled)).await);
        world.make(status(above_them, UserStatus::Disabled)).await;
        above(world.change(&remover, user::Delete { id: above_them }).await);
    }
    assert!(matches!(asked(plain).await, Evaluation::Allowed(_)));
    world.change(&remover, user::Delete { id: plain }).await.unwrap();
    world.make(role_assignment::Delete { role: strong.place(), holder: Holder::User(custom) }).await;
    world.change(&remover, user::Delete { id: custom }).await.unwrap();
}

/// What a question about removing a user answers, which a search for those who may be removed bears out.
async fn asked_to_remove(world: &World, by: &Actor, user: UserId) -> Evaluation {
    let (subject, action) = (Some(Subject::User(user_of(by))), Some(Action::Permission(Permission::UsersDelete)));
    let question = Question { subject, action, resource: Some(Resource::User(user)) };
    let answer = access::evaluate(&world.directory, &world.owner, &question).await.unwrap();
    let (kind, part) = (Some(ResourceKind::User), Part { limit: 100, after: None });
    let found = access::search_resources(&world.directory, &world.owner, subject, action, kind, part).await.unwrap().items;
    assert_eq!(found.contains(&Resource::User(user)), matches!(answer, Evaluation::Allowed(_)));
    answer
}

pub(in crate::suite) async fn who_manages_people_is_not_held_up_by_their_roles_in_workspaces(world: World) {
    let here = world.workspace("here").await.id;
    let remover = world.person("remover", OrganizationRole::Member).await;
    let set = PermissionSet::of(&[Permission::UsersRead, Permission::UsersUpdate, Permission::UsersDelete]);
    give(&world, &role_of(&world, "Removers", None, set).await, Holder::User(user_of(&remover))).await;
    let enders = role_of(&world, "Enders", Some(here), ENDERS).await;
    let group = async |name, role: Option<WorkspaceRole>| {
        let source = Label::try_from("tests").unwrap();
        let create = group::Create { name: name_of(name), description: None, role: None, source, created_at: None };
        let id = world.make(create).await.id;
        if let Some(role) = role {
            world.make(workspace_group::Create::new(here, id, role)).await;
        }
        id
    };
    let (ending, managing) = (group("Ending", None).await, group("Managing", Some(WorkspaceRole::Manager)).await);
    give(&world, &enders, Holder::Group(ending)).await;
    let mut people = Vec::new();
    for word in ["custom", "grouped", "manager", "through"] {
        people.push(world.user(word, OrganizationRole::Member).await.id);
    }
    give(&world, &enders, Holder::User(people[0])).await;
    world.make(group_member::Add::one(ending, people[1])).await;
    world.member(here, people[2], WorkspaceRole::Manager).await;
    world.make(group_member::Add::one(managing, people[3])).await;
    let disable = |id| user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(id) };
    for id in people {
        assert!(matches!(asked_to_remove(&world, &remover, id).await, Evaluation::Allowed(_)));
        world.change(&remover, disable(id)).await.unwrap();
        world.change(&remover, user::Delete { id }).await.unwrap();
    }
}

const ROBOT_KEEPERS: PermissionSet = PermissionSet::of(&[
    Permission::ServiceAccountsRead,
    Permission::ServiceAccountsUpdate,
    Permission::ServiceAccountsDelete,
    Permission::CredentialsDelete,
    Permission::ServiceAccountKeysRead,
    Permission::ServiceAccountKeysUpdate,
    Permission::ServiceAccountKeysDelete,
]);

/// What a question about ending a key answers.
async fn asked_to_end(world: &World, by: &Actor, key: ApiKeyId) -> Evaluation {
    let (subject, action) = (Some(Subject::User(user_of(by))), Some(Action::Permission(Permission::ServiceAccountKeysDelete)));
    let question = Question { subject, action, resource: Some(Resource::ApiKey(key)) };
    access::evaluate(&world.directory, &world.owner, &question).await.unwrap()
}

/// What a surface tells somebody about deleting it, before they try.
async fn told(world: &World, actor: &Actor, account: &ServiceAccount) -> bool {
    let permission = Permission::ServiceAccountsDelete;
    service_account::could_manage(&world.directory, actor, permission, account).await.unwrap()
}

fn renamed(account: &ServiceAccount, name: &str) -> service_account::Update {
    service_account::Update { name: Some(name_of(name)), ..service_account::Update::of(account.place()) }
}

pub(in crate::suite) async fn nobody_changes_or_removes_a_service_account_above_them_by_a_custom_role(world: World) {
    let here = world.workspace("here").await.id;
    let keeper = world.person("keeper", OrganizationRole::Member).await;
    give(&world, &role_of(&world, "Keepers", None, ROBOT_KEEPERS).await, Holder::User(user_of(&keeper))).await;
    let everywhere = role_of(&world, "Strong", None, PermissionSet::of(&[Permission::RolesDelete])).await;
    let in_workspace = role_of(&world, "Enders", Some(here), ENDERS).await;
    for strong in [everywhere, in_workspace] {
        let account = robot(&world, Home::Organization(OrganizationRole::Member)).await;
        let credential = world.make(credential_of(&account)).await.credential.id;
        let key = world.make(api_key::Create::for_service_account(account.place(), name_of("k"))).await.key;
        world.change(&keeper, renamed(&account, "Weak")).await.unwrap();
        assert!(matches!(asked_to_end(&world, &keeper, key.id).await, Evaluation::Allowed(_)) && told(&world, &keeper, &account).await);
        give(&world, &strong, Holder::ServiceAccount(account.id)).await;
        let status = service_account::Update { status: Some(UserStatus::Disabled), ..service_account::Update::of(account.place()) };
        above(world.change(&keeper, renamed(&account, "Renamed")).await);
        above(world.change(&keeper, status.clone()).await);
        above(world.change(&keeper, service_account::Delete { place: account.place() }).await);
        above(world.change(&keeper, credential::Delete { place: account.place(), id: credential }).await);
        above(world.change(&keeper, api_key::Update { name: Some(name_of("n")), ..api_key::Update::of(&key) }).await);
        above(world.change(&keeper, api_key::Delete::of(&key)).await);
        // A question about it answers what the change does.
        assert!(!told(&world, &keeper, &account).await);
        assert_eq!(asked_to_end(&world, &keeper, key.id).await, Evaluation::Denied(Reason::Rank));
        // Who is disabled may come back.
        world.make(status).await;
        above(world.change(&keeper, service_account::Delete { place: account.place() }).await);
        world.make(role_assignment::Delete { role: strong.place(), holder: Holder::ServiceAccount(account.id) }).await;
        world.change(&keeper, api_key::Delete::of(&key)).await.unwrap();
        world.change(&keeper, credential::Delete { place: account.place(), id: credential }).await.unwrap();
        world.change(&keeper, service_account::Delete { place: account.place() }).await.unwrap();
    }
}

pub(in crate::suite) async fn a_manager_of_a_workspace_ends_no_service_account_of_more_reach(world: World) {
    let here = world.workspace("here").await.id;
    let manager = world.staff("manager", here, WorkspaceRole::Manager).await;
    // All of it is in the manager's hand, but here alone.
    let adders = role_of(&world, "Adders", None, PermissionSet::of(&[Permission::WorkspacesRead, Permission::MembersCreate])).await;
    let enders = role_of(&world, "Enders", Some(here), ENDERS).await;
    let [wide, strong] = [robot(&world, Home::Workspace(here, None)).await, robot(&world, Home::Workspace(here, None)).await];
    give(&world, &adders, Holder::ServiceAccount(wide.id)).await;
    give(&world, &enders, Holder::ServiceAccount(strong.id)).await;
    for account in [&wide, &strong] {
        let credential = world.make(credential_of(account)).await.credential.id;
        above(world.change(&manager, renamed(account, "Renamed")).await);
        above(world.change(&manager, service_account::Delete { place: account.place() }).await);
        above(world.change(&manager, credential::Delete { place: account.place(), id: credential }).await);
    }
    // A key reaches no further than the workspace: what is held there is enough for it.
    let key = world.change(&manager, api_key::Create::for_service_account(wide.place(), name_of("k"))).await.unwrap().key;
    assert!(matches!(asked_to_end(&world, &manager, key.id).await, Evaluation::Allowed(_)));
    world.change(&manager, api_key::Delete::of(&key)).await.unwrap();
    let key = world.make(api_key::Create::for_service_account(strong.place(), name_of("k"))).await.key;
    assert_eq!(asked_to_end(&world, &manager, key.id).await, Evaluation::Denied(Reason::Rank));
    above(world.change(&manager, api_key::Delete::of(&key)).await);
    // Who holds it here may, and who holds it everywhere.
    give(&world, &enders, Holder::User(user_of(&manager))).await;
    assert_eq!((told(&world, &manager, &wide).await, told(&world, &manager, &strong).await), (false, true));
    above(world.change(&manager, service_account::Delete { place: wide.place() }).await);
    world.change(&manager, service_account::Delete { place: strong.place() }).await.unwrap();
    world.change(&world.owner, service_account::Delete { place: wide.place() }).await.unwrap();
}

pub(in crate::suite) async fn a_service_account_with_custom_roles_is_not_above_itself(world: World) {
    let here = world.workspace("here").await.id;
    let keepers = role_of(&world, "Keepers", None, ROBOT_KEEPERS).await;
    let enders = role_of(&world, "Enders", Some(here), ENDERS).await;
    for home in [Home::Organization(OrganizationRole::Member), Home::Workspace(here, None)] {
        let account = robot(&world, home).await;
        let key = world.make(api_key::Create::for_service_account(account.place(), name_of("k"))).await.key;
        let credential = world.make(credential_of(&account)).await;
        give(&world, &keepers, Holder::ServiceAccount(account.id)).await;
        give(&world, &enders, Holder::ServiceAccount(account.id)).await;
        let shown = caller::authenticate(&world.directory, credential.secret.reveal()).await.unwrap();
        let itself = shown.actor(&world.directory).await.unwrap();
        world.change(&itself, renamed(&account, "Renamed")).await.unwrap();
        world.change(&itself, api_key::Delete::of(&key)).await.unwrap();
        world.change(&itself, credential::Delete { place: account.place(), id: credential.credential.id }).await.unwrap();
    }
}
