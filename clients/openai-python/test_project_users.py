"""projects.users."""

import pytest
from openai import BadRequestError, NotFoundError

import lens


@pytest.mark.parametrize("name, role", [("owner", "admin"), ("member", "member"), ("viewer", "viewer")])
def test_create_by_id_and_by_email(openai, native, make_user, make_workspace, name, role):
    workspace, first, second = make_workspace(), make_user(), make_user()
    id = f"proj_{workspace['id']}"
    by_id = openai.projects.users.create(project_id=id, user_id=f"user-{first['id']}", role=name)
    by_email = openai.projects.users.create(project_id=id, email=second["email"].upper(), user_id=None, role=name)
    members = native.all(f"workspaces/{workspace['id']}/members")
    assert [member["role"] for member in members] == [role, role]
    for shown, member in zip([by_id, by_email], members, strict=True):
        lens.assert_shows(shown, lens.project_user(member))


def test_create_again_has_the_role_from_then_on(openai, native, make_user, make_workspace):
    user = make_user()
    workspace = make_workspace(viewer=user)
    place = {"project_id": f"proj_{workspace['id']}", "user_id": f"user-{user['id']}"}
    path = f"workspaces/{workspace['id']}/members/{user['id']}"
    before = native.get(path)
    assert openai.projects.users.create(**place, role="member").role == "member"
    assert native.get(path) == before, "the role that is shown is no change"
    assert openai.projects.users.create(**place, role="owner").role == "owner"
    assert native.get(path)["role"] == "admin"


def test_who_is_named_twice_wrongly_or_not_at_all(openai, native, make_user, make_workspace, unknown):
    workspace, user, other = make_workspace(), make_user(), make_user()
    id = f"proj_{workspace['id']}"
    refusals = [
        ("user_id", {}),
        ("user_id", {"user_id": f"user-{unknown}"}),
        ("email", {"email": "nobody@example.com"}),
    ]
    for param, named in refusals:
        with pytest.raises(BadRequestError) as refused:
            openai.projects.users.create(project_id=id, role="member", **named)
        assert refused.value.param == param
    with pytest.raises(BadRequestError) as refused:
        openai.projects.users.create(project_id=id, role="king", user_id=f"user-{user['id']}")
    assert refused.value.param == "role"
    assert native.all(f"workspaces/{workspace['id']}/members") == []
    both = openai.projects.users.create(project_id=id, role="member", user_id=f"user-{user['id']}", email=other["email"])
    assert both.email == user["email"]


def test_list_shows_every_member(openai, native, make_user, make_workspace):
    workspace = make_workspace(admin=make_user(), manager=make_user(), member=make_user(), viewer=make_user())
    expected = [lens.project_user(member) for member in native.all(f"workspaces/{workspace['id']}/members")]
    assert sorted(user["role"] for user in expected) == ["member", "member", "owner", "owner"]
    shown = openai.projects.users.rows(project_id=f"proj_{workspace['id']}", limit=3)
    for user, fields in zip(shown, expected, strict=True):
        lens.assert_shows(user, fields)


@pytest.mark.parametrize("role", ["admin", "manager", "member", "viewer"])
def test_writing_back_the_role_that_is_shown_changes_nothing(openai, native, make_user, make_workspace, role):
    user = make_user()
    workspace = make_workspace(**{role: user})
    place = {"project_id": f"proj_{workspace['id']}", "user_id": f"user-{user['id']}"}
    path = f"workspaces/{workspace['id']}/members/{user['id']}"
    before = native.get(path)
    shown = openai.projects.users.retrieve(**place)
    lens.assert_shows(shown, lens.project_user(before))
    for written in [{"role": shown.role}, {"role": None}, {}]:
        assert openai.projects.users.update(**place, **written).role == shown.role
    assert native.get(path) == before


def test_update_and_delete(openai, native, make_user, make_workspace):
    user, stays = make_user(), make_user()
    workspace = make_workspace(member=user, viewer=stays)
    place = {"project_id": f"proj_{workspace['id']}", "user_id": f"user-{user['id']}"}
    assert openai.projects.users.update(**place, role="owner").role == "owner"
    assert native.get(f"workspaces/{workspace['id']}/members/{user['id']}")["role"] == "admin"
    answer = openai.projects.users.delete(**place)
    assert answer.model_dump() == {
        "id": place["user_id"],
        "deleted": True,
        "object": "organization.project.user.deleted",
    }
    assert [one["user"]["id"] for one in native.all(f"workspaces/{workspace['id']}/members")] == [stays["id"]]
    for call in [openai.projects.users.retrieve, openai.projects.users.delete]:
        with pytest.raises(NotFoundError):
            call(**place)
