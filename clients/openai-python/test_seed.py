"""The example of OpenAI's page "Retrieve user": its snippet, with only the address and the key
changed, prints what it says, and the answer holds its JSON. It is in the data of `roster demo`, which this file is about."""

import json
import os
import urllib.request

import pytest
from openai import OpenAI

from native import Native
from settings import setting

EXAMPLE = {
    "object": "organization.user",
    "id": "user_abc",
    "name": "First Last",
    "email": "user@example.com",
    "role": "owner",
    "added_at": 1711471533,
}


@pytest.fixture
def native(url) -> Native:
    return Native(url, setting("ROSTER_KEY"), setting("ROSTER_ORGANIZATION"))


@pytest.fixture
def openai(connect):
    return connect(setting("ROSTER_KEY")).admin.organization


def test_the_snippet_prints_the_examples_id(url, monkeypatch, capsys):
    monkeypatch.setenv("OPENAI_ADMIN_KEY", setting("ROSTER_KEY"))
    monkeypatch.setenv("OPENAI_BASE_URL", f"{url}/openai/v1")
    client = OpenAI(
        admin_api_key=os.environ.get("OPENAI_ADMIN_KEY"),  # This is the default and can be omitted
    )
    organization_user = client.admin.organization.users.retrieve(
        "user_id",
    )
    print(organization_user.id)
    assert capsys.readouterr().out == "user_abc\n"


def test_the_raw_answer_has_the_examples_fields(url):
    request = urllib.request.Request(
        f"{url}/openai/v1/organization/users/user_id", headers={"authorization": f"Bearer {setting('ROSTER_KEY')}"}
    )
    with urllib.request.urlopen(request) as answer:
        shown = json.load(answer)
    assert {name: shown.get(name) for name in EXAMPLE} == EXAMPLE


def test_both_ids_of_the_example_lead_to_the_same_user(openai):
    first, second = openai.users.retrieve(user_id="user_id"), openai.users.retrieve(user_id="user_abc")
    assert first.model_dump() == second.model_dump()
    assert {name: first.model_dump()[name] for name in EXAMPLE} == EXAMPLE


def test_the_native_api_knows_the_same_user(native):
    found = [user for user in native.all("users") if user["email"] == EXAMPLE["email"]]
    assert [(user["given_name"], user["role"], user["created_at"]) for user in found] == [
        ("First", "owner", "2024-03-26T16:45:33.000Z")
    ]
