"""projects: create, list, retrieve, update, archive."""

import pytest
from openai import BadRequestError, NotFoundError

import lens


def test_create_makes_a_workspace(openai, native, number):
    made = openai.projects.create(name=f"Project {number}", external_key_id="key_x", residency="EU_STORAGE_PROCESSING")
    workspace = native.get(f"workspaces/{made.id.removeprefix('proj_')}")
    lens.assert_shows(made, lens.project(workspace))
    assert (made.external_key_id, made.residency, made.status) == ("key_x", "EU_STORAGE_PROCESSING", "active")
    assert openai.projects.retrieve(project_id=made.id).model_dump() == made.model_dump()


def test_create_takes_a_geography_and_shows_no_residency(openai, number):
    made = openai.projects.create(name=f"Project {number}", geography="anywhere", external_key_id=None)
    assert "residency" not in made.model_fields_set
    assert made.external_key_id is None


def test_update_changes_what_is_named(openai, native, make_workspace, number):
    workspace = make_workspace()
    id = f"proj_{workspace['id']}"
    shown = openai.projects.update(project_id=id, name=f"Renamed {number}", external_key_id="key_y")
    assert (shown.name, shown.external_key_id) == (f"Renamed {number}", "key_y")
    after = native.get(f"workspaces/{workspace['id']}")
    assert (after["name"], after["slug"]) == (f"Renamed {number}", workspace["slug"])
    lens.assert_shows(openai.projects.update(project_id=id, name=None, geography=None), lens.project(after))


def test_archive_is_for_good_and_can_be_repeated(openai, native, make_workspace):
    workspace = make_workspace()
    id = f"proj_{workspace['id']}"
    first, second = openai.projects.archive(project_id=id), openai.projects.archive(project_id=id)
    assert first.model_dump() == second.model_dump()
    after = native.get(f"workspaces/{workspace['id']}")
    lens.assert_shows(first, lens.project(after))
    assert (first.status, after["status"]) == ("archived", "archived")
    for refused in [openai.projects.users.list, openai.projects.service_accounts.list]:
        with pytest.raises(BadRequestError, match="archived"):
            refused(project_id=id)
    lens.assert_shows(openai.projects.retrieve(project_id=id), lens.project(after))


@pytest.mark.parametrize("include_archived", [None, False, True])
def test_list_shows_every_project(openai, native, make_workspace, include_archived):
    native.post(f"workspaces/{make_workspace()['id']}/archive", {})
    workspaces = native.all("workspaces")
    assert {one["status"] for one in workspaces} == {"active", "archived"}
    expected = [lens.project(one) for one in workspaces if include_archived or one["status"] == "active"]
    arguments = {} if include_archived is None else {"include_archived": include_archived}
    shown = openai.projects.rows(limit=2, **arguments)
    for project, fields in zip(shown, expected, strict=True):
        lens.assert_shows(project, fields)


def test_the_default_project_stays_as_it_is(openai, native):
    [default] = [workspace for workspace in native.all("workspaces") if workspace["is_default"]]
    id = f"proj_{default['id']}"
    with pytest.raises(BadRequestError, match="default project") as refused:
        openai.projects.update(project_id=id, name="Mine")
    assert refused.value.param == "project_id"
    with pytest.raises(BadRequestError, match="default project"):
        openai.projects.archive(project_id=id)
    assert native.get(f"workspaces/{default['id']}") == default


def test_a_deleted_workspace_is_no_project(openai, native, make_workspace):
    workspace = make_workspace()
    native.delete(f"workspaces/{workspace['id']}")
    with pytest.raises(NotFoundError):
        openai.projects.retrieve(project_id=f"proj_{workspace['id']}")
    assert f"proj_{workspace['id']}" not in [project.id for project in openai.projects.rows(include_archived=True)]
