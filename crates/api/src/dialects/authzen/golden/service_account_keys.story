# A service account's key is a subject and a resource like any other.
> owner POST /api/v1/organizations/{organization}/service-accounts
{"name": "Deploy", "workspace": "shared", "role": "manager", "api_key": {"name": "Secret Key"}}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploy",
  "description": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "role": "manager",
  "status": "active",
  "created_by": "01kdyak52rf9trm1cw6xee5e73",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "api_key": {
    "id": "01kdybqq08e8ws519gacekz5d0",
    "name": "Secret Key",
    "description": null,
    "owner": {
      "type": "service_account",
      "id": "01kdybqq08fnftn1c26v37etn7"
    },
    "owner_has_access": true,
    "workspace": "01kdyak620eckbx8bv47b97rqz",
    "scopes": null,
    "permissions": null,
    "limits": {
      "usage": null,
      "rate": null
    },
    "defaults": null,
    "mask": "rst_key_*****QMQ",
    "status": "active",
    "previous_secret_until": null,
    "expires_at": null,
    "last_used_at": null,
    "created_at": "2026-01-02T03:24:05.000Z",
    "updated_at": "2026-01-02T03:24:05.000Z",
    "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfc2o9VixTXK7FioeD5MYyKF9Ho99nh6PLQi7R30O72lWQMQ"
  }
}

= keep robot /id
= keep managers /api_key/id

> owner POST /api/v1/organizations/{organization}/service-accounts
{"name": "Chief", "workspace": "shared", "role": "admin", "api_key": {"name": "Secret Key"}}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fm78p1tk748wdgmy",
  "name": "Chief",
  "description": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "role": "admin",
  "status": "active",
  "created_by": "01kdyak52rf9trm1cw6xee5e73",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "api_key": {
    "id": "01kdybqq08evtaej682yrb9y2p",
    "name": "Secret Key",
    "description": null,
    "owner": {
      "type": "service_account",
      "id": "01kdybqq08fm78p1tk748wdgmy"
    },
    "owner_has_access": true,
    "workspace": "01kdyak620eckbx8bv47b97rqz",
    "scopes": null,
    "permissions": null,
    "limits": {
      "usage": null,
      "rate": null
    },
    "defaults": null,
    "mask": "rst_key_*****Rvl",
    "status": "active",
    "previous_secret_until": null,
    "expires_at": null,
    "last_used_at": null,
    "created_at": "2026-01-02T03:24:05.000Z",
    "updated_at": "2026-01-02T03:24:05.000Z",
    "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfg7k5hSJ54wyssY8Re61xDy2BLj5D6xdnN61SrSNV1M4Rvl"
  }
}

= keep admins /api_key/id

> viewer POST /access/v1/evaluation
{"subject": {"type": "api_key", "id": "{managers}"}, "action": {"name": "workspace_members.update"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's workspace role manager includes it",
    "path": "workspace role manager"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "api_key", "id": "{managers}"}, "action": {"name": "service_account_api_keys.create"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's workspace role manager includes it",
    "path": "workspace role manager"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "api_key", "id": "{managers}"}, "action": {"name": "rotate"}, "resource": {"type": "api_key", "id": "{admins}"}}
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
{"subject": {"type": "api_key", "id": "{admins}"}, "action": {"name": "service_account_api_keys.rotate"}, "resource": {"type": "api_key", "id": "{managers}"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's workspace role admin includes it",
    "path": "workspace role admin"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "api_key", "id": "{admins}"}, "action": {"name": "user_api_keys.rotate"}, "resource": {"type": "api_key", "id": "{managers}"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "unknown_resource",
    "reason": "the organization has no such resource"
  }
}

> owner PATCH /api/v1/organizations/{organization}/service-accounts/{robot}
{"role": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploy",
  "description": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "role": null,
  "status": "active",
  "created_by": "01kdyak52rf9trm1cw6xee5e73",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "api_key", "id": "{managers}"}, "action": {"name": "workspaces.read"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "role",
    "reason": "no role of the subject includes it"
  }
}

