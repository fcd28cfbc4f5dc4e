"""The example of Evo's page "List users" of the admin area: the raw answer holds its JSON, and the published client reads it. It is in the
data of `roster demo`, which this file is about."""

import json
import urllib.request

import pytest

import sdk
from ids import to_uuid
from native import Native
from settings import setting

EXAMPLE = {"email": "string", "full_name": "string", "role": "owner", "user_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}
# The page names no values for its path: the schema's own example is one.
WORKSPACE = "3fa85f64-5717-4562-b3fc-2c963f66afa6"


@pytest.fixture
def native(url) -> Native:
    return Native(url, setting("ROSTER_KEY"), setting("ROSTER_ORGANIZATION"))


@pytest.fixture
def organization(native) -> str:
    return to_uuid(native.organization()["id"])


def test_the_raw_answer_is_the_example(url, organization):
    path = f"/workspace/admin/orgs/{organization}/workspaces/{WORKSPACE}/users"
    for query in ["", f"?user_id={EXAMPLE['user_id']}", f"?filter[user_id]={EXAMPLE['user_id']}"]:
        headers = {"authorization": f"Bearer {setting('ROSTER_KEY')}"}
        request = urllib.request.Request(f"{url}/evo{path}{query}", headers=headers)
        with urllib.request.urlopen(request) as answer:
            assert json.load(answer) == {"links": {}, "results": [EXAMPLE]}


def test_the_client_reads_it(url, organization):
    evo = sdk.Sdk(url, "token", sdk.token(setting("ROSTER_KEY")), organization)
    [user] = evo.AdminApi.list_user_roles_admin(org_id=organization, workspace_id=WORKSPACE).results
    assert (user.email, user.full_name, user.role.value, str(user.user_id)) == tuple(EXAMPLE.values())


def test_the_native_api_knows_the_same_user(native):
    found = [user for user in native.all("users") if user["email"] == EXAMPLE["email"]]
    assert [(user["given_name"], user["role"]) for user in found] == [("string", "member")]
