"""Who is refused, with which error of the client, and in Portkey's own shape."""

import json

import pytest
from portkey_ai.api_resources.exceptions import AuthenticationError, PermissionDeniedError

import lens
from ids import to_uuid


def service_key(portkey, *scopes):
    return portkey.api_keys.create(
        type="organisation", sub_type="service", name="Narrow", scopes=list(scopes)
    )


def assert_refused(error, code):
    """The vendor's shape, and nothing beside it; the client hands it on as text."""
    body = json.loads(error.value.body)
    assert body["success"] is False
    assert body["data"]["errorCode"] == code
    assert body["data"]["message"]
    assert error.value.response.headers["x-portkey-trace-id"]


def test_a_key_does_what_its_scopes_say_and_no_more(portkey, native, connect, make_user, make_workspace):
    user = make_user()
    workspace = make_workspace(member=user)
    narrow = connect(service_key(portkey, "organisation_users.read").key)
    lens.assert_shows(narrow.admin.users.retrieve(user_id=to_uuid(user["id"])), lens.user(user))
    for call in (
        lambda: narrow.admin.users.list(),
        lambda: narrow.admin.users.update(user_id=to_uuid(user["id"]), role="admin"),
        lambda: narrow.admin.users.delete(user_id=to_uuid(user["id"])),
        lambda: narrow.admin.workspaces.create(name="Mine"),
        lambda: narrow.api_keys.create(
            type="organisation", sub_type="service", name="Wider", scopes=["organisation_users.delete"]
        ),
    ):
        with pytest.raises(PermissionDeniedError) as error:
            call()
        assert_refused(error, "AB03")
    assert native.get(f"users/{user['id']}") == user
    assert native.get(f"workspaces/{workspace['id']}") == workspace


def test_nobody_grants_more_than_they_hold(portkey, native, connect):
    maker = connect(service_key(portkey, "organisation_service_api_keys.create").key)
    before = native.get("api-keys?limit=1")["total"]
    with pytest.raises(PermissionDeniedError) as error:
        maker.api_keys.create(
            type="organisation", sub_type="service", name="Wider", scopes=["organisation_users.delete"]
        )
    assert_refused(error, "AB03")
    assert native.get("api-keys?limit=1")["total"] == before


def test_a_deleted_key_stops_at_once(portkey, connect):
    made = service_key(portkey, "workspaces.list")
    client = connect(made.key)
    assert client.admin.workspaces.list().total > 0
    portkey.api_keys.delete(id=made.id)
    with pytest.raises(AuthenticationError) as error:
        client.admin.workspaces.list()
    assert_refused(error, "AB05")


def test_a_key_stops_with_its_user(portkey, connect, make_user, make_workspace):
    user = make_user()
    workspace = make_workspace(manager=user)
    made = portkey.api_keys.create(
        type="workspace",
        sub_type="user",
        name="Theirs",
        workspace_id=workspace["slug"],
        user_id=to_uuid(user["id"]),
        scopes=["workspace_users.list"],
    )
    members = connect(made.key).admin.workspaces.users
    assert members.list(workspace_id=workspace["slug"]).total == 1
    portkey.admin.users.delete(user_id=to_uuid(user["id"]))
    with pytest.raises(AuthenticationError) as error:
        members.list(workspace_id=workspace["slug"])
    assert_refused(error, "AB05")


@pytest.mark.parametrize("key", ["nonsense", "rst_nonsense"])
def test_a_wrong_key_is_refused(connect, key):
    with pytest.raises(AuthenticationError) as error:
        connect(key).admin.users.list()
    assert_refused(error, "AB05")
