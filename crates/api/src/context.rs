//! What a handler may use besides its input.

use crate::{answer::Tagged, operation::Operation, post::Post, preconditions::Preconditions, sandbox::Sandbox};
use hyper::{Method, Uri};
use roster_core::{
    Directory, Error, Kind, Result,
    access::{Actor, Counting},
    audit::Origin,
    caller::{Bearer, Caller, Credential},
    clock::Timestamp,
    directory::Change,
    id::{OrganizationId, SessionId},
    idempotency::Attempt,
    rehearsal::Rehearsal,
    store::Committed,
    terms::{ETag, Terms},
};
use std::{net::IpAddr, sync::Arc};

/// What is said to nobody.
pub(crate) const NO_KEY: Error = Error::Unauthenticated("a key is needed");

/// The circumstances of one request.
#[derive(Clone)]
pub struct Context {
    /// The directory that everything is about.
    pub directory: Arc<Directory>,
    /// Whose key it was, or which account is signed in; absent on public operations.
    pub caller: Option<Caller>,
    /// As whom the caller acts where no organization is named.
    pub(crate) acts_as: Result<Actor>,
    /// The id that the answer and the audit log carry.
    pub request_id: Arc<str>,
    /// The address under which clients reach this server, without a slash at its end.
    pub base_url: Arc<str>,
    /// The same as the caller knows it: for links that programs follow at once.
    pub(crate) reached_at: Arc<str>,
    pub(crate) surface: &'static str,
    pub(crate) operation: Arc<Operation>,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) address: IpAddr,
    pub(crate) post: Arc<dyn Post>,
    /// The sandbox that this request controls.
    pub(crate) sandbox: Option<Arc<Sandbox>>,
    pub(crate) preconditions: Preconditions,
    /// The request as one that is to be carried out once.
    pub(crate) attempt: Option<Attempt>,
    /// Changes are run and taken back, and this tells what they would do.
    pub(crate) rehearsal: Option<Rehearsal>,
}

impl Context {
    /// Who acts, in the organization of their key, or in the only one of their account.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] on a public operation without a key; [`Error::Invalid`] for an account that belongs to no
    /// organization or to several.
    pub fn actor(&self) -> Result<Actor> {
        self.acts_as.clone()
    }

    /// Who calls.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] on a public operation.
    pub(crate) fn caller(&self) -> Result<Caller> {
        self.caller.ok_or(NO_KEY)
    }

    /// Who acts above all organizations, when the key is an operator's.
    #[must_use]
    pub fn operator(&self) -> Option<Actor> {
        self.caller.and_then(|caller| caller.operator())
    }

    /// Who acts in this organization.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the caller has no place there: an absent organization and a foreign one look alike.
    pub async fn actor_in(&self, organization: OrganizationId) -> Result<Actor> {
        let caller = self.caller()?;
        caller.in_organization(&self.directory, organization).await?.ok_or(Error::NotFound(Kind::Organization))
    }

    /// The sandbox that this request controls.
    ///
    /// # Errors
    /// [`Error::Internal`] on any other surface.
    pub(crate) fn sandbox(&self) -> Result<&Arc<Sandbox>> {
        self.sandbox.as_ref().ok_or(Error::Internal)
    }

    /// The account that calls.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] for a key of an organization.
    pub fn account(&self) -> Result<Bearer> {
        match self.caller {
            Some(Caller::Account(bearer)) => Ok(bearer),
            Some(Caller::Key(_) | Caller::ServiceAccount(..)) | None => Err(Error::Unauthenticated(
                "this needs an account: sign in with POST /api/v1/sessions and send the session's secret, or use a personal key",
            )),
        }
    }

    /// The account that is signed in, with its session: what a personal key may not do.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] for a personal key, and for a key of an organization.
    pub fn session(&self) -> Result<(Bearer, SessionId)> {
        match self.account()? {
            bearer @ Bearer { credential: Credential::Session(id), .. } => Ok((bearer, id)),
            _ => Err(Error::Unauthenticated("this needs a session: sign in with POST /api/v1/sessions and send its secret")),
        }
    }

    /// For a row that changes nothing and is no GET.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a version is expected of what it is about.
    pub fn expects_nothing(&self) -> Result<()> {
        match self.preconditions.if_match {
            None => Ok(()),
            Some(_) => Err(Error::invalid("If-Match", "nothing is changed here, so no version can be expected")),
        }
    }

    /// Runs a change as this actor, with this request as its origin.
    ///
    /// # Errors
    /// What the core refuses.
    pub async fn change<C: Change>(&self, actor: &Actor, change: C) -> Result<Committed<C::Out>> {
        self.directory.change(actor, self.terms(), change).await
    }

    /// The same where only some of the actor's grants count.
    ///
    /// # Errors
    /// What the core refuses.
    pub async fn change_counting<C: Change>(&self, actor: &Actor, counting: Counting, change: C) -> Result<Committed<C::Out>> {
        self.directory.change(actor, Terms { counting, ..self.terms() }, change).await
    }

    /// This request as the origin of a change, with what it expects and when the caller's credential ends.
    #[must_use]
    pub fn terms(&self) -> Terms {
        Terms {
            if_match: self.preconditions.if_match.clone(),
            attempt: self.attempt.clone(),
            ends_at: self.ends_at(),
            rehearsal: self.rehearsal.clone(),
            ..Arc::new(self.origin()).into()
        }
    }

    /// When the caller's credential ends, where it is no key of the organization, which says so itself.
    #[must_use]
    pub fn ends_at(&self) -> Option<Timestamp> {
        self.caller.and_then(|caller| caller.ends_at())
    }

    /// An answer about one object of this organization, which this version of it changed last.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tagged<T>(&self, organization: OrganizationId, version: u64, value: T) -> Result<Tagged<T>> {
        let tag = ETag { epoch: self.directory.epoch(organization).await?, version };
        Ok(Tagged { tag: Some(tag), known: self.preconditions.knows(tag), value })
    }

    fn origin(&self) -> Origin {
        Origin {
            surface: self.surface.to_owned(),
            operation: self.operation.name.to_owned(),
            method: Some(self.method.to_string()),
            path: self.uri.path_and_query().map(ToString::to_string),
            address: Some(self.address.to_string()),
            request_id: Some(self.request_id.to_string()),
            status: Some(self.operation.status.as_u16()),
        }
    }
}
