CREATE TABLE groups (
    organization_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_canonical TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, name_canonical),
    FOREIGN KEY (organization_id, id) REFERENCES principals (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX groups_by_creation ON groups (organization_id, created_at, id);

CREATE TABLE group_members (
    organization_id BYTEA NOT NULL,
    group_id BYTEA NOT NULL,
    principal_id BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, group_id, principal_id),
    FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, principal_id) REFERENCES principals (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX group_members_by_principal ON group_members (organization_id, principal_id, group_id);
CREATE INDEX group_members_by_creation ON group_members (organization_id, group_id, created_at, principal_id);

CREATE TABLE workspace_groups (
    organization_id BYTEA NOT NULL,
    workspace_id BYTEA NOT NULL,
    group_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, workspace_id, group_id),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id),
    FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX workspace_groups_by_group ON workspace_groups (organization_id, group_id, workspace_id);
CREATE INDEX workspace_groups_by_creation ON workspace_groups (organization_id, created_at, id);
