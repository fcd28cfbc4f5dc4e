//! Groups and who is in them.

use super::super::{
    convert::{is_scim, name, seconds},
    ids::Shown,
    page::Row,
};
use roster_core::{group, user};
use serde::Serialize;

/// A group. The vendor's schema has no `object`, its samples have.
#[derive(Serialize)]
pub(in super::super) struct Group {
    pub(super) object: &'static str,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) created_at: i64,
    pub(super) is_scim_managed: bool,
    pub(super) group_type: &'static str,
}

impl Group {
    pub(in super::super) fn new(group: &group::Group, shown: &Shown) -> Self {
        Self {
            object: "group",
            id: shown.id(group.id),
            name: group.name.to_string(),
            created_at: seconds(group.created_at),
            is_scim_managed: is_scim(&group.source),
            group_type: "group",
        }
    }
}

impl Row for Group {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A member of a group, in a list. A name is demanded, so who has none goes by their email.
#[derive(Serialize)]
pub(in super::super) struct GroupUser {
    id: String,
    name: String,
    email: Option<String>,
}

impl GroupUser {
    pub(in super::super) fn new(user: &user::User, shown: &Shown) -> Self {
        let email = user.email.to_string();
        Self { id: shown.id(user.id), name: name(user).unwrap_or_else(|| email.clone()), email: Some(email) }
    }
}

impl Row for GroupUser {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A member of a group by themselves.
#[derive(Serialize)]
pub(in super::super) struct GroupMember {
    #[serde(flatten)]
    user: GroupUser,
    picture: Option<String>,
    is_service_account: Option<bool>,
    user_type: &'static str,
}

impl GroupMember {
    pub(in super::super) fn new(user: &user::User, shown: &Shown) -> Self {
        Self {
            user: GroupUser::new(user, shown),
            picture: user.picture.as_ref().map(ToString::to_string),
            is_service_account: Some(false),
            user_type: "user",
        }
    }
}

/// A new member of a group.
#[derive(Serialize)]
pub(in super::super) struct GroupUserAdded {
    pub(in super::super) object: &'static str,
    pub(in super::super) user_id: String,
    pub(in super::super) group_id: String,
}

/// A member of a group who is none any more; the vendor does not say who.
#[derive(Serialize)]
pub(in super::super) struct GroupUserDeleted {
    pub(in super::super) object: &'static str,
    pub(in super::super) deleted: bool,
}
