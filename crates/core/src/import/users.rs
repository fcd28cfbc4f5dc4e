//! People, found by an alias or by email.

use super::{
    PLAIN,
    beside::{self, Standing},
    records::UserRecord,
    work::{Work, at, changed, patched},
};
use crate::{
    Kind, Result,
    access::OrganizationRole,
    directory::Change,
    store::Tx,
    text::Label,
    user::{self, Create, Update, User, UserStatus},
};

/// Brings them in. Whoever stops being an active owner does so after everybody else, as the document may name who comes
/// in their place.
pub(super) async fn bring(tx: &mut Tx<'_>, work: &mut Work<'_>, records: &[UserRecord]) -> Result<()> {
    let mut leaving = Vec::new();
    for (place, record) in records.iter().enumerate() {
        let path = format!("users[{place}]");
        let later = one(tx, work, record).await.map_err(|error| at(error, &path))?;
        leaving.extend(later.map(|update| (path, update)));
    }
    for (path, update) in leaving {
        update.run(tx, work.permit).await.map_err(|error| at(error, &path))?;
    }
    Ok(())
}

async fn one(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &UserRecord) -> Result<Option<Update>> {
    let organization = tx.organization();
    let id = match work.by_alias(tx, &record.aliases).await? {
        Some(id) => Some(id),
        None => user::rows::id_of_email(tx.conn(), organization, &record.email).await?,
    };
    let there = match id {
        Some(id) => user::rows::find(tx.conn(), organization, id).await?,
        None => None,
    };
    let Some(there) = there else {
        create(tx, work, record).await?;
        return Ok(None);
    };
    work.take(there.id)?;
    work.knows_user(&record.email, there.id);
    let (update, mut fields) = difference(record, &there);
    beside::data_differs(tx, there.id, &record.dialect_data, &mut fields).await?;
    let is_update = work.meets(Kind::User, &record.email, None, fields)?;
    let mut later = None;
    if is_update && leaves(&update, &there) {
        later = Some(update);
    } else if is_update {
        update.run(tx, work.permit).await?;
    }
    let object = (there.id, record.email.as_str(), Standing::there(work.existing));
    beside::bring(tx, work, object, &record.aliases, &record.dialect_data).await?;
    Ok(later)
}

async fn create(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &UserRecord) -> Result<()> {
    let empty = Label::try_from("")?;
    let create = Create {
        email: record.email.clone(),
        given_name: record.given_name.clone().unwrap_or_else(|| empty.clone()),
        family_name: record.family_name.clone().unwrap_or(empty),
        picture: record.picture.clone(),
        role: record.role.unwrap_or(PLAIN),
        source: record.source.clone().map_or_else(|| Label::try_from("import"), Ok)?,
        created_at: record.created_at,
    };
    let made = create.run(tx, work.permit).await?;
    if record.status == Some(UserStatus::Disabled) {
        Update { status: record.status, ..Update::of(made.id) }.run(tx, work.permit).await?;
    }
    work.take(made.id)?;
    work.knows_user(&record.email, made.id);
    work.created(Kind::User, &record.email, None);
    beside::bring(tx, work, (made.id, record.email.as_str(), Standing::New), &record.aliases, &record.dialect_data).await
}

fn difference(record: &UserRecord, there: &User) -> (Update, Vec<&'static str>) {
    let mut fields = Vec::new();
    let update = Update {
        id: Some(there.id),
        email: changed(&mut fields, "email", Some(&record.email), &there.email),
        given_name: changed(&mut fields, "given_name", record.given_name.as_ref(), &there.given_name),
        family_name: changed(&mut fields, "family_name", record.family_name.as_ref(), &there.family_name),
        picture: patched(&mut fields, "picture", record.picture.as_ref(), there.picture.as_ref()),
        status: changed(&mut fields, "status", record.status.as_ref(), &there.status),
        role: changed(&mut fields, "role", record.role.as_ref(), &there.role).map(Into::into),
        dialect_data: None,
    };
    (update, fields)
}

/// Whether somebody who is an active owner is not one after this.
fn leaves(update: &Update, there: &User) -> bool {
    let counts = there.role == OrganizationRole::Owner && there.status == UserStatus::Active;
    counts && (update.role.is_some() || update.status.is_some())
}
