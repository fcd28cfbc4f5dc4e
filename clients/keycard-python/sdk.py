"""The published client, sync or async, behind one way of calling."""

from typing import Any

import keycardai_api
from keycardai_api import AsyncKeycardAPI, KeycardAPI

from reached import Reached, finish

# Newer versions know no organization users, identities, roles and zone members.
KNOWS_USERS = hasattr(keycardai_api.types, "OrganizationListRolesResponse")

CLIENTS = {"sync": KeycardAPI, "async": AsyncKeycardAPI}


def connect(kind: str, url: str, key: str | None, **options: Any) -> Any:
    """The client refuses every answer whose shape is not the vendor's."""
    settings = {"api_key": key, "base_url": f"{url}/keycard", "_strict_response_validation": True} | options
    return Reached(CLIENTS[kind](**settings), kind, "", finish(kind))
