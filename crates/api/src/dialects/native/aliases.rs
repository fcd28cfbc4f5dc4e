//! Aliases: ids that came with imported data, per dialect and kind.

use super::{
    page::{LIMIT, List, limit},
    place::{ID_FORM, Place, any_id},
    wire::Alias,
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    describe::{DescribedInput, Parameter, path, query, schema_of},
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Error, Kind, Result,
    access::Permission,
    alias,
    id::{Id, WorkspaceId, entity},
    text::{AliasText, Dialect},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/organizations/{organization}/aliases";
    const ONE: &str = "/organizations/{organization}/aliases/{dialect}/{kind}/{alias}";
    const EXAMPLE: &str = "/organizations/{organization}/aliases/portkey/user/{alias}";
    const NEW: &str = r#"{"dialect": "portkey", "kind": "user", "alias": "new-alias", "target": "{user}", "shown": true}"#;
    vec![
        get("aliases.list", MANY).needs(Permission::AliasesList).does("List aliases").handle(example(MANY), list),
        post("aliases.create", MANY)
            .needs(Permission::AliasesCreate)
            .answers(StatusCode::CREATED)
            .does("Give an object an alias")
            .noting("The dialect then takes the alias for the id, and shows it instead of the id when `shown` is true.")
            .handle(example_with(MANY, NEW), create),
        delete("aliases.delete", ONE)
            .needs(Permission::AliasesDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Remove an alias")
            .handle(example(EXAMPLE), remove),
    ]
}

/// Which part of the list is wanted.
struct Part {
    after: alias::After,
    limit: u32,
}

impl Input for Part {
    fn read(request: &Request) -> Result<Self> {
        let after = request.query("after")?.as_deref().map(alias::After::parse).transpose()?;
        Ok(Self { after: after.unwrap_or_default(), limit: limit(request)? })
    }
}

impl DescribedInput for Part {
    fn parameters() -> Vec<Parameter> {
        vec![LIMIT, query("after", schema_of::<String>, "Only what follows: the `next` of an earlier answer.")]
    }
}

async fn list(context: Context, (place, part): (Place, Part)) -> Result<Json<List<Alias>>> {
    let actor = place.actor(&context).await?;
    let listed = alias::list(&context.directory, &actor, &part.after, part.limit).await?;
    let next = listed.next.map(|after| after.cursor());
    Ok(Json(List::cut(listed.items.into_iter().map(Alias::from).collect(), next, listed.total)))
}

/// What aliases stand for.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum AliasKind {
    /// Only in the instance, by its operator.
    Organization,
    User,
    Workspace,
    ApiKey,
    Group,
    /// A group's role in a workspace.
    WorkspaceGroup,
    ServiceAccount,
    Credential,
    /// A custom role.
    Role,
    Invitation,
}

impl From<AliasKind> for Kind {
    fn from(kind: AliasKind) -> Self {
        match kind {
            AliasKind::Organization => Self::Organization,
            AliasKind::User => Self::User,
            AliasKind::Workspace => Self::Workspace,
            AliasKind::ApiKey => Self::ApiKey,
            AliasKind::Group => Self::Group,
            AliasKind::WorkspaceGroup => Self::WorkspaceGroup,
            AliasKind::ServiceAccount => Self::ServiceAccount,
            AliasKind::Credential => Self::Credential,
            AliasKind::Role => Self::Role,
            AliasKind::Invitation => Self::Invitation,
        }
    }
}

/// A new alias.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewAlias")]
struct New {
    dialect: Dialect,
    kind: AliasKind,
    alias: AliasText,
    // The text of an id is the same whatever it identifies; the core checks that the kind has it.
    #[schemars(schema_with = "any_id")]
    target: String,
    /// Whether the dialect shows it instead of the id.
    #[serde(default)]
    shown: bool,
}

async fn create(context: Context, (place, Body(new)): (Place, Body<New>)) -> Result<Json<Alias>> {
    let actor = place.actor(&context).await?;
    let target = Id::<entity::Role>::parse(&new.target);
    let target = target.ok_or_else(|| Error::invalid("target", format!("must be an id: {ID_FORM}")))?;
    let create =
        alias::Create { dialect: new.dialect, kind: new.kind.into(), alias: new.alias, target: *target.as_bytes(), shown: new.shown };
    Ok(Json(context.change(&actor, create).await?.value.into()))
}

/// The alias that a path names, if text of that form can be one.
struct Named(Option<alias::Delete>);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        let dialect = Dialect::try_from(request.path("dialect")).ok();
        let alias = AliasText::try_from(request.path("alias")).ok();
        let kind = Kind::parse(request.path("kind"));
        let unknown = || Error::invalid("workspace", format!("must be the id of a workspace: {ID_FORM}"));
        let parent = request.query("workspace")?.map(|text| WorkspaceId::parse(&text).ok_or_else(unknown)).transpose()?;
        Ok(Self(dialect.zip(kind).zip(alias).map(|((dialect, kind), alias)| alias::Delete { dialect, kind, parent, alias })))
    }
}

impl DescribedInput for Named {
    fn parameters() -> Vec<Parameter> {
        vec![
            path("dialect", schema_of::<Dialect>, "The dialect that knows the alias."),
            path("kind", schema_of::<AliasKind>, "What it stands for."),
            path("alias", schema_of::<AliasText>, "The alias."),
            query(
                "workspace",
                schema_of::<WorkspaceId>,
                "The workspace of the role that it stands for, if it stands for one of a workspace.",
            ),
        ]
    }
}

async fn remove(context: Context, (place, Named(named)): (Place, Named)) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    context.change(&actor, named.ok_or(Error::NotFound(Kind::Alias))?).await?;
    Ok(NoContent)
}
