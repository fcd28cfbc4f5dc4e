//! Whether a document of records is sound in itself: what one field alone can't say. What its records refer to, and what
//! is there already, is looked at when they are brought in.

use super::records::{AliasRecord, DialectData, Document, KeyRecord, ServiceAccountRecord, VERSION, WorkspaceRecord};
use crate::{
    Error, Kind, Result,
    credential::MOST as MOST_CREDENTIALS,
    group,
    invitation::MOST_WORKSPACES,
    text::{Dialect, Email, ScopeWord},
};
use std::{collections::HashSet, hash::Hash};

/// Aliases stand for one object each.
#[derive(Default)]
struct Aliases<'a>(HashSet<(&'a Dialect, Kind, &'a str)>);

/// Checks a document.
///
/// # Errors
/// [`Error::Invalid`] with the path of the first fault and what is allowed.
pub(super) fn check(document: &Document) -> Result<()> {
    if document.version.is_some_and(|version| version != VERSION) {
        return Err(Error::invalid("version", format!("must be {VERSION}: this program reads no other version")));
    }
    let mut aliases = Aliases::default();
    let mut emails = HashSet::new();
    each(&document.users, "users", |user| {
        once(&mut emails, user.email.canonical(), "email")?;
        aliases.beside(Kind::User, &user.aliases, &user.dialect_data)
    })?;
    let mut names = HashSet::new();
    each(&document.groups, "groups", |found| {
        once(&mut names, group::canonical(&found.name), "name")?;
        aliases.beside(Kind::Group, &found.aliases, &found.dialect_data)?;
        let mut members = HashSet::new();
        each(&found.members, "members", |member| once(&mut members, member.user.canonical(), "user"))
    })?;
    let (mut slugs, mut has_default) = (HashSet::new(), false);
    each(&document.workspaces, "workspaces", |found| {
        once(&mut slugs, &found.slug, "slug")?;
        if found.is_default && std::mem::replace(&mut has_default, true) {
            return Err(Error::invalid("is_default", "may be true for one workspace"));
        }
        workspace(found, &mut aliases)
    })?;
    let mut accounts = HashSet::new();
    each(&document.service_accounts, "service_accounts", |found| {
        service_account(found, &mut aliases)?;
        told_apart(&mut accounts, (&found.workspace, &found.name), &found.aliases)
    })?;
    let mut keys = HashSet::new();
    each(&document.api_keys, "api_keys", |found| {
        api_key(found, &mut aliases)?;
        let owner = (found.user.as_ref().map(Email::canonical), &found.workspace);
        told_apart(&mut keys, (owner, &found.name), &found.aliases)
    })?;
    let mut invited = HashSet::new();
    each(&document.invitations, "invitations", |found| {
        once(&mut invited, found.email.canonical(), "email")?;
        if emails.contains(&found.email.canonical()) {
            return Err(Error::invalid("email", "is that of a user of the document"));
        }
        aliases.beside(Kind::Invitation, &found.aliases, &found.dialect_data)?;
        let places = found.workspaces.as_deref().unwrap_or_default();
        if places.len() > MOST_WORKSPACES {
            return Err(Error::invalid("workspaces", format!("must be at most {MOST_WORKSPACES}")));
        }
        let mut led = HashSet::new();
        each(places, "workspaces", |place| once(&mut led, &place.workspace, "workspace"))
    })
}

/// Checks each of a list; a fault is named with its place.
fn each<'a, T>(list: &'a [T], name: &str, mut check: impl FnMut(&'a T) -> Result<()>) -> Result<()> {
    list.iter().enumerate().try_for_each(|(at, one)| check(one).map_err(|error| error.below(&format!("{name}[{at}]"))))
}

fn once<T: Eq + Hash>(seen: &mut HashSet<T>, one: T, field: &'static str) -> Result<()> {
    if seen.insert(one) { Ok(()) } else { Err(Error::invalid(field, "stands there twice")) }
}

/// Names of these need not be unique; those without an alias have nothing else to be found by.
fn told_apart<T: Eq + Hash>(seen: &mut HashSet<T>, one: T, aliases: &[AliasRecord]) -> Result<()> {
    if seen.insert(one) || !aliases.is_empty() {
        return Ok(());
    }
    Err(Error::invalid("name", "stands there twice: give each an alias to be told apart by"))
}

impl<'a> Aliases<'a> {
    /// What stands beside an object of this kind.
    fn beside(&mut self, kind: Kind, aliases: &'a [AliasRecord], data: &DialectData) -> Result<()> {
        let mut shown = HashSet::new();
        each(aliases, "aliases", |record| {
            once(&mut self.0, (&record.dialect, kind, record.alias.as_str()), "alias")?;
            if record.shown { once(&mut shown, &record.dialect, "shown") } else { Ok(()) }
        })?;
        match data.iter().find(|(_, data)| !data.as_str().starts_with('{')) {
            Some((dialect, _)) => Err(Error::invalid(format!("dialect_data.{dialect}"), "must be a JSON object")),
            None => Ok(()),
        }
    }
}

fn workspace<'a>(found: &'a WorkspaceRecord, aliases: &mut Aliases<'a>) -> Result<()> {
    aliases.beside(Kind::Workspace, &found.aliases, &found.dialect_data)?;
    let (mut members, mut groups, none) = (HashSet::new(), HashSet::new(), DialectData::new());
    each(&found.members, "members", |member| {
        ScopeWord::list_text(member.scopes.as_ref())?;
        once(&mut members, member.user.canonical(), "user")
    })?;
    each(&found.groups, "groups", |given| {
        aliases.beside(Kind::WorkspaceGroup, &given.aliases, &none)?;
        once(&mut groups, group::canonical(&given.group), "group")
    })
}

fn service_account<'a>(found: &'a ServiceAccountRecord, aliases: &mut Aliases<'a>) -> Result<()> {
    aliases.beside(Kind::ServiceAccount, &found.aliases, &found.dialect_data)?;
    if found.credentials.len() > MOST_CREDENTIALS {
        return Err(Error::invalid("credentials", format!("must be at most {MOST_CREDENTIALS}")));
    }
    let mut names = HashSet::new();
    each(&found.credentials, "credentials", |credential| once(&mut names, &credential.name, "name"))?;
    match (found.role, &found.workspace, found.workspace_role) {
        (Some(_), None, None) | (None, Some(_), _) => Ok(()),
        _ => Err(Error::invalid(
            "role",
            "either a role, or a workspace, with a workspace_role unless it has none there, must say where it lies",
        )),
    }
}

fn api_key<'a>(found: &'a KeyRecord, aliases: &mut Aliases<'a>) -> Result<()> {
    aliases.beside(Kind::ApiKey, &found.aliases, &found.dialect_data)?;
    ScopeWord::list_text(found.scopes.as_ref())?;
    match (&found.user, found.role, &found.workspace) {
        (Some(_), None, _) | (None, Some(_), None) | (None, None, Some(_)) => Ok(()),
        _ => Err(Error::invalid("user", "either a user, or a role, or a workspace must say whose the key is")),
    }
}
