//! Which operations of a surface a suite has called: what the server counted, held against what `docs/coverage.md` says is served.

use std::collections::BTreeSet;
use std::fs;

use super::demo::Demo;
use crate::process::Outcome;
use crate::workspace::Workspace;

/// A failure for each operation that the surface serves and that has not once succeeded.
pub(super) fn not_called(workspace: &Workspace, demo: &Demo, surface: &str, title: &str) -> Outcome<Vec<String>> {
    let page = workspace.root.join("docs/coverage.md");
    let page = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    let served = served(&page, title);
    if served.is_empty() {
        return Err(format!("docs/coverage.md has no operations below `{title}`"));
    }
    let succeeded = succeeded(&demo.call("GET /metrics", "")?, surface);
    let missing = served.difference(&succeeded);
    Ok(missing.map(|operation| format!("no call of `{operation}` succeeded: {} are served", served.len())).collect())
}

/// The operations below a heading of the page, as its tables name them; what is not served yet has no name.
fn served(page: &str, title: &str) -> BTreeSet<String> {
    let heading = format!("## {title}:");
    let section = page.lines().skip_while(|line| !line.starts_with(&heading)).skip(1).take_while(|line| !line.starts_with("## "));
    section.filter_map(|line| Some(line.strip_suffix("` |")?.rsplit_once("| `")?.1.to_owned())).collect()
}

/// The operations that were answered with success at least once.
fn succeeded(metrics: &str, surface: &str) -> BTreeSet<String> {
    let start = format!("roster_requests_total{{surface=\"{surface}\",operation=\"");
    let lines = metrics.lines().filter_map(|line| line.strip_prefix(&start)?.split_once("\",status=\"2xx\"} "));
    lines.filter(|(_, count)| *count != "0").map(|(operation, _)| operation.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_that_never_succeeded_was_not_called() {
        let page = "## Other: 1 of 1\n\n| 1 | GET | `/x` | `x.list` |\n\n## Mine: 2 of 3\n\n| # | Method | Path | Served as |\n\
                    | 1 | GET | `/a` | `a.list` |\n| 2 | GET | `/b` | `b.list` |\n| 3 | GET | `/c` | not yet |\n\n## Last: 0 of 1\n";
        let metrics = "roster_requests_total{surface=\"mine\",operation=\"a.list\",status=\"2xx\"} 3\n\
                       roster_requests_total{surface=\"mine\",operation=\"b.list\",status=\"4xx\"} 7\n\
                       roster_requests_total{surface=\"other\",operation=\"b.list\",status=\"2xx\"} 7\n\
                       roster_requests_total{surface=\"mine\",operation=\"c.list\",status=\"2xx\"} 0\n";
        assert_eq!(served(page, "Mine"), ["a.list", "b.list"].map(str::to_owned).into());
        assert_eq!(succeeded(metrics, "mine"), ["a.list".to_owned()].into());
    }
}
