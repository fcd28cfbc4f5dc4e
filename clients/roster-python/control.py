"""The control of a sandbox: docs/sandbox.md has every call. A suite makes its world once, and has it back before each test."""

import json
import urllib.request
from pathlib import Path
from typing import Any


class Control:
    def __init__(self, url: str, token: str):
        self._url, self._token = url, token

    def __call__(self, method: str, path: str, body: dict | None = None) -> Any:
        data = json.dumps(body).encode() if body is not None else None
        headers = {"authorization": f"Bearer {self._token}", "content-type": "application/json"}
        with urllib.request.urlopen(urllib.request.Request(self._url + path, data, headers, method=method), timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def import_world(self, organization: str, records: Path) -> None:
        self("POST", f"/organizations/{organization}/import", json.loads(records.read_text()))

    def keep(self) -> None:
        """What is there now is the world."""
        self("POST", "/snapshots", {"name": "world"})

    def bring_back(self) -> None:
        self("POST", "/reset", {"snapshot": "world"})
