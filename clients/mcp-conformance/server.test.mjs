/** Roster's own MCP: the conformance suite against `/mcp`, and the inspector on the command line against it and `roster mcp`. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve as absolute } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { expectedOfTheServer } from './expected.mjs';
import { REVISIONS, run, withKey } from './suite.mjs';

const INSPECTOR = fileURLToPath(new URL('node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js', import.meta.url));
const { ROSTER_BINARY: binary, ROSTER_URL: roster, ROSTER_KEY: key, ROSTER_ORGANIZATION: organization } = process.env;

/** What the suite has to pass, whatever else a server is. */
const MUST = {
  '2026-07-28': ['tools-list', 'server-sse-multiple-streams', 'dns-rebinding-protection', 'http-header-validation'],
  '2025-11-25': ['server-initialize', 'ping', 'tools-list', 'server-sse-multiple-streams', 'dns-rebinding-protection', 'server-session-lifecycle'],
};

let folder, keyed;

before(async () => {
  assert.ok(binary && roster && key && organization, 'ROSTER_BINARY, ROSTER_URL, ROSTER_KEY or ROSTER_ORGANIZATION is not set: README.md says what the tests need');
  folder = await mkdtemp(join(tmpdir(), 'roster-conformance-'));
  keyed = await withKey(roster, key);
});

after(async () => {
  keyed?.stop();
  if (folder) await rm(folder, { recursive: true });
});

for (const revision of REVISIONS) {
  test(`revision ${revision}: nothing fails but what no server of tools can be`, { timeout: 300_000 }, async () => {
    const { passed, text } = await run(folder, `${keyed.url}/mcp`, revision, expectedOfTheServer(revision));
    assert.ok(passed, text);
    for (const scenario of MUST[revision]) {
      assert.match(text, new RegExp(`✓ ${scenario}: [1-9]`), `${scenario} ran`);
    }
  });
}

const HTTP = [`${roster}/mcp`, '--transport', 'http', '--header', `Authorization: Bearer ${key}`];
// The inspector hands its own variables on to no command.
const STDIO = ['env', `ROSTER_URL=${roster}`, `ROSTER_KEY=${key}`, absolute(binary ?? ''), 'mcp'];
const WAYS = ['legacy', 'auto', 'modern'].map((era) => [`HTTP, ${era}`, [...HTTP, '--protocol-era', era]]).concat([['roster mcp', STDIO]]);

/** What the inspector answers, and with which code it ends. */
async function inspect(way, ...options) {
  return new Promise((resolve) => {
    execFile(process.execPath, [INSPECTOR, '--cli', ...way, ...options, '--format', 'json', '-q'], { maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, text: stdout + stderr, result: stdout.startsWith('{') ? JSON.parse(stdout).result : undefined });
    });
  });
}

/** The native API, the other surface. */
async function native(method, path, body) {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${roster}/api/v1/organizations/${organization}/${path}`, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, value: text ? JSON.parse(text) : undefined };
}

for (const [name, way] of WAYS) {
  const call = (tool, args) => inspect(way, '--method', 'tools/call', '--tool-name', tool, '--tool-args-json', JSON.stringify(args));

  test(`${name}: the schemas of the tools are portable`, async () => {
    const { code, text, result } = await inspect(way, '--method', 'tools/list', '--strict');
    assert.equal(code, 0, text);
    assert.ok(result.tools.length > 50, text);
  });

  test(`${name}: tools do what the native API then says`, async () => {
    const email = `inspector.${process.pid}.${name.replace(/\W/g, '')}@example.com`;
    const { value: user } = await native('POST', 'users', { email, role: 'member' });
    const { value: workspace } = await native('POST', 'workspaces', { name: `Inspected ${name}` });
    const one = { workspaceId: workspace.slug, userId: user.id };
    const role = async () => (await native('GET', `workspaces/${workspace.slug}/members/${user.id}`)).value.role;
    const added = { workspaceId: workspace.slug, body: { users: [{ id: user.id, role: 'member' }] } };
    const planned = await call('add-workspace-member', { ...added, dry_run: true });
    assert.equal(planned.result.structuredContent.changes[0].action, 'workspace_members.create', planned.text);
    assert.equal(await role(), undefined);
    await call('add-workspace-member', added);
    assert.equal(await role(), 'member');
    await call('update-workspace-member', { ...one, body: { role: 'manager' } });
    assert.equal(await role(), 'manager');
    const read = await call('get-member', one);
    assert.deepEqual(read.result.structuredContent, (await native('GET', `workspaces/${workspace.slug}/members/${user.id}`)).value);
    await call('remove-workspace-member', one);
    assert.equal(await role(), undefined);
  });

  test(`${name}: a refusal is the tool's`, async () => {
    const { text } = await call('get-member', { workspaceId: 'nowhere', userId: 'nobody' });
    assert.match(text, /"isError":\s*true/);
  });
}
