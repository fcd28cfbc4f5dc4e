//! MCP adapters: tools, resources and prompts.

use super::{
    Content, Mcp, Prompt,
    adapter::Context,
    binds::local_path,
    imports::text_of,
    inputs::{Exposure, Inputs},
    path::Pattern,
};
use crate::{document, finding::Findings, template::Template};
use std::sync::Arc;

impl Context<'_> {
    pub(super) fn mcp(&self, written: &document::Adapter, findings: &mut Findings) -> Mcp {
        let public = written.cache_scope.as_ref().map(|scope| scope.text == "public");
        let mut mcp = Mcp { version: self.document.info_version.clone(), ttl_ms: written.ttl_ms, public, ..Mcp::default() };
        for tool in &written.tools {
            let name =
                tool.name.clone().unwrap_or_else(|| tool.reference.as_ref().map_or_else(String::new, |reference| reference.text.clone()));
            let what = format!("tool `{name}`");
            if let Some(unit) = self.unit(&Exposure::Tool, written, tool, &what, findings) {
                if !is_tool_name(&unit.name) {
                    findings.refuse(
                        "tool-name",
                        tool.place.clone(),
                        format!("{what} is not served: its name is not one that MCP allows"),
                        "use 1 to 128 of A-Z a-z 0-9 _ - .",
                    );
                } else if mcp.tools.iter().any(|other| other.name == unit.name) {
                    findings.refuse(
                        "repeated-tool",
                        tool.place.clone(),
                        format!("{what} is there already; this one is not served"),
                        "give it another name",
                    );
                } else {
                    mcp.tools.push(Arc::new(unit));
                }
            }
        }
        for content in &written.contents {
            let what = format!("resource `{}`", content.unit.name.as_deref().unwrap_or(&content.uri));
            let uri = Pattern::new(&content.uri);
            let folder = match &content.location {
                Some(location) => match self.folder(&location.text) {
                    Some(folder) => Some(folder),
                    None => {
                        findings.refuse(
                            "location",
                            location.place.clone(),
                            format!("{what} is not served: `{}` is no folder", location.text),
                            "write file:///FOLDER",
                        );
                        continue;
                    }
                },
                None => None,
            };
            if let Some(unit) =
                self.unit(&Exposure::Content { uri: &uri, files: folder.is_some() }, written, &content.unit, &what, findings)
            {
                mcp.contents.push(Content { unit: Arc::new(unit), uri, mime_type: content.mime_type.clone(), folder });
            }
        }
        mcp.prompts = written.prompts.iter().filter_map(|prompt| self.prompt(prompt, findings)).collect();
        mcp
    }

    fn prompt(&self, prompt: &document::Prompt, findings: &mut Findings) -> Option<Prompt> {
        let mut messages: Vec<(bool, Template)> =
            prompt.template.iter().map(|(role, content)| (role == "assistant", Template::text(content))).collect();
        if let Some(location) = &prompt.location {
            let read = local_path(&location.text).ok_or_else(|| "is no file:///…".to_owned());
            match read.and_then(|path| text_of(&self.folder.join(path))) {
                Ok(text) => messages.push((false, Template::text(&text))),
                Err(why) => {
                    let message = format!("prompt `{}` is not served: `{}` {why}", prompt.name, location.text);
                    findings.refuse("location", location.place.clone(), message, "write file:///FILE");
                    return None;
                }
            }
        }
        let arguments = Inputs::declared(&Exposure::Tool, &prompt.arguments, None, findings).list;
        if messages.is_empty() {
            findings.refuse(
                "prompt",
                prompt.place.clone(),
                format!("prompt `{}` is not served: it has no `template`", prompt.name),
                "add `template` or `location`",
            );
            return None;
        }
        Some(Prompt {
            name: prompt.name.clone(),
            title: prompt.label.clone(),
            description: prompt.description.clone(),
            arguments,
            messages,
        })
    }
}

fn is_tool_name(name: &str) -> bool {
    (1..=128).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}
