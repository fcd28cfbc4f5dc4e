/** What the tools print, made from what the Portkey surface has to show. */

import * as lens from '../roster-node/lens.mjs';

const name = (person) => [person.first_name, person.last_name].filter(Boolean).join(' ');

export function user(native) {
  const shown = lens.user(native);
  return { ...lens.pick(shown, 'id', 'email', 'role', 'created_at', 'last_updated_at'), name: name(shown) };
}

export function workspace(native) {
  return lens.pick(lens.workspace(native), 'id', 'name', 'slug', 'description', 'created_at', 'last_updated_at');
}

export function member(native, user, workspace) {
  const shown = lens.member(native, user, workspace);
  return {
    ...lens.pick(shown, 'id', 'status', 'created_at', 'last_updated_at'),
    name: name(shown),
    organization_role: shown.org_role,
    workspace_role: shown.role,
  };
}

export function apiKey(native) {
  const { object, ...shown } = lens.apiKey(native);
  return shown;
}

export function invite(native) {
  return lens.pick(lens.invite(native, []), 'id', 'email', 'role', 'status', 'created_at', 'expires_at');
}
