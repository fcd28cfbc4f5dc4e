/** Every test, and at the end: every call that the client has on the admin API was made. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Portkey } from 'portkey-ai';

import { runAll } from '../roster-node/run.mjs';
import { CALLED, methods } from './sdk.mjs';

await runAll(new URL('.', import.meta.url));

test('every call was made', () => {
  const client = new Portkey({ apiKey: 'unused', baseURL: 'http://127.0.0.1:9' });
  const all = [...methods(client.admin, 'admin'), ...methods(client.apiKeys, 'apiKeys')];
  assert.equal(all.length, 24);
  assert.deepEqual(all.filter((call) => !CALLED.has(call)), []);
});
