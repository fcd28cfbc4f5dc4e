"""The admin area: every workspace, whatever role the caller has there."""

from uuid import UUID

import pytest
from evo.common.exceptions import BaseTypedError, ForbiddenException, GoneException, NotFoundException

import lens

A, B, C = (UUID(f"00000000-0000-0000-0000-00000000000{letter}") for letter in "abc")
TEST = UUID("00000000-0000-0000-0000-000000000002")


def shown(workspace) -> tuple:
    times = map(lens.milliseconds, (workspace.created_at, workspace.updated_at))
    return workspace.id, workspace.name, workspace.description, *times


@pytest.fixture
def place(organization, native) -> dict:
    """A workspace in which the caller has no role."""
    return {"org_id": organization, "workspace_id": str(lens.shown_id(native.get("workspaces/ws-d")["id"]))}


def test_every_workspace(evo, native, organization):
    listed = evo.AdminApi.list_workspaces_admin(org_id=organization, limit=100)
    expected = [row for row in native.all("workspaces") if row["status"] == "active"]
    assert sorted(map(shown, listed.results)) == sorted(map(lens.workspace, expected))
    assert (listed.links.total, listed.links.count, listed.links.next) == (len(expected),) * 2 + (None,)
    some = evo.AdminApi.list_workspaces_admin(org_id=organization, name="ilike:test workspace*", order_by="desc:name", limit=2)
    assert ([found.id for found in some.results], some.links.total) == ([C, B], 3)
    of_user = evo.AdminApi.list_workspaces_admin(org_id=organization, filter_user_id=str(TEST))
    assert [found.id for found in of_user.results] == [A, B]


def test_a_role_is_told_only_where_it_was_given(person, place):
    assert person.AdminApi.get_workspace_admin(**place).root.current_user_role is None
    own = person.AdminApi.get_workspace_admin(**place | {"workspace_id": str(B)}).root
    assert own.current_user_role.value == "editor"


def test_the_users_of_any_workspace(evo, native, place, make_user):
    user = make_user()
    given = evo.AdminApi.assign_user_role_admin(**place, assign_role_request={"role": "owner", "email": user["email"]})
    assert (given.user_id, given.role.value) == (lens.shown_id(user["id"]), "owner")
    assert native.get(f"workspaces/ws-d/members/{user['id']}")["role"] == "admin"
    evo.AdminApi.assign_user_role_admin(**place, assign_role_request={"role": "viewer", "user_id": str(given.user_id)})
    listed = evo.AdminApi.list_user_roles_admin(**place)
    expected = sorted(map(lens.workspace_user, native.all("workspaces/ws-d/members")))
    assert sorted((found.user_id, found.role.value, found.email, found.full_name) for found in listed.results) == expected
    assert listed.links == {}
    one = evo.AdminApi.list_user_roles_admin(**place, user_id=str(given.user_id), filter_user_id=str(given.user_id))
    assert [found.role.value for found in one.results] == ["viewer"]
    evo.AdminApi.delete_user_role_admin(**place, user_id=str(given.user_id))
    assert native.all("workspaces/ws-d/members") == []


def test_many_roles_at_once(evo, native, organization, make_user):
    first, second = (lens.shown_id(make_user()["id"]) for _ in range(2))
    assignments = [
        {"role": "owner", "user_id": str(first), "workspace_id": str(A)},
        {"role": "viewer", "user_id": str(second), "workspace_id": str(B)},
        {"role": "owner", "user_id": str(TEST), "workspace_id": str(B)},
    ]
    call = evo.AdminApi.bulk_assign_roles_admin
    call(org_id=organization, bulk_user_role_assignments_request={"role_assignments": assignments})

    def roles(slug: str) -> dict:
        return {lens.shown_id(row["user"]["id"]): row["role"] for row in native.all(f"workspaces/{slug}/members")}

    assert (roles("ws-a")[first], roles("ws-b")[second], roles("ws-b")[TEST]) == ("admin", "viewer", "admin")
    before = roles("ws-a"), roles("ws-b")
    assignments = [
        {"role": "viewer", "user_id": str(TEST), "workspace_id": str(A)},
        {"role": "viewer", "user_id": str(UUID(int=7)), "workspace_id": str(B)},
    ]
    with pytest.raises(BaseTypedError) as refused:
        call(org_id=organization, bulk_user_role_assignments_request={"role_assignments": assignments})
    assert refused.value.content["invalid-params"][0]["name"] == "role_assignments[1].user_id"
    assert (roles("ws-a"), roles("ws-b")) == before, "all or none"


def test_a_users_workspaces(evo, organization):
    listed = evo.AdminApi.list_user_workspaces_admin(org_id=organization, user_id=str(TEST), order_by="desc:user_role")
    assert [(found.id, found.user_role.value) for found in listed.results] == [(A, "owner"), (B, "editor")]
    assert listed.links.total == 2


def test_machine_learning_and_settings(evo, native, organization, place):
    wanted = [{"ml_enabled": True, "workspace_id": place["workspace_id"]}, {"ml_enabled": False, "workspace_id": str(A)}]
    call = evo.AdminApi.update_ml_enablement_admin
    call(org_id=organization, ml_enablement_request={"ml_enablements": wanted})
    shown = {found.id: found.ml_enabled for found in evo.AdminApi.list_workspaces_admin(org_id=organization).results}
    assert (shown[UUID(place["workspace_id"])], shown[A], shown[B]) == (True, False, False)
    settings = evo.AdminApi.get_organization_settings(org_id=organization)
    assert (str(settings.id), settings.settings.ml_enabled) == (organization, False)
    native.change_organization({"settings": {"ml_enabled": True}})
    assert evo.AdminApi.get_organization_settings(org_id=organization).settings.ml_enabled is True


def test_every_refusal(evo, native, sign_in, key_of, place, organization):
    weak = sign_in(key_of("max@example.com"))
    with pytest.raises(ForbiddenException):
        weak.AdminApi.list_user_roles_admin(**place)
    with pytest.raises(NotFoundException):
        evo.AdminApi.list_user_roles_admin(**place | {"workspace_id": str(UUID(int=7))})
    with pytest.raises(BaseTypedError) as wrong:
        evo.AdminApi.list_user_roles_admin(**place | {"workspace_id": "x"})
    assert (wrong.value.status, wrong.value.content["invalid-params"][0]["name"]) == (422, "workspace_id")
    native.delete("workspaces/ws-d")
    with pytest.raises(GoneException):
        evo.AdminApi.list_user_roles_admin(**place)
    assert str(evo.AdminApi.get_workspace_admin(**place, deleted=True).root.id) == place["workspace_id"]
    deleted = evo.AdminApi.list_workspaces_admin(org_id=organization, deleted=True)
    assert [str(found.id) for found in deleted.results] == [place["workspace_id"]]
