/** The native API, the other surface: what it says is what a client's answers are held against. */

import assert from 'node:assert/strict';

import { KEY, ORGANIZATION, URL_OF_SERVER } from './settings.mjs';

const BASE = `${URL_OF_SERVER}/api/v1/organizations/${ORGANIZATION}/`;

async function send(method, path, body, secret = KEY) {
  const headers = secret === null ? {} : { authorization: `Bearer ${secret}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const url = new URL(path, BASE);
  return fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
}

async function call(method, path, body, secret) {
  const answer = await send(method, path, body, secret);
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? {} : JSON.parse(text);
}

export const get = (path) => call('GET', path);
export const post = (path, body) => call('POST', path, body);
export const patch = (path, body) => call('PATCH', path, body);
export const remove = (path) => call('DELETE', path);

/** A POST outside the organization, with the secret of an account or with none. */
export const postAs = (secret, path, body) => call('POST', `/api/v1/${path}`, body, secret);

/** The status of a GET, for what is expected to be gone. */
export async function status(path) {
  const answer = await send('GET', path);
  await answer.arrayBuffer();
  return answer.status;
}

/** How many rows a list has. */
export async function total(path) {
  return (await get(`${path}?limit=1`)).total;
}

/** Every row of a list, part after part. */
export async function all(path) {
  const rows = [];
  for (let after = ''; after !== null; ) {
    const part = await get(`${path}?limit=100${after && `&after=${encodeURIComponent(after)}`}`);
    rows.push(...part.data);
    after = part.next;
    if (after === null) assert.equal(part.total, rows.length);
  }
  return rows;
}
