//! Whether a document of records is sound in itself: what one field alone can't say. What its records refer to, and what
//! is there already, is looked at when they are brought in.

use super::records::{
    AliasRecord, DialectData, Document, KeyRecord, RoleAssignmentRecord, RoleRecord, ServiceAccountRecord, VERSION, WorkspaceRecord,
};
use crate::{
    Error, Kind, Result,
    credential::MOST as MOST_CREDENTIALS,
    group,
    invitation::MOST_WORKSPACES,
    role, sso_connection,
    text::{Dialect, Email, ScopeWord, Slug},
};
use std::{collections::HashSet, hash::Hash};

/// Aliases stand for one object each, in the organization or below one workspace.
#[derive(Default)]
struct Aliases<'a>(HashSet<(&'a Dialect, Kind, Option<&'a Slug>, &'a str)>);

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
    let mut roles = HashSet::new();
    each(&document.roles, "roles", |found| {
        custom_role(found, &mut aliases)?;
        once(&mut roles, (&found.workspace, role::canonical(&found.name)), "name")
    })?;
    let mut keys = HashSet::new();
    each(&document.api_keys, "api_keys", |found| {
        api_key(found, &mut aliases)?;
        let owner = (found.user.as_ref().map(Email::canonical), (&found.service_account, &found.service_account_alias), &found.workspace);
        told_apart(&mut keys, (owner, &found.name), &found.aliases)
    })?;
    if let Some(found) = &document.sso_connection {
        sso_connection::check(found.protocols.as_ref()).map_err(|error| error.below("sso_connection"))?;
    }
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
        self.beside_below(None, kind, aliases, data)
    }

    /// The same where its aliases are found below a workspace alone.
    fn beside_below(&mut self, parent: Option<&'a Slug>, kind: Kind, aliases: &'a [AliasRecord], data: &DialectData) -> Result<()> {
        let mut shown = HashSet::new();
        each(aliases, "aliases", |record| {
            once(&mut self.0, (&record.dialect, kind, parent, record.alias.as_str()), "alias")?;
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

/// As [`role::Create`] has it; whether it is there already is looked at later.
fn custom_role<'a>(found: &'a RoleRecord, aliases: &mut Aliases<'a>) -> Result<()> {
    aliases.beside_below(found.workspace.as_ref(), Kind::Role, &found.aliases, &found.dialect_data)?;
    ScopeWord::list_text(found.scopes.as_ref())?;
    if role::is_built_in(found.workspace.is_some(), &found.name) {
        return Err(Error::invalid("name", "is the name of a built-in role"));
    }
    role::fits(found.workspace.is_some(), found.permissions.iter().flatten().copied().collect())?;
    let mut holders = HashSet::new();
    each(&found.assignments, "assignments", |assignment| {
        let RoleAssignmentRecord { user, group, service_account, workspace, service_account_alias, created_at: _ } = assignment;
        of_account(workspace.is_some(), service_account.is_some(), "workspace")?;
        of_account(service_account_alias.is_some(), service_account.is_some(), "service_account_alias")?;
        match (user, group, service_account) {
            (Some(user), None, None) => once(&mut holders, ("user", user.canonical(), None, None), "user"),
            (None, Some(group), None) => once(&mut holders, ("group", group::canonical(group), None, None), "group"),
            (None, None, Some(name)) => {
                let holder = ("service_account", name.to_string(), workspace.as_ref(), service_account_alias.as_ref());
                once(&mut holders, holder, "service_account")
            }
            _ => Err(Error::invalid("user", "either a user, or a group, or a service_account must say who has the role")),
        }
    })
}

/// What says more of a service account stands beside its name.
fn of_account(says_more: bool, is_named: bool, field: &'static str) -> Result<()> {
    if says_more && !is_named { Err(Error::invalid(field, "is about a service_account, and must stand beside one")) } else { Ok(()) }
}

fn api_key<'a>(found: &'a KeyRecord, aliases: &mut Aliases<'a>) -> Result<()> {
    aliases.beside(Kind::ApiKey, &found.aliases, &found.dialect_data)?;
    ScopeWord::list_text(found.scopes.as_ref())?;
    of_account(found.service_account_alias.is_some(), found.service_account.is_some(), "service_account_alias")?;
    match (&found.user, &found.service_account, found.role, &found.workspace) {
        (Some(_), None, None, _) | (None, Some(_), None, _) | (None, None, Some(_), None) | (None, None, None, Some(_)) => Ok(()),
        _ => Err(Error::invalid("user", "either a user, or a service_account, or a role, or a workspace must say whose the key is")),
    }
}
