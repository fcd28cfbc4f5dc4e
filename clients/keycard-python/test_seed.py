"""The example of Keycard's page "organizations.users.retrieve": its snippet, with only the address and the key changed, prints
what it says, and the answer holds its JSON. It is in the data of `roster demo`, which this file is about."""

import json
import urllib.request

import pytest
from keycardai_api import KeycardAPI

from settings import setting

EXAMPLE = {
    "id": "ab3def8hij2klm9opq5rst7uvw",
    "created_at": "2019-12-27T18:11:19.117Z",
    "role": "org_admin",
    "source": "https://example.com",
    "status": "active",
    "updated_at": "2019-12-27T18:11:19.117Z",
    "email": "dev@stainless.com",
}
PERMISSIONS = {"organizations": {"read": True, "update": True}, "users": {"read": True, "list": True}}


@pytest.fixture(autouse=True)
def same_world(sandbox):
    """As the server began."""
    sandbox("POST", "/reset", {})


def test_the_snippet_prints_the_examples_id(url, monkeypatch, capsys):
    monkeypatch.setenv("KEYCARD_API_API_KEY", setting("ROSTER_KEY"))
    monkeypatch.setenv("KEYCARD_API_BASE_URL", f"{url}/keycard")
    client = KeycardAPI()
    organization_user = client.organizations.users.retrieve(
        user_id="ab3def8hij2klm9opq5rst7uvw",
        organization_id="x",
    )
    print(organization_user.id)
    assert capsys.readouterr().out == "ab3def8hij2klm9opq5rst7uvw\n"


@pytest.mark.parametrize("query", ["expand=permissions", "expand[]=permissions", "expand%5B%5D%5B%5D=permissions,total_count"])
def test_the_raw_answer_has_the_examples_fields(url, query):
    request = urllib.request.Request(
        f"{url}/keycard/organizations/x/users/{EXAMPLE['id']}?{query}", headers={"authorization": f"Bearer {setting('ROSTER_KEY')}"}
    )
    with urllib.request.urlopen(request) as answer:
        shown = json.load(answer)
    assert {name: shown.get(name) for name in EXAMPLE} == EXAMPLE
    # What the policy says of an owner who looks at an admin: all that the example says, and more.
    for kind, verbs in PERMISSIONS.items():
        assert verbs.items() <= shown["permissions"][kind].items()
