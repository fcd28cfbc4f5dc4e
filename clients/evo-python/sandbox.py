"""The server is a sandbox: a small world is imported into it once, and brought back before each test."""

from pathlib import Path

from control import Control

# What the tests call with: a text that stands for a key of the organization's first owner.
KEY = "An owner's token"
OWNER = "ona@example.com"
ORGANIZATION = "acme"


class Sandbox(Control):
    def make_world(self) -> None:
        """From the beginning, so that the tests can run again on a server that has seen them."""
        self("POST", "/reset", {})
        self("POST", "/organizations", {"name": "Acme", "slug": ORGANIZATION, "owner": OWNER})
        self.import_world(ORGANIZATION, Path(__file__).with_name("world.json"))
        self("POST", "/keys", {"key": KEY, "as": {"organization": ORGANIZATION, "user": OWNER}})
        self.keep()
