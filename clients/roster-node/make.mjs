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

const PASSWORD = 'no fish in these sheds';
const tokenOf = (link) => link.split('/').at(-1);

/** The ways to accept the invitation behind a link: each answers with the user that comes of it. */
export const JOINING = {
  /** With a new account. */
  async 'a new account'(link) {
    const body = { token: tokenOf(link), login: email(), password: PASSWORD, given_name: 'Nina' };
    return (await native.postAs(null, 'accounts', body)).user;
  },
  /** With an account that signs in: one that was in the organization and left it. */
  async 'an account that is there'(link) {
    const login = email();
    const { token } = await native.post('invitations', { email: email(), role: 'member' });
    const { user } = await native.postAs(null, 'accounts', { token, login, password: PASSWORD });
    await native.remove(`users/${user.id}`);
    const { secret } = await native.postAs(null, 'sessions', { login, password: PASSWORD });
    return (await native.postAs(secret, 'invitations/accept', { token: tokenOf(link), given_name: 'Nina' })).user;
  },
};

/** A new workspace with members by role. */
export async function workspace(members = {}) {
  const made = await native.post('workspaces', { name: `Node ${number()}` });
  for (const [role, member] of Object.entries(members)) {
    await native.post(`workspaces/${made.id}/members`, { user: member.id, role });
  }
  return native.get(`workspaces/${made.id}`);
}
