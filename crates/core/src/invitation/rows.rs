//! SQL of invitations and of the workspaces that they lead into.

use super::{Filter, Invitation, InvitationStatus, Place};
use crate::{
    Error, Result,
    access::{OrganizationRole, WorkspaceRole},
    clock::Timestamp,
    fold::folded,
    id::{InvitationId, OrganizationId, RoleId},
    page::Page,
    secret::SecretHash,
    store::{Conditions, Conn, Row, Tx, Value},
    text::{Email, Name},
};
use std::collections::HashMap;

const SELECT: &str = "SELECT i.id, i.email, i.given_name, i.family_name, i.role_id, i.workspaces_named, i.invited_by, i.expires_at,
     i.accepted_at, i.accepted_user_id, i.revoked_at, i.created_at, i.updated_at, i.version, i.secret_hash FROM invitations i";

/// An invitation whose workspaces are not read yet.
fn invitation(row: &Row<'_>) -> Result<Invitation> {
    let invited_by = row.opt_blob(6)?.map(|bytes| bytes.try_into().map_err(|_| Error::Internal)).transpose()?;
    Ok(Invitation {
        id: row.id(0)?,
        email: row.parse(1)?,
        given_name: row.parse(2)?,
        family_name: row.parse(3)?,
        role: OrganizationRole::from_id(row.id(4)?).ok_or(Error::Internal)?,
        workspaces: row.bool(5)?.then(Vec::new),
        invited_by,
        expires_at: row.time(7)?,
        accepted_at: row.opt_time(8)?,
        accepted_user: row.opt_id(9)?,
        revoked_at: row.opt_time(10)?,
        created_at: row.time(11)?,
        updated_at: row.time(12)?,
        version: row.version(13)?,
    })
}

/// Reads the workspaces of those that name some.
async fn with_places(conn: &mut Conn<'_>, organization: OrganizationId, mut found: Vec<Invitation>) -> Result<Vec<Invitation>> {
    let naming: Vec<_> = found.iter().filter(|invitation| invitation.workspaces.is_some()).map(|invitation| invitation.id).collect();
    if naming.is_empty() {
        return Ok(found);
    }
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    conditions.is_one_of("invitation_id", naming.iter().map(Value::from));
    let sql = format!(
        "SELECT invitation_id, workspace_id, role_id FROM invitation_workspaces WHERE organization_id = $1{} ORDER BY invitation_id, position",
        conditions.sql()
    );
    let rows = conn
        .query(&sql, conditions.args(), |row| {
            let role = WorkspaceRole::from_id(row.id(2)?).ok_or(Error::Internal)?;
            Ok((row.id::<crate::id::entity::Invitation>(0)?, Place { workspace: row.id(1)?, role }))
        })
        .await?;
    let mut places: HashMap<InvitationId, Vec<Place>> = HashMap::new();
    for (id, place) in rows {
        places.entry(id).or_default().push(place);
    }
    for invitation in found.iter_mut().filter(|invitation| invitation.workspaces.is_some()) {
        invitation.workspaces = Some(places.remove(&invitation.id).unwrap_or_default());
    }
    Ok(found)
}

/// Writes a new invitation with its workspaces.
pub(crate) async fn insert(tx: &mut Tx<'_>, new: &Invitation, hash: &SecretHash) -> Result<()> {
    let (organization, version, canonical, role) = (tx.organization(), tx.version(), new.email.canonical(), new.role.id());
    tx.execute(
        "INSERT INTO invitations (organization_id, id, email, email_canonical, given_name, family_name, role_id, workspaces_named, secret_hash,
             invited_by, expires_at, accepted_at, accepted_user_id, revoked_at, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        &[
            Value::from(&organization),
            Value::from(&new.id),
            new.email.as_str().into(),
            Value::from(&canonical),
            new.given_name.as_str().into(),
            new.family_name.as_str().into(),
            Value::from(&role),
            new.workspaces.is_some().into(),
            Value::from(hash.as_bytes()),
            new.invited_by.as_ref().into(),
            new.expires_at.into(),
            new.accepted_at.into(),
            new.accepted_user.as_ref().into(),
            new.revoked_at.into(),
            new.created_at.into(),
            new.updated_at.into(),
            version.into(),
        ],
    )
    .await?;
    for (position, place) in new.workspaces.iter().flatten().enumerate() {
        let (position, role) = (position as i64, place.role.id());
        tx.execute(
            "INSERT INTO invitation_workspaces (organization_id, invitation_id, workspace_id, position, role_id) VALUES ($1, $2, $3, $4, $5)",
            &[Value::from(&organization), Value::from(&new.id), Value::from(&place.workspace), position.into(), Value::from(&role)],
        )
        .await?;
    }
    Ok(())
}

/// Writes what changes as an invitation goes on: its end, how far it has come and, when there is a new one, the hash.
pub(super) async fn save(tx: &mut Tx<'_>, after: &Invitation, hash: &SecretHash) -> Result<()> {
    let (organization, version) = (tx.organization(), tx.version());
    tx.execute(
        "UPDATE invitations SET secret_hash = $3, expires_at = $4, accepted_at = $5, accepted_user_id = $6, revoked_at = $7, updated_at = $8,
             version = $9 WHERE organization_id = $1 AND id = $2",
        &[
            Value::from(&organization),
            Value::from(&after.id),
            Value::from(hash.as_bytes()),
            after.expires_at.into(),
            after.accepted_at.into(),
            after.accepted_user.as_ref().into(),
            after.revoked_at.into(),
            after.updated_at.into(),
            version.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn find(conn: &mut Conn<'_>, organization: OrganizationId, id: InvitationId) -> Result<Option<(Invitation, SecretHash)>> {
    let sql = format!("{SELECT} WHERE i.organization_id = $1 AND i.id = $2");
    let found = conn
        .first(&sql, &[Value::from(&organization), Value::from(&id)], |row| Ok((invitation(row)?, SecretHash::from_bytes(row.bytes(14)?))))
        .await?;
    let Some((invitation, hash)) = found else { return Ok(None) };
    Ok(with_places(conn, organization, vec![invitation]).await?.pop().map(|invitation| (invitation, hash)))
}

/// Every invitation of an organization with the hash of its token.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<(Invitation, SecretHash)>> {
    let sql = format!("{SELECT} WHERE i.organization_id = $1 ORDER BY i.id");
    let found =
        conn.query(&sql, &[Value::from(&organization)], |row| Ok((invitation(row)?, SecretHash::from_bytes(row.bytes(14)?)))).await?;
    let (invitations, hashes): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    Ok(with_places(conn, organization, invitations).await?.into_iter().zip(hashes).collect())
}

/// Whether another invitation for this email can be accepted at this moment.
pub(super) async fn is_pending(tx: &mut Tx<'_>, email: &Email, but: Option<InvitationId>) -> Result<bool> {
    let (organization, canonical, now) = (tx.organization(), email.canonical(), tx.now());
    let mut conditions = Conditions::after(vec![Value::from(&organization), Value::from(&canonical), now.into()]);
    if let Some(but) = &but {
        conditions.and("id <> {}", but.into());
    }
    let sql = format!(
        "SELECT 1 FROM invitations WHERE organization_id = $1 AND email_canonical = $2 AND expires_at > $3
             AND accepted_at IS NULL AND revoked_at IS NULL{}",
        conditions.sql()
    );
    Ok(tx.first(&sql, conditions.args(), |_| Ok(())).await?.is_some())
}

/// The invitation for this email that can be accepted at this moment: there is at most one.
pub(crate) async fn pending_of(tx: &mut Tx<'_>, email: &Email) -> Result<Option<Invitation>> {
    let (organization, canonical, now) = (tx.organization(), email.canonical(), tx.now());
    let sql = format!(
        "{SELECT} WHERE i.organization_id = $1 AND i.email_canonical = $2 AND i.expires_at > $3 AND i.accepted_at IS NULL AND i.revoked_at IS NULL"
    );
    let found = tx.query(&sql, &[Value::from(&organization), Value::from(&canonical), now.into()], invitation).await?;
    Ok(with_places(tx.conn(), organization, found).await?.pop())
}

/// The name of an organization that is not deleted.
pub(super) async fn organization_name(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Option<Name>> {
    let sql = "SELECT name FROM organizations WHERE id = $1 AND deleted_at IS NULL";
    conn.first(sql, &[Value::from(&organization)], |row| row.parse(0)).await
}

/// The name of the user with these bits, if there is one who has a name.
pub(super) async fn name_of_user(conn: &mut Conn<'_>, organization: OrganizationId, id: &[u8; 16]) -> Result<Option<String>> {
    let sql = "SELECT given_name, family_name FROM users WHERE organization_id = $1 AND id = $2";
    let names = conn.first(sql, &[Value::from(&organization), Value::from(id)], |row| Ok((row.text(0)?, row.text(1)?))).await?;
    let name = names.map(|(given, family)| format!("{given} {family}").trim().to_owned());
    Ok(name.filter(|name| !name.is_empty()))
}

/// The names of the workspaces that are there now of those that an invitation leads into, with the roles.
pub(super) async fn places_now(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    invitation: &Invitation,
) -> Result<Vec<(Name, WorkspaceRole)>> {
    if invitation.workspaces.is_none() {
        let sql = "SELECT name FROM workspaces WHERE organization_id = $1 AND is_default AND deleted_at IS NULL";
        return conn.query(sql, &[Value::from(&organization)], |row| Ok((row.parse(0)?, super::EVERYBODY))).await;
    }
    conn.query(
        "SELECT w.name, p.role_id FROM invitation_workspaces p
         JOIN workspaces w ON w.organization_id = p.organization_id AND w.id = p.workspace_id
         WHERE p.organization_id = $1 AND p.invitation_id = $2 AND w.deleted_at IS NULL ORDER BY p.position",
        &[Value::from(&organization), Value::from(&invitation.id)],
        |row| Ok((row.parse(0)?, WorkspaceRole::from_id(row.id(1)?).ok_or(Error::Internal)?)),
    )
    .await
}

/// A filter's values as columns compare them.
pub(super) struct Wanted<'a> {
    filter: &'a Filter,
    canonical: Option<String>,
    part: Option<String>,
    roles: Vec<RoleId>,
    now: Timestamp,
}

impl<'a> Wanted<'a> {
    pub(super) fn at(now: Timestamp, filter: &'a Filter) -> Self {
        let roles = filter.roles.iter().map(|role| role.id()).collect();
        let part = filter.email_contains.as_deref().map(folded);
        Self { filter, canonical: filter.email.as_ref().map(Email::canonical), part, roles, now }
    }

    fn narrow<'b>(&'b self, conditions: &mut Conditions<'b>) {
        conditions.is_one_of("i.role_id", self.roles.iter().map(Value::from));
        if let Some(canonical) = &self.canonical {
            conditions.and("i.email_canonical = {}", canonical.into());
        }
        // Nothing is in every email; `replace` finds it in none.
        if let Some(part) = self.part.as_ref().filter(|part| !part.is_empty()) {
            // Not LIKE, which gives % a meaning.
            conditions.and("replace(i.email_canonical, {}, '') <> i.email_canonical", part.into());
        }
        if !self.filter.status.is_empty() {
            let any: Vec<_> = self.filter.status.iter().map(|status| is(*status)).collect();
            let any = format!("({})", any.join(" OR "));
            conditions.and_all(&any, &vec![self.now.into(); any.matches("{}").count()]);
        }
    }
}

/// The condition on invitations of one status, with `{}` for the present moment.
const fn is(status: InvitationStatus) -> &'static str {
    match status {
        InvitationStatus::Pending => "(i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > {})",
        InvitationStatus::Accepted => "i.accepted_at IS NOT NULL",
        InvitationStatus::Revoked => "i.revoked_at IS NOT NULL",
        InvitationStatus::Expired => "(i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at <= {})",
    }
}

pub(super) async fn list(conn: &mut Conn<'_>, organization: OrganizationId, wanted: &Wanted<'_>, page: Page) -> Result<Vec<Invitation>> {
    let bounds = page.bounds();
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    wanted.narrow(&mut conditions);
    conditions.page(&bounds, "i.created_at", "i.id");
    let sql = format!("{SELECT} WHERE i.organization_id = $1{}", conditions.sql());
    let found = conn.query(&sql, conditions.args(), invitation).await?;
    with_places(conn, organization, found).await
}

/// How many match, by a scan of the organization's invitations; only for filters that no counter covers.
pub(super) async fn count(conn: &mut Conn<'_>, organization: OrganizationId, wanted: &Wanted<'_>) -> Result<u64> {
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    wanted.narrow(&mut conditions);
    let sql = format!("SELECT COUNT(*) FROM invitations i WHERE i.organization_id = $1{}", conditions.sql());
    Ok(conn.first(&sql, conditions.args(), |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}
