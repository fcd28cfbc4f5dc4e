# Created with members; the answer has no users, as one client's types refuse them.
> admin POST /portkey/v1/admin/workspaces
{"name": "Evaluation", "slug": "ws-evaluation-0a1b2c", "description": "What it costs", "icon": "E", "users": ["{user}"], "defaults": {"metadata": {"team": "a"}, "is_default": 0}, "usage_limits": [{"type": "cost", "credit_limit": 10, "alert_threshold": 8, "periodic_reset": "monthly"}], "rate_limits": [{"type": "requests", "unit": "rpm", "value": 60}]}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "slug": "ws-evaluation-0a1b2c",
  "name": "Evaluation",
  "icon": "E",
  "description": "What it costs",
  "created_at": "2026-01-02T03:24:05.000Z",
  "last_updated_at": "2026-01-02T03:24:05.000Z",
  "is_default": 0,
  "defaults": {
    "metadata": {
      "team": "a"
    }
  },
  "usage_limits": [
    {
      "type": "cost",
      "credit_limit": 10,
      "alert_threshold": 8,
      "periodic_reset": "monthly"
    }
  ],
  "rate_limits": [
    {
      "type": "requests",
      "unit": "rpm",
      "value": 60
    }
  ],
  "object": "workspace"
}

# By slug as well as by id, and below /v2.
> admin GET /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "slug": "ws-evaluation-0a1b2c",
  "name": "Evaluation",
  "icon": "E",
  "description": "What it costs",
  "created_at": "2026-01-02T03:24:05.000Z",
  "last_updated_at": "2026-01-02T03:24:05.000Z",
  "is_default": 0,
  "defaults": {
    "metadata": {
      "team": "a"
    }
  },
  "usage_limits": [
    {
      "type": "cost",
      "credit_limit": 10,
      "alert_threshold": 8,
      "periodic_reset": "monthly"
    }
  ],
  "rate_limits": [
    {
      "type": "requests",
      "unit": "rpm",
      "value": 60
    }
  ],
  "settings": null,
  "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
  "created_by": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
  "creation_source": "api",
  "last_reset_at": null,
  "users": [
    {
      "id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "first_name": "Ursula",
      "last_name": "Example",
      "org_role": "member",
      "role": "member",
      "status": "active",
      "created_at": "2026-01-02T03:24:05.000Z",
      "last_updated_at": "2026-01-02T03:24:05.000Z",
      "workspace_id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7"
    }
  ],
  "object": "workspace"
}

> admin GET /portkey/v2/admin/workspaces/{workspace}
< 200
< content-type: application/json
{
  "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "slug": "shared",
  "name": "Workspace shared",
  "icon": null,
  "description": null,
  "created_at": "2026-01-02T03:04:08.000Z",
  "last_updated_at": "2026-01-02T03:04:08.000Z",
  "is_default": 0,
  "defaults": null,
  "usage_limits": null,
  "rate_limits": null,
  "settings": null,
  "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
  "created_by": null,
  "creation_source": "api",
  "last_reset_at": null,
  "users": [
    {
      "id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35",
      "first_name": "Max",
      "last_name": "Example",
      "org_role": "member",
      "role": "member",
      "status": "active",
      "created_at": "2026-01-02T03:04:27.000Z",
      "last_updated_at": "2026-01-02T03:04:27.000Z",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff"
    },
    {
      "id": "019b7ca9-bf50-74e7-82df-49c777f2d75a",
      "first_name": "Mark",
      "last_name": "Example",
      "org_role": "member",
      "role": "manager",
      "status": "active",
      "created_at": "2026-01-02T03:04:19.000Z",
      "last_updated_at": "2026-01-02T03:04:19.000Z",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff"
    },
    {
      "id": "019b7ca9-b398-7091-baa9-e57a46414804",
      "first_name": "Mona",
      "last_name": "Example",
      "org_role": "member",
      "role": "member",
      "status": "active",
      "created_at": "2026-01-02T03:04:16.000Z",
      "last_updated_at": "2026-01-02T03:04:16.000Z",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff"
    }
  ],
  "object": "workspace"
}

> admin GET /portkey/v1/admin/workspaces?exact_name=Evaluation
< 200
< content-type: application/json
{
  "object": "list",
  "total": 1,
  "data": [
    {
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "slug": "ws-evaluation-0a1b2c",
      "name": "Evaluation",
      "icon": "E",
      "description": "What it costs",
      "created_at": "2026-01-02T03:24:05.000Z",
      "last_updated_at": "2026-01-02T03:24:05.000Z",
      "is_default": 0,
      "defaults": {
        "metadata": {
          "team": "a"
        }
      },
      "usage_limits": [
        {
          "type": "cost",
          "credit_limit": 10,
          "alert_threshold": 8,
          "periodic_reset": "monthly"
        }
      ],
      "rate_limits": [
        {
          "type": "requests",
          "unit": "rpm",
          "value": 60
        }
      ],
      "status": "active",
      "scim_source_id": null,
      "object": "workspace"
    }
  ]
}

> admin GET /portkey/v1/admin/workspaces?name=valua&status=active,archived&pageSize=1
< 200
< content-type: application/json
{
  "object": "list",
  "total": 1,
  "data": [
    {
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "slug": "ws-evaluation-0a1b2c",
      "name": "Evaluation",
      "icon": "E",
      "description": "What it costs",
      "created_at": "2026-01-02T03:24:05.000Z",
      "last_updated_at": "2026-01-02T03:24:05.000Z",
      "is_default": 0,
      "defaults": {
        "metadata": {
          "team": "a"
        }
      },
      "usage_limits": [
        {
          "type": "cost",
          "credit_limit": 10,
          "alert_threshold": 8,
          "periodic_reset": "monthly"
        }
      ],
      "rate_limits": [
        {
          "type": "requests",
          "unit": "rpm",
          "value": 60
        }
      ],
      "status": "active",
      "scim_source_id": null,
      "object": "workspace"
    }
  ]
}

> admin GET /portkey/v1/admin/workspaces?status=gone
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "status: must be active, archived, or both with a comma",
    "errorCode": "AB01"
  }
}

# Absent keeps, null clears, a value replaces; defaults merge field by field.
> admin PUT /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
{"name": "Evaluations", "icon": "", "description": null, "usage_limits": null, "defaults": {"input_guardrails": ["g1"], "metadata": null}}
< 200
< content-type: application/json
{}

> admin GET /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "slug": "ws-evaluation-0a1b2c",
  "name": "Evaluations",
  "icon": null,
  "description": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "last_updated_at": "2026-01-02T03:24:05.000Z",
  "is_default": 0,
  "defaults": {
    "input_guardrails": [
      "g1"
    ]
  },
  "usage_limits": null,
  "rate_limits": [
    {
      "type": "requests",
      "unit": "rpm",
      "value": 60
    }
  ],
  "settings": null,
  "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
  "created_by": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
  "creation_source": "api",
  "last_reset_at": null,
  "users": [
    {
      "id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "first_name": "Ursula",
      "last_name": "Example",
      "org_role": "member",
      "role": "member",
      "status": "active",
      "created_at": "2026-01-02T03:24:05.000Z",
      "last_updated_at": "2026-01-02T03:24:05.000Z",
      "workspace_id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7"
    }
  ],
  "object": "workspace"
}

> admin PUT /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
{"rate_limits": [{"type": "requests", "unit": "per minute", "value": 60}]}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "rate_limits[0].unit: must be one of rpm, rph, rpd, rps, rpw",
    "errorCode": "AB01"
  }
}

> admin PUT /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
{"usage_limits": [{"credit_limit": 10.5}]}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "usage_limits[0].credit_limit: must be a whole number from 0 on",
    "errorCode": "AB01"
  }
}

# A slug can be written back, by whatever name the workspace is called, and not changed.
> admin PUT /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
{"slug": "ws-evaluation-0a1b2c"}
< 200
< content-type: application/json
{}

> admin PUT /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
{"slug": "ws-elsewhere"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "slug: cannot be changed: other systems hold it",
    "errorCode": "AB01"
  }
}

> admin PUT /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
{"defaults": {"metadata": {"team": 1}}}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "defaults.metadata: must be an object whose values are all text",
    "errorCode": "AB01"
  }
}

# The default workspace stays the one that it is; what is so already can be written back.
> admin PUT /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
{"defaults": {"is_default": 1, "metadata": {"team": "b"}}}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "defaults.is_default: the default workspace can't be changed: it is made with the organization",
    "errorCode": "AB01"
  }
}

> admin PUT /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
{"defaults": {"is_default": 0}}
< 200
< content-type: application/json
{}

> admin PUT /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
{"defaults": {"is_default": "yes"}}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "defaults.is_default: must be 0 or 1",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/admin/workspaces
{"name": "Another default", "defaults": {"is_default": 1}}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "defaults.is_default: the default workspace can't be changed: it is made with the organization",
    "errorCode": "AB01"
  }
}

> weak PUT /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
{"defaults": {"is_default": 1}}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace",
    "errorCode": "AB08"
  }
}

# A name in the body confirms; keys must go first unless the deletion is forced.
> admin DELETE /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
{"workspace_id": "ws-evaluation-0a1b2c", "name": "Evaluation"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "name: must be the name of the workspace, as a confirmation",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/api-keys/workspace/service
{"name": "Nightly", "workspace_id": "ws-evaluation-0a1b2c", "scopes": ["completions.write"]}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7d0e-8b07-533911c6c29e",
  "key": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDflNwXzvUB4JwkstWSOdblEuwoNRGmag5RL8ppOOws39QIcp",
  "object": "api-key"
}

> admin DELETE /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
< 409
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "keys are still bound to the workspace (1): revoke them first, or have them revoked with it",
    "errorCode": "AB07"
  }
}

> admin DELETE /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
{"name": "Evaluations", "force_delete": true}
< 200
< content-type: application/json
{}

> admin GET /portkey/v1/admin/workspaces/ws-evaluation-0a1b2c
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace",
    "errorCode": "AB08"
  }
}

# Who may not: a weak member hears what a stranger hears.
> weak GET /portkey/v1/admin/workspaces/{workspace}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace",
    "errorCode": "AB08"
  }
}

> stranger GET /portkey/v1/admin/workspaces/{workspace}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace",
    "errorCode": "AB08"
  }
}

> weak GET /portkey/v1/admin/workspaces
< 200
< content-type: application/json
{
  "object": "list",
  "total": 0,
  "data": []
}

> workspace-member GET /portkey/v1/admin/workspaces
< 200
< content-type: application/json
{
  "object": "list",
  "total": 1,
  "data": [
    {
      "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "slug": "shared",
      "name": "Workspace shared",
      "icon": null,
      "description": null,
      "created_at": "2026-01-02T03:04:08.000Z",
      "last_updated_at": "2026-01-02T03:04:08.000Z",
      "is_default": 0,
      "defaults": null,
      "usage_limits": null,
      "rate_limits": null,
      "status": "active",
      "scim_source_id": null,
      "object": "workspace"
    }
  ]
}

> workspace-manager PUT /portkey/v1/admin/workspaces/{workspace}
{"name": "Mine"}
< 200
< content-type: application/json
{}

> admin POST /portkey/v1/admin/workspaces
{"name": "Never made", "users": ["{user}", "no-such-user"]}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "users[1]: must be the id of a user of this organization",
    "errorCode": "AB01"
  }
}

> admin GET /portkey/v1/admin/workspaces?exact_name=Never%20made
< 200
< content-type: application/json
{
  "object": "list",
  "total": 0,
  "data": []
}

