# Roles of users and groups: what is always there is an attribute of who has it, the rest are assignments.

> owner GET /openai/v1/organization/users/{member}/roles
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "role-api-organization-reader__api-organization__org-01kdyak52rfs2t2rg44v84s4gr",
      "name": "reader",
      "permissions": [],
      "resource_type": "api.organization",
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
      "id": "role_01kdyay3ngfc8va00w8ansznmp",
      "name": "Readers of people",
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "resource_type": "api.organization",
      "predefined_role": false,
      "description": null,
      "created_at": 1767323406,
      "updated_at": 1767323406,
      "created_by": null,
      "created_by_user_obj": null,
      "metadata": null,
      "assignment_sources": null
    }
  ],
  "has_more": false,
  "next": null
}

> owner POST /openai/v1/organization/users/{user}/roles
{"role_id": "{role}"}
< 200
< content-type: application/json
{
  "object": "user.role",
  "user": {
    "object": "organization.user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "name": "Ursula Example",
    "email": "ursula@acme.example",
    "role": "reader",
    "added_at": 1767323065,
    "created": 1767323065,
    "is_service_account": false,
    "is_scim_managed": false,
    "is_scale_tier_authorized_purchaser": null,
    "api_key_last_used_at": null,
    "technical_level": null,
    "developer_persona": null,
    "user": {
      "object": "user",
      "id": "user-01kdyakpn8f39rs18eq9wfsch3",
      "email": "ursula@acme.example",
      "name": "Ursula Example",
      "picture": null,
      "enabled": true,
      "banned": false,
      "banned_at": null
    },
    "projects": null
  },
  "role": {
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
}

# Again: the request whose answer was lost.
> owner POST /openai/v1/organization/users/{user}/roles
{"role_id": "{role}"}
< 200
< content-type: application/json
{
  "object": "user.role",
  "user": {
    "object": "organization.user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "name": "Ursula Example",
    "email": "ursula@acme.example",
    "role": "reader",
    "added_at": 1767323065,
    "created": 1767323065,
    "is_service_account": false,
    "is_scim_managed": false,
    "is_scale_tier_authorized_purchaser": null,
    "api_key_last_used_at": null,
    "technical_level": null,
    "developer_persona": null,
    "user": {
      "object": "user",
      "id": "user-01kdyakpn8f39rs18eq9wfsch3",
      "email": "ursula@acme.example",
      "name": "Ursula Example",
      "picture": null,
      "enabled": true,
      "banned": false,
      "banned_at": null
    },
    "projects": null
  },
  "role": {
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
}

> owner POST /openai/v1/organization/users/{user}/roles
{"role_id": "role-api-organization-owner__api-organization__{organization}"}
< 200
< content-type: application/json
{
  "object": "user.role",
  "user": {
    "object": "organization.user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "name": "Ursula Example",
    "email": "ursula@acme.example",
    "role": "owner",
    "added_at": 1767323065,
    "created": 1767323065,
    "is_service_account": false,
    "is_scim_managed": false,
    "is_scale_tier_authorized_purchaser": null,
    "api_key_last_used_at": null,
    "technical_level": null,
    "developer_persona": null,
    "user": {
      "object": "user",
      "id": "user-01kdyakpn8f39rs18eq9wfsch3",
      "email": "ursula@acme.example",
      "name": "Ursula Example",
      "picture": null,
      "enabled": true,
      "banned": false,
      "banned_at": null
    },
    "projects": null
  },
  "role": {
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
}

> owner GET /api/v1/organizations/{organization}/users/{user}
< 200
< content-type: application/json
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "email": "ursula@acme.example",
  "given_name": "Ursula",
  "family_name": "Example",
  "picture": null,
  "status": "active",
  "role": "owner",
  "source": "api",
  "created_at": "2026-01-02T03:04:25.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner GET /openai/v1/organization/users/{user}/roles
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
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
      "description": null,
      "created_at": null,
      "updated_at": null,
      "created_by": null,
      "created_by_user_obj": null,
      "metadata": null,
      "assignment_sources": null
    },
    {
      "id": "role_01kdyay3ngfc8va00w8ansznmp",
      "name": "Readers of people",
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "resource_type": "api.organization",
      "predefined_role": false,
      "description": null,
      "created_at": 1767323406,
      "updated_at": 1767323406,
      "created_by": null,
      "created_by_user_obj": null,
      "metadata": null,
      "assignment_sources": null
    }
  ],
  "has_more": false,
  "next": null
}

> owner GET /openai/v1/organization/users/{user}/roles/role-api-organization-owner__api-organization__{organization}
< 200
< content-type: application/json
{
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
  "description": null,
  "created_at": null,
  "updated_at": null,
  "created_by": null,
  "created_by_user_obj": null,
  "metadata": null,
  "assignment_sources": null
}

> owner DELETE /openai/v1/organization/users/{user}/roles/role-api-organization-owner__api-organization__{organization}
< 200
< content-type: application/json
{
  "object": "user.role.deleted",
  "deleted": true
}

> owner DELETE /openai/v1/organization/users/{user}/roles/role-api-organization-owner__api-organization__{organization}
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

# Every user is a reader at least.
> owner DELETE /openai/v1/organization/users/{user}/roles/role-api-organization-reader__api-organization__{organization}
< 400
< content-type: application/json
{
  "error": {
    "message": "every user of the organization is a reader at least: delete the user instead",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

> owner DELETE /openai/v1/organization/users/{user}/roles/{role}
< 200
< content-type: application/json
{
  "object": "user.role.deleted",
  "deleted": true
}

> owner GET /openai/v1/organization/users/{user}/roles/{role}
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

# The last owner stays one.
> owner DELETE /openai/v1/organization/users/{owner}/roles/role-api-organization-owner__api-organization__{organization}
< 400
< content-type: application/json
{
  "error": {
    "message": "this is the organization's last active owner: make another user owner first",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

> owner POST /openai/v1/organization/users/{user}/roles
{"role_id": "unknown"}
< 400
< content-type: application/json
{
  "error": {
    "message": "role_id: must be the id of a role of the organization",
    "type": "invalid_request_error",
    "param": "role_id",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/users/{user}/roles
{"role_id": "role_00000000000000000000000001"}
< 400
< content-type: application/json
{
  "error": {
    "message": "role_id: must be the id of a role of the organization",
    "type": "invalid_request_error",
    "param": "role_id",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/users/{absent}/roles
{"role_id": "{role}"}
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

> weak POST /openai/v1/organization/users/{user}/roles
{"role_id": "{role}"}
< 403
< content-type: application/json
{
  "error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.management.write (role_assignments.create): no role of the caller includes it",
    "type": "invalid_request_error",
    "param": null,
    "code": "missing_scope"
  }
}

# The field `role` takes custom roles too, by their name or id: they come beside what every user has.
> owner POST /openai/v1/organization/users/{user}
{"role": "readers of people"}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "reader",
  "added_at": 1767323065,
  "created": 1767323065,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": null,
  "developer_persona": null,
  "user": {
    "object": "user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "name": "Ursula Example",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": null
}

> owner POST /openai/v1/organization/users/{user}
{"role_id": "{role}", "technical_level": "advanced"}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "reader",
  "added_at": 1767323065,
  "created": 1767323065,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": "advanced",
  "developer_persona": null,
  "user": {
    "object": "user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "name": "Ursula Example",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": null
}

> owner GET /openai/v1/organization/users/{user}/roles
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "role-api-organization-reader__api-organization__org-01kdyak52rfs2t2rg44v84s4gr",
      "name": "reader",
      "permissions": [],
      "resource_type": "api.organization",
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
      "id": "role_01kdyay3ngfc8va00w8ansznmp",
      "name": "Readers of people",
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "resource_type": "api.organization",
      "predefined_role": false,
      "description": null,
      "created_at": 1767323406,
      "updated_at": 1767323406,
      "created_by": null,
      "created_by_user_obj": null,
      "metadata": null,
      "assignment_sources": null
    }
  ],
  "has_more": false,
  "next": null
}

> owner POST /openai/v1/organization/users/{user}
{"role": "nobody knows"}
< 400
< content-type: application/json
{
  "error": {
    "message": "role: must be owner or reader, or the name or the id of another role of the organization",
    "type": "invalid_request_error",
    "param": "role",
    "code": "invalid_value"
  }
}

# Groups. Only people are owners: a group that is one to the vendor is an admin here.
> owner POST /openai/v1/organization/groups/{group}/roles
{"role_id": "{role}"}
< 200
< content-type: application/json
{
  "object": "group.role",
  "group": {
    "object": "group",
    "id": "group_01kdyamypgftrrxt9cccefrb8d",
    "name": "Readers of all",
    "created_at": 1767323106,
    "scim_managed": false
  },
  "role": {
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
}

> owner POST /openai/v1/organization/groups/{group}/roles
{"role_id": "role-api-organization-owner__api-organization__{organization}"}
< 200
< content-type: application/json
{
  "object": "group.role",
  "group": {
    "object": "group",
    "id": "group_01kdyamypgftrrxt9cccefrb8d",
    "name": "Readers of all",
    "created_at": 1767323106,
    "scim_managed": false
  },
  "role": {
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
}

> owner GET /api/v1/organizations/{organization}/groups/{group}
< 200
< content-type: application/json
{
  "id": "01kdyamypgftrrxt9cccefrb8d",
  "name": "Readers of all",
  "description": null,
  "role": "admin",
  "source": "api",
  "created_at": "2026-01-02T03:05:06.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner GET /openai/v1/organization/groups/{group}/roles
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
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
      "description": null,
      "created_at": null,
      "updated_at": null,
      "created_by": null,
      "created_by_user_obj": null,
      "metadata": null,
      "assignment_sources": null
    },
    {
      "id": "role_01kdyay3ngfc8va00w8ansznmp",
      "name": "Readers of people",
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "resource_type": "api.organization",
      "predefined_role": false,
      "description": null,
      "created_at": 1767323406,
      "updated_at": 1767323406,
      "created_by": null,
      "created_by_user_obj": null,
      "metadata": null,
      "assignment_sources": null
    }
  ],
  "has_more": false,
  "next": null
}

> owner GET /openai/v1/organization/groups/{group}/roles/{role}
< 200
< content-type: application/json
{
  "id": "role_01kdyay3ngfc8va00w8ansznmp",
  "name": "Readers of people",
  "permissions": [
    "workspaces.read",
    "workspace_members.list"
  ],
  "resource_type": "api.organization",
  "predefined_role": false,
  "description": null,
  "created_at": 1767323406,
  "updated_at": 1767323406,
  "created_by": null,
  "created_by_user_obj": null,
  "metadata": null,
  "assignment_sources": null
}

# What a user has through the group is shown with it, and is not theirs to lose.
> owner GET /openai/v1/organization/users/{member}/roles
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "role-api-organization-reader__api-organization__org-01kdyak52rfs2t2rg44v84s4gr",
      "name": "reader",
      "permissions": [],
      "resource_type": "api.organization",
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
      "id": "role_01kdyay3ngfc8va00w8ansznmp",
      "name": "Readers of people",
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "resource_type": "api.organization",
      "predefined_role": false,
      "description": null,
      "created_at": 1767323406,
      "updated_at": 1767323406,
      "created_by": null,
      "created_by_user_obj": null,
      "metadata": null,
      "assignment_sources": [
        {
          "principal_id": "group_01kdyamypgftrrxt9cccefrb8d",
          "principal_type": "group"
        }
      ]
    }
  ],
  "has_more": false,
  "next": null
}

> owner DELETE /openai/v1/organization/users/{member}/roles/role-api-organization-owner__api-organization__{organization}
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

> owner DELETE /openai/v1/organization/groups/{group}/roles/role-api-organization-owner__api-organization__{organization}
< 200
< content-type: application/json
{
  "object": "group.role.deleted",
  "deleted": true
}

> owner DELETE /openai/v1/organization/groups/{group}/roles/role-api-organization-owner__api-organization__{organization}
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

> owner DELETE /openai/v1/organization/groups/{group}/roles/{role}
< 200
< content-type: application/json
{
  "object": "group.role.deleted",
  "deleted": true
}

# In a project: users.
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
    }
  ],
  "has_more": false,
  "next": null
}

> owner GET /openai/v1/projects/{workspace}/users/{member}/roles?order=desc&limit=1
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
    }
  ],
  "has_more": false,
  "next": null
}

> owner POST /openai/v1/projects/{workspace}/users/{member}/roles
{"role_id": "role-api-project-owner__api-project__{workspace}"}
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
  }
}

> owner GET /openai/v1/organization/projects/{workspace}/users/{member}
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

> owner DELETE /openai/v1/projects/{workspace}/users/{member}/roles/role-api-project-member__api-project__{workspace}
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

> owner DELETE /openai/v1/projects/{workspace}/users/{member}/roles/role-api-project-owner__api-project__{workspace}
< 200
< content-type: application/json
{
  "object": "user.role.deleted",
  "deleted": true
}

> owner GET /openai/v1/organization/projects/{workspace}/users/{member}
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

# Who is no user of the project becomes one, as a member.
> owner POST /openai/v1/projects/{workspace}/users/{user}/roles
{"role_id": "{workspace_role}"}
< 200
< content-type: application/json
{
  "object": "user.role",
  "user": {
    "object": "organization.user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "name": "Ursula Example",
    "email": "ursula@acme.example",
    "role": "reader",
    "added_at": 1767323065,
    "created": 1767323065,
    "is_service_account": false,
    "is_scim_managed": false,
    "is_scale_tier_authorized_purchaser": null,
    "api_key_last_used_at": null,
    "technical_level": "advanced",
    "developer_persona": null,
    "user": {
      "object": "user",
      "id": "user-01kdyakpn8f39rs18eq9wfsch3",
      "email": "ursula@acme.example",
      "name": "Ursula Example",
      "picture": null,
      "enabled": true,
      "banned": false,
      "banned_at": null
    },
    "projects": null
  },
  "role": {
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

> owner GET /openai/v1/projects/{workspace}/users/{user}/roles/{workspace_role}
< 200
< content-type: application/json
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

> owner DELETE /openai/v1/projects/{workspace}/users/{user}/roles/{workspace_role}
< 200
< content-type: application/json
{
  "object": "user.role.deleted",
  "deleted": true
}

> owner POST /openai/v1/projects/{workspace}/users/{user}/roles
{"role_id": "{role}"}
< 400
< content-type: application/json
{
  "error": {
    "message": "role_id: must be the id of a role of the project",
    "type": "invalid_request_error",
    "param": "role_id",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/projects/{workspace}/users/{absent}/roles
{"role_id": "{workspace_role}"}
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

# In a project: groups.
> owner GET /openai/v1/projects/{workspace}/groups/{group}/roles
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
      "assignment_sources": null
    }
  ],
  "has_more": false,
  "next": null
}

> owner POST /openai/v1/projects/{workspace}/groups/{empty_group}/roles
{"role_id": "{workspace_role}"}
< 200
< content-type: application/json
{
  "object": "group.role",
  "group": {
    "object": "group",
    "id": "group_01kdyan1m8ea6bwk74vs1t24qc",
    "name": "Empty",
    "created_at": 1767323109,
    "scim_managed": false
  },
  "role": {
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
}

> owner GET /openai/v1/projects/{workspace}/groups/{empty_group}/roles
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

> owner POST /openai/v1/projects/{workspace}/groups/{empty_group}/roles
{"role_id": "role-api-project-owner__api-project__{workspace}"}
< 200
< content-type: application/json
{
  "object": "group.role",
  "group": {
    "object": "group",
    "id": "group_01kdyan1m8ea6bwk74vs1t24qc",
    "name": "Empty",
    "created_at": 1767323109,
    "scim_managed": false
  },
  "role": {
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
  }
}

> owner DELETE /openai/v1/projects/{workspace}/groups/{empty_group}/roles/{workspace_role}
< 200
< content-type: application/json
{
  "object": "group.role.deleted",
  "deleted": true
}

> owner DELETE /openai/v1/projects/{workspace}/groups/{empty_group}/roles/role-api-project-owner__api-project__{workspace}
< 200
< content-type: application/json
{
  "object": "group.role.deleted",
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

> owner GET /openai/v1/projects/{workspace}/groups/{empty_group}/roles/{workspace_role}
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

# A manager of the project manages its people; its custom roles are for its admins.
> workspace-manager POST /openai/v1/projects/{workspace}/users/{user}/roles
{"role_id": "{workspace_role}"}
< 403
< content-type: application/json
{
  "error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.management.write (role_assignments.create): no role of the caller includes it",
    "type": "invalid_request_error",
    "param": null,
    "code": "missing_scope"
  }
}

> weak GET /openai/v1/projects/{workspace}/users/{user}/roles
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

> owner GET /openai/v1/organization/audit_logs?event_types[]=role.assignment.created&event_types[]=role.assignment.deleted&limit=6
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybqq08epxbpg16pg1kn4se",
      "type": "role.assignment.deleted",
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
      "role.assignment.deleted": {
        "id": "role_assignment_role-api-project-owner__api-project__proj_01kdyak620eckbx8bv47b97rqz_group_01kdyan1m8ea6bwk74vs1t24qc",
        "principal_id": "group_01kdyan1m8ea6bwk74vs1t24qc",
        "principal_type": "group",
        "resource_id": "proj_01kdyak620eckbx8bv47b97rqz",
        "resource_type": "api.project"
      }
    },
    {
      "id": "audit_log-01kdybqq08e20r7jayqenhf1gn",
      "type": "role.assignment.deleted",
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
      "role.assignment.deleted": {
        "id": "role_assignment_role_01kdyay4mrezhvvgdw1ny4hb9c_group_01kdyan1m8ea6bwk74vs1t24qc",
        "principal_id": "group_01kdyan1m8ea6bwk74vs1t24qc",
        "principal_type": "group",
        "resource_id": "proj_01kdyak620eckbx8bv47b97rqz",
        "resource_type": "api.project"
      }
    },
    {
      "id": "audit_log-01kdybqq08ewz95chgs2v3afbk",
      "type": "role.assignment.created",
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
      "role.assignment.created": {
        "id": "role_assignment_role-api-project-owner__api-project__proj_01kdyak620eckbx8bv47b97rqz_group_01kdyan1m8ea6bwk74vs1t24qc",
        "principal_id": "group_01kdyan1m8ea6bwk74vs1t24qc",
        "principal_type": "group",
        "resource_id": "proj_01kdyak620eckbx8bv47b97rqz",
        "resource_type": "api.project"
      }
    },
    {
      "id": "audit_log-01kdybqq08fp0vyw773c1r39nb",
      "type": "role.assignment.created",
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
      "role.assignment.created": {
        "id": "role_assignment_role_01kdyay4mrezhvvgdw1ny4hb9c_group_01kdyan1m8ea6bwk74vs1t24qc",
        "principal_id": "group_01kdyan1m8ea6bwk74vs1t24qc",
        "principal_type": "group",
        "resource_id": "proj_01kdyak620eckbx8bv47b97rqz",
        "resource_type": "api.project"
      }
    },
    {
      "id": "audit_log-01kdybqq08e1m8dy031ax4t6a8",
      "type": "role.assignment.created",
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
      "role.assignment.created": {
        "id": "role_assignment_role-api-project-viewer__api-project__proj_01kdyak620eckbx8bv47b97rqz_group_01kdyan1m8ea6bwk74vs1t24qc",
        "principal_id": "group_01kdyan1m8ea6bwk74vs1t24qc",
        "principal_type": "group",
        "resource_id": "proj_01kdyak620eckbx8bv47b97rqz",
        "resource_type": "api.project"
      }
    },
    {
      "id": "audit_log-01kdybqq08e6r8hwv8pwkd3h8x",
      "type": "role.assignment.deleted",
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
      "role.assignment.deleted": {
        "id": "role_assignment_role_01kdyay4mrezhvvgdw1ny4hb9c_user-01kdyakpn8f39rs18eq9wfsch3",
        "principal_id": "user-01kdyakpn8f39rs18eq9wfsch3",
        "principal_type": "user",
        "resource_id": "proj_01kdyak620eckbx8bv47b97rqz",
        "resource_type": "api.project"
      }
    }
  ],
  "first_id": "audit_log-01kdybqq08epxbpg16pg1kn4se",
  "last_id": "audit_log-01kdybqq08e6r8hwv8pwkd3h8x",
  "has_more": true
}

