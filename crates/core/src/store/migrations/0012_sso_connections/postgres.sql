CREATE TABLE sso_connections (
    organization_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    identifier TEXT COLLATE "C" NOT NULL,
    client_id TEXT COLLATE "C",
    client_secret TEXT COLLATE "C",
    protocols TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id),
    FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
