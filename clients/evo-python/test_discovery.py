"""Discovery, health and coordinate systems."""

from uuid import UUID

from evo.common.data import HealthCheckType, ServiceStatus
from evo.service_manager import ServiceManager
from evo.workspaces import Workspace

import sdk
from world import KEY


def test_the_organization_and_its_hub(evo, native, url, organization):
    [found] = evo.DiscoveryAPIClient.list_organizations()
    assert (found.id, found.display_name) == (UUID(organization), native.organization()["name"])
    [hub] = found.hubs
    assert (hub.url.rstrip("/"), hub.code) == (f"{url}/evo", "roster")
    assert list(hub.services) == ["workspace"]


def test_the_generated_calls_answer_the_same(evo, organization):
    second = evo.DiscoveryApi.v2_discovery_evo_identity_v2_discovery_get(service=["evo"])
    first = evo.DiscoveryApi.v1_discovery_evo_identity_v1_discovery_get(service=["workspace"])
    assert first == second
    assert [str(found.id) for found in second.discovery.organizations] == [organization]
    assert [access.services for access in second.discovery.service_access] == [["workspace"]]
    assert second.discovery.has_new_instances is False
    other = evo.DiscoveryApi.v2_discovery_evo_identity_v2_discovery_get(service=["blocksync"])
    assert other.discovery.organizations == []


def test_a_service_manager_goes_from_discovery_to_workspaces(url, native):
    """As an application begins: it is told the discovery's address and nothing else."""
    manager = ServiceManager(
        transport=sdk.transport(), authorizer=sdk.token(KEY), discovery_url=f"{url}/evo"
    )
    sdk.run(manager.refresh_organizations())
    [found] = manager.list_organizations()
    manager.set_current_organization(found.id)
    [hub] = manager.list_hubs()
    manager.set_current_hub(hub.code)
    sdk.run(manager.refresh_workspaces())
    names = [workspace.display_name for workspace in manager.list_workspaces()]
    assert names == ["Test Workspace A", "Test Workspace B", "Test Workspace C"]
    assert all(isinstance(workspace, Workspace) for workspace in manager.list_workspaces())


def test_health(evo):
    health = evo.WorkspaceAPIClient.get_service_health()
    assert (health.status, health.dependencies) == (ServiceStatus.HEALTHY, {"store": ServiceStatus.HEALTHY})
    basic = evo.WorkspaceAPIClient.get_service_health(HealthCheckType.BASIC)
    assert basic.status == ServiceStatus.HEALTHY
    assert evo.GeneralApi.health_check_health_check_get(full="true")["status"] == "pass"


def test_coordinate_systems(evo, organization):
    [worldwide, utm] = evo.GeneralApi.list_coordinate_systems(org_id=organization).results
    assert "EPSG:4326" in [entry.well_known_id for entry in worldwide.items]
    assert len(utm.items) == 120
    assert (utm.items[59].title, utm.items[59].well_known_id) == ("WGS 84 / UTM zone 60N", "EPSG:32660")
