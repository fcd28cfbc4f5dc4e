# Admin keys.

> owner GET /openai/v1/organization/admin_api_keys?limit=2
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.admin_api_key",
      "id": "key_01kdyak52rfha8pxspqe98v0h4",
      "name": "First key of the owner",
      "redacted_value": "rst_key_...hxw",
      "created_at": 1767323047,
      "expires_at": null,
      "last_used_at": null,
      "owner": {
        "type": "user",
        "object": "organization.user",
        "id": "user-01kdyak52rf9trm1cw6xee5e73",
        "name": "Ona Example",
        "created_at": 1767323047,
        "role": "owner"
      }
    },
    {
      "object": "organization.admin_api_key",
      "id": "key_01kdyak80gf7yvc6drnhdtpzxt",
      "name": "Key of Adam",
      "redacted_value": "rst_key_...hEi",
      "created_at": 1767323050,
      "expires_at": null,
      "last_used_at": null,
      "owner": {
        "type": "user",
        "object": "organization.user",
        "id": "user-01kdyak718eqfaqfd8knnvqgaa",
        "name": "Adam Example",
        "created_at": 1767323049,
        "role": "owner"
      }
    }
  ],
  "first_id": "key_01kdyak52rfha8pxspqe98v0h4",
  "last_id": "key_01kdyak80gf7yvc6drnhdtpzxt",
  "has_more": true
}

> owner GET /openai/v1/organization/admin_api_keys?limit=1&order=desc
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.admin_api_key",
      "id": "key_01kdyaksk0fvvaxyv3ppk8wdtq",
      "name": "Reports",
      "redacted_value": "rst_key_...x6x",
      "created_at": 1767323068,
      "expires_at": null,
      "last_used_at": null,
      "owner": {
        "type": "service_account",
        "object": "organization.service_account",
        "id": "key_01kdyaksk0fvvaxyv3ppk8wdtq",
        "name": "Reports",
        "created_at": 1767323068,
        "role": "reader"
      }
    }
  ],
  "first_id": "key_01kdyaksk0fvvaxyv3ppk8wdtq",
  "last_id": "key_01kdyaksk0fvvaxyv3ppk8wdtq",
  "has_more": true
}

> owner POST /openai/v1/organization/admin_api_keys
{"name": "New Admin Key"}
< 200
< content-type: application/json
{
  "object": "organization.admin_api_key",
  "id": "key_01kdybqq08fnftn1c26v37etn7",
  "name": "New Admin Key",
  "redacted_value": "rst_key_...OwV",
  "value": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQawavGvPFY9IqYGdG4zzsx42tp5a3iDOwV",
  "created_at": 1767324245,
  "expires_at": null,
  "last_used_at": null,
  "owner": {
    "type": "user",
    "object": "organization.user",
    "id": "user-01kdyak52rf9trm1cw6xee5e73",
    "name": "Ona Example",
    "created_at": 1767323047,
    "role": "owner"
  }
}

= keep new /id
= caller new /value

> new GET /openai/v1/organization/admin_api_keys/{new}
< 200
< content-type: application/json
{
  "object": "organization.admin_api_key",
  "id": "key_01kdybqq08fnftn1c26v37etn7",
  "name": "New Admin Key",
  "redacted_value": "rst_key_...OwV",
  "created_at": 1767324245,
  "expires_at": null,
  "last_used_at": null,
  "owner": {
    "type": "user",
    "object": "organization.user",
    "id": "user-01kdyak52rf9trm1cw6xee5e73",
    "name": "Ona Example",
    "created_at": 1767323047,
    "role": "owner"
  }
}

> owner POST /openai/v1/organization/admin_api_keys
{"name": "For an hour", "expires_in_seconds": 3600}
< 200
< content-type: application/json
{
  "object": "organization.admin_api_key",
  "id": "key_01kdybqq08fy7affeksmvx0v29",
  "name": "For an hour",
  "redacted_value": "rst_key_...m12",
  "value": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfnXdArzeHoJ3hnETDVvQh7y4hyJtfdTfKGIacBjlM3c7m12",
  "created_at": 1767324245,
  "expires_at": 1767327845,
  "last_used_at": null,
  "owner": {
    "type": "user",
    "object": "organization.user",
    "id": "user-01kdyak52rf9trm1cw6xee5e73",
    "name": "Ona Example",
    "created_at": 1767323047,
    "role": "owner"
  }
}

= keep short /id
= caller short /value

> owner POST /openai/v1/organization/admin_api_keys
{"name": "For ever", "expires_in_seconds": 0}
< 400
< content-type: application/json
{
  "error": {
    "message": "expires_in_seconds: must be 1 to 31536000",
    "type": "invalid_request_error",
    "param": "expires_in_seconds",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/admin_api_keys
{"name": "For long", "expires_in_seconds": 31536001}
< 400
< content-type: application/json
{
  "error": {
    "message": "expires_in_seconds: must be 1 to 31536000",
    "type": "invalid_request_error",
    "param": "expires_in_seconds",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/admin_api_keys
< 400
< content-type: application/json
{
  "error": {
    "message": "name: is needed",
    "type": "invalid_request_error",
    "param": "name",
    "code": "invalid_value"
  }
}

# A caller that is no person makes one of the organization, no stronger than itself.
> organization-key POST /openai/v1/organization/admin_api_keys
{"name": "Made by a machine"}
< 200
< content-type: application/json
{
  "object": "organization.admin_api_key",
  "id": "key_01kdybqq08fjhtrwabyrmv47j4",
  "name": "Made by a machine",
  "redacted_value": "rst_key_...sMF",
  "value": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfl1cj2Wxwaj1Jsqn2FdRdJLJrtcJv8AWiW8QzlzYL3r0sMF",
  "created_at": 1767324245,
  "expires_at": null,
  "last_used_at": null,
  "owner": {
    "type": "service_account",
    "object": "organization.service_account",
    "id": "key_01kdybqq08fjhtrwabyrmv47j4",
    "name": "Made by a machine",
    "created_at": 1767324245,
    "role": "owner"
  }
}

= clock 3600

> short GET /openai/v1/organization/admin_api_keys
< 401
< content-type: application/json
{
  "error": {
    "message": "this key has expired",
    "type": "invalid_request_error",
    "param": null,
    "code": "invalid_api_key"
  }
}

> owner GET /openai/v1/organization/admin_api_keys/{short}
< 200
< content-type: application/json
{
  "object": "organization.admin_api_key",
  "id": "key_01kdybqq08fy7affeksmvx0v29",
  "name": "For an hour",
  "redacted_value": "rst_key_...m12",
  "created_at": 1767324245,
  "expires_at": 1767327845,
  "last_used_at": null,
  "owner": {
    "type": "user",
    "object": "organization.user",
    "id": "user-01kdyak52rf9trm1cw6xee5e73",
    "name": "Ona Example",
    "created_at": 1767323047,
    "role": "owner"
  }
}

> owner DELETE /openai/v1/organization/admin_api_keys/{new}
< 200
< content-type: application/json
{
  "object": "organization.admin_api_key.deleted",
  "id": "key_01kdybqq08fnftn1c26v37etn7",
  "deleted": true
}

> new GET /openai/v1/organization/admin_api_keys
< 401
< content-type: application/json
{
  "error": {
    "message": "this key is not known here: it was never issued, or it has been revoked",
    "type": "invalid_request_error",
    "param": null,
    "code": "invalid_api_key"
  }
}

> owner GET /openai/v1/organization/admin_api_keys/{new}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such api key",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

# Keys of service accounts of the organization are listed here, read and ended here.
> owner POST /api/v1/organizations/{organization}/service-accounts
{"name": "Deployer", "role": "viewer"}
< 201
< content-type: application/json
{
  "id": "01kdyf5jm8f469wmyn9m0n6h8r",
  "name": "Deployer",
  "description": null,
  "workspace": null,
  "role": "viewer",
  "status": "active",
  "created_by": "01kdyak52rf9trm1cw6xee5e73",
  "created_at": "2026-01-02T04:24:05.000Z",
  "updated_at": "2026-01-02T04:24:05.000Z",
  "api_key": null
}

= keep deployer /id

> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "Deployer's key", "owner": {"type": "service_account", "id": "{deployer}"}}
< 201
< content-type: application/json
{
  "id": "01kdyf5jm8fjxajzfnhxcncnz1",
  "name": "Deployer's key",
  "description": null,
  "owner": {
    "type": "service_account",
    "id": "01kdyf5jm8f469wmyn9m0n6h8r"
  },
  "owner_has_access": true,
  "workspace": null,
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****GJC",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T04:24:05.000Z",
  "updated_at": "2026-01-02T04:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaXLzs5XpwjPT73COJC4SW0gus53CTK38o9FHlUYZjM27Bm0ilGJC"
}

= caller deployer /secret

> owner GET /openai/v1/organization/admin_api_keys?limit=1&order=desc
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.admin_api_key",
      "id": "key_01kdyf5jm8fjxajzfnhxcncnz1",
      "name": "Deployer's key",
      "redacted_value": "rst_key_...GJC",
      "created_at": 1767327845,
      "expires_at": null,
      "last_used_at": null,
      "owner": {
        "type": "service_account",
        "object": "organization.service_account",
        "id": "svc_acct_01kdyf5jm8f469wmyn9m0n6h8r",
        "name": "Deployer",
        "created_at": 1767327845,
        "role": "reader"
      }
    }
  ],
  "first_id": "key_01kdyf5jm8fjxajzfnhxcncnz1",
  "last_id": "key_01kdyf5jm8fjxajzfnhxcncnz1",
  "has_more": true
}

= keep listed /data/0/id

> owner GET /openai/v1/organization/admin_api_keys/{listed}
< 200
< content-type: application/json
{
  "object": "organization.admin_api_key",
  "id": "key_01kdyf5jm8fjxajzfnhxcncnz1",
  "name": "Deployer's key",
  "redacted_value": "rst_key_...GJC",
  "created_at": 1767327845,
  "expires_at": null,
  "last_used_at": null,
  "owner": {
    "type": "service_account",
    "object": "organization.service_account",
    "id": "svc_acct_01kdyf5jm8f469wmyn9m0n6h8r",
    "name": "Deployer",
    "created_at": 1767327845,
    "role": "reader"
  }
}

# As a viewer it reads itself, and ends nobody else's key; who has no role hears of none.
> deployer GET /openai/v1/organization/admin_api_keys/{listed}
< 200
< content-type: application/json
{
  "object": "organization.admin_api_key",
  "id": "key_01kdyf5jm8fjxajzfnhxcncnz1",
  "name": "Deployer's key",
  "redacted_value": "rst_key_...GJC",
  "created_at": 1767327845,
  "expires_at": null,
  "last_used_at": null,
  "owner": {
    "type": "service_account",
    "object": "organization.service_account",
    "id": "svc_acct_01kdyf5jm8f469wmyn9m0n6h8r",
    "name": "Deployer",
    "created_at": 1767327845,
    "role": "reader"
  }
}

> weak GET /openai/v1/organization/admin_api_keys/{listed}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such api key",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> weak DELETE /openai/v1/organization/admin_api_keys/{listed}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such api key",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> deployer DELETE /openai/v1/organization/admin_api_keys/{short}
< 403
< content-type: application/json
{
  "error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.management.write (user_api_keys.delete): no role of the caller includes it",
    "type": "invalid_request_error",
    "param": null,
    "code": "missing_scope"
  }
}

> owner DELETE /openai/v1/organization/admin_api_keys/{listed}
< 200
< content-type: application/json
{
  "object": "organization.admin_api_key.deleted",
  "id": "key_01kdyf5jm8fjxajzfnhxcncnz1",
  "deleted": true
}

> owner GET /openai/v1/organization/admin_api_keys/{listed}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such api key",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> deployer GET /openai/v1/organization/admin_api_keys
< 401
< content-type: application/json
{
  "error": {
    "message": "this key is not known here: it was never issued, or it has been revoked",
    "type": "invalid_request_error",
    "param": null,
    "code": "invalid_api_key"
  }
}

# A key of a project is none of these.
> owner GET /openai/v1/organization/admin_api_keys/{project_api_key}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such api key",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner DELETE /openai/v1/organization/admin_api_keys/{project_api_key}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such api key",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> weak POST /openai/v1/organization/admin_api_keys
{"name": "Weak"}
< 403
< content-type: application/json
{
  "error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.management.write (user_api_keys.create): no role of the caller includes it",
    "type": "invalid_request_error",
    "param": null,
    "code": "missing_scope"
  }
}

