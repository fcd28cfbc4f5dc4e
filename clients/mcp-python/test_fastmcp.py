import asyncio

import pytest
from fastmcp import Client
from fastmcp.client.auth import BearerAuth
from fastmcp.exceptions import ToolError


def test_fastmcp_does_the_work(native, workspace, user):
    member = {"workspaceId": workspace, "userId": user["id"]}

    async def inside():
        async with Client(f"{native.url}/mcp", auth=BearerAuth(native.key)) as client:
            assert len(await client.list_tools()) > 50
            await client.call_tool("add-workspace-member", {"workspaceId": workspace, "body": {"user": user["id"], "role": "member"}})
            assert native.member(workspace, user["id"])["role"] == "member"
            read = await client.call_tool("get-member", member)
            assert read.structured_content == native.member(workspace, user["id"])
            planned = await client.call_tool("update-workspace-member", {**member, "body": {"role": "admin"}, "dry_run": True})
            assert planned.structured_content["changes"][0]["details"]["role"] == "admin"
            assert native.member(workspace, user["id"])["role"] == "member"
            await client.call_tool("remove-workspace-member", member)
            assert native.member(workspace, user["id"]) is None
            with pytest.raises(ToolError, match="no such workspace member"):
                await client.call_tool("get-member", member)

    asyncio.run(inside())
