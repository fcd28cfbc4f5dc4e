/** Runs the protocol's conformance suite, and what stands between it and a server that asks for a key. */

import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SUITE = fileURLToPath(new URL('node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url));

export const REVISIONS = ['2026-07-28', '2025-11-25'];

/** Runs the suite; what it printed, and whether nothing failed but what is expected, and all of that did. */
export async function run(folder, url, revision, failures) {
  const list = join(folder, `expected-${revision}.yml`);
  await writeFile(list, JSON.stringify({ server: failures }));
  const options = ['server', '--url', url, '--requirements', revision, '--expected-failures', list, '-o', join(folder, revision)];
  return new Promise((resolve) => {
    execFile(process.execPath, [SUITE, ...options], { cwd: folder, maxBuffer: 1 << 26 }, (error, stdout, stderr) => resolve({ passed: !error, text: stdout + stderr }));
  });
}

/** Hands requests on as they came, with the key, which the suite has no way to be told of; its address, and what ends it. */
export async function withKey(target, key) {
  const server = createServer((asked, answer) => {
    const { method, headers } = asked;
    const sent = request(`${target}${asked.url}`, { method, headers: { ...headers, authorization: `Bearer ${key}` } }, (found) => {
      answer.writeHead(found.statusCode, found.headers);
      found.pipe(answer);
    });
    sent.on('error', () => answer.destroy());
    asked.pipe(sent);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
