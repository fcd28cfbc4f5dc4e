CREATE TABLE organizations (
    id BLOB NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    settings TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    deleted_at BIGINT,
    version BIGINT NOT NULL,
    audit_sequence BIGINT NOT NULL,
    audit_chain BLOB NOT NULL,
    changed_version BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE roles (
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    id BLOB NOT NULL,
    level TEXT NOT NULL,
    name TEXT NOT NULL,
    built_in BOOLEAN NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, level, name)
) WITHOUT ROWID;

CREATE TABLE principals (
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (organization_id, id)
) WITHOUT ROWID;

CREATE TABLE users (
    organization_id BLOB NOT NULL,
    id BLOB NOT NULL,
    email TEXT NOT NULL,
    email_canonical TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    picture TEXT,
    status TEXT NOT NULL,
    source TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, email_canonical),
    FOREIGN KEY (organization_id, id) REFERENCES principals (organization_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX users_by_creation ON users (organization_id, created_at, id);

CREATE TABLE organization_role_assignments (
    organization_id BLOB NOT NULL,
    principal_id BLOB NOT NULL,
    role_id BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, principal_id, role_id),
    FOREIGN KEY (organization_id, principal_id) REFERENCES principals (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, role_id) REFERENCES roles (organization_id, id)
) WITHOUT ROWID;
CREATE INDEX organization_role_assignments_by_role ON organization_role_assignments (organization_id, role_id, principal_id);

CREATE TABLE workspaces (
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    id BLOB NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    is_default BOOLEAN NOT NULL,
    defaults TEXT,
    limits TEXT,
    settings TEXT,
    created_by BLOB,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    archived_at BIGINT,
    deleted_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, slug)
) WITHOUT ROWID;
CREATE INDEX workspaces_by_creation ON workspaces (organization_id, created_at, id);

CREATE TABLE workspace_members (
    organization_id BLOB NOT NULL,
    workspace_id BLOB NOT NULL,
    principal_id BLOB NOT NULL,
    scopes TEXT,
    expires_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, workspace_id, principal_id),
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id),
    FOREIGN KEY (organization_id, principal_id) REFERENCES principals (organization_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX workspace_members_by_principal ON workspace_members (organization_id, principal_id, workspace_id);
CREATE INDEX workspace_members_by_creation ON workspace_members (organization_id, workspace_id, created_at, principal_id);

CREATE TABLE workspace_role_assignments (
    organization_id BLOB NOT NULL,
    workspace_id BLOB NOT NULL,
    principal_id BLOB NOT NULL,
    role_id BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, workspace_id, principal_id, role_id),
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id),
    FOREIGN KEY (organization_id, principal_id) REFERENCES principals (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, role_id) REFERENCES roles (organization_id, id)
) WITHOUT ROWID;
CREATE INDEX workspace_role_assignments_by_principal ON workspace_role_assignments (organization_id, principal_id, workspace_id);

CREATE TABLE api_keys (
    organization_id BLOB NOT NULL,
    id BLOB NOT NULL,
    principal_id BLOB NOT NULL,
    workspace_id BLOB,
    name TEXT NOT NULL,
    description TEXT,
    scopes TEXT,
    permissions TEXT,
    limits TEXT,
    defaults TEXT,
    secret_hash BLOB NOT NULL,
    mask_start TEXT NOT NULL,
    mask_end TEXT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, principal_id) REFERENCES principals (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id)
) WITHOUT ROWID;
CREATE INDEX api_keys_by_principal ON api_keys (organization_id, principal_id);
CREATE INDEX api_keys_by_workspace ON api_keys (organization_id, workspace_id, created_at, id);
CREATE INDEX api_keys_by_creation ON api_keys (organization_id, created_at, id);

CREATE TABLE literal_keys (
    secret_hash BLOB NOT NULL,
    organization_id BLOB NOT NULL,
    api_key_id BLOB NOT NULL,
    PRIMARY KEY (secret_hash, organization_id),
    FOREIGN KEY (organization_id, api_key_id) REFERENCES api_keys (organization_id, id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE aliases (
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    dialect TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id BLOB NOT NULL,
    alias TEXT NOT NULL,
    target_id BLOB NOT NULL,
    shown BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, dialect, kind, parent_id, alias)
) WITHOUT ROWID;
CREATE INDEX aliases_by_target ON aliases (organization_id, target_id, dialect, kind);

CREATE TABLE dialect_data (
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    dialect TEXT NOT NULL,
    kind TEXT NOT NULL,
    object_id BLOB NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (organization_id, dialect, kind, object_id)
) WITHOUT ROWID;
CREATE INDEX dialect_data_by_object ON dialect_data (organization_id, object_id);

CREATE TABLE counters (
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    scope_id BLOB NOT NULL,
    name TEXT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (organization_id, scope_id, name)
) WITHOUT ROWID;

CREATE TABLE audit_events (
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    sequence BIGINT NOT NULL,
    version BIGINT NOT NULL,
    id BLOB NOT NULL,
    at BIGINT NOT NULL,
    action TEXT NOT NULL,
    actor_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    target_id BLOB NOT NULL,
    workspace_id BLOB,
    payload TEXT,
    salt BLOB,
    leaf BLOB NOT NULL,
    chain BLOB NOT NULL,
    PRIMARY KEY (organization_id, sequence)
) WITHOUT ROWID;
CREATE INDEX audit_events_by_version ON audit_events (organization_id, version);
