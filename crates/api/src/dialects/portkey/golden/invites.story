# The link, and the fields of an invite beside it. Workspaces are named as they were written: by slug here, by UUID below.
> admin POST /portkey/v1/admin/users/invites
{"email": "nina@acme.example", "role": "member", "first_name": "Nina", "last_name": "Newcomer", "workspaces": [{"id": "shared", "role": "ws-manager"}], "workspace_api_key_details": {"name": "Nina's", "scopes": ["logs.view", "completions.write"], "metadata": {"a": "b"}}}
< 200
< content-type: application/json
{
  "object": "invite",
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "email": "nina@acme.example",
  "role": "member",
  "created_at": "2026-01-02T03:24:05.000Z",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "accepted_at": null,
  "status": "pending",
  "invited_by": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
  "workspaces": [
    {
      "id": "shared",
      "workspace_id": "shared",
      "role": "manager"
    }
  ],
  "invite_link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQawavGvPFY9IqYGdG4zzsx42tp5a2eSnV3"
}

= keep new /id

> admin GET /portkey/v1/admin/users/invites/{new}
< 200
< content-type: application/json
{
  "object": "invite",
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "email": "nina@acme.example",
  "role": "member",
  "created_at": "2026-01-02T03:24:05.000Z",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "accepted_at": null,
  "status": "pending",
  "invited_by": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
  "workspaces": [
    {
      "id": "shared",
      "workspace_id": "shared",
      "role": "manager"
    }
  ]
}

> admin POST /portkey/v1/admin/users/invites
{"email": "otto@acme.example", "role": "admin", "workspaces": [{"id": "{workspace}", "role": "admin"}]}
< 200
< content-type: application/json
{
  "object": "invite",
  "id": "019b7cbb-dc08-7f8e-a7bd-d3cd37d06c49",
  "email": "otto@acme.example",
  "role": "admin",
  "created_at": "2026-01-02T03:24:05.000Z",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "accepted_at": null,
  "status": "pending",
  "invited_by": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
  "workspaces": [
    {
      "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "role": "admin"
    }
  ],
  "invite_link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfnXdArzeHoJ3hnETDVvQh7y4hyJtfdTfKGIacBjlM2v5e8g"
}

# A missing list of workspaces is an empty one.
> organization-key POST /portkey/v1/admin/users/invites
{"email": "none@acme.example", "role": "member"}
< 200
< content-type: application/json
{
  "object": "invite",
  "id": "019b7cbb-dc08-7ca3-ac71-4bf629b21e44",
  "email": "none@acme.example",
  "role": "member",
  "created_at": "2026-01-02T03:24:05.000Z",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "accepted_at": null,
  "status": "pending",
  "invited_by": "019b7ca9-d6c0-7597-b63a-21ca2f81f8c1",
  "workspaces": [],
  "invite_link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfl1cj2Wxwaj1Jsqn2FdRdJLJrtcJv8AWiW8QzlzYL2V5zEX"
}

# `invites` is no user, in whatever spelling of pages.
> admin GET /portkey/v1/admin/users/invites?pageSize=1&currentPage=1
< 200
< content-type: application/json
{
  "object": "list",
  "total": 4,
  "data": [
    {
      "object": "invite",
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "email": "nina@acme.example",
      "role": "member",
      "created_at": "2026-01-02T03:24:05.000Z",
      "expires_at": "2026-01-09T03:24:05.000Z",
      "accepted_at": null,
      "status": "pending",
      "invited_by": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "workspaces": [
        {
          "id": "shared",
          "workspace_id": "shared",
          "role": "manager"
        }
      ]
    }
  ]
}

> admin GET /portkey/v1/admin/users/invites?page_size=1&current_page=3
< 200
< content-type: application/json
{
  "object": "list",
  "total": 4,
  "data": [
    {
      "object": "invite",
      "id": "019b7cac-4f90-764e-8564-deb8bacb7a53",
      "email": "ivan@acme.example",
      "role": "member",
      "created_at": "2026-01-02T03:07:06.000Z",
      "expires_at": "2026-01-09T03:07:06.000Z",
      "accepted_at": null,
      "status": "pending",
      "invited_by": null,
      "workspaces": [
        {
          "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
          "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
          "role": "member"
        }
      ]
    }
  ]
}

> admin GET /portkey/v1/admin/users/invites?role=admin&status=pending
< 200
< content-type: application/json
{
  "object": "list",
  "total": 1,
  "data": [
    {
      "object": "invite",
      "id": "019b7cbb-dc08-7f8e-a7bd-d3cd37d06c49",
      "email": "otto@acme.example",
      "role": "admin",
      "created_at": "2026-01-02T03:24:05.000Z",
      "expires_at": "2026-01-09T03:24:05.000Z",
      "accepted_at": null,
      "status": "pending",
      "invited_by": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "workspaces": [
        {
          "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
          "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
          "role": "admin"
        }
      ]
    }
  ]
}

> admin GET /portkey/v1/admin/users/invites?email=NINA@acme.example
< 200
< content-type: application/json
{
  "object": "list",
  "total": 1,
  "data": [
    {
      "object": "invite",
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "email": "nina@acme.example",
      "role": "member",
      "created_at": "2026-01-02T03:24:05.000Z",
      "expires_at": "2026-01-09T03:24:05.000Z",
      "accepted_at": null,
      "status": "pending",
      "invited_by": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "workspaces": [
        {
          "id": "shared",
          "workspace_id": "shared",
          "role": "manager"
        }
      ]
    }
  ]
}

> admin GET /portkey/v1/admin/users/invites?status=accepted
< 200
< content-type: application/json
{
  "object": "list",
  "total": 0,
  "data": []
}

> admin DELETE /portkey/v1/admin/users/invites
< 405
< content-type: application/json
< allow: POST, GET
{
  "success": false,
  "data": {
    "message": "this path answers POST, GET only",
    "errorCode": "AB01"
  }
}

> admin PUT /portkey/v1/admin/users/invites
{"role": "admin"}
< 405
< content-type: application/json
< allow: POST, GET
{
  "success": false,
  "data": {
    "message": "this path answers POST, GET only",
    "errorCode": "AB01"
  }
}

# Sent again without a body, as every client does.
> admin POST /portkey/v1/admin/users/invites/{new}/resend
+ content-type: application/json
< 200
< content-type: application/json
{
  "inviteLink": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQLSqFhHbFfcIpA4UDECEzUe93glE3dLNRJ",
  "invite_link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQLSqFhHbFfcIpA4UDECEzUe93glE3dLNRJ"
}

# Taken back it can still be read.
> admin DELETE /portkey/v1/admin/users/invites/{new}
< 200
< content-type: application/json
{}

> admin GET /portkey/v1/admin/users/invites/{new}
< 200
< content-type: application/json
{
  "object": "invite",
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "email": "nina@acme.example",
  "role": "member",
  "created_at": "2026-01-02T03:24:05.000Z",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "accepted_at": null,
  "status": "cancelled",
  "invited_by": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
  "workspaces": [
    {
      "id": "shared",
      "workspace_id": "shared",
      "role": "manager"
    }
  ]
}

> admin GET /portkey/v1/admin/users/invites?status=cancelled
< 200
< content-type: application/json
{
  "object": "list",
  "total": 1,
  "data": [
    {
      "object": "invite",
      "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
      "email": "nina@acme.example",
      "role": "member",
      "created_at": "2026-01-02T03:24:05.000Z",
      "expires_at": "2026-01-09T03:24:05.000Z",
      "accepted_at": null,
      "status": "cancelled",
      "invited_by": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "workspaces": [
        {
          "id": "shared",
          "workspace_id": "shared",
          "role": "manager"
        }
      ]
    }
  ]
}

> admin POST /portkey/v1/admin/users/invites/{new}/resend
< 409
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "the invitation was revoked: make a new one instead",
    "errorCode": "AB07"
  }
}

# And the others end by themselves.
= clock 604800

> admin GET /portkey/v1/admin/users/invites?status=expired&pageSize=1
< 200
< content-type: application/json
{
  "object": "list",
  "total": 3,
  "data": [
    {
      "object": "invite",
      "id": "019b7cbb-dc08-7f8e-a7bd-d3cd37d06c49",
      "email": "otto@acme.example",
      "role": "admin",
      "created_at": "2026-01-02T03:24:05.000Z",
      "expires_at": "2026-01-09T03:24:05.000Z",
      "accepted_at": null,
      "status": "expired",
      "invited_by": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "workspaces": [
        {
          "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
          "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
          "role": "admin"
        }
      ]
    }
  ]
}

# An id that came with imported data.
> owner POST /api/v1/organizations/{organization}/aliases
{"dialect": "portkey", "kind": "invitation", "alias": "419641fb-1458-47d6-94d0-e308159b3ec2", "target": "{invitation}", "shown": true}
< 201
< content-type: application/json
{
  "dialect": "portkey",
  "kind": "invitation",
  "alias": "419641fb-1458-47d6-94d0-e308159b3ec2",
  "workspace": null,
  "target": "01kdyarkwges78as6yq2xcpyjk",
  "shown": true,
  "created_at": "2026-01-09T03:24:05.000Z"
}

> admin GET /portkey/v1/admin/users/invites/419641fb-1458-47d6-94d0-e308159b3ec2
< 200
< content-type: application/json
{
  "object": "invite",
  "id": "419641fb-1458-47d6-94d0-e308159b3ec2",
  "email": "ivan@acme.example",
  "role": "member",
  "created_at": "2026-01-02T03:07:06.000Z",
  "expires_at": "2026-01-09T03:07:06.000Z",
  "accepted_at": null,
  "status": "expired",
  "invited_by": null,
  "workspaces": [
    {
      "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "role": "member"
    }
  ]
}

# What is refused.
> admin POST /portkey/v1/admin/users/invites
{"email": "boss@acme.example", "role": "owner", "workspaces": []}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "role: must be admin or member",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/admin/users/invites
{"email": "x@acme.example", "role": "member", "workspaces": [{"id": "shared", "role": "member"}, {"id": "no-such", "role": "member"}]}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "workspaces[1].id: must be a workspace of this organization",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/admin/users/invites
{"email": "x@acme.example", "role": "member", "workspaces": [{"id": "shared", "role": "owner"}]}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "workspaces[0].role: must be one of admin, manager, member",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/admin/users/invites
{"email": "x@acme.example", "role": "member", "workspaces": [{"id": "shared"}]}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "workspaces[0].role: must be one of admin, manager, member",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/admin/users/invites
{"email": "x@acme.example", "role": "member", "workspace_api_key_details": {"name": "no scopes"}}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "workspace_api_key_details.scopes: is needed",
    "errorCode": "AB01"
  }
}

> admin POST /portkey/v1/admin/users/invites
{"email": "max@acme.example", "role": "member"}
< 409
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "another user already has this email",
    "errorCode": "AB07"
  }
}

> admin POST /portkey/v1/admin/users/invites
{"role": "member"}
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "email: is needed",
    "errorCode": "AB01"
  }
}

> weak POST /portkey/v1/admin/users/invites
{"email": "x@acme.example", "role": "member"}
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_users.create: no role of the caller includes it",
    "errorCode": "AB03"
  }
}

> admin GET /portkey/v1/admin/users/invites?status=revoked
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "status: must be one of pending, cancelled, accepted, expired",
    "errorCode": "AB01"
  }
}

> admin GET /portkey/v1/admin/users/invites/{absent}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such invitation",
    "errorCode": "AB08"
  }
}

> stranger GET /portkey/v1/admin/users/invites/{invitation}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such invitation",
    "errorCode": "AB08"
  }
}

# The scope words of users count for invites too.
> admin POST /portkey/v1/api-keys/organisation/service
{"name": "Inviter", "scopes": ["organisation_users.create", "organisation_users.list"]}
< 200
< content-type: application/json
{
  "id": "019ba0c8-6008-7d72-bc06-14c8b8af1fb8",
  "key": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFcsE2jXp4U9eKxK3OakJu82LemLTu9LnjaUEQLAL8xO7EKQ3Naxrf",
  "object": "api-key"
}

= caller inviter /key

> inviter POST /portkey/v1/admin/users/invites
{"email": "by-key@acme.example", "role": "member", "workspaces": [{"id": "shared", "role": "member"}]}
< 200
< content-type: application/json
{
  "object": "invite",
  "id": "019ba0c8-6008-78c4-9817-d5bb796f91a7",
  "email": "by-key@acme.example",
  "role": "member",
  "created_at": "2026-01-09T03:24:05.000Z",
  "expires_at": "2026-01-16T03:24:05.000Z",
  "accepted_at": null,
  "status": "pending",
  "invited_by": "019ba0c8-6008-7d72-bc06-14c8b8af1fb8",
  "workspaces": [
    {
      "id": "shared",
      "workspace_id": "shared",
      "role": "member"
    }
  ],
  "invite_link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFcsE2jXl2FmYfdjup6urnJyCDWdMRppxGmoIFyOoneA5OAS0PScH2"
}

> inviter POST /portkey/v1/admin/users/invites
{"email": "above@acme.example", "role": "admin"}
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_users.create: nobody may give or take more than they hold",
    "errorCode": "AB03"
  }
}

> inviter GET /portkey/v1/admin/users/invites?pageSize=1
< 200
< content-type: application/json
{
  "object": "list",
  "total": 5,
  "data": [
    {
      "object": "invite",
      "id": "019ba0c8-6008-78c4-9817-d5bb796f91a7",
      "email": "by-key@acme.example",
      "role": "member",
      "created_at": "2026-01-09T03:24:05.000Z",
      "expires_at": "2026-01-16T03:24:05.000Z",
      "accepted_at": null,
      "status": "pending",
      "invited_by": "019ba0c8-6008-7d72-bc06-14c8b8af1fb8",
      "workspaces": [
        {
          "id": "shared",
          "workspace_id": "shared",
          "role": "member"
        }
      ]
    }
  ]
}

> inviter GET /portkey/v1/admin/users/invites/{invitation}
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_users.read: the key's scopes do not include it",
    "errorCode": "AB03"
  }
}

> inviter DELETE /portkey/v1/admin/users/invites/{invitation}
< 403
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this needs organisation_users.delete: the key's scopes do not include it",
    "errorCode": "AB03"
  }
}

