"""The native API, the other surface: what it says is what the client's answers are held against."""

import httpx


class Native:
    def __init__(self, url: str, key: str, organization: str):
        self._url = url
        self._http = httpx.Client(
            base_url=f"{url}/api/v1/organizations/{organization}/",
            headers={"authorization": f"Bearer {key}"},
            timeout=30,
        )

    def get(self, path: str) -> dict:
        return self._call("GET", path)

    def post(self, path: str, body: dict | None = None) -> dict:
        return self._call("POST", path, body)

    def delete(self, path: str) -> dict:
        return self._call("DELETE", path)

    def post_as(self, secret: str | None, path: str, body: dict) -> dict:
        """A POST outside the organization, with the secret of an account or with none."""
        headers = {"authorization": f"Bearer {secret}"} if secret else {}
        answer = httpx.post(f"{self._url}/api/v1/{path}", json=body, headers=headers, timeout=30)
        assert answer.is_success, f"POST {path}: {answer.status_code} {answer.text}"
        return answer.json()

    def patch(self, path: str, body: dict) -> dict:
        return self._call("PATCH", path, body)

    def status(self, path: str) -> int:
        """The status of a GET, for what is expected to be gone."""
        return self._http.get(path).status_code

    def all(self, path: str) -> list[dict]:
        """Every row of a list, page after page."""
        rows, after = [], None
        while True:
            query = {"limit": 100} | ({"after": after} if after else {})
            page = self._call("GET", f"{path}?{httpx.QueryParams(query)}")
            rows += page["data"]
            after = page["next"]
            if after is None:
                assert page["total"] == len(rows)
                return rows

    def _call(self, method: str, path: str, body: dict | None = None) -> dict:
        answer = self._http.request(method, path, json=body)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else {}
