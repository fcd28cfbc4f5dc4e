CREATE TABLE service_accounts (
    organization_id BLOB NOT NULL,
    id BLOB NOT NULL,
    workspace_id BLOB,
    name TEXT NOT NULL,
    description TEXT,
    status TEXT NOT NULL,
    created_by BLOB,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, id) REFERENCES principals (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id)
) WITHOUT ROWID;
CREATE INDEX service_accounts_by_creation ON service_accounts (organization_id, created_at, id);
CREATE INDEX service_accounts_by_workspace ON service_accounts (organization_id, workspace_id, created_at, id);

CREATE TABLE credentials (
    organization_id BLOB NOT NULL,
    id BLOB NOT NULL,
    service_account_id BLOB NOT NULL,
    name TEXT NOT NULL,
    secret_hash BLOB NOT NULL,
    previous_secret_hash BLOB,
    previous_secret_until BIGINT,
    mask_start TEXT NOT NULL,
    mask_end TEXT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, service_account_id) REFERENCES service_accounts (organization_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX credentials_by_service_account ON credentials (organization_id, service_account_id, created_at, id);
