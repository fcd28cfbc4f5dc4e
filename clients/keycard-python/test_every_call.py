"""Runs last: every call that the client has on what Roster serves was made by the tests above."""

import pytest

import reached
import sdk

# Of the zones, what is about more than the zone and its members; and what other tests than these are about.
OTHERS = (
    "zones.application_credentials",
    "zones.applications",
    "zones.delegated_grants",
    "zones.policies",
    "zones.policy_schemas",
    "zones.policy_sets",
    "zones.providers",
    "zones.resources",
    "zones.secrets",
    "zones.sessions",
    "zones.user_agents",
    "zones.users",
)


@pytest.mark.parametrize("kind", sdk.CLIENTS)
def test_every_call_was_made(request, kind):
    if request.config.option.keyword or request.config.option.file_or_dir:
        pytest.skip("only some of the tests ran")
    client = sdk.CLIENTS[kind](api_key="unused", base_url="http://127.0.0.1:9")
    calls = set()
    for part in ("organizations", "invitations", "zones"):
        calls |= reached.methods(getattr(client, part), part)
    calls = {call for call in calls if not call.startswith(tuple(f"{other}." for other in OTHERS))}
    assert calls - {call for made_by, call in reached.CALLED if made_by == kind} == set()
