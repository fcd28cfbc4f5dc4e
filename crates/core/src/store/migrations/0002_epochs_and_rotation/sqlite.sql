ALTER TABLE organizations ADD COLUMN epoch BLOB NOT NULL DEFAULT x'0000000000000000';
ALTER TABLE api_keys ADD COLUMN previous_secret_hash BLOB;
ALTER TABLE api_keys ADD COLUMN previous_secret_until BIGINT;
