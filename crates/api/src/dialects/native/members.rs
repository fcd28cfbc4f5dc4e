//! Members of a workspace.

use super::{
    page::{List, Part, words},
    place::{ID_FORM, Place},
    wire::Member,
};
use crate::{
    answer::{Json, NoContent, Tagged},
    context::Context,
    describe::{DescribedInput, Parameter, SchemaOf, query, schema_of},
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, Input, Request, present},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::{Actor, Permission, WorkspaceRole},
    clock::Timestamp,
    id::UserId,
    member::{self, NewMember},
    patch::Patch,
    text::{Email, ScopeWord},
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/organizations/{organization}/workspaces/{workspace}/members";
    const ONE: &str = "/organizations/{organization}/workspaces/{workspace}/members/{user}";
    const EXAMPLE: &str = "/organizations/{organization}/workspaces/{workspace}/members/{member}";
    vec![
        get("workspace_members.list", MANY).needs(Permission::MembersList).does("List members").handle(example(MANY), list),
        post("workspace_members.create", MANY)
            .needs(Permission::MembersCreate)
            .answers(StatusCode::CREATED)
            .does("Add members to a workspace")
            .noting("One, answered with the member, or a list, answered with the list: all of them or none.")
            .handle(example_with(MANY, r#"{"user": "{user}", "role": "member"}"#), add),
        get("workspace_members.read", ONE).needs(Permission::MembersRead).does("Read a member").handle(example(EXAMPLE), read),
        patch("workspace_members.update", ONE)
            .needs(Permission::MembersUpdate)
            .does("Change a member")
            .handle(example_with(EXAMPLE, r#"{"role": "manager"}"#), update),
        delete("workspace_members.delete", ONE)
            .needs(Permission::MembersDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Remove a member from a workspace")
            .handle(example(EXAMPLE), remove),
    ]
}

struct Filter(member::Filter);

impl Input for Filter {
    fn read(request: &Request) -> Result<Self> {
        let roles = words(request, "role", WorkspaceRole::parse, &WorkspaceRole::names())?;
        let email = request.query_with_plus("email")?.map(Email::try_from).transpose().map_err(|error| error.below("email"))?;
        Ok(Self(member::Filter { roles, email }))
    }
}

impl DescribedInput for Filter {
    fn parameters() -> Vec<Parameter> {
        vec![
            query("role", schema_of::<Vec<WorkspaceRole>>, "Only members with one of these roles."),
            query("email", schema_of::<Email>, "Only the member with this address, whatever its case; `+` stands for itself."),
        ]
    }
}

async fn list(context: Context, (place, (Filter(filter), Part(page))): (Place, (Filter, Part))) -> Result<Json<List<Member>>> {
    let actor = place.actor(&context).await?;
    let workspace = place.workspace(&context, &actor).await?;
    let listed = member::list(&context.directory, &actor, workspace, &filter, page).await?;
    let now = context.directory.now();
    Ok(Json(List::of(listed, |found| Member::at(now, found))))
}

/// Somebody to be added, as bodies name them.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewWorkspaceMember")]
pub(super) struct NewMemberBody {
    #[serde(deserialize_with = "user_id")]
    user: UserId,
    role: WorkspaceRole,
    scopes: Option<Vec<ScopeWord>>,
    expires_at: Option<Timestamp>,
}

impl From<NewMemberBody> for NewMember {
    fn from(NewMemberBody { user, role, scopes, expires_at }: NewMemberBody) -> Self {
        Self { user, role, scopes, expires_at, created_at: None }
    }
}

fn user_id<'de, D: Deserializer<'de>>(reader: D) -> Result<UserId, D::Error> {
    let text = String::deserialize(reader)?;
    UserId::parse(&text).ok_or_else(|| D::Error::custom(format!("must be the id of a user: {ID_FORM}")))
}

fn present_user_id<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<UserId>, D::Error> {
    user_id(reader).map(Some)
}

/// Either one member's fields, or a list of members.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct OneOrMany {
    #[serde(deserialize_with = "present_user_id")]
    user: Option<UserId>,
    #[serde(deserialize_with = "present")]
    role: Option<WorkspaceRole>,
    scopes: Patch<Vec<ScopeWord>>,
    expires_at: Patch<Timestamp>,
    #[serde(deserialize_with = "present")]
    members: Option<Vec<NewMemberBody>>,
}

/// Who is to be added, and whether they came as a list.
struct Added {
    members: Vec<NewMember>,
    many: bool,
}

impl Input for Added {
    fn read(request: &Request) -> Result<Self> {
        match request.json()? {
            OneOrMany { user: None, role: None, scopes: Patch::Keep, expires_at: Patch::Keep, members: Some(members) } => {
                if members.is_empty() {
                    return Err(Error::invalid("members", "must have at least one member"));
                }
                Ok(Self { members: members.into_iter().map(Into::into).collect(), many: true })
            }
            OneOrMany { members: Some(_), .. } => {
                Err(Error::invalid("members", "stands alone: name one member's fields or a list of members, not both"))
            }
            OneOrMany { user: Some(user), role: Some(role), scopes, expires_at, members: None } => {
                let (scopes, expires_at) = (scopes.apply(None), expires_at.apply(None));
                Ok(Self { members: vec![NewMember { user, role, scopes, expires_at, created_at: None }], many: false })
            }
            OneOrMany { user: None, .. } => Err(Error::invalid("user", "is needed: the id of a user of this organization")),
            OneOrMany { role: None, .. } => Err(Error::invalid("role", format!("is needed: one of {}", WorkspaceRole::names()))),
        }
    }
}

impl DescribedInput for Added {
    fn body() -> Option<SchemaOf> {
        Some(one_or_many)
    }
}

fn one_or_many(generator: &mut SchemaGenerator) -> Schema {
    let one = generator.subschema_for::<NewMemberBody>();
    let many = json_schema!({
        "type": "object",
        "properties": {"members": {"type": "array", "items": one, "minItems": 1}},
        "required": ["members"],
        "additionalProperties": false,
    });
    json_schema!({"oneOf": [one, many]})
}

/// The core's paths of a list's fields, `users[0].id`, in this surface's words.
pub(super) fn respelled(error: Error) -> Error {
    let Error::Invalid { field, message } = error else { return error };
    let path = field.strip_prefix("users[").map_or_else(|| field.to_string(), |rest| format!("members[{rest}"));
    let path = match path.strip_suffix("].id") {
        Some(start) if start.starts_with("members[") => format!("{start}].user"),
        _ => path,
    };
    Error::Invalid { field: path.into(), message }
}

/// The same for a body that held one member.
fn respelled_one(error: Error) -> Error {
    match respelled(error) {
        Error::Invalid { field, message } => {
            let field = field.strip_prefix("members[0].").map_or_else(|| field.to_string(), str::to_owned);
            Error::Invalid { field: field.into(), message }
        }
        other => other,
    }
}

/// The members that were added, as they were named: one, or a list.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "AddedWorkspaceMembers")]
enum AddedMembers {
    One(Box<Member>),
    Many { data: Vec<Member> },
}

async fn add(context: Context, (place, added): (Place, Added)) -> Result<Tagged<AddedMembers>> {
    let actor = place.actor(&context).await?;
    let workspace = place.workspace(&context, &actor).await?;
    let outcome = context.change(&actor, member::Add { workspace, members: added.members }).await;
    let members = outcome.map_err(if added.many { respelled } else { respelled_one })?.value;
    let now = context.directory.now();
    match <[member::Member; 1]>::try_from(members) {
        Ok([one]) if !added.many => {
            let version = one.version;
            context.tagged(actor.organization, version, AddedMembers::One(Box::new(Member::at(now, one)))).await
        }
        Ok([one]) => Ok(Tagged::without(AddedMembers::Many { data: vec![Member::at(now, one)] })),
        Err(many) => Ok(Tagged::without(AddedMembers::Many { data: many.into_iter().map(|found| Member::at(now, found)).collect() })),
    }
}

async fn read(context: Context, place: Place) -> Result<Tagged<Member>> {
    let actor = place.actor(&context).await?;
    let workspace = place.workspace(&context, &actor).await?;
    let found = member::get(&context.directory, &actor, workspace, place.user()?).await?;
    tagged(&context, &actor, member::Member::clone(&found)).await
}

/// What changes about a member; what is absent stays.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "WorkspaceMemberChanges")]
struct Changes {
    #[serde(deserialize_with = "present")]
    #[schemars(with = "WorkspaceRole")]
    role: Option<WorkspaceRole>,
    scopes: Patch<Vec<ScopeWord>>,
    expires_at: Patch<Timestamp>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Tagged<Member>> {
    let actor = place.actor(&context).await?;
    let workspace = place.workspace(&context, &actor).await?;
    let Changes { role, scopes, expires_at } = changes;
    let update = member::Update { workspace, user: place.user()?, role: role.map(Into::into), scopes, expires_at };
    let found = context.change(&actor, update).await?.value;
    tagged(&context, &actor, found).await
}

/// The answer about one member. One with an end passes to *expired* without a write.
async fn tagged(context: &Context, actor: &Actor, found: member::Member) -> Result<Tagged<Member>> {
    let (version, ends) = (found.version, found.expires_at.is_some());
    let tagged = context.tagged(actor.organization, version, Member::at(context.directory.now(), found)).await?;
    Ok(if ends { tagged.passing() } else { tagged })
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    let workspace = place.workspace(&context, &actor).await?;
    context.change(&actor, member::Remove { workspace, user: place.user()? }).await?;
    Ok(NoContent)
}
