//! The token endpoint of OAuth 2.0 for client credentials (RFC 6749 §4.4), as far as surfaces share it: a form and a header
//! on their way in, and what comes of them. Paths, scopes and words of refusals are the surface's.

use crate::{
    context::Context,
    describe::{DescribedInput, SchemaOf, schema_of},
    request::{FORM, Input, Request},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use percent_encoding::percent_decode_str;
use roster_core::{
    Error, Result,
    access_token::{self, Client, Issued},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Why no token is given (RFC 6749 §5.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// What was sent is no such request.
    Request(Cow<'static, str>),
    /// The client is not known, or nothing says who it is.
    Client(Cow<'static, str>),
    /// Another grant was asked for.
    Grant,
    /// A scope was asked for that there is not.
    Scope(Cow<'static, str>),
}

impl Fault {
    /// The word for programs.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Request(_) => "invalid_request",
            Self::Client(_) => "invalid_client",
            Self::Grant => "unsupported_grant_type",
            Self::Scope(_) => "invalid_scope",
        }
    }

    /// The words for people, in ASCII without quotation marks, as the RFC wants them.
    pub(crate) fn description(&self) -> &str {
        match self {
            Self::Request(text) | Self::Client(text) | Self::Scope(text) => text,
            Self::Grant => "the grant type must be client_credentials",
        }
    }
}

/// What a token endpoint was asked. Nothing here is refused in the words of the surface: the handler does that, in those
/// of the protocol. With `BASIC` the client may name itself in the Authorization header too, else in the form alone.
pub(crate) struct Ask<const BASIC: bool>(Result<Asked, Fault>);

/// A request for a token that says who asks.
#[derive(Debug)]
pub(crate) struct Asked {
    /// Who asks.
    pub(crate) client: Client,
    /// The scope that was asked for, as it was written.
    pub(crate) scope: Option<String>,
}

/// Who asks for a token, as a form (RFC 6749 §4.4.2).
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "ClientCredentials")]
#[expect(dead_code, reason = "for the description: a form is read field by field, so that each fault has its own word")]
struct Form {
    #[schemars(extend("enum" = ["client_credentials"]))]
    grant_type: String,
    /// The credential's client id, where the Authorization header does not say it.
    #[serde(default)]
    #[schemars(with = "String")]
    client_id: Option<String>,
    /// The credential's secret, where the Authorization header does not say it.
    #[serde(default)]
    #[schemars(with = "String")]
    client_secret: Option<String>,
}

impl<const BASIC: bool> Input for Ask<BASIC> {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(asked(request, BASIC)))
    }
}

impl<const BASIC: bool> DescribedInput for Ask<BASIC> {
    fn body() -> Option<SchemaOf> {
        Some(schema_of::<Form>)
    }

    fn body_type() -> &'static str {
        FORM
    }
}

impl<const BASIC: bool> Ask<BASIC> {
    /// What was asked, or why it is no request for a token.
    pub(crate) fn asked(self) -> Result<Asked, Fault> {
        self.0
    }
}

fn asked(request: &Request, basic: bool) -> Result<Asked, Fault> {
    let form = request.form().map_err(|error| Fault::Request(error.to_string().into()))?;
    let field = |name: &'static str| {
        let mut found = form.iter().filter(|(known, text)| known == name && !text.is_empty()).map(|(_, text)| text);
        match (found.next(), found.next()) {
            (first, None) => Ok(first.cloned()),
            _ => Err(Fault::Request(format!("{name} may be given only once").into())),
        }
    };
    match field("grant_type")?.as_deref() {
        Some("client_credentials") => {}
        Some(_) => return Err(Fault::Grant),
        None => return Err(Fault::Request("grant_type is needed".into())),
    }
    let (id, secret) = (field("client_id")?, field("client_secret")?);
    let header = if basic { request.header("authorization") } else { None };
    let client = match (header.map(read_basic), id, secret) {
        (Some(None), ..) => return Err(Fault::Client("the Authorization header must be Basic, with client id and secret".into())),
        (Some(Some(_)), _, Some(_)) => {
            return Err(Fault::Request("the client secret may be in the header or in the form, not in both".into()));
        }
        (Some(Some((named, _))), Some(id), None) if id != named => {
            return Err(Fault::Request("the header and the form name different clients".into()));
        }
        (Some(Some((id, secret))), _, None) | (None, Some(id), Some(secret)) => Client::new(id, secret),
        (None, ..) => return Err(Fault::Client("client id and client secret are needed".into())),
    };
    Ok(Asked { client, scope: field("scope")? })
}

/// Client id and secret of `Authorization: Basic` (RFC 6749 §2.3.1). Percent escapes are read; a plus sign stands for
/// itself, as many clients escape nothing at all, and what Roster makes has nothing to escape.
fn read_basic(header: &str) -> Option<(String, String)> {
    let (scheme, text) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(BASE64_STANDARD.decode(text.trim()).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    let read = |text: &str| percent_decode_str(text).decode_utf8().map(Cow::into_owned).ok();
    Some((read(id)?, read(secret)?))
}

/// A token for who asks, or why there is none.
///
/// # Errors
/// What has no word in the protocol: the store is busy, or fails.
pub(crate) async fn issue(context: &Context, client: &Client) -> Result<Result<Issued, Fault>> {
    match access_token::issue(&context.directory, context.terms(), client).await {
        Ok(issued) => Ok(Ok(issued)),
        Err(Error::Unauthenticated(text)) => Ok(Err(Fault::Client(text.into()))),
        Err(error @ Error::LimitReached { .. }) => Ok(Err(Fault::Request(error.to_string().into()))),
        Err(error) => Err(error),
    }
}

/// A token as it is answered (RFC 6749 §5.1).
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AccessToken")]
pub(crate) struct Token {
    /// Its text, shown this once.
    access_token: String,
    #[schemars(extend("enum" = ["Bearer"]))]
    token_type: &'static str,
    /// For how many seconds it counts, if what it was made of does not end before.
    expires_in: u64,
}

impl From<Issued> for Token {
    fn from(issued: Issued) -> Self {
        Self { access_token: issued.secret.reveal().to_owned(), token_type: "Bearer", expires_in: issued.seconds }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ask, Fault};
    use crate::request::{Input, Request};
    use base64::{Engine, prelude::BASE64_STANDARD};
    use hyper::header::{HeaderMap, HeaderName, HeaderValue};

    fn ask<const BASIC: bool>(headers: &[(&str, &str)], body: &str) -> Result<String, Fault> {
        let pair = |(name, text): &(&str, &str)| (HeaderName::try_from(*name).unwrap(), HeaderValue::try_from(*text).unwrap());
        let headers = HeaderMap::from_iter(headers.iter().map(pair));
        let request = Request::new(Vec::new(), None, headers, body.to_owned().into()).unwrap();
        Ask::<BASIC>::read(&request).unwrap().asked().map(|asked| format!("{:?} {:?}", asked.client, asked.scope))
    }

    fn basic(text: &str) -> String {
        format!("Basic {}", BASE64_STANDARD.encode(text))
    }

    #[test]
    fn a_client_names_itself_in_the_header_or_in_the_form() {
        const GRANT: &str = "grant_type=client_credentials";
        let in_form = "grant_type=client_credentials&client_id=a%2Fb&client_secret=c+d&scope=x+y&other=1&other=2";
        let known = Ok(r#"Client("a/b", ..) Some("x y")"#.to_owned());
        assert_eq!((ask::<true>(&[], in_form), ask::<false>(&[], in_form)), (known.clone(), known));
        let named = basic("a%2Fb:c:d");
        let header = [("authorization", named.as_str())];
        let known = Ok(r#"Client("a/b", ..) None"#.to_owned());
        assert_eq!(ask::<true>(&header, GRANT), known);
        assert_eq!(ask::<true>(&header, &format!("{GRANT}&client_id=a/b")), known);
        assert!(matches!(ask::<false>(&header, GRANT), Err(Fault::Client(_))), "the header counts for nothing there");
    }

    #[test]
    fn what_is_no_such_request_has_the_word_for_it() {
        let word = |headers: &[(&str, &str)], body: &str| ask::<true>(headers, body).unwrap_err().word();
        let named = basic("a:b");
        let header = [("authorization", named.as_str())];
        for (headers, body, expected) in [
            (&[][..], "", "invalid_request"),
            (&[], "grant_type=", "invalid_request"),
            (&[], "grant_type=password&username=a&password=b", "unsupported_grant_type"),
            (&[], "grant_type=client_credentials", "invalid_client"),
            (&[], "grant_type=client_credentials&client_id=a", "invalid_client"),
            (&[], "grant_type=client_credentials&grant_type=client_credentials", "invalid_request"),
            (&[], "grant_type=client_credentials&client_id=a&client_id=b&client_secret=c", "invalid_request"),
            (&[], "grant_type=client_credentials&client_id=%ff&client_secret=c", "invalid_request"),
            (&[("content-type", "application/json")], "{}", "invalid_request"),
            (&header, "grant_type=client_credentials&client_secret=b", "invalid_request"),
            (&header, "grant_type=client_credentials&client_id=other", "invalid_request"),
            (&[("authorization", "Bearer x")], "grant_type=client_credentials", "invalid_client"),
            (&[("authorization", "Basic !")], "grant_type=client_credentials", "invalid_client"),
        ] {
            assert_eq!(word(headers, body), expected, "{headers:?} {body}");
        }
    }
}
