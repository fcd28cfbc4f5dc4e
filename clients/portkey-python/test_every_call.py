"""Runs last: every call that the client has on what Roster serves was made by the tests above."""

import pytest
from portkey_ai import Portkey

import sdk

# Parts of the client whose operations this server does not have yet. The list only gets shorter.
NOT_YET = ("admin.users.invites.",)


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_every_call_was_made(request, kind):
    if request.config.option.keyword or request.config.option.file_or_dir:
        pytest.skip("only some of the tests ran")
    client = Portkey(api_key="unused", base_url="http://127.0.0.1:9")
    calls = sdk.methods(client.admin, "admin") | sdk.methods(client.api_keys, "api_keys")
    calls = {call for call in calls if not call.startswith(NOT_YET)}
    assert len(calls) == 19
    assert calls - {call for made_by, call in sdk.CALLED if made_by == kind} == set()
