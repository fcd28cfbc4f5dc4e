import contextlib
import itertools
import os

import httpx2
import native as shared
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from settings import setting


class Native(shared.Native):
    def __init__(self):
        self.url, self.key = setting("ROSTER_URL"), setting("ROSTER_KEY")
        super().__init__(self.url, self.key, setting("ROSTER_ORGANIZATION"))

    def member(self, workspace: str, user: str) -> dict | None:
        path = f"workspaces/{workspace}/members/{user}"
        return self.get(path) if self.status(path) == 200 else None


@pytest.fixture(scope="session")
def native() -> Native:
    return Native()


NUMBERS = itertools.count(1)


@pytest.fixture
def workspace(native) -> str:
    return native.post("workspaces", {"name": f"Agents {next(NUMBERS)}"})["slug"]


@pytest.fixture
def user(native) -> dict:
    """Somebody who is in no workspace yet."""
    return native.post("users", {"email": f"mcp.{os.getpid()}.{next(NUMBERS)}@example.com", "role": "member"})


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
