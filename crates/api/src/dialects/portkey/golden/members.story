# Both forms of adding; all or nothing.
> workspace-manager POST /portkey/v1/admin/workspaces/{workspace}/users
{"users": [{"id": "{user}", "role": "member"}], "workspace_id": "repeated"}
< 200
< content-type: application/json
{}

> workspace-manager GET /portkey/v1/admin/workspaces/{workspace}/users/{user}
< 200
< content-type: application/json
{
  "object": "workspace-user",
  "id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
  "first_name": "Ursula",
  "last_name": "Example",
  "org_role": "member",
  "role": "member",
  "created_at": "2026-01-02T03:24:05.000Z",
  "last_updated_at": "2026-01-02T03:24:05.000Z",
  "status": "active",
  "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "email": "ursula@acme.example",
  "scopes": [
    "organisations.read",
    "organisation_users.read",
    "workspaces.read",
    "logs.list",
    "logs.view",
    "prompts.read",
    "prompts.list",
    "configs.read",
    "configs.list",
    "virtual_keys.read",
    "virtual_keys.list",
    "workspace_users.read",
    "workspace_users.list"
  ],
  "settings": null
}

> workspace-manager POST /portkey/v1/admin/workspaces/{workspace}/users
{"users": [{"id": "{owner}", "role": "member"}, {"id": "{user}", "role": "member"}]}
< 409
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "the user is already a member of this workspace",
    "errorCode": "AB07"
  }
}

> workspace-manager GET /portkey/v1/admin/workspaces/{workspace}/users/{owner}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace member",
    "errorCode": "AB08"
  }
}

> workspace-manager POST /portkey/v1/admin/workspaces/{workspace}/users
{"user_id": "{owner}", "role": "ws-member"}
< 200
< content-type: application/json
{}

> workspace-manager GET /portkey/v1/admin/workspaces/{workspace}/users?page_size=1&current_page=1
< 200
< content-type: application/json
{
  "object": "list",
  "total": 5,
  "data": [
    {
      "object": "workspace-user",
      "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
      "first_name": "Ona",
      "last_name": "Example",
      "org_role": "owner",
      "role": "member",
      "created_at": "2026-01-02T03:24:05.000Z",
      "last_updated_at": "2026-01-02T03:24:05.000Z",
      "status": "active",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "email": "owner@acme.example",
      "scopes": [
        "organisations.read",
        "organisation_users.read",
        "workspaces.read",
        "logs.list",
        "logs.view",
        "prompts.read",
        "prompts.list",
        "configs.read",
        "configs.list",
        "virtual_keys.read",
        "virtual_keys.list",
        "workspace_users.read",
        "workspace_users.list"
      ],
      "settings": null
    }
  ]
}

> workspace-manager GET /portkey/v1/admin/workspaces/{workspace}/users?role=manager
< 200
< content-type: application/json
{
  "object": "list",
  "total": 1,
  "data": [
    {
      "object": "workspace-user",
      "id": "019b7ca9-bf50-74e7-82df-49c777f2d75a",
      "first_name": "Mark",
      "last_name": "Example",
      "org_role": "member",
      "role": "manager",
      "created_at": "2026-01-02T03:04:19.000Z",
      "last_updated_at": "2026-01-02T03:04:19.000Z",
      "status": "active",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "email": "mark@acme.example",
      "scopes": [
        "organisations.read",
        "organisation_users.read",
        "workspaces.read",
        "logs.list",
        "logs.view",
        "prompts.create",
        "prompts.read",
        "prompts.list",
        "configs.create",
        "configs.read",
        "configs.list",
        "virtual_keys.create",
        "virtual_keys.read",
        "virtual_keys.list",
        "workspace_users.create",
        "workspace_users.read",
        "workspace_users.list",
        "generations.create"
      ],
      "settings": null
    }
  ]
}

> workspace-manager GET /portkey/v1/admin/workspaces/{workspace}/users?email=Ursula@acme.example
< 200
< content-type: application/json
{
  "object": "list",
  "total": 1,
  "data": [
    {
      "object": "workspace-user",
      "id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "first_name": "Ursula",
      "last_name": "Example",
      "org_role": "member",
      "role": "member",
      "created_at": "2026-01-02T03:24:05.000Z",
      "last_updated_at": "2026-01-02T03:24:05.000Z",
      "status": "active",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "email": "ursula@acme.example",
      "scopes": [
        "organisations.read",
        "organisation_users.read",
        "workspaces.read",
        "logs.list",
        "logs.view",
        "prompts.read",
        "prompts.list",
        "configs.read",
        "configs.list",
        "virtual_keys.read",
        "virtual_keys.list",
        "workspace_users.read",
        "workspace_users.list"
      ],
      "settings": null
    }
  ]
}

# The same role again succeeds; managers stay below admin.
> workspace-manager PUT /portkey/v1/admin/workspaces/{workspace}/users/{user}
{"role": "member", "user_id": "repeated"}
< 200
< content-type: application/json
{}

> workspace-manager PUT /portkey/v1/admin/workspaces/{workspace}/users/{user}
{"role": "manager"}
< 200
< content-type: application/json
{}

> workspace-manager PUT /portkey/v1/admin/workspaces/{workspace}/users/{user}
{"role": "admin"}
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs workspace_users.update: nobody may give or take more than they hold",
    "errorCode": "AB03"
  }
}

> workspace-manager PUT /portkey/v1/admin/workspaces/{workspace}/users/{user}
{"role": "viewer"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "role: must be one of admin, manager, member",
    "errorCode": "AB01"
  }
}

> workspace-manager GET /portkey/v1/admin/workspaces/{workspace}/users/{user}
< 200
< content-type: application/json
{
  "object": "workspace-user",
  "id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
  "first_name": "Ursula",
  "last_name": "Example",
  "org_role": "member",
  "role": "manager",
  "created_at": "2026-01-02T03:24:05.000Z",
  "last_updated_at": "2026-01-02T03:24:05.000Z",
  "status": "active",
  "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "email": "ursula@acme.example",
  "scopes": [
    "organisations.read",
    "organisation_users.read",
    "workspaces.read",
    "logs.list",
    "logs.view",
    "prompts.create",
    "prompts.read",
    "prompts.list",
    "configs.create",
    "configs.read",
    "configs.list",
    "virtual_keys.create",
    "virtual_keys.read",
    "virtual_keys.list",
    "workspace_users.create",
    "workspace_users.read",
    "workspace_users.list",
    "generations.create"
  ],
  "settings": null
}

# Imported ids: accepted as they were, and shown where they are to be shown.
> owner POST /api/v1/organizations/{organization}/aliases
{"dialect": "portkey", "kind": "user", "alias": "61e08f60-4822-465e-ba23-39f85cd741cb", "target": "{user}", "shown": true}
< 201
< content-type: application/json
{
  "dialect": "portkey",
  "kind": "user",
  "alias": "61e08f60-4822-465e-ba23-39f85cd741cb",
  "workspace": null,
  "target": "01kdyakpn8f39rs18eq9wfsch3",
  "shown": true,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> owner POST /api/v1/organizations/{organization}/aliases
{"dialect": "portkey", "kind": "workspace", "alias": "Old workspace 1", "target": "{workspace}"}
< 201
< content-type: application/json
{
  "dialect": "portkey",
  "kind": "workspace",
  "alias": "Old workspace 1",
  "workspace": null,
  "target": "01kdyak620eckbx8bv47b97rqz",
  "shown": false,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> owner GET /portkey/v1/admin/workspaces/Old%20workspace%201/users/61e08f60-4822-465e-ba23-39f85cd741cb
< 200
< content-type: application/json
{
  "object": "workspace-user",
  "id": "61e08f60-4822-465e-ba23-39f85cd741cb",
  "first_name": "Ursula",
  "last_name": "Example",
  "org_role": "member",
  "role": "manager",
  "created_at": "2026-01-02T03:24:05.000Z",
  "last_updated_at": "2026-01-02T03:24:05.000Z",
  "status": "active",
  "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "email": "ursula@acme.example",
  "scopes": [
    "organisations.read",
    "organisation_users.read",
    "workspaces.read",
    "logs.list",
    "logs.view",
    "prompts.create",
    "prompts.read",
    "prompts.list",
    "configs.create",
    "configs.read",
    "configs.list",
    "virtual_keys.create",
    "virtual_keys.read",
    "virtual_keys.list",
    "workspace_users.create",
    "workspace_users.read",
    "workspace_users.list",
    "generations.create"
  ],
  "settings": null
}

> owner GET /portkey/v1/admin/workspaces/{workspace}/users?role=manager
< 200
< content-type: application/json
{
  "object": "list",
  "total": 2,
  "data": [
    {
      "object": "workspace-user",
      "id": "61e08f60-4822-465e-ba23-39f85cd741cb",
      "first_name": "Ursula",
      "last_name": "Example",
      "org_role": "member",
      "role": "manager",
      "created_at": "2026-01-02T03:24:05.000Z",
      "last_updated_at": "2026-01-02T03:24:05.000Z",
      "status": "active",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "email": "ursula@acme.example",
      "scopes": [
        "organisations.read",
        "organisation_users.read",
        "workspaces.read",
        "logs.list",
        "logs.view",
        "prompts.create",
        "prompts.read",
        "prompts.list",
        "configs.create",
        "configs.read",
        "configs.list",
        "virtual_keys.create",
        "virtual_keys.read",
        "virtual_keys.list",
        "workspace_users.create",
        "workspace_users.read",
        "workspace_users.list",
        "generations.create"
      ],
      "settings": null
    },
    {
      "object": "workspace-user",
      "id": "019b7ca9-bf50-74e7-82df-49c777f2d75a",
      "first_name": "Mark",
      "last_name": "Example",
      "org_role": "member",
      "role": "manager",
      "created_at": "2026-01-02T03:04:19.000Z",
      "last_updated_at": "2026-01-02T03:04:19.000Z",
      "status": "active",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "email": "mark@acme.example",
      "scopes": [
        "organisations.read",
        "organisation_users.read",
        "workspaces.read",
        "logs.list",
        "logs.view",
        "prompts.create",
        "prompts.read",
        "prompts.list",
        "configs.create",
        "configs.read",
        "configs.list",
        "virtual_keys.create",
        "virtual_keys.read",
        "virtual_keys.list",
        "workspace_users.create",
        "workspace_users.read",
        "workspace_users.list",
        "generations.create"
      ],
      "settings": null
    }
  ]
}

# Removal; then there is none.
> workspace-manager DELETE /portkey/v1/admin/workspaces/{workspace}/users/{user}
< 200
< content-type: application/json
{}

> workspace-manager DELETE /portkey/v1/admin/workspaces/{workspace}/users/{user}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace member",
    "errorCode": "AB08"
  }
}

> workspace-member DELETE /portkey/v1/admin/workspaces/{workspace}/users/{member}
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs workspace_users.delete: no role of the caller includes it",
    "errorCode": "AB03"
  }
}

> weak GET /portkey/v1/admin/workspaces/{workspace}/users
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace",
    "errorCode": "AB08"
  }
}

> stranger GET /portkey/v1/admin/workspaces/{workspace}/users
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace",
    "errorCode": "AB08"
  }
}

> workspace-manager POST /portkey/v1/admin/workspaces/{workspace}/users
{}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "users: must name at least one user, as {\"id\", \"role\"}",
    "errorCode": "AB01"
  }
}

> workspace-manager POST /portkey/v1/admin/workspaces/{workspace}/users
{"users": [{"id": "{owner}", "role": "viewer"}]}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "users[0].role: must be one of admin, manager, member",
    "errorCode": "AB01"
  }
}

# Who may not read users does not learn which ids were imported.
> weak GET /portkey/v1/admin/users/legacy-ursula
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_users.read: no role of the caller includes it",
    "errorCode": "AB03"
  }
}

> weak GET /portkey/v1/admin/users/nobody-at-all
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_users.read: no role of the caller includes it",
    "errorCode": "AB03"
  }
}

