//! Keys, found by an alias or by name among those of their owner. New ones have new secrets.
//!
//! A sort of owner that is new is named by a field of its own in [`KeyRecord`], and read in [`owner`].

use super::{
    beside::{self, Standing},
    records::KeyRecord,
    work::{Work, at, changed, patched},
};
use crate::{
    Error, Kind, Result,
    access::PermissionSet,
    api_key::{self, ApiKey, Create, Owner, Update},
    directory::Change,
    id::{ApiKeyId, WorkspaceId},
    store::Tx,
};

pub(super) async fn bring(tx: &mut Tx<'_>, work: &mut Work<'_>, records: &[KeyRecord]) -> Result<()> {
    if records.is_empty() {
        return Ok(());
    }
    let organization = tx.organization();
    let there = api_key::rows::all(tx.conn(), organization).await?;
    // Those that an alias names are taken before names are looked at, which need not be unique.
    let mut named = Vec::with_capacity(records.len());
    for (place, record) in records.iter().enumerate() {
        let id: Option<ApiKeyId> = match work.by_alias(tx, &record.aliases).await {
            Ok(Some(id)) => work.take(id).map(|()| Some(id)),
            other => other,
        }
        .map_err(|error| at(error, &format!("api_keys[{place}]")))?;
        named.push(id);
    }
    for (place, (record, named)) in records.iter().zip(named).enumerate() {
        one(tx, work, record, (named, &there)).await.map_err(|error| at(error, &format!("api_keys[{place}]")))?;
    }
    Ok(())
}

async fn one(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &KeyRecord, (named, all): (Option<ApiKeyId>, &[ApiKey])) -> Result<()> {
    let (owner, workspace) = owner(tx, work, record).await?;
    let belongs = |key: &ApiKey| is_same(key.owner, owner) && key.workspace == workspace;
    let there = match named {
        Some(id) => all.iter().find(|key| key.id == id),
        None => work.by_name(all.iter().filter(|key| key.name == record.name && belongs(key)), |key| key.id)?,
    };
    let (id, standing) = match there {
        Some(there) if !belongs(there) => {
            let field = if record.service_account.is_some() { "service_account" } else { "user" };
            return Err(Error::invalid(field, "must say whose the key is for which an alias stands here: that never changes"));
        }
        Some(there) => {
            if named.is_none() {
                work.take(there.id)?;
            }
            meet(tx, work, record, (owner, there)).await?;
            (there.id, Standing::there(work.existing))
        }
        None => {
            let create = Create {
                description: record.description.clone(),
                scopes: record.scopes.clone(),
                permissions: permissions(record),
                limits: record.limits.clone(),
                defaults: record.defaults.clone(),
                expires_at: record.expires_at,
                ..Create::new(owner, workspace, record.name.clone())
            };
            let made = create.run(tx, work.permit).await?;
            let id = made.key.id;
            work.take(id)?;
            work.made.api_keys.push(made);
            work.created(Kind::ApiKey, &record.name, within(record));
            (id, Standing::New)
        }
    };
    beside::bring(tx, work, (id, record.name.as_str(), standing), &record.aliases, &record.dialect_data).await
}

/// Whose the key is, and the only workspace that it reaches.
async fn owner(tx: &mut Tx<'_>, work: &Work<'_>, record: &KeyRecord) -> Result<(Owner, Option<WorkspaceId>)> {
    let workspace = match &record.workspace {
        Some(slug) => Some(work.workspace(tx, slug).await?),
        None => None,
    };
    let owner = match (&record.user, &record.service_account, record.role) {
        (Some(email), ..) => Owner::User(work.user(tx, email).await?),
        (None, Some(name), _) => {
            let alias = record.service_account_alias.as_ref();
            Owner::ServiceAccount(work.service_account(tx, (name, workspace), alias).await?.id)
        }
        (None, None, Some(role)) => Owner::Organization(role),
        (None, None, None) => Owner::Workspace,
    };
    Ok((owner, workspace))
}

/// Whether both are the same owner; the organization is, whatever role it gives a key.
fn is_same(one: Owner, other: Owner) -> bool {
    matches!((one, other), (Owner::Organization(_), Owner::Organization(_))) || one == other
}

fn within(record: &KeyRecord) -> Option<&str> {
    record.user.as_deref().or(record.service_account.as_deref()).or(record.workspace.as_deref())
}

fn permissions(record: &KeyRecord) -> Option<PermissionSet> {
    record.permissions.as_ref().map(|list| list.iter().copied().collect())
}

/// Brings one that is there to its record, where that is to be.
async fn meet(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &KeyRecord, (owner, there): (Owner, &ApiKey)) -> Result<()> {
    let mut fields = Vec::new();
    let name = changed(&mut fields, "name", Some(&record.name), &there.name);
    let description = patched(&mut fields, "description", record.description.as_ref(), there.description.as_ref());
    let role_differs = owner != there.owner;
    if role_differs {
        fields.push("role");
    }
    let scopes = patched(&mut fields, "scopes", record.scopes.as_ref(), there.scopes.as_ref());
    let allowed = patched(&mut fields, "permissions", permissions(record).as_ref(), there.permissions.as_ref());
    let power_differs = !(scopes.is_keep() && allowed.is_keep());
    let update = Update {
        name,
        description,
        usage_limits: patched(&mut fields, "limits", record.limits.usage.as_ref(), there.limits.usage.as_ref()),
        rate_limits: patched(&mut fields, "limits", record.limits.rate.as_ref(), there.limits.rate.as_ref()),
        defaults: patched(&mut fields, "defaults", record.defaults.as_ref(), there.defaults.as_ref()),
        expires_at: patched(&mut fields, "expires_at", record.expires_at.as_ref(), there.expires_at.as_ref()),
        scopes: if power_differs { scopes.apply(there.scopes.clone()).zip(allowed.apply(there.permissions)) } else { None },
        ..Update::of(there)
    };
    beside::data_differs(tx, there.id, &record.dialect_data, &mut fields).await?;
    if !work.meets(Kind::ApiKey, &record.name, within(record), fields)? {
        return Ok(());
    }
    if role_differs {
        return Err(Error::Conflict("the role of a key that is there does not change: revoke it first, or keep what is there".into()));
    }
    if power_differs && update.scopes.is_none() {
        return Err(Error::Conflict("what a key that is there may do changes by its scopes and its permissions together: say both".into()));
    }
    update.run(tx, work.permit).await.map(|_| ())
}
