# Projects.

> owner GET /openai/v1/organization/projects
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
    },
    {
      "object": "organization.project",
      "id": "proj_01kdyak620eckbx8bv47b97rqz",
      "name": "Workspace shared",
      "created_at": 1767323048,
      "archived_at": null,
      "status": "active",
      "external_key_id": null
    }
  ],
  "first_id": "proj_01kdyak52rfhq98epc7raq524q",
  "last_id": "proj_01kdyak620eckbx8bv47b97rqz",
  "has_more": false
}

> owner POST /openai/v1/organization/projects
{"name": "Project ABC", "external_key_id": "key_external", "residency": "EU_STORAGE_PROCESSING", "geography": null}
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdybqq08fy99rahqaw6wt0sk",
  "name": "Project ABC",
  "created_at": 1767324245,
  "archived_at": null,
  "status": "active",
  "external_key_id": "key_external",
  "residency": "EU_STORAGE_PROCESSING"
}

= keep new /id

> owner POST /openai/v1/organization/projects
{"name": "Other", "geography": "anything"}
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdybqq08fek8e6qgj857prpp",
  "name": "Other",
  "created_at": 1767324245,
  "archived_at": null,
  "status": "active",
  "external_key_id": null
}

> owner POST /openai/v1/organization/projects
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

> owner GET /openai/v1/organization/projects/{new}
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdybqq08fy99rahqaw6wt0sk",
  "name": "Project ABC",
  "created_at": 1767324245,
  "archived_at": null,
  "status": "active",
  "external_key_id": "key_external",
  "residency": "EU_STORAGE_PROCESSING"
}

> owner POST /openai/v1/organization/projects/{new}
{"name": "Project DEF"}
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdybqq08fy99rahqaw6wt0sk",
  "name": "Project DEF",
  "created_at": 1767324245,
  "archived_at": null,
  "status": "active",
  "external_key_id": "key_external",
  "residency": "EU_STORAGE_PROCESSING"
}

> owner POST /openai/v1/organization/projects/{new}
{}
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdybqq08fy99rahqaw6wt0sk",
  "name": "Project DEF",
  "created_at": 1767324245,
  "archived_at": null,
  "status": "active",
  "external_key_id": "key_external",
  "residency": "EU_STORAGE_PROCESSING"
}

# The default project stays as it is.
> owner GET /openai/v1/organization/projects?limit=1
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

= keep default /data/0/id

> owner POST /openai/v1/organization/projects/{default}
{"name": "Mine"}
< 400
< content-type: application/json
{
  "error": {
    "message": "project_id: the default project can't be changed: it is made with the organization",
    "type": "invalid_request_error",
    "param": "project_id",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/projects/{default}/archive
< 400
< content-type: application/json
{
  "error": {
    "message": "the default project can't be archived",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

> owner POST /openai/v1/organization/projects/{new}/archive
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdybqq08fy99rahqaw6wt0sk",
  "name": "Project DEF",
  "created_at": 1767324245,
  "archived_at": 1767324245,
  "status": "archived",
  "external_key_id": "key_external",
  "residency": "EU_STORAGE_PROCESSING"
}

# Again, hours later: it was archived then.
= clock 7200

> owner POST /openai/v1/organization/projects/{new}/archive
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdybqq08fy99rahqaw6wt0sk",
  "name": "Project DEF",
  "created_at": 1767324245,
  "archived_at": 1767324245,
  "status": "archived",
  "external_key_id": "key_external",
  "residency": "EU_STORAGE_PROCESSING"
}

> owner GET /openai/v1/organization/projects/{new}
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdybqq08fy99rahqaw6wt0sk",
  "name": "Project DEF",
  "created_at": 1767324245,
  "archived_at": 1767324245,
  "status": "archived",
  "external_key_id": "key_external",
  "residency": "EU_STORAGE_PROCESSING"
}

> owner GET /openai/v1/organization/projects?after={workspace}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.project",
      "id": "proj_01kdybqq08fek8e6qgj857prpp",
      "name": "Other",
      "created_at": 1767324245,
      "archived_at": null,
      "status": "active",
      "external_key_id": null
    }
  ],
  "first_id": "proj_01kdybqq08fek8e6qgj857prpp",
  "last_id": "proj_01kdybqq08fek8e6qgj857prpp",
  "has_more": false
}

> owner GET /openai/v1/organization/projects?after={workspace}&include_archived=true
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.project",
      "id": "proj_01kdybqq08fek8e6qgj857prpp",
      "name": "Other",
      "created_at": 1767324245,
      "archived_at": null,
      "status": "active",
      "external_key_id": null
    },
    {
      "object": "organization.project",
      "id": "proj_01kdybqq08fy99rahqaw6wt0sk",
      "name": "Project DEF",
      "created_at": 1767324245,
      "archived_at": 1767324245,
      "status": "archived",
      "external_key_id": "key_external",
      "residency": "EU_STORAGE_PROCESSING"
    }
  ],
  "first_id": "proj_01kdybqq08fek8e6qgj857prpp",
  "last_id": "proj_01kdybqq08fy99rahqaw6wt0sk",
  "has_more": false
}

> owner GET /openai/v1/organization/projects?include_archived=yes
< 400
< content-type: application/json
{
  "error": {
    "message": "include_archived: must be true or false",
    "type": "invalid_request_error",
    "param": "include_archived",
    "code": "invalid_value"
  }
}

> owner GET /openai/v1/organization/projects/{new}/users
< 400
< content-type: application/json
{
  "error": {
    "message": "the project is archived: nothing in it is listed or changed any more",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

> owner POST /openai/v1/organization/projects/{new}/users
{"user_id": "{user}", "role": "member"}
< 400
< content-type: application/json
{
  "error": {
    "message": "the project is archived: nothing in it is listed or changed any more",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

> owner GET /openai/v1/organization/projects/{new}/service_accounts
< 400
< content-type: application/json
{
  "error": {
    "message": "the project is archived: nothing in it is listed or changed any more",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

# Who holds nothing in the organization sees their own.
> workspace-member GET /openai/v1/organization/projects
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.project",
      "id": "proj_01kdyak620eckbx8bv47b97rqz",
      "name": "Workspace shared",
      "created_at": 1767323048,
      "archived_at": null,
      "status": "active",
      "external_key_id": null
    }
  ],
  "first_id": "proj_01kdyak620eckbx8bv47b97rqz",
  "last_id": "proj_01kdyak620eckbx8bv47b97rqz",
  "has_more": false
}

> weak GET /openai/v1/organization/projects
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

> weak GET /openai/v1/organization/projects/{new}
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

