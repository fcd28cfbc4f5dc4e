# Which organizations the caller has, and where their hub is.

> owner GET /evo/evo/identity/v2/discovery?service=evo
< 200
< content-type: application/json
{
  "discovery": {
    "organizations": [
      {
        "id": "019b7ca9-9458-7e45-a162-0426d04c9218",
        "display_name": "Organization acme"
      }
    ],
    "hubs": [
      {
        "code": "roster",
        "display_name": "Roster",
        "url": "http://127.0.0.1:7400/evo"
      }
    ],
    "services": [
      {
        "code": "workspace",
        "display_name": "Workspaces"
      }
    ],
    "service_access": [
      {
        "org_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
        "hub_code": "roster",
        "services": [
          "workspace"
        ]
      }
    ],
    "has_new_instances": false
  }
}

> service-account GET /evo/workspace/evo/identity/v2/discovery
< 200
< content-type: application/json
{
  "discovery": {
    "organizations": [
      {
        "id": "019b7ca9-9458-7e45-a162-0426d04c9218",
        "display_name": "Organization acme"
      }
    ],
    "hubs": [
      {
        "code": "roster",
        "display_name": "Roster",
        "url": "http://127.0.0.1:7400/evo"
      }
    ],
    "services": [
      {
        "code": "workspace",
        "display_name": "Workspaces"
      }
    ],
    "service_access": [
      {
        "org_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
        "hub_code": "roster",
        "services": [
          "workspace"
        ]
      }
    ],
    "has_new_instances": false
  }
}

> personal-key GET /evo/workspace/evo/identity/v1/discovery?service=workspace
< 200
< content-type: application/json
{
  "discovery": {
    "organizations": [
      {
        "id": "019b7cad-39f0-7803-a7e9-d14ee04ca810",
        "display_name": "Organization atlas"
      }
    ],
    "hubs": [
      {
        "code": "roster",
        "display_name": "Roster",
        "url": "http://127.0.0.1:7400/evo"
      }
    ],
    "services": [
      {
        "code": "workspace",
        "display_name": "Workspaces"
      }
    ],
    "service_access": [
      {
        "org_id": "019b7cad-39f0-7803-a7e9-d14ee04ca810",
        "hub_code": "roster",
        "services": [
          "workspace"
        ]
      }
    ],
    "has_new_instances": false
  }
}

# A service that is not here is nowhere.

> owner GET /evo/evo/identity/v2/discovery?service=blocksync
< 200
< content-type: application/json
{
  "discovery": {
    "organizations": [],
    "hubs": [],
    "services": [],
    "service_access": [],
    "has_new_instances": false
  }
}

# The operator may call its organization by an id of elsewhere: paths and answers have that one from then on.

> operator POST /api/v1/organizations/0000000000e008000000000000/aliases
{"dialect": "evo", "kind": "organization", "alias": "00000000-0000-0000-0000-000000000000", "target": "{organization}", "shown": true}
< 201
< content-type: application/json
{
  "dialect": "evo",
  "kind": "organization",
  "alias": "00000000-0000-0000-0000-000000000000",
  "workspace": null,
  "target": "01kdyak52rfs2t2rg44v84s4gr",
  "shown": true,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> owner GET /evo/evo/identity/v2/discovery?service=evo
< 200
< content-type: application/json
{
  "discovery": {
    "organizations": [
      {
        "id": "00000000-0000-0000-0000-000000000000",
        "display_name": "Organization acme"
      }
    ],
    "hubs": [
      {
        "code": "roster",
        "display_name": "Roster",
        "url": "http://127.0.0.1:7400/evo"
      }
    ],
    "services": [
      {
        "code": "workspace",
        "display_name": "Workspaces"
      }
    ],
    "service_access": [
      {
        "org_id": "00000000-0000-0000-0000-000000000000",
        "hub_code": "roster",
        "services": [
          "workspace"
        ]
      }
    ],
    "has_new_instances": false
  }
}

> workspace-manager GET /evo/workspace/orgs/00000000-0000-0000-0000-000000000000/workspaces
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/00000000-0000-0000-0000-000000000000/workspaces?limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/00000000-0000-0000-0000-000000000000/workspaces?limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "name": "Workspace shared",
      "description": "",
      "created_at": "2026-01-02T03:04:08.000000Z",
      "created_by": {
        "id": "00000000-0000-0000-0000-000000000000",
        "name": null,
        "email": null
      },
      "updated_at": "2026-01-02T03:04:08.000000Z",
      "updated_by": {
        "id": "00000000-0000-0000-0000-000000000000",
        "name": null,
        "email": null
      },
      "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/00000000-0000-0000-0000-000000000000/workspaces/019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "default_coordinate_system": "",
      "labels": [],
      "ml_enabled": false,
      "bounding_box": null,
      "current_user_role": "editor"
    }
  ]
}

> stranger GET /evo/workspace/orgs/00000000-0000-0000-0000-000000000000/workspaces
< 404
< content-type: application/problem+json
{
  "detail": "no such organization",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

# Whether the server works.

> nobody GET /evo/workspace/health_check
< 200
< content-type: text/plain; charset=utf-8
pass

> nobody GET /evo/workspace/health_check?full=true&check_dependencies=true
< 200
< content-type: application/json
{
  "version": "0.1.0",
  "status": "pass",
  "dependencies": {
    "store": "pass"
  }
}

