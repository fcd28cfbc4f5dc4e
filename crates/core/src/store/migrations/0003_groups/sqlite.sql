CREATE TABLE groups (
    organization_id BLOB NOT NULL,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    name_canonical TEXT NOT NULL,
    description TEXT,
    source TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, name_canonical),
    FOREIGN KEY (organization_id, id) REFERENCES principals (organization_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX groups_by_creation ON groups (organization_id, created_at, id);

CREATE TABLE group_members (
    organization_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    principal_id BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, group_id, principal_id),
    FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, principal_id) REFERENCES principals (organization_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX group_members_by_principal ON group_members (organization_id, principal_id, group_id);
CREATE INDEX group_members_by_creation ON group_members (organization_id, group_id, created_at, principal_id);

CREATE TABLE workspace_groups (
    organization_id BLOB NOT NULL,
    workspace_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, workspace_id, group_id),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id),
    FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX workspace_groups_by_group ON workspace_groups (organization_id, group_id, workspace_id);
CREATE INDEX workspace_groups_by_creation ON workspace_groups (organization_id, created_at, id);
