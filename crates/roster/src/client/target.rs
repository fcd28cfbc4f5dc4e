//! Where to and with which key: flags > `ROSTER_*` environment > a profile > the default address.

use super::profiles::{Key, Profile, Profiles};
use crate::{
    cli::ConnectArgs,
    config::{Setting, from_environment, key, server_url},
    failure::Failure,
};

/// A value with the name of its source, for messages.
#[derive(Clone, Debug)]
pub(crate) struct From<T> {
    pub(crate) value: T,
    pub(crate) from: String,
}

/// The server that a command talks to, and as whom.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) url: From<String>,
    /// `None`: no source has one.
    pub(crate) key: Option<From<Key>>,
    /// `None`: the key's own.
    pub(crate) organization: Option<From<String>>,
    profile: Option<From<String>>,
}

impl Target {
    /// Joins the sources. A key of a profile goes to that profile's server and to no other, unless the command line names
    /// both.
    pub(crate) fn resolve(args: &ConnectArgs) -> Result<Self, Failure> {
        let flag = |value: &Option<String>, key: &key::Key| {
            value.clone().map(|value| From { value, from: key.flag.unwrap_or_default().to_owned() })
        };
        let (url, organization) = (flag(&args.url, &key::URL), flag(&args.organization, &key::ORGANIZATION));
        let chosen = match &args.profile {
            Some(_) => flag(&args.profile, &key::PROFILE),
            None => environment(&key::PROFILE)?,
        };
        if let (Some(_), Some(chosen)) = (&args.profile, &chosen) {
            let profiles = Profiles::read()?;
            let of = Of { profile: profiles.named(&chosen.value)?, name: &chosen.value };
            let target = Self {
                url: url.unwrap_or_else(|| of.url()),
                key: Some(of.key()),
                organization: organization.or_else(|| of.organization()),
                profile: Some(chosen.clone()),
            };
            return target.checked();
        }
        let url = url.map_or_else(|| environment(&key::URL), |url| Ok(Some(url)))?;
        let key = match environment(&key::KEY)? {
            Some(From { value, from }) => {
                let value = Key::parse(&value).map_err(|wrong| Failure::usage(format!("{from}: {wrong}")))?;
                Some(From { value, from })
            }
            None => None,
        };
        let organization = organization.map_or_else(|| environment(&key::ORGANIZATION), |found| Ok(Some(found)))?;
        Self { url: url.unwrap_or_default(), key, organization, profile: chosen }.completed()?.checked()
    }

    /// Fills in from the profile that no flag named; a file that nothing is needed of may be wrong.
    fn completed(mut self) -> Result<Self, Failure> {
        let given = !self.url.value.is_empty();
        if given && self.key.is_some() {
            return Ok(self);
        }
        let profiles = Profiles::read()?;
        let chosen = match &self.profile {
            Some(chosen) => Some((chosen.value.clone(), profiles.named(&chosen.value)?)),
            None => profiles.default()?.map(|(name, profile)| (name.to_owned(), profile)),
        };
        let Some((name, profile)) = chosen else {
            if !given {
                self.url = From { value: key::URL.default.into(), from: "default".into() };
            }
            return Ok(self);
        };
        let of = Of { profile, name: &name };
        if !given {
            self.url = of.url();
        }
        if self.key.is_none() && self.url.value.trim_end_matches('/') == profile.url {
            self.key = Some(of.key());
            self.organization = self.organization.or_else(|| of.organization());
        }
        let from = profiles.path().display().to_string();
        self.profile = Some(self.profile.unwrap_or(From { value: name, from }));
        Ok(self)
    }

    fn checked(mut self) -> Result<Self, Failure> {
        let From { value, from } = &self.url;
        self.url.value = server_url(value).map_err(|wrong| Failure::usage(format!("{from} {value:?}: {wrong}")))?;
        Ok(self)
    }

    /// What `roster config check` lists of it.
    pub(crate) fn settings(&self) -> Vec<Setting> {
        let setting = |key: &'static key::Key, found: Option<From<String>>| {
            let From { value, from } = found.unwrap_or_else(|| From { value: key.default.into(), from: "default".into() });
            Setting { key, value, from }
        };
        let masked = self.key.as_ref().map(|key| From { value: key.value.mask(), from: key.from.clone() });
        vec![
            setting(&key::PROFILE, self.profile.clone()),
            setting(&key::URL, Some(self.url.clone())),
            setting(&key::KEY, masked),
            setting(&key::ORGANIZATION, self.organization.clone()),
        ]
    }
}

impl Default for From<String> {
    fn default() -> Self {
        Self { value: String::new(), from: String::new() }
    }
}

/// A profile as a source.
struct Of<'a> {
    profile: &'a Profile,
    name: &'a str,
}

impl Of<'_> {
    fn found<T>(&self, value: T) -> From<T> {
        From { value, from: format!("profile {}", self.name) }
    }

    fn url(&self) -> From<String> {
        self.found(self.profile.url.clone())
    }

    fn key(&self) -> From<Key> {
        self.found(self.profile.key.clone())
    }

    fn organization(&self) -> Option<From<String>> {
        self.profile.organization.clone().map(|value| self.found(value))
    }
}

fn environment(key: &key::Key) -> Result<Option<From<String>>, Failure> {
    Ok(from_environment(key)?.map(|(value, from)| From { value, from }))
}
