"""Client credentials, as the clients with one secret for programs use them; and the exchange of a key, which versions before
0.17 have a call for."""

import base64
import json
import urllib.error
import urllib.parse
import urllib.request

import httpx
import pytest
from keycardai_api import AuthenticationError, KeycardAPI

from sandbox import LABELS


class Reroute(httpx.HTTPTransport):
    """What goes to the vendor's own address, which the client does not take from its base URL, goes here."""

    def __init__(self, url: str):
        super().__init__()
        self._url = httpx.URL(f"{url}/keycard")

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.url = self._url.copy_with(path=self._url.path + request.url.path)
        request.headers["host"] = self._url.netloc.decode()
        return super().handle_request(request)


@pytest.fixture
def robot(keycard, organization):
    """A credential of a new service account."""
    account = keycard.organizations.service_accounts.create(organization, name="Robot")
    made = keycard.organizations.service_accounts.credentials.create(account.id, organization_id=organization, name="CI")
    return account, made


@pytest.fixture
def client(url, robot):
    _, credential = robot
    mounts = {"https://api.keycard.ai": Reroute(url)}
    with KeycardAPI(
        client_id=credential.client_id,
        client_secret=credential.client_secret,
        base_url=f"{url}/keycard",
        http_client=httpx.Client(mounts=mounts),
        _strict_response_validation=True,
    ) as client:
        yield client


def test_a_client_with_client_credentials_acts_as_the_service_account(client, organization, native):
    assert [item.id for item in client.organizations.list().items] == [organization]
    made = client.zones.create(name="Made by a program")
    assert native.get(f"workspaces/{made.id}")["name"] == "Made by a program"


def test_its_token_ends_with_the_credential(client, keycard, organization, robot):
    client.organizations.list()
    account, credential = robot
    keycard.organizations.service_accounts.credentials.delete(
        credential_id=credential.id, organization_id=organization, service_account_id=account.id
    )
    with pytest.raises(AuthenticationError):
        client.organizations.list()


def token(url: str, form: dict, **headers: str) -> tuple[int, dict]:
    request = urllib.request.Request(
        f"{url}/keycard/service-account-token", urllib.parse.urlencode(form).encode(), headers, method="POST"
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def test_a_client_names_itself_in_the_form_or_in_the_header(url, robot, connect, organization):
    _, credential = robot
    grant = {"grant_type": "client_credentials"}
    basic = base64.b64encode(f"{credential.client_id}:{credential.client_secret}".encode()).decode()
    in_form = {"client_id": credential.client_id, "client_secret": credential.client_secret}
    for status, made in [token(url, grant | in_form), token(url, grant, authorization=f"Basic {basic}")]:
        assert (status, made["token_type"], 0 < made["expires_in"] <= 3600) == (200, "Bearer", True)
        assert [item.id for item in connect(made["access_token"]).organizations.list().items] == [organization]
    status, refused = token(url, grant | in_form | {"client_secret": "wrong"})
    assert (status, refused["code"], refused["status"]) == (401, "invalid_client", 401)


def test_a_key_is_exchanged_for_a_token_of_one_organization(account, connect):
    made = account.post("/organizations/others/token", cast_to=httpx.Response).json()
    assert (made["token_type"], made["expires_in"] > 0) == ("Bearer", True)
    account.invitations.accept("token")
    token = connect(made["access_token"])
    assert [item.label for item in token.organizations.list().items] == ["others"]
    with pytest.raises(Exception, match="no such organization"):
        token.organizations.retrieve(LABELS[0])
