"""admin.users.invites: create, list, retrieve, delete, resend."""

import pytest
from portkey_ai.api_resources.exceptions import (
    BadRequestError,
    ConflictError,
    NotFoundError,
    PermissionDeniedError,
)

import lens
from ids import to_native, to_uuid


def stored(native, invite) -> dict:
    return native.get(f"invitations/{to_native(invite.id)}")


def resend(portkey, invite_id: str):
    """The async client has this call a level higher than the sync one, beside the calls on users."""
    users = portkey.admin.users
    return (users if hasattr(users, "resend") else users.invites).resend(invite_id=invite_id)


def test_create_invites_into_workspaces_named_by_id_and_by_slug(portkey, native, url, make_email, make_workspace):
    first, second = make_workspace(), make_workspace()
    email, written = make_email(), [to_uuid(first["id"]), second["slug"]]
    made = portkey.admin.users.invites.create(
        email=email,
        role="admin",
        workspaces=[{"id": written[0], "role": "manager"}, {"id": written[1], "role": "member"}],
        workspace_api_key_details={"scopes": ["logs.view"]},
    )
    assert made.invite_link.startswith(f"{url}/accept/")
    row = stored(native, made)
    assert (row["email"], row["role"], row["status"]) == (email, "admin", "pending")
    assert row["workspaces"] == [
        {"workspace": first["id"], "role": "manager"},
        {"workspace": second["id"], "role": "member"},
    ]
    assert lens.fields(made) == lens.invite(row, written) | {"invite_link": made.invite_link}
    shown = portkey.admin.users.invites.retrieve(invite_id=made.id)
    assert lens.fields(shown) == lens.invite(row, written)
    assert portkey.admin.users.list(email=email).total == 0, "nobody is a user before they accept"


def test_create_without_workspaces_invites_into_none(portkey, native, make_email):
    made = portkey.admin.users.invites.create(email=make_email(), role="member")
    assert stored(native, made)["workspaces"] == []


def test_create_refuses_what_makes_no_invite(portkey, native, make_email, make_user, unknown):
    waiting = make_email()
    create = portkey.admin.users.invites.create
    create(email=waiting, role="member")
    before = native.get("invitations?limit=1")["total"]
    for wrong in (
        {"role": "member"},
        {"email": "x" * 255, "role": "member"},
        {"email": make_email()},
        {"email": make_email(), "role": "owner"},
        {"email": make_email(), "role": "member", "workspaces": [{"id": unknown, "role": "member"}]},
        {"email": make_email(), "role": "member", "workspace_api_key_details": {"name": "no scopes"}},
    ):
        with pytest.raises(BadRequestError, match="AB01"):
            create(**wrong)
    for taken in (make_user()["email"].upper(), waiting):
        with pytest.raises(ConflictError, match="AB07"):
            create(email=taken, role="member")
    assert native.get("invitations?limit=1")["total"] == before


def test_list_shows_every_invite_page_by_page(portkey, native, make_email, make_workspace):
    workspace = make_workspace()
    made = portkey.admin.users.invites.create(
        email=make_email(), role="member", workspaces=[{"id": workspace["slug"], "role": "admin"}]
    )
    portkey.admin.users.invites.create(email=make_email(), role="admin")
    rows, shown = native.all("invitations"), []
    for page in range(len(rows)):
        answer = portkey.admin.users.invites.list(page_size=5, current_page=page)
        assert (answer.object, answer.total) == ("list", len(rows))
        assert len(answer.data) == min(5, len(rows) - len(shown))
        shown += answer.data
        if len(shown) == len(rows):
            break
    assert [invite.id for invite in shown] == [to_uuid(row["id"]) for row in rows]
    invite = next(invite for invite in shown if invite.id == made.id)
    assert lens.fields(invite) == lens.invite(stored(native, made), [workspace["slug"]])


def test_list_filters_by_email_role_and_status(portkey, make_email):
    email = make_email()
    made = portkey.admin.users.invites.create(email=email, role="admin")

    def found(**query):
        answer = portkey.admin.users.invites.list(email=email.lower(), **query)
        assert answer.total == len(answer.data)
        return [invite.id for invite in answer.data]

    assert found(role="admin") == [made.id] and found(role="member") == []
    assert found(status="pending") == [made.id] and found(status="cancelled") == []
    portkey.admin.users.invites.delete(invite_id=made.id)
    assert found(status="pending") == [] and found(status="cancelled") == [made.id]
    assert found(status="accepted") == found(status="expired") == []
    with pytest.raises(BadRequestError, match="AB01"):
        found(status="revoked")


def test_delete_cancels_the_invite_which_stays_listed(portkey, native, make_email):
    made = portkey.admin.users.invites.create(email=make_email(), role="member")
    lens.assert_empty(portkey.admin.users.invites.delete(invite_id=made.id))
    row = stored(native, made)
    assert row["status"] == "revoked"
    shown = portkey.admin.users.invites.retrieve(invite_id=made.id)
    assert lens.fields(shown) == lens.invite(row, [])
    lens.assert_empty(portkey.admin.users.invites.delete(invite_id=made.id))
    with pytest.raises(ConflictError, match="AB07"):
        resend(portkey, made.id)
    assert stored(native, made) == row


def test_resend_gives_a_new_link_to_the_same_invite(portkey, native, url, make_email):
    made = portkey.admin.users.invites.create(email=make_email(), role="member")
    before = stored(native, made)
    link = lens.fields(resend(portkey, made.id))["inviteLink"]
    assert link.startswith(f"{url}/accept/") and link != made.invite_link
    row = stored(native, made)
    assert row["expires_at"] > before["expires_at"]
    assert row | {name: before[name] for name in ("expires_at", "updated_at")} == before


def test_an_accepted_invite_becomes_a_user_with_its_role_and_workspaces(
    portkey, native, join, make_email, make_workspace
):
    first, second, email = make_workspace(), make_workspace(), make_email()
    written = [first["slug"], to_uuid(second["id"])]
    places = [{"id": written[0], "role": "manager"}, {"id": written[1], "role": "member"}]
    made = portkey.admin.users.invites.create(email=email, role="admin", workspaces=places)
    user = native.get(f"users/{join(made.invite_link)['id']}")
    assert (user["email"], user["role"], user["given_name"]) == (email, "admin", "Nina")
    found = portkey.admin.users.list(email=email)
    assert found.total == 1
    lens.assert_shows(found.data[0], lens.user(user))
    user_id = to_uuid(user["id"])
    workspace_ids = portkey.admin.users.retrieve(user_id=user_id).workspace_ids
    for workspace, place in zip((first, second), places, strict=True):
        assert workspace["slug"] in workspace_ids
        member = portkey.admin.workspaces.users.retrieve(workspace_id=workspace["slug"], user_id=user_id)
        assert member.role == place["role"]
        stands = native.get(f"workspaces/{workspace['id']}/members/{user['id']}")
        lens.assert_shows(member, lens.member(stands, user, workspace))
    row = stored(native, made)
    assert (row["status"], row["user"]) == ("accepted", user["id"])
    invite = portkey.admin.users.invites.retrieve(invite_id=made.id)
    assert lens.fields(invite) == lens.invite(row, written) and invite.status == "accepted"
    listed = portkey.admin.users.invites.list(email=email, status="accepted")
    assert [lens.fields(one) for one in listed.data] == [lens.invite(row, written)]
    for call in (
        lambda: portkey.admin.users.invites.delete(invite_id=made.id),
        lambda: resend(portkey, made.id),
        lambda: portkey.admin.users.invites.create(email=email, role="member"),
    ):
        with pytest.raises(ConflictError, match="AB07"):
            call()


def test_an_unknown_invite_is_not_found(portkey, unknown):
    for call in (
        portkey.admin.users.invites.retrieve,
        portkey.admin.users.invites.delete,
        lambda invite_id: resend(portkey, invite_id),
    ):
        with pytest.raises(NotFoundError, match="AB08"):
            call(invite_id=unknown)


def test_a_key_without_the_scopes_of_users_invites_nobody(portkey, native, connect, make_email):
    key = portkey.api_keys.create(
        type="organisation", sub_type="service", name="Reads", scopes=["organisation_users.read"]
    )
    made = portkey.admin.users.invites.create(email=make_email(), role="member")
    row, reader = stored(native, made), connect(key.key)
    invites = reader.admin.users.invites
    assert lens.fields(invites.retrieve(invite_id=made.id)) == lens.invite(row, [])
    for call in (
        lambda: invites.create(email=make_email(), role="member"),
        lambda: invites.list(),
        lambda: invites.delete(invite_id=made.id),
        lambda: resend(reader, made.id),
    ):
        with pytest.raises(PermissionDeniedError, match="AB03"):
            call()
    assert stored(native, made) == row
