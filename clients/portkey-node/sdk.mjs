/**
 * The published client, with a record of what was called. Nothing of it is replaced: the calls go to
 * its own methods.
 */

import assert from 'node:assert/strict';

import { Portkey } from 'portkey-ai';

import { KEY, URL_OF_SERVER } from '../roster-node/settings.mjs';

/** Every method that the tests called, for all.test.mjs. */
export const CALLED = new Set();

/** The client with a key of the caller's choice. */
export function connect(apiKey) {
  const client = new Portkey({ apiKey, baseURL: `${URL_OF_SERVER}/portkey/v1` });
  return { admin: recorded(client.admin, 'admin'), apiKeys: recorded(client.apiKeys, 'apiKeys') };
}

/** A part of the client (`admin.workspaces.users`), under the path that led to it. */
function recorded(part, path) {
  return new Proxy(part, {
    get(_, name) {
      const inner = part[name];
      const below = `${path}.${String(name)}`;
      if (typeof inner !== 'function') return recorded(inner, below);
      return (argument) => {
        CALLED.add(below);
        return inner.call(part, argument);
      };
    },
  });
}

/** The public methods of a part of the client and of the parts below it. */
export function methods(part, path) {
  const own = Object.getOwnPropertyNames(Object.getPrototypeOf(part)).filter((name) => name !== 'constructor');
  const parts = Object.entries(part).filter(([name]) => name !== 'client');
  return [
    ...own.filter((name) => typeof part[name] === 'function').map((name) => `${path}.${name}`),
    ...parts.filter(([, inner]) => isPart(inner)).flatMap(([name, inner]) => methods(inner, `${path}.${name}`)),
  ];
}

/** A part holds the client that it calls through. */
const isPart = (value) => typeof value === 'object' && value !== null && 'client' in value;

/** The client as the organization's owner. */
export const portkey = connect(KEY);

/** An answer's fields: the client puts one function beside them. */
export function fields({ getHeaders, ...answer }) {
  assert.ok(getHeaders()['trace-id'], 'the client shows the headers that start with x-portkey-');
  return answer;
}

export async function assertEmpty(call) {
  assert.deepEqual(fields(await call), {});
}

const ERRORS = {
  400: ['BadRequestError', 'AB01'],
  401: ['AuthenticationError', 'AB05'],
  403: ['PermissionDeniedError', 'AB03'],
  404: ['NotFoundError', 'AB08'],
  409: ['ConflictError', 'AB07'],
};

/**
 * The call fails with the client's error of this status, in the vendor's shape and nothing beside
 * it. What a person reads is that shape as JSON text: the client looks for a `message` at its top.
 */
export async function assertRefused(status, call, message = /./) {
  const error = await call.then(
    () => assert.fail(`expected a refusal with status ${status}`),
    (reason) => reason,
  );
  const [name, code] = ERRORS[status];
  assert.equal(error.constructor.name, name, error.stack);
  assert.equal(error.status, status);
  assert.deepEqual(Object.keys(error.error), ['success', 'data']);
  assert.equal(error.error.success, false);
  assert.deepEqual(Object.keys(error.error.data), ['message', 'errorCode']);
  assert.equal(error.error.data.errorCode, code);
  assert.match(error.error.data.message, message);
  assert.equal(error.message, JSON.stringify(error.error));
}
