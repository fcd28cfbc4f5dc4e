"""invites: create, list, retrieve, delete; and what comes of them."""

import pytest
from openai import BadRequestError, ConflictError, NotFoundError

import lens

PASSWORD = "no fish in these sheds"


def known(native, email: str) -> dict:
    [found] = [invitation for invitation in native.all("invitations") if invitation["email"] == email]
    return found


@pytest.mark.parametrize("case", ["absent", "empty", "given"])
def test_create_makes_what_the_native_api_shows(openai, native, make_email, make_workspace, case):
    workspace, email = make_workspace(), make_email()
    place = {"id": f"proj_{workspace['id']}", "role": "owner"}
    projects = {"absent": {}, "empty": {"projects": []}, "given": {"projects": [place]}}[case]
    shown = openai.invites.create(email=email, role="reader", **projects)
    made = known(native, email)
    lens.assert_shows(shown, lens.invite(made))
    assert (shown.status, made["role"]) == ("pending", "member")
    expected = {"absent": None, "empty": [], "given": [{"workspace": workspace["id"], "role": "admin"}]}
    assert made["workspaces"] == expected[case]
    assert openai.invites.retrieve(invite_id=shown.id).model_dump() == shown.model_dump()


def test_list_shows_all_but_those_that_were_deleted(openai, native, make_email):
    first, second = (openai.invites.create(email=make_email(), role="owner") for _ in range(2))
    openai.invites.delete(invite_id=first.id)
    expected = [lens.invite(one) for one in native.all("invitations") if one["status"] != "revoked"]
    shown = openai.invites.rows(limit=1)
    assert len(shown) == len(expected)
    for invite, fields in zip(shown, expected, strict=True):
        lens.assert_shows(invite, fields)
    assert second.id in [invite.id for invite in shown]
    assert first.id not in [invite.id for invite in shown]


def test_delete_revokes_it(openai, native, make_email):
    email = make_email()
    invite = openai.invites.create(email=email, role="reader")
    for _ in range(2):
        answer = openai.invites.delete(invite_id=invite.id)
        assert answer.model_dump() == {"id": invite.id, "deleted": True, "object": "organization.invite.deleted"}
    assert known(native, email)["status"] == "revoked"
    with pytest.raises(NotFoundError):
        openai.invites.retrieve(invite_id=invite.id)


def test_an_accepted_invite_is_shown_and_can_not_be_deleted(openai, native, make_email):
    email = make_email()
    sent = native.post("invitations", {"email": email, "role": "viewer"})
    joined = native.post_as(None, "accounts", {"token": sent["token"], "login": email, "password": PASSWORD})
    shown = openai.invites.retrieve(invite_id=f"invite-{sent['id']}")
    lens.assert_shows(shown, lens.invite(known(native, email)))
    assert (shown.status, shown.role) == ("accepted", "reader")
    assert openai.users.retrieve(user_id=f"user-{joined['user']['id']}").email == email
    with pytest.raises(BadRequestError, match="accepted"):
        openai.invites.delete(invite_id=shown.id)


def test_an_email_that_is_taken_is_a_conflict(openai, make_email, make_user):
    email = make_email()
    openai.invites.create(email=email, role="reader")
    for taken in [email, make_user()["email"]]:
        with pytest.raises(ConflictError) as refused:
            openai.invites.create(email=taken, role="reader")
        assert (refused.value.code, refused.value.param) == ("already_exists", "email")


def test_a_project_that_is_none_is_refused(openai, native, make_email, unknown):
    email = make_email()
    with pytest.raises(BadRequestError) as refused:
        openai.invites.create(email=email, role="reader", projects=[{"id": f"proj_{unknown}", "role": "member"}])
    assert refused.value.param == "projects[0].id"
    assert email not in [one["email"] for one in native.all("invitations")]
