"""What the OpenAI surface has to show, worked out from what the native API says."""

from datetime import datetime
from typing import Any

from world import ALIASES

ORGANIZATION_ROLE = {"owner": "owner", "admin": "owner", "viewer": "reader", "member": "reader"}
PROJECT_ROLE = {"admin": "owner", "manager": "owner", "member": "member", "viewer": "member"}


def shown_id(kind: str, native: str) -> str:
    return ALIASES.get(native, f"{kind}{native}")


def seconds(native: str | None) -> int | None:
    """Whole seconds since 1970, those that have begun."""
    return None if native is None else int(datetime.fromisoformat(native).timestamp() // 1)


def name(user: dict) -> str | None:
    return f"{user['given_name']} {user['family_name']}".strip() or None


def user(native: dict) -> dict:
    id = shown_id("user-", native["id"])
    return {
        "object": "organization.user",
        "id": id,
        "name": name(native),
        "email": native["email"],
        "role": ORGANIZATION_ROLE[native["role"]],
        "added_at": seconds(native["created_at"]),
        "created": seconds(native["created_at"]),
        "is_service_account": False,
        "is_scim_managed": False,
        "user": {
            "id": id,
            "object": "user",
            "banned": False,
            "banned_at": None,
            "email": native["email"],
            "enabled": native["status"] == "active",
            "name": name(native),
            "picture": native.get("picture"),
        },
    }


def project(native: dict) -> dict:
    return {
        "object": "organization.project",
        "id": shown_id("proj_", native["id"]),
        "name": native["name"],
        "created_at": seconds(native["created_at"]),
        "archived_at": seconds(native["archived_at"]),
        "status": native["status"],
    }


def project_user(native: dict) -> dict:
    return {
        "object": "organization.project.user",
        "id": shown_id("user-", native["user"]["id"]),
        "name": name(native["user"]),
        "email": native["user"]["email"],
        "role": PROJECT_ROLE[native["role"]],
        "added_at": seconds(native["created_at"]),
    }


def invite(native: dict) -> dict:
    return {
        "object": "organization.invite",
        "id": shown_id("invite-", native["id"]),
        "email": native["email"],
        "role": ORGANIZATION_ROLE[native["role"]],
        "status": native["status"],
        "created_at": seconds(native["created_at"]),
        "expires_at": seconds(native["expires_at"]),
        "accepted_at": seconds(native["accepted_at"]),
        "projects": [
            {"id": shown_id("proj_", place["workspace"]), "role": PROJECT_ROLE[place["role"]]}
            for place in native["workspaces"] or []
        ],
    }


def group(native: dict) -> dict:
    return {
        "id": shown_id("group_", native["id"]),
        "name": native["name"],
        "created_at": seconds(native["created_at"]),
        "is_scim_managed": False,
        "group_type": "group",
    }


def group_user(native: dict) -> dict:
    """A member of a group; who has no name goes by their email."""
    return {
        "id": shown_id("user-", native["user"]["id"]),
        "name": name(native["user"]) or native["user"]["email"],
        "email": native["user"]["email"],
    }


def service_account(native: dict) -> dict:
    return {
        "object": "organization.project.service_account",
        "id": shown_id("svc_acct_", native["id"]),
        "name": native["name"],
        "role": PROJECT_ROLE[native["role"]],
        "created_at": seconds(native["created_at"]),
    }


def project_group(native: dict) -> dict:
    return {
        "object": "project.group",
        "project_id": shown_id("proj_", native["workspace"]),
        "group_id": shown_id("group_", native["group"]["id"]),
        "group_name": native["group"]["name"],
        "group_type": "group",
        "created_at": seconds(native["created_at"]),
    }


def _named_role(native: dict) -> dict:
    """A custom role. One that no surface gave words has those of the native API."""
    return {
        "id": shown_id("role_", native["id"]),
        "name": native["name"],
        "permissions": native["permissions"] if native["scopes"] is None else native["scopes"],
        "resource_type": "api.project" if native["workspace"] else "api.organization",
        "predefined_role": False,
        "description": native["description"],
    }


def role(native: dict) -> dict:
    return {"object": "role"} | _named_role(native)


def assigned_role(native: dict) -> dict:
    """A custom role that somebody has, themselves or through groups."""
    times = {name: seconds(native["role"][name]) for name in ("created_at", "updated_at")}
    through = [{"principal_id": shown_id("group_", group), "principal_type": "group"} for group in native["groups"]]
    nothing = {"created_by": None, "created_by_user_obj": None, "metadata": None}
    return _named_role(native["role"]) | times | nothing | {"assignment_sources": through or None}


def redacted(native: dict) -> str:
    return native["mask"].replace("*****", "...")


def key_owner(user: dict, role: str) -> dict:
    return {
        "id": shown_id("user-", user["id"]),
        "email": user["email"],
        "name": name(user) or "",
        "created_at": seconds(user["created_at"]),
        "role": role,
    }


def project_key(native: dict, owner: dict | None, access: str) -> dict:
    return {
        "object": "organization.project.api_key",
        "id": shown_id("key_", native["id"]),
        "name": native["name"],
        "redacted_value": redacted(native),
        "created_at": seconds(native["created_at"]),
        "expires_at": seconds(native["expires_at"]),
        "owner_project_access": access,
        "owner": {"type": owner and "user", "user": owner, "service_account": None},
    }


def admin_key(native: dict) -> dict:
    return {
        "object": "organization.admin_api_key",
        "id": shown_id("key_", native["id"]),
        "name": native["name"],
        "redacted_value": redacted(native),
        "created_at": seconds(native["created_at"]),
        "expires_at": seconds(native["expires_at"]),
    }


def assert_shows(answer: Any, expected: dict) -> None:
    """The answer has each expected field with its value; what else it has is its own affair."""
    shown = answer.model_dump()
    assert {name: shown.get(name, "absent") for name in expected} == expected
