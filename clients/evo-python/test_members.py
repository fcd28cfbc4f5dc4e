"""Users of the instance, invitations, roles, groups, and what the identity service has."""

from uuid import UUID

import pytest
from evo.common.exceptions import BaseTypedError, NotFoundException

import lens

TEST = UUID("00000000-0000-0000-0000-000000000002")
GEOLOGISTS = UUID("00000000-0000-0000-0000-0000000000c1")


def shown(user) -> tuple:
    return user.user_id, user.email, user.full_name, *(role.name for role in user.roles)


def expected(native) -> list[tuple]:
    """Who is disabled is absent."""
    return sorted(lens.instance_user(user) for user in native.all("users") if user["status"] == "active")


def test_users_are_listed(evo, native, make_user):
    for _ in range(3):
        make_user()
    assert sorted(map(shown, evo.WorkspaceAPIClient.list_all_instance_users(limit=2))) == expected(native)
    page = evo.WorkspaceAPIClient.list_instance_users(limit=2, offset=1)
    assert len(page) == 2
    assert {role.role_id for user in page for role in user.roles} <= set(lens.ROLE_IDS.values())


def test_who_is_known_is_a_user_at_once_and_others_are_invited(evo, native, make_user, number):
    user, new = make_user(), f"new.{number}@example.com"
    roles = [lens.ROLE_IDS["Evo Admin"], lens.ROLE_IDS["Evo User"]]
    added = evo.WorkspaceAPIClient.add_users_to_instance({user["email"]: roles, new: [lens.ROLE_IDS["Evo User"]]})
    [member], [invited] = added.members, added.invitations
    assert shown(member) == lens.instance_user(native.get(f"users/{user['id']}"))
    assert native.get(f"users/{user['id']}")["role"] == "admin"
    [row] = [row for row in native.all("invitations") if row["email"] == new]
    assert (row["workspaces"], row["role"]) == ([], "member")
    listed = evo.WorkspaceAPIClient.list_instance_user_invitations(limit=100)
    [found] = [found for found in listed if found.invitation_id == invited.invitation_id]
    times = map(lens.milliseconds, (found.invited_at, found.expiration_date))
    assert (found.invitation_id, found.email, found.status, *times, found.roles[0].name) == lens.invitation(row)
    evo.WorkspaceAPIClient.delete_instance_user_invitation(found.invitation_id)
    assert native.get(f"invitations/{row['id']}")["status"] == "revoked"
    assert new not in [left.email for left in evo.WorkspaceAPIClient.list_instance_user_invitations(limit=100)]


def test_roles_are_changed_and_users_removed(evo, native, make_user):
    user = make_user()
    id = lens.shown_id(user["id"])
    for name, role in [("Evo Admin", "admin"), ("Evo User", "member"), ("Evo Admin", "admin")]:
        changed = evo.WorkspaceAPIClient.update_instance_user_roles(id, [lens.ROLE_IDS[name]])
        assert (changed.user_id, [role.name for role in changed.roles]) == (id, [name])
        assert native.get(f"users/{user['id']}")["role"] == role
    # A viewer is shown as a user, and stays what they are when that is written back.
    native.patch(f"users/{user['id']}", {"role": "viewer"})
    evo.WorkspaceAPIClient.update_instance_user_roles(id, [lens.ROLE_IDS["Evo User"]])
    assert native.get(f"users/{user['id']}")["role"] == "viewer"
    assert evo.WorkspaceAPIClient.remove_instance_user(id) is None
    assert native.status(f"users/{user['id']}") == 404
    with pytest.raises(NotFoundException):
        evo.WorkspaceAPIClient.remove_instance_user(id)


def test_the_last_owner_stays(person, owner):
    with pytest.raises(BaseTypedError) as refused:
        person.WorkspaceAPIClient.update_instance_user_roles(lens.shown_id(owner["id"]), [lens.ROLE_IDS["Evo User"]])
    assert refused.value.status == 409
    with pytest.raises(BaseTypedError) as refused:
        person.WorkspaceAPIClient.remove_instance_user(lens.shown_id(owner["id"]))
    assert refused.value.status == 409


def test_the_roles_there_are(evo):
    roles = evo.WorkspaceAPIClient.list_instance_roles()
    assert {role.name: role.role_id for role in roles} == lens.ROLE_IDS
    assert ["users.create" in role.permissions for role in roles] == [True, True, False]


def test_groups(evo, native):
    [group] = [group for group in evo.WorkspaceAPIClient.list_instance_groups("opt-in") if group.group_id == GEOLOGISTS]
    [row] = [row for row in native.all("groups") if row["name"] == "Geologists"]
    members = native.all(f"groups/{row['id']}/members")
    assert (group.name, group.description, group.ims_groups) == (row["name"], row["description"], ["geologists"])
    assert {(member.user_id, member.email) for member in group.members} == {
        (lens.shown_id(member["user"]["id"]), member["user"]["email"]) for member in members
    }
    changed = evo.WorkspaceAPIClient.update_instance_group_members(GEOLOGISTS, ["surveyors", "loggers"])
    assert (changed.group_id, changed.ims_groups, changed.invitations) == (GEOLOGISTS, ["surveyors", "loggers"], [])
    [admins] = [group for group in evo.WorkspaceAPIClient.list_instance_groups() if group.name == "Admins"]
    assert ([role.name for role in admins.roles], admins.members) == (["Evo Admin"], [])


def test_what_the_identity_service_has(evo, native):
    groups = {group.name: group for group in evo.WorkspaceAPIClient.list_ims_groups("opt-in")}
    assert set(groups) == {row["name"] for row in native.all("groups")}
    assert groups["Geologists"].is_federated_group is False
    described = evo.WorkspaceAPIClient.get_group_description(GEOLOGISTS)
    assert (described.group_id, described.name, described.description) == (GEOLOGISTS, "Geologists", "Who logs the core.")
    members = evo.WorkspaceAPIClient.list_ims_group_members(GEOLOGISTS)
    assert [(member.email, member.full_name) for member in members] == [("max@example.com", "max")]
    found = evo.WorkspaceAPIClient.get_ims_users("ilike:TE*")
    assert [(user.email, user.full_name) for user in found] == [("test@example.com", "Test User")]


def test_the_generated_calls(evo, native, organization, make_user, number):
    """The paths of today, and those without `users` that older versions call."""
    here = {"org_id": organization}
    users = evo.InstanceUsersApi
    for suffix in ["", "_deprecated"]:
        call = lambda name: getattr(users, name + suffix)  # noqa: E731
        listed = call("list_instance_users")(**here, limit=100)
        assert sorted((str(user.id), user.email) for user in listed.results) == sorted(
            (str(id), email) for id, email, *_ in expected(native)
        )
        user, new = make_user(), f"generated.{number}{suffix}@example.com"
        wanted = [{"email": email, "roles": [str(lens.ROLE_IDS["Evo User"])]} for email in (user["email"], new)]
        added = call("add_instance_users")(**here, add_instance_users_request={"users": wanted})
        assert [[each.email for each in part] for part in (added.members, added.invitations)] == [[user["email"]], [new]]
        place = here | {"user_id": str(lens.shown_id(user["id"]))}
        roles = {"update_instance_user_roles_request": {"roles": [str(lens.ROLE_IDS["Evo Admin"])]}}
        assert [role.name for role in call("update_instance_user_roles")(**place, **roles).roles] == ["Evo Admin"]
        call("remove_instance_user")(**place)
        assert native.status(f"users/{user['id']}") == 404
    invitations = users.list_instance_user_invitations(**here, limit=100).results
    assert [found.status for found in invitations] == ["Pending"] * 3
    users.delete_instance_user_invitation(**here, invitation_id=str(invitations[0].id))
    assert len(users.list_instance_user_invitations(**here).results) == 2
    assert len(users.list_instance_user_roles(**here).roles) == 3
    assert len(evo.InstanceGroupsApi.list_instance_groups(**here).groups) == 2
    group = here | {"group_id": str(GEOLOGISTS)}
    request = {"update_instance_group_members_request": {"ims_groups": []}}
    assert evo.InstanceGroupsApi.update_instance_group_members(**group, **request).ims_groups == []
    assert len(evo.GroupsApi.list_ims_groups(**here)) == 2
    assert evo.GroupsApi.get_group_description(**group).name == "Geologists"
    assert [user.email for user in evo.GroupsApi.list_ims_group_members(**group).users] == ["max@example.com"]
    assert [user.email for user in evo.GroupsApi.get_ims_users(**here, email="vera").users] == ["vera@example.com"]
