//! Which operation a `call` means.

use super::{
    Operation,
    upstream::{Ready, Upstreams},
};
use crate::document::Named;
use std::sync::Arc;

/// Why a unit is not served.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) code: &'static str,
    pub(super) place: crate::finding::Place,
    pub(super) message: String,
    pub(super) remedy: String,
}

/// The code of a refusal whose reason has been said already.
pub(super) const SAID: &str = "said";

/// What is known about a call beside its name: what tells operations of one name apart.
pub(super) struct Clues<'a> {
    /// The exposed path, on a REST adapter.
    pub(super) path: Option<&'a str>,
    pub(super) with: &'a [(Named, serde_json::Value)],
    pub(super) description: Option<&'a str>,
}

/// The operation, and whether the name alone would not have done.
pub(super) fn resolve(call: &Named, clues: &Clues<'_>, upstreams: &Upstreams, lost: &[String]) -> Result<(Arc<Operation>, bool), Refused> {
    let refused = |code, message: String, remedy: String| Refused { code, place: call.place.clone(), message, remedy };
    let Some((namespace, name)) = call.text.split_once('.') else {
        return Err(refused("call-form", format!("`{}` is no call", call.text), "write NAMESPACE.OPERATION".into()));
    };
    let operations = match upstreams.get(namespace) {
        Some(Ready::Yes { operations, .. }) => operations,
        Some(Ready::No(why)) => {
            return Err(refused("upstream-lost", format!("upstream `{namespace}` is not served: {why}"), "mend the upstream".into()));
        }
        Some(Ready::Unset) => return Err(refused(SAID, String::new(), String::new())),
        None if lost.iter().any(|other| other == namespace) => {
            return Err(refused("upstream-lost", format!("the import of `{namespace}` failed"), "mend the import".into()));
        }
        None => {
            let mut known: Vec<&str> = upstreams.keys().map(String::as_str).collect();
            known.sort_unstable();
            let known = nearest(known, namespace);
            let known = if known.is_empty() { "there are none".to_owned() } else { format!("there are: {known}") };
            return Err(refused(
                "unknown-namespace",
                format!("no upstream has the namespace `{namespace}`"),
                format!("name one that `consumes` has; {known}"),
            ));
        }
    };
    let mut candidates: Vec<&Arc<Operation>> = operations.iter().filter(|operation| operation.name == name).collect();
    if candidates.is_empty()
        && let Some((resource, name)) = name.split_once('.')
    {
        candidates = operations.iter().filter(|operation| operation.resource == resource && operation.name == name).collect();
    }
    if candidates.is_empty() {
        let known: Vec<&str> = operations.iter().map(|operation| operation.name.as_str()).collect();
        return Err(refused(
            "unknown-operation",
            format!("upstream `{namespace}` has no operation `{name}`"),
            format!("name one that it has: {}", nearest(known, name)),
        ));
    }
    let ambiguous = candidates.len() > 1;
    clues.narrow(&mut candidates);
    match candidates.as_slice() {
        [one] => Ok((Arc::clone(one), ambiguous)),
        _ => {
            let path = |operation: &&Arc<Operation>| format!("{} {}", operation.method, operation.path.text);
            let mut paths: Vec<String> = candidates.iter().take(LISTED).map(path).collect();
            if candidates.len() > LISTED {
                paths.push(format!("{} more", candidates.len() - LISTED));
            }
            let message = format!("`{}` is ambiguous: it names {}", call.text, paths.join(" and "));
            Err(refused(
                "ambiguous-call",
                message,
                format!("give the operations of `{namespace}` names of their own, or write NAMESPACE.RESOURCE.OPERATION"),
            ))
        }
    }
}

impl Clues<'_> {
    /// Takes away what is not meant, one clue after the other, until one is left. A clue that fits none is no clue.
    fn narrow(&self, candidates: &mut Vec<&Arc<Operation>>) {
        let by_path = |operation: &Operation| self.path.is_some_and(|path| bare(path).ends_with(&bare(&operation.path.text)));
        let by_with = |operation: &Operation| {
            let names = operation.names();
            names.len() == self.with.len() && self.with.iter().all(|(key, _)| names.contains(&key.text.as_str()))
        };
        let by_description = |operation: &Operation| self.description.is_some() && operation.description.as_deref() == self.description;
        let clues: [&dyn Fn(&Operation) -> bool; 3] = [&by_path, &by_with, &by_description];
        for clue in clues {
            if candidates.len() < 2 {
                return;
            }
            let fitting: Vec<&Arc<Operation>> = candidates.iter().filter(|operation| clue(operation)).copied().collect();
            if !fitting.is_empty() {
                *candidates = fitting;
            }
        }
    }
}

/// A path without what files spell in several ways.
fn bare(path: &str) -> String {
    path.replace("{{", "{").replace("}}", "}").chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

/// The most names that an error lists.
const LISTED: usize = 5;

/// The names that are most like the one that was wanted: those that share the longest beginning.
pub(super) fn nearest(mut names: Vec<&str>, wanted: &str) -> String {
    names.dedup();
    let shared = |name: &&str| name.chars().zip(wanted.chars()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    let all = names.len();
    names.sort_by_key(|name| std::cmp::Reverse(shared(name)));
    names.truncate(LISTED);
    let listed = names.join(", ");
    if all > LISTED { format!("{listed} and {} more", all - LISTED) } else { listed }
}
