/**
 * The published MCP server as a process of its own, spoken to over stdio by the protocol's official
 * client, with a record of the tools that were called.
 */

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

import { KEY, URL_OF_SERVER } from '../roster-node/settings.mjs';

const SERVER = fileURLToPath(new URL('node_modules/portkey-admin-mcp/build/index.js', import.meta.url));

/** Every tool that the tests called, for all.test.mjs. */
export const CALLED = new Set();

const open = [];

/** Ends the servers; while one runs, the tests do not end. */
export const close = () => Promise.all(open.map((client) => client.close()));

/** The server with a key of the caller's choice, and the tools that Roster has to do with. */
export async function connect(apiKey) {
  const client = new Client({ name: 'roster-tests', version: '1.0.0' });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [SERVER],
    env: {
      PORTKEY_BASE_URL: `${URL_OF_SERVER}/portkey/v1`,
      PORTKEY_API_KEY: apiKey,
      PORTKEY_ALLOW_PRIVATE_BASE_URL: 'true',
      PORTKEY_ALLOW_INSECURE_HTTP: 'true',
      PORTKEY_TOOL_DOMAINS: 'users,workspaces,keys,audit',
    },
    stderr: 'ignore',
  });
  await client.connect(transport);
  open.push(client);
  // Once the client knows the tools it also checks what they answer against their output schemas.
  const { tools } = await client.listTools();

  async function call(name, input) {
    CALLED.add(name);
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: input });
    assert.deepEqual(content.map(({ type, text }) => [type, JSON.parse(text)]), [['text', structuredContent]]);
    assert.equal(structuredContent.ok, !isError);
    return structuredContent;
  }

  return {
    tools: tools.map((tool) => tool.name),

    /** What the tool answers. */
    async done(name, input = {}) {
      const answer = await call(name, input);
      assert.ok(answer.ok, `${name}: ${answer.error?.message}`);
      return answer.data;
    },

    /** The tool fails; what a person reads is Roster's message after the tool's name. */
    async refused(message, name, input = {}) {
      const answer = await call(name, input);
      assert.ok(!answer.ok, `${name} was expected to be refused`);
      const lead = `Tool "${name}" failed: `;
      assert.ok(answer.error.message.startsWith(lead), answer.error.message);
      assert.match(answer.error.message.slice(lead.length), message);
    },
  };
}

/** The server as the organization's owner. */
export const portkey = await connect(KEY);
