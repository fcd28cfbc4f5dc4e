/** add_, list_, get_, update_ and remove_workspace_member. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toUuid } from '../roster-node/ids.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { portkey } from './mcp.mjs';
import * as shown from './shown.mjs';

async function expected(workspace, user) {
  return shown.member(await native.get(`workspaces/${workspace.id}/members/${user.id}`), user, workspace);
}

test('add_workspace_member adds a user with a role', async () => {
  const workspace = await make.workspace();
  for (const role of ['admin', 'manager', 'member']) {
    const user = await make.user();
    const given = { workspace_id: workspace.slug, user_id: toUuid(user.id), role };
    const { message, ...done } = await portkey.done('add_workspace_member', given);
    assert.deepEqual(done, { success: true, ...given });
    assert.equal((await native.get(`workspaces/${workspace.id}/members/${user.id}`)).role, role);
    await portkey.refused(/already/, 'add_workspace_member', given);
  }
});

test('add_workspace_member adds nobody who is unknown', async () => {
  const workspace = await make.workspace();
  const user = await make.user();
  const unknown = { workspace_id: workspace.slug, user_id: make.UNKNOWN, role: 'member' };
  await portkey.refused(/users\[0\]\.id/, 'add_workspace_member', unknown);
  const nowhere = { workspace_id: make.UNKNOWN, user_id: toUuid(user.id), role: 'member' };
  await portkey.refused(/no such workspace/, 'add_workspace_member', nowhere);
  assert.deepEqual(await native.all(`workspaces/${workspace.id}/members`), []);
});

test('list_workspace_members shows every member, page by page, and filters', async () => {
  const users = { admin: await make.user(), manager: await make.user('admin'), viewer: await make.user() };
  const workspace = await make.workspace(users);
  const list = (query) => portkey.done('list_workspace_members', { workspace_id: toUuid(workspace.id), ...query });
  const found = [];
  for (const [current_page, length] of [2, 1, 0].entries()) {
    const { total, members } = await list({ page_size: 2, current_page });
    assert.deepEqual([total, members.length], [3, length]);
    found.push(...members);
  }
  for (const user of Object.values(users)) {
    assert.deepEqual(found.find((row) => row.id === toUuid(user.id)), await expected(workspace, user));
  }
  const manager = { total: 1, members: [await expected(workspace, users.manager)] };
  assert.deepEqual(await list({ role: 'manager' }), manager);
  assert.deepEqual(await list({ email: users.manager.email.toLowerCase() }), manager);
  assert.deepEqual(await list({ role: 'member' }), { total: 1, members: [await expected(workspace, users.viewer)] });
});

test('get_workspace_member takes the id and the slug', async () => {
  const user = await make.user('viewer');
  const workspace = await make.workspace({ viewer: user });
  for (const workspace_id of [toUuid(workspace.id), workspace.slug]) {
    const member = await portkey.done('get_workspace_member', { workspace_id, user_id: toUuid(user.id) });
    assert.deepEqual(member, await expected(workspace, user));
  }
});

test('update_workspace_member changes the role', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ member: user });
  const member = { workspace_id: workspace.slug, user_id: toUuid(user.id) };
  for (const role of ['manager', 'admin', 'member']) {
    const { message } = await portkey.done('update_workspace_member', { ...member, role });
    assert.equal(message, `Successfully updated member role to ${role}`);
    assert.equal((await native.get(`workspaces/${workspace.id}/members/${user.id}`)).role, role);
    assert.deepEqual(await portkey.done('get_workspace_member', member), await expected(workspace, user));
  }
});

test('remove_workspace_member removes the member and keeps the user', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ member: user });
  const member = { workspace_id: workspace.slug, user_id: toUuid(user.id) };
  assert.equal((await portkey.done('remove_workspace_member', member)).success, true);
  assert.equal(await native.status(`workspaces/${workspace.id}/members/${user.id}`), 404);
  assert.equal((await native.get(`users/${user.id}`)).status, 'active');
  await portkey.refused(/no such/, 'remove_workspace_member', member);
});

test('who is no member is not found', async () => {
  const [workspace, user] = [await make.workspace(), await make.user()];
  for (const [workspace_id, user_id] of [
    [workspace.slug, toUuid(user.id)],
    [workspace.slug, make.UNKNOWN],
    [make.UNKNOWN, toUuid(user.id)],
  ]) {
    await portkey.refused(/no such/, 'get_workspace_member', { workspace_id, user_id });
    await portkey.refused(/no such/, 'update_workspace_member', { workspace_id, user_id, role: 'admin' });
    await portkey.refused(/no such/, 'remove_workspace_member', { workspace_id, user_id });
  }
  await portkey.refused(/no such workspace/, 'list_workspace_members', { workspace_id: make.UNKNOWN });
});
