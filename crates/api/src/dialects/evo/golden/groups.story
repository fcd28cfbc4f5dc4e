# Groups of the instance.

> owner GET /evo/workspace/orgs/{organization}/members/groups
+ API-Preview: opt-in
< 200
< content-type: application/json
{
  "groups": [
    {
      "id": "019b7caa-7ad0-7eb1-8ee9-2c631cfc2d0d",
      "name": "Readers of all",
      "description": "",
      "ims_groups": [],
      "members": [
        {
          "id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35",
          "email": "max@acme.example",
          "full_name": "Max Example"
        }
      ],
      "roles": []
    },
    {
      "id": "019b7caa-8688-728c-be4c-e4de43a112ec",
      "name": "Empty",
      "description": "",
      "ims_groups": [],
      "members": [],
      "roles": []
    }
  ]
}

> owner PATCH /evo/workspace/orgs/{organization}/members/groups/{group}
{"ims_groups": ["geologists", "surveyors"]}
< 200
< content-type: application/json
{
  "id": "019b7caa-7ad0-7eb1-8ee9-2c631cfc2d0d",
  "name": "Readers of all",
  "description": "",
  "ims_groups": [
    "geologists",
    "surveyors"
  ],
  "members": [
    {
      "id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35",
      "email": "max@acme.example",
      "full_name": "Max Example"
    }
  ],
  "invitations": []
}

> owner GET /evo/workspace/orgs/{organization}/members/groups
< 200
< content-type: application/json
{
  "groups": [
    {
      "id": "019b7caa-7ad0-7eb1-8ee9-2c631cfc2d0d",
      "name": "Readers of all",
      "description": "",
      "ims_groups": [
        "geologists",
        "surveyors"
      ],
      "members": [
        {
          "id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35",
          "email": "max@acme.example",
          "full_name": "Max Example"
        }
      ],
      "roles": []
    },
    {
      "id": "019b7caa-8688-728c-be4c-e4de43a112ec",
      "name": "Empty",
      "description": "",
      "ims_groups": [],
      "members": [],
      "roles": []
    }
  ]
}

> owner PATCH /evo/workspace/orgs/{organization}/members/groups/{group}
{"ims_groups": []}
< 200
< content-type: application/json
{
  "id": "019b7caa-7ad0-7eb1-8ee9-2c631cfc2d0d",
  "name": "Readers of all",
  "description": "",
  "ims_groups": [],
  "members": [
    {
      "id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35",
      "email": "max@acme.example",
      "full_name": "Max Example"
    }
  ],
  "invitations": []
}

> owner PATCH /evo/workspace/orgs/{organization}/members/groups/{group}
{"ims_groups": [""]}
< 422
< content-type: application/problem+json
{
  "detail": "a value breaks its rules: see invalid-params",
  "invalid-params": [
    {
      "name": "ims_groups",
      "reason": "must be names of 1 to 256 characters"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner PATCH /evo/workspace/orgs/{organization}/members/groups/{absent}
{"ims_groups": []}
< 404
< content-type: application/problem+json
{
  "detail": "no such group",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> owner PATCH /evo/workspace/orgs/{organization}/members/groups/readers
{"ims_groups": []}
< 422
< content-type: application/problem+json
{
  "detail": "a value breaks its rules: see invalid-params",
  "invalid-params": [
    {
      "name": "group_id",
      "reason": "must be a UUID"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> weak GET /evo/workspace/orgs/{organization}/members/groups
< 403
< content-type: application/problem+json
{
  "detail": "this needs groups.list: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}


# The identity service's groups and people are those of the organization.

> owner GET /evo/workspace/orgs/{organization}/ims/groups

> owner GET /evo/workspace/orgs/{organization}/ims/groups/{group}

> owner GET /evo/workspace/orgs/{organization}/ims/groups/{group}/members

> owner GET /evo/workspace/orgs/{organization}/ims/groups/{absent}/members

> owner GET /evo/workspace/orgs/{organization}/ims/groups/readers

> owner GET /evo/workspace/orgs/{organization}/ims/users?email=ilike:MA*

> owner GET /evo/workspace/orgs/{organization}/ims/users?email=%25

> owner GET /evo/workspace/orgs/{organization}/ims/users?email=dora

> weak GET /evo/workspace/orgs/{organization}/ims/users

> weak GET /evo/workspace/orgs/{organization}/coordinate_systems
