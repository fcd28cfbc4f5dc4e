# Who may? Whoever may in any way: by a role in the organization or in the workspace, of their own or through a group.
> viewer POST /access/v1/search/subject
{"subject": {"type": "user"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
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
      "type": "user",
      "id": "01kdyakqmgf9stqd5vzxvx3f1n"
    },
    {
      "type": "user",
      "id": "01kdyakftgekkr5qt9rxvz5ntt"
    },
    {
      "type": "user",
      "id": "01kdyakcwre28vnaf5f9342j04"
    },
    {
      "type": "user",
      "id": "01kdyak8zre7htye5svswtenzg"
    },
    {
      "type": "user",
      "id": "01kdyak718eqfaqfd8knnvqgaa"
    },
    {
      "type": "user",
      "id": "01kdyak52rf9trm1cw6xee5e73"
    }
  ]
}

> viewer POST /access/v1/search/subject
{"subject": {"type": "api_key"}, "action": {"name": "workspaces.delete"}, "resource": {"type": "workspace", "id": "{workspace}"}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "",
    "count": 3,
    "total": 3
  },
  "results": [
    {
      "type": "api_key",
      "id": "01kdyaknp0epbvceh1s8qr3y61"
    },
    {
      "type": "api_key",
      "id": "01kdyak80gf7yvc6drnhdtpzxt"
    },
    {
      "type": "api_key",
      "id": "01kdyak52rfha8pxspqe98v0h4"
    }
  ]
}

> viewer POST /access/v1/search/subject
{"subject": {"type": "service_account"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
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
      "type": "service_account",
      "id": "01kdyaw92gepb8aw7mw61pyvbk"
    }
  ]
}

# An id of what is looked for is read over, and so is the context (§8.4.1).
> viewer POST /access/v1/search/subject
{"subject": {"type": "user", "id": "{member}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}, "context": {"time": "2026-01-02T03:04:05Z"}}
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
      "type": "user",
      "id": "01kdyakqmgf9stqd5vzxvx3f1n"
    },
    {
      "type": "user",
      "id": "01kdyakftgekkr5qt9rxvz5ntt"
    },
    {
      "type": "user",
      "id": "01kdyakcwre28vnaf5f9342j04"
    },
    {
      "type": "user",
      "id": "01kdyak8zre7htye5svswtenzg"
    },
    {
      "type": "user",
      "id": "01kdyak718eqfaqfd8knnvqgaa"
    },
    {
      "type": "user",
      "id": "01kdyak52rf9trm1cw6xee5e73"
    }
  ]
}

# In parts; the limit may be left out later on, but neither it nor the search may change.
> viewer POST /access/v1/search/subject
{"subject": {"type": "user"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}, "page": {"limit": 2}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "2df01d429e511fb000020006475ef7135080019b7ca9bf5074e782df49c777f2d75a",
    "count": 2
  },
  "results": [
    {
      "type": "user",
      "id": "01kdyakqmgf9stqd5vzxvx3f1n"
    },
    {
      "type": "user",
      "id": "01kdyakftgekkr5qt9rxvz5ntt"
    }
  ]
}

= keep token /page/next_token

> viewer POST /access/v1/search/subject
{"page": {"token": "{token}"}, "resource": {"id": "shared", "type": "workspace"}, "action": {"name": "read"}, "subject": {"type": "user"}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "2df01d429e511fb000020006475ef6a880c0019b7ca9a3f871e3af38b9de79a757f0",
    "count": 2
  },
  "results": [
    {
      "type": "user",
      "id": "01kdyakcwre28vnaf5f9342j04"
    },
    {
      "type": "user",
      "id": "01kdyak8zre7htye5svswtenzg"
    }
  ]
}

= keep last /page/next_token

> viewer POST /access/v1/search/subject
{"subject": {"type": "user"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}, "page": {"token": "{last}", "limit": 2}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "",
    "count": 2
  },
  "results": [
    {
      "type": "user",
      "id": "01kdyak718eqfaqfd8knnvqgaa"
    },
    {
      "type": "user",
      "id": "01kdyak52rf9trm1cw6xee5e73"
    }
  ]
}

> viewer POST /access/v1/search/subject
{"subject": {"type": "user"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}, "page": {"limit": 3, "token": "{token}"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "page.limit: must stay the same from part to part: 2, or left out",
  "code": "invalid",
  "field": "page.limit",
  "request_id": "(request id)"
}

> viewer POST /access/v1/search/subject
{"subject": {"type": "user"}, "action": {"name": "update"}, "resource": {"type": "workspace", "id": "shared"}, "page": {"token": "{token}"}}
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

> viewer POST /access/v1/search/subject
{"subject": {"type": "user"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}, "page": {"token": "a3M9NDU2O3N6PTI="}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "page.token: must be the `next_token` of an earlier answer",
  "code": "invalid",
  "field": "page.token",
  "request_id": "(request id)"
}

> viewer POST /access/v1/search/subject
{"subject": {"type": "user"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}, "page": {"limit": -1}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "page.limit: must be a whole number from 0 on",
  "code": "invalid",
  "field": "page.limit",
  "request_id": "(request id)"
}

# What nobody here has heard of finds nobody, and another organization's is as unknown as nobody's.
> viewer POST /access/v1/search/subject
{"subject": {"type": "spaceship"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
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

> viewer POST /access/v1/search/subject
{"subject": {"type": "user"}, "action": {"name": "fly"}, "resource": {"type": "workspace", "id": "shared"}}
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

> viewer POST /access/v1/search/subject
{"subject": {"type": "user"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "{their_workspace}"}}
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

> viewer POST /access/v1/search/subject
{"subject": {"type": "user"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "{absent}"}}
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

# What is given for the search must be complete.
> viewer POST /access/v1/search/subject
{"subject": {"type": "user"}, "resource": {"type": "workspace", "id": "shared"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "action: is needed",
  "code": "invalid",
  "field": "action",
  "request_id": "(request id)"
}

> viewer POST /access/v1/search/subject
{"subject": {"type": "user"}, "action": {"name": "read"}, "resource": {"type": "workspace"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "resource.id: is needed",
  "code": "invalid",
  "field": "resource.id",
  "request_id": "(request id)"
}

# It is always about others.
> weak POST /access/v1/search/subject
{"subject": {"type": "user"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
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

> nobody POST /access/v1/search/subject
{}
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "a key is needed: send it as Authorization: Bearer <key>",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

