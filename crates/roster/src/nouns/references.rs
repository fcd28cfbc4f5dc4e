//! Things that people name by something better than an id: a user by email, a group by name.

use crate::{
    client::{Call, Client, segment},
    failure::Failure,
};
use roster_core::id::UserId;

/// How something is found that was not named by its id.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// The noun, and the name of its argument in paths.
    pub(super) name: &'static str,
    /// What stands for it, as help names it.
    pub(super) by: &'static str,
    /// The list, up to the value of the filter that finds it.
    list: &'static str,
}

pub(super) static USER: Reference = Reference { name: "user", by: "email", list: "/users?limit=1&email=" };
pub(super) static GROUP: Reference = Reference { name: "group", by: "name", list: "/groups?limit=1&name=" };
pub(super) static INVITE: Reference =
    Reference { name: "invite", by: "email (while it is pending)", list: "/invitations?limit=1&status=pending&email=" };

/// The argument of a path that is a reference.
pub(super) fn named(argument: &str) -> Option<&'static Reference> {
    [&USER, &GROUP, &INVITE].into_iter().find(|reference| reference.name == argument)
}

impl Reference {
    /// The id of what is named by it, or by the other thing that stands for it.
    pub(super) async fn id(&self, client: &Client, text: &str) -> Result<String, Failure> {
        // Ids of all kinds have one form.
        if UserId::parse(text).is_some() {
            return Ok(text.to_owned());
        }
        let path = client.within(&format!("{}{}", self.list, segment(text))).await?;
        let found = client.json(Call::native(hyper::Method::GET, &path, None)).await?;
        let Self { name, by, .. } = self;
        let absent = || Failure::failed(format!("no {name} has the id or {by} {text}: `roster {name} list` shows what there is"));
        found["data"][0]["id"].as_str().map(str::to_owned).ok_or_else(absent)
    }
}
