# What is the same for every operation.
= show x-should-retry

> nobody GET /keycard/organizations
< 401
< content-type: application/json
{
  "message": "a key is needed: send it as Authorization: Bearer <key>",
  "code": "unauthorized",
  "status": 401
}

> bad-key GET /keycard/organizations
< 401
< content-type: application/json
{
  "message": "this key is not known here: it was never issued, or it has been revoked",
  "code": "unauthorized",
  "status": 401
}

> owner GET /keycard/no-such-thing
< 404
< content-type: application/json
{
  "message": "nothing is served at this path",
  "code": "not_found",
  "status": 404
}

> owner PUT /keycard/organizations
< 405
< content-type: application/json
< allow: POST, GET
{
  "message": "this path answers POST, GET only",
  "code": "method_not_allowed",
  "status": 405
}

> owner GET /keycard/organizations?limit=0
< 400
< content-type: application/json
{
  "message": "limit: must be 1 to 1000",
  "code": "validation_error",
  "status": 400
}

# More than the most is the most.
> owner GET /keycard/organizations?limit=5000
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak52rfs2t2rg44v84s4gr",
      "created_at": "2026-01-02T03:04:07.000Z",
      "label": "acme",
      "name": "Organization acme",
      "sso_enabled": false,
      "updated_at": "2026-01-02T03:04:07.000Z",
      "zone_id": "01kdyak52rfhq98epc7raq524q"
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "has_previous_page": false,
    "start_cursor": "01kdyak52rfs2t2rg44v84s4gr",
    "end_cursor": "01kdyak52rfs2t2rg44v84s4gr"
  }
}

> owner POST /keycard/zones
[]
< 400
< content-type: application/json
{
  "message": "the body must be a JSON object",
  "code": "validation_error",
  "status": 400
}

> owner POST /keycard/zones/{workspace}/members
{"organization_user_id": "{member}", "role": "zone_viewer"}
< 409
< content-type: application/json
< x-should-retry: false
{
  "message": "the user is already a member of this zone",
  "code": "conflict",
  "status": 409
}

