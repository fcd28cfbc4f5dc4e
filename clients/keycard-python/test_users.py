"""organizations.users: list, retrieve, update, delete."""

import pytest
from keycardai_api import ConflictError, NotFoundError, PermissionDeniedError

import lens
from sandbox import ID, LABELS


def test_list_shows_every_user_in_the_order_in_which_they_came(keycard, native, organization, url):
    expected = [lens.user(user, url) for user in native.all("users")]
    shown, after = [], None
    while True:
        arguments = {"after": after} if after else {}
        page = keycard.organizations.users.list(organization, limit=2, **arguments)
        shown += page.items
        if not page.page_info.has_next_page:
            break
        after = page.page_info.end_cursor
    for user, fields in zip(shown, expected, strict=True):
        lens.assert_shows(user, fields)


def test_list_is_narrowed_by_role(keycard, native, organization, make_user):
    make_user("viewer")
    shown = keycard.organizations.users.list(organization, role="org_viewer", expand=["permissions"])
    expected = [user["email"] for user in native.all("users") if user["role"] == "viewer"]
    assert [user.email for user in shown.items] == expected
    assert all(user.permissions["users"]["update"] for user in shown.items)
    assert shown.permissions["users"]["list"] is True


def test_retrieve_shows_the_vendors_sample(keycard, native, url):
    [sample] = [user for user in native.all("users") if lens.shown_id(user["id"]) == ID]
    shown = keycard.organizations.users.retrieve(user_id=ID, organization_id=LABELS[0], expand=["permissions"])
    lens.assert_shows(shown, lens.user(sample, url))
    assert (shown.id, shown.source) == (ID, "https://example.com")


@pytest.mark.parametrize("role, update", [("owner", False), ("viewer", True)])
def test_permissions_say_who_stands_above(connect_as, make_user, organization, role, update):
    user = make_user(role)
    shown = connect_as(make_user("admin")).organizations.users.retrieve(
        user_id=user["id"], organization_id=organization, expand=["permissions"]
    )
    assert shown.permissions["users"] == {"read": True, "list": True, "update": update, "delete": update}


@pytest.mark.parametrize("name, role", [("org_admin", "owner"), ("org_viewer", "viewer"), ("org_member", "member")])
def test_update_gives_a_role(keycard, native, organization, make_user, name, role):
    user = make_user("member" if role != "member" else "viewer")
    shown = keycard.organizations.users.update(user_id=user["id"], organization_id=organization, role=name)
    assert shown.role == name
    assert native.get(f"users/{user['id']}")["role"] == role


def test_the_role_that_is_shown_is_no_change(keycard, native, organization, make_user):
    user = make_user("admin")
    keycard.organizations.users.update(user_id=user["id"], organization_id=organization, role="org_admin", status="active")
    assert native.get(f"users/{user['id']}") == user


def test_update_disables(keycard, native, organization, make_user, url):
    user = make_user()
    shown = keycard.organizations.users.update(user_id=user["id"], organization_id=organization, status="disabled")
    lens.assert_shows(shown, lens.user(native.get(f"users/{user['id']}"), url))
    assert shown.status == "disabled"
    same = keycard.organizations.users.update(user_id=user["id"], organization_id=organization)
    assert same.model_dump() == shown.model_dump()


def test_delete_removes(keycard, native, organization, make_user):
    user = make_user()
    keycard.organizations.users.delete(user_id=user["id"], organization_id=organization)
    assert native.status(f"users/{user['id']}") == 404
    with pytest.raises(NotFoundError):
        keycard.organizations.users.retrieve(user_id=user["id"], organization_id=organization)


def test_the_last_owner_stays(keycard, native, organization):
    [owner] = [user for user in native.all("users") if user["role"] == "owner"]
    with pytest.raises(ConflictError) as refused:
        keycard.organizations.users.delete(user_id=owner["id"], organization_id=organization)
    # The client would send it twice more.
    assert refused.value.response.headers["x-should-retry"] == "false"


def test_a_member_reads_nobody(connect_as, make_user, organization):
    weak = connect_as(make_user("member"))
    with pytest.raises(PermissionDeniedError):
        weak.organizations.users.list(organization)
