CREATE TABLE access_tokens (
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    id BLOB NOT NULL,
    parent_kind TEXT NOT NULL,
    parent_id BLOB NOT NULL,
    parent_secret_hash BLOB,
    limited_to BLOB,
    secret_hash BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id)
) WITHOUT ROWID;
CREATE INDEX access_tokens_by_parent ON access_tokens (organization_id, parent_id, expires_at);
CREATE INDEX access_tokens_by_end ON access_tokens (organization_id, expires_at);
