"""admin.workspaces: create, list, retrieve, update, delete."""

import re

import pytest
from portkey_ai.api_resources.exceptions import BadRequestError, ConflictError, NotFoundError

import lens
from ids import to_native, to_uuid


def test_create_makes_a_workspace_with_members(portkey, native, make_user, number):
    first, second = make_user(), make_user()
    made = portkey.admin.workspaces.create(
        name=f"Blue Whale {number}",
        description="Large",
        defaults={"metadata": {"team": "sea", "tier": "1"}},
        users=[to_uuid(first["id"]), to_uuid(second["id"])],
    )
    workspace = native.get(f"workspaces/{to_native(made.id)}")
    assert (workspace["name"], workspace["description"]) == (f"Blue Whale {number}", "Large")
    assert (workspace["status"], workspace["is_default"]) == ("active", False)
    lens.assert_shows(made, {k: v for k, v in lens.workspace(workspace).items() if k != "is_default"})
    assert made.defaults["metadata"] == {"team": "sea", "tier": "1"}
    assert re.fullmatch(r"ws-[a-z0-9-]+-[0-9a-f]{6}", made.slug)
    members = native.all(f"workspaces/{workspace['id']}/members")
    assert {member["user"]["id"] for member in members} >= {first["id"], second["id"]}


def test_create_needs_a_name(portkey, native):
    before = native.get("workspaces?limit=1")["total"]
    with pytest.raises(BadRequestError, match="AB01"):
        portkey.admin.workspaces.create(description="nameless")
    assert native.get("workspaces?limit=1")["total"] == before


def test_create_with_an_unknown_user_makes_nothing(portkey, native, unknown):
    before = native.get("workspaces?limit=1")["total"]
    with pytest.raises((BadRequestError, NotFoundError)):
        portkey.admin.workspaces.create(name="Half", users=[unknown])
    assert native.get("workspaces?limit=1")["total"] == before


def test_list_shows_every_workspace_page_by_page(portkey, native, make_workspace):
    made = [make_workspace(), make_workspace()]
    names = sorted(workspace["name"] for workspace in native.all("workspaces"))
    shown = []
    for page in range(len(names) + 1):
        answer = portkey.admin.workspaces.list(page_size=2, current_page=page)
        assert (answer.object, answer.total) == ("list", len(names))
        shown += answer.data
    assert sorted(workspace.name for workspace in shown) == names
    by_id = {workspace.id: workspace for workspace in shown}
    for workspace in made:
        lens.assert_shows(by_id[to_uuid(workspace["id"])], lens.workspace(workspace) | {"status": "active"})


def test_list_filters_by_name(portkey, native, number):
    native.post("workspaces", {"name": f"Otter {number}"})
    native.post("workspaces", {"name": f"Sea Otter {number}"})

    def names(**query):
        answer = portkey.admin.workspaces.list(**query)
        assert answer.total == len(answer.data)
        return sorted(workspace.name for workspace in answer.data)

    assert names(name=f"Otter {number}") == [f"Otter {number}", f"Sea Otter {number}"]
    assert names(name=f"otter {number}") == [], "the filter minds the case"
    assert names(exact_name=f"Otter {number}") == [f"Otter {number}"]


def test_list_filters_by_status(portkey, native, make_workspace):
    active, archived = make_workspace(), make_workspace()
    native.post(f"workspaces/{archived['id']}/archive")

    def shown(status):
        answer = portkey.admin.workspaces.list(page_size=100, status=status)
        return {workspace.id: workspace.status for workspace in answer.data}

    active, archived = to_uuid(active["id"]), to_uuid(archived["id"])
    assert shown("archived").get(archived) == "archived" and active not in shown("archived")
    assert shown("active").get(active) == "active" and archived not in shown("active")
    assert {active, archived} <= shown("active,archived").keys()


def test_retrieve_takes_the_id_and_the_slug(portkey, native, make_user, make_workspace):
    user = make_user()
    workspace = make_workspace(manager=user)
    by_id = portkey.admin.workspaces.retrieve(workspace_id=to_uuid(workspace["id"]))
    by_slug = portkey.admin.workspaces.retrieve(workspace_id=workspace["slug"])
    assert lens.fields(by_id) == lens.fields(by_slug)
    lens.assert_shows(by_id, lens.workspace(workspace))
    member = native.get(f"workspaces/{workspace['id']}/members/{user['id']}")
    expected = lens.member(member, user, workspace)
    names = ["id", "first_name", "last_name", "org_role", "role", "status", "workspace_id", "created_at"]
    assert [{name: shown[name] for name in names} for shown in by_id.users] == [
        {name: expected[name] for name in names}
    ]


def test_update_changes_what_is_given_and_nothing_else(portkey, native, number):
    made = portkey.admin.workspaces.create(
        name=f"Before {number}", description="Kept", defaults={"metadata": {"a": "1"}}
    )
    path = f"workspaces/{to_native(made.id)}"
    portkey.admin.workspaces.update(workspace_id=made.slug, name=f"After {number}")
    workspace = native.get(path)
    assert (workspace["name"], workspace["description"]) == (f"After {number}", "Kept")
    assert workspace["slug"] == made.slug, "scripts hold slugs, so a new name does not move it"
    portkey.admin.workspaces.update(
        workspace_id=made.id, description=None, defaults={"metadata": {"b": "2"}}
    )
    workspace = native.get(path)
    assert (workspace["name"], workspace["description"]) == (f"After {number}", None)
    shown = portkey.admin.workspaces.retrieve(workspace_id=made.id)
    lens.assert_shows(shown, lens.workspace(workspace))
    assert shown.defaults["metadata"] == {"b": "2"}


def test_delete_can_be_undone(portkey, native, make_user, make_workspace):
    user = make_user()
    workspace = make_workspace(admin=user)
    shown = to_uuid(workspace["id"])
    lens.assert_empty(portkey.admin.workspaces.delete(workspace_id=shown, name=workspace["name"]))
    assert workspace["id"] not in [row["id"] for row in native.all("workspaces")]
    for reference in (shown, workspace["slug"]):
        with pytest.raises(NotFoundError, match="AB08"):
            portkey.admin.workspaces.retrieve(workspace_id=reference)
    native.post(f"workspaces/{workspace['id']}/restore")
    restored = portkey.admin.workspaces.retrieve(workspace_id=shown)
    assert (restored.name, restored.slug) == (workspace["name"], workspace["slug"])
    assert [member["id"] for member in restored.users] == [to_uuid(user["id"])]


def test_delete_wants_the_right_name_if_one_is_given(portkey, native, make_workspace):
    workspace = make_workspace()
    with pytest.raises(BadRequestError, match="AB01"):
        portkey.admin.workspaces.delete(workspace_id=workspace["slug"], name="Another")
    assert native.get(f"workspaces/{workspace['id']}") == workspace
    lens.assert_empty(portkey.admin.workspaces.delete(workspace_id=workspace["slug"]))
    assert workspace["id"] not in [row["id"] for row in native.all("workspaces")]


def test_the_default_workspace_stays(portkey, native):
    default = [workspace for workspace in native.all("workspaces") if workspace["is_default"]]
    assert len(default) == 1
    with pytest.raises((BadRequestError, ConflictError)):
        portkey.admin.workspaces.delete(workspace_id=default[0]["slug"], name=default[0]["name"])
    assert native.get(f"workspaces/{default[0]['id']}") == default[0]


def test_an_unknown_workspace_is_not_found(portkey, unknown):
    for reference in (unknown, "ws-nothing-00beef"):
        with pytest.raises(NotFoundError, match="AB08"):
            portkey.admin.workspaces.retrieve(workspace_id=reference)
        with pytest.raises(NotFoundError, match="AB08"):
            portkey.admin.workspaces.update(workspace_id=reference, name="x")
        with pytest.raises(NotFoundError, match="AB08"):
            portkey.admin.workspaces.delete(workspace_id=reference)
