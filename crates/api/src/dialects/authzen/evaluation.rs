//! The endpoints.

use super::{
    convert::{decision, question},
    wire::{Configuration, Decision, Decisions, Many, Parts, Semantic},
};
use crate::{
    answer::{Answer, Json},
    context::Context,
    request::Body,
};
use hyper::StatusCode;
use roster_core::{Error, Result, access, access::Actor};

/// The most questions of one request.
const MOST: usize = 1000;

/// One question.
pub(super) async fn one(context: Context, Body(parts): Body<Parts>) -> Result<Json<Decision>> {
    let actor = context.actor()?;
    Ok(Json(decide(&context, &actor, &parts, "").await?))
}

/// Several questions; without any, the parts given for all are one (§7.1).
pub(super) async fn many(context: Context, Body(mut many): Body<Many>) -> Result<Answer> {
    let actor = context.actor()?;
    let (defaults, options) = (many.take_defaults(), many.options);
    let questions = many.evaluations.unwrap_or_default();
    if questions.is_empty() {
        return Ok(Answer::json(StatusCode::OK, &decide(&context, &actor, &defaults, "").await?));
    }
    if questions.len() > MOST {
        return Err(Error::LimitReached { what: "evaluations in one request", max: MOST as u64 });
    }
    let mut answers = Vec::with_capacity(questions.len());
    for (at, parts) in questions.into_iter().enumerate() {
        let parts = parts.or(&defaults);
        let answer = decide(&context, &actor, &parts, &format!("evaluations[{at}].")).await?;
        let last = match options.evaluations_semantic {
            Semantic::ExecuteAll => false,
            Semantic::DenyOnFirstDeny => !answer.decision,
            Semantic::PermitOnFirstPermit => answer.decision,
        };
        answers.push(answer);
        if last {
            break;
        }
    }
    Ok(Answer::json(StatusCode::OK, &Decisions { evaluations: answers }))
}

async fn decide(context: &Context, actor: &Actor, parts: &Parts, at: &str) -> Result<Decision> {
    let question = question(context, actor, parts, at).await?;
    Ok(decision(access::evaluate(&context.directory, actor, &question).await?))
}

/// Where everything is.
pub(super) async fn configuration(context: Context, (): ()) -> Result<Json<Configuration>> {
    let base = &context.base_url;
    Ok(Json(Configuration {
        policy_decision_point: base.to_string(),
        access_evaluation_endpoint: format!("{base}/access/v1/evaluation"),
        access_evaluations_endpoint: format!("{base}/access/v1/evaluations"),
    }))
}
