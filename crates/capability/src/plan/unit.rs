//! From what a file says about an operation or tool to what is done when it is called.

use super::{
    Act, Binds, Call, Operation, Step, Unit, Work,
    adapter::Context,
    call::{self, Clues, Refused},
    inputs::{self, Exposure, Inputs},
    outputs,
    reference::inherited,
    with::Roots,
};
use crate::{
    document::{self, Named, Unit as Written},
    finding::Findings,
    template::{Key, Template},
};
use serde_json::Value;
use std::sync::Arc;

/// A unit in the making.
struct Builder<'a> {
    context: &'a Context<'a>,
    inputs: Inputs<'a>,
    written: &'a Written,
    /// What means the caller's inputs in a `with` of this unit.
    roots: Vec<String>,
    findings: &'a mut Findings,
}

/// The unit, or why it is not served. `name` is what it is called where the file gives it none.
pub(super) fn build(
    context: &Context<'_>,
    exposure: &Exposure<'_>,
    namespace: &str,
    written: &Written,
    findings: &mut Findings,
) -> Result<Unit, Refused> {
    let (written, aggregate) = inherited(context, written)?;
    let mut roots = vec![namespace.to_owned()];
    roots.extend(aggregate);
    match exposure {
        Exposure::Rest { .. } => roots.push("rest".into()),
        Exposure::Tool => roots.extend(["tools".into(), "mcp".into()]),
        Exposure::Content { .. } => roots.extend(["resources".into(), "tools".into(), "mcp".into()]),
    }
    let inputs = Inputs::declared(exposure, &written.inputs, written.input_schema.as_ref(), findings);
    if inputs.list.len() > inputs::MOST {
        let message = format!("it has {} inputs, more than the {} that there may be", inputs.list.len(), inputs::MOST);
        let remedy = "take some of them together as an object".to_owned();
        return Err(Refused { code: "too-many", place: written.place.clone(), message, remedy });
    }
    let mut builder = Builder { context, inputs, written: &written, roots, findings };
    let work = builder.work()?;
    let outputs = outputs::all(&written.outputs, builder.findings);
    builder.mocked(&work, &outputs)?;
    let Builder { inputs, roots: own, .. } = builder;
    let mut roots = own;
    for root in ["rest", "tools", "mcp"] {
        if !roots.iter().any(|own| own == root) {
            roots.push(root.into());
        }
    }
    Ok(Unit {
        name: written.name.clone().unwrap_or_default(),
        title: written.label.clone(),
        description: written.description.clone(),
        hints: written.hints,
        inputs: inputs.list,
        roots: roots.into(),
        binds: Arc::clone(&context.binds),
        work,
        outputs,
        max_binary: crate::raw::BINARY_MOST,
    })
}

impl Builder<'_> {
    fn work(&mut self) -> Result<Work, Refused> {
        let written = self.written;
        if !written.steps.is_empty() {
            if let Some(call) = &written.call {
                self.findings.warn(
                    "call-and-steps",
                    call.place.clone(),
                    "this unit has `call` and `steps`; the steps are run",
                    "remove one",
                );
            }
            return self.steps();
        }
        match &written.call {
            Some(call) => {
                let call = self.call(call, &written.with, &[], true)?;
                Ok(Work::Call(call))
            }
            None => Ok(Work::Mock),
        }
    }

    fn steps(&mut self) -> Result<Work, Refused> {
        let mut names: Vec<&str> = Vec::new();
        let mut steps = Vec::new();
        for step in &self.written.steps {
            let act = self.step(step, &names)?;
            names.push(&step.name);
            steps.push(Step { name: step.name.clone(), act });
        }
        let roots = self.roots.clone();
        let declared = self.inputs.names();
        let values = Roots { inputs: &roots, steps: &names, declared: &declared };
        let mut mappings = Vec::new();
        for (target, value) in &self.written.mappings {
            let template = Template::tree_with(value, &|text| values.text(text));
            if let (Template::Fixed(Value::String(text)), true) = (&template, value.as_str().is_some_and(|text| text.starts_with("$."))) {
                self.findings.warn(
                    "mapping-step",
                    target.place.clone(),
                    format!("`{text}` names no step; it is answered as it stands"),
                    format!("begin with one of: {}", names.join(", ")),
                );
            }
            if target.text.split('.').count() > 32 {
                return Err(self.refused("mapping", Some(target), "a target has at most 32 parts".into(), "write it flatter"));
            }
            mappings.push((target.text.split('.').map(str::to_owned).collect(), template));
        }
        Ok(Work::Steps { steps, mappings })
    }

    fn step(&mut self, step: &document::Step, before: &[&str]) -> Result<Act, Refused> {
        let refused = |code, message: String, remedy: &str| Refused {
            code,
            place: step.place.clone(),
            message: format!("step `{}`: {message}", step.name),
            remedy: remedy.to_owned(),
        };
        match step.kind.as_str() {
            "call" => match &step.call {
                Some(call) => self.call(call, &step.with, before, false).map(Act::Call),
                None => Err(refused("step", "it has no `call`".into(), "add `call: NAMESPACE.OPERATION`")),
            },
            "lookup" => {
                let (Some(index), Some(field), Some(lookup)) = (&step.index, &step.matches, &step.lookup) else {
                    return Err(refused("step", "a lookup needs `index`, `match` and `lookupValue`".into(), "add what is missing"));
                };
                if !before.contains(&index.as_str()) {
                    return Err(refused(
                        "step",
                        format!("`index` names `{index}`, which is no step before it"),
                        "name a step that calls something before",
                    ));
                }
                let roots = self.roots.clone();
                let declared = self.inputs.names();
                let values = Roots { inputs: &roots, steps: before, declared: &declared };
                let value = Template::tree_with(lookup, &|text| values.text(text));
                self.names_of(&value, None, None, before)?;
                Ok(Act::Lookup { index: index.clone(), field: field.clone(), value, fields: step.fields.clone() })
            }
            other => Err(refused(
                "step-type",
                format!("steps of type `{other}` are not served"),
                "use `call` and `lookup`, or do it where the answer is read",
            )),
        }
    }

    fn call(&mut self, call: &Named, with: &[(Named, Value)], steps: &[&str], simple: bool) -> Result<Call, Refused> {
        let path = match self.inputs.exposure {
            Exposure::Rest { pattern, .. } => Some(pattern.text.as_str()),
            _ => None,
        };
        let clues = Clues { path, with, description: self.written.description.as_deref() };
        let (operation, by_clues) = call::resolve(call, &clues, &self.context.upstreams, &self.context.lost)?;
        if by_clues {
            let message = format!(
                "several operations are called `{}`; {} {} is meant, as path and arguments show",
                call.text, operation.method, operation.path.text
            );
            self.findings.warn("same-name", call.place.clone(), message, "give operations names of their own");
        }
        let roots = self.roots.clone();
        let declared = self.inputs.names();
        let mut values: Vec<(String, Template)> = Vec::new();
        for (key, value) in with {
            let template = Roots { inputs: &roots, steps, declared: &declared }.value(key, value, self.findings);
            self.reference_root(key, value);
            if key.text != "body" && !operation.names().contains(&key.text.as_str()) && !operation.asks_for(&key.text) {
                let message = format!(
                    "`{}.{}` declares no parameter `{}`; it is sent in the query",
                    operation.upstream.namespace, operation.name, key.text
                );
                self.findings.warn("undeclared-parameter", key.place.clone(), message, "declare it in the operation's `inputParameters`");
            }
            self.names_of(&template, Some((key, &values)), Some(&operation), steps)?;
            values.push((key.text.clone(), template));
        }
        self.path_variables(call, &operation, &mut values, steps)?;
        if simple && with.is_empty() && !self.inputs.declared {
            for parameter in &operation.parameters[operation.shared..] {
                if parameter.value.is_none() && parameter.location != document::In::Path {
                    self.need(&parameter.name, Some(&parameter.name), &operation, call)?;
                }
            }
        }
        self.templates(call, &operation, &values, steps)?;
        Ok(Call { operation, with: values })
    }

    /// `rest.x` and `tools.x` are understood here and sent as text by the format's reference engine.
    fn reference_root(&mut self, key: &Named, value: &Value) {
        if let Some((root @ ("rest" | "tools" | "mcp"), name)) = value.as_str().and_then(|text| text.split_once('.'))
            && self.roots[0] != root
            && self.roots.iter().any(|known| known == root)
        {
            let message = format!("`{root}.{name}` is the caller's `{name}` here; the format itself takes it as text");
            self.findings.warn(
                "reference-root",
                key.place.clone(),
                message,
                format!("leave it, or write {}.{name} for other engines", self.roots[0]),
            );
        }
    }

    /// Makes inputs for the names that a template asks for and nothing else gives.
    fn names_of(
        &mut self,
        template: &Template,
        with: Option<(&Named, &[(String, Template)])>,
        operation: Option<&Operation>,
        steps: &[&str],
    ) -> Result<(), Refused> {
        let mut keys = Vec::new();
        template.keys(&mut |key| keys.push(key.clone()));
        let alone = matches!(template, Template::One(_));
        for key in keys {
            let name = match &key {
                Key::Input(name) => name.as_str(),
                Key::Name(name) => match self.open(name, with.map_or(&[][..], |(_, values)| values), steps)? {
                    Some(name) => name,
                    None => continue,
                },
                Key::Step(..) => continue,
            };
            let given = with.map(|(key, _)| key).filter(|_| alone);
            let needed = self.inputs.need(name, given.map(|key| key.text.as_str()), operation);
            needed.map_err(|why| {
                self.refused("path-variable", given, why, "name a variable of the path, or declare the input with its place")
            })?;
        }
        Ok(())
    }

    /// The input that a name in braces asks for, unless something else gives it.
    fn open<'n>(&mut self, name: &'n str, with: &[(String, Template)], steps: &[&str]) -> Result<Option<&'n str>, Refused> {
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        if with.iter().any(|(key, _)| key == name || key == first)
            || steps.contains(&first)
            || self.inputs.has(name)
            || self.inputs.has(first)
        {
            return Ok(None);
        }
        if !rest.is_empty() && (self.roots.iter().any(|root| root == first) || matches!(first, "rest" | "tools" | "mcp")) {
            return Ok(Some(rest));
        }
        let binds: &Binds = &self.context.binds;
        if let Some(why) = binds.unset(name) {
            let (message, remedy) = why.words();
            self.findings.stop("unset-variable", self.written.place.clone(), message, remedy);
            return Ok(None);
        }
        Ok((!binds.declares(name)).then_some(name))
    }

    /// Sees to it that every variable of the called path gets a value.
    fn path_variables(
        &mut self,
        call: &Named,
        operation: &Operation,
        values: &mut Vec<(String, Template)>,
        steps: &[&str],
    ) -> Result<(), Refused> {
        let variables: Vec<String> = operation.path.variables().map(str::to_owned).collect();
        for variable in variables {
            let given = values.iter().any(|(key, _)| *key == variable)
                || operation.parameter(&variable).is_some_and(|parameter| parameter.value.is_some());
            if given || self.open(&variable, values, steps)?.is_none() && !self.inputs.has(&variable) {
                continue;
            }
            match self.inputs.bind_path(&variable, operation) {
                Ok(None) => {}
                Ok(Some(input)) => values.push((variable, Template::One(Key::Input(input)))),
                Err(why) => {
                    let message = format!("`{{{variable}}}` of {} {} gets no value: {why}", operation.method, operation.path.text);
                    return Err(self.refused(
                        "path-variable",
                        Some(call),
                        message,
                        "add the variable to the path, or give it a value under `with`",
                    ));
                }
            }
        }
        Ok(())
    }

    /// Makes inputs for what the operation's own body and values ask for.
    fn templates(&mut self, call: &Named, operation: &Operation, values: &[(String, Template)], steps: &[&str]) -> Result<(), Refused> {
        for name in asked(operation) {
            if let Some(name) = self.open(&name, values, steps)? {
                self.need(name, None, operation, call)?;
            }
        }
        Ok(())
    }

    fn need(&mut self, name: &str, key: Option<&str>, operation: &Operation, call: &Named) -> Result<(), Refused> {
        let needed = self.inputs.need(name, key, Some(operation));
        needed.map_err(|why| {
            self.refused("path-variable", Some(call), why, "name a variable of the path, or declare the input with its place")
        })
    }

    /// What a unit that calls nothing takes and answers.
    fn mocked(&mut self, work: &Work, outputs: &[super::Output]) -> Result<(), Refused> {
        if !matches!(work, Work::Mock) {
            return Ok(());
        }
        let mut templates = Vec::new();
        outputs.iter().for_each(|output| output.templates(&mut templates));
        let of_files = matches!(self.inputs.exposure, Exposure::Content { files: true, .. });
        if templates.is_empty() && !of_files {
            let message = "this unit has no `call`, `steps` or `ref`, and no output with a `value`; it answers nothing";
            self.findings.warn("answers-nothing", self.written.place.clone(), message, "add a `call`, or a `value` to its outputs");
        }
        for template in templates {
            self.names_of(template, None, None, &[])?;
        }
        Ok(())
    }

    fn refused(&self, code: &'static str, named: Option<&Named>, message: String, remedy: &str) -> Refused {
        Refused {
            code,
            place: named.map_or_else(|| self.written.place.clone(), |named| named.place.clone()),
            message,
            remedy: remedy.to_owned(),
        }
    }
}

impl super::Output {
    /// Its values, those of its parts included.
    fn templates<'a>(&'a self, into: &mut Vec<&'a Template>) {
        into.extend(&self.value);
        self.properties.iter().for_each(|(_, property)| property.templates(into));
        if let Some(items) = &self.items {
            items.templates(into);
        }
    }
}

/// The names that an operation's own templates ask for.
fn asked(operation: &Operation) -> Vec<String> {
    let mut names = Vec::new();
    for template in operation.templates() {
        template.keys(&mut |key| {
            if let Key::Name(name) = key {
                names.push(name.clone());
            }
        });
    }
    names
}
