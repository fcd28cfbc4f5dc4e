/** What the tests are told: the server, and the key of the organization's owner. */

function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: README.md says what the tests need`);
  return value;
}

export const URL_OF_SERVER = setting('ROSTER_URL');
export const KEY = setting('ROSTER_KEY');
export const ORGANIZATION = setting('ROSTER_ORGANIZATION');
