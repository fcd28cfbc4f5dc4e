# Invites, and the three cases of their projects.

> owner GET /openai/v1/organization/invites
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.invite",
      "id": "invite-01kdyarkwges78as6yq2xcpyjk",
      "email": "ivan@acme.example",
      "role": "reader",
      "status": "pending",
      "created_at": 1767323226,
      "invited_at": 1767323226,
      "expires_at": 1767928026,
      "accepted_at": null,
      "projects": [
        {
          "id": "proj_01kdyak620eckbx8bv47b97rqz",
          "role": "member"
        }
      ]
    }
  ],
  "first_id": "invite-01kdyarkwges78as6yq2xcpyjk",
  "last_id": "invite-01kdyarkwges78as6yq2xcpyjk",
  "has_more": false
}

# The vendor's sample: nobody said a word about projects, so it leads to the default one.
> owner POST /openai/v1/organization/invites
{"email": "anotheruser@example.com", "role": "reader"}
< 200
< content-type: application/json
{
  "object": "organization.invite",
  "id": "invite-01kdybqq08fnftn1c26v37etn7",
  "email": "anotheruser@example.com",
  "role": "reader",
  "status": "pending",
  "created_at": 1767324245,
  "invited_at": 1767324245,
  "expires_at": 1767929045,
  "accepted_at": null,
  "projects": []
}

= keep absent_projects /id

> owner POST /openai/v1/organization/invites
{"email": "user@example.com", "role": "owner", "projects": [{"id": "{workspace}", "role": "owner"}]}
< 200
< content-type: application/json
{
  "object": "organization.invite",
  "id": "invite-01kdybqq08fy7affeksmvx0v29",
  "email": "user@example.com",
  "role": "owner",
  "status": "pending",
  "created_at": 1767324245,
  "invited_at": 1767324245,
  "expires_at": 1767929045,
  "accepted_at": null,
  "projects": [
    {
      "id": "proj_01kdyak620eckbx8bv47b97rqz",
      "role": "owner"
    }
  ]
}

= keep given /id

> owner POST /openai/v1/organization/invites
{"email": "email", "role": "reader", "projects": []}
< 200
< content-type: application/json
{
  "object": "organization.invite",
  "id": "invite-01kdybqq08fjhtrwabyrmv47j4",
  "email": "email",
  "role": "reader",
  "status": "pending",
  "created_at": 1767324245,
  "invited_at": 1767324245,
  "expires_at": 1767929045,
  "accepted_at": null,
  "projects": []
}

> owner POST /openai/v1/organization/invites
{"email": "fourth@example.com", "role": "reader", "projects": null}
< 200
< content-type: application/json
{
  "object": "organization.invite",
  "id": "invite-01kdybqq08ecar3en5vr78ej3j",
  "email": "fourth@example.com",
  "role": "reader",
  "status": "pending",
  "created_at": 1767324245,
  "invited_at": 1767324245,
  "expires_at": 1767929045,
  "accepted_at": null,
  "projects": []
}

> owner GET /api/v1/organizations/{organization}/invitations?limit=4
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fy7affeksmvx0v29",
      "email": "user@example.com",
      "given_name": "",
      "family_name": "",
      "role": "owner",
      "workspaces": [
        {
          "workspace": "01kdyak620eckbx8bv47b97rqz",
          "role": "admin"
        }
      ],
      "status": "pending",
      "invited_by": "01kdyak52rf9trm1cw6xee5e73",
      "expires_at": "2026-01-09T03:24:05.000Z",
      "accepted_at": null,
      "user": null,
      "revoked_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    },
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "email": "anotheruser@example.com",
      "given_name": "",
      "family_name": "",
      "role": "member",
      "workspaces": null,
      "status": "pending",
      "invited_by": "01kdyak52rf9trm1cw6xee5e73",
      "expires_at": "2026-01-09T03:24:05.000Z",
      "accepted_at": null,
      "user": null,
      "revoked_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    },
    {
      "id": "01kdybqq08fjhtrwabyrmv47j4",
      "email": "email",
      "given_name": "",
      "family_name": "",
      "role": "member",
      "workspaces": [],
      "status": "pending",
      "invited_by": "01kdyak52rf9trm1cw6xee5e73",
      "expires_at": "2026-01-09T03:24:05.000Z",
      "accepted_at": null,
      "user": null,
      "revoked_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    },
    {
      "id": "01kdybqq08ecar3en5vr78ej3j",
      "email": "fourth@example.com",
      "given_name": "",
      "family_name": "",
      "role": "member",
      "workspaces": null,
      "status": "pending",
      "invited_by": "01kdyak52rf9trm1cw6xee5e73",
      "expires_at": "2026-01-09T03:24:05.000Z",
      "accepted_at": null,
      "user": null,
      "revoked_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": "0006475f3dd37f40019b7cbbdc08731581baa5de0e874872",
  "total": 5
}

> owner GET /openai/v1/organization/invites?limit=2&after={invitation}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.invite",
      "id": "invite-01kdybqq08ecar3en5vr78ej3j",
      "email": "fourth@example.com",
      "role": "reader",
      "status": "pending",
      "created_at": 1767324245,
      "invited_at": 1767324245,
      "expires_at": 1767929045,
      "accepted_at": null,
      "projects": []
    },
    {
      "object": "organization.invite",
      "id": "invite-01kdybqq08fjhtrwabyrmv47j4",
      "email": "email",
      "role": "reader",
      "status": "pending",
      "created_at": 1767324245,
      "invited_at": 1767324245,
      "expires_at": 1767929045,
      "accepted_at": null,
      "projects": []
    }
  ],
  "first_id": "invite-01kdybqq08ecar3en5vr78ej3j",
  "last_id": "invite-01kdybqq08fjhtrwabyrmv47j4",
  "has_more": true
}

# An admin can make no owners: the invite is for an admin, whom this surface calls owner too.
> admin POST /openai/v1/organization/invites
{"email": "adminless@example.com", "role": "owner"}
< 200
< content-type: application/json
{
  "object": "organization.invite",
  "id": "invite-01kdybqq08e1sryh35d4tr3zd3",
  "email": "adminless@example.com",
  "role": "owner",
  "status": "pending",
  "created_at": 1767324245,
  "invited_at": 1767324245,
  "expires_at": 1767929045,
  "accepted_at": null,
  "projects": []
}

> owner GET /api/v1/organizations/{organization}/invitations?email=adminless@example.com
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08e1sryh35d4tr3zd3",
      "email": "adminless@example.com",
      "given_name": "",
      "family_name": "",
      "role": "admin",
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
  "next": null,
  "total": 1
}

> owner POST /openai/v1/organization/invites
{"email": "user@example.com", "role": "reader"}
< 409
< content-type: application/json
{
  "error": {
    "message": "another invitation already has this email",
    "type": "invalid_request_error",
    "param": "email",
    "code": "already_exists"
  }
}

> owner POST /openai/v1/organization/invites
{"email": "x@example.com", "role": "member"}
< 400
< content-type: application/json
{
  "error": {
    "message": "role: must be owner or reader",
    "type": "invalid_request_error",
    "param": "role",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/invites
{"email": "x@example.com", "role": "reader", "projects": [{"id": "proj_nothing", "role": "member"}]}
< 400
< content-type: application/json
{
  "error": {
    "message": "projects[0].id: must be a project of this organization",
    "type": "invalid_request_error",
    "param": "projects[0].id",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/invites
{"email": "x@example.com", "role": "reader", "projects": [{"id": "{workspace}", "role": "viewer"}]}
< 400
< content-type: application/json
{
  "error": {
    "message": "projects[0].role: must be member or owner",
    "type": "invalid_request_error",
    "param": "projects[0].role",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/invites
{"role": "reader"}
< 400
< content-type: application/json
{
  "error": {
    "message": "email: is needed",
    "type": "invalid_request_error",
    "param": "email",
    "code": "invalid_value"
  }
}

> viewer POST /openai/v1/organization/invites
{"email": "x@example.com", "role": "reader"}
< 403
< content-type: application/json
{
  "error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.management.write (invitations.create): no role of the caller includes it",
    "type": "invalid_request_error",
    "param": null,
    "code": "missing_scope"
  }
}

> owner GET /openai/v1/organization/invites/{given}
< 200
< content-type: application/json
{
  "object": "organization.invite",
  "id": "invite-01kdybqq08fy7affeksmvx0v29",
  "email": "user@example.com",
  "role": "owner",
  "status": "pending",
  "created_at": 1767324245,
  "invited_at": 1767324245,
  "expires_at": 1767929045,
  "accepted_at": null,
  "projects": [
    {
      "id": "proj_01kdyak620eckbx8bv47b97rqz",
      "role": "owner"
    }
  ]
}

> owner DELETE /openai/v1/organization/invites/{given}
< 200
< content-type: application/json
{
  "object": "organization.invite.deleted",
  "id": "invite-01kdybqq08fy7affeksmvx0v29",
  "deleted": true
}

> owner GET /openai/v1/organization/invites/{given}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such invite",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner GET /openai/v1/organization/invites?after={absent_projects}&limit=1
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

# Whoever did not hear that it is deleted can ask again.
> owner DELETE /openai/v1/organization/invites/{given}
< 200
< content-type: application/json
{
  "object": "organization.invite.deleted",
  "id": "invite-01kdybqq08fy7affeksmvx0v29",
  "deleted": true
}

> owner DELETE /openai/v1/organization/invites/invite-01kdyb3kege9ybmbxf7h868p25
< 404
< content-type: application/json
{
  "error": {
    "message": "no such invite",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

# A week later it has expired.
= clock 604800

> owner GET /openai/v1/organization/invites/{absent_projects}
< 200
< content-type: application/json
{
  "object": "organization.invite",
  "id": "invite-01kdybqq08fnftn1c26v37etn7",
  "email": "anotheruser@example.com",
  "role": "reader",
  "status": "expired",
  "created_at": 1767324245,
  "invited_at": 1767324245,
  "expires_at": 1767929045,
  "accepted_at": null,
  "projects": []
}

# One that was accepted is not deleted.
> owner POST /api/v1/organizations/{organization}/invitations
{"email": "paula@example.com", "role": "viewer"}
< 201
< content-type: application/json
{
  "id": "01kegcgr08fpzr72d18tjev1e3",
  "email": "paula@example.com",
  "given_name": "",
  "family_name": "",
  "role": "viewer",
  "workspaces": null,
  "status": "pending",
  "invited_by": "01kdyak52rf9trm1cw6xee5e73",
  "expires_at": "2026-01-16T03:24:05.000Z",
  "accepted_at": null,
  "user": null,
  "revoked_at": null,
  "created_at": "2026-01-09T03:24:05.000Z",
  "updated_at": "2026-01-09T03:24:05.000Z",
  "token": "rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFcsE2jXpKWLeSQIZBFDZC3mwOlzmAo4YpbZYkUe6eqRwE9d20xwKi",
  "link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFcsE2jXpKWLeSQIZBFDZC3mwOlzmAo4YpbZYkUe6eqRwE9d20xwKi",
  "mail": "off"
}

= keep accepted /id
= keep link /token

> nobody POST /api/v1/accounts
{"token": "{link}", "login": "paula", "password": "no fish in these sheds"}
< 201
< content-type: application/json
{
  "organization": "01kdyak52rfs2t2rg44v84s4gr",
  "user": {
    "id": "01kegcgr08ebnrzt2ar3av2m57",
    "email": "paula@example.com",
    "given_name": "",
    "family_name": "",
    "picture": null,
    "status": "active",
    "role": "viewer",
    "source": "invitation",
    "created_at": "2026-01-09T03:24:05.000Z",
    "updated_at": "2026-01-09T03:24:05.000Z"
  },
  "session": {
    "id": "01kegcgr08e4ksxqar4w0qgfwh",
    "login": "paula",
    "limited_to": {
      "id": "01kdyak52rfs2t2rg44v84s4gr",
      "slug": "acme",
      "name": "Organization acme"
    },
    "created_at": "2026-01-09T03:24:05.000Z",
    "expires_at": "2026-02-08T03:24:05.000Z",
    "secret": "rst_session_00000000C8WjdnDsSE9TBNDQiBdvoaIPuAzMRKVfPMImmEdZSpXVMKI5RDhdp6y8nOA8aY1wWwkG"
  }
}

> owner GET /openai/v1/organization/invites/invite-{accepted}
< 200
< content-type: application/json
{
  "object": "organization.invite",
  "id": "invite-01kegcgr08fpzr72d18tjev1e3",
  "email": "paula@example.com",
  "role": "reader",
  "status": "accepted",
  "created_at": 1767929045,
  "invited_at": 1767929045,
  "expires_at": 1768533845,
  "accepted_at": 1767929045,
  "projects": []
}

> owner DELETE /openai/v1/organization/invites/invite-{accepted}
< 400
< content-type: application/json
{
  "error": {
    "message": "the invitation was accepted: remove the user that came of it instead",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

