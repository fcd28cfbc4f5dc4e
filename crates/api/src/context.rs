//! What a handler may use besides its input.

use crate::operation::Operation;
use hyper::{Method, Uri};
use roster_core::{
    Directory, Error, Result, access::Actor, api_key::Caller, audit::Origin, directory::Change, id::OrganizationId, store::Committed,
};
use std::{net::IpAddr, sync::Arc};

/// The circumstances of one request.
#[derive(Clone)]
pub struct Context {
    /// The directory that everything is about.
    pub directory: Arc<Directory>,
    /// Whose key it was; absent on public operations.
    pub caller: Option<Caller>,
    /// The id that the answer and the audit log carry.
    pub request_id: Arc<str>,
    /// The address under which clients reach this server, without a slash at its end.
    pub base_url: Arc<str>,
    pub(crate) surface: &'static str,
    pub(crate) operation: Arc<Operation>,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) address: IpAddr,
}

impl Context {
    /// Who acts, in the organization of their key.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] on a public operation without a key.
    pub fn actor(&self) -> Result<Actor> {
        self.caller.map(|caller| caller.actor).ok_or(Error::Unauthenticated("a key is needed"))
    }

    /// Who acts above all organizations, when the key is an operator's.
    #[must_use]
    pub fn operator(&self) -> Option<Actor> {
        self.caller.and_then(|caller| caller.operator)
    }

    /// Who acts in this organization.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the key has no place there: an absent organization and a foreign one look alike.
    pub fn actor_in(&self, organization: OrganizationId) -> Result<Actor> {
        let caller = self.caller.ok_or(Error::Unauthenticated("a key is needed"))?;
        caller.in_organization(organization).ok_or(Error::NotFound(roster_core::Kind::Organization))
    }

    /// Runs a change as this actor, with this request as its origin.
    ///
    /// # Errors
    /// What the core refuses.
    pub async fn change<C: Change>(&self, actor: &Actor, change: C) -> Result<Committed<C::Out>> {
        self.directory.change(actor, Arc::new(self.origin()), change).await
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
