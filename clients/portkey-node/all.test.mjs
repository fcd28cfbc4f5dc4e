/** Every test, and at the end: every call that the client has on what Roster serves was made. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Portkey } from 'portkey-ai';

import { runAll } from '../roster-node/run.mjs';
import { CALLED, methods } from './sdk.mjs';

/** Parts of the client whose operations this server does not have yet. The list only gets shorter. */
const NOT_YET = ['admin.users.invites.'];

await runAll(new URL('.', import.meta.url));

test('every call was made', () => {
  const client = new Portkey({ apiKey: 'unused', baseURL: 'http://127.0.0.1:9' });
  const all = [...methods(client.admin, 'admin'), ...methods(client.apiKeys, 'apiKeys')];
  const served = all.filter((call) => !NOT_YET.some((part) => call.startsWith(part)));
  assert.equal(served.length, 19);
  assert.deepEqual(served.filter((call) => !CALLED.has(call)), []);
});
