//! `roster sso-connection …`.

use super::{Field, Kind, Noun, create, delete, get, json, text, update, words};

const ONE: &str = "/sso-connection";
const CLIENT_ID: Field = text("client-id", "client_id", "ID", "What the identity provider calls this server");
const CLIENT_SECRET: Field =
    text("client-secret", "client_secret", "@FILE|-", "What this server shows there, from a file or standard input; it is sealed")
        .of(Kind::Secret);
const IDENTIFIER: Field = text("identifier", "identifier", "TEXT", "What the identity provider is called, such as its issuer");
const AUTHORIZATION: Field =
    text("authorization-endpoint", "protocols.oauth2.authorization_endpoint", "URL", "Where people are sent to sign in");
const TOKEN: Field = text("token-endpoint", "protocols.oauth2.token_endpoint", "URL", "Where a code becomes tokens");
const JWKS: Field = text("jwks-uri", "protocols.oauth2.jwks_uri", "URL", "Where the keys are that tokens are signed with");
const USERINFO: Field = text("userinfo-endpoint", "protocols.openid.userinfo_endpoint", "URL", "Where the claims of whoever signed in are");
const SCOPES: Field = words("scopes", "protocols.openid.scopes", "SCOPES", "Scopes to ask for");
const PROTOCOLS: Field = json("protocols", "protocols", "All that is known by protocol, beneath the flags of single fields");

pub(super) static NOUN: Noun = Noun {
    name: "sso-connection",
    about: "The organization's SSO connection: kept, and not used to sign in yet",
    verbs: &[
        get("Show the SSO connection, without its client secret", ONE),
        create(
            "Give the organization an SSO connection",
            ONE,
            &[IDENTIFIER.required(), CLIENT_ID, CLIENT_SECRET, PROTOCOLS, AUTHORIZATION, TOKEN, JWKS, USERINFO, SCOPES],
        ),
        update(
            "Change the SSO connection",
            ONE,
            &[
                IDENTIFIER,
                CLIENT_ID.or_null(),
                CLIENT_SECRET.or_null(),
                PROTOCOLS.or_null(),
                AUTHORIZATION.or_null(),
                TOKEN.or_null(),
                JWKS.or_null(),
                USERINFO.or_null(),
                SCOPES.or_null(),
            ],
        ),
        delete("Delete the SSO connection", "//organizations/{org}/sso-connection", "its client secret goes with it"),
    ],
};
