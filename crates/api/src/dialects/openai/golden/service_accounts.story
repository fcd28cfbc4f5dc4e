# Service accounts of a project.

> owner GET /openai/v1/organization/projects/{workspace}/service_accounts
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.project.service_account",
      "id": "svc_acct_01kdyaw92gepb8aw7mw61pyvbk",
      "name": "Robot",
      "role": "member",
      "created_at": 1767323346
    }
  ],
  "first_id": "svc_acct_01kdyaw92gepb8aw7mw61pyvbk",
  "last_id": "svc_acct_01kdyaw92gepb8aw7mw61pyvbk",
  "has_more": false
}

> owner GET /openai/v1/organization/projects/{workspace}/service_accounts/{service_account}
< 200
< content-type: application/json
{
  "object": "organization.project.service_account",
  "id": "svc_acct_01kdyaw92gepb8aw7mw61pyvbk",
  "name": "Robot",
  "role": "member",
  "created_at": 1767323346
}

> owner POST /openai/v1/organization/projects/{workspace}/service_accounts/{service_account}
{"name": "Production App"}
< 200
< content-type: application/json
{
  "object": "organization.project.service_account",
  "id": "svc_acct_01kdyaw92gepb8aw7mw61pyvbk",
  "name": "Production App",
  "role": "member",
  "created_at": 1767323346
}

> owner POST /openai/v1/organization/projects/{workspace}/service_accounts/{service_account}
{"role": "member"}
< 200
< content-type: application/json
{
  "object": "organization.project.service_account",
  "id": "svc_acct_01kdyaw92gepb8aw7mw61pyvbk",
  "name": "Production App",
  "role": "member",
  "created_at": 1767323346
}

> owner GET /api/v1/organizations/{organization}/service-accounts/{service_account}
< 200
< content-type: application/json
{
  "id": "01kdyaw92gepb8aw7mw61pyvbk",
  "name": "Production App",
  "description": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "role": "viewer",
  "status": "active",
  "created_by": null,
  "created_at": "2026-01-02T03:09:06.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner POST /openai/v1/organization/projects/{workspace}/service_accounts/{service_account}
{"role": "owner"}
< 200
< content-type: application/json
{
  "object": "organization.project.service_account",
  "id": "svc_acct_01kdyaw92gepb8aw7mw61pyvbk",
  "name": "Production App",
  "role": "owner",
  "created_at": 1767323346
}

> owner POST /openai/v1/organization/projects/{workspace}/service_accounts/{service_account}
{"role": "none"}
< 400
< content-type: application/json
{
  "error": {
    "message": "role: must be member or owner",
    "type": "invalid_request_error",
    "param": "role",
    "code": "invalid_value"
  }
}

# Found where it lies, and nowhere else.
> owner POST /openai/v1/organization/projects
{"name": "Elsewhere"}
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdybqq08fek8e6qgj857prpp",
  "name": "Elsewhere",
  "created_at": 1767324245,
  "archived_at": null,
  "status": "active",
  "external_key_id": null
}

= keep elsewhere /id

> owner GET /openai/v1/organization/projects/{elsewhere}/service_accounts
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

> owner GET /openai/v1/organization/projects/{elsewhere}/service_accounts/{service_account}
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

> owner DELETE /openai/v1/organization/projects/{elsewhere}/service_accounts/{service_account}
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

> owner DELETE /openai/v1/organization/projects/{workspace}/service_accounts/{service_account}
< 200
< content-type: application/json
{
  "object": "organization.project.service_account.deleted",
  "id": "svc_acct_01kdyaw92gepb8aw7mw61pyvbk",
  "deleted": true
}

> owner GET /openai/v1/organization/projects/{workspace}/service_accounts/{service_account}
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

> weak GET /openai/v1/organization/projects/{workspace}/service_accounts
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

