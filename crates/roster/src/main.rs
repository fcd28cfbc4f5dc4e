//! Roster's binary: the command line, settings, and the assembly of store, surfaces and pages.

mod cli;
mod commands;
mod config;
mod failure;
mod first;
mod output;
mod pages;
mod server;
mod store;

use clap::Parser;
use cli::{Cli, Command, Config, Docs};
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
    tracing_subscriber::fmt()
        .with_ansi(terminal)
        .with_writer(std::io::stderr)
        .with_target(false)
        .with_max_level(tracing::Level::INFO)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return end(Err(error.into())),
    };
    end(runtime.block_on(run(cli.command)))
}

async fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Demo(args) => commands::demo::run(args).await,
        Command::Init(args) => commands::init::run(args).await,
        Command::Serve(args) => commands::serve::run(args).await,
        Command::Store(command) => commands::store::run(command).await,
        Command::Config(Config::Check { store, listen, json }) => commands::config::check(&store, &listen, json),
        Command::Docs(Docs::Cli) => commands::docs::cli(),
    }
}

fn end(outcome: Result<(), Failure>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::error(&failure.to_string());
            ExitCode::from(failure.code)
        }
    }
}
