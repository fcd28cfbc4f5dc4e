# A client of 2025-11-25 begins, lists what a member without a role may call, and calls it.
> weak POST /mcp
+ accept: application/json, text/event-stream
{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "story", "version": "1"}}}
< 200
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": 1,
  "result": {
    "protocolVersion": "2025-11-25",
    "capabilities": {
      "tools": {}
    },
    "serverInfo": {
      "name": "roster",
      "title": "Roster",
      "version": "0.1.0"
    },
    "instructions": "Roster keeps organizations, workspaces, people, groups, service accounts, API keys, invitations and roles. The tools are those that this key may use somewhere. Every tool that writes takes dry_run, which answers the list of changes and makes none. Ids come from lists; workspaces also go by slug. Lists: current_page counts from 0, page_size is at most 100."
  }
}

> weak POST /mcp
+ mcp-protocol-version: 2025-11-25
{"jsonrpc": "2.0", "method": "notifications/initialized"}
< 202

> weak POST /mcp
+ mcp-protocol-version: 2025-11-25
{"jsonrpc": "2.0", "id": 2, "method": "tools/list"}
< 200
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": 2,
  "result": {
    "ttlMs": 60000,
    "cacheScope": "private",
    "tools": [
      {
        "name": "get-me",
        "description": "Read who is behind the key",
        "inputSchema": {
          "type": "object",
          "additionalProperties": false
        },
        "outputSchema": {
          "type": "object",
          "properties": {
            "organization": {},
            "principal": {
              "type": "object"
            },
            "api_key": {},
            "operator": {
              "type": "boolean"
            },
            "role": {},
            "workspace": {},
            "permissions": {
              "type": "array"
            },
            "account": {}
          }
        },
        "annotations": {
          "title": "Read who is behind the key",
          "readOnlyHint": true,
          "destructiveHint": false,
          "idempotentHint": true,
          "openWorldHint": false
        }
      },
      {
        "name": "get-user",
        "description": "Read a user",
        "inputSchema": {
          "type": "object",
          "properties": {
            "userId": {
              "type": "string"
            }
          },
          "required": [
            "userId"
          ]
        },
        "outputSchema": {
          "type": "object",
          "properties": {
            "id": {},
            "email": {},
            "given_name": {},
            "family_name": {},
            "picture": {},
            "status": {},
            "role": {},
            "source": {},
            "created_at": {},
            "updated_at": {}
          }
        },
        "annotations": {
          "title": "Read a user",
          "readOnlyHint": true,
          "destructiveHint": false,
          "idempotentHint": true,
          "openWorldHint": false
        }
      }
    ]
  }
}

> owner POST /mcp
{"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": "add-workspace-member", "arguments": {"workspaceId": "shared", "body": {"users": [{"id": "{user}", "role": "member"}]}, "dry_run": true}}}
< 200
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": 3,
  "result": {
    "content": [
      {
        "type": "text",
        "text": "{\"changes\":[{\"action\":\"workspace_members.create\",\"target\":{\"kind\":\"workspace_member\",\"id\":\"01kdyakpn8f39rs18eq9wfsch3\",\"workspace\":\"01kdyak620eckbx8bv47b97rqz\"},\"details\":{\"role\":\"member\",\"expires_at\":null}}]}"
      }
    ],
    "structuredContent": {
      "changes": [
        {
          "action": "workspace_members.create",
          "target": {
            "kind": "workspace_member",
            "id": "01kdyakpn8f39rs18eq9wfsch3",
            "workspace": "01kdyak620eckbx8bv47b97rqz"
          },
          "details": {
            "role": "member",
            "expires_at": null
          }
        }
      ]
    },
    "isError": false
  }
}

> owner POST /mcp
{"jsonrpc": "2.0", "id": 4, "method": "tools/call", "params": {"name": "add-workspace-member", "arguments": {"workspaceId": "shared", "body": {"users": [{"id": "{user}", "role": "member"}]}}}}
< 200
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": 4,
  "result": {
    "content": [
      {
        "type": "text",
        "text": "{\"data\":[{\"workspace\":\"01kdyak620eckbx8bv47b97rqz\",\"user\":{\"id\":\"01kdyakpn8f39rs18eq9wfsch3\",\"email\":\"ursula@acme.example\",\"given_name\":\"Ursula\",\"family_name\":\"Example\",\"status\":\"active\",\"role\":\"member\"},\"role\":\"member\",\"scopes\":null,\"expires_at\":null,\"status\":\"active\",\"created_at\":\"2026-01-02T03:24:05.000Z\",\"updated_at\":\"2026-01-02T03:24:05.000Z\"}]}"
      }
    ],
    "structuredContent": {
      "data": [
        {
          "workspace": "01kdyak620eckbx8bv47b97rqz",
          "user": {
            "id": "01kdyakpn8f39rs18eq9wfsch3",
            "email": "ursula@acme.example",
            "given_name": "Ursula",
            "family_name": "Example",
            "status": "active",
            "role": "member"
          },
          "role": "member",
          "scopes": null,
          "expires_at": null,
          "status": "active",
          "created_at": "2026-01-02T03:24:05.000Z",
          "updated_at": "2026-01-02T03:24:05.000Z"
        }
      ]
    },
    "isError": false
  }
}

> owner POST /mcp
{"jsonrpc": "2.0", "id": 5, "method": "tools/call", "params": {"name": "get-workspace-members", "arguments": {"workspaceId": "shared", "email": "ursula@acme.example"}}}
< 200
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": 5,
  "result": {
    "content": [
      {
        "type": "text",
        "text": "{\"data\":[{\"workspace\":\"01kdyak620eckbx8bv47b97rqz\",\"user\":{\"id\":\"01kdyakpn8f39rs18eq9wfsch3\",\"email\":\"ursula@acme.example\",\"given_name\":\"Ursula\",\"family_name\":\"Example\",\"status\":\"active\",\"role\":\"member\"},\"role\":\"member\",\"scopes\":null,\"expires_at\":null,\"status\":\"active\",\"created_at\":\"2026-01-02T03:24:05.000Z\",\"updated_at\":\"2026-01-02T03:24:05.000Z\"}],\"next\":null,\"total\":1}"
      }
    ],
    "structuredContent": {
      "data": [
        {
          "workspace": "01kdyak620eckbx8bv47b97rqz",
          "user": {
            "id": "01kdyakpn8f39rs18eq9wfsch3",
            "email": "ursula@acme.example",
            "given_name": "Ursula",
            "family_name": "Example",
            "status": "active",
            "role": "member"
          },
          "role": "member",
          "scopes": null,
          "expires_at": null,
          "status": "active",
          "created_at": "2026-01-02T03:24:05.000Z",
          "updated_at": "2026-01-02T03:24:05.000Z"
        }
      ],
      "next": null,
      "total": 1
    },
    "isError": false
  }
}

> owner POST /mcp
{"jsonrpc": "2.0", "id": 6, "method": "tools/call", "params": {"name": "update-workspace-member", "arguments": {"workspaceId": "shared", "userId": "{user}", "body": {"role": "boss"}}}}
< 200
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": 6,
  "result": {
    "content": [
      {
        "type": "text",
        "text": "invalid: `body.role` must be one of admin, manager, member, viewer"
      }
    ],
    "isError": true
  }
}

> owner POST /mcp
{"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "remove-workspace-member", "arguments": {"workspaceId": "shared", "userId": "{user}"}}}
< 200
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": 7,
  "result": {
    "content": [
      {
        "type": "text",
        "text": "{}"
      }
    ],
    "structuredContent": {},
    "isError": false
  }
}

> owner POST /mcp
{"jsonrpc": "2.0", "id": 8, "method": "tools/call", "params": {"name": "get-member", "arguments": {"workspaceId": "shared", "userId": "{user}"}}}
< 200
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": 8,
  "result": {
    "content": [
      {
        "type": "text",
        "text": "not_found: no such workspace member"
      }
    ],
    "isError": true
  }
}

