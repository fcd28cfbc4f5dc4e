"""users: list, retrieve, update, delete."""

import pytest
from openai import BadRequestError, NotFoundError

import lens


def test_list_shows_every_user_with_its_values(openai, native, make_user):
    made = make_user(role="viewer")
    make_user()
    native.patch(f"users/{made['id']}", {"status": "disabled"})
    expected = [lens.user(user) for user in native.all("users")]
    assert "user_id" in [user["id"] for user in expected], "the id that came with the world is shown"
    pages = list(openai.users.pages(limit=2))
    assert len(pages) == -(-len(expected) // 2) > 1
    assert [page.has_more for page in pages] == [True] * (len(pages) - 1) + [False]
    for page in pages:
        assert (page.first_id, page.last_id) == (page.data[0].id, page.data[-1].id)
    shown = [user for page in pages for user in page.data]
    assert [user.id for user in shown] == [user["id"] for user in expected]
    for user, fields in zip(shown, expected, strict=True):
        lens.assert_shows(user, fields)
        assert user.projects is None


def test_list_filters_by_several_emails_in_any_case(openai, make_user):
    users = [make_user(), make_user()]
    emails = [users[0]["email"].upper(), users[1]["email"], "nobody@example.com"]
    shown = openai.users.rows(emails=emails)
    assert [user.email for user in shown] == [user["email"] for user in users]


def test_an_empty_page_and_one_after_nothing(openai):
    for answer in [openai.users.list(limit=0), openai.users.list(after="after", limit=20)]:
        assert (answer.data, answer.first_id, answer.last_id, answer.has_more) == ([], None, None, False)


def test_who_deletes_users_while_paging_misses_nobody(openai, native, make_user):
    emails = [make_user()["email"] for _ in range(5)]
    seen = []
    for page in openai.users.pages(emails=emails, limit=2):
        seen += [user.email for user in page.data]
        for user in page.data:
            openai.users.delete(user_id=user.id)
    assert seen == emails
    assert not {user["email"] for user in native.all("users")} & set(emails)


def test_retrieve_shows_the_user_and_their_projects(openai, make_user, make_workspace):
    user = make_user()
    member, owner = make_workspace(member=user), make_workspace(manager=user)
    shown = openai.users.retrieve(user_id=f"user-{user['id']}")
    lens.assert_shows(shown, lens.user(user))
    assert shown.projects.object == "list"
    assert [project.model_dump() for project in shown.projects.data] == [
        {"id": f"proj_{member['id']}", "name": member["name"], "role": "member"},
        {"id": f"proj_{owner['id']}", "name": owner["name"], "role": "owner"},
    ]


@pytest.mark.parametrize("name, role", [("owner", "owner"), ("reader", "member")])
def test_update_changes_the_role(openai, native, make_user, name, role):
    user = make_user(role="member" if name == "owner" else "owner")
    shown = openai.users.update(user_id=f"user-{user['id']}", role=name)
    assert shown.role == name
    after = native.get(f"users/{user['id']}")
    assert after["role"] == role
    lens.assert_shows(shown, lens.user(after))


@pytest.mark.parametrize("role", ["owner", "admin", "viewer", "member"])
def test_writing_back_the_role_that_is_shown_changes_nothing(openai, native, make_user, role):
    user = make_user(role=role)
    shown = openai.users.retrieve(user_id=f"user-{user['id']}").role
    assert openai.users.update(user_id=f"user-{user['id']}", role=shown).role == shown
    assert native.get(f"users/{user['id']}") == user


def test_what_only_this_surface_knows_is_kept(openai, native, make_user):
    user = make_user()
    id = f"user-{user['id']}"
    openai.users.update(user_id=id, technical_level="advanced", developer_persona="backend")
    openai.users.update(user_id=id, developer_persona="platform", technical_level=None, role=None, role_id=None)
    shown = openai.users.retrieve(user_id=id)
    assert (shown.technical_level, shown.developer_persona) == ("advanced", "platform")
    assert native.get(f"users/{user['id']}")["role"] == user["role"]


def test_an_update_of_nothing_changes_nothing(openai, native, make_user):
    user = make_user()
    lens.assert_shows(openai.users.update(user_id=f"user-{user['id']}"), lens.user(user))
    assert native.get(f"users/{user['id']}") == user


def test_a_role_that_is_none_is_refused(openai, native, make_user):
    user = make_user()
    for role in ["queen", "admin", ""]:
        with pytest.raises(BadRequestError) as refused:
            openai.users.update(user_id=f"user-{user['id']}", role=role)
        assert refused.value.param == "role"
    assert native.get(f"users/{user['id']}") == user


def test_delete_removes_the_user_everywhere(openai, native, make_user, make_workspace):
    user, stays = make_user(), make_user()
    workspace = make_workspace(member=user, manager=stays)
    answer = openai.users.delete(user_id=f"user-{user['id']}")
    assert answer.model_dump() == {
        "id": f"user-{user['id']}",
        "deleted": True,
        "object": "organization.user.deleted",
    }
    assert native.status(f"users/{user['id']}") == 404
    members = native.all(f"workspaces/{workspace['id']}/members")
    assert [member["user"]["id"] for member in members] == [stays["id"]]
    with pytest.raises(NotFoundError):
        openai.users.delete(user_id=f"user-{user['id']}")
