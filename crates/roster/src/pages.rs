//! Pages for people: the index and the reference texts that errors link to.

use crate::failure::Failure;
use roster_api::{Page, answer::Answer, surface::Surface};
use roster_console::{Index, Line};

/// The documents that are served below `/docs/`.
const DOCUMENTS: [(&str, &str); 5] = [
    ("/docs/api.md", include_str!("../../../docs/api.md")),
    ("/docs/errors.md", include_str!("../../../docs/errors.md")),
    ("/docs/cli.md", include_str!("../../../docs/cli.md")),
    ("/docs/operating.md", include_str!("../../../docs/operating.md")),
    ("/docs/role-matrix.txt", include_str!("../../../docs/role-matrix.txt")),
];

/// The page at each path, made once: nothing on them changes while the server runs.
pub(crate) fn all(surfaces: &[Surface], url: &str, store: &'static str) -> Result<Page, Failure> {
    let lines = surfaces.iter().map(|surface| Line {
        title: surface.title,
        base: format!("{url}{}{}", surface.prefix, surface.mounts.first().unwrap_or(&"")),
        operations: surface.operations.len(),
        curl: curl(surface, url, "$ROSTER_KEY"),
    });
    let documents = DOCUMENTS.iter().map(|(path, _)| (*path).to_owned());
    let index =
        Index { version: env!("CARGO_PKG_VERSION"), store, url: url.to_owned(), lines: lines.collect(), documents: documents.collect() };
    let index = index.page().map_err(|error| Failure::failed(error.to_string()))?;
    Ok(Box::new(move |path| match path {
        "/" => Some(Answer::html(index.clone())),
        _ => DOCUMENTS.iter().find(|(known, _)| *known == path).map(|(_, document)| Answer::text(*document)),
    }))
}

/// A call of the surface that can be pasted.
pub(crate) fn curl(surface: &Surface, url: &str, key: &str) -> String {
    let mount = surface.mounts.first().unwrap_or(&"");
    let body = surface.try_body.map(|body| format!(" -d '{body}'")).unwrap_or_default();
    format!("curl {url}{}{mount}{} -H \"Authorization: Bearer {key}\"{body}", surface.prefix, surface.try_path)
}
