//! People by their emails: who is known here is a user at once, whoever is not is invited.

use super::{Create, Place, Sent};
use crate::{
    Error, Result,
    access::{OrganizationRole, Permission, Permit, RoleChange, Scope},
    directory::Change,
    store::Tx,
    text::{Email, Label},
    user::{self, User, UserStatus},
};

/// The most people that one call admits.
pub const MOST_ADMITTED: usize = 100;

/// Somebody who is to have a role in the organization.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who. Nobody is known by it but a user of this very organization.
    pub email: Email,
    /// The role.
    pub role: RoleChange<OrganizationRole>,
}

/// Admits people: all of them or none. A user of the organization gets the role, and may act again when disabled; an invitation
/// is made for everybody else.
#[derive(Clone, Debug)]
pub struct Admit {
    /// Who, at most [`MOST_ADMITTED`].
    pub people: Vec<Person>,
    /// The workspaces of those who are invited, see [`Create::workspaces`].
    pub workspaces: Option<Vec<Place>>,
}

/// What became of one of them.
#[derive(Clone, Debug)]
pub enum Admitted {
    /// A user.
    User(Box<User>),
    /// Somebody with a new invitation.
    Invited(Box<Sent>),
}

impl Change for Admit {
    type Out = Vec<Admitted>;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::InvitationsCreate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Vec<Admitted>> {
        if self.people.len() > MOST_ADMITTED {
            return Err(Error::LimitReached { what: "people admitted in one call", max: MOST_ADMITTED as u64 });
        }
        let mut admitted = Vec::with_capacity(self.people.len());
        for (at, person) in self.people.iter().enumerate() {
            admitted.push(self.admit(tx, permit, person).await.map_err(|error| error.below(&format!("people[{at}]")))?);
        }
        Ok(admitted)
    }
}

impl Admit {
    async fn admit(&self, tx: &mut Tx<'_>, permit: &Permit, person: &Person) -> Result<Admitted> {
        let organization = tx.organization();
        if let Some(id) = user::rows::id_of_email(tx.conn(), organization, &person.email).await? {
            permit.require(Permission::UsersUpdate)?;
            let update = user::Update { status: Some(UserStatus::Active), role: Some(person.role.clone()), ..user::Update::of(id) };
            return Ok(Admitted::User(Box::new(update.run(tx, permit).await?)));
        }
        let create = Create {
            email: person.email.clone(),
            given_name: Label::try_from("")?,
            family_name: Label::try_from("")?,
            role: person.role.to_give(|role| permit.may_give_organization_role(role))?,
            workspaces: self.workspaces.clone(),
            expires_at: None,
            dialect_data: None,
        };
        Ok(Admitted::Invited(Box::new(create.run(tx, permit).await?)))
    }
}
