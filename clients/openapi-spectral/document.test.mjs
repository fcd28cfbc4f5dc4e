/** The OpenAPI document that the server serves, as Spectral reads it. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const SPECTRAL = here('node_modules/@stoplight/spectral-cli/dist/index.js');

let document;

before(async () => {
  const server = process.env.ROSTER_URL;
  assert.ok(server, 'ROSTER_URL is not set: README.md says what the tests need');
  const answer = await fetch(`${server}/api/v1/openapi.json`);
  assert.equal(answer.status, 200);
  document = await answer.json();
});

/** What Spectral finds, down to hints: the rule and the path of each. */
async function findings(value) {
  const folder = await mkdtemp(join(tmpdir(), 'roster-spectral-'));
  try {
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(value));
    const options = ['lint', file, '--ruleset', here('ruleset.mjs'), '--format', 'json', '--quiet', '--fail-severity', 'hint'];
    const printed = await new Promise((resolve, reject) => {
      execFile(process.execPath, [SPECTRAL, ...options], { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
        // 1: it found something; it prints that too.
        if (error && error.code !== 1) reject(new Error(`spectral: ${error.code}: ${stderr}${stdout}`));
        else resolve(stdout);
      });
    });
    return JSON.parse(printed).map(({ code, path }) => `${code}: ${path.join('.')}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('there is nothing to find', async () => {
  assert.ok(Object.keys(document.paths).length >= 20);
  assert.deepEqual(await findings(document), []);
});

const { ROSTER_BINARY: binary, ROSTER_EXAMPLES: examples } = process.env;
assert.ok(binary && examples, 'ROSTER_BINARY or ROSTER_EXAMPLES is not set: README.md says what the tests need');
const files = readdirSync(examples).filter((name) => name.endsWith('.yaml'));

test('there are examples', () => assert.ok(files.length >= 5, files.join()));

for (const file of files) {
  test(`there is nothing to find in the document of ${file}`, async () => {
    const options = ['capability', 'openapi', join(examples, file)];
    const printed = await new Promise((resolve, reject) => {
      execFile(binary, options, { maxBuffer: 1 << 26 }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    });
    const made = JSON.parse(printed);
    assert.ok(Object.keys(made.paths).length >= 1);
    assert.deepEqual(await findings(made), []);
  });
}

test('what is wrong would be found', async () => {
  const wrong = structuredClone(document);
  const operation = wrong.paths['/me'].get;
  operation.tags = ['nobody'];
  delete operation.description;
  wrong.components.schemas.Slug.examples = [7];
  wrong.components.schemas.Forgotten = { type: 'string' };
  const found = (await findings(wrong)).map((line) => line.split(':')[0]);
  for (const rule of ['operation-tag-defined', 'operation-description', 'oas3-unused-component']) {
    assert.ok(found.includes(rule), `${rule}: ${found}`);
  }
});
