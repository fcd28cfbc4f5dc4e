//! Where roles lie, and what they are called there: in the organization, or in one project.

use super::{
    ids::{self, DIALECT, Shown, Text},
    projects::in_use,
};
use crate::{
    context::Context,
    request::{Input, Request},
};
use roster_core::{
    Error, Result,
    access::{Actor, OrganizationRole, Permission, RoleChange, Scope, WorkspaceRole},
    alias,
    id::{RoleId, WorkspaceId, entity},
    role::{self, AnyRole},
};

/// What a path says of the level.
pub(super) trait Where: Input + Send + Sync + 'static {
    /// The workspace; `None` for the organization.
    fn workspace(&self, context: &Context, actor: &Actor) -> impl Future<Output = Result<Option<WorkspaceId>>> + Send;
}

/// Below `/organization`.
pub(super) struct InOrganization;

impl Input for InOrganization {
    fn read(_: &Request) -> Result<Self> {
        Ok(Self)
    }
}

impl Where for InOrganization {
    async fn workspace(&self, _: &Context, _: &Actor) -> Result<Option<WorkspaceId>> {
        Ok(None)
    }
}

impl Where for Text<entity::Workspace> {
    async fn workspace(&self, context: &Context, actor: &Actor) -> Result<Option<WorkspaceId>> {
        self.id(context, actor).await.map(Some)
    }
}

/// A role that a text names. Of the core's built-in roles those stand here that the vendor's names give: two are shown under one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// `owner` or `reader`.
    Organization(OrganizationRole),
    /// `owner`, `member` or `viewer`.
    Project(WorkspaceRole),
    /// A custom one.
    Custom(RoleId),
}

impl Which {
    /// The core's id, which is the place in lists: the vendor's own roles come before all others.
    pub(super) const fn id(self) -> RoleId {
        match self {
            Self::Organization(role) => role.id(),
            Self::Project(role) => role.id(),
            Self::Custom(id) => id,
        }
    }

    /// The one under whose name a role is shown.
    pub(super) const fn of(role: &AnyRole) -> Self {
        match role {
            AnyRole::Organization(role) => Self::Organization(match role {
                OrganizationRole::Owner | OrganizationRole::Admin => OrganizationRole::Owner,
                OrganizationRole::Viewer | OrganizationRole::Member => OrganizationRole::Member,
            }),
            AnyRole::Workspace(role) => Self::Project(match role {
                WorkspaceRole::Admin | WorkspaceRole::Manager => WorkspaceRole::Admin,
                other => *other,
            }),
            AnyRole::Custom(role) => Self::Custom(role.id),
        }
    }
}

/// The organization's roles as the vendor has them.
const IN_ORGANIZATION: [(&str, OrganizationRole); 2] = [("reader", OrganizationRole::Member), ("owner", OrganizationRole::Owner)];
/// A project's.
const IN_PROJECT: [(&str, WorkspaceRole); 3] =
    [("viewer", WorkspaceRole::Viewer), ("member", WorkspaceRole::Member), ("owner", WorkspaceRole::Admin)];

/// What assigning one of a project's own roles means: unlike in the field `role`, all three are told apart.
pub(super) fn project_role_assigned(role: WorkspaceRole) -> RoleChange<WorkspaceRole> {
    match role {
        WorkspaceRole::Admin => {
            let both = vec![WorkspaceRole::Admin, WorkspaceRole::Manager];
            RoleChange { counts_as: both.clone(), give: both }
        }
        other => other.into(),
    }
}

/// The organization, or one project.
pub(super) struct Level {
    /// The project.
    pub(super) workspace: Option<WorkspaceId>,
    /// The id of it, or of the organization, as it is shown.
    shown: String,
}

impl Level {
    /// That of a path.
    pub(super) async fn read(place: &impl Where, context: &Context, actor: &Actor) -> Result<Self> {
        Self::of(place.workspace(context, actor).await?, context, actor).await
    }

    /// That of a workspace, or of the organization.
    pub(super) async fn of(workspace: Option<WorkspaceId>, context: &Context, actor: &Actor) -> Result<Self> {
        let shown = match workspace {
            None => ids::organization(actor.organization),
            Some(id) => Shown::default().with(context, actor, &[id]).await?.id(id),
        };
        Ok(Self { workspace, shown })
    }

    /// Asks for a permission there before anything is looked for; what is done in a project is not done in an archived one.
    pub(super) async fn permit(&self, context: &Context, actor: &Actor, permission: Permission) -> Result<()> {
        match self.workspace {
            Some(workspace) => in_use(context, actor, workspace, permission).await.map(drop),
            None => context.directory.permit(actor, permission, Scope::Organization).await.map(drop),
        }
    }

    /// The vendor's word for the level.
    pub(super) const fn resource_type(&self) -> &'static str {
        if self.workspace.is_some() { "api.project" } else { "api.organization" }
    }

    /// The roles that are always there, in the order of lists.
    pub(super) fn predefined(&self) -> Vec<Which> {
        match self.workspace {
            None => IN_ORGANIZATION.iter().map(|(_, role)| Which::Organization(*role)).collect(),
            Some(_) => IN_PROJECT.iter().map(|(_, role)| Which::Project(*role)).collect(),
        }
    }

    /// Where a custom role of this level lies.
    pub(super) const fn place(&self, id: RoleId) -> role::Place {
        role::Place { id, workspace: self.workspace }
    }

    fn named(&self, name: &str) -> Option<Which> {
        match self.workspace {
            None => IN_ORGANIZATION.iter().find(|(known, _)| *known == name).map(|(_, role)| Which::Organization(*role)),
            Some(_) => IN_PROJECT.iter().find(|(known, _)| *known == name).map(|(_, role)| Which::Project(*role)),
        }
    }

    /// The role with this name.
    pub(super) async fn by_name(&self, context: &Context, actor: &Actor, name: &str) -> Result<Option<Which>> {
        if let Some(predefined) = self.named(name) {
            return Ok(Some(predefined));
        }
        let found = role::place_named(&context.directory, actor, self.workspace, name).await?;
        Ok(found.map(|place| Which::Custom(place.id)))
    }

    /// The role with this id; whether there is a custom one is still to be seen.
    pub(super) async fn by_id(&self, context: &Context, actor: &Actor, text: &str) -> Result<Option<Which>> {
        if let Some(alias) = alias::resolve_below(&context.directory, actor, &DIALECT, self.workspace, text).await? {
            return Ok(Some(Which::Custom(alias)));
        }
        if let Some(id) = ids::own::<entity::Role>(text) {
            let built_in = match self.workspace {
                None => OrganizationRole::from_id(id).map(AnyRole::Organization),
                Some(_) => WorkspaceRole::from_id(id).map(AnyRole::Workspace),
            };
            return Ok(Some(built_in.as_ref().map_or(Which::Custom(id), Which::of)));
        }
        let word = if self.workspace.is_some() { "project" } else { "organization" };
        let rest = text.strip_prefix("role-api-").and_then(|rest| rest.strip_prefix(word)).and_then(|rest| rest.strip_prefix('-'));
        let Some((name, rest)) = rest.and_then(|rest| rest.split_once("__api-")) else { return Ok(None) };
        let Some(named) = rest.strip_prefix(word).and_then(|rest| rest.strip_prefix("__")) else { return Ok(None) };
        let is_here = match self.workspace {
            None => ids::organization_named(named) == Some(actor.organization),
            Some(workspace) => ids::read(context, actor, named).await? == Some(workspace),
        };
        Ok(self.named(name).filter(|_| is_here))
    }

    /// The id and the name of a role that is always there.
    pub(super) fn shown(&self, role: Which) -> Option<(String, &'static str)> {
        match role {
            Which::Organization(role) => {
                let (name, _) = IN_ORGANIZATION.iter().find(|(_, known)| *known == role)?;
                Some((format!("role-api-organization-{name}__api-organization__{}", self.shown), name))
            }
            Which::Project(role) => {
                let (name, _) = IN_PROJECT.iter().find(|(_, known)| *known == role)?;
                Some((ids::predefined_project_role(name, &self.shown), name))
            }
            Which::Custom(_) => None,
        }
    }

    /// The refusal of a text in a body that names no role here.
    pub(super) fn unknown(&self, field: &'static str) -> Error {
        unknown_role(self.workspace.is_some(), field)
    }
}

/// The refusal of a text in a body that names no role of a project, or none of the organization.
pub(super) fn unknown_role(in_project: bool, field: &'static str) -> Error {
    let message = match (in_project, field) {
        (false, "role_id") => "must be the id of a role of the organization",
        (true, "role_id") => "must be the id of a role of the project",
        (false, _) => "must be owner or reader, or the name or the id of another role of the organization",
        (true, _) => "must be one of owner, member, viewer, or the name or the id of another role of the project",
    };
    Error::invalid(field, message)
}
