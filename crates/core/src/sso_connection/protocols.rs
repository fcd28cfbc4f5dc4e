//! Where and how an identity provider is asked, in the words of RFC 8414 and OpenID Connect Discovery 1.0.

use crate::{
    Error, Result,
    patch::Patch,
    text::{Description, EndpointUrl, Identifier, ScopeWord},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most words of a list.
const MOST_WORDS: usize = ScopeWord::MOST;

/// The most parameters of an authorization request.
const MOST_PARAMETERS: usize = 64;

/// What is known of an identity provider, by protocol.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "SsoProtocols")]
pub struct Protocols {
    /// OAuth 2.0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oauth2: Option<Oauth2>,
    /// OpenID Connect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub openid: Option<Openid>,
}

/// OAuth 2.0 (RFC 8414 §2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "SsoOauth")]
pub struct Oauth2 {
    /// Where people are sent to sign in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_endpoint: Option<EndpointUrl>,
    /// Where a code becomes tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_endpoint: Option<EndpointUrl>,
    /// Where clients are registered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_endpoint: Option<EndpointUrl>,
    /// Where the keys are that tokens are signed with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwks_uri: Option<EndpointUrl>,
    /// Methods of PKCE: at most 256.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_challenge_methods_supported: Option<Vec<ScopeWord>>,
    /// Scopes that can be asked for: at most 256.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes_supported: Option<Vec<ScopeWord>>,
    /// What is added to each authorization request: at most 64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_parameters: Option<BTreeMap<ScopeWord, Description>>,
}

/// OpenID Connect.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "SsoOpenid")]
pub struct Openid {
    /// Where the claims of whoever signed in are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub userinfo_endpoint: Option<EndpointUrl>,
    /// The claim that tells people apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_identifier_claim: Option<Identifier>,
    /// Scopes to ask for: at most 256.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<ScopeWord>>,
}

impl Protocols {
    /// Checks what one value alone can't say.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the path of the first list that is too long.
    pub(crate) fn check(&self) -> Result<()> {
        let words = |field: &'static str, words: Option<&Vec<ScopeWord>>| bound(field, words.map(Vec::len), MOST_WORDS, "words");
        if let Some(oauth2) = &self.oauth2 {
            words("oauth2.code_challenge_methods_supported", oauth2.code_challenge_methods_supported.as_ref())?;
            words("oauth2.scopes_supported", oauth2.scopes_supported.as_ref())?;
            let parameters = oauth2.authorization_parameters.as_ref().map(BTreeMap::len);
            bound("oauth2.authorization_parameters", parameters, MOST_PARAMETERS, "parameters")?;
        }
        words("openid.scopes", self.openid.as_ref().and_then(|openid| openid.scopes.as_ref()))
    }
}

fn bound(field: &'static str, has: Option<usize>, most: usize, of: &str) -> Result<()> {
    if has.is_some_and(|has| has > most) { Err(Error::invalid(field, format!("must have at most {most} {of}"))) } else { Ok(()) }
}

/// A change of what is known: each field is kept when absent, cleared by null, and else set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "SsoProtocolsChanges")]
pub struct ProtocolsPatch {
    /// OAuth 2.0.
    pub oauth2: Patch<Oauth2Patch>,
    /// OpenID Connect.
    pub openid: Patch<OpenidPatch>,
}

/// A change of [`Oauth2`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "SsoOauthChanges")]
#[expect(missing_docs, reason = "the fields of what is changed")]
pub struct Oauth2Patch {
    pub authorization_endpoint: Patch<EndpointUrl>,
    pub token_endpoint: Patch<EndpointUrl>,
    pub registration_endpoint: Patch<EndpointUrl>,
    pub jwks_uri: Patch<EndpointUrl>,
    pub code_challenge_methods_supported: Patch<Vec<ScopeWord>>,
    pub scopes_supported: Patch<Vec<ScopeWord>>,
    pub authorization_parameters: Patch<BTreeMap<ScopeWord, Description>>,
}

/// A change of [`Openid`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "SsoOpenidChanges")]
#[expect(missing_docs, reason = "the fields of what is changed")]
pub struct OpenidPatch {
    pub userinfo_endpoint: Patch<EndpointUrl>,
    pub user_identifier_claim: Patch<Identifier>,
    pub scopes: Patch<Vec<ScopeWord>>,
}

impl ProtocolsPatch {
    /// What is known after this change.
    #[must_use]
    pub fn apply_to(change: Patch<Self>, current: Option<Protocols>) -> Option<Protocols> {
        within(change, current, |change, current| Protocols {
            oauth2: within(change.oauth2, current.oauth2, Oauth2Patch::apply),
            openid: within(change.openid, current.openid, OpenidPatch::apply),
        })
    }
}

/// A set value changes the fields of the one that is there, or of an empty one.
fn within<P, T: Default>(change: Patch<P>, current: Option<T>, apply: impl FnOnce(P, T) -> T) -> Option<T> {
    match change {
        Patch::Keep => current,
        Patch::Clear => None,
        Patch::Set(change) => Some(apply(change, current.unwrap_or_default())),
    }
}

impl Oauth2Patch {
    fn apply(self, current: Oauth2) -> Oauth2 {
        let Oauth2 { authorization_endpoint, token_endpoint, registration_endpoint, jwks_uri, .. } = current;
        let Oauth2 { code_challenge_methods_supported, scopes_supported, authorization_parameters, .. } = current;
        Oauth2 {
            authorization_endpoint: self.authorization_endpoint.apply(authorization_endpoint),
            token_endpoint: self.token_endpoint.apply(token_endpoint),
            registration_endpoint: self.registration_endpoint.apply(registration_endpoint),
            jwks_uri: self.jwks_uri.apply(jwks_uri),
            code_challenge_methods_supported: self.code_challenge_methods_supported.apply(code_challenge_methods_supported),
            scopes_supported: self.scopes_supported.apply(scopes_supported),
            authorization_parameters: self.authorization_parameters.apply(authorization_parameters),
        }
    }
}

impl OpenidPatch {
    fn apply(self, current: Openid) -> Openid {
        Openid {
            userinfo_endpoint: self.userinfo_endpoint.apply(current.userinfo_endpoint),
            user_identifier_claim: self.user_identifier_claim.apply(current.user_identifier_claim),
            scopes: self.scopes.apply(current.scopes),
        }
    }
}

impl From<Protocols> for ProtocolsPatch {
    /// Brings what is there to these values; what they do not say stays.
    fn from(said: Protocols) -> Self {
        let Protocols { oauth2, openid } = said;
        Self { oauth2: set(oauth2.map(Into::into)), openid: set(openid.map(Into::into)) }
    }
}

impl From<Oauth2> for Oauth2Patch {
    fn from(said: Oauth2) -> Self {
        Self {
            authorization_endpoint: set(said.authorization_endpoint),
            token_endpoint: set(said.token_endpoint),
            registration_endpoint: set(said.registration_endpoint),
            jwks_uri: set(said.jwks_uri),
            code_challenge_methods_supported: set(said.code_challenge_methods_supported),
            scopes_supported: set(said.scopes_supported),
            authorization_parameters: set(said.authorization_parameters),
        }
    }
}

impl From<Openid> for OpenidPatch {
    fn from(said: Openid) -> Self {
        let Openid { userinfo_endpoint, user_identifier_claim, scopes } = said;
        Self { userinfo_endpoint: set(userinfo_endpoint), user_identifier_claim: set(user_identifier_claim), scopes: set(scopes) }
    }
}

fn set<T>(said: Option<T>) -> Patch<T> {
    said.map_or(Patch::Keep, Patch::Set)
}

#[cfg(test)]
mod tests {
    use super::{Protocols, ProtocolsPatch};
    use crate::patch::Patch;
    use serde_json::json;

    fn after(current: serde_json::Value, change: serde_json::Value) -> serde_json::Value {
        let current: Option<Protocols> = serde_json::from_value(current).unwrap();
        let change: Patch<ProtocolsPatch> = serde_json::from_value(change).unwrap();
        serde_json::to_value(ProtocolsPatch::apply_to(change, current)).unwrap()
    }

    #[test]
    fn each_field_is_kept_cleared_or_set() {
        let both = json!({"oauth2": {"jwks_uri": "https://a.example/k", "scopes_supported": ["openid"]}, "openid": {"scopes": []}});
        assert_eq!(after(both.clone(), json!({})), both);
        assert_eq!(after(both.clone(), json!(null)), json!(null));
        let change = json!({"oauth2": {"jwks_uri": null, "token_endpoint": "https://a.example/t"}, "openid": null});
        let changed = json!({"oauth2": {"token_endpoint": "https://a.example/t", "scopes_supported": ["openid"]}});
        assert_eq!(after(both.clone(), change), changed);
        assert_eq!(after(json!(null), json!({"openid": {"scopes": ["a"]}})), json!({"openid": {"scopes": ["a"]}}));
        let same: Protocols = serde_json::from_value(both).unwrap();
        let again = ProtocolsPatch::apply_to(Patch::Set(same.clone().into()), Some(same.clone()));
        assert_eq!(again, Some(same), "bringing it to what it is changes nothing");
    }
}
