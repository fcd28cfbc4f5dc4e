//! Who may do what: permissions, built-in roles, and the one pure decision behind every surface.

mod decide;
mod denials;
mod evaluate;
mod permission;
mod permit;
mod role;
mod role_change;
pub(crate) mod rows;

pub use decide::{Actor, Counting, Denied, KeyPower, Path, Principal, Reason, Scope, Standing, decide};
pub use denials::{Denials, INTERVAL_SECONDS};
pub use evaluate::{Action, Evaluation, Power, Question, Resource, Subject, Unknown, evaluate, power};
pub use permission::{Permission, PermissionSet};
pub use permit::Permit;
pub use role::{OrganizationRole, WorkspaceRole};
pub use role_change::RoleChange;
