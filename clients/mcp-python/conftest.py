import contextlib
import itertools
import json
import os
import urllib.error
import urllib.request

import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client


def setting(name: str) -> str:
    if name not in os.environ:
        pytest.exit(f"{name} is not set: README.md says what the tests need", returncode=2)
    return os.environ[name]


class Native:
    """The native API, the other surface: what it says is what the tools' work is held against."""

    def __init__(self):
        self.url, self.key = setting("ROSTER_URL"), setting("ROSTER_KEY")
        self._base = f"{self.url}/api/v1/organizations/{setting('ROSTER_ORGANIZATION')}"

    def call(self, method: str, path: str, body: dict | None = None) -> tuple[int, dict | None]:
        """Status and JSON of an answer."""
        headers = {"content-type": "application/json", "authorization": f"Bearer {self.key}"}
        request = urllib.request.Request(f"{self._base}/{path}", method=method, headers=headers)
        request.data = None if body is None else json.dumps(body).encode()
        try:
            answer = urllib.request.urlopen(request, timeout=30)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        with answer:
            text = answer.read()
            return answer.status, json.loads(text) if text else None

    def make(self, path: str, body: dict) -> dict:
        status, made = self.call("POST", path, body)
        assert status < 300, (path, status, made)
        return made

    def member(self, workspace: str, user: str) -> dict | None:
        status, member = self.call("GET", f"workspaces/{workspace}/members/{user}")
        return member if status == 200 else None


@pytest.fixture(scope="session")
def native() -> Native:
    return Native()


NUMBERS = itertools.count(1)


@pytest.fixture
def workspace(native) -> str:
    return native.make("workspaces", {"name": f"Agents {next(NUMBERS)}"})["slug"]


@pytest.fixture
def user(native) -> dict:
    """Somebody who is in no workspace yet."""
    return native.make("users", {"email": f"mcp.{os.getpid()}.{next(NUMBERS)}@example.com", "role": "member"})


@contextlib.asynccontextmanager
async def over_http(native, era: str, key: str | None = None):
    """A client of the endpoint with the key, or with another."""
    async with httpx2.AsyncClient(headers={"authorization": f"Bearer {key or native.key}"}) as http:
        async with Client(streamable_http_client(f"{native.url}/mcp", http_client=http), mode=era) as client:
            yield client


def over_stdio(native, era: str, key: str | None = None):
    """A client that starts `roster mcp` itself."""
    environment = {**os.environ, "ROSTER_URL": native.url, "ROSTER_KEY": key or native.key}
    return Client(StdioServerParameters(command=os.path.abspath(setting("ROSTER_BINARY")), args=["mcp"], env=environment), mode=era)
