//! Invitations, found by an alias, or by the email of a pending one. New ones have new tokens.

use super::{
    Existing, Outcome, PLAIN,
    beside::{self, Standing},
    records::InvitationRecord,
    work::{Work, at, changed},
};
use crate::{
    Error, Kind, Result,
    directory::Change,
    invitation::{self, Create, Invitation, InvitationStatus, Place},
    store::Tx,
    text::Label,
    user,
};

pub(super) async fn bring(tx: &mut Tx<'_>, work: &mut Work<'_>, records: &[InvitationRecord]) -> Result<()> {
    for (place, record) in records.iter().enumerate() {
        one(tx, work, record).await.map_err(|error| at(error, &format!("invitations[{place}]")))?;
    }
    Ok(())
}

async fn one(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &InvitationRecord) -> Result<()> {
    let organization = tx.organization();
    let there = match work.by_alias(tx, &record.aliases).await? {
        Some(id) => invitation::rows::find(tx.conn(), organization, id).await?.map(|(found, _)| found),
        None => invitation::rows::pending_of(tx, &record.email).await?,
    };
    let places = places(tx, work, record).await?;
    if let Some(there) = there {
        work.take(there.id)?;
        meet(tx, work, record, (places.as_deref(), &there)).await?;
        let object = (there.id, record.email.as_str(), Standing::Kept);
        return beside::bring(tx, work, object, &record.aliases, &record.dialect_data).await;
    }
    // Who is a user has what an invitation leads to.
    if user::rows::id_of_email(tx.conn(), organization, &record.email).await?.is_some() {
        return match work.existing {
            Existing::Refuse => Err(Error::AlreadyExists { kind: Kind::User, field: "email" }),
            Existing::Keep | Existing::Update => work.meets(Kind::Invitation, &record.email, None, Vec::new()).map(|_| ()),
        };
    }
    let empty = Label::try_from("")?;
    let create = Create {
        email: record.email.clone(),
        given_name: record.given_name.clone().unwrap_or_else(|| empty.clone()),
        family_name: record.family_name.clone().unwrap_or(empty),
        role: record.role.unwrap_or(PLAIN),
        workspaces: places,
        expires_at: record.expires_at,
        dialect_data: None,
    };
    let sent = create.run(tx, work.permit).await?;
    let id = sent.invitation.id;
    work.take(id)?;
    work.made.invitations.push(sent);
    work.created(Kind::Invitation, &record.email, None);
    beside::bring(tx, work, (id, record.email.as_str(), Standing::New), &record.aliases, &record.dialect_data).await
}

async fn places(tx: &mut Tx<'_>, work: &Work<'_>, record: &InvitationRecord) -> Result<Option<Vec<Place>>> {
    let Some(named) = &record.workspaces else { return Ok(None) };
    let mut places = Vec::with_capacity(named.len());
    for (at, place) in named.iter().enumerate() {
        let workspace = work.workspace(tx, &place.workspace).await.map_err(|error| error.below(&format!("workspaces[{at}]")))?;
        places.push(Place { workspace, role: place.role });
    }
    Ok(Some(places))
}

/// An invitation that is out never changes: its token is in somebody's hands.
async fn meet(
    tx: &mut Tx<'_>,
    work: &mut Work<'_>,
    record: &InvitationRecord,
    (places, there): (Option<&[Place]>, &Invitation),
) -> Result<()> {
    let mut fields = Vec::new();
    let status = there.status(tx.now());
    if status == InvitationStatus::Pending {
        changed(&mut fields, "email", Some(&record.email.canonical()), &there.email.canonical());
        changed(&mut fields, "given_name", record.given_name.as_ref(), &there.given_name);
        changed(&mut fields, "family_name", record.family_name.as_ref(), &there.family_name);
        changed(&mut fields, "role", record.role.as_ref(), &there.role);
        if places.is_some() && places != there.workspaces.as_deref() {
            fields.push("workspaces");
        }
        beside::data_differs(tx, there.id, &record.dialect_data, &mut fields).await?;
    } else if status != InvitationStatus::Accepted {
        fields.push("status");
    }
    match (work.existing, status) {
        // One that has ended was ended by somebody, and stays so.
        (Existing::Keep | Existing::Update, InvitationStatus::Revoked | InvitationStatus::Expired) => {
            work.note(Kind::Invitation, &record.email, None, Outcome::Kept, fields);
            Ok(())
        }
        (Existing::Update, _) if !fields.is_empty() => Err(Error::Conflict(
            format!("another invitation is pending for {:?}, and none changes: revoke it first, or keep what is there", record.email)
                .into(),
        )),
        _ => work.meets(Kind::Invitation, &record.email, None, fields).map(|_| ()),
    }
}
