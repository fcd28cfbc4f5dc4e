/** auditLogs. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as make from '../roster-node/make.mjs';
import { organization, rows } from './sdk.mjs';

const { auditLogs } = organization;
const told = (logs) => logs.map((log) => [log.type, log[log.type]]);

test('what happened in a project is told, and found by each filter', async () => {
  const [workspace, user] = [await make.workspace(), await make.user()];
  const [project, person] = [`proj_${workspace.id}`, `user-${user.id}`];
  await organization.projects.users.create(project, { user_id: person, role: 'member' });
  await organization.projects.users.update(person, { project_id: project, role: 'owner' });
  await organization.projects.archive(project);
  const logs = await rows(auditLogs.list({ project_ids: [project], limit: 2 }));
  assert.deepEqual(told(logs).reverse(), [
    ['project.created', { id: project, data: { name: workspace.name, title: workspace.name } }],
    ['user.added', { id: person, data: { role: 'member' } }],
    ['user.updated', { id: person, changes_requested: { role: 'owner' } }],
    ['project.archived', { id: project }],
  ]);
  const types = async (filters) => (await rows(auditLogs.list({ limit: 1, ...filters }))).map((log) => log.type);
  assert.deepEqual(await types({ resource_ids: [person], project_ids: [project] }), ['user.updated', 'user.added']);
  assert.deepEqual(await types({ resource_ids: [project], event_types: ['project.created', 'project.archived'] }), ['project.archived', 'project.created']);
  assert.deepEqual(await types({ resource_ids: [project], actor_emails: ['ona@example.com'], event_types: ['project.created'] }), ['project.created']);
  assert.deepEqual(await types({ resource_ids: [project], actor_emails: ['nobody@example.com'] }), []);
  const at = logs[0].effective_at;
  assert.deepEqual(await types({ resource_ids: [project], event_types: ['project.archived'], effective_at: { gte: at, lte: at } }), ['project.archived']);
  assert.deepEqual(await types({ resource_ids: [project], effective_at: { gt: at + 1 } }), []);
  const [newest, next] = logs;
  const back = await auditLogs.list({ limit: 1, project_ids: [project], before: next.id });
  assert.deepEqual(back.data.map((log) => log.id), [newest.id]);
});
