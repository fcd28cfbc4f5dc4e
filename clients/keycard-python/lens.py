"""What the Keycard surface has to show, worked out from what the native API says."""

from datetime import datetime
from typing import Any

from world import ALIASES

ORGANIZATION_ROLE = {"owner": "org_admin", "admin": "org_admin", "viewer": "org_viewer", "member": "org_member"}
ZONE_ROLE = {"admin": "zone_manager", "manager": "zone_manager", "member": "zone_viewer", "viewer": "zone_viewer"}

# What is kept of users for this surface alone.
SOURCES = {"ab3def8hij2klm9opq5rst7uvw": "https://example.com"}


def shown_id(native: str) -> str:
    return ALIASES.get(native, native)


def time(native: str) -> datetime:
    return datetime.fromisoformat(native)


def times(native: dict) -> dict:
    return {name: time(native[name]) for name in ("created_at", "updated_at")}


def organization(native: dict, home: dict) -> dict:
    return {
        "id": native["id"],
        "label": native["slug"],
        "name": native["name"],
        "sso_enabled": False,
        "zone_id": shown_id(home["id"]),
    } | times(native)


def user(native: dict, url: str) -> dict:
    id = shown_id(native["id"])
    return {
        "id": id,
        "email": native["email"],
        "role": ORGANIZATION_ROLE[native["role"]],
        "source": SOURCES.get(id, url),
        "status": native["status"],
    } | times(native)


def identity(native: dict, url: str, type: str) -> dict:
    return user(native, url) | {"type": type}


def invitation(native: dict, organization: str) -> dict:
    return {
        "id": shown_id(native["id"]),
        "created_by": shown_id(native["invited_by"]) if native["invited_by"] else "system",
        "email": native["email"],
        "expires_at": time(native["expires_at"]),
        "organization_id": organization,
        "role": ORGANIZATION_ROLE[native["role"]],
        "status": native["status"],
    } | times(native)


def service_account(native: dict) -> dict:
    return {"id": shown_id(native["id"]), "name": native["name"], "description": native["description"]} | times(native)


def credential(native: dict) -> dict:
    used = native["last_used_at"]
    return {
        "id": shown_id(native["id"]),
        "client_id": native["client_id"],
        "name": native["name"],
        "created_at": time(native["created_at"]),
        "last_used_at": time(used) if used else None,
    }


def zone(native: dict, organization: str) -> dict:
    return {
        "id": shown_id(native["id"]),
        "name": native["name"],
        "slug": native["slug"],
        "description": native["description"],
        "organization_id": organization,
        "owner_type": "customer",
    } | times(native)


def member(native: dict, zone: str, organization: str) -> dict:
    return {
        "organization_id": organization,
        "organization_user_id": shown_id(native["user"]["id"]),
        "zone_id": shown_id(zone),
        "role": ZONE_ROLE[native["role"]],
    } | times(native)


def assert_shows(shown: Any, fields: dict) -> None:
    """The answer has these fields with these values."""
    found = shown.model_dump() if hasattr(shown, "model_dump") else shown
    assert {name: found.get(name) for name in fields} == fields
