//! Filters: `[?(@.status == 'active' && @.count > 3)]`.

use super::{JsonPath, hits, read::Reader};
use serde_json::{Number, Value};
use std::cmp::Ordering;

/// The most brackets and negations inside one another.
const DEPTH: usize = 32;

/// Whether an element is a hit.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Test {
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    Exists(Operand),
    Compares(Operand, Operator, Operand),
    /// A text that has this in it; the flag says whether case counts. Of regular expressions only plain words are served.
    Has(Operand, String, bool),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    Element(JsonPath),
    Document(JsonPath),
    Value(Value),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Test {
    pub(super) fn holds(&self, root: &Value, element: &Value) -> bool {
        match self {
            Self::All(tests) => tests.iter().all(|test| test.holds(root, element)),
            Self::Any(tests) => tests.iter().any(|test| test.holds(root, element)),
            Self::Not(test) => !test.holds(root, element),
            Self::Exists(operand) => operand.value(root, element).is_some(),
            Self::Compares(left, operator, right) => {
                operator.holds(left.value(root, element).as_ref(), right.value(root, element).as_ref())
            }
            Self::Has(operand, word, exact) => {
                operand.value(root, element).as_ref().and_then(Value::as_str).is_some_and(|text| {
                    if *exact { text.contains(word.as_str()) } else { text.to_lowercase().contains(&word.to_lowercase()) }
                })
            }
        }
    }
}

impl Operand {
    fn value(&self, root: &Value, element: &Value) -> Option<Value> {
        let (path, start) = match self {
            Self::Value(value) => return Some(value.clone()),
            Self::Element(path) => (path, element),
            Self::Document(path) => (path, root),
        };
        match path.of(start) {
            Value::Null => hits(root, start, &path.steps).first().map(|_| Value::Null),
            Value::Array(found) if found.is_empty() => None,
            value => Some(value),
        }
    }
}

impl Operator {
    fn holds(self, left: Option<&Value>, right: Option<&Value>) -> bool {
        let (Some(left), Some(right)) = (left, right) else { return self == Self::NotEqual };
        let order = match (left, right) {
            (Value::Number(a), Value::Number(b)) => a.as_f64().partial_cmp(&b.as_f64()),
            (Value::String(a), Value::String(b)) => Some(a.cmp(b)),
            _ => None,
        };
        let equal = order.map_or_else(|| left == right, Ordering::is_eq);
        match self {
            Self::Equal => equal,
            Self::NotEqual => !equal,
            Self::Less => order.is_some_and(Ordering::is_lt),
            Self::LessOrEqual => order.is_some_and(Ordering::is_le),
            Self::Greater => order.is_some_and(Ordering::is_gt),
            Self::GreaterOrEqual => order.is_some_and(Ordering::is_ge),
        }
    }
}

/// Reads what stands after `?`.
pub(super) fn test(reader: &mut Reader<'_>) -> Result<Test, String> {
    reader.depth += 1;
    if reader.depth > DEPTH {
        return Err(format!("more than {DEPTH} brackets lie inside one another"));
    }
    let mut any = Vec::new();
    loop {
        let mut all = vec![single(reader)?];
        reader.blanks();
        while reader.take("&&") {
            all.push(single(reader)?);
            reader.blanks();
        }
        any.push(if all.len() == 1 { all.remove(0) } else { Test::All(all) });
        if !reader.take("||") {
            break;
        }
    }
    reader.depth -= 1;
    Ok(if any.len() == 1 { any.remove(0) } else { Test::Any(any) })
}

fn single(reader: &mut Reader<'_>) -> Result<Test, String> {
    reader.blanks();
    if reader.take("!") {
        reader.depth += 1;
        if reader.depth > DEPTH {
            return Err(format!("more than {DEPTH} negations lie inside one another"));
        }
        let test = single(reader)?;
        reader.depth -= 1;
        return Ok(Test::Not(Box::new(test)));
    }
    if reader.take("(") {
        let test = test(reader)?;
        reader.blanks();
        return if reader.take(")") { Ok(test) } else { Err("`)` is missing".into()) };
    }
    let left = operand(reader)?;
    reader.blanks();
    if reader.take("=~") {
        reader.blanks();
        let word = reader.quoted()?;
        return Ok(Test::Has(left, word, !reader.take("i")));
    }
    let operators = [
        ("==", Operator::Equal),
        ("!=", Operator::NotEqual),
        ("<=", Operator::LessOrEqual),
        (">=", Operator::GreaterOrEqual),
        ("<", Operator::Less),
        (">", Operator::Greater),
    ];
    match operators.into_iter().find(|(text, _)| reader.take(text)) {
        Some((_, operator)) => Ok(Test::Compares(left, operator, operand(reader)?)),
        None => Ok(Test::Exists(left)),
    }
}

fn operand(reader: &mut Reader<'_>) -> Result<Operand, String> {
    reader.blanks();
    let element = reader.take("@");
    if element || reader.take("$") {
        let mut steps = Vec::new();
        reader.steps(&mut steps, true)?;
        let path = JsonPath { steps };
        return Ok(if element { Operand::Element(path) } else { Operand::Document(path) });
    }
    for (word, value) in [("true", Value::Bool(true)), ("false", Value::Bool(false)), ("null", Value::Null)] {
        if reader.take(word) {
            return Ok(Operand::Value(value));
        }
    }
    let number = reader.number();
    if number.is_empty() {
        return reader.quoted().map(|text| Operand::Value(Value::String(text)));
    }
    let whole = number.parse::<i64>().map(Number::from).ok();
    let number =
        whole.or_else(|| number.parse::<f64>().ok().and_then(Number::from_f64)).ok_or_else(|| format!("`{number}` is no number"))?;
    Ok(Operand::Value(Value::Number(number)))
}
