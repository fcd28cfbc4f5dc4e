//! What paths name: an organization, and something below it.

use crate::{
    context::Context,
    describe::{DescribedInput, Parameter, path, schema_of},
    request::{Input, Request},
    router::organization_named,
};
use roster_core::{
    Error, Kind, Result,
    access::Actor,
    id::{
        self, ApiKeyId, CredentialId, Entity, GroupId, Id, InvitationId, OrganizationId, RoleAssignmentId, RoleId, ServiceAccountId,
        UserId, WorkspaceId,
    },
    workspace,
};
use schemars::{Schema, SchemaGenerator, json_schema};

/// What text is an id, for messages. 26 characters of five bits have two bits more than an id.
pub(super) const ID_FORM: &str = "26 of 0-9 and a-z without i, l, o and u, the first of them at most 7";

/// The schema of an id of whatever kind.
pub(super) fn any_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "pattern": id::PATTERN})
}

/// The segments of a path that name something, as text; those that the row does not have are empty.
pub(super) struct Place {
    organization: String,
    workspace: String,
    user: String,
    api_key: String,
    group: String,
    role: String,
    role_assignment: String,
    service_account: String,
    credential: String,
    invitation: String,
}

impl Input for Place {
    fn read(request: &Request) -> Result<Self> {
        let segment = |name| request.path(name).to_owned();
        Ok(Self {
            organization: segment("organization"),
            workspace: segment("workspace"),
            user: segment("user"),
            api_key: segment("api_key"),
            group: segment("group"),
            role: segment("role"),
            role_assignment: segment("role_assignment"),
            service_account: segment("service_account"),
            credential: segment("credential"),
            invitation: segment("invitation"),
        })
    }
}

impl DescribedInput for Place {
    fn parameters() -> Vec<Parameter> {
        vec![
            path("organization", schema_of::<String>, "The organization, by id or slug."),
            path("workspace", schema_of::<String>, "The workspace, by id or slug."),
            path("user", schema_of::<UserId>, "The user, by id."),
            path("group", schema_of::<GroupId>, "The group, by id."),
            path("role", schema_of::<RoleId>, "The role, by id."),
            path("role_assignment", schema_of::<RoleAssignmentId>, "The assignment, by id."),
            path("service_account", schema_of::<ServiceAccountId>, "The service account, by id."),
            path("credential", schema_of::<CredentialId>, "The credential, by id."),
            path("api_key", schema_of::<ApiKeyId>, "The API key, by id."),
            path("invitation", schema_of::<InvitationId>, "The invitation, by id."),
        ]
    }
}

impl Place {
    /// The organization that the path names by id or slug; whether the caller may know of it is another matter.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(super) async fn organization(&self, context: &Context) -> Result<OrganizationId> {
        organization_named(&context.directory, &self.organization).await
    }

    /// Who acts in the organization that the path names by id or slug.
    ///
    /// # Errors
    /// [`Error::NotFound`], alike for an organization that is not there and one in which the caller's key has no place.
    pub(super) async fn actor(&self, context: &Context) -> Result<Actor> {
        context.actor_in(self.organization(context).await?).await
    }

    /// The workspace that the path names by id or slug.
    pub(super) async fn workspace(&self, context: &Context, actor: &Actor) -> Result<WorkspaceId> {
        workspace_named(context, actor, &self.workspace).await
    }

    /// The user.
    pub(super) fn user(&self) -> Result<UserId> {
        named(&self.user)
    }

    /// The service account.
    pub(super) fn service_account(&self) -> Result<ServiceAccountId> {
        named(&self.service_account)
    }

    /// The credential.
    pub(super) fn credential(&self) -> Result<CredentialId> {
        named(&self.credential)
    }

    /// The group.
    pub(super) fn group(&self) -> Result<GroupId> {
        named(&self.group)
    }

    /// The role.
    pub(super) fn role(&self) -> Result<RoleId> {
        named(&self.role)
    }

    /// The assignment of a custom role.
    pub(super) fn role_assignment(&self) -> Result<RoleAssignmentId> {
        named(&self.role_assignment)
    }

    /// The key.
    pub(super) fn api_key(&self) -> Result<ApiKeyId> {
        named(&self.api_key)
    }

    /// The invitation.
    pub(super) fn invitation(&self) -> Result<InvitationId> {
        named(&self.invitation)
    }
}

/// A workspace by id or slug.
pub(super) async fn workspace_named(context: &Context, actor: &Actor, text: &str) -> Result<WorkspaceId> {
    match WorkspaceId::parse(text) {
        Some(id) => Ok(id),
        None if text.is_empty() => Err(Error::NotFound(Kind::Workspace)),
        None => workspace::id_of_slug(&context.directory, actor, text).await,
    }
}

/// A workspace by id or slug, for a list whose wrong entries the core names by their place in it, after the permit: what
/// names none becomes an id that none has.
pub(super) async fn workspace_or_nobodys(context: &Context, actor: &Actor, text: &str) -> Result<WorkspaceId> {
    match workspace_named(context, actor, text).await {
        Err(Error::NotFound(_)) => Ok(WorkspaceId::from_bytes([0; 16])),
        other => other,
    }
}

/// Text that is no id names nothing that could be there.
pub(super) fn named<E: Entity>(text: &str) -> Result<Id<E>> {
    Id::parse(text).ok_or(Error::NotFound(E::KIND))
}
