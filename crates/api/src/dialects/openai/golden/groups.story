# Groups and who is in them.

> owner GET /openai/v1/organization/groups
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "group",
      "id": "group_01kdyamypgftrrxt9cccefrb8d",
      "name": "Readers of all",
      "created_at": 1767323106,
      "is_scim_managed": false,
      "group_type": "group"
    },
    {
      "object": "group",
      "id": "group_01kdyan1m8ea6bwk74vs1t24qc",
      "name": "Empty",
      "created_at": 1767323109,
      "is_scim_managed": false,
      "group_type": "group"
    }
  ],
  "has_more": false,
  "next": null
}

> owner GET /openai/v1/organization/groups?order=desc&limit=1
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "group",
      "id": "group_01kdyan1m8ea6bwk74vs1t24qc",
      "name": "Empty",
      "created_at": 1767323109,
      "is_scim_managed": false,
      "group_type": "group"
    }
  ],
  "has_more": true,
  "next": "group_01kdyan1m8ea6bwk74vs1t24qc"
}

> owner GET /openai/v1/organization/groups?order=newest
< 400
< content-type: application/json
{
  "error": {
    "message": "order: must be asc or desc",
    "type": "invalid_request_error",
    "param": "order",
    "code": "invalid_value"
  }
}

> owner GET /openai/v1/organization/groups?limit=1001
< 400
< content-type: application/json
{
  "error": {
    "message": "limit: must be 0 to 1000",
    "type": "invalid_request_error",
    "param": "limit",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/groups
{"name": "Support Team"}
< 200
< content-type: application/json
{
  "object": "group",
  "id": "group_01kdybqq08fnftn1c26v37etn7",
  "name": "Support Team",
  "created_at": 1767324245,
  "is_scim_managed": false,
  "group_type": "group"
}

= keep new /id

> owner POST /openai/v1/organization/groups
{"name": "support team"}
< 409
< content-type: application/json
{
  "error": {
    "message": "another group already has this name",
    "type": "invalid_request_error",
    "param": "name",
    "code": "already_exists"
  }
}

> owner POST /openai/v1/organization/groups
{"name": ""}
< 400
< content-type: application/json
{
  "error": {
    "message": "name: must have 1 to 256 characters and no control characters",
    "type": "invalid_request_error",
    "param": "name",
    "code": "invalid_value"
  }
}

> owner GET /openai/v1/organization/groups/{new}
< 200
< content-type: application/json
{
  "object": "group",
  "id": "group_01kdybqq08fnftn1c26v37etn7",
  "name": "Support Team",
  "created_at": 1767324245,
  "is_scim_managed": false,
  "group_type": "group"
}

> owner POST /openai/v1/organization/groups/{new}
{"name": "Escalations"}
< 200
< content-type: application/json
{
  "object": "group",
  "id": "group_01kdybqq08fnftn1c26v37etn7",
  "name": "Escalations",
  "created_at": 1767324245,
  "is_scim_managed": false,
  "group_type": "group"
}

> owner POST /openai/v1/organization/groups/{new}/users
{"user_id": "{user}"}
< 200
< content-type: application/json
{
  "object": "group.user",
  "user_id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "group_id": "group_01kdybqq08fnftn1c26v37etn7"
}

# Again, as a client does that did not hear the answer.
> owner POST /openai/v1/organization/groups/{new}/users
{"user_id": "{user}"}
< 200
< content-type: application/json
{
  "object": "group.user",
  "user_id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "group_id": "group_01kdybqq08fnftn1c26v37etn7"
}

> owner POST /openai/v1/organization/groups/{new}/users
{"user_id": "{member}"}
< 200
< content-type: application/json
{
  "object": "group.user",
  "user_id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "group_id": "group_01kdybqq08fnftn1c26v37etn7"
}

> owner POST /openai/v1/organization/groups/{new}/users
{"user_id": "user_id"}
< 400
< content-type: application/json
{
  "error": {
    "message": "user_id: must be the id of a user of this organization",
    "type": "invalid_request_error",
    "param": "user_id",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/groups/{new}/users
< 400
< content-type: application/json
{
  "error": {
    "message": "user_id: is needed",
    "type": "invalid_request_error",
    "param": "user_id",
    "code": "invalid_value"
  }
}

# The newest first, unless asked for otherwise.
> owner GET /openai/v1/organization/groups/{new}/users
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
      "name": "Max Example",
      "email": "max@acme.example"
    },
    {
      "id": "user-01kdyakpn8f39rs18eq9wfsch3",
      "name": "Ursula Example",
      "email": "ursula@acme.example"
    }
  ],
  "has_more": false,
  "next": null
}

> owner GET /openai/v1/organization/groups/{new}/users?order=asc&limit=1
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "user-01kdyakpn8f39rs18eq9wfsch3",
      "name": "Ursula Example",
      "email": "ursula@acme.example"
    }
  ],
  "has_more": true,
  "next": "user-01kdyakpn8f39rs18eq9wfsch3"
}

> owner GET /openai/v1/organization/groups/{new}/users?order=asc&limit=1&after={user}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
      "name": "Max Example",
      "email": "max@acme.example"
    }
  ],
  "has_more": false,
  "next": null
}

> owner GET /openai/v1/organization/groups/{new}/users/{user}
< 200
< content-type: application/json
{
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "picture": null,
  "is_service_account": false,
  "user_type": "user"
}

> owner GET /openai/v1/organization/groups/{new}/users/{owner}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such group member",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner DELETE /openai/v1/organization/groups/{new}/users/{user}
< 200
< content-type: application/json
{
  "object": "group.user.deleted",
  "deleted": true
}

> owner DELETE /openai/v1/organization/groups/{new}/users/{user}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such group member",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

# Whoever is out says where the list goes on.
> owner GET /openai/v1/organization/groups/{new}/users?order=asc&after={user}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
      "name": "Max Example",
      "email": "max@acme.example"
    }
  ],
  "has_more": false,
  "next": null
}

> owner DELETE /openai/v1/organization/groups/{new}
< 200
< content-type: application/json
{
  "object": "group.deleted",
  "id": "group_01kdybqq08fnftn1c26v37etn7",
  "deleted": true
}

> owner GET /openai/v1/organization/groups/{new}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such group",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> weak GET /openai/v1/organization/groups
< 403
< content-type: application/json
{
  "error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.management.read (groups.list): no role of the caller includes it",
    "type": "invalid_request_error",
    "param": null,
    "code": "missing_scope"
  }
}

