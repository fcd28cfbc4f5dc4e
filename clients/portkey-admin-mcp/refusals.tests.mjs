/** Who is refused, and what Roster does not have. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toUuid } from '../roster-node/ids.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { connect, portkey } from './mcp.mjs';
import * as shown from './shown.mjs';

test('a key does what its scopes say and no more', async () => {
  const user = await make.user();
  const key = { type: 'organisation', sub_type: 'service', name: 'Narrow', scopes: ['organisation_users.read'] };
  const narrow = await connect((await portkey.done('create_api_key', key)).key);
  const user_id = toUuid(user.id);
  assert.deepEqual(await narrow.done('get_user', { user_id }), shown.user(user));
  const needs = (scope) => new RegExp(`^this needs ${scope}: the key's scopes do not include it$`);
  await narrow.refused(needs('organisation_users.list'), 'list_all_users');
  await narrow.refused(needs('organisation_users.update'), 'update_user', { user_id, role: 'admin' });
  await narrow.refused(needs('organisation_users.delete'), 'delete_user', { user_id });
  const wider = { ...key, scopes: ['organisation_users.delete'] };
  await narrow.refused(needs('organisation_service_api_keys.create'), 'create_api_key', wider);
  assert.deepEqual(await native.get(`users/${user.id}`), user);
});

test('a wrong key is refused', async () => {
  await (await connect('nonsense')).refused(/key/, 'list_workspaces');
});

test('the tools of what Roster does not have say that there is nothing', async () => {
  const time = { time_of_generation_min: '2026-01-01T00:00:00Z', time_of_generation_max: '2026-02-01T00:00:00Z' };
  await portkey.refused(/^nothing is served at this path$/, 'get_user_stats', time);
  await portkey.refused(/^nothing is served at this path$/, 'list_virtual_keys');
});
