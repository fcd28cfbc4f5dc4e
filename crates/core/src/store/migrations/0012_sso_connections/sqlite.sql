CREATE TABLE sso_connections (
    organization_id BLOB NOT NULL,
    id BLOB NOT NULL,
    identifier TEXT NOT NULL,
    client_id TEXT,
    client_secret TEXT,
    protocols TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id),
    FOREIGN KEY (organization_id) REFERENCES organizations (id)
) WITHOUT ROWID;
