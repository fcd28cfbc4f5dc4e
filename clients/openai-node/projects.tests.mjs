/** projects, and who is in them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { assertShows } from '../roster-node/lens.mjs';
import * as lens from './lens.mjs';
import { assertRefused, organization, rows } from './sdk.mjs';

const { projects } = organization;
const bare = (id) => id.replace('proj_', '');

test('a project from its creation to the archive', async () => {
  const made = await projects.create({ name: `Project ${make.number()}`, external_key_id: 'key_x', geography: 'anywhere' });
  assertShows(made, lens.project(await native.get(`workspaces/${bare(made.id)}`)));
  assert.equal(made.external_key_id, 'key_x');
  assert.ok(!('residency' in made));
  assert.deepEqual(await projects.retrieve(made.id), made);
  const renamed = await projects.update(made.id, { name: `Renamed ${make.number()}` });
  assert.equal((await native.get(`workspaces/${bare(made.id)}`)).name, renamed.name);
  const archived = await projects.archive(made.id);
  assert.deepEqual(await projects.archive(made.id), archived);
  assertShows(archived, lens.project(await native.get(`workspaces/${bare(made.id)}`)));
  assert.equal(archived.status, 'archived');
  await assertRefused(400, projects.users.list(made.id), { code: 'conflict' });
});

test('list shows every project', async () => {
  const workspaces = lens.byId(await native.all('workspaces'));
  const expected = (wanted) => workspaces.filter(wanted).map(lens.project);
  const all = await rows(projects.list({ limit: 2, include_archived: true }));
  all.forEach((project, at) => assertShows(project, expected(() => true)[at]));
  const active = await rows(projects.list());
  active.forEach((project, at) => assertShows(project, expected((one) => one.status === 'active')[at]));
  assert.deepEqual([all.length, active.length], [workspaces.length, expected((one) => one.status === 'active').length]);
});

for (const [name, role] of [['owner', 'admin'], ['member', 'member'], ['viewer', 'viewer']]) {
  test(`users are added by id and by email: ${name}`, async () => {
    const [workspace, first, second] = [await make.workspace(), await make.user(), await make.user()];
    const id = `proj_${workspace.id}`;
    const shown = [
      await projects.users.create(id, { user_id: `user-${first.id}`, role: name }),
      await projects.users.create(id, { email: second.email, role: name }),
    ];
    const members = lens.byId(await native.all(`workspaces/${workspace.id}/members`));
    assert.deepEqual(members.map((one) => one.role), [role, role]);
    shown.forEach((user, at) => assertShows(user, lens.projectUser(members[at])));
  });
}

for (const role of ['admin', 'manager', 'member', 'viewer']) {
  test(`writing back the project role that is shown changes nothing: ${role}`, async () => {
    const user = await make.user();
    const workspace = await make.workspace({ [role]: user });
    const place = { project_id: `proj_${workspace.id}` };
    const before = await native.get(`workspaces/${workspace.id}/members/${user.id}`);
    const shown = await projects.users.retrieve(`user-${user.id}`, place);
    assertShows(shown, lens.projectUser(before));
    await projects.users.update(`user-${user.id}`, { ...place, role: shown.role });
    await projects.users.update(`user-${user.id}`, place);
    assert.deepEqual(await native.get(`workspaces/${workspace.id}/members/${user.id}`), before);
  });
}

test('users are listed and removed', async () => {
  const people = { admin: await make.user(), member: await make.user(), viewer: await make.user() };
  const workspace = await make.workspace(people);
  const id = `proj_${workspace.id}`;
  const members = lens.byId(await native.all(`workspaces/${workspace.id}/members`));
  const shown = await rows(projects.users.list(id, { limit: 2 }));
  shown.forEach((user, at) => assertShows(user, lens.projectUser(members[at])));
  assert.equal(shown.length, 3);
  const answer = await projects.users.delete(shown[0].id, { project_id: id });
  assertShows(answer, { object: 'organization.project.user.deleted', id: shown[0].id, deleted: true });
  assert.equal((await native.all(`workspaces/${workspace.id}/members`)).length, 2);
  await assertRefused(404, projects.users.retrieve(shown[0].id, { project_id: id }));
  await assertRefused(400, projects.users.create(id, { role: 'member' }), { param: 'user_id' });
});
