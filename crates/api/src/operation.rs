//! One row per operation: the route, what it needs, an example that reaches its permission check, the handler.
//!
//! The router serves rows and nothing else; the tests walk them as nobody, as a stranger and as a too-weak member.
//! `handle` exists only after `needs` (or one of its kin), so an operation without a permission can't be written.

use crate::{
    answer::{Answer, Output},
    body,
    context::Context,
    describe::{DescribedInput, DescribedOutput, Description, Place},
    request::{Input, Request},
};
use hyper::{Method, StatusCode};
use roster_core::{Error, access::Permission};
use std::{
    future::{Future, poll_fn, ready},
    pin::Pin,
};

/// A future that can be moved between threads.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What an operation asks of its caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// This permission.
    Permission(Permission),
    /// One or more of this closed list, chosen from the input.
    AnyOf(&'static [Permission]),
    /// Only a key that is known; the reason says why that is enough.
    Key(&'static str),
    /// Nothing; the reason says why.
    Public(&'static str),
}

impl Need {
    /// Every permission that the operation may ask for.
    #[must_use]
    pub fn permissions(&self) -> Vec<Permission> {
        match self {
            Self::Permission(permission) => vec![*permission],
            Self::AnyOf(list) => list.to_vec(),
            Self::Key(_) | Self::Public(_) => Vec::new(),
        }
    }
}

/// A valid call, so that the walk reaches the permission check and not a decoding error. `{user}`, `{workspace}`,
/// `{member}`, `{api_key}`, `{organization}` and `{alias}` are filled from the test's world.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Path below the surface's prefix and mount, with a query if one is needed.
    pub path: &'static str,
    /// The body; empty for none.
    pub body: &'static str,
}

/// An example without a body.
#[must_use]
pub const fn example(path: &'static str) -> Example {
    Example { path, body: "" }
}

/// An example with a JSON body.
#[must_use]
pub const fn example_with(path: &'static str, body: &'static str) -> Example {
    Example { path, body }
}

type Handler = Box<dyn Fn(Context, Request) -> BoxFuture<Result<Answer, Error>> + Send + Sync>;

/// An operation of a surface.
pub struct Operation {
    /// Its name on the surface: `workspace_members.create`.
    pub name: &'static str,
    /// The method.
    pub method: Method,
    /// The path below the surface's prefix and mount (or a whole one below `/.well-known/`), `{name}` for what varies.
    pub path: &'static str,
    /// What it needs.
    pub need: Need,
    /// The status of success.
    pub status: StatusCode,
    /// The most bytes that its body may have.
    pub most_body: usize,
    /// A valid call.
    pub example: Example,
    /// The query parameters that its description names; a surface whose queries are strict refuses all others.
    pub parameters: Vec<&'static str>,
    /// What it says about itself, on surfaces that publish a description.
    pub description: Option<Description>,
    pub(crate) call: Handler,
}

impl Operation {
    /// The names of the segments that vary, in their order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
    }
}

/// An operation that does not say yet what it needs.
pub struct Open {
    name: &'static str,
    method: Method,
    path: &'static str,
}

/// An operation that only lacks its handler.
pub struct Guarded {
    open: Open,
    need: Need,
    status: StatusCode,
    most_body: usize,
}

/// An operation that lacks its handler and says what it does.
pub struct Described {
    guarded: Guarded,
    summary: &'static str,
    notes: &'static str,
}

/// Begins a GET row.
#[must_use]
pub const fn get(name: &'static str, path: &'static str) -> Open {
    Open { name, method: Method::GET, path }
}

/// Begins a POST row.
#[must_use]
pub const fn post(name: &'static str, path: &'static str) -> Open {
    Open { name, method: Method::POST, path }
}

/// Begins a PUT row.
#[must_use]
pub const fn put(name: &'static str, path: &'static str) -> Open {
    Open { name, method: Method::PUT, path }
}

/// Begins a PATCH row.
#[must_use]
pub const fn patch(name: &'static str, path: &'static str) -> Open {
    Open { name, method: Method::PATCH, path }
}

/// Begins a DELETE row.
#[must_use]
pub const fn delete(name: &'static str, path: &'static str) -> Open {
    Open { name, method: Method::DELETE, path }
}

impl Open {
    /// It needs this permission.
    #[must_use]
    pub const fn needs(self, permission: Permission) -> Guarded {
        self.guarded(Need::Permission(permission))
    }

    /// It needs one or more of these, chosen from the input.
    #[must_use]
    pub const fn needs_any_of(self, list: &'static [Permission]) -> Guarded {
        self.guarded(Need::AnyOf(list))
    }

    /// Any known key will do, because …
    #[must_use]
    pub const fn needs_only_a_key(self, because: &'static str) -> Guarded {
        self.guarded(Need::Key(because))
    }

    /// Anybody may call it, because …
    #[must_use]
    pub const fn public(self, because: &'static str) -> Guarded {
        self.guarded(Need::Public(because))
    }

    const fn guarded(self, need: Need) -> Guarded {
        Guarded { open: self, need, status: StatusCode::OK, most_body: body::MOST }
    }
}

impl Guarded {
    /// Success has another status than 200.
    #[must_use]
    pub const fn answers(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Its body may have this many bytes instead of 1 MiB, and then more time to arrive; only a few such requests
    /// are read at a time.
    #[must_use]
    pub const fn body_up_to(mut self, bytes: usize) -> Self {
        self.most_body = bytes;
        self
    }

    /// What it does, in a few words: `List users`. Such a row is published with the schemas of its input and its answer.
    #[must_use]
    pub const fn does(self, summary: &'static str) -> Described {
        Described { guarded: self, summary, notes: "" }
    }

    /// The row, complete, of a surface that its vendor describes.
    #[must_use]
    pub fn handle<I, O, F>(self, example: Example, handler: fn(Context, I) -> F) -> Operation
    where
        I: Input,
        O: Output,
        F: Future<Output = Result<O, Error>> + Send + 'static,
    {
        let status = self.status;
        let call: Handler = Box::new(move |context, request| match I::read(&request) {
            Ok(input) => {
                // The handler's future is some kilobytes. It goes to the heap at once; a future around it would copy it twice more.
                let mut answer = Box::pin(handler(context, input));
                Box::pin(poll_fn(move |waking| answer.as_mut().poll(waking).map(|output| Ok(output?.answer(status)))))
            }
            Err(error) => Box::pin(ready(Err(error))),
        });
        let Open { name, method, path } = self.open;
        Operation {
            name,
            method,
            path,
            need: self.need,
            status,
            most_body: self.most_body,
            example,
            parameters: Vec::new(),
            description: None,
            call,
        }
    }
}

impl Described {
    /// What else a caller should know, as sentences.
    #[must_use]
    pub const fn noting(mut self, notes: &'static str) -> Self {
        self.notes = notes;
        self
    }

    /// The row, complete.
    #[must_use]
    pub fn handle<I, O, F>(self, example: Example, handler: fn(Context, I) -> F) -> Operation
    where
        I: DescribedInput,
        O: DescribedOutput,
        F: Future<Output = Result<O, Error>> + Send + 'static,
    {
        let Self { guarded, summary, notes } = self;
        let description = Description {
            summary,
            notes,
            parameters: I::parameters(),
            body: I::body(),
            body_type: I::body_type(),
            tagged: O::TAGGED,
            answer: O::media_types(),
            refusal: O::refusal(),
        };
        let in_query = description.parameters.iter().filter(|parameter| parameter.place == Place::Query);
        let parameters = in_query.map(|parameter| parameter.name).collect();
        Operation { parameters, description: Some(description), ..guarded.handle(example, handler) }
    }
}

#[cfg(test)]
mod tests {
    /// The router pairs them with what it matched.
    #[test]
    fn what_varies_in_a_path_is_a_whole_segment_with_a_name() {
        for operation in crate::dialects::all().iter().flat_map(|surface| &surface.operations) {
            assert_eq!(operation.names().count(), operation.path.matches(['{', '*']).count(), "{}", operation.path);
        }
    }
}
