"""What the Portkey surface has to show, worked out from what the native API says."""

from datetime import datetime, timezone
from typing import Any

from ids import to_uuid

# What a member without a scope list of its own is shown with, by the role that is shown.
ADMIN_SCOPES = [
    "organisations.read",
    "organisation_users.read",
    "workspaces.read",
    "logs.list",
    "logs.view",
    "prompts.create",
    "prompts.read",
    "prompts.list",
    "configs.create",
    "configs.read",
    "configs.list",
    "virtual_keys.create",
    "virtual_keys.read",
    "virtual_keys.list",
    "workspace_users.create",
    "workspace_users.read",
    "workspace_users.list",
    "generations.create",
]
READ_SCOPES = [scope for scope in ADMIN_SCOPES if scope.endswith((".read", ".list", ".view"))]

ORGANIZATION_ROLE = {"owner": "owner", "admin": "admin", "viewer": "member", "member": "member"}
WORKSPACE_ROLE = {"admin": "admin", "manager": "manager", "member": "member", "viewer": "member"}


def time(native: str) -> str:
    """Portkey's times have milliseconds and a Z, always; the client does not parse them, others do."""
    moment = datetime.fromisoformat(native).astimezone(timezone.utc)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03}Z"


def user(native: dict) -> dict:
    return {
        "object": "user",
        "id": to_uuid(native["id"]),
        "first_name": native["given_name"],
        "last_name": native["family_name"],
        "role": ORGANIZATION_ROLE[native["role"]],
        "email": native["email"],
        "created_at": time(native["created_at"]),
        "last_updated_at": time(native["updated_at"]),
    }


def workspace(native: dict) -> dict:
    return {
        "object": "workspace",
        "id": to_uuid(native["id"]),
        "slug": native["slug"],
        "name": native["name"],
        "description": native["description"],
        "created_at": time(native["created_at"]),
        "last_updated_at": time(native["updated_at"]),
        "is_default": int(native["is_default"]),
    }


def member(native: dict, user: dict, workspace: dict) -> dict:
    """A member; its organization role stands with the user."""
    role = WORKSPACE_ROLE[native["role"]]
    return {
        "object": "workspace-user",
        "id": to_uuid(user["id"]),
        "first_name": user["given_name"],
        "last_name": user["family_name"],
        "org_role": ORGANIZATION_ROLE[user["role"]],
        "role": role,
        "created_at": time(native["created_at"]),
        "last_updated_at": time(native["updated_at"]),
        "status": "active",
        "workspace_id": to_uuid(workspace["id"]),
        "email": user["email"],
        "scopes": READ_SCOPES if role == "member" else ADMIN_SCOPES,
        "settings": None,
    }


def api_key(native: dict) -> dict:
    owner = native["owner"]
    kind = {"organization": "organisation-service", "workspace": "workspace-service", "user": "workspace-user"}
    return {
        "object": "api-key",
        "id": to_uuid(native["id"]),
        "name": native["name"],
        "description": native["description"],
        "type": kind[owner["type"]],
        "workspace_id": native["workspace"] and to_uuid(native["workspace"]),
        "user_id": to_uuid(owner["id"]) if owner["type"] == "user" else None,
        "status": native["status"],
        "scopes": native["scopes"],
        "expires_at": native["expires_at"] and time(native["expires_at"]),
        "created_at": time(native["created_at"]),
    }


INVITE_STATUS = {"pending": "pending", "accepted": "accepted", "revoked": "cancelled", "expired": "expired"}


def invite(native: dict, written: list[str]) -> dict:
    """An invite; its workspaces are named as whoever made it wrote them."""
    return {
        "object": "invite",
        "id": to_uuid(native["id"]),
        "email": native["email"],
        "role": ORGANIZATION_ROLE[native["role"]],
        "created_at": time(native["created_at"]),
        "expires_at": time(native["expires_at"]),
        "accepted_at": native["accepted_at"] and time(native["accepted_at"]),
        "status": INVITE_STATUS[native["status"]],
        "invited_by": native["invited_by"] and to_uuid(native["invited_by"]),
        "workspaces": [
            {"id": name, "workspace_id": name, "role": WORKSPACE_ROLE[place["role"]]}
            for name, place in zip(written, native["workspaces"], strict=True)
        ],
    }


def fields(answer: Any) -> dict:
    """An answer's fields: of a typed answer of the client, or of an object inside an untyped one."""
    return answer if isinstance(answer, dict) else answer.model_dump()


def assert_shows(answer: Any, expected: dict) -> None:
    """The answer has each expected field with its value; what else it has is its own affair."""
    shown = fields(answer)
    assert {name: shown.get(name, "absent") for name in expected} == expected


def assert_empty(answer: Any) -> None:
    """The client turns `{}` into an answer whose every field is unset."""
    assert not {name: value for name, value in fields(answer).items() if value is not None}
