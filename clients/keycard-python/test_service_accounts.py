"""organizations.service_accounts: create, list, retrieve, update, delete; and their credentials."""

import pytest
from keycardai_api import NotFoundError

import lens
from sandbox import ID


@pytest.fixture
def accounts(keycard):
    return keycard.organizations.service_accounts


@pytest.fixture
def robot(accounts, organization):
    return accounts.create(organization, name="Robot", description="Brings releases out.")


def test_create_makes_an_admin(robot, native):
    made = native.get(f"service-accounts/{robot.id}")
    lens.assert_shows(robot, lens.service_account(made))
    assert (made["role"], made["description"]) == ("admin", "Brings releases out.")


def test_list_shows_every_service_account(accounts, robot, native, organization):
    page = accounts.list(organization, expand=["permissions"])
    for shown, made in zip(page.items, native.all("service-accounts"), strict=True):
        lens.assert_shows(shown, lens.service_account(made))
        assert shown.permissions["service_accounts"]["delete"] is True


def test_update_changes_what_is_named(accounts, robot, native, organization):
    arguments = {"service_account_id": robot.id, "organization_id": organization}
    shown = accounts.update(**arguments, name="Renamed")
    lens.assert_shows(shown, lens.service_account(native.get(f"service-accounts/{robot.id}")))
    assert (shown.name, shown.description) == ("Renamed", "Brings releases out.")
    assert accounts.retrieve(**arguments, expand=["permissions"]).name == "Renamed"


def test_delete_ends_it(accounts, robot, native, organization):
    arguments = {"service_account_id": robot.id, "organization_id": organization}
    accounts.delete(**arguments)
    assert native.status(f"service-accounts/{robot.id}") == 404
    with pytest.raises(NotFoundError):
        accounts.retrieve(**arguments)


def test_a_credential_is_good_wherever_a_key_is(accounts, robot, native, organization, connect):
    made = accounts.credentials.create(robot.id, organization_id=organization, name="CI", description="Of the build.")
    kept = native.get(f"service-accounts/{robot.id}/credentials/{made.id}")
    lens.assert_shows(made, {"id": kept["id"], "client_id": kept["client_id"], "name": kept["name"], "description": "Of the build."})
    [own] = connect(made.client_secret).organizations.list().items
    assert own.id == organization


def test_credentials_are_listed_read_renamed_and_deleted(accounts, robot, native, organization):
    made = [accounts.credentials.create(robot.id, organization_id=organization, name=f"C{number}") for number in range(3)]
    arguments = {"organization_id": organization, "service_account_id": robot.id}
    first = accounts.credentials.list(robot.id, organization_id=organization, limit=2)
    rest = accounts.credentials.list(robot.id, organization_id=organization, after=first.page_info.end_cursor, expand=["permissions"])
    assert {item.id for item in first.items + rest.items} == {item.id for item in made}
    renamed = accounts.credentials.update(credential_id=made[0].id, **arguments, name="Renamed", description="New.")
    kept = native.get(f"service-accounts/{robot.id}/credentials/{made[0].id}")
    lens.assert_shows(renamed, lens.credential(kept) | {"description": "New."})
    shown = accounts.credentials.retrieve(credential_id=made[0].id, **arguments, expand=["permissions"])
    assert (shown.name, shown.permissions["credentials"]["delete"]) == ("Renamed", True)
    accounts.credentials.delete(credential_id=made[0].id, **arguments)
    assert native.status(f"service-accounts/{robot.id}/credentials/{made[0].id}") == 404


def test_imported_ids_lead_to_both(accounts, native, organization):
    shown = accounts.credentials.retrieve(credential_id=ID, organization_id=organization, service_account_id=ID)
    [account] = native.get("service-accounts")["data"]
    [kept] = native.get(f"service-accounts/{account['id']}/credentials")["data"]
    lens.assert_shows(shown, lens.credential(kept))
