"""Who has a role in a workspace."""

from uuid import UUID

import pytest
from evo.common.exceptions import BaseTypedError, ForbiddenException, NotFoundException
from evo.workspaces import WorkspaceRole

import lens

A, B, C = (UUID(f"00000000-0000-0000-0000-00000000000{letter}") for letter in "abc")
TEST = UUID("00000000-0000-0000-0000-000000000002")


def shown(user) -> tuple:
    return user.user_id, user.role.name, user.email, user.full_name


def members(native, slug: str) -> list[tuple]:
    """What is to be shown of a workspace's members: who is disabled is not."""
    rows = [row for row in native.all(f"workspaces/{slug}/members") if row["user"]["status"] == "active"]
    return sorted(map(lens.workspace_user, rows))


def test_list(evo, native):
    found = evo.WorkspaceAPIClient.list_user_roles(A)
    assert sorted(map(shown, found)) == members(native, "ws-a")
    assert "dora@example.com" not in [user.email for user in found]
    [one] = evo.WorkspaceAPIClient.list_user_roles(A, filter_user_id=TEST)
    assert shown(one) == (TEST, "owner", "test@example.com", "Test User")
    assert evo.WorkspaceAPIClient.list_user_roles(C, filter_user_id=TEST) == []


def test_the_callers_own_role(evo, person, robot, owner):
    own = person.WorkspaceAPIClient.get_current_user_role(B)
    assert (own.user_id, own.role) == (lens.shown_id(owner["id"]), WorkspaceRole.editor)
    assert evo.WorkspaceAPIClient.get_current_user_role(A).role == WorkspaceRole.owner


def test_a_role_is_given_changed_and_taken(evo, native, make_user):
    user = make_user()
    id = lens.shown_id(user["id"])
    given = {}
    for role in [WorkspaceRole.viewer, WorkspaceRole.owner, WorkspaceRole.editor]:
        answer = evo.WorkspaceAPIClient.assign_user_role(A, id, role)
        assert (answer.user_id, answer.role) == (id, role)
        given[role.name] = native.get(f"workspaces/ws-a/members/{user['id']}")["role"]
    assert given == {"viewer": "viewer", "owner": "admin", "editor": "manager"}
    [one] = evo.WorkspaceAPIClient.list_user_roles(A, filter_user_id=id)
    assert shown(one)[:2] == (id, "editor")
    # What is shown can be written back: a member stays one.
    native.patch(f"workspaces/ws-a/members/{user['id']}", {"role": "member"})
    evo.WorkspaceAPIClient.assign_user_role(A, id, WorkspaceRole.editor)
    assert native.get(f"workspaces/ws-a/members/{user['id']}")["role"] == "member"
    assert evo.WorkspaceAPIClient.delete_user_role(A, id) is None
    assert native.status(f"workspaces/ws-a/members/{user['id']}") == 404
    with pytest.raises(NotFoundException):
        evo.WorkspaceAPIClient.delete_user_role(A, id)


def test_nobody_gives_more_than_they_hold(person, make_user):
    id = lens.shown_id(make_user()["id"])
    with pytest.raises(ForbiddenException):
        person.WorkspaceAPIClient.assign_user_role(B, id, WorkspaceRole.owner)
    with pytest.raises(ForbiddenException):
        person.WorkspaceAPIClient.assign_user_role(C, id, WorkspaceRole.viewer)
    assert person.WorkspaceAPIClient.assign_user_role(B, id, WorkspaceRole.editor).role == WorkspaceRole.editor


def test_who_is_no_user_is_refused(evo):
    with pytest.raises(BaseTypedError) as refused:
        evo.WorkspaceAPIClient.assign_user_role(A, UUID(int=7), WorkspaceRole.viewer)
    assert (refused.value.status, refused.value.content["invalid-params"][0]["name"]) == (422, "user_id")


def test_the_generated_calls(evo, native, organization, make_user):
    user = make_user()
    place = {"org_id": organization, "workspace_id": str(A)}
    answer = evo.WorkspacesApi.assign_user_role(**place, assign_role_request={"role": "viewer", "email": user["email"].upper()})
    assert (answer.user_id, answer.role.value) == (lens.shown_id(user["id"]), "viewer")
    listed = evo.WorkspacesApi.list_user_roles(**place, filter_user_id=str(answer.user_id))
    assert [(found.email, found.role.value) for found in listed.results] == [(user["email"], "viewer")]
    assert listed.links == {}
    assert evo.WorkspacesApi.get_current_user_role(**place).role.value == "owner"
    evo.WorkspacesApi.delete_user_role(**place, user_id=str(answer.user_id))
    assert native.status(f"workspaces/ws-a/members/{user['id']}") == 404
