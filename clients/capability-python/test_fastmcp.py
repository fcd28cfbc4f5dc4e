import asyncio

from fastmcp import Client
from fastmcp.exceptions import ToolError


def test_fastmcp_does_the_work(served, native, workspace, user):
    member = {"workspaceId": workspace, "userId": user["id"]}

    async def inside():
        async with Client(f"{served['mcp']}/mcp") as client:
            assert len(await client.list_tools()) == 5
            await client.call_tool("add-workspace-member", {"workspaceId": workspace, "body": {"users": [{"id": user["id"], "role": "member"}]}})
            assert native.role(workspace, user["email"]) == "member"
            read = await client.call_tool("get-member", member)
            assert read.structured_content["email"] == user["email"]
            await client.call_tool("update-workspace-member", {**member, "body": {"role": "manager"}})
            assert native.role(workspace, user["email"]) == "manager"
            listed = await client.call_tool("get-workspace-members", {"workspaceId": workspace, "role": "manager"})
            assert user["id"] in [row["id"] for row in listed.structured_content["data"]]
            await client.call_tool("remove-workspace-member", member)
            assert native.role(workspace, user["email"]) is None
            try:
                await client.call_tool("get-member", {"workspaceId": workspace})
            except ToolError as error:
                return str(error)

    assert asyncio.run(inside()) == "`userId` is missing"
