"""organizations.sso_connection: enable, retrieve, update, disable."""

import pytest
from keycardai_api import ConflictError, NotFoundError

import lens

PROTOCOLS = {
    "oauth2": {"authorization_endpoint": "https://login.example.com/authorize", "scopes_supported": ["openid", "email"]},
    "openid": {"userinfo_endpoint": "https://login.example.com/userinfo"},
}


@pytest.fixture
def sso(keycard):
    return keycard.organizations.sso_connection


def expected(native: dict) -> dict:
    fields = {name: native[name] for name in ("id", "client_id", "client_secret_set", "identifier")}
    return fields | lens.times(native)


def enable(sso, organization):
    return sso.enable(organization, client_id="roster", identifier="https://login.example.com", client_secret="s", protocols=PROTOCOLS)


def test_enable_gives_the_organization_one(sso, keycard, native, organization):
    assert keycard.organizations.retrieve(organization).sso_enabled is False
    made = enable(sso, organization)
    kept = native.get("sso-connection")
    lens.assert_shows(made, expected(kept))
    assert (made.client_secret_set, kept["protocols"]) == (True, PROTOCOLS)
    assert "client_secret" not in made.model_fields_set
    assert keycard.organizations.retrieve(organization).sso_enabled is True
    with pytest.raises(ConflictError):
        enable(sso, organization)


def test_update_changes_what_is_named(sso, native, organization):
    enable(sso, organization)
    shown = sso.update(organization, client_secret=None, protocols={"oauth2": {"scopes_supported": None}})
    kept = native.get("sso-connection")
    lens.assert_shows(shown, expected(kept))
    assert (shown.client_secret_set, shown.client_id) == (False, "roster")
    assert "scopes_supported" not in kept["protocols"]["oauth2"] and kept["protocols"]["openid"] == PROTOCOLS["openid"]
    read = sso.retrieve(organization, expand=["permissions"])
    lens.assert_shows(read, expected(kept))
    assert read.permissions["sso_connection"]["delete"] is True


def test_disable_takes_it_away(sso, native, organization):
    enable(sso, organization)
    sso.disable(organization)
    assert native.status("sso-connection") == 404
    for gone in (sso.retrieve, sso.update, sso.disable):
        with pytest.raises(NotFoundError):
            gone(organization)
