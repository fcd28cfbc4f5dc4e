//! `roster serve`.

use crate::{
    cli::Serve,
    config::Config,
    failure::Failure,
    output,
    sandbox::Asked,
    server::Server,
    store::{self, operator},
};
use roster_core::{organization, page::Page};

pub(crate) async fn run(args: Serve) -> Result<(), Failure> {
    let config = Config::resolve(&args.store, &args.listen)?;
    let sandbox = Asked::read(&args.sandbox, config.place.as_ref())?;
    let directory = match &sandbox {
        None => store::open_existing(config.place.clone(), config.sealing.clone()).await?,
        Some(sandbox) => {
            let mut directory = store::open_existing_with(config.place.clone(), config.some_sealing()?, sandbox.clock()).await?;
            directory.allow_literals();
            directory
        }
    };
    if organization::list(&directory, &operator(), Page::after(1, None)?).await?.items.is_empty() {
        return Err(Failure::failed("this store has no organization yet: run `roster init` with the same --data or --database first"));
    }
    let place = directory.store().describe();
    let server = Server::bind(directory, &config, sandbox).await?;
    output::line(&format!("roster {} serves {place} at {}", env!("CARGO_PKG_VERSION"), server.url))?;
    if let Some(control) = &server.control {
        control.say()?;
    }
    server.run().await
}
