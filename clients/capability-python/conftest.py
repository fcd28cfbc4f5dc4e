import itertools
import json
import os
import pathlib
import subprocess
import urllib.error
import urllib.parse
import urllib.request

import native as shared
import pytest
from settings import setting

EXAMPLE = pathlib.Path(__file__).parent / "../../examples/portkey-members.yaml"


def files() -> list:
    """The example, and the published file that it does the work of."""
    published = pathlib.Path(os.environ.get("ROSTER_CORPUS", "")) / "portkey-workspaces-members.yaml"
    unset = pytest.mark.skipif("ROSTER_CORPUS" not in os.environ, reason="ROSTER_CORPUS is not set")
    return [EXAMPLE, pytest.param(published, marks=unset)]


def call(method: str, url: str, body: dict | None = None, headers: dict | None = None) -> tuple[int, dict | list | None]:
    """Status and JSON of an answer."""
    request = urllib.request.Request(url, method=method, headers={"content-type": "application/json", **(headers or {})})
    request.data = None if body is None else json.dumps(body).encode()
    try:
        answer = urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as refusal:
        answer = refusal
    with answer:
        text = answer.read()
        return answer.status, json.loads(text) if text else None


class Native(shared.Native):
    def __init__(self):
        self.url, self.key = setting("ROSTER_URL"), setting("ROSTER_KEY")
        super().__init__(self.url, self.key, setting("ROSTER_ORGANIZATION"))

    def role(self, workspace: str, email: str) -> str | None:
        """The member's role in the workspace."""
        members = self.get(f"workspaces/{workspace}/members?limit=100")["data"]
        return next((member["role"] for member in members if email in json.dumps(member)), None)

    def portkey_id(self, email: str) -> str:
        query = urllib.parse.urlencode({"email": email})
        status, answer = call("GET", f"{self.url}/portkey/v1/admin/users?{query}", headers={"x-portkey-api-key": self.key})
        assert status == 200, answer
        return answer["data"][0]["id"]


@pytest.fixture(scope="session")
def native() -> Native:
    return Native()


NUMBERS = itertools.count(1)


@pytest.fixture
def workspace(native) -> str:
    return native.post("workspaces", {"name": f"Tools {next(NUMBERS)}"})["slug"]


@pytest.fixture
def user(native) -> dict:
    """Somebody who is in no workspace yet: email, and the id as Portkey writes it."""
    email = f"capability.{os.getpid()}.{next(NUMBERS)}@example.com"
    native.post("users", {"email": email, "role": "member"})
    return {"email": email, "id": native.portkey_id(email)}


def command(native, file, *more: str) -> tuple[list[str], dict]:
    """What serves the file, and with which variables."""
    described = subprocess.run([setting("ROSTER_BINARY"), "capability", "describe", "--json", str(file)], capture_output=True, check=True)
    adapters = json.loads(described.stdout)["adapters"]
    upstream = next(tool for adapter in adapters for tool in adapter.get("tools", []))["calls"][0]["upstream"]
    ports = [argument for adapter in adapters for argument in ("--port", f"{adapter['namespace']}=0")]
    arguments = ["capability", "serve", str(file), "--upstream", f"{upstream}={native.url}/portkey/v1", *ports, *more]
    return [setting("ROSTER_BINARY"), *arguments], {**os.environ, "PORTKEY_API_KEY": native.key}


@pytest.fixture(scope="session", params=files(), ids=lambda file: file.stem)
def served(native, request):
    """The addresses of what the file serves, by kind."""
    line, environment = command(native, request.param, "--json")
    with subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            ready = json.loads(process.stdout.readline())
            yield {adapter["kind"]: adapter["url"] for adapter in ready["adapters"]}
        finally:
            process.terminate()
