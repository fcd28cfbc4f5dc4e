/** admin.users.invites: create, list, retrieve, delete, resend. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toNative, toUuid } from '../roster-node/ids.mjs';
import * as lens from '../roster-node/lens.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { URL_OF_SERVER } from '../roster-node/settings.mjs';
import { assertEmpty, assertRefused, connect, fields, portkey } from './sdk.mjs';

const { invites } = portkey.admin.users;

const stored = (id) => native.get(`invitations/${toNative(id)}`);

function assertLink(link) {
  assert.ok(link.startsWith(`${URL_OF_SERVER}/accept/`), link);
}

test('create invites into workspaces, named by id and by slug', async () => {
  const [first, second, email] = [await make.workspace(), await make.workspace(), make.email()];
  const written = [toUuid(first.id), second.slug];
  const { invite_link, ...made } = fields(
    await invites.create({
      email,
      role: 'admin',
      workspaces: [
        { id: written[0], role: 'manager' },
        { id: written[1], role: 'member' },
      ],
      workspace_api_key_details: { scopes: ['logs.view'] },
    }),
  );
  assertLink(invite_link);
  const row = await stored(made.id);
  assert.deepEqual(lens.pick(row, 'email', 'role', 'status', 'workspaces'), {
    email,
    role: 'admin',
    status: 'pending',
    workspaces: [
      { workspace: first.id, role: 'manager' },
      { workspace: second.id, role: 'member' },
    ],
  });
  assert.deepEqual(made, lens.invite(row, written));
  assert.deepEqual(fields(await invites.retrieve({ inviteId: made.id })), made);
  assert.equal((await portkey.admin.users.list({ email })).total, 0, 'nobody is a user before they accept');
});

test('create without workspaces invites into none', async () => {
  const { id } = await invites.create({ email: make.email(), role: 'member' });
  assert.deepEqual((await stored(id)).workspaces, []);
});

test('create refuses what makes no invite', async () => {
  const user = await make.user();
  const [email, waiting] = [make.email(), make.email()];
  await invites.create({ email: waiting, role: 'member' });
  const before = await native.total('invitations');
  await assertRefused(400, invites.create({ role: 'member' }), /email/);
  await assertRefused(400, invites.create({ email: 'x'.repeat(255), role: 'member' }), /email/);
  await assertRefused(400, invites.create({ email }), /role/);
  for (const role of ['owner', 'viewer']) {
    await assertRefused(400, invites.create({ email, role }), /role: must be admin or member/);
  }
  const workspaces = [{ id: make.UNKNOWN, role: 'member' }];
  await assertRefused(400, invites.create({ email, role: 'member', workspaces }), /workspaces\[0\]\.id/);
  await assertRefused(409, invites.create({ email: user.email.toUpperCase(), role: 'member' }), /user/);
  await assertRefused(409, invites.create({ email: waiting, role: 'member' }), /invitation/);
  assert.equal(await native.total('invitations'), before);
});

test('list shows every invite, page by page', async () => {
  const workspace = await make.workspace();
  const made = await invites.create({
    email: make.email(),
    role: 'member',
    workspaces: [{ id: workspace.slug, role: 'admin' }],
  });
  await invites.create({ email: make.email(), role: 'admin' });
  const rows = await native.all('invitations');
  const shown = [];
  for (let currentPage = 0; shown.length < rows.length; currentPage += 1) {
    const answer = fields(await invites.list({ pageSize: 5, currentPage }));
    assert.deepEqual(lens.pick(answer, 'object', 'total'), { object: 'list', total: rows.length });
    assert.equal(answer.data.length, Math.min(5, rows.length - shown.length));
    shown.push(...answer.data);
  }
  assert.deepEqual(shown.map((invite) => invite.id), rows.map((row) => toUuid(row.id)));
  const row = await stored(made.id);
  assert.deepEqual(shown.find((invite) => invite.id === made.id), lens.invite(row, [workspace.slug]));
});

test('list filters by email, role and status', async () => {
  const email = make.email();
  const { id } = await invites.create({ email, role: 'admin' });
  const ids = async (query) => {
    const answer = await invites.list({ email: email.toLowerCase(), ...query });
    assert.equal(answer.total, answer.data.length);
    return answer.data.map((invite) => invite.id);
  };
  assert.deepEqual(await ids({ role: 'admin' }), [id]);
  assert.deepEqual(await ids({ role: 'member' }), []);
  assert.deepEqual(await ids({ status: 'pending' }), [id]);
  await invites.delete({ inviteId: id });
  for (const status of ['pending', 'accepted', 'expired']) assert.deepEqual(await ids({ status }), []);
  assert.deepEqual(await ids({ status: 'cancelled' }), [id]);
  await assertRefused(400, invites.list({ status: 'revoked' }), /status/);
});

test('delete cancels the invite, which stays listed', async () => {
  const { id } = await invites.create({ email: make.email(), role: 'member' });
  await assertEmpty(invites.delete({ inviteId: id }));
  const row = await stored(id);
  assert.equal(row.status, 'revoked');
  assert.deepEqual(fields(await invites.retrieve({ inviteId: id })), lens.invite(row, []));
  await assertEmpty(invites.delete({ inviteId: id }));
  assert.deepEqual(await stored(id), row);
  await assertRefused(409, invites.resend({ inviteId: id }), /revoked/);
});

test('resend gives a new link to the same invite', async () => {
  const made = await invites.create({ email: make.email(), role: 'member' });
  const before = await stored(made.id);
  const sent = fields(await invites.resend({ inviteId: made.id }));
  assertLink(sent.inviteLink);
  assert.notEqual(sent.inviteLink, made.invite_link);
  const row = await stored(made.id);
  assert.ok(row.expires_at > before.expires_at);
  const moved = ['expires_at', 'updated_at'];
  assert.deepEqual({ ...row, ...lens.pick(before, ...moved) }, before);
  assert.deepEqual(fields(await invites.retrieve({ inviteId: made.id })), lens.invite(row, []));
});

for (const [who, join] of Object.entries(make.JOINING)) {
  test(`an invite that ${who} accepts becomes a user with its role and workspaces`, async () => {
    const [first, second, email] = [await make.workspace(), await make.workspace(), make.email()];
    const written = [first.slug, toUuid(second.id)];
    const places = [
      { id: written[0], role: 'manager' },
      { id: written[1], role: 'member' },
    ];
    const made = await invites.create({ email, role: 'admin', workspaces: places });
    const userId = toUuid((await join(made.invite_link)).id);
    const user = await native.get(`users/${toNative(userId)}`);
    assert.deepEqual(lens.pick(user, 'email', 'role', 'given_name'), { email, role: 'admin', given_name: 'Nina' });
    const { total, data } = await portkey.admin.users.list({ email });
    assert.equal(total, 1);
    lens.assertShows(data[0], lens.user(user));
    const { workspace_ids } = await portkey.admin.users.retrieve({ userId });
    for (const [workspace, { role }] of [[first, places[0]], [second, places[1]]]) {
      assert.ok(workspace_ids.includes(workspace.slug), workspace_ids);
      const member = fields(await portkey.admin.workspaces.users.retrieve({ workspaceId: workspace.slug, userId }));
      assert.equal(member.role, role);
      lens.assertShows(member, lens.member(await native.get(`workspaces/${workspace.id}/members/${user.id}`), user, workspace));
    }
    const row = await stored(made.id);
    assert.deepEqual(lens.pick(row, 'status', 'user'), { status: 'accepted', user: user.id });
    const accepted = fields(await invites.retrieve({ inviteId: made.id }));
    assert.deepEqual(accepted, lens.invite(row, written));
    assert.equal(accepted.status, 'accepted');
    assert.deepEqual((await invites.list({ email, status: 'accepted' })).data, [accepted]);
    await assertRefused(409, invites.resend({ inviteId: made.id }), /accepted/);
    await assertRefused(409, invites.delete({ inviteId: made.id }), /accepted/);
    await assertRefused(409, invites.create({ email, role: 'member' }), /user/);
  });
}

test('an unknown invite is not found', async () => {
  const inviteId = make.UNKNOWN;
  await assertRefused(404, invites.retrieve({ inviteId }));
  await assertRefused(404, invites.resend({ inviteId }));
  await assertRefused(404, invites.delete({ inviteId }));
});

test('a key without the scopes of users invites nobody', async () => {
  const key = { type: 'organisation', 'sub-type': 'service', name: 'Reads', scopes: ['organisation_users.read'] };
  const reader = connect((await portkey.apiKeys.create(key)).key).admin.users.invites;
  const { id } = await invites.create({ email: make.email(), role: 'member' });
  const row = await stored(id);
  assert.deepEqual(fields(await reader.retrieve({ inviteId: id })), lens.invite(row, []));
  await assertRefused(403, reader.create({ email: make.email(), role: 'member' }));
  await assertRefused(403, reader.list());
  await assertRefused(403, reader.resend({ inviteId: id }));
  await assertRefused(403, reader.delete({ inviteId: id }));
  assert.deepEqual(await stored(id), row);
});
