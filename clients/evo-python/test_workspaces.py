"""Workspaces from their making to their end and back, and the lists of them."""

from datetime import datetime, timezone
from uuid import UUID

import pytest
from evo.common.exceptions import BaseTypedError, ForbiddenException, GoneException, NotFoundException
from evo.workspaces import BoundingBox, Coordinate, WorkspaceRole

import lens


A, B, C = (UUID(f"00000000-0000-0000-0000-00000000000{letter}") for letter in "abc")
CORNERS = [Coordinate(-45, 170), Coordinate(-45, 171), Coordinate(-44.5, 171), Coordinate(-44.5, 170), Coordinate(-45, 170)]
BOX = BoundingBox(type="Polygon", coordinates=[CORNERS])


def shown(workspace) -> tuple:
    times = map(lens.milliseconds, (workspace.created_at, workspace.updated_at))
    return workspace.id, workspace.display_name, workspace.description, *times


def test_create_get_update_delete_restore(evo, native, number, url):
    made = evo.WorkspaceAPIClient.create_workspace(
        name=f"Pit {number}",
        bounding_box_coordinates=[(corner.longitude, corner.latitude) for corner in CORNERS],
        description="Drill holes",
        labels=["gold", "north"],
        default_coordinate_system="EPSG:2193",
    )
    [row] = [row for row in native.all("workspaces") if row["name"] == f"Pit {number}"]
    assert shown(made) == lens.workspace(row)
    assert (made.user_role, made.bounding_box, made.labels) == (WorkspaceRole.owner, BOX, ["gold", "north"])
    assert (made.default_coordinate_system, made.hub_url.rstrip("/")) == ("EPSG:2193", f"{url}/evo")
    assert evo.WorkspaceAPIClient.get_workspace(made.id) == made
    assert made in evo.WorkspaceAPIClient.list_all_workspaces()
    assert (made.id, made.display_name) in [(found.id, found.display_name) for found in evo.WorkspaceAPIClient.list_workspaces_summary()]

    changed = evo.WorkspaceAPIClient.update_workspace(made.id, name=f"Dump {number}", labels=["silver"], description="")
    after = native.get(f"workspaces/{row['id']}")
    assert shown(changed) == lens.workspace(after)
    assert (after["name"], after["description"], changed.labels) == (f"Dump {number}", None, ["silver"])
    assert (changed.bounding_box, changed.default_coordinate_system) == (BOX, "EPSG:2193")

    assert evo.WorkspaceAPIClient.delete_workspace(made.id) is None
    assert native.get(f"workspaces/{row['id']}")["status"] == "deleted"
    with pytest.raises(GoneException) as gone:
        evo.WorkspaceAPIClient.get_workspace(made.id)
    assert (gone.value.status, gone.value.title) == (410, "Gone")
    assert evo.WorkspaceAPIClient.get_workspace(made.id, deleted=True).display_name == f"Dump {number}"
    assert [found.id for found in evo.WorkspaceAPIClient.list_workspaces(deleted=True)] == [made.id]

    # Again, as a client does that did not hear the answer: 303, which the client takes for a success.
    for _ in range(2):
        evo.WorkspaceAPIClient.restore_deleted_workspace(made.id)
    assert native.get(f"workspaces/{row['id']}")["status"] == "active"
    assert evo.WorkspaceAPIClient.get_workspace(made.id).labels == ["silver"]


def test_whoever_makes_one_is_its_owner(person, native, owner, number):
    made = person.WorkspaceAPIClient.create_workspace(name=f"Mine {number}")
    [row] = [row for row in native.all("workspaces") if row["name"] == f"Mine {number}"]
    [member] = native.all(f"workspaces/{row['id']}/members")
    assert (member["user"]["id"], member["role"]) == (owner["id"], "admin")
    assert (made.created_by.id, made.created_by.email) == (lens.shown_id(owner["id"]), owner["email"])


def test_only_what_one_was_given_is_shown(person, robot, sign_in, native):
    """An owner of the organization is nobody in a workspace without a role there; what is no person has all that it has."""
    roles = {found.id: found.user_role for found in person.WorkspaceAPIClient.list_all_workspaces()}
    assert roles == {A: WorkspaceRole.owner, B: WorkspaceRole.editor, C: WorkspaceRole.viewer}
    nobodys = lens.shown_id(native.get("workspaces/ws-d")["id"])
    for call in [person.WorkspaceAPIClient.get_workspace, person.WorkspaceAPIClient.list_user_roles]:
        with pytest.raises(NotFoundException):
            call(nobodys)
    of_robot = sign_in(robot["secret"]).WorkspaceAPIClient.list_all_workspaces()
    expected = [row for row in native.all("workspaces") if row["status"] == "active"]
    assert sorted(shown(found) for found in of_robot) == sorted(map(lens.workspace, expected))
    assert {found.user_role for found in of_robot} == {WorkspaceRole.owner}


def test_a_role_through_a_group_counts(sign_in, key_of):
    [found] = sign_in(key_of("max@example.com")).WorkspaceAPIClient.list_all_workspaces()
    assert (found.id, found.user_role) == (C, WorkspaceRole.editor)


def test_all_that_is_kept_comes_back(person, native, workspace_id):
    found = person.WorkspaceAPIClient.get_workspace(A)
    assert shown(found) == lens.workspace(native.get(f"workspaces/{workspace_id('ws-a')}"))
    assert found.bounding_box == BOX
    assert (found.labels, found.default_coordinate_system) == (["test", "pit"], "EPSG:2193")


def test_pages_and_summaries(person):
    page = person.WorkspaceAPIClient.list_workspaces(limit=2, offset=0)
    assert ([found.id for found in page], page.total, page.offset) == ([A, B], 3, 0)
    page = person.WorkspaceAPIClient.list_workspaces(limit=2, offset=2)
    assert ([found.id for found in page], page.total, page.is_last) == ([C], 3, True)
    summary = person.WorkspaceAPIClient.list_workspaces_summary(limit=1, offset=1)
    assert [(found.id, found.display_name) for found in summary] == [(B, "Test Workspace B")]
    assert summary.total == 3


def test_every_order_and_filter(person, key_of, native):
    def ids(**query) -> list[UUID]:
        listed = [found.id for found in person.WorkspaceAPIClient.list_workspaces(**query)]
        assert [found.id for found in person.WorkspaceAPIClient.list_workspaces_summary(**query)] == listed
        return listed

    assert ids(order_by={"name": "desc"}) == [C, B, A]
    assert ids(order_by={"created_at": "asc"}) == [A, B, C]
    assert ids(order_by={"user_role": "asc", "name": "asc"}) == [C, B, A]
    assert ids(name="Test Workspace B") == [B]
    assert ids(name="like:Test*C") == [C]
    assert ids(name="ilike:workspace a") == [A]
    assert ids(name="like:workspace a") == []
    at = datetime(2021, 1, 1, tzinfo=timezone.utc)
    assert ids(created_at=str(at)) == [B]
    assert ids(created_at=f"gt:{at.isoformat()}") == [C]
    assert ids(created_at="lte:2021-01-01") == [A, B]
    assert ids(updated_at="lt:2020-01-01") == []
    test_user = next(user for user in native.all("users") if user["email"] == "test@example.com")
    assert ids(filter_user_id=lens.shown_id(test_user["id"])) == [A, B]
    assert ids(filter_created_by=lens.shown_id(test_user["id"])) == []


def test_what_breaks_rules_is_refused(person):
    with pytest.raises(BaseTypedError) as taken:
        person.WorkspaceAPIClient.create_workspace(name="Test Workspace A")
    assert (taken.value.status, taken.value.title) == (409, "Name conflict")
    with pytest.raises(BaseTypedError) as wrong:
        person.WorkspaceAPIClient.list_workspaces(name="x", created_at="gt:soon")
    assert (wrong.value.status, wrong.value.content["invalid-params"][0]["name"]) == (422, "created_at")
    with pytest.raises(ForbiddenException):
        person.WorkspaceAPIClient.update_workspace(C, name="Mine")
    with pytest.raises(ForbiddenException):
        person.WorkspaceAPIClient.delete_workspace(B)


def test_the_generated_calls(evo, native, organization, number):
    made = evo.WorkspacesApi.create_workspace(
        org_id=organization, create_workspace_request={"name": f"Generated {number}", "labels": None, "bounding_box": None}
    ).root
    place = {"org_id": organization, "workspace_id": str(made.id)}
    assert evo.WorkspacesApi.get_workspace(**place).root.self_link == made.self_link
    changed = evo.WorkspacesApi.update_workspace(**place, update_workspace_request={"default_coordinate_system": "EPSG:4326"}).root
    assert changed.default_coordinate_system == "EPSG:4326"
    listed = evo.WorkspacesApi.list_workspaces(org_id=organization, filter_name=f"Generated {number}", sort="-name")
    assert ([found.id for found in listed.results], listed.links.total, listed.links.next) == ([made.id], 1, None)
    summary = evo.WorkspacesApi.list_workspaces_summary(org_id=organization, limit=1, order_by="desc:created_at")
    assert ([found.id for found in summary.results], summary.links.count) == ([made.id], 1)
    evo.WorkspacesApi.delete_workspace(**place)
    evo.WorkspacesApi.restore_soft_deleted_workspace(**place, deleted="false")
    assert [row["status"] for row in native.all("workspaces") if row["name"] == f"Generated {number}"] == ["active"]




def test_a_picture_is_kept_handed_back_and_taken(evo, organization, key_of, sign_in):
    with pytest.raises(NotFoundException):
        evo.WorkspaceAPIClient.get_thumbnail(A)
    place = {"org_id": organization, "workspace_id": str(A)}
    for picture in [bytearray(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 100), bytearray(b"\x89PNG\r\n\x1a\n" + b"\0\xff" * 50)]:
        evo.WorkspaceAPIClient.put_thumbnail(A, picture)
        assert bytes(evo.WorkspaceAPIClient.get_thumbnail(A)) == bytes(picture)
        assert bytes(evo.AdminApi.get_thumbnail_admin(**place)) == bytes(picture)
    for wrong in [bytearray(b"GIF89a"), bytearray(b"\xff\xd8\xff" + b"x" * 48_000)]:
        with pytest.raises(BaseTypedError) as refused:
            evo.WorkspaceAPIClient.put_thumbnail(A, wrong)
        assert refused.value.status == 422
    with pytest.raises(ForbiddenException):
        sign_in(key_of("vera@example.com")).WorkspaceAPIClient.put_thumbnail(A, bytearray(b"\xff\xd8\xff"))
    evo.WorkspaceAPIClient.delete_thumbnail(A)
    with pytest.raises(NotFoundException):
        evo.ThumbnailsApi.get_thumbnail(**place)
    evo.ThumbnailsApi.put_thumbnail(**place, body=bytearray(b"\xff\xd8\xff"))
    assert bytes(evo.ThumbnailsApi.get_thumbnail(**place)) == b"\xff\xd8\xff"
    evo.ThumbnailsApi.delete_workspace_thumbnail(**place)
