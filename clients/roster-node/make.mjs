/** What a test needs to be there, made through the native API. */

import * as native from './native.mjs';

// From the clock, so that the tests can run again on a server that has seen them.
let last = Date.now();

/** A number that no other test has, for names. */
export const number = () => (last += 1);

/** A well-formed id that nothing has; a version 7 like all others, since some clients look at that. */
export const UNKNOWN = '01900000-0000-7000-8000-000000000001';

/** An email that nobody has. */
export const email = () => `Node.${number()}@example.com`;

export async function user(role = 'member') {
  const n = number();
  const body = { email: email(), given_name: `Given${n}`, family_name: `Family${n}`, role };
  const made = await native.post('users', body);
  return native.get(`users/${made.id}`);
}

/** A new workspace with members by role. */
export async function workspace(members = {}) {
  const made = await native.post('workspaces', { name: `Node ${number()}` });
  for (const [role, member] of Object.entries(members)) {
    await native.post(`workspaces/${made.id}/members`, { user: member.id, role });
  }
  return native.get(`workspaces/${made.id}`);
}
