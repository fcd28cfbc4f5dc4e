/** groups and groups.users. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { assertShows } from '../roster-node/lens.mjs';
import * as lens from './lens.mjs';
import { assertRefused, organization, rows } from './sdk.mjs';

const { groups } = organization;
const bare = (id) => id.replace(/^[a-z_]+[-_]/, '');

test('a group from its creation to its end', async () => {
  const made = await groups.create({ name: `Support ${make.number()}` });
  const id = bare(made.id);
  assertShows(made, lens.group(await native.get(`groups/${id}`)));
  assert.deepEqual(await groups.retrieve(made.id), made);
  const changed = await groups.update(made.id, { name: `Escalations ${make.number()}` });
  assert.equal((await native.get(`groups/${id}`)).name, changed.name);
  await assertRefused(409, groups.create({ name: changed.name }), { code: 'already_exists', param: 'name' });
  assertShows(await groups.delete(made.id), { object: 'group.deleted', id: made.id, deleted: true });
  assert.equal(await native.status(`groups/${id}`), 404);
});

test('list in both orders', async () => {
  for (let at = 0; at < 3; at += 1) await groups.create({ name: `Listed ${make.number()}` });
  const expected = lens.byId(await native.all('groups')).map(lens.group);
  const shown = await rows(groups.list({ limit: 2 }));
  assert.equal(shown.length, expected.length);
  shown.forEach((group, at) => assertShows(group, expected[at]));
  const newest = await rows(groups.list({ limit: 2, order: 'desc' }));
  assert.deepEqual(newest.map((group) => group.id), shown.map((group) => group.id).reverse());
});

test('users are added, listed, shown and removed', async () => {
  const group = await groups.create({ name: `Members ${make.number()}` });
  const people = [await make.user(), await make.user(), await make.user()];
  for (const user of [...people, people[0]]) {
    const added = await groups.users.create(group.id, { user_id: `user-${user.id}` });
    assertShows(added, { object: 'group.user', user_id: `user-${user.id}`, group_id: group.id });
  }
  const members = lens.byId(await native.all(`groups/${bare(group.id)}/members`));
  assert.deepEqual(members.map((one) => one.user.id), people.map((user) => user.id));
  const ids = people.map((user) => `user-${user.id}`);
  assert.deepEqual((await rows(groups.users.list(group.id, { limit: 2 }))).map((user) => user.id), ids.toReversed());
  assert.deepEqual((await rows(groups.users.list(group.id, { limit: 2, order: 'asc' }))).map((user) => user.id), ids);
  const shown = await groups.users.retrieve(ids[0], { group_id: group.id });
  assertShows(shown, { id: ids[0], name: lens.name(people[0]), email: people[0].email, picture: null, is_service_account: false, user_type: 'user' });
  assertShows(await groups.users.delete(ids[0], { group_id: group.id }), { object: 'group.user.deleted', deleted: true });
  await assertRefused(404, groups.users.retrieve(ids[0], { group_id: group.id }));
  assert.equal((await native.all(`groups/${bare(group.id)}/members`)).length, 2);
});
