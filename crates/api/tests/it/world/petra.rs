//! The account that every world has, and the organization that it belongs to.

use super::Builder;
use roster_core::{
    account::{self, Names, Password},
    api_key,
    audit::Origin,
    id::{AccountId, OrganizationId, PersonalKeyId},
    personal_key,
    sealed::Plain,
    sso_connection,
    text::{Identifier, Login, Name},
};
use std::sync::Arc;

/// The account that every world has.
pub(super) const LOGIN: &str = "petra";
pub(super) const PASSWORD: &str = "correct horse battery";

pub(super) struct Petra {
    pub(super) id: AccountId,
    pub(super) organization: OrganizationId,
    pub(super) founder: api_key::Created,
    pub(super) session: String,
    pub(super) key: PersonalKeyId,
    pub(super) secret: String,
}

impl Builder {
    /// An account that came into an organization of its own with an invitation, and then signed in.
    pub(super) async fn account(&self) -> Petra {
        let founded = self.organization("atlas").await;
        let (organization, founder) = (founded.organization.id, api_key::Created { key: founded.key, secret: founded.secret });
        let home = self.workspace(organization, "maps").await;
        let sent = self.invite(organization, "petra@atlas.example", home).await;
        let (directory, origin) = (&self.directory, Arc::new(Origin::default()));
        let password = Password::from(PASSWORD.to_owned());
        let who = (Login::try_from(LOGIN).unwrap(), &password);
        account::sign_up(directory, Arc::clone(&origin), sent.token.reveal(), who, Names::default(), None).await.unwrap();
        let begun = account::sign_in(directory, Arc::clone(&origin), LOGIN, &password, None).await.unwrap();
        let name = Name::try_from("Petra's laptop").unwrap();
        let made = personal_key::create(directory, origin, (begun.account.id, None), name, None).await.unwrap();
        Petra {
            id: begun.account.id,
            organization,
            founder,
            session: begun.secret.reveal().to_owned(),
            key: made.key.id,
            secret: made.secret.reveal().to_owned(),
        }
    }

    /// What that organization has and the one of most tests has not.
    pub(super) async fn sso_connection(&self, organization: OrganizationId) {
        let connection = sso_connection::Create {
            identifier: Identifier::try_from("https://login.atlas.example").unwrap(),
            client_id: None,
            client_secret: Some(Plain::try_from("atlas's own client secret".to_owned()).unwrap()),
            protocols: None,
            created_at: None,
        };
        self.make(organization, connection).await;
    }
}
