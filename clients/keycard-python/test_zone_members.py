"""zones.members: add, list, retrieve, update, delete."""

import pytest
from keycardai_api import BadRequestError, ConflictError, NotFoundError

import lens


@pytest.fixture
def zone(native):
    return native.get("workspaces/zone")["id"]


def member(native, zone, organization, id):
    [found] = [one for one in native.all("workspaces/zone/members") if lens.shown_id(one["user"]["id"]) == id]
    return lens.member(found, zone, organization)


def test_add_makes_a_member(keycard, native, organization, zone):
    shown = keycard.zones.members.add("zoneId", organization_user_id="organization_user_id", role="zone_manager")
    lens.assert_shows(shown, member(native, zone, organization, "organization_user_id"))
    with pytest.raises(ConflictError):
        keycard.zones.members.add("zoneId", organization_user_id="organization_user_id", role="zone_manager")
    with pytest.raises(BadRequestError):
        keycard.zones.members.add("zoneId", organization_user_id="nobody", role="zone_viewer")


def test_list_shows_every_member(keycard, native, organization, zone):
    keycard.zones.members.add("zoneId", organization_user_id="organization_user_id", role="zone_manager")
    page = keycard.zones.members.list("zoneId", expand=["total_count"])
    expected = [lens.member(one, zone, organization) for one in native.all("workspaces/zone/members")]
    assert page.pagination.total_count == len(expected)
    for shown, fields in zip(page.items, expected, strict=True):
        lens.assert_shows(shown, fields)
    [manager] = keycard.zones.members.list("zoneId", role="zone_manager", limit=1).items
    assert manager.organization_user_id == "organization_user_id"


@pytest.mark.parametrize("name, role", [("zone_manager", "admin"), ("zone_viewer", "viewer")])
def test_update_gives_a_role(keycard, native, organization, zone, name, role):
    shown = keycard.zones.members.update("organizationUserId", zone_id="zoneId", role=name)
    lens.assert_shows(shown, member(native, zone, organization, "organizationUserId"))
    [kept] = native.all("workspaces/zone/members")
    assert kept["role"] == role
    assert keycard.zones.members.retrieve("organizationUserId", zone_id="zoneId").model_dump() == shown.model_dump()


def test_remove_ends_the_membership(keycard, native):
    keycard.zones.members.delete("organizationUserId", zone_id="zoneId")
    assert native.all("workspaces/zone/members") == []
    with pytest.raises(NotFoundError):
        keycard.zones.members.retrieve("organizationUserId", zone_id="zoneId")
