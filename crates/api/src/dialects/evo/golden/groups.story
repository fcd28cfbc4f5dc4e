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
  "detail": "ims_groups: must be names of 1 to 256 characters",
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
  "detail": "group_id: must be a UUID",
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
< 200
< content-type: application/json
[
  {
    "id": "019b7caa-7ad0-7eb1-8ee9-2c631cfc2d0d",
    "name": "Readers of all",
    "is_federated_group": false
  },
  {
    "id": "019b7caa-8688-728c-be4c-e4de43a112ec",
    "name": "Empty",
    "is_federated_group": false
  }
]

> owner GET /evo/workspace/orgs/{organization}/ims/groups/{group}
< 200
< content-type: application/json
{
  "id": "019b7caa-7ad0-7eb1-8ee9-2c631cfc2d0d",
  "name": "Readers of all",
  "description": "",
  "is_federated_group": false
}

> owner GET /evo/workspace/orgs/{organization}/ims/groups/{group}/members
< 200
< content-type: application/json
{
  "users": [
    {
      "email": "max@acme.example",
      "full_name": "Max Example"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/ims/groups/{absent}/members
< 404
< content-type: application/problem+json
{
  "detail": "no such group",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> owner GET /evo/workspace/orgs/{organization}/ims/groups/readers
< 422
< content-type: application/problem+json
{
  "detail": "group_id: must be a UUID",
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

> owner GET /evo/workspace/orgs/{organization}/ims/users?email=ilike:MA*
< 200
< content-type: application/json
{
  "users": [
    {
      "email": "max@acme.example",
      "full_name": "Max Example"
    },
    {
      "email": "mark@acme.example",
      "full_name": "Mark Example"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/ims/users?email=%25
< 200
< content-type: application/json
{
  "users": []
}

> owner GET /evo/workspace/orgs/{organization}/ims/users?email=dora
< 200
< content-type: application/json
{
  "users": []
}

> weak GET /evo/workspace/orgs/{organization}/ims/users
< 403
< content-type: application/problem+json
{
  "detail": "this needs users.list: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> weak GET /evo/workspace/orgs/{organization}/coordinate_systems
< 200
< content-type: application/json
{
  "links": {},
  "results": [
    {
      "title": "Worldwide",
      "items": [
        {
          "title": "WGS 84",
          "well_known_id": "EPSG:4326"
        },
        {
          "title": "WGS 84 (3D)",
          "well_known_id": "EPSG:4979"
        },
        {
          "title": "WGS 84 / Pseudo-Mercator",
          "well_known_id": "EPSG:3857"
        },
        {
          "title": "WGS 84 (geocentric)",
          "well_known_id": "EPSG:4978"
        }
      ]
    },
    {
      "title": "WGS 84 / UTM",
      "items": [
        {
          "title": "WGS 84 / UTM zone 1N",
          "well_known_id": "EPSG:32601"
        },
        {
          "title": "WGS 84 / UTM zone 2N",
          "well_known_id": "EPSG:32602"
        },
        {
          "title": "WGS 84 / UTM zone 3N",
          "well_known_id": "EPSG:32603"
        },
        {
          "title": "WGS 84 / UTM zone 4N",
          "well_known_id": "EPSG:32604"
        },
        {
          "title": "WGS 84 / UTM zone 5N",
          "well_known_id": "EPSG:32605"
        },
        {
          "title": "WGS 84 / UTM zone 6N",
          "well_known_id": "EPSG:32606"
        },
        {
          "title": "WGS 84 / UTM zone 7N",
          "well_known_id": "EPSG:32607"
        },
        {
          "title": "WGS 84 / UTM zone 8N",
          "well_known_id": "EPSG:32608"
        },
        {
          "title": "WGS 84 / UTM zone 9N",
          "well_known_id": "EPSG:32609"
        },
        {
          "title": "WGS 84 / UTM zone 10N",
          "well_known_id": "EPSG:32610"
        },
        {
          "title": "WGS 84 / UTM zone 11N",
          "well_known_id": "EPSG:32611"
        },
        {
          "title": "WGS 84 / UTM zone 12N",
          "well_known_id": "EPSG:32612"
        },
        {
          "title": "WGS 84 / UTM zone 13N",
          "well_known_id": "EPSG:32613"
        },
        {
          "title": "WGS 84 / UTM zone 14N",
          "well_known_id": "EPSG:32614"
        },
        {
          "title": "WGS 84 / UTM zone 15N",
          "well_known_id": "EPSG:32615"
        },
        {
          "title": "WGS 84 / UTM zone 16N",
          "well_known_id": "EPSG:32616"
        },
        {
          "title": "WGS 84 / UTM zone 17N",
          "well_known_id": "EPSG:32617"
        },
        {
          "title": "WGS 84 / UTM zone 18N",
          "well_known_id": "EPSG:32618"
        },
        {
          "title": "WGS 84 / UTM zone 19N",
          "well_known_id": "EPSG:32619"
        },
        {
          "title": "WGS 84 / UTM zone 20N",
          "well_known_id": "EPSG:32620"
        },
        {
          "title": "WGS 84 / UTM zone 21N",
          "well_known_id": "EPSG:32621"
        },
        {
          "title": "WGS 84 / UTM zone 22N",
          "well_known_id": "EPSG:32622"
        },
        {
          "title": "WGS 84 / UTM zone 23N",
          "well_known_id": "EPSG:32623"
        },
        {
          "title": "WGS 84 / UTM zone 24N",
          "well_known_id": "EPSG:32624"
        },
        {
          "title": "WGS 84 / UTM zone 25N",
          "well_known_id": "EPSG:32625"
        },
        {
          "title": "WGS 84 / UTM zone 26N",
          "well_known_id": "EPSG:32626"
        },
        {
          "title": "WGS 84 / UTM zone 27N",
          "well_known_id": "EPSG:32627"
        },
        {
          "title": "WGS 84 / UTM zone 28N",
          "well_known_id": "EPSG:32628"
        },
        {
          "title": "WGS 84 / UTM zone 29N",
          "well_known_id": "EPSG:32629"
        },
        {
          "title": "WGS 84 / UTM zone 30N",
          "well_known_id": "EPSG:32630"
        },
        {
          "title": "WGS 84 / UTM zone 31N",
          "well_known_id": "EPSG:32631"
        },
        {
          "title": "WGS 84 / UTM zone 32N",
          "well_known_id": "EPSG:32632"
        },
        {
          "title": "WGS 84 / UTM zone 33N",
          "well_known_id": "EPSG:32633"
        },
        {
          "title": "WGS 84 / UTM zone 34N",
          "well_known_id": "EPSG:32634"
        },
        {
          "title": "WGS 84 / UTM zone 35N",
          "well_known_id": "EPSG:32635"
        },
        {
          "title": "WGS 84 / UTM zone 36N",
          "well_known_id": "EPSG:32636"
        },
        {
          "title": "WGS 84 / UTM zone 37N",
          "well_known_id": "EPSG:32637"
        },
        {
          "title": "WGS 84 / UTM zone 38N",
          "well_known_id": "EPSG:32638"
        },
        {
          "title": "WGS 84 / UTM zone 39N",
          "well_known_id": "EPSG:32639"
        },
        {
          "title": "WGS 84 / UTM zone 40N",
          "well_known_id": "EPSG:32640"
        },
        {
          "title": "WGS 84 / UTM zone 41N",
          "well_known_id": "EPSG:32641"
        },
        {
          "title": "WGS 84 / UTM zone 42N",
          "well_known_id": "EPSG:32642"
        },
        {
          "title": "WGS 84 / UTM zone 43N",
          "well_known_id": "EPSG:32643"
        },
        {
          "title": "WGS 84 / UTM zone 44N",
          "well_known_id": "EPSG:32644"
        },
        {
          "title": "WGS 84 / UTM zone 45N",
          "well_known_id": "EPSG:32645"
        },
        {
          "title": "WGS 84 / UTM zone 46N",
          "well_known_id": "EPSG:32646"
        },
        {
          "title": "WGS 84 / UTM zone 47N",
          "well_known_id": "EPSG:32647"
        },
        {
          "title": "WGS 84 / UTM zone 48N",
          "well_known_id": "EPSG:32648"
        },
        {
          "title": "WGS 84 / UTM zone 49N",
          "well_known_id": "EPSG:32649"
        },
        {
          "title": "WGS 84 / UTM zone 50N",
          "well_known_id": "EPSG:32650"
        },
        {
          "title": "WGS 84 / UTM zone 51N",
          "well_known_id": "EPSG:32651"
        },
        {
          "title": "WGS 84 / UTM zone 52N",
          "well_known_id": "EPSG:32652"
        },
        {
          "title": "WGS 84 / UTM zone 53N",
          "well_known_id": "EPSG:32653"
        },
        {
          "title": "WGS 84 / UTM zone 54N",
          "well_known_id": "EPSG:32654"
        },
        {
          "title": "WGS 84 / UTM zone 55N",
          "well_known_id": "EPSG:32655"
        },
        {
          "title": "WGS 84 / UTM zone 56N",
          "well_known_id": "EPSG:32656"
        },
        {
          "title": "WGS 84 / UTM zone 57N",
          "well_known_id": "EPSG:32657"
        },
        {
          "title": "WGS 84 / UTM zone 58N",
          "well_known_id": "EPSG:32658"
        },
        {
          "title": "WGS 84 / UTM zone 59N",
          "well_known_id": "EPSG:32659"
        },
        {
          "title": "WGS 84 / UTM zone 60N",
          "well_known_id": "EPSG:32660"
        },
        {
          "title": "WGS 84 / UTM zone 1S",
          "well_known_id": "EPSG:32701"
        },
        {
          "title": "WGS 84 / UTM zone 2S",
          "well_known_id": "EPSG:32702"
        },
        {
          "title": "WGS 84 / UTM zone 3S",
          "well_known_id": "EPSG:32703"
        },
        {
          "title": "WGS 84 / UTM zone 4S",
          "well_known_id": "EPSG:32704"
        },
        {
          "title": "WGS 84 / UTM zone 5S",
          "well_known_id": "EPSG:32705"
        },
        {
          "title": "WGS 84 / UTM zone 6S",
          "well_known_id": "EPSG:32706"
        },
        {
          "title": "WGS 84 / UTM zone 7S",
          "well_known_id": "EPSG:32707"
        },
        {
          "title": "WGS 84 / UTM zone 8S",
          "well_known_id": "EPSG:32708"
        },
        {
          "title": "WGS 84 / UTM zone 9S",
          "well_known_id": "EPSG:32709"
        },
        {
          "title": "WGS 84 / UTM zone 10S",
          "well_known_id": "EPSG:32710"
        },
        {
          "title": "WGS 84 / UTM zone 11S",
          "well_known_id": "EPSG:32711"
        },
        {
          "title": "WGS 84 / UTM zone 12S",
          "well_known_id": "EPSG:32712"
        },
        {
          "title": "WGS 84 / UTM zone 13S",
          "well_known_id": "EPSG:32713"
        },
        {
          "title": "WGS 84 / UTM zone 14S",
          "well_known_id": "EPSG:32714"
        },
        {
          "title": "WGS 84 / UTM zone 15S",
          "well_known_id": "EPSG:32715"
        },
        {
          "title": "WGS 84 / UTM zone 16S",
          "well_known_id": "EPSG:32716"
        },
        {
          "title": "WGS 84 / UTM zone 17S",
          "well_known_id": "EPSG:32717"
        },
        {
          "title": "WGS 84 / UTM zone 18S",
          "well_known_id": "EPSG:32718"
        },
        {
          "title": "WGS 84 / UTM zone 19S",
          "well_known_id": "EPSG:32719"
        },
        {
          "title": "WGS 84 / UTM zone 20S",
          "well_known_id": "EPSG:32720"
        },
        {
          "title": "WGS 84 / UTM zone 21S",
          "well_known_id": "EPSG:32721"
        },
        {
          "title": "WGS 84 / UTM zone 22S",
          "well_known_id": "EPSG:32722"
        },
        {
          "title": "WGS 84 / UTM zone 23S",
          "well_known_id": "EPSG:32723"
        },
        {
          "title": "WGS 84 / UTM zone 24S",
          "well_known_id": "EPSG:32724"
        },
        {
          "title": "WGS 84 / UTM zone 25S",
          "well_known_id": "EPSG:32725"
        },
        {
          "title": "WGS 84 / UTM zone 26S",
          "well_known_id": "EPSG:32726"
        },
        {
          "title": "WGS 84 / UTM zone 27S",
          "well_known_id": "EPSG:32727"
        },
        {
          "title": "WGS 84 / UTM zone 28S",
          "well_known_id": "EPSG:32728"
        },
        {
          "title": "WGS 84 / UTM zone 29S",
          "well_known_id": "EPSG:32729"
        },
        {
          "title": "WGS 84 / UTM zone 30S",
          "well_known_id": "EPSG:32730"
        },
        {
          "title": "WGS 84 / UTM zone 31S",
          "well_known_id": "EPSG:32731"
        },
        {
          "title": "WGS 84 / UTM zone 32S",
          "well_known_id": "EPSG:32732"
        },
        {
          "title": "WGS 84 / UTM zone 33S",
          "well_known_id": "EPSG:32733"
        },
        {
          "title": "WGS 84 / UTM zone 34S",
          "well_known_id": "EPSG:32734"
        },
        {
          "title": "WGS 84 / UTM zone 35S",
          "well_known_id": "EPSG:32735"
        },
        {
          "title": "WGS 84 / UTM zone 36S",
          "well_known_id": "EPSG:32736"
        },
        {
          "title": "WGS 84 / UTM zone 37S",
          "well_known_id": "EPSG:32737"
        },
        {
          "title": "WGS 84 / UTM zone 38S",
          "well_known_id": "EPSG:32738"
        },
        {
          "title": "WGS 84 / UTM zone 39S",
          "well_known_id": "EPSG:32739"
        },
        {
          "title": "WGS 84 / UTM zone 40S",
          "well_known_id": "EPSG:32740"
        },
        {
          "title": "WGS 84 / UTM zone 41S",
          "well_known_id": "EPSG:32741"
        },
        {
          "title": "WGS 84 / UTM zone 42S",
          "well_known_id": "EPSG:32742"
        },
        {
          "title": "WGS 84 / UTM zone 43S",
          "well_known_id": "EPSG:32743"
        },
        {
          "title": "WGS 84 / UTM zone 44S",
          "well_known_id": "EPSG:32744"
        },
        {
          "title": "WGS 84 / UTM zone 45S",
          "well_known_id": "EPSG:32745"
        },
        {
          "title": "WGS 84 / UTM zone 46S",
          "well_known_id": "EPSG:32746"
        },
        {
          "title": "WGS 84 / UTM zone 47S",
          "well_known_id": "EPSG:32747"
        },
        {
          "title": "WGS 84 / UTM zone 48S",
          "well_known_id": "EPSG:32748"
        },
        {
          "title": "WGS 84 / UTM zone 49S",
          "well_known_id": "EPSG:32749"
        },
        {
          "title": "WGS 84 / UTM zone 50S",
          "well_known_id": "EPSG:32750"
        },
        {
          "title": "WGS 84 / UTM zone 51S",
          "well_known_id": "EPSG:32751"
        },
        {
          "title": "WGS 84 / UTM zone 52S",
          "well_known_id": "EPSG:32752"
        },
        {
          "title": "WGS 84 / UTM zone 53S",
          "well_known_id": "EPSG:32753"
        },
        {
          "title": "WGS 84 / UTM zone 54S",
          "well_known_id": "EPSG:32754"
        },
        {
          "title": "WGS 84 / UTM zone 55S",
          "well_known_id": "EPSG:32755"
        },
        {
          "title": "WGS 84 / UTM zone 56S",
          "well_known_id": "EPSG:32756"
        },
        {
          "title": "WGS 84 / UTM zone 57S",
          "well_known_id": "EPSG:32757"
        },
        {
          "title": "WGS 84 / UTM zone 58S",
          "well_known_id": "EPSG:32758"
        },
        {
          "title": "WGS 84 / UTM zone 59S",
          "well_known_id": "EPSG:32759"
        },
        {
          "title": "WGS 84 / UTM zone 60S",
          "well_known_id": "EPSG:32760"
        }
      ]
    }
  ]
}

