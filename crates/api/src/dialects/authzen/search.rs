//! The searches (§8).

use super::{
    convert::{action_of, found_resource, found_subject, resource_kind_of, resource_of, subject_kind_of, subject_of},
    page::{Turn, no_token},
    wire::{ActionSearch, Found, FoundAction, FoundEntity, ResourceSearch, SubjectSearch},
};
use crate::{answer::Json, context::Context, request::Body};
use roster_core::{
    Result,
    access::{self, Matches, Part, Permission},
    page::Position,
};

/// Who may do it.
pub(super) async fn subjects(context: Context, Body(search): Body<SubjectSearch>) -> Result<Json<Found<FoundEntity>>> {
    let (actor, turn) = (context.actor()?, Turn::of(&search, &search.page)?);
    let (kind, action) = (subject_kind_of(&search.subject), action_of(&search.action, &search.resource.r#type));
    let resource = resource_of(&context, &actor, &search.resource).await?;
    let found = access::search_subjects(&context.directory, &actor, kind, action, resource, part(&turn)?).await?;
    Ok(Json(answer(&turn, found, found_subject)))
}

/// To what somebody may do it.
pub(super) async fn resources(context: Context, Body(search): Body<ResourceSearch>) -> Result<Json<Found<FoundEntity>>> {
    let (actor, turn) = (context.actor()?, Turn::of(&search, &search.page)?);
    let (subject, action) = (subject_of(&search.subject), action_of(&search.action, &search.resource.r#type));
    let kind = resource_kind_of(&context, &actor, &search.resource).await?;
    let found = access::search_resources(&context.directory, &actor, subject, action, kind, part(&turn)?).await?;
    Ok(Json(answer(&turn, found, |resource| found_resource(resource, actor.organization))))
}

/// What somebody may do.
pub(super) async fn actions(context: Context, Body(search): Body<ActionSearch>) -> Result<Json<Found<FoundAction>>> {
    let (actor, turn) = (context.actor()?, Turn::of(&search, &search.page)?);
    // A token names the first action that is still to be told, whether or not it is still allowed by then.
    let from = turn.start.as_deref().map(|name| Permission::parse(name).ok_or_else(no_token)).transpose()?;
    let subject = subject_of(&search.subject);
    let resource = resource_of(&context, &actor, &search.resource).await?;
    let found = access::search_actions(&context.directory, &actor, subject, resource).await?;
    let mut rest: Vec<_> = found.iter().filter(|permission| from.is_none_or(|from| *permission >= from)).collect();
    let next = rest.get(turn.limit as usize).map(|next| next.as_str());
    rest.truncate(turn.limit as usize);
    let page = turn.part(rest.len(), next);
    Ok(Json(Found { page, results: rest.into_iter().map(|permission| FoundAction { name: permission.as_str() }).collect() }))
}

fn part(turn: &Turn) -> Result<Part> {
    let after = turn.start.as_deref().map(|text| Position::parse(text).ok_or_else(no_token)).transpose()?;
    Ok(Part { limit: turn.limit, after })
}

fn answer<T>(turn: &Turn, found: Matches<T>, name: impl Fn(T) -> FoundEntity) -> Found<FoundEntity> {
    let page = turn.part(found.items.len(), found.next.map(Position::cursor).as_deref());
    Found { page, results: found.items.into_iter().map(name).collect() }
}
