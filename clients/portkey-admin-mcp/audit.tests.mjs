/** list_audit_logs: what the tools did, as the log of the native API has it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toNative, toUuid } from '../roster-node/ids.mjs';
import * as lens from '../roster-node/lens.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { connect, portkey } from './mcp.mjs';

const RESOURCE_TYPE = { user: 'user', workspace: 'workspace', workspace_member: 'workspace_user', api_key: 'api_key' };

/** What the tool prints of an event that a user caused. */
async function shown(event) {
  const actor = await native.get(`users/${event.actor.id}`);
  return {
    id: toUuid(event.id),
    action: event.action.split('.')[1],
    actor_id: toUuid(actor.id),
    actor_email: actor.email,
    actor_name: `${actor.given_name} ${actor.family_name}`,
    resource_type: RESOURCE_TYPE[event.target.kind],
    resource_id: toUuid(event.target.id),
    workspace_id: event.target.workspace ? toUuid(event.target.workspace) : null,
    metadata: event.details,
    ip_address: event.origin.address,
    created_at: lens.time(event.at),
  };
}

test('list_audit_logs shows what was done, newest first', async () => {
  const { workspace } = await portkey.done('create_workspace', { name: `Logged ${make.number()}` });
  await portkey.done('update_workspace', { workspace_id: workspace.id, description: 'Noted' });
  const user = await make.user();
  await portkey.done('add_workspace_member', { workspace_id: workspace.id, user_id: toUuid(user.id), role: 'member' });
  await portkey.done('delete_workspace', { workspace_id: workspace.id });
  const { data: events } = await native.get(`audit-events?workspace=${toNative(workspace.id)}`);
  assert.equal(events.length, 4);
  const { audit_logs, total } = await portkey.done('list_audit_logs', { workspace_id: workspace.id });
  assert.equal(total, 4);
  for (const [at, event] of events.entries()) lens.assertShows(audit_logs[at], await shown(event));
});

test('list_audit_logs filters and has pages', async () => {
  const user = await make.user();
  const resource_id = toUuid(user.id);
  await portkey.done('update_user', { user_id: resource_id, first_name: 'Grace' });
  await portkey.done('delete_user', { user_id: resource_id });
  const { data: events } = await native.get(`audit-events?target=${user.id}`);
  const of = async (query) => {
    const { audit_logs } = await portkey.done('list_audit_logs', { resource_id, ...query });
    return audit_logs.map((row) => row.id);
  };
  const ids = events.map((event) => toUuid(event.id));
  assert.equal(ids.length, 3);
  assert.deepEqual(await of({}), ids);
  assert.deepEqual(await of({ action: 'delete' }), ids.slice(0, 1));
  assert.deepEqual(await of({ action: 'create' }), ids.slice(2));
  assert.deepEqual(await of({ page_size: 2, current_page: 1 }), ids.slice(2));
  assert.deepEqual(await of({ actor_id: toUuid(events[0].actor.id) }), ids);
  assert.deepEqual(await of({ actor_id: make.UNKNOWN }), []);
  const [before, after] = [Date.parse(events[2].at) - 60000, Date.now() + 60000].map((at) => new Date(at).toISOString());
  assert.deepEqual(await of({ start_time: before, end_time: after }), ids);
  assert.deepEqual(await of({ start_time: after }), []);
  assert.deepEqual(await of({ end_time: before }), []);
});

test('a key without audit_logs.list reads no log', async () => {
  const key = { type: 'organisation', sub_type: 'service', name: 'Blind', scopes: ['workspaces.list'] };
  const blind = await connect((await portkey.done('create_api_key', key)).key);
  await blind.refused(/this needs/, 'list_audit_logs');
});
