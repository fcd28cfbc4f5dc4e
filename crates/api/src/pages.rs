//! Pages for people, below no surface's prefix. What they hold is made elsewhere; here is what a request for one may be.

use crate::{answer::Answer, body, operation::BoxFuture, panics::caught, refusal::Refusal};
use bytes::Bytes;
use hyper::{
    Method, StatusCode,
    body::Body,
    header::{CONTENT_TYPE, HeaderMap, ORIGIN},
    http::request::Parts,
};
use percent_encoding::percent_decode_str;
use roster_core::Error;
use std::{net::IpAddr, sync::Arc};

/// The most bytes of a form.
const MOST_FORM: usize = 64 << 10;

/// Makes pages.
pub trait Pages: Send + Sync + 'static {
    /// Whether there is a page at this path, or one that takes what is sent with this method.
    fn has(&self, method: &Method, path: &str) -> bool;
    /// Answers a visit of such a page.
    fn answer(&self, visit: Visit) -> BoxFuture<Answer>;
}

/// No pages.
impl Pages for () {
    fn has(&self, _: &Method, _: &str) -> bool {
        false
    }

    fn answer(&self, _: Visit) -> BoxFuture<Answer> {
        Box::pin(std::future::ready(Answer::empty(StatusCode::NOT_FOUND)))
    }
}

/// A request for a page.
#[derive(Debug)]
pub struct Visit {
    /// GET, HEAD or POST.
    pub method: Method,
    /// The path, as it was sent.
    pub path: String,
    /// The client's address.
    pub address: IpAddr,
    /// The request's id.
    pub request_id: Arc<str>,
    query: Vec<(String, String)>,
    form: Vec<(String, String)>,
    headers: HeaderMap,
}

impl Visit {
    /// Reads the form of a POST.
    ///
    /// # Errors
    /// [`Refusal`] for a body that is no form of at most 64 KiB.
    pub(crate) async fn read<B>(parts: Parts, body: B, address: IpAddr, request_id: Arc<str>) -> Result<Self, Refusal>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        let mut form = Vec::new();
        if parts.method == Method::POST {
            let sent = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let media_type = sent.split(';').next().unwrap_or_default().trim();
            let bytes = body::read(body, MOST_FORM).await?;
            if !bytes.is_empty() && !media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
                return Err(Error::invalid("", "a page takes a form: application/x-www-form-urlencoded").into());
            }
            form = fields(str::from_utf8(&bytes).map_err(|_| Error::invalid("", "the form is not UTF-8"))?)?;
        }
        let query = fields(parts.uri.query().unwrap_or_default())?;
        Ok(Self { path: parts.uri.path().to_owned(), method: parts.method, address, request_id, query, form, headers: parts.headers })
    }

    /// A field of the form; empty when it is absent.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        value(&self.form, name)
    }

    /// A parameter of the query; empty when it is absent.
    #[must_use]
    pub fn query(&self, name: &str) -> &str {
        value(&self.query, name)
    }

    /// A cookie (RFC 6265 §5.4).
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let lines = self.headers.get_all("cookie").iter().filter_map(|line| line.to_str().ok());
        let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Whether a page of this server sent it, as the browser says: `Sec-Fetch-Site` (Fetch Metadata §2.3), or for browsers
    /// that do not send it an `Origin` (RFC 6454 §7) with this server's scheme and name.
    #[must_use]
    pub fn is_from_here(&self, base_url: &str) -> bool {
        let header = |name: &str| self.headers.get(name).and_then(|value| value.to_str().ok());
        if let Some(site) = header("sec-fetch-site") {
            return site == "same-origin";
        }
        let Some(origin) = header(ORIGIN.as_str()) else { return false };
        let host = header("host").unwrap_or_default();
        // The server may be reached under several names; the host was checked before.
        origin.eq_ignore_ascii_case(base_url) || origin.split_once("://").is_some_and(|(_, name)| name.eq_ignore_ascii_case(host))
    }
}

fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
}

/// The pairs of a form or query (URL Standard §5.1).
fn fields(text: &str) -> Result<Vec<(String, String)>, Error> {
    let decoded = |text: &str| {
        let text = text.replace('+', " ");
        let text = percent_decode_str(&text).decode_utf8().map_err(|_| Error::invalid("", "the form is not UTF-8"))?;
        if text.contains('\0') { Err(Error::invalid("", "a form may not contain U+0000")) } else { Ok(text.into_owned()) }
    };
    let pairs = text.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.map(|(name, value)| Ok((decoded(name)?, decoded(value)?))).collect()
}

/// Has the page made; a panic in it is one visit's failure.
pub(crate) async fn made(pages: &dyn Pages, visit: Visit) -> Answer {
    let answer = pages.answer(visit);
    caught(|| Box::pin(async { Ok(answer.await) })).await.unwrap_or_else(|error| refused(&error.into()))
}

/// A refusal in words for people.
pub(crate) fn refused(refusal: &Refusal) -> Answer {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let answer = Answer { status, ..Answer::text(refusal.message().into_owned()) };
    refusal.header().into_iter().fold(answer, |answer, (name, value)| answer.with(name, &value))
}

#[cfg(test)]
mod tests {
    use super::Visit;
    use http_body_util::Full;
    use hyper::Request;
    use std::net::{IpAddr, Ipv4Addr};

    async fn visit(body: &'static str, headers: &[(&str, &str)]) -> Option<Visit> {
        let mut request = Request::builder().method("POST").uri("/sign-in?next=%2Faccount").header("host", "roster.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (parts, ()) = request.body(()).unwrap().into_parts();
        Visit::read(parts, Full::new(body.as_bytes().into()), IpAddr::V4(Ipv4Addr::LOCALHOST), "id".into()).await.ok()
    }

    const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

    #[tokio::test]
    async fn forms_and_cookies_are_read() {
        let visit = visit("login=a%40b+c&login=second&empty=", &[FORM, ("cookie", "x=1; __Host-s=a=b")]).await.unwrap();
        assert_eq!((visit.field("login"), visit.field("empty"), visit.field("none")), ("a@b c", "", ""));
        assert_eq!((visit.query("next"), visit.cookie("__Host-s"), visit.cookie("s")), ("/account", Some("a=b"), None));
    }

    #[tokio::test]
    async fn what_is_no_form_is_refused() {
        for (body, headers) in
            [("{}", vec![("content-type", "application/json")]), ("a=%ff", vec![FORM]), ("a=%00", vec![FORM]), ("a=b", vec![])]
        {
            assert!(visit(body, &headers).await.is_none(), "{body} {headers:?}");
        }
    }

    #[tokio::test]
    async fn only_this_servers_pages_count_as_its_own() {
        let own = async |headers: &[(&str, &str)]| visit("", headers).await.unwrap().is_from_here("https://public.example");
        assert!(own(&[("sec-fetch-site", "same-origin")]).await);
        assert!(own(&[("origin", "https://public.example")]).await && own(&[("origin", "http://roster.example")]).await);
        for foreign in ["cross-site", "same-site", "none"] {
            assert!(!own(&[("sec-fetch-site", foreign), ("origin", "https://public.example")]).await, "{foreign}");
        }
        for foreign in ["null", "https://evil.example", "https://public.example.evil.example", ""] {
            assert!(!own(&[("origin", foreign)]).await, "{foreign}");
        }
        assert!(!own(&[]).await);
    }
}
