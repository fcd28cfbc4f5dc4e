import itertools

import pytest

import sdk
from world import KEY, native, same_world, sandbox, url

# What pytest finds here under these names are fixtures.
__all__ = ["native", "same_world", "sandbox", "url"]


@pytest.fixture(scope="session", params=["sync", "async"])
def connect(request, url):
    """The client of one kind, with a key of the caller's choice."""
    return lambda key, **options: sdk.connect(request.param, url, key, **options)


@pytest.fixture(scope="session")
def openai(connect):
    """What the client administers an organization with, as its owner."""
    return connect(KEY).admin.organization


NUMBERS = itertools.count(1)


@pytest.fixture
def number() -> int:
    return next(NUMBERS)


@pytest.fixture
def make_email():
    """An email that nobody has."""
    return lambda: f"Client.{next(NUMBERS)}@example.com"


@pytest.fixture
def make_user(native, make_email):
    """A new user, made through the native API: OpenAI has no call for that."""

    def make(role: str = "member") -> dict:
        number = next(NUMBERS)
        body = {
            "email": make_email(),
            "given_name": f"Given{number}",
            "family_name": f"Family{number}",
            "role": role,
        }
        return native.get(f"users/{native.post('users', body)['id']}")

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


@pytest.fixture
def make_group(native):
    """A new group with these users."""

    def make(*users: dict) -> dict:
        made = native.post("groups", {"name": f"Group {next(NUMBERS)}"})
        for user in users:
            native.post(f"groups/{made['id']}/members", {"users": [user["id"]]})
        return native.get(f"groups/{made['id']}")

    return make


@pytest.fixture
def unknown() -> str:
    """The 26 characters of an id that nothing has."""
    return "0" * 25 + "1"


def pytest_collection_modifyitems(items):
    # What was called is known only at the end.
    items.sort(key=lambda item: item.path.name == "test_every_call.py")
