"""The published client behind one way of calling, so that each test is written without a loop of its
own. Nothing of the client is replaced: the calls go to its own methods, through its own transport."""

import asyncio
import atexit
import functools
import inspect
from typing import Any
from uuid import UUID

from evo.aio import AioTransport
from evo.common import APIConnector
from evo.common.interfaces import IAuthorizer
from evo.discovery import DiscoveryAPIClient
from evo.oauth import AccessTokenAuthorizer, ClientCredentialsAuthorizer, EvoScopes, OAuthConnector
from evo.workspaces import WorkspaceAPIClient
from evo.workspaces.endpoints import api

# Every (way of signing in, class, method) that the tests called, for test_every_call.py.
CALLED: set[tuple[str, str, str]] = set()

# What the client has: by hand, and generated.
PARTS: dict[str, type] = {
    part.__name__: part
    for part in (
        WorkspaceAPIClient,
        DiscoveryAPIClient,
        api.AdminApi,
        api.DiscoveryApi,
        api.GeneralApi,
        api.GroupsApi,
        api.InstanceGroupsApi,
        api.InstanceUsersApi,
        api.ThumbnailsApi,
        api.WorkspacesApi,
    )
}

LOOP = asyncio.new_event_loop()


def run(awaitable: Any) -> Any:
    return LOOP.run_until_complete(awaitable)


@functools.cache
def transport() -> AioTransport:
    """One for all, and open until the end: the client opens one for each call where nobody did, and waits a while when it closes it."""
    opened = AioTransport(user_agent="roster-tests")
    run(opened.open())
    atexit.register(lambda: run(opened.close()))
    return opened


def token(key: str) -> IAuthorizer:
    return AccessTokenAuthorizer(key)


def credentials(url: str, client_id: str, secret: str) -> ClientCredentialsAuthorizer:
    connector = OAuthConnector(transport(), client_id, secret, base_uri=f"{url}/evo")
    return ClientCredentialsAuthorizer(connector, EvoScopes.default)


class Sdk:
    """Every part of the client as one caller uses it, in one organization where a part wants that."""

    def __init__(self, url: str, way: str, authorizer: IAuthorizer, organization: str):
        self.organization, self._way = organization, way
        self.connector = APIConnector(f"{url}/evo", transport(), authorizer)

    def __getattr__(self, name: str) -> "Part":
        kind = PARTS[name]
        arguments = (UUID(self.organization),) if kind is WorkspaceAPIClient else ()
        return Part(kind(self.connector, *arguments), self._way)


class Part:
    def __init__(self, part: Any, way: str):
        self._part, self._way = part, way

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._part, name)

        def call(*arguments: Any, **named: Any) -> Any:
            CALLED.add((self._way, type(self._part).__name__, name))
            return run(method(*arguments, **named))

        return call


def methods() -> set[tuple[str, str]]:
    """Every call that a part of the client makes."""
    return {
        (name, method)
        for name, part in PARTS.items()
        for method, _ in inspect.getmembers(part, inspect.iscoroutinefunction)
        if not method.startswith("_")
    }
