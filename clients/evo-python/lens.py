"""What the Evo surface has to show, worked out from what the native API says."""

from datetime import datetime, timezone
from uuid import UUID

from ids import to_uuid
from world import ALIASES

ORGANIZATION_ROLE = {"owner": "Evo Owner", "admin": "Evo Admin", "viewer": "Evo User", "member": "Evo User"}
WORKSPACE_ROLE = {"admin": "owner", "manager": "editor", "member": "editor", "viewer": "viewer"}
ROLE_IDS = {
    "Evo Owner": UUID("00000000-0000-7000-8000-000000000104"),
    "Evo Admin": UUID("00000000-0000-7000-8000-000000000103"),
    "Evo User": UUID("00000000-0000-7000-8000-000000000101"),
}


def shown_id(native: str) -> UUID:
    return UUID(ALIASES.get(native) or to_uuid(native))


def moment(native: str) -> datetime:
    return datetime.fromisoformat(native)


def milliseconds(shown: datetime) -> datetime:
    """What the native API tells of a time that is shown with more digits."""
    return shown.replace(microsecond=shown.microsecond // 1000 * 1000, tzinfo=timezone.utc)


def name(user: dict) -> str | None:
    return f"{user['given_name']} {user['family_name']}".strip() or None


def some_name(user: dict) -> str:
    return name(user) or user["email"].split("@")[0]


def workspace_user(member: dict) -> tuple:
    """Id, role, email and full name."""
    user = member["user"]
    return shown_id(user["id"]), WORKSPACE_ROLE[member["role"]], user["email"], name(user)


def workspace(native: dict) -> tuple:
    """Id, name, description, and the times."""
    times = moment(native["created_at"]), moment(native["updated_at"])
    return shown_id(native["id"]), native["name"], native["description"] or "", *times


def instance_user(user: dict) -> tuple:
    """Id, email, full name and the role."""
    return shown_id(user["id"]), user["email"], some_name(user), ORGANIZATION_ROLE[user["role"]]


def invitation(native: dict) -> tuple:
    """Id, email, status, the times and the role."""
    times = moment(native["created_at"]), moment(native["expires_at"])
    return shown_id(native["id"]), native["email"], native["status"].capitalize(), *times, ORGANIZATION_ROLE[native["role"]]
