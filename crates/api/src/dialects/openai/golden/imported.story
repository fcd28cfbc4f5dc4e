# Ids that came with imported data: the vendor's sample of a user.

> owner POST /api/v1/organizations/{organization}/users
{"email": "user@example.com", "given_name": "First", "family_name": "Last", "role": "owner"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "user@example.com",
  "given_name": "First",
  "family_name": "Last",
  "picture": null,
  "status": "active",
  "role": "owner",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

= keep new /id

> owner POST /api/v1/organizations/{organization}/aliases
{"dialect": "openai", "kind": "user", "alias": "user_abc", "target": "{new}", "shown": true}
< 201
< content-type: application/json
{
  "dialect": "openai",
  "kind": "user",
  "alias": "user_abc",
  "workspace": null,
  "target": "01kdybqq08fnftn1c26v37etn7",
  "shown": true,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> owner POST /api/v1/organizations/{organization}/aliases
{"dialect": "openai", "kind": "user", "alias": "user_id", "target": "{new}", "shown": false}
< 201
< content-type: application/json
{
  "dialect": "openai",
  "kind": "user",
  "alias": "user_id",
  "workspace": null,
  "target": "01kdybqq08fnftn1c26v37etn7",
  "shown": false,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> owner GET /openai/v1/organization/users/user_id
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user_abc",
  "name": "First Last",
  "email": "user@example.com",
  "role": "owner",
  "added_at": 1767324245,
  "created": 1767324245,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": null,
  "developer_persona": null,
  "user": {
    "object": "user",
    "id": "user_abc",
    "email": "user@example.com",
    "name": "First Last",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": {
    "object": "list",
    "data": []
  }
}

> owner GET /openai/v1/organization/users/user-{new}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user_abc",
  "name": "First Last",
  "email": "user@example.com",
  "role": "owner",
  "added_at": 1767324245,
  "created": 1767324245,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": null,
  "developer_persona": null,
  "user": {
    "object": "user",
    "id": "user_abc",
    "email": "user@example.com",
    "name": "First Last",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": {
    "object": "list",
    "data": []
  }
}

> owner GET /openai/v1/organization/users?emails[]=user@example.com
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.user",
      "id": "user_abc",
      "name": "First Last",
      "email": "user@example.com",
      "role": "owner",
      "added_at": 1767324245,
      "created": 1767324245,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user_abc",
        "email": "user@example.com",
        "name": "First Last",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    }
  ],
  "first_id": "user_abc",
  "last_id": "user_abc",
  "has_more": false
}

> owner GET /openai/v1/organization/users?after=user_abc
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

# An id of an object that is there can't be taken by another one.
> owner POST /api/v1/organizations/{organization}/aliases
{"dialect": "openai", "kind": "user", "alias": "user-{new}", "target": "{their_owner}", "shown": false}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "target: must be the id of a user of this organization",
  "code": "invalid",
  "field": "target",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/users
{"email": "other@example.com"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fm78p1tk748wdgmy",
  "email": "other@example.com",
  "given_name": "",
  "family_name": "",
  "picture": null,
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

= keep other /id

> owner POST /api/v1/organizations/{organization}/aliases
{"dialect": "openai", "kind": "user", "alias": "user-{new}", "target": "{other}", "shown": false}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another user already has this id",
  "code": "already_exists",
  "field": "id",
  "request_id": "(request id)"
}

> owner DELETE /openai/v1/organization/users/user_abc
< 200
< content-type: application/json
{
  "object": "organization.user.deleted",
  "id": "user_abc",
  "deleted": true
}

> owner GET /openai/v1/organization/users/user_abc
< 404
< content-type: application/json
{
  "error": {
    "message": "no such user",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

