CREATE TABLE access_tokens (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    id BYTEA NOT NULL,
    parent_kind TEXT COLLATE "C" NOT NULL,
    parent_id BYTEA NOT NULL,
    parent_secret_hash BYTEA,
    limited_to BYTEA,
    secret_hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id)
);
CREATE INDEX access_tokens_by_parent ON access_tokens (organization_id, parent_id, expires_at);
CREATE INDEX access_tokens_by_end ON access_tokens (organization_id, expires_at);
