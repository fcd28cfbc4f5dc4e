"""organizations: create, list, retrieve, update."""

import pytest
from keycardai_api import NotFoundError, PermissionDeniedError

import lens
from native import Native
from sandbox import LABELS


@pytest.fixture
def home(native):
    [home] = [workspace for workspace in native.all("workspaces") if workspace["is_default"]]
    return home


def test_retrieve_knows_the_organization_by_all_its_names(keycard, native, organization, home):
    expected = lens.organization(native.organization(), home)
    for name in (organization, expected["label"], *LABELS):
        lens.assert_shows(keycard.organizations.retrieve(name), expected)


def test_retrieve_says_what_the_caller_may(keycard, connect_as, make_user, organization):
    assert keycard.organizations.retrieve(organization).permissions is None
    for role, may in [("admin", True), ("viewer", False)]:
        shown = connect_as(make_user(role)).organizations.retrieve(organization, expand=["permissions"])
        assert shown.permissions["organizations"] == {"read": True, "update": may}
        assert shown.permissions["zones"]["create"] is may


def test_who_may_not_read_it_is_refused_and_who_is_elsewhere_hears_of_none(account, connect_as, make_user, organization, unknown):
    with pytest.raises(PermissionDeniedError):
        connect_as(make_user("member")).organizations.retrieve(organization)
    refusals = []
    for name in (organization, unknown):
        with pytest.raises(NotFoundError) as refused:
            account.organizations.retrieve(name)
        refusals.append(refused.value.body)
    assert refusals[0] == refusals[1] == {"message": "no such organization", "code": "not_found", "status": 404}


def test_update_changes_the_name(keycard, native, organization, home):
    lens.assert_shows(keycard.organizations.update(organization, name="Renamed"), {"name": "Renamed"})
    assert native.organization()["name"] == "Renamed"
    lens.assert_shows(keycard.organizations.update(organization), lens.organization(native.organization(), home))


def test_create_makes_one_with_an_owner_and_a_key(keycard, url, connect):
    made = keycard.organizations.create(name="New")
    owner = Native(url, made.owner_api_key, made.label)
    assert owner.organization()["name"] == "New"
    assert [user["role"] for user in owner.all("users")] == ["owner"]
    assert connect(made.owner_api_key).organizations.retrieve(made.id).name == "New"
    assert keycard.organizations.create().label != made.label


def test_list_shows_an_operator_every_organization_page_by_page(keycard, native):
    first = keycard.organizations.list(limit=1, expand=["permissions"])
    assert (first.page_info.has_next_page, first.page_info.has_prev_page) == (True, False)
    assert first.permissions["organizations"]["list"] is True
    labels, page = [first.items[0].label], first
    while page.page_info.has_next_page:
        page = keycard.organizations.list(limit=1, after=page.page_info.end_cursor)
        labels += [item.label for item in page.items]
    assert {native.organization()["slug"], "others"} <= set(labels) and len(labels) == len(set(labels))
    back = keycard.organizations.list(limit=1, before=page.page_info.start_cursor)
    assert [item.label for item in back.items] == labels[-2:-1]


def test_list_shows_anybody_else_their_own(account, native):
    assert [item.label for item in account.organizations.list().items] == ["others"]


def test_cursors_of_elsewhere_find_nothing(keycard):
    page = keycard.organizations.list(after="x", before="x", limit=1, expand=["permissions"])
    assert (page.items, page.page_info.end_cursor) == ([], None)
