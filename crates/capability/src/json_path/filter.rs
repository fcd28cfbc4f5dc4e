//! Filters: `[?(@.status == 'active' && @.count > 3)]`.

use super::{Found, JsonPath, Work, read::Reader};
use serde_json::{Number, Value};
use std::{borrow::Cow, cmp::Ordering};

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
    pub(super) fn holds(&self, root: &Value, element: &Value, work: &Work) -> bool {
        match self {
            Self::All(tests) => tests.iter().all(|test| test.holds(root, element, work)),
            Self::Any(tests) => tests.iter().any(|test| test.holds(root, element, work)),
            Self::Not(test) => !test.holds(root, element, work),
            Self::Exists(operand) => operand.find(root, element, work).is_some(),
            Self::Compares(left, operator, right) => {
                operator.holds(left.find(root, element, work).as_ref(), right.find(root, element, work).as_ref(), work)
            }
            Self::Has(operand, word, exact) => match operand.find(root, element, work) {
                Some(Found::One(Some(value))) => value.as_str().is_some_and(|text| {
                    let read = work.read(text) && work.read(word);
                    read && if *exact { text.contains(word.as_str()) } else { text.to_lowercase().contains(&word.to_lowercase()) }
                }),
                _ => false,
            },
        }
    }
}

impl Operand {
    /// What it stands for; none where the path leads nowhere.
    fn find<'a>(&'a self, root: &'a Value, element: &'a Value, work: &Work) -> Option<Found<'a>> {
        let found = match self {
            Self::Value(value) => Found::One(Some(Cow::Borrowed(value))),
            Self::Element(path) => path.find(root, element, work),
            Self::Document(path) => path.find(root, root, work),
        };
        match &found {
            Found::One(None) => None,
            Found::Several(hits) if hits.is_empty() => None,
            _ => Some(found),
        }
    }
}

impl Operator {
    fn holds(self, left: Option<&Found<'_>>, right: Option<&Found<'_>>, work: &Work) -> bool {
        let (Some(left), Some(right)) = (left, right) else { return self == Self::NotEqual };
        let order = match (left, right) {
            (Found::One(Some(left)), Found::One(Some(right))) => match (left.as_ref(), right.as_ref()) {
                (Value::Number(a), Value::Number(b)) => a.as_f64().partial_cmp(&b.as_f64()),
                (Value::String(a), Value::String(b)) => work.read(a).then(|| a.cmp(b)),
                _ => None,
            },
            _ => None,
        };
        let equal = || order.map_or_else(|| are_same(left, right, work), Ordering::is_eq);
        match self {
            Self::Equal => equal(),
            Self::NotEqual => !equal(),
            Self::Less => order.is_some_and(Ordering::is_lt),
            Self::LessOrEqual => order.is_some_and(Ordering::is_le),
            Self::Greater => order.is_some_and(Ordering::is_gt),
            Self::GreaterOrEqual => order.is_some_and(Ordering::is_ge),
        }
    }
}

/// Whether two operands are the same value; several hits are a list.
fn are_same(left: &Found<'_>, right: &Found<'_>, work: &Work) -> bool {
    match (left, right) {
        (Found::One(Some(left)), Found::One(Some(right))) => is_same(left, right, work),
        (Found::Several(hits), Found::One(Some(value))) | (Found::One(Some(value)), Found::Several(hits)) => {
            value.as_array().is_some_and(|items| is_same_list(hits.iter().copied(), items.iter(), work))
        }
        (Found::Several(left), Found::Several(right)) => is_same_list(left.iter().copied(), right.iter().copied(), work),
        _ => false,
    }
}

fn is_same_list<'a>(left: impl ExactSizeIterator<Item = &'a Value>, right: impl ExactSizeIterator<Item = &'a Value>, work: &Work) -> bool {
    left.len() == right.len() && left.zip(right).all(|(left, right)| is_same(left, right, work))
}

fn is_same(left: &Value, right: &Value, work: &Work) -> bool {
    work.spend(1)
        && match (left, right) {
            (Value::Array(left), Value::Array(right)) => is_same_list(left.iter(), right.iter(), work),
            (Value::Object(left), Value::Object(right)) => {
                left.len() == right.len() && left.iter().all(|(name, left)| right.get(name).is_some_and(|right| is_same(left, right, work)))
            }
            (Value::String(left), Value::String(right)) => work.read(left) && left == right,
            _ => left == right,
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
