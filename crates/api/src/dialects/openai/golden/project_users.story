# Users of projects.

> owner GET /openai/v1/organization/projects/{workspace}/users
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

> owner GET /openai/v1/organization/projects/{workspace}/users?limit=1
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
    }
  ],
  "first_id": "user-01kdyakcwre28vnaf5f9342j04",
  "last_id": "user-01kdyakcwre28vnaf5f9342j04",
  "has_more": true
}

# By id, by email, and by both: then the id counts.
> owner POST /openai/v1/organization/projects/{workspace}/users
{"user_id": "{user}", "role": "member"}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "member",
  "added_at": 1767324245
}

> owner POST /openai/v1/organization/projects/{workspace}/users
{"email": "VERA@acme.example", "role": "viewer"}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyak8zre7htye5svswtenzg",
  "name": "Vera Example",
  "email": "vera@acme.example",
  "role": "member",
  "added_at": 1767324245
}

> owner POST /openai/v1/organization/projects/{workspace}/users
{"user_id": "{owner}", "email": "adam@acme.example", "role": "owner"}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyak52rf9trm1cw6xee5e73",
  "name": "Ona Example",
  "email": "owner@acme.example",
  "role": "owner",
  "added_at": 1767324245
}

# Who is there already has the role from then on; the role that is shown is no change.
> owner POST /openai/v1/organization/projects/{workspace}/users
{"user_id": "{member}", "role": "member"}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "name": "Max Example",
  "email": "max@acme.example",
  "role": "member",
  "added_at": 1767323067
}

> owner GET /api/v1/organizations/{organization}/workspaces/shared/members/{member}
< 200
< content-type: application/json
{
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "user": {
    "id": "01kdyakqmgf9stqd5vzxvx3f1n",
    "email": "max@acme.example",
    "given_name": "Max",
    "family_name": "Example",
    "status": "active",
    "role": "member"
  },
  "role": "viewer",
  "scopes": null,
  "expires_at": null,
  "status": "active",
  "created_at": "2026-01-02T03:04:27.000Z",
  "updated_at": "2026-01-02T03:04:27.000Z"
}

> owner POST /openai/v1/organization/projects/{workspace}/users
{"user_id": "{member}", "role": "owner"}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "name": "Max Example",
  "email": "max@acme.example",
  "role": "owner",
  "added_at": 1767323067
}

> owner GET /api/v1/organizations/{organization}/workspaces/shared/members/{member}
< 200
< content-type: application/json
{
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "user": {
    "id": "01kdyakqmgf9stqd5vzxvx3f1n",
    "email": "max@acme.example",
    "given_name": "Max",
    "family_name": "Example",
    "status": "active",
    "role": "member"
  },
  "role": "admin",
  "scopes": null,
  "expires_at": null,
  "status": "active",
  "created_at": "2026-01-02T03:04:27.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner POST /openai/v1/organization/projects/{workspace}/users
{"role": "member"}
< 400
< content-type: application/json
{
  "error": {
    "message": "user_id: is needed, or the email: who is to be a user of the project",
    "type": "invalid_request_error",
    "param": "user_id",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/projects/{workspace}/users
{"user_id": "user-01kdyb3kege9ybmbxf7h868p25", "role": "member"}
< 400
< content-type: application/json
{
  "error": {
    "message": "user_id: must be that of a user of this organization",
    "type": "invalid_request_error",
    "param": "user_id",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/projects/{workspace}/users
{"email": "nobody@acme.example", "role": "member"}
< 400
< content-type: application/json
{
  "error": {
    "message": "email: must be that of a user of this organization",
    "type": "invalid_request_error",
    "param": "email",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/projects/{workspace}/users
{"user_id": "{user}", "role": "king"}
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

> owner POST /openai/v1/organization/projects/proj_nothing/users
{"user_id": "{user}", "role": "member"}
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

> owner GET /openai/v1/organization/projects/{workspace}/users/{user}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "member",
  "added_at": 1767324245
}

> owner POST /openai/v1/organization/projects/{workspace}/users/{user}
{}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "member",
  "added_at": 1767324245
}

> owner POST /openai/v1/organization/projects/{workspace}/users/{user}
{"role": null}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "member",
  "added_at": 1767324245
}

# A manager makes nobody an admin: a manager is shown as owner too.
> workspace-manager POST /openai/v1/organization/projects/{workspace}/users/{user}
{"role": "owner"}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "owner",
  "added_at": 1767324245
}

> owner GET /api/v1/organizations/{organization}/workspaces/shared/members/{user}
< 200
< content-type: application/json
{
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "user": {
    "id": "01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "given_name": "Ursula",
    "family_name": "Example",
    "status": "active",
    "role": "member"
  },
  "role": "manager",
  "scopes": null,
  "expires_at": null,
  "status": "active",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> workspace-manager DELETE /openai/v1/organization/projects/{workspace}/users/{member}
< 403
< content-type: application/json
{
  "error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.management.write (workspace_members.delete): nobody may give or take more than they hold",
    "type": "invalid_request_error",
    "param": null,
    "code": "missing_scope"
  }
}

> owner DELETE /openai/v1/organization/projects/{workspace}/users/{user}
< 200
< content-type: application/json
{
  "object": "organization.project.user.deleted",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "deleted": true
}

> owner DELETE /openai/v1/organization/projects/{workspace}/users/{user}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such project user",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

# Whoever is out says where the list goes on: who removes people as they page misses nobody.
> owner GET /openai/v1/organization/projects/{workspace}/users?after={user}&limit=1
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.project.user",
      "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
      "name": "Max Example",
      "email": "max@acme.example",
      "role": "owner",
      "added_at": 1767323067
    }
  ],
  "first_id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "last_id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "has_more": false
}

> weak GET /openai/v1/organization/projects/{workspace}/users
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

# The field `role` takes a custom role of the project, by its name or id; it comes beside the one that every project has.
> owner POST /openai/v1/organization/projects/{workspace}/users/{member}
{"role": "helpers"}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "name": "Max Example",
  "email": "max@acme.example",
  "role": "owner",
  "added_at": 1767323067
}

> owner GET /openai/v1/projects/{workspace}/users/{member}/roles
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "role-api-project-viewer__api-project__proj_01kdyak620eckbx8bv47b97rqz",
      "name": "viewer",
      "permissions": [
        "api.groups.read"
      ],
      "resource_type": "api.project",
      "predefined_role": true,
      "description": null,
      "created_at": null,
      "updated_at": null,
      "created_by": null,
      "created_by_user_obj": null,
      "metadata": null,
      "assignment_sources": [
        {
          "principal_id": "group_01kdyamypgftrrxt9cccefrb8d",
          "principal_type": "group"
        }
      ]
    },
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

> owner POST /openai/v1/organization/projects/{workspace}/users
{"user_id": "{user}", "role": "{workspace_role}"}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "member",
  "added_at": 1767324245
}

> owner GET /openai/v1/projects/{workspace}/users/{user}/roles
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "role-api-project-member__api-project__proj_01kdyak620eckbx8bv47b97rqz",
      "name": "member",
      "permissions": [
        "api.groups.read"
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

> owner POST /openai/v1/organization/projects/{workspace}/users
{"user_id": "{absent}", "role": "helpers"}
< 400
< content-type: application/json
{
  "error": {
    "message": "user_id: must be that of a user of this organization",
    "type": "invalid_request_error",
    "param": "user_id",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/projects/{workspace}/users
{"user_id": "{user}", "role": "role_00000000000000000000000001"}
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

# With the project's user their custom roles there end.
> owner DELETE /openai/v1/organization/projects/{workspace}/users/{user}
< 200
< content-type: application/json
{
  "object": "organization.project.user.deleted",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "deleted": true
}

> owner GET /openai/v1/projects/{workspace}/users/{user}/roles
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "has_more": false,
  "next": null
}

