//! REST adapters: paths with their operations, and what goes on as it came.

use super::{Forward, Route, Unit, adapter::Context, inputs::Exposure, path::Pattern, upstream::Ready};
use crate::{document, finding::Findings};
use hyper::Method;
use std::sync::Arc;

impl Context<'_> {
    pub(super) fn routes(&self, written: &document::Adapter, findings: &mut Findings) -> Vec<Route> {
        let mut routes: Vec<Route> = Vec::new();
        for resource in &written.resources {
            let forward = resource.forward.as_ref().and_then(|forward| self.forward(forward, findings));
            let path = format!("{}{}", if resource.path.starts_with('/') { "" } else { "/" }, resource.path);
            let pattern = if forward.is_some() { Pattern::with_rest(&path) } else { Some(Pattern::new(&path)) };
            let Some(pattern) = pattern else {
                let message = format!("forward at `{}` is not served: its path does not end in a variable", resource.path);
                findings.refuse("forward", resource.place.clone(), message, "end the path in /{{path}}");
                continue;
            };
            let mut operations: Vec<(Method, Arc<Unit>)> = Vec::new();
            for operation in &resource.operations {
                let word = operation.method.clone().unwrap_or_else(|| "GET".into());
                let what = format!("{word} {}", pattern.text);
                let Ok(method) = Method::from_bytes(word.as_bytes()) else {
                    findings.refuse(
                        "method",
                        operation.place.clone(),
                        format!("{what} is not served: `{word}` is no method"),
                        "write GET, POST, PUT, PATCH or DELETE",
                    );
                    continue;
                };
                let taken = operations.iter().any(|(other, _)| *other == method)
                    || routes
                        .iter()
                        .any(|route| route.pattern.text == pattern.text && route.operations.iter().any(|(other, _)| *other == method));
                if taken {
                    findings.refuse(
                        "repeated-operation",
                        operation.place.clone(),
                        format!("{what} is there already; this one is not served"),
                        "give it another path or method",
                    );
                    continue;
                }
                let exposure = Exposure::Rest { pattern: &pattern, method: &method, shared: &resource.inputs };
                if let Some(unit) = self.unit(&exposure, written, operation, &what, findings) {
                    operations.push((method, Arc::new(unit)));
                }
            }
            if !operations.is_empty() || forward.is_some() {
                routes.push(Route { pattern, description: resource.description.clone(), operations, forward });
            }
        }
        // The more of a path is text, the more exactly it is meant.
        routes.sort_by_key(|route| (route.forward.is_some(), std::cmp::Reverse(route.pattern.weight())));
        routes
    }

    fn forward(&self, forward: &document::Forward, findings: &mut Findings) -> Option<Forward> {
        match self.upstreams.get(&forward.namespace) {
            Some(Ready::Yes { upstream, .. }) => {
                Some(Forward { upstream: Arc::clone(upstream), trusted_headers: forward.trusted_headers.clone() })
            }
            Some(Ready::Unset) => None,
            other => {
                let why = match other {
                    Some(Ready::No(why)) => why.clone(),
                    _ => "there is no such upstream".into(),
                };
                findings.refuse(
                    "forward",
                    forward.place.clone(),
                    format!("forward to `{}` is not served: {why}", forward.namespace),
                    "name an upstream of `consumes`",
                );
                None
            }
        }
    }
}
