/** The protocol's official conformance suite against a capability, both revisions. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';

import { expectedFailures } from './expected.mjs';
import { FILE, startUpstream } from './fixture.mjs';
import { REVISIONS, run } from './suite.mjs';

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

for (const revision of REVISIONS) {
  test(`revision ${revision}: nothing fails but what no capability can be`, { timeout: 300_000 }, async () => {
    const { passed, text } = await run(folder, url, revision, expectedFailures(revision));
    assert.ok(passed, text);
    for (const scenario of ['tools-list', 'tools-call-simple-text', 'tools-call-error', 'dns-rebinding-protection']) {
      assert.match(text, new RegExp(`✓ ${scenario}: [1-9]`), `${scenario} ran`);
    }
  });
}

test('a failure that nobody expects is a failure', { timeout: 300_000 }, async () => {
  const { passed } = await run(folder, url, '2025-11-25', []);
  assert.ok(!passed);
});
