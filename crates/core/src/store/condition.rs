//! Arguments and the optional conditions of a list, numbered as they come.

use super::Value;

/// A growing list of arguments with the text of the conditions on the later ones.
pub struct Conditions<'a> {
    args: Vec<Value<'a>>,
    sql: String,
}

impl<'a> Conditions<'a> {
    /// Begins after the arguments that the statement always has.
    #[must_use]
    pub fn after(args: Vec<Value<'a>>) -> Self {
        Self { args, sql: String::new() }
    }

    /// Adds the condition that a column has one of these values; none given: no condition.
    pub fn is_one_of(&mut self, column: &str, values: impl IntoIterator<Item = Value<'a>>) {
        let mut places = Vec::new();
        for value in values {
            self.args.push(value);
            places.push(format!("${}", self.args.len()));
        }
        if !places.is_empty() {
            self.and_text(&format!("{column} IN ({})", places.join(", ")));
        }
    }

    /// Adds a condition in which `{}` stands for the value: `and("u.status = {}", "active".into())`.
    pub fn and(&mut self, condition: &str, value: Value<'a>) {
        self.args.push(value);
        self.and_text(&condition.replace("{}", &format!("${}", self.args.len())));
    }

    /// Adds ` AND {text}`, which has no argument of its own.
    pub fn and_text(&mut self, text: &str) {
        self.sql.push_str(" AND ");
        self.sql.push_str(text);
    }

    /// The text of the conditions.
    #[must_use]
    pub fn sql(&self) -> &str {
        &self.sql
    }

    /// Every argument.
    #[must_use]
    pub fn args(&self) -> &[Value<'a>] {
        &self.args
    }
}
