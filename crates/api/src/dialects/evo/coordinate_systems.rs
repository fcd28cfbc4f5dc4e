//! Coordinate systems that clients offer to choose from. Any other code or description can be written too: nothing here looks into it.

use super::{
    asking::Org,
    page::{List, NoLinks},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, get},
};
use roster_core::Result;
use serde::Serialize;

const PATH: &str = "/workspace/orgs/{organization}/coordinate_systems";

/// Of the register of EPSG, those that are used all over the world.
const WORLDWIDE: &[(&str, &str)] = &[
    ("WGS 84", "EPSG:4326"),
    ("WGS 84 (3D)", "EPSG:4979"),
    ("WGS 84 / Pseudo-Mercator", "EPSG:3857"),
    ("WGS 84 (geocentric)", "EPSG:4978"),
];

/// The zones of WGS 84 / UTM, each in the north and in the south.
const ZONES: u16 = 60;

pub(super) fn operations() -> Vec<Operation> {
    vec![get("coordinate_systems.list", PATH).needs_only_a_key("the same for everybody in an organization").handle(example(PATH), list)]
}

#[derive(Serialize)]
struct Entry {
    title: String,
    well_known_id: String,
}

#[derive(Serialize)]
struct Category {
    title: &'static str,
    items: Vec<Entry>,
}

async fn list(context: Context, org: Org) -> Result<Json<List<NoLinks, Category>>> {
    org.actor(&context).await?;
    let worldwide = WORLDWIDE.iter().map(|(title, id)| Entry { title: (*title).to_owned(), well_known_id: (*id).to_owned() }).collect();
    let utm = |half: &'static str, first: u16| {
        (1..=ZONES)
            .map(move |zone| Entry { title: format!("WGS 84 / UTM zone {zone}{half}"), well_known_id: format!("EPSG:{}", first + zone) })
    };
    let results = vec![
        Category { title: "Worldwide", items: worldwide },
        Category { title: "WGS 84 / UTM", items: utm("N", 32600).chain(utm("S", 32700)).collect() },
    ];
    Ok(Json(List { links: NoLinks {}, results }))
}
