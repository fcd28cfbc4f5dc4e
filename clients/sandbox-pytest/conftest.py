"""Roster stands in for Portkey: one server for the whole run, the same world before every test."""

import json
import os
import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from portkey_ai import Portkey

KEY = "My Admin API Key"


@pytest.fixture(scope="session")
def roster():
    """A server with data that goes with it. It listens on free ports and says which."""
    command = [os.environ.get("ROSTER", "roster"), "demo", "--json"]
    command += ["--listen", "127.0.0.1:0", "--sandbox", "127.0.0.1:0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield json.loads(server.stdout.readline())
        finally:
            server.terminate()


class Sandbox:
    """The control of the server: docs/sandbox.md has every call."""

    def __init__(self, url: str, token: str):
        self._url, self._token = url, token

    def __call__(self, method: str, path: str, body: dict | None = None) -> dict:
        data = json.dumps(body).encode() if body is not None else None
        headers = {"authorization": f"Bearer {self._token}", "content-type": "application/json"}
        with urlopen(Request(self._url + path, data, headers, method=method)) as answer:
            text = answer.read()
        return json.loads(text) if text else {}


@pytest.fixture(scope="session")
def sandbox(roster) -> Sandbox:
    """The world that the tests are about, made once."""
    control = Sandbox(**roster["sandbox"])
    control("POST", "/organizations", {"name": "Acme", "slug": "acme"})
    world = json.loads(Path(__file__).with_name("world.json").read_text())
    control("POST", "/organizations/acme/import", world)
    control("POST", "/keys", {"key": KEY, "as": {"organization": "acme"}})
    control("POST", "/snapshots", {"name": "world"})
    return control


@pytest.fixture(autouse=True)
def same_world(sandbox):
    sandbox("POST", "/reset", {"snapshot": "world"})


@pytest.fixture
def portkey(roster) -> Portkey:
    """Portkey's own client; only the base URL is another one."""
    return Portkey(api_key=KEY, base_url=f"{roster['url']}/portkey/v1")


@pytest.fixture
def stored(roster):
    """What the server has, read through its own API: what the client said is held against it."""

    def read(path: str) -> dict | None:
        url = f"{roster['url']}/api/v1/organizations/acme/{quote(path, safe='/?=&@')}"
        try:
            with urlopen(Request(url, headers={"authorization": f"Bearer {KEY}"})) as answer:
                return json.load(answer)
        except HTTPError as error:
            if error.code == 404:
                return None
            raise

    return read
