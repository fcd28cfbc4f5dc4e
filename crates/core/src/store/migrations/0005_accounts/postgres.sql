CREATE TABLE accounts (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    id BYTEA NOT NULL,
    login TEXT COLLATE "C" NOT NULL,
    login_canonical TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    password TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, login_canonical)
);
CREATE INDEX accounts_by_creation ON accounts (organization_id, created_at, id);

CREATE TABLE sessions (
    organization_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    account_id BYTEA NOT NULL,
    limited_to BYTEA,
    secret_hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX sessions_by_account ON sessions (organization_id, account_id, id);
CREATE INDEX sessions_by_end ON sessions (organization_id, expires_at);

CREATE TABLE personal_keys (
    organization_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    account_id BYTEA NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    secret_hash BYTEA NOT NULL,
    mask_start TEXT COLLATE "C" NOT NULL,
    mask_end TEXT COLLATE "C" NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX personal_keys_by_account ON personal_keys (organization_id, account_id, created_at, id);

CREATE TABLE account_organizations (
    organization_id BYTEA NOT NULL,
    account_id BYTEA NOT NULL,
    member_of BYTEA NOT NULL,
    user_id BYTEA NOT NULL,
    PRIMARY KEY (organization_id, account_id, member_of),
    FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id) ON DELETE CASCADE
);

ALTER TABLE users ADD COLUMN account_id BYTEA;
CREATE UNIQUE INDEX users_by_account ON users (organization_id, account_id);
