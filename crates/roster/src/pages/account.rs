//! One's own account: organizations, personal keys, the password.

use super::{
    Accounts,
    shown::{moment, page, redirect, refusal, sentence, status},
    sign_in::stale,
    signed_in::SignedIn,
};
use roster_api::{Visit, answer::Answer};
use roster_console::account::{Account as Page, Input, Key, Organization};
use roster_core::{
    Error,
    access::Scope,
    account::{self, Password},
    clock::Timestamp,
    id::PersonalKeyId,
    personal_key::{self, PersonalKey},
    text::Name,
};

/// A day in microseconds.
const DAY: i64 = 86_400_000_000;

impl Accounts {
    pub(super) async fn show_account(&self, visit: &Visit) -> Answer {
        let who = match self.signed_in(visit).await {
            Ok(Some(who)) => who,
            Ok(None) => return redirect("/sign-in"),
            Err(error) => return refusal(&error),
        };
        match self.page_of(&who).await {
            Ok(mut shown) => {
                shown.notice = done(visit.query("done")).to_owned();
                page(200, &shown)
            }
            Err(error) => refusal(&error),
        }
    }

    /// The page as it stands.
    async fn page_of(&self, who: &SignedIn) -> Result<Page, Error> {
        let mut organizations = Vec::new();
        for (actor, found) in account::organizations(&self.directory, who.account.id, who.session.limited_to).await? {
            let role = self.directory.standing(&actor, Scope::Organization).await?.organization_role;
            let role = role.map_or("", |role| role.as_str());
            organizations.push(Organization { name: found.name.to_string(), slug: found.slug.to_string(), role });
        }
        let now = self.directory.now();
        let keys = personal_key::list(&self.directory, who.account.id).await?;
        Ok(Page {
            account_login: who.account.login.to_string(),
            form_token: who.form_token.clone(),
            notice: String::new(),
            secret: String::new(),
            organizations,
            keys: keys.into_iter().map(|key| shown(now, key)).collect(),
            limited: who.session.limited_to.is_some(),
            key_name: Input::new("name", "Name of a new key"),
            current_password: Input::new("current_password", "Current password"),
            password: Input::new("password", "New password"),
        })
    }

    /// Who sent a form that was made for them; else where to go.
    async fn sender(&self, visit: &Visit) -> Result<SignedIn, Answer> {
        match self.signed_in(visit).await {
            Ok(Some(who)) if who.made(visit) => Ok(who),
            Ok(Some(_)) => Err(stale()),
            Ok(None) => Err(redirect("/sign-in")),
            Err(error) => Err(refusal(&error)),
        }
    }

    /// The answer to a form: what was done, or the page with what is wrong.
    async fn answered(&self, who: &SignedIn, outcome: Result<Answer, Error>, tell: impl FnOnce(&mut Page, &Error) -> bool) -> Answer {
        let error = match outcome {
            Ok(answer) => return answer,
            Err(error) => error,
        };
        match self.page_of(who).await {
            Ok(mut shown) => {
                if tell(&mut shown, &error) {
                    return page(status(&error), &shown);
                }
                refusal(&error)
            }
            Err(_) => refusal(&error),
        }
    }

    pub(super) async fn make_key(&self, visit: &Visit) -> Answer {
        let who = match self.sender(visit).await {
            Ok(who) => who,
            Err(answer) => return answer,
        };
        let outcome = self.new_key(visit, &who).await;
        let typed = visit.field("name");
        self.answered(&who, outcome, |shown, error| {
            shown.key_name = shown.key_name.clone().with(typed);
            shown.key_name.refuse(sentence(&error.to_string()));
            !shown.limited
        })
        .await
    }

    async fn new_key(&self, visit: &Visit, who: &SignedIn) -> Result<Answer, Error> {
        let name = Name::try_from(visit.field("name").trim())?;
        let days = match visit.field("ends") {
            "never" => None,
            text => Some(text.parse::<u16>().map_err(|_| Error::invalid("", "choose when it ends"))?),
        };
        let expires_at = days.map(|days| self.directory.now().plus_micros(i64::from(days) * DAY));
        let owner = (who.account.id, who.session.limited_to);
        let made = personal_key::create(&self.directory, Self::terms(visit, "make_key"), owner, name, expires_at).await?;
        let mut shown = self.page_of(who).await?;
        made.secret.reveal().clone_into(&mut shown.secret);
        Ok(page(200, &shown))
    }

    pub(super) async fn revoke_key(&self, visit: &Visit) -> Answer {
        let who = match self.sender(visit).await {
            Ok(who) => who,
            Err(answer) => return answer,
        };
        let Some(id) = PersonalKeyId::parse(visit.field("key")) else { return redirect("/account") };
        match personal_key::delete(&self.directory, Self::terms(visit, "revoke_key"), who.account.id, id).await {
            // Gone is gone, whoever was first.
            Ok(()) | Err(Error::NotFound(_)) => redirect("/account?done=revoked"),
            Err(error) => refusal(&error),
        }
    }

    pub(super) async fn set_password(&self, visit: &Visit) -> Answer {
        let who = match self.sender(visit).await {
            Ok(who) => who,
            Err(answer) => return answer,
        };
        let typed = |name: &str| Password::from(visit.field(name).to_owned());
        let (current, new) = (typed("current_password"), typed("password"));
        let (terms, keep) = (Self::terms(visit, "set_password"), Some(who.session.id));
        let changed = account::change_password(&self.directory, terms, who.account.id, (&current, &new), keep, Some(visit.address)).await;
        let outcome = changed.map(|()| redirect("/account?done=password"));
        self.answered(&who, outcome, |shown, error| match error {
            Error::Invalid { field, message } if field == "password" => {
                shown.password.refuse(sentence(&format!("It {message}")));
                true
            }
            Error::Invalid { .. } => {
                shown.current_password.refuse("This is not your current password.");
                true
            }
            _ => false,
        })
        .await
    }
}

/// What a redirect says has happened: only these words, whoever made the address.
fn done(word: &str) -> &'static str {
    match word {
        "joined" => "You have joined. This is what you belong to now.",
        "revoked" => "The key is revoked. It stopped working at once.",
        "password" => "Your password is changed. You are signed out everywhere else.",
        _ => "",
    }
}

fn shown(now: Timestamp, key: PersonalKey) -> Key {
    let ends = match key.expires_at {
        None => "never".to_owned(),
        Some(at) if at <= now => "has ended".to_owned(),
        Some(at) => moment(at),
    };
    Key {
        id: key.id.to_string(),
        name: key.name.to_string(),
        mask: format!("{}…{}", key.mask.start, key.mask.end),
        created: moment(key.created_at),
        used: key.last_used_at.map_or_else(|| "never".to_owned(), moment),
        ends,
    }
}
