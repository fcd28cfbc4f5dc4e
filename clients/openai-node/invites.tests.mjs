/** invites. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { assertShows } from '../roster-node/lens.mjs';
import * as lens from './lens.mjs';
import { assertRefused, organization, rows } from './sdk.mjs';

const { invites } = organization;

const known = async (email) => (await native.all('invitations')).find((one) => one.email === email);

for (const kind of ['absent', 'null', 'empty', 'given']) {
  test(`create with projects that are ${kind}`, async () => {
    const [workspace, email] = [await make.workspace(), make.email()];
    const projects = { absent: {}, null: { projects: null }, empty: { projects: [] }, given: { projects: [{ id: `proj_${workspace.id}`, role: 'owner' }] } };
    const shown = await invites.create({ email, role: 'reader', ...projects[kind] });
    const made = await known(email);
    assertShows(shown, lens.invite(made));
    const expected = { absent: null, null: null, empty: [], given: [{ workspace: workspace.id, role: 'admin' }] };
    assert.deepEqual(made.workspaces, expected[kind]);
    assert.deepEqual(await invites.retrieve(shown.id), shown);
  });
}

test('list shows all but those that were deleted', async () => {
  const [gone, stays] = [await invites.create({ email: make.email(), role: 'owner' }), await invites.create({ email: make.email(), role: 'reader' })];
  assertShows(await invites.delete(gone.id), { object: 'organization.invite.deleted', id: gone.id, deleted: true });
  assert.equal((await known(gone.email)).status, 'revoked');
  const expected = lens.byId(await native.all('invitations')).filter((one) => one.status !== 'revoked').map(lens.invite);
  const shown = await rows(invites.list({ limit: 2 }));
  assert.equal(shown.length, expected.length);
  shown.forEach((invite, at) => assertShows(invite, expected[at]));
  assert.ok(shown.some((invite) => invite.id === stays.id));
  await assertRefused(404, invites.retrieve(gone.id));
});

test('an email that is taken is a conflict', async () => {
  const { email } = await make.user();
  await assertRefused(409, invites.create({ email, role: 'reader' }), { code: 'already_exists', param: 'email' });
});
