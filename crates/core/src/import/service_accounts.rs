//! Service accounts with their credentials, found by an alias or by name where they lie.

use super::{
    Outcome,
    beside::{self, Standing},
    records::{CredentialRecord, ServiceAccountRecord},
    work::{Work, at, changed, patched},
};
use crate::{
    Error, Kind, Result, credential,
    directory::Change,
    id::ServiceAccountId,
    service_account::{self, Create, Home, NewRole, Place, ServiceAccount, Update},
    store::Tx,
    user::UserStatus,
};

pub(super) async fn bring(tx: &mut Tx<'_>, work: &mut Work<'_>, records: &[ServiceAccountRecord]) -> Result<()> {
    if records.is_empty() {
        return Ok(());
    }
    let organization = tx.organization();
    let there = service_account::rows::all(tx.conn(), organization).await?;
    // Those that an alias names are taken before names are looked at, which need not be unique.
    let mut named = Vec::with_capacity(records.len());
    for (place, record) in records.iter().enumerate() {
        let id: Option<ServiceAccountId> = match work.by_alias(tx, &record.aliases).await {
            Ok(Some(id)) => work.take(id).map(|()| Some(id)),
            other => other,
        }
        .map_err(|error| at(error, &format!("service_accounts[{place}]")))?;
        named.push(id);
    }
    for (place, (record, named)) in records.iter().zip(named).enumerate() {
        let path = format!("service_accounts[{place}]");
        let found = one(tx, work, record, (named, &there)).await.map_err(|error| at(error, &path))?;
        credentials(tx, work, found, (&record.name, &path), &record.credentials).await?;
    }
    Ok(())
}

async fn one(
    tx: &mut Tx<'_>,
    work: &mut Work<'_>,
    record: &ServiceAccountRecord,
    (named, all): (Option<ServiceAccountId>, &[ServiceAccount]),
) -> Result<Place> {
    let home = match (record.role, &record.workspace, record.workspace_role) {
        (Some(role), ..) => Home::Organization(role),
        (None, Some(slug), role) => Home::Workspace(work.workspace(tx, slug).await?, role),
        (None, ..) => return Err(Error::Internal),
    };
    let within = record.workspace.as_deref();
    let there = match named {
        Some(id) => all.iter().find(|one| one.id == id),
        None => {
            let called_so = all.iter().filter(|one| one.name == record.name && one.home.workspace() == home.workspace());
            work.by_name(called_so, |one| one.id)?
        }
    };
    let (place, standing) = match there {
        Some(there) => {
            if named.is_none() {
                work.take(there.id)?;
            }
            meet(tx, work, record, (home, there)).await?;
            (there.place(), Standing::there(work.existing))
        }
        None => {
            let (name, description, created_at) = (record.name.clone(), record.description.clone(), record.created_at);
            let made = Create { home, name, description, created_at }.run(tx, work.permit).await?;
            if record.status == Some(UserStatus::Disabled) {
                Update { status: record.status, ..Update::of(made.place()) }.run(tx, work.permit).await?;
            }
            work.take(made.id)?;
            work.created(Kind::ServiceAccount, &record.name, within);
            (made.place(), Standing::New)
        }
    };
    work.knows_service_account(&record.name, place);
    beside::bring(tx, work, (place.id, record.name.as_str(), standing), &record.aliases, &record.dialect_data).await?;
    Ok(place)
}

/// Brings one that is there to its record, where that is to be.
async fn meet(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &ServiceAccountRecord, (home, there): (Home, &ServiceAccount)) -> Result<()> {
    let mut fields = Vec::new();
    let name = changed(&mut fields, "name", Some(&record.name), &there.name);
    let role = match (home, there.home) {
        (Home::Organization(said), Home::Organization(role)) => {
            changed(&mut fields, "role", Some(&said), &role).map(|role| NewRole::Organization(role.into()))
        }
        (Home::Workspace(said_in, said), Home::Workspace(lies_in, role)) if said_in == lies_in => {
            changed(&mut fields, "workspace_role", Some(&said), &role)
                .map(|role| role.map_or(NewRole::None, |role| NewRole::Workspace(role.into())))
        }
        _ => return Err(Error::invalid("workspace", "must be where the service account lies for which an alias stands here")),
    };
    let update = Update {
        place: there.place(),
        name,
        description: patched(&mut fields, "description", record.description.as_ref(), there.description.as_ref()),
        status: changed(&mut fields, "status", record.status.as_ref(), &there.status),
        role,
    };
    beside::data_differs(tx, there.id, &record.dialect_data, &mut fields).await?;
    if work.meets(Kind::ServiceAccount, &record.name, record.workspace.as_deref(), fields)? {
        update.run(tx, work.permit).await?;
    }
    Ok(())
}

/// Credentials have secrets of their own, so those that are there stay as they are.
async fn credentials(
    tx: &mut Tx<'_>,
    work: &mut Work<'_>,
    account: Place,
    (name, path): (&str, &str),
    records: &[CredentialRecord],
) -> Result<()> {
    if records.is_empty() {
        return Ok(());
    }
    let there = credential::rows::of(tx, account.id).await?;
    for (place, record) in records.iter().enumerate() {
        if let Some(found) = there.iter().find(|one| one.name == record.name) {
            let differs = record.expires_at.is_some() && record.expires_at != found.expires_at;
            let (outcome, fields) = if differs { (Outcome::Kept, vec!["expires_at"]) } else { (Outcome::Unchanged, Vec::new()) };
            work.note(Kind::Credential, &record.name, Some(name), outcome, fields);
            continue;
        }
        let create = credential::Create { place: account, name: record.name.clone(), expires_at: record.expires_at, dialect_data: None };
        let made = create.run(tx, work.permit).await.map_err(|error| at(error, &format!("{path}.credentials[{place}]")))?;
        work.made.credentials.push(made);
        work.created(Kind::Credential, &record.name, Some(name));
    }
    Ok(())
}
