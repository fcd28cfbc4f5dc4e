ALTER TABLE organizations ADD COLUMN epoch BYTEA NOT NULL DEFAULT '\x0000000000000000';
ALTER TABLE api_keys ADD COLUMN previous_secret_hash BYTEA;
ALTER TABLE api_keys ADD COLUMN previous_secret_until BIGINT;
