"""Runs last: every call that the client has on what Roster serves was made by the tests above."""

import pytest
from openai import AsyncOpenAI, OpenAI

import sdk

# What is not about membership.
OTHERS = (
    "certificates",
    "data_retention",
    "external_keys",
    "external_storage",
    "hosted_tool_permissions",
    "model_permissions",
    "rate_limits",
    "service_tier_settings",
    "spend_alerts",
    "spend_limit",
    "usage",
    "workload_identity_providers",
)


def is_about(path: str, parts: tuple[str, ...]) -> bool:
    return any(f".{part}." in f"{path}." for part in parts)


@pytest.mark.parametrize("kind, client", [("sync", OpenAI), ("async", AsyncOpenAI)])
def test_every_call_was_made(request, kind, client):
    if request.config.option.keyword or request.config.option.file_or_dir:
        pytest.skip("only some of the tests ran")
    calls = sdk.methods(client(admin_api_key="unused", base_url="http://127.0.0.1:9").admin, "admin")
    calls = {call for call in calls if not is_about(call, OTHERS)}
    # The 71 that are published, and the update of a key, which the client has besides.
    assert len(calls) == 72
    assert calls - {call for made_by, call in sdk.CALLED if made_by == kind} == set()
