//! Who may do what: permissions, built-in roles, the one pure decision behind every surface, and questions to it.

mod anywhere;
mod decide;
mod denials;
mod evaluate;
mod permission;
mod permit;
mod question;
mod reach;
mod role;
mod role_change;
pub(crate) mod rows;
mod search;
mod standing;
mod standings;
mod target;

pub use anywhere::{anywhere, is_enough_anywhere};
pub use decide::{Actor, Counting, Denied, Path, Principal, Reason, Scope, decide};
pub use denials::{Denials, INTERVAL_SECONDS};
pub use evaluate::{Power, evaluate, power, would_allow};
pub use permission::{Permission, PermissionSet};
pub use permit::Permit;
pub(crate) use permit::allows;
pub use question::{Action, Evaluation, Question, Resource, ResourceKind, Subject, SubjectKind, Unknown};
pub(crate) use reach::{Reach, may_manage, may_manage_person};
pub(crate) use role::{IN_ORGANIZATIONS, IN_WORKSPACES};
pub use role::{OrganizationRole, WorkspaceRole};
pub use role_change::RoleChange;
pub use search::{MOST_MATCHES, Matches, Part, search_actions, search_resources, search_subjects};
pub use standing::{CustomGrant, InGroup, KeyPower, Standing};
