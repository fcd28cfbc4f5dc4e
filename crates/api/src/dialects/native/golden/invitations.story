# Somebody is invited: the token and the link with it are shown this once.
> admin POST /api/v1/organizations/{organization}/invitations
{"email": "Nina@acme.example", "given_name": "Nina", "family_name": "Newcomer", "role": "viewer", "workspaces": [{"workspace": "shared", "role": "manager"}]}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "Nina@acme.example",
  "given_name": "Nina",
  "family_name": "Newcomer",
  "role": "viewer",
  "workspaces": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "role": "manager"
    }
  ],
  "status": "pending",
  "invited_by": "01kdyak718eqfaqfd8knnvqgaa",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "accepted_at": null,
  "user": null,
  "revoked_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "token": "rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQawavGvPFY9IqYGdG4zzsx42tp5a2eSnV3",
  "link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQawavGvPFY9IqYGdG4zzsx42tp5a2eSnV3",
  "mail": "off"
}

= keep new /id

> viewer GET /api/v1/organizations/{organization}/invitations/{new}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "Nina@acme.example",
  "given_name": "Nina",
  "family_name": "Newcomer",
  "role": "viewer",
  "workspaces": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "role": "manager"
    }
  ],
  "status": "pending",
  "invited_by": "01kdyak718eqfaqfd8knnvqgaa",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "accepted_at": null,
  "user": null,
  "revoked_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

# Without a word about workspaces they get what everybody gets; with an empty list, none.
> admin POST /api/v1/organizations/acme/invitations
{"email": "everybody@acme.example"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fy7affeksmvx0v29",
  "email": "everybody@acme.example",
  "given_name": "",
  "family_name": "",
  "role": "member",
  "workspaces": null,
  "status": "pending",
  "invited_by": "01kdyak718eqfaqfd8knnvqgaa",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "accepted_at": null,
  "user": null,
  "revoked_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "token": "rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfnXdArzeHoJ3hnETDVvQh7y4hyJtfdTfKGIacBjlM2v5e8g",
  "link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfnXdArzeHoJ3hnETDVvQh7y4hyJtfdTfKGIacBjlM2v5e8g",
  "mail": "off"
}

> admin POST /api/v1/organizations/acme/invitations
{"email": "nowhere@acme.example", "workspaces": [], "expires_at": "2026-01-12T00:00:00Z"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fjhtrwabyrmv47j4",
  "email": "nowhere@acme.example",
  "given_name": "",
  "family_name": "",
  "role": "member",
  "workspaces": [],
  "status": "pending",
  "invited_by": "01kdyak718eqfaqfd8knnvqgaa",
  "expires_at": "2026-01-12T00:00:00.000Z",
  "accepted_at": null,
  "user": null,
  "revoked_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "token": "rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfl1cj2Wxwaj1Jsqn2FdRdJLJrtcJv8AWiW8QzlzYL2V5zEX",
  "link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfl1cj2Wxwaj1Jsqn2FdRdJLJrtcJv8AWiW8QzlzYL2V5zEX",
  "mail": "off"
}

> viewer GET /api/v1/organizations/{organization}/invitations?limit=1
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fy7affeksmvx0v29",
      "email": "everybody@acme.example",
      "given_name": "",
      "family_name": "",
      "role": "member",
      "workspaces": null,
      "status": "pending",
      "invited_by": "01kdyak718eqfaqfd8knnvqgaa",
      "expires_at": "2026-01-09T03:24:05.000Z",
      "accepted_at": null,
      "user": null,
      "revoked_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": "0006475f3dd37f40019b7cbbdc087f8ea7bdd3cd37d06c49",
  "total": 4
}

> viewer GET /api/v1/organizations/{organization}/invitations?email=NINA@acme.example&status=pending,expired&role=viewer,admin
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "email": "Nina@acme.example",
      "given_name": "Nina",
      "family_name": "Newcomer",
      "role": "viewer",
      "workspaces": [
        {
          "workspace": "01kdyak620eckbx8bv47b97rqz",
          "role": "manager"
        }
      ],
      "status": "pending",
      "invited_by": "01kdyak718eqfaqfd8knnvqgaa",
      "expires_at": "2026-01-09T03:24:05.000Z",
      "accepted_at": null,
      "user": null,
      "revoked_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

# Neither a user's email nor one that is invited already.
> admin POST /api/v1/organizations/{organization}/invitations
{"email": "URSULA@acme.example"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another user already has this email",
  "code": "already_exists",
  "field": "email",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/invitations
{"email": "nina@acme.example"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another invitation already has this email",
  "code": "already_exists",
  "field": "email",
  "request_id": "(request id)"
}

# Sent again, it has a new token and a new end; the old token is dead.
= clock 3600

> admin POST /api/v1/organizations/{organization}/invitations/{new}/resend
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "Nina@acme.example",
  "given_name": "Nina",
  "family_name": "Newcomer",
  "role": "viewer",
  "workspaces": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "role": "manager"
    }
  ],
  "status": "pending",
  "invited_by": "01kdyak718eqfaqfd8knnvqgaa",
  "expires_at": "2026-01-09T04:24:05.000Z",
  "accepted_at": null,
  "user": null,
  "revoked_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T04:24:05.000Z",
  "token": "rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQLSqFhHbFfcIpA4UDECEzUe93glE3dLNRJ",
  "link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQLSqFhHbFfcIpA4UDECEzUe93glE3dLNRJ",
  "mail": "off"
}

> admin POST /api/v1/organizations/{organization}/invitations/{new}/resend
{"expires_at": "2026-01-02T05:00:00Z"}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "Nina@acme.example",
  "given_name": "Nina",
  "family_name": "Newcomer",
  "role": "viewer",
  "workspaces": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "role": "manager"
    }
  ],
  "status": "pending",
  "invited_by": "01kdyak718eqfaqfd8knnvqgaa",
  "expires_at": "2026-01-02T05:00:00.000Z",
  "accepted_at": null,
  "user": null,
  "revoked_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T04:24:05.000Z",
  "token": "rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQhRObCWjQaE7g2jjPnCJOETHD5Rq0t3fJN",
  "link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQhRObCWjQaE7g2jjPnCJOETHD5Rq0t3fJN",
  "mail": "off"
}

# Its end comes by itself, and it can be sent again.
= clock 7200

> viewer GET /api/v1/organizations/{organization}/invitations?status=expired
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "email": "Nina@acme.example",
      "given_name": "Nina",
      "family_name": "Newcomer",
      "role": "viewer",
      "workspaces": [
        {
          "workspace": "01kdyak620eckbx8bv47b97rqz",
          "role": "manager"
        }
      ],
      "status": "expired",
      "invited_by": "01kdyak718eqfaqfd8knnvqgaa",
      "expires_at": "2026-01-02T05:00:00.000Z",
      "accepted_at": null,
      "user": null,
      "revoked_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T04:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> admin POST /api/v1/organizations/{organization}/invitations/{new}/resend
{}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "Nina@acme.example",
  "given_name": "Nina",
  "family_name": "Newcomer",
  "role": "viewer",
  "workspaces": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "role": "manager"
    }
  ],
  "status": "pending",
  "invited_by": "01kdyak718eqfaqfd8knnvqgaa",
  "expires_at": "2026-01-09T06:24:05.000Z",
  "accepted_at": null,
  "user": null,
  "revoked_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T06:24:05.000Z",
  "token": "rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQJ5nsx681ORSs3zvTdDWrqemauTW2EeCvm",
  "link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQJ5nsx681ORSs3zvTdDWrqemauTW2EeCvm",
  "mail": "off"
}

# Taken back it stays listed; to take it back again changes nothing.
> admin DELETE /api/v1/organizations/{organization}/invitations/{new}
< 204

> admin DELETE /api/v1/organizations/{organization}/invitations/{new}
< 204

> viewer GET /api/v1/organizations/{organization}/invitations/{new}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "Nina@acme.example",
  "given_name": "Nina",
  "family_name": "Newcomer",
  "role": "viewer",
  "workspaces": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "role": "manager"
    }
  ],
  "status": "revoked",
  "invited_by": "01kdyak718eqfaqfd8knnvqgaa",
  "expires_at": "2026-01-09T06:24:05.000Z",
  "accepted_at": null,
  "user": null,
  "revoked_at": "2026-01-02T06:24:05.000Z",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T06:24:05.000Z"
}

> admin POST /api/v1/organizations/{organization}/invitations/{new}/resend
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#conflict",
  "title": "Conflict",
  "status": 409,
  "detail": "the invitation was revoked: make a new one instead",
  "code": "conflict",
  "request_id": "(request id)"
}

# Nobody invites above themselves, or into what is not there.
> admin POST /api/v1/organizations/{organization}/invitations
{"email": "boss@acme.example", "role": "owner"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs invitations.create: nobody may give or take more than they hold",
  "code": "forbidden",
  "request_id": "(request id)"
}

> viewer POST /api/v1/organizations/{organization}/invitations
{"email": "x@acme.example"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs invitations.create: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> workspace-manager POST /api/v1/organizations/{organization}/invitations
{"email": "x@acme.example", "workspaces": [{"workspace": "shared", "role": "member"}]}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs invitations.create: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/invitations
{"email": "x@acme.example", "workspaces": [{"workspace": "shared", "role": "member"}, {"workspace": "no-such-slug", "role": "member"}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "workspaces[1].workspace: must be a workspace of this organization",
  "code": "invalid",
  "field": "workspaces[1].workspace",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/invitations
{"email": "x@acme.example", "workspaces": [{"workspace": "{their_workspace}", "role": "member"}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "workspaces[0].workspace: must be a workspace of this organization",
  "code": "invalid",
  "field": "workspaces[0].workspace",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/invitations
{"email": "x@acme.example", "workspaces": [{"workspace": "shared", "role": "member"}, {"workspace": "{workspace}", "role": "viewer"}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "workspaces[1].workspace: is named twice",
  "code": "invalid",
  "field": "workspaces[1].workspace",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/invitations
{"email": "x@acme.example", "workspaces": [{"workspace": "shared", "role": "owner"}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "workspaces[0].role: must be one of admin, manager, member, viewer",
  "code": "invalid",
  "field": "workspaces[0].role",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/invitations
{"email": "x@acme.example", "expires_at": "2026-06-01T00:00:00Z"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "expires_at: must lie 1 minute to 90 days ahead",
  "code": "invalid",
  "field": "expires_at",
  "request_id": "(request id)"
}

> admin GET /api/v1/organizations/{organization}/invitations?status=cancelled
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "status: must be one or more of pending, accepted, revoked, expired, separated by commas",
  "code": "invalid",
  "field": "status",
  "request_id": "(request id)"
}

> admin GET /api/v1/organizations/{organization}/invitations/{absent}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such invitation",
  "code": "not_found",
  "request_id": "(request id)"
}

> stranger GET /api/v1/organizations/{organization}/invitations/{invitation}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such organization",
  "code": "not_found",
  "request_id": "(request id)"
}

# The log has what happened, and no token.
> admin GET /api/v1/organizations/{organization}/audit-events?limit=5
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyp19w8e6rb7ybrvyxagqv7",
      "sequence": 47,
      "version": 44,
      "at": "2026-01-02T06:24:05.000Z",
      "action": "invitations.revoke",
      "actor": {
        "kind": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa",
        "key": "01kdyak80gf7yvc6drnhdtpzxt"
      },
      "target": {
        "kind": "invitation",
        "id": "01kdybqq08fnftn1c26v37etn7"
      },
      "origin": {
        "surface": "api",
        "operation": "invitations.revoke",
        "method": "DELETE",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/invitations/01kdybqq08fnftn1c26v37etn7",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky000000000000d",
        "status": 204
      },
      "details": {
        "email": "Nina@acme.example"
      }
    },
    {
      "id": "01kdyp19w8fnsbr1gms2way7xr",
      "sequence": 46,
      "version": 43,
      "at": "2026-01-02T06:24:05.000Z",
      "action": "invitations.resend",
      "actor": {
        "kind": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa",
        "key": "01kdyak80gf7yvc6drnhdtpzxt"
      },
      "target": {
        "kind": "invitation",
        "id": "01kdybqq08fnftn1c26v37etn7"
      },
      "origin": {
        "surface": "api",
        "operation": "invitations.resend",
        "method": "POST",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/invitations/01kdybqq08fnftn1c26v37etn7/resend",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky000000000000c",
        "status": 200
      },
      "details": {
        "email": "Nina@acme.example",
        "expires_at": "2026-01-09T06:24:05.000Z"
      }
    },
    {
      "id": "01kdyf5jm8e1sryh35d4tr3zd3",
      "sequence": 45,
      "version": 42,
      "at": "2026-01-02T04:24:05.000Z",
      "action": "invitations.resend",
      "actor": {
        "kind": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa",
        "key": "01kdyak80gf7yvc6drnhdtpzxt"
      },
      "target": {
        "kind": "invitation",
        "id": "01kdybqq08fnftn1c26v37etn7"
      },
      "origin": {
        "surface": "api",
        "operation": "invitations.resend",
        "method": "POST",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/invitations/01kdybqq08fnftn1c26v37etn7/resend",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky000000000000a",
        "status": 200
      },
      "details": {
        "email": "Nina@acme.example",
        "expires_at": "2026-01-02T05:00:00.000Z"
      }
    },
    {
      "id": "01kdyf5jm8e43amdwqnajtxg95",
      "sequence": 44,
      "version": 41,
      "at": "2026-01-02T04:24:05.000Z",
      "action": "invitations.resend",
      "actor": {
        "kind": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa",
        "key": "01kdyak80gf7yvc6drnhdtpzxt"
      },
      "target": {
        "kind": "invitation",
        "id": "01kdybqq08fnftn1c26v37etn7"
      },
      "origin": {
        "surface": "api",
        "operation": "invitations.resend",
        "method": "POST",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/invitations/01kdybqq08fnftn1c26v37etn7/resend",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky0000000000009",
        "status": 200
      },
      "details": {
        "email": "Nina@acme.example",
        "expires_at": "2026-01-09T04:24:05.000Z"
      }
    },
    {
      "id": "01kdybqq08evtaej682yrb9y2p",
      "sequence": 43,
      "version": 40,
      "at": "2026-01-02T03:24:05.000Z",
      "action": "invitations.create",
      "actor": {
        "kind": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa",
        "key": "01kdyak80gf7yvc6drnhdtpzxt"
      },
      "target": {
        "kind": "invitation",
        "id": "01kdybqq08fjhtrwabyrmv47j4"
      },
      "origin": {
        "surface": "api",
        "operation": "invitations.create",
        "method": "POST",
        "path": "/api/v1/organizations/acme/invitations",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky0000000000004",
        "status": 201
      },
      "details": {
        "email": "nowhere@acme.example",
        "role": "member",
        "workspaces": [],
        "expires_at": "2026-01-12T00:00:00.000Z"
      }
    }
  ],
  "next": "43",
  "total": 47,
  "unseen": 0,
  "stopped": false
}

