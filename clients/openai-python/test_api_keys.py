"""projects.api_keys: list, retrieve, delete; and the admin keys."""

import pytest
from openai import AuthenticationError, BadRequestError, NotFoundError

import lens


@pytest.fixture
def make_key(native, number):
    def make(workspace: dict, owner: dict) -> dict:
        body = {"name": f"Key {number}", "workspace": workspace["id"], "owner": owner}
        return native.post("api-keys", body)

    return make


def test_a_users_key_and_what_becomes_of_its_access(openai, native, make_user, make_workspace, make_key):
    user = make_user()
    workspace = make_workspace(manager=user)
    key = make_key(workspace, {"type": "user", "id": user["id"]})
    id = f"proj_{workspace['id']}"
    owner = lens.key_owner(user, "owner")
    [shown] = openai.projects.api_keys.rows(project_id=id)
    lens.assert_shows(shown, lens.project_key(key, owner, "active"))
    retrieved = openai.projects.api_keys.retrieve(project_id=id, api_key_id=shown.id)
    assert retrieved.model_dump() == shown.model_dump()
    native.delete(f"workspaces/{workspace['id']}/members/{user['id']}")
    assert openai.projects.api_keys.rows(project_id=id) == []
    for access in ["inactive", "any"]:
        [shown] = openai.projects.api_keys.rows(project_id=id, owner_project_access=access)
        lens.assert_shows(shown, lens.project_key(key, owner | {"role": "member"}, "inactive"))


def test_lists_go_on_among_keys_of_either_access(openai, native, make_user, make_workspace, make_key):
    stays, leaves = make_user(), make_user()
    workspace = make_workspace(member=stays, viewer=leaves)
    keys = [make_key(workspace, {"type": "user", "id": user["id"]}) for user in [stays, leaves] * 3]
    native.delete(f"workspaces/{workspace['id']}/members/{leaves['id']}")
    of = lambda user: sorted(f"key_{key['id']}" for key in keys if key["owner"]["id"] == user["id"])
    arguments = {"project_id": f"proj_{workspace['id']}", "limit": 2}
    active = openai.projects.api_keys.rows(**arguments, owner_project_access="active")
    inactive = openai.projects.api_keys.rows(**arguments, owner_project_access="inactive")
    assert [key.id for key in active] == of(stays)
    assert [key.id for key in inactive] == of(leaves)


def test_a_key_that_nobody_owns_and_its_end(openai, native, make_workspace, make_key):
    workspace, elsewhere = make_workspace(), make_workspace()
    key = make_key(workspace, {"type": "workspace"})
    [shown] = openai.projects.api_keys.rows(project_id=f"proj_{workspace['id']}")
    assert shown.owner.model_dump(exclude_unset=True) == {}
    assert (shown.name, shown.owner_project_access) == (key["name"], "active")
    with pytest.raises(NotFoundError):
        openai.projects.api_keys.delete(project_id=f"proj_{elsewhere['id']}", api_key_id=shown.id)
    answer = openai.projects.api_keys.delete(project_id=f"proj_{workspace['id']}", api_key_id=shown.id)
    assert answer.model_dump() == {
        "id": shown.id,
        "deleted": True,
        "object": "organization.project.api_key.deleted",
    }
    assert native.status(f"api-keys/{key['id']}") == 404


def test_an_admin_key_works_until_it_is_deleted(openai, native, connect):
    made = openai.admin_api_keys.create(name="New Admin Key", expires_in_seconds=3600)
    key = native.get(f"api-keys/{made.id.removeprefix('key_')}")
    lens.assert_shows(made, lens.admin_key(key))
    assert made.expires_at == made.created_at + 3600
    assert made.value.endswith(made.redacted_value[-3:])
    owner = native.get(f"users/{key['owner']['id']}")
    assert made.owner.model_dump() == {
        "type": "user",
        "object": "organization.user",
        "id": f"user-{owner['id']}",
        "name": lens.name(owner),
        "created_at": lens.seconds(owner["created_at"]),
        "role": "owner",
    }
    own = connect(made.value).admin.organization
    retrieved = own.admin_api_keys.retrieve(key_id=made.id)
    lens.assert_shows(retrieved, lens.admin_key(key))
    assert not hasattr(retrieved, "value")
    answer = openai.admin_api_keys.delete(key_id=made.id)
    assert answer.model_dump() == {
        "id": made.id,
        "deleted": True,
        "object": "organization.admin_api_key.deleted",
    }
    with pytest.raises(AuthenticationError) as refused:
        own.users.list()
    assert refused.value.code == "invalid_api_key"


def test_admin_keys_are_those_of_no_project(openai, native, make_workspace, make_key):
    make_key(make_workspace(), {"type": "workspace"})
    forever = openai.admin_api_keys.create(name="For ever")
    assert forever.expires_at is None
    native.post("api-keys", {"name": "Machine", "owner": {"type": "organization", "role": "viewer"}})
    expected = [lens.admin_key(key) for key in native.all("api-keys") if key["workspace"] is None]
    shown = openai.admin_api_keys.rows(limit=2)
    for key, fields in zip(shown, expected, strict=True):
        lens.assert_shows(key, fields)
    newest = openai.admin_api_keys.rows(limit=3, order="desc")
    assert [key.id for key in newest] == [key["id"] for key in reversed(expected)]
    machine = newest[0].owner
    assert (machine.type, machine.name, machine.role) == ("service_account", "Machine", "reader")


@pytest.mark.parametrize("seconds", [0, -1, 31536001])
def test_an_end_that_is_none_is_refused(openai, seconds):
    with pytest.raises(BadRequestError) as refused:
        openai.admin_api_keys.create(name="x", expires_in_seconds=seconds)
    assert refused.value.param == "expires_in_seconds"
