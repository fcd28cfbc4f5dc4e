# What may they? The names are permissions, and a question takes each.
> viewer POST /access/v1/search/action
{"subject": {"type": "user", "id": "{member}"}, "resource": {"type": "workspace", "id": "shared"}, "context": {"ip": "192.0.2.1"}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "",
    "count": 8,
    "total": 8
  },
  "results": [
    {
      "name": "workspaces.list"
    },
    {
      "name": "workspaces.read"
    },
    {
      "name": "workspace_members.list"
    },
    {
      "name": "workspace_members.read"
    },
    {
      "name": "workspace_groups.list"
    },
    {
      "name": "workspace_groups.read"
    },
    {
      "name": "roles.list"
    },
    {
      "name": "roles.read"
    }
  ]
}

> viewer POST /access/v1/search/action
{"subject": {"type": "user", "id": "{owner}"}, "resource": {"type": "api_key", "id": "{api_key}"}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "",
    "count": 6,
    "total": 6
  },
  "results": [
    {
      "name": "organization_api_keys.create"
    },
    {
      "name": "organization_api_keys.list"
    },
    {
      "name": "organization_api_keys.read"
    },
    {
      "name": "organization_api_keys.update"
    },
    {
      "name": "organization_api_keys.delete"
    },
    {
      "name": "organization_api_keys.rotate"
    }
  ]
}

> viewer POST /access/v1/search/action
{"subject": {"type": "user", "id": "{member}"}, "resource": {"type": "user", "id": "{member}"}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "",
    "count": 1,
    "total": 1
  },
  "results": [
    {
      "name": "users.read"
    }
  ]
}

> viewer POST /access/v1/search/action
{"subject": {"type": "user", "id": "{member}"}, "resource": {"type": "organization", "id": "acme"}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "",
    "count": 2,
    "total": 2
  },
  "results": [
    {
      "name": "workspaces.read"
    },
    {
      "name": "workspace_members.list"
    }
  ]
}

# In parts.
> viewer POST /access/v1/search/action
{"subject": {"type": "user", "id": "{owner}"}, "resource": {"type": "group", "id": "{group}"}, "page": {"limit": 5}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "7a39dd0b7b1029100005group_members.create",
    "count": 5
  },
  "results": [
    {
      "name": "groups.create"
    },
    {
      "name": "groups.list"
    },
    {
      "name": "groups.read"
    },
    {
      "name": "groups.update"
    },
    {
      "name": "groups.delete"
    }
  ]
}

= keep token /page/next_token

> viewer POST /access/v1/search/action
{"subject": {"type": "user", "id": "{owner}"}, "resource": {"type": "group", "id": "{group}"}, "page": {"token": "{token}"}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "",
    "count": 3
  },
  "results": [
    {
      "name": "group_members.create"
    },
    {
      "name": "group_members.list"
    },
    {
      "name": "group_members.delete"
    }
  ]
}

> viewer POST /access/v1/search/action
{"subject": {"type": "user", "id": "{owner}"}, "resource": {"type": "user", "id": "{user}"}, "page": {"token": "{token}"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "page.token: belongs to another search: subject, action, resource and context must stay the same",
  "code": "invalid",
  "field": "page.token",
  "request_id": "(request id)"
}

# What nobody here has heard of finds nothing.
> viewer POST /access/v1/search/action
{"subject": {"type": "user", "id": "{absent}"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "",
    "count": 0,
    "total": 0
  },
  "results": []
}

> viewer POST /access/v1/search/action
{"subject": {"type": "user", "id": "{owner}"}, "resource": {"type": "workspace", "id": "{their_workspace}"}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "",
    "count": 0,
    "total": 0
  },
  "results": []
}

> viewer POST /access/v1/search/action
{"subject": {"type": "user", "id": "{owner}"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "resource: is needed",
  "code": "invalid",
  "field": "resource",
  "request_id": "(request id)"
}

# About oneself everybody may search, and hears of nothing that they may not know.
> weak GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "01kdyak52rfs2t2rg44v84s4gr",
    "slug": "acme",
    "name": "Organization acme"
  },
  "principal": {
    "type": "user",
    "id": "01kdyakay8f4zshffvjzbvkmj2"
  },
  "api_key": "01kdyakbxgf17vzwpxe8t0919x",
  "operator": false,
  "role": "member",
  "workspace": null,
  "permissions": [],
  "account": null
}

= keep weak /principal/id
= keep weak_key /api_key

> weak POST /access/v1/search/action
{"subject": {"type": "api_key", "id": "{weak_key}"}, "resource": {"type": "user", "id": "{weak}"}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "",
    "count": 1,
    "total": 1
  },
  "results": [
    {
      "name": "users.read"
    }
  ]
}

> weak POST /access/v1/search/action
{"subject": {"type": "user", "id": "{weak}"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "",
    "count": 0,
    "total": 0
  },
  "results": []
}

> weak POST /access/v1/search/action
{"subject": {"type": "user", "id": "{owner}"}, "resource": {"type": "workspace", "id": "shared"}}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs access.evaluate: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

