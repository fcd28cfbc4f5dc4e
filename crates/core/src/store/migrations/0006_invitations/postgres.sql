CREATE TABLE invitations (
    organization_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    email_canonical TEXT COLLATE "C" NOT NULL,
    given_name TEXT COLLATE "C" NOT NULL,
    family_name TEXT COLLATE "C" NOT NULL,
    role_id BYTEA NOT NULL,
    workspaces_named BOOLEAN NOT NULL,
    secret_hash BYTEA NOT NULL,
    invited_by BYTEA,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    accepted_user_id BYTEA,
    revoked_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, role_id) REFERENCES roles (organization_id, id)
);
CREATE INDEX invitations_by_creation ON invitations (organization_id, created_at, id);
CREATE INDEX invitations_by_email ON invitations (organization_id, email_canonical, created_at, id);

CREATE TABLE invitation_workspaces (
    organization_id BYTEA NOT NULL,
    invitation_id BYTEA NOT NULL,
    workspace_id BYTEA NOT NULL,
    position BIGINT NOT NULL,
    role_id BYTEA NOT NULL,
    PRIMARY KEY (organization_id, invitation_id, workspace_id),
    FOREIGN KEY (organization_id, invitation_id) REFERENCES invitations (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id),
    FOREIGN KEY (organization_id, role_id) REFERENCES roles (organization_id, id)
);
