# Everything in an organization as one document.
> owner GET /api/v1/organizations/acme/export
< 200
< content-type: application/json
{
  "format": "roster-organization",
  "version": 1,
  "organization": {
    "id": "01kdyak52rfs2t2rg44v84s4gr",
    "slug": "acme",
    "name": "Organization acme",
    "created_at": "2026-01-02T03:04:07.000000Z",
    "updated_at": "2026-01-02T03:04:07.000000Z"
  },
  "users": [
    {
      "id": "01kdyak52rf9trm1cw6xee5e73",
      "email": "owner@acme.example",
      "given_name": "Ona",
      "family_name": "Example",
      "status": "active",
      "role": "owner",
      "source": "api",
      "created_at": "2026-01-02T03:04:07.000000Z",
      "updated_at": "2026-01-02T03:04:07.000000Z"
    },
    {
      "id": "01kdyak718eqfaqfd8knnvqgaa",
      "email": "adam@acme.example",
      "given_name": "Adam",
      "family_name": "Example",
      "status": "active",
      "role": "admin",
      "source": "api",
      "created_at": "2026-01-02T03:04:09.000000Z",
      "updated_at": "2026-01-02T03:04:09.000000Z"
    },
    {
      "id": "01kdyak8zre7htye5svswtenzg",
      "email": "vera@acme.example",
      "given_name": "Vera",
      "family_name": "Example",
      "status": "active",
      "role": "viewer",
      "source": "api",
      "created_at": "2026-01-02T03:04:11.000000Z",
      "updated_at": "2026-01-02T03:04:11.000000Z"
    },
    {
      "id": "01kdyakay8f4zshffvjzbvkmj2",
      "email": "willy@acme.example",
      "given_name": "Willy",
      "family_name": "Example",
      "status": "active",
      "role": "member",
      "source": "api",
      "created_at": "2026-01-02T03:04:13.000000Z",
      "updated_at": "2026-01-02T03:04:13.000000Z"
    },
    {
      "id": "01kdyakcwre28vnaf5f9342j04",
      "email": "mona@acme.example",
      "given_name": "Mona",
      "family_name": "Example",
      "status": "active",
      "role": "member",
      "source": "api",
      "created_at": "2026-01-02T03:04:15.000000Z",
      "updated_at": "2026-01-02T03:04:15.000000Z"
    },
    {
      "id": "01kdyakftgekkr5qt9rxvz5ntt",
      "email": "mark@acme.example",
      "given_name": "Mark",
      "family_name": "Example",
      "status": "active",
      "role": "member",
      "source": "api",
      "created_at": "2026-01-02T03:04:18.000000Z",
      "updated_at": "2026-01-02T03:04:18.000000Z"
    },
    {
      "id": "01kdyakjr8ftwa0q3j7vp46r06",
      "email": "dora@acme.example",
      "given_name": "Dora",
      "family_name": "Example",
      "status": "disabled",
      "role": "admin",
      "source": "api",
      "created_at": "2026-01-02T03:04:21.000000Z",
      "updated_at": "2026-01-02T03:04:23.000000Z"
    },
    {
      "id": "01kdyakpn8f39rs18eq9wfsch3",
      "email": "ursula@acme.example",
      "given_name": "Ursula",
      "family_name": "Example",
      "status": "active",
      "role": "member",
      "source": "api",
      "created_at": "2026-01-02T03:04:25.000000Z",
      "updated_at": "2026-01-02T03:04:25.000000Z"
    },
    {
      "id": "01kdyakqmgf9stqd5vzxvx3f1n",
      "email": "max@acme.example",
      "given_name": "Max",
      "family_name": "Example",
      "status": "active",
      "role": "member",
      "source": "api",
      "created_at": "2026-01-02T03:04:26.000000Z",
      "updated_at": "2026-01-02T03:04:26.000000Z"
    }
  ],
  "groups": [
    {
      "id": "01kdyamypgftrrxt9cccefrb8d",
      "name": "Readers of all",
      "source": "api",
      "created_at": "2026-01-02T03:05:06.000000Z",
      "updated_at": "2026-01-02T03:05:06.000000Z",
      "members": [
        {
          "user": "01kdyakqmgf9stqd5vzxvx3f1n",
          "created_at": "2026-01-02T03:05:07.000000Z"
        }
      ]
    },
    {
      "id": "01kdyan1m8ea6bwk74vs1t24qc",
      "name": "Empty",
      "source": "api",
      "created_at": "2026-01-02T03:05:09.000000Z",
      "updated_at": "2026-01-02T03:05:09.000000Z",
      "members": []
    }
  ],
  "roles": [
    {
      "id": "01kdyay3ngfc8va00w8ansznmp",
      "name": "Readers of people",
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "created_at": "2026-01-02T03:10:06.000000Z",
      "updated_at": "2026-01-02T03:10:06.000000Z",
      "assignments": [
        {
          "id": "01kdyay5m0fkya7t0htcrsy5zt",
          "user": "01kdyakqmgf9stqd5vzxvx3f1n",
          "created_at": "2026-01-02T03:10:08.000000Z"
        },
        {
          "id": "01kdyay6k8f4tvztj8v3g7c468",
          "group": "01kdyamypgftrrxt9cccefrb8d",
          "created_at": "2026-01-02T03:10:09.000000Z"
        }
      ]
    },
    {
      "id": "01kdyay4mrezhvvgdw1ny4hb9c",
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "name": "Helpers",
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "created_at": "2026-01-02T03:10:07.000000Z",
      "updated_at": "2026-01-02T03:10:07.000000Z",
      "assignments": [
        {
          "id": "01kdyay7jgezc9qjyh8n0t2feh",
          "user": "01kdyakqmgf9stqd5vzxvx3f1n",
          "created_at": "2026-01-02T03:10:10.000000Z"
        },
        {
          "id": "01kdyay8hrf5789ccmekznjs31",
          "group": "01kdyamypgftrrxt9cccefrb8d",
          "created_at": "2026-01-02T03:10:11.000000Z"
        }
      ]
    }
  ],
  "workspaces": [
    {
      "id": "01kdyak52rfhq98epc7raq524q",
      "slug": "ws-default-9c3a48",
      "name": "Default",
      "is_default": true,
      "limits": {},
      "created_at": "2026-01-02T03:04:07.000000Z",
      "updated_at": "2026-01-02T03:04:07.000000Z",
      "members": [],
      "groups": []
    },
    {
      "id": "01kdyak620eckbx8bv47b97rqz",
      "slug": "shared",
      "name": "Workspace shared",
      "is_default": false,
      "limits": {},
      "created_at": "2026-01-02T03:04:08.000000Z",
      "updated_at": "2026-01-02T03:04:08.000000Z",
      "members": [
        {
          "user": "01kdyakcwre28vnaf5f9342j04",
          "role": "member",
          "created_at": "2026-01-02T03:04:16.000000Z",
          "updated_at": "2026-01-02T03:04:16.000000Z"
        },
        {
          "user": "01kdyakftgekkr5qt9rxvz5ntt",
          "role": "manager",
          "created_at": "2026-01-02T03:04:19.000000Z",
          "updated_at": "2026-01-02T03:04:19.000000Z"
        },
        {
          "user": "01kdyakqmgf9stqd5vzxvx3f1n",
          "role": "viewer",
          "created_at": "2026-01-02T03:04:27.000000Z",
          "updated_at": "2026-01-02T03:04:27.000000Z"
        }
      ],
      "groups": [
        {
          "id": "01kdyan0n0ehmrvjtbrymwns2t",
          "group": "01kdyamypgftrrxt9cccefrb8d",
          "role": "viewer",
          "created_at": "2026-01-02T03:05:08.000000Z",
          "updated_at": "2026-01-02T03:05:08.000000Z"
        }
      ]
    }
  ],
  "invitations": [
    {
      "id": "01kdyarkwges78as6yq2xcpyjk",
      "email": "ivan@acme.example",
      "given_name": "Ivan",
      "family_name": "Example",
      "role": "member",
      "workspaces": [
        {
          "workspace": "01kdyak620eckbx8bv47b97rqz",
          "role": "member"
        }
      ],
      "token_sha256": "(64 hexadecimal digits)",
      "expires_at": "2026-01-09T03:07:06.000000Z",
      "created_at": "2026-01-02T03:07:06.000000Z",
      "updated_at": "2026-01-02T03:07:06.000000Z"
    }
  ],
  "service_accounts": [
    {
      "id": "01kdyaw92gepb8aw7mw61pyvbk",
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "workspace_role": "viewer",
      "name": "Robot",
      "status": "active",
      "created_at": "2026-01-02T03:09:06.000000Z",
      "updated_at": "2026-01-02T03:09:06.000000Z",
      "credentials": [
        {
          "id": "01kdyawa1rf2yvx4mgk3528ex1",
          "name": "CI",
          "secret_sha256": "(64 hexadecimal digits)",
          "mask": {
            "start": "rst_secret_",
            "end": "2rv"
          },
          "created_at": "2026-01-02T03:09:07.000000Z",
          "updated_at": "2026-01-02T03:09:07.000000Z"
        }
      ]
    }
  ],
  "api_keys": [
    {
      "id": "01kdyak52rfha8pxspqe98v0h4",
      "user": "01kdyak52rf9trm1cw6xee5e73",
      "name": "First key of the owner",
      "limits": {},
      "secret_sha256": "(64 hexadecimal digits)",
      "mask": {
        "start": "rst_key_",
        "end": "hxw"
      },
      "created_at": "2026-01-02T03:04:07.000000Z",
      "updated_at": "2026-01-02T03:04:07.000000Z"
    },
    {
      "id": "01kdyak80gf7yvc6drnhdtpzxt",
      "user": "01kdyak718eqfaqfd8knnvqgaa",
      "name": "Key of Adam",
      "limits": {},
      "secret_sha256": "(64 hexadecimal digits)",
      "mask": {
        "start": "rst_key_",
        "end": "hEi"
      },
      "created_at": "2026-01-02T03:04:10.000000Z",
      "updated_at": "2026-01-02T03:04:10.000000Z"
    },
    {
      "id": "01kdyak9z0ef6ry6v3zdpp3wa8",
      "user": "01kdyak8zre7htye5svswtenzg",
      "name": "Key of Vera",
      "limits": {},
      "secret_sha256": "(64 hexadecimal digits)",
      "mask": {
        "start": "rst_key_",
        "end": "n9J"
      },
      "created_at": "2026-01-02T03:04:12.000000Z",
      "updated_at": "2026-01-02T03:04:12.000000Z"
    },
    {
      "id": "01kdyakbxgf17vzwpxe8t0919x",
      "user": "01kdyakay8f4zshffvjzbvkmj2",
      "name": "Key of Willy",
      "limits": {},
      "secret_sha256": "(64 hexadecimal digits)",
      "mask": {
        "start": "rst_key_",
        "end": "J4P"
      },
      "created_at": "2026-01-02T03:04:14.000000Z",
      "updated_at": "2026-01-02T03:04:14.000000Z"
    },
    {
      "id": "01kdyakev8f8ms5w02gm46c792",
      "user": "01kdyakcwre28vnaf5f9342j04",
      "name": "Key of Mona",
      "limits": {},
      "secret_sha256": "(64 hexadecimal digits)",
      "mask": {
        "start": "rst_key_",
        "end": "Crz"
      },
      "created_at": "2026-01-02T03:04:17.000000Z",
      "updated_at": "2026-01-02T03:04:17.000000Z"
    },
    {
      "id": "01kdyakhs0edyv9xbbdgmt1k28",
      "user": "01kdyakftgekkr5qt9rxvz5ntt",
      "name": "Key of Mark",
      "limits": {},
      "secret_sha256": "(64 hexadecimal digits)",
      "mask": {
        "start": "rst_key_",
        "end": "qt4"
      },
      "created_at": "2026-01-02T03:04:20.000000Z",
      "updated_at": "2026-01-02T03:04:20.000000Z"
    },
    {
      "id": "01kdyakkqgehg91w6ggnp42fc0",
      "user": "01kdyakjr8ftwa0q3j7vp46r06",
      "name": "Key of Dora",
      "limits": {},
      "secret_sha256": "(64 hexadecimal digits)",
      "mask": {
        "start": "rst_key_",
        "end": "68W"
      },
      "created_at": "2026-01-02T03:04:22.000000Z",
      "updated_at": "2026-01-02T03:04:22.000000Z"
    },
    {
      "id": "01kdyaknp0epbvceh1s8qr3y61",
      "role": "admin",
      "name": "Machine",
      "limits": {},
      "secret_sha256": "(64 hexadecimal digits)",
      "mask": {
        "start": "rst_key_",
        "end": "rd4"
      },
      "created_at": "2026-01-02T03:04:24.000000Z",
      "updated_at": "2026-01-02T03:04:24.000000Z"
    },
    {
      "id": "01kdyaksk0fvvaxyv3ppk8wdtq",
      "role": "viewer",
      "name": "Reports",
      "limits": {},
      "secret_sha256": "(64 hexadecimal digits)",
      "mask": {
        "start": "rst_key_",
        "end": "x6x"
      },
      "created_at": "2026-01-02T03:04:28.000000Z",
      "updated_at": "2026-01-02T03:04:28.000000Z"
    },
    {
      "id": "01kdyb3kege9ybmbxf7h868p25",
      "user": "01kdyakqmgf9stqd5vzxvx3f1n",
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "name": "Notebook",
      "limits": {},
      "secret_sha256": "(64 hexadecimal digits)",
      "mask": {
        "start": "rst_key_",
        "end": "9UW"
      },
      "created_at": "2026-01-02T03:13:06.000000Z",
      "updated_at": "2026-01-02T03:13:06.000000Z"
    }
  ],
  "aliases": [
    {
      "dialect": "portkey",
      "kind": "user",
      "alias": "legacy-ursula",
      "target": "01kdyakpn8f39rs18eq9wfsch3",
      "shown": false,
      "created_at": "2026-01-02T03:04:29.000000Z"
    }
  ],
  "dialect_data": []
}

# Who only reads is not handed the hashes of keys.
> viewer GET /api/v1/organizations/acme/export
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs organizations.export: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

# What an import would make; nothing is kept.
> operator POST /api/v1/organizations/import?dry_run=true
{"format": "roster-organization", "version": 1, "organization": {"id": "01jnxkq8p0e6sr4f9w2zt5vbcd", "slug": "restored", "name": "Restored", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}, "users": [{"id": "01jnxkq8p0f7tr5g8x3zv6wcde", "email": "founder@example.com", "given_name": "", "family_name": "", "status": "active", "role": "owner", "source": "api", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}], "groups": [], "workspaces": [{"id": "01jnxkq8p0g8vs6h7y4zw5xdef", "slug": "ws-default-17fa3c", "name": "Default", "is_default": true, "limits": {}, "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z", "members": [], "groups": []}], "invitations": [], "service_accounts": [], "api_keys": [], "aliases": [], "dialect_data": []}
< 200
< content-type: application/json
{
  "dry_run": true,
  "organization": {
    "id": "01jnxkq8p0e6sr4f9w2zt5vbcd",
    "slug": "restored"
  },
  "created": {
    "users": 1,
    "groups": 0,
    "roles": 0,
    "workspaces": 1,
    "workspace_members": 0,
    "invitations": 0,
    "service_accounts": 0,
    "credentials": 0,
    "api_keys": 0,
    "api_keys_without_secret": 0,
    "sso_connections": 0,
    "aliases": 0
  }
}

> operator POST /api/v1/organizations/import
{"format": "roster-organization", "version": 1, "organization": {"id": "01jnxkq8p0e6sr4f9w2zt5vbcd", "slug": "restored", "name": "Restored", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}, "users": [{"id": "01jnxkq8p0f7tr5g8x3zv6wcde", "email": "founder@example.com", "given_name": "", "family_name": "", "status": "active", "role": "owner", "source": "api", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}], "groups": [], "workspaces": [{"id": "01jnxkq8p0g8vs6h7y4zw5xdef", "slug": "ws-default-17fa3c", "name": "Default", "is_default": true, "limits": {}, "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z", "members": [], "groups": []}], "invitations": [], "service_accounts": [], "api_keys": [], "aliases": [], "dialect_data": []}
< 200
< content-type: application/json
{
  "dry_run": false,
  "organization": {
    "id": "01jnxkq8p0e6sr4f9w2zt5vbcd",
    "slug": "restored"
  },
  "created": {
    "users": 1,
    "groups": 0,
    "roles": 0,
    "workspaces": 1,
    "workspace_members": 0,
    "invitations": 0,
    "service_accounts": 0,
    "credentials": 0,
    "api_keys": 0,
    "api_keys_without_secret": 0,
    "sso_connections": 0,
    "aliases": 0
  }
}

# What is there already is refused, also in a rehearsal.
> operator POST /api/v1/organizations/import?dry_run=true
{"format": "roster-organization", "version": 1, "organization": {"id": "01jnxkq8p0e6sr4f9w2zt5vbcd", "slug": "restored", "name": "Restored", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}, "users": [{"id": "01jnxkq8p0f7tr5g8x3zv6wcde", "email": "founder@example.com", "given_name": "", "family_name": "", "status": "active", "role": "owner", "source": "api", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}], "groups": [], "workspaces": [{"id": "01jnxkq8p0g8vs6h7y4zw5xdef", "slug": "ws-default-17fa3c", "name": "Default", "is_default": true, "limits": {}, "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z", "members": [], "groups": []}], "invitations": [], "service_accounts": [], "api_keys": [], "aliases": [], "dialect_data": []}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another organization already has this id",
  "code": "already_exists",
  "field": "id",
  "request_id": "(request id)"
}

# The first fault is named with its path.
> operator POST /api/v1/organizations/import
{"format": "roster-organization", "version": 1, "organization": {"id": "01jnxkq8p0e6sr4f9w2zt5vbcd", "slug": "restored", "name": "Restored", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}, "users": [{"id": "01jnxkq8p0f7tr5g8x3zv6wcde", "email": "founder@example.com", "given_name": "", "family_name": "", "status": "active", "role": "boss", "source": "api", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}], "groups": [], "workspaces": [{"id": "01jnxkq8p0g8vs6h7y4zw5xdef", "slug": "ws-default-17fa3c", "name": "Default", "is_default": true, "limits": {}, "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z", "members": [], "groups": []}], "invitations": [], "service_accounts": [], "api_keys": [], "aliases": [], "dialect_data": []}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "users[0].role: must be one of owner, admin, viewer, member",
  "code": "invalid",
  "field": "users[0].role",
  "request_id": "(request id)"
}

> operator POST /api/v1/organizations/import
{"format": "roster-organization", "version": 1, "organization": {"id": "01jnxkq8p0e6sr4f9w2zt5vbcd", "slug": "restored", "name": "Restored", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}, "users": [{"id": "01jnxkq8p0f7tr5g8x3zv6wcde", "email": "founder@example.com", "given_name": "", "family_name": "", "status": "active", "role": "admin", "source": "api", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}], "groups": [], "workspaces": [{"id": "01jnxkq8p0g8vs6h7y4zw5xdef", "slug": "ws-default-17fa3c", "name": "Default", "is_default": true, "limits": {}, "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z", "members": [], "groups": []}], "invitations": [], "service_accounts": [], "api_keys": [], "aliases": [], "dialect_data": []}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "users: one of them, at least, is an active owner",
  "code": "invalid",
  "field": "users",
  "request_id": "(request id)"
}

> operator POST /api/v1/organizations/import?dry_run=maybe
{"format": "roster-organization", "version": 1, "organization": {"id": "01jnxkq8p0e6sr4f9w2zt5vbcd", "slug": "restored", "name": "Restored", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}, "users": [{"id": "01jnxkq8p0f7tr5g8x3zv6wcde", "email": "founder@example.com", "given_name": "", "family_name": "", "status": "active", "role": "owner", "source": "api", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}], "groups": [], "workspaces": [{"id": "01jnxkq8p0g8vs6h7y4zw5xdef", "slug": "ws-default-17fa3c", "name": "Default", "is_default": true, "limits": {}, "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z", "members": [], "groups": []}], "invitations": [], "service_accounts": [], "api_keys": [], "aliases": [], "dialect_data": []}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "dry_run: must be true or false",
  "code": "invalid",
  "field": "dry_run",
  "request_id": "(request id)"
}

# Only operators import.
> owner POST /api/v1/organizations/import
{"format": "roster-organization", "version": 1, "organization": {"id": "01jnxkq8p0e6sr4f9w2zt5vbcd", "slug": "restored", "name": "Restored", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}, "users": [{"id": "01jnxkq8p0f7tr5g8x3zv6wcde", "email": "founder@example.com", "given_name": "", "family_name": "", "status": "active", "role": "owner", "source": "api", "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"}], "groups": [], "workspaces": [{"id": "01jnxkq8p0g8vs6h7y4zw5xdef", "slug": "ws-default-17fa3c", "name": "Default", "is_default": true, "limits": {}, "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z", "members": [], "groups": []}], "invitations": [], "service_accounts": [], "api_keys": [], "aliases": [], "dialect_data": []}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs organizations.create: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

