/** Every test, and at the end: every tool that has to do with what Roster serves was called. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { runAll } from '../roster-node/run.mjs';
import { CALLED, close, portkey } from './mcp.mjs';

/** The server's tools in the domains users, workspaces, keys and audit. */
const SERVED = [
  'list_all_users',
  'get_user',
  'update_user',
  'delete_user',
  'invite_user',
  'list_user_invites',
  'get_user_invite',
  'delete_user_invite',
  'resend_user_invite',
  'create_workspace',
  'list_workspaces',
  'get_workspace',
  'update_workspace',
  'delete_workspace',
  'add_workspace_member',
  'list_workspace_members',
  'get_workspace_member',
  'update_workspace_member',
  'remove_workspace_member',
  'create_api_key',
  'list_api_keys',
  'get_api_key',
  'update_api_key',
  'delete_api_key',
  'rotate_api_key',
  'list_scim_workspace_mappings',
  'create_scim_workspace_mapping',
  'delete_scim_workspace_mapping',
  'list_scim_groups',
  'list_audit_logs',
];

/** Tools of the gateway's own matters: its usage figures and its providers' keys. */
const OF_THE_GATEWAY = [
  'get_user_stats',
  'list_virtual_keys',
  'create_virtual_key',
  'get_virtual_key',
  'update_virtual_key',
  'delete_virtual_key',
];

test('the server has these tools', () => {
  assert.deepEqual(portkey.tools.toSorted(), [...SERVED, ...OF_THE_GATEWAY].sort());
});

try {
  await runAll(new URL('.', import.meta.url));
  await test('every tool was called', () => {
    assert.deepEqual(SERVED.filter((tool) => !CALLED.has(tool)), []);
  });
} finally {
  await close();
}
