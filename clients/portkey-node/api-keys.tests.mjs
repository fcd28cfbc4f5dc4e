/** apiKeys: create, list, retrieve, update, delete; and what a key may do once it exists. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toNative, toUuid } from '../roster-node/ids.mjs';
import * as lens from '../roster-node/lens.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { assertEmpty, assertRefused, connect, fields, portkey } from './sdk.mjs';

const { apiKeys } = portkey;

/** Kept in this order, a word that means nothing to Roster included. */
const SCOPES = ['workspaces.list', 'organisation_users.list', 'logs.view', 'workspaces.read'];
const LATER = '2040-02-03T04:05:06.000Z';
const ORGANISATION_KEY = { type: 'organisation', 'sub-type': 'service', name: 'Key', scopes: SCOPES };

const stored = (id) => native.get(`api-keys/${toNative(id)}`);

test('create an organisation service key, and use it', async () => {
  const given = { name: `Key ${make.number()}`, description: 'For a job', scopes: SCOPES, expires_at: LATER };
  const made = fields(await apiKeys.create({ ...ORGANISATION_KEY, ...given }));
  assert.deepEqual(Object.keys(made).sort(), ['id', 'key', 'object']);
  assert.equal(made.object, 'api-key');
  const row = await stored(made.id);
  assert.deepEqual({ ...lens.pick(row, 'name', 'description', 'scopes'), expires_at: lens.time(row.expires_at) }, given);
  assert.deepEqual([row.owner.type, row.workspace], ['organization', null]);
  const shown = fields(await apiKeys.retrieve({ id: made.id }));
  lens.assertShows(shown, { ...lens.apiKey(row), rate_limits: [], usage_limits: null });
  assert.equal(shown.key, `${made.key.slice(0, 2)}*****${made.key.slice(-3)}`);
  const names = (await native.all('workspaces')).map((workspace) => workspace.name);
  const listed = await connect(made.key).admin.workspaces.list({ page_size: 100 });
  assert.deepEqual(listed.data.map((workspace) => workspace.name).sort(), names.sort());
});

test('create a workspace service key by slug, for that workspace alone', async () => {
  const user = await make.user();
  const [workspace, other] = [await make.workspace({ member: user }), await make.workspace({ member: user })];
  const made = await apiKeys.create({
    type: 'workspace',
    'sub-type': 'service',
    name: 'Members only',
    workspace_id: workspace.slug,
    scopes: ['workspace_users.list', 'workspace_users.read'],
  });
  const row = await stored(made.id);
  assert.deepEqual(row.owner, { type: 'workspace', id: workspace.id });
  lens.assertShows(await apiKeys.retrieve({ id: made.id }), lens.apiKey(row));
  const members = connect(made.key).admin.workspaces.users;
  const answer = await members.list({ workspaceId: workspace.slug });
  assert.deepEqual(answer.data.map((member) => member.id), [toUuid(user.id)]);
  await assertRefused(404, members.list({ workspaceId: other.slug }));
});

test('create a workspace user key', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ manager: user });
  const made = await apiKeys.create({
    type: 'workspace',
    'sub-type': 'user',
    name: "Ada's",
    workspace_id: toUuid(workspace.id),
    user_id: toUuid(user.id),
    scopes: ['workspace_users.list'],
  });
  const row = await stored(made.id);
  assert.deepEqual(row.owner, { type: 'user', id: user.id });
  assert.equal(row.workspace, workspace.id);
  lens.assertShows(await apiKeys.retrieve({ id: made.id }), lens.apiKey(row));
});

test('create refuses what makes no key', async () => {
  const before = await native.total('api-keys');
  const wrong = [
    { 'sub-type': 'user' },
    { type: 'galaxy' },
    { scopes: [] },
    { scopes: ['no-dot'] },
    { name: 'x'.repeat(101) },
    { expires_at: 'tomorrow' },
  ];
  for (const field of wrong) {
    const [name] = Object.keys(field);
    await assertRefused(400, apiKeys.create({ ...ORGANISATION_KEY, ...field }), new RegExp(name.replace('sub-', '')));
  }
  assert.equal(await native.total('api-keys'), before);
});

test("list shows a workspace's keys, newest first", async () => {
  const workspace = await make.workspace();
  const made = [];
  for (const name of ['Key 0', 'Key 1', 'Key 2']) {
    const key = { type: 'workspace', 'sub-type': 'service', name, workspace_id: workspace.slug, scopes: SCOPES };
    made.unshift((await apiKeys.create(key)).id);
  }
  const rows = [];
  for (const current_page of [0, 1, 2]) {
    const answer = fields(await apiKeys.list({ workspace_id: toUuid(workspace.id), page_size: 2, current_page }));
    assert.deepEqual(lens.pick(answer, 'object', 'total'), { object: 'list', total: 3 });
    rows.push(...answer.data);
  }
  assert.deepEqual(rows.map((row) => row.id), made);
  for (const row of rows) {
    lens.assertShows(row, lens.apiKey(await stored(row.id)));
    assert.match(row.key, /^..\*{5}...$/);
  }
  const everywhere = (await apiKeys.list({ page_size: 100 })).data.map((row) => row.id);
  assert.ok(made.every((id) => everywhere.includes(id)));
});

test('update changes what is given and clears what is null', async () => {
  const n = make.number();
  const usage_limits = { credit_limit: 10, alert_threshold: 5, periodic_reset: 'monthly' };
  const rate_limits = [{ type: 'requests', unit: 'rpm', value: 100 }];
  const { id } = await apiKeys.create({ ...ORGANISATION_KEY, description: 'Kept' });
  const scopes = SCOPES.toReversed();
  const defaults = { metadata: { team: 'sea' }, allow_config_override: false };
  const changes = { name: `After ${n}`, scopes, usage_limits, rate_limits, expires_at: LATER, defaults };
  await assertEmpty(apiKeys.update({ id, ...changes }));
  let row = await stored(id);
  assert.deepEqual(lens.pick(row, 'name', 'description', 'scopes'), { name: `After ${n}`, description: 'Kept', scopes });
  assert.equal(lens.time(row.expires_at), LATER);
  let shown = await apiKeys.retrieve({ id });
  lens.assertShows(shown, { ...lens.apiKey(row), rate_limits, allow_config_override: 0 });
  lens.assertShows(shown.usage_limits, usage_limits);
  lens.assertShows(shown.defaults, defaults);
  await assertEmpty(apiKeys.update({ id, usage_limits: null, rate_limits: null, expires_at: null }));
  row = await stored(id);
  assert.deepEqual(lens.pick(row, 'name', 'expires_at'), { name: `After ${n}`, expires_at: null });
  shown = await apiKeys.retrieve({ id });
  lens.assertShows(shown, { ...lens.apiKey(row), rate_limits: [], usage_limits: null });
});

test('delete removes the key', async () => {
  const { id } = await apiKeys.create({ ...ORGANISATION_KEY });
  await assertEmpty(apiKeys.delete({ id }));
  assert.equal(await native.status(`api-keys/${toNative(id)}`), 404);
  await assertRefused(404, apiKeys.retrieve({ id }));
  await assertRefused(404, apiKeys.delete({ id }));
});

test('an unknown key is not found', async () => {
  const id = make.UNKNOWN;
  await assertRefused(404, apiKeys.retrieve({ id }));
  await assertRefused(404, apiKeys.update({ id, name: 'x' }));
  await assertRefused(404, apiKeys.delete({ id }));
});
