/** Every test, each in the same world, and at the end: every call that the client has on what is served was made. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import OpenAI from 'openai';

import { bringBack, make } from './world.mjs';

await make();
const [{ runAll }, { CALLED, methods }, native, lens] = await Promise.all(
  ['../roster-node/run.mjs', './sdk.mjs', '../roster-node/native.mjs', './lens.mjs'].map((file) => import(file)),
);
for (const alias of (await native.get('aliases?limit=100')).data) {
  if (alias.shown) lens.ALIASES.set(alias.target, alias.alias);
}
beforeEach(bringBack);

await runAll(new URL('.', import.meta.url));

/** What is not about membership. */
const OTHERS = [
  'certificates',
  'dataRetention',
  'externalKeys',
  'externalStorage',
  'hostedToolPermissions',
  'modelPermissions',
  'rateLimits',
  'serviceTierSettings',
  'spendAlerts',
  'spendLimit',
  'usage',
  'workloadIdentityProviders',
];

test('every call was made', () => {
  const client = new OpenAI({ adminAPIKey: 'unused', baseURL: 'http://127.0.0.1:9' });
  const isAbout = (call, parts) => parts.some((part) => `${call}.`.includes(`.${part}.`));
  const all = methods(client.admin, 'admin').filter((call) => !isAbout(call, OTHERS));
  // The 71 that are published, and the update of a key, which the client has besides.
  assert.equal(all.length, 72);
  assert.deepEqual(all.filter((call) => !CALLED.has(call)), []);
});
