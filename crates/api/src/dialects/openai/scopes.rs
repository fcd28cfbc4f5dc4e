//! Permission words of roles and of keys: open strings that are kept in order; those below mean something here.

use roster_core::{
    access::{OrganizationRole, Permission, PermissionSet, WorkspaceRole},
    text::ScopeWord,
};

/// What no word of the vendor's means: the end of things that its API does not end, and everything at once.
const NEVER: PermissionSet = PermissionSet::of(&[
    Permission::OrganizationsDelete,
    Permission::OrganizationsExport,
    Permission::OrganizationsImport,
    Permission::WorkspacesDelete,
]);

/// The vendor's words that mean something here, as roles show them. The rest, such as `api.model.request`, is kept and gives nothing.
const WORDS: &[&str] = &[
    "api.management.read",
    "api.management.write",
    "api.groups.read",
    "api.groups.write",
    "api.roles.read",
    "api.roles.write",
    "api.organization.projects.api_keys.read",
    "api.organization.projects.api_keys.write",
];

const GROUPS: &[&str] = &["groups", "group_members", "workspace_groups"];
const ROLES: &[&str] = &["roles", "role_assignments"];
const KEYS: &[&str] = &["workspace_api_keys", "user_api_keys", "service_account_api_keys"];

/// What one word allows in the organization. `write` does not imply `read`. Roster's own words mean themselves, so that a role
/// that was made elsewhere can be written back as it is shown.
fn meaning(word: &str) -> PermissionSet {
    match word {
        "api.management.read" | "api.all.read" => OrganizationRole::Viewer.permissions(),
        "api.management.write" => OrganizationRole::Owner.permissions().without(OrganizationRole::Viewer.permissions()).without(NEVER),
        "api.groups.read" => about(GROUPS, true),
        "api.groups.write" => about(GROUPS, false),
        "api.roles.read" => about(ROLES, true),
        "api.roles.write" => about(ROLES, false),
        "api.organization.projects.api_keys.read" => about(KEYS, true),
        "api.organization.projects.api_keys.write" => about(KEYS, false),
        _ => Permission::parse(word).into_iter().collect(),
    }
}

/// The permissions on these resources that only read, or all the others.
fn about(resources: &[&str], reads: bool) -> PermissionSet {
    let is_about = |permission: &Permission| permission.as_str().split_once('.').is_some_and(|(resource, _)| resources.contains(&resource));
    OrganizationRole::Owner.permissions().iter().filter(is_about).filter(|permission| permission.only_reads() == reads).collect()
}

/// All that a role of this level can hold.
fn most(in_project: bool) -> PermissionSet {
    if in_project { WorkspaceRole::Admin.permissions() } else { OrganizationRole::Owner.permissions() }
}

/// What these words allow; in a project only what is asked in projects at all.
pub(super) fn permissions(words: &[ScopeWord], in_project: bool) -> PermissionSet {
    words.iter().map(|word| meaning(word)).fold(PermissionSet::NONE, PermissionSet::join).meet(most(in_project))
}

/// The vendor's words whose whole meaning is in a set.
pub(super) fn words(held: PermissionSet, in_project: bool) -> Vec<String> {
    let is_held = |word: &&&str| {
        let meaning = meaning(word).meet(most(in_project));
        !meaning.is_empty() && meaning.without(held).is_empty()
    };
    WORDS.iter().filter(is_held).map(|word| (*word).to_owned()).collect()
}

/// Each word once, where it came first.
pub(super) fn unique(words: Vec<ScopeWord>) -> Vec<ScopeWord> {
    let mut kept: Vec<ScopeWord> = Vec::with_capacity(words.len());
    for word in words {
        if !kept.contains(&word) {
            kept.push(word);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{WORDS, meaning, permissions, unique, words};
    use roster_core::{
        access::{OrganizationRole, Permission, PermissionSet, WorkspaceRole},
        text::ScopeWord,
    };

    fn of(list: &[&str]) -> Vec<ScopeWord> {
        list.iter().map(|word| ScopeWord::try_from(*word).unwrap()).collect()
    }

    #[test]
    fn words_mean_what_the_table_says() {
        use Permission as P;
        let groups =
            PermissionSet::of(&[P::GroupsList, P::GroupsRead, P::GroupMembersList, P::WorkspaceGroupsList, P::WorkspaceGroupsRead]);
        assert_eq!(meaning("api.groups.read"), groups);
        assert_eq!(permissions(&of(&["api.groups.read"]), true), PermissionSet::of(&[P::WorkspaceGroupsList, P::WorkspaceGroupsRead]));
        assert_eq!(permissions(&of(&["api.model.request", "string"]), false), PermissionSet::NONE);
        assert_eq!(permissions(&of(&["users.read", "x"]), false), PermissionSet::of(&[P::UsersRead]));
        assert_eq!(permissions(&of(&["users.read"]), true), PermissionSet::NONE);
        assert!(!meaning("api.management.write").contains(P::OrganizationsDelete));
        for word in WORDS {
            assert!(!meaning(word).is_empty(), "{word}");
        }
    }

    #[test]
    fn a_predefined_role_shows_the_words_that_it_holds() {
        assert_eq!(words(OrganizationRole::Owner.permissions(), false), WORDS);
        assert_eq!(words(OrganizationRole::Member.permissions(), false), Vec::<String>::new());
        assert_eq!(words(WorkspaceRole::Admin.permissions(), true), WORDS);
        assert_eq!(words(WorkspaceRole::Member.permissions(), true), ["api.groups.read"]);
    }

    #[test]
    fn a_word_is_kept_once() {
        assert_eq!(unique(of(&["b", "a", "b"])), of(&["b", "a"]));
    }
}
