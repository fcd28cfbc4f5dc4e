import json
import os
import urllib.error
import urllib.request

import pytest


def setting(name: str) -> str:
    if name not in os.environ:
        pytest.exit(f"{name} is not set: README.md says what the tests need", returncode=2)
    return os.environ[name]


BASE = setting("ROSTER_URL") + "/api/v1"


def get(path: str, body: bytes | None = None) -> tuple[int, str, bytes]:
    """Status, media type and body of an answer to the organization's owner; to a POST where there is a body."""
    headers = {"Authorization": f"Bearer {setting('ROSTER_KEY')}", "Content-Type": "application/json"}
    request = urllib.request.Request(BASE + path, data=body, headers=headers)
    try:
        answer = urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as refusal:
        answer = refusal
    with answer:
        return answer.status, answer.headers.get_content_type(), answer.read()


# The demo has none, and there is no list in which that could be seen; 409 where an earlier run made it.
CONNECTION = f"/organizations/{setting('ROSTER_ORGANIZATION')}/sso-connection"
assert get(CONNECTION, b'{"identifier": "https://login.example.com"}')[0] in (201, 409)

# Read once, at collection: each operation becomes a test.
DOCUMENT = json.loads(get("/openapi.json")[2])


def filled(path: str) -> str | None:
    """The path of something that the server has: what is named in it is taken from the list that it is in."""
    path = path.replace("{organization}", setting("ROSTER_ORGANIZATION"))
    if "{" not in path:
        return path
    before, rest = path.split("{", 1)
    name, after = rest.split("}", 1)
    rows = json.loads(get(before.rstrip("/"))[2]).get("data")
    if not rows:
        return None
    row = rows[0]
    return filled(before + (row["id"] if "id" in row else row[name]["id"]) + after)


@pytest.fixture
def document() -> dict:
    return json.loads(json.dumps(DOCUMENT))


def pytest_generate_tests(metafunc):
    if "readable" in metafunc.fixturenames:
        reads = [(item["get"]["operationId"], path, filled(path)) for path, item in DOCUMENT["paths"].items() if "get" in item]
        # Of a kind that the demo has nothing of, only the list can be read.
        reads = [read for read in reads if read[2]]
        metafunc.parametrize("readable", [read[1:] for read in reads], ids=[read[0] for read in reads])
