"""Runs last: every call that the client has on what Roster serves was made by the tests above."""

import pytest
from portkey_ai import AsyncPortkey, Portkey

import sdk


@pytest.mark.parametrize("kind, client", [("sync", Portkey), ("async", AsyncPortkey)])
def test_every_call_was_made(request, kind, client):
    if request.config.option.keyword or request.config.option.file_or_dir:
        pytest.skip("only some of the tests ran")
    client = client(api_key="unused", base_url="http://127.0.0.1:9")
    calls = sdk.methods(client.admin, "admin") | sdk.methods(client.api_keys, "api_keys")
    assert len(calls) == 24
    assert calls - {call for made_by, call in sdk.CALLED if made_by == kind} == set()
