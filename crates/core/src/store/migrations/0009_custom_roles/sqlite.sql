CREATE TABLE custom_roles (
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    id BLOB NOT NULL,
    workspace_id BLOB,
    name TEXT NOT NULL,
    name_canonical TEXT NOT NULL,
    description TEXT,
    scopes TEXT,
    permissions TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX custom_roles_by_name ON custom_roles (organization_id, name_canonical) WHERE workspace_id IS NULL;
CREATE UNIQUE INDEX custom_roles_by_workspace_and_name ON custom_roles (organization_id, workspace_id, name_canonical);
CREATE INDEX custom_roles_by_creation ON custom_roles (organization_id, workspace_id, created_at, id);

CREATE TABLE role_assignments (
    organization_id BLOB NOT NULL,
    principal_id BLOB NOT NULL,
    role_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, principal_id, role_id),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, principal_id) REFERENCES principals (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, role_id) REFERENCES custom_roles (organization_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX role_assignments_by_role ON role_assignments (organization_id, role_id, created_at, id);
CREATE INDEX role_assignments_by_creation ON role_assignments (organization_id, created_at, id);
