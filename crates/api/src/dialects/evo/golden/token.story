# A token for a client's id and secret, and what it opens.

> owner GET /api/v1/organizations/{organization}/service-accounts/{service_account}

> owner POST /api/v1/organizations/{organization}/service-accounts
{"name": "Survey robot", "role": "admin"}

= keep robot /id

> owner POST /api/v1/organizations/{organization}/service-accounts/{robot}/credentials
{"name": "Survey"}

= keep id /client_id
= keep secret /secret
= keep credential /id

> nobody POST /evo/connect/token
+ content-type: application/x-www-form-urlencoded
grant_type=client_credentials&scope=evo.discovery+evo.workspace&client_id={id}&client_secret={secret}

= caller token /access_token

> token GET /evo/evo/identity/v2/discovery?service=evo

> token GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/current-user-role

# What is no client, and no request for a token.

> nobody POST /evo/connect/token
+ content-type: application/x-www-form-urlencoded
grant_type=client_credentials&client_id={id}&client_secret=wrong

> nobody POST /evo/connect/token
+ content-type: application/x-www-form-urlencoded
grant_type=client_credentials

> nobody POST /evo/connect/token
+ content-type: application/x-www-form-urlencoded
grant_type=authorization_code&code=x

> nobody GET /evo/connect/token

# A token ends with its credential.

> owner DELETE /api/v1/organizations/{organization}/service-accounts/{robot}/credentials/{credential}

> token GET /evo/evo/identity/v2/discovery
