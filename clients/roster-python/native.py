"""The native API, the other surface: what it says is what the client's answers are held against. It
needs nothing but Python's own."""

import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any


class Native:
    def __init__(self, url: str, key: str, organization: str):
        self._url, self._key = url, key
        self._base = f"{url}/api/v1/organizations/{organization}/"

    def get(self, path: str) -> dict:
        return self._call("GET", path)

    def post(self, path: str, body: dict) -> dict:
        return self._call("POST", path, body)

    def patch(self, path: str, body: dict) -> dict:
        return self._call("PATCH", path, body)

    def delete(self, path: str) -> dict:
        return self._call("DELETE", path)

    def status(self, path: str) -> int:
        """The status of a GET, for what is expected to be gone."""
        return self._send("GET", self._base + path, self._key)[0]

    def organization(self) -> dict:
        return self._call("GET", "", base=self._base.rstrip("/"))

    def change_organization(self, body: dict) -> dict:
        return self._call("PATCH", "", body, base=self._base.rstrip("/"))

    def post_as(self, secret: str | None, path: str, body: dict) -> dict:
        """A POST outside the organization, with the secret of an account or with none."""
        return self._call("POST", path, body, base=f"{self._url}/api/v1/", key=secret)

    def all(self, path: str) -> list[dict]:
        """Every row of a list in the order of ids, in which the client's lists are."""
        rows, after = [], None
        while True:
            query = {"limit": 100} | ({"after": after} if after else {})
            page = self.get(f"{path}{'&' if '?' in path else '?'}{urllib.parse.urlencode(query)}")
            rows += page["data"]
            after = page["next"]
            if after is None:
                return sorted(rows, key=lambda row: row["id"] if "id" in row else row["user"]["id"])

    def _call(self, method: str, path: str, body: dict | None = None, **to: Any) -> dict:
        url = to.get("base", self._base) + path
        status, text = self._send(method, url, to.get("key", self._key), body)
        assert 200 <= status < 300, f"{method} {url}: {status} {text}"
        return json.loads(text) if text else {}

    def _send(self, method: str, url: str, key: str | None, body: dict | None = None) -> tuple[int, str]:
        headers = {"authorization": f"Bearer {key}"} if key else {}
        data = None
        if body is not None:
            headers["content-type"] = "application/json"
            data = json.dumps(body).encode()
        request = urllib.request.Request(url, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
