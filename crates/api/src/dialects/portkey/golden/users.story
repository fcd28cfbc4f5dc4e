# The list has the vendor's envelope; roles fold to three names.
> admin GET /portkey/v1/admin/users?page_size=2
< 200
< content-type: application/json
{
  "object": "list",
  "total": 9,
  "data": [
    {
      "object": "user",
      "id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35",
      "first_name": "Max",
      "last_name": "Example",
      "role": "member",
      "email": "max@acme.example",
      "created_at": "2026-01-02T03:04:26.000Z",
      "last_updated_at": "2026-01-02T03:04:26.000Z",
      "status": "active",
      "updated_at": "2026-01-02T03:04:26.000Z"
    },
    {
      "object": "user",
      "id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "first_name": "Ursula",
      "last_name": "Example",
      "role": "member",
      "email": "ursula@acme.example",
      "created_at": "2026-01-02T03:04:25.000Z",
      "last_updated_at": "2026-01-02T03:04:25.000Z",
      "status": "active",
      "updated_at": "2026-01-02T03:04:25.000Z"
    }
  ]
}

> admin GET /portkey/v1/admin/users?pageSize=2&currentPage=1
< 200
< content-type: application/json
{
  "object": "list",
  "total": 9,
  "data": [
    {
      "object": "user",
      "id": "019b7ca9-cb08-7eb8-a05c-723eec436006",
      "first_name": "Dora",
      "last_name": "Example",
      "role": "admin",
      "email": "dora@acme.example",
      "created_at": "2026-01-02T03:04:21.000Z",
      "last_updated_at": "2026-01-02T03:04:23.000Z",
      "status": "disabled",
      "updated_at": "2026-01-02T03:04:23.000Z"
    },
    {
      "object": "user",
      "id": "019b7ca9-bf50-74e7-82df-49c777f2d75a",
      "first_name": "Mark",
      "last_name": "Example",
      "role": "member",
      "email": "mark@acme.example",
      "created_at": "2026-01-02T03:04:18.000Z",
      "last_updated_at": "2026-01-02T03:04:18.000Z",
      "status": "active",
      "updated_at": "2026-01-02T03:04:18.000Z"
    }
  ]
}

> admin GET /portkey/v1/admin/users?role=member&email=URSULA@acme.example
< 200
< content-type: application/json
{
  "object": "list",
  "total": 1,
  "data": [
    {
      "object": "user",
      "id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "first_name": "Ursula",
      "last_name": "Example",
      "role": "member",
      "email": "ursula@acme.example",
      "created_at": "2026-01-02T03:04:25.000Z",
      "last_updated_at": "2026-01-02T03:04:25.000Z",
      "status": "active",
      "updated_at": "2026-01-02T03:04:25.000Z"
    }
  ]
}

# One user shows the slugs of their workspaces.
> admin GET /portkey/v1/admin/users/{member}
< 200
< content-type: application/json
{
  "object": "user",
  "id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35",
  "first_name": "Max",
  "last_name": "Example",
  "role": "member",
  "email": "max@acme.example",
  "created_at": "2026-01-02T03:04:26.000Z",
  "last_updated_at": "2026-01-02T03:04:26.000Z",
  "workspace_ids": [
    "shared"
  ],
  "status": "active",
  "updated_at": "2026-01-02T03:04:26.000Z"
}

# Writing the role that is shown changes nothing and succeeds, owner included.
> admin PUT /portkey/v1/admin/users/{user}
{"role": "member", "user_id": "repeated by a client and ignored"}
< 200
< content-type: application/json
{}

> admin PUT /portkey/v1/admin/users/{owner}
{"role": "owner"}
< 200
< content-type: application/json
{}

> admin PUT /portkey/v1/admin/users/{user}
{"role": "admin", "first_name": "Ulla"}
< 200
< content-type: application/json
{}

> admin GET /portkey/v1/admin/users/{user}
< 200
< content-type: application/json
{
  "object": "user",
  "id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
  "first_name": "Ulla",
  "last_name": "Example",
  "role": "admin",
  "email": "ursula@acme.example",
  "created_at": "2026-01-02T03:04:25.000Z",
  "last_updated_at": "2026-01-02T03:24:05.000Z",
  "workspace_ids": [],
  "status": "active",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> admin PUT /portkey/v1/admin/users/{user}
{"role": "owner"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "role: this role can't be assigned here",
    "errorCode": "AB01"
  }
}

> admin PUT /portkey/v1/admin/users/{user}
{"role": "boss"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "role: must be admin or member",
    "errorCode": "AB01"
  }
}

# Removing a user; the second time there is none. Absent, foreign and malformed ids look alike.
> admin DELETE /portkey/v1/admin/users/{user}
< 200
< content-type: application/json
{}

> admin DELETE /portkey/v1/admin/users/{user}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such user",
    "errorCode": "AB08"
  }
}

> stranger GET /portkey/v1/admin/users/{member}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such user",
    "errorCode": "AB08"
  }
}

> admin GET /portkey/v1/admin/users/not-an-id
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such user",
    "errorCode": "AB08"
  }
}

# Who may not.
> nobody GET /portkey/v1/admin/users
< 401
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "a key is needed: send it as x-portkey-api-key, or as Authorization: Bearer",
    "errorCode": "AB05"
  }
}

> bad-key GET /portkey/v1/admin/users
< 401
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this key is not known here: it was never issued, or it has been revoked",
    "errorCode": "AB05"
  }
}

> weak GET /portkey/v1/admin/users
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_users.list: no role of the caller includes it",
    "errorCode": "AB03"
  }
}

> admin DELETE /portkey/v1/admin/users/{owner}
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_users.delete: nobody may give or take more than they hold",
    "errorCode": "AB03"
  }
}

> admin GET /portkey/v1/admin/users?page_size=1000000000
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "page_size: must be 1 to 100",
    "errorCode": "AB01"
  }
}

> admin GET /portkey/v1/admin/users?current_page=None
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "current_page: must be a whole number from 0 on",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/admin/users
{}
< 405
< content-type: application/json
< allow: GET
{
  "success": false,
  "data": {
    "message": "this path answers GET only",
    "errorCode": "AB01"
  }
}

> admin GET /portkey/v1/admin/users/
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "nothing is served at this path",
    "errorCode": "AB08"
  }
}

# Pages are refused under the name that was sent.
> owner GET /portkey/v1/admin/users?pageSize=1000
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "pageSize: must be 1 to 100",
    "errorCode": "AB01"
  }
}

> owner GET /portkey/v1/admin/users?page_size=0
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "page_size: must be 1 to 100",
    "errorCode": "AB01"
  }
}

> owner GET /portkey/v1/admin/users?currentPage=99999999999
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "currentPage: at most 100000 rows can be skipped by page number",
    "errorCode": "AB01"
  }
}

> owner GET /portkey/v1/admin/users?currentPage=x
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "currentPage: must be a whole number from 0 on",
    "errorCode": "AB01"
  }
}

# A parameter that says nothing here is passed over: clients repeat those of the path.
> owner GET /portkey/v1/admin/users?user_id=x&user_id=y&pageSize=1&role=owner
< 200
< content-type: application/json
{
  "object": "list",
  "total": 1,
  "data": [
    {
      "object": "user",
      "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
      "first_name": "Ona",
      "last_name": "Example",
      "role": "owner",
      "email": "owner@acme.example",
      "created_at": "2026-01-02T03:04:07.000Z",
      "last_updated_at": "2026-01-02T03:04:07.000Z",
      "status": "active",
      "updated_at": "2026-01-02T03:04:07.000Z"
    }
  ]
}

