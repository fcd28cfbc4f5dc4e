# Workspaces looked through: filters in both spellings, orders in both languages, pages with whole addresses.

> owner POST /evo/workspace/orgs/{organization}/workspaces
{"name": "alpha pit"}
< 201
< content-type: application/json
{
  "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
  "name": "alpha pit",
  "description": "",
  "created_at": "2026-01-02T03:24:05.000000Z",
  "created_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "updated_at": "2026-01-02T03:24:05.000000Z",
  "updated_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbb-dc08-7f92-9c2a-37570dcd0333",
  "default_coordinate_system": "",
  "labels": [],
  "ml_enabled": false,
  "bounding_box": null,
  "current_user_role": "owner"
}

= clock 60

> owner POST /evo/workspace/orgs/{organization}/workspaces
{"name": "Beta pit"}
< 201
< content-type: application/json
{
  "id": "019b7cbc-c668-7d0e-8b07-533911c6c29e",
  "name": "Beta pit",
  "description": "",
  "created_at": "2026-01-02T03:25:05.000000Z",
  "created_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "updated_at": "2026-01-02T03:25:05.000000Z",
  "updated_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbc-c668-7d0e-8b07-533911c6c29e",
  "default_coordinate_system": "",
  "labels": [],
  "ml_enabled": false,
  "bounding_box": null,
  "current_user_role": "owner"
}

= keep beta /id
= clock 60

> owner POST /evo/workspace/orgs/{organization}/workspaces
{"name": "Gamma*dump"}
< 201
< content-type: application/json
{
  "id": "019b7cbd-b0c8-7106-aa37-97aaa5aec125",
  "name": "Gamma*dump",
  "description": "",
  "created_at": "2026-01-02T03:26:05.000000Z",
  "created_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "updated_at": "2026-01-02T03:26:05.000000Z",
  "updated_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbd-b0c8-7106-aa37-97aaa5aec125",
  "default_coordinate_system": "",
  "labels": [],
  "ml_enabled": false,
  "bounding_box": null,
  "current_user_role": "owner"
}

> owner POST /evo/workspace/orgs/{organization}/workspaces/{beta}/users
{"user_id": "{member}", "role": "viewer"}
< 201
< content-type: application/json
{
  "user_id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35",
  "role": "viewer"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary
< 200
< content-type: application/json
{
  "links": {
    "count": 3,
    "total": 3,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
      "name": "alpha pit"
    },
    {
      "id": "019b7cbc-c668-7d0e-8b07-533911c6c29e",
      "name": "Beta pit"
    },
    {
      "id": "019b7cbd-b0c8-7106-aa37-97aaa5aec125",
      "name": "Gamma*dump"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?limit=2&offset=0&order_by=desc:name
< 200
< content-type: application/json
{
  "links": {
    "count": 2,
    "total": 3,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?order_by=desc:name&limit=2&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?order_by=desc:name&limit=2&offset=2",
    "next": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?order_by=desc:name&limit=2&offset=2",
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbd-b0c8-7106-aa37-97aaa5aec125",
      "name": "Gamma*dump"
    },
    {
      "id": "019b7cbc-c668-7d0e-8b07-533911c6c29e",
      "name": "Beta pit"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?limit=2&offset=2&order_by=desc:name
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 3,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?order_by=desc:name&limit=2&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?order_by=desc:name&limit=2&offset=2",
    "next": null,
    "previous": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?order_by=desc:name&limit=2&offset=0"
  },
  "results": [
    {
      "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
      "name": "alpha pit"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?sort=-created_at,name&limit=1000
< 200
< content-type: application/json
{
  "links": {
    "count": 3,
    "total": 3,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?sort=-created_at,name&limit=100&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?sort=-created_at,name&limit=100&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbd-b0c8-7106-aa37-97aaa5aec125",
      "name": "Gamma*dump"
    },
    {
      "id": "019b7cbc-c668-7d0e-8b07-533911c6c29e",
      "name": "Beta pit"
    },
    {
      "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
      "name": "alpha pit"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?sort=-created_at&order_by=asc:created_at,user_role
< 200
< content-type: application/json
{
  "links": {
    "count": 3,
    "total": 3,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?sort=-created_at&order_by=asc:created_at,user_role&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?sort=-created_at&order_by=asc:created_at,user_role&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
      "name": "alpha pit"
    },
    {
      "id": "019b7cbc-c668-7d0e-8b07-533911c6c29e",
      "name": "Beta pit"
    },
    {
      "id": "019b7cbd-b0c8-7106-aa37-97aaa5aec125",
      "name": "Gamma*dump"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?name=Beta+pit
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?name=Beta+pit&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?name=Beta+pit&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbc-c668-7d0e-8b07-533911c6c29e",
      "name": "Beta pit"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?filter[name]=ilike:BETA*
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?filter[name]=ilike:BETA*&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?filter[name]=ilike:BETA*&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbc-c668-7d0e-8b07-533911c6c29e",
      "name": "Beta pit"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?name=like:pit
< 200
< content-type: application/json
{
  "links": {
    "count": 2,
    "total": 2,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?name=like:pit&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?name=like:pit&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
      "name": "alpha pit"
    },
    {
      "id": "019b7cbc-c668-7d0e-8b07-533911c6c29e",
      "name": "Beta pit"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?name=like:Gamma%5C*dump*
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?name=like:Gamma%5C*dump*&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?name=like:Gamma%5C*dump*&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbd-b0c8-7106-aa37-97aaa5aec125",
      "name": "Gamma*dump"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?name=eq:nothing
< 200
< content-type: application/json
{
  "links": {
    "count": 0,
    "total": 0,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?name=eq:nothing&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?name=eq:nothing&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": []
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?created_at=gte:2026-01-02T03:25:05Z&created_at=lt:2026-01-02+03:26:05%2B00:00
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?created_at=gte:2026-01-02T03:25:05Z&created_at=lt:2026-01-02+03:26:05%2B00:00&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?created_at=gte:2026-01-02T03:25:05Z&created_at=lt:2026-01-02+03:26:05%2B00:00&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbc-c668-7d0e-8b07-533911c6c29e",
      "name": "Beta pit"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?updated_at=2026-01-02T03:26:05
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?updated_at=2026-01-02T03:26:05&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?updated_at=2026-01-02T03:26:05&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbd-b0c8-7106-aa37-97aaa5aec125",
      "name": "Gamma*dump"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?created_by={owner}&filter[created_by]={owner}&name=ilike:alpha*
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?created_by=019b7ca9-9458-7a75-8a05-9c375ce2b8e3&filter[created_by]=019b7ca9-9458-7a75-8a05-9c375ce2b8e3&name=ilike:alpha*&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?created_by=019b7ca9-9458-7a75-8a05-9c375ce2b8e3&filter[created_by]=019b7ca9-9458-7a75-8a05-9c375ce2b8e3&name=ilike:alpha*&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbb-dc08-7f92-9c2a-37570dcd0333",
      "name": "alpha pit"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?filter[created_by]={member}
< 200
< content-type: application/json
{
  "links": {
    "count": 0,
    "total": 0,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?filter[created_by]=019b7ca9-de90-7a73-abb4-bbff77d1bc35&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?filter[created_by]=019b7ca9-de90-7a73-abb4-bbff77d1bc35&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": []
}

> owner GET /evo/workspace/orgs/{organization}/workspaces?user_id={member}
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?user_id=019b7ca9-de90-7a73-abb4-bbff77d1bc35&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?user_id=019b7ca9-de90-7a73-abb4-bbff77d1bc35&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbc-c668-7d0e-8b07-533911c6c29e",
      "name": "Beta pit",
      "description": "",
      "created_at": "2026-01-02T03:25:05.000000Z",
      "created_by": {
        "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
        "name": "Ona Example",
        "email": "owner@acme.example"
      },
      "updated_at": "2026-01-02T03:25:05.000000Z",
      "updated_by": {
        "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
        "name": "Ona Example",
        "email": "owner@acme.example"
      },
      "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7cbc-c668-7d0e-8b07-533911c6c29e",
      "default_coordinate_system": "",
      "labels": [],
      "ml_enabled": false,
      "bounding_box": null,
      "current_user_role": "owner"
    }
  ]
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?limit=1&offset=5
< 200
< content-type: application/json
{
  "links": {
    "count": 0,
    "total": 3,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?limit=1&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?limit=1&offset=2",
    "next": null,
    "previous": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/summary?limit=1&offset=4"
  },
  "results": []
}

# What is no filter.

> owner GET /evo/workspace/orgs/{organization}/workspaces/summary?user_id={member}&filter[user_id]={owner}
< 422
< content-type: application/problem+json
{
  "detail": "filter[user_id]: is given as user_id too, with another value: leave one of them out",
  "invalid-params": [
    {
      "name": "filter[user_id]",
      "reason": "is given as user_id too, with another value: leave one of them out"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces?order_by=asc:colour
< 422
< content-type: application/problem+json
{
  "detail": "order_by: must be of the fields name, created_at, updated_at, user_role",
  "invalid-params": [
    {
      "name": "order_by",
      "reason": "must be of the fields name, created_at, updated_at, user_role"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces?sort=-colour
< 422
< content-type: application/problem+json
{
  "detail": "sort: must be of the fields name, created_at, updated_at, user_role",
  "invalid-params": [
    {
      "name": "sort",
      "reason": "must be of the fields name, created_at, updated_at, user_role"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces?order_by=up:name
< 422
< content-type: application/problem+json
{
  "detail": "order_by: must have asc: or desc: before a field, or nothing",
  "invalid-params": [
    {
      "name": "order_by",
      "reason": "must have asc: or desc: before a field, or nothing"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces?created_at=gt:soon
< 422
< content-type: application/problem+json
{
  "detail": "created_at: must be a date or a time (ISO 8601), with gt:, gte:, lt: or lte: before it for a range",
  "invalid-params": [
    {
      "name": "created_at",
      "reason": "must be a date or a time (ISO 8601), with gt:, gte:, lt: or lte: before it for a range"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces?deleted=perhaps
< 422
< content-type: application/problem+json
{
  "detail": "deleted: must be true or false",
  "invalid-params": [
    {
      "name": "deleted",
      "reason": "must be true or false"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces?user_id=max
< 422
< content-type: application/problem+json
{
  "detail": "user_id: must be a UUID",
  "invalid-params": [
    {
      "name": "user_id",
      "reason": "must be a UUID"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces?limit=0
< 422
< content-type: application/problem+json
{
  "detail": "limit: must be at least 1",
  "invalid-params": [
    {
      "name": "limit",
      "reason": "must be at least 1"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces?offset=-1
< 422
< content-type: application/problem+json
{
  "detail": "offset: must be a whole number from 0 on",
  "invalid-params": [
    {
      "name": "offset",
      "reason": "must be a whole number from 0 on"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces?offset=100001
< 422
< content-type: application/problem+json
{
  "detail": "offset: at most 100000 rows can be skipped",
  "invalid-params": [
    {
      "name": "offset",
      "reason": "at most 100000 rows can be skipped"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

