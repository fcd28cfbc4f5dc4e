//! `roster config …`.

use crate::{
    cli::{ConnectArgs, ListenArgs, StoreArgs},
    client::target::Target,
    config::Config,
    failure::Failure,
    output::{self, Table, terminal},
};
use serde_json::json;

/// Lists every setting with its source; every fault is named before the command fails.
pub(crate) fn check(store: &StoreArgs, listen: &ListenArgs, as_json: bool) -> Result<(), Failure> {
    let (mut settings, mut faults) = Config::check(store, listen)?;
    match Target::resolve(&ConnectArgs::default()) {
        Ok(target) => settings.extend(target.settings()),
        Err(failure) => faults.push(failure.to_string()),
    }
    if as_json {
        for setting in &settings {
            output::json(&json!({"setting": setting.key.name, "value": setting.value, "from": setting.from}))?;
        }
    } else {
        let mut table = Table::new(vec![("SETTING", 0), ("VALUE", 1), ("FROM", 2)]);
        settings.into_iter().for_each(|setting| table.push([setting.key.name.to_owned(), setting.value, setting.from]));
        table.print(terminal::width())?;
    }
    let Some(last) = faults.pop() else { return Ok(()) };
    faults.iter().for_each(|fault| output::error(fault));
    Err(Failure::usage(last))
}
