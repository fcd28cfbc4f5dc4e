"""The roles of users and of groups, in the organization and in projects: create, list, retrieve, delete."""

import pytest
from openai import BadRequestError, NotFoundError

import lens


@pytest.fixture(params=["a user", "a group", "a user of a project", "a group of a project"])
def held(request, openai, native, make_user, make_group, make_workspace):
    """Somebody without a custom role, where they could have one."""
    kind, in_project = ("user" if "user" in request.param else "group"), "project" in request.param
    somebody = make_user() if kind == "user" else make_group()
    shown = f"{'user-' if kind == 'user' else 'group_'}{somebody['id']}"
    arguments, query = {f"{kind}_id": shown}, ""
    part = openai
    if in_project:
        workspace = make_workspace(**({"member": somebody} if kind == "user" else {}))
        if kind == "group":
            native.post(f"workspaces/{workspace['id']}/groups", {"group": somebody["id"], "role": "member"})
        arguments["project_id"], query = f"proj_{workspace['id']}", f"?workspace={workspace['id']}"
        part = openai.projects
    roles = part.roles
    made = roles.create(
        **({"project_id": arguments["project_id"]} if in_project else {}),
        role_name="Readers",
        permissions=["api.groups.read"],
    )
    part = part.users if kind == "user" else part.groups
    return {"roles": part.roles, "role": made, "kind": kind, "id": shown, "arguments": arguments, "path": f"{kind}s/{somebody['id']}/roles{query}"}


def stored(native, held) -> list[dict]:
    return [one for one in native.get(held["path"])["data"] if not one["role"]["built_in"]]


def test_a_role_is_given_shown_and_taken(native, held):
    roles, named = held["roles"], held["arguments"] | {"role_id": held["role"].id}
    with pytest.raises(NotFoundError):
        roles.retrieve(**named)
    # Again, as a client does that did not hear the answer.
    for _ in range(2):
        given = roles.create(**named)
        assert given.object == f"{held['kind']}.role"
        assert given.role.model_dump() == held["role"].model_dump()
        assert getattr(given, held["kind"]).id == held["id"]
    [has] = stored(native, held)
    assert (has["role"]["id"], has["own"], has["groups"]) == (held["role"].id.removeprefix("role_"), True, [])
    shown = roles.retrieve(**named)
    lens.assert_shows(shown, lens.assigned_role(has))
    [listed] = [role for role in roles.rows(**held["arguments"], limit=1) if not role.predefined_role]
    assert listed.model_dump() == shown.model_dump()
    answer = roles.delete(**named)
    assert answer.model_dump() == {"deleted": True, "object": f"{held['kind']}.role.deleted"}
    assert stored(native, held) == []
    with pytest.raises(NotFoundError):
        roles.delete(**named)


def test_a_role_that_is_none_is_refused(native, held, unknown):
    before = native.get(held["path"])
    with pytest.raises(BadRequestError) as refused:
        held["roles"].create(**held["arguments"], role_id=f"role_{unknown}")
    assert refused.value.param == "role_id"
    assert native.get(held["path"]) == before


def test_lists_go_both_ways(openai, held):
    held["roles"].create(**held["arguments"], role_id=held["role"].id)
    up = held["roles"].rows(**held["arguments"], order="asc", limit=1)
    down = held["roles"].rows(**held["arguments"], order="desc", limit=1)
    assert held["role"].id in [role.id for role in up]
    assert [role.id for role in down] == [role.id for role in reversed(up)]


def test_what_comes_through_a_group_is_shown_and_stays(openai, native, make_user, make_group):
    user = make_user()
    group = make_group(user)
    role = openai.roles.create(role_name="Readers", permissions=["api.groups.read"])
    openai.groups.roles.create(group_id=f"group_{group['id']}", role_id=role.id)
    named = {"user_id": f"user-{user['id']}", "role_id": role.id}
    [has] = [one for one in native.get(f"users/{user['id']}/roles")["data"] if not one["role"]["built_in"]]
    assert (has["own"], has["groups"]) == (False, [group["id"]])
    shown = openai.users.roles.retrieve(**named)
    lens.assert_shows(shown, lens.assigned_role(has))
    assert [(source.principal_id, source.principal_type) for source in shown.assignment_sources] == [(f"group_{group['id']}", "group")]
    with pytest.raises(NotFoundError):
        openai.users.roles.delete(**named)


def predefined(roles, name: str) -> str:
    [found] = [role.id for role in roles if role.predefined_role and role.name == name]
    return found


@pytest.mark.parametrize("name, role", [("owner", "owner"), ("reader", "member")])
def test_a_users_role_is_an_assignment_too(openai, native, make_user, name, role):
    user = make_user(role="member" if name == "owner" else "owner")
    given = openai.users.roles.create(user_id=f"user-{user['id']}", role_id=predefined(openai.roles.rows(), name))
    assert (given.role.name, given.user.role) == (name, name)
    assert native.get(f"users/{user['id']}")["role"] == role
    held = openai.users.roles.rows(user_id=f"user-{user['id']}")
    assert [(one.name, one.predefined_role, one.assignment_sources) for one in held] == [(name, True, None)]


@pytest.mark.parametrize("name, role", [("owner", "admin"), ("member", "member"), ("viewer", "viewer")])
def test_a_membership_is_an_assignment_too(openai, native, make_user, make_workspace, name, role):
    user, workspace = make_user(), make_workspace()
    place = {"project_id": f"proj_{workspace['id']}", "user_id": f"user-{user['id']}"}
    id = predefined(openai.projects.roles.rows(project_id=place["project_id"]), name)
    assert openai.projects.users.roles.create(**place, role_id=id).role.name == name
    assert native.get(f"workspaces/{workspace['id']}/members/{user['id']}")["role"] == role
    assert [one.name for one in openai.projects.users.roles.rows(**place)] == [name]
    openai.projects.users.roles.delete(**place, role_id=id)
    assert native.status(f"workspaces/{workspace['id']}/members/{user['id']}") == 404
