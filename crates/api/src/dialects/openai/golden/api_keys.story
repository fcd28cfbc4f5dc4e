# Keys of a project.

> owner GET /openai/v1/organization/projects/{workspace}/api_keys
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.project.api_key",
      "id": "key_01kdyb3kege9ybmbxf7h868p25",
      "name": "Notebook",
      "redacted_value": "rst_key_...9UW",
      "created_at": 1767323586,
      "last_used_at": null,
      "expires_at": null,
      "owner_project_access": "active",
      "owner": {
        "type": "user",
        "user": {
          "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
          "email": "max@acme.example",
          "name": "Max Example",
          "created_at": 1767323066,
          "role": "member"
        }
      }
    }
  ],
  "first_id": "key_01kdyb3kege9ybmbxf7h868p25",
  "last_id": "key_01kdyb3kege9ybmbxf7h868p25",
  "has_more": false
}

> owner GET /openai/v1/organization/projects/{workspace}/api_keys/{project_api_key}
< 200
< content-type: application/json
{
  "object": "organization.project.api_key",
  "id": "key_01kdyb3kege9ybmbxf7h868p25",
  "name": "Notebook",
  "redacted_value": "rst_key_...9UW",
  "created_at": 1767323586,
  "last_used_at": null,
  "expires_at": null,
  "owner_project_access": "active",
  "owner": {
    "type": "user",
    "user": {
      "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
      "email": "max@acme.example",
      "name": "Max Example",
      "created_at": 1767323066,
      "role": "member"
    }
  }
}

# An owner who has left the project: the key is there and does nothing.
> owner DELETE /openai/v1/organization/projects/{workspace}/users/{member}
< 200
< content-type: application/json
{
  "object": "organization.project.user.deleted",
  "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "deleted": true
}

> owner GET /openai/v1/organization/projects/{workspace}/api_keys/{project_api_key}
< 200
< content-type: application/json
{
  "object": "organization.project.api_key",
  "id": "key_01kdyb3kege9ybmbxf7h868p25",
  "name": "Notebook",
  "redacted_value": "rst_key_...9UW",
  "created_at": 1767323586,
  "last_used_at": null,
  "expires_at": null,
  "owner_project_access": "active",
  "owner": {
    "type": "user",
    "user": {
      "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
      "email": "max@acme.example",
      "name": "Max Example",
      "created_at": 1767323066,
      "role": "member"
    }
  }
}

# Through a group they still reach it; then not even so.
> owner DELETE /openai/v1/organization/groups/{group}/users/{member}
< 200
< content-type: application/json
{
  "object": "group.user.deleted",
  "deleted": true
}

> owner GET /openai/v1/organization/projects/{workspace}/api_keys
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.project.api_key",
      "id": "key_01kdyb3kege9ybmbxf7h868p25",
      "name": "Notebook",
      "redacted_value": "rst_key_...9UW",
      "created_at": 1767323586,
      "last_used_at": null,
      "expires_at": null,
      "owner_project_access": "active",
      "owner": {
        "type": "user",
        "user": {
          "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
          "email": "max@acme.example",
          "name": "Max Example",
          "created_at": 1767323066,
          "role": "member"
        }
      }
    }
  ],
  "first_id": "key_01kdyb3kege9ybmbxf7h868p25",
  "last_id": "key_01kdyb3kege9ybmbxf7h868p25",
  "has_more": false
}

> owner GET /openai/v1/organization/projects/{workspace}/api_keys?owner_project_access=inactive
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

> owner GET /openai/v1/organization/projects/{workspace}/api_keys?owner_project_access=any
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.project.api_key",
      "id": "key_01kdyb3kege9ybmbxf7h868p25",
      "name": "Notebook",
      "redacted_value": "rst_key_...9UW",
      "created_at": 1767323586,
      "last_used_at": null,
      "expires_at": null,
      "owner_project_access": "active",
      "owner": {
        "type": "user",
        "user": {
          "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
          "email": "max@acme.example",
          "name": "Max Example",
          "created_at": 1767323066,
          "role": "member"
        }
      }
    }
  ],
  "first_id": "key_01kdyb3kege9ybmbxf7h868p25",
  "last_id": "key_01kdyb3kege9ybmbxf7h868p25",
  "has_more": false
}

> owner GET /openai/v1/organization/projects/{workspace}/api_keys?owner_project_access=none
< 400
< content-type: application/json
{
  "error": {
    "message": "owner_project_access: must be one of active, inactive, any",
    "type": "invalid_request_error",
    "param": "owner_project_access",
    "code": "invalid_value"
  }
}

# A key that nobody owns.
> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "Ours", "owner": {"type": "workspace"}, "workspace": "shared"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08f8abhbx5j78dqpnb",
  "name": "Ours",
  "description": null,
  "owner": {
    "type": "workspace",
    "id": "01kdyak620eckbx8bv47b97rqz"
  },
  "owner_has_access": true,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****RCC",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfiopwJ6mW9RciMLqpZKXLqW2AyxYqTqqg6sJt22uX3fGRCC"
}

> owner GET /openai/v1/organization/projects/{workspace}/api_keys
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.project.api_key",
      "id": "key_01kdyb3kege9ybmbxf7h868p25",
      "name": "Notebook",
      "redacted_value": "rst_key_...9UW",
      "created_at": 1767323586,
      "last_used_at": null,
      "expires_at": null,
      "owner_project_access": "active",
      "owner": {
        "type": "user",
        "user": {
          "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
          "email": "max@acme.example",
          "name": "Max Example",
          "created_at": 1767323066,
          "role": "member"
        }
      }
    },
    {
      "object": "organization.project.api_key",
      "id": "key_01kdybqq08f8abhbx5j78dqpnb",
      "name": "Ours",
      "redacted_value": "rst_key_...RCC",
      "created_at": 1767324245,
      "last_used_at": null,
      "expires_at": null,
      "owner_project_access": "active",
      "owner": {}
    }
  ],
  "first_id": "key_01kdyb3kege9ybmbxf7h868p25",
  "last_id": "key_01kdybqq08f8abhbx5j78dqpnb",
  "has_more": false
}

# A key of the organization is in no project.
> owner GET /openai/v1/organization/projects/{workspace}/api_keys/{api_key}
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

> owner DELETE /openai/v1/organization/projects/{workspace}/api_keys/{api_key}
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

> owner DELETE /openai/v1/organization/projects/{workspace}/api_keys/{project_api_key}
< 200
< content-type: application/json
{
  "object": "organization.project.api_key.deleted",
  "id": "key_01kdyb3kege9ybmbxf7h868p25",
  "deleted": true
}

> owner GET /openai/v1/organization/projects/{workspace}/api_keys/{project_api_key}
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

> weak GET /openai/v1/organization/projects/{workspace}/api_keys
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

