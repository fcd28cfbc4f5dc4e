# Groups of a project.

> owner GET /openai/v1/organization/projects/{workspace}/groups
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "project.group",
      "project_id": "proj_01kdyak620eckbx8bv47b97rqz",
      "group_id": "group_01kdyamypgftrrxt9cccefrb8d",
      "group_name": "Readers of all",
      "group_type": "group",
      "created_at": 1767323108
    }
  ],
  "has_more": false,
  "next": null
}

> owner POST /openai/v1/organization/projects/{workspace}/groups
{"group_id": "{empty_group}", "role": "role-api-project-viewer__api-project__{workspace}"}
< 200
< content-type: application/json
{
  "object": "project.group",
  "project_id": "proj_01kdyak620eckbx8bv47b97rqz",
  "group_id": "group_01kdyan1m8ea6bwk74vs1t24qc",
  "group_name": "Empty",
  "group_type": "group",
  "created_at": 1767324245
}

# By its name, and again: the group has the role from then on.
> owner POST /openai/v1/organization/projects/{workspace}/groups
{"group_id": "{empty_group}", "role": "owner"}
< 200
< content-type: application/json
{
  "object": "project.group",
  "project_id": "proj_01kdyak620eckbx8bv47b97rqz",
  "group_id": "group_01kdyan1m8ea6bwk74vs1t24qc",
  "group_name": "Empty",
  "group_type": "group",
  "created_at": 1767324245
}

> owner GET /api/v1/organizations/{organization}/workspaces/{workspace}/groups/{empty_group}
< 200
< content-type: application/json
{
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "group": {
    "id": "01kdyan1m8ea6bwk74vs1t24qc",
    "name": "Empty"
  },
  "role": "admin",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

# A custom role comes beside the one that the group has.
> owner POST /openai/v1/organization/projects/{workspace}/groups
{"group_id": "{empty_group}", "role": "helpers"}
< 200
< content-type: application/json
{
  "object": "project.group",
  "project_id": "proj_01kdyak620eckbx8bv47b97rqz",
  "group_id": "group_01kdyan1m8ea6bwk74vs1t24qc",
  "group_name": "Empty",
  "group_type": "group",
  "created_at": 1767324245
}

> owner GET /openai/v1/projects/{workspace}/groups/{empty_group}/roles
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "role-api-project-owner__api-project__proj_01kdyak620eckbx8bv47b97rqz",
      "name": "owner",
      "permissions": [
        "api.management.read",
        "api.management.write",
        "api.groups.read",
        "api.groups.write",
        "api.roles.read",
        "api.roles.write",
        "api.organization.projects.api_keys.read",
        "api.organization.projects.api_keys.write"
      ],
      "resource_type": "api.project",
      "predefined_role": true,
      "description": null,
      "created_at": null,
      "updated_at": null,
      "created_by": null,
      "created_by_user_obj": null,
      "metadata": null,
      "assignment_sources": null
    },
    {
      "id": "role_01kdyay4mrezhvvgdw1ny4hb9c",
      "name": "Helpers",
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "resource_type": "api.project",
      "predefined_role": false,
      "description": null,
      "created_at": 1767323407,
      "updated_at": 1767323407,
      "created_by": null,
      "created_by_user_obj": null,
      "metadata": null,
      "assignment_sources": null
    }
  ],
  "has_more": false,
  "next": null
}

> owner GET /openai/v1/organization/projects/{workspace}/groups?limit=1
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "project.group",
      "project_id": "proj_01kdyak620eckbx8bv47b97rqz",
      "group_id": "group_01kdyamypgftrrxt9cccefrb8d",
      "group_name": "Readers of all",
      "group_type": "group",
      "created_at": 1767323108
    }
  ],
  "has_more": true,
  "next": "group_01kdyamypgftrrxt9cccefrb8d"
}

> owner GET /openai/v1/organization/projects/{workspace}/groups?limit=1&after={group}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "project.group",
      "project_id": "proj_01kdyak620eckbx8bv47b97rqz",
      "group_id": "group_01kdyan1m8ea6bwk74vs1t24qc",
      "group_name": "Empty",
      "group_type": "group",
      "created_at": 1767324245
    }
  ],
  "has_more": false,
  "next": null
}

> owner GET /openai/v1/organization/projects/{workspace}/groups?order=desc&limit=1
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "project.group",
      "project_id": "proj_01kdyak620eckbx8bv47b97rqz",
      "group_id": "group_01kdyan1m8ea6bwk74vs1t24qc",
      "group_name": "Empty",
      "group_type": "group",
      "created_at": 1767324245
    }
  ],
  "has_more": true,
  "next": "group_01kdyan1m8ea6bwk74vs1t24qc"
}

> owner GET /openai/v1/organization/projects/{workspace}/groups/{empty_group}?group_type=group
< 200
< content-type: application/json
{
  "object": "project.group",
  "project_id": "proj_01kdyak620eckbx8bv47b97rqz",
  "group_id": "group_01kdyan1m8ea6bwk74vs1t24qc",
  "group_name": "Empty",
  "group_type": "group",
  "created_at": 1767324245
}

> owner GET /openai/v1/organization/projects/{workspace}/groups/{empty_group}?group_type=tenant_group
< 404
< content-type: application/json
{
  "error": {
    "message": "no such project group",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner GET /openai/v1/organization/projects/{workspace}/groups/{empty_group}?group_type=other
< 400
< content-type: application/json
{
  "error": {
    "message": "group_type: must be group or tenant_group",
    "type": "invalid_request_error",
    "param": "group_type",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/projects/{workspace}/groups
{"group_id": "{absent}", "role": "owner"}
< 400
< content-type: application/json
{
  "error": {
    "message": "group_id: must be the id of a group of this organization",
    "type": "invalid_request_error",
    "param": "group_id",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/projects/{workspace}/groups
{"group_id": "{empty_group}", "role": "unknown"}
< 400
< content-type: application/json
{
  "error": {
    "message": "role: must be one of owner, member, viewer, or the name or the id of another role of the project",
    "type": "invalid_request_error",
    "param": "role",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/projects/{workspace}/groups
{"group_id": "{empty_group}"}
< 400
< content-type: application/json
{
  "error": {
    "message": "role: is needed",
    "type": "invalid_request_error",
    "param": "role",
    "code": "invalid_value"
  }
}

> owner GET /openai/v1/organization/projects/{workspace}/groups?limit=101
< 400
< content-type: application/json
{
  "error": {
    "message": "limit: must be 0 to 100",
    "type": "invalid_request_error",
    "param": "limit",
    "code": "invalid_value"
  }
}

# With the group's place in the project its custom roles there end.
> owner DELETE /openai/v1/organization/projects/{workspace}/groups/{empty_group}
< 200
< content-type: application/json
{
  "object": "project.group.deleted",
  "deleted": true
}

> owner GET /openai/v1/projects/{workspace}/groups/{empty_group}/roles
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "has_more": false,
  "next": null
}

> owner GET /openai/v1/organization/projects/{workspace}/groups/{empty_group}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such project group",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner DELETE /openai/v1/organization/projects/{workspace}/groups/{empty_group}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such project group",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner POST /openai/v1/organization/projects/{workspace}/archive
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

> owner POST /openai/v1/organization/projects/{workspace}/groups
{"group_id": "{empty_group}", "role": "owner"}
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

