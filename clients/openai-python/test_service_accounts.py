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
