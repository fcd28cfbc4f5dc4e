//! An export of another organization as records: what its ids say becomes what things are called, and the ids themselves
//! become aliases.

use super::{
    difference::LeftOut,
    records::{
        AliasRecord, AliasReference, DialectData, Document, GroupMemberRecord, GroupRecord, MemberRecord, RoleAssignmentRecord, RoleRecord,
        ServiceAccountRecord, SsoConnectionRecord, UserRecord, WorkspaceGroupRecord, WorkspaceRecord,
    },
};
use crate::{
    Error, Kind, Result,
    clock::Timestamp,
    export::{self, document as exported},
    id::{Entity, Id, ServiceAccountId, WorkspaceId},
    text::{AliasText, Dialect, Email, Name, Slug},
};
use std::collections::HashMap;

/// In which form the ids of elsewhere become aliases: that in which the dialect showed them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IdForm {
    /// 26 characters of base32, as the export has them.
    #[default]
    Native,
    /// Lower-case hyphenated UUIDs of the same bits.
    Uuid,
}

impl IdForm {
    /// Every form.
    pub const ALL: [Self; 2] = [Self::Native, Self::Uuid];

    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Uuid => "uuid",
        }
    }

    /// The form with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == word)
    }

    fn text<E: Entity>(self, id: Id<E>) -> Result<AliasText> {
        match self {
            Self::Native => id.to_string(),
            Self::Uuid => id.to_uuid(),
        }
        .try_into()
    }
}

/// An export of another organization, and what its ids become.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// The export.
    pub document: Box<export::Document>,
    /// The dialect in which its ids are aliases from now on.
    pub dialect: Dialect,
    /// In which form.
    pub id_form: IdForm,
}

/// Why something does not come in.
const SECRET: &str = "its secret is of elsewhere: make a new one";
const TOKEN: &str = "its token is of elsewhere: invite again";
const SEALED: &str = "its client secret is sealed for elsewhere: set it anew; all else of the connection comes in";
const ENDED: &str = "it has ended";
const DELETED: &str = "it is deleted there, or lies in what is";
const ORGANIZATION: &str = "the organization here keeps its own name, slug and settings";
const TARGET: &str = "what it stands for or belongs to does not come in";

/// What stands beside one object of the export.
type Beside = (Vec<AliasRecord>, DialectData);

impl Elsewhere {
    /// The export as records, and what is left out.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the path of the first fault of an export that is none.
    pub(super) fn records(&self, now: Timestamp) -> Result<(Document, LeftOut)> {
        export::check(&self.document, now)?;
        let mut names = Names::of(&self.document);
        let mut left = LeftOut::default();
        left.add(Kind::Organization, &self.document.organization.slug, None, ORGANIZATION);
        let records = Document {
            users: self.document.users.iter().map(|user| self.user(user, &mut names)).collect::<Result<_>>()?,
            groups: self.document.groups.iter().map(|group| self.group(group, &mut names)).collect::<Result<_>>()?,
            workspaces: self.workspaces(&mut names, &mut left, now)?,
            service_accounts: self.service_accounts(&mut names, &mut left)?,
            roles: self.roles(&mut names, &mut left)?,
            sso_connection: self.document.sso_connection.as_ref().map(|connection| Box::new(sso_connection(connection, &mut left))),
            ..Document::default()
        };
        self.keys_and_invitations(&names, &mut left);
        names.rest(&mut left);
        Ok((records, left))
    }

    /// What stands beside an object, its own id first.
    fn beside<E: Entity>(&self, names: &mut Names<'_>, id: Id<E>) -> Result<Beside> {
        let (mut aliases, data) = names.beside.remove(id.as_bytes()).unwrap_or_default();
        // One alias of an object is shown in a dialect.
        let shown = !aliases.iter().any(|alias| alias.dialect == self.dialect && alias.shown);
        let own = AliasRecord { dialect: self.dialect.clone(), alias: self.id_form.text(id)?, shown };
        if !aliases.iter().any(|alias| alias.dialect == own.dialect && alias.alias == own.alias) {
            aliases.insert(0, own);
        }
        Ok((aliases, data))
    }

    fn user(&self, user: &exported::User, names: &mut Names<'_>) -> Result<UserRecord> {
        let exported::User { id, email, given_name, family_name, picture, status, role, source, created_at, updated_at: _ } = user;
        let (aliases, dialect_data) = self.beside(names, *id)?;
        Ok(UserRecord {
            email: email.clone(),
            given_name: Some(given_name.clone()),
            family_name: Some(family_name.clone()),
            picture: picture.clone(),
            status: Some(*status),
            role: Some(*role),
            source: Some(source.clone()),
            created_at: Some(created_at.0),
            aliases,
            dialect_data,
        })
    }

    fn group(&self, group: &exported::Group, names: &mut Names<'_>) -> Result<GroupRecord> {
        let exported::Group { id, name, description, role, source, created_at, updated_at: _, members } = group;
        let (aliases, dialect_data) = self.beside(names, *id)?;
        let member = |member: &exported::GroupMember| {
            Ok(GroupMemberRecord { user: names.user(member.user)?.clone(), created_at: Some(member.created_at.0) })
        };
        Ok(GroupRecord {
            name: name.clone(),
            description: description.clone(),
            role: *role,
            source: Some(source.clone()),
            created_at: Some(created_at.0),
            aliases,
            dialect_data,
            members: members.iter().map(member).collect::<Result<_>>()?,
        })
    }

    fn workspaces(&self, names: &mut Names<'_>, left: &mut LeftOut, now: Timestamp) -> Result<Vec<WorkspaceRecord>> {
        let mut records = Vec::with_capacity(self.document.workspaces.len());
        for workspace in &self.document.workspaces {
            if workspace.deleted_at.is_some() {
                left.add(Kind::Workspace, &workspace.slug, None, DELETED);
            } else {
                records.push(self.workspace(workspace, names, left, now)?);
            }
        }
        Ok(records)
    }

    fn workspace(
        &self,
        workspace: &exported::Workspace,
        names: &mut Names<'_>,
        left: &mut LeftOut,
        now: Timestamp,
    ) -> Result<WorkspaceRecord> {
        let exported::Workspace {
            id,
            slug,
            name,
            description,
            is_default,
            defaults,
            limits,
            settings,
            created_by: _,
            updated_by: _,
            created_at,
            updated_at: _,
            archived_at,
            deleted_at: _,
            members,
            groups,
        } = workspace;
        let (aliases, dialect_data) = self.beside(names, *id)?;
        let mut brought = Vec::with_capacity(members.len());
        for exported::Member { user, role, scopes, expires_at, created_at, updated_at: _ } in members {
            let (user, expires_at) = (names.user(*user)?.clone(), expires_at.map(|at| at.0));
            if expires_at.is_some_and(|at| at <= now) {
                left.add(Kind::Member, &user, Some(slug), ENDED);
                continue;
            }
            brought.push(MemberRecord { user, role: *role, scopes: scopes.clone(), expires_at, created_at: Some(created_at.0) });
        }
        let mut given = Vec::with_capacity(groups.len());
        for exported::WorkspaceGroup { id, group, role, created_at, updated_at: _ } in groups {
            let (group, (aliases, _)) = (names.group(*group)?.clone(), self.beside(names, *id)?);
            given.push(WorkspaceGroupRecord { group, role: *role, created_at: Some(created_at.0), aliases });
        }
        Ok(WorkspaceRecord {
            slug: slug.clone(),
            name: name.clone(),
            is_default: *is_default,
            description: description.clone(),
            defaults: defaults.clone(),
            limits: limits.clone(),
            settings: settings.clone(),
            archived: Some(archived_at.is_some()),
            created_at: Some(created_at.0),
            aliases,
            dialect_data,
            members: brought,
            groups: given,
        })
    }

    fn service_accounts(&self, names: &mut Names<'_>, left: &mut LeftOut) -> Result<Vec<ServiceAccountRecord>> {
        let mut records = Vec::with_capacity(self.document.service_accounts.len());
        for account in &self.document.service_accounts {
            let exported::ServiceAccount {
                id,
                role,
                workspace,
                workspace_role,
                name,
                description,
                status,
                created_by: _,
                created_at,
                updated_at: _,
                credentials,
            } = account;
            let workspace = workspace.map(|id| names.workspace(id)).transpose()?.cloned();
            for credential in credentials {
                left.add(Kind::Credential, &credential.name, Some(name), SECRET);
            }
            if workspace.as_ref().is_some_and(|slug| names.is_deleted(slug)) {
                left.add(Kind::ServiceAccount, name, workspace.as_deref(), DELETED);
                continue;
            }
            let (aliases, dialect_data) = self.beside(names, *id)?;
            records.push(ServiceAccountRecord {
                name: name.clone(),
                role: *role,
                workspace,
                workspace_role: *workspace_role,
                description: description.clone(),
                status: Some(*status),
                created_at: Some(created_at.0),
                aliases,
                dialect_data,
                credentials: Vec::new(),
            });
        }
        Ok(records)
    }

    fn roles(&self, names: &mut Names<'_>, left: &mut LeftOut) -> Result<Vec<RoleRecord>> {
        let mut records = Vec::with_capacity(self.document.roles.len());
        for role in &self.document.roles {
            let exported::Role { id, workspace, name, description, scopes, permissions, created_at, updated_at: _, assignments } = role;
            let workspace = workspace.map(|id| names.workspace(id)).transpose()?;
            if workspace.is_some_and(|slug| names.is_deleted(slug)) {
                left.add(Kind::Role, name, workspace.map(|slug| slug.as_str()), DELETED);
                continue;
            }
            let (aliases, dialect_data) = self.beside(names, *id)?;
            let mut given = Vec::with_capacity(assignments.len());
            for assignment in assignments {
                given.extend(self.assignment(assignment, name, names, left)?);
            }
            records.push(RoleRecord {
                name: name.clone(),
                workspace: workspace.cloned(),
                description: description.clone(),
                scopes: scopes.clone(),
                permissions: Some(permissions.clone()),
                created_at: Some(created_at.0),
                aliases,
                dialect_data,
                assignments: given,
            });
        }
        Ok(records)
    }

    /// Who has a role; nothing where that does not come in.
    fn assignment(
        &self,
        assignment: &exported::RoleAssignment,
        role: &Name,
        names: &Names<'_>,
        left: &mut LeftOut,
    ) -> Result<Option<RoleAssignmentRecord>> {
        let exported::RoleAssignment { id: _, user, group, service_account, created_at } = assignment;
        let mut record = RoleAssignmentRecord {
            user: user.map(|id| names.user(id)).transpose()?.cloned(),
            group: group.map(|id| names.group(id)).transpose()?.cloned(),
            created_at: Some(created_at.0),
            ..RoleAssignmentRecord::default()
        };
        if let Some(id) = service_account {
            let (name, workspace) = names.service_account(*id)?;
            if workspace.is_some_and(|slug| names.is_deleted(slug)) {
                left.add(Kind::RoleAssignment, name, Some(role), DELETED);
                return Ok(None);
            }
            (record.service_account, record.workspace) = (Some(name.clone()), workspace.cloned());
            // Several may have that name there, and each comes in with this alias.
            record.service_account_alias = Some(AliasReference { dialect: self.dialect.clone(), alias: self.id_form.text(*id)? });
        }
        Ok(Some(record))
    }

    /// Keys and invitations are what somebody holds a secret of: those secrets are of elsewhere, and nobody here could
    /// show them again. So they come in as revoked as can be: not at all.
    fn keys_and_invitations(&self, names: &Names<'_>, left: &mut LeftOut) {
        for key in &self.document.api_keys {
            let user = key.user.and_then(|id| names.users.get(id.as_bytes())).map(|email| email.as_str());
            let workspace = key.workspace.and_then(|id| names.workspaces.get(id.as_bytes())).map(|(slug, _)| slug.as_str());
            let account = key.service_account.and_then(|id| names.accounts.get(id.as_bytes())).map(|(name, _)| name.as_str());
            left.add(Kind::ApiKey, &key.name, user.or(account).or(workspace), SECRET);
        }
        for invitation in &self.document.invitations {
            let ended = invitation.accepted_at.is_some() || invitation.revoked_at.is_some();
            left.add(Kind::Invitation, &invitation.email, None, if ended { ENDED } else { TOKEN });
        }
    }
}

/// The secret was sealed under another key perhaps, and for another organization in any case.
fn sso_connection(connection: &exported::SsoConnection, left: &mut LeftOut) -> SsoConnectionRecord {
    let exported::SsoConnection { id: _, identifier, client_id, sealed_client_secret, protocols, created_at, updated_at: _ } = connection;
    if sealed_client_secret.is_some() {
        left.add(Kind::SsoConnection, identifier, None, SEALED);
    }
    let (client_id, protocols) = (client_id.clone(), protocols.clone());
    SsoConnectionRecord { identifier: identifier.clone(), client_id, protocols, created_at: Some(created_at.0) }
}

/// What the export's ids stand for.
struct Names<'a> {
    users: HashMap<[u8; 16], &'a Email>,
    groups: HashMap<[u8; 16], &'a Name>,
    /// With whether it is deleted.
    workspaces: HashMap<[u8; 16], (&'a Slug, bool)>,
    /// With the workspace that each lies in.
    accounts: HashMap<[u8; 16], (&'a Name, Option<WorkspaceId>)>,
    beside: HashMap<[u8; 16], Beside>,
}

impl<'a> Names<'a> {
    fn of(document: &'a export::Document) -> Self {
        let mut beside: HashMap<_, Beside> = HashMap::new();
        for exported::Alias { dialect, kind: _, alias, target, shown, created_at: _ } in &document.aliases {
            let record = AliasRecord { dialect: dialect.clone(), alias: alias.clone(), shown: *shown };
            beside.entry(*target.as_bytes()).or_default().0.push(record);
        }
        for exported::DialectData { dialect, kind: _, object, data } in &document.dialect_data {
            beside.entry(*object.as_bytes()).or_default().1.insert(dialect.clone(), data.clone());
        }
        Self {
            users: document.users.iter().map(|user| (*user.id.as_bytes(), &user.email)).collect(),
            groups: document.groups.iter().map(|group| (*group.id.as_bytes(), &group.name)).collect(),
            workspaces: document.workspaces.iter().map(|one| (*one.id.as_bytes(), (&one.slug, one.deleted_at.is_some()))).collect(),
            accounts: document.service_accounts.iter().map(|one| (*one.id.as_bytes(), (&one.name, one.workspace))).collect(),
            beside,
        }
    }

    // The check has seen to it that what is referred to is there.

    fn user<E: Entity>(&self, id: Id<E>) -> Result<&'a Email> {
        self.users.get(id.as_bytes()).copied().ok_or(Error::Internal)
    }

    fn group<E: Entity>(&self, id: Id<E>) -> Result<&'a Name> {
        self.groups.get(id.as_bytes()).copied().ok_or(Error::Internal)
    }

    fn workspace<E: Entity>(&self, id: Id<E>) -> Result<&'a Slug> {
        self.workspaces.get(id.as_bytes()).map(|(slug, _)| *slug).ok_or(Error::Internal)
    }

    fn service_account(&self, id: ServiceAccountId) -> Result<(&'a Name, Option<&'a Slug>)> {
        let (name, workspace) = self.accounts.get(id.as_bytes()).copied().ok_or(Error::Internal)?;
        Ok((name, workspace.map(|id| self.workspace(id)).transpose()?))
    }

    fn is_deleted(&self, slug: &Slug) -> bool {
        self.workspaces.values().any(|(known, deleted)| *known == slug && *deleted)
    }

    /// What stands beside objects that do not come in.
    fn rest(self, left: &mut LeftOut) {
        let mut aliases: Vec<_> = self.beside.into_values().flat_map(|(aliases, _)| aliases).collect();
        aliases.sort_by(|one, other| (&one.dialect, &one.alias).cmp(&(&other.dialect, &other.alias)));
        for alias in aliases {
            left.add(Kind::Alias, &alias.alias, Some(&alias.dialect), TARGET);
        }
    }
}
