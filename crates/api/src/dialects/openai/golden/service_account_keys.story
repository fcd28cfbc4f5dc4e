# New service accounts of a project, and their keys.

> owner POST /openai/v1/organization/projects/{workspace}/service_accounts
{"name": "Production App"}
< 200
< content-type: application/json
{
  "object": "organization.project.service_account",
  "id": "svc_acct_01kdybqq08fnftn1c26v37etn7",
  "name": "Production App",
  "role": "member",
  "created_at": 1767324245,
  "api_key": {
    "object": "organization.project.service_account.api_key",
    "id": "key_01kdybqq08e8ws519gacekz5d0",
    "name": "Secret Key",
    "value": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfc2o9VixTXK7FioeD5MYyKF9Ho99nh6PLQi7R30O72lWQMQ",
    "created_at": 1767324245,
    "expires_at": null
  }
}

= keep account /id
= keep key /api_key/id
= caller app /api_key/value

> app GET /openai/v1/organization/projects/{workspace}/users
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.project.user",
      "id": "user-01kdyakcwre28vnaf5f9342j04",
      "name": "Mona Example",
      "email": "mona@acme.example",
      "role": "member",
      "added_at": 1767323056
    },
    {
      "object": "organization.project.user",
      "id": "user-01kdyakftgekkr5qt9rxvz5ntt",
      "name": "Mark Example",
      "email": "mark@acme.example",
      "role": "owner",
      "added_at": 1767323059
    },
    {
      "object": "organization.project.user",
      "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
      "name": "Max Example",
      "email": "max@acme.example",
      "role": "member",
      "added_at": 1767323067
    }
  ],
  "first_id": "user-01kdyakcwre28vnaf5f9342j04",
  "last_id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "has_more": false
}

> owner POST /openai/v1/organization/projects/{workspace}/service_accounts
{"name": "Nothing yet", "create_service_account_only": true}
< 200
< content-type: application/json
{
  "object": "organization.project.service_account",
  "id": "svc_acct_01kdybqq08fm78p1tk748wdgmy",
  "name": "Nothing yet",
  "role": "none",
  "created_at": 1767324245,
  "api_key": null
}

= keep bare /id

> owner GET /openai/v1/organization/projects/{workspace}/service_accounts/{bare}
< 200
< content-type: application/json
{
  "object": "organization.project.service_account",
  "id": "svc_acct_01kdybqq08fm78p1tk748wdgmy",
  "name": "Nothing yet",
  "role": "none",
  "created_at": 1767324245
}

> owner POST /openai/v1/organization/projects/{workspace}/service_accounts
{"name": "Either", "create_service_account_only": true, "expires_in_seconds": 60}
< 400
< content-type: application/json
{
  "error": {
    "message": "expires_in_seconds: is for the key, which create_service_account_only leaves out",
    "type": "invalid_request_error",
    "param": "expires_in_seconds",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/projects/{workspace}/service_accounts
{"create_service_account_only": true}
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

> owner POST /openai/v1/organization/projects/{workspace}/service_accounts/{account}/api_keys
{}
< 200
< content-type: application/json
{
  "object": "organization.project.service_account.api_key",
  "id": "key_01kdybqq08evtaej682yrb9y2p",
  "name": "Secret Key",
  "value": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfg7k5hSJ54wyssY8Re61xDy2BLj5D6xdnN61SrSNV1M4Rvl",
  "created_at": 1767324245,
  "expires_at": null
}

> owner POST /openai/v1/organization/projects/{workspace}/service_accounts/{account}/api_keys
{"name": "Limited", "scopes": ["string"], "expires_in_seconds": 3600}
< 200
< content-type: application/json
{
  "object": "organization.project.service_account.api_key",
  "id": "key_01kdybqq08f469wmyn9m0n6h8r",
  "name": "Limited",
  "value": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfhvg99dxUrGniQXXyNRI7te9FwH7tUA6mku2o3QD44eBH2x",
  "created_at": 1767324245,
  "expires_at": 1767327845
}

= keep limited /id
= caller limited /value
# A word that means nothing here gives nothing.
> limited GET /openai/v1/organization/projects/{workspace}/users
< 403
< content-type: application/json
{
  "error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.management.read (workspace_members.list): the key's scopes do not include it",
    "type": "invalid_request_error",
    "param": null,
    "code": "missing_scope"
  }
}

# Newer clients change scopes and ends; no scopes at all are no limit.
> owner POST /openai/v1/organization/projects/{workspace}/api_keys/{limited}
{"scopes": ["api.all.read"]}
< 200
< content-type: application/json
{
  "object": "organization.project.api_key",
  "id": "key_01kdybqq08f469wmyn9m0n6h8r",
  "name": "Limited",
  "redacted_value": "rst_key_...H2x",
  "created_at": 1767324245,
  "last_used_at": null,
  "expires_at": 1767327845,
  "owner_project_access": "active",
  "owner": {
    "type": "service_account",
    "service_account": {
      "id": "svc_acct_01kdybqq08fnftn1c26v37etn7",
      "name": "Production App",
      "created_at": 1767324245,
      "role": "member"
    }
  }
}

> limited GET /openai/v1/organization/projects/{workspace}/users?limit=0
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

> owner POST /openai/v1/organization/projects/{workspace}/api_keys/{limited}
{"scopes": [], "expires_in_seconds": 60}
< 200
< content-type: application/json
{
  "object": "organization.project.api_key",
  "id": "key_01kdybqq08f469wmyn9m0n6h8r",
  "name": "Limited",
  "redacted_value": "rst_key_...H2x",
  "created_at": 1767324245,
  "last_used_at": null,
  "expires_at": 1767324305,
  "owner_project_access": "active",
  "owner": {
    "type": "service_account",
    "service_account": {
      "id": "svc_acct_01kdybqq08fnftn1c26v37etn7",
      "name": "Production App",
      "created_at": 1767324245,
      "role": "member"
    }
  }
}

> owner POST /openai/v1/organization/projects/{workspace}/api_keys/{limited}
{"expires_in_seconds": 0}
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

= clock 120

> owner POST /openai/v1/organization/projects/{workspace}/api_keys/{limited}
{"expires_in_seconds": 60}
< 400
< content-type: application/json
{
  "error": {
    "message": "the key has expired: make another one",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

> owner GET /openai/v1/organization/projects/{workspace}/api_keys/{key}
< 200
< content-type: application/json
{
  "object": "organization.project.api_key",
  "id": "key_01kdybqq08e8ws519gacekz5d0",
  "name": "Secret Key",
  "redacted_value": "rst_key_...QMQ",
  "created_at": 1767324245,
  "last_used_at": null,
  "expires_at": null,
  "owner_project_access": "active",
  "owner": {
    "type": "service_account",
    "service_account": {
      "id": "svc_acct_01kdybqq08fnftn1c26v37etn7",
      "name": "Production App",
      "created_at": 1767324245,
      "role": "member"
    }
  }
}

# Its keys end with the service account, not by themselves.
> owner DELETE /openai/v1/organization/projects/{workspace}/api_keys/{key}
< 400
< content-type: application/json
{
  "error": {
    "message": "the key is a service account's: delete the service account instead",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

> owner DELETE /openai/v1/organization/projects/{workspace}/service_accounts/{account}
< 200
< content-type: application/json
{
  "object": "organization.project.service_account.deleted",
  "id": "svc_acct_01kdybqq08fnftn1c26v37etn7",
  "deleted": true
}

> owner GET /openai/v1/organization/projects/{workspace}/api_keys/{key}
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

> app GET /openai/v1/organization/projects/{workspace}/users
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

> owner POST /openai/v1/organization/projects/{workspace}/service_accounts/{account}/api_keys
{}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such service account",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> weak POST /openai/v1/organization/projects/{workspace}/service_accounts
{"name": "Mine"}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such project",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

