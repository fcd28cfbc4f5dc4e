"""groups and groups.users."""

import pytest
from openai import BadRequestError, ConflictError, NotFoundError

import lens


def test_create_retrieve_update_delete(openai, native, number):
    made = openai.groups.create(name=f"Support {number}")
    id = made.id.removeprefix("group_")
    lens.assert_shows(made, lens.group(native.get(f"groups/{id}")))
    assert openai.groups.retrieve(group_id=made.id).model_dump() == made.model_dump()
    changed = openai.groups.update(group_id=made.id, name=f"Escalations {number}")
    assert (changed.name, native.get(f"groups/{id}")["name"]) == (f"Escalations {number}",) * 2
    answer = openai.groups.delete(group_id=made.id)
    assert answer.model_dump() == {"id": made.id, "deleted": True, "object": "group.deleted"}
    assert native.status(f"groups/{id}") == 404
    with pytest.raises(NotFoundError):
        openai.groups.retrieve(group_id=made.id)


def test_list_in_both_orders(openai, native, make_group):
    for _ in range(3):
        make_group()
    expected = [lens.group(group) for group in native.all("groups")]
    pages = list(openai.groups.pages(limit=2))
    assert [page.next for page in pages[:-1]] == [page.data[-1].id for page in pages[:-1]]
    assert (pages[-1].next, pages[-1].has_more) == (None, False)
    shown = [group for page in pages for group in page.data]
    for group, fields in zip(shown, expected, strict=True):
        lens.assert_shows(group, fields)
    newest = openai.groups.rows(order="desc", limit=2)
    assert [group.id for group in newest] == [group["id"] for group in reversed(expected)]


def test_a_name_that_is_taken_or_none_is_refused(openai, make_group):
    group = make_group()
    with pytest.raises(ConflictError) as refused:
        openai.groups.create(name=group["name"].upper())
    assert refused.value.param == "name"
    for name in ["", "x" * 256]:
        with pytest.raises(BadRequestError) as refused:
            openai.groups.create(name=name)
        assert refused.value.param == "name"


def test_users_are_added_shown_and_removed(openai, native, make_user, make_group):
    group, user = make_group(), make_user()
    place = {"group_id": f"group_{group['id']}", "user_id": f"user-{user['id']}"}
    # Again, as a client does that did not hear the answer.
    for _ in range(2):
        added = openai.groups.users.create(**place)
        assert added.model_dump() == place | {"object": "group.user"}
    [member] = native.all(f"groups/{group['id']}/members")
    assert member["user"]["id"] == user["id"]
    shown = openai.groups.users.retrieve(**place)
    lens.assert_shows(shown, lens.group_user(member))
    assert (shown.user_type, shown.is_service_account, shown.picture) == ("user", False, None)
    answer = openai.groups.users.delete(**place)
    assert answer.model_dump() == {"deleted": True, "object": "group.user.deleted"}
    assert native.all(f"groups/{group['id']}/members") == []
    with pytest.raises(NotFoundError):
        openai.groups.users.retrieve(**place)


def test_users_are_listed_newest_first(openai, native, make_user, make_group):
    group = make_group(*(make_user() for _ in range(5)))
    expected = [lens.group_user(member) for member in native.all(f"groups/{group['id']}/members")]
    ascending = openai.groups.users.rows(group_id=f"group_{group['id']}", order="asc", limit=2)
    for user, fields in zip(ascending, expected, strict=True):
        lens.assert_shows(user, fields)
    usual = openai.groups.users.rows(group_id=f"group_{group['id']}", limit=2)
    assert [user.id for user in usual] == [user["id"] for user in reversed(expected)]


def test_who_is_no_user_is_refused(openai, make_group, unknown):
    group = make_group()
    with pytest.raises(BadRequestError) as refused:
        openai.groups.users.create(group_id=f"group_{group['id']}", user_id=f"user-{unknown}")
    assert refused.value.param == "user_id"
