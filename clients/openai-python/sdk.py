"""The published client, sync or async, behind one way of calling, so that each test is written once
and holds for both. Nothing of the client is replaced: the calls go to its own methods."""

import asyncio
import inspect
from typing import Any, Callable, Iterator

from openai import AsyncOpenAI, OpenAI

# Every (client, method) that the tests called, for test_every_call.py.
CALLED: set[tuple[str, str]] = set()

LOOP = asyncio.new_event_loop()


async def _awaited(answer: Any) -> Any:
    return await answer


def connect(kind: str, url: str, key: str, mount: str = "/v1", **options: Any) -> Any:
    """The client refuses every answer whose shape is not the vendor's."""
    settings = {"admin_api_key": key, "base_url": f"{url}/openai{mount}", "_strict_response_validation": True} | options
    if kind == "sync":
        return Reached(OpenAI(**settings), kind, "", lambda answer: answer)
    return Reached(AsyncOpenAI(**settings), kind, "", lambda answer: LOOP.run_until_complete(_awaited(answer)))


class Reached:
    """A part of the client (`admin.organization.users`), with the path that led to it."""

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

    def pages(self, **arguments: Any) -> Iterator[Any]:
        """Every page of this part's list, as the client goes from one to the next."""
        page = self.list(**arguments)
        while True:
            yield page
            if not page.has_next_page():
                return
            page = self._finish(page.get_next_page())

    def rows(self, **arguments: Any) -> list[Any]:
        """Every row of this part's list."""
        return [row for page in self.pages(**arguments) for row in page.data]


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
