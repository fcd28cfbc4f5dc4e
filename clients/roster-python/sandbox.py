"""The server is a sandbox: a small world is imported into it once, and brought back before each test."""

import json
import urllib.request
from pathlib import Path

# What the tests call with: a text that stands for a key of the organization's first owner.
KEY = "My Admin API Key"
OWNER = "ona@example.com"
ORGANIZATION = "acme"


class Sandbox:
    """The control of the server: docs/sandbox.md has every call."""

    def __init__(self, url: str, token: str):
        self._url, self._token = url, token

    def __call__(self, method: str, path: str, body: dict | None = None) -> None:
        data = json.dumps(body).encode() if body is not None else None
        headers = {"authorization": f"Bearer {self._token}", "content-type": "application/json"}
        with urllib.request.urlopen(urllib.request.Request(self._url + path, data, headers, method=method), timeout=30) as answer:
            answer.read()

    def make_world(self, world: Path) -> None:
        """From the beginning, so that the tests can run again on a server that has seen them."""
        self("POST", "/reset", {})
        self("POST", "/organizations", {"name": "Acme", "slug": ORGANIZATION, "owner": OWNER})
        self("POST", f"/organizations/{ORGANIZATION}/import", json.loads(world.read_text()))
        self("POST", "/keys", {"key": KEY, "as": {"organization": ORGANIZATION, "user": OWNER}})
        self("POST", "/snapshots", {"name": "world"})

    def bring_back(self) -> None:
        self("POST", "/reset", {"snapshot": "world"})
