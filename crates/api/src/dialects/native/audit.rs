//! The audit log.

use super::{
    page::{LIMIT, List, limit},
    place::Place,
};
use crate::{
    answer::Json,
    context::Context,
    describe::{DescribedInput, Parameter, query, schema_of},
    operation::{Operation, example, get},
    request::{Input, Request},
};
use roster_core::{
    Result,
    access::Permission,
    audit::{self, AuditEvent},
    page::checked_limit,
};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const PATH: &str = "/organizations/{organization}/audit-events";
    vec![get("audit_events.list", PATH).needs(Permission::AuditEventsList).does("List audit events").handle(example(PATH), list)]
}

/// Which events are wanted: so many before a sequence.
struct Window {
    before: Option<u64>,
    limit: u32,
}

impl Input for Window {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self { before: request.query_number("before")?, limit: checked_limit(limit(request)?)? })
    }
}

impl DescribedInput for Window {
    fn parameters() -> Vec<Parameter> {
        vec![LIMIT, query("before", schema_of::<u64>, "Only events before this sequence: the `next` of an earlier answer.")]
    }
}

/// Events are shown as the log keeps them: the chain covers exactly this JSON.
async fn list(context: Context, (place, window): (Place, Window)) -> Result<Json<List<AuditEvent>>> {
    let actor = place.actor(&context).await?;
    let listed = audit::list(&context.directory, &actor, window.before, window.limit).await?;
    let oldest = listed.items.last().filter(|_| listed.items.len() as u64 == u64::from(window.limit)).map(|event| event.sequence);
    let next = oldest.filter(|sequence| *sequence > 1).map(|sequence| sequence.to_string());
    Ok(Json(List::cut(listed.items, next, listed.total)))
}
