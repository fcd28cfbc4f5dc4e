//! Pages for people: the index, the reference texts that errors link to, and the pages of accounts.

mod account;
mod invitation;
mod shown;
mod sign_in;
mod signed_in;

use crate::failure::Failure;
use roster_api::{BoxFuture, Method, Pages, Visit, answer::Answer, surface::Surface};
use roster_console::{Index, Line, account::STYLE};
use roster_core::{Directory, audit::Origin, terms::Terms};
use shown::{message, redirect};
use signed_in::Cookie;
use std::{collections::HashMap, sync::Arc};

/// The documents that are served below `/docs/`.
const DOCUMENTS: [(&str, &str); 7] = [
    ("/docs/api.md", include_str!("../../../../docs/api.md")),
    ("/docs/errors.md", include_str!("../../../../docs/errors.md")),
    ("/docs/audit.md", include_str!("../../../../docs/audit.md")),
    ("/docs/dialects.md", include_str!("../../../../docs/dialects.md")),
    ("/docs/operating.md", include_str!("../../../../docs/operating.md")),
    ("/docs/cli.md", include_str!("../../../../docs/cli.md")),
    ("/docs/role-matrix.txt", include_str!("../../../../docs/role-matrix.txt")),
];

/// Everything that people are shown.
pub(crate) struct Site {
    index: String,
    documents: HashMap<&'static str, &'static str>,
    accounts: Arc<Accounts>,
}

/// What the pages of accounts work on.
pub(crate) struct Accounts {
    pub(crate) directory: Arc<Directory>,
    /// The address under which people reach it, without a slash at its end.
    pub(crate) base_url: String,
    pub(crate) cookie: Cookie,
}

/// The page at each path. Nothing on the index and the documents changes while the server runs.
pub(crate) fn all(surfaces: &[Surface], url: &str, directory: &Arc<Directory>) -> Result<Arc<Site>, Failure> {
    let lines = surfaces.iter().map(|surface| Line {
        title: surface.title,
        base: format!("{url}{}{}", surface.prefix, surface.mounts.first().unwrap_or(&"")),
        operations: surface.operations.len(),
        curl: curl(surface, url, "$ROSTER_KEY"),
    });
    let documents = DOCUMENTS.iter().map(|(path, _)| (*path).to_owned());
    let store = directory.store().backend();
    let index =
        Index { version: env!("CARGO_PKG_VERSION"), store, url: url.to_owned(), lines: lines.collect(), documents: documents.collect() };
    let index = index.page().map_err(|error| Failure::failed(error.to_string()))?;
    let accounts = Arc::new(Accounts { directory: Arc::clone(directory), base_url: url.to_owned(), cookie: Cookie::of(url) });
    Ok(Arc::new(Site { index, documents: HashMap::from(DOCUMENTS), accounts }))
}

/// What the paths of accounts lead to.
enum Route<'a> {
    SignIn,
    SignOut,
    Invitation(&'a str),
    Account,
    MakeKey,
    RevokeKey,
    Password,
}

impl<'a> Route<'a> {
    /// The route with whether it takes what is sent, and nothing else does.
    fn at(path: &'a str) -> Option<(Self, bool)> {
        Some(match path {
            "/sign-in" => (Self::SignIn, false),
            "/sign-out" => (Self::SignOut, true),
            "/account" => (Self::Account, false),
            "/account/keys" => (Self::MakeKey, true),
            "/account/keys/revoke" => (Self::RevokeKey, true),
            "/account/password" => (Self::Password, true),
            _ => (Self::Invitation(path.strip_prefix("/accept/").filter(|token| !token.is_empty() && !token.contains('/'))?), false),
        })
    }
}

impl Pages for Site {
    fn has(&self, method: &Method, path: &str) -> bool {
        let sends = *method == Method::POST;
        if !sends && !matches!(*method, Method::GET | Method::HEAD) {
            return false;
        }
        match Route::at(path) {
            Some((Route::SignIn | Route::Invitation(_), _)) => true,
            Some((_, only_sends)) => sends == only_sends,
            None => !sends && (path == "/" || path == "/style.css" || self.documents.contains_key(path)),
        }
    }

    fn answer(&self, visit: Visit) -> BoxFuture<Answer> {
        let fixed = match visit.path.as_str() {
            "/" => Some(Answer::html(self.index.clone())),
            "/style.css" => Some(Answer::style(STYLE)),
            path => self.documents.get(path).map(|document| Answer::text(*document)),
        };
        let accounts = Arc::clone(&self.accounts);
        Box::pin(async move {
            match fixed {
                Some(answer) => answer,
                None => accounts.answer(&visit).await,
            }
        })
    }
}

impl Accounts {
    async fn answer(&self, visit: &Visit) -> Answer {
        let Some((route, _)) = Route::at(&visit.path) else { return redirect("/account") };
        let sends = visit.method == Method::POST;
        if sends && !visit.is_from_here(&self.base_url) {
            let lines = ["The form came from another site, so nothing was done.", "Open the page here and send it again."];
            return message(403, "Not sent from here", &lines, &[("/account", "Your account")]);
        }
        match route {
            Route::SignIn if sends => self.sign_in(visit).await,
            Route::SignIn => self.show_sign_in(visit).await,
            Route::SignOut => self.sign_out(visit).await,
            Route::Invitation(token) if sends => self.accept(visit, token).await,
            Route::Invitation(token) => self.show_invitation(visit, token).await,
            Route::Account => self.show_account(visit).await,
            Route::MakeKey => self.make_key(visit).await,
            Route::RevokeKey => self.revoke_key(visit).await,
            Route::Password => self.set_password(visit).await,
        }
    }

    /// Where an act comes from, for the audit log. The path of an invitation holds its token, which is no log's to keep.
    fn terms(visit: &Visit, operation: &str) -> Terms {
        let path = if visit.path.starts_with("/accept/") { "/accept/{token}" } else { &visit.path };
        Arc::new(Origin {
            surface: "console".into(),
            operation: operation.into(),
            method: Some(visit.method.to_string()),
            path: Some(path.to_owned()),
            address: Some(visit.address.to_string()),
            request_id: Some(visit.request_id.to_string()),
            status: None,
        })
        .into()
    }
}

/// A call of the surface that can be pasted.
pub(crate) fn curl(surface: &Surface, url: &str, key: &str) -> String {
    let mount = surface.mounts.first().unwrap_or(&"");
    let body = surface.try_body.map(|body| format!(" -d '{body}'")).unwrap_or_default();
    format!("curl {url}{}{mount}{} -H \"Authorization: Bearer {key}\"{body}", surface.prefix, surface.try_path)
}
