//! What a row says about itself besides its route: parameters, body and answer, with their schemas. The OpenAPI document
//! is made from it, and the query parameters that a strict surface knows.

use crate::{
    answer::{Json, NoContent, Output, Tagged},
    request::{Body, Input},
};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, de::DeserializeOwned};

/// Makes the schema of a type (JSON Schema 2020-12): [`schema_of::<T>`](schema_of), or a function of your own where a
/// type says less than its reader checks.
pub type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// The schema of a type, by reference where it has a name.
pub fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A segment of the path.
    Path,
    /// The query. An array is written with commas in between.
    Query,
    /// A header.
    Header,
}

/// A parameter of a request.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What it may be.
    pub schema: SchemaOf,
    /// What it does, as a sentence.
    pub description: &'static str,
}

/// What a path names. Rows take the segments that their path has from what their input can read.
#[must_use]
pub const fn path(name: &'static str, schema: SchemaOf, description: &'static str) -> Parameter {
    Parameter { name, place: Place::Path, schema, description }
}

/// An optional parameter of the query.
#[must_use]
pub const fn query(name: &'static str, schema: SchemaOf, description: &'static str) -> Parameter {
    Parameter { name, place: Place::Query, schema, description }
}

/// An optional header.
#[must_use]
pub const fn header(name: &'static str, schema: SchemaOf, description: &'static str) -> Parameter {
    Parameter { name, place: Place::Header, schema, description }
}

/// An input that says what it reads.
pub trait DescribedInput: Input {
    /// The parameters that it reads. A surface whose queries are strict refuses all others.
    #[must_use]
    fn parameters() -> Vec<Parameter> {
        Vec::new()
    }

    /// The body that it reads.
    #[must_use]
    fn body() -> Option<SchemaOf> {
        None
    }

    /// The form of that body.
    #[must_use]
    fn body_type() -> &'static str {
        "application/json"
    }
}

impl DescribedInput for () {}

impl<A: DescribedInput, B: DescribedInput> DescribedInput for (A, B) {
    fn parameters() -> Vec<Parameter> {
        [A::parameters(), B::parameters()].concat()
    }

    fn body() -> Option<SchemaOf> {
        A::body().or(B::body())
    }

    fn body_type() -> &'static str {
        if A::body().is_some() { A::body_type() } else { B::body_type() }
    }
}

impl<T: DeserializeOwned + JsonSchema + Send + 'static> DescribedInput for Body<T> {
    fn body() -> Option<SchemaOf> {
        Some(schema_of::<T>)
    }
}

/// A form of an answer's body.
#[derive(Clone, Copy, Debug)]
pub struct MediaType {
    /// Its name: `application/json`.
    pub name: &'static str,
    /// What a body of it looks like.
    pub schema: SchemaOf,
}

/// An output that says what it writes.
pub trait DescribedOutput: Output {
    /// Whether it is about one object and says its state.
    const TAGGED: bool = false;

    /// The forms that the body of a success may have; none: there is no body.
    #[must_use]
    fn media_types() -> Vec<MediaType>;

    /// The form of its own refusals with 400 and 401, where a protocol has one; those of the surface are met besides.
    #[must_use]
    fn refusal() -> Option<MediaType> {
        None
    }
}

impl<T: Serialize + JsonSchema + Send + 'static> DescribedOutput for Json<T> {
    fn media_types() -> Vec<MediaType> {
        vec![MediaType { name: "application/json", schema: schema_of::<T> }]
    }
}

impl<T: Serialize + JsonSchema + Send + 'static> DescribedOutput for Tagged<T> {
    const TAGGED: bool = true;

    fn media_types() -> Vec<MediaType> {
        Json::<T>::media_types()
    }
}

impl DescribedOutput for NoContent {
    fn media_types() -> Vec<MediaType> {
        Vec::new()
    }
}

/// What a row says about itself.
#[derive(Clone, Debug)]
pub struct Description {
    /// What it does, in a few words.
    pub summary: &'static str,
    /// What else a caller should know; empty when there is nothing.
    pub notes: &'static str,
    /// The parameters that its input can read; of the segments of paths those count that its path has.
    pub parameters: Vec<Parameter>,
    /// The body that it takes.
    pub body: Option<SchemaOf>,
    /// The form of that body.
    pub body_type: &'static str,
    /// Whether the answer is about one object and says its state.
    pub tagged: bool,
    /// The forms that the body of a success may have.
    pub answer: Vec<MediaType>,
    /// The form of its own refusals with 400 and 401.
    pub refusal: Option<MediaType>,
}
