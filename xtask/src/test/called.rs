//! Which operations of a surface a suite has called: what the server counted, held against what `docs/coverage.md` says is served.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::process::Outcome;
use crate::workspace::Workspace;

/// How long the server may take to tell its counts.
const PATIENCE: Duration = Duration::from_secs(10);

/// A failure for each operation that the surface serves and that has not once succeeded.
pub(super) fn not_called(workspace: &Workspace, url: &str, surface: &str, title: &str) -> Outcome<Vec<String>> {
    let page = workspace.root.join("docs/coverage.md");
    let page = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    let served = served(&page, title);
    if served.is_empty() {
        return Err(format!("docs/coverage.md has no operations below `{title}`"));
    }
    let succeeded = succeeded(&metrics(url)?, surface);
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

fn metrics(url: &str) -> Outcome<String> {
    let address = url.strip_prefix("http://").ok_or_else(|| format!("`{url}` is no address on this machine"))?;
    let exchange = || {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(format!("GET /metrics HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").as_bytes())?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        Ok(text)
    };
    let text = exchange().map_err(|error: std::io::Error| format!("{url}/metrics: {error}"))?;
    if text.starts_with("HTTP/1.1 200 ") { Ok(text) } else { Err(format!("{url}/metrics: {}", text.lines().next().unwrap_or("no answer"))) }
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
