//! What only this surface knows of a workspace: kept beside it as data and handed back.

use super::ids::DIALECT;
use roster_core::{Error, Result, dialect_data::DialectPatch, patch::Patch};
use serde::Deserialize;
use serde_json::{Map, Number, Value, json};

const MOST_LABELS: usize = 20;
const LONGEST_LABEL: usize = 100;
/// The longest coordinate system as text (WKT).
const LONGEST_SYSTEM: usize = 10_000;

/// The labels of a workspace.
#[derive(Deserialize)]
#[serde(try_from = "Vec<String>")]
pub(super) struct Labels(Vec<String>);

impl TryFrom<Vec<String>> for Labels {
    type Error = String;

    fn try_from(labels: Vec<String>) -> Result<Self, String> {
        let fits = |label: &String| (1..=LONGEST_LABEL).contains(&label.chars().count()) && !label.contains('\0');
        if labels.len() <= MOST_LABELS && labels.iter().all(fits) {
            Ok(Self(labels))
        } else {
            Err(format!("must be at most {MOST_LABELS} labels of 1 to {LONGEST_LABEL} characters"))
        }
    }
}

/// A coordinate system: a code of the EPSG register or its description (WKT2); not looked into.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub(super) struct CoordinateSystem(String);

impl TryFrom<String> for CoordinateSystem {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.chars().count() <= LONGEST_SYSTEM && !text.contains('\0') {
            Ok(Self(text))
        } else {
            Err(format!("must have at most {LONGEST_SYSTEM} characters"))
        }
    }
}

/// A rectangle on the Earth: one closed ring of five positions.
#[derive(Deserialize)]
#[serde(try_from = "Polygon")]
pub(super) struct BoundingBox(Vec<[Number; 2]>);

#[derive(Deserialize)]
struct Polygon {
    r#type: String,
    coordinates: Vec<Vec<[Number; 2]>>,
}

impl TryFrom<Polygon> for BoundingBox {
    type Error = &'static str;

    fn try_from(polygon: Polygon) -> Result<Self, Self::Error> {
        let [ring] = <[_; 1]>::try_from(polygon.coordinates).map_err(|_| "must have one ring of coordinates")?;
        let within = |number: &Number, most: f64| number.as_f64().is_some_and(|value| value.abs() <= most);
        if polygon.r#type != "Polygon" {
            Err("must have the type Polygon")
        } else if ring.len() != 5 || ring.first() != ring.last() {
            Err("must have five positions, the last of them the same as the first")
        } else if !ring.iter().all(|[longitude, latitude]| within(longitude, 180.0) && within(latitude, 90.0)) {
            Err("must have positions of a longitude from -180 to 180 and a latitude from -90 to 90")
        } else if !is_rectangle(&ring) {
            Err("must be a rectangle along the meridians and parallels, its corners counter-clockwise")
        } else {
            Ok(Self(ring))
        }
    }
}

/// Whether the ring of five goes round a rectangle counter-clockwise, from whichever corner.
fn is_rectangle(ring: &[[Number; 2]]) -> bool {
    let at = |number: &Number| number.as_f64().unwrap_or(f64::NAN);
    let corners: Vec<[f64; 2]> = ring.iter().map(|[longitude, latitude]| [at(longitude), at(latitude)]).collect();
    // East, north, west, south: a turn to the left each time.
    let heading = |side: &[[f64; 2]]| match side {
        [[west, south], [east, north]] if south == north && west < east => Some(0),
        [[west, south], [east, north]] if west == east && south < north => Some(1),
        [[east, south], [west, north]] if south == north && west < east => Some(2),
        [[east, north], [west, south]] if west == east && south < north => Some(3),
        _ => None,
    };
    let headings: Option<Vec<u8>> = corners.windows(2).map(heading).collect();
    headings.is_some_and(|headings| headings.windows(2).all(|turn| matches!(turn, [from, to] if (from + 1) % 4 == *to)))
}

/// What a body says of it.
pub(super) struct Kept {
    pub(super) default_coordinate_system: Patch<CoordinateSystem>,
    pub(super) bounding_box: Patch<BoundingBox>,
    pub(super) labels: Patch<Labels>,
}

impl Kept {
    /// As a change of what is kept.
    pub(super) fn patch(self) -> DialectPatch {
        let Self { default_coordinate_system, bounding_box, labels } = self;
        let fields = vec![
            ("default_coordinate_system", set(default_coordinate_system, |CoordinateSystem(text)| json!(text))),
            ("bounding_box", set(bounding_box, |BoundingBox(ring)| json!({"type": "Polygon", "coordinates": [ring]}))),
            ("labels", set(labels, |Labels(labels)| json!(labels))),
        ];
        DialectPatch { dialect: DIALECT.clone(), fields }
    }
}

/// Whether machine learning is enabled for a workspace, as a change of what is kept.
pub(super) fn ml_enablement(enabled: bool) -> DialectPatch {
    DialectPatch { dialect: DIALECT.clone(), fields: vec![("ml_enabled", Patch::Set(json!(enabled)))] }
}

fn set<T>(patch: Patch<T>, value: impl FnOnce(T) -> Value) -> Patch<Value> {
    patch.try_map(|set| Ok::<_, Error>(value(set))).unwrap_or_default()
}

/// What is handed back of it. Data of an import that an answer can't carry is left out.
pub(super) struct Shown {
    pub(super) default_coordinate_system: String,
    pub(super) bounding_box: Option<Value>,
    pub(super) labels: Vec<String>,
    pub(super) ml_enabled: bool,
}

impl Shown {
    pub(super) fn of(data: &Map<String, Value>) -> Self {
        let field = |name: &str| data.get(name).cloned().unwrap_or_default();
        Self {
            default_coordinate_system: field("default_coordinate_system").as_str().unwrap_or_default().to_owned(),
            bounding_box: data.get("bounding_box").filter(|value| BoundingBox::deserialize(*value).is_ok()).cloned(),
            labels: serde_json::from_value(field("labels")).unwrap_or_default(),
            ml_enabled: field("ml_enabled").as_bool().unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(ring: Value) -> Option<String> {
        let polygon = json!({"type": "Polygon", "coordinates": [ring]});
        BoundingBox::deserialize(&polygon).err().map(|error| error.to_string())
    }

    #[test]
    fn a_box_may_begin_at_any_corner() {
        for ring in [
            json!([[0, 0], [1, 0], [1, 1.5], [0, 1.5], [0, 0]]),
            json!([[1, 0], [1, 1.5], [0, 1.5], [0, 0], [1, 0]]),
            json!([[1, 1.5], [0, 1.5], [0, 0], [1, 0], [1, 1.5]]),
            json!([[0, 1.5], [0, 0], [1, 0], [1, 1.5], [0, 1.5]]),
            json!([[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]),
        ] {
            assert_eq!(refused(ring.clone()), None, "{ring}");
        }
    }

    #[test]
    fn a_ring_that_is_no_box_is_refused() {
        for (ring, why) in [
            (json!([[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]), "a rectangle"),
            (json!([[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]), "a rectangle"),
            (json!([[0, 0], [1, 0], [2, 1], [1, 1], [0, 0]]), "a rectangle"),
            (json!([[0, 0], [1, 0], [0, 0], [1, 0], [0, 0]]), "a rectangle"),
            (json!([[0, 0], [0, 0], [0, 0], [0, 0], [0, 0]]), "a rectangle"),
            (json!([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0.5]]), "five positions"),
            (json!([[0, 0], [1, 0], [1, 1], [0, 0]]), "five positions"),
            (json!([[0, 0], [181, 0], [181, 1], [0, 1], [0, 0]]), "a longitude"),
        ] {
            let said = refused(ring.clone()).unwrap_or_else(|| panic!("{ring} is taken"));
            assert!(said.contains(why), "{ring}: {said}");
        }
    }
}
