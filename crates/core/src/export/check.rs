//! Whether a document can become an organization: what one field alone can't say. The first fault is named with its path.

use super::document::{ApiKey, Document, Group, Invitation, Mask, Role, ServiceAccount, User, VERSION, Workspace};
use crate::{
    Error, Kind, Result,
    access::OrganizationRole,
    alias,
    clock::Timestamp,
    credential::MOST as MOST_CREDENTIALS,
    group,
    group_member::MOST_GROUPS,
    id::{Entity, Id, ServiceAccountId, WorkspaceId},
    invitation::MOST_WORKSPACES,
    organization::INSTANCE,
    role,
    role_assignment::MOST_HELD,
    sso_connection,
    text::ScopeWord,
    user::UserStatus,
};
use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
};

/// What the document holds, by the bits of its id.
#[derive(Default)]
struct Known {
    objects: HashMap<[u8; 16], Kind>,
    slugs: HashMap<String, [u8; 16]>,
    /// Where service accounts lie.
    homes: HashMap<ServiceAccountId, Option<WorkspaceId>>,
}

/// Checks a document at this moment.
///
/// # Errors
/// [`Error::Invalid`] with the path of the first fault and what is allowed.
pub(crate) fn check(document: &Document, now: Timestamp) -> Result<()> {
    if document.version != VERSION {
        return Err(Error::invalid("version", format!("must be {VERSION}: this program reads no other version")));
    }
    if document.organization.id == INSTANCE {
        return Err(Error::invalid("organization.id", "is the id of the instance, which is no organization"));
    }
    let mut known = Known::default();
    users(&document.users, &mut known)?;
    groups(&document.groups, &mut known)?;
    workspaces(&document.workspaces, &mut known)?;
    invitations(&document.invitations, &mut known, now)?;
    each(&document.service_accounts, "service_accounts", |account| service_account(account, &mut known))?;
    roles(&document.roles, &document.service_accounts, &mut known)?;
    each(&document.api_keys, "api_keys", |key| api_key(key, &mut known))?;
    if let Some(connection) = &document.sso_connection {
        known
            .add(connection.id)
            .and_then(|()| sso_connection::check(connection.protocols.as_ref()))
            .map_err(|error| error.below("sso_connection"))?;
    }
    aliases(document, &known)?;
    let mut kept = HashSet::new();
    each(&document.dialect_data, "dialect_data", |kept_here| {
        known.is_there(kept_here.kind, kept_here.object, "object")?;
        if !kept_here.data.as_str().starts_with('{') {
            return Err(Error::invalid("data", "must be a JSON object"));
        }
        once(&mut kept, (&kept_here.dialect, kept_here.kind, kept_here.object), "object")
    })
}

/// Checks each of a list; a fault is named with its place.
fn each<'a, T>(list: &'a [T], name: &str, mut check: impl FnMut(&'a T) -> Result<()>) -> Result<()> {
    list.iter().enumerate().try_for_each(|(at, one)| check(one).map_err(|error| error.below(&format!("{name}[{at}]"))))
}

fn once<T: Eq + Hash>(seen: &mut HashSet<T>, one: T, field: &'static str) -> Result<()> {
    if seen.insert(one) { Ok(()) } else { Err(Error::invalid(field, "stands there twice")) }
}

impl Known {
    /// Ids are unique whatever they are of: users, groups and keys are principals all alike.
    fn add<E: Entity>(&mut self, id: Id<E>) -> Result<()> {
        match self.objects.insert(*id.as_bytes(), E::KIND) {
            None => Ok(()),
            Some(_) => Err(Error::invalid("id", "stands there twice")),
        }
    }

    fn has<E: Entity>(&self, id: Id<E>, field: &'static str) -> Result<()> {
        self.is_there(E::KIND, id, field)
    }

    fn is_there<E: Entity>(&self, kind: Kind, id: Id<E>, field: &'static str) -> Result<()> {
        if self.objects.get(id.as_bytes()) == Some(&kind) {
            return Ok(());
        }
        Err(Error::invalid(field, format!("must be the id of a {kind} of the document")))
    }
}

fn users(users: &[User], known: &mut Known) -> Result<()> {
    let mut emails = HashSet::new();
    each(users, "users", |user| {
        known.add(user.id)?;
        once(&mut emails, user.email.canonical(), "email")
    })?;
    if users.iter().any(|user| user.role == OrganizationRole::Owner && user.status == UserStatus::Active) {
        return Ok(());
    }
    Err(Error::invalid("users", "one of them, at least, is an active owner"))
}

fn groups(groups: &[Group], known: &mut Known) -> Result<()> {
    let (mut names, mut joined): (_, HashMap<_, u64>) = (HashSet::new(), HashMap::new());
    each(groups, "groups", |group| {
        known.add(group.id)?;
        once(&mut names, group::canonical(&group.name), "name")?;
        if group.role == Some(OrganizationRole::Owner) {
            return Err(Error::invalid("role", "must be one of admin, viewer, member: only people are owners"));
        }
        let mut members = HashSet::new();
        each(&group.members, "members", |member| {
            known.has(member.user, "user")?;
            once(&mut members, member.user, "user")?;
            let groups = joined.entry(member.user).or_default();
            *groups += 1;
            if *groups > MOST_GROUPS {
                return Err(Error::invalid("user", format!("is in more than {MOST_GROUPS} groups")));
            }
            Ok(())
        })
    })
}

fn workspaces(workspaces: &[Workspace], known: &mut Known) -> Result<()> {
    let mut defaults = 0;
    each(workspaces, "workspaces", |workspace| {
        known.add(workspace.id)?;
        if known.slugs.insert(workspace.slug.to_string(), *workspace.id.as_bytes()).is_some() {
            return Err(Error::invalid("slug", "stands there twice"));
        }
        defaults += usize::from(workspace.is_default);
        if defaults > 1 || (workspace.is_default && workspace.deleted_at.is_some()) {
            return Err(Error::invalid("is_default", "may be true for one workspace, and that one is not deleted"));
        }
        let (mut members, mut groups) = (HashSet::new(), HashSet::new());
        each(&workspace.members, "members", |member| {
            known.has(member.user, "user")?;
            scopes(member.scopes.as_ref())?;
            once(&mut members, member.user, "user")
        })?;
        each(&workspace.groups, "groups", |given| {
            known.add(given.id)?;
            known.has(given.group, "group")?;
            once(&mut groups, given.group, "group")
        })
    })?;
    if defaults == 1 { Ok(()) } else { Err(Error::invalid("workspaces", "one of them is the default workspace")) }
}

fn scopes(words: Option<&Vec<ScopeWord>>) -> Result<()> {
    ScopeWord::list_text(words).map(|_| ())
}

fn invitations(invitations: &[Invitation], known: &mut Known, now: Timestamp) -> Result<()> {
    let mut pending = HashSet::new();
    each(invitations, "invitations", |invitation| {
        known.add(invitation.id)?;
        let places = invitation.workspaces.as_deref().unwrap_or_default();
        if places.len() > MOST_WORKSPACES {
            return Err(Error::invalid("workspaces", format!("must be at most {MOST_WORKSPACES}")));
        }
        let mut led = HashSet::new();
        each(places, "workspaces", |place| {
            known.has(place.workspace, "workspace")?;
            once(&mut led, place.workspace, "workspace")
        })?;
        let ended = invitation.accepted_at.is_some() || invitation.revoked_at.is_some() || invitation.expires_at.0 <= now;
        if ended { Ok(()) } else { once(&mut pending, invitation.email.canonical(), "email") }
    })
}

fn api_key(key: &ApiKey, known: &mut Known) -> Result<()> {
    known.add(key.id)?;
    match (key.user, key.service_account, key.role, key.workspace) {
        (Some(user), None, None, _) => known.has(user, "user")?,
        (None, Some(account), None, workspace) => {
            known.has(account, "service_account")?;
            if known.homes.get(&account) != Some(&workspace) {
                return Err(Error::invalid("workspace", "must be where the service account lies: its workspace, or none"));
            }
        }
        (None, None, Some(_), None) | (None, None, None, Some(_)) => {}
        _ => {
            let message = "either a user, or a service_account, or a role, or a workspace must say whose the key is";
            return Err(Error::invalid("user", message));
        }
    }
    key.workspace.map_or(Ok(()), |workspace| known.has(workspace, "workspace"))?;
    scopes(key.scopes.as_ref())?;
    secret(&key.mask, key.previous_secret_sha256.is_some(), key.previous_secret_until.is_some())
}

fn service_account(account: &ServiceAccount, known: &mut Known) -> Result<()> {
    known.add(account.id)?;
    match (account.role, account.workspace, account.workspace_role) {
        (Some(_), None, None) => {}
        (None, Some(workspace), _) => known.has(workspace, "workspace")?,
        _ => return Err(Error::invalid("role", "either a role, or a workspace must say where it lies")),
    }
    known.homes.insert(account.id, account.workspace);
    if account.credentials.len() > MOST_CREDENTIALS {
        return Err(Error::invalid("credentials", format!("must be at most {MOST_CREDENTIALS}")));
    }
    each(&account.credentials, "credentials", |credential| {
        known.add(credential.id)?;
        secret(&credential.mask, credential.previous_secret_sha256.is_some(), credential.previous_secret_until.is_some())
    })
}

/// The rules of [`role::Create`] and [`role_assignment::Create`](crate::role_assignment::Create).
fn roles(roles: &[Role], accounts: &[ServiceAccount], known: &mut Known) -> Result<()> {
    let (mut names, mut held): (_, HashMap<_, u64>) = (HashSet::new(), HashMap::new());
    let homes: HashMap<_, _> = accounts.iter().map(|account| (account.id, account.workspace)).collect();
    each(roles, "roles", |role| {
        known.add(role.id)?;
        role.workspace.map_or(Ok(()), |workspace| known.has(workspace, "workspace"))?;
        scopes(role.scopes.as_ref())?;
        role::fits(role.workspace.is_some(), role.permissions.iter().copied().collect())?;
        if role::is_built_in(role.workspace.is_some(), &role.name) {
            return Err(Error::invalid("name", "is the name of a built-in role"));
        }
        once(&mut names, (role.workspace, role::canonical(&role.name)), "name")?;
        let mut holders = HashSet::new();
        each(&role.assignments, "assignments", |assignment| {
            known.add(assignment.id)?;
            let holder = match (assignment.user, assignment.group, assignment.service_account) {
                (Some(user), None, None) => known.has(user, "user").map(|()| *user.as_bytes()),
                (None, Some(group), None) => known.has(group, "group").map(|()| *group.as_bytes()),
                (None, None, Some(account)) => known.has(account, "service_account").map(|()| *account.as_bytes()),
                _ => Err(Error::invalid("user", "either a user, or a group, or a service_account must say who has the role")),
            }?;
            let home = assignment.service_account.and_then(|account| *homes.get(&account)?);
            if home.is_some() && role.workspace.is_some() && home != role.workspace {
                return Err(Error::invalid("service_account", "lies in another workspace, and has roles there alone"));
            }
            let count = held.entry(holder).or_default();
            *count += 1;
            if *count > MOST_HELD {
                return Err(Error::invalid("user", format!("a principal has at most {MOST_HELD} custom roles")));
            }
            once(&mut holders, holder, "user")
        })
    })
}

/// What is said of a secret: its mask, and of the one before all or nothing.
fn secret(shown: &Mask, has_previous: bool, has_until: bool) -> Result<()> {
    if has_previous != has_until {
        return Err(Error::invalid("previous_secret_until", "must be there with previous_secret_sha256, and only then"));
    }
    mask(shown)
}

/// A mask ends up in answers and on terminals.
fn mask(mask: &Mask) -> Result<()> {
    for (field, text) in [("mask.start", &mask.start), ("mask.end", &mask.end)] {
        if text.len() > 32 || !text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
            return Err(Error::invalid(field, "must have at most 32 printable ASCII characters"));
        }
    }
    Ok(())
}

/// The rules of [`alias::Create`](crate::alias::Create).
fn aliases(document: &Document, known: &Known) -> Result<()> {
    let (mut texts, mut shown, parents) = (HashSet::new(), HashSet::new(), document.workspaces_of_roles());
    each(&document.aliases, "aliases", |alias| {
        known.is_there(alias.kind, alias.target, "target")?;
        once(&mut texts, (&alias.dialect, alias.kind, parents.get(alias.target.as_bytes()), &alias.alias), "alias")?;
        if alias.shown {
            once(&mut shown, (&alias.dialect, alias.kind, alias.target), "shown")?;
        }
        for bits in alias::ids_read_as(&alias.alias) {
            // Built-in roles have no row, and are in every organization.
            if alias.kind == Kind::Role && role::has_built_in(bits) {
                return Err(Error::invalid("alias", "is the id of a built-in role"));
            }
            if bits.as_bytes() != alias.target.as_bytes() && known.objects.get(bits.as_bytes()) == Some(&alias.kind) {
                return Err(Error::invalid("alias", format!("is the id of another {}", alias.kind)));
            }
        }
        let named = known.slugs.get(alias.alias.as_str()).filter(|_| alias.kind == Kind::Workspace);
        if named.is_some_and(|named| named != alias.target.as_bytes()) {
            return Err(Error::invalid("alias", "is the slug of another workspace"));
        }
        Ok(())
    })
}
