/** users, with the example of OpenAI's page "Retrieve user", which is in the data of `roster demo`. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { assertShows } from '../roster-node/lens.mjs';
import * as lens from './lens.mjs';
import { assertRefused, connect, organization, rows } from './sdk.mjs';

const { users } = organization;

const EXAMPLE = {
  object: 'organization.user',
  id: 'user_abc',
  name: 'First Last',
  email: 'user@example.com',
  role: 'owner',
  added_at: 1711471533,
};

test('the example is answered under both of its ids', async () => {
  for (const id of ['user_id', 'user_abc']) assertShows(await connect(process.env.ROSTER_DEMO_KEY).users.retrieve(id), EXAMPLE);
});

test('list shows every user with its values', async () => {
  await make.user('viewer');
  const expected = lens.byId(await native.all('users')).map(lens.user);
  const shown = await rows(users.list({ limit: 1 }));
  assert.ok(shown.length > 2, 'more than two pages');
  assert.ok(shown.some((user) => user.id === 'user_id'), 'the id that came with the world is shown');
  assert.equal(shown.length, expected.length);
  shown.forEach((user, at) => assertShows(user, expected[at]));
});

test('list filters by several emails in any case', async () => {
  const made = [await make.user(), await make.user()];
  const shown = await rows(users.list({ emails: [made[0].email.toUpperCase(), made[1].email, 'nobody@example.com'] }));
  assert.deepEqual(shown.map((user) => user.email), made.map((user) => user.email));
});

test('retrieve shows the user and their projects', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ manager: user });
  const shown = await users.retrieve(`user-${user.id}`);
  assertShows(shown, lens.user(user));
  assert.deepEqual(shown.projects, {
    object: 'list',
    data: [{ id: `proj_${workspace.id}`, name: workspace.name, role: 'owner' }],
  });
});

test('update changes what is named', async () => {
  const user = await make.user();
  const shown = await users.update(`user-${user.id}`, { role: 'owner', technical_level: 'advanced', developer_persona: null });
  assert.deepEqual([shown.role, shown.technical_level, shown.developer_persona], ['owner', 'advanced', null]);
  assert.equal((await native.get(`users/${user.id}`)).role, 'owner');
  await assertRefused(400, users.update(`user-${user.id}`, { role: 'queen' }), { param: 'role' });
});

for (const role of ['owner', 'admin', 'viewer', 'member']) {
  test(`writing back the role that is shown changes nothing: ${role}`, async () => {
    const user = await make.user(role);
    const shown = await users.retrieve(`user-${user.id}`);
    await users.update(`user-${user.id}`, { role: shown.role });
    assert.deepEqual(await native.get(`users/${user.id}`), user);
  });
}

test('delete removes the user everywhere', async () => {
  const [user, stays] = [await make.user(), await make.user()];
  const workspace = await make.workspace({ member: user, viewer: stays });
  const answer = await users.delete(`user-${user.id}`);
  assertShows(answer, { object: 'organization.user.deleted', id: `user-${user.id}`, deleted: true });
  assert.equal(await native.status(`users/${user.id}`), 404);
  assert.deepEqual((await native.all(`workspaces/${workspace.id}/members`)).map((one) => one.user.id), [stays.id]);
  await assertRefused(404, users.retrieve(`user-${user.id}`), { code: 'not_found' });
});
