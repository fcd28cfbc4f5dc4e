"""A published client, sync or async, behind one way of calling, so that each test is written once and holds for both. Nothing
of the client is replaced: the calls go to its own methods."""

import asyncio
import inspect
from typing import Any, Callable

# Every (client, method) that the tests called, for test_every_call.py.
CALLED: set[tuple[str, str]] = set()

LOOP = asyncio.new_event_loop()


async def _awaited(answer: Any) -> Any:
    return await answer


def finish(kind: str) -> Callable[[Any], Any]:
    """What makes an answer of a client of this kind ("sync" or "async") a value."""
    if kind == "sync":
        return lambda answer: answer
    return lambda answer: LOOP.run_until_complete(_awaited(answer))


class Reached:
    """A part of the client (`admin.organization.users`), with the path that led to it."""

    def __init__(self, part: Any, kind: str, path: str, finish: Callable[[Any], Any]):
        self._part, self._kind, self._path, self._finish = part, kind, path, finish

    def __getattr__(self, name: str) -> Any:
        inner = getattr(self._part, name)
        path = f"{self._path}.{name}".lstrip(".")
        if not inspect.ismethod(inner):
            return type(self)(inner, self._kind, path, self._finish)

        def call(*arguments: Any, **named: Any) -> Any:
            CALLED.add((self._kind, path))
            return self._finish(inner(*arguments, **named))

        return call


def methods(part: Any, path: str) -> set[str]:
    """The methods of a part of the client and of the parts below it."""
    found = set()
    for name, inner in inspect.getmembers_static(type(part)):
        if name.startswith(("_", "with_")):
            continue
        if inspect.isfunction(inner):
            found.add(f"{path}.{name}")
        else:
            found |= methods(getattr(part, name), f"{path}.{name}")
    return found
