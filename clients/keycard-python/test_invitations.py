"""organizations.invitations: create, list, delete; invitations: retrieve, accept."""

import pytest
from keycardai_api import AuthenticationError, ConflictError, NotFoundError

import lens
from sandbox import ID, TOKEN


def test_create_invites(keycard, native, organization):
    made = keycard.organizations.invitations.create(organization, email="new@example.com", role="org_viewer")
    sent = native.get(f"invitations/{made.id}")
    lens.assert_shows(made, lens.invitation(sent, organization))
    assert (sent["role"], sent["workspaces"], made.status) == ("viewer", [], "pending")
    with pytest.raises(ConflictError):
        keycard.organizations.invitations.create(organization, email="new@example.com", role="org_viewer")


def test_list_shows_every_invitation(keycard, native, organization):
    expected = [lens.invitation(sent, organization) for sent in native.all("invitations")]
    page = keycard.organizations.invitations.list(organization, expand=["permissions"])
    for shown, fields in zip(page.items, expected, strict=True):
        lens.assert_shows(shown, fields)
        assert shown.permissions["invitations"]["delete"] is True


def test_delete_revokes(keycard, native, organization):
    keycard.organizations.invitations.delete(invitation_id=ID, organization_id=organization)
    keycard.organizations.invitations.delete(invitation_id=ID, organization_id=organization)
    [sent] = [sent for sent in native.all("invitations") if lens.shown_id(sent["id"]) == ID]
    assert sent["status"] == "revoked"


def test_whoever_has_the_token_sees_the_invitation(connect, native):
    [sent] = [sent for sent in native.all("invitations") if sent["email"] == "account@example.com"]
    # Not even with a key that is wrong.
    shown = connect("no key of anybody").invitations.retrieve(TOKEN)
    fields = {
        "email": sent["email"],
        "expires_at": lens.time(sent["expires_at"]),
        "organization_name": native.organization()["name"],
        "role": "org_viewer",
        "status": "pending",
    }
    lens.assert_shows(shown, fields)
    with pytest.raises(NotFoundError):
        connect("no key of anybody").invitations.retrieve("no such token")


def test_an_account_accepts_once(account, native, organization):
    accepted = account.invitations.accept(TOKEN)
    assert (accepted.success, accepted.organization_id) == (True, organization)
    user = native.get(f"users/{accepted.user_id}")
    assert (user["email"], user["role"]) == ("account@example.com", "viewer")
    with pytest.raises(ConflictError):
        account.invitations.accept(TOKEN)
    # It belongs to both from now on, and sees each as what it is there.
    assert {item.label for item in account.organizations.list().items} == {"others", native.organization()["slug"]}


def test_a_key_of_an_organization_accepts_nothing(keycard):
    with pytest.raises(AuthenticationError):
        keycard.invitations.accept(TOKEN)
