"""What the client makes of a no, and that it does not send again what is no use to send again."""

import openai as package
import pytest
from openai import APIStatusError, AuthenticationError, ConflictError, NotFoundError, PermissionDeniedError

from world import KEY


def test_a_refusal_has_the_vendors_four_fields(openai, unknown):
    with pytest.raises(NotFoundError) as refused:
        openai.users.retrieve(user_id=f"user-{unknown}")
    error = refused.value
    assert error.body == {
        "message": "no such user",
        "type": "invalid_request_error",
        "param": None,
        "code": "not_found",
    }
    assert (error.code, error.param, error.type) == ("not_found", None, "invalid_request_error")
    assert len(error.request_id) == 26


def test_a_conflict_is_sent_once(connect, make_group):
    group = make_group()
    sent = []
    client_of = {"sync": package.DefaultHttpxClient, "async": package.DefaultAsyncHttpxClient}

    def note(request):
        sent.append(request.method)

    async def note_later(request):
        sent.append(request.method)

    kind = connect("x")._kind
    http = client_of[kind](event_hooks={"request": [note if kind == "sync" else note_later]})
    client = connect(KEY, http_client=http).admin.organization
    with pytest.raises(ConflictError):
        client.groups.create(name=group["name"])
    assert sent == ["POST"]


def test_keys_that_may_not_or_are_none(connect, native, make_user):
    with pytest.raises(AuthenticationError) as refused:
        connect("sk-admin-nothing").admin.organization.users.list()
    assert refused.value.code == "invalid_api_key"
    user = make_user()
    reader = native.post("api-keys", {"name": "Viewer", "owner": {"type": "organization", "role": "viewer"}})
    own = connect(reader["secret"]).admin.organization
    assert own.users.retrieve(user_id=f"user-{user['id']}").email == user["email"]
    with pytest.raises(PermissionDeniedError, match="Missing scopes: api.management.write"):
        own.users.delete(user_id=f"user-{user['id']}")
    assert native.get(f"users/{user['id']}") == user


def test_the_organization_may_be_named(connect, native, unknown):
    organization = native.organization()["id"]
    named = connect(KEY, organization=f"org-{organization}").admin.organization
    assert named.projects.list(limit=1).data
    other = connect(KEY, organization=f"org-{unknown}").admin.organization
    with pytest.raises(AuthenticationError):
        other.projects.list(limit=1)


def test_the_base_url_may_end_without_a_version(connect, openai):
    bare = connect(KEY, mount="").admin.organization
    assert bare.projects.list(limit=3).model_dump() == openai.projects.list(limit=3).model_dump()


def test_what_is_not_served_is_not_found(openai):
    with pytest.raises(APIStatusError) as refused:
        openai.usage.costs(start_time=0)
    assert (refused.value.status_code, refused.value.code) == (404, "not_found")
