CREATE TABLE accounts (
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    id BLOB NOT NULL,
    login TEXT NOT NULL,
    login_canonical TEXT NOT NULL,
    status TEXT NOT NULL,
    password TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, login_canonical)
) WITHOUT ROWID;
CREATE INDEX accounts_by_creation ON accounts (organization_id, created_at, id);

CREATE TABLE sessions (
    organization_id BLOB NOT NULL,
    id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    limited_to BLOB,
    secret_hash BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (organization_id, account_id, id);
CREATE INDEX sessions_by_end ON sessions (organization_id, expires_at);

CREATE TABLE personal_keys (
    organization_id BLOB NOT NULL,
    id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    name TEXT NOT NULL,
    secret_hash BLOB NOT NULL,
    mask_start TEXT NOT NULL,
    mask_end TEXT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX personal_keys_by_account ON personal_keys (organization_id, account_id, created_at, id);

CREATE TABLE account_organizations (
    organization_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    member_of BLOB NOT NULL,
    user_id BLOB NOT NULL,
    PRIMARY KEY (organization_id, account_id, member_of),
    FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id) ON DELETE CASCADE
) WITHOUT ROWID;

ALTER TABLE users ADD COLUMN account_id BLOB;
CREATE UNIQUE INDEX users_by_account ON users (organization_id, account_id);
