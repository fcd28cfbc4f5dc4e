//! What the store knows of many actors in many workspaces: as many statements, whatever their number.
//!
//! It is what [`rows::standing`](super::rows::standing) reads of one actor in one workspace; the law
//! `a_search_answers_what_questions_do` holds one against the other.

use super::{Actor, CustomGrant, InGroup, KeyPower, OrganizationRole, PermissionSet, Principal, Standing, WorkspaceRole};
use crate::{
    Result,
    clock::Timestamp,
    id::{ApiKeyId, GroupId, OrganizationId, RoleId, WorkspaceId},
    role,
    store::{Conditions, Conn, Value},
};
use std::collections::HashMap;

/// The bits of a principal's or a group's id.
type Holder = [u8; 16];

/// The holders that count for some principals, themselves and the groups that they are in, as a table `holders`. Read this
/// way round, the roles of each are found by index, whatever else the organization has.
fn holders(principals: &str) -> String {
    format!(
        "WITH holders (id) AS (
             SELECT p.id FROM principals p WHERE p.organization_id = $1 AND p.id IN {principals}
             UNION SELECT g.group_id FROM group_members g WHERE g.organization_id = $1 AND g.principal_id IN {principals})"
    )
}

/// The standings of some actors of one organization in some of its workspaces.
#[derive(Default)]
pub(super) struct Standings {
    principals: HashMap<Holder, Known>,
    /// By user: the groups with their roles in the organization.
    groups: HashMap<Holder, Vec<(GroupId, Option<OrganizationRole>)>>,
    workspace_roles: HashMap<(Holder, WorkspaceId), (WorkspaceRole, Option<Timestamp>)>,
    custom_roles: HashMap<Holder, Vec<(RoleId, Option<WorkspaceId>, PermissionSet)>>,
    keys: HashMap<ApiKeyId, (Holder, KeyPower)>,
}

/// What is known of a principal wherever it is looked at.
struct Known {
    kind: String,
    active: bool,
    home: Option<WorkspaceId>,
    organization_role: Option<OrganizationRole>,
    /// Whether the organization lets everybody in it make workspaces.
    members_can_create_workspaces: bool,
}

impl Standings {
    /// Reads them. The lists may name things twice, and what is not there.
    pub(super) async fn read(
        conn: &mut Conn<'_>,
        organization: OrganizationId,
        actors: &[Actor],
        workspaces: &[WorkspaceId],
    ) -> Result<Self> {
        let mut principals: Vec<_> = actors.iter().map(|actor| actor.principal.bytes()).collect();
        principals.sort_unstable();
        principals.dedup();
        let mut workspaces = workspaces.to_vec();
        workspaces.sort_unstable();
        workspaces.dedup();
        let keys: Vec<_> = actors.iter().filter_map(|actor| actor.key).collect();
        let mut standings = Self::default();
        if principals.is_empty() {
            return Ok(standings);
        }
        standings.read_principals(conn, organization, &principals).await?;
        standings.read_groups(conn, organization, &principals).await?;
        standings.read_workspace_roles(conn, organization, &principals, &workspaces).await?;
        standings.read_custom_roles(conn, organization, &principals, &workspaces).await?;
        standings.read_keys(conn, organization, &keys).await?;
        Ok(standings)
    }

    /// One of them. The workspace is among those that were read.
    pub(super) fn of(&self, actor: &Actor, workspace: Option<WorkspaceId>) -> Standing {
        if matches!(actor.principal, Principal::System(_)) {
            return Standing { active: true, ..Standing::default() };
        }
        let principal = actor.principal.bytes();
        let Some(known) = self.principals.get(&principal) else { return Standing::default() };
        let role_in = |holder: Holder| self.workspace_roles.get(&(holder, workspace?)).copied();
        let in_groups: &[_] =
            if matches!(actor.principal, Principal::User(_)) { self.groups.get(&principal).map_or(&[], Vec::as_slice) } else { &[] };
        let groups = in_groups.iter().map(|(group, organization_role)| InGroup {
            group: *group,
            organization_role: *organization_role,
            workspace_role: role_in(*group.as_bytes()).map(|(role, _)| role),
        });
        let through = in_groups.iter().map(|(group, _)| (*group.as_bytes(), Some(*group)));
        let holders = [(principal, None)].into_iter().chain(through);
        let custom_roles = holders.flat_map(|(holder, through)| self.grants(holder, through, workspace));
        let key = actor.key.and_then(|key| self.keys.get(&key)).filter(|(owner, _)| *owner == principal).map(|(_, power)| power.clone());
        Standing {
            active: known.active && known.kind == actor.principal.kind() && (actor.key.is_none() || key.is_some()),
            home: known.home,
            organization_role: known.organization_role,
            workspace_role: role_in(principal),
            groups: groups.collect(),
            custom_roles: custom_roles.collect(),
            can_create_workspaces: known.members_can_create_workspaces && matches!(actor.principal, Principal::User(_)),
            key,
        }
    }

    /// What a holder has of custom roles, of the organization and of one workspace.
    fn grants(&self, holder: Holder, through: Option<GroupId>, workspace: Option<WorkspaceId>) -> impl Iterator<Item = CustomGrant> {
        let held = self.custom_roles.get(&holder).map_or(&[][..], Vec::as_slice).iter();
        held.filter(move |(_, of, _)| of.is_none() || *of == workspace).map(move |(role, of, permissions)| CustomGrant {
            role: *role,
            through,
            in_workspace: of.is_some(),
            permissions: *permissions,
        })
    }

    async fn read_principals(&mut self, conn: &mut Conn<'_>, organization: OrganizationId, principals: &[Holder]) -> Result<()> {
        let mut conditions = Conditions::after(vec![Value::from(&organization)]);
        conditions.is_one_of("p.id", principals.iter().map(Value::from));
        let sql = format!(
            "SELECT p.id, p.kind, COALESCE(u.status, s.status), o.role_id, COALESCE(g.deleted_at, h.deleted_at), s.workspace_id,
                 g.members_can_create_workspaces
             FROM principals p
             JOIN organizations g ON g.id = p.organization_id
             LEFT JOIN users u ON u.organization_id = p.organization_id AND u.id = p.id
             LEFT JOIN service_accounts s ON s.organization_id = p.organization_id AND s.id = p.id
             LEFT JOIN workspaces h ON h.organization_id = s.organization_id AND h.id = s.workspace_id
             LEFT JOIN organization_role_assignments o ON o.organization_id = p.organization_id AND o.principal_id = p.id
             WHERE p.organization_id = $1{}",
            conditions.sql()
        );
        conn.query(&sql, conditions.args(), |row| {
            let active = row.opt_time(4)?.is_none() && row.opt_text(2)?.is_none_or(|status| status == "active");
            let role = row.opt_id(3)?.and_then(OrganizationRole::from_id);
            let (kind, home, members_can_create_workspaces) = (row.text(1)?, row.opt_id(5)?, row.bool(6)?);
            let known = Known { kind, active, home, organization_role: None, members_can_create_workspaces };
            let known = self.principals.entry(row.bytes(0)?).or_insert(known);
            known.organization_role = known.organization_role.max(role);
            Ok(())
        })
        .await?;
        Ok(())
    }

    async fn read_groups(&mut self, conn: &mut Conn<'_>, organization: OrganizationId, principals: &[Holder]) -> Result<()> {
        let mut conditions = Conditions::after(vec![Value::from(&organization)]);
        conditions.is_one_of("m.principal_id", principals.iter().map(Value::from));
        let sql = format!(
            "SELECT m.principal_id, m.group_id, o.role_id FROM group_members m
             LEFT JOIN organization_role_assignments o ON o.organization_id = m.organization_id AND o.principal_id = m.group_id
             WHERE m.organization_id = $1{}",
            conditions.sql()
        );
        conn.query(&sql, conditions.args(), |row| {
            let role = row.opt_id(2)?.and_then(OrganizationRole::from_id);
            self.groups.entry(row.bytes(0)?).or_default().push((row.id(1)?, role));
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// Roles in the workspaces, the principals' own and their groups'.
    async fn read_workspace_roles(
        &mut self,
        conn: &mut Conn<'_>,
        organization: OrganizationId,
        principals: &[Holder],
        workspaces: &[WorkspaceId],
    ) -> Result<()> {
        let mut conditions = Conditions::after(vec![Value::from(&organization)]);
        let Some(principals) = conditions.list(principals.iter().map(Value::from)) else { return Ok(()) };
        let Some(workspaces) = conditions.list(workspaces.iter().map(Value::from)) else { return Ok(()) };
        let sql = format!(
            "{} SELECT w.principal_id, w.workspace_id, w.role_id, m.expires_at FROM holders h
             JOIN workspace_role_assignments w ON w.organization_id = $1 AND w.principal_id = h.id AND w.workspace_id IN {workspaces}
             LEFT JOIN workspace_members m
                 ON m.organization_id = w.organization_id AND m.workspace_id = w.workspace_id AND m.principal_id = w.principal_id",
            holders(&principals)
        );
        conn.query(&sql, conditions.args(), |row| {
            let Some(role) = WorkspaceRole::from_id(row.id(2)?) else { return Ok(()) };
            let (place, given) = ((row.bytes(0)?, row.id(1)?), (role, row.opt_time(3)?));
            let strongest = self.workspace_roles.entry(place).or_insert(given);
            if strongest.0 < role {
                *strongest = given;
            }
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// Custom roles of the organization and of the workspaces, the principals' own and their groups'.
    async fn read_custom_roles(
        &mut self,
        conn: &mut Conn<'_>,
        organization: OrganizationId,
        principals: &[Holder],
        workspaces: &[WorkspaceId],
    ) -> Result<()> {
        let mut conditions = Conditions::after(vec![Value::from(&organization)]);
        let Some(principals) = conditions.list(principals.iter().map(Value::from)) else { return Ok(()) };
        let workspaces = conditions.list(workspaces.iter().map(Value::from));
        let here = workspaces.map_or_else(String::new, |list| format!(" OR r.workspace_id IN {list}"));
        let sql = format!(
            "{} SELECT a.principal_id, r.id, r.workspace_id, r.permissions FROM holders h
             JOIN role_assignments a ON a.organization_id = $1 AND a.principal_id = h.id
             JOIN custom_roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
             WHERE r.workspace_id IS NULL{here}",
            holders(&principals)
        );
        conn.query(&sql, conditions.args(), |row| {
            let role = (row.id(1)?, row.opt_id(2)?, role::rows::permissions(row, 3)?);
            self.custom_roles.entry(row.bytes(0)?).or_default().push(role);
            Ok(())
        })
        .await?;
        Ok(())
    }

    async fn read_keys(&mut self, conn: &mut Conn<'_>, organization: OrganizationId, keys: &[ApiKeyId]) -> Result<()> {
        let mut conditions = Conditions::after(vec![Value::from(&organization)]);
        let Some(list) = conditions.list(keys.iter().map(Value::from)) else { return Ok(()) };
        let sql = format!(
            "SELECT id, principal_id, permissions, workspace_id, expires_at FROM api_keys WHERE organization_id = $1 AND id IN {list}"
        );
        conn.query(&sql, conditions.args(), |row| {
            let permissions = row.json::<Vec<String>>(2)?.as_deref().map(PermissionSet::of_names);
            let power = KeyPower { permissions, workspace: row.opt_id(3)?, expires_at: row.opt_time(4)? };
            self.keys.insert(row.id(0)?, (row.bytes(1)?, power));
            Ok(())
        })
        .await?;
        Ok(())
    }
}
