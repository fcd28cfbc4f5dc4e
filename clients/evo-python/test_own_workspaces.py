"""Whose a workspace is: an Evo User makes one and owns it, an editor edits it, an owner ends it and takes it back, and everybody may leave."""

from uuid import UUID

import pytest
from evo.common.exceptions import ForbiddenException, GoneException, NotFoundException
from evo.workspaces import WorkspaceRole

import lens


A, B = (UUID(f"00000000-0000-0000-0000-00000000000{letter}") for letter in "ab")


@pytest.fixture
def plain(sign_in, key_of):
    """An Evo User."""
    return sign_in(key_of("max@example.com")).WorkspaceAPIClient


@pytest.fixture
def vera(sign_in, key_of):
    """A viewer of workspace A, and no more of it."""
    return sign_in(key_of("vera@example.com")).WorkspaceAPIClient


def user_of(native, email: str) -> dict:
    return next(user for user in native.all("users") if user["email"] == email)


def test_an_evo_user_makes_workspaces_where_the_organization_lets_them(plain, vera, native, number):
    with pytest.raises(ForbiddenException):
        plain.create_workspace(name=f"Not yet {number}")
    assert native.change_organization({"members_can_create_workspaces": True})["members_can_create_workspaces"] is True
    made = plain.create_workspace(name=f"Of Max {number}", labels=["own"])
    [row] = [row for row in native.all("workspaces") if row["name"] == f"Of Max {number}"]
    user = user_of(native, "max@example.com")
    assert (row["created_by"], row["updated_by"], made.user_role) == (user["id"], user["id"], WorkspaceRole.owner)
    assert [(member["user"]["id"], member["role"]) for member in native.all(f"workspaces/{row['id']}/members")] == [(user["id"], "admin")]
    with pytest.raises(NotFoundException):
        vera.get_workspace(made.id)
    native.change_organization({"members_can_create_workspaces": False})
    with pytest.raises(ForbiddenException):
        plain.create_workspace(name=f"No more {number}")
    # What was made stays theirs.
    assert plain.update_workspace(made.id, name=f"Mine {number}").user_role == WorkspaceRole.owner


def test_an_owner_ends_a_workspace_and_takes_it_back(plain, vera, native, number):
    native.change_organization({"members_can_create_workspaces": True})
    made = plain.create_workspace(name=f"To end {number}")
    [row] = [row for row in native.all("workspaces") if row["name"] == f"To end {number}"]
    visitor = user_of(native, "vera@example.com")
    plain.assign_user_role(made.id, lens.shown_id(visitor["id"]), WorkspaceRole.editor)
    with pytest.raises(ForbiddenException):
        vera.delete_workspace(made.id)
    plain.delete_workspace(made.id)
    assert native.get(f"workspaces/{row['id']}")["status"] == "deleted"
    with pytest.raises(GoneException):
        vera.get_workspace(made.id)
    with pytest.raises(ForbiddenException):
        vera.restore_deleted_workspace(made.id)
    assert [found.id for found in plain.list_workspaces(deleted=True)] == [made.id]
    assert [found.id for found in vera.list_workspaces(deleted=True)] == []
    plain.restore_deleted_workspace(made.id)
    assert native.get(f"workspaces/{row['id']}")["status"] == "active"
    assert vera.get_current_user_role(made.id).role == WorkspaceRole.editor


def test_an_editor_edits_and_a_viewer_does_not(person, vera, native, owner, workspace_id):
    """The owner of the organization is an editor in B."""
    changed = person.WorkspaceAPIClient.update_workspace(B, description="By an editor", labels=["edited"])
    row = native.get(f"workspaces/{workspace_id('ws-b')}")
    assert (row["description"], row["updated_by"], changed.labels) == ("By an editor", owner["id"], ["edited"])
    assert (changed.updated_by.id, changed.updated_by.email) == (lens.shown_id(owner["id"]), owner["email"])
    with pytest.raises(ForbiddenException):
        vera.update_workspace(A, description="No")
    assert native.get(f"workspaces/{workspace_id('ws-a')}")["description"] != "No"


def test_a_viewer_leaves_and_takes_nobody_along(vera, native, workspace_id):
    place = f"workspaces/{workspace_id('ws-a')}/members"
    own, other = (user_of(native, email)["id"] for email in ("vera@example.com", "test@example.com"))
    with pytest.raises(ForbiddenException):
        vera.delete_user_role(A, lens.shown_id(other))
    assert native.status(f"{place}/{own}") == 200
    vera.delete_user_role(A, lens.shown_id(own))
    assert (native.status(f"{place}/{own}"), native.status(f"{place}/{other}")) == (404, 200)
    with pytest.raises(NotFoundException):
        vera.get_workspace(A)


def test_a_workspace_says_where_its_picture_is(evo, organization):
    """The client has a model of a workspace with a picture, and one without such a field."""
    place = {"org_id": organization, "workspace_id": str(A)}

    def links() -> list[str | None]:
        one = evo.WorkspacesApi.get_workspace(**place).root, evo.AdminApi.get_workspace_admin(**place).root
        lists = evo.WorkspacesApi.list_workspaces(org_id=organization), evo.AdminApi.list_workspaces_admin(org_id=organization)
        found = [*one, *(row for listed in lists for row in listed.results)]
        shown = [getattr(row, "thumbnail_link", None) for row in found if row.id == A]
        assert not any(getattr(row, "thumbnail_link", None) for row in found if row.id != A)
        return [link and str(link) for link in shown]

    assert links() == [None] * 4
    evo.WorkspaceAPIClient.put_thumbnail(A, bytearray(b"\xff\xd8\xff"))
    assert links() == [f"{evo.WorkspacesApi.get_workspace(**place).root.self_link}/thumbnail"] * 4
    evo.WorkspaceAPIClient.delete_thumbnail(A)
    assert links() == [None] * 4
