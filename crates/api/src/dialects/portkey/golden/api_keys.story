# A key of the organization: the secret is shown this once, scope words stay in order with their duplicates.
> owner POST /portkey/v1/api-keys/organisation/service
{"type": "organisation", "sub-type": "service", "name": "Terraform", "description": "CI", "scopes": ["workspaces.list", "completions.write", "workspaces.list", "workspace_users.list"], "usage_limits": {"credit_limit": 2.5, "type": "cost"}, "rate_limits": [{"type": "tokens", "unit": "rps", "value": 5}], "defaults": {"metadata": {"env": "ci"}, "allow_config_override": false}, "alert_emails": ["ops@acme.example"], "expires_at": "2026-06-01T00:00:00Z", "rotation_policy": {"rotation_period": "weekly", "key_transition_period_ms": 1800000}}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "key": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQawavGvPFY9IqYGdG4zzsx42tp5a3iDOwV",
  "object": "api-key"
}

= keep made /id
= caller terraform /key

> owner GET /portkey/v1/api-keys/{made}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
  "key": "rs*****OwV",
  "name": "Terraform",
  "description": "CI",
  "type": "organisation-service",
  "workspace_id": null,
  "user_id": null,
  "status": "active",
  "created_at": "2026-01-02T03:24:05.000Z",
  "last_updated_at": "2026-01-02T03:24:05.000Z",
  "creation_mode": "api",
  "rate_limits": [
    {
      "type": "tokens",
      "unit": "rps",
      "value": 5
    }
  ],
  "usage_limits": {
    "credit_limit": 2.5,
    "type": "cost"
  },
  "reset_usage": null,
  "expires_at": "2026-06-01T00:00:00.000Z",
  "last_reset_at": null,
  "alert_emails": [
    "ops@acme.example"
  ],
  "expiry_enforced": 0,
  "allow_config_override": 0,
  "api_key_defaults_id": null,
  "scopes": [
    "workspaces.list",
    "completions.write",
    "workspaces.list",
    "workspace_users.list"
  ],
  "defaults": {
    "metadata": {
      "env": "ci"
    },
    "config_id": null,
    "allow_config_override": false
  },
  "rotation_policy": {
    "rotation_period": "weekly",
    "key_transition_period_ms": 1800000
  },
  "next_usage_reset_at": null,
  "object": "api-key"
}

> terraform GET /portkey/v1/admin/workspaces?page_size=1
< 200
< content-type: application/json
{
  "object": "list",
  "total": 2,
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

> terraform GET /portkey/v1/admin/users
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_users.list: the key's scopes do not include it",
    "errorCode": "AB03"
  }
}

> owner GET /portkey/v1/api-keys?page_size=1
< 200
< content-type: application/json
{
  "object": "list",
  "total": 11,
  "data": [
    {
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "key": "rs*****OwV",
      "name": "Terraform",
      "description": "CI",
      "type": "organisation-service",
      "workspace_id": null,
      "user_id": null,
      "status": "active",
      "created_at": "2026-01-02T03:24:05.000Z",
      "last_updated_at": "2026-01-02T03:24:05.000Z",
      "creation_mode": "api",
      "rate_limits": [
        {
          "type": "tokens",
          "unit": "rps",
          "value": 5
        }
      ],
      "usage_limits": {
        "credit_limit": 2.5,
        "type": "cost"
      },
      "reset_usage": null,
      "expires_at": "2026-06-01T00:00:00.000Z",
      "last_reset_at": null,
      "alert_emails": [
        "ops@acme.example"
      ],
      "expiry_enforced": 0,
      "allow_config_override": 0,
      "api_key_defaults_id": null,
      "scopes": [
        "workspaces.list",
        "completions.write",
        "workspaces.list",
        "workspace_users.list"
      ],
      "defaults": {
        "metadata": {
          "env": "ci"
        },
        "config_id": null
      },
      "rotation_policy": {
        "rotation_period": "weekly",
        "key_transition_period_ms": 1800000
      },
      "object": "api-key"
    }
  ]
}

# Null clears; defaults merge.
> owner PUT /portkey/v1/api-keys/{made}
{"id": "repeated", "name": "Terraform 2", "usage_limits": null, "alert_emails": null, "expires_at": null, "defaults": {"config_id": "c-1", "metadata": null}}
< 200
< content-type: application/json
{}

> owner GET /portkey/v1/api-keys/{made}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
  "key": "rs*****OwV",
  "name": "Terraform 2",
  "description": "CI",
  "type": "organisation-service",
  "workspace_id": null,
  "user_id": null,
  "status": "active",
  "created_at": "2026-01-02T03:24:05.000Z",
  "last_updated_at": "2026-01-02T03:24:05.000Z",
  "creation_mode": "api",
  "rate_limits": [
    {
      "type": "tokens",
      "unit": "rps",
      "value": 5
    }
  ],
  "usage_limits": null,
  "reset_usage": null,
  "expires_at": null,
  "last_reset_at": null,
  "alert_emails": null,
  "expiry_enforced": 0,
  "allow_config_override": 0,
  "api_key_defaults_id": null,
  "scopes": [
    "workspaces.list",
    "completions.write",
    "workspaces.list",
    "workspace_users.list"
  ],
  "defaults": {
    "metadata": null,
    "config_id": "c-1",
    "allow_config_override": false
  },
  "rotation_policy": {
    "rotation_period": "weekly",
    "key_transition_period_ms": 1800000
  },
  "next_usage_reset_at": null,
  "object": "api-key"
}

> owner DELETE /portkey/v1/api-keys/{made}
< 200
< content-type: application/json
{}

> owner GET /portkey/v1/api-keys/{made}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such api key",
    "errorCode": "AB08"
  }
}

> terraform GET /portkey/v1/admin/workspaces
< 401
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this key is not known here: it was never issued, or it has been revoked",
    "errorCode": "AB05"
  }
}

# A workspace's key reaches that workspace alone.
> owner POST /portkey/v1/api-keys/workspace/service
{"name": "Gateway", "workspace_id": "{workspace}", "scopes": ["workspace_users.list", "workspaces.list"]}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7ca3-ac71-4bf629b21e44",
  "key": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfl1cj2Wxwaj1Jsqn2FdRdJLJrtcJv8AWiW8QzlzYL3r0sMF",
  "object": "api-key"
}

= keep gateway /id
= caller gateway-key /key

> gateway-key GET /portkey/v1/admin/workspaces/{workspace}/users?page_size=1
< 200
< content-type: application/json
{
  "object": "list",
  "total": 3,
  "data": [
    {
      "object": "workspace-user",
      "id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35",
      "first_name": "Max",
      "last_name": "Example",
      "org_role": "member",
      "role": "member",
      "created_at": "2026-01-02T03:04:27.000Z",
      "last_updated_at": "2026-01-02T03:04:27.000Z",
      "status": "active",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "email": "max@acme.example",
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

> gateway-key GET /portkey/v1/admin/workspaces
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

> gateway-key GET /portkey/v1/admin/users
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_users.list: no role of the caller includes it",
    "errorCode": "AB03"
  }
}

> owner GET /portkey/v1/api-keys?workspace_id={workspace}
< 200
< content-type: application/json
{
  "object": "list",
  "total": 2,
  "data": [
    {
      "id": "019b7cbb-dc08-7ca3-ac71-4bf629b21e44",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "key": "rs*****sMF",
      "name": "Gateway",
      "description": null,
      "type": "workspace-service",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "user_id": null,
      "status": "active",
      "created_at": "2026-01-02T03:24:05.000Z",
      "last_updated_at": "2026-01-02T03:24:05.000Z",
      "creation_mode": "api",
      "rate_limits": [],
      "usage_limits": null,
      "reset_usage": null,
      "expires_at": null,
      "last_reset_at": null,
      "alert_emails": null,
      "expiry_enforced": 0,
      "allow_config_override": null,
      "api_key_defaults_id": null,
      "scopes": [
        "workspace_users.list",
        "workspaces.list"
      ],
      "defaults": {
        "metadata": null,
        "config_id": null
      },
      "rotation_policy": null,
      "object": "api-key"
    },
    {
      "id": "019b7cb1-cdd0-727c-ba2f-af3c50645845",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "key": "rs*****9UW",
      "name": "Notebook",
      "description": null,
      "type": "workspace-user",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "user_id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35",
      "status": "active",
      "created_at": "2026-01-02T03:13:06.000Z",
      "last_updated_at": "2026-01-02T03:13:06.000Z",
      "creation_mode": "api",
      "rate_limits": [],
      "usage_limits": null,
      "reset_usage": null,
      "expires_at": null,
      "last_reset_at": null,
      "alert_emails": null,
      "expiry_enforced": 0,
      "allow_config_override": null,
      "api_key_defaults_id": null,
      "scopes": [
        "organisation_users.create",
        "organisation_users.read",
        "organisation_users.update",
        "organisation_users.delete",
        "organisation_users.list",
        "organisation_service_api_keys.create",
        "organisation_service_api_keys.read",
        "organisation_service_api_keys.update",
        "organisation_service_api_keys.delete",
        "organisation_service_api_keys.list",
        "organisation_service_api_keys.rotate",
        "organisation_settings.read",
        "organisation_settings.update",
        "audit_logs.list",
        "workspaces.create",
        "workspaces.read",
        "workspaces.update",
        "workspaces.delete",
        "workspaces.list",
        "workspace_users.create",
        "workspace_users.read",
        "workspace_users.update",
        "workspace_users.delete",
        "workspace_users.list",
        "workspace_service_api_keys.create",
        "workspace_service_api_keys.read",
        "workspace_service_api_keys.update",
        "workspace_service_api_keys.delete",
        "workspace_service_api_keys.list",
        "workspace_service_api_keys.rotate",
        "workspace_user_api_keys.create",
        "workspace_user_api_keys.read",
        "workspace_user_api_keys.update",
        "workspace_user_api_keys.delete",
        "workspace_user_api_keys.list",
        "workspace_user_api_keys.rotate"
      ],
      "defaults": {
        "metadata": null,
        "config_id": null
      },
      "rotation_policy": null,
      "object": "api-key"
    }
  ]
}

# A user's key in a workspace.
> owner POST /portkey/v1/api-keys/workspace/user
{"name": "Notebook", "workspace_id": "{workspace}", "user_id": "{member}", "scopes": ["workspace_users.read"]}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7315-81ba-a5de0e874872",
  "key": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfcmk1GMTRbtE4po98ksLoAKTJ0nrYlwyo5l9KzYjF3YYw4u",
  "object": "api-key"
}

> owner POST /portkey/v1/api-keys/workspace/user
{"name": "Notebook", "workspace_id": "{workspace}", "user_id": "{user}", "scopes": ["workspace_users.read"]}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "user: must be a member of the workspace",
    "errorCode": "AB01"
  }
}

# What is refused: nobody hands on more than they hold.
> workspace-manager POST /portkey/v1/api-keys/organisation/service
{"name": "Mine", "scopes": ["workspaces.list"]}
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_service_api_keys.create: no role of the caller includes it",
    "errorCode": "AB03"
  }
}

> workspace-manager POST /portkey/v1/api-keys/workspace/service
{"name": "Mine", "workspace_id": "{workspace}", "scopes": ["workspaces.update"]}
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs workspace_service_api_keys.create: nobody may give or take more than they hold",
    "errorCode": "AB03"
  }
}

> owner POST /portkey/v1/api-keys/organisation/user
{"name": "No such pair", "scopes": ["a.b"]}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "type: must be organisation/service, workspace/service or workspace/user",
    "errorCode": "AB01"
  }
}

> owner POST /portkey/v1/api-keys/organisation/service
{"name": "No scopes"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "scopes: must have at least one scope, such as workspace_users.list",
    "errorCode": "AB01"
  }
}

> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Bad scope", "scopes": ["everything"]}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "scopes[0]: must have the form family.action, such as workspace_users.list",
    "errorCode": "AB01"
  }
}

> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Over", "scopes": ["a.b"], "expires_at": "2020-01-01T00:00:00Z"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "expires_at: must lie in the future",
    "errorCode": "AB01"
  }
}

> weak GET /portkey/v1/api-keys/{gateway}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such api key",
    "errorCode": "AB08"
  }
}

> stranger GET /portkey/v1/api-keys/{gateway}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such api key",
    "errorCode": "AB08"
  }
}

> weak GET /portkey/v1/api-keys
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_service_api_keys.list: no role of the caller includes it",
    "errorCode": "AB03"
  }
}

# What is wrong in a new key's body is named with its field.
> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Wrong type", "scopes": "x"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "scopes: invalid type: string \"x\", expected an array",
    "errorCode": "AB01"
  }
}

> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Wrong type", "scopes": ["a.b", 7]}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "scopes[1]: invalid type: integer `7`, expected a string",
    "errorCode": "AB01"
  }
}

> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Wrong type", "organisation_id": 7}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "organisation_id: invalid type: integer `7`, expected a string",
    "errorCode": "AB01"
  }
}

> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Wrong type", "defaults": ["x"]}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "defaults: invalid type: sequence, expected an object",
    "errorCode": "AB01"
  }
}

# Of two secrets the older one has to have ended before the next comes.
> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Turns", "scopes": ["a.b"], "rotation_policy": {"rotation_period": "weekly", "key_transition_period_ms": 604800000}}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "rotation_policy.key_transition_period_ms: must be at least 1800000 and less than the period, 604800000",
    "errorCode": "AB01"
  }
}

> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Turns", "scopes": ["a.b"], "rotation_policy": {"rotation_period": "monthly", "key_transition_period_ms": 2419200000}}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "rotation_policy.key_transition_period_ms: must be at least 1800000 and less than the period, 2419200000",
    "errorCode": "AB01"
  }
}

> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Turns", "scopes": ["a.b"], "rotation_policy": {"rotation_period_days": 1, "key_transition_period_ms": 86400000}}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "rotation_policy.key_transition_period_ms: must be at least 1800000 and less than the period, 86400000",
    "errorCode": "AB01"
  }
}

> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Turns", "scopes": ["a.b"], "rotation_policy": {"next_rotation_at": "2026-06-01T00:00:00Z", "key_transition_period_ms": 1799999}}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "rotation_policy.key_transition_period_ms: must be at least 1800000",
    "errorCode": "AB01"
  }
}

> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Turns", "scopes": ["a.b"], "rotation_policy": {"rotation_period_days": 366}}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "rotation_policy.rotation_period_days: must be 1 to 365",
    "errorCode": "AB01"
  }
}

> owner PUT /portkey/v1/api-keys/{gateway}
{"rotation_policy": {"rotation_period_days": 1, "key_transition_period_ms": 86400001}}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "rotation_policy.key_transition_period_ms: must be at least 1800000 and less than the period, 86400000",
    "errorCode": "AB01"
  }
}

> owner PUT /portkey/v1/api-keys/{gateway}
{"rotation_policy": {"rotation_period_days": 1, "key_transition_period_ms": 86399999}}
< 200
< content-type: application/json
{}

# An organisation's key is not quietly made for everything when a workspace was asked for.
> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Bound", "scopes": ["workspaces.list"], "workspace_id": "{workspace}"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "workspace_id: a key of the organisation is not bound to a workspace",
    "errorCode": "AB01"
  }
}

> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Not bound", "scopes": ["workspaces.list"], "workspace_id": null}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7276-b932-b1411da72f54",
  "key": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfcFZypMKUnIAhhjy2K3uTxmpyPOa5MXuKLg1TMaIq2fZdWu",
  "object": "api-key"
}

