# Every mutating call leaves a record, shown under both names that clients know.
> admin PUT /portkey/v1/admin/users/{user}
{"role": "admin"}
< 200
< content-type: application/json
{}

= clock 60

> admin POST /portkey/v1/admin/workspaces/{workspace}/users?trace=1&api_key=rst_secret
{"users": [{"id": "{user}", "role": "manager"}]}
< 200
< content-type: application/json
{}

= clock 60

> admin PATCH /api/v1/organizations/{organization}/workspaces/{workspace}
{"description": "Changed through the native API"}
< 200
< content-type: application/json
{
  "id": "01kdyak620eckbx8bv47b97rqz",
  "slug": "shared",
  "name": "Workspace shared",
  "description": "Changed through the native API",
  "is_default": false,
  "status": "active",
  "defaults": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "settings": null,
  "created_by": null,
  "updated_by": "01kdyak718eqfaqfd8knnvqgaa",
  "created_at": "2026-01-02T03:04:08.000Z",
  "updated_at": "2026-01-02T03:26:05.000Z",
  "archived_at": null,
  "deleted_at": null
}

> admin GET /portkey/v1/audit-logs?start_time=2026-01-02T03:24:00Z&page_size=2
< 200
< content-type: application/json
{
  "records": [
    {
      "timestamp": "2026-01-02T03:26:05.000Z",
      "method": "PUT",
      "uri": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/workspaces/01kdyak620eckbx8bv47b97rqz",
      "request_id": "3rfqx2881aqky0000000000003",
      "request_body": "{}",
      "query_params": "{}",
      "request_headers": "{}",
      "user_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "user_type": "user",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "response_status_code": 200,
      "resource_type": "workspace",
      "action": "update",
      "client_ip": "127.0.0.1",
      "country": null,
      "id": "019b7cbd-b0c8-7f8e-a7bd-d3cd37d06c49",
      "actor_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "actor_email": "adam@acme.example",
      "actor_name": "Adam Example",
      "resource_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "resource_name": "Workspace shared",
      "metadata": {
        "name": "Workspace shared",
        "status": "active",
        "before": {
          "name": "Workspace shared",
          "status": "active"
        }
      },
      "ip_address": "127.0.0.1",
      "user_agent": null,
      "created_at": "2026-01-02T03:26:05.000Z"
    },
    {
      "timestamp": "2026-01-02T03:25:05.000Z",
      "method": "POST",
      "uri": "/v1/admin/workspaces/019b7ca9-9840-7326-bea1-7b21d693e2ff/users",
      "request_id": "3rfqx2881aqky0000000000002",
      "request_body": "{}",
      "query_params": "{\"trace\":\"1\",\"api_key\":\"*****\"}",
      "request_headers": "{}",
      "user_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "user_type": "user",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "response_status_code": 200,
      "resource_type": "workspace_user",
      "action": "create",
      "client_ip": "127.0.0.1",
      "country": null,
      "id": "019b7cbc-c668-78f2-9f56-d8ef45e0e694",
      "actor_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "actor_email": "adam@acme.example",
      "actor_name": "Adam Example",
      "resource_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "resource_name": null,
      "metadata": {
        "role": "manager",
        "expires_at": null
      },
      "ip_address": "127.0.0.1",
      "user_agent": null,
      "created_at": "2026-01-02T03:25:05.000Z"
    }
  ],
  "data": [
    {
      "timestamp": "2026-01-02T03:26:05.000Z",
      "method": "PUT",
      "uri": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/workspaces/01kdyak620eckbx8bv47b97rqz",
      "request_id": "3rfqx2881aqky0000000000003",
      "request_body": "{}",
      "query_params": "{}",
      "request_headers": "{}",
      "user_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "user_type": "user",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "response_status_code": 200,
      "resource_type": "workspace",
      "action": "update",
      "client_ip": "127.0.0.1",
      "country": null,
      "id": "019b7cbd-b0c8-7f8e-a7bd-d3cd37d06c49",
      "actor_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "actor_email": "adam@acme.example",
      "actor_name": "Adam Example",
      "resource_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "resource_name": "Workspace shared",
      "metadata": {
        "name": "Workspace shared",
        "status": "active",
        "before": {
          "name": "Workspace shared",
          "status": "active"
        }
      },
      "ip_address": "127.0.0.1",
      "user_agent": null,
      "created_at": "2026-01-02T03:26:05.000Z"
    },
    {
      "timestamp": "2026-01-02T03:25:05.000Z",
      "method": "POST",
      "uri": "/v1/admin/workspaces/019b7ca9-9840-7326-bea1-7b21d693e2ff/users",
      "request_id": "3rfqx2881aqky0000000000002",
      "request_body": "{}",
      "query_params": "{\"trace\":\"1\",\"api_key\":\"*****\"}",
      "request_headers": "{}",
      "user_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "user_type": "user",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "response_status_code": 200,
      "resource_type": "workspace_user",
      "action": "create",
      "client_ip": "127.0.0.1",
      "country": null,
      "id": "019b7cbc-c668-78f2-9f56-d8ef45e0e694",
      "actor_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "actor_email": "adam@acme.example",
      "actor_name": "Adam Example",
      "resource_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "resource_name": null,
      "metadata": {
        "role": "manager",
        "expires_at": null
      },
      "ip_address": "127.0.0.1",
      "user_agent": null,
      "created_at": "2026-01-02T03:25:05.000Z"
    }
  ],
  "total": 3,
  "object": "analytics-graph"
}

> admin GET /portkey/v1/audit-logs?start_time=2026-01-02T03:24:00Z&pageSize=2&currentPage=1
< 200
< content-type: application/json
{
  "records": [
    {
      "timestamp": "2026-01-02T03:24:05.000Z",
      "method": "PUT",
      "uri": "/v1/admin/users/019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "request_id": "3rfqx2881aqky0000000000001",
      "request_body": "{}",
      "query_params": "{}",
      "request_headers": "{}",
      "user_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "user_type": "user",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "workspace_id": null,
      "response_status_code": 200,
      "resource_type": "user",
      "action": "update",
      "client_ip": "127.0.0.1",
      "country": null,
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "actor_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "actor_email": "adam@acme.example",
      "actor_name": "Adam Example",
      "resource_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "resource_name": "ursula@acme.example",
      "metadata": {
        "email": "ursula@acme.example",
        "role": "admin",
        "status": "active",
        "before": {
          "email": "ursula@acme.example",
          "role": "member",
          "status": "active"
        }
      },
      "ip_address": "127.0.0.1",
      "user_agent": null,
      "created_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "data": [
    {
      "timestamp": "2026-01-02T03:24:05.000Z",
      "method": "PUT",
      "uri": "/v1/admin/users/019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "request_id": "3rfqx2881aqky0000000000001",
      "request_body": "{}",
      "query_params": "{}",
      "request_headers": "{}",
      "user_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "user_type": "user",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "workspace_id": null,
      "response_status_code": 200,
      "resource_type": "user",
      "action": "update",
      "client_ip": "127.0.0.1",
      "country": null,
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "actor_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "actor_email": "adam@acme.example",
      "actor_name": "Adam Example",
      "resource_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "resource_name": "ursula@acme.example",
      "metadata": {
        "email": "ursula@acme.example",
        "role": "admin",
        "status": "active",
        "before": {
          "email": "ursula@acme.example",
          "role": "member",
          "status": "active"
        }
      },
      "ip_address": "127.0.0.1",
      "user_agent": null,
      "created_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "total": 3,
  "object": "analytics-graph"
}

# What refused calls and reads did is not among them, nor what was done without a call.
> admin GET /portkey/v2/audit-logs?page_size=0
< 200
< content-type: application/json
{
  "records": [],
  "data": [],
  "total": 3,
  "object": "analytics-graph"
}

# Each filter asks for what is shown.
> admin GET /portkey/v1/audit-logs?start_time=2026-01-02T03:24:00Z&method=DELETE
< 200
< content-type: application/json
{
  "records": [],
  "data": [],
  "total": 0,
  "object": "analytics-graph"
}

> admin GET /portkey/v1/audit-logs?start_time=2026-01-02T03:24:00Z&actor_id={user}
< 200
< content-type: application/json
{
  "records": [],
  "data": [],
  "total": 0,
  "object": "analytics-graph"
}

> admin GET /portkey/v1/audit-logs?method=PUT&uri=/v1/admin/users/{user}&action=Update&resource_type=Users&user_type=user&response_status_code=200&client_ip=127.0.0.1&resource_id=legacy-ursula&organisation_id={organization}&end_time=2026-01-03
< 200
< content-type: application/json
{
  "records": [
    {
      "timestamp": "2026-01-02T03:24:05.000Z",
      "method": "PUT",
      "uri": "/v1/admin/users/019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "request_id": "3rfqx2881aqky0000000000001",
      "request_body": "{}",
      "query_params": "{}",
      "request_headers": "{}",
      "user_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "user_type": "user",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "workspace_id": null,
      "response_status_code": 200,
      "resource_type": "user",
      "action": "update",
      "client_ip": "127.0.0.1",
      "country": null,
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "actor_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "actor_email": "adam@acme.example",
      "actor_name": "Adam Example",
      "resource_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "resource_name": "ursula@acme.example",
      "metadata": {
        "email": "ursula@acme.example",
        "role": "admin",
        "status": "active",
        "before": {
          "email": "ursula@acme.example",
          "role": "member",
          "status": "active"
        }
      },
      "ip_address": "127.0.0.1",
      "user_agent": null,
      "created_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "data": [
    {
      "timestamp": "2026-01-02T03:24:05.000Z",
      "method": "PUT",
      "uri": "/v1/admin/users/019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "request_id": "3rfqx2881aqky0000000000001",
      "request_body": "{}",
      "query_params": "{}",
      "request_headers": "{}",
      "user_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "user_type": "user",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "workspace_id": null,
      "response_status_code": 200,
      "resource_type": "user",
      "action": "update",
      "client_ip": "127.0.0.1",
      "country": null,
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "actor_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "actor_email": "adam@acme.example",
      "actor_name": "Adam Example",
      "resource_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "resource_name": "ursula@acme.example",
      "metadata": {
        "email": "ursula@acme.example",
        "role": "admin",
        "status": "active",
        "before": {
          "email": "ursula@acme.example",
          "role": "member",
          "status": "active"
        }
      },
      "ip_address": "127.0.0.1",
      "user_agent": null,
      "created_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "total": 1,
  "object": "analytics-graph"
}

> admin GET /portkey/v1/audit-logs?workspace_id=shared&start_time=2026-01-02T03:24:00&resource_type=workspace_user&page_size=0
< 200
< content-type: application/json
{
  "records": [],
  "data": [],
  "total": 1,
  "object": "analytics-graph"
}

> admin GET /portkey/v1/audit-logs?workspace_id=no-such-workspace
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace",
    "errorCode": "AB08"
  }
}

> admin GET /portkey/v1/audit-logs?country=NL
< 200
< content-type: application/json
{
  "records": [],
  "data": [],
  "total": 0,
  "object": "analytics-graph"
}

> admin GET /portkey/v1/audit-logs?organisation_id={user}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such organization",
    "errorCode": "AB08"
  }
}

> admin GET /portkey/v1/audit-logs?method=GET
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "method: must be one of POST, PUT, DELETE",
    "errorCode": "AB01"
  }
}

> admin GET /portkey/v1/audit-logs?user_type=robot
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "user_type: must be user or api_key",
    "errorCode": "AB01"
  }
}

> admin GET /portkey/v1/audit-logs?start_time=yesterday
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "start_time: must be a time, such as 2026-03-09T07:55:25Z",
    "errorCode": "AB01"
  }
}

> admin GET /portkey/v1/audit-logs?page_size=101
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "page_size: must be 0 to 100",
    "errorCode": "AB01"
  }
}

> admin GET /portkey/v1/audit-logs?current_page=100001
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "current_page: at most 100000 rows can be skipped by page number",
    "errorCode": "AB01"
  }
}

> admin GET /portkey/v1/audit-logs?response_status_code=ok
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "response_status_code: must be a whole number from 0 on",
    "errorCode": "AB01"
  }
}

# Who may read the log alone sees ids and not who they are.
> owner POST /portkey/v1/api-keys/organisation/service
{"name": "Auditor", "scopes": ["audit_logs.list"]}
< 200
< content-type: application/json
{
  "id": "019b7cbd-b0c8-7a14-b8af-a591d0dbdaab",
  "key": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWW0NHmVggSwwG6nWPMOlcjluwgBo9ffm3pW0OXHzUaDk14a1qLZ",
  "object": "api-key"
}

= caller auditor /key

> auditor GET /portkey/v1/audit-logs?start_time=2026-01-02T03:24:00Z&page_size=1&current_page=3
< 200
< content-type: application/json
{
  "records": [
    {
      "timestamp": "2026-01-02T03:24:05.000Z",
      "method": "PUT",
      "uri": "/v1/admin/users/019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "request_id": "3rfqx2881aqky0000000000001",
      "request_body": "{}",
      "query_params": "{}",
      "request_headers": "{}",
      "user_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "user_type": "user",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "workspace_id": null,
      "response_status_code": 200,
      "resource_type": "user",
      "action": "update",
      "client_ip": "127.0.0.1",
      "country": null,
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "actor_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "actor_email": null,
      "actor_name": null,
      "resource_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "resource_name": "ursula@acme.example",
      "metadata": {
        "email": "ursula@acme.example",
        "role": "admin",
        "status": "active",
        "before": {
          "email": "ursula@acme.example",
          "role": "member",
          "status": "active"
        }
      },
      "ip_address": "127.0.0.1",
      "user_agent": null,
      "created_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "data": [
    {
      "timestamp": "2026-01-02T03:24:05.000Z",
      "method": "PUT",
      "uri": "/v1/admin/users/019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "request_id": "3rfqx2881aqky0000000000001",
      "request_body": "{}",
      "query_params": "{}",
      "request_headers": "{}",
      "user_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "user_type": "user",
      "organisation_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
      "workspace_id": null,
      "response_status_code": 200,
      "resource_type": "user",
      "action": "update",
      "client_ip": "127.0.0.1",
      "country": null,
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "actor_id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "actor_email": null,
      "actor_name": null,
      "resource_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "resource_name": "ursula@acme.example",
      "metadata": {
        "email": "ursula@acme.example",
        "role": "admin",
        "status": "active",
        "before": {
          "email": "ursula@acme.example",
          "role": "member",
          "status": "active"
        }
      },
      "ip_address": "127.0.0.1",
      "user_agent": null,
      "created_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "total": 4,
  "object": "analytics-graph"
}

> owner POST /portkey/v1/api-keys/workspace/service
{"name": "Narrow", "workspace_id": "{workspace}", "scopes": ["audit_logs.list"]}
< 200
< content-type: application/json
{
  "id": "019b7cbd-b0c8-76f4-a748-c817b0b4f856",
  "key": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWW0NHjoaprISp2IsZsb3EoXPY3doA2RIQScnVnVh4PdCz0TduO0",
  "object": "api-key"
}

= caller narrow /key

> narrow GET /portkey/v1/audit-logs
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs audit_logs.list: no role of the caller includes it",
    "errorCode": "AB03"
  }
}

> weak GET /portkey/v1/audit-logs?workspace_id=no-such-workspace
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs audit_logs.list: no role of the caller includes it",
    "errorCode": "AB03"
  }
}

> workspace-manager GET /portkey/v1/audit-logs
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs audit_logs.list: no role of the caller includes it",
    "errorCode": "AB03"
  }
}

