/** What the OpenAI surface has to show, worked out from what the native API says. */

export const ORGANIZATION_ROLE = { owner: 'owner', admin: 'owner', viewer: 'reader', member: 'reader' };
export const PROJECT_ROLE = { admin: 'owner', manager: 'owner', member: 'member', viewer: 'member' };

/** Ids that came with the world: the surface shows them in place of those that it makes itself. */
export const ALIASES = new Map();
export const shownId = (kind, native) => ALIASES.get(native) ?? `${kind}${native}`;

/** Whole seconds since 1970, those that have begun. */
export const seconds = (native) => native && Math.floor(Date.parse(native) / 1000);

export const name = (user) => `${user.given_name} ${user.family_name}`.trim() || null;

/** Rows of the native API in the order of ids, in which the client's lists are. */
export const byId = (rows) => rows.toSorted((one, other) => ((one.id ?? one.user.id) < (other.id ?? other.user.id) ? -1 : 1));

export const user = (native) => ({
  object: 'organization.user',
  id: shownId('user-', native.id),
  name: name(native),
  email: native.email,
  role: ORGANIZATION_ROLE[native.role],
  added_at: seconds(native.created_at),
  created: seconds(native.created_at),
  is_service_account: false,
  is_scim_managed: false,
});

export const project = (native) => ({
  object: 'organization.project',
  id: shownId('proj_', native.id),
  name: native.name,
  created_at: seconds(native.created_at),
  archived_at: seconds(native.archived_at),
  status: native.status,
});

export const projectUser = (native) => ({
  object: 'organization.project.user',
  id: shownId('user-', native.user.id),
  name: name(native.user),
  email: native.user.email,
  role: PROJECT_ROLE[native.role],
  added_at: seconds(native.created_at),
});

export const invite = (native) => ({
  object: 'organization.invite',
  id: shownId('invite-', native.id),
  email: native.email,
  role: ORGANIZATION_ROLE[native.role],
  status: native.status,
  created_at: seconds(native.created_at),
  expires_at: seconds(native.expires_at),
  accepted_at: seconds(native.accepted_at),
  projects: (native.workspaces ?? []).map((place) => ({ id: shownId('proj_', place.workspace), role: PROJECT_ROLE[place.role] })),
});

export const group = (native) => ({
  id: shownId('group_', native.id),
  name: native.name,
  created_at: seconds(native.created_at),
  is_scim_managed: false,
  group_type: 'group',
});

export const serviceAccount = (native) => ({
  object: 'organization.project.service_account',
  id: shownId('svc_acct_', native.id),
  name: native.name,
  role: PROJECT_ROLE[native.role],
  created_at: seconds(native.created_at),
});

export const key = (native, object) => ({
  object,
  id: shownId('key_', native.id),
  name: native.name,
  redacted_value: native.mask.replace('*****', '...'),
  created_at: seconds(native.created_at),
  expires_at: seconds(native.expires_at),
});

export const projectGroup = (native) => ({
  object: 'project.group',
  project_id: shownId('proj_', native.workspace),
  group_id: shownId('group_', native.group.id),
  group_name: native.group.name,
  group_type: 'group',
  created_at: seconds(native.created_at),
});

/** A custom role. One that no surface gave words has those of the native API. */
const namedRole = (native) => ({
  id: shownId('role_', native.id),
  name: native.name,
  permissions: native.scopes ?? native.permissions,
  resource_type: native.workspace ? 'api.project' : 'api.organization',
  predefined_role: false,
  description: native.description,
});

export const role = (native) => ({ object: 'role', ...namedRole(native) });

/** A custom role that somebody has, themselves or through groups. */
export const assignedRole = (native) => ({
  ...namedRole(native.role),
  created_at: seconds(native.role.created_at),
  updated_at: seconds(native.role.updated_at),
  created_by: null,
  created_by_user_obj: null,
  metadata: null,
  assignment_sources: native.groups.length
    ? native.groups.map((group) => ({ principal_id: shownId('group_', group), principal_type: 'group' }))
    : null,
});
