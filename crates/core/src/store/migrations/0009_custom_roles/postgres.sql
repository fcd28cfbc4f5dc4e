CREATE TABLE custom_roles (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    id BYTEA NOT NULL,
    workspace_id BYTEA,
    name TEXT COLLATE "C" NOT NULL,
    name_canonical TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C",
    scopes TEXT COLLATE "C",
    permissions TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id)
);
CREATE UNIQUE INDEX custom_roles_by_name ON custom_roles (organization_id, name_canonical) WHERE workspace_id IS NULL;
CREATE UNIQUE INDEX custom_roles_by_workspace_and_name ON custom_roles (organization_id, workspace_id, name_canonical);
CREATE INDEX custom_roles_by_creation ON custom_roles (organization_id, workspace_id, created_at, id);

CREATE TABLE role_assignments (
    organization_id BYTEA NOT NULL,
    principal_id BYTEA NOT NULL,
    role_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, principal_id, role_id),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, principal_id) REFERENCES principals (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, role_id) REFERENCES custom_roles (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX role_assignments_by_role ON role_assignments (organization_id, role_id, created_at, id);
CREATE INDEX role_assignments_by_creation ON role_assignments (organization_id, created_at, id);
