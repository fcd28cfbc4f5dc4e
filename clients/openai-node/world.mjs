/**
 * The server is a sandbox: a small world is imported into it once, and brought back before each test. Which server and as whom
 * is what `settings.mjs` reads, so this has to be done before anything else is loaded.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const OWNER = 'ona@example.com';
const ORGANIZATION = 'acme';
/** The text that the client's own tests use; here it is the key of the organization's first owner. */
const KEY = 'My Admin API Key';

function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: README.md says what the tests need`);
  return value;
}

/** The control of the server: docs/sandbox.md has every call. */
async function sandbox(method, path, body) {
  const answer = await fetch(`${setting('ROSTER_SANDBOX_URL')}${path}`, {
    method,
    headers: { authorization: `Bearer ${setting('ROSTER_SANDBOX_TOKEN')}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
}

/** Makes the world, from the beginning: the tests can run again on a server that has seen them. */
export async function make() {
  await sandbox('POST', '/reset', {});
  await sandbox('POST', '/organizations', { name: 'Acme', slug: ORGANIZATION, owner: OWNER });
  await sandbox('POST', `/organizations/${ORGANIZATION}/import`, JSON.parse(readFileSync(setting('ROSTER_WORLD'), 'utf8')));
  await sandbox('POST', '/keys', { key: KEY, as: { organization: ORGANIZATION, user: OWNER } });
  await sandbox('POST', '/snapshots', { name: 'world' });
  Object.assign(process.env, { ROSTER_DEMO_KEY: setting('ROSTER_KEY'), ROSTER_KEY: KEY, ROSTER_ORGANIZATION: ORGANIZATION });
}

export const bringBack = () => sandbox('POST', '/reset', { snapshot: 'world' });
