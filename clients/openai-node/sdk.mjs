/**
 * The published client, with a record of what was called. Nothing of it is replaced: the calls go to
 * its own methods.
 */

import assert from 'node:assert/strict';

import OpenAI from 'openai';

import { KEY, URL_OF_SERVER } from '../roster-node/settings.mjs';

/** Every method that the tests called, for all.test.mjs. */
export const CALLED = new Set();

/** What the client administers an organization with, with a key of the caller's choice. */
export function connect(adminAPIKey, options = {}) {
  const client = new OpenAI({ adminAPIKey, baseURL: `${URL_OF_SERVER}/openai/v1`, ...options });
  return recorded(client.admin, 'admin').organization;
}

/** A part of the client (`admin.organization.users`), under the path that led to it. */
function recorded(part, path) {
  return new Proxy(part, {
    get(_, name) {
      const inner = part[name];
      const below = `${path}.${String(name)}`;
      if (typeof inner !== 'function') return recorded(inner, below);
      return (...given) => {
        CALLED.add(below);
        return inner.apply(part, given);
      };
    },
  });
}

/** The public methods of a part of the client and of the parts below it. */
export function methods(part, path) {
  const own = Object.getOwnPropertyNames(Object.getPrototypeOf(part)).filter((name) => name !== 'constructor');
  return [
    ...own.filter((name) => typeof part[name] === 'function').map((name) => `${path}.${name}`),
    ...Object.entries(part).filter(([, inner]) => isPart(inner)).flatMap(([name, inner]) => methods(inner, `${path}.${name}`)),
  ];
}

/** A part holds the client that it calls through. */
const isPart = (value) => typeof value === 'object' && value !== null && '_client' in value;

/** The client as the organization's owner. */
export const organization = connect(KEY);

/** Every row of a list, as the client goes from page to page. */
export async function rows(page) {
  const found = [];
  for await (const row of page) found.push(row);
  return found;
}

const ERRORS = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
};

/** The call fails with the client's error of this status, in the vendor's shape and nothing beside it. */
export async function assertRefused(status, call, { code, param = null } = {}) {
  const error = await call.then(
    () => assert.fail(`expected a refusal with status ${status}`),
    (reason) => reason,
  );
  assert.equal(error.constructor.name, ERRORS[status], error.stack);
  assert.equal(error.status, status);
  assert.deepEqual(Object.keys(error.error), ['message', 'type', 'param', 'code']);
  assert.equal(error.type, 'invalid_request_error');
  assert.equal(error.param, param);
  if (code) assert.equal(error.code, code);
  assert.equal(error.requestID.length, 26);
  return error;
}
