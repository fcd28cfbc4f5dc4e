/** create_, list_ and delete_scim_workspace_mapping, list_scim_groups. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toNative, toUuid } from '../roster-node/ids.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { connect, portkey } from './mcp.mjs';

const create = (input) => portkey.done('create_scim_workspace_mapping', input);

/** The roles of groups in a workspace, as the native API has them. */
async function stored(workspace) {
  const rows = await native.all(`workspaces/${workspace.id}/groups`);
  return rows.map(({ group, role }) => ({ group: group.id, name: group.name, role }));
}

async function newGroup() {
  const made = await native.post('groups', { name: `Group ${make.number()}` });
  return native.get(`groups/${made.id}`);
}

test('create_scim_workspace_mapping takes a group by id, or makes it by name', async () => {
  const [workspace, group] = [await make.workspace(), await newGroup()];
  const known = await create({ workspace_id: workspace.slug, role: 'manager', scim_group_id: toUuid(group.id) });
  assert.deepEqual({ ...known, id: '' }, {
    id: '',
    workspace_id: toUuid(workspace.id),
    scim_group: group.name,
    scim_group_id: toUuid(group.id),
    role: 'manager',
  });
  const name = `Group ${make.number()}`;
  const made = await create({ workspace_id: toUuid(workspace.id), role: 'member', scim_group_name: name });
  assert.equal(made.scim_group, name);
  const id = toNative(made.scim_group_id);
  assert.equal((await native.get(`groups/${id}`)).name, name);
  const expected = [
    { group: group.id, name: group.name, role: 'manager' },
    { group: id, name, role: 'member' },
  ];
  const byName = (a, b) => a.name.localeCompare(b.name);
  assert.deepEqual((await stored(workspace)).sort(byName), expected.sort(byName));
});

test('the same mapping again is the one that exists, and a group has one role', async () => {
  const [workspace, other, group] = [await make.workspace(), await make.workspace(), await newGroup()];
  const mapping = { workspace_id: workspace.slug, role: 'member', scim_group_name: group.name };
  const made = await create(mapping);
  assert.equal(made.scim_group_id, toUuid(group.id));
  assert.deepEqual(await create(mapping), made);
  await portkey.refused(/role/, 'create_scim_workspace_mapping', { ...mapping, workspace_id: other.slug, role: 'admin' });
  assert.deepEqual(await stored(other), []);
  await create({ ...mapping, workspace_id: other.slug });
  assert.deepEqual(await stored(other), await stored(workspace));
});

test('a member of the group is a member of the workspace while the mapping is there', async () => {
  const [workspace, group, user] = [await make.workspace(), await newGroup(), await make.user()];
  await native.post(`groups/${group.id}/members`, { users: [user.id] });
  const scopes = ['workspace_users.list', 'workspaces.read'];
  const { id } = await create({ workspace_id: workspace.slug, role: 'admin', scim_group_id: toUuid(group.id) });
  const key = { type: 'workspace', sub_type: 'user', name: 'Theirs', workspace_id: workspace.slug, user_id: toUuid(user.id), scopes };
  const theirs = await connect((await portkey.done('create_api_key', key)).key);
  assert.equal((await theirs.done('get_workspace', { workspace_id: workspace.slug })).slug, workspace.slug);
  await portkey.done('delete_scim_workspace_mapping', { mapping_id: id });
  await theirs.refused(/./, 'get_workspace', { workspace_id: workspace.slug });
});

test('create_scim_workspace_mapping refuses what it cannot map', async () => {
  const workspace = await make.workspace();
  const mapping = { workspace_id: workspace.slug, role: 'member' };
  const refused = (message, input) => portkey.refused(message, 'create_scim_workspace_mapping', { ...mapping, ...input });
  await refused(/scim_group_id/, { scim_group_id: make.UNKNOWN });
  await refused(/scim_group_name/, { scim_group_name: 'ws-Sales-role-admin' });
  await refused(/no such workspace/, { scim_group_name: 'x', workspace_id: make.UNKNOWN });
  assert.deepEqual(await stored(workspace), []);
});

test('list_scim_workspace_mappings shows every mapping, page by page, and filters', async () => {
  const [workspace, other] = [await make.workspace(), await make.workspace()];
  const made = [];
  for (const [role, place] of [['admin', workspace], ['manager', workspace], ['member', workspace], ['member', other]]) {
    made.push(await create({ workspace_id: place.slug, role, scim_group_name: `Group ${make.number()}` }));
  }
  const list = (query) => portkey.done('list_scim_workspace_mappings', query);
  const found = [];
  for (const [page, length] of [2, 1, 0].entries()) {
    const { mappings, total_count } = await list({ workspace_id: toUuid(workspace.id), page, page_size: 2 });
    assert.deepEqual([total_count, mappings.length], [3, length]);
    found.push(...mappings);
  }
  const byId = (a, b) => a.id.localeCompare(b.id);
  assert.deepEqual(found.sort(byId), made.slice(0, 3).sort(byId));
  assert.deepEqual(await list({ workspace_id: workspace.slug, role: 'manager' }), { mappings: [made[1]], total_count: 1 });
  assert.deepEqual(await list({ scim_group_id: made[3].scim_group_id }), { mappings: [made[3]], total_count: 1 });
  const all = await list({ page_size: 100 });
  assert.equal(all.total_count, await native.total('workspace-groups'));
});

test('delete_scim_workspace_mapping ends the mapping and keeps the group', async () => {
  const [workspace, group] = [await make.workspace(), await newGroup()];
  const { id } = await create({ workspace_id: workspace.slug, role: 'member', scim_group_id: toUuid(group.id) });
  const done = await portkey.done('delete_scim_workspace_mapping', { mapping_id: id });
  assert.deepEqual(done, { message: `Deleted SCIM workspace mapping "${id}"`, success: true });
  assert.deepEqual(await stored(workspace), []);
  assert.equal(await native.status(`groups/${group.id}`), 200);
  await portkey.refused(/no such/, 'delete_scim_workspace_mapping', { mapping_id: id });
  await portkey.refused(/no such/, 'delete_scim_workspace_mapping', { mapping_id: make.UNKNOWN });
});

test('list_scim_groups shows every group, page by page, and searches', async () => {
  const n = make.number();
  const names = [`Red Panda ${n}`, `red fox ${n}`, `Blue Whale ${n}`];
  for (const name of names) await native.post('groups', { name });
  const groups = await native.all('groups');
  const found = [];
  for (let page = 0; found.length < groups.length; page += 1) {
    const part = await portkey.done('list_scim_groups', { page, page_size: 5 });
    assert.equal(part.total_count, groups.length);
    assert.equal(part.groups.length, Math.min(5, groups.length - found.length));
    found.push(...part.groups);
  }
  const byId = (a, b) => a.id.localeCompare(b.id);
  assert.deepEqual(found.sort(byId), groups.map(({ id, name }) => ({ id: toUuid(id), name })).sort(byId));
  const whale = groups.find((group) => group.name === names[2]);
  const search = await portkey.done('list_scim_groups', { search: `WHALE ${n}` });
  assert.deepEqual(search, { groups: [{ id: toUuid(whale.id), name: whale.name }], total_count: 1 });
});
