/** list_all_users, get_user, update_user, delete_user. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toUuid } from '../roster-node/ids.mjs';
import * as lens from '../roster-node/lens.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { portkey } from './mcp.mjs';
import * as shown from './shown.mjs';

test('list_all_users shows every user, page by page', async () => {
  const made = [await make.user('viewer'), await make.user('admin')];
  const emails = (await native.all('users')).map((user) => user.email);
  const found = [];
  for (let current_page = 0; found.length < emails.length; current_page += 1) {
    const { total, users } = await portkey.done('list_all_users', { page_size: 25, current_page });
    assert.equal(total, emails.length);
    assert.equal(users.length, Math.min(25, emails.length - found.length));
    found.push(...users);
  }
  assert.deepEqual(found.map((user) => user.email).sort(), emails.sort());
  for (const user of made) {
    assert.deepEqual(found.find((row) => row.email === user.email), shown.user(user));
  }
});

test('list_all_users filters by email and by the role that is shown', async () => {
  const user = await make.user('viewer');
  const email = user.email.toUpperCase();
  assert.deepEqual(await portkey.done('list_all_users', { email }), { total: 1, users: [shown.user(user)] });
  assert.deepEqual(await portkey.done('list_all_users', { email, role: 'admin' }), { total: 0, users: [] });
  const owners = (await native.all('users')).filter((user) => user.role === 'owner');
  const listed = await portkey.done('list_all_users', { role: 'owner' });
  assert.deepEqual(listed.users.map((user) => user.email), owners.map((user) => user.email));
});

test('get_user shows the user', async () => {
  const user = await make.user('admin');
  assert.deepEqual(await portkey.done('get_user', { user_id: toUuid(user.id) }), shown.user(user));
});

test('update_user changes the names and the role that are given', async () => {
  const user = await make.user();
  const [path, user_id] = [`users/${user.id}`, toUuid(user.id)];
  const { message } = await portkey.done('update_user', { user_id, first_name: 'Grace', role: 'admin' });
  assert.equal(message, 'Successfully updated user');
  const names = ['given_name', 'family_name', 'role'];
  const expected = { given_name: 'Grace', family_name: user.family_name, role: 'admin' };
  assert.deepEqual(lens.pick(await native.get(path), ...names), expected);
  await portkey.done('update_user', { user_id, last_name: 'Hopper' });
  assert.deepEqual(lens.pick(await native.get(path), ...names), { ...expected, family_name: 'Hopper' });
  assert.equal((await portkey.done('get_user', { user_id })).name, 'Grace Hopper');
});

test('delete_user removes the user everywhere', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ member: user });
  const user_id = toUuid(user.id);
  assert.equal((await portkey.done('delete_user', { user_id })).success, true);
  assert.equal(await native.status(`users/${user.id}`), 404);
  assert.deepEqual(await native.all(`workspaces/${workspace.id}/members`), []);
  await portkey.refused(/no such user/, 'get_user', { user_id });
  await portkey.refused(/no such user/, 'delete_user', { user_id });
});

test('an unknown user is not found', async () => {
  for (const user_id of [make.UNKNOWN, 'nobody']) {
    await portkey.refused(/no such user/, 'get_user', { user_id });
    await portkey.refused(/no such user/, 'update_user', { user_id, role: 'admin' });
    await portkey.refused(/no such user/, 'delete_user', { user_id });
  }
});
