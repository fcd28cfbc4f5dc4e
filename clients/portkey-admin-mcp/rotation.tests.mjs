/** rotate_api_key: a new secret under the same id, and the old one for as long as was asked. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toNative } from '../roster-node/ids.mjs';
import * as lens from '../roster-node/lens.mjs';
import * as make from '../roster-node/make.mjs';
import * as native from '../roster-node/native.mjs';
import { connect, portkey } from './mcp.mjs';

const KEY = { type: 'organisation', sub_type: 'service', name: 'Turns', scopes: ['workspaces.list'] };

const stored = (id) => native.get(`api-keys/${toNative(id)}`);

for (const [asked, lasts] of [
  [{}, 1800000],
  [{ key_transition_period_ms: 3600000 }, 3600000],
]) {
  test(`rotate_api_key with an overlap of ${lasts} ms`, async () => {
    const made = await portkey.done('create_api_key', KEY);
    const before = await stored(made.id);
    const earliest = Date.now() + lasts;
    const rotated = await portkey.done('rotate_api_key', { id: made.id, ...asked });
    const end = Date.parse(rotated.key_transition_expires_at);
    assert.ok(end >= earliest - 1 && end <= Date.now() + lasts, rotated.key_transition_expires_at);
    assert.equal(rotated.id, made.id);
    assert.notEqual(rotated.key, made.key);
    const kept = ['id', 'name', 'owner', 'scopes', 'status', 'created_at'];
    assert.deepEqual(lens.pick(await stored(made.id), ...kept), lens.pick(before, ...kept));
    for (const key of [made.key, rotated.key]) {
      const { total } = await (await connect(key)).done('list_workspaces');
      assert.equal(total, await native.total('workspaces'));
    }
    await portkey.refused(/./, 'rotate_api_key', { id: made.id });
    await portkey.done('delete_api_key', { id: made.id });
    for (const key of [made.key, rotated.key]) {
      await (await connect(key)).refused(/key/, 'list_workspaces');
    }
  });
}

test('rotate_api_key of an unknown key is not found', async () => {
  await portkey.refused(/no such api key/, 'rotate_api_key', { id: make.UNKNOWN });
});
