//! Who acts for requests that show no credential.

use super::{
    BECAUSE,
    principal::{Principal, meant},
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, put},
    request::Body,
};
use hyper::StatusCode;
use roster_core::{Error, Result, secret::Secret};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, PoisonError, RwLock};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const ANONYMOUS: &str = "/anonymous";
    const SET: &str = r#"{"as": {"organization": "example"}, "surfaces": ["portkey"]}"#;
    vec![
        get("anonymous.list", ANONYMOUS).public(BECAUSE).handle(example(ANONYMOUS), list),
        put("anonymous.set", ANONYMOUS).public(BECAUSE).handle(example_with(ANONYMOUS, SET), set),
        delete("anonymous.clear", ANONYMOUS).public(BECAUSE).answers(StatusCode::NO_CONTENT).handle(example(ANONYMOUS), clear),
    ]
}

/// Somebody who acts where nobody says who they are: on one surface, or on every other one.
#[derive(Clone)]
struct StandIn {
    surface: Option<String>,
    principal: Option<Principal>,
    secret: Arc<Secret>,
}

/// All of them as they were at a moment.
#[derive(Clone, Default)]
pub(super) struct StandIns(Arc<[StandIn]>);

/// All of them.
#[derive(Default)]
pub(super) struct Anonymous(RwLock<StandIns>);

/// One of them, as it is shown.
#[derive(Serialize)]
pub(super) struct Shown {
    /// Absent: every surface that has none of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    surface: Option<String>,
    /// Absent: whoever has the secret that was named, which is not shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    r#as: Option<Principal>,
}

impl Anonymous {
    /// The secret of whoever acts on this surface.
    pub(super) fn on(&self, surface: &str) -> Option<Arc<Secret>> {
        let all = self.now();
        let own = all.0.iter().find(|known| known.surface.as_deref() == Some(surface));
        own.or_else(|| all.0.iter().find(|known| known.surface.is_none())).map(|known| Arc::clone(&known.secret))
    }

    pub(super) fn shown(&self) -> Vec<Shown> {
        self.now().0.iter().map(|known| Shown { surface: known.surface.clone(), r#as: known.principal.clone() }).collect()
    }

    pub(super) fn now(&self) -> StandIns {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn go_back_to(&self, then: &StandIns) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = then.clone();
    }

    /// Puts these in the place of those on the same surfaces.
    fn put(&self, new: Vec<StandIn>) {
        let before = self.now();
        let others = before.0.iter().filter(|known| new.iter().all(|new| new.surface != known.surface)).cloned();
        let all = others.chain(new.iter().cloned()).collect();
        self.go_back_to(&StandIns(all));
    }
}

#[derive(Serialize)]
struct Listed {
    anonymous: Vec<Shown>,
}

async fn list(context: Context, (): ()) -> Result<Json<Listed>> {
    Ok(Json(Listed { anonymous: context.sandbox()?.anonymous.shown() }))
}

/// Who acts, as a principal or by a secret of theirs, and where: on every surface that has nobody of its own when that is absent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    r#as: Option<Principal>,
    secret: Option<String>,
    surfaces: Option<Vec<String>>,
}

async fn set(context: Context, Body(set): Body<Set>) -> Result<Json<Listed>> {
    let sandbox = context.sandbox()?;
    let surfaces = match set.surfaces {
        None => vec![None],
        Some(surfaces) => surfaces.into_iter().map(Some).collect(),
    };
    for (at, surface) in surfaces.iter().enumerate() {
        let field = format!("surfaces[{at}]");
        sandbox.faults.check_surface(surface.as_deref()).map_err(|error| error.below(&field))?;
        if surfaces[..at].contains(surface) {
            return Err(Error::invalid(field, "is named twice"));
        }
    }
    let secret = Arc::new(meant(&context, "who acts, or whose secret is taken as shown", set.r#as.as_ref(), set.secret).await?);
    let stand_in = |surface| StandIn { surface, principal: set.r#as.clone(), secret: Arc::clone(&secret) };
    sandbox.anonymous.put(surfaces.into_iter().map(stand_in).collect());
    Ok(Json(Listed { anonymous: sandbox.anonymous.shown() }))
}

async fn clear(context: Context, (): ()) -> Result<NoContent> {
    context.sandbox()?.anonymous.go_back_to(&StandIns::default());
    Ok(NoContent)
}
