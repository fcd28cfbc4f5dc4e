//! The rows of a surface, and the one that serves a request.

use crate::{
    metrics::{Metrics, RowCounts},
    operation::Operation,
    refusal::Refusal,
    surface::Surface,
};
use hyper::Method;
use roster_core::{Error, Kind};
use std::sync::Arc;

/// Rows below it are served there (RFC 8615) and not below their surface's prefix.
const WELL_KNOWN: &str = "/.well-known/";

/// Names of a row with the text of their segments.
pub(crate) type Segments<'a> = Vec<(&'static str, &'a str)>;

/// The rows of one surface with their routes.
pub(crate) struct Served {
    pub(crate) surface: Surface,
    pub(crate) operations: Vec<Arc<Operation>>,
    /// What is counted of each, and last of what no row serves.
    pub(crate) counts: Vec<RowCounts>,
    routes: matchit::Router<Vec<usize>>,
}

impl Served {
    pub(crate) fn new(mut surface: Surface, metrics: &Metrics) -> Result<Self, Error> {
        let operations: Vec<_> = std::mem::take(&mut surface.operations).into_iter().map(Arc::new).collect();
        let mut paths: Vec<(&'static str, Vec<usize>)> = Vec::new();
        for (at, operation) in operations.iter().enumerate() {
            match paths.iter_mut().find(|(path, _)| *path == operation.path) {
                Some((_, rows)) => rows.push(at),
                None => paths.push((operation.path, vec![at])),
            }
        }
        let mut routes = matchit::Router::new();
        for (path, rows) in &paths {
            if path.starts_with(WELL_KNOWN) {
                routes.insert(*path, rows.clone()).map_err(Error::internal)?;
                continue;
            }
            for mount in surface.mounts {
                routes.insert(format!("{}{mount}{path}", surface.prefix), rows.clone()).map_err(Error::internal)?;
            }
        }
        let names = operations.iter().map(|operation| operation.name).chain(["none"]);
        let counts = names.map(|name| metrics.row(&surface, name)).collect();
        Ok(Self { surface, operations, counts, routes })
    }

    pub(crate) fn owns(&self, path: &str) -> bool {
        let below = path.strip_prefix(self.surface.prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        below || (path.starts_with(WELL_KNOWN) && self.operations.iter().any(|operation| operation.path == path))
    }

    /// The place of the row, and the segments of the path that vary, still escaped.
    pub(crate) fn find<'a>(&self, method: &Method, path: &'a str) -> Result<(usize, Segments<'a>), Refusal> {
        let matched = self.routes.at(path).map_err(|_| Error::NotFound(Kind::Route))?;
        let rows = matched.value.iter().filter_map(|at| Some((*at, self.operations.get(*at)?)));
        let wanted = if *method == Method::HEAD { &Method::GET } else { method };
        match rows.clone().find(|(_, operation)| operation.method == *wanted) {
            Some((row, operation)) => {
                let texts = matched.params.iter().map(|(_, text)| text);
                Ok((row, operation.names().zip(texts).collect()))
            }
            None => Err(Refusal::Method { allowed: rows.map(|(_, operation)| operation.method.clone()).collect() }),
        }
    }
}
