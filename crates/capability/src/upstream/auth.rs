//! Proving to an upstream who calls.

use super::{Base, Fault, Http, request::Outgoing};
use crate::{
    document::Authentication,
    finding::Findings,
    plan::{Binds, Unresolved, path::PLAIN},
    yaml::{Kind, Node},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;
use hyper::{
    HeaderMap, Method, StatusCode,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue},
};
use percent_encoding::utf8_percent_encode;
use serde_json::Value;
use std::{fmt, time::Duration};
use tokio::{sync::Mutex, time::Instant};

/// What a call carries.
pub(crate) enum Credentials {
    None,
    Headers(Vec<(HeaderName, HeaderValue)>),
    /// A key in the query, its name and value encoded.
    Query(String),
    Client(Box<ClientCredentials>),
}

/// OAuth 2.0 client credentials (RFC 6749 §4.4).
pub(crate) struct ClientCredentials {
    /// Where tokens come from; found through the authorization server where the file names only that.
    endpoint: Option<(Base, String)>,
    server: Option<(Base, String)>,
    id: String,
    secret: String,
    /// What is asked for beside: scope, audience, resource.
    asks: Vec<(&'static str, String)>,
    token: Mutex<Option<Token>>,
}

struct Token {
    header: HeaderValue,
    until: Instant,
}

/// Why an authentication can't be used.
#[derive(Debug)]
pub(crate) struct BadAuthentication {
    pub(crate) message: String,
    pub(crate) remedy: String,
    /// Whether it is for want of a variable's value.
    pub(crate) unset: bool,
}

/// A token is asked for anew this long before it ends.
const EARLY: Duration = Duration::from_secs(30);
/// How long a token lasts whose server does not say.
const UNSAID: Duration = Duration::from_secs(300);
/// The most bytes of an authorization server's answer.
const MOST: usize = 256 << 10;

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())
    }
}

/// The fields of an authentication with their variables filled in.
pub(crate) struct Fields<'a> {
    authentication: &'a Authentication,
    binds: &'a Binds,
}

impl<'a> Fields<'a> {
    pub(crate) const fn new(authentication: &'a Authentication, binds: &'a Binds) -> Self {
        Self { authentication, binds }
    }

    /// A field that must be there and have a value.
    pub(crate) fn need(&self, name: &str) -> Result<String, BadAuthentication> {
        self.get(name)?
            .filter(|value| !value.is_empty())
            .ok_or_else(|| bad(format!("{} authentication has no `{name}`", self.authentication.kind), format!("add `{name}`")))
    }

    pub(crate) fn get(&self, name: &str) -> Result<Option<String>, BadAuthentication> {
        self.authentication.fields.get(name).and_then(Node::text).map(|text| self.fill(text)).transpose()
    }

    fn fill(&self, text: &str) -> Result<String, BadAuthentication> {
        self.binds.fill(text).map_err(|why| {
            let (message, remedy) = why.words();
            BadAuthentication { message, remedy, unset: matches!(why, Unresolved::Unset { .. }) }
        })
    }
}

fn bad(message: impl Into<String>, remedy: impl Into<String>) -> BadAuthentication {
    BadAuthentication { message: message.into(), remedy: remedy.into(), unset: false }
}

impl Credentials {
    pub(crate) fn read(authentication: &Authentication, binds: &Binds, findings: &mut Findings) -> Result<Self, BadAuthentication> {
        let fields = Fields::new(authentication, binds);
        if let Kind::Map(entries) = &authentication.fields.kind {
            for text in entries.iter().filter_map(|entry| entry.value.text()) {
                binds.check_declared(text, &authentication.place, findings);
            }
        }
        match authentication.kind.as_str() {
            "none" => Ok(Self::None),
            "bearer" => bearer(&fields.need("token")?),
            "basic" => basic(&fields.need("username")?, &fields.get("password")?.unwrap_or_default()),
            "apikey" => Self::api_key(authentication, &fields),
            "oauth2" => {
                if let Some(token) = fields.get("token")? {
                    findings.warn(
                        "oauth2-token",
                        authentication.place.clone(),
                        "oauth2 with a `token` is sent as a bearer token",
                        "write `type: bearer`",
                    );
                    return bearer(&token);
                }
                ClientCredentials::read(&fields).map(|client| Self::Client(Box::new(client)))
            }
            other => {
                Err(bad(format!("authentication `{other}` is not served"), "use bearer, apikey, basic or oauth2 with client credentials"))
            }
        }
    }

    fn api_key(authentication: &Authentication, fields: &Fields<'_>) -> Result<Self, BadAuthentication> {
        if let Some(Node { kind: Kind::Map(entries), .. }) = authentication.fields.get("headers") {
            let mut headers = Vec::new();
            for entry in entries {
                headers.push(header(&entry.key, &fields.fill(entry.value.text().unwrap_or_default())?)?);
            }
            return Ok(Self::Headers(headers));
        }
        let placement = fields.get("placement")?.or(fields.get("in")?).unwrap_or_else(|| "header".into());
        let name = match fields.get("key")? {
            Some(key) if fields.get("value")?.is_some() || fields.get("name")?.is_none() => key,
            _ => fields.need("name")?,
        };
        let value = match fields.get("value")? {
            Some(value) if !value.is_empty() => value,
            // Some files write `name` for the key's name and `key` for its value.
            _ if fields.get("name")?.is_some() => fields.need("key")?,
            _ => fields.need("value")?,
        };
        match placement.as_str() {
            "header" => Ok(Self::Headers(vec![header(&name, &value)?])),
            "query" => Ok(Self::Query(format!("{}={}", utf8_percent_encode(&name, PLAIN), utf8_percent_encode(&value, PLAIN)))),
            other => Err(bad(format!("an API key has no place `{other}`"), "write `placement: header` or `placement: query`")),
        }
    }

    /// A word for what it is.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Headers(_) => "header",
            Self::Query(_) => "query",
            Self::Client(_) => "client credentials",
        }
    }

    /// Puts the credentials on a call.
    pub(crate) async fn apply(&self, outgoing: &mut Outgoing, http: &Http) -> Result<(), Fault> {
        match self {
            Self::None => {}
            Self::Headers(headers) => headers.iter().for_each(|(name, value)| drop(outgoing.headers.insert(name.clone(), value.clone()))),
            Self::Query(pair) => {
                outgoing.target.push(if outgoing.target.contains('?') { '&' } else { '?' });
                outgoing.target.push_str(pair);
            }
            Self::Client(client) => drop(outgoing.headers.insert(AUTHORIZATION, client.header(http).await?)),
        }
        Ok(())
    }

    /// Forgets what an upstream has just refused, if it can be had anew.
    pub(crate) async fn renew(&self) -> bool {
        match self {
            Self::Client(client) => client.token.lock().await.take().is_some(),
            _ => false,
        }
    }
}

fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), BadAuthentication> {
    let name = HeaderName::try_from(name).map_err(|_| bad(format!("`{name}` can't be a header's name"), "correct it"))?;
    let mut value = HeaderValue::try_from(value).map_err(|_| bad("no header can carry the secret", "look for line breaks in its value"))?;
    value.set_sensitive(true);
    Ok((name, value))
}

fn bearer(token: &str) -> Result<Credentials, BadAuthentication> {
    if token.trim().is_empty() {
        return Err(bad("the token is empty", "give its variable a value"));
    }
    Ok(Credentials::Headers(vec![header("authorization", &format!("Bearer {}", token.trim()))?]))
}

fn basic(username: &str, password: &str) -> Result<Credentials, BadAuthentication> {
    Ok(Credentials::Headers(vec![header("authorization", &format!("Basic {}", BASE64_STANDARD.encode(format!("{username}:{password}"))))?]))
}

impl ClientCredentials {
    fn read(fields: &Fields<'_>) -> Result<Self, BadAuthentication> {
        let place = |name: &str| -> Result<Option<(Base, String)>, BadAuthentication> {
            let Some(url) = fields.get(name)? else { return Ok(None) };
            let (address, query) = url.split_once('?').map_or((url.as_str(), ""), |(address, query)| (address, query));
            let parsed = Base::parse(address).map_err(|why| bad(format!("`{name}` {why}"), "write an https:// address"))?;
            let target = if query.is_empty() { parsed.path.clone() } else { format!("{}?{query}", parsed.path) };
            Ok(Some((parsed, target)))
        };
        let endpoint = place("tokenEndpoint")?;
        let server = place("authorizationServerUri")?;
        if endpoint.is_none() && server.is_none() {
            return Err(bad("oauth2 authentication has no `tokenEndpoint`", "add it, or `authorizationServerUri`"));
        }
        let either =
            |first: &str, second: &str| fields.get(first).and_then(|found| if found.is_some() { Ok(found) } else { fields.get(second) });
        let missing = |name: &str| {
            bad(format!("oauth2 authentication has no `{name}`"), format!("add `{name}`: calls are made with client credentials"))
        };
        let id = either("clientId", "client_id")?.ok_or_else(|| missing("clientId"))?;
        let secret = either("clientSecret", "client_secret")?.ok_or_else(|| missing("clientSecret"))?;
        let mut asks = Vec::new();
        let scopes = match fields.authentication.fields.get("scopes").map(|scopes| &scopes.kind) {
            Some(Kind::List(items)) => items.iter().filter_map(Node::text).collect::<Vec<_>>().join(" "),
            Some(Kind::Scalar { text, .. }) => text.clone(),
            _ => String::new(),
        };
        let mut ask = |name, value: Option<String>| asks.extend(value.filter(|value| !value.is_empty()).map(|value| (name, value)));
        ask("scope", Some(scopes));
        ask("audience", fields.get("audience")?);
        ask("resource", fields.get("resource")?);
        Ok(Self { endpoint, server, id, secret, asks, token: Mutex::new(None) })
    }

    /// The header of a token that lasts; asked for once, however many wait for it.
    async fn header(&self, http: &Http) -> Result<HeaderValue, Fault> {
        let mut token = self.token.lock().await;
        if let Some(token) = token.as_ref().filter(|token| token.until > Instant::now()) {
            return Ok(token.header.clone());
        }
        let fresh = self.fetch(http).await?;
        let header = fresh.header.clone();
        *token = Some(fresh);
        Ok(header)
    }

    async fn fetch(&self, http: &Http) -> Result<Token, Fault> {
        let (base, target) = match (&self.endpoint, &self.server) {
            (Some(endpoint), _) => endpoint.clone(),
            (None, Some((server, path))) => discover(http, server, path).await?,
            (None, None) => return Err(Fault::Unauthorized),
        };
        let mut form = vec![("grant_type", "client_credentials")];
        form.extend(self.asks.iter().map(|(name, value)| (*name, value.as_str())));
        let encoded = |text: &str| utf8_percent_encode(text, PLAIN).to_string();
        let body = form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&");
        // RFC 6749 §2.3.1: id and secret are encoded as a form's before they become a basic header.
        let pair = BASE64_STANDARD.encode(format!("{}:{}", encoded(&self.id), encoded(&self.secret)));
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(AUTHORIZATION, HeaderValue::try_from(format!("Basic {pair}")).map_err(|_| Fault::Unauthorized)?);
        let answer = http.send(&base, Outgoing { method: Method::POST, target, headers, body: Bytes::from(body) }, MOST).await?;
        let said: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        let Some(token) = said["access_token"].as_str().filter(|_| answer.status == StatusCode::OK) else {
            tracing::warn!(server = %base, status = answer.status.as_u16(), error = said["error"].as_str().unwrap_or(""), "no token was given");
            return Err(Fault::Unauthorized);
        };
        let mut header = HeaderValue::try_from(format!("Bearer {token}")).map_err(|_| Fault::Unauthorized)?;
        header.set_sensitive(true);
        let lasts = said["expires_in"].as_u64().map_or(UNSAID, Duration::from_secs);
        let until = Instant::now() + lasts.saturating_sub(EARLY).min(Duration::from_secs(86_400));
        Ok(Token { header, until })
    }
}

/// Finds the token endpoint of an authorization server (RFC 8414, else OpenID Connect Discovery). It must be on the same
/// server: no other host is declared.
async fn discover(http: &Http, server: &Base, path: &str) -> Result<(Base, String), Fault> {
    for target in [format!("/.well-known/oauth-authorization-server{path}"), format!("{path}/.well-known/openid-configuration")] {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let answer = http.send(server, Outgoing { method: Method::GET, target, headers, body: Bytes::new() }, MOST).await?;
        let said: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        if let Some(endpoint) = said["token_endpoint"].as_str().filter(|_| answer.status == StatusCode::OK) {
            let base = Base::parse(endpoint).map_err(|_| Fault::Unauthorized)?;
            if !server.is_same_server(base.scheme, &base.authority) {
                return Err(Fault::Elsewhere);
            }
            let target = base.path.clone();
            return Ok((base, target));
        }
    }
    Err(Fault::Unauthorized)
}
