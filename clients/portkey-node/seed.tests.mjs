/** The example of Portkey's page "Retrieve a Workspace Member", through the Node client. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as lens from '../roster-node/lens.mjs';
import * as native from '../roster-node/native.mjs';
import { fields, portkey } from './sdk.mjs';

/** The page garbles the address; the demo has john.doe@example.com. */
export const EXAMPLE = {
  object: 'workspace-user',
  id: '66dc015d-0270-11f1-8eec-0e27d7367989',
  first_name: 'John',
  last_name: 'Doe',
  org_role: 'admin',
  role: 'admin',
  created_at: '2026-03-09T07:55:25.000Z',
  last_updated_at: '2026-03-09T07:55:25.000Z',
  status: 'active',
  workspace_id: 'bf276bb9-4cef-4d87-b69b-b23a6ed6b1dd',
  email: 'john.doe@example.com',
  scopes: lens.ADMIN_SCOPES,
  settings: null,
};

test('the snippet gives the example, its fields in order', async () => {
  const user = fields(await portkey.admin.workspaces.users.retrieve({ workspaceId: 'WORKSPACE_SLUG', userId: 'USER_ID' }));
  assert.deepEqual(Object.entries(user), Object.entries(EXAMPLE));
});

test('the ids of the example lead to the same member', async () => {
  const member = { workspaceId: EXAMPLE.workspace_id, userId: EXAMPLE.id };
  assert.deepEqual(fields(await portkey.admin.workspaces.users.retrieve(member)), EXAMPLE);
});

test('the native API knows the same member', async () => {
  const found = [];
  for (const workspace of await native.all('workspaces')) {
    const members = await native.all(`workspaces/${workspace.id}/members`);
    found.push(...members.filter((member) => member.user.email === EXAMPLE.email && member.role === 'admin'));
  }
  assert.ok(found.map((member) => lens.time(member.created_at)).includes(EXAMPLE.created_at));
});
