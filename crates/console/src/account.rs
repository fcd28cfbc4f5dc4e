//! Pages of accounts: signing in, accepting an invitation, one's own account.

use askama::Template;

/// The style sheet of the pages, at `/style.css`.
pub const STYLE: &str = include_str!("../templates/style.css");

/// A field of a form, with what was typed and what is wrong about it.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// Its name, unique on the page.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What was typed; never a password.
    pub value: String,
    /// What is wrong about it, in words; empty for nothing.
    pub wrong: String,
    /// Whether it may not be empty.
    pub needed: bool,
    /// Whether the page begins there.
    pub first: bool,
}

impl Input {
    /// An empty field that has to be filled.
    #[must_use]
    pub fn new(name: &'static str, label: &'static str) -> Self {
        Self { name, label, needed: true, ..Self::default() }
    }

    /// The same with what was typed.
    #[must_use]
    pub fn with(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// The same as the one where the page begins.
    #[must_use]
    pub const fn first(mut self) -> Self {
        self.first = true;
        self
    }

    /// Says what is wrong, and lets the page begin there.
    pub fn refuse(&mut self, wrong: impl Into<String>) {
        self.wrong = wrong.into();
        self.first = true;
    }
}

/// The page at `/sign-in`.
#[derive(Template)]
#[template(path = "sign_in.html")]
pub struct SignIn {
    /// The sign-in name.
    pub login: Input,
    /// The password.
    pub password: Input,
    /// Where to go then.
    pub next: String,
    /// What has just happened; empty for nothing.
    pub notice: String,
    /// Whether that is bad.
    pub bad: bool,
}

/// What an invitation leads to.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The organization's name.
    pub organization: String,
    /// Who invited; empty when nobody is named.
    pub invited_by: String,
    /// Who is invited.
    pub email: String,
    /// The role in the organization.
    pub role: &'static str,
    /// The workspaces by name, with the roles there.
    pub workspaces: Vec<(String, &'static str)>,
    /// Until when it can be accepted.
    pub ends: String,
}

/// The page of an invitation that is open.
#[derive(Template)]
#[template(path = "accept.html")]
pub struct Accept {
    /// What it leads to.
    pub offer: Offer,
    /// The page's own path.
    pub path: String,
    /// The login of who is signed in; empty for nobody.
    pub signed_in: String,
    /// What binds the forms to the session.
    pub form_token: String,
    /// What went wrong; empty for nothing.
    pub notice: String,
    /// The login of a new account.
    pub login: Input,
    /// Its password.
    pub password: Input,
    /// The login of an account that is there.
    pub own_login: Input,
    /// Its password.
    pub own_password: Input,
}

/// An organization of the account.
#[derive(Clone, Debug)]
pub struct Organization {
    /// Its name.
    pub name: String,
    /// Its slug.
    pub slug: String,
    /// The role there.
    pub role: &'static str,
}

/// A personal key.
#[derive(Clone, Debug)]
pub struct Key {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What may be shown of it.
    pub mask: String,
    /// When it was made.
    pub created: String,
    /// When it was last used.
    pub used: String,
    /// When it ends.
    pub ends: String,
}

/// The page at `/account`.
#[derive(Template)]
#[template(path = "account.html")]
pub struct Account {
    /// Who is signed in.
    pub account_login: String,
    /// What binds the forms to the session.
    pub form_token: String,
    /// What has just happened; empty for nothing.
    pub notice: String,
    /// A new key's secret, shown this once; empty for none.
    pub secret: String,
    /// The organizations.
    pub organizations: Vec<Organization>,
    /// The personal keys.
    pub keys: Vec<Key>,
    /// Whether the session is limited to one organization, and makes no keys.
    pub limited: bool,
    /// The name of a new key.
    pub key_name: Input,
    /// The current password.
    pub current_password: Input,
    /// The new one.
    pub password: Input,
}

/// A page with a few words and where to go.
#[derive(Template)]
#[template(path = "message.html")]
pub struct Message {
    /// What it is about.
    pub title: String,
    /// What to know and to do, a paragraph each.
    pub lines: Vec<String>,
    /// Addresses with their names.
    pub links: Vec<(String, String)>,
}
