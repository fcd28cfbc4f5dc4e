//! Opening the store that the settings name.

use crate::{
    cli::{ListenArgs, StoreArgs},
    config::{Config, Place},
    failure::Failure,
};
use roster_core::{
    Directory, Error, Kind,
    access::Actor,
    clock::{Clock, SystemClock},
    id::OrganizationId,
    organization::{self, INSTANCE},
    page::Page,
    random::SystemRandom,
    sealed::Sealing,
    store::{Durability, PostgresOptions, SqliteOptions, Store, Surroundings},
};
use std::{path::PathBuf, sync::Arc};

/// The default data directory.
const DATA: &str = "roster-data";

/// Opens the directory over the store at this place; `None`: the default data directory.
pub(crate) async fn open(place: Option<Place>, durability: Durability, sealing: Sealing) -> Result<Directory, Failure> {
    open_with(place, durability, sealing, Arc::new(SystemClock::new())).await
}

/// The same with another clock.
pub(crate) async fn open_with(
    place: Option<Place>,
    durability: Durability,
    sealing: Sealing,
    clock: Arc<dyn Clock>,
) -> Result<Directory, Failure> {
    let surroundings = Surroundings { clock, random: Arc::new(SystemRandom), sealing };
    let store = match place.unwrap_or_else(|| Place::Sqlite(PathBuf::from(DATA))) {
        Place::Sqlite(directory) => Store::open_sqlite(SqliteOptions { durability, ..SqliteOptions::new(directory) }, surroundings)?,
        Place::Postgres(url) => Store::open_postgres(PostgresOptions::new(url), surroundings).await?,
    };
    Ok(Directory::new(store))
}

/// Opens a store that is there: only `init` and `demo` make one.
pub(crate) async fn open_existing(place: Option<Place>, sealing: Sealing) -> Result<Directory, Failure> {
    open_existing_with(place, sealing, Arc::new(SystemClock::new())).await
}

/// The same with another clock.
pub(crate) async fn open_existing_with(place: Option<Place>, sealing: Sealing, clock: Arc<dyn Clock>) -> Result<Directory, Failure> {
    let place = place.unwrap_or_else(|| Place::Sqlite(PathBuf::from(DATA)));
    if let Place::Sqlite(directory) = &place
        && !SqliteOptions::new(directory).file().exists()
    {
        return Err(Failure::failed(format!("there is no store in {}: run `roster init` with the same --data first", directory.display())));
    }
    open_with(Some(place), Durability::Full, sealing, clock).await
}

/// Opens the store for a command that only needs the store.
pub(crate) async fn open_for(args: &StoreArgs) -> Result<Directory, Failure> {
    let config = Config::resolve(args, &ListenArgs::default())?;
    open_existing(config.place, config.sealing).await
}

/// Whoever sits at the machine, acting in the instance tenant.
pub(crate) const fn operator() -> Actor {
    Actor::system(INSTANCE, "command line")
}

/// The organization that a command is about: the named one, or the only one.
pub(crate) async fn organization(directory: &Directory, named: Option<&str>) -> Result<OrganizationId, Failure> {
    if let Some(text) = named {
        if text == "instance" {
            return Ok(INSTANCE);
        }
        if let Some(id) = OrganizationId::parse(text) {
            return Ok(id);
        }
        return organization::id_of_slug(directory, text).await?.ok_or_else(|| Error::NotFound(Kind::Organization).into());
    }
    let all = organization::list(directory, &operator(), Page::after(2, None)?).await?.items;
    match all.as_slice() {
        [] => Err(Failure::failed("this store has no organization yet: run `roster init` first")),
        [only] => Ok(only.id),
        _ => Err(Failure::usage("this store has several organizations: name one with --organization SLUG")),
    }
}
