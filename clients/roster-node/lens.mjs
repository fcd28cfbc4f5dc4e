/** What the Portkey surface has to show, worked out from what the native API says. */

import assert from 'node:assert/strict';

import { toUuid } from './ids.mjs';

/** What a member without a scope list of its own is shown with, by the role that is shown. */
export const ADMIN_SCOPES = [
  'organisations.read',
  'organisation_users.read',
  'workspaces.read',
  'logs.list',
  'logs.view',
  'prompts.create',
  'prompts.read',
  'prompts.list',
  'configs.create',
  'configs.read',
  'configs.list',
  'virtual_keys.create',
  'virtual_keys.read',
  'virtual_keys.list',
  'workspace_users.create',
  'workspace_users.read',
  'workspace_users.list',
  'generations.create',
];
const READ_SCOPES = ADMIN_SCOPES.filter((scope) => /\.(read|list|view)$/.test(scope));

export const ORGANIZATION_ROLE = { owner: 'owner', admin: 'admin', viewer: 'member', member: 'member' };
export const WORKSPACE_ROLE = { admin: 'admin', manager: 'manager', member: 'member', viewer: 'member' };

/** Portkey's times have milliseconds and a Z, always. */
export const time = (native) => native && new Date(native).toISOString();

export function user(native) {
  return {
    object: 'user',
    id: toUuid(native.id),
    first_name: native.given_name,
    last_name: native.family_name,
    role: ORGANIZATION_ROLE[native.role],
    email: native.email,
    created_at: time(native.created_at),
    last_updated_at: time(native.updated_at),
  };
}

export function workspace(native) {
  return {
    object: 'workspace',
    id: toUuid(native.id),
    slug: native.slug,
    name: native.name,
    description: native.description,
    created_at: time(native.created_at),
    last_updated_at: time(native.updated_at),
    is_default: Number(native.is_default),
  };
}

/** A member; its organization role stands with the user. */
export function member(native, user, workspace) {
  const role = WORKSPACE_ROLE[native.role];
  return {
    object: 'workspace-user',
    id: toUuid(user.id),
    first_name: user.given_name,
    last_name: user.family_name,
    org_role: ORGANIZATION_ROLE[user.role],
    role,
    created_at: time(native.created_at),
    last_updated_at: time(native.updated_at),
    status: 'active',
    workspace_id: toUuid(workspace.id),
    email: user.email,
    scopes: role === 'member' ? READ_SCOPES : ADMIN_SCOPES,
    settings: null,
  };
}

const KEY_TYPE = { organization: 'organisation-service', workspace: 'workspace-service', user: 'workspace-user' };

export function apiKey(native) {
  return {
    object: 'api-key',
    id: toUuid(native.id),
    name: native.name,
    description: native.description,
    type: KEY_TYPE[native.owner.type],
    workspace_id: native.workspace && toUuid(native.workspace),
    user_id: native.owner.type === 'user' ? toUuid(native.owner.id) : null,
    status: native.status,
    scopes: native.scopes,
    expires_at: time(native.expires_at),
    created_at: time(native.created_at),
  };
}

const INVITE_STATUS = { pending: 'pending', accepted: 'accepted', revoked: 'cancelled', expired: 'expired' };

/** An invite; its workspaces are named as whoever made it wrote them. */
export function invite(native, written) {
  return {
    object: 'invite',
    id: toUuid(native.id),
    email: native.email,
    role: ORGANIZATION_ROLE[native.role],
    created_at: time(native.created_at),
    expires_at: time(native.expires_at),
    accepted_at: time(native.accepted_at),
    status: INVITE_STATUS[native.status],
    invited_by: native.invited_by && toUuid(native.invited_by),
    workspaces: written.map((id, at) => ({ id, workspace_id: id, role: WORKSPACE_ROLE[native.workspaces[at].role] })),
  };
}

/** The answer has each expected field with its value; what else it has is its own affair. */
export function assertShows(answer, expected) {
  const shown = Object.keys(expected).map((name) => [name, name in answer ? answer[name] : 'absent']);
  assert.deepEqual(Object.fromEntries(shown), expected);
}

/** Some of an object's fields. */
export const pick = (object, ...names) => Object.fromEntries(names.map((name) => [name, object[name]]));
