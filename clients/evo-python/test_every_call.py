"""Runs last: every call that the client has on what Roster serves was made by the tests above."""

import pytest

import sdk

# Not served: docs/coverage.md.
OTHERS: set[tuple[str, str]] = set()


@pytest.mark.parametrize("way", ["token", "credentials"])
def test_every_call_was_made(request, way):
    if request.config.option.keyword or request.config.option.file_or_dir:
        pytest.skip("only some of the tests ran")
    calls = sdk.methods() - OTHERS
    assert len(calls) == 76
    assert calls - {(part, method) for made_by, part, method in sdk.CALLED if made_by == way} == set()
