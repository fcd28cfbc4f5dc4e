import itertools

import pytest

import sdk
from ids import to_uuid
from native import Native
from settings import setting


@pytest.fixture(scope="session")
def url() -> str:
    return setting("ROSTER_URL")


@pytest.fixture(scope="session")
def native(url) -> Native:
    return Native(url, setting("ROSTER_KEY"), setting("ROSTER_ORGANIZATION"))


@pytest.fixture(scope="session", params=["sync", "async"])
def connect(request, url):
    """The client of one kind, with a key of the caller's choice."""
    return lambda key: sdk.connect(request.param, url, key)


@pytest.fixture(scope="session")
def portkey(connect):
    """The client as the organization's owner."""
    return connect(setting("ROSTER_KEY"))


NUMBERS = itertools.count(1)


@pytest.fixture
def make_email():
    """An email that nobody has."""
    return lambda: f"Client.{next(NUMBERS)}@example.com"


@pytest.fixture
def make_user(native, make_email):
    """A new user, made through the native API: Portkey has no call for that."""

    def make(role: str = "member") -> dict:
        number = next(NUMBERS)
        body = {
            "email": make_email(),
            "given_name": f"Given{number}",
            "family_name": f"Family{number}",
            "role": role,
        }
        made = native.post("users", body)
        return native.get(f"users/{made['id']}")

    return make


@pytest.fixture
def make_workspace(native):
    """A new workspace with members by role, as the native API shows it."""

    def make(**members: dict) -> dict:
        made = native.post("workspaces", {"name": f"Client {next(NUMBERS)}"})
        for role, user in members.items():
            native.post(f"workspaces/{made['id']}/members", {"user": user["id"], "role": role})
        return native.get(f"workspaces/{made['id']}")

    return make


PASSWORD = "no fish in these sheds"


@pytest.fixture(params=["a new account", "an account that is there"])
def join(request, native, make_email):
    """Accepts the invitation behind a link; the user that comes of it, as the native API answers."""

    def new(token: str, login: str) -> dict:
        body = {"token": token, "login": login, "password": PASSWORD, "given_name": "Nina"}
        return native.post_as(None, "accounts", body)["user"]

    def again(token: str, login: str) -> dict:
        """As somebody who was in the organization, left it, and signs in."""
        first = native.post("invitations", {"email": make_email(), "role": "member"})
        native.delete(f"users/{new(first['token'], login)['id']}")
        session = native.post_as(None, "sessions", {"login": login, "password": PASSWORD})
        body = {"token": token, "given_name": "Nina"}
        return native.post_as(session["secret"], "invitations/accept", body)["user"]

    accept = new if request.param == "a new account" else again
    return lambda link: accept(link.rpartition("/")[2], make_email())


@pytest.fixture
def number() -> int:
    return next(NUMBERS)


@pytest.fixture
def unknown() -> str:
    """A well-formed id that nothing has."""
    return to_uuid("0" * 25 + "1")


def pytest_collection_modifyitems(items):
    # What was called is known only at the end.
    items.sort(key=lambda item: item.path.name == "test_every_call.py")
