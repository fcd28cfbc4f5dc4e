//! Groups with who is in them, found by an alias or by name.

use super::{
    beside::{self, Standing},
    records::{GroupMemberRecord, GroupRecord},
    work::{Work, at, changed, patched},
};
use crate::{
    Kind, Result,
    directory::Change,
    group::{self, Create, Group, Update},
    group_member,
    id::GroupId,
    store::Tx,
    text::Label,
};

pub(super) async fn bring(tx: &mut Tx<'_>, work: &mut Work<'_>, records: &[GroupRecord]) -> Result<()> {
    for (place, record) in records.iter().enumerate() {
        let path = format!("groups[{place}]");
        let id = one(tx, work, record).await.map_err(|error| at(error, &path))?;
        for (place, joining) in record.members.iter().enumerate() {
            member(tx, work, (id, &record.name), joining).await.map_err(|error| at(error, &format!("{path}.members[{place}]")))?;
        }
    }
    Ok(())
}

async fn one(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &GroupRecord) -> Result<GroupId> {
    let organization = tx.organization();
    let there = match work.by_alias(tx, &record.aliases).await? {
        Some(id) => group::rows::find(tx.conn(), organization, id).await?,
        None => group::rows::find_named(tx.conn(), organization, &record.name).await?,
    };
    let (id, standing) = match there {
        Some(there) => {
            meet(tx, work, record, &there).await?;
            (there.id, Standing::there(work.existing))
        }
        None => {
            let source = record.source.clone().map_or_else(|| Label::try_from("import"), Ok)?;
            let (name, description, created_at) = (record.name.clone(), record.description.clone(), record.created_at);
            let made = Create { name, description, role: record.role, source, created_at }.run(tx, work.permit).await?;
            work.created(Kind::Group, &record.name, None);
            (made.id, Standing::New)
        }
    };
    work.take(id)?;
    work.knows_group(&record.name, id);
    beside::bring(tx, work, (id, record.name.as_str(), standing), &record.aliases, &record.dialect_data).await?;
    Ok(id)
}

/// Brings one that is there to its record, where that is to be.
async fn meet(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &GroupRecord, there: &Group) -> Result<()> {
    let mut fields = Vec::new();
    let update = Update {
        id: there.id,
        name: changed(&mut fields, "name", Some(&record.name), &there.name),
        description: patched(&mut fields, "description", record.description.as_ref(), there.description.as_ref()),
        role: patched(&mut fields, "role", record.role.as_ref(), there.role.as_ref()).try_map(|role| Ok::<_, crate::Error>(role.into()))?,
        dialect_data: None,
    };
    beside::data_differs(tx, there.id, &record.dialect_data, &mut fields).await?;
    if work.meets(Kind::Group, &record.name, None, fields)? {
        update.run(tx, work.permit).await?;
    }
    Ok(())
}

async fn member(tx: &mut Tx<'_>, work: &mut Work<'_>, (id, name): (GroupId, &str), record: &GroupMemberRecord) -> Result<()> {
    let (organization, user) = (tx.organization(), work.user(tx, &record.user).await?);
    if group_member::rows::exists(tx.conn(), organization, id, user).await? {
        return work.meets(Kind::GroupMember, &record.user, Some(name), Vec::new()).map(|_| ());
    }
    let add = group_member::Add { created_at: record.created_at, ..group_member::Add::one(id, user) };
    add.run(tx, work.permit).await?;
    work.created(Kind::GroupMember, &record.user, Some(name));
    Ok(())
}
