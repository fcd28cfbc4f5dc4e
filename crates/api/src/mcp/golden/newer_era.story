# A client of 2026-07-28: each request stands alone.
> weak POST /mcp
+ mcp-protocol-version: 2026-07-28
+ mcp-method: server/discover
{"jsonrpc": "2.0", "id": "a", "method": "server/discover", "params": {"_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}}}
< 200
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": "a",
  "result": {
    "resultType": "complete",
    "supportedVersions": [
      "2024-11-05",
      "2025-03-26",
      "2025-06-18",
      "2025-11-25",
      "2026-07-28"
    ],
    "capabilities": {
      "tools": {}
    },
    "instructions": "Roster keeps organizations, workspaces, people, groups, service accounts, API keys, invitations and roles. The tools are those that this key may use somewhere. Every tool that writes takes dry_run, which answers the list of changes and makes none. Ids come from lists; workspaces also go by slug. Lists: current_page counts from 0, page_size is at most 100.",
    "ttlMs": 0,
    "cacheScope": "private",
    "_meta": {
      "io.modelcontextprotocol/serverInfo": {
        "name": "roster",
        "title": "Roster",
        "version": "0.1.0"
      }
    }
  }
}

> weak POST /mcp
+ mcp-protocol-version: 2026-07-28
+ mcp-method: tools/list
{"jsonrpc": "2.0", "id": "b", "method": "tools/list", "params": {"_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}}}
< 200
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": "b",
  "result": {
    "resultType": "complete",
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
+ mcp-protocol-version: 2026-07-28
+ mcp-method: tools/call
+ mcp-name: create-group
{"jsonrpc": "2.0", "id": "c", "method": "tools/call", "params": {"name": "create-group", "arguments": {"body": {"name": "Writers"}, "dry_run": true}, "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}}}
< 200
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": "c",
  "result": {
    "resultType": "complete",
    "content": [
      {
        "type": "text",
        "text": "{\"changes\":[{\"action\":\"groups.create\",\"target\":{\"kind\":\"group\"},\"details\":{\"name\":\"Writers\",\"role\":null}}]}"
      }
    ],
    "structuredContent": {
      "changes": [
        {
          "action": "groups.create",
          "target": {
            "kind": "group"
          },
          "details": {
            "name": "Writers",
            "role": null
          }
        }
      ]
    },
    "isError": false
  }
}

> owner POST /mcp
+ mcp-protocol-version: 2026-07-28
+ mcp-method: tools/call
+ mcp-name: create-group
{"jsonrpc": "2.0", "id": "d", "method": "tools/call", "params": {"name": "create-group", "arguments": {"body": {"name": "Writers"}}, "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}}}
< 200
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": "d",
  "result": {
    "resultType": "complete",
    "content": [
      {
        "type": "text",
        "text": "{\"id\":\"01kdybqq08e8ws519gacekz5d0\",\"name\":\"Writers\",\"description\":null,\"role\":null,\"source\":\"api\",\"created_at\":\"2026-01-02T03:24:05.000Z\",\"updated_at\":\"2026-01-02T03:24:05.000Z\"}"
      }
    ],
    "structuredContent": {
      "id": "01kdybqq08e8ws519gacekz5d0",
      "name": "Writers",
      "description": null,
      "role": null,
      "source": "api",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    },
    "isError": false
  }
}

# A tool that the key may not call is not there.
> weak POST /mcp
+ mcp-protocol-version: 2026-07-28
+ mcp-method: tools/call
+ mcp-name: create-group
{"jsonrpc": "2.0", "id": "e", "method": "tools/call", "params": {"name": "create-group", "arguments": {}, "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}}}
< 400
< content-type: application/json
{
  "jsonrpc": "2.0",
  "id": "e",
  "error": {
    "code": -32602,
    "message": "there is no tool `create-group`"
  }
}

> nobody POST /mcp
{"jsonrpc": "2.0", "id": "f", "method": "server/discover"}
< 401
< content-type: application/json
< www-authenticate: Bearer realm="roster"
{
  "jsonrpc": "2.0",
  "error": {
    "code": -32600,
    "message": "a key is needed: send it as Authorization: Bearer <key>",
    "data": {
      "code": "unauthenticated",
      "request_id": "(request id)"
    }
  }
}

