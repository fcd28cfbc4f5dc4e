import asyncio
import json

import pytest
from mcp import MCPError

from conftest import over_http, over_stdio

FIVE = ["add-workspace-member", "get-workspace-members", "update-workspace-member", "remove-workspace-member", "get-member"]
WAYS = [(open_client, era) for open_client in (over_http, over_stdio) for era in ("legacy", "auto", "2026-07-28")]
ways = pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way[0].__name__}-{way[1]}")


def run(native, way, work, key=None):
    """Does the work with a client of the era, over HTTP or over standard input and output."""
    open_client, era = way

    async def inside():
        async with open_client(native, era, key) as client:
            return await work(client)

    return asyncio.run(inside())


def answer(result):
    """What a tool answered, once as text and once as data, which say the same."""
    assert not result.is_error, result.content[0].text
    assert result.structured_content == json.loads(result.content[0].text)
    return result.structured_content


@ways
def test_each_era_sees_the_tools_of_its_key(native, way):
    async def work(client):
        return client.protocol_version, (await client.list_tools()).tools

    version, tools = run(native, way, work)
    assert version == ("2025-11-25" if way[1] == "legacy" else "2026-07-28")
    assert [tool.name for tool in tools][:5] == FIVE
    hints = {tool.name: (tool.annotations.read_only_hint, tool.annotations.destructive_hint, tool.annotations.idempotent_hint) for tool in tools}
    assert [hints[name] for name in FIVE] == [(False, False, False), (True, False, True), (False, False, True), (False, True, True), (True, False, True)]
    assert all(tool.annotations.open_world_hint is False and tool.output_schema for tool in tools)
    assert all("dry_run" in tool.input_schema["properties"] for tool in tools if not tool.annotations.read_only_hint)


@ways
def test_the_five_tools_do_the_work(native, workspace, user, way):
    member = {"workspaceId": workspace, "userId": user["id"]}

    async def work(client):
        add = {"workspaceId": workspace, "body": {"users": [{"id": user["id"], "role": "manager"}]}}
        planned = answer(await client.call_tool(FIVE[0], {**add, "dry_run": True}))
        assert [(change["action"], change["target"]["id"]) for change in planned["changes"]] == [("workspace_members.create", user["id"])]
        assert native.member(workspace, user["id"]) is None
        answer(await client.call_tool(FIVE[0], add))
        assert native.member(workspace, user["id"])["role"] == "manager"
        listed = answer(await client.call_tool(FIVE[1], {"workspaceId": workspace, "email": user["email"], "current_page": 0, "page_size": 10}))
        assert [row["user"]["id"] for row in listed["data"]] == [user["id"]] and listed["total"] == 1
        assert answer(await client.call_tool(FIVE[4], member)) == native.member(workspace, user["id"])
        answer(await client.call_tool(FIVE[2], {**member, "body": {"role": "viewer"}}))
        assert native.member(workspace, user["id"])["role"] == "viewer"
        answer(await client.call_tool(FIVE[3], {**member, "dry_run": True}))
        assert native.member(workspace, user["id"]) is not None
        answer(await client.call_tool(FIVE[3], member))
        assert native.member(workspace, user["id"]) is None
        gone = await client.call_tool(FIVE[4], member)
        assert gone.is_error and gone.content[0].text == "not_found: no such workspace member"

    run(native, way, work)


@ways
def test_the_rest_of_the_core_is_there(native, user, way):
    async def work(client):
        await client.list_tools()
        group = answer(await client.call_tool("create-group", {"body": {"name": f"Group of {user['email']} {way[0].__name__} {way[1]}"}}))
        assert native.get(f"groups/{group['id']}") == group
        answer(await client.call_tool("add-group-member", {"groupId": group["id"], "body": {"users": [user["id"]]}}))
        members = answer(await client.call_tool("list-group-members", {"groupId": group["id"]}))
        assert members["data"] == native.get(f"groups/{group['id']}/members")["data"]
        invited = {"body": {"email": f"invited.{group['id']}@example.com", "role": "member"}}
        planned = answer(await client.call_tool("create-invitation", {**invited, "dry_run": True}))
        assert "id" not in planned["changes"][0]["target"] and "token" not in json.dumps(planned)
        invitation = answer(await client.call_tool("create-invitation", invited))
        assert native.get(f"invitations/{invitation['id']}")["email"] == invited["body"]["email"]
        answer(await client.call_tool("delete-group", {"groupId": group["id"]}))
        assert native.status(f"groups/{group['id']}") == 404
        events = answer(await client.call_tool("list-audit-events", {"surface": "mcp", "page_size": 1}))
        assert events["data"][0]["action"] == "groups.delete"

    run(native, way, work)


@ways
def test_what_cannot_be_done_is_said(native, workspace, way):
    async def work(client):
        missing = await client.call_tool("get-member", {"workspaceId": workspace})
        assert missing.is_error and missing.content[0].text == "invalid: `userId` is missing"
        wrong = await client.call_tool("create-group", {"body": {"name": ""}})
        assert wrong.is_error and wrong.content[0].text.startswith("invalid: `body.name` ")
        with pytest.raises(MCPError) as unknown:
            await client.call_tool("drop-everything", {})
        assert unknown.value.error.code == -32602
        with pytest.raises(MCPError) as undeclared:
            await client.list_prompts()
        assert undeclared.value.error.code == -32601

    run(native, way, work)


@ways
def test_a_key_that_ends_ends_what_it_opened(native, user, way):
    made = native.post("api-keys", {"name": "Agent", "owner": {"type": "user", "id": user["id"]}})

    async def work(client):
        names = [tool.name for tool in (await client.list_tools()).tools]
        assert "get-me" in names and "create-user" not in names
        with pytest.raises(MCPError) as hidden:
            await client.call_tool("create-user", {"body": {"email": "x@example.com"}})
        assert hidden.value.error.code == -32602
        assert answer(await client.call_tool("get-me", {}))["principal"]["id"] == user["id"]
        native.delete(f"api-keys/{made['id']}")
        with pytest.raises(Exception):
            await client.call_tool("get-me", {})

    run(native, way, work, made["secret"])
