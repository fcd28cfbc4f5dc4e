# The old secret counts for half an hour besides the new one, unless told otherwise.
> admin POST /portkey/v1/api-keys/organisation/service
{"name": "CI", "scopes": ["workspaces.list", "organisation_service_api_keys.update"]}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "key": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQawavGvPFY9IqYGdG4zzsx42tp5a3iDOwV",
  "object": "api-key"
}

= keep id /id
= caller old /key

> old POST /portkey/v1/api-keys/{id}/rotate
+ content-type: application/json
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "key": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQE723R07DQfcFaV8G8OIe14aAnTL1aTRNa",
  "key_transition_expires_at": "2026-01-02T03:54:05.000Z"
}

= caller new /key

> old GET /portkey/v1/admin/workspaces?page_size=1
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

> new GET /portkey/v1/admin/workspaces?page_size=1
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

# A second one has to wait.
> admin POST /portkey/v1/api-keys/{id}/rotate
{"key_transition_period_ms": 1800000}
< 409
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "the secret before the last rotation is still in transition: rotate again when that has ended",
    "errorCode": "AB07"
  }
}

> admin POST /portkey/v1/api-keys/{id}/rotate
{"key_transition_period_ms": 0}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "key_transition_period_ms: must be at least 1800000",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/api-keys/{id}/rotate
{"key_transition_period_ms": 99999999999999}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "key_transition_period_ms: must be at most 90 days",
    "errorCode": "AB01"
  }
}

= clock 1800

> old GET /portkey/v1/admin/workspaces?page_size=1
< 401
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this key is not known here: it was never issued, or it has been revoked",
    "errorCode": "AB05"
  }
}

> admin POST /portkey/v1/api-keys/{id}/rotate
{"key_transition_period_ms": 3600000}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "key": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQG2QeYKrrNPQKYPA9rWcvY75vQfx3qBMzc",
  "key_transition_expires_at": "2026-01-02T04:54:05.000Z"
}

> weak POST /portkey/v1/api-keys/{id}/rotate
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such api key",
    "errorCode": "AB08"
  }
}

> admin POST /portkey/v1/api-keys/{absent}/rotate
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such api key",
    "errorCode": "AB08"
  }
}

