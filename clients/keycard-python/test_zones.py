"""zones: create, list, retrieve, update, delete."""

import pytest
from keycardai_api import ConflictError, NotFoundError

import lens

# A key of an account of several organizations has to say in which.
KEY_OF_ENCRYPTION = {"arn": "arn:aws:kms:x", "type": "aws"}


def test_create_makes_a_workspace(keycard, native, organization):
    made = keycard.zones.create(
        name="Production",
        description="What customers use.",
        encryption_key=KEY_OF_ENCRYPTION,
        protocols={"oauth2": {"pkce_required": False}},
    )
    lens.assert_shows(made, lens.zone(native.get(f"workspaces/{made.id}"), organization))
    oauth2 = made.protocols.oauth2
    assert (made.encryption_key.arn, oauth2.pkce_required, oauth2.dcr_enabled) == (KEY_OF_ENCRYPTION["arn"], False, True)
    assert keycard.zones.retrieve(made.id, expand=["permissions"]).permissions["zones"]["delete"] is True


def test_create_takes_the_callers_own_organization_alone(keycard, account, native, organization):
    assert keycard.zones.create(name="Named", organization_id=organization).organization_id == organization
    with pytest.raises(NotFoundError):
        account.zones.create(name="Named", organization_id=organization)


def test_update_changes_what_is_named(keycard, native, organization):
    shown = keycard.zones.update("zoneId", description="New.", default_resource_id="resource", requires_invitation=False)
    [kept] = [zone for zone in native.all("workspaces") if lens.shown_id(zone["id"]) == "zoneId"]
    lens.assert_shows(shown, lens.zone(kept, organization) | {"default_resource_id": "resource", "requires_invitation": False})
    shown = keycard.zones.update("zoneId", description=None, default_resource_id=None)
    assert (shown.description, shown.default_resource_id, shown.name) == (None, None, kept["name"])


def test_list_shows_every_zone(keycard, native, organization):
    expected = [lens.zone(zone, organization) for zone in native.all("workspaces")]
    page = keycard.zones.list(limit=1, expand=["total_count", "permissions"])
    assert page.pagination.total_count == len(expected)
    shown = list(page.items)
    while page.pagination.after_cursor is not None:
        page = keycard.zones.list(limit=1, after=page.pagination.after_cursor)
        shown += page.items
    for zone, fields in zip(shown, expected, strict=True):
        lens.assert_shows(zone, fields)


def test_list_is_narrowed_by_slug_and_organization(keycard, native, organization, unknown):
    assert [zone.id for zone in keycard.zones.list(slug="zone").items] == ["zoneId"]
    assert len(keycard.zones.list(filter_organization_id=organization).items) == len(native.all("workspaces"))
    assert keycard.zones.list(filter_organization_id=unknown).items == []


def test_a_viewer_sees_the_zones_that_they_were_given(connect_as, make_user, native):
    viewer = make_user("viewer")
    client = connect_as(viewer)
    assert client.zones.list(expand="total_count").pagination.total_count == 0
    with pytest.raises(NotFoundError):
        client.zones.retrieve("zoneId")
    native.post("workspaces/zone/members", {"user": viewer["id"], "role": "manager"})
    assert [zone.id for zone in client.zones.list().items] == ["zoneId"]
    assert client.zones.retrieve("zoneId", expand=["permissions"]).permissions["members"]["create"] is True


def test_delete_removes_and_the_first_zone_stays(keycard, native):
    keycard.zones.delete("zoneId")
    assert "zone" not in [zone["slug"] for zone in native.all("workspaces")]
    with pytest.raises(NotFoundError):
        keycard.zones.retrieve("zoneId")
    [home] = [zone for zone in native.all("workspaces") if zone["is_default"]]
    with pytest.raises(ConflictError):
        keycard.zones.delete(home["id"])


def test_an_account_finds_its_zones_in_every_organization(account):
    before = {zone.id for zone in account.zones.list().items}
    account.invitations.accept("token")
    assert {zone.id for zone in account.zones.list().items} == before
    made = account.zones.create(name="Its own", organization_id="others")
    assert account.zones.retrieve(made.id).name == "Its own"
