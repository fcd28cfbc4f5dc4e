"""The example of Portkey's page "Retrieve a Workspace Member": its snippet, with only the address and
the key changed, prints its JSON. The page garbles the address; the demo has john.doe@example.com."""

import json

import httpx

import lens
from settings import setting

EXAMPLE = {
    "object": "workspace-user",
    "id": "66dc015d-0270-11f1-8eec-0e27d7367989",
    "first_name": "John",
    "last_name": "Doe",
    "org_role": "admin",
    "role": "admin",
    "created_at": "2026-03-09T07:55:25.000Z",
    "last_updated_at": "2026-03-09T07:55:25.000Z",
    "status": "active",
    "workspace_id": "bf276bb9-4cef-4d87-b69b-b23a6ed6b1dd",
    "email": "john.doe@example.com",
    "scopes": lens.ADMIN_SCOPES,
    "settings": None,
}


def test_the_snippet_prints_the_example(portkey, capsys):
    user = portkey.admin.workspaces.users.retrieve(workspace_id="WORKSPACE_SLUG", user_id="USER_ID")
    print(user)
    assert json.loads(capsys.readouterr().out) == EXAMPLE


def test_the_raw_answer_has_the_examples_fields_in_its_order(url):
    answer = httpx.get(
        f"{url}/portkey/v1/admin/workspaces/WORKSPACE_SLUG/users/USER_ID",
        headers={"x-portkey-api-key": setting("ROSTER_KEY")},
    )
    assert answer.status_code == 200
    assert list(answer.json().items()) == list(EXAMPLE.items())


def test_the_ids_of_the_example_lead_to_the_same_member(portkey):
    user = portkey.admin.workspaces.users.retrieve(
        workspace_id=EXAMPLE["workspace_id"], user_id=EXAMPLE["id"]
    )
    assert lens.fields(user) == EXAMPLE


def test_the_native_api_knows_the_same_member(native):
    john = [user for user in native.all("users") if user["email"] == EXAMPLE["email"]]
    assert [user["role"] for user in john] == ["admin"]
    memberships = [
        member
        for workspace in native.all("workspaces")
        for member in native.all(f"workspaces/{workspace['id']}/members")
        if member["user"]["email"] == EXAMPLE["email"] and member["role"] == "admin"
    ]
    assert EXAMPLE["created_at"] in [lens.time(member["created_at"]) for member in memberships]
