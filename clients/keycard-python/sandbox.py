"""The server is a sandbox: a small world is imported into it once, and brought back before each test. Its ids are those that
the client's own tests use."""

from pathlib import Path

from control import Control
from native import Native
from world import ORGANIZATION, OWNER

# What the world's tests call with: the text that the client's own tests use, for the organization's first owner, who is
# an operator too.
KEY = "My API Key"
# What the client's own tests call it. In `roster demo` it is a label of the demo's organization, from which it is taken.
LABELS = ("x", "organization_id")
# What stands for the same person's account, which belongs to another organization as well.
ACCOUNT = "Key of an account"
OTHERS = "others"
# The id that the client's own tests give to whatever lies in an organization.
ID = "ab3def8hij2klm9opq5rst7uvw"
# An invitation into the organization: one that the account can accept.
TOKEN = "token"


class Sandbox(Control):
    def make_world(self, url: str) -> None:
        """From the beginning, so that the tests can run again on a server that has seen them."""
        self("POST", "/reset", {})
        for organization in (ORGANIZATION, OTHERS):
            self("POST", "/organizations", {"name": f"Organization {organization}", "slug": organization, "owner": OWNER})
        self.import_world(ORGANIZATION, Path(__file__).with_name("world.json"))
        self("POST", "/keys", {"key": KEY, "as": {"organization": ORGANIZATION, "user": OWNER, "operator": True}})
        native, instance = Native(url, KEY, ORGANIZATION), Native(url, KEY, "instance")
        instance.delete(f"aliases/keycard/organization/{LABELS[0]}")
        for label in LABELS:
            alias = {"dialect": "keycard", "kind": "organization", "alias": label, "target": native.organization()["id"]}
            instance.post("aliases", alias | {"shown": False})
        [account] = native.get("service-accounts")["data"]
        [credential] = native.get(f"service-accounts/{account['id']}/credentials")["data"]
        alias = {"dialect": "keycard", "kind": "credential", "alias": ID, "target": credential["id"], "shown": True}
        native.post("aliases", alias)
        self._make_account(url, native)
        self.keep()

    def _make_account(self, url: str, native: Native) -> None:
        """An account that came into the other organization, and may come into the first."""
        self("POST", "/keys", {"key": OTHERS, "as": {"organization": OTHERS}})
        other = Native(url, OTHERS, OTHERS)
        invited = other.post("invitations", {"email": "account@example.com", "role": "admin", "workspaces": []})
        who = {"login": "account", "password": "no fish in these sheds"}
        other.post_as(None, "accounts", who | {"token": invited["token"]})
        # A session that an invitation began reaches that organization alone.
        session = other.post_as(None, "sessions", who)
        key = other.post_as(session["secret"], "account/keys", {"name": "Key"})
        self("POST", "/keys", {"key": ACCOUNT, "secret": key["secret"]})
        open_invitation = native.post("invitations", {"email": "account@example.com", "role": "viewer", "workspaces": []})
        self("POST", "/invitation-tokens", {"token": TOKEN, "organization": ORGANIZATION, "invitation": open_invitation["id"]})
