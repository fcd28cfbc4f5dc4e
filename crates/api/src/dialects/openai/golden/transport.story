# What is the same for every operation.
= show x-should-retry
# The organization may be named, and must be that of the key.
> owner GET /openai/v1/organization/projects?limit=1
+ openai-organization: {organization}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.project",
      "id": "proj_01kdyak52rfhq98epc7raq524q",
      "name": "Default",
      "created_at": 1767323047,
      "archived_at": null,
      "status": "active",
      "external_key_id": null
    }
  ],
  "first_id": "proj_01kdyak52rfhq98epc7raq524q",
  "last_id": "proj_01kdyak52rfhq98epc7raq524q",
  "has_more": true
}

> owner GET /openai/v1/organization/projects?limit=1
+ openai-organization: {their_organization}
< 401
< content-type: application/json
{
  "error": {
    "message": "this key is not of the organization that a header of the request names: leave that header out",
    "type": "invalid_request_error",
    "param": null,
    "code": "invalid_api_key"
  }
}

> owner GET /openai/v1/organization/projects?limit=1
+ openai-organization: org-abc
< 401
< content-type: application/json
{
  "error": {
    "message": "the header openai-organization names no organization here: its id is org- and 26 characters, or leave it out",
    "type": "invalid_request_error",
    "param": null,
    "code": "invalid_api_key"
  }
}

# Whoever belongs to one signs in without naming it, or with its name.
> personal-key GET /openai/v1/organization/projects?limit=1
+ openai-organization: {accounts_organization}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.project",
      "id": "proj_01kdyatferf53r8e5hxggg31ny",
      "name": "Workspace maps",
      "created_at": 1767323287,
      "archived_at": null,
      "status": "active",
      "external_key_id": null
    }
  ],
  "first_id": "proj_01kdyatferf53r8e5hxggg31ny",
  "last_id": "proj_01kdyatferf53r8e5hxggg31ny",
  "has_more": false
}

# Clients would send a 409 again.
> owner POST /openai/v1/organization/groups
{"name": "empty"}
< 409
< content-type: application/json
< x-should-retry: false
{
  "error": {
    "message": "another group already has this name",
    "type": "invalid_request_error",
    "param": "name",
    "code": "already_exists"
  }
}

> nobody GET /openai/v1/organization/projects
< 401
< content-type: application/json
{
  "error": {
    "message": "a key is needed: send it as Authorization: Bearer <key>",
    "type": "invalid_request_error",
    "param": null,
    "code": "invalid_api_key"
  }
}

> bad-key GET /openai/v1/organization/projects
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

> owner PUT /openai/v1/organization/projects
< 405
< content-type: application/json
< allow: GET, POST
{
  "error": {
    "message": "this path answers GET, POST only",
    "type": "invalid_request_error",
    "param": null,
    "code": "method_not_allowed"
  }
}

> owner GET /openai/v1/organization/certificates
< 404
< content-type: application/json
{
  "error": {
    "message": "nothing is served at this path",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner GET /openai/v2/organization/projects
< 404
< content-type: application/json
{
  "error": {
    "message": "nothing is served at this path",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner POST /openai/v1/organization/projects
{"name": 
< 400
< content-type: application/json
{
  "error": {
    "message": "the body is not valid JSON: EOF while parsing a value at line 1 column 8",
    "type": "invalid_request_error",
    "param": null,
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/projects
["name"]
< 400
< content-type: application/json
{
  "error": {
    "message": "the body must be a JSON object",
    "type": "invalid_request_error",
    "param": null,
    "code": "invalid_value"
  }
}

# A content type without a body is no body.
> owner POST /openai/v1/organization/projects/{workspace}/archive
+ content-type: application/json
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdyak620eckbx8bv47b97rqz",
  "name": "Workspace shared",
  "created_at": 1767323048,
  "archived_at": 1767324245,
  "status": "archived",
  "external_key_id": null
}

