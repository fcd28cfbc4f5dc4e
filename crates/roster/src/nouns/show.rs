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
        match (matches.get_flag("json"), matches.get_flag("quiet")) {
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

/// The field of an answer that is shown this once.
const SECRET: &str = "secret";

/// One object, field by field; its secret last, or for `--quiet` alone.
pub(super) fn object(form: Form, answer: &Value) -> Result<(), Failure> {
    let secret = answer[SECRET].as_str();
    match form {
        Form::Json => output::json(answer),
        Form::Quiet => secret.or(answer["id"].as_str()).map_or(Ok(()), output::line),
        Form::People => {
            let mut fields = Vec::new();
            flatten("", answer, &mut fields);
            fields.retain(|(name, _)| name != SECRET);
            fields.extend(secret.map(|secret| (SECRET.to_owned(), secret.to_owned())));
            let width = fields.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
            fields.iter().try_for_each(|(name, value)| output::line(&format!("{name:<width$}  {}", printable(value))))?;
            if secret.is_some() {
                output::error("the secret is shown this once: keep it now");
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
