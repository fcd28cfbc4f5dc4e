# Roles of the organization. Those that are always there come first.

> owner GET /openai/v1/organization/roles
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "role",
      "id": "role-api-organization-reader__api-organization__org-01kdyak52rfs2t2rg44v84s4gr",
      "name": "reader",
      "permissions": [],
      "resource_type": "api.organization",
      "predefined_role": true,
      "description": null
    },
    {
      "object": "role",
      "id": "role-api-organization-owner__api-organization__org-01kdyak52rfs2t2rg44v84s4gr",
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
      "resource_type": "api.organization",
      "predefined_role": true,
      "description": null
    },
    {
      "object": "role",
      "id": "role_01kdyay3ngfc8va00w8ansznmp",
      "name": "Readers of people",
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "resource_type": "api.organization",
      "predefined_role": false,
      "description": null
    }
  ],
  "has_more": false,
  "next": null
}

> owner POST /openai/v1/organization/roles
{"role_name": "Group manager", "permissions": ["api.groups.read", "api.groups.write", "api.model.request", "api.groups.read"], "description": "Keeps the groups"}
< 200
< content-type: application/json
{
  "object": "role",
  "id": "role_01kdybqq08fnftn1c26v37etn7",
  "name": "Group manager",
  "permissions": [
    "api.groups.read",
    "api.groups.write",
    "api.model.request"
  ],
  "resource_type": "api.organization",
  "predefined_role": false,
  "description": "Keeps the groups"
}

= keep manager /id
# What the words mean here: the rest is kept and gives nothing.
> owner GET /api/v1/organizations/{organization}/roles?name=group%20manager
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "name": "Group manager",
      "description": "Keeps the groups",
      "level": "organization",
      "workspace": null,
      "built_in": false,
      "implied_in_workspaces": null,
      "permissions": [
        "groups.create",
        "groups.list",
        "groups.read",
        "groups.update",
        "groups.delete",
        "group_members.create",
        "group_members.list",
        "group_members.delete",
        "workspace_groups.create",
        "workspace_groups.list",
        "workspace_groups.read",
        "workspace_groups.update",
        "workspace_groups.delete"
      ],
      "scopes": [
        "api.groups.read",
        "api.groups.write",
        "api.model.request"
      ],
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> owner GET /openai/v1/organization/roles/{manager}
< 200
< content-type: application/json
{
  "object": "role",
  "id": "role_01kdybqq08fnftn1c26v37etn7",
  "name": "Group manager",
  "permissions": [
    "api.groups.read",
    "api.groups.write",
    "api.model.request"
  ],
  "resource_type": "api.organization",
  "predefined_role": false,
  "description": "Keeps the groups"
}

# `null` keeps the name and the permissions and clears the description.
> owner POST /openai/v1/organization/roles/{manager}
{"role_name": null, "permissions": null, "description": null}
< 200
< content-type: application/json
{
  "object": "role",
  "id": "role_01kdybqq08fnftn1c26v37etn7",
  "name": "Group manager",
  "permissions": [
    "api.groups.read",
    "api.groups.write",
    "api.model.request"
  ],
  "resource_type": "api.organization",
  "predefined_role": false,
  "description": null
}

> owner POST /openai/v1/organization/roles/{manager}
{"role_name": "Group readers", "permissions": ["string", "users.list"]}
< 200
< content-type: application/json
{
  "object": "role",
  "id": "role_01kdybqq08fnftn1c26v37etn7",
  "name": "Group readers",
  "permissions": [
    "string",
    "users.list"
  ],
  "resource_type": "api.organization",
  "predefined_role": false,
  "description": null
}

> owner GET /openai/v1/organization/roles?limit=2&order=desc
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "role",
      "id": "role_01kdybqq08fnftn1c26v37etn7",
      "name": "Group readers",
      "permissions": [
        "string",
        "users.list"
      ],
      "resource_type": "api.organization",
      "predefined_role": false,
      "description": null
    },
    {
      "object": "role",
      "id": "role_01kdyay3ngfc8va00w8ansznmp",
      "name": "Readers of people",
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "resource_type": "api.organization",
      "predefined_role": false,
      "description": null
    }
  ],
  "has_more": true,
  "next": "role_01kdyay3ngfc8va00w8ansznmp"
}

> owner GET /openai/v1/organization/roles?limit=2&after={manager}&order=desc
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "role",
      "id": "role_01kdyay3ngfc8va00w8ansznmp",
      "name": "Readers of people",
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "resource_type": "api.organization",
      "predefined_role": false,
      "description": null
    },
    {
      "object": "role",
      "id": "role-api-organization-owner__api-organization__org-01kdyak52rfs2t2rg44v84s4gr",
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
      "resource_type": "api.organization",
      "predefined_role": true,
      "description": null
    }
  ],
  "has_more": true,
  "next": "role-api-organization-owner__api-organization__org-01kdyak52rfs2t2rg44v84s4gr"
}

> owner GET /openai/v1/organization/roles?after=role-api-organization-reader__api-organization__{organization}&limit=1
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "role",
      "id": "role-api-organization-owner__api-organization__org-01kdyak52rfs2t2rg44v84s4gr",
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
      "resource_type": "api.organization",
      "predefined_role": true,
      "description": null
    }
  ],
  "has_more": true,
  "next": "role-api-organization-owner__api-organization__org-01kdyak52rfs2t2rg44v84s4gr"
}

> owner GET /openai/v1/organization/roles?limit=0
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "has_more": false,
  "next": null
}

> owner GET /openai/v1/organization/roles?after=unknown
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "has_more": false,
  "next": null
}

> owner GET /openai/v1/organization/roles?limit=1001
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

# Names are taken once, those that are always there included.
> owner POST /openai/v1/organization/roles
{"role_name": "GROUP READERS", "permissions": []}
< 409
< content-type: application/json
{
  "error": {
    "message": "another role already has this role_name",
    "type": "invalid_request_error",
    "param": "role_name",
    "code": "already_exists"
  }
}

> owner POST /openai/v1/organization/roles
{"role_name": "Reader", "permissions": []}
< 409
< content-type: application/json
{
  "error": {
    "message": "another role already has this role_name",
    "type": "invalid_request_error",
    "param": "role_name",
    "code": "already_exists"
  }
}

> owner POST /openai/v1/organization/roles
{"permissions": []}
< 400
< content-type: application/json
{
  "error": {
    "message": "role_name: is needed",
    "type": "invalid_request_error",
    "param": "role_name",
    "code": "invalid_value"
  }
}

# Nobody puts more into a role than they hold.
> admin POST /openai/v1/organization/roles
{"role_name": "Movers", "permissions": ["organizations.delete"]}
< 403
< content-type: application/json
{
  "error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.management.write (roles.create): nobody may give or take more than they hold",
    "type": "invalid_request_error",
    "param": null,
    "code": "missing_scope"
  }
}

> weak POST /openai/v1/organization/roles
{"role_name": "Movers", "permissions": []}
< 403
< content-type: application/json
{
  "error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.management.write (roles.create): no role of the caller includes it",
    "type": "invalid_request_error",
    "param": null,
    "code": "missing_scope"
  }
}

# Those that are always there are not changed.
> owner GET /openai/v1/organization/roles/role-api-organization-owner__api-organization__{organization}
< 200
< content-type: application/json
{
  "object": "role",
  "id": "role-api-organization-owner__api-organization__org-01kdyak52rfs2t2rg44v84s4gr",
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
  "resource_type": "api.organization",
  "predefined_role": true,
  "description": null
}

> owner POST /openai/v1/organization/roles/role-api-organization-owner__api-organization__{organization}
{"role_name": "Boss"}
< 400
< content-type: application/json
{
  "error": {
    "message": "predefined roles can't be changed or deleted: create a role of your own",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

> owner DELETE /openai/v1/organization/roles/role-api-organization-reader__api-organization__{organization}
< 400
< content-type: application/json
{
  "error": {
    "message": "predefined roles can't be changed or deleted: create a role of your own",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

> owner GET /openai/v1/organization/roles/role-api-organization-owner__api-organization__{their_organization}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such role",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

# A role goes with its assignments.
> owner POST /openai/v1/organization/users/{member}/roles
{"role_id": "{manager}"}
< 200
< content-type: application/json
{
  "object": "user.role",
  "user": {
    "object": "organization.user",
    "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
    "name": "Max Example",
    "email": "max@acme.example",
    "role": "reader",
    "added_at": 1767323066,
    "created": 1767323066,
    "is_service_account": false,
    "is_scim_managed": false,
    "is_scale_tier_authorized_purchaser": null,
    "api_key_last_used_at": null,
    "technical_level": null,
    "developer_persona": null,
    "user": {
      "object": "user",
      "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
      "email": "max@acme.example",
      "name": "Max Example",
      "picture": null,
      "enabled": true,
      "banned": false,
      "banned_at": null
    },
    "projects": null
  },
  "role": {
    "object": "role",
    "id": "role_01kdybqq08fnftn1c26v37etn7",
    "name": "Group readers",
    "permissions": [
      "string",
      "users.list"
    ],
    "resource_type": "api.organization",
    "predefined_role": false,
    "description": null
  }
}

> owner DELETE /openai/v1/organization/roles/{manager}
< 200
< content-type: application/json
{
  "object": "role.deleted",
  "id": "role_01kdybqq08fnftn1c26v37etn7",
  "deleted": true
}

> owner GET /openai/v1/organization/users/{member}/roles/{manager}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such role assignment",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner GET /openai/v1/organization/roles/{manager}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such role",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

# Roles of a project.
> owner GET /openai/v1/projects/{workspace}/roles
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "role",
      "id": "role-api-project-viewer__api-project__proj_01kdyak620eckbx8bv47b97rqz",
      "name": "viewer",
      "permissions": [
        "api.groups.read"
      ],
      "resource_type": "api.project",
      "predefined_role": true,
      "description": null
    },
    {
      "object": "role",
      "id": "role-api-project-member__api-project__proj_01kdyak620eckbx8bv47b97rqz",
      "name": "member",
      "permissions": [
        "api.groups.read"
      ],
      "resource_type": "api.project",
      "predefined_role": true,
      "description": null
    },
    {
      "object": "role",
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
      "description": null
    },
    {
      "object": "role",
      "id": "role_01kdyay4mrezhvvgdw1ny4hb9c",
      "name": "Helpers",
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "resource_type": "api.project",
      "predefined_role": false,
      "description": null
    }
  ],
  "has_more": false,
  "next": null
}

> owner POST /openai/v1/projects/{workspace}/roles
{"role_name": "Keys", "permissions": ["api.organization.projects.api_keys.read", "api.groups.write", "users.list"]}
< 200
< content-type: application/json
{
  "object": "role",
  "id": "role_01kdybqq08ecar3en5vr78ej3j",
  "name": "Keys",
  "permissions": [
    "api.organization.projects.api_keys.read",
    "api.groups.write",
    "users.list"
  ],
  "resource_type": "api.project",
  "predefined_role": false,
  "description": null
}

= keep keys /id

> owner GET /api/v1/organizations/{organization}/roles?workspace={workspace}&name=keys
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08ecar3en5vr78ej3j",
      "name": "Keys",
      "description": null,
      "level": "workspace",
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "built_in": false,
      "implied_in_workspaces": null,
      "permissions": [
        "workspace_api_keys.list",
        "workspace_api_keys.read",
        "user_api_keys.list",
        "user_api_keys.read",
        "service_account_api_keys.list",
        "service_account_api_keys.read",
        "workspace_groups.create",
        "workspace_groups.update",
        "workspace_groups.delete"
      ],
      "scopes": [
        "api.organization.projects.api_keys.read",
        "api.groups.write",
        "users.list"
      ],
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> owner GET /openai/v1/projects/{workspace}/roles/{keys}
< 200
< content-type: application/json
{
  "object": "role",
  "id": "role_01kdybqq08ecar3en5vr78ej3j",
  "name": "Keys",
  "permissions": [
    "api.organization.projects.api_keys.read",
    "api.groups.write",
    "users.list"
  ],
  "resource_type": "api.project",
  "predefined_role": false,
  "description": null
}

> owner POST /openai/v1/projects/{workspace}/roles/{keys}
{"permissions": []}
< 200
< content-type: application/json
{
  "object": "role",
  "id": "role_01kdybqq08ecar3en5vr78ej3j",
  "name": "Keys",
  "permissions": [],
  "resource_type": "api.project",
  "predefined_role": false,
  "description": null
}

> owner GET /openai/v1/organization/roles/{keys}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such role",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner GET /openai/v1/projects/{workspace}/roles/{role}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such role",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner POST /openai/v1/projects/{workspace}/roles
{"role_name": "viewer", "permissions": []}
< 409
< content-type: application/json
{
  "error": {
    "message": "another role already has this role_name",
    "type": "invalid_request_error",
    "param": "role_name",
    "code": "already_exists"
  }
}

> owner DELETE /openai/v1/projects/{workspace}/roles/{keys}
< 200
< content-type: application/json
{
  "object": "role.deleted",
  "id": "role_01kdybqq08ecar3en5vr78ej3j",
  "deleted": true
}

> owner GET /openai/v1/projects/{absent}/roles
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

> owner GET /openai/v1/organization/audit_logs?event_types[]=role.created&event_types[]=role.updated&event_types[]=role.deleted&limit=4
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybqq08fjxajzfnhxcncnz1",
      "type": "role.deleted",
      "effective_at": 1767324245,
      "project": {
        "id": "proj_01kdyak620eckbx8bv47b97rqz",
        "name": "Workspace shared"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "role.deleted": {
        "id": "role_01kdybqq08ecar3en5vr78ej3j"
      }
    },
    {
      "id": "audit_log-01kdybqq08fmdvt7v2ym38775c",
      "type": "role.updated",
      "effective_at": 1767324245,
      "project": {
        "id": "proj_01kdyak620eckbx8bv47b97rqz",
        "name": "Workspace shared"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "role.updated": {
        "id": "role_01kdybqq08ecar3en5vr78ej3j",
        "changes_requested": {
          "permissions_added": [],
          "permissions_removed": [
            "workspace_api_keys.list",
            "workspace_api_keys.read",
            "user_api_keys.list",
            "user_api_keys.read",
            "service_account_api_keys.list",
            "service_account_api_keys.read",
            "workspace_groups.create",
            "workspace_groups.update",
            "workspace_groups.delete"
          ]
        }
      }
    },
    {
      "id": "audit_log-01kdybqq08e43amdwqnajtxg95",
      "type": "role.created",
      "effective_at": 1767324245,
      "project": {
        "id": "proj_01kdyak620eckbx8bv47b97rqz",
        "name": "Workspace shared"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "role.created": {
        "id": "role_01kdybqq08ecar3en5vr78ej3j",
        "role_name": "Keys",
        "permissions": [
          "workspace_api_keys.list",
          "workspace_api_keys.read",
          "user_api_keys.list",
          "user_api_keys.read",
          "service_account_api_keys.list",
          "service_account_api_keys.read",
          "workspace_groups.create",
          "workspace_groups.update",
          "workspace_groups.delete"
        ],
        "resource_id": "proj_01kdyak620eckbx8bv47b97rqz",
        "resource_type": "api.project"
      }
    },
    {
      "id": "audit_log-01kdybqq08evtaej682yrb9y2p",
      "type": "role.deleted",
      "effective_at": 1767324245,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "role.deleted": {
        "id": "role_01kdybqq08fnftn1c26v37etn7"
      }
    }
  ],
  "first_id": "audit_log-01kdybqq08fjxajzfnhxcncnz1",
  "last_id": "audit_log-01kdybqq08evtaej682yrb9y2p",
  "has_more": true
}

