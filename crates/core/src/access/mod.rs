//! Who may do what: permissions, built-in roles, and the one pure decision behind every surface.

mod decide;
mod denials;
mod evaluate;
mod permission;
mod permit;
mod role;
mod role_change;
pub(crate) mod rows;
mod standing;

pub use decide::{Actor, Counting, Denied, Path, Principal, Reason, Scope, decide};
pub use denials::{Denials, INTERVAL_SECONDS};
pub use evaluate::{Action, Evaluation, Power, Question, Resource, Subject, Unknown, evaluate, power};
pub use permission::{Permission, PermissionSet};
pub use permit::Permit;
pub(crate) use role::{IN_ORGANIZATIONS, IN_WORKSPACES};
pub use role::{OrganizationRole, WorkspaceRole};
pub use role_change::RoleChange;
pub use standing::{CustomGrant, InGroup, KeyPower, Standing};
