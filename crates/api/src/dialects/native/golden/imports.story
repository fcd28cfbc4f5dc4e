# Records into an organization that is there: first what would become of them.
> owner POST /api/v1/organizations/acme/import?dry_run=true
{"format": "roster-records", "version": 1, "users": [{"email": "nina@acme.example", "given_name": "Nina", "role": "viewer", "created_at": "2024-05-06T07:08:09Z", "aliases": [{"dialect": "legacy", "alias": "user_17", "shown": true}]}], "groups": [{"name": "Imported", "members": [{"user": "nina@acme.example"}, {"user": "mona@acme.example"}]}], "workspaces": [{"slug": "imported", "name": "Imported", "members": [{"user": "nina@acme.example", "role": "manager"}], "groups": [{"group": "imported", "role": "viewer"}]}], "service_accounts": [{"name": "CI", "workspace": "imported", "workspace_role": "viewer", "credentials": [{"name": "First"}]}], "roles": [{"name": "Helpers", "workspace": "imported", "permissions": ["workspaces.read"], "assignments": [{"user": "nina@acme.example"}, {"service_account": "CI", "workspace": "imported"}]}], "api_keys": [{"name": "Gateway", "workspace": "imported"}, {"name": "Nightly", "service_account": "CI", "workspace": "imported"}], "invitations": [{"email": "igor@acme.example", "workspaces": [{"workspace": "imported", "role": "member"}]}]}
< 200
< content-type: application/json
{
  "dry_run": true,
  "difference": {
    "counts": {
      "user": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "workspace": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "workspace_member": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "api_key": {
        "created": 2,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "role": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "role_assignment": {
        "created": 2,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "group": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "group_member": {
        "created": 2,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "workspace_group": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "service_account": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "credential": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "invitation": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "alias": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      }
    },
    "entries": [
      {
        "kind": "user",
        "name": "nina@acme.example",
        "outcome": "created"
      },
      {
        "kind": "alias",
        "name": "legacy user_17",
        "within": "nina@acme.example",
        "outcome": "created"
      },
      {
        "kind": "group",
        "name": "Imported",
        "outcome": "created"
      },
      {
        "kind": "group_member",
        "name": "nina@acme.example",
        "within": "Imported",
        "outcome": "created"
      },
      {
        "kind": "group_member",
        "name": "mona@acme.example",
        "within": "Imported",
        "outcome": "created"
      },
      {
        "kind": "workspace",
        "name": "imported",
        "outcome": "created"
      },
      {
        "kind": "workspace_member",
        "name": "nina@acme.example",
        "within": "imported",
        "outcome": "created"
      },
      {
        "kind": "workspace_group",
        "name": "imported",
        "within": "imported",
        "outcome": "created"
      },
      {
        "kind": "service_account",
        "name": "CI",
        "within": "imported",
        "outcome": "created"
      },
      {
        "kind": "credential",
        "name": "First",
        "within": "CI",
        "outcome": "created"
      },
      {
        "kind": "role",
        "name": "Helpers",
        "within": "imported",
        "outcome": "created"
      },
      {
        "kind": "role_assignment",
        "name": "nina@acme.example",
        "within": "Helpers",
        "outcome": "created"
      },
      {
        "kind": "role_assignment",
        "name": "CI",
        "within": "Helpers",
        "outcome": "created"
      },
      {
        "kind": "api_key",
        "name": "Gateway",
        "within": "imported",
        "outcome": "created"
      },
      {
        "kind": "api_key",
        "name": "Nightly",
        "within": "CI",
        "outcome": "created"
      },
      {
        "kind": "invitation",
        "name": "igor@acme.example",
        "outcome": "created"
      }
    ],
    "more": 0
  },
  "left_out": null,
  "secrets": null
}

# A dry run left nothing, so the same is made now. Secrets are shown this once.
> owner POST /api/v1/organizations/acme/import
{"format": "roster-records", "version": 1, "users": [{"email": "nina@acme.example", "given_name": "Nina", "role": "viewer", "created_at": "2024-05-06T07:08:09Z", "aliases": [{"dialect": "legacy", "alias": "user_17", "shown": true}]}], "groups": [{"name": "Imported", "members": [{"user": "nina@acme.example"}, {"user": "mona@acme.example"}]}], "workspaces": [{"slug": "imported", "name": "Imported", "members": [{"user": "nina@acme.example", "role": "manager"}], "groups": [{"group": "imported", "role": "viewer"}]}], "service_accounts": [{"name": "CI", "workspace": "imported", "workspace_role": "viewer", "credentials": [{"name": "First"}]}], "roles": [{"name": "Helpers", "workspace": "imported", "permissions": ["workspaces.read"], "assignments": [{"user": "nina@acme.example"}, {"service_account": "CI", "workspace": "imported"}]}], "api_keys": [{"name": "Gateway", "workspace": "imported"}, {"name": "Nightly", "service_account": "CI", "workspace": "imported"}], "invitations": [{"email": "igor@acme.example", "workspaces": [{"workspace": "imported", "role": "member"}]}]}
< 200
< content-type: application/json
{
  "dry_run": false,
  "difference": {
    "counts": {
      "user": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "workspace": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "workspace_member": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "api_key": {
        "created": 2,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "role": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "role_assignment": {
        "created": 2,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "group": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "group_member": {
        "created": 2,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "workspace_group": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "service_account": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "credential": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "invitation": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "alias": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      }
    },
    "entries": [
      {
        "kind": "user",
        "name": "nina@acme.example",
        "outcome": "created"
      },
      {
        "kind": "alias",
        "name": "legacy user_17",
        "within": "nina@acme.example",
        "outcome": "created"
      },
      {
        "kind": "group",
        "name": "Imported",
        "outcome": "created"
      },
      {
        "kind": "group_member",
        "name": "nina@acme.example",
        "within": "Imported",
        "outcome": "created"
      },
      {
        "kind": "group_member",
        "name": "mona@acme.example",
        "within": "Imported",
        "outcome": "created"
      },
      {
        "kind": "workspace",
        "name": "imported",
        "outcome": "created"
      },
      {
        "kind": "workspace_member",
        "name": "nina@acme.example",
        "within": "imported",
        "outcome": "created"
      },
      {
        "kind": "workspace_group",
        "name": "imported",
        "within": "imported",
        "outcome": "created"
      },
      {
        "kind": "service_account",
        "name": "CI",
        "within": "imported",
        "outcome": "created"
      },
      {
        "kind": "credential",
        "name": "First",
        "within": "CI",
        "outcome": "created"
      },
      {
        "kind": "role",
        "name": "Helpers",
        "within": "imported",
        "outcome": "created"
      },
      {
        "kind": "role_assignment",
        "name": "nina@acme.example",
        "within": "Helpers",
        "outcome": "created"
      },
      {
        "kind": "role_assignment",
        "name": "CI",
        "within": "Helpers",
        "outcome": "created"
      },
      {
        "kind": "api_key",
        "name": "Gateway",
        "within": "imported",
        "outcome": "created"
      },
      {
        "kind": "api_key",
        "name": "Nightly",
        "within": "CI",
        "outcome": "created"
      },
      {
        "kind": "invitation",
        "name": "igor@acme.example",
        "outcome": "created"
      }
    ],
    "more": 0
  },
  "left_out": null,
  "secrets": {
    "invitations": [
      {
        "id": "01kdybqq08fg3b0c8nbc3sq6f7",
        "email": "igor@acme.example",
        "given_name": "",
        "family_name": "",
        "role": "member",
        "workspaces": [
          {
            "workspace": "01kdybqq08e65a6x8kmdchqqk0",
            "role": "member"
          }
        ],
        "status": "pending",
        "invited_by": "01kdyak52rf9trm1cw6xee5e73",
        "expires_at": "2026-01-09T03:24:05.000Z",
        "accepted_at": null,
        "user": null,
        "revoked_at": null,
        "created_at": "2026-01-02T03:24:05.000Z",
        "updated_at": "2026-01-02T03:24:05.000Z",
        "token": "rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfkUpy3Bg6FQhMvSwsB1dTOJW3M6tFLEQISA97b7l145xCrg",
        "link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfkUpy3Bg6FQhMvSwsB1dTOJW3M6tFLEQISA97b7l145xCrg",
        "mail": "off"
      }
    ],
    "credentials": [
      {
        "id": "01kdybqq08fjerpzy932z3yehg",
        "service_account": "01kdybqq08fh887m1emg9bw3ss",
        "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08fjerpzy932z3yehg",
        "name": "First",
        "mask": "rst_secret_*****iLO",
        "status": "active",
        "previous_secret_until": null,
        "expires_at": null,
        "last_used_at": null,
        "created_at": "2026-01-02T03:24:05.000Z",
        "updated_at": "2026-01-02T03:24:05.000Z",
        "secret": "rst_secret_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfl0LMoBs0NKypcmYZNHtSzevT5LxksPrUoqCotaqZ3X5iLO"
      }
    ],
    "api_keys": [
      {
        "id": "01kdybqq08f5bt5wtmr7k5d7xx",
        "name": "Gateway",
        "description": null,
        "owner": {
          "type": "workspace",
          "id": "01kdybqq08e65a6x8kmdchqqk0"
        },
        "owner_has_access": true,
        "workspace": "01kdybqq08e65a6x8kmdchqqk0",
        "scopes": null,
        "permissions": null,
        "limits": {
          "usage": null,
          "rate": null
        },
        "defaults": null,
        "mask": "rst_key_*****TZG",
        "status": "active",
        "previous_secret_until": null,
        "expires_at": null,
        "last_used_at": null,
        "created_at": "2026-01-02T03:24:05.000Z",
        "updated_at": "2026-01-02T03:24:05.000Z",
        "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfiBLX9iYiiweS8Ev7hRMiWCT26dTIwlMesXM1jfjH0dDTZG"
      },
      {
        "id": "01kdybqq08e0cvtxfvnjdkvwm2",
        "name": "Nightly",
        "description": null,
        "owner": {
          "type": "service_account",
          "id": "01kdybqq08fh887m1emg9bw3ss"
        },
        "owner_has_access": true,
        "workspace": "01kdybqq08e65a6x8kmdchqqk0",
        "scopes": null,
        "permissions": null,
        "limits": {
          "usage": null,
          "rate": null
        },
        "defaults": null,
        "mask": "rst_key_*****CH7",
        "status": "active",
        "previous_secret_until": null,
        "expires_at": null,
        "last_used_at": null,
        "created_at": "2026-01-02T03:24:05.000Z",
        "updated_at": "2026-01-02T03:24:05.000Z",
        "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfaDEE4MQqlAvY8OQxPw2iWlS2obEyqD1KSCp5p0xB0OuCH7"
      }
    ]
  }
}

= caller gateway /secrets/api_keys/0/secret
# What it made is there, and its key works.
> gateway GET /api/v1/organizations/acme/workspaces/imported/members
< 200
< content-type: application/json
{
  "data": [
    {
      "workspace": "01kdybqq08e65a6x8kmdchqqk0",
      "user": {
        "id": "01hx6bpdx8fbptd13wev1nhkr3",
        "email": "nina@acme.example",
        "given_name": "Nina",
        "family_name": "",
        "status": "active",
        "role": "viewer"
      },
      "role": "manager",
      "scopes": null,
      "expires_at": null,
      "status": "active",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

# What is there already is refused, unless the caller says what is to become of it.
> owner POST /api/v1/organizations/acme/import
{"users": [{"email": "Nina@acme.example", "role": "member"}]}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#conflict",
  "title": "Conflict",
  "status": 409,
  "detail": "users[0]: the user \"Nina@acme.example\" is there already: to keep what is there, say existing=keep; to bring it to the document, existing=update",
  "code": "conflict",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/acme/import?existing=keep
{"users": [{"email": "nina@acme.example", "role": "member"}]}
< 200
< content-type: application/json
{
  "dry_run": false,
  "difference": {
    "counts": {
      "user": {
        "created": 0,
        "updated": 0,
        "kept": 1,
        "unchanged": 0
      }
    },
    "entries": [
      {
        "kind": "user",
        "name": "nina@acme.example",
        "outcome": "kept",
        "fields": [
          "role"
        ]
      }
    ],
    "more": 0
  },
  "left_out": null,
  "secrets": {
    "invitations": [],
    "credentials": [],
    "api_keys": []
  }
}

> owner POST /api/v1/organizations/acme/import?existing=update
{"users": [{"email": "nina@acme.example", "role": "member"}], "workspaces": [{"slug": "imported", "name": "Renamed"}]}
< 200
< content-type: application/json
{
  "dry_run": false,
  "difference": {
    "counts": {
      "user": {
        "created": 0,
        "updated": 1,
        "kept": 0,
        "unchanged": 0
      },
      "workspace": {
        "created": 0,
        "updated": 1,
        "kept": 0,
        "unchanged": 0
      }
    },
    "entries": [
      {
        "kind": "user",
        "name": "nina@acme.example",
        "outcome": "updated",
        "fields": [
          "role"
        ]
      },
      {
        "kind": "workspace",
        "name": "imported",
        "outcome": "updated",
        "fields": [
          "name"
        ]
      }
    ],
    "more": 0
  },
  "left_out": null,
  "secrets": {
    "invitations": [],
    "credentials": [],
    "api_keys": []
  }
}

# The same again changes nothing.
> owner POST /api/v1/organizations/acme/import?existing=update
{"users": [{"email": "nina@acme.example", "role": "member"}], "workspaces": [{"slug": "imported", "name": "Renamed"}]}
< 200
< content-type: application/json
{
  "dry_run": false,
  "difference": {
    "counts": {
      "user": {
        "created": 0,
        "updated": 0,
        "kept": 0,
        "unchanged": 1
      },
      "workspace": {
        "created": 0,
        "updated": 0,
        "kept": 0,
        "unchanged": 1
      }
    },
    "entries": [
      {
        "kind": "user",
        "name": "nina@acme.example",
        "outcome": "unchanged"
      },
      {
        "kind": "workspace",
        "name": "imported",
        "outcome": "unchanged"
      }
    ],
    "more": 0
  },
  "left_out": null,
  "secrets": {
    "invitations": [],
    "credentials": [],
    "api_keys": []
  }
}

# An export of another organization: ids become aliases of the dialect that is named; what has a secret is left out, and named.
> owner POST /api/v1/organizations/acme/import?existing=keep&dialect=legacy&id_form=uuid
{"format": "roster-organization", "version": 1, "organization": {"id": "01jnxkq8p0e6sr4f9w2zt5vbcd", "slug": "elsewhere", "name": "Elsewhere", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}, "users": [{"id": "01jnxkq8p0f7tr5g8x3zv6wcde", "email": "founder@example.com", "given_name": "", "family_name": "", "status": "active", "role": "owner", "source": "api", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}], "groups": [], "workspaces": [{"id": "01jnxkq8p0g8vs6h7y4zw5xdef", "slug": "ws-default-17fa3c", "name": "Default", "is_default": true, "limits": {}, "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z", "members": [{"user": "01jnxkq8p0f7tr5g8x3zv6wcde", "role": "viewer", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}], "groups": []}], "invitations": [], "service_accounts": [], "api_keys": [{"id": "01jnxkq8p0h9wt7j8z5xv6yefg", "user": "01jnxkq8p0f7tr5g8x3zv6wcde", "name": "First key", "limits": {}, "secret_sha256": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", "mask": {"start": "rst_key_", "end": "hxw"}, "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}], "aliases": [], "dialect_data": []}
< 200
< content-type: application/json
{
  "dry_run": false,
  "difference": {
    "counts": {
      "user": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "workspace": {
        "created": 0,
        "updated": 0,
        "kept": 0,
        "unchanged": 1
      },
      "workspace_member": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "alias": {
        "created": 2,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      }
    },
    "entries": [
      {
        "kind": "user",
        "name": "founder@example.com",
        "outcome": "created"
      },
      {
        "kind": "alias",
        "name": "legacy 01957b3b-a2c0-79f5-82c1-1d1ff66e31ae",
        "within": "founder@example.com",
        "outcome": "created"
      },
      {
        "kind": "alias",
        "name": "legacy 01957b3b-a2c0-8237-9344-fe27f85eb5cf",
        "within": "ws-default-17fa3c",
        "outcome": "created"
      },
      {
        "kind": "workspace_member",
        "name": "founder@example.com",
        "within": "ws-default-9c3a48",
        "outcome": "created"
      },
      {
        "kind": "workspace",
        "name": "ws-default-17fa3c",
        "outcome": "unchanged"
      }
    ],
    "more": 0
  },
  "left_out": {
    "counts": {
      "organization": 1,
      "api_key": 1
    },
    "entries": [
      {
        "kind": "organization",
        "name": "elsewhere",
        "reason": "the organization here keeps its own name, slug and settings"
      },
      {
        "kind": "api_key",
        "name": "First key",
        "within": "founder@example.com",
        "reason": "its secret is of elsewhere: make a new one"
      }
    ],
    "more": 0
  },
  "secrets": {
    "invitations": [],
    "credentials": [],
    "api_keys": []
  }
}

# It needs a dialect, and records take none.
> owner POST /api/v1/organizations/acme/import
{"format": "roster-organization", "version": 1, "organization": {"id": "01jnxkq8p0e6sr4f9w2zt5vbcd", "slug": "elsewhere", "name": "Elsewhere", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}, "users": [], "groups": [], "workspaces": [], "invitations": [], "service_accounts": [], "api_keys": [], "aliases": [], "dialect_data": []}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "dialect: must name the dialect in which the ids of the export become aliases: 1 to 32 of a-z",
  "code": "invalid",
  "field": "dialect",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/acme/import?dialect=legacy
{"users": []}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "dialect: is for an export: records say the dialect of each alias",
  "code": "invalid",
  "field": "dialect",
  "request_id": "(request id)"
}

# The first fault is named with its path, and nothing is half done.
> owner POST /api/v1/organizations/acme/import
{"users": [{"email": "first@acme.example"}, {"email": "second@acme.example", "role": "boss"}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "users[1].role: must be one of owner, admin, viewer, member",
  "code": "invalid",
  "field": "users[1].role",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/acme/import
{"users": [{"email": "first@acme.example"}, {"email": "second@acme.example", "nickname": "x"}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "users[1].nickname: unknown field `nickname`, expected one of `email`, `given_name`, `family_name`, `picture`, `status`, `role`, `source`, `created_at`, `aliases`, `dialect_data`",
  "code": "invalid",
  "field": "users[1].nickname",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/acme/import
{"users": [{"email": "first@acme.example"}, {"email": "FIRST@acme.example"}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "users[1].email: stands there twice",
  "code": "invalid",
  "field": "users[1].email",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/acme/import
{"users": [{"email": "first@acme.example"}], "groups": [{"name": "Some", "members": [{"user": "nobody@acme.example"}]}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "groups[0].members[0].user: must be the email of a user of the document or of the organization",
  "code": "invalid",
  "field": "groups[0].members[0].user",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/acme/import?existing=replace
{"users": [{"email": "first@acme.example"}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "existing: must be refuse, keep or update",
  "code": "invalid",
  "field": "existing",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/acme/import
{"format": "csv"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "format: must be roster-records, or roster-organization for an export",
  "code": "invalid",
  "field": "format",
  "request_id": "(request id)"
}

> owner GET /api/v1/organizations/acme/users?email=first@acme.example
< 200
< content-type: application/json
{
  "data": [],
  "next": null,
  "total": 0
}

# An admin brings in no owner, and who only reads brings in nothing.
> admin POST /api/v1/organizations/acme/import
{"users": [{"email": "first@acme.example"}, {"email": "boss@acme.example", "role": "owner"}]}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs organizations.import: nobody may give or take more than they hold",
  "code": "forbidden",
  "request_id": "(request id)"
}

> viewer POST /api/v1/organizations/acme/import
{"users": [{"email": "first@acme.example"}]}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs organizations.import: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

# No version can be expected of so many.
> owner POST /api/v1/organizations/acme/import?existing=update
+ if-match: *
{"users": [{"email": "nina@acme.example", "given_name": "Nora"}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "nothing that this changes has a version of its own, so no version of it can be expected",
  "code": "invalid",
  "request_id": "(request id)"
}

# A request that is sent again is not done again: its answer had secrets.
> owner POST /api/v1/organizations/acme/import
+ idempotency-key: once
{"api_keys": [{"name": "Once", "role": "viewer"}]}
< 200
< content-type: application/json
{
  "dry_run": false,
  "difference": {
    "counts": {
      "api_key": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      }
    },
    "entries": [
      {
        "kind": "api_key",
        "name": "Once",
        "outcome": "created"
      }
    ],
    "more": 0
  },
  "left_out": null,
  "secrets": {
    "invitations": [],
    "credentials": [],
    "api_keys": [
      {
        "id": "01kdybqq08frvv0xb4h2w09m4n",
        "name": "Once",
        "description": null,
        "owner": {
          "type": "organization",
          "id": "01kdyak52rfs2t2rg44v84s4gr",
          "role": "viewer"
        },
        "owner_has_access": true,
        "workspace": null,
        "scopes": null,
        "permissions": null,
        "limits": {
          "usage": null,
          "rate": null
        },
        "defaults": null,
        "mask": "rst_key_*****IxW",
        "status": "active",
        "previous_secret_until": null,
        "expires_at": null,
        "last_used_at": null,
        "created_at": "2026-01-02T03:24:05.000Z",
        "updated_at": "2026-01-02T03:24:05.000Z",
        "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfmO0CvpLjuNhrqHOE9uoX7I3WG9HtRNFYtqxDxHv82D6IxW"
      }
    ]
  }
}

> owner POST /api/v1/organizations/acme/import
+ idempotency-key: once
{"api_keys": [{"name": "Once", "role": "viewer"}]}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#secret_already_shown",
  "title": "Secret already shown",
  "status": 409,
  "detail": "this was done, and its answer had a secret, which is shown once only: it belongs to 01kdybqq08frvv0xb4h2w09m4n; revoke that if the secret is lost",
  "code": "secret_already_shown",
  "id": "01kdybqq08frvv0xb4h2w09m4n",
  "request_id": "(request id)"
}

