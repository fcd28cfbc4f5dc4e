//! Scope words: open strings that are kept in order; those below mean something here.

use roster_core::{
    Error, Result,
    access::{Permission, PermissionSet, WorkspaceRole},
    text::ScopeWord,
};
use serde_json::value::{RawValue, to_raw_value};
use std::sync::LazyLock;

/// What a word of the catalogue allows. `list` does not imply `read`.
fn permissions(word: &str) -> &'static [Permission] {
    use Permission as P;
    match word {
        "organisation_users.create" => &[P::UsersCreate, P::InvitationsCreate, P::InvitationsResend],
        "organisation_users.read" => &[P::UsersRead, P::InvitationsRead],
        "organisation_users.update" => &[P::UsersUpdate],
        "organisation_users.delete" => &[P::UsersDelete, P::InvitationsRevoke],
        "organisation_users.list" => &[P::UsersList, P::InvitationsList],
        "organisation_service_api_keys.create" => &[P::OrganizationKeysCreate],
        "organisation_service_api_keys.read" => &[P::OrganizationKeysRead],
        // The vendor's own sources disagree on which of the two a rotation takes.
        "organisation_service_api_keys.update" => &[P::OrganizationKeysUpdate, P::OrganizationKeysRotate],
        "organisation_service_api_keys.rotate" => &[P::OrganizationKeysRotate],
        "organisation_service_api_keys.delete" => &[P::OrganizationKeysDelete],
        "organisation_service_api_keys.list" => &[P::OrganizationKeysList],
        "workspace_service_api_keys.create" => &[P::WorkspaceKeysCreate],
        "workspace_service_api_keys.read" => &[P::WorkspaceKeysRead],
        "workspace_service_api_keys.update" => &[P::WorkspaceKeysUpdate, P::WorkspaceKeysRotate],
        "workspace_service_api_keys.rotate" => &[P::WorkspaceKeysRotate],
        "workspace_service_api_keys.delete" => &[P::WorkspaceKeysDelete],
        "workspace_service_api_keys.list" => &[P::WorkspaceKeysList],
        "workspace_user_api_keys.create" => &[P::UserKeysCreate],
        "workspace_user_api_keys.read" => &[P::UserKeysRead],
        "workspace_user_api_keys.update" => &[P::UserKeysUpdate, P::UserKeysRotate],
        "workspace_user_api_keys.rotate" => &[P::UserKeysRotate],
        "workspace_user_api_keys.delete" => &[P::UserKeysDelete],
        "workspace_user_api_keys.list" => &[P::UserKeysList],
        "organisations.read" => &[P::OrganizationsRead],
        // The vendor names no words for groups and their mappings.
        "organisation_settings.read" => {
            &[P::OrganizationsRead, P::GroupsRead, P::GroupsList, P::GroupMembersList, P::WorkspaceGroupsRead, P::WorkspaceGroupsList]
        }
        "organisation_settings.update" => &[
            P::OrganizationsUpdate,
            P::GroupsCreate,
            P::GroupsUpdate,
            P::GroupsDelete,
            P::GroupMembersCreate,
            P::GroupMembersDelete,
            P::WorkspaceGroupsCreate,
            P::WorkspaceGroupsUpdate,
            P::WorkspaceGroupsDelete,
        ],
        "audit_logs.list" => &[P::AuditEventsList],
        "workspaces.create" => &[P::WorkspacesCreate],
        "workspaces.read" => &[P::WorkspacesRead],
        "workspaces.update" => &[P::WorkspacesUpdate, P::WorkspacesConfigure],
        "workspaces.delete" => &[P::WorkspacesDelete],
        "workspaces.list" => &[P::WorkspacesList],
        "workspace_users.create" => &[P::MembersCreate],
        "workspace_users.read" => &[P::MembersRead],
        "workspace_users.update" => &[P::MembersUpdate],
        "workspace_users.delete" => &[P::MembersDelete],
        "workspace_users.list" => &[P::MembersList],
        _ => &[],
    }
}

/// Every word that means something here, in the catalogue's order; for keys that were made without words.
const WORDS: &[&str] = &[
    "organisation_users.create",
    "organisation_users.read",
    "organisation_users.update",
    "organisation_users.delete",
    "organisation_users.list",
    "organisation_service_api_keys.create",
    "organisation_service_api_keys.read",
    "organisation_service_api_keys.update",
    "organisation_service_api_keys.delete",
    "organisation_service_api_keys.list",
    "organisation_service_api_keys.rotate",
    "organisation_settings.read",
    "organisation_settings.update",
    "audit_logs.list",
    "workspaces.create",
    "workspaces.read",
    "workspaces.update",
    "workspaces.delete",
    "workspaces.list",
    "workspace_users.create",
    "workspace_users.read",
    "workspace_users.update",
    "workspace_users.delete",
    "workspace_users.list",
    "workspace_service_api_keys.create",
    "workspace_service_api_keys.read",
    "workspace_service_api_keys.update",
    "workspace_service_api_keys.delete",
    "workspace_service_api_keys.list",
    "workspace_service_api_keys.rotate",
    "workspace_user_api_keys.create",
    "workspace_user_api_keys.read",
    "workspace_user_api_keys.update",
    "workspace_user_api_keys.delete",
    "workspace_user_api_keys.list",
    "workspace_user_api_keys.rotate",
];

/// Reads a scope list: at least one word, each of the form `family.action`; order and duplicates stay.
pub(super) fn read(words: Vec<ScopeWord>) -> Result<(Vec<ScopeWord>, PermissionSet)> {
    if words.is_empty() {
        return Err(Error::invalid("scopes", "must have at least one scope, such as workspace_users.list"));
    }
    for (at, word) in words.iter().enumerate() {
        let formed = word.split('.').count() == 2 && word.split('.').all(|part| !part.is_empty() && !part.contains(char::is_whitespace));
        if !formed {
            return Err(Error::invalid(format!("scopes[{at}]"), "must have the form family.action, such as workspace_users.list"));
        }
    }
    let set = words.iter().flat_map(|word| permissions(word)).copied().collect();
    Ok((words, set))
}

/// The words that describe a set of permissions.
pub(super) fn words_of(set: PermissionSet) -> Vec<String> {
    let within = |word: &&&str| permissions(word).iter().all(|permission| set.contains(*permission));
    WORDS.iter().filter(within).map(|word| (*word).to_owned()).collect()
}

/// The word that a key needs for a permission, if one means it.
pub(super) fn word_for(permission: Permission) -> Option<&'static str> {
    WORDS.iter().copied().find(|word| permissions(word).contains(&permission))
}

/// The list that the vendor publishes for a workspace admin, the only role that it publishes one for; what a member
/// without words of their own is shown with.
static ADMIN: [&str; 18] = [
    "organisations.read",
    "organisation_users.read",
    "workspaces.read",
    "logs.list",
    "logs.view",
    "prompts.create",
    "prompts.read",
    "prompts.list",
    "configs.create",
    "configs.read",
    "configs.list",
    "virtual_keys.create",
    "virtual_keys.read",
    "virtual_keys.list",
    "workspace_users.create",
    "workspace_users.read",
    "workspace_users.list",
    "generations.create",
];

/// The scopes of a member, when the membership has none of its own: JSON that is written once, as every member shows them.
pub(super) fn of_role(role: WorkspaceRole) -> &'static RawValue {
    static ALL: LazyLock<Box<RawValue>> = LazyLock::new(|| words(&ADMIN));
    static READING: LazyLock<Box<RawValue>> = LazyLock::new(|| {
        let reads = |word: &&str| [".read", ".list", ".view"].iter().any(|action| word.ends_with(action));
        words(&ADMIN.into_iter().filter(reads).collect::<Vec<_>>())
    });
    match role {
        WorkspaceRole::Admin | WorkspaceRole::Manager => &ALL,
        WorkspaceRole::Member | WorkspaceRole::Viewer => &READING,
    }
}

fn words(list: &[&str]) -> Box<RawValue> {
    to_raw_value(list).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{WORDS, permissions, read};
    use roster_core::{access::PermissionSet, text::ScopeWord};

    #[test]
    fn every_word_of_the_catalogue_means_something() {
        assert!(WORDS.iter().all(|word| !permissions(word).is_empty()));
    }

    #[test]
    fn unknown_words_are_kept_and_allow_nothing() {
        let words = ["virtual_keys.copy", "virtual_keys.copy", "portkey.x"].map(|word| ScopeWord::try_from(word).unwrap()).to_vec();
        assert_eq!(read(words.clone()), Ok((words, PermissionSet::NONE)));
        for bad in ["", "workspaces", "a.b.c", ".list", "a b.list"] {
            assert!(ScopeWord::try_from(bad).and_then(|word| read(vec![word])).is_err(), "{bad:?}");
        }
    }
}
