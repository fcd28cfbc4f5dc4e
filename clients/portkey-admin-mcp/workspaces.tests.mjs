/** create_workspace, list_workspaces, get_workspace, update_workspace, delete_workspace. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toNative, toUuid } from '../roster-node/ids.mjs';
import * as lens from '../roster-node/lens.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { portkey } from './mcp.mjs';
import * as shown from './shown.mjs';

test('create_workspace makes a workspace with members and limits', async () => {
  const [user, n] = [await make.user(), make.number()];
  const usage_limits = [{ type: 'cost', credit_limit: 100, alert_threshold: 80, periodic_reset: 'monthly' }];
  const rate_limits = [{ type: 'requests', unit: 'rpm', value: 60 }];
  const made = await portkey.done('create_workspace', {
    name: `Blue Whale ${n}`,
    slug: `blue-whale-${n}`,
    description: 'Large',
    metadata: { team: 'sea' },
    users: [toUuid(user.id)],
    usage_limits,
    rate_limits,
  });
  const workspace = await native.get(`workspaces/${toNative(made.workspace.id)}`);
  assert.deepEqual(lens.pick(workspace, 'name', 'slug', 'description', 'status'), {
    name: `Blue Whale ${n}`,
    slug: `blue-whale-${n}`,
    description: 'Large',
    status: 'active',
  });
  assert.deepEqual(made.workspace, { ...shown.workspace(workspace), defaults: { metadata: { team: 'sea' } } });
  assert.deepEqual([workspace.limits.usage, workspace.limits.rate], [usage_limits, rate_limits]);
  const members = await native.all(`workspaces/${workspace.id}/members`);
  assert.ok(members.some((member) => member.user.id === user.id && member.role === 'member'));
});

test('create_workspace makes a slug when none is given, and nothing when one is taken', async () => {
  const workspace = await make.workspace();
  const { workspace: made } = await portkey.done('create_workspace', { name: 'Otter' });
  assert.match(made.slug, /^ws-otter-[0-9a-f]{6}$/);
  const before = await native.total('workspaces');
  await portkey.refused(/slug/, 'create_workspace', { name: 'Otter', slug: workspace.slug });
  await portkey.refused(/users\[0\]/, 'create_workspace', { name: 'Otter', users: [make.UNKNOWN] });
  assert.equal(await native.total('workspaces'), before);
});

test('list_workspaces shows every workspace, page by page', async () => {
  const made = await make.workspace();
  const names = (await native.all('workspaces')).map((workspace) => workspace.name);
  const found = [];
  for (let current_page = 0; found.length < names.length; current_page += 1) {
    const { total, workspaces } = await portkey.done('list_workspaces', { page_size: 5, current_page });
    assert.equal(total, names.length);
    assert.equal(workspaces.length, Math.min(5, names.length - found.length));
    found.push(...workspaces);
  }
  assert.deepEqual(found.map((workspace) => workspace.name).sort(), names.sort());
  assert.deepEqual(found.find((row) => row.slug === made.slug), { ...shown.workspace(made), defaults: null });
});

test('list_workspaces filters by name and status', async () => {
  const n = make.number();
  await native.post('workspaces', { name: `Otter ${n}` });
  const archived = await native.post('workspaces', { name: `Sea Otter ${n}` });
  await native.post(`workspaces/${archived.id}/archive`);
  const names = async (query) => {
    const { total, workspaces } = await portkey.done('list_workspaces', query);
    assert.equal(total, workspaces.length);
    return workspaces.map((workspace) => workspace.name).sort();
  };
  assert.deepEqual(await names({ name: `Otter ${n}` }), [`Otter ${n}`, `Sea Otter ${n}`]);
  assert.deepEqual(await names({ exact_name: `Otter ${n}` }), [`Otter ${n}`]);
  assert.deepEqual(await names({ name: `Otter ${n}`, status: 'archived' }), [`Sea Otter ${n}`]);
  assert.deepEqual(await names({ name: `Otter ${n}`, status: 'active' }), [`Otter ${n}`]);
});

test('get_workspace shows the workspace and its members', async () => {
  const user = await make.user('viewer');
  const workspace = await make.workspace({ manager: user });
  const member = shown.member(await native.get(`workspaces/${workspace.id}/members/${user.id}`), user, workspace);
  const expected = { ...shown.workspace(workspace), defaults: null, users: [member] };
  for (const workspace_id of [toUuid(workspace.id), workspace.slug]) {
    assert.deepEqual(await portkey.done('get_workspace', { workspace_id }), expected);
  }
});

test('update_workspace changes what is given and nothing else', async () => {
  const [workspace, n] = [await make.workspace(), make.number()];
  const [path, workspace_id] = [`workspaces/${workspace.id}`, toUuid(workspace.id)];
  const done = await portkey.done('update_workspace', { workspace_id, name: `After ${n}`, metadata: { a: '1' } });
  assert.deepEqual(done, { message: 'Successfully updated workspace', success: true, workspace_id });
  const row = await native.get(path);
  const kept = ['slug', 'description', 'limits', 'status'];
  assert.deepEqual(lens.pick(row, ...kept), lens.pick(workspace, ...kept));
  assert.deepEqual([row.name, row.defaults], [`After ${n}`, { metadata: { a: '1' } }]);
  const rate_limits = [{ type: 'tokens', unit: 'rpd', value: 9 }];
  await portkey.done('update_workspace', { workspace_id, description: 'New', user_api_key_config: null, rate_limits });
  const changed = await native.get(path);
  assert.deepEqual(lens.pick(changed, 'name', 'description'), { name: `After ${n}`, description: 'New' });
  assert.deepEqual([changed.limits.rate, changed.defaults.metadata], [rate_limits, { a: '1' }]);
});

test('update_workspace writes the slug back and refuses another', async () => {
  const [workspace, other] = [await make.workspace(), await make.workspace()];
  const given = { workspace_id: toUuid(workspace.id), slug: workspace.slug, description: 'New' };
  assert.equal((await portkey.done('update_workspace', given)).success, true);
  for (const slug of ['otters', other.slug]) {
    await portkey.refused(/^slug: cannot be changed/, 'update_workspace', { ...given, slug, description: 'Newer' });
  }
  const row = await native.get(`workspaces/${workspace.id}`);
  assert.deepEqual([row.slug, row.description], [workspace.slug, 'New']);
});

test('which workspace is the default can be written back and not changed', async () => {
  const other = await make.workspace();
  const home = (await native.all('workspaces')).find((workspace) => workspace.is_default);
  for (const [workspace, is_default] of [[home, 1], [other, 0]]) {
    const workspace_id = toUuid(workspace.id);
    assert.equal((await portkey.done('update_workspace', { workspace_id, is_default })).success, true);
    await portkey.refused(/default workspace/, 'update_workspace', { workspace_id, is_default: 1 - is_default, name: 'Moved' });
    assert.deepEqual(await native.get(`workspaces/${workspace.id}`), workspace);
  }
  const before = await native.total('workspaces');
  await portkey.refused(/default workspace/, 'create_workspace', { name: 'Otter', is_default: 1 });
  assert.equal(await native.total('workspaces'), before);
});

test('delete_workspace needs no name, and can be undone', async () => {
  const workspace = await make.workspace();
  const workspace_id = toUuid(workspace.id);
  assert.equal((await portkey.done('delete_workspace', { workspace_id })).success, true);
  await portkey.refused(/no such workspace/, 'get_workspace', { workspace_id });
  await native.post(`workspaces/${workspace.id}/restore`);
  assert.equal((await portkey.done('get_workspace', { workspace_id })).name, workspace.name);
});

test('the default workspace and one with keys stay', async () => {
  const before = (await native.all('workspaces')).find((workspace) => workspace.is_default);
  await portkey.refused(/default/, 'delete_workspace', { workspace_id: before.slug });
  assert.deepEqual(await native.get(`workspaces/${before.id}`), before);
  const workspace = await make.workspace();
  const key = { type: 'workspace', sub_type: 'service', name: 'Kept', workspace_id: workspace.slug };
  await portkey.done('create_api_key', { ...key, scopes: ['workspaces.read'] });
  await portkey.refused(/key/, 'delete_workspace', { workspace_id: workspace.slug });
  assert.equal(await native.status(`workspaces/${workspace.id}`), 200);
});

test('an unknown workspace is not found', async () => {
  for (const workspace_id of [make.UNKNOWN, 'ws-nothing-00beef']) {
    await portkey.refused(/no such workspace/, 'get_workspace', { workspace_id });
    await portkey.refused(/no such workspace/, 'update_workspace', { workspace_id, name: 'x' });
    await portkey.refused(/no such workspace/, 'delete_workspace', { workspace_id });
  }
});
