//! `roster config …`.

use crate::{
    cli::{ListenArgs, StoreArgs},
    config::Config,
    failure::Failure,
    output,
};
use serde_json::json;

/// Lists every setting with its source; every fault is named before the command fails.
pub(crate) fn check(store: &StoreArgs, listen: &ListenArgs, as_json: bool) -> Result<(), Failure> {
    let (settings, mut faults) = Config::check(store, listen)?;
    if as_json {
        for setting in &settings {
            output::json(&json!({"setting": setting.key.name, "value": setting.value, "from": setting.from}))?;
        }
    } else {
        let rows = settings.into_iter().map(|setting| vec![setting.key.name.to_owned(), setting.value, setting.from]);
        output::table(&["SETTING", "VALUE", "FROM"], &rows.collect::<Vec<_>>())?;
    }
    let Some(last) = faults.pop() else { return Ok(()) };
    faults.iter().for_each(|fault| output::error(fault));
    Err(Failure::usage(last))
}
