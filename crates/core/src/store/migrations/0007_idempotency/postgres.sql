CREATE TABLE idempotency_records (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    principal_id BYTEA NOT NULL,
    idempotency_key TEXT COLLATE "C" NOT NULL,
    fingerprint BYTEA NOT NULL,
    made_id BYTEA,
    status BIGINT,
    headers TEXT COLLATE "C",
    body BYTEA,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, principal_id, idempotency_key)
);
CREATE INDEX idempotency_records_by_creation ON idempotency_records (organization_id, created_at);
