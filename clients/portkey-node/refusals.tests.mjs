/** Who is refused, with which error of the client, and in Portkey's own shape. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toUuid } from '../roster-node/ids.mjs';
import * as lens from '../roster-node/lens.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { assertRefused, connect, portkey } from './sdk.mjs';

const serviceKey = (...scopes) => portkey.apiKeys.create({ type: 'organisation', 'sub-type': 'service', name: 'Narrow', scopes });

const WIDER = { type: 'organisation', 'sub-type': 'service', name: 'Wider', scopes: ['organisation_users.delete'] };

test('a key does what its scopes say and no more', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ member: user });
  const userId = toUuid(user.id);
  const narrow = connect((await serviceKey('organisation_users.read')).key);
  lens.assertShows(await narrow.admin.users.retrieve({ userId }), lens.user(user));
  await assertRefused(403, narrow.admin.users.list({}));
  await assertRefused(403, narrow.admin.users.update({ userId, role: 'admin' }));
  await assertRefused(403, narrow.admin.users.delete({ userId }));
  await assertRefused(403, narrow.admin.workspaces.create({ name: 'Mine' }));
  await assertRefused(403, narrow.apiKeys.create({ ...WIDER }));
  assert.deepEqual(await native.get(`users/${user.id}`), user);
  assert.deepEqual(await native.get(`workspaces/${workspace.id}`), workspace);
});

test('nobody grants more than they hold', async () => {
  const maker = connect((await serviceKey('organisation_service_api_keys.create')).key);
  const before = await native.total('api-keys');
  await assertRefused(403, maker.apiKeys.create({ ...WIDER }));
  assert.equal(await native.total('api-keys'), before);
});

test('a deleted key stops at once', async () => {
  const made = await serviceKey('workspaces.list');
  const { workspaces } = connect(made.key).admin;
  assert.equal((await workspaces.list({})).total, await native.total('workspaces'));
  await portkey.apiKeys.delete({ id: made.id });
  await assertRefused(401, workspaces.list({}));
});

test('a key stops with its user', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ manager: user });
  const made = await portkey.apiKeys.create({
    type: 'workspace',
    'sub-type': 'user',
    name: 'Theirs',
    workspace_id: workspace.slug,
    user_id: toUuid(user.id),
    scopes: ['workspace_users.list'],
  });
  const members = connect(made.key).admin.workspaces.users;
  assert.equal((await members.list({ workspaceId: workspace.slug })).total, 1);
  await portkey.admin.users.delete({ userId: toUuid(user.id) });
  await assertRefused(401, members.list({ workspaceId: workspace.slug }));
});

test('a wrong key is refused', async () => {
  for (const key of ['nonsense', 'rst_nonsense']) {
    await assertRefused(401, connect(key).admin.users.list({}));
  }
});
