//! Workspaces with who is in them, found by an alias, as the default one, or by slug.

use super::{
    Existing,
    beside::{self, Standing},
    records::{DialectData, MemberRecord, WorkspaceGroupRecord, WorkspaceRecord},
    work::{Work, at, changed, patched},
};
use crate::{
    Error, Kind, Result,
    directory::Change,
    member::{self, NewMember},
    store::Tx,
    workspace::{self, Create, Update, Workspace},
    workspace_group::{self, Which},
};

pub(super) async fn bring(tx: &mut Tx<'_>, work: &mut Work<'_>, records: &[WorkspaceRecord]) -> Result<()> {
    for (place, record) in records.iter().enumerate() {
        let path = format!("workspaces[{place}]");
        let (found, is_new) = one(tx, work, record).await.map_err(|error| at(error, &path))?;
        for (place, joining) in record.members.iter().enumerate() {
            let path = format!("{path}.members[{place}]");
            one_member(tx, work, &found, joining).await.map_err(|error| at(error, &path))?;
        }
        for (place, given) in record.groups.iter().enumerate() {
            let path = format!("{path}.groups[{place}]");
            one_group(tx, work, &found, given).await.map_err(|error| at(error, &path))?;
        }
        if is_new && record.archived == Some(true) {
            let archive = Update { archived: Some(true), ..Update::of(found.id) };
            archive.run(tx, work.permit).await.map_err(|error| at(error, &path))?;
        }
    }
    Ok(())
}

/// The workspace of a record, and whether it is new.
async fn one(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &WorkspaceRecord) -> Result<(Workspace, bool)> {
    let there = find(tx, work, record).await?;
    let is_new = there.is_none();
    let (found, standing) = match there {
        Some(there) => meet(tx, work, record, there).await?,
        None => {
            let create = Create {
                slug: Some(record.slug.clone()),
                description: record.description.clone(),
                defaults: record.defaults.clone(),
                limits: record.limits.clone(),
                settings: record.settings.clone(),
                created_at: record.created_at,
                // Who is in it, the document says.
                maker_joins: false,
                ..Create::named(record.name.clone())
            };
            let made = create.run(tx, work.permit).await?;
            work.created(Kind::Workspace, &record.slug, None);
            (made, Standing::New)
        }
    };
    work.take(found.id)?;
    work.knows_workspace(&record.slug, found.id);
    beside::bring(tx, work, (found.id, record.slug.as_str(), standing), &record.aliases, &record.dialect_data).await?;
    Ok((found, is_new))
}

async fn find(tx: &mut Tx<'_>, work: &Work<'_>, record: &WorkspaceRecord) -> Result<Option<Workspace>> {
    let organization = tx.organization();
    let id = match work.by_alias(tx, &record.aliases).await? {
        Some(id) => Some(id),
        None if record.is_default => workspace::rows::default_workspace(tx.conn(), organization).await?,
        None => workspace::rows::id_of_slug(tx.conn(), organization, &record.slug).await?,
    };
    let Some(id) = id else { return Ok(None) };
    let found = workspace::rows::find(tx.conn(), organization, id).await?.ok_or(Error::Internal)?;
    if found.deleted_at.is_some() {
        return Err(Error::Conflict(format!("the workspace {:?} is deleted: restore it first", found.slug).into()));
    }
    if record.is_default && !found.is_default {
        return Err(Error::invalid("is_default", format!("is not true of {:?}, for which an alias stands here", found.slug)));
    }
    Ok(Some(found))
}

async fn meet(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &WorkspaceRecord, there: Workspace) -> Result<(Workspace, Standing)> {
    let mut fields = Vec::new();
    let update = Update {
        name: changed(&mut fields, "name", Some(&record.name), &there.name),
        description: patched(&mut fields, "description", record.description.as_ref(), there.description.as_ref()),
        defaults: patched(&mut fields, "defaults", record.defaults.as_ref(), there.defaults.as_ref()),
        usage_limits: patched(&mut fields, "limits", record.limits.usage.as_ref(), there.limits.usage.as_ref()),
        rate_limits: patched(&mut fields, "limits", record.limits.rate.as_ref(), there.limits.rate.as_ref()),
        settings: patched(&mut fields, "settings", record.settings.as_ref(), there.settings.as_ref()),
        archived: changed(&mut fields, "archived", record.archived.as_ref(), &there.archived_at.is_some()),
        ..Update::of(there.id)
    };
    beside::data_differs(tx, there.id, &record.dialect_data, &mut fields).await?;
    // Every organization has one, so that it is there refuses nothing.
    let existing = if there.is_default && work.existing == Existing::Refuse { Existing::Keep } else { work.existing };
    let is_update = work.meets_with(existing, Kind::Workspace, &record.slug, None, fields)?;
    let found = if is_update { update.run(tx, work.permit).await? } else { there };
    Ok((found, Standing::there(existing)))
}

async fn one_member(tx: &mut Tx<'_>, work: &mut Work<'_>, workspace: &Workspace, record: &MemberRecord) -> Result<()> {
    let (organization, user) = (tx.organization(), work.user(tx, &record.user).await?);
    let within = Some(workspace.slug.as_str());
    let Some(there) = member::rows::find(tx.conn(), organization, workspace.id, user).await? else {
        let MemberRecord { user: _, role, scopes, expires_at, created_at } = record.clone();
        member::insert(tx, work.permit, workspace, &NewMember { user, role, scopes, expires_at, created_at }).await?;
        work.created(Kind::Member, &record.user, within);
        return Ok(());
    };
    let mut fields = Vec::new();
    let update = member::Update {
        workspace: workspace.id,
        user,
        role: changed(&mut fields, "role", Some(&record.role), &there.role).map(Into::into),
        scopes: patched(&mut fields, "scopes", record.scopes.as_ref(), there.scopes.as_ref()),
        expires_at: patched(&mut fields, "expires_at", record.expires_at.as_ref(), there.expires_at.as_ref()),
    };
    if work.meets(Kind::Member, &record.user, within, fields)? {
        update.run(tx, work.permit).await?;
    }
    Ok(())
}

async fn one_group(tx: &mut Tx<'_>, work: &mut Work<'_>, workspace: &Workspace, record: &WorkspaceGroupRecord) -> Result<()> {
    let (organization, group) = (tx.organization(), work.group(tx, &record.group).await?);
    let within = Some(workspace.slug.as_str());
    let (id, standing) = match workspace_group::rows::find(tx.conn(), organization, workspace.id, group).await? {
        Some(there) => {
            let mut fields = Vec::new();
            let role = changed(&mut fields, "role", Some(&record.role), &there.role);
            let is_update = work.meets(Kind::WorkspaceGroup, &record.group, within, fields)?;
            if let Some(role) = role.filter(|_| is_update) {
                workspace_group::Update { workspace: workspace.id, group, role: role.into() }.run(tx, work.permit).await?;
            }
            (there.id, Standing::there(work.existing))
        }
        None => {
            let (group, uniform, created_at) = (Which::Id(group), Vec::new(), record.created_at);
            let create = workspace_group::Create { workspace: workspace.id, group, role: record.role, uniform, created_at };
            let given = create.run(tx, work.permit).await?;
            work.created(Kind::WorkspaceGroup, &record.group, within);
            (given.id, Standing::New)
        }
    };
    let name = format!("{} in {}", record.group, workspace.slug);
    beside::bring(tx, work, (id, &name, standing), &record.aliases, &DialectData::new()).await
}
