# Organization users. The base URL may end in /v1 or not; the answer is the same.

> owner GET /openai/v1/organization/users?limit=2
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.user",
      "id": "user-01kdyak52rf9trm1cw6xee5e73",
      "name": "Ona Example",
      "email": "owner@acme.example",
      "role": "owner",
      "added_at": 1767323047,
      "created": 1767323047,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyak52rf9trm1cw6xee5e73",
        "email": "owner@acme.example",
        "name": "Ona Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    },
    {
      "object": "organization.user",
      "id": "user-01kdyak718eqfaqfd8knnvqgaa",
      "name": "Adam Example",
      "email": "adam@acme.example",
      "role": "owner",
      "added_at": 1767323049,
      "created": 1767323049,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyak718eqfaqfd8knnvqgaa",
        "email": "adam@acme.example",
        "name": "Adam Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    }
  ],
  "first_id": "user-01kdyak52rf9trm1cw6xee5e73",
  "last_id": "user-01kdyak718eqfaqfd8knnvqgaa",
  "has_more": true
}

> owner GET /openai/organization/users?limit=2&after={owner}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.user",
      "id": "user-01kdyak718eqfaqfd8knnvqgaa",
      "name": "Adam Example",
      "email": "adam@acme.example",
      "role": "owner",
      "added_at": 1767323049,
      "created": 1767323049,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyak718eqfaqfd8knnvqgaa",
        "email": "adam@acme.example",
        "name": "Adam Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    },
    {
      "object": "organization.user",
      "id": "user-01kdyak8zre7htye5svswtenzg",
      "name": "Vera Example",
      "email": "vera@acme.example",
      "role": "reader",
      "added_at": 1767323051,
      "created": 1767323051,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyak8zre7htye5svswtenzg",
        "email": "vera@acme.example",
        "name": "Vera Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    }
  ],
  "first_id": "user-01kdyak718eqfaqfd8knnvqgaa",
  "last_id": "user-01kdyak8zre7htye5svswtenzg",
  "has_more": true
}

# The single user shows their projects; what a list leaves out is null there.
> viewer GET /openai/v1/organization/users/{member}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "name": "Max Example",
  "email": "max@acme.example",
  "role": "reader",
  "added_at": 1767323066,
  "created": 1767323066,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": null,
  "developer_persona": null,
  "user": {
    "object": "user",
    "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
    "email": "max@acme.example",
    "name": "Max Example",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": {
    "object": "list",
    "data": [
      {
        "id": "proj_01kdyak620eckbx8bv47b97rqz",
        "name": "Workspace shared",
        "role": "member"
      }
    ]
  }
}

# Emails are asked for in each spelling of a list, whatever their case.
> owner GET /openai/v1/organization/users?emails[]=MAX@acme.example&emails[]=nobody@acme.example
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.user",
      "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
      "name": "Max Example",
      "email": "max@acme.example",
      "role": "reader",
      "added_at": 1767323066,
      "created": 1767323066,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
        "email": "max@acme.example",
        "name": "Max Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    }
  ],
  "first_id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "last_id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "has_more": false
}

> owner GET /openai/v1/organization/users?emails%5B%5D=max@acme.example&emails=vera@acme.example&limit=1
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.user",
      "id": "user-01kdyak8zre7htye5svswtenzg",
      "name": "Vera Example",
      "email": "vera@acme.example",
      "role": "reader",
      "added_at": 1767323051,
      "created": 1767323051,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyak8zre7htye5svswtenzg",
        "email": "vera@acme.example",
        "name": "Vera Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    }
  ],
  "first_id": "user-01kdyak8zre7htye5svswtenzg",
  "last_id": "user-01kdyak8zre7htye5svswtenzg",
  "has_more": true
}

> owner GET /openai/v1/organization/users?emails[0]=
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.user",
      "id": "user-01kdyak52rf9trm1cw6xee5e73",
      "name": "Ona Example",
      "email": "owner@acme.example",
      "role": "owner",
      "added_at": 1767323047,
      "created": 1767323047,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyak52rf9trm1cw6xee5e73",
        "email": "owner@acme.example",
        "name": "Ona Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    },
    {
      "object": "organization.user",
      "id": "user-01kdyak718eqfaqfd8knnvqgaa",
      "name": "Adam Example",
      "email": "adam@acme.example",
      "role": "owner",
      "added_at": 1767323049,
      "created": 1767323049,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyak718eqfaqfd8knnvqgaa",
        "email": "adam@acme.example",
        "name": "Adam Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    },
    {
      "object": "organization.user",
      "id": "user-01kdyak8zre7htye5svswtenzg",
      "name": "Vera Example",
      "email": "vera@acme.example",
      "role": "reader",
      "added_at": 1767323051,
      "created": 1767323051,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyak8zre7htye5svswtenzg",
        "email": "vera@acme.example",
        "name": "Vera Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    },
    {
      "object": "organization.user",
      "id": "user-01kdyakay8f4zshffvjzbvkmj2",
      "name": "Willy Example",
      "email": "willy@acme.example",
      "role": "reader",
      "added_at": 1767323053,
      "created": 1767323053,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyakay8f4zshffvjzbvkmj2",
        "email": "willy@acme.example",
        "name": "Willy Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    },
    {
      "object": "organization.user",
      "id": "user-01kdyakcwre28vnaf5f9342j04",
      "name": "Mona Example",
      "email": "mona@acme.example",
      "role": "reader",
      "added_at": 1767323055,
      "created": 1767323055,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyakcwre28vnaf5f9342j04",
        "email": "mona@acme.example",
        "name": "Mona Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    },
    {
      "object": "organization.user",
      "id": "user-01kdyakftgekkr5qt9rxvz5ntt",
      "name": "Mark Example",
      "email": "mark@acme.example",
      "role": "reader",
      "added_at": 1767323058,
      "created": 1767323058,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyakftgekkr5qt9rxvz5ntt",
        "email": "mark@acme.example",
        "name": "Mark Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    },
    {
      "object": "organization.user",
      "id": "user-01kdyakjr8ftwa0q3j7vp46r06",
      "name": "Dora Example",
      "email": "dora@acme.example",
      "role": "owner",
      "added_at": 1767323061,
      "created": 1767323061,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyakjr8ftwa0q3j7vp46r06",
        "email": "dora@acme.example",
        "name": "Dora Example",
        "picture": null,
        "enabled": false,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    },
    {
      "object": "organization.user",
      "id": "user-01kdyakpn8f39rs18eq9wfsch3",
      "name": "Ursula Example",
      "email": "ursula@acme.example",
      "role": "reader",
      "added_at": 1767323065,
      "created": 1767323065,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyakpn8f39rs18eq9wfsch3",
        "email": "ursula@acme.example",
        "name": "Ursula Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    },
    {
      "object": "organization.user",
      "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
      "name": "Max Example",
      "email": "max@acme.example",
      "role": "reader",
      "added_at": 1767323066,
      "created": 1767323066,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
        "email": "max@acme.example",
        "name": "Max Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    }
  ],
  "first_id": "user-01kdyak52rf9trm1cw6xee5e73",
  "last_id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "has_more": false
}

# A part of nothing, and one after what no id is.
> owner GET /openai/v1/organization/users?limit=0
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

> owner GET /openai/v1/organization/users?after=after
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

> owner GET /openai/v1/organization/users?limit=101
< 400
< content-type: application/json
{
  "error": {
    "message": "limit: must be 0 to 100",
    "type": "invalid_request_error",
    "param": "limit",
    "code": "invalid_value"
  }
}

> owner GET /openai/v1/organization/users?limit=-1
< 400
< content-type: application/json
{
  "error": {
    "message": "limit: must be a whole number from 0 on",
    "type": "invalid_request_error",
    "param": "limit",
    "code": "invalid_value"
  }
}

# {} changes nothing and null counts as absent.
> owner POST /openai/v1/organization/users/{user}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "reader",
  "added_at": 1767323065,
  "created": 1767323065,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": null,
  "developer_persona": null,
  "user": {
    "object": "user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "name": "Ursula Example",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": null
}

> owner POST /openai/v1/organization/users/{user}
{"role": null, "role_id": null, "technical_level": null, "developer_persona": null}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "reader",
  "added_at": 1767323065,
  "created": 1767323065,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": null,
  "developer_persona": null,
  "user": {
    "object": "user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "name": "Ursula Example",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": null
}

# What only this surface knows is kept, and stays until it is replaced.
> admin POST /openai/v1/organization/users/{user}
{"technical_level": "advanced", "developer_persona": "backend"}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "reader",
  "added_at": 1767323065,
  "created": 1767323065,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": "advanced",
  "developer_persona": "backend",
  "user": {
    "object": "user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "name": "Ursula Example",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": null
}

> admin POST /openai/v1/organization/users/{user}
{"developer_persona": "platform"}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "reader",
  "added_at": 1767323065,
  "created": 1767323065,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": "advanced",
  "developer_persona": "platform",
  "user": {
    "object": "user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "name": "Ursula Example",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": null
}

# An admin may not make owners: under the name owner an admin is shown too.
> admin POST /openai/v1/organization/users/{user}
{"role": "owner"}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "owner",
  "added_at": 1767323065,
  "created": 1767323065,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": "advanced",
  "developer_persona": "platform",
  "user": {
    "object": "user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "name": "Ursula Example",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": null
}

> owner GET /api/v1/organizations/{organization}/users/{user}
< 200
< content-type: application/json
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "email": "ursula@acme.example",
  "given_name": "Ursula",
  "family_name": "Example",
  "picture": null,
  "status": "active",
  "role": "admin",
  "source": "api",
  "created_at": "2026-01-02T03:04:25.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner POST /openai/v1/organization/users/{user}
{"role": "owner"}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "owner",
  "added_at": 1767323065,
  "created": 1767323065,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": "advanced",
  "developer_persona": "platform",
  "user": {
    "object": "user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "name": "Ursula Example",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": null
}

> owner GET /api/v1/organizations/{organization}/users/{user}
< 200
< content-type: application/json
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "email": "ursula@acme.example",
  "given_name": "Ursula",
  "family_name": "Example",
  "picture": null,
  "status": "active",
  "role": "admin",
  "source": "api",
  "created_at": "2026-01-02T03:04:25.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner POST /openai/v1/organization/users/{user}
{"role": "reader"}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "reader",
  "added_at": 1767323065,
  "created": 1767323065,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": "advanced",
  "developer_persona": "platform",
  "user": {
    "object": "user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "name": "Ursula Example",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": null
}

> owner GET /api/v1/organizations/{organization}/users/{user}
< 200
< content-type: application/json
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "email": "ursula@acme.example",
  "given_name": "Ursula",
  "family_name": "Example",
  "picture": null,
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:04:25.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner POST /openai/v1/organization/users/{user}
{"role": "admin"}
< 400
< content-type: application/json
{
  "error": {
    "message": "role: must be owner or reader, or the name or the id of another role of the organization",
    "type": "invalid_request_error",
    "param": "role",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/users/{user}
{"role": 7}
< 400
< content-type: application/json
{
  "error": {
    "message": "role: invalid type: integer `7`, expected a string",
    "type": "invalid_request_error",
    "param": "role",
    "code": "invalid_value"
  }
}

> owner POST /openai/v1/organization/users/{user}
{"role_id": "role_01kdyak52rfs2t2rg44v84s4gr"}
< 400
< content-type: application/json
{
  "error": {
    "message": "role_id: must be the id of a role of the organization",
    "type": "invalid_request_error",
    "param": "role_id",
    "code": "invalid_value"
  }
}

> weak POST /openai/v1/organization/users/{user}
{"role": "owner"}
< 403
< content-type: application/json
{
  "error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.management.write (users.update): no role of the caller includes it",
    "type": "invalid_request_error",
    "param": null,
    "code": "missing_scope"
  }
}

# The last owner stays.
> owner POST /openai/v1/organization/users/{owner}
{"role": "reader"}
< 400
< content-type: application/json
{
  "error": {
    "message": "this is the organization's last active owner: make another user owner first",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

> owner DELETE /openai/v1/organization/users/{owner}
< 400
< content-type: application/json
{
  "error": {
    "message": "this is the organization's last active owner: make another user owner first",
    "type": "invalid_request_error",
    "param": null,
    "code": "conflict"
  }
}

> owner DELETE /openai/v1/organization/users/{user}
< 200
< content-type: application/json
{
  "object": "organization.user.deleted",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "deleted": true
}

> owner GET /openai/v1/organization/users/{user}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such user",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner DELETE /openai/v1/organization/users/{user}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such user",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

# What is gone still says where a list goes on.
> owner GET /openai/v1/organization/users?limit=1&after={user}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "object": "organization.user",
      "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
      "name": "Max Example",
      "email": "max@acme.example",
      "role": "reader",
      "added_at": 1767323066,
      "created": 1767323066,
      "is_service_account": false,
      "is_scim_managed": false,
      "is_scale_tier_authorized_purchaser": null,
      "api_key_last_used_at": null,
      "technical_level": null,
      "developer_persona": null,
      "user": {
        "object": "user",
        "id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
        "email": "max@acme.example",
        "name": "Max Example",
        "picture": null,
        "enabled": true,
        "banned": false,
        "banned_at": null
      },
      "projects": null
    }
  ],
  "first_id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "last_id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
  "has_more": false
}

> owner PATCH /openai/v1/organization/users/{member}
< 405
< content-type: application/json
< allow: GET, POST, DELETE
{
  "error": {
    "message": "this path answers GET, POST, DELETE only",
    "type": "invalid_request_error",
    "param": null,
    "code": "method_not_allowed"
  }
}

> nobody GET /openai/v1/organization/users
< 401
< content-type: application/json
{
  "error": {
    "message": "a key is needed: send it as Authorization: Bearer <key>",
    "type": "invalid_request_error",
    "param": null,
    "code": "invalid_api_key"
  }
}

> stranger GET /openai/v1/organization/users/{member}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such user",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> owner GET /openai/v1/organization/user
< 404
< content-type: application/json
{
  "error": {
    "message": "nothing is served at this path",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

