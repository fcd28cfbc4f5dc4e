//! `roster serve`.

use crate::{
    cli::Serve,
    config::Config,
    failure::Failure,
    output,
    server::Server,
    store::{self, operator},
};
use roster_core::{organization, page::Page};

pub(crate) async fn run(args: Serve) -> Result<(), Failure> {
    let config = Config::resolve(&args.store, &args.listen)?;
    let directory = store::open_existing(config.place.clone()).await?;
    if organization::list(&directory, &operator(), Page::after(1, None)?).await?.items.is_empty() {
        return Err(Failure::failed("this store has no organization yet: run `roster init` with the same --data or --database first"));
    }
    let place = directory.store().describe();
    let server = Server::bind(directory, &config).await?;
    output::line(&format!("roster {} serves {place} at {}", env!("CARGO_PKG_VERSION"), server.url))?;
    server.run().await
}
