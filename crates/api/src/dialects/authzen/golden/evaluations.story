# Several questions, with parts given once for all.
> viewer POST /access/v1/evaluations
{"subject": {"type": "user", "id": "{member}"}, "action": {"name": "read"}, "evaluations": [{"resource": {"type": "workspace", "id": "shared"}}, {"resource": {"type": "user", "id": "{user}"}}, {"action": {"name": "list"}, "resource": {"type": "workspace_member", "id": "shared"}}]}
< 200
< content-type: application/json
{
  "evaluations": [
    {
      "decision": true,
      "context": {
        "reason": "the subject's workspace role viewer includes it",
        "path": "workspace role viewer"
      }
    },
    {
      "decision": false,
      "context": {
        "reason_code": "role",
        "reason": "no role of the subject includes it"
      }
    },
    {
      "decision": true,
      "context": {
        "reason": "the subject's workspace role viewer includes it",
        "path": "workspace role viewer"
      }
    }
  ]
}

# Until the first no, or the first yes.
> viewer POST /access/v1/evaluations
{"subject": {"type": "user", "id": "{member}"}, "resource": {"type": "workspace", "id": "shared"}, "evaluations": [{"action": {"name": "read"}}, {"action": {"name": "update"}}, {"action": {"name": "list"}}], "options": {"evaluations_semantic": "deny_on_first_deny"}}
< 200
< content-type: application/json
{
  "evaluations": [
    {
      "decision": true,
      "context": {
        "reason": "the subject's workspace role viewer includes it",
        "path": "workspace role viewer"
      }
    },
    {
      "decision": false,
      "context": {
        "reason_code": "role",
        "reason": "no role of the subject includes it"
      }
    }
  ]
}

> viewer POST /access/v1/evaluations
{"subject": {"type": "user", "id": "{member}"}, "resource": {"type": "workspace", "id": "shared"}, "evaluations": [{"action": {"name": "update"}}, {"action": {"name": "read"}}, {"action": {"name": "list"}}], "options": {"evaluations_semantic": "permit_on_first_permit"}}
< 200
< content-type: application/json
{
  "evaluations": [
    {
      "decision": false,
      "context": {
        "reason_code": "role",
        "reason": "no role of the subject includes it"
      }
    },
    {
      "decision": true,
      "context": {
        "reason": "the subject's workspace role viewer includes it",
        "path": "workspace role viewer"
      }
    }
  ]
}

# Without a list it is one question.
> viewer POST /access/v1/evaluations
{"subject": {"type": "user", "id": "{member}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's workspace role viewer includes it",
    "path": "workspace role viewer"
  }
}

> viewer POST /access/v1/evaluations
{"subject": {"type": "user", "id": "{member}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}, "evaluations": []}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's workspace role viewer includes it",
    "path": "workspace role viewer"
  }
}

# What is wrong is named with its place.
> viewer POST /access/v1/evaluations
{"subject": {"type": "user", "id": "{member}"}, "evaluations": [{"action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}, {"action": {"name": "read"}}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "evaluations[1].resource: is needed: {\"type\": \"workspace\", \"id\": …}",
  "code": "invalid",
  "field": "evaluations[1].resource",
  "request_id": "(request id)"
}

> viewer POST /access/v1/evaluations
{"evaluations": [{"subject": {"type": "user"}}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "evaluations[0].subject.id: is needed",
  "code": "invalid",
  "field": "evaluations[0].subject.id",
  "request_id": "(request id)"
}

> viewer POST /access/v1/evaluations
{"subject": {"type": "user", "id": "{member}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}, "evaluations": [{}], "options": {"evaluations_semantic": "coin"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "options.evaluations_semantic: unknown variant `coin`, expected one of `execute_all`, `deny_on_first_deny`, `permit_on_first_permit`",
  "code": "invalid",
  "field": "options.evaluations_semantic",
  "request_id": "(request id)"
}

> weak POST /access/v1/evaluations
{"subject": {"type": "user", "id": "{member}"}, "action": {"name": "read"}, "evaluations": [{"resource": {"type": "workspace", "id": "shared"}}]}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs access.evaluate: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

