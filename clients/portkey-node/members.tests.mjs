/** admin.workspaces.users: create, list, retrieve, update, delete. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toUuid } from '../roster-node/ids.mjs';
import * as lens from '../roster-node/lens.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { assertEmpty, assertRefused, fields, portkey } from './sdk.mjs';

const members = portkey.admin.workspaces.users;

async function expected(workspace, user) {
  return lens.member(await native.get(`workspaces/${workspace.id}/members/${user.id}`), user, workspace);
}

async function usersOf(roles) {
  return Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await make.user()])));
}

test('create adds several members at once', async () => {
  const users = await usersOf(['admin', 'manager', 'member']);
  const workspace = await make.workspace();
  const given = Object.entries(users).map(([role, user]) => ({ id: toUuid(user.id), role }));
  await assertEmpty(members.create({ workspaceId: workspace.slug, users: given }));
  const rows = await native.all(`workspaces/${workspace.id}/members`);
  assert.equal(rows.length, 3);
  for (const row of rows) assert.equal(row.user.id, users[row.role].id);
});

test('create adds nobody when one user or one role is wrong', async () => {
  const workspace = await make.workspace();
  const [id, workspaceId] = [toUuid((await make.user()).id), toUuid(workspace.id)];
  const add = (...users) => members.create({ workspaceId, users });
  await assertRefused(400, add({ id, role: 'member' }, { id: make.UNKNOWN, role: 'member' }), /users\[1\]\.id/);
  await assertRefused(400, add({ id, role: 'captain' }), /users\[0\]\.role/);
  await assertRefused(400, add(), /users/);
  assert.deepEqual(await native.all(`workspaces/${workspace.id}/members`), []);
});

test('create refuses who is a member already', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ member: user });
  await assertRefused(409, members.create({ workspaceId: workspace.slug, users: [{ id: toUuid(user.id), role: 'admin' }] }));
  assert.equal((await native.get(`workspaces/${workspace.id}/members/${user.id}`)).role, 'member');
});

test('list shows every member, page by page', async () => {
  const users = await usersOf(['admin', 'manager', 'member', 'viewer']);
  const workspace = await make.workspace(users);
  const rows = [];
  for (const [page, length] of [2, 2, 0].entries()) {
    const answer = fields(await members.list({ workspaceId: toUuid(workspace.id), page_size: 2, current_page: page }));
    assert.deepEqual(lens.pick(answer, 'object', 'total'), { object: 'list', total: 4 });
    assert.equal(answer.data.length, length);
    rows.push(...answer.data);
  }
  for (const user of Object.values(users)) {
    assert.deepEqual(rows.find((row) => row.email === user.email), await expected(workspace, user));
  }
});

test('list filters by email and by the role that is shown', async () => {
  const users = await usersOf(['admin', 'manager', 'member', 'viewer']);
  const workspace = await make.workspace(users);
  const emails = async (query) => {
    const answer = await members.list({ workspaceId: workspace.slug, ...query });
    assert.equal(answer.total, answer.data.length);
    return answer.data.map((member) => member.email).sort();
  };
  const of = (...roles) => roles.map((role) => users[role].email).sort();
  assert.deepEqual(await emails({ email: users.manager.email.toLowerCase() }), of('manager'));
  assert.deepEqual(await emails({ email: 'nobody@example.com' }), []);
  assert.deepEqual(await emails({ role: 'admin' }), of('admin'));
  assert.deepEqual(await emails({ role: 'manager' }), of('manager'));
  assert.deepEqual(await emails({ role: 'member' }), of('member', 'viewer'));
});

for (const role of ['admin', 'manager', 'member', 'viewer']) {
  test(`retrieve takes the id and the slug: ${role}`, async () => {
    const user = await make.user('viewer');
    const workspace = await make.workspace({ [role]: user });
    for (const workspaceId of [toUuid(workspace.id), workspace.slug]) {
      const shown = fields(await members.retrieve({ workspaceId, userId: toUuid(user.id) }));
      assert.deepEqual(shown, await expected(workspace, user));
    }
  });

  test(`writing back the role that is shown changes nothing: ${role}`, async () => {
    const user = await make.user();
    const workspace = await make.workspace({ [role]: user });
    const path = `workspaces/${workspace.id}/members/${user.id}`;
    const before = await native.get(path);
    const member = { workspaceId: toUuid(workspace.id), userId: toUuid(user.id) };
    const shown = await members.retrieve({ ...member });
    await assertEmpty(members.update({ ...member, role: shown.role }));
    assert.deepEqual(await native.get(path), before);
  });
}

test('update changes the role', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ member: user });
  const path = `workspaces/${workspace.id}/members/${user.id}`;
  const member = { workspaceId: workspace.slug, userId: toUuid(user.id) };
  for (const role of ['manager', 'admin', 'member']) {
    await assertEmpty(members.update({ ...member, role }));
    assert.equal((await native.get(path)).role, role);
    assert.equal((await members.retrieve({ ...member })).role, role);
  }
  await assertRefused(400, members.update({ ...member, role: 'captain' }), /role/);
  assert.equal((await native.get(path)).role, 'member');
});

test('delete removes the member and keeps the user', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ member: user });
  const member = { workspaceId: workspace.slug, userId: toUuid(user.id) };
  await assertEmpty(members.delete({ ...member }));
  assert.equal(await native.status(`workspaces/${workspace.id}/members/${user.id}`), 404);
  assert.equal((await native.get(`users/${user.id}`)).status, 'active');
  await assertRefused(404, members.delete({ ...member }));
});

test('who is no member is not found', async () => {
  const workspace = await make.workspace();
  const stranger = toUuid((await make.user()).id);
  const pairs = [
    [workspace.slug, stranger],
    [workspace.slug, make.UNKNOWN],
    [make.UNKNOWN, stranger],
  ];
  for (const [workspaceId, userId] of pairs) {
    await assertRefused(404, members.retrieve({ workspaceId, userId }));
    await assertRefused(404, members.update({ workspaceId, userId, role: 'manager' }));
    await assertRefused(404, members.delete({ workspaceId, userId }));
  }
  await assertRefused(404, members.list({ workspaceId: make.UNKNOWN }));
});
