//! Refusals as problem details (RFC 9457).

use super::{Answer, whole};
use hyper::{
    Response, StatusCode,
    header::{ALLOW, CONTENT_TYPE, HeaderName, HeaderValue, WWW_AUTHENTICATE},
};
use serde_json::json;

/// A refusal.
#[derive(Debug)]
pub(super) struct Problem {
    status: StatusCode,
    code: &'static str,
    detail: String,
    /// The parameter that it is about.
    parameter: Option<String>,
    /// Boxed, because refusals travel as errors through functions that mostly answer.
    header: Option<Box<(HeaderName, HeaderValue)>>,
}

impl Problem {
    pub(super) fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, detail: detail.into(), parameter: None, header: None }
    }

    pub(super) fn about(self, parameter: &str) -> Self {
        Self { parameter: Some(parameter.to_owned()), ..self }
    }

    pub(super) fn allowing(self, methods: &str) -> Self {
        Self { header: HeaderValue::from_str(methods).ok().map(|methods| Box::new((ALLOW, methods))), ..self }
    }

    pub(super) fn answer(self) -> Answer {
        let mut problem = json!({
            "title": self.status.canonical_reason().unwrap_or("Refused"),
            "status": self.status.as_u16(),
            "code": self.code,
            "detail": self.detail,
        });
        if let Some(parameter) = self.parameter {
            problem["parameter"] = parameter.into();
        }
        let mut answer = Response::new(whole(problem.to_string()));
        *answer.status_mut() = self.status;
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some((name, value)) = self.header.map(|header| *header) {
            answer.headers_mut().insert(name, value);
        }
        answer
    }
}

/// Nobody who may come in.
pub(super) fn unauthenticated(challenge: &'static str) -> Answer {
    let mut problem = Problem::new(StatusCode::UNAUTHORIZED, "unauthenticated", "the credentials are missing or wrong");
    problem.header = Some(Box::new((WWW_AUTHENTICATE, HeaderValue::from_static(challenge))));
    problem.answer()
}
