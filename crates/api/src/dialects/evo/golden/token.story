# A token for a client's id and secret, and what it opens.

> owner GET /api/v1/organizations/{organization}/service-accounts/{service_account}
< 200
< content-type: application/json
{
  "id": "01kdyaw92gepb8aw7mw61pyvbk",
  "name": "Robot",
  "description": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "role": "viewer",
  "status": "active",
  "created_by": null,
  "created_at": "2026-01-02T03:09:06.000Z",
  "updated_at": "2026-01-02T03:09:06.000Z"
}

> owner POST /api/v1/organizations/{organization}/service-accounts
{"name": "Survey robot", "role": "admin"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Survey robot",
  "description": null,
  "workspace": null,
  "role": "admin",
  "status": "active",
  "created_by": "01kdyak52rf9trm1cw6xee5e73",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "api_key": null
}

= keep robot /id

> owner POST /api/v1/organizations/{organization}/service-accounts/{robot}/credentials
{"name": "Survey"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08e8ws519gacekz5d0",
  "service_account": "01kdybqq08fnftn1c26v37etn7",
  "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08e8ws519gacekz5d0",
  "name": "Survey",
  "mask": "rst_secret_*****3YM",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_secret_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfc2o9VixTXK7FioeD5MYyKF9Ho99nh6PLQi7R30O718R3YM"
}

= keep id /client_id
= keep secret /secret
= keep credential /id

> nobody POST /evo/connect/token
grant_type=client_credentials&scope=evo.discovery+evo.workspace&client_id={id}&client_secret={secret}
< 200
< content-type: application/json
{
  "access_token": "rst_at_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDflNwXzvUB4JwkstWSOdblEuwoNRGmag5RL8ppOOws1Anyky",
  "token_type": "Bearer",
  "expires_in": 3600
}

= caller token /access_token

> token GET /evo/evo/identity/v2/discovery?service=evo
< 200
< content-type: application/json
{
  "discovery": {
    "organizations": [
      {
        "id": "019b7ca9-9458-7e45-a162-0426d04c9218",
        "display_name": "Organization acme"
      }
    ],
    "hubs": [
      {
        "code": "roster",
        "display_name": "Roster",
        "url": "http://127.0.0.1:7400/evo"
      }
    ],
    "services": [
      {
        "code": "workspace",
        "display_name": "Workspaces"
      }
    ],
    "service_access": [
      {
        "org_id": "019b7ca9-9458-7e45-a162-0426d04c9218",
        "hub_code": "roster",
        "services": [
          "workspace"
        ]
      }
    ],
    "has_new_instances": false
  }
}

> token GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/current-user-role
< 200
< content-type: application/json
{
  "user_id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "role": "owner"
}

# What is no client, and no request for a token.

> nobody POST /evo/connect/token
grant_type=client_credentials&client_id={id}&client_secret=wrong
< 401
< content-type: application/json
{
  "error": "invalid_client",
  "error_description": "the client is not known here, or its secret is wrong or has ended"
}

> nobody POST /evo/connect/token
grant_type=client_credentials
< 401
< content-type: application/json
{
  "error": "invalid_client",
  "error_description": "client id and client secret are needed"
}

> nobody POST /evo/connect/token
grant_type=authorization_code&code=x
< 400
< content-type: application/json
{
  "error": "unsupported_grant_type",
  "error_description": "the grant type must be client_credentials"
}

> nobody GET /evo/connect/token
< 405
< content-type: application/problem+json
< allow: POST
{
  "detail": "this path answers POST only",
  "invalid-params": null,
  "status": 405,
  "title": "Method not allowed",
  "type": "https://seequent.com/error-codes/workspace/method-not-allowed"
}

# A token ends with its credential.

> owner DELETE /api/v1/organizations/{organization}/service-accounts/{robot}/credentials/{credential}
< 204

> token GET /evo/evo/identity/v2/discovery
< 401
< content-type: application/problem+json
< www-authenticate: Bearer
{
  "detail": "this access token is not known here, or what it was made of has ended: ask for another one",
  "invalid-params": null,
  "status": 401,
  "title": "Unauthorized",
  "type": "https://seequent.com/error-codes/workspace/auth/unauthorized"
}

