//! Database errors, sorted once: unique violation → already exists, asked to run again → unavailable, the rest →
//! internal with the fact in the log.

use crate::{Error, Kind};
use tokio_postgres::error::SqlState;

/// The database asked to run the transaction again.
pub(super) const RUN_AGAIN: Error = Error::Unavailable("the store was busy with other writes");

/// The unique keys that a race can hit; everything else is a defect.
fn taken(constraint: &str) -> Option<Error> {
    let exists = |kind, field| Some(Error::AlreadyExists { kind, field });
    if constraint.contains("email_canonical") {
        exists(Kind::User, "email")
    } else if constraint.contains("workspaces") && constraint.contains("slug") {
        exists(Kind::Workspace, "slug")
    } else if constraint.contains("organizations") && constraint.contains("slug") {
        exists(Kind::Organization, "slug")
    } else if constraint.contains("workspace_members") {
        exists(Kind::Member, "user")
    } else if constraint.contains("literal_keys") {
        exists(Kind::ApiKey, "key")
    } else if constraint.contains("aliases") {
        exists(Kind::Alias, "alias")
    } else {
        None
    }
}

pub(super) fn sqlite(error: rusqlite::Error) -> Error {
    use rusqlite::{ErrorCode, ffi};
    if let rusqlite::Error::SqliteFailure(failure, message) = &error {
        let unique = matches!(failure.extended_code, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY);
        if unique && let Some(error) = message.as_deref().and_then(taken) {
            return error;
        }
        if matches!(failure.code, ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) {
            return RUN_AGAIN;
        }
        if failure.code == ErrorCode::DiskFull {
            tracing::error!("the disk is full");
            return Error::Unavailable("the server's disk is full");
        }
    }
    Error::internal(error)
}

pub(super) fn postgres(error: tokio_postgres::Error) -> Error {
    if let Some(database) = error.as_db_error() {
        if *database.code() == SqlState::UNIQUE_VIOLATION
            && let Some(error) = database.constraint().and_then(taken)
        {
            return error;
        }
        if matches!(*database.code(), SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED) {
            return RUN_AGAIN;
        }
        // Connection exceptions, insufficient resources, waits that took too long, shutdowns and restarts: the server's
        // state, not our defect.
        if ["08", "53", "55P03", "57"].iter().any(|class| database.code().code().starts_with(class)) {
            tracing::error!(code = database.code().code(), message = database.message(), "the database can't serve");
            return Error::Unavailable("the database can't serve this now");
        }
        return Error::internal(format_args!("{} {}", database.code().code(), database.message()));
    }
    if error.is_closed() {
        tracing::warn!(%error, "lost a database connection");
        return Error::Unavailable("the database connection was lost");
    }
    Error::internal(error)
}

pub(super) fn pool(error: deadpool_postgres::PoolError) -> Error {
    tracing::warn!(%error, "no database connection");
    Error::Unavailable("the database can't be reached")
}
