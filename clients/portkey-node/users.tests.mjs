/** admin.users: list, retrieve, update, delete. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toUuid } from '../roster-node/ids.mjs';
import * as lens from '../roster-node/lens.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { assertEmpty, assertRefused, fields, portkey } from './sdk.mjs';
import { EXAMPLE } from './seed.tests.mjs';

const users = portkey.admin.users;

test('list shows every user with its values, page by page', async () => {
  await make.user('viewer');
  const expected = new Map((await native.all('users')).map((user) => [user.email, lens.user(user)]));
  // The one user whose id came with imported data is shown under that.
  expected.get(EXAMPLE.email).id = EXAMPLE.id;
  const shown = [];
  for (let page = 0; ; page += 1) {
    const answer = fields(await users.list({ pageSize: 25, currentPage: page }));
    assert.deepEqual(lens.pick(answer, 'object', 'total'), { object: 'list', total: expected.size });
    assert.equal(answer.data.length, Math.min(25, expected.size - shown.length));
    if (answer.data.length === 0) break;
    shown.push(...answer.data);
  }
  assert.ok(shown.length > 25, 'the demo has more than one page of people');
  assert.equal(new Set(shown.map((user) => user.id)).size, shown.length);
  for (const user of shown) lens.assertShows(user, expected.get(user.email));
});

test('list without parameters honours a page of a hundred', async () => {
  const people = await native.total('users');
  assert.equal((await users.list({})).data.length, Math.min(100, people));
});

test('list finds an email in any case, a plus sign included', async () => {
  const n = make.number();
  const { id } = await native.post('users', { email: `Node+${n}@example.com`, given_name: 'Plus', family_name: 'Sign' });
  for (const email of [`Node+${n}@example.com`, `NODE+${n}@EXAMPLE.COM`]) {
    const answer = await users.list({ email });
    assert.equal(answer.total, 1);
    lens.assertShows(answer.data[0], lens.user(await native.get(`users/${id}`)));
  }
});

for (const role of ['owner', 'admin', 'member']) {
  test(`list filters by the role that is shown: ${role}`, async () => {
    await make.user('viewer');
    await make.user('admin');
    const people = (await native.all('users')).filter((user) => lens.ORGANIZATION_ROLE[user.role] === role);
    const shown = [];
    while (shown.length < people.length) {
      const answer = await users.list({ role, pageSize: 100, currentPage: Math.floor(shown.length / 100) });
      assert.equal(answer.total, people.length);
      assert.ok(answer.data.length > 0);
      shown.push(...answer.data);
    }
    assert.deepEqual(shown.map((user) => user.email).sort(), people.map((user) => user.email).sort());
    assert.deepEqual(new Set(shown.map((user) => user.role)), new Set([role]));
  });
}

test('list refuses a role that does not exist and a page that is none', async () => {
  await assertRefused(400, users.list({ role: 'queen' }), /owner/);
  await assertRefused(400, users.list({ pageSize: 1000 }), /pageSize/);
});

test('retrieve shows the user and its workspaces', async () => {
  const user = await make.user();
  const slugs = [(await make.workspace({ member: user })).slug, (await make.workspace({ admin: user })).slug];
  const shown = fields(await users.retrieve({ userId: toUuid(user.id) }));
  lens.assertShows(shown, lens.user(user));
  assert.deepEqual(shown.workspace_ids.sort(), slugs.sort());
});

test('update changes the role', async () => {
  const user = await make.user();
  await assertEmpty(users.update({ userId: toUuid(user.id), role: 'admin' }));
  assert.equal((await native.get(`users/${user.id}`)).role, 'admin');
  assert.equal((await users.retrieve({ userId: toUuid(user.id) })).role, 'admin');
});

for (const role of ['owner', 'admin', 'viewer', 'member']) {
  test(`writing back the role that is shown changes nothing: ${role}`, async () => {
    const user = await make.user(role);
    const shown = await users.retrieve({ userId: toUuid(user.id) });
    await assertEmpty(users.update({ userId: toUuid(user.id), role: shown.role }));
    assert.deepEqual(await native.get(`users/${user.id}`), user);
  });
}

test('update refuses a role that cannot be given', async () => {
  const user = await make.user();
  for (const role of ['owner', 'viewer', 'queen']) {
    await assertRefused(400, users.update({ userId: toUuid(user.id), role }), /role/);
  }
  assert.deepEqual(await native.get(`users/${user.id}`), user);
});

test('delete removes the user everywhere', async () => {
  const [user, stays] = [await make.user(), await make.user()];
  const workspace = await make.workspace({ member: user, manager: stays });
  await assertEmpty(users.delete({ userId: toUuid(user.id) }));
  assert.equal(await native.status(`users/${user.id}`), 404);
  const members = await native.all(`workspaces/${workspace.id}/members`);
  assert.deepEqual(members.map((member) => member.user.id), [stays.id]);
  await assertRefused(404, users.delete({ userId: toUuid(user.id) }));
});

test('an unknown user is not found', async () => {
  const userId = make.UNKNOWN;
  await assertRefused(404, users.retrieve({ userId }));
  await assertRefused(404, users.update({ userId, role: 'admin' }));
  await assertRefused(404, users.delete({ userId }));
});
