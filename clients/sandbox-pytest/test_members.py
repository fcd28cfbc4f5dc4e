"""Code under test would stand here; each test has the world for itself."""

import pytest
from portkey_ai.api_resources.exceptions import APIConnectionError, AuthenticationError, InternalServerError


def mia(portkey):
    return portkey.admin.users.list(email="mia@example.com").data[0]


# Twice the same, so that the second one fails if the first one left anything behind.
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_member_is_added(portkey, stored, time):
    user = mia(portkey)
    portkey.admin.workspaces.users.create(workspace_id="ws-lab", users=[{"id": user.id, "role": "member"}])
    members = stored("workspaces/ws-lab/members")["data"]
    assert {member["user"]["email"]: member["role"] for member in members} == {
        "mia@example.com": "member",
        "noah@example.com": "manager",
    }


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_user_is_removed(portkey, stored, time):
    portkey.admin.users.delete(user_id=mia(portkey).id)
    assert stored("users?email=mia@example.com")["total"] == 0


def test_an_invite_expires(portkey, sandbox, stored):
    made = portkey.admin.users.invites.create(email="zoe@example.com", role="member")
    assert portkey.admin.users.invites.retrieve(invite_id=made.id).status == "pending"
    sandbox("POST", "/clock/advance", {"seconds": 8 * 24 * 60 * 60})
    assert portkey.admin.users.invites.retrieve(invite_id=made.id).status == "expired"
    assert stored("invitations")["data"][0]["status"] == "expired"


def test_the_service_is_down_for_one_call(portkey, sandbox):
    sandbox("POST", "/faults", {"surface": "portkey", "status": 503, "times": 1})
    with pytest.raises(InternalServerError) as down:
        portkey.admin.users.list()
    assert down.value.status_code == 503
    assert portkey.admin.users.list().total == 3
    assert sandbox("GET", "/faults")["faults"][0]["met"] == 1


def test_the_connection_breaks(portkey, sandbox, stored):
    user = mia(portkey)
    sandbox("POST", "/faults", {"path": "/portkey/v1/**", "method": "DELETE", "drop": True})
    with pytest.raises(APIConnectionError):
        portkey.admin.users.delete(user_id=user.id)
    assert stored("users?email=mia@example.com")["total"] == 1, "nothing arrived"


def test_a_key_of_ones_own_choice_stands_for_anybody(portkey, sandbox):
    who = {"organization": "acme", "user": "mia@example.com"}
    sandbox("POST", "/keys", {"key": "Mia's key", "as": who})
    as_mia = portkey.copy(api_key="Mia's key")
    assert as_mia.admin.users.retrieve(user_id=mia(portkey).id).email == "mia@example.com"


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_key_from_another_test_is_not_known(portkey, time):
    with pytest.raises(AuthenticationError):
        portkey.copy(api_key="Mia's key").admin.users.list()
