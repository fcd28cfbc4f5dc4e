# A workspace from its making to its end and back.

> owner POST /evo/workspace/orgs/{organization}/workspaces
{"name": "Test Workspace A", "description": "test workspace", "default_coordinate_system": "EPSG:2193", "bounding_box": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1.5], [0, 1.5], [0, 0]]]}, "labels": ["test", "pit 7"]}
< 201
< content-type: application/json
{
  "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
  "name": "Test Workspace A",
  "description": "test workspace",
  "created_at": "2026-01-02T03:24:05.000000Z",
  "created_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "updated_at": "2026-01-02T03:24:05.000000Z",
  "updated_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbb-dc08-7f92-9c2a-37570dcd0333",
  "default_coordinate_system": "EPSG:2193",
  "labels": [
    "test",
    "pit 7"
  ],
  "ml_enabled": false,
  "bounding_box": {
    "type": "Polygon",
    "coordinates": [
      [
        [
          0,
          0
        ],
        [
          1,
          0
        ],
        [
          1,
          1.5
        ],
        [
          0,
          1.5
        ],
        [
          0,
          0
        ]
      ]
    ]
  },
  "current_user_role": "owner"
}

= keep made /id

> owner GET /evo/workspace/orgs/{organization}/workspaces/{made}?deleted=False
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
  "name": "Test Workspace A",
  "description": "test workspace",
  "created_at": "2026-01-02T03:24:05.000000Z",
  "created_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "updated_at": "2026-01-02T03:24:05.000000Z",
  "updated_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbb-dc08-7f92-9c2a-37570dcd0333",
  "default_coordinate_system": "EPSG:2193",
  "labels": [
    "test",
    "pit 7"
  ],
  "ml_enabled": false,
  "bounding_box": {
    "type": "Polygon",
    "coordinates": [
      [
        [
          0,
          0
        ],
        [
          1,
          0
        ],
        [
          1,
          1.5
        ],
        [
          0,
          1.5
        ],
        [
          0,
          0
        ]
      ]
    ]
  },
  "current_user_role": "owner"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
      "name": "Test Workspace A",
      "description": "test workspace",
      "created_at": "2026-01-02T03:24:05.000000Z",
      "created_by": {
        "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
        "name": "Ona Example",
        "email": "owner@acme.example"
      },
      "updated_at": "2026-01-02T03:24:05.000000Z",
      "updated_by": {
        "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
        "name": "Ona Example",
        "email": "owner@acme.example"
      },
      "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbb-dc08-7f92-9c2a-37570dcd0333",
      "default_coordinate_system": "EPSG:2193",
      "labels": [
        "test",
        "pit 7"
      ],
      "ml_enabled": false,
      "bounding_box": {
        "type": "Polygon",
        "coordinates": [
          [
            [
              0,
              0
            ],
            [
              1,
              0
            ],
            [
              1,
              1.5
            ],
            [
              0,
              1.5
            ],
            [
              0,
              0
            ]
          ]
        ]
      },
      "current_user_role": "owner"
    }
  ]
}

> owner POST /evo/workspace/orgs/{organization}/workspaces
{"name": "Test Workspace A", "description": "", "bounding_box": null, "labels": null}
< 409
< content-type: application/problem+json
{
  "detail": "another workspace already has this name",
  "invalid-params": [
    {
      "name": "name",
      "reason": "is taken"
    }
  ],
  "status": 409,
  "title": "Name conflict",
  "type": "https://seequent.com/error-codes/workspace/name-conflict"
}

= clock 60

> owner PATCH /evo/workspace/orgs/{organization}/workspaces/{made}
{"name": "Renamed", "labels": [], "bounding_box": null}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
  "name": "Renamed",
  "description": "test workspace",
  "created_at": "2026-01-02T03:24:05.000000Z",
  "created_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "updated_at": "2026-01-02T03:25:05.000000Z",
  "updated_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbb-dc08-7f92-9c2a-37570dcd0333",
  "default_coordinate_system": "EPSG:2193",
  "labels": [],
  "ml_enabled": false,
  "bounding_box": null,
  "current_user_role": "owner"
}

> owner PATCH /evo/workspace/orgs/{organization}/workspaces/{made}
{"description": ""}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
  "name": "Renamed",
  "description": "",
  "created_at": "2026-01-02T03:24:05.000000Z",
  "created_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "updated_at": "2026-01-02T03:25:05.000000Z",
  "updated_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbb-dc08-7f92-9c2a-37570dcd0333",
  "default_coordinate_system": "EPSG:2193",
  "labels": [],
  "ml_enabled": false,
  "bounding_box": null,
  "current_user_role": "owner"
}

> owner DELETE /evo/workspace/orgs/{organization}/workspaces/{made}
< 204

# Deleted ones are known to those who were given a role in them, and to nobody else.

> owner GET /evo/workspace/orgs/{organization}/workspaces/{made}
< 410
< content-type: application/problem+json
{
  "detail": "the workspace was deleted",
  "invalid-params": null,
  "status": 410,
  "title": "Gone",
  "type": "https://seequent.com/error-codes/workspace/gone"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/{made}?deleted=True
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
  "name": "Renamed",
  "description": "",
  "created_at": "2026-01-02T03:24:05.000000Z",
  "created_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "updated_at": "2026-01-02T03:25:05.000000Z",
  "updated_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbb-dc08-7f92-9c2a-37570dcd0333",
  "default_coordinate_system": "EPSG:2193",
  "labels": [],
  "ml_enabled": false,
  "bounding_box": null,
  "current_user_role": "owner"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces?deleted=True
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?deleted=True&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?deleted=True&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
      "name": "Renamed",
      "description": "",
      "created_at": "2026-01-02T03:24:05.000000Z",
      "created_by": {
        "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
        "name": "Ona Example",
        "email": "owner@acme.example"
      },
      "updated_at": "2026-01-02T03:25:05.000000Z",
      "updated_by": {
        "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
        "name": "Ona Example",
        "email": "owner@acme.example"
      },
      "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbb-dc08-7f92-9c2a-37570dcd0333",
      "default_coordinate_system": "EPSG:2193",
      "labels": [],
      "ml_enabled": false,
      "bounding_box": null,
      "current_user_role": "owner"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces?deleted=False
< 200
< content-type: application/json
{
  "links": {
    "count": 0,
    "total": 0,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?deleted=False&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?deleted=False&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": []
}

> workspace-manager GET /evo/workspace/orgs/{organization}/workspaces/{made}
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> owner PATCH /evo/workspace/orgs/{organization}/workspaces/{made}
{"name": "Again"}
< 410
< content-type: application/problem+json
{
  "detail": "the workspace was deleted",
  "invalid-params": null,
  "status": 410,
  "title": "Gone",
  "type": "https://seequent.com/error-codes/workspace/gone"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/{made}/users
< 410
< content-type: application/problem+json
{
  "detail": "the workspace was deleted",
  "invalid-params": null,
  "status": 410,
  "title": "Gone",
  "type": "https://seequent.com/error-codes/workspace/gone"
}

> owner DELETE /evo/workspace/orgs/{organization}/workspaces/{made}
< 410
< content-type: application/problem+json
{
  "detail": "the workspace was deleted",
  "invalid-params": null,
  "status": 410,
  "title": "Gone",
  "type": "https://seequent.com/error-codes/workspace/gone"
}

> owner POST /evo/workspace/orgs/{organization}/workspaces/{made}
< 422
< content-type: application/problem+json
{
  "detail": "deleted: must be false, to take a deleted workspace back",
  "invalid-params": [
    {
      "name": "deleted",
      "reason": "must be false, to take a deleted workspace back"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner POST /evo/workspace/orgs/{organization}/workspaces/{made}?deleted=false
+ content-type: application/octet-stream
< 204

> owner POST /evo/workspace/orgs/{organization}/workspaces/{made}?deleted=false
< 303
< content-type: application/problem+json
< location: http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbb-dc08-7f92-9c2a-37570dcd0333
{
  "detail": "the workspace is not deleted: it is there",
  "invalid-params": null,
  "status": 303,
  "title": "See other",
  "type": "https://seequent.com/error-codes/workspace/not-deleted"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/{made}/current-user-role
< 200
< content-type: application/json
{
  "user_id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
  "role": "owner"
}

# A role in the organization shows nothing here.

> owner GET /evo/workspace/orgs/{organization}/workspaces/{workspace}
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> viewer GET /evo/workspace/orgs/{organization}/workspaces
< 200
< content-type: application/json
{
  "links": {
    "count": 0,
    "total": 0,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": []
}

> workspace-manager GET /evo/workspace/orgs/{organization}/workspaces/{workspace}
< 200
< content-type: application/json
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
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "default_coordinate_system": "",
  "labels": [],
  "ml_enabled": false,
  "bounding_box": null,
  "current_user_role": "editor"
}

> organization-key GET /evo/workspace/orgs/{organization}/workspaces/{workspace}
< 200
< content-type: application/json
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
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "default_coordinate_system": "",
  "labels": [],
  "ml_enabled": false,
  "bounding_box": null,
  "current_user_role": "owner"
}

> service-account GET /evo/workspace/orgs/{organization}/workspaces
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?limit=20&offset=0",
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
      "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "default_coordinate_system": "",
      "labels": [],
      "ml_enabled": false,
      "bounding_box": null,
      "current_user_role": "viewer"
    }
  ]
}

# An editor who is a manager edits it, and does not end it; a plain member, whom the vendor also calls an editor, edits nothing.

> workspace-member PATCH /evo/workspace/orgs/{organization}/workspaces/{workspace}
{"description": "By a member"}
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspaces.update: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> workspace-manager PATCH /evo/workspace/orgs/{organization}/workspaces/{workspace}
{"description": "x"}
< 200
< content-type: application/json
{
  "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "name": "Workspace shared",
  "description": "x",
  "created_at": "2026-01-02T03:04:08.000000Z",
  "created_by": {
    "id": "00000000-0000-0000-0000-000000000000",
    "name": null,
    "email": null
  },
  "updated_at": "2026-01-02T03:25:05.000000Z",
  "updated_by": {
    "id": "019b7ca9-bf50-74e7-82df-49c777f2d75a",
    "name": "Mark Example",
    "email": "mark@acme.example"
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "default_coordinate_system": "",
  "labels": [],
  "ml_enabled": false,
  "bounding_box": null,
  "current_user_role": "editor"
}

> workspace-manager DELETE /evo/workspace/orgs/{organization}/workspaces/{workspace}
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspaces.delete: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> workspace-manager POST /evo/workspace/orgs/{organization}/workspaces/{workspace}?deleted=false
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspaces.restore: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> weak POST /evo/workspace/orgs/{organization}/workspaces
{"name": "Mine"}
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspaces.create: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

# What is no value.

> owner POST /evo/workspace/orgs/{organization}/workspaces
{"name": ""}
< 422
< content-type: application/problem+json
{
  "detail": "name: must have 1 to 60 characters, not all of them blank, and none that can't be shown",
  "invalid-params": [
    {
      "name": "name",
      "reason": "must have 1 to 60 characters, not all of them blank, and none that can't be shown"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner POST /evo/workspace/orgs/{organization}/workspaces
{"description": "no name"}
< 422
< content-type: application/problem+json
{
  "detail": "name: is needed",
  "invalid-params": [
    {
      "name": "name",
      "reason": "is needed"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner POST /evo/workspace/orgs/{organization}/workspaces
{"name": "x", "labels": [""]}
< 422
< content-type: application/problem+json
{
  "detail": "labels: must be at most 20 labels of 1 to 100 characters",
  "invalid-params": [
    {
      "name": "labels",
      "reason": "must be at most 20 labels of 1 to 100 characters"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner POST /evo/workspace/orgs/{organization}/workspaces
{"name": "x", "bounding_box": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 91], [0, 91], [0, 0]]]}}
< 422
< content-type: application/problem+json
{
  "detail": "bounding_box: must have positions of a longitude from -180 to 180 and a latitude from -90 to 90",
  "invalid-params": [
    {
      "name": "bounding_box",
      "reason": "must have positions of a longitude from -180 to 180 and a latitude from -90 to 90"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner POST /evo/workspace/orgs/{organization}/workspaces
{"name": "x", "bounding_box": {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]}}
< 422
< content-type: application/problem+json
{
  "detail": "bounding_box: must be a rectangle along the meridians and parallels, its corners counter-clockwise",
  "invalid-params": [
    {
      "name": "bounding_box",
      "reason": "must be a rectangle along the meridians and parallels, its corners counter-clockwise"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner PATCH /evo/workspace/orgs/{organization}/workspaces/{made}
{"name": null}
< 422
< content-type: application/problem+json
{
  "detail": "name: invalid type: null, expected a string",
  "invalid-params": [
    {
      "name": "name",
      "reason": "invalid type: null, expected a string"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/shared
< 422
< content-type: application/problem+json
{
  "detail": "workspace_id: must be a UUID",
  "invalid-params": [
    {
      "name": "workspace_id",
      "reason": "must be a UUID"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner GET /evo/workspace/orgs/acme/workspaces
< 422
< content-type: application/problem+json
{
  "detail": "org_id: must be a UUID",
  "invalid-params": [
    {
      "name": "org_id",
      "reason": "must be a UUID"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/{absent}
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> stranger GET /evo/workspace/orgs/{organization}/workspaces
< 404
< content-type: application/problem+json
{
  "detail": "no such organization",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

# A picture is no text, so that only its refusals are told here.

> workspace-manager GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/thumbnail
< 404
< content-type: application/problem+json
{
  "detail": "the workspace has no thumbnail",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/thumbnail
< 404
< content-type: application/problem+json
{
  "detail": "the workspace has no thumbnail",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> organization-key PUT /evo/workspace/orgs/{organization}/workspaces/{workspace}/thumbnail
{"picture": "none"}
< 422
< content-type: application/problem+json
{
  "detail": "body: must be a picture in JPEG or PNG",
  "invalid-params": [
    {
      "name": "body",
      "reason": "must be a picture in JPEG or PNG"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> workspace-manager PUT /evo/workspace/orgs/{organization}/workspaces/{workspace}/thumbnail
{"picture": "none"}
< 422
< content-type: application/problem+json
{
  "detail": "body: must be a picture in JPEG or PNG",
  "invalid-params": [
    {
      "name": "body",
      "reason": "must be a picture in JPEG or PNG"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> organization-key DELETE /evo/workspace/orgs/{organization}/workspaces/{workspace}/thumbnail
< 204

