/**
 * The protocol's inspector on the command line against the Portkey example, and against the published file that it does the work
 * of where there is one; the upstream of each is a Roster.
 */

import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const INSPECTOR = fileURLToPath(new URL('node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js', import.meta.url));
const WORKSPACE = 'ws-platform-17fa3c';
const ERAS = ['legacy', 'auto', 'modern'];

const { ROSTER_BINARY: binary, ROSTER_EXAMPLES: examples, ROSTER_CORPUS: corpus, ROSTER_URL: roster, ROSTER_KEY: key } = process.env;
assert.ok(binary && examples && roster && key, 'ROSTER_BINARY, ROSTER_EXAMPLES, ROSTER_URL or ROSTER_KEY is not set: README.md says what the tests need');

const files = [join(examples, 'portkey-members.yaml')];
const published = 'portkey-workspaces-members.yaml';
if (corpus) files.push(join(corpus, published));
else test(published, { skip: 'ROSTER_CORPUS is not set' });

let server, url;

/** Serves a file's adapters on free ports. */
async function serve(file) {
  const { adapters } = JSON.parse(execFileSync(binary, ['capability', 'describe', '--json', file]));
  const { upstream } = adapters.flatMap(({ tools }) => tools ?? [])[0].calls[0];
  const ports = adapters.flatMap(({ namespace }) => ['--port', `${namespace}=0`]);
  server = spawn(binary, ['capability', 'serve', file, '--upstream', `${upstream}=${roster}/portkey/v1`, ...ports, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, PORTKEY_API_KEY: key },
  });
  const [line] = await once(createInterface(server.stdout), 'line');
  url = `${JSON.parse(line).adapters.find(({ kind }) => kind === 'mcp').url}/mcp`;
}

/** What the inspector answers, and with which code it ends. */
async function inspect(...options) {
  return new Promise((resolve) => {
    execFile(process.execPath, [INSPECTOR, '--cli', url, '--transport', 'http', ...options, '--format', 'json', '-q'], (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, text: stdout + stderr, result: stdout.startsWith('{') ? JSON.parse(stdout).result : undefined });
    });
  });
}

const tool = (era, name, args) => inspect('--protocol-era', era, '--method', 'tools/call', '--tool-name', name, '--tool-args-json', JSON.stringify(args));

/** The native API, the other surface. */
async function members() {
  const { ROSTER_ORGANIZATION: organization } = process.env;
  const path = `${roster}/api/v1/organizations/${organization}/workspaces/${WORKSPACE}/members?limit=100`;
  return (await (await fetch(path, { headers: { authorization: `Bearer ${key}` } })).json()).data;
}

for (const file of files) {
  describe(basename(file), () => {
    before(() => serve(file));
    after(() => server?.kill());

    for (const era of ERAS) {
      test(`${era}: the schemas of the tools are portable`, async () => {
        const { code, text, result } = await inspect('--protocol-era', era, '--method', 'tools/list', '--strict');
        assert.equal(code, 0, text);
        assert.equal(result.tools.length, 5);
      });

      test(`${era}: tools read what is there`, async () => {
        const listed = await tool(era, 'get-workspace-members', { workspaceId: WORKSPACE, page_size: 100 });
        const emails = listed.result.structuredContent.data.map(({ email }) => email).sort();
        const native = JSON.stringify(await members());
        assert.ok(emails.length > 5 && emails.every((email) => native.includes(email)), listed.text);
        const first = listed.result.structuredContent.data[0];
        const read = await tool(era, 'get-member', { workspaceId: WORKSPACE, userId: first.id });
        assert.deepEqual([read.result.structuredContent.email, read.result.structuredContent.role], [first.email, first.role]);
      });

      test(`${era}: tools change what is there`, async () => {
        const listed = await tool(era, 'get-workspace-members', { workspaceId: WORKSPACE, role: 'member', page_size: 100 });
        const { id, email } = listed.result.structuredContent.data[0];
        const role = async () => (await members()).find((member) => JSON.stringify(member).includes(email))?.role;
        await tool(era, 'update-workspace-member', { workspaceId: WORKSPACE, userId: id, body: { role: 'manager' } });
        assert.equal(await role(), 'manager');
        await tool(era, 'remove-workspace-member', { workspaceId: WORKSPACE, userId: id });
        assert.equal(await role(), undefined);
        await tool(era, 'add-workspace-member', { workspaceId: WORKSPACE, body: { users: [{ id, role: 'member' }] } });
        assert.equal(await role(), 'member');
      });

      test(`${era}: a refusal is the tool's`, async () => {
        const { text } = await tool(era, 'get-member', { workspaceId: 'nowhere', userId: 'nobody' });
        assert.match(text, /"isError":\s*true/);
      });
    }
  });
}
