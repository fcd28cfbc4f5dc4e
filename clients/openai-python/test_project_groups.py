"""projects.groups: create, list, retrieve, delete."""

import pytest
from openai import BadRequestError, NotFoundError

import lens


@pytest.mark.parametrize("name, role", [("owner", "admin"), ("member", "member"), ("viewer", "viewer")])
def test_a_group_from_its_role_to_its_end(openai, native, make_group, make_workspace, name, role):
    workspace, group = make_workspace(), make_group()
    project = {"project_id": f"proj_{workspace['id']}"}
    place = project | {"group_id": f"group_{group['id']}"}
    # By name, and again by id.
    [id] = [one.id for one in openai.projects.roles.rows(**project) if one.name == name]
    for written in [name, id]:
        made = openai.projects.groups.create(**place, role=written)
        given = native.get(f"workspaces/{workspace['id']}/groups/{group['id']}")
        assert given["role"] == role
        lens.assert_shows(made, lens.project_group(given))
    for kind in [{}, {"group_type": "group"}]:
        assert openai.projects.groups.retrieve(**place, **kind).model_dump() == made.model_dump()
    with pytest.raises(NotFoundError):
        openai.projects.groups.retrieve(**place, group_type="tenant_group")
    answer = openai.projects.groups.delete(**place)
    assert answer.model_dump() == {"deleted": True, "object": "project.group.deleted"}
    assert native.status(f"workspaces/{workspace['id']}/groups/{group['id']}") == 404
    with pytest.raises(NotFoundError):
        openai.projects.groups.retrieve(**place)


def test_a_custom_role_is_given_by_its_name(openai, native, make_group):
    group = make_group()
    openai.projects.groups.create(project_id="project_id", group_id=f"group_{group['id']}", role="role")
    [role] = [one.id for one in openai.projects.groups.roles.rows(project_id="project_id", group_id=f"group_{group['id']}") if not one.predefined_role]
    assert role == "role_id"
    held = native.get(f"groups/{group['id']}/roles?workspace=ws-project")["data"]
    assert [(one["role"]["name"], one["own"]) for one in held if not one["role"]["built_in"]] == [("role", True)]


def test_list_in_both_orders(openai, native, make_group, make_workspace):
    workspace = make_workspace()
    for role in ["viewer", "member", "manager"]:
        native.post(f"workspaces/{workspace['id']}/groups", {"group": make_group()["id"], "role": role})
    given = native.get(f"workspaces/{workspace['id']}/groups")["data"]
    expected = sorted((lens.project_group(one) for one in given), key=lambda one: one["group_id"])
    shown = openai.projects.groups.rows(project_id=f"proj_{workspace['id']}", limit=2)
    for group, fields in zip(shown, expected, strict=True):
        lens.assert_shows(group, fields)
    newest = openai.projects.groups.rows(project_id=f"proj_{workspace['id']}", limit=2, order="desc")
    assert [group.group_id for group in newest] == [group["group_id"] for group in reversed(expected)]


def test_what_is_no_group_or_no_role_is_refused(openai, native, make_group, make_workspace, unknown):
    workspace, group = make_workspace(), make_group()
    id = f"proj_{workspace['id']}"
    for param, named in [
        ("group_id", {"group_id": f"group_{unknown}", "role": "member"}),
        ("role", {"group_id": f"group_{group['id']}", "role": "king"}),
    ]:
        with pytest.raises(BadRequestError) as refused:
            openai.projects.groups.create(project_id=id, **named)
        assert refused.value.param == param
    assert native.get(f"workspaces/{workspace['id']}/groups")["data"] == []
