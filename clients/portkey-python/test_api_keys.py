"""api_keys: create, list, retrieve, update, delete; and what a key may do once it exists."""

import re

import pytest
from portkey_ai.api_resources.exceptions import BadRequestError, NotFoundError, PermissionDeniedError

import lens
from ids import to_native, to_uuid

# Kept in this order, a word that means nothing to Roster included.
SCOPES = ["workspaces.list", "organisation_users.list", "logs.view", "workspaces.read"]
LATER = "2040-02-03T04:05:06.000Z"


def stored(native, key) -> dict:
    return native.get(f"api-keys/{to_native(key.id)}")


def test_create_an_organisation_service_key_and_use_it(portkey, native, connect, number):
    made = portkey.api_keys.create(
        type="organisation",
        sub_type="service",
        name=f"Key {number}",
        description="For a job",
        scopes=SCOPES,
        expires_at=LATER,
    )
    assert made.object == "api-key"
    row = stored(native, made)
    assert (row["name"], row["description"]) == (f"Key {number}", "For a job")
    assert (row["owner"]["type"], row["workspace"]) == ("organization", None)
    assert row["scopes"] == SCOPES
    assert lens.time(row["expires_at"]) == LATER
    shown = portkey.api_keys.retrieve(id=made.id)
    lens.assert_shows(shown, lens.api_key(row) | {"rate_limits": [], "usage_limits": None})
    assert shown.key == f"{made.key[:2]}*****{made.key[-3:]}"
    names = sorted(workspace["name"] for workspace in native.all("workspaces"))
    listed = connect(made.key).admin.workspaces.list(page_size=100)
    assert sorted(workspace.name for workspace in listed.data) == names


def test_create_a_workspace_service_key_by_slug(portkey, native, connect, make_user, make_workspace):
    user = make_user()
    workspace, other = make_workspace(member=user), make_workspace(member=user)
    made = portkey.api_keys.create(
        type="workspace",
        sub_type="service",
        name="Members only",
        workspace_id=workspace["slug"],
        scopes=["workspace_users.list", "workspace_users.read"],
    )
    row = stored(native, made)
    assert row["owner"] == {"type": "workspace", "id": workspace["id"]}
    lens.assert_shows(portkey.api_keys.retrieve(id=made.id), lens.api_key(row))
    members = connect(made.key).admin.workspaces.users
    answer = members.list(workspace_id=workspace["slug"])
    assert [lens.fields(member)["id"] for member in answer.data] == [to_uuid(user["id"])]
    with pytest.raises((NotFoundError, PermissionDeniedError)):
        members.list(workspace_id=other["slug"])


def test_create_a_workspace_user_key(portkey, native, make_user, make_workspace):
    user = make_user()
    workspace = make_workspace(manager=user)
    made = portkey.api_keys.create(
        type="workspace",
        sub_type="user",
        name="Ada's",
        workspace_id=to_uuid(workspace["id"]),
        user_id=to_uuid(user["id"]),
        scopes=["workspace_users.list"],
    )
    row = stored(native, made)
    assert row["owner"] == {"type": "user", "id": user["id"]}
    assert row["workspace"] == workspace["id"]
    lens.assert_shows(portkey.api_keys.retrieve(id=made.id), lens.api_key(row))


@pytest.mark.parametrize(
    "wrong",
    [
        {"sub_type": "user"},
        {"type": "galaxy"},
        {"scopes": []},
        {"scopes": ["no-dot"]},
        {"name": "x" * 101},
        {"expires_at": "tomorrow"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_create_refuses_what_makes_no_key(portkey, native, wrong):
    before = native.get("api-keys?limit=1")["total"]
    given = {"type": "organisation", "sub_type": "service", "name": "k", "scopes": SCOPES} | wrong
    with pytest.raises((BadRequestError, NotFoundError)):
        portkey.api_keys.create(**given)
    assert native.get("api-keys?limit=1")["total"] == before


def test_list_shows_a_workspaces_keys_newest_first(portkey, native, make_workspace):
    workspace = make_workspace()
    made = [
        portkey.api_keys.create(
            type="workspace",
            sub_type="service",
            name=f"Key {count}",
            workspace_id=workspace["slug"],
            scopes=SCOPES,
        )
        for count in range(3)
    ]
    rows = []
    for page in range(3):
        answer = portkey.api_keys.list(
            workspace_id=to_uuid(workspace["id"]), page_size=2, current_page=page
        )
        assert (answer.object, answer.total) == ("list", 3)
        rows += answer.data
    assert [row["id"] for row in rows] == [key.id for key in reversed(made)]
    for row, key in zip(rows, reversed(made)):
        lens.assert_shows(row, lens.api_key(stored(native, key)))
        assert re.fullmatch(r"..\*{5}...", row["key"])
    everywhere = portkey.api_keys.list(page_size=100)
    assert {key.id for key in made} <= {row["id"] for row in everywhere.data}


def test_update_changes_what_is_given_and_clears_what_is_null(portkey, native, number):
    limits = {"credit_limit": 10, "alert_threshold": 5, "periodic_reset": "monthly"}
    rates = [{"type": "requests", "unit": "rpm", "value": 100}]
    made = portkey.api_keys.create(
        type="organisation", sub_type="service", name="Before", description="Kept", scopes=SCOPES
    )
    lens.assert_empty(
        portkey.api_keys.update(
            id=made.id,
            name=f"After {number}",
            scopes=list(reversed(SCOPES)),
            usage_limits=limits,
            rate_limits=rates,
            expires_at=LATER,
            defaults={"metadata": {"team": "sea"}, "allow_config_override": False},
        )
    )
    row = stored(native, made)
    assert (row["name"], row["description"]) == (f"After {number}", "Kept")
    assert row["scopes"] == list(reversed(SCOPES))
    assert lens.time(row["expires_at"]) == LATER
    shown = portkey.api_keys.retrieve(id=made.id)
    lens.assert_shows(shown, lens.api_key(row) | {"rate_limits": rates, "allow_config_override": 0})
    assert limits.items() <= shown.usage_limits.items()
    assert shown.defaults["metadata"] == {"team": "sea"}
    assert shown.defaults["allow_config_override"] is False
    portkey.api_keys.update(id=made.id, usage_limits=None, rate_limits=None, expires_at=None)
    row = stored(native, made)
    assert (row["name"], row["expires_at"]) == (f"After {number}", None)
    shown = portkey.api_keys.retrieve(id=made.id)
    lens.assert_shows(shown, lens.api_key(row) | {"rate_limits": [], "usage_limits": None})


def test_delete_removes_the_key(portkey, native):
    made = portkey.api_keys.create(type="organisation", sub_type="service", name="Gone", scopes=SCOPES)
    lens.assert_empty(portkey.api_keys.delete(id=made.id))
    assert native.status(f"api-keys/{to_native(made.id)}") == 404
    for call in (portkey.api_keys.retrieve, portkey.api_keys.delete):
        with pytest.raises(NotFoundError, match="AB08"):
            call(id=made.id)


def test_an_unknown_key_is_not_found(portkey, unknown):
    with pytest.raises(NotFoundError, match="AB08"):
        portkey.api_keys.retrieve(id=unknown)
    with pytest.raises(NotFoundError, match="AB08"):
        portkey.api_keys.update(id=unknown, name="x")
    with pytest.raises(NotFoundError, match="AB08"):
        portkey.api_keys.delete(id=unknown)
