"""roles and projects.roles: create, list, retrieve, update, delete."""

import pytest
from openai import BadRequestError, ConflictError, NotFoundError

import lens

WORDS = ["api.groups.read", "api.model.request", "words.of.ones.own"]


@pytest.fixture(params=["organization", "project"])
def place(request, native, make_workspace):
    """Where the roles lie: the client's arguments for it, and the native API's list."""
    if request.param == "organization":
        return {"of": lambda openai: openai.roles, "arguments": {}, "path": "roles"}
    workspace = make_workspace()
    arguments = {"project_id": f"proj_{workspace['id']}"}
    return {"of": lambda openai: openai.projects.roles, "arguments": arguments, "path": f"roles?workspace={workspace['id']}"}


@pytest.fixture
def roles(openai, place):
    return place["of"](openai)


def custom(native, place) -> list[dict]:
    return [role for role in native.all(place["path"]) if not role["built_in"]]


def test_create_keeps_the_words_in_order(roles, native, place):
    made = roles.create(**place["arguments"], role_name="Readers", permissions=WORDS, description="Who reads")
    stored = native.get(f"roles/{made.id.removeprefix('role_')}")
    assert (stored["name"], stored["scopes"], stored["description"]) == ("Readers", WORDS, "Who reads")
    reads = [permission for permission in stored["permissions"] if permission.startswith("groups.")]
    assert sorted(reads) == ([] if place["arguments"] else ["groups.list", "groups.read"])
    lens.assert_shows(made, lens.role(stored))
    assert roles.retrieve(**place["arguments"], role_id=made.id).model_dump() == made.model_dump()
    bare = roles.create(**place["arguments"], role_name="Nothing", permissions=[])
    assert (bare.description, bare.permissions) == (None, [])


def test_list_shows_those_that_are_always_there_and_the_others(roles, native, place):
    for name in ["First", "Second", "Third"]:
        roles.create(**place["arguments"], role_name=name, permissions=WORDS)
    shown = roles.rows(**place["arguments"], limit=2)
    predefined = [role for role in shown if role.predefined_role]
    names = ["viewer", "member", "owner"] if place["arguments"] else ["reader", "owner"]
    kind = "project" if place["arguments"] else "organization"
    where = place["arguments"].get("project_id", f"org-{native.organization()['id']}")
    assert [(role.name, role.id) for role in predefined] == [(name, f"role-api-{kind}-{name}__api-{kind}__{where}") for name in names]
    assert {role.resource_type for role in shown} == {f"api.{kind}"}
    others = shown[len(predefined) :]
    for role, stored in zip(others, custom(native, place), strict=True):
        lens.assert_shows(role, lens.role(stored))
    newest = roles.rows(**place["arguments"], order="desc", limit=2)
    assert [role.id for role in newest] == [role.id for role in reversed(shown)]


def test_update_changes_what_is_named(roles, native, place):
    made = roles.create(**place["arguments"], role_name="Readers", permissions=WORDS, description="Who reads")
    stored = lambda: native.get(f"roles/{made.id.removeprefix('role_')}")
    arguments = place["arguments"] | {"role_id": made.id}
    renamed = roles.update(**arguments, role_name="Watchers", permissions=None)
    assert (renamed.name, stored()["name"], stored()["scopes"], stored()["description"]) == ("Watchers", "Watchers", WORDS, "Who reads")
    cleared = roles.update(**arguments, permissions=[], description=None)
    assert (cleared.permissions, cleared.description) == ([], None)
    assert (stored()["scopes"] or [], stored()["permissions"], stored()["description"]) == ([], [], None)
    before = stored()
    lens.assert_shows(roles.update(**arguments), lens.role(before))
    assert stored()["name"] == before["name"]


def test_a_name_is_taken_once(roles, native, place):
    roles.create(**place["arguments"], role_name="Readers", permissions=[])
    before = custom(native, place)
    for taken in ["readers", "owner"]:
        with pytest.raises(ConflictError) as refused:
            roles.create(**place["arguments"], role_name=taken, permissions=[])
        assert (refused.value.code, refused.value.param) == ("already_exists", "role_name")
    assert custom(native, place) == before


def test_those_that_are_always_there_stay_as_they_are(roles, native, place):
    [owner] = [role for role in roles.rows(**place["arguments"]) if role.name == "owner"]
    lens.assert_shows(roles.retrieve(**place["arguments"], role_id=owner.id), owner.model_dump())
    before = native.all(place["path"])
    with pytest.raises(BadRequestError):
        roles.update(**place["arguments"], role_id=owner.id, role_name="King")
    with pytest.raises(BadRequestError):
        roles.delete(**place["arguments"], role_id=owner.id)
    assert native.all(place["path"]) == before


def test_delete_takes_it_from_who_has_it(openai, roles, native, place, make_user):
    made = roles.create(**place["arguments"], role_name="Readers", permissions=WORDS)
    user = make_user()
    of_users = openai.projects.users.roles if place["arguments"] else openai.users.roles
    of_users.create(**place["arguments"], user_id=f"user-{user['id']}", role_id=made.id)
    path = f"role-assignments?user={user['id']}"
    assert [one["role"]["id"] for one in native.get(path)["data"]] == [made.id.removeprefix("role_")]
    answer = roles.delete(**place["arguments"], role_id=made.id)
    assert answer.model_dump() == {"id": made.id, "deleted": True, "object": "role.deleted"}
    assert native.status(f"roles/{made.id.removeprefix('role_')}") == 404
    assert native.get(path)["data"] == []
    with pytest.raises(NotFoundError):
        roles.retrieve(**place["arguments"], role_id=made.id)


def test_one_id_names_another_role_in_each_place(openai, native):
    in_organization = openai.roles.retrieve(role_id="role_id")
    in_project = openai.projects.roles.retrieve(project_id="project_id", role_id="role_id")
    assert (in_organization.resource_type, in_project.resource_type) == ("api.organization", "api.project")
    assert (in_organization.permissions, in_project.permissions) == (["users.list"], ["workspaces.read"])
    openai.projects.roles.delete(project_id="project_id", role_id="role_id")
    assert openai.roles.retrieve(role_id="role_id").model_dump() == in_organization.model_dump()
