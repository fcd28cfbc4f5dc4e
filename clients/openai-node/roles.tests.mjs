/** roles and projects.roles, the roles of users and of groups at both levels, and projects.groups. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { assertShows } from '../roster-node/lens.mjs';
import * as lens from './lens.mjs';
import { assertRefused, organization, rows } from './sdk.mjs';

const WORDS = ['api.groups.read', 'api.model.request', 'words.of.ones.own'];
const bare = (id) => id.replace(/^[a-z_]+[-_]/, '');

/** The calls at each level with the same arguments; `project` is the place, where there is one. */
const LEVELS = {
  organization: {
    begin: async () => undefined,
    create: (_, body) => organization.roles.create(body),
    retrieve: (_, id) => organization.roles.retrieve(id),
    update: (_, id, body) => organization.roles.update(id, body),
    list: (_, query) => organization.roles.list(query),
    remove: (_, id) => organization.roles.delete(id),
    path: () => 'roles',
    names: ['reader', 'owner'],
    of: organization,
  },
  project: {
    begin: async () => `proj_${(await make.workspace()).id}`,
    create: (project, body) => organization.projects.roles.create(project, body),
    retrieve: (project, id) => organization.projects.roles.retrieve(id, { project_id: project }),
    update: (project, id, body) => organization.projects.roles.update(id, { project_id: project, ...body }),
    list: (project, query) => organization.projects.roles.list(project, query),
    remove: (project, id) => organization.projects.roles.delete(id, { project_id: project }),
    path: (project) => `roles?workspace=${bare(project)}`,
    names: ['viewer', 'member', 'owner'],
    of: organization.projects,
  },
};

for (const [name, level] of Object.entries(LEVELS)) {
  test(`a role from its creation to its end: ${name}`, async () => {
    const project = await level.begin();
    const made = await level.create(project, { role_name: 'Readers', permissions: WORDS, description: 'Who reads' });
    const stored = () => native.get(`roles/${bare(made.id)}`);
    assertShows(made, lens.role(await stored()));
    assert.deepEqual((await stored()).scopes, WORDS);
    assert.deepEqual(await level.retrieve(project, made.id), made);
    await assertRefused(409, level.create(project, { role_name: 'readers', permissions: [] }), { code: 'already_exists', param: 'role_name' });
    const changed = await level.update(project, made.id, { role_name: 'Watchers', description: null });
    assertShows(changed, { name: 'Watchers', description: null, permissions: WORDS });
    assertShows(changed, lens.role(await stored()));
    const shown = await rows(level.list(project, { order: 'asc' }));
    assert.deepEqual(shown.filter((role) => role.predefined_role).map((role) => role.name), level.names);
    assert.deepEqual(shown.at(-1), changed);
    const newest = await rows(level.list(project, { order: 'desc' }));
    assert.deepEqual(newest.map((role) => role.id), shown.map((role) => role.id).reverse());
    assertShows(await level.remove(project, made.id), { object: 'role.deleted', id: made.id, deleted: true });
    assert.equal(await native.status(`roles/${bare(made.id)}`), 404);
    await assertRefused(404, level.retrieve(project, made.id));
  });

  for (const kind of ['user', 'group']) {
    test(`a role of a ${kind} is given, shown and taken: ${name}`, async () => {
      const project = await level.begin();
      const somebody = kind === 'user' ? await make.user() : await native.post('groups', { name: 'Support' });
      const id = kind === 'user' ? `user-${somebody.id}` : `group_${somebody.id}`;
      const place = { [`${kind}_id`]: id, ...(project && { project_id: project }) };
      const query = project ? { project_id: project } : {};
      const { roles } = level.of[`${kind}s`];
      const role = await level.create(project, { role_name: 'Readers', permissions: ['api.groups.read'] });
      for (let time = 0; time < 2; time += 1) {
        const given = await roles.create(id, { ...query, role_id: role.id });
        assert.equal(given.object, `${kind}.role`);
        assert.deepEqual(given.role, role);
        assert.equal(given[kind].id, id);
      }
      const within = project ? `?workspace=${bare(project)}` : '';
      const held = async () => (await native.get(`${kind}s/${somebody.id}/roles${within}`)).data.filter((one) => !one.role.built_in);
      const [has] = await held();
      assert.deepEqual([has.role.id, has.own], [bare(role.id), true]);
      const shown = await roles.retrieve(role.id, place);
      assertShows(shown, lens.assignedRole(has));
      const listed = await rows(roles.list(id, query));
      assert.deepEqual(listed.filter((one) => !one.predefined_role), [shown]);
      assertShows(await roles.delete(role.id, place), { object: `${kind}.role.deleted`, deleted: true });
      assert.deepEqual(await held(), []);
      await assertRefused(404, roles.delete(role.id, place));
    });
  }
}

test('one id names another role in each place', async () => {
  const own = await organization.roles.retrieve('role_id');
  const inProject = await organization.projects.roles.retrieve('role_id', { project_id: 'project_id' });
  assert.deepEqual([own.resource_type, own.permissions], ['api.organization', ['users.list']]);
  assert.deepEqual([inProject.resource_type, inProject.permissions], ['api.project', ['workspaces.read']]);
});

for (const [name, role] of [['owner', 'admin'], ['member', 'member'], ['viewer', 'viewer']]) {
  test(`a group of a project: ${name}`, async () => {
    const workspace = await make.workspace();
    const project = `proj_${workspace.id}`;
    const group = await native.post('groups', { name: 'Support' });
    const id = `group_${group.id}`;
    const made = await organization.projects.groups.create(project, { group_id: id, role: name });
    const given = await native.get(`workspaces/${workspace.id}/groups/${group.id}`);
    assert.equal(given.role, role);
    assertShows(made, lens.projectGroup(given));
    assert.deepEqual(await organization.projects.groups.retrieve(id, { project_id: project }), made);
    assert.deepEqual(await rows(organization.projects.groups.list(project, { limit: 1 })), [made]);
    const answer = await organization.projects.groups.delete(id, { project_id: project });
    assertShows(answer, { object: 'project.group.deleted', deleted: true });
    assert.equal(await native.status(`workspaces/${workspace.id}/groups/${group.id}`), 404);
  });
}
