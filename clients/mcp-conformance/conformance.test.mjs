/** The protocol's official conformance suite against a capability, both revisions. */

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { expectedFailures } from './expected.mjs';
import { FILE, startUpstream } from './fixture.mjs';

const SUITE = fileURLToPath(new URL('node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url));

let folder, upstream, server, url;

before(async () => {
  assert.ok(process.env.ROSTER_BINARY, 'ROSTER_BINARY is not set: README.md says what the tests need');
  folder = await mkdtemp(join(tmpdir(), 'roster-conformance-'));
  await writeFile(join(folder, 'fixture.yaml'), FILE);
  upstream = await startUpstream();
  const options = ['--upstream', `stub=${upstream.url}`, '--port', 'conformance=0', '--json'];
  server = spawn(process.env.ROSTER_BINARY, ['capability', 'serve', join(folder, 'fixture.yaml'), ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(server.stdout), 'line');
  url = `${JSON.parse(line).adapters[0].url}/mcp`;
});

after(async () => {
  server?.kill();
  upstream?.stop();
  if (folder) await rm(folder, { recursive: true });
});

/** Runs the suite; what it printed, and whether nothing failed but what is expected, and all of that did. */
async function run(revision, failures) {
  const list = join(folder, `expected-${revision}.yml`);
  await writeFile(list, JSON.stringify({ server: failures }));
  const options = ['server', '--url', url, '--requirements', revision, '--expected-failures', list, '-o', join(folder, revision)];
  return new Promise((resolve) => {
    execFile(process.execPath, [SUITE, ...options], { cwd: folder, maxBuffer: 1 << 26 }, (error, stdout, stderr) => resolve({ passed: !error, text: stdout + stderr }));
  });
}

for (const revision of ['2026-07-28', '2025-11-25']) {
  test(`revision ${revision}: nothing fails but what no capability can be`, { timeout: 300_000 }, async () => {
    const { passed, text } = await run(revision, expectedFailures(revision));
    assert.ok(passed, text);
    for (const scenario of ['tools-list', 'tools-call-simple-text', 'tools-call-error', 'dns-rebinding-protection']) {
      assert.match(text, new RegExp(`✓ ${scenario}: [1-9]`), `${scenario} ran`);
    }
  });
}

test('a failure that nobody expects is a failure', { timeout: 300_000 }, async () => {
  const { passed } = await run('2025-11-25', []);
  assert.ok(!passed);
});
