//! Custom roles with who has them, found by an alias or by name, each where it lies.

use super::{
    beside::{self, Standing},
    records::{RoleAssignmentRecord, RoleRecord},
    work::{Work, at, changed, patched},
};
use crate::{
    Error, Kind, Result,
    access::PermissionSet,
    directory::Change,
    id::WorkspaceId,
    role::{self, Create, Place, Role, Update},
    role_assignment::{self, Holder},
    store::Tx,
};

pub(super) async fn bring(tx: &mut Tx<'_>, work: &mut Work<'_>, records: &[RoleRecord]) -> Result<()> {
    for (place, record) in records.iter().enumerate() {
        let path = format!("roles[{place}]");
        let role = one(tx, work, record).await.map_err(|error| at(error, &path))?;
        for (place, given) in record.assignments.iter().enumerate() {
            let path = format!("{path}.assignments[{place}]");
            assignment(tx, work, (role, &record.name), given).await.map_err(|error| at(error, &path))?;
        }
    }
    Ok(())
}

async fn one(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &RoleRecord) -> Result<Place> {
    let organization = tx.organization();
    let workspace = match &record.workspace {
        Some(slug) => Some(work.workspace(tx, slug).await?),
        None => None,
    };
    let there = match work.by_alias_below(tx, workspace, &record.aliases).await? {
        Some(id) => role::rows::find(tx.conn(), organization, id).await?,
        None => role::rows::find_named(tx.conn(), organization, workspace, &record.name).await?,
    };
    let (place, standing) = match there {
        Some(there) => {
            meet(tx, work, record, (workspace, &there)).await?;
            (there.place(), Standing::there(work.existing))
        }
        None => {
            let create = Create {
                workspace,
                name: record.name.clone(),
                description: record.description.clone(),
                scopes: record.scopes.clone(),
                permissions: permissions(record).unwrap_or(PermissionSet::NONE),
                created_at: record.created_at,
            };
            let made = create.run(tx, work.permit).await?;
            work.created(Kind::Role, &record.name, record.workspace.as_deref());
            (made.place(), Standing::New)
        }
    };
    work.take(place.id)?;
    let object = (place.id, record.name.as_str(), standing);
    beside::bring_below(tx, work, workspace, object, &record.aliases, &record.dialect_data).await?;
    Ok(place)
}

fn permissions(record: &RoleRecord) -> Option<PermissionSet> {
    record.permissions.as_ref().map(|list| list.iter().copied().collect())
}

/// Brings one that is there to its record, where that is to be.
async fn meet(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &RoleRecord, (workspace, there): (Option<WorkspaceId>, &Role)) -> Result<()> {
    // The text of an alias that is an id is found wherever the role lies.
    if workspace != there.workspace {
        return Err(Error::invalid("workspace", "must be where the role lies for which an alias stands here"));
    }
    let mut fields = Vec::new();
    let update = Update {
        place: there.place(),
        name: changed(&mut fields, "name", Some(&record.name), &there.name),
        description: patched(&mut fields, "description", record.description.as_ref(), there.description.as_ref()),
        scopes: patched(&mut fields, "scopes", record.scopes.as_ref(), there.scopes.as_ref()),
        permissions: changed(&mut fields, "permissions", permissions(record).as_ref(), &there.permissions),
    };
    beside::data_differs(tx, there.id, &record.dialect_data, &mut fields).await?;
    if work.meets(Kind::Role, &record.name, record.workspace.as_deref(), fields)? {
        update.run(tx, work.permit).await?;
    }
    Ok(())
}

async fn assignment(tx: &mut Tx<'_>, work: &mut Work<'_>, (role, name): (Place, &str), record: &RoleAssignmentRecord) -> Result<()> {
    let (organization, (holder, called)) = (tx.organization(), holder(tx, work, record).await?);
    if role_assignment::rows::find_of(tx.conn(), organization, role.id, holder).await?.is_some() {
        return work.meets(Kind::RoleAssignment, called, Some(name), Vec::new()).map(|_| ());
    }
    let create = role_assignment::Create { created_at: record.created_at, ..role_assignment::Create::new(role, holder) };
    create.run(tx, work.permit).await?;
    work.created(Kind::RoleAssignment, called, Some(name));
    Ok(())
}

/// Who has the role, and what the document calls them.
async fn holder<'a>(tx: &mut Tx<'_>, work: &Work<'_>, record: &'a RoleAssignmentRecord) -> Result<(Holder, &'a str)> {
    match (&record.user, &record.group, &record.service_account) {
        (Some(email), ..) => Ok((Holder::User(work.user(tx, email).await?), email)),
        (None, Some(group), _) => Ok((Holder::Group(work.group(tx, group).await?), group)),
        (None, None, Some(name)) => {
            let workspace = match &record.workspace {
                Some(slug) => Some(work.workspace(tx, slug).await?),
                None => None,
            };
            let account = work.service_account(tx, (name, workspace), record.service_account_alias.as_ref()).await?;
            Ok((Holder::ServiceAccount(account.id), name))
        }
        (None, None, None) => Err(Error::Internal),
    }
}
