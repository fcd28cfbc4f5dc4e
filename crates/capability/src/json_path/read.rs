//! From text to steps.

use super::{JsonPath, Step, filter};

/// Where reading stands.
pub(super) struct Reader<'a> {
    rest: &'a str,
    pub(super) depth: usize,
}

/// Reads a whole path.
pub(super) fn path(text: &str) -> Result<JsonPath, String> {
    let mut reader = Reader { rest: text.trim(), depth: 0 };
    if !reader.take("$") && !reader.rest.starts_with(['.', '[']) && !reader.rest.is_empty() {
        // A path without its root begins with a name.
        let name = reader.dotted()?;
        let mut steps = vec![name];
        reader.steps(&mut steps, false)?;
        return Ok(JsonPath { steps });
    }
    let mut steps = Vec::new();
    if reader.rest != "." {
        reader.steps(&mut steps, false)?;
    }
    Ok(JsonPath { steps })
}

impl<'a> Reader<'a> {
    /// Steps until the end, or, inside a filter, until something else begins.
    pub(super) fn steps(&mut self, steps: &mut Vec<Step>, in_filter: bool) -> Result<(), String> {
        loop {
            if self.take("..") {
                steps.push(Step::Deep);
                if !self.rest.starts_with('[') {
                    steps.push(if in_filter { self.word()? } else { self.dotted()? });
                }
            } else if self.rest.starts_with('.') {
                self.take(".");
                steps.push(if in_filter { self.word()? } else { self.dotted()? });
            } else if self.rest.starts_with('[') {
                steps.push(self.bracket()?);
            } else if in_filter || self.rest.is_empty() {
                return Ok(());
            } else {
                return Err(format!("`.` or `[` is expected before `{}`", self.rest));
            }
        }
    }

    /// A name after a dot: everything up to the next dot or bracket, blanks included.
    fn dotted(&mut self) -> Result<Step, String> {
        let end = self.rest.find(['.', '[']).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        named(name)
    }

    /// A name after a dot in a filter, where blanks and operators end it.
    fn word(&mut self) -> Result<Step, String> {
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '*' | '$'))).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        if name == "length" && self.take("()") {
            return Ok(Step::Length);
        }
        named(name)
    }

    fn bracket(&mut self) -> Result<Step, String> {
        self.take("[");
        self.blanks();
        if self.take("?") {
            let test = filter::test(self)?;
            self.blanks();
            return self.closed(Step::Filter(test));
        }
        if self.take("*") {
            return self.closed(Step::All);
        }
        if self.rest.starts_with(['\'', '"']) {
            let mut names = vec![self.quoted()?];
            self.blanks();
            while self.take(",") {
                self.blanks();
                names.push(self.quoted()?);
                self.blanks();
            }
            let step = if names.len() == 1 { Step::Name(names.remove(0)) } else { Step::Names(names) };
            return self.closed(step);
        }
        let first = self.integer()?;
        self.blanks();
        if self.take(":") {
            let to = self.integer()?;
            let by = if self.take(":") { self.integer()?.unwrap_or(1) } else { 1 };
            return self.closed(Step::Slice { from: first, to, by });
        }
        let first = first.ok_or("a number, a name in quotes, `*` or `?(…)` is expected after `[`")?;
        let mut positions = vec![first];
        while self.take(",") {
            positions.push(self.integer()?.ok_or("a number is expected after `,`")?);
            self.blanks();
        }
        self.closed(if positions.len() == 1 { Step::Position(first) } else { Step::Positions(positions) })
    }

    fn closed(&mut self, step: Step) -> Result<Step, String> {
        self.blanks();
        if self.take("]") { Ok(step) } else { Err("`]` is missing".into()) }
    }

    /// A text in quotes, with backslashes before what would end it.
    pub(super) fn quoted(&mut self) -> Result<String, String> {
        let mut chars = self.rest.char_indices();
        let Some((_, quote @ ('\'' | '"' | '/'))) = chars.next() else { return Err("a text in quotes is expected".into()) };
        let mut text = String::new();
        let mut escaped = false;
        for (at, c) in chars {
            match c {
                _ if escaped => {
                    text.push(c);
                    escaped = false;
                }
                '\\' => escaped = true,
                _ if c == quote => {
                    self.rest = &self.rest[at + c.len_utf8()..];
                    return Ok(text);
                }
                _ => text.push(c),
            }
        }
        Err("a quote is not closed".into())
    }

    fn integer(&mut self) -> Result<Option<i64>, String> {
        self.blanks();
        let digits = self.number();
        if digits.is_empty() { Ok(None) } else { digits.parse().map(Some).map_err(|_| format!("`{digits}` is no position")) }
    }

    /// The characters of a number, if one begins here.
    pub(super) fn number(&mut self) -> &'a str {
        let end =
            self.rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '+' | 'e' | 'E') || c == '.')).unwrap_or(self.rest.len());
        let begins = self.rest.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        let (number, rest) = self.rest.split_at(if begins { end } else { 0 });
        self.rest = rest;
        number
    }

    pub(super) fn blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    pub(super) fn take(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

fn named(name: &str) -> Result<Step, String> {
    match name.trim() {
        "" => Err("a name is missing after `.`".into()),
        "*" => Ok(Step::All),
        "length()" | "size()" => Ok(Step::Length),
        name => Ok(Step::Name(name.to_owned())),
    }
}
