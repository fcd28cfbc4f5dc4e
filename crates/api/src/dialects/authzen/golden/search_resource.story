# To what may they? Each kind of resource; every result is one that a question takes as it stands.
> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{member}"}, "action": {"name": "read"}, "resource": {"type": "workspace"}}
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
      "type": "workspace",
      "id": "01kdyak620eckbx8bv47b97rqz"
    },
    {
      "type": "workspace",
      "id": "01kdyak52rfhq98epc7raq524q"
    }
  ]
}

> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "delete"}, "resource": {"type": "organization"}}
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
      "type": "organization",
      "id": "01kdyak52rfs2t2rg44v84s4gr"
    }
  ]
}

> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{member}"}, "action": {"name": "read"}, "resource": {"type": "user"}}
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
      "type": "user",
      "id": "01kdyakqmgf9stqd5vzxvx3f1n"
    }
  ]
}

> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "update"}, "resource": {"type": "group"}}
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
      "type": "group",
      "id": "01kdyan1m8ea6bwk74vs1t24qc"
    },
    {
      "type": "group",
      "id": "01kdyamypgftrrxt9cccefrb8d"
    }
  ]
}

> viewer POST /access/v1/search/resource
{"subject": {"type": "api_key", "id": "{api_key}"}, "action": {"name": "list"}, "resource": {"type": "api_key"}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "",
    "count": 10,
    "total": 10
  },
  "results": [
    {
      "type": "api_key",
      "id": "01kdyb3kege9ybmbxf7h868p25"
    },
    {
      "type": "api_key",
      "id": "01kdyaksk0fvvaxyv3ppk8wdtq"
    },
    {
      "type": "api_key",
      "id": "01kdyaknp0epbvceh1s8qr3y61"
    },
    {
      "type": "api_key",
      "id": "01kdyakkqgehg91w6ggnp42fc0"
    },
    {
      "type": "api_key",
      "id": "01kdyakhs0edyv9xbbdgmt1k28"
    },
    {
      "type": "api_key",
      "id": "01kdyakev8f8ms5w02gm46c792"
    },
    {
      "type": "api_key",
      "id": "01kdyakbxgf17vzwpxe8t0919x"
    },
    {
      "type": "api_key",
      "id": "01kdyak9z0ef6ry6v3zdpp3wa8"
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

# Without a workspace a member stands for all members of one; with it, each is one.
> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{member}"}, "action": {"name": "list"}, "resource": {"type": "workspace_member"}}
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
      "type": "workspace_member",
      "id": "01kdyak620eckbx8bv47b97rqz"
    },
    {
      "type": "workspace_member",
      "id": "01kdyak52rfhq98epc7raq524q"
    }
  ]
}

> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "update"}, "resource": {"type": "workspace_member", "properties": {"workspace": "shared"}}}
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
      "type": "workspace_member",
      "id": "01kdyakqmgf9stqd5vzxvx3f1n",
      "properties": {
        "workspace": "01kdyak620eckbx8bv47b97rqz"
      }
    },
    {
      "type": "workspace_member",
      "id": "01kdyakftgekkr5qt9rxvz5ntt",
      "properties": {
        "workspace": "01kdyak620eckbx8bv47b97rqz"
      }
    },
    {
      "type": "workspace_member",
      "id": "01kdyakcwre28vnaf5f9342j04",
      "properties": {
        "workspace": "01kdyak620eckbx8bv47b97rqz"
      }
    }
  ]
}

> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "update"}, "resource": {"type": "workspace_member", "properties": {"workspace": "nowhere"}}}
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

> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "update"}, "resource": {"type": "workspace_member", "properties": {"workspace": 5}}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "resource.properties.workspace: must be the id or slug of a workspace",
  "code": "invalid",
  "field": "resource.properties.workspace",
  "request_id": "(request id)"
}

# An id of what is looked for is read over, and so is the context (§8.5.1).
> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{member}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": 5}, "context": {}}
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
      "type": "workspace",
      "id": "01kdyak620eckbx8bv47b97rqz"
    },
    {
      "type": "workspace",
      "id": "01kdyak52rfhq98epc7raq524q"
    }
  ]
}

# In parts, down to none: whether there is anything is told all the same.
> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "read"}, "resource": {"type": "user"}, "page": {"limit": 3}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "5aad5bc9e6bc22a100030006475ef7411740019b7ca9cb087eb8a05c723eec436006",
    "count": 3
  },
  "results": [
    {
      "type": "user",
      "id": "01kdyakqmgf9stqd5vzxvx3f1n"
    },
    {
      "type": "user",
      "id": "01kdyakpn8f39rs18eq9wfsch3"
    },
    {
      "type": "user",
      "id": "01kdyakjr8ftwa0q3j7vp46r06"
    }
  ]
}

= keep token /page/next_token

> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "read"}, "resource": {"type": "user"}, "page": {"token": "{token}", "limit": 3}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "5aad5bc9e6bc22a100030006475ef6c70540019b7ca9abc8793f98bdfb97d7b9d242",
    "count": 3
  },
  "results": [
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
      "id": "01kdyakay8f4zshffvjzbvkmj2"
    }
  ]
}

> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "read"}, "resource": {"type": "user"}, "page": {"limit": 0}}
< 200
< content-type: application/json
{
  "page": {
    "next_token": "5aad5bc9e6bc22a100007fffffffffffffffffffffffffffffffffffffffffffffff",
    "count": 0
  },
  "results": []
}

# What nobody here has heard of finds nothing.
> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "read"}, "resource": {"type": "spaceship"}}
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

> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{their_owner}"}, "action": {"name": "read"}, "resource": {"type": "workspace"}}
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

> viewer POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{absent}"}, "action": {"name": "read"}, "resource": {"type": "workspace"}}
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

> viewer POST /access/v1/search/resource
{"subject": {"type": "user"}, "action": {"name": "read"}, "resource": {"type": "workspace"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "subject.id: is needed",
  "code": "invalid",
  "field": "subject.id",
  "request_id": "(request id)"
}

# About oneself everybody may search.
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

> weak POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{weak}"}, "action": {"name": "read"}, "resource": {"type": "user"}}
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
      "type": "user",
      "id": "01kdyakay8f4zshffvjzbvkmj2"
    }
  ]
}

> weak POST /access/v1/search/resource
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "read"}, "resource": {"type": "user"}}
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

