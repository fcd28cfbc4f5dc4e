# Invitations: made here, accepted by who holds the token.
= show x-should-retry

> owner POST /keycard/organizations/{organization}/invitations
{"email": "new@acme.example", "role": "org_viewer"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "created_at": "2026-01-02T03:24:05.000Z",
  "created_by": "01kdyak52rf9trm1cw6xee5e73",
  "email": "new@acme.example",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "role": "org_viewer",
  "status": "pending",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

= keep invited /id

> owner POST /keycard/organizations/{organization}/invitations
{"email": "new@acme.example", "role": "org_viewer"}
< 409
< content-type: application/json
< x-should-retry: false
{
  "message": "another invitation already has this email",
  "code": "conflict",
  "status": 409
}

> admin POST /keycard/organizations/{organization}/invitations
{"email": "boss@acme.example", "role": "org_admin"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fy7affeksmvx0v29",
  "created_at": "2026-01-02T03:24:05.000Z",
  "created_by": "01kdyak718eqfaqfd8knnvqgaa",
  "email": "boss@acme.example",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "role": "org_admin",
  "status": "pending",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner POST /keycard/organizations/{organization}/invitations
{"email": "other@acme.example"}
< 400
< content-type: application/json
{
  "message": "role: is needed",
  "code": "validation_error",
  "status": 400
}

> owner POST /keycard/organizations/{organization}/invitations
{"email": "other@acme.example", "role": "owner"}
< 400
< content-type: application/json
{
  "message": "role: must be one of org_admin, org_viewer, org_member",
  "code": "validation_error",
  "status": 400
}

> owner GET /keycard/organizations/{organization}/invitations?expand=permissions&limit=2
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyarkwges78as6yq2xcpyjk",
      "created_at": "2026-01-02T03:07:06.000Z",
      "created_by": "system",
      "email": "ivan@acme.example",
      "expires_at": "2026-01-09T03:07:06.000Z",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "role": "org_member",
      "status": "pending",
      "updated_at": "2026-01-02T03:07:06.000Z",
      "permissions": {
        "invitations": {
          "delete": true,
          "read": true
        }
      }
    },
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "created_at": "2026-01-02T03:24:05.000Z",
      "created_by": "01kdyak52rf9trm1cw6xee5e73",
      "email": "new@acme.example",
      "expires_at": "2026-01-09T03:24:05.000Z",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "role": "org_viewer",
      "status": "pending",
      "updated_at": "2026-01-02T03:24:05.000Z",
      "permissions": {
        "invitations": {
          "delete": true,
          "read": true
        }
      }
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_prev_page": false,
    "start_cursor": "01kdyarkwges78as6yq2xcpyjk",
    "end_cursor": "01kdybqq08fnftn1c26v37etn7"
  },
  "permissions": {
    "invitations": {
      "create": true,
      "list": true
    }
  }
}

> viewer POST /keycard/organizations/{organization}/invitations
{"email": "other@acme.example", "role": "org_member"}
< 403
< content-type: application/json
{
  "message": "this needs invitations.create: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

# The token is in no answer; the native API gives a new one.
> nobody GET /keycard/invitations/{token}
< 200
< content-type: application/json
{
  "created_by_name": "Organization acme",
  "email": "ivan@acme.example",
  "expires_at": "2026-01-09T03:07:06.000Z",
  "organization_name": "Organization acme",
  "role": "org_member",
  "status": "pending"
}

> nobody GET /keycard/invitations/no-such-token
< 404
< content-type: application/json
{
  "message": "no such invitation",
  "code": "not_found",
  "status": 404
}

# A key of an organization is nobody who could accept.
> owner POST /keycard/invitations/{token}/accept
< 401
< content-type: application/json
{
  "message": "this needs an account: sign in with POST /api/v1/sessions and send the session's secret, or use a personal key",
  "code": "unauthorized",
  "status": 401
}

> signed-in POST /keycard/invitations/{token}/accept
< 200
< content-type: application/json
{
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "organization_name": "Organization acme",
  "success": true,
  "user_id": "01kdybqq08fjhtrwabyrmv47j4"
}

> signed-in POST /keycard/invitations/{token}/accept
< 409
< content-type: application/json
< x-should-retry: false
{
  "message": "this invitation was accepted already",
  "code": "conflict",
  "status": 409
}

> nobody GET /keycard/invitations/{token}
< 200
< content-type: application/json
{
  "created_by_name": "Organization acme",
  "email": "ivan@acme.example",
  "expires_at": "2026-01-09T03:07:06.000Z",
  "organization_name": "Organization acme",
  "role": "org_member",
  "status": "accepted"
}

> signed-in POST /keycard/invitations/no-such-token/accept
< 404
< content-type: application/json
{
  "message": "no such invitation",
  "code": "not_found",
  "status": 404
}

# Who belongs to several organizations sees them all.
> personal-key GET /keycard/organizations
< 200
< content-type: application/json
{
  "items": [],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "has_previous_page": false
  }
}

> owner DELETE /keycard/organizations/{organization}/invitations/{invited}
< 204

# To revoke it again changes nothing.
> owner DELETE /keycard/organizations/{organization}/invitations/{invited}
< 204

> owner DELETE /keycard/organizations/{organization}/invitations/{invitation}
< 409
< content-type: application/json
< x-should-retry: false
{
  "message": "the invitation was accepted: remove the user that came of it instead",
  "code": "conflict",
  "status": 409
}

> owner GET /keycard/organizations/{organization}/identities?query[email]=new@
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "created_at": "2026-01-02T03:24:05.000Z",
      "email": "new@acme.example",
      "role": "org_viewer",
      "source": "https://roster.example",
      "status": "revoked",
      "type": "invitation",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "start_cursor": "01kdybqq08fnftn1c26v37etn7",
    "end_cursor": "01kdybqq08fnftn1c26v37etn7"
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null
  }
}

> weak GET /keycard/organizations/{organization}/invitations
< 403
< content-type: application/json
{
  "message": "this needs invitations.list: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

