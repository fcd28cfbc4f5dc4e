CREATE TABLE organizations (
    id BYTEA NOT NULL PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    settings TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    deleted_at BIGINT,
    version BIGINT NOT NULL,
    audit_sequence BIGINT NOT NULL,
    audit_chain BYTEA NOT NULL,
    changed_version BIGINT NOT NULL
);

CREATE TABLE roles (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    id BYTEA NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    built_in BOOLEAN NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, level, name)
);

CREATE TABLE principals (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    id BYTEA NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE TABLE users (
    organization_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    email_canonical TEXT COLLATE "C" NOT NULL,
    given_name TEXT COLLATE "C" NOT NULL,
    family_name TEXT COLLATE "C" NOT NULL,
    picture TEXT COLLATE "C",
    status TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, email_canonical),
    FOREIGN KEY (organization_id, id) REFERENCES principals (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX users_by_creation ON users (organization_id, created_at, id);

CREATE TABLE organization_role_assignments (
    organization_id BYTEA NOT NULL,
    principal_id BYTEA NOT NULL,
    role_id BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, principal_id, role_id),
    FOREIGN KEY (organization_id, principal_id) REFERENCES principals (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, role_id) REFERENCES roles (organization_id, id)
);
CREATE INDEX organization_role_assignments_by_role ON organization_role_assignments (organization_id, role_id, principal_id);

CREATE TABLE workspaces (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    id BYTEA NOT NULL,
    slug TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C",
    is_default BOOLEAN NOT NULL,
    defaults TEXT COLLATE "C",
    limits TEXT COLLATE "C",
    settings TEXT COLLATE "C",
    created_by BYTEA,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    archived_at BIGINT,
    deleted_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, slug)
);
CREATE INDEX workspaces_by_creation ON workspaces (organization_id, created_at, id);

CREATE TABLE workspace_members (
    organization_id BYTEA NOT NULL,
    workspace_id BYTEA NOT NULL,
    principal_id BYTEA NOT NULL,
    scopes TEXT COLLATE "C",
    expires_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, workspace_id, principal_id),
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id),
    FOREIGN KEY (organization_id, principal_id) REFERENCES principals (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX workspace_members_by_principal ON workspace_members (organization_id, principal_id, workspace_id);
CREATE INDEX workspace_members_by_creation ON workspace_members (organization_id, workspace_id, created_at, principal_id);

CREATE TABLE workspace_role_assignments (
    organization_id BYTEA NOT NULL,
    workspace_id BYTEA NOT NULL,
    principal_id BYTEA NOT NULL,
    role_id BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, workspace_id, principal_id, role_id),
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id),
    FOREIGN KEY (organization_id, principal_id) REFERENCES principals (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, role_id) REFERENCES roles (organization_id, id)
);
CREATE INDEX workspace_role_assignments_by_principal ON workspace_role_assignments (organization_id, principal_id, workspace_id);

CREATE TABLE api_keys (
    organization_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    principal_id BYTEA NOT NULL,
    workspace_id BYTEA,
    name TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C",
    scopes TEXT COLLATE "C",
    permissions TEXT COLLATE "C",
    limits TEXT COLLATE "C",
    defaults TEXT COLLATE "C",
    secret_hash BYTEA NOT NULL,
    mask_start TEXT COLLATE "C" NOT NULL,
    mask_end TEXT COLLATE "C" NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, principal_id) REFERENCES principals (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id)
);
CREATE INDEX api_keys_by_principal ON api_keys (organization_id, principal_id);
CREATE INDEX api_keys_by_workspace ON api_keys (organization_id, workspace_id, created_at, id);
CREATE INDEX api_keys_by_creation ON api_keys (organization_id, created_at, id);

CREATE TABLE literal_keys (
    secret_hash BYTEA NOT NULL,
    organization_id BYTEA NOT NULL,
    api_key_id BYTEA NOT NULL,
    PRIMARY KEY (secret_hash, organization_id),
    FOREIGN KEY (organization_id, api_key_id) REFERENCES api_keys (organization_id, id) ON DELETE CASCADE
);

CREATE TABLE aliases (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    dialect TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    parent_id BYTEA NOT NULL,
    alias TEXT COLLATE "C" NOT NULL,
    target_id BYTEA NOT NULL,
    shown BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, dialect, kind, parent_id, alias)
);
CREATE INDEX aliases_by_target ON aliases (organization_id, target_id, dialect, kind);

CREATE TABLE dialect_data (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    dialect TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    object_id BYTEA NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (organization_id, dialect, kind, object_id)
);
CREATE INDEX dialect_data_by_object ON dialect_data (organization_id, object_id);

CREATE TABLE counters (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    scope_id BYTEA NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (organization_id, scope_id, name)
);

CREATE TABLE audit_events (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    sequence BIGINT NOT NULL,
    version BIGINT NOT NULL,
    id BYTEA NOT NULL,
    at BIGINT NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    actor_id BYTEA NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    target_id BYTEA NOT NULL,
    workspace_id BYTEA,
    payload TEXT COLLATE "C",
    salt BYTEA,
    leaf BYTEA NOT NULL,
    chain BYTEA NOT NULL,
    PRIMARY KEY (organization_id, sequence)
);
CREATE INDEX audit_events_by_version ON audit_events (organization_id, version);
