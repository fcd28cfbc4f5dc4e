//! What is asked of a list of workspaces: filters in two spellings, ranges of times, orders in two languages.

use super::{convert::moment_read, ids, page::Part};
use crate::{
    context::Context,
    request::{Input, Request},
};
use roster_core::{
    Error, Result,
    access::{Actor, Counting},
    id::UserId,
    page::Listed,
    workspace::{Comparison, Filter, Found, NamePattern, Order, Search, SortBy, Within, WorkspaceStatus, search},
};

/// The query of a list of workspaces. Ids are still text.
pub(super) struct Listing {
    pub(super) part: Part,
    pub(super) user: Option<String>,
    created_by: Option<String>,
    name: Option<Name>,
    created_at: Vec<Within>,
    updated_at: Vec<Within>,
    order: Vec<(SortBy, Order)>,
    deleted: bool,
}

/// What a name is compared with.
enum Name {
    Exactly(String),
    Like(NamePattern),
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self {
            part: Part::read(request)?,
            user: either(request, "user_id", "filter[user_id]")?,
            created_by: either(request, "created_by", "filter[created_by]")?,
            name: either(request, "name", "filter[name]")?.map(|text| name(&text)),
            created_at: times(request, "created_at")?,
            updated_at: times(request, "updated_at")?,
            order: order(request)?,
            deleted: deleted(request)?.unwrap_or(false),
        })
    }
}

/// A filter in either spelling; who writes both must mean the same.
pub(super) fn either(request: &Request, bare: &'static str, bracketed: &'static str) -> Result<Option<String>> {
    match (request.query(bare)?, request.query(bracketed)?) {
        (Some(one), Some(other)) if one != other => {
            Err(Error::invalid(bracketed, format!("is given as {bare} too, with another value: leave one of them out")))
        }
        (one, other) => Ok(one.or(other)),
    }
}

/// The parameter `deleted`; the SDK writes `True` and `False`.
pub(super) fn deleted(request: &Request) -> Result<Option<bool>> {
    match request.query("deleted")?.map(|text| text.to_ascii_lowercase()).as_deref() {
        None => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(_) => Err(Error::invalid("deleted", "must be true or false")),
    }
}

/// Whether a deleted workspace is asked for too.
pub(super) struct Deleted(pub(super) bool);

impl Input for Deleted {
    fn read(request: &Request) -> Result<Self> {
        deleted(request).map(|deleted| Self(deleted == Some(true)))
    }
}

/// `eq:`, `like:` or `ilike:` and what the name is compared with; without a word it is that very name. A pattern without `*` is
/// looked for anywhere in the name.
fn name(text: &str) -> Name {
    let pattern = |pattern: &str, ignores_case| {
        let whole = if pattern.contains('*') { pattern.to_owned() } else { format!("*{pattern}*") };
        Name::Like(NamePattern::new(&whole, ignores_case))
    };
    match text.split_once(':') {
        Some(("like", text)) => pattern(text, false),
        Some(("ilike", text)) => pattern(text, true),
        Some(("eq", text)) => Name::Exactly(text.to_owned()),
        _ => Name::Exactly(text.to_owned()),
    }
}

fn times(request: &Request, field: &'static str) -> Result<Vec<Within>> {
    let mut bounds = Vec::new();
    for text in request.query_list(field)? {
        let (comparison, moment) = match text.split_once(':') {
            Some(("gt", rest)) => (Comparison::After, rest),
            Some(("gte", rest)) => (Comparison::From, rest),
            Some(("lt", rest)) => (Comparison::Before, rest),
            Some(("lte", rest)) => (Comparison::Until, rest),
            Some(("eq", rest)) => (Comparison::At, rest),
            _ => (Comparison::At, text.as_str()),
        };
        bounds.push(Within { comparison, at: moment_read(moment, field)? });
    }
    Ok(bounds)
}

/// `order_by`, else the older `sort`.
fn order(request: &Request) -> Result<Vec<(SortBy, Order)>> {
    if let Some(text) = request.query("order_by")? {
        let field = |text: &str| match text.trim().split_once(':') {
            None => sort_by(text, "order_by").map(|by| (by, Order::Ascending)),
            Some(("asc", name)) => sort_by(name, "order_by").map(|by| (by, Order::Ascending)),
            Some(("desc", name)) => sort_by(name, "order_by").map(|by| (by, Order::Descending)),
            Some(_) => Err(Error::invalid("order_by", "must have asc: or desc: before a field, or nothing")),
        };
        return text.split(',').map(field).collect();
    }
    let Some(text) = request.query("sort")? else { return Ok(Vec::new()) };
    let field = |text: &str| match text.trim().strip_prefix('-') {
        Some(name) => sort_by(name, "sort").map(|by| (by, Order::Descending)),
        None => sort_by(text, "sort").map(|by| (by, Order::Ascending)),
    };
    text.split(',').map(field).collect()
}

fn sort_by(name: &str, field: &'static str) -> Result<SortBy> {
    match name.trim() {
        "name" => Ok(SortBy::Name),
        "created_at" => Ok(SortBy::CreatedAt),
        "updated_at" => Ok(SortBy::UpdatedAt),
        "user_role" => Ok(SortBy::Role),
        _ => Err(Error::invalid(field, "must be of the fields name, created_at, updated_at, user_role")),
    }
}

/// Whose roles a list tells.
pub(super) enum Roles {
    /// The caller's own, by the grants that count.
    Own,
    /// The caller's own, as far as they were given in the workspace itself.
    Given,
    /// This user's, in whose workspaces the list is.
    Of(UserId),
}

impl Listing {
    /// The workspaces that match, as far as the caller may list them by the grants that count.
    ///
    /// # Errors
    /// What the core refuses, and ids that are none.
    pub(super) async fn find(self, context: &Context, actor: &Actor, counting: Counting, roles: Roles) -> Result<Listed<Found>> {
        let member = match (&roles, &self.user) {
            (Roles::Of(user), _) => Some(*user),
            (_, Some(text)) => Some(ids::read(context, actor, text, "user_id").await?),
            (_, None) => None,
        };
        let created_by = match &self.created_by {
            Some(text) => Some(ids::read(context, actor, text, "created_by").await?),
            None => None,
        };
        let (name, name_like) = match self.name {
            Some(Name::Exactly(name)) => (Some(name), None),
            Some(Name::Like(pattern)) => (None, Some(pattern)),
            None => (None, None),
        };
        // What is archived is not shown here.
        let status = vec![if self.deleted { WorkspaceStatus::Deleted } else { WorkspaceStatus::Active }];
        let filter = Filter {
            counting,
            name,
            status,
            created_by,
            member,
            created_at: self.created_at,
            updated_at: self.updated_at,
            ..Filter::default()
        };
        let roles_of = match roles {
            Roles::Own => (actor.principal.bytes(), counting),
            Roles::Given => (actor.principal.bytes(), Counting::ExplicitMembership),
            Roles::Of(user) => (*user.as_bytes(), Counting::ExplicitMembership),
        };
        let Part { limit, offset } = self.part;
        search(&context.directory, actor, &Search { filter, name_like, order: self.order, roles_of, limit, offset }).await
    }
}
