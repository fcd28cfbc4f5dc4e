//! Laws of the decision that hold for every standing.

use crate::world::{BEGINNING, SECOND};
use proptest::{
    collection::vec,
    option,
    prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
    sample::select,
};
use roster_core::{
    access::{
        Actor, Counting, CustomGrant, InGroup, KeyPower, OrganizationRole, Permission, PermissionSet, Permit, Principal, Scope, Standing,
        WorkspaceRole, decide,
    },
    clock::Timestamp,
    id::{ApiKeyId, GroupId, OrganizationId, RoleId, UserId, WorkspaceId},
    organization::INSTANCE,
};

const HERE: WorkspaceId = WorkspaceId::from_bytes([1; 16]);
const THERE: WorkspaceId = WorkspaceId::from_bytes([2; 16]);
const ONESELF: UserId = UserId::from_bytes([3; 16]);

fn permission() -> impl Strategy<Value = Permission> {
    select(Permission::ALL)
}

fn permissions() -> impl Strategy<Value = PermissionSet> {
    vec(permission(), 0..20).prop_map(|list| list.into_iter().collect())
}

/// Ended, ending or endless.
fn end() -> impl Strategy<Value = Option<Timestamp>> {
    option::of((-2..=2i64).prop_map(|seconds| BEGINNING.plus_micros(seconds * SECOND)))
}

fn scope() -> impl Strategy<Value = Scope> {
    let key = ApiKeyId::from_bytes([4; 16]);
    select(vec![
        Scope::Instance,
        Scope::Organization,
        Scope::Workspace(HERE),
        Scope::Member(HERE, ONESELF),
        Scope::Member(HERE, UserId::from_bytes([5; 16])),
        Scope::User(ONESELF),
        Scope::User(UserId::from_bytes([5; 16])),
        Scope::Key(key, None),
        Scope::Key(key, Some(HERE)),
        Scope::Role(RoleId::from_bytes([7; 16]), None),
        Scope::Role(RoleId::from_bytes([7; 16]), Some(HERE)),
    ])
}

fn organization() -> impl Strategy<Value = OrganizationId> {
    prop_oneof![4 => Just(OrganizationId::from_bytes([6; 16])), 1 => Just(INSTANCE)]
}

fn key() -> impl Strategy<Value = KeyPower> {
    let workspace = option::of(select(vec![HERE, THERE]));
    (option::of(permissions()), workspace, end()).prop_map(|(permissions, workspace, expires_at)| KeyPower {
        permissions,
        workspace,
        expires_at,
    })
}

fn standing() -> impl Strategy<Value = Standing> {
    let organization_role = option::of(select(OrganizationRole::ALL));
    let workspace_role = option::of((select(WorkspaceRole::ALL), end()));
    let groups = vec(in_group(), 0..3);
    let rest = (vec(custom_role(), 0..3), any::<bool>(), option::of(key()));
    (proptest::bool::weighted(0.9), organization_role, workspace_role, groups, rest).prop_map(
        |(active, organization_role, workspace_role, groups, (custom_roles, can_create_workspaces, key))| Standing {
            active,
            home: None,
            organization_role,
            workspace_role,
            groups,
            custom_roles,
            can_create_workspaces,
            key,
        },
    )
}

fn in_group() -> impl Strategy<Value = InGroup> {
    let roles = (option::of(select(vec![OrganizationRole::Member, OrganizationRole::Viewer, OrganizationRole::Admin])), workspace_role());
    (any::<[u8; 16]>(), roles).prop_map(|(id, (organization_role, workspace_role))| InGroup {
        group: GroupId::from_bytes(id),
        organization_role,
        workspace_role,
    })
}

fn workspace_role() -> impl Strategy<Value = Option<WorkspaceRole>> {
    option::of(select(WorkspaceRole::ALL))
}

fn custom_role() -> impl Strategy<Value = CustomGrant> {
    let through = option::of(any::<[u8; 16]>().prop_map(GroupId::from_bytes));
    (any::<[u8; 16]>(), through, any::<bool>(), permissions()).prop_map(|(id, through, in_workspace, permissions)| CustomGrant {
        role: RoleId::from_bytes(id),
        through,
        in_workspace,
        permissions,
    })
}

/// In a group that has this role in the workspace.
const fn through(role: WorkspaceRole) -> InGroup {
    InGroup { group: GroupId::from_bytes([9; 16]), organization_role: None, workspace_role: Some(role) }
}

#[derive(Clone, Copy, Debug)]
struct Question {
    organization: OrganizationId,
    permission: Permission,
    scope: Scope,
    counting: Counting,
}

fn question() -> impl Strategy<Value = Question> {
    let counting = select(Counting::ALL.to_vec());
    (organization(), permission(), scope(), counting).prop_map(|(organization, permission, scope, counting)| Question {
        organization,
        permission,
        scope,
        counting,
    })
}

fn ask(question: Question, standing: &Standing) -> Option<Permit> {
    let Question { organization, permission, scope, counting } = question;
    let actor = Actor { organization, principal: Principal::User(ONESELF), key: None };
    decide(actor, standing, permission, scope, counting, BEGINNING).ok()
}

fn ended(until: Option<Timestamp>) -> bool {
    until.is_some_and(|until| until <= BEGINNING)
}

proptest! {
    #[test]
    fn a_stronger_role_never_takes_a_permission_away(
        question in question(), standing in standing(), wide in select(OrganizationRole::ALL), role in select(WorkspaceRole::ALL)
    ) {
        if ask(question, &standing).is_some() {
            let wider = Standing { organization_role: standing.organization_role.max(Some(wide)), ..standing.clone() };
            prop_assert!(ask(question, &wider).is_some());
            let role = standing.workspace_role.map_or(role, |(known, _)| known.max(role));
            let stronger = Standing { workspace_role: Some((role, None)), ..standing };
            prop_assert!(ask(question, &stronger).is_some());
        }
    }

    #[test]
    fn a_role_through_a_group_is_worth_the_same_as_ones_own(
        question in question(), standing in standing(), role in select(WorkspaceRole::ALL)
    ) {
        let bare = Standing { workspace_role: None, groups: Vec::new(), ..standing };
        let own = Standing { workspace_role: Some((role, None)), ..bare.clone() };
        let through = Standing { groups: vec![through(role)], ..bare };
        let (own, through) = (ask(question, &own), ask(question, &through));
        prop_assert_eq!(own.map(|permit| (permit.held(), permit.expires_at())), through.map(|permit| (permit.held(), permit.expires_at())));
    }

    #[test]
    fn one_more_group_never_takes_a_permission_away(question in question(), standing in standing(), role in select(WorkspaceRole::ALL)) {
        if ask(question, &standing).is_some() {
            let mut inside = standing;
            inside.groups.push(through(role));
            prop_assert!(ask(question, &inside).is_some());
        }
    }

    #[test]
    fn a_custom_role_adds_what_it_holds_and_takes_nothing_away(question in question(), standing in standing(), role in custom_role()) {
        let with = Standing { custom_roles: [standing.custom_roles.clone(), vec![role]].concat(), ..standing.clone() };
        let (before, after) = (ask(question, &standing), ask(question, &with));
        prop_assert!(before.is_none() || after.is_some());
        let in_workspace = question.scope.workspace().is_some();
        let counts = match question.counting {
            _ if role.in_workspace => in_workspace,
            Counting::Effective => true,
            Counting::MembershipOrAdmin => !in_workspace,
            Counting::ExplicitMembership => false,
        };
        let added = if counts && question.organization != INSTANCE { role.permissions.meet(OrganizationRole::Owner.permissions()) } else { PermissionSet::NONE };
        if let (Some(before), Some(after)) = (before, after) {
            prop_assert_eq!(after.held(), before.held().join(added.meet(before.allowed())));
        }
    }

    #[test]
    fn a_key_never_adds_a_permission(question in question(), standing in standing()) {
        if let Some(with) = ask(question, &standing) {
            let without = ask(question, &Standing { key: None, ..standing.clone() });
            prop_assert!(without.is_some_and(|without| with.held().without(without.held()).is_empty()));
        }
    }

    #[test]
    fn a_permit_never_exceeds_the_keys_permissions(question in question(), standing in standing()) {
        if let (Some(permit), Some(key)) = (ask(question, &standing), &standing.key) {
            let allowed = key.permissions.unwrap_or(PermissionSet::all());
            prop_assert!(permit.held().without(allowed).is_empty());
            prop_assert!(allowed.contains(question.permission));
            prop_assert!(key.workspace.is_none_or(|bound| question.scope.workspace() == Some(bound)));
        }
    }

    #[test]
    fn a_permit_holds_what_was_asked_for_unless_it_is_about_oneself(question in question(), standing in standing()) {
        if let Some(permit) = ask(question, &standing) {
            let oneself = (Permission::UsersRead, Scope::User(ONESELF)) == (question.permission, question.scope)
                || (Permission::MembersDelete, Scope::Member(HERE, ONESELF)) == (question.permission, question.scope);
            prop_assert!(oneself || permit.held().contains(question.permission));
            prop_assert!(permit.require(question.permission).is_ok() || oneself);
        }
    }

    #[test]
    fn an_ended_grant_counts_for_nothing(question in question(), standing in standing()) {
        let answer = ask(question, &standing);
        if standing.key.as_ref().is_some_and(|key| ended(key.expires_at)) || !standing.active {
            prop_assert_eq!(answer, None);
        } else if standing.workspace_role.is_some_and(|(_, until)| ended(until)) {
            prop_assert_eq!(answer, ask(question, &Standing { workspace_role: None, ..standing }));
        }
    }

    #[test]
    fn a_permit_ends_no_later_than_any_grant_that_counted(question in question(), standing in standing()) {
        if let Some(permit) = ask(question, &standing) {
            let key = standing.key.as_ref().and_then(|key| key.expires_at);
            let membership = standing.workspace_role.and_then(|(_, until)| until);
            let membership = membership.filter(|until| question.scope.workspace().is_some() && *until > BEGINNING);
            // A membership counts when less would be held without it.
            let without = ask(question, &Standing { workspace_role: None, ..standing });
            if without.is_none_or(|without| without.held() != permit.held()) {
                prop_assert_eq!(permit.expires_at(), key.into_iter().chain(membership).min());
            }
            prop_assert!(key.is_none_or(|key| permit.expires_at().is_some_and(|end| end <= key)));
            prop_assert!(!ended(permit.expires_at()));
        }
    }

    #[test]
    fn fewer_grants_that_count_are_never_worth_more(question in question(), standing in standing()) {
        for (more, fewer) in Counting::ALL.iter().zip(&Counting::ALL[1..]) {
            if let Some(fewer) = ask(Question { counting: *fewer, ..question }, &standing) {
                let more = ask(Question { counting: *more, ..question }, &standing);
                prop_assert!(more.is_some_and(|more| fewer.held().without(more.held()).is_empty()));
            }
        }
    }

    #[test]
    fn of_the_organizations_roles_only_an_admins_reach_into_a_workspace_that_counts_members(question in question(), standing in standing()) {
        let asked = Question { counting: Counting::MembershipOrAdmin, ..question };
        let is_admin = |role: Option<OrganizationRole>| role.is_some_and(|role| role >= OrganizationRole::Admin);
        let admin = is_admin(standing.organization_role) || standing.groups.iter().any(|of| is_admin(of.organization_role));
        let everywhere = if question.scope.workspace().is_none() { Counting::Effective } else { Counting::ExplicitMembership };
        let without_custom = Standing { custom_roles: Vec::new(), ..standing };
        if !admin || everywhere == Counting::Effective {
            prop_assert_eq!(ask(asked, &without_custom), ask(Question { counting: everywhere, ..question }, &without_custom));
        } else if question.organization != INSTANCE {
            let (admins, all) = (ask(asked, &without_custom), ask(Question { counting: Counting::Effective, ..question }, &without_custom));
            prop_assert_eq!(admins.map(|permit| permit.held()), all.map(|permit| permit.held()));
        }
    }

    #[test]
    fn what_may_be_given_that_changes_something_is_held(
        question in question(), standing in standing(), set in permissions(), wide in select(OrganizationRole::ALL), role in select(WorkspaceRole::ALL)
    ) {
        if let Some(permit) = ask(question, &standing) {
            let beyond = |set: PermissionSet| set.without(permit.held()).iter().any(|permission| !permission.only_reads());
            prop_assert!(permit.may_give(set).is_err() == beyond(set));
            prop_assert!(permit.may_hand_on(set).is_ok() == set.without(permit.held()).is_empty());
            prop_assert!(permit.may_manage_workspace_role(role).is_err() || !beyond(role.permissions()));
            let given = permit.may_manage_organization_role(wide).is_ok();
            prop_assert!(!given || !beyond(wide.permissions_in(question.organization)));
            prop_assert!(!given || wide != OrganizationRole::Owner || standing.organization_role == Some(OrganizationRole::Owner));
        }
    }

    #[test]
    fn the_instance_is_only_the_operators(question in question(), standing in standing(), other in any::<[u8; 16]>()) {
        let organization = OrganizationId::from_bytes(other);
        for permission in [Permission::OrganizationsCreate, Permission::OrganizationsList] {
            let asked = Question { organization, permission, ..question };
            prop_assert!(organization == INSTANCE || ask(asked, &standing).is_none());
        }
    }
}
