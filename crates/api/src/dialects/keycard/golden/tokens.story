# A service account's client id and secret become a token that acts as it, in the form or in the header.
> owner POST /keycard/organizations/{organization}/service-accounts
{"name": "Deploys"}

= keep robot /id

> owner POST /keycard/organizations/{organization}/service-accounts/{robot}/credentials
{"name": "CI"}

= keep id /client_id
= keep secret /client_secret
= keep credential /id

> nobody POST /keycard/service-account-token
+ content-type: application/x-www-form-urlencoded
grant_type=client_credentials&client_id={id}&client_secret={secret}

= caller token /access_token

> token GET /keycard/organizations

> nobody POST /keycard/service-account-token
+ content-type: application/x-www-form-urlencoded
grant_type=client_credentials&client_id={id}&client_secret=wrong

> nobody POST /keycard/service-account-token
+ content-type: application/x-www-form-urlencoded
+ authorization: Basic bm9ib2R5Ondyb25n
grant_type=client_credentials

> nobody POST /keycard/service-account-token
+ content-type: application/x-www-form-urlencoded
grant_type=password&username=a&password=b

# It ends with the credential.
> owner DELETE /keycard/organizations/{organization}/service-accounts/{robot}/credentials/{credential}

> token GET /keycard/organizations

# A key is exchanged for a token of one organization, which may do no more.
> viewer POST /keycard/organizations/acme/token

= caller viewing /access_token

> viewing GET /keycard/organizations/acme?expand=permissions

> viewing POST /keycard/organizations/acme/invitations
{"email": "other@acme.example", "role": "org_member"}

> viewer POST /keycard/organizations/umbra/token

> viewer POST /keycard/organizations/no-such-label/token

> personal-key POST /keycard/organizations/{accounts_organization}/token

= caller petra /access_token

> petra GET /keycard/organizations/{accounts_organization}

> petra GET /keycard/zones?expand[]=total_count
