import itertools

import pytest

import sdk
from ids import to_uuid
from native import Native
from world import KEY, ORGANIZATION, OWNER, native, same_world, sandbox, url

# What pytest finds here under these names are fixtures.
__all__ = ["native", "same_world", "sandbox", "url"]


@pytest.fixture(scope="session")
def organization(sandbox, url) -> str:
    return to_uuid(Native(url, KEY, ORGANIZATION).organization()["id"])


@pytest.fixture(scope="session")
def sign_in(url, organization):
    """The client with a text that is sent as its token."""
    return lambda key, way="token": sdk.Sdk(url, way, sdk.token(key), organization)


@pytest.fixture
def robot(native) -> dict:
    """A service account of the organization, with a new credential."""
    [account] = native.all("service-accounts")
    made = native.post(f"service-accounts/{account['id']}/credentials", {"name": "Client"})
    return account | {"secret": made["secret"], "client_id": made["client_id"]}


@pytest.fixture(params=["token", "credentials"])
def evo(request, url, organization, sign_in, native):
    """The client as an owner of the organization who is a person, and as a service account of it."""
    if request.param == "token":
        return sign_in(KEY)
    robot = request.getfixturevalue("robot")
    return sdk.Sdk(url, "credentials", sdk.credentials(url, robot["client_id"], robot["secret"]), organization)


@pytest.fixture
def person(sign_in):
    """The client as a person, who sees where they were given a role."""
    return sign_in(KEY)


NUMBERS = itertools.count(1)


@pytest.fixture
def number() -> int:
    return next(NUMBERS)


@pytest.fixture
def make_user(native):
    """A new user, made through the native API."""

    def make(role: str = "member") -> dict:
        number = next(NUMBERS)
        names = {"given_name": f"Given{number}", "family_name": f"Family{number}"}
        return native.post("users", {"email": f"Client.{number}@example.com", "role": role} | names)

    return make


@pytest.fixture
def workspace_id(native):
    """The native id of a workspace of the world."""
    return lambda slug: native.get(f"workspaces/{slug}")["id"]


@pytest.fixture
def owner(native) -> dict:
    """Whose key the tests have."""
    return next(user for user in native.all("users") if user["email"] == OWNER)


@pytest.fixture
def key_of(sandbox):
    """A key of a user of the world."""

    def make(email: str) -> str:
        key = f"Key of {email}"
        sandbox("POST", "/keys", {"key": key, "as": {"organization": ORGANIZATION, "user": email}})
        return key

    return make


def pytest_collection_modifyitems(items):
    # What was called is known only at the end.
    items.sort(key=lambda item: item.path.name == "test_every_call.py")
