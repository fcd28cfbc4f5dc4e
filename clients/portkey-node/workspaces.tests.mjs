/** admin.workspaces: create, list, retrieve, update, delete. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toNative, toUuid } from '../roster-node/ids.mjs';
import * as lens from '../roster-node/lens.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { assertEmpty, assertRefused, fields, portkey } from './sdk.mjs';

const workspaces = portkey.admin.workspaces;

test('create makes a workspace with members', async () => {
  const [first, second, n] = [await make.user(), await make.user(), make.number()];
  const made = fields(
    await workspaces.create({
      name: `Blue Whale ${n}`,
      description: 'Large',
      defaults: { metadata: { team: 'sea', tier: '1' } },
      users: [toUuid(first.id), toUuid(second.id)],
    }),
  );
  const workspace = await native.get(`workspaces/${toNative(made.id)}`);
  assert.deepEqual(lens.pick(workspace, 'name', 'description', 'status', 'is_default'), {
    name: `Blue Whale ${n}`,
    description: 'Large',
    status: 'active',
    is_default: false,
  });
  lens.assertShows(made, lens.workspace(workspace));
  assert.deepEqual(made.defaults.metadata, { team: 'sea', tier: '1' });
  assert.match(made.slug, /^ws-[a-z0-9-]+-[0-9a-f]{6}$/);
  const members = (await native.all(`workspaces/${workspace.id}/members`)).map((member) => member.user.id);
  assert.ok(members.includes(first.id) && members.includes(second.id));
});

test('create needs a name, and users that exist', async () => {
  const before = await native.total('workspaces');
  await assertRefused(400, workspaces.create({ description: 'nameless' }), /name/);
  await assertRefused(400, workspaces.create({ name: 'Half', users: [make.UNKNOWN] }), /users\[0\]/);
  assert.equal(await native.total('workspaces'), before);
});

test('list shows every workspace, page by page', async () => {
  const made = [await make.workspace(), await make.workspace()];
  const names = (await native.all('workspaces')).map((workspace) => workspace.name).sort();
  const shown = [];
  for (let page = 0; page <= names.length; page += 1) {
    const answer = fields(await workspaces.list({ page_size: 2, current_page: page }));
    assert.deepEqual(lens.pick(answer, 'object', 'total'), { object: 'list', total: names.length });
    shown.push(...answer.data);
  }
  assert.deepEqual(shown.map((workspace) => workspace.name).sort(), names);
  for (const workspace of made) {
    const row = shown.find((shown) => shown.id === toUuid(workspace.id));
    lens.assertShows(row, { ...lens.workspace(workspace), status: 'active' });
  }
});

test('list filters by name', async () => {
  const n = make.number();
  await native.post('workspaces', { name: `Otter ${n}` });
  await native.post('workspaces', { name: `Sea Otter ${n}` });
  const names = async (query) => {
    const answer = await workspaces.list(query);
    assert.equal(answer.total, answer.data.length);
    return answer.data.map((workspace) => workspace.name).sort();
  };
  assert.deepEqual(await names({ name: `Otter ${n}` }), [`Otter ${n}`, `Sea Otter ${n}`]);
  assert.deepEqual(await names({ name: `otter ${n}` }), [], 'the filter minds the case');
  assert.deepEqual(await names({ exact_name: `Otter ${n}` }), [`Otter ${n}`]);
});

test('list filters by status', async () => {
  const [active, archived] = [await make.workspace(), await make.workspace()];
  await native.post(`workspaces/${archived.id}/archive`);
  const shown = async (status) => {
    const answer = await workspaces.list({ page_size: 100, status });
    return new Map(answer.data.map((workspace) => [workspace.id, workspace.status]));
  };
  const ids = [toUuid(active.id), toUuid(archived.id)];
  const statuses = async (status) => {
    const found = await shown(status);
    return ids.map((id) => found.get(id));
  };
  assert.deepEqual(await statuses('active'), ['active', undefined]);
  assert.deepEqual(await statuses('archived'), [undefined, 'archived']);
  assert.deepEqual(await statuses('active,archived'), ['active', 'archived']);
});

test('retrieve takes the id and the slug', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ manager: user });
  const byId = fields(await workspaces.retrieve({ workspaceId: toUuid(workspace.id) }));
  assert.deepEqual(fields(await workspaces.retrieve({ workspaceId: workspace.slug })), byId);
  lens.assertShows(byId, lens.workspace(workspace));
  const member = lens.member(await native.get(`workspaces/${workspace.id}/members/${user.id}`), user, workspace);
  const names = ['id', 'first_name', 'last_name', 'org_role', 'role', 'status', 'workspace_id', 'created_at'];
  assert.deepEqual(byId.users.map((shown) => lens.pick(shown, ...names)), [lens.pick(member, ...names)]);
});

test('update changes what is given and nothing else', async () => {
  const n = make.number();
  const made = await workspaces.create({ name: `Before ${n}`, description: 'Kept', defaults: { metadata: { a: '1' } } });
  const path = `workspaces/${toNative(made.id)}`;
  await assertEmpty(workspaces.update({ workspaceId: made.slug, name: `After ${n}` }));
  assert.deepEqual(lens.pick(await native.get(path), 'name', 'description', 'slug'), {
    name: `After ${n}`,
    description: 'Kept',
    slug: made.slug,
  });
  await assertEmpty(workspaces.update({ workspaceId: made.id, description: null, defaults: { metadata: { b: '2' } } }));
  const workspace = await native.get(path);
  assert.deepEqual(lens.pick(workspace, 'name', 'description'), { name: `After ${n}`, description: null });
  const shown = await workspaces.retrieve({ workspaceId: made.id });
  lens.assertShows(shown, lens.workspace(workspace));
  assert.deepEqual(shown.defaults.metadata, { b: '2' });
});

test('delete can be undone', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ admin: user });
  const workspaceId = toUuid(workspace.id);
  await assertEmpty(workspaces.delete({ workspaceId, name: workspace.name }));
  assert.ok(!(await native.all('workspaces')).some((row) => row.id === workspace.id));
  await assertRefused(404, workspaces.retrieve({ workspaceId }));
  await assertRefused(404, workspaces.retrieve({ workspaceId: workspace.slug }));
  await native.post(`workspaces/${workspace.id}/restore`);
  const restored = await workspaces.retrieve({ workspaceId });
  assert.deepEqual(lens.pick(restored, 'name', 'slug'), lens.pick(workspace, 'name', 'slug'));
  assert.deepEqual(restored.users.map((member) => member.id), [toUuid(user.id)]);
});

test('delete wants the right name if one is given', async () => {
  const workspace = await make.workspace();
  await assertRefused(400, workspaces.delete({ workspaceId: workspace.slug, name: 'Another' }), /name/);
  assert.deepEqual(await native.get(`workspaces/${workspace.id}`), workspace);
  await assertEmpty(workspaces.delete({ workspaceId: workspace.slug }));
  assert.ok(!(await native.all('workspaces')).some((row) => row.id === workspace.id));
});

test('the default workspace stays, and one with keys unless that is forced', async () => {
  const before = (await native.all('workspaces')).find((workspace) => workspace.is_default);
  await assertRefused(409, workspaces.delete({ workspaceId: before.slug, name: before.name }));
  assert.deepEqual(await native.get(`workspaces/${before.id}`), before);
  const workspace = await make.workspace();
  const key = { type: 'workspace', 'sub-type': 'service', name: 'Kept', workspace_id: workspace.slug };
  const { id } = await portkey.apiKeys.create({ ...key, scopes: ['workspaces.read'] });
  await assertRefused(409, workspaces.delete({ workspaceId: workspace.slug }), /key/);
  assert.equal(await native.status(`api-keys/${toNative(id)}`), 200);
  await assertEmpty(workspaces.delete({ workspaceId: workspace.slug, force_delete: true }));
  assert.equal(await native.status(`api-keys/${toNative(id)}`), 404);
});

test('an unknown workspace is not found', async () => {
  for (const workspaceId of [make.UNKNOWN, 'ws-nothing-00beef']) {
    await assertRefused(404, workspaces.retrieve({ workspaceId }));
    await assertRefused(404, workspaces.update({ workspaceId, name: 'x' }));
    await assertRefused(404, workspaces.delete({ workspaceId }));
  }
});
