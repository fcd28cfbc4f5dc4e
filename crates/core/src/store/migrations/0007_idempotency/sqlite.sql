CREATE TABLE idempotency_records (
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    principal_id BLOB NOT NULL,
    idempotency_key TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    made_id BLOB,
    status BIGINT,
    headers TEXT,
    body BLOB,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, principal_id, idempotency_key)
) WITHOUT ROWID;
CREATE INDEX idempotency_records_by_creation ON idempotency_records (organization_id, created_at);
