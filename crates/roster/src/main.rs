//! Roster's binary: the command line, settings, and the assembly of store, surfaces and pages.

mod cli;
mod client;
mod commands;
mod config;
mod failure;
mod first;
mod mail;
mod nouns;
mod output;
mod pages;
mod private;
mod sandbox;
mod server;
mod store;

use clap::{ArgMatches, FromArgMatches};
use cli::{Cli, Command, Config, Docs};
use failure::Failure;
use mimalloc::MiMalloc;
use std::process::ExitCode;
use tracing_subscriber::{filter::Targets, layer::SubscriberExt, util::SubscriberInitExt};

/// A request makes and frees some thirty small things, often on another thread; the system's allocator spends a tenth of a member
/// GET on that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let matches = cli::whole().get_matches();
    let terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let lines = tracing_subscriber::fmt().with_ansi(terminal).with_writer(std::io::stderr).with_target(false).finish();
    // The MCP library tells of every request that it begins, ends or refuses.
    let levels = Targets::new().with_default(tracing::Level::INFO).with_target("rmcp", tracing::Level::ERROR);
    lines.with(levels).init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return end(Err(error.into())),
    };
    end(runtime.block_on(run(&matches)))
}

async fn run(matches: &ArgMatches) -> Result<(), Failure> {
    if let Some((name, matches)) = matches.subcommand()
        && let Some(noun) = nouns::all().find(|noun| noun.name == name)
    {
        return nouns::run(noun, matches).await;
    }
    let cli = Cli::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    match cli.command {
        Command::Demo(args) => commands::demo::run(args).await,
        Command::Init(args) => commands::init::run(args).await,
        Command::Serve(args) => commands::serve::run(args).await,
        Command::Export(args) => commands::document::export(args).await,
        Command::Import(args) if args.operator => commands::document::import(args).await,
        Command::Import(args) => commands::records::import(args).await,
        Command::Store(command) => commands::store::run(command).await,
        Command::Config(Config::Check { store, listen, json }) => commands::config::check(&store, &listen, json),
        Command::Profile(command) => commands::profile::run(command),
        Command::Api(args) => commands::api::run(args).await,
        Command::Mcp(args) => commands::mcp::run(args).await,
        Command::Capability(command) => commands::capability::run(command).await,
        Command::Completions { shell } => commands::completions::run(shell),
        Command::Docs(Docs::Cli) => commands::docs::cli(),
    }
}

fn end(outcome: Result<(), Failure>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_silent() {
                output::error(&failure.to_string());
            }
            ExitCode::from(failure.code)
        }
    }
}
