//! The endpoints.

use super::{
    convert::{decision, question},
    wire::{Configuration, Decision, Decisions, Given, Many, Parts, Semantic},
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
/// How many are answered in one go.
const TURN: usize = 32;

/// One question.
pub(super) async fn one(context: Context, Body(parts): Body<Parts>) -> Result<Json<Decision>> {
    let actor = context.actor()?;
    Ok(Json(decide(&context, &actor, parts.given(), "").await?))
}

/// Several questions; without any, the parts given for all are one (§7.1).
pub(super) async fn many(context: Context, Body(mut many): Body<Many>) -> Result<Answer> {
    let actor = context.actor()?;
    let (defaults, options) = (many.take_defaults(), many.options);
    let questions = many.evaluations.unwrap_or_default();
    if questions.is_empty() {
        return Ok(Answer::json(StatusCode::OK, &decide(&context, &actor, defaults.given(), "").await?));
    }
    if questions.len() > MOST {
        return Err(Error::LimitReached { what: "evaluations in one request", max: MOST as u64 });
    }
    let mut answers = Vec::with_capacity(questions.len());
    for (at, parts) in questions.iter().enumerate() {
        // On SQLite nothing in here waits; other requests get their turn in between.
        if at % TURN == TURN - 1 {
            tokio::task::yield_now().await;
        }
        let answer = decide(&context, &actor, parts.or(&defaults), &format!("evaluations[{at}].")).await?;
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

async fn decide(context: &Context, actor: &Actor, parts: Given<'_>, at: &str) -> Result<Decision> {
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
        search_subject_endpoint: format!("{base}/access/v1/search/subject"),
        search_resource_endpoint: format!("{base}/access/v1/search/resource"),
        search_action_endpoint: format!("{base}/access/v1/search/action"),
    }))
}
