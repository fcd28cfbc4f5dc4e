//! Skill adapters: they describe, and never do anything.
//!
//! `GET /skills`, `/skills/{name}`, `/skills/{name}/download` (a zip), `/skills/{name}/contents` and
//! `/skills/{name}/contents/{file}`.

use super::{Answer, problem::Problem, whole, zip};
use crate::plan::Skill;
use bytes::Bytes;
use hyper::{
    Method, Request, Response, StatusCode,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue},
};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The most files of a skill, and the most bytes of all of them together.
const FILES: usize = 1000;
const BYTES: u64 = 16 << 20;

pub(super) fn answer<B>(skills: &[Skill], request: &Request<B>) -> Answer {
    if request.method() != Method::GET {
        return nothing();
    }
    let Ok(path) = percent_decode_str(request.uri().path()).decode_utf8() else { return nothing() };
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let ["skills", rest @ ..] = parts.as_slice() else { return nothing() };
    let Some((name, rest)) = rest.split_first() else {
        let list: Vec<Value> = skills.iter().map(|skill| Value::Object(skill.about.clone())).collect();
        return json_answer(&json!({"count": list.len(), "skills": list}));
    };
    let Some(skill) = skills.iter().find(|skill| skill.name == *name) else { return nothing() };
    match rest {
        [] => json_answer(&Value::Object(skill.about.clone())),
        ["contents"] => {
            let files: Vec<Value> = files(skill).into_iter().map(|(path, size)| json!({"path": path, "size": size})).collect();
            json_answer(&json!({"name": skill.name, "contents": files}))
        }
        ["contents", path @ ..] => content(skill, &path.join("/")),
        ["download"] => download(skill),
        _ => nothing(),
    }
}

fn nothing() -> Answer {
    Problem::new(StatusCode::NOT_FOUND, "not-found", "there is no such skill or file").answer()
}

fn json_answer(value: &Value) -> Answer {
    typed(value.to_string(), "application/json")
}

fn typed(body: impl Into<Bytes>, media_type: &'static str) -> Answer {
    let mut answer = Response::new(whole(body));
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    answer
}

/// A file of the skill's folder, if that is where it really is: links may not lead out.
fn content(skill: &Skill, path: &str) -> Answer {
    let Some((folder, file)) = skill.folder.as_ref().and_then(|folder| Some((folder, folder.join(path).canonicalize().ok()?))) else {
        return nothing();
    };
    if !file.starts_with(folder) || !file.is_file() || std::fs::metadata(&file).is_ok_and(|about| about.len() > BYTES) {
        return nothing();
    }
    match std::fs::read(&file) {
        Ok(bytes) => typed(bytes, media_type(&file)),
        Err(_) => nothing(),
    }
}

pub(super) fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()) {
        Some("md") => "text/markdown; charset=utf-8",
        Some("json") => "application/json",
        Some("yaml" | "yml") => "application/yaml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        // Anything else is data: a script or a page must not run in a browser.
        _ => "application/octet-stream",
    }
}

/// The files below a skill's folder with their sizes, by name; what a link leads to outside is not there.
fn files(skill: &Skill) -> Vec<(String, u64)> {
    skill.folder.as_ref().map(|folder| below(folder)).unwrap_or_default()
}

pub(super) fn below(folder: &Path) -> Vec<(String, u64)> {
    let mut found = Vec::new();
    let mut waiting: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in std::fs::read_dir(&next).into_iter().flatten().flatten() {
            let (path, Ok(kind)) = (entry.path(), entry.file_type()) else { continue };
            if kind.is_dir() {
                waiting.push(path);
            } else if let (true, Ok(about), Ok(relative)) = (kind.is_file(), entry.metadata(), path.strip_prefix(folder)) {
                found.push((relative.to_string_lossy().replace('\\', "/"), about.len()));
            }
            if found.len() >= FILES || waiting.len() >= FILES {
                found.sort();
                return found;
            }
        }
    }
    found.sort();
    found
}

fn download(skill: &Skill) -> Answer {
    let Some(folder) = &skill.folder else { return nothing() };
    let files = files(skill);
    if files.iter().map(|(_, size)| size).sum::<u64>() > BYTES {
        return Problem::new(
            StatusCode::INSUFFICIENT_STORAGE,
            "too-large",
            format!("the skill's files have more than {} MiB", BYTES >> 20),
        )
        .answer();
    }
    let read: Vec<(String, Vec<u8>)> =
        files.into_iter().filter_map(|(path, _)| Some((path.clone(), std::fs::read(folder.join(path)).ok()?))).collect();
    let mut answer = typed(zip::archive(&read), "application/zip");
    let safe: String = skill.name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '_' }).collect();
    if let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"{safe}.zip\"")) {
        answer.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    answer
}
