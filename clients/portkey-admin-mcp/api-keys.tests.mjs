/** create_, list_, get_, update_ and delete_api_key; and what a key may do once it exists. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toNative, toUuid } from '../roster-node/ids.mjs';
import * as lens from '../roster-node/lens.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { connect, portkey } from './mcp.mjs';
import * as shown from './shown.mjs';

/** Kept in this order, a word that means nothing to Roster included. */
const SCOPES = ['workspaces.list', 'logs.view', 'organisation_users.list'];
const LATER = '2040-02-03T04:05:06.000Z';
const ORGANISATION_KEY = { type: 'organisation', sub_type: 'service', name: 'Key', scopes: SCOPES };

const stored = (id) => native.get(`api-keys/${toNative(id)}`);

test('create_api_key makes a key of the organisation, and a server with that key works', async () => {
  const given = { name: `Key ${make.number()}`, description: 'For a job', expires_at: LATER };
  const settings = { credit_limit: 10, alert_threshold: 50, rate_limit_rpm: 7, default_metadata: { team: 'sea' } };
  const made = await portkey.done('create_api_key', { ...ORGANISATION_KEY, ...given, ...settings });
  const row = await stored(made.id);
  assert.deepEqual({ ...lens.pick(row, 'name', 'description'), expires_at: lens.time(row.expires_at) }, given);
  assert.deepEqual([row.owner.type, row.workspace, row.scopes], ['organization', null, SCOPES]);
  const found = await portkey.done('get_api_key', { id: made.id });
  lens.assertShows(found, {
    ...shown.apiKey(row),
    usage_limits: { credit_limit: 10, alert_threshold: 50, periodic_reset: 'monthly' },
    rate_limits: [{ type: 'requests', unit: 'rpm', value: 7 }],
  });
  assert.deepEqual(found.defaults.metadata, { team: 'sea' });
  assert.ok(!JSON.stringify(found).includes(made.key), 'the secret is shown once');
  const other = await connect(made.key);
  assert.equal((await other.done('list_workspaces')).total, await native.total('workspaces'));
  await other.refused(/./, 'create_workspace', { name: 'Not mine' });
});

test('create_api_key makes keys of a workspace and of a user', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ manager: user });
  const key = { type: 'workspace', name: 'Key', workspace_id: workspace.slug, scopes: ['workspace_users.list'] };
  const service = await portkey.done('create_api_key', { ...key, sub_type: 'service' });
  const personal = await portkey.done('create_api_key', { ...key, sub_type: 'user', user_id: toUuid(user.id) });
  assert.deepEqual((await stored(service.id)).owner, { type: 'workspace', id: workspace.id });
  assert.deepEqual((await stored(personal.id)).owner, { type: 'user', id: user.id });
  for (const { id } of [service, personal]) {
    lens.assertShows(await portkey.done('get_api_key', { id }), shown.apiKey(await stored(id)));
  }
});

test('create_api_key refuses what makes no key', async () => {
  const before = await native.total('api-keys');
  const wrong = [
    [/^type: /, { sub_type: 'user', user_id: make.UNKNOWN }],
    [/scopes/, { scopes: [] }],
    [/scopes/, { scopes: ['no-dot'] }],
    [/name/, { name: 'x'.repeat(101) }],
    [/workspace/, { type: 'workspace', workspace_id: make.UNKNOWN }],
  ];
  for (const [message, field] of wrong) {
    await portkey.refused(message, 'create_api_key', { ...ORGANISATION_KEY, ...field });
  }
  assert.equal(await native.total('api-keys'), before);
});

test("list_api_keys shows a workspace's keys, newest first", async () => {
  const workspace = await make.workspace();
  const made = [];
  for (const name of ['Key 0', 'Key 1', 'Key 2']) {
    const key = { type: 'workspace', sub_type: 'service', name, workspace_id: workspace.slug, scopes: SCOPES };
    made.unshift((await portkey.done('create_api_key', key)).id);
  }
  const rows = [];
  for (const current_page of [0, 1]) {
    const query = { workspace_id: toUuid(workspace.id), page_size: 2, current_page };
    const { total, api_keys } = await portkey.done('list_api_keys', query);
    assert.equal(total, 3);
    rows.push(...api_keys);
  }
  assert.deepEqual(rows.map((row) => row.id), made);
  for (const row of rows) lens.assertShows(row, shown.apiKey(await stored(row.id)));
});

test('update_api_key changes what is given and nothing else', async () => {
  const { id } = await portkey.done('create_api_key', { ...ORGANISATION_KEY, description: 'Kept', expires_at: LATER });
  const scopes = SCOPES.toReversed();
  const given = { name: `After ${make.number()}`, scopes };
  const { success } = await portkey.done('update_api_key', { id, ...given, rate_limit_rpm: 5, reset_usage: 1 });
  assert.equal(success, true);
  const row = await stored(id);
  assert.deepEqual(lens.pick(row, 'name', 'scopes', 'description'), { ...given, description: 'Kept' });
  assert.equal(lens.time(row.expires_at), LATER);
  assert.deepEqual((await portkey.done('get_api_key', { id })).rate_limits, [{ type: 'requests', unit: 'rpm', value: 5 }]);
  const policy = { rotation_period: 'monthly', key_transition_period_ms: 1800000 };
  await portkey.done('update_api_key', { id, rate_limits: null, expires_at: null, rotation_policy: policy });
  const changed = await portkey.done('get_api_key', { id });
  lens.assertShows(changed, { ...shown.apiKey(await stored(id)), rate_limits: [], expires_at: null });
  await portkey.refused(/scopes/, 'update_api_key', { id, scopes: [] });
  assert.deepEqual((await stored(id)).scopes, scopes);
});

test('delete_api_key stops the key at once', async () => {
  const made = await portkey.done('create_api_key', ORGANISATION_KEY);
  const other = await connect(made.key);
  await other.done('list_workspaces');
  assert.equal((await portkey.done('delete_api_key', { id: made.id })).success, true);
  assert.equal(await native.status(`api-keys/${toNative(made.id)}`), 404);
  await other.refused(/key/, 'list_workspaces');
  await portkey.refused(/no such api key/, 'get_api_key', { id: made.id });
});

test('an unknown key is not found', async () => {
  const id = make.UNKNOWN;
  await portkey.refused(/no such api key/, 'get_api_key', { id });
  await portkey.refused(/no such api key/, 'update_api_key', { id, name: 'x' });
  await portkey.refused(/no such api key/, 'delete_api_key', { id });
});
