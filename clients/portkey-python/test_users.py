"""admin.users: list, retrieve, update, delete."""

import pytest
from portkey_ai.api_resources.exceptions import BadRequestError, NotFoundError

import lens
from ids import to_uuid
from test_seed import EXAMPLE


def test_list_shows_every_user_with_its_values(portkey, native, make_user):
    make_user(role="viewer")
    expected = {user["email"]: lens.user(user) for user in native.all("users")}
    # The one user whose id came with imported data is shown under that.
    expected[EXAMPLE["email"]]["id"] = EXAMPLE["id"]
    shown, page = [], 0
    while True:
        answer = portkey.admin.users.list(page_size=25, current_page=page)
        assert (answer.object, answer.total) == ("list", len(expected))
        assert len(answer.data) == min(25, len(expected) - len(shown))
        if not answer.data:
            break
        shown += answer.data
        page += 1
    assert page >= 2, "the demo has more than one page of people"
    assert len({user.id for user in shown}) == len(shown)
    for user in shown:
        lens.assert_shows(user, expected[user.email])


def test_a_page_of_a_hundred_is_honoured(portkey, native):
    people = native.all("users")
    answer = portkey.admin.users.list(page_size=100)
    assert len(answer.data) == min(100, len(people))


def test_list_filters_by_email_in_any_case(portkey, make_user):
    user = make_user()
    answer = portkey.admin.users.list(email=user["email"].upper())
    assert answer.total == 1
    lens.assert_shows(answer.data[0], lens.user(user))


@pytest.mark.parametrize("role", ["owner", "admin", "member"])
def test_list_filters_by_the_role_that_is_shown(portkey, native, make_user, role):
    make_user(role="viewer")
    make_user(role="admin")
    people = native.all("users")
    expected = {user["email"] for user in people if lens.ORGANIZATION_ROLE[user["role"]] == role}
    shown = []
    while len(shown) < len(expected):
        answer = portkey.admin.users.list(role=role, page_size=100, current_page=len(shown) // 100)
        assert answer.total == len(expected)
        assert answer.data
        shown += answer.data
    assert {user.email for user in shown} == expected
    assert {user.role for user in shown} == {role}


def test_retrieve_shows_the_user_and_its_workspaces(portkey, make_user, make_workspace):
    user = make_user()
    slugs = {make_workspace(member=user)["slug"], make_workspace(admin=user)["slug"]}
    shown = portkey.admin.users.retrieve(user_id=to_uuid(user["id"]))
    lens.assert_shows(shown, lens.user(user))
    assert set(shown.workspace_ids) == slugs


def test_update_changes_the_role(portkey, native, make_user):
    user = make_user()
    events = native.get("audit-events?limit=1")["total"]
    lens.assert_empty(portkey.admin.users.update(user_id=to_uuid(user["id"]), role="admin"))
    assert native.get(f"users/{user['id']}")["role"] == "admin"
    # At least one: refused tries of other tests are written when they come due.
    assert native.get("audit-events?limit=1")["total"] > events
    assert portkey.admin.users.retrieve(user_id=to_uuid(user["id"])).role == "admin"


@pytest.mark.parametrize("role", ["owner", "admin", "viewer", "member"])
def test_writing_back_the_role_that_is_shown_changes_nothing(portkey, native, make_user, role):
    user = make_user(role=role)
    shown = portkey.admin.users.retrieve(user_id=to_uuid(user["id"])).role
    lens.assert_empty(portkey.admin.users.update(user_id=to_uuid(user["id"]), role=shown))
    assert native.get(f"users/{user['id']}") == user


@pytest.mark.parametrize("role", ["owner", "viewer", "queen"])
def test_a_role_that_cannot_be_given_is_refused(portkey, native, make_user, role):
    user = make_user()
    with pytest.raises(BadRequestError, match="AB01"):
        portkey.admin.users.update(user_id=to_uuid(user["id"]), role=role)
    assert native.get(f"users/{user['id']}") == user


def test_delete_removes_the_user_everywhere(portkey, native, make_user, make_workspace):
    user, stays = make_user(), make_user()
    workspace = make_workspace(member=user, manager=stays)
    lens.assert_empty(portkey.admin.users.delete(user_id=to_uuid(user["id"])))
    assert native.status(f"users/{user['id']}") == 404
    members = native.all(f"workspaces/{workspace['id']}/members")
    assert [member["user"]["id"] for member in members] == [stays["id"]]
    with pytest.raises(NotFoundError, match="AB08"):
        portkey.admin.users.delete(user_id=to_uuid(user["id"]))


def test_an_unknown_user_is_not_found(portkey, unknown):
    with pytest.raises(NotFoundError, match="AB08"):
        portkey.admin.users.retrieve(user_id=unknown)
    with pytest.raises(NotFoundError, match="AB08"):
        portkey.admin.users.update(user_id=unknown, role="admin")
    with pytest.raises(NotFoundError, match="AB08"):
        portkey.admin.users.delete(user_id=unknown)
