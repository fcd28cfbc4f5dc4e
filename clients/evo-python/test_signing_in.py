"""What is sent as a token, and where one is asked for."""

import pytest
from evo.common.exceptions import UnauthorizedException
from evo.oauth import OAuthError

import sdk


def test_a_token_that_is_none(sign_in):
    with pytest.raises(UnauthorizedException) as refused:
        sign_in("rst_key_of_nobody").WorkspaceAPIClient.list_workspaces()
    assert (refused.value.status, refused.value.title) == (401, "Unauthorized")


def test_a_credentials_secret_is_a_token_itself(sign_in, robot):
    assert sign_in(robot["secret"]).WorkspaceAPIClient.list_workspaces().total == 5


def test_a_token_dies_with_its_credential(robot, native, url, organization):
    client = sdk.Sdk(url, "credentials", sdk.credentials(url, robot["client_id"], robot["secret"]), organization)
    assert client.WorkspaceAPIClient.list_workspaces().total == 5
    credentials = native.get(f"service-accounts/{robot['id']}/credentials")["data"]
    [credential] = [row for row in credentials if row["client_id"] == robot["client_id"]]
    native.delete(f"service-accounts/{robot['id']}/credentials/{credential['id']}")
    # The client asks for another token, which it does not get either.
    with pytest.raises(UnauthorizedException):
        client.WorkspaceAPIClient.list_workspaces()


def test_a_wrong_secret_gets_no_token(url, robot):
    authorizer = sdk.credentials(url, robot["client_id"], robot["secret"][:-1] + "x")
    with pytest.raises(OAuthError):
        sdk.run(authorizer.authorize())
