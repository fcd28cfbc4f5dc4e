//! The page of an invitation: what it leads to, and the ways to accept it.

use super::{
    Accounts,
    shown::{message, moment, page, redirect, refusal, sentence, status},
    sign_in::stale,
    signed_in::SignedIn,
};
use roster_api::{Method, Visit, answer::Answer};
use roster_console::account::{Accept, Input, Offer as Shown};
use roster_core::{
    Error, Kind,
    account::{self, Names, Password},
    id::{AccountId, OrganizationId},
    invitation::{self, InvitationStatus, Offer},
    text::Login,
};

const JOINED: &str = "/account?done=joined";

impl Accounts {
    pub(super) async fn show_invitation(&self, visit: &Visit, token: &str) -> Answer {
        match self.open(visit, token).await {
            Ok((offer, who)) => page(200, &form(visit, &offer, who.as_ref())),
            Err(answer) => answer,
        }
    }

    /// An invitation that can be accepted, with who is signed in; else the page that says why not.
    async fn open(&self, visit: &Visit, token: &str) -> Result<(Offer, Option<SignedIn>), Answer> {
        let offer = match invitation::peek(&self.directory, token).await {
            Ok(offer) => offer,
            Err(Error::NotFound(_)) => return Err(unknown()),
            Err(error) => return Err(refusal(&error)),
        };
        let organization = offer.organization_name.as_str();
        match offer.status {
            InvitationStatus::Pending => {}
            InvitationStatus::Accepted => {
                let lines = [format!("This invitation to {organization} was accepted already."), "If it was you, sign in.".into()];
                return Err(said(409, "Already accepted", &lines, &[("/sign-in", "Sign in")]));
            }
            InvitationStatus::Expired => {
                let whom = offer.invited_by.as_deref().unwrap_or("whoever invited you");
                let lines = [
                    format!("This invitation to {organization} ended on {}.", moment(offer.invitation.expires_at)),
                    format!("Ask {whom} to send it again; the new mail has a new link."),
                ];
                return Err(said(410, "This invitation has expired", &lines, &[]));
            }
            InvitationStatus::Revoked => return Err(unknown()),
        }
        let who = self.signed_in(visit).await.map_err(|error| refusal(&error))?;
        // A session that another link began reaches nothing else: the way in is the password.
        let reaches = |who: &SignedIn| who.session.limited_to.is_none_or(|only| only == offer.organization);
        Ok((offer.clone(), who.filter(reaches)))
    }

    pub(super) async fn accept(&self, visit: &Visit, token: &str) -> Answer {
        let (offer, who) = match self.open(visit, token).await {
            Ok(open) => open,
            Err(answer) => return answer,
        };
        let mut form = form(visit, &offer, who.as_ref());
        let outcome = match (visit.field("act"), who) {
            ("join", Some(who)) if who.made(visit) => {
                self.join(visit, token, (who.account.id, who.session.limited_to)).await.map(|()| redirect(JOINED))
            }
            ("join", Some(_)) => return stale(),
            ("sign_up", _) => self.sign_up(visit, token, &mut form).await,
            ("sign_in", _) => self.sign_in_and_join(visit, token, &mut form).await,
            // Signed out meanwhile: the page shows the other ways.
            _ => return page(200, &form),
        };
        outcome.unwrap_or_else(|error| match &error {
            Error::NotFound(Kind::Invitation) => unknown(),
            error => {
                let told = [&form.login, &form.password, &form.own_login, &form.own_password].iter().any(|input| !input.wrong.is_empty());
                if !told {
                    form.notice = sentence(&error.to_string());
                }
                page(status(error), &form)
            }
        })
    }

    async fn join(&self, visit: &Visit, token: &str, who: (AccountId, Option<OrganizationId>)) -> Result<(), Error> {
        account::join(&self.directory, Self::terms(visit, "accept"), token, who, Names::default()).await.map(|_| ())
    }

    async fn sign_up(&self, visit: &Visit, token: &str, form: &mut Accept) -> Result<Answer, Error> {
        let login = Login::try_from(visit.field("login").trim()).inspect_err(|error| form.login.refuse(sentence(&error.to_string())))?;
        let password = Password::from(visit.field("password").to_owned());
        let terms = Self::terms(visit, "sign_up");
        match account::sign_up(&self.directory, terms, token, (login, &password), Names::default(), Some(visit.address)).await {
            Ok((_, begun)) => Ok(self.begin(redirect(JOINED), &begun.secret)),
            Err(error) => {
                match &error {
                    Error::Invalid { field, message } if field == "password" => form.password.refuse(sentence(&format!("It {message}"))),
                    Error::Invalid { field, message } if field == "login" => form.login.refuse(sentence(&format!("It {message}"))),
                    Error::AlreadyExists { kind: Kind::Account, .. } => {
                        form.login.refuse("Somebody has this sign-in name already. If it is yours, sign in below.");
                    }
                    _ => {}
                }
                Err(error)
            }
        }
    }

    async fn sign_in_and_join(&self, visit: &Visit, token: &str, form: &mut Accept) -> Result<Answer, Error> {
        let password = Password::from(visit.field("own_password").to_owned());
        let (login, terms) = (visit.field("own_login").trim(), Self::terms(visit, "sign_in"));
        let begun = account::sign_in(&self.directory, terms, login, &password, Some(visit.address)).await.inspect_err(|error| {
            if let Error::Unauthenticated(words) = error {
                form.own_password.refuse(sentence(words));
            }
        })?;
        match self.join(visit, token, (begun.account.id, None)).await {
            Ok(()) => Ok(self.begin(redirect(JOINED), &begun.secret)),
            Err(error) => {
                // Signed in is signed in; the page says what stands in the way.
                form.notice = sentence(&error.to_string());
                Ok(self.begin(page(status(&error), form), &begun.secret))
            }
        }
    }
}

fn form(visit: &Visit, offer: &Offer, who: Option<&SignedIn>) -> Accept {
    let email = offer.invitation.email.as_str();
    let typed = |name: &str| if visit.method == Method::POST && visit.field("act") == "sign_up" { visit.field(name) } else { email };
    Accept {
        offer: Shown {
            organization: offer.organization_name.to_string(),
            invited_by: offer.invited_by.clone().unwrap_or_default(),
            email: email.to_owned(),
            role: offer.invitation.role.as_str(),
            workspaces: offer.workspaces.iter().map(|(name, role)| (name.to_string(), role.as_str())).collect(),
            ends: moment(offer.invitation.expires_at),
        },
        path: visit.path.clone(),
        signed_in: who.map(|who| who.account.login.to_string()).unwrap_or_default(),
        form_token: who.map(|who| who.form_token.clone()).unwrap_or_default(),
        notice: String::new(),
        login: Input::new("login", "Sign-in name").with(typed("login")),
        password: Input::new("password", "New password"),
        own_login: Input::new("own_login", "Sign-in name").with(visit.field("own_login")),
        own_password: Input::new("own_password", "Password"),
    }
}

/// Alike for a link that was mistyped, replaced or taken back.
fn unknown() -> Answer {
    let lines = [
        "It may have been cut short on its way, replaced by a newer one, or taken back.",
        "Use the link of the newest mail, whole; or ask whoever invited you to send it again.",
    ];
    message(404, "This link does not work", &lines, &[("/sign-in", "Sign in")])
}

fn said(status: u16, title: &str, lines: &[String], links: &[(&str, &str)]) -> Answer {
    message(status, title, &lines.iter().map(String::as_str).collect::<Vec<_>>(), links)
}
