# May they? With the reason, whichever way it goes.
> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{member}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "{workspace}"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's workspace role viewer includes it",
    "path": "workspace role viewer"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{member}"}, "action": {"name": "workspace_members.update"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "role",
    "reason": "no role of the subject includes it"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "delete"}, "resource": {"type": "organization", "id": "acme"}, "context": {"time": "2026-01-02T03:04:05Z"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's organization role owner includes it",
    "path": "organization role owner"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "api_key", "id": "{api_key}"}, "action": {"name": "create"}, "resource": {"type": "workspace_member", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "role",
    "reason": "no role of the subject includes it"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "api_key", "id": "{api_key}"}, "action": {"name": "list"}, "resource": {"type": "workspace_member", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's organization role viewer includes it",
    "path": "organization role viewer"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "update"}, "resource": {"type": "workspace_member", "id": "{member}", "properties": {"workspace": "shared"}}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's organization role owner includes it",
    "path": "organization role owner"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "api_keys.delete"}, "resource": {"type": "api_key", "id": "{api_key}"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's organization role owner includes it",
    "path": "organization role owner"
  }
}

# The rank counts too: an admin manages users, and no owner.
> admin GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "01kdyak52rfs2t2rg44v84s4gr",
    "slug": "acme",
    "name": "Organization acme"
  },
  "principal": {
    "type": "user",
    "id": "01kdyak718eqfaqfd8knnvqgaa"
  },
  "api_key": "01kdyak80gf7yvc6drnhdtpzxt",
  "operator": false,
  "role": "admin",
  "workspace": null,
  "permissions": [
    "organizations.read",
    "organizations.update",
    "organizations.export",
    "organizations.import",
    "users.create",
    "users.list",
    "users.read",
    "users.update",
    "users.delete",
    "workspaces.create",
    "workspaces.list",
    "workspaces.read",
    "workspaces.update",
    "workspaces.configure",
    "workspaces.delete",
    "workspaces.restore",
    "workspace_members.create",
    "workspace_members.list",
    "workspace_members.read",
    "workspace_members.update",
    "workspace_members.delete",
    "organization_api_keys.create",
    "organization_api_keys.list",
    "organization_api_keys.read",
    "organization_api_keys.update",
    "organization_api_keys.delete",
    "organization_api_keys.rotate",
    "workspace_api_keys.create",
    "workspace_api_keys.list",
    "workspace_api_keys.read",
    "workspace_api_keys.update",
    "workspace_api_keys.delete",
    "workspace_api_keys.rotate",
    "user_api_keys.create",
    "user_api_keys.list",
    "user_api_keys.read",
    "user_api_keys.update",
    "user_api_keys.delete",
    "user_api_keys.rotate",
    "service_account_api_keys.create",
    "service_account_api_keys.list",
    "service_account_api_keys.read",
    "service_account_api_keys.update",
    "service_account_api_keys.delete",
    "service_account_api_keys.rotate",
    "invitations.create",
    "invitations.list",
    "invitations.read",
    "invitations.resend",
    "invitations.revoke",
    "groups.create",
    "groups.list",
    "groups.read",
    "groups.update",
    "groups.delete",
    "group_members.create",
    "group_members.list",
    "group_members.delete",
    "workspace_groups.create",
    "workspace_groups.list",
    "workspace_groups.read",
    "workspace_groups.update",
    "workspace_groups.delete",
    "service_accounts.create",
    "service_accounts.list",
    "service_accounts.read",
    "service_accounts.update",
    "service_accounts.delete",
    "credentials.create",
    "credentials.list",
    "credentials.read",
    "credentials.rotate",
    "credentials.delete",
    "sso_connection.read",
    "sso_connection.create",
    "sso_connection.update",
    "sso_connection.delete",
    "roles.create",
    "roles.list",
    "roles.read",
    "roles.update",
    "roles.delete",
    "role_assignments.create",
    "role_assignments.list",
    "role_assignments.read",
    "role_assignments.delete",
    "aliases.create",
    "aliases.list",
    "aliases.delete",
    "audit_events.list",
    "access.evaluate"
  ],
  "account": null
}

= keep admin /principal/id

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{admin}"}, "action": {"name": "update"}, "resource": {"type": "user", "id": "{user}"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's organization role admin includes it",
    "path": "organization role admin"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{admin}"}, "action": {"name": "update"}, "resource": {"type": "user", "id": "{owner}"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "rank",
    "reason": "nobody may give or take more than they hold"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "service_account", "id": "{service_account}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's workspace role viewer includes it",
    "path": "workspace role viewer"
  }
}

# About oneself everybody may ask, about others who may evaluate.
> weak GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "01kdyak52rfs2t2rg44v84s4gr",
    "slug": "acme",
    "name": "Organization acme"
  },
  "principal": {
    "type": "user",
    "id": "01kdyakay8f4zshffvjzbvkmj2"
  },
  "api_key": "01kdyakbxgf17vzwpxe8t0919x",
  "operator": false,
  "role": "member",
  "workspace": null,
  "permissions": [],
  "account": null
}

= keep weak /principal/id
= keep weak_key /api_key

> weak POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{weak}"}, "action": {"name": "read"}, "resource": {"type": "user", "id": "{weak}"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "everybody may do this to themselves",
    "path": "oneself"
  }
}

> weak POST /access/v1/evaluation
{"subject": {"type": "api_key", "id": "{weak_key}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "unknown_resource",
    "reason": "the organization has no such resource"
  }
}

> weak POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{user}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
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

# What is another organization's is as unknown as what is nobody's.
> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{their_owner}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "unknown_subject",
    "reason": "the organization has no such user, API key or service account"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{absent}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "unknown_subject",
    "reason": "the organization has no such user, API key or service account"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "{their_workspace}"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "unknown_resource",
    "reason": "the organization has no such resource"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "{absent}"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "unknown_resource",
    "reason": "the organization has no such resource"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "robot", "id": "r2"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "unknown_subject",
    "reason": "the organization has no such user, API key or service account"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "fly"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "unknown_action",
    "reason": "no permission of this name applies to such a resource"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "users.update"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "unknown_action",
    "reason": "no permission of this name applies to such a resource"
  }
}

# A malformed question is a problem; the caller's own request id comes back.
> viewer POST /access/v1/evaluation
+ x-request-id: bfe9eb29-ab87-4ca3-be83-a1d5d8305716
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
< x-request-id: bfe9eb29-ab87-4ca3-be83-a1d5d8305716
{
  "decision": true,
  "context": {
    "reason": "the subject's organization role owner includes it",
    "path": "organization role owner"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{owner}"}, "action": {"name": "read"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "resource: is needed: {\"type\": \"workspace\", \"id\": …}",
  "code": "invalid",
  "field": "resource",
  "request_id": "(request id)"
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user"}, "action": {"name": "read"}, "resource": {"type": "workspace", "id": "shared"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "subject.id: is needed",
  "code": "invalid",
  "field": "subject.id",
  "request_id": "(request id)"
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{owner}"}, "action": "read", "resource": {"type": "workspace", "id": "shared"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "action: invalid type: string \"read\", expected an object",
  "code": "invalid",
  "field": "action",
  "request_id": "(request id)"
}

> nobody POST /access/v1/evaluation
{}
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "a key is needed: send it as Authorization: Bearer <key>",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> viewer GET /access/v1/evaluation
< 405
< content-type: application/problem+json
< allow: POST
{
  "type": "/docs/errors.md#method_not_allowed",
  "title": "Method not allowed",
  "status": 405,
  "detail": "this path answers POST only",
  "code": "method_not_allowed",
  "request_id": "(request id)"
}

# Where it all is.
> nobody GET /.well-known/authzen-configuration
< 200
< content-type: application/json
{
  "policy_decision_point": "https://roster.example",
  "access_evaluation_endpoint": "https://roster.example/access/v1/evaluation",
  "access_evaluations_endpoint": "https://roster.example/access/v1/evaluations",
  "search_subject_endpoint": "https://roster.example/access/v1/search/subject",
  "search_resource_endpoint": "https://roster.example/access/v1/search/resource",
  "search_action_endpoint": "https://roster.example/access/v1/search/action"
}

# A refusal hands it back too; its body has the server's own.
> nobody POST /access/v1/evaluation
+ x-request-id: 77
{}
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
< x-request-id: 77
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "a key is needed: send it as Authorization: Bearer <key>",
  "code": "unauthenticated",
  "request_id": "3rfqx2881aqky000000000000y"
}

