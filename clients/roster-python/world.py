"""The world of a suite: its world.json is imported into a sandbox once, and brought back before each test. The fixtures are for
conftest.py to import; a suite with more to its world makes its own."""

from pathlib import Path

import pytest

from control import Control
from native import Native
from settings import setting

# What the tests call with: a text that stands for a key of the organization's first owner.
KEY = "My Admin API Key"
OWNER = "ona@example.com"
ORGANIZATION = "acme"

# Ids that came with the world: a surface shows them in place of those that it makes itself.
ALIASES: dict[str, str] = {}


def know_aliases(native: Native) -> None:
    aliases = native.get("aliases?limit=100")["data"]
    ALIASES.update({alias["target"]: alias["alias"] for alias in aliases if alias["shown"]})


class Sandbox(Control):
    def make_world(self, records: Path) -> None:
        """From the beginning, so that the tests can run again on a server that has seen them."""
        self("POST", "/reset", {})
        self("POST", "/organizations", {"name": "Acme", "slug": ORGANIZATION, "owner": OWNER})
        self.import_world(ORGANIZATION, records)
        self("POST", "/keys", {"key": KEY, "as": {"organization": ORGANIZATION, "user": OWNER}})
        self.keep()


@pytest.fixture(scope="session")
def url() -> str:
    return setting("ROSTER_URL")


@pytest.fixture(scope="session")
def native(url) -> Native:
    return Native(url, KEY, ORGANIZATION)


@pytest.fixture(scope="session")
def sandbox(pytestconfig, url) -> Sandbox:
    """The world that the tests are about, made once."""
    control = Sandbox(setting("ROSTER_SANDBOX_URL"), setting("ROSTER_SANDBOX_TOKEN"))
    control.make_world(pytestconfig.rootpath / "world.json")
    know_aliases(Native(url, KEY, ORGANIZATION))
    return control


@pytest.fixture(autouse=True)
def same_world(sandbox):
    sandbox.bring_back()
