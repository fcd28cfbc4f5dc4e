//! Server-rendered pages for people; they work without JavaScript and ask for nothing from elsewhere.

pub mod account;
pub mod mail;

pub use askama::{Error, Template};

/// The page at `/`: what runs here.
#[derive(Template)]
#[template(path = "index.html")]
pub struct Index {
    /// The program's version.
    pub version: &'static str,
    /// Where the data is: the backend's name, as the page is public.
    pub store: &'static str,
    /// The server's own address.
    pub url: String,
    /// The surfaces.
    pub lines: Vec<Line>,
    /// Paths of reference texts.
    pub documents: Vec<String>,
}

/// A surface on the index page.
pub struct Line {
    /// What it is.
    pub title: &'static str,
    /// Its base URL, as clients take it.
    pub base: String,
    /// How many operations it has.
    pub operations: usize,
    /// A call to paste.
    pub curl: String,
}

impl Index {
    /// The page's HTML.
    ///
    /// # Errors
    /// When the template can't be rendered.
    pub fn page(&self) -> Result<String, Error> {
        self.render()
    }
}
