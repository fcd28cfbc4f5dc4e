//! Answers as people and programs read them.

use crate::{
    failure::Failure,
    output::{self, Column, Table, cell, printable, shown, terminal},
};
use clap::ArgMatches;
use serde_json::Value;

/// How an answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    People,
    Json,
    Quiet,
}

impl Form {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        // A verb whose answer has one form only has no flags for others.
        let given = |name| matches.try_get_one::<bool>(name).ok().flatten() == Some(&true);
        match (given("json"), given("quiet")) {
            (true, _) => Self::Json,
            (_, true) => Self::Quiet,
            _ => Self::People,
        }
    }
}

/// A list as its parts come in.
pub(super) struct Rows {
    form: Form,
    columns: &'static [Column],
    table: Table,
}

impl Rows {
    pub(super) fn new(form: Form, columns: &'static [Column]) -> Self {
        Self { form, columns, table: Table::new(columns.iter().map(|column| (column.title, column.rank)).collect()) }
    }

    /// Programs get the row at once; a table has to know all of them.
    pub(super) fn push(&mut self, row: &Value) -> Result<(), Failure> {
        match self.form {
            Form::Json => output::json(row),
            Form::Quiet => match (row["id"].as_str(), self.columns) {
                (Some(id), _) => output::line(id),
                (None, [first, ..]) => output::line(&cell(row, first.path)),
                (None, []) => Ok(()),
            },
            Form::People => {
                self.table.push(self.columns.iter().map(|column| cell(row, column.path)));
                Ok(())
            }
        }
    }

    pub(super) fn end(&self) -> Result<(), Failure> {
        if self.form == Form::People { self.table.print(terminal::width()) } else { Ok(()) }
    }
}

/// One object, field by field; what is secret comes last, or for `--quiet` alone.
pub(super) fn object(form: Form, answer: &Value, secrets: &[&str]) -> Result<(), Failure> {
    let at = |path: &str| path.split('.').fold(answer, |value, name| &value[name]).as_str();
    let secrets: Vec<_> = secrets.iter().filter_map(|name| Some((*name, at(name)?))).collect();
    match form {
        Form::Json => output::json(answer),
        Form::Quiet => secrets.first().map(|(_, secret)| *secret).or(answer["id"].as_str()).map_or(Ok(()), output::line),
        Form::People => {
            let mut fields = Vec::new();
            flatten("", answer, &mut fields);
            fields.retain(|(name, _)| !secrets.iter().any(|(secret, _)| secret == name));
            fields.extend(secrets.iter().map(|(name, secret)| ((*name).to_owned(), (*secret).to_owned())));
            let width = fields.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
            fields.iter().try_for_each(|(name, value)| output::line(&format!("{name:<width$}  {}", printable(value))))?;
            if !secrets.is_empty() {
                let names: Vec<_> = secrets.iter().map(|(name, _)| *name).collect();
                output::error(&format!("shown this once: {}; keep it now", names.join(" and ")));
            }
            Ok(())
        }
    }
}

/// Names and values, objects by their paths.
fn flatten(path: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::Object(inner) if !inner.is_empty() => {
            for (name, value) in inner {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                flatten(&path, value, fields);
            }
        }
        other => fields.push((path.to_owned(), shown(other, path))),
    }
}
