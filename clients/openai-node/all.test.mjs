/** Every test, and at the end: every call that the client has on what is served was made. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import OpenAI from 'openai';

import { runAll } from '../roster-node/run.mjs';
import { CALLED, methods } from './sdk.mjs';

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
/** Roles and what needs them. */
const LATER = ['roles', 'projects.groups', 'projects.serviceAccounts.create', 'serviceAccounts.apiKeys', 'projects.apiKeys.update'];

test('every call was made', () => {
  const client = new OpenAI({ adminAPIKey: 'unused', baseURL: 'http://127.0.0.1:9' });
  const isAbout = (call, parts) => parts.some((part) => `${call}.`.includes(`.${part}.`));
  const all = methods(client.admin, 'admin').filter((call) => !isAbout(call, OTHERS) && !isAbout(call, LATER));
  assert.equal(all.length, 39);
  assert.deepEqual(all.filter((call) => !CALLED.has(call)), []);
});
