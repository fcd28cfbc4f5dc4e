# A mapping by name makes the group on the way; again, it is the same.
> admin POST /portkey/v1/scim/workspaces
{"workspace_id": "shared", "scim_group_name": "Sales", "role": "MEMBER"}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7239-9285-30531d3f95a0",
  "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "scim_group": "Sales",
  "scim_group_id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "role": "member"
}

= keep mapping /id
= keep sales /scim_group_id

> admin POST /portkey/v1/scim/workspaces
{"workspace_id": "{workspace}", "scim_group_name": "sales", "role": "member"}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7239-9285-30531d3f95a0",
  "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "scim_group": "Sales",
  "scim_group_id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "role": "member"
}

> admin POST /portkey/v1/scim/workspaces
{"workspace_id": "shared", "scim_group_id": "{sales}", "role": "member"}
< 200
< content-type: application/json
{
  "id": "019b7cbb-dc08-7239-9285-30531d3f95a0",
  "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "scim_group": "Sales",
  "scim_group_id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "role": "member"
}

# A group has one role across workspaces.
> admin POST /portkey/v1/scim/workspaces
{"workspace_id": "shared", "scim_group_id": "{sales}", "role": "admin"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "role: must be the one that the group has in other workspaces already",
    "errorCode": "AB01"
  }
}

> admin GET /portkey/v1/scim/workspaces
< 200
< content-type: application/json
{
  "mappings": [
    {
      "id": "019b7cbb-dc08-7239-9285-30531d3f95a0",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "scim_group": "Sales",
      "scim_group_id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "role": "member"
    },
    {
      "id": "019b7caa-82a0-7469-8dcb-4bc7a9cae45a",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "scim_group": "Readers of all",
      "scim_group_id": "019b7caa-7ad0-7eb1-8ee9-2c631cfc2d0d",
      "role": "member"
    }
  ],
  "total_count": 2
}

> admin GET /portkey/v1/scim/workspaces?page=1&page_size=1
< 200
< content-type: application/json
{
  "mappings": [
    {
      "id": "019b7caa-82a0-7469-8dcb-4bc7a9cae45a",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "scim_group": "Readers of all",
      "scim_group_id": "019b7caa-7ad0-7eb1-8ee9-2c631cfc2d0d",
      "role": "member"
    }
  ],
  "total_count": 2
}

> admin GET /portkey/v1/scim/workspaces?scim_group_id={sales}&workspace_id=shared&role=member
< 200
< content-type: application/json
{
  "mappings": [
    {
      "id": "019b7cbb-dc08-7239-9285-30531d3f95a0",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "scim_group": "Sales",
      "scim_group_id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "role": "member"
    }
  ],
  "total_count": 1
}

> admin GET /portkey/v1/scim/workspaces?scim_group_id={absent}
< 200
< content-type: application/json
{
  "mappings": [],
  "total_count": 0
}

> admin GET /portkey/v2/scim/groups?search=SAL
< 200
< content-type: application/json
{
  "groups": [
    {
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "name": "Sales"
    }
  ],
  "total_count": 1
}

> admin GET /portkey/v1/scim/groups?page_size=101
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "page_size: must be 1 to 100",
    "errorCode": "AB01"
  }
}

# What is refused.
> admin POST /portkey/v1/scim/workspaces
{"workspace_id": "shared", "role": "member"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "scim_group_id: exactly one of scim_group_id and scim_group_name is needed",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/scim/workspaces
{"workspace_id": "shared", "scim_group_id": "{sales}", "scim_group_name": "Sales", "role": "member"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "scim_group_id: exactly one of scim_group_id and scim_group_name is needed",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/scim/workspaces
{"workspace_id": "shared", "scim_group_name": "ws-Shared-role-admin", "role": "member"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "scim_group_name: must not have the form ws-{workspace}-role-{role}",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/scim/workspaces
{"workspace_id": "shared", "scim_group_id": "{absent}", "role": "member"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "scim_group_id: must be the id of a group of this organization",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/scim/workspaces
{"workspace_id": "shared", "scim_group_id": "{sales}", "role": "owner"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "role: must be one of admin, manager, member",
    "errorCode": "AB01"
  }
}

> weak GET /portkey/v1/scim/groups
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_settings.read: no role of the caller includes it",
    "errorCode": "AB03"
  }
}

> weak DELETE /portkey/v1/scim/workspaces/{mapping}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace group",
    "errorCode": "AB08"
  }
}

> weak DELETE /portkey/v1/scim/workspaces/{absent}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace group",
    "errorCode": "AB08"
  }
}

> stranger DELETE /portkey/v1/scim/workspaces/{mapping}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace group",
    "errorCode": "AB08"
  }
}

> admin DELETE /portkey/v1/scim/workspaces/{mapping}
< 200
< content-type: application/json
{
  "success": true
}

> admin DELETE /portkey/v1/scim/workspaces/{mapping}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace group",
    "errorCode": "AB08"
  }
}

> admin GET /portkey/v1/scim/workspaces
< 200
< content-type: application/json
{
  "mappings": [
    {
      "id": "019b7caa-82a0-7469-8dcb-4bc7a9cae45a",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "scim_group": "Readers of all",
      "scim_group_id": "019b7caa-7ad0-7eb1-8ee9-2c631cfc2d0d",
      "role": "member"
    }
  ],
  "total_count": 1
}

