import asyncio
import json
import os

import pytest
from mcp import Client, MCPError, StdioServerParameters

from conftest import call
from settings import setting

NAMES = ["add-workspace-member", "get-workspace-members", "update-workspace-member", "remove-workspace-member", "get-member"]
ERAS = ["legacy", "auto", "2026-07-28"]


def run(served, era, work):
    """Does the work with a client of the era."""

    async def inside():
        async with Client(f"{served['mcp']}/mcp", mode=era) as client:
            return await work(client)

    return asyncio.run(inside())


def answer(result):
    """What a tool answered, once as text and once as data, which say the same."""
    text = json.loads(result.content[0].text)
    if not result.is_error:
        assert result.structured_content == text
    return text


@pytest.mark.parametrize("era", ERAS)
def test_each_era_sees_the_same_tools(served, era):
    async def work(client):
        return client.protocol_version, await client.list_tools()

    version, listed = run(served, era, work)
    assert version == ("2025-11-25" if era == "legacy" else "2026-07-28")
    tools = {tool.name: tool for tool in listed.tools}
    assert list(tools) == NAMES
    assert {name: sorted(tool.input_schema["properties"]) for name, tool in tools.items()} == {
        "add-workspace-member": ["body", "workspaceId"],
        "get-workspace-members": ["current_page", "email", "page_size", "role", "workspaceId"],
        "update-workspace-member": ["body", "userId", "workspaceId"],
        "remove-workspace-member": ["userId", "workspaceId"],
        "get-member": ["userId", "workspaceId"],
    }
    assert tools["get-member"].input_schema["required"] == ["workspaceId", "userId"]
    hints = {name: (tool.annotations.read_only_hint, tool.annotations.destructive_hint, tool.annotations.idempotent_hint) for name, tool in tools.items()}
    assert hints == {
        "add-workspace-member": (False, False, False),
        "get-workspace-members": (True, False, True),
        "update-workspace-member": (False, False, True),
        "remove-workspace-member": (False, True, True),
        "get-member": (True, False, True),
    }


@pytest.mark.parametrize("era", ERAS)
def test_the_five_tools_do_the_work(served, native, workspace, user, era):
    member = {"workspaceId": workspace, "userId": user["id"]}

    async def work(client):
        added = await client.call_tool(NAMES[0], {"workspaceId": workspace, "body": {"users": [{"id": user["id"], "role": "manager"}]}})
        assert not added.is_error and native.role(workspace, user["email"]) == "manager"
        listed = answer(await client.call_tool(NAMES[1], {"workspaceId": workspace, "email": user["email"]}))
        assert [row["id"] for row in listed["data"]] == [user["id"]]
        read = answer(await client.call_tool(NAMES[4], member))
        assert (read["id"], read["role"]) == (user["id"], "manager")
        changed = await client.call_tool(NAMES[2], {**member, "body": {"role": "member"}})
        assert not changed.is_error and native.role(workspace, user["email"]) == "member"
        removed = await client.call_tool(NAMES[3], member)
        assert not removed.is_error and native.role(workspace, user["email"]) is None
        gone = await client.call_tool(NAMES[4], member)
        assert gone.is_error and answer(gone)["success"] is False

    run(served, era, work)


@pytest.mark.parametrize("era", ERAS)
def test_what_cannot_be_done_is_said(served, workspace, era):
    async def work(client):
        missing = await client.call_tool("get-member", {"workspaceId": workspace})
        assert missing.is_error and missing.content[0].text == "`userId` is missing"
        wrong = await client.call_tool("get-workspace-members", {"workspaceId": workspace, "page_size": "ten"})
        assert wrong.is_error and wrong.content[0].text == "`page_size` must be a number"
        with pytest.raises(MCPError) as unknown:
            await client.call_tool("drop-everything", {})
        assert unknown.value.error.code == -32602

    run(served, era, work)


def test_rest_does_the_same_work(served, native, workspace, user):
    users = f"{served['rest']}/v1/admin/workspaces/{workspace}/users"
    status, _ = call("POST", users, {"users": [{"id": user["id"], "role": "member"}]})
    assert status == 200 and native.role(workspace, user["email"]) == "member"
    status, listed = call("GET", f"{users}?page_size=1&role=member")
    assert status == 200 and [row["id"] for row in listed["data"]] == [user["id"]]
    status, read = call("GET", f"{users}/{user['id']}")
    assert status == 200 and read["email"] == user["email"]
    status, _ = call("PUT", f"{users}/{user['id']}", {"role": "admin"})
    assert status == 200 and native.role(workspace, user["email"]) == "admin"
    status, _ = call("DELETE", f"{users}/{user['id']}")
    assert status == 200 and native.role(workspace, user["email"]) is None
    assert call("GET", f"{users}/{user['id']}")[0] == 404


@pytest.mark.parametrize("era", ERAS)
def test_a_client_starts_the_command_itself(tmp_path, era):
    file = tmp_path / "stdio.yaml"
    file.write_text(
        "ikanos: 1.0.0-beta5\ncapability:\n  exposes:\n    tools:\n      type: mcp\n      transport: stdio\n      tools:\n"
        "        hello:\n          description: Greets.\n          inputParameters: {who: {type: string}}\n"
        "          outputParameters: [{name: text, type: string, value: 'Hello {{who}}'}]\n"
    )
    server = StdioServerParameters(command=os.path.abspath(setting("ROSTER_BINARY")), args=["capability", "serve", str(file)])

    async def inside():
        async with Client(server, mode=era) as client:
            assert [tool.name for tool in (await client.list_tools()).tools] == ["hello"]
            return answer(await client.call_tool("hello", {"who": "Ada"}))

    assert asyncio.run(inside()) == {"text": "Hello Ada"}
