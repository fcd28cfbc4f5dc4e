# The description of the surface is for everybody; with a key it is the same.
> nobody GET /api/v1/openapi.json
< 200
< content-type: application/json
(docs/openapi.json)

> weak GET /api/v1/openapi.json
< 200
< content-type: application/json
(docs/openapi.json)

> nobody GET /api/v1/openapi.json?format=yaml
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "format: unknown parameter; this operation takes no parameters",
  "code": "invalid",
  "field": "format",
  "request_id": "(request id)"
}

