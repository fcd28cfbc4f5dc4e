"""The published client, sync or async, behind one way of calling."""

from typing import Any, Iterator

from openai import AsyncOpenAI, OpenAI

import reached
from reached import CALLED, methods  # noqa: F401  (the tests know them here)


def connect(kind: str, url: str, key: str, mount: str = "/v1", **options: Any) -> Any:
    """The client refuses every answer whose shape is not the vendor's."""
    settings = {"admin_api_key": key, "base_url": f"{url}/openai{mount}", "_strict_response_validation": True} | options
    client = OpenAI if kind == "sync" else AsyncOpenAI
    return Reached(client(**settings), kind, "", reached.finish(kind))


class Reached(reached.Reached):
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
