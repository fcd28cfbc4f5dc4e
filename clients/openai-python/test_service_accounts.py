"""projects.service_accounts: list, retrieve, update, delete."""

import pytest
from openai import BadRequestError, NotFoundError

import lens


@pytest.fixture
def make_account(native, number):
    def make(workspace: dict, role: str = "member") -> dict:
        body = {"name": f"Robot {number}", "workspace": workspace["id"], "role": role}
        return native.post("service-accounts", body)

    return make


def test_list_and_retrieve(openai, native, make_workspace, make_account):
    workspace = make_workspace()
    made = [make_account(workspace, role) for role in ["admin", "manager", "member", "viewer"]]
    expected = sorted((lens.service_account(one) for one in made), key=lambda one: one["id"])
    shown = openai.projects.service_accounts.rows(project_id=f"proj_{workspace['id']}", limit=3)
    for account, fields in zip(shown, expected, strict=True):
        lens.assert_shows(account, fields)
        retrieved = openai.projects.service_accounts.retrieve(
            project_id=f"proj_{workspace['id']}", service_account_id=account.id
        )
        assert retrieved.model_dump() == account.model_dump()


@pytest.mark.parametrize("role, name", [("viewer", "member"), ("member", "member"), ("manager", "owner"), ("admin", "owner")])
def test_update(openai, native, make_workspace, make_account, role, name):
    workspace = make_workspace()
    account = make_account(workspace, role)
    place = {"project_id": f"proj_{workspace['id']}", "service_account_id": f"svc_acct_{account['id']}"}
    shown = openai.projects.service_accounts.update(**place, name="Production App", role=name)
    assert (shown.name, shown.role) == ("Production App", name)
    after = native.get(f"service-accounts/{account['id']}")
    assert (after["name"], after["role"]) == ("Production App", role), "the role that is shown is no change"
    other = {"member": "owner", "owner": "member"}[name]
    assert openai.projects.service_accounts.update(**place, role=other).role == other
    assert native.get(f"service-accounts/{account['id']}")["role"] == {"owner": "admin", "member": "member"}[other]
    with pytest.raises(BadRequestError) as refused:
        openai.projects.service_accounts.update(**place, role="none")
    assert refused.value.param == "role"


def test_delete_ends_it_where_it_lies_and_nowhere_else(openai, native, make_workspace, make_account):
    workspace, elsewhere = make_workspace(), make_workspace()
    account = make_account(workspace)
    named = {"service_account_id": f"svc_acct_{account['id']}"}
    for call in [openai.projects.service_accounts.retrieve, openai.projects.service_accounts.delete]:
        with pytest.raises(NotFoundError):
            call(project_id=f"proj_{elsewhere['id']}", **named)
    answer = openai.projects.service_accounts.delete(project_id=f"proj_{workspace['id']}", **named)
    assert answer.model_dump() == {
        "id": f"svc_acct_{account['id']}",
        "deleted": True,
        "object": "organization.project.service_account.deleted",
    }
    assert native.status(f"service-accounts/{account['id']}") == 404


def key_of(native, id: str) -> dict:
    return native.get(f"api-keys/{id.removeprefix('key_')}")


def test_create_with_a_first_key(openai, native, connect, make_workspace):
    workspace = make_workspace()
    made = openai.projects.service_accounts.create(project_id=f"proj_{workspace['id']}", name="Production App")
    account = native.get(f"service-accounts/{made.id.removeprefix('svc_acct_')}")
    assert (account["name"], account["workspace"], account["role"]) == ("Production App", workspace["id"], "member")
    lens.assert_shows(made, lens.service_account(account))
    key = key_of(native, made.api_key.id)
    assert (key["owner"]["type"], key["owner"]["id"], key["workspace"]) == ("service_account", account["id"], workspace["id"])
    assert (made.api_key.name, made.api_key.created_at) == ("Secret Key", lens.seconds(key["created_at"]))
    own = connect(made.api_key.value).admin.organization
    assert own.projects.retrieve(project_id=f"proj_{workspace['id']}").name == workspace["name"]


def test_create_without_a_key(openai, native, make_workspace):
    workspace = make_workspace()
    place = {"project_id": f"proj_{workspace['id']}"}
    made = openai.projects.service_accounts.create(**place, name="Later", create_service_account_only=True)
    assert (made.role, made.api_key) == ("none", None)
    account = native.get(f"service-accounts/{made.id.removeprefix('svc_acct_')}")
    assert (account["name"], account["role"]) == ("Later", None)
    assert [key for key in native.all("api-keys") if key["owner"].get("id") == account["id"]] == []
    assert openai.projects.service_accounts.update(**place, service_account_id=made.id, role="member").role == "member"
    assert native.get(f"service-accounts/{account['id']}")["role"] == "member"


def test_its_keys_are_made_changed_and_end_with_it(openai, native, make_workspace, make_account):
    workspace = make_workspace()
    account = make_account(workspace)
    place = {"project_id": f"proj_{workspace['id']}"}
    named = place | {"service_account_id": f"svc_acct_{account['id']}"}
    bare = openai.projects.service_accounts.api_keys.create(**named)
    made = openai.projects.service_accounts.api_keys.create(**named, name="CI", scopes=["api.groups.read"], expires_in_seconds=3600)
    key = key_of(native, made.id)
    assert (key["name"], key["scopes"], key["owner"]["id"]) == ("CI", ["api.groups.read"], account["id"])
    assert (made.name, made.expires_at) == ("CI", lens.seconds(key["expires_at"]))
    assert made.expires_at == made.created_at + 3600
    assert (bare.name, bare.expires_at, key_of(native, bare.id)["scopes"]) == ("Secret Key", None, None)
    changed = openai.projects.api_keys.update(**place, api_key_id=made.id, scopes=["api.all.read"], expires_in_seconds=7200)
    after = key_of(native, made.id)
    assert (after["scopes"], changed.expires_at) == (["api.all.read"], lens.seconds(after["expires_at"]))
    assert changed.expires_at > made.expires_at
    shown = {one.id: one for one in openai.projects.api_keys.rows(**place)}
    assert shown.keys() == {bare.id, made.id}
    assert shown[made.id].owner.type == "service_account"
    lens.assert_shows(shown[made.id].owner.service_account, {"id": named["service_account_id"], "name": account["name"], "role": "member"})
    with pytest.raises(BadRequestError):
        openai.projects.api_keys.delete(**place, api_key_id=made.id)
    openai.projects.service_accounts.delete(**named)
    assert [native.status(f"api-keys/{one.id.removeprefix('key_')}") for one in (bare, made)] == [404, 404]
