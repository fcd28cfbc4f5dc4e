# What is done leaves its mark, newest first, and what was refused inside a change leaves none.
> admin POST /api/v1/organizations/{organization}/users
{"email": "nora@acme.example", "given_name": "Nora"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "nora@acme.example",
  "given_name": "Nora",
  "family_name": "",
  "picture": null,
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

= keep nora /id

> admin POST /api/v1/organizations/{organization}/users
{"email": "nora@acme.example"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another user already has this email",
  "code": "already_exists",
  "field": "email",
  "request_id": "(request id)"
}

= clock 60

> owner POST /api/v1/organizations/{organization}/workspaces/{workspace}/members
{"user": "{nora}", "role": "member"}
< 201
< content-type: application/json
{
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "user": {
    "id": "01kdybqq08fnftn1c26v37etn7",
    "email": "nora@acme.example",
    "given_name": "Nora",
    "family_name": "",
    "status": "active",
    "role": "member"
  },
  "role": "member",
  "scopes": null,
  "expires_at": null,
  "status": "active",
  "created_at": "2026-01-02T03:25:05.000Z",
  "updated_at": "2026-01-02T03:25:05.000Z"
}

= clock 60

> admin PATCH /api/v1/organizations/{organization}/users/{nora}
{"status": "disabled"}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "nora@acme.example",
  "given_name": "Nora",
  "family_name": "",
  "picture": null,
  "status": "disabled",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:26:05.000Z"
}

> viewer GET /api/v1/organizations/{organization}/audit-events?limit=2
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybvc68fek8e6qgj857prpp",
      "sequence": 43,
      "version": 40,
      "at": "2026-01-02T03:26:05.000Z",
      "action": "users.update",
      "actor": {
        "kind": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa",
        "key": "01kdyak80gf7yvc6drnhdtpzxt"
      },
      "target": {
        "kind": "user",
        "id": "01kdybqq08fnftn1c26v37etn7"
      },
      "origin": {
        "surface": "api",
        "operation": "users.update",
        "method": "PATCH",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdybqq08fnftn1c26v37etn7",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky0000000000004",
        "status": 200
      },
      "details": {
        "email": "nora@acme.example",
        "role": "member",
        "status": "disabled",
        "before": {
          "email": "nora@acme.example",
          "role": "member",
          "status": "active"
        }
      }
    },
    {
      "id": "01kdybshk8e8ws519gacekz5d0",
      "sequence": 42,
      "version": 39,
      "at": "2026-01-02T03:25:05.000Z",
      "action": "workspace_members.create",
      "actor": {
        "kind": "user",
        "id": "01kdyak52rf9trm1cw6xee5e73",
        "key": "01kdyak52rfha8pxspqe98v0h4"
      },
      "target": {
        "kind": "workspace_member",
        "id": "01kdybqq08fnftn1c26v37etn7",
        "workspace": "01kdyak620eckbx8bv47b97rqz"
      },
      "origin": {
        "surface": "api",
        "operation": "workspace_members.create",
        "method": "POST",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/workspaces/01kdyak620eckbx8bv47b97rqz/members",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky0000000000003",
        "status": 201
      },
      "details": {
        "role": "member",
        "expires_at": null
      }
    }
  ],
  "next": "42",
  "total": 43,
  "unseen": 0,
  "stopped": false
}

= keep rest /next

> viewer GET /api/v1/organizations/{organization}/audit-events?limit=1&after={rest}
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fy99rahqaw6wt0sk",
      "sequence": 41,
      "version": 38,
      "at": "2026-01-02T03:24:05.000Z",
      "action": "users.create",
      "actor": {
        "kind": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa",
        "key": "01kdyak80gf7yvc6drnhdtpzxt"
      },
      "target": {
        "kind": "user",
        "id": "01kdybqq08fnftn1c26v37etn7"
      },
      "origin": {
        "surface": "api",
        "operation": "users.create",
        "method": "POST",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/users",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky0000000000001",
        "status": 201
      },
      "details": {
        "email": "nora@acme.example",
        "role": "member"
      }
    }
  ],
  "next": "41",
  "total": 43,
  "unseen": 0,
  "stopped": false
}

> weak GET /api/v1/organizations/{organization}/audit-events
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs audit_events.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> weak GET /api/v1/organizations/{organization}/audit-events?workspace=no-such-slug
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs audit_events.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/audit-events?after=yesterday
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "after: a cursor is the `next` of an earlier answer",
  "code": "invalid",
  "field": "after",
  "request_id": "(request id)"
}

# Filters narrow it down, together.
> viewer GET /api/v1/organizations/{organization}/audit-events?target={nora}&method=PATCH,PUT
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybvc68fek8e6qgj857prpp",
      "sequence": 43,
      "version": 40,
      "at": "2026-01-02T03:26:05.000Z",
      "action": "users.update",
      "actor": {
        "kind": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa",
        "key": "01kdyak80gf7yvc6drnhdtpzxt"
      },
      "target": {
        "kind": "user",
        "id": "01kdybqq08fnftn1c26v37etn7"
      },
      "origin": {
        "surface": "api",
        "operation": "users.update",
        "method": "PATCH",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdybqq08fnftn1c26v37etn7",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky0000000000004",
        "status": 200
      },
      "details": {
        "email": "nora@acme.example",
        "role": "member",
        "status": "disabled",
        "before": {
          "email": "nora@acme.example",
          "role": "member",
          "status": "active"
        }
      }
    }
  ],
  "next": null,
  "total": 1,
  "unseen": 0,
  "stopped": false
}

> viewer GET /api/v1/organizations/{organization}/audit-events?workspace=shared&from=2026-01-02T04:05:00%2B01:00&actor_kind=user&target_kind=workspace_member
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybshk8e8ws519gacekz5d0",
      "sequence": 42,
      "version": 39,
      "at": "2026-01-02T03:25:05.000Z",
      "action": "workspace_members.create",
      "actor": {
        "kind": "user",
        "id": "01kdyak52rf9trm1cw6xee5e73",
        "key": "01kdyak52rfha8pxspqe98v0h4"
      },
      "target": {
        "kind": "workspace_member",
        "id": "01kdybqq08fnftn1c26v37etn7",
        "workspace": "01kdyak620eckbx8bv47b97rqz"
      },
      "origin": {
        "surface": "api",
        "operation": "workspace_members.create",
        "method": "POST",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/workspaces/01kdyak620eckbx8bv47b97rqz/members",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky0000000000003",
        "status": 201
      },
      "details": {
        "role": "member",
        "expires_at": null
      }
    }
  ],
  "next": null,
  "total": 1,
  "unseen": 0,
  "stopped": false
}

> viewer GET /api/v1/organizations/{organization}/audit-events?action=users.delete&status=204&address=127.0.0.1
< 200
< content-type: application/json
{
  "data": [],
  "next": null,
  "total": 0,
  "unseen": 0,
  "stopped": false
}

> viewer GET /api/v1/organizations/{organization}/audit-events?action=Delete
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "action: must be one or more of the actions of events, such as users.create, separated by commas",
  "code": "invalid",
  "field": "action",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/audit-events?actor=nora
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "actor: must be an id: 26 of 0-9 and a-z without i, l, o and u, the first of them at most 7",
  "code": "invalid",
  "field": "actor",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/audit-events?actor_kind=robot
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "actor_kind: must be one or more of user, api_key, service_account, system, separated by commas",
  "code": "invalid",
  "field": "actor_kind",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/audit-events?target_kind=planet
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "target_kind: must be one or more of organization, user, workspace, workspace_member, api_key, role, role_assignment, group, group_member, workspace_group, service_account, credential, invitation, sso_connection, account, session, personal_key, access_token, alias, audit_event, route, separated by commas",
  "code": "invalid",
  "field": "target_kind",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/audit-events?from=yesterday
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "from: must be a time as RFC 3339 writes it, such as 2026-03-09T07:55:25Z",
  "code": "invalid",
  "field": "from",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/audit-events?method=FETCH
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "method: must be one or more of POST, PUT, PATCH, DELETE, GET, separated by commas",
  "code": "invalid",
  "field": "method",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/audit-events?status=99
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "status: must be an HTTP status, 100 to 599",
  "code": "invalid",
  "field": "status",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/audit-events?workspace=no-such-slug
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such workspace",
  "code": "not_found",
  "request_id": "(request id)"
}

# One event.
> viewer GET /api/v1/organizations/{organization}/audit-events/{audit_event}
< 200
< content-type: application/json
{
  "id": "01kdyak52ref7t078c0kz7d52d",
  "sequence": 1,
  "version": 1,
  "at": "2026-01-02T03:04:07.000Z",
  "action": "organizations.create",
  "actor": {
    "kind": "system",
    "id": "founding of the organization"
  },
  "target": {
    "kind": "organization",
    "id": "01kdyak52rfs2t2rg44v84s4gr"
  },
  "origin": {
    "surface": "",
    "operation": ""
  },
  "details": {
    "name": "Organization acme",
    "slug": "acme"
  }
}

> viewer GET /api/v1/organizations/{organization}/audit-events/{user}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such audit event",
  "code": "not_found",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/audit-events/first
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such audit event",
  "code": "not_found",
  "request_id": "(request id)"
}

> weak GET /api/v1/organizations/{organization}/audit-events/{audit_event}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs audit_events.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

# An export has every event of its range, and shows those that fit.
> viewer GET /api/v1/organizations/{organization}/audit-events/export?from=2026-01-02T03:24:00Z&action=users.create
< 200
< content-type: application/jsonl
< content-disposition: attachment; filename="audit-41-43.jsonl"
{"roster_audit_export":1,"organization":"01kdyak52rfs2t2rg44v84s4gr","exported_at":"2026-01-02T03:26:05.000Z","first":41,"last":43,"previous":"(64 hexadecimal digits)","link":"(64 hexadecimal digits)","filter":{"from":"2026-01-02T03:24:00.000Z","action":["users.create"]}}
{"sequence":41,"leaf":"(64 hexadecimal digits)","link":"(64 hexadecimal digits)","salt":"78f2df56d8ef45e0e6940838b4846f3c","payload":"{\"id\":\"01kdybqq08fy99rahqaw6wt0sk\",\"sequence\":41,\"version\":38,\"at\":\"2026-01-02T03:24:05.000Z\",\"action\":\"users.create\",\"actor\":{\"kind\":\"user\",\"id\":\"01kdyak718eqfaqfd8knnvqgaa\",\"key\":\"01kdyak80gf7yvc6drnhdtpzxt\"},\"target\":{\"kind\":\"user\",\"id\":\"01kdybqq08fnftn1c26v37etn7\"},\"origin\":{\"surface\":\"api\",\"operation\":\"users.create\",\"method\":\"POST\",\"path\":\"/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/users\",\"address\":\"127.0.0.1\",\"request_id\":\"3rfqx2881aqky0000000000001\",\"status\":201},\"details\":{\"email\":\"nora@acme.example\",\"role\":\"member\"}}"}
{"sequence":42,"leaf":"(64 hexadecimal digits)","link":"(64 hexadecimal digits)"}
{"sequence":43,"leaf":"(64 hexadecimal digits)","link":"(64 hexadecimal digits)"}


> viewer GET /api/v1/organizations/{organization}/audit-events/export?from=2026-01-02T03:24:00Z&format=csv&method=PATCH
< 200
< content-type: text/csv; charset=utf-8
< content-disposition: attachment; filename="audit-41-44.csv"
sequence,leaf,link,salt,payload,at,action,actor_kind,actor,target_kind,target,workspace,surface,operation,method,path,address,request_id,status
40,,(64 hexadecimal digits),,"{""roster_audit_export"":1,""organization"":""01kdyak52rfs2t2rg44v84s4gr"",""exported_at"":""2026-01-02T03:26:05.000Z"",""first"":41,""last"":44,""previous"":""(64 hexadecimal digits)"",""link"":""(64 hexadecimal digits)"",""filter"":{""from"":""2026-01-02T03:24:00.000Z"",""method"":[""PATCH""]}}",,,,,,,,,,,,,,
41,(64 hexadecimal digits),(64 hexadecimal digits),,,,,,,,,,,,,,,,
42,(64 hexadecimal digits),(64 hexadecimal digits),,,,,,,,,,,,,,,,
43,(64 hexadecimal digits),(64 hexadecimal digits),0a14f8afa591d0dbdaab84b2c6fb3ba7,"{""id"":""01kdybvc68fek8e6qgj857prpp"",""sequence"":43,""version"":40,""at"":""2026-01-02T03:26:05.000Z"",""action"":""users.update"",""actor"":{""kind"":""user"",""id"":""01kdyak718eqfaqfd8knnvqgaa"",""key"":""01kdyak80gf7yvc6drnhdtpzxt""},""target"":{""kind"":""user"",""id"":""01kdybqq08fnftn1c26v37etn7""},""origin"":{""surface"":""api"",""operation"":""users.update"",""method"":""PATCH"",""path"":""/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdybqq08fnftn1c26v37etn7"",""address"":""127.0.0.1"",""request_id"":""3rfqx2881aqky0000000000004"",""status"":200},""details"":{""email"":""nora@acme.example"",""role"":""member"",""status"":""disabled"",""before"":{""email"":""nora@acme.example"",""role"":""member"",""status"":""active""}}}",2026-01-02T03:26:05.000Z,users.update,user,01kdyak718eqfaqfd8knnvqgaa,user,01kdybqq08fnftn1c26v37etn7,,api,users.update,PATCH,/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdybqq08fnftn1c26v37etn7,127.0.0.1,3rfqx2881aqky0000000000004,200
44,(64 hexadecimal digits),(64 hexadecimal digits),,,,,,,,,,,,,,,,


> viewer GET /api/v1/organizations/{organization}/audit-events/export?format=xml
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "format: must be one of csv, jsonl",
  "code": "invalid",
  "field": "format",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/audit-events/export?after=100000
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "after: the log ends with event 45",
  "code": "invalid",
  "field": "after",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/audit-events/export?limit=1
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "limit: unknown parameter; this operation takes format, after, from, to, action, target, target_kind, actor, actor_kind, workspace, key, surface, operation, method, path, address, request_id, status",
  "code": "invalid",
  "field": "limit",
  "request_id": "(request id)"
}

> weak GET /api/v1/organizations/{organization}/audit-events/export
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs audit_events.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

# Reading all of it out is an event too.
> viewer GET /api/v1/organizations/{organization}/audit-events?action=audit_events.export&limit=1
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybvc68edbrdjvjvz51ha1x",
      "sequence": 45,
      "version": 40,
      "at": "2026-01-02T03:26:05.000Z",
      "action": "audit_events.export",
      "actor": {
        "kind": "user",
        "id": "01kdyak8zre7htye5svswtenzg",
        "key": "01kdyak9z0ef6ry6v3zdpp3wa8"
      },
      "target": {
        "kind": "organization",
        "id": "01kdyak52rfs2t2rg44v84s4gr"
      },
      "origin": {
        "surface": "api",
        "operation": "audit_events.export",
        "method": "GET",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/audit-events/export?from=2026-01-02T03:24:00Z&format=csv&method=PATCH",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky000000000000t",
        "status": 200
      },
      "details": {
        "format": "csv",
        "first": 41,
        "last": 44,
        "filter": {
          "from": "2026-01-02T03:24:00.000Z",
          "method": [
            "PATCH"
          ]
        }
      }
    }
  ],
  "next": "45",
  "total": 2,
  "unseen": 0,
  "stopped": false
}

> viewer GET /api/v1/organizations/{organization}/audit-events/verify
< 200
< content-type: application/json
{
  "events": 45,
  "link": "(64 hexadecimal digits)",
  "ok": true,
  "fault": null
}

> weak GET /api/v1/organizations/{organization}/audit-events/verify
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs audit_events.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

