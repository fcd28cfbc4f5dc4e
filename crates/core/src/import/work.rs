//! What an import knows while it goes on: whose permit it has, what its names stand for, what became of each record.

use super::{
    Existing, Made,
    difference::{Difference, Entry, Gathering, KindWord, Outcome},
    records::{AliasRecord, AliasReference},
};
use crate::{
    Error, Kind, Result,
    access::{Permission, Permit},
    alias, group,
    id::{Entity, GroupId, Id, RoleId, ServiceAccountId, UserId, WorkspaceId},
    patch::Patch,
    service_account,
    store::Tx,
    text::{AliasText, Dialect, Email, Name, Slug},
    user, workspace,
};
use std::collections::{HashMap, HashSet};

/// An import under way.
pub(super) struct Work<'a> {
    pub(super) permit: &'a Permit,
    pub(super) existing: Existing,
    pub(super) made: Made,
    groups: HashMap<String, GroupId>,
    /// Those of the document, by name and where they lie.
    service_accounts: HashMap<(Name, Option<WorkspaceId>), Vec<ServiceAccountId>>,
    /// What a record of the document stands for already.
    taken: HashSet<[u8; 16]>,
    gathering: Gathering,
}

impl<'a> Work<'a> {
    pub(super) fn new(permit: &'a Permit, existing: Existing) -> Self {
        let (made, groups, service_accounts) = (Made::default(), HashMap::new(), HashMap::new());
        Self { permit, existing, made, groups, service_accounts, taken: HashSet::new(), gathering: Gathering::default() }
    }

    pub(super) fn done(self) -> (Difference, Made) {
        (self.gathering.done(), self.made)
    }

    /// Notes what became of a record.
    pub(super) fn note(&mut self, kind: Kind, name: &str, within: Option<&str>, outcome: Outcome, fields: Vec<&'static str>) {
        let (name, within) = (name.to_owned(), within.map(str::to_owned));
        self.gathering.add(Entry { kind: KindWord(kind), name, within, outcome, fields });
    }

    pub(super) fn created(&mut self, kind: Kind, name: &str, within: Option<&str>) {
        self.note(kind, name, within, Outcome::Created, Vec::new());
    }

    /// Decides about something that is there and differs from its record in these fields: whether it is to be changed.
    ///
    /// # Errors
    /// [`Error::Conflict`] where what is there is refused.
    pub(super) fn meets(&mut self, kind: Kind, name: &str, within: Option<&str>, fields: Vec<&'static str>) -> Result<bool> {
        self.meets_with(self.existing, kind, name, within, fields)
    }

    /// The same where another rule holds than for the rest.
    pub(super) fn meets_with(
        &mut self,
        existing: Existing,
        kind: Kind,
        name: &str,
        within: Option<&str>,
        fields: Vec<&'static str>,
    ) -> Result<bool> {
        let outcome = match existing {
            Existing::Refuse => {
                let text = format!(
                    "the {kind} {name:?} is there already: to keep what is there, say existing=keep; to bring it to the document, existing=update"
                );
                return Err(Error::Conflict(text.into()));
            }
            _ if fields.is_empty() => Outcome::Unchanged,
            Existing::Keep => Outcome::Kept,
            Existing::Update => Outcome::Updated,
        };
        self.note(kind, name, within, outcome, fields);
        Ok(outcome == Outcome::Updated)
    }

    /// Says that a record stands for an object that is there.
    ///
    /// # Errors
    /// [`Error::Invalid`] when an earlier record does.
    pub(super) fn take<E: Entity>(&mut self, id: Id<E>) -> Result<()> {
        if self.taken.insert(*id.as_bytes()) {
            return Ok(());
        }
        Err(Error::invalid("", format!("stands for the same {} as an earlier record", E::KIND)))
    }

    /// Whether a record stands for it already.
    fn is_taken<E: Entity>(&self, id: Id<E>) -> bool {
        self.taken.contains(id.as_bytes())
    }

    /// The object that a record's aliases stand for here. An alias that is the id of something here, as in an export of this
    /// very organization, stands for that.
    ///
    /// # Errors
    /// [`Error::Invalid`] when they stand for several.
    pub(super) async fn by_alias<E: Entity>(&self, tx: &mut Tx<'_>, aliases: &[AliasRecord]) -> Result<Option<Id<E>>> {
        self.by_alias_below(tx, None, aliases).await
    }

    /// The same where aliases are found below a workspace alone.
    ///
    /// # Errors
    /// As [`Self::by_alias`].
    pub(super) async fn by_alias_below<E: Entity>(
        &self,
        tx: &mut Tx<'_>,
        parent: Option<WorkspaceId>,
        aliases: &[AliasRecord],
    ) -> Result<Option<Id<E>>> {
        let mut known = None;
        for (at, record) in aliases.iter().enumerate() {
            let found = stands_for::<E>(tx, parent, (&record.dialect, &record.alias)).await?;
            match (known, found) {
                (_, None) => {}
                (None, Some(_)) => known = found,
                (Some(first), Some(other)) if first == other => {}
                (Some(_), Some(_)) => {
                    return Err(Error::invalid(
                        format!("aliases[{at}].alias"),
                        format!("stands for another {} here than the first", E::KIND),
                    ));
                }
            }
        }
        Ok(known)
    }

    /// The one that a name means, of those that have it here and that no record stands for yet.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there are several.
    pub(super) fn by_name<'b, T, E: Entity>(
        &self,
        mut candidates: impl Iterator<Item = &'b T>,
        id: impl Fn(&T) -> Id<E>,
    ) -> Result<Option<&'b T>> {
        let mut free = candidates.by_ref().filter(|one| !self.is_taken(id(one)));
        match (free.next(), free.next()) {
            (found, None) => Ok(found),
            (_, Some(_)) => Err(Error::Conflict(
                format!("several here have this name: give the {} that is meant an alias, and name it", E::KIND).into(),
            )),
        }
    }

    pub(super) fn knows_user(&mut self, email: &Email, id: UserId) {
        self.made.users.insert(email.canonical(), id);
    }

    pub(super) fn knows_group(&mut self, name: &Name, id: GroupId) {
        self.groups.insert(group::canonical(name), id);
    }

    pub(super) fn knows_workspace(&mut self, slug: &Slug, id: WorkspaceId) {
        self.made.workspaces.insert(slug.to_string(), id);
    }

    pub(super) fn knows_service_account(&mut self, name: &Name, account: service_account::Place) {
        self.service_accounts.entry((name.clone(), account.workspace)).or_default().push(account.id);
    }

    /// The user that an email of the document means.
    pub(super) async fn user(&self, tx: &mut Tx<'_>, email: &Email) -> Result<UserId> {
        if let Some(id) = self.made.users.get(&email.canonical()) {
            return Ok(*id);
        }
        self.permit.require(Permission::UsersRead)?;
        let organization = tx.organization();
        let found = user::rows::id_of_email(tx.conn(), organization, email).await?;
        found.ok_or(Error::invalid("user", "must be the email of a user of the document or of the organization"))
    }

    /// The group that a name of the document means.
    pub(super) async fn group(&self, tx: &mut Tx<'_>, name: &Name) -> Result<GroupId> {
        if let Some(id) = self.groups.get(&group::canonical(name)) {
            return Ok(*id);
        }
        self.permit.require(Permission::GroupsRead)?;
        let organization = tx.organization();
        let found = group::rows::find_named(tx.conn(), organization, name).await?;
        found.map(|group| group.id).ok_or(Error::invalid("group", "must be the name of a group of the document or of the organization"))
    }

    /// The service account that a name means where it lies, or an alias where several there have it.
    pub(super) async fn service_account(
        &self,
        tx: &mut Tx<'_>,
        (name, workspace): (&Name, Option<WorkspaceId>),
        alias: Option<&AliasReference>,
    ) -> Result<service_account::Place> {
        let place = |id| service_account::Place { id, workspace };
        let of_document = self.service_accounts.get(&(name.clone(), workspace)).map_or(&[][..], Vec::as_slice);
        let meant = match alias {
            Some(AliasReference { dialect, alias }) => stands_for(tx, None, (dialect, alias)).await?,
            None => <[_; 1]>::try_from(of_document).ok().map(|[only]| only),
        };
        if let Some(id) = meant.filter(|id| of_document.contains(id)) {
            return Ok(place(id));
        }
        self.permit.require(Permission::ServiceAccountsRead)?;
        let organization = tx.organization();
        if alias.is_some() {
            let found = match meant {
                Some(id) => service_account::rows::find(tx.conn(), organization, id).await?,
                None => None,
            };
            let found = found.map(|account| account.place()).filter(|found| found.workspace == workspace);
            return found.ok_or(Error::invalid("service_account_alias", "must stand for a service account that lies there"));
        }
        let of_organization = service_account::rows::named(tx.conn(), organization, name, workspace).await?;
        match (of_document, &of_organization[..]) {
            ([], [id]) => Ok(place(*id)),
            ([], []) => Err(Error::invalid(
                "service_account",
                "must be the name of a service account of the document or of the organization, and lie there",
            )),
            _ => Err(Error::invalid("service_account", "several there have this name: say by a service_account_alias which is meant")),
        }
    }

    /// The workspace that a slug of the document means; none that is deleted.
    pub(super) async fn workspace(&self, tx: &mut Tx<'_>, slug: &Slug) -> Result<WorkspaceId> {
        if let Some(id) = self.made.workspaces.get(slug.as_str()) {
            return Ok(*id);
        }
        self.permit.require(Permission::WorkspacesRead)?;
        let refused = || Error::invalid("workspace", "must be the slug of a workspace of the document or of the organization");
        let organization = tx.organization();
        let id = workspace::rows::id_of_slug(tx.conn(), organization, slug).await?.ok_or_else(refused)?;
        workspace::existing(tx, id).await.map(|found| found.id).map_err(|_| refused())
    }
}

/// What an alias stands for here, below a workspace where one is named; or the id that its text is.
async fn stands_for<E: Entity>(
    tx: &mut Tx<'_>,
    parent: Option<WorkspaceId>,
    (dialect, text): (&Dialect, &AliasText),
) -> Result<Option<Id<E>>> {
    let organization = tx.organization();
    let mut found = alias::rows::resolve(tx.conn(), organization, dialect, E::KIND, parent, text).await?;
    for bits in [RoleId::parse(text), RoleId::parse_uuid(text)].into_iter().flatten() {
        if found.is_none() && alias::rows::parent_of(tx, E::KIND, bits.as_bytes()).await?.is_some() {
            found = Some(*bits.as_bytes());
        }
    }
    Ok(found.map(Id::from_bytes))
}

/// An error of one record with its place in the document, also where the kind of error has no field for it.
pub(super) fn at(error: Error, path: &str) -> Error {
    match error {
        Error::AlreadyExists { .. } | Error::Conflict(_) | Error::LimitReached { .. } => Error::Conflict(format!("{path}: {error}").into()),
        other => other.below(path),
    }
}

/// A new value where a record says another one than is there.
pub(super) fn changed<T: Clone + PartialEq>(fields: &mut Vec<&'static str>, name: &'static str, said: Option<&T>, there: &T) -> Option<T> {
    let said = said.filter(|said| *said != there)?;
    fields.push(name);
    Some(said.clone())
}

/// The same for a value that may be absent.
pub(super) fn patched<T: Clone + PartialEq>(
    fields: &mut Vec<&'static str>,
    name: &'static str,
    said: Option<&T>,
    there: Option<&T>,
) -> Patch<T> {
    let Some(said) = said.filter(|said| Some(*said) != there) else { return Patch::Keep };
    if fields.last() != Some(&name) {
        fields.push(name);
    }
    Patch::Set(said.clone())
}
