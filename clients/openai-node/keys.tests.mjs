/** Service accounts, keys of projects, and admin keys. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { assertShows } from '../roster-node/lens.mjs';
import * as lens from './lens.mjs';
import { assertRefused, connect, organization, rows } from './sdk.mjs';

const { projects, adminAPIKeys } = organization;

test('service accounts', async () => {
  const workspace = await make.workspace();
  const place = { project_id: `proj_${workspace.id}` };
  const made = [];
  for (const role of ['manager', 'viewer']) {
    made.push(await native.post('service-accounts', { name: `Robot ${make.number()}`, workspace: workspace.id, role }));
  }
  const shown = await rows(projects.serviceAccounts.list(place.project_id, { limit: 1 }));
  assert.equal(shown.length, 2);
  shown.forEach((account, at) => assertShows(account, lens.serviceAccount(lens.byId(made)[at])));
  assert.deepEqual(await projects.serviceAccounts.retrieve(shown[0].id, place), shown[0]);
  const other = shown[0].role === 'owner' ? 'member' : 'owner';
  const changed = await projects.serviceAccounts.update(shown[0].id, { ...place, name: 'Production App', role: other });
  assertShows(changed, { name: 'Production App', role: other });
  const after = await native.get(`service-accounts/${lens.byId(made)[0].id}`);
  assert.deepEqual([after.name, lens.PROJECT_ROLE[after.role]], ['Production App', other]);
  const answer = await projects.serviceAccounts.delete(shown[0].id, place);
  assertShows(answer, { object: 'organization.project.service_account.deleted', id: shown[0].id, deleted: true });
  assert.equal(await native.status(`service-accounts/${lens.byId(made)[0].id}`), 404);
});

test('keys of a project and what becomes of their access', async () => {
  const user = await make.user();
  const workspace = await make.workspace({ member: user });
  const place = { project_id: `proj_${workspace.id}` };
  const key = await native.post('api-keys', { name: 'Notebook', workspace: workspace.id, owner: { type: 'user', id: user.id } });
  const [shown] = await rows(projects.apiKeys.list(place.project_id));
  assertShows(shown, { ...lens.key(key, 'organization.project.api_key'), owner_project_access: 'active' });
  assertShows(shown.owner.user, { id: `user-${user.id}`, email: user.email, name: lens.name(user), role: 'member' });
  assert.deepEqual(await projects.apiKeys.retrieve(shown.id, place), shown);
  await native.remove(`workspaces/${workspace.id}/members/${user.id}`);
  assert.deepEqual(await rows(projects.apiKeys.list(place.project_id)), []);
  const [inactive] = await rows(projects.apiKeys.list(place.project_id, { owner_project_access: 'inactive' }));
  assertShows(inactive, { id: shown.id, owner_project_access: 'inactive' });
  const answer = await projects.apiKeys.delete(shown.id, place);
  assertShows(answer, { object: 'organization.project.api_key.deleted', id: shown.id, deleted: true });
  assert.equal(await native.status(`api-keys/${key.id}`), 404);
});

test('an admin key works until it is deleted', async () => {
  const made = await adminAPIKeys.create({ name: 'New Admin Key', expires_in_seconds: 3600 });
  const key = await native.get(`api-keys/${made.id.replace('key_', '')}`);
  assertShows(made, lens.key(key, 'organization.admin_api_key'));
  assert.equal(made.expires_at, made.created_at + 3600);
  const own = connect(made.value);
  const { value: secret, ...rest } = made;
  assert.ok(secret.endsWith(made.redacted_value.slice(-3)));
  const retrieved = await own.adminAPIKeys.retrieve(made.id);
  assertShows(retrieved, { ...rest, last_used_at: retrieved.last_used_at });
  assert.ok(!('value' in retrieved));
  const expected = lens.byId(await native.all('api-keys')).filter((one) => one.workspace === null).map((one) => lens.shownId('key_', one.id));
  const shown = await rows(adminAPIKeys.list({ limit: 2, order: 'desc' }));
  assert.deepEqual(shown.map((one) => one.id), expected.toReversed());
  assertShows(await adminAPIKeys.delete(made.id), { object: 'organization.admin_api_key.deleted', id: made.id, deleted: true });
  await assertRefused(401, own.users.list(), { code: 'invalid_api_key' });
});

test('a key that only reads is told what it lacks', async () => {
  const reader = await native.post('api-keys', { name: 'Viewer', owner: { type: 'organization', role: 'viewer' } });
  const user = await make.user();
  const error = await assertRefused(403, connect(reader.secret).users.delete(`user-${user.id}`), { code: 'missing_scope' });
  assert.match(error.message, /Missing scopes: api\.management\.write/);
  assert.deepEqual(await native.get(`users/${user.id}`), user);
});

test('a conflict is sent once', async () => {
  const sent = [];
  const counting = (url, init) => {
    sent.push(init.method);
    return fetch(url, init);
  };
  const { name } = await organization.groups.create({ name: `Taken ${make.number()}` });
  await assertRefused(409, connect(process.env.ROSTER_KEY, { fetch: counting }).groups.create({ name }), { param: 'name' });
  assert.deepEqual(sent.map((method) => method.toUpperCase()), ['POST']);
});

test('a service account with its first key, and one without', async () => {
  const workspace = await make.workspace();
  const project = `proj_${workspace.id}`;
  const made = await projects.serviceAccounts.create(project, { name: 'Production App' });
  const account = await native.get(`service-accounts/${made.id.replace('svc_acct_', '')}`);
  assertShows(made, lens.serviceAccount(account));
  const key = await native.get(`api-keys/${made.api_key.id.replace('key_', '')}`);
  assert.deepEqual([key.owner.type, key.owner.id, key.workspace], ['service_account', account.id, workspace.id]);
  assertShows(made.api_key, { name: 'Secret Key', created_at: lens.seconds(key.created_at) });
  assert.equal((await connect(made.api_key.value).projects.retrieve(project)).name, workspace.name);
  const later = await projects.serviceAccounts.create(project, { name: 'Later', create_service_account_only: true });
  assertShows(later, { role: 'none', api_key: null });
  assert.equal((await native.get(`service-accounts/${later.id.replace('svc_acct_', '')}`)).role, null);
});

test('keys of a service account are made, changed and end with it', async () => {
  const workspace = await make.workspace();
  const place = { project_id: `proj_${workspace.id}` };
  const account = await native.post('service-accounts', { name: 'Robot', workspace: workspace.id, role: 'member' });
  const id = `svc_acct_${account.id}`;
  const made = await projects.serviceAccounts.apiKeys.create(id, { ...place, name: 'CI', scopes: ['api.groups.read'], expires_in_seconds: 3600 });
  const stored = () => native.get(`api-keys/${made.id.replace('key_', '')}`);
  const key = await stored();
  assert.deepEqual([key.name, key.scopes, key.owner.id], ['CI', ['api.groups.read'], account.id]);
  assertShows(made, { name: 'CI', created_at: lens.seconds(key.created_at), expires_at: lens.seconds(key.expires_at) });
  assert.equal(made.expires_at, made.created_at + 3600);
  const changed = await projects.apiKeys.update(made.id, { ...place, scopes: ['api.all.read'], expires_in_seconds: 7200 });
  const after = await stored();
  assert.deepEqual(after.scopes, ['api.all.read']);
  assert.equal(changed.expires_at, lens.seconds(after.expires_at));
  const [shown] = await rows(projects.apiKeys.list(place.project_id));
  assertShows(shown, { id: made.id, name: 'CI', expires_at: changed.expires_at });
  assertShows(shown.owner.service_account, { id, name: 'Robot', role: 'member' });
  await assert.rejects(projects.apiKeys.delete(made.id, place), { status: 400 });
  assert.deepEqual(await stored(), after);
  await projects.serviceAccounts.delete(id, place);
  assert.equal(await native.status(`api-keys/${key.id}`), 404);
});
