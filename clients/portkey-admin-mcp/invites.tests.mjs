/** invite_user, list_user_invites, get_user_invite, resend_user_invite, delete_user_invite. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toNative, toUuid } from '../roster-node/ids.mjs';
import * as lens from '../roster-node/lens.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { URL_OF_SERVER } from '../roster-node/settings.mjs';
import { portkey } from './mcp.mjs';
import * as shown from './shown.mjs';

const stored = (id) => native.get(`invitations/${toNative(id)}`);

async function invite(input = {}) {
  const made = await portkey.done('invite_user', { email: make.email(), role: 'member', workspaces: [], ...input });
  return made.invite_id;
}

test('invite_user invites with names, into workspaces', async () => {
  const [workspace, email] = [await make.workspace(), make.email()];
  const made = await portkey.done('invite_user', {
    email,
    role: 'admin',
    first_name: 'Nina',
    last_name: 'Newcomer',
    workspaces: [{ id: workspace.slug, role: 'manager' }],
    workspace_api_key_details: { name: "Nina's", scopes: ['logs.view'], metadata: { team: 'sea' } },
  });
  assert.equal(made.message, `Successfully invited ${email} as admin`);
  assert.ok(made.invite_link.startsWith(`${URL_OF_SERVER}/accept/`), made.invite_link);
  const row = await stored(made.invite_id);
  assert.deepEqual(lens.pick(row, 'email', 'role', 'given_name', 'family_name', 'workspaces', 'status'), {
    email,
    role: 'admin',
    given_name: 'Nina',
    family_name: 'Newcomer',
    workspaces: [{ workspace: workspace.id, role: 'manager' }],
    status: 'pending',
  });
  assert.deepEqual(await portkey.done('get_user_invite', { invite_id: made.invite_id }), shown.invite(row));
});

test('invite_user refuses what makes no invite', async () => {
  const user = await make.user();
  const given = { email: make.email(), role: 'member', workspaces: [] };
  await invite({ email: given.email });
  const before = await native.total('invitations');
  await portkey.refused(/invitation/, 'invite_user', given);
  await portkey.refused(/user/, 'invite_user', { ...given, email: user.email });
  const workspaces = [{ id: make.UNKNOWN, role: 'member' }];
  await portkey.refused(/workspaces\[0\]\.id/, 'invite_user', { ...given, email: make.email(), workspaces });
  assert.equal(await native.total('invitations'), before);
});

test('list_user_invites shows every invite, page by page, and filters', async () => {
  const email = make.email();
  const id = await invite({ email, role: 'admin' });
  const rows = await native.all('invitations');
  const found = [];
  for (let current_page = 0; found.length < rows.length; current_page += 1) {
    const { total, invites } = await portkey.done('list_user_invites', { page_size: 5, current_page });
    assert.equal(total, rows.length);
    assert.equal(invites.length, Math.min(5, rows.length - found.length));
    found.push(...invites);
  }
  assert.deepEqual(found.map((invite) => invite.id), rows.map((row) => toUuid(row.id)));
  const expected = { total: 1, invites: [shown.invite(await stored(id))] };
  for (const query of [{}, { role: 'admin' }, { status: 'pending' }]) {
    assert.deepEqual(await portkey.done('list_user_invites', { email, ...query }), expected);
  }
  for (const query of [{ role: 'member' }, { status: 'cancelled' }]) {
    assert.deepEqual(await portkey.done('list_user_invites', { email, ...query }), { total: 0, invites: [] });
  }
});

test('resend_user_invite renews the invite', async () => {
  const invite_id = await invite();
  const before = await stored(invite_id);
  assert.equal((await portkey.done('resend_user_invite', { invite_id })).success, true);
  const row = await stored(invite_id);
  assert.ok(row.expires_at > before.expires_at);
  assert.deepEqual(await portkey.done('get_user_invite', { invite_id }), shown.invite(row));
});

test('delete_user_invite cancels the invite', async () => {
  const invite_id = await invite();
  assert.equal((await portkey.done('delete_user_invite', { invite_id })).success, true);
  const row = await stored(invite_id);
  assert.equal(row.status, 'revoked');
  assert.equal((await portkey.done('get_user_invite', { invite_id })).status, 'cancelled');
  await portkey.refused(/revoked/, 'resend_user_invite', { invite_id });
  assert.deepEqual(await stored(invite_id), row);
});

for (const [who, join] of Object.entries(make.JOINING)) {
  test(`an invite that ${who} accepts becomes a user with its role and workspaces`, async () => {
    const [first, second, email] = [await make.workspace(), await make.workspace(), make.email()];
    const workspaces = [
      { id: first.slug, role: 'manager' },
      { id: toUuid(second.id), role: 'member' },
    ];
    const { invite_id, invite_link } = await portkey.done('invite_user', { email, role: 'admin', workspaces });
    const user = await native.get(`users/${(await join(invite_link)).id}`);
    assert.deepEqual(lens.pick(user, 'email', 'role', 'given_name'), { email, role: 'admin', given_name: 'Nina' });
    assert.deepEqual(await portkey.done('list_all_users', { email }), { total: 1, users: [shown.user(user)] });
    for (const [workspace, { role }] of [[first, workspaces[0]], [second, workspaces[1]]]) {
      const named = { workspace_id: workspace.slug, user_id: toUuid(user.id) };
      const member = await portkey.done('get_workspace_member', named);
      assert.equal(member.workspace_role, role);
      const row = await native.get(`workspaces/${workspace.id}/members/${user.id}`);
      assert.deepEqual(member, shown.member(row, user, workspace));
    }
    const row = await stored(invite_id);
    assert.deepEqual(lens.pick(row, 'status', 'user'), { status: 'accepted', user: user.id });
    const invite = await portkey.done('get_user_invite', { invite_id });
    assert.deepEqual(invite, shown.invite(row));
    assert.equal(invite.status, 'accepted');
    const found = await portkey.done('list_user_invites', { email, status: 'accepted' });
    assert.deepEqual(found, { total: 1, invites: [invite] });
    await portkey.refused(/accepted/, 'resend_user_invite', { invite_id });
    await portkey.refused(/accepted/, 'delete_user_invite', { invite_id });
  });
}

test('an unknown invite is not found', async () => {
  for (const tool of ['get_user_invite', 'resend_user_invite', 'delete_user_invite']) {
    await portkey.refused(/no such invitation/, tool, { invite_id: make.UNKNOWN });
  }
});
