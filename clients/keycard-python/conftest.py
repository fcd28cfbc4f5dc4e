import itertools

import pytest

import sdk
from native import Native
from sandbox import ACCOUNT, KEY, Sandbox
from settings import setting
from world import ORGANIZATION, know_aliases, same_world, url

# What pytest finds here under these names are fixtures.
__all__ = ["same_world", "url"]

# What a version of the client has no calls for is not tested with it.
collect_ignore = [] if sdk.KNOWS_USERS else ["test_users.py", "test_identities.py", "test_zone_members.py", "test_seed.py"]


@pytest.fixture(scope="session")
def sandbox(url, native) -> Sandbox:
    """The world that the tests are about, made once."""
    control = Sandbox(setting("ROSTER_SANDBOX_URL"), setting("ROSTER_SANDBOX_TOKEN"))
    control.make_world(url)
    know_aliases(native)
    return control


@pytest.fixture(scope="session")
def native(url) -> Native:
    return Native(url, KEY, ORGANIZATION)


@pytest.fixture
def organization(native) -> str:
    """The organization's id."""
    return native.organization()["id"]


@pytest.fixture(scope="session", params=["sync", "async"])
def connect(request, url):
    """The client of one kind, with a key of the caller's choice."""
    return lambda key, **options: sdk.connect(request.param, url, key, **options)


@pytest.fixture(scope="session")
def keycard(connect):
    """The client of the organization's owner, who is an operator too."""
    return connect(KEY)


@pytest.fixture(scope="session")
def account(connect):
    """The client of an account that belongs to another organization."""
    return connect(ACCOUNT)


NUMBERS = itertools.count(1)


@pytest.fixture
def make_user(native):
    """A new user, made through the native API: Keycard has no call for that."""

    def make(role: str = "member") -> dict:
        return native.post("users", {"email": f"client{next(NUMBERS)}@example.com", "role": role})

    return make


@pytest.fixture
def connect_as(native, connect):
    """The client of this user, with a key of theirs."""

    def make(user: dict):
        key = native.post("api-keys", {"name": "Key", "owner": {"type": "user", "id": user["id"]}})
        return connect(key["secret"])

    return make


@pytest.fixture
def unknown() -> str:
    """An id that nothing has."""
    return "0" * 25 + "1"


def pytest_collection_modifyitems(items):
    # What was called is known only at the end.
    items.sort(key=lambda item: item.path.name == "test_every_call.py")
