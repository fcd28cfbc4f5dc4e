//! Skill adapters.

use super::{Skill, adapter::Context};
use crate::{document, finding::Findings};
use serde_json::Value;

impl Context<'_> {
    pub(super) fn skills(&self, written: &document::Adapter, findings: &mut Findings) -> Vec<Skill> {
        let mut skills = Vec::new();
        for skill in &written.skills {
            let folder = skill.location.as_ref().and_then(|location| {
                let folder = self.folder(&location.text);
                if folder.is_none() {
                    let message = format!("skill `{}`: `{}` is no folder; its files are not served", skill.name, location.text);
                    findings.warn("location", location.place.clone(), message, "write file:///FOLDER");
                }
                folder
            });
            for instruction in &skill.instructions {
                if folder.as_ref().is_some_and(|folder| !folder.join(&instruction.text).is_file()) {
                    let message = format!("skill `{}`: `{}` is not in its folder", skill.name, instruction.text);
                    findings.warn("instruction", instruction.place.clone(), message, "add the file, or correct its name");
                }
            }
            if skill.about.get("description").is_none_or(Value::is_null) {
                findings.warn(
                    "skill-description",
                    skill.place.clone(),
                    format!("skill `{}` has no `description`", skill.name),
                    "say when it is of use",
                );
            }
            skills.push(Skill { name: skill.name.clone(), about: skill.about.clone(), folder });
        }
        skills
    }
}
