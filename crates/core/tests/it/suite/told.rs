//! What surfaces tell callers that they may do is what the change then does.

use super::power_handed_on::{give, robot, role_of, user_of};
use crate::world::{BEGINNING, SECOND, World, email, name_of, origin};
use roster_core::{
    Error, Result,
    access::{Actor, OrganizationRole, Permission, PermissionSet, Principal, Reason, WorkspaceRole},
    api_key,
    clock::Timestamp,
    credential,
    id::InvitationId,
    invitation,
    role_assignment::Holder,
    service_account::{self, Home},
    terms::Terms,
    text::Label,
};

/// Somebody who has these permissions by a custom role of the organization alone.
async fn holding(world: &World, word: &str, permissions: &[Permission]) -> Actor {
    let actor = world.person(word, OrganizationRole::Member).await;
    give(world, &role_of(world, word, None, PermissionSet::of(permissions)).await, Holder::User(user_of(&actor))).await;
    actor
}

/// A key of the owner with these permissions alone.
async fn limited(world: &World, permissions: &[Permission], expires_at: Option<Timestamp>) -> Actor {
    let permissions = (!permissions.is_empty()).then(|| PermissionSet::of(permissions));
    let create =
        api_key::Create { permissions, expires_at, ..api_key::Create::for_user(user_of(&world.owner), name_of("limited")) };
    let key = world.make(create).await;
    world.caller(&key).await.unwrap()
}

/// Whether the policy let it through, whatever else stood in its way.
fn was_allowed<T: std::fmt::Debug>(answer: &Result<T>) -> bool {
    !matches!(answer, Err(Error::Forbidden { .. } | Error::NotFound(_)))
}

pub(in crate::suite) async fn what_is_told_of_new_credentials_is_what_making_one_does(world: World) {
    use Permission as P;
    const KEEPER: &[Permission] = &[P::ServiceAccountsRead, P::CredentialsCreate];
    let here = world.workspace("here").await.id;
    let everywhere = role_of(&world, "Everywhere", None, PermissionSet::of(&[P::RolesRead, P::WorkspacesDelete])).await;
    let in_workspace = role_of(&world, "Here", Some(here), PermissionSet::of(&[P::WorkspacesRead, P::WorkspacesDelete])).await;
    // In the order of the columns below.
    let mut accounts = Vec::new();
    for home in [
        Home::Organization(OrganizationRole::Member),
        Home::Organization(OrganizationRole::Viewer),
        Home::Organization(OrganizationRole::Admin),
        Home::Workspace(here, None),
        Home::Workspace(here, Some(WorkspaceRole::Viewer)),
        Home::Workspace(here, Some(WorkspaceRole::Admin)),
    ] {
        accounts.push(robot(&world, home).await);
    }
    for (home, role) in [
        (Home::Organization(OrganizationRole::Member), &everywhere),
        (Home::Organization(OrganizationRole::Member), &in_workspace),
        (Home::Workspace(here, None), &everywhere),
        (Home::Workspace(here, None), &in_workspace),
    ] {
        let account = robot(&world, home).await;
        give(&world, role, Holder::ServiceAccount(account.id)).await;
        accounts.push(account);
    }
    let itself = Actor { organization: world.organization, principal: Principal::ServiceAccount(accounts[0].id), key: None };
    give(&world, &role_of(&world, "Itself", None, PermissionSet::of(KEEPER)).await, Holder::ServiceAccount(accounts[0].id)).await;
    let key = world.make(api_key::Create::for_service_account(accounts[0].place(), name_of("k"))).await;
    let end = BEGINNING.plus_micros(3600 * SECOND);
    let actors = [
        ("owner", "yyyyyyyyyy", world.owner),
        ("stranger", "..........", world.person("stranger", OrganizationRole::Member).await),
        ("viewer", "..........", world.person("viewer", OrganizationRole::Viewer).await),
        ("admin", "yyyyyyyyyy", world.person("admin", OrganizationRole::Admin).await),
        ("manager", "...yy.....", world.staff("manager", here, WorkspaceRole::Manager).await),
        ("keeper", "y..y......", holding(&world, "keeper", KEEPER).await),
        ("strong keeper", "y..y..yyyy", holding(&world, "strong", &[KEEPER, &[P::WorkspacesDelete, P::WorkspacesRead, P::RolesRead]].concat()).await),
        ("limited key", "y..y......", limited(&world, KEEPER, None).await),
        ("ending key", "..........", limited(&world, &[], Some(end)).await),
        ("itself", "y..y......", itself),
        ("key of itself", "y..y......", world.caller(&key).await.unwrap()),
    ];
    for (name, expected, actor) in &actors {
        let mut told = String::new();
        for (at, account) in accounts.iter().enumerate() {
            for ends_at in [None, Some(end)] {
                let says = credential::could_create(&world.directory, actor, ends_at, account).await.unwrap();
                let create = credential::Create { place: account.place(), name: name_of("c"), expires_at: None, dialect_data: None };
                let done = world.directory.change(actor, Terms { ends_at, ..origin().into() }, create).await;
                assert_eq!(says, was_allowed(&done.map(drop)), "{name}, account {at}, {ends_at:?}");
                match ends_at {
                    None => told.push(if says { 'y' } else { '.' }),
                    // Nothing that lasts is made with what ends.
                    Some(_) => assert!(!says, "{name}, account {at}"),
                }
            }
        }
        assert_eq!(told, *expected, "{name}");
    }
}

pub(in crate::suite) async fn what_is_told_of_service_accounts_counts_what_the_change_counts(world: World) {
    let here = world.workspace("here").await.id;
    let account = robot(&world, Home::Workspace(here, None)).await;
    let keeper = holding(&world, "keeper", &[Permission::ServiceAccountsUpdate]).await;
    let told = service_account::could_manage(&world.directory, &keeper, Permission::ServiceAccountsUpdate, &account).await.unwrap();
    let rename = service_account::Update { name: Some(name_of("Renamed")), ..service_account::Update::of(account.place()) };
    assert!(told && was_allowed(&world.change(&keeper, rename).await));
}

/// An invitation of somebody into the organization alone.
fn invite(word: &str, role: OrganizationRole, workspaces: Option<Vec<invitation::Place>>) -> invitation::Create {
    let none = || Label::try_from("").unwrap();
    invitation::Create {
        email: email(word),
        given_name: none(),
        family_name: none(),
        role,
        workspaces,
        expires_at: None,
        dialect_data: None,
    }
}

pub(in crate::suite) async fn what_is_told_of_invitations_is_what_the_change_does(world: World) {
    use Permission as P;
    const INVITER: &[Permission] = &[P::InvitationsCreate, P::InvitationsRevoke];
    let here = world.workspace("here").await.id;
    let actors = [
        ("owner", world.owner),
        ("stranger", world.person("stranger", OrganizationRole::Member).await),
        ("viewer", world.person("viewer", OrganizationRole::Viewer).await),
        ("admin", world.person("admin", OrganizationRole::Admin).await),
        ("inviter", holding(&world, "inviter", INVITER).await),
        ("inviting members", holding(&world, "adder", &[INVITER, &[P::MembersCreate]].concat()).await),
        ("limited key", limited(&world, INVITER, None).await),
        ("wide key", limited(&world, &OrganizationRole::Admin.permissions().iter().collect::<Vec<_>>(), None).await),
    ];
    for (at, (name, actor)) in actors.iter().enumerate() {
        for &role in OrganizationRole::ALL {
            for (places, workspaces) in [None, Some(Vec::new()), Some(vec![invitation::Place { workspace: here, role: WorkspaceRole::Manager }])]
                .into_iter()
                .enumerate()
            {
                let says = invitation::could_create(&world.directory, actor, role, workspaces.as_deref()).await.unwrap();
                let done = world.change(actor, invite(&format!("{role}-{places}-{at}"), role, workspaces)).await;
                assert_eq!(says, was_allowed(&done.map(drop)), "{name} invites a {role}, {places}");
            }
            let waiting = world.make(invite(&format!("{role}-{at}"), role, Some(Vec::new()))).await.invitation;
            let gone = world.make(invite(&format!("{role}-{at}-gone"), role, Some(Vec::new()))).await.invitation;
            let gone = world.make(invitation::Revoke { id: gone.id }).await;
            for invitation in [waiting, gone] {
                let says = invitation::could_revoke(&world.directory, actor, &invitation).await.unwrap();
                let done = world.change(actor, invitation::Revoke { id: invitation.id }).await;
                assert_eq!(says, was_allowed(&done.map(drop)), "{name} revokes a {role}, {:?}", invitation.revoked_at);
            }
        }
    }
    let (admin, owners) = (&actors[3].1, world.make(invite("new-owner", OrganizationRole::Owner, Some(Vec::new()))).await.invitation);
    let revoke = |id: InvitationId| invitation::Revoke { id };
    assert!(matches!(world.change(admin, revoke(owners.id)).await, Err(Error::Forbidden { reason: Reason::Rank, .. })));
    world.change(&world.owner, revoke(owners.id)).await.unwrap();
}
