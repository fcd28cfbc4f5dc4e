//! `roster capability …`: files that expose an HTTP API as REST and as MCP tools.

use crate::{failure::Failure, output, server::told_to_end};
use clap::{Args, Subcommand};
use roster_capability::{Finding, Loaded, Options, Server, Serving, Severity, Variables};
use serde_json::json;
use std::{
    io::IsTerminal,
    net::IpAddr,
    path::{Path, PathBuf},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Capability {
    /// Serve what the files expose, all of them in this process.
    Serve(Serve),
    /// Say what is wrong with the files, where, and what to do. Needs none of the variables that they use.
    Check(Check),
    /// Say what a file serves: routes, tools, what they take and what they call.
    Describe(Describe),
    /// Print the OpenAPI 3.1 document of a file's REST adapter.
    Openapi(Openapi),
}

/// What stands in the place of what the file says.
#[derive(Debug, Args)]
pub(crate) struct Instead {
    /// Base address of an upstream in the place of the file's, by its namespace; repeat for more.
    #[arg(long = "upstream", value_name = "NAMESPACE=URL", value_parser = pair)]
    upstreams: Vec<(String, String)>,
    /// Port of an adapter in the place of the file's, by its namespace; 0 takes a free one; repeat for more.
    #[arg(long = "port", value_name = "NAMESPACE=PORT", value_parser = port)]
    ports: Vec<(String, u16)>,
    /// IP address on which every adapter listens [default: the file's, else 127.0.0.1].
    #[arg(long, value_name = "ADDRESS")]
    address: Option<IpAddr>,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Capability files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    instead: Instead,
    /// Host name under which adapters are reached, beside localhost and IP addresses; repeat for more.
    #[arg(long = "host", value_name = "NAME")]
    hosts: Vec<String>,
    /// Refuse files of which anything is said, warnings too.
    #[arg(long)]
    strict: bool,
    /// Print one JSON object when ready, for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Capability files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Count warnings as errors.
    #[arg(long)]
    strict: bool,
    /// Print one JSON object a finding, for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Describe {
    /// A capability file.
    file: PathBuf,
    #[command(flatten)]
    instead: Instead,
    /// Print one JSON object, for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Openapi {
    /// A capability file.
    file: PathBuf,
    #[command(flatten)]
    instead: Instead,
    /// Namespace of the REST adapter [default: the only one].
    #[arg(long, value_name = "NAMESPACE")]
    adapter: Option<String>,
}

impl Instead {
    fn options(self, strict: bool, variables: Variables) -> Options {
        Options { upstreams: self.upstreams, ports: self.ports, address: self.address, strict, variables, token: None }
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((namespace, value)) if !namespace.is_empty() && !value.is_empty() => Ok((namespace.to_owned(), value.to_owned())),
        _ => Err("write NAMESPACE=VALUE, with the namespace that the file has".into()),
    }
}

fn port(text: &str) -> Result<(String, u16), String> {
    let (namespace, port) = pair(text)?;
    port.parse().map(|port| (namespace, port)).map_err(|_| format!("`{port}` is no port: write a number up to 65535"))
}

pub(crate) async fn run(command: Capability) -> Result<(), Failure> {
    match command {
        Capability::Serve(args) => serve(args).await,
        Capability::Check(args) => check(args),
        Capability::Describe(args) => describe(args),
        Capability::Openapi(args) => openapi(args),
    }
}

async fn serve(args: Serve) -> Result<(), Failure> {
    let options = args.instead.options(args.strict, Variables::environment());
    let mut capabilities = Vec::new();
    let mut refused = Vec::new();
    for file in &args.files {
        let loaded = roster_capability::Capability::load(file, &options);
        say(&loaded);
        match loaded.capability {
            Some(capability) => capabilities.push(capability),
            None => refused.push(file.display().to_string()),
        }
    }
    // One of several that can't be served is a mistake that nobody should find out later.
    if !refused.is_empty() {
        return Err(Failure::usage(format!("can't serve {}; what is wrong stands above", refused.join(", "))));
    }
    named(&options, &capabilities)?;
    let serving = Serving { hosts: args.hosts, ..Serving::default() };
    let mut server = Server::bind(capabilities, &serving).await.map_err(|error| Failure::failed(error.to_string()))?;
    let stdio = server.listening().iter().any(|listening| listening.address.is_none());
    if stdio && std::io::stdin().is_terminal() && !server.without_stdio() {
        return Err(Failure::usage(
            "MCP over standard input is for a client that starts this command, not for a terminal; give the adapter a port with --port",
        ));
    }
    announce(&server, args.json)?;
    server.run(told_to_end()).await;
    Ok(())
}

/// What the command line names must be there: a misspelt namespace would be passed over in silence.
fn named(options: &Options, capabilities: &[roster_capability::Capability]) -> Result<(), Failure> {
    let (mut adapters, mut upstreams) = (Vec::new(), Vec::new());
    for capability in capabilities {
        let (own, called) = capability.namespaces();
        adapters.extend(own);
        upstreams.extend(called);
    }
    let unknown = |flag: &str, name: &str, known: &[&str]| {
        let known = if known.is_empty() { "there are none".to_owned() } else { format!("there are: {}", known.join(", ")) };
        Failure::usage(format!("{flag}: nothing has the namespace `{name}`; {known}"))
    };
    if let Some((name, _)) = options.ports.iter().find(|(name, _)| !adapters.contains(&name.as_str())) {
        return Err(unknown("--port", name, &adapters));
    }
    match options.upstreams.iter().find(|(name, _)| !upstreams.contains(&name.as_str())) {
        Some((name, _)) => Err(unknown("--upstream", name, &upstreams)),
        None => Ok(()),
    }
}

/// Where everything listens. With MCP over standard output that is no place for it.
fn announce(server: &Server, as_json: bool) -> Result<(), Failure> {
    let listening = server.listening();
    let taken = listening.iter().any(|listening| listening.address.is_none());
    for exposed in
        listening.iter().filter(|listening| !listening.guarded && listening.address.is_some_and(|address| !address.ip().is_loopback()))
    {
        tracing::warn!(
            "adapter `{}` is open to everybody who reaches this machine: give it `authentication`, or --address 127.0.0.1",
            exposed.namespace
        );
    }
    if as_json && !taken {
        let adapters: Vec<_> = listening
            .iter()
            .map(|listening| {
                let url = listening.address.map(|address| format!("http://{address}"));
                json!({"file": listening.file.to_string_lossy(), "namespace": listening.namespace, "kind": listening.kind, "url": url, "guarded": listening.guarded})
            })
            .collect();
        return output::json(&json!({"adapters": adapters}));
    }
    for listening in listening {
        let place = listening.address.map_or_else(
            || "standard input and output".to_owned(),
            |address| format!("http://{address}{}", if listening.kind == "mcp" { "/mcp" } else { "" }),
        );
        let line = format!("{} {} at {place}", listening.kind, listening.namespace);
        if taken { tracing::info!("{line}") } else { output::line(&line)? }
    }
    Ok(())
}

/// Findings for people, on standard error.
fn say(loaded: &Loaded) {
    for finding in &loaded.findings {
        output::finding(finding);
    }
}

fn check(args: Check) -> Result<(), Failure> {
    let options = Options { strict: args.strict, ..Options::default() };
    let (mut errors, mut warnings) = (0, 0);
    for file in &args.files {
        let loaded = roster_capability::Capability::load(file, &options);
        let is_error = |finding: &&Finding| finding.severity == Severity::Error;
        errors += loaded.findings.iter().filter(is_error).count();
        warnings += loaded.findings.iter().filter(|finding| !is_error(finding)).count();
        for finding in &loaded.findings {
            if args.json {
                output::json(&json!(finding))?;
            } else {
                output::line(&output::printable(&finding.to_string()))?;
            }
        }
        if loaded.findings.is_empty() && !args.json {
            output::line(&format!("{}: nothing to say", file.display()))?;
        }
    }
    if errors > 0 || (args.strict && warnings > 0) {
        let many = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        return Err(Failure::failed(format!("{}, {}", many(errors, "error"), many(warnings, "warning"))));
    }
    Ok(())
}

/// A file as it would be served, without its variables.
fn look(file: &Path, instead: Instead) -> Result<roster_capability::Capability, Failure> {
    let loaded = roster_capability::Capability::load(file, &instead.options(false, Variables::Unread));
    say(&loaded);
    loaded.capability.ok_or_else(|| Failure::failed(format!("nothing of {} can be served; what is wrong stands above", file.display())))
}

fn describe(args: Describe) -> Result<(), Failure> {
    let capability = look(&args.file, args.instead)?;
    if args.json { output::json(&capability.describe()) } else { output::line(output::lines(&capability.describe_text()).trim_end()) }
}

fn openapi(args: Openapi) -> Result<(), Failure> {
    let capability = look(&args.file, args.instead)?;
    let document = capability.openapi(args.adapter.as_deref()).map_err(|why| Failure::failed(format!("{}: {why}", args.file.display())))?;
    output::line(&format!("{document:#}"))
}
