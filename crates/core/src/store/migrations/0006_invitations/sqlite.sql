CREATE TABLE invitations (
    organization_id BLOB NOT NULL,
    id BLOB NOT NULL,
    email TEXT NOT NULL,
    email_canonical TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    role_id BLOB NOT NULL,
    workspaces_named BOOLEAN NOT NULL,
    secret_hash BLOB NOT NULL,
    invited_by BLOB,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    accepted_user_id BLOB,
    revoked_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, role_id) REFERENCES roles (organization_id, id)
) WITHOUT ROWID;
CREATE INDEX invitations_by_creation ON invitations (organization_id, created_at, id);
CREATE INDEX invitations_by_email ON invitations (organization_id, email_canonical, created_at, id);

CREATE TABLE invitation_workspaces (
    organization_id BLOB NOT NULL,
    invitation_id BLOB NOT NULL,
    workspace_id BLOB NOT NULL,
    position BIGINT NOT NULL,
    role_id BLOB NOT NULL,
    PRIMARY KEY (organization_id, invitation_id, workspace_id),
    FOREIGN KEY (organization_id, invitation_id) REFERENCES invitations (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id),
    FOREIGN KEY (organization_id, role_id) REFERENCES roles (organization_id, id)
) WITHOUT ROWID;
