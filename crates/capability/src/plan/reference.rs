//! `ref`: what a unit takes from a function of an aggregate.

use super::{
    adapter::Context,
    call::{Refused, nearest},
};
use crate::document::Unit as Written;

/// The unit with what its `ref` gives it; its own fields win. With it the namespace of the aggregate.
pub(super) fn inherited(context: &Context<'_>, written: &Written) -> Result<(Written, Option<String>), Refused> {
    let Some(reference) = &written.reference else { return Ok((written.clone(), None)) };
    let found = reference.text.split_once('.').and_then(|(namespace, name)| {
        let aggregate = context.aggregates.iter().find(|aggregate| aggregate.namespace == namespace)?;
        let function = aggregate.functions.iter().find(|function| function.name.as_deref() == Some(name))?;
        Some((aggregate, function))
    });
    let Some((aggregate, function)) = found else {
        let known = context.aggregates.iter().flat_map(|aggregate| {
            aggregate.functions.iter().filter_map(|function| Some(format!("{}.{}", aggregate.namespace, function.name.as_ref()?)))
        });
        let known: Vec<String> = known.collect();
        let known = nearest(known.iter().map(String::as_str).collect(), &reference.text);
        let known = if known.is_empty() { "there are none".to_owned() } else { format!("there are: {known}") };
        let message = format!("no aggregate has the function `{}`", reference.text);
        return Err(Refused {
            code: "unknown-ref",
            place: reference.place.clone(),
            message,
            remedy: format!("name one as NAMESPACE.FUNCTION; {known}"),
        });
    };
    let mut unit = written.clone();
    let own_work = unit.call.is_some() || !unit.steps.is_empty();
    unit.name = unit.name.or_else(|| function.name.clone());
    unit.label = unit.label.or_else(|| function.label.clone());
    unit.description = unit.description.or_else(|| function.description.clone());
    if unit.inputs.is_empty() {
        unit.inputs.clone_from(&function.inputs);
    }
    if unit.outputs.is_empty() {
        unit.outputs.clone_from(&function.outputs);
    }
    if !own_work {
        unit.call.clone_from(&function.call);
        unit.steps.clone_from(&function.steps);
        unit.mappings.clone_from(&function.mappings);
    }
    if unit.with.is_empty() {
        unit.with.clone_from(&function.with);
    }
    let (own, theirs) = (&mut unit.hints, &function.hints);
    own.read_only = own.read_only.or(theirs.read_only);
    own.destructive = own.destructive.or(theirs.destructive);
    own.idempotent = own.idempotent.or(theirs.idempotent);
    own.open_world = own.open_world.or(theirs.open_world);
    Ok((unit, Some(aggregate.namespace.clone())))
}
