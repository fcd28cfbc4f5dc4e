//! What a request costs: the release server with a furnished organization, against a bare axum server that gives the
//! same bytes and headers behind the same routes. Both are loaded in turn on loopback.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};

use super::client::{Answer, Client, Shape};
use super::figure::Figure;
use super::load::{self, Sample, Target};
use super::server::Server;
use super::world::{Case, World};
use crate::process::{self, Outcome};
use crate::workspace::Workspace;

/// Rounds of each case, on either server.
const ROUNDS: usize = 6;
const ROUND: Duration = Duration::from_millis(700);
const WARM_UP: Duration = Duration::from_millis(200);

/// Headers that every server over hyper writes itself.
const OF_HYPER: &[&str] = &["content-length", "date"];

pub(super) fn measure(workspace: &Workspace, mut add: impl FnMut(Figure)) -> Outcome {
    process::run(workspace.cargo().args(["build", "--release", "--package", "bare-axum"]))?;
    let folder = workspace.target.join("bench-requests");
    let made = super::init(workspace, &folder)?;
    let address = process::free_address()?;
    let mut command = Command::new(workspace.server("release"));
    command.arg("serve").arg("--data").arg(&folder).args(["--listen", &address.to_string()]);
    // Requests are counted as ever, and none is refused.
    command.env("ROSTER_LIMITS_KEY", "60000000");
    let server = Server::listening(&mut command, address)?;
    let cases = World::furnish(address, &made.organization, &made.key)?.cases();
    let roster = server.target(address);
    let mut client = Client::connect(address).map_err(|error| format!("{address}: {error}"))?;
    for case in cases {
        let answer = client.answer(&case.request).map_err(|error| format!("{}: {error}", case.name))?;
        if answer.status != case.status {
            return Err(format!("{}: {} {}", case.name, answer.status, answer.body));
        }
        let bare = Bare::start(workspace, &folder.join("answer.json"), &case, &answer)?;
        add(compare(&case, &answer, roster, bare.target)?);
    }
    Ok(())
}

/// A bare axum server that knows one answer.
struct Bare {
    _server: Server,
    target: Target,
}

impl Bare {
    fn start(workspace: &Workspace, file: &Path, case: &Case, answer: &Answer) -> Outcome<Self> {
        let headers: Vec<_> = answer.headers.iter().filter(|(name, _)| !OF_HYPER.contains(&name.to_ascii_lowercase().as_str())).collect();
        let recorded = json!([{
            "method": case.request.method, "route": case.route, "status": answer.status, "headers": headers, "body": answer.body,
        }]);
        fs::write(file, recorded.to_string()).map_err(|error| format!("{}: {error}", file.display()))?;
        let address = process::free_address()?;
        let mut command = Command::new(workspace.target.join("release").join("bare-axum"));
        let server = Server::listening(command.arg(address.to_string()).arg(file), address)?;
        let again = Client::connect(address).and_then(|mut client| client.answer(&case.request));
        let again = again.map_err(|error| format!("bare-axum: {error}"))?;
        if (again.status, &again.body, sorted(&again)) != (answer.status, &answer.body, sorted(answer)) {
            return Err(format!("{}: bare-axum gives another answer: {again:?} instead of {answer:?}", case.name));
        }
        Ok(Self { target: server.target(address), _server: server })
    }
}

/// The headers but the date, in an order that does not depend on the server.
fn sorted(answer: &Answer) -> Vec<&(String, String)> {
    let mut headers: Vec<_> = answer.headers.iter().filter(|(name, _)| name != "date").collect();
    headers.sort();
    headers
}

/// A server, what is asked of it, and what its answer has to look like.
pub(super) type Load<'a> = (Target, &'a Vec<u8>, Shape);

/// Two loads in turn, the other one first in every second round.
pub(super) fn in_turn(one: Load<'_>, other: Load<'_>) -> Outcome<[Sample; 2]> {
    let round = |(target, request, expected): Load<'_>, time| load::run(target, request, expected, time);
    let mut samples = [(one, Sample::default()), (other, Sample::default())];
    for (load, _) in &samples {
        round(*load, WARM_UP)?;
    }
    // An even number, so that they end in the order in which they began.
    for _ in 0..ROUNDS {
        for (load, sample) in &mut samples {
            sample.add(round(*load, ROUND)?);
        }
        samples.reverse();
    }
    Ok(samples.map(|(_, sample)| sample))
}

fn compare(case: &Case, answer: &Answer, roster: Target, bare: Target) -> Outcome<Figure> {
    let request = case.request.bytes();
    let expected = Shape { status: answer.status, length: answer.body.len() };
    let samples = in_turn((roster, &request, expected), (bare, &request, expected));
    let [mut roster, mut bare] = samples.map_err(|error| format!("{}: {error}", case.name))?;
    let ratio = roster.cpu_micros() / bare.cpu_micros();
    Figure::at_most(case.name, ratio, case.target, json!({"roster": side(&mut roster), "bare axum": side(&mut bare)}))
}

/// What was seen of one server.
pub(super) fn side(sample: &mut Sample) -> Value {
    json!({
        "requests_per_second": sample.per_second().round(),
        "p50_us": sample.percentile_micros(0.5).round(),
        "p99_us": sample.percentile_micros(0.99).round(),
        "cpu_us": (sample.cpu_micros() * 100.0).round() / 100.0,
    })
}
