//! Arguments and the optional conditions of a list, numbered as they come.

use super::Value;
use crate::page::{After, Bounds, Order};

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

    /// Adds the condition that a column has one of these values; none given: no condition. The list is filled up to a
    /// power of two with its last value, so that lists of every length share a few prepared statements.
    pub fn is_one_of(&mut self, column: &str, values: impl IntoIterator<Item = Value<'a>>) {
        if let Some(list) = self.list(values) {
            self.and_text(&format!("{column} IN {list}"));
        }
    }

    /// The values as a list to stand after `IN`, filled up as [`Conditions::is_one_of`] does; none given: no list.
    pub fn list(&mut self, values: impl IntoIterator<Item = Value<'a>>) -> Option<String> {
        let mut values: Vec<_> = values.into_iter().collect();
        let last = values.last().copied()?;
        values.resize(values.len().next_power_of_two(), last);
        let first = self.args.len() + 1;
        let places: Vec<_> = (first..first + values.len()).map(|place| format!("${place}")).collect();
        self.args.extend(values);
        Some(format!("({})", places.join(", ")))
    }

    /// Adds a condition in which every `{}` stands for the value: `and("u.status = {}", "active".into())`.
    pub fn and(&mut self, condition: &str, value: Value<'a>) {
        self.args.push(value);
        self.and_text(&condition.replace("{}", &format!("${}", self.args.len())));
    }

    /// Adds a condition in which each `{}` stands for the next value.
    pub fn and_all(&mut self, condition: &str, values: &[Value<'a>]) {
        let mut text = condition.to_owned();
        for value in values {
            self.args.push(*value);
            text = text.replacen("{}", &format!("${}", self.args.len()), 1);
        }
        self.and_text(&text);
    }

    /// Adds ` AND {text}`, which has no argument of its own.
    pub fn and_text(&mut self, text: &str) {
        self.sql.push_str(" AND ");
        self.sql.push_str(text);
    }

    /// Ends the statement with a page of a list: in the order of creation, newest first, or in that of ids.
    pub fn page(&mut self, bounds: &'a Bounds, created_at: &str, id: &str) {
        let ordered_by = match &bounds.after {
            After::Position(position) => {
                let at = position.created_at.into();
                let earlier = format!("({created_at} < {{}} OR ({created_at} = {{}} AND {id} < {{}}))");
                self.and_all(&earlier, &[at, at, Value::from(&position.id)]);
                format!("{created_at} DESC, {id} DESC")
            }
            After::Id(Order::Ascending, after) => {
                self.and(&format!("{id} > {{}}"), after.into());
                format!("{id} ASC")
            }
            After::Id(Order::Descending, after) => {
                self.and(&format!("{id} < {{}}"), after.into());
                format!("{id} DESC")
            }
        };
        self.args.extend([Value::from(bounds.limit), Value::from(bounds.offset)]);
        let at = self.args.len();
        self.sql.push_str(&format!(" ORDER BY {ordered_by} LIMIT ${} OFFSET ${at}", at - 1));
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
