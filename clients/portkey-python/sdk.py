"""The published client, sync or async, behind one way of calling, so that each test is written once
and holds for both. Nothing of the client is replaced: the calls go to its own methods."""

import asyncio
import inspect
from typing import Any, Callable

from portkey_ai import AsyncPortkey, Portkey

# Every (client, method) that the tests called, for test_every_call.py.
CALLED: set[tuple[str, str]] = set()

LOOP = asyncio.new_event_loop()


def connect(kind: str, url: str, key: str) -> Any:
    base_url = f"{url}/portkey/v1"
    if kind == "sync":
        return Reached(Portkey(api_key=key, base_url=base_url), kind, "", lambda answer: answer)
    client = AsyncPortkey(api_key=key, base_url=base_url)
    return Reached(client, kind, "", LOOP.run_until_complete)


class Reached:
    """A part of the client (`admin.workspaces.users`), with the path that led to it."""

    def __init__(self, part: Any, kind: str, path: str, finish: Callable[[Any], Any]):
        self._part, self._kind, self._path, self._finish = part, kind, path, finish

    def __getattr__(self, name: str) -> Any:
        inner = getattr(self._part, name)
        path = f"{self._path}.{name}".lstrip(".")
        if not inspect.ismethod(inner):
            return Reached(inner, self._kind, path, self._finish)

        def call(**arguments: Any) -> Any:
            CALLED.add((self._kind, path))
            return self._finish(inner(**arguments))

        return call


def methods(part: Any, path: str) -> set[str]:
    """The public methods of a part of the client and of the parts below it."""
    found = set()
    for name, inner in vars(part).items():
        if not name.startswith("_") and type(inner).__module__.startswith("portkey_ai.api_resources.apis."):
            found |= methods(inner, f"{path}.{name}")
    for name, _ in inspect.getmembers(type(part), inspect.isfunction):
        if not name.startswith("_"):
            found.add(f"{path}.{name}")
    return found
