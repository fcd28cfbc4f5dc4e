"""admin.workspaces.users: create, list, retrieve, update, delete."""

import pytest
from portkey_ai.api_resources.exceptions import BadRequestError, NotFoundError

import lens
from ids import to_uuid


def expected(native, workspace, user) -> dict:
    member = native.get(f"workspaces/{workspace['id']}/members/{user['id']}")
    return lens.member(member, user, workspace)


def test_create_adds_several_members_at_once(portkey, native, make_user, make_workspace):
    users = {role: make_user() for role in ("admin", "manager", "member")}
    workspace = make_workspace()
    lens.assert_empty(
        portkey.admin.workspaces.users.create(
            workspace_id=workspace["slug"],
            users=[{"id": to_uuid(user["id"]), "role": role} for role, user in users.items()],
        )
    )
    members = native.all(f"workspaces/{workspace['id']}/members")
    assert {member["user"]["id"]: member["role"] for member in members} == {
        user["id"]: role for role, user in users.items()
    }


def test_create_with_one_unknown_user_adds_nobody(portkey, native, make_user, make_workspace, unknown):
    workspace = make_workspace()
    users = [{"id": to_uuid(make_user()["id"]), "role": "member"}, {"id": unknown, "role": "member"}]
    with pytest.raises((BadRequestError, NotFoundError)):
        portkey.admin.workspaces.users.create(workspace_id=workspace["slug"], users=users)
    assert native.all(f"workspaces/{workspace['id']}/members") == []


def test_create_refuses_a_role_that_does_not_exist(portkey, native, make_user, make_workspace):
    workspace = make_workspace()
    users = [{"id": to_uuid(make_user()["id"]), "role": "captain"}]
    with pytest.raises(BadRequestError, match="AB01"):
        portkey.admin.workspaces.users.create(workspace_id=to_uuid(workspace["id"]), users=users)
    assert native.all(f"workspaces/{workspace['id']}/members") == []


def test_list_shows_every_member_page_by_page(portkey, native, make_user, make_workspace):
    users = {role: make_user() for role in ("admin", "manager", "member", "viewer")}
    workspace = make_workspace(**users)
    rows = {}
    for page in range(3):
        answer = portkey.admin.workspaces.users.list(
            workspace_id=to_uuid(workspace["id"]), page_size=2, current_page=page
        )
        assert (answer.object, answer.total) == ("list", 4)
        assert len(answer.data) == (2, 2, 0)[page]
        rows |= {lens.fields(member)["email"]: member for member in answer.data}
    assert len(rows) == 4
    for user in users.values():
        lens.assert_shows(rows[user["email"]], expected(native, workspace, user))


def test_list_filters_by_email_and_by_the_role_that_is_shown(portkey, make_user, make_workspace):
    users = {role: make_user() for role in ("admin", "manager", "member", "viewer")}
    workspace = make_workspace(**users)

    def emails(**query):
        answer = portkey.admin.workspaces.users.list(workspace_id=workspace["slug"], **query)
        assert answer.total == len(answer.data)
        return {lens.fields(member)["email"] for member in answer.data}

    assert emails(email=users["manager"]["email"].lower()) == {users["manager"]["email"]}
    assert emails(email="nobody@example.com") == set()
    assert emails(role="admin") == {users["admin"]["email"]}
    assert emails(role="manager") == {users["manager"]["email"]}
    assert emails(role="member") == {users["member"]["email"], users["viewer"]["email"]}


@pytest.mark.parametrize("role", ["admin", "manager", "member", "viewer"])
def test_retrieve_takes_the_id_and_the_slug(portkey, native, make_user, make_workspace, role):
    user = make_user(role="viewer")
    workspace = make_workspace(**{role: user})
    for reference in (to_uuid(workspace["id"]), workspace["slug"]):
        shown = portkey.admin.workspaces.users.retrieve(
            workspace_id=reference, user_id=to_uuid(user["id"])
        )
        assert lens.fields(shown) == expected(native, workspace, user)


def test_update_changes_the_role(portkey, native, make_user, make_workspace):
    user = make_user()
    workspace = make_workspace(member=user)
    path = f"workspaces/{workspace['id']}/members/{user['id']}"
    member = {"workspace_id": workspace["slug"], "user_id": to_uuid(user["id"])}
    for role in ("manager", "admin", "member"):
        lens.assert_empty(portkey.admin.workspaces.users.update(role=role, **member))
        assert native.get(path)["role"] == role
        assert portkey.admin.workspaces.users.retrieve(**member).role == role
    with pytest.raises(BadRequestError, match="AB01"):
        portkey.admin.workspaces.users.update(role="captain", **member)
    assert native.get(path)["role"] == "member"


@pytest.mark.parametrize("role", ["admin", "manager", "member", "viewer"])
def test_writing_back_the_role_that_is_shown_changes_nothing(
    portkey, native, make_user, make_workspace, role
):
    user = make_user()
    workspace = make_workspace(**{role: user})
    path = f"workspaces/{workspace['id']}/members/{user['id']}"
    before = native.get(path)
    member = {"workspace_id": to_uuid(workspace["id"]), "user_id": to_uuid(user["id"])}
    shown = portkey.admin.workspaces.users.retrieve(**member).role
    lens.assert_empty(portkey.admin.workspaces.users.update(role=shown, **member))
    assert native.get(path) == before


def test_delete_removes_the_member_and_keeps_the_user(portkey, native, make_user, make_workspace):
    user = make_user()
    workspace = make_workspace(member=user)
    member = {"workspace_id": workspace["slug"], "user_id": to_uuid(user["id"])}
    lens.assert_empty(portkey.admin.workspaces.users.delete(**member))
    assert native.status(f"workspaces/{workspace['id']}/members/{user['id']}") == 404
    assert native.get(f"users/{user['id']}")["status"] == "active"
    with pytest.raises(NotFoundError, match="AB08"):
        portkey.admin.workspaces.users.delete(**member)


def test_who_is_no_member_is_not_found(portkey, make_user, make_workspace, unknown):
    workspace, stranger = make_workspace(), to_uuid(make_user()["id"])
    for reference, user in [(workspace["slug"], stranger), (workspace["slug"], unknown), (unknown, stranger)]:
        member = {"workspace_id": reference, "user_id": user}
        with pytest.raises(NotFoundError, match="AB08"):
            portkey.admin.workspaces.users.retrieve(**member)
        with pytest.raises(NotFoundError, match="AB08"):
            portkey.admin.workspaces.users.update(role="manager", **member)
        with pytest.raises(NotFoundError, match="AB08"):
            portkey.admin.workspaces.users.delete(**member)
    with pytest.raises(NotFoundError, match="AB08"):
        portkey.admin.workspaces.users.list(workspace_id=unknown)
