# Whose a workspace is. An Evo User makes one where the organization lets its members.

> weak POST /evo/workspace/orgs/{organization}/workspaces
{"name": "Not yet"}
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspaces.create: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> owner PATCH /api/v1/organizations/{organization}
{"members_can_create_workspaces": true}
< 200
< content-type: application/json
{
  "id": "01kdyak52rfs2t2rg44v84s4gr",
  "slug": "acme",
  "name": "Organization acme",
  "settings": null,
  "members_can_create_workspaces": true,
  "created_at": "2026-01-02T03:04:07.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> weak POST /evo/workspace/orgs/{organization}/workspaces
{"name": "Own"}
< 201
< content-type: application/json
{
  "id": "019b7cbb-dc08-7239-9285-30531d3f95a0",
  "name": "Own",
  "description": "",
  "created_at": "2026-01-02T03:24:05.000000Z",
  "created_by": {
    "id": "019b7ca9-abc8-793f-98bd-fb97d7b9d242",
    "name": "Willy Example",
    "email": "willy@acme.example"
  },
  "updated_at": "2026-01-02T03:24:05.000000Z",
  "updated_by": {
    "id": "019b7ca9-abc8-793f-98bd-fb97d7b9d242",
    "name": "Willy Example",
    "email": "willy@acme.example"
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbb-dc08-7239-9285-30531d3f95a0",
  "default_coordinate_system": "",
  "labels": [],
  "ml_enabled": false,
  "bounding_box": null,
  "current_user_role": "owner"
}

= keep made /id
# It is theirs: they give roles in it, end it, and take it back.

> workspace-member GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/current-user-role
< 200
< content-type: application/json
{
  "user_id": "019b7ca9-b398-7091-baa9-e57a46414804",
  "role": "editor"
}

= keep mona /user_id

> weak POST /evo/workspace/orgs/{organization}/workspaces/{made}/users
{"user_id": "{mona}", "role": "editor"}
< 201
< content-type: application/json
{
  "user_id": "019b7ca9-b398-7091-baa9-e57a46414804",
  "role": "editor"
}

> weak GET /evo/workspace/orgs/{organization}/workspaces/{made}/users
< 200
< content-type: application/json
{
  "links": {},
  "results": [
    {
      "email": "willy@acme.example",
      "full_name": "Willy Example",
      "role": "owner",
      "user_id": "019b7ca9-abc8-793f-98bd-fb97d7b9d242"
    },
    {
      "email": "mona@acme.example",
      "full_name": "Mona Example",
      "role": "editor",
      "user_id": "019b7ca9-b398-7091-baa9-e57a46414804"
    }
  ]
}

> workspace-member DELETE /evo/workspace/orgs/{organization}/workspaces/{made}
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspaces.delete: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> weak DELETE /evo/workspace/orgs/{organization}/workspaces/{made}
< 204

> weak GET /evo/workspace/orgs/{organization}/workspaces/summary?deleted=true
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?deleted=true&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?deleted=true&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbb-dc08-7239-9285-30531d3f95a0",
      "name": "Own"
    }
  ]
}

> workspace-member GET /evo/workspace/orgs/{organization}/workspaces/summary?deleted=true
< 200
< content-type: application/json
{
  "links": {
    "count": 0,
    "total": 0,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?deleted=true&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?deleted=true&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": []
}

> workspace-member GET /evo/workspace/orgs/{organization}/workspaces/{made}
< 410
< content-type: application/problem+json
{
  "detail": "the workspace was deleted",
  "invalid-params": null,
  "status": 410,
  "title": "Gone",
  "type": "https://seequent.com/error-codes/workspace/gone"
}

> workspace-member POST /evo/workspace/orgs/{organization}/workspaces/{made}?deleted=false
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspaces.restore: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> weak POST /evo/workspace/orgs/{organization}/workspaces/{made}?deleted=false
< 204

# Nobody learns of it by the organization's setting.

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

> owner GET /evo/workspace/orgs/{organization}/workspaces/{made}
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

# Whoever is a member leaves, and takes nobody along.

> workspace-member DELETE /evo/workspace/orgs/{organization}/workspaces/{workspace}/users/{user}
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspace_members.delete: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> workspace-member DELETE /evo/workspace/orgs/{organization}/workspaces/{workspace}/users/no-such-user
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspace_members.delete: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> workspace-member DELETE /evo/workspace/orgs/{organization}/workspaces/{made}/users/{mona}
< 204

> workspace-member GET /evo/workspace/orgs/{organization}/workspaces/{made}
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

