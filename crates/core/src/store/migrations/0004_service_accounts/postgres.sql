CREATE TABLE service_accounts (
    organization_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    workspace_id BYTEA,
    name TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C",
    status TEXT COLLATE "C" NOT NULL,
    created_by BYTEA,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, id) REFERENCES principals (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, workspace_id) REFERENCES workspaces (organization_id, id)
);
CREATE INDEX service_accounts_by_creation ON service_accounts (organization_id, created_at, id);
CREATE INDEX service_accounts_by_workspace ON service_accounts (organization_id, workspace_id, created_at, id);

CREATE TABLE credentials (
    organization_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    service_account_id BYTEA NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    secret_hash BYTEA NOT NULL,
    previous_secret_hash BYTEA,
    previous_secret_until BIGINT,
    mask_start TEXT COLLATE "C" NOT NULL,
    mask_end TEXT COLLATE "C" NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, service_account_id) REFERENCES service_accounts (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX credentials_by_service_account ON credentials (organization_id, service_account_id, created_at, id);
