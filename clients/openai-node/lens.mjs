/** What the OpenAI surface has to show, worked out from what the native API says. */

export const ORGANIZATION_ROLE = { owner: 'owner', admin: 'owner', viewer: 'reader', member: 'reader' };
export const PROJECT_ROLE = { admin: 'owner', manager: 'owner', member: 'member', viewer: 'member' };

/** Whole seconds since 1970, those that have begun. */
export const seconds = (native) => native && Math.floor(Date.parse(native) / 1000);

export const name = (user) => `${user.given_name} ${user.family_name}`.trim() || null;

/** Rows of the native API in the order of ids, in which the client's lists are. */
export const byId = (rows) => rows.toSorted((one, other) => ((one.id ?? one.user.id) < (other.id ?? other.user.id) ? -1 : 1));

export const user = (native) => ({
  object: 'organization.user',
  id: `user-${native.id}`,
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
  id: `proj_${native.id}`,
  name: native.name,
  created_at: seconds(native.created_at),
  archived_at: seconds(native.archived_at),
  status: native.status,
});

export const projectUser = (native) => ({
  object: 'organization.project.user',
  id: `user-${native.user.id}`,
  name: name(native.user),
  email: native.user.email,
  role: PROJECT_ROLE[native.role],
  added_at: seconds(native.created_at),
});

export const invite = (native) => ({
  object: 'organization.invite',
  id: `invite-${native.id}`,
  email: native.email,
  role: ORGANIZATION_ROLE[native.role],
  status: native.status,
  created_at: seconds(native.created_at),
  expires_at: seconds(native.expires_at),
  accepted_at: seconds(native.accepted_at),
  projects: (native.workspaces ?? []).map((place) => ({ id: `proj_${place.workspace}`, role: PROJECT_ROLE[place.role] })),
});

export const group = (native) => ({
  id: `group_${native.id}`,
  name: native.name,
  created_at: seconds(native.created_at),
  is_scim_managed: false,
  group_type: 'group',
});

export const serviceAccount = (native) => ({
  object: 'organization.project.service_account',
  id: `svc_acct_${native.id}`,
  name: native.name,
  role: PROJECT_ROLE[native.role],
  created_at: seconds(native.created_at),
});

export const key = (native, object) => ({
  object,
  id: `key_${native.id}`,
  name: native.name,
  redacted_value: native.mask.replace('*****', '...'),
  created_at: seconds(native.created_at),
  expires_at: seconds(native.expires_at),
});
