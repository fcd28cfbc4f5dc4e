//! The native REST API: everything that the core can do, in the field's own words.

mod account;
mod accounts;
mod aliases;
mod api_keys;
mod audit;
mod credentials;
mod exports;
mod groups;
mod imports;
mod invitations;
mod me;
mod members;
mod openapi;
mod organizations;
mod page;
mod place;
mod role_assignments;
mod roles;
mod service_accounts;
mod sessions;
mod sso_connection;
mod token;
mod users;
mod wire;
mod workspace_groups;
mod workspaces;

use crate::{
    openapi::About,
    operation::Operation,
    problem,
    surface::{Surface, bearer, unnamed},
};
use hyper::header::HeaderName;

/// The surface below `/api`.
#[must_use]
pub fn surface() -> Surface {
    Surface {
        name: "api",
        title: "Native REST API",
        prefix: "/api",
        mounts: &["/v1"],
        try_path: "/me",
        try_body: None,
        credential: bearer,
        organization: unnamed,
        refuse: problem::refuse,
        request_id_header: HeaderName::from_static("x-request-id"),
        echoes_request_id: false,
        no_retry: None,
        strict_queries: true,
        conditional: true,
        own_pages_only: false,
        operations: operations(),
    }
}

/// What its OpenAPI document says of it as a whole. A resource is the part of its operations' names before the dot.
pub const ABOUT: About = About {
    title: "Roster",
    description: "The native REST API of Roster, a self-hosted membership server: organizations, workspaces, people, roles and API \
        keys.\n\nWhat the caller may not know is answered like what is not there. Lists are newest first; `next` is what `after` \
        takes for the part that follows. Changes (`PATCH`) keep what is absent, clear what is null, and set the rest. Bodies and \
        queries are strict: what is unknown is refused.",
    tags: &[
        ("openapi", "This document."),
        ("me", "Who is behind the key."),
        ("sessions", "Times of being signed in."),
        ("account", "The account that calls: a person, above all organizations."),
        ("personal_keys", "Keys of the account; in each organization they may do what its user there may."),
        ("accounts", "Everybody's accounts, which operators keep."),
        ("organizations", "Tenants, each with its own people, workspaces, keys and audit log."),
        ("users", "People, as one organization sees them."),
        ("workspaces", "Parts of an organization with members of their own."),
        ("workspace_members", "Who is in a workspace, with which role."),
        ("groups", "Users with roles in common."),
        ("group_members", "Who is in a group."),
        ("workspace_groups", "Where a group has a role, and which."),
        ("service_accounts", "Principals for programs, of the organization or of a workspace."),
        ("credentials", "What service accounts show to be known."),
        ("access_tokens", "Short-lived, each made of a credential, a key or a session, and ending with it."),
        ("api_keys", "Keys of people, of workspaces, and of the organization."),
        ("invitations", "How somebody comes into an organization: with a token, which is shown once."),
        ("sso_connection", "Where the organization's people are to sign in; kept, and not used yet."),
        ("roles", "Sets of permissions that can be assigned: built-in ones, and custom ones of the organization or of a workspace."),
        ("role_assignments", "Who has which custom roles."),
        ("permissions", "What roles and the scopes of keys are made of."),
        ("aliases", "Ids that came with imported data, per dialect."),
        ("audit_events", "What happened: each change, in a chain that can be verified."),
    ],
};

fn operations() -> Vec<Operation> {
    let parts = [
        openapi::rows(),
        me::rows(),
        sessions::rows(),
        account::rows(),
        accounts::rows(),
        organizations::rows(),
        exports::rows(),
        imports::rows(),
        users::rows(),
        workspaces::rows(),
        members::rows(),
        groups::rows(),
        workspace_groups::rows(),
        service_accounts::rows(),
        credentials::rows(),
        token::rows(),
        api_keys::rows(),
        invitations::rows(),
        sso_connection::rows(),
        roles::rows(),
        role_assignments::rows(),
        aliases::rows(),
        audit::rows(),
    ];
    parts.into_iter().flatten().collect()
}
