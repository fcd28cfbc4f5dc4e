ALTER TABLE organizations ADD COLUMN members_can_create_workspaces BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE workspaces ADD COLUMN updated_by BLOB;
UPDATE workspaces SET updated_by = created_by;
-- What "workspaces.update" alone allowed takes "workspaces.configure" besides.
UPDATE custom_roles SET permissions = replace(permissions, '"workspaces.update"', '"workspaces.update","workspaces.configure"')
    WHERE permissions LIKE '%"workspaces.update"%' AND permissions NOT LIKE '%"workspaces.configure"%';
UPDATE api_keys SET permissions = replace(permissions, '"workspaces.update"', '"workspaces.update","workspaces.configure"')
    WHERE permissions LIKE '%"workspaces.update"%' AND permissions NOT LIKE '%"workspaces.configure"%';
