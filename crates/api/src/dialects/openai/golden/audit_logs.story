# The audit log, in the vendor's types.

> owner POST /openai/v1/organization/users/{user}
{"role": "owner"}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "owner",
  "added_at": 1767323065,
  "created": 1767323065,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": null,
  "developer_persona": null,
  "user": {
    "object": "user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "name": "Ursula Example",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": null
}

> owner POST /openai/v1/organization/users/{user}
{"developer_persona": "backend"}
< 200
< content-type: application/json
{
  "object": "organization.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "owner",
  "added_at": 1767323065,
  "created": 1767323065,
  "is_service_account": false,
  "is_scim_managed": false,
  "is_scale_tier_authorized_purchaser": null,
  "api_key_last_used_at": null,
  "technical_level": null,
  "developer_persona": "backend",
  "user": {
    "object": "user",
    "id": "user-01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "name": "Ursula Example",
    "picture": null,
    "enabled": true,
    "banned": false,
    "banned_at": null
  },
  "projects": null
}

= clock 10

> owner POST /openai/v1/organization/invites
{"email": "new@example.com", "role": "reader"}
< 200
< content-type: application/json
{
  "object": "organization.invite",
  "id": "invite-01kdybr0rrfy7affeksmvx0v29",
  "email": "new@example.com",
  "role": "reader",
  "status": "pending",
  "created_at": 1767324255,
  "invited_at": 1767324255,
  "expires_at": 1767929055,
  "accepted_at": null,
  "projects": []
}

= keep invite /id

> owner DELETE /openai/v1/organization/invites/{invite}
< 200
< content-type: application/json
{
  "object": "organization.invite.deleted",
  "id": "invite-01kdybr0rrfy7affeksmvx0v29",
  "deleted": true
}

= clock 10

> owner POST /openai/v1/organization/groups
{"name": "Team"}
< 200
< content-type: application/json
{
  "object": "group",
  "id": "group_01kdybrah8evtaej682yrb9y2p",
  "name": "Team",
  "created_at": 1767324265,
  "is_scim_managed": false,
  "group_type": "group"
}

= keep team /id

> owner POST /openai/v1/organization/groups/{team}
{"name": "The team"}
< 200
< content-type: application/json
{
  "object": "group",
  "id": "group_01kdybrah8evtaej682yrb9y2p",
  "name": "The team",
  "created_at": 1767324265,
  "is_scim_managed": false,
  "group_type": "group"
}

> owner POST /openai/v1/organization/groups/{team}/users
{"user_id": "{user}"}
< 200
< content-type: application/json
{
  "object": "group.user",
  "user_id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "group_id": "group_01kdybrah8evtaej682yrb9y2p"
}

> owner POST /openai/v1/organization/projects
{"name": "Project"}
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdybrah8e9vbjcnh84etebtm",
  "name": "Project",
  "created_at": 1767324265,
  "archived_at": null,
  "status": "active",
  "external_key_id": null
}

= keep project /id

> owner POST /openai/v1/organization/projects/{project}
{"name": "Renamed"}
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdybrah8e9vbjcnh84etebtm",
  "name": "Renamed",
  "created_at": 1767324265,
  "archived_at": null,
  "status": "active",
  "external_key_id": null
}

> admin POST /openai/v1/organization/projects/{project}/users
{"user_id": "{user}", "role": "member"}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "member",
  "added_at": 1767324265
}

> admin POST /openai/v1/organization/projects/{project}/users/{user}
{"role": "owner"}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "name": "Ursula Example",
  "email": "ursula@acme.example",
  "role": "owner",
  "added_at": 1767324265
}

> admin DELETE /openai/v1/organization/projects/{project}/users/{user}
< 200
< content-type: application/json
{
  "object": "organization.project.user.deleted",
  "id": "user-01kdyakpn8f39rs18eq9wfsch3",
  "deleted": true
}

> admin POST /openai/v1/organization/projects/{project}/archive
< 200
< content-type: application/json
{
  "object": "organization.project",
  "id": "proj_01kdybrah8e9vbjcnh84etebtm",
  "name": "Renamed",
  "created_at": 1767324265,
  "archived_at": 1767324265,
  "status": "archived",
  "external_key_id": null
}

> owner POST /openai/v1/organization/admin_api_keys
{"name": "Key"}
< 200
< content-type: application/json
{
  "object": "organization.admin_api_key",
  "id": "key_01kdybrah8ewaty942bfjymrt9",
  "name": "Key",
  "redacted_value": "rst_key_...OXi",
  "value": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUVkH1W7FlUEJv0Uy256SHi9OsmbfnVkKP6If4yTLnBo41rsOXi",
  "created_at": 1767324265,
  "expires_at": null,
  "last_used_at": null,
  "owner": {
    "type": "user",
    "object": "organization.user",
    "id": "user-01kdyak52rf9trm1cw6xee5e73",
    "name": "Ona Example",
    "created_at": 1767323047,
    "role": "owner"
  }
}

= keep key /id

> owner DELETE /openai/v1/organization/admin_api_keys/{key}
< 200
< content-type: application/json
{
  "object": "organization.admin_api_key.deleted",
  "id": "key_01kdybrah8ewaty942bfjymrt9",
  "deleted": true
}

> owner PATCH /api/v1/organizations/{organization}
{"name": "Acme and sons"}
< 200
< content-type: application/json
{
  "id": "01kdyak52rfs2t2rg44v84s4gr",
  "slug": "acme",
  "name": "Acme and sons",
  "settings": null,
  "members_can_create_workspaces": false,
  "created_at": "2026-01-02T03:04:07.000Z",
  "updated_at": "2026-01-02T03:24:25.000Z"
}

> owner GET /openai/v1/organization/audit_logs?limit=16
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybrah8f4qtc8bdkyhfbhqq",
      "type": "organization.updated",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "organization.updated": {
        "id": "org-01kdyak52rfs2t2rg44v84s4gr",
        "changes_requested": {
          "name": "Acme and sons",
          "title": "Acme and sons"
        }
      }
    },
    {
      "id": "audit_log-01kdybrah8e1m8dy031ax4t6a8",
      "type": "api_key.deleted",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "api_key.deleted": {
        "id": "key_01kdybrah8ewaty942bfjymrt9"
      }
    },
    {
      "id": "audit_log-01kdybrah8f3nbb6z9pyh7cj7t",
      "type": "api_key.created",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "api_key.created": {
        "id": "key_01kdybrah8ewaty942bfjymrt9",
        "data": {}
      }
    },
    {
      "id": "audit_log-01kdybrah8fx6rw31wntjb9dfd",
      "type": "project.archived",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "name": "Renamed"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak80gf7yvc6drnhdtpzxt",
          "type": "user",
          "user": {
            "id": "user-01kdyak718eqfaqfd8knnvqgaa",
            "email": "adam@acme.example"
          }
        }
      },
      "project.archived": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm"
      }
    },
    {
      "id": "audit_log-01kdybrah8emm9nqr3pwbskvfs",
      "type": "user.deleted",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "name": "Renamed"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak80gf7yvc6drnhdtpzxt",
          "type": "user",
          "user": {
            "id": "user-01kdyak718eqfaqfd8knnvqgaa",
            "email": "adam@acme.example"
          }
        }
      },
      "user.deleted": {
        "id": "user-01kdyakpn8f39rs18eq9wfsch3"
      }
    },
    {
      "id": "audit_log-01kdybrah8fn6vsz9qyp8hz1n0",
      "type": "user.updated",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "name": "Renamed"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak80gf7yvc6drnhdtpzxt",
          "type": "user",
          "user": {
            "id": "user-01kdyak718eqfaqfd8knnvqgaa",
            "email": "adam@acme.example"
          }
        }
      },
      "user.updated": {
        "id": "user-01kdyakpn8f39rs18eq9wfsch3",
        "changes_requested": {
          "role": "owner"
        }
      }
    },
    {
      "id": "audit_log-01kdybrah8f329g5ynqdwpz4d7",
      "type": "user.added",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "name": "Renamed"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak80gf7yvc6drnhdtpzxt",
          "type": "user",
          "user": {
            "id": "user-01kdyak718eqfaqfd8knnvqgaa",
            "email": "adam@acme.example"
          }
        }
      },
      "user.added": {
        "id": "user-01kdyakpn8f39rs18eq9wfsch3",
        "data": {
          "role": "member"
        }
      }
    },
    {
      "id": "audit_log-01kdybrah8e6rb7ybrvyxagqv7",
      "type": "project.updated",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "name": "Renamed"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "project.updated": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "changes_requested": {
          "title": "Renamed"
        }
      }
    },
    {
      "id": "audit_log-01kdybrah8fnsbr1gms2way7xr",
      "type": "project.created",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "name": "Renamed"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "project.created": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "data": {
          "name": "Project",
          "title": "Project"
        }
      }
    },
    {
      "id": "audit_log-01kdybrah8fmdvt7v2ym38775c",
      "type": "group.updated",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "group.updated": {
        "id": "group_01kdybrah8evtaej682yrb9y2p",
        "changes_requested": {}
      }
    },
    {
      "id": "audit_log-01kdybrah8e43amdwqnajtxg95",
      "type": "group.updated",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "group.updated": {
        "id": "group_01kdybrah8evtaej682yrb9y2p",
        "changes_requested": {
          "group_name": "The team"
        }
      }
    },
    {
      "id": "audit_log-01kdybrah8ercv0vqm8mntvjmq",
      "type": "group.created",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "group.created": {
        "id": "group_01kdybrah8evtaej682yrb9y2p",
        "data": {
          "group_name": "Team"
        }
      }
    },
    {
      "id": "audit_log-01kdybr0rrfjhtrwabyrmv47j4",
      "type": "invite.deleted",
      "effective_at": 1767324255,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "invite.deleted": {
        "id": "invite-01kdybr0rrfy7affeksmvx0v29"
      }
    },
    {
      "id": "audit_log-01kdybr0rrf8abhbx5j78dqpnb",
      "type": "invite.sent",
      "effective_at": 1767324255,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "invite.sent": {
        "id": "invite-01kdybr0rrfy7affeksmvx0v29",
        "data": {
          "email": "new@example.com",
          "role": "reader"
        }
      }
    },
    {
      "id": "audit_log-01kdybqq08f3s9ynprxx2y1smm",
      "type": "user.updated",
      "effective_at": 1767324245,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "user.updated": {
        "id": "user-01kdyakpn8f39rs18eq9wfsch3",
        "changes_requested": {}
      }
    },
    {
      "id": "audit_log-01kdybqq08fnftn1c26v37etn7",
      "type": "user.updated",
      "effective_at": 1767324245,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "user.updated": {
        "id": "user-01kdyakpn8f39rs18eq9wfsch3",
        "changes_requested": {
          "role": "owner"
        }
      }
    }
  ],
  "first_id": "audit_log-01kdybrah8f4qtc8bdkyhfbhqq",
  "last_id": "audit_log-01kdybqq08fnftn1c26v37etn7",
  "has_more": true
}

# By type, by project, by who did it and to what: several of each are any of them, and all must fit.
> owner GET /openai/v1/organization/audit_logs?event_types[]=project.archived&event_types[]=group.created&limit=2
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybrah8fx6rw31wntjb9dfd",
      "type": "project.archived",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "name": "Renamed"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak80gf7yvc6drnhdtpzxt",
          "type": "user",
          "user": {
            "id": "user-01kdyak718eqfaqfd8knnvqgaa",
            "email": "adam@acme.example"
          }
        }
      },
      "project.archived": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm"
      }
    },
    {
      "id": "audit_log-01kdybrah8ercv0vqm8mntvjmq",
      "type": "group.created",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "group.created": {
        "id": "group_01kdybrah8evtaej682yrb9y2p",
        "data": {
          "group_name": "Team"
        }
      }
    }
  ],
  "first_id": "audit_log-01kdybrah8fx6rw31wntjb9dfd",
  "last_id": "audit_log-01kdybrah8ercv0vqm8mntvjmq",
  "has_more": true
}

> owner GET /openai/v1/organization/audit_logs?project_ids[]={project}&event_types[]=user.updated
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybrah8fn6vsz9qyp8hz1n0",
      "type": "user.updated",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "name": "Renamed"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak80gf7yvc6drnhdtpzxt",
          "type": "user",
          "user": {
            "id": "user-01kdyak718eqfaqfd8knnvqgaa",
            "email": "adam@acme.example"
          }
        }
      },
      "user.updated": {
        "id": "user-01kdyakpn8f39rs18eq9wfsch3",
        "changes_requested": {
          "role": "owner"
        }
      }
    }
  ],
  "first_id": "audit_log-01kdybrah8fn6vsz9qyp8hz1n0",
  "last_id": "audit_log-01kdybrah8fn6vsz9qyp8hz1n0",
  "has_more": false
}

> owner GET /openai/v1/organization/audit_logs?actor_emails[]=adam@acme.example&limit=2
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybrah8fx6rw31wntjb9dfd",
      "type": "project.archived",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "name": "Renamed"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak80gf7yvc6drnhdtpzxt",
          "type": "user",
          "user": {
            "id": "user-01kdyak718eqfaqfd8knnvqgaa",
            "email": "adam@acme.example"
          }
        }
      },
      "project.archived": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm"
      }
    },
    {
      "id": "audit_log-01kdybrah8emm9nqr3pwbskvfs",
      "type": "user.deleted",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "name": "Renamed"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak80gf7yvc6drnhdtpzxt",
          "type": "user",
          "user": {
            "id": "user-01kdyak718eqfaqfd8knnvqgaa",
            "email": "adam@acme.example"
          }
        }
      },
      "user.deleted": {
        "id": "user-01kdyakpn8f39rs18eq9wfsch3"
      }
    }
  ],
  "first_id": "audit_log-01kdybrah8fx6rw31wntjb9dfd",
  "last_id": "audit_log-01kdybrah8emm9nqr3pwbskvfs",
  "has_more": true
}

> owner GET /openai/v1/organization/audit_logs?resource_ids[]={team}&event_types[]=group.updated
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybrah8fmdvt7v2ym38775c",
      "type": "group.updated",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "group.updated": {
        "id": "group_01kdybrah8evtaej682yrb9y2p",
        "changes_requested": {}
      }
    },
    {
      "id": "audit_log-01kdybrah8e43amdwqnajtxg95",
      "type": "group.updated",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "group.updated": {
        "id": "group_01kdybrah8evtaej682yrb9y2p",
        "changes_requested": {
          "group_name": "The team"
        }
      }
    }
  ],
  "first_id": "audit_log-01kdybrah8fmdvt7v2ym38775c",
  "last_id": "audit_log-01kdybrah8e43amdwqnajtxg95",
  "has_more": false
}

> owner GET /openai/v1/organization/audit_logs?resource_ids[]={user}&resource_ids[]={team}&actor_emails[]=adam@acme.example&event_types[]=user.added
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybrah8f329g5ynqdwpz4d7",
      "type": "user.added",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "name": "Renamed"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak80gf7yvc6drnhdtpzxt",
          "type": "user",
          "user": {
            "id": "user-01kdyak718eqfaqfd8knnvqgaa",
            "email": "adam@acme.example"
          }
        }
      },
      "user.added": {
        "id": "user-01kdyakpn8f39rs18eq9wfsch3",
        "data": {
          "role": "member"
        }
      }
    }
  ],
  "first_id": "audit_log-01kdybrah8f329g5ynqdwpz4d7",
  "last_id": "audit_log-01kdybrah8f329g5ynqdwpz4d7",
  "has_more": false
}

> owner GET /openai/v1/organization/audit_logs?actor_ids[]={service_account}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

> owner GET /openai/v1/organization/audit_logs?event_types[]=certificate.created
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

> owner GET /openai/v1/organization/audit_logs?actor_ids[]=string&project_ids[]=string&resource_ids[]=string&actor_emails[]=string
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

> owner GET /openai/v1/organization/audit_logs?tenant_only=true
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

> owner GET /openai/v1/organization/audit_logs?limit=0&after=after&before=before&effective_at[gt]=0&effective_at[gte]=0&effective_at[lt]=0&effective_at[lte]=0
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

# On from an event, and back to it.
> owner GET /openai/v1/organization/audit_logs?limit=2&event_types[]=api_key.created&event_types[]=api_key.deleted
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybrah8e1m8dy031ax4t6a8",
      "type": "api_key.deleted",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "api_key.deleted": {
        "id": "key_01kdybrah8ewaty942bfjymrt9"
      }
    },
    {
      "id": "audit_log-01kdybrah8f3nbb6z9pyh7cj7t",
      "type": "api_key.created",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "api_key.created": {
        "id": "key_01kdybrah8ewaty942bfjymrt9",
        "data": {}
      }
    }
  ],
  "first_id": "audit_log-01kdybrah8e1m8dy031ax4t6a8",
  "last_id": "audit_log-01kdybrah8f3nbb6z9pyh7cj7t",
  "has_more": true
}

= keep first /first_id
= keep last /last_id

> owner GET /openai/v1/organization/audit_logs?limit=1&event_types[]=project.created&after={last}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybrah8fnsbr1gms2way7xr",
      "type": "project.created",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "name": "Renamed"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "project.created": {
        "id": "proj_01kdybrah8e9vbjcnh84etebtm",
        "data": {
          "name": "Project",
          "title": "Project"
        }
      }
    }
  ],
  "first_id": "audit_log-01kdybrah8fnsbr1gms2way7xr",
  "last_id": "audit_log-01kdybrah8fnsbr1gms2way7xr",
  "has_more": true
}

> owner GET /openai/v1/organization/audit_logs?limit=1&event_types[]=api_key.created&event_types[]=api_key.deleted&before={last}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybrah8e1m8dy031ax4t6a8",
      "type": "api_key.deleted",
      "effective_at": 1767324265,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "api_key.deleted": {
        "id": "key_01kdybrah8ewaty942bfjymrt9"
      }
    }
  ],
  "first_id": "audit_log-01kdybrah8e1m8dy031ax4t6a8",
  "last_id": "audit_log-01kdybrah8e1m8dy031ax4t6a8",
  "has_more": false
}

> owner GET /openai/v1/organization/audit_logs?event_types[]=api_key.created&event_types[]=api_key.deleted&after={first}&before={last}
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

> owner GET /openai/v1/organization/audit_logs?after=audit_log-01kdyb3kege9ybmbxf7h868p25
< 200
< content-type: application/json
{
  "object": "list",
  "data": [],
  "first_id": null,
  "last_id": null,
  "has_more": false
}

> owner GET /openai/v1/organization/audit_logs?effective_at[gt]=x
< 400
< content-type: application/json
{
  "error": {
    "message": "effective_at[gt]: must be whole seconds since 1970",
    "type": "invalid_request_error",
    "param": "effective_at[gt]",
    "code": "invalid_value"
  }
}

# A moment, as it is shown.
> owner GET /openai/v1/organization/audit_logs?effective_at[gte]=1767324255&effective_at[lte]=1767324255
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybr0rrfjhtrwabyrmv47j4",
      "type": "invite.deleted",
      "effective_at": 1767324255,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "invite.deleted": {
        "id": "invite-01kdybr0rrfy7affeksmvx0v29"
      }
    },
    {
      "id": "audit_log-01kdybr0rrf8abhbx5j78dqpnb",
      "type": "invite.sent",
      "effective_at": 1767324255,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "invite.sent": {
        "id": "invite-01kdybr0rrfy7affeksmvx0v29",
        "data": {
          "email": "new@example.com",
          "role": "reader"
        }
      }
    }
  ],
  "first_id": "audit_log-01kdybr0rrfjhtrwabyrmv47j4",
  "last_id": "audit_log-01kdybr0rrf8abhbx5j78dqpnb",
  "has_more": false
}

> owner GET /openai/v1/organization/audit_logs?effective_at[gt]=1767324245&effective_at[lt]=1767324256&event_types[]=invite.sent&event_types[]=invite.deleted
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdybr0rrfjhtrwabyrmv47j4",
      "type": "invite.deleted",
      "effective_at": 1767324255,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "invite.deleted": {
        "id": "invite-01kdybr0rrfy7affeksmvx0v29"
      }
    },
    {
      "id": "audit_log-01kdybr0rrf8abhbx5j78dqpnb",
      "type": "invite.sent",
      "effective_at": 1767324255,
      "project": {
        "id": "proj_01kdyak52rfhq98epc7raq524q",
        "name": "Default"
      },
      "actor": {
        "type": "api_key",
        "api_key": {
          "id": "key_01kdyak52rfha8pxspqe98v0h4",
          "type": "user",
          "user": {
            "id": "user-01kdyak52rf9trm1cw6xee5e73",
            "email": "owner@acme.example"
          }
        }
      },
      "invite.sent": {
        "id": "invite-01kdybr0rrfy7affeksmvx0v29",
        "data": {
          "email": "new@example.com",
          "role": "reader"
        }
      }
    }
  ],
  "first_id": "audit_log-01kdybr0rrfjhtrwabyrmv47j4",
  "last_id": "audit_log-01kdybr0rrf8abhbx5j78dqpnb",
  "has_more": false
}

> weak GET /openai/v1/organization/audit_logs
< 403
< content-type: application/json
{
  "error": {
    "message": "You have insufficient permissions for this operation. Missing scopes: api.management.read (audit_events.list): no role of the caller includes it",
    "type": "invalid_request_error",
    "param": null,
    "code": "missing_scope"
  }
}

# A group's role in a project, found by the group or by the id that is shown.
> owner GET /openai/v1/organization/audit_logs?resource_ids[]={group}&event_types[]=group.updated&event_types[]=group.created
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdyamznrft2r8ts3ayhn07re",
      "type": "group.updated",
      "effective_at": 1767323107,
      "actor": null,
      "group.updated": {
        "id": "group_01kdyamypgftrrxt9cccefrb8d",
        "changes_requested": {}
      }
    },
    {
      "id": "audit_log-01kdyamypgfd7bdkf9588taf7w",
      "type": "group.created",
      "effective_at": 1767323106,
      "actor": null,
      "group.created": {
        "id": "group_01kdyamypgftrrxt9cccefrb8d",
        "data": {
          "group_name": "Readers of all"
        }
      }
    }
  ],
  "first_id": "audit_log-01kdyamznrft2r8ts3ayhn07re",
  "last_id": "audit_log-01kdyamypgfd7bdkf9588taf7w",
  "has_more": false
}

> owner GET /openai/v1/organization/audit_logs?event_types[]=role.assignment.created
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdyay8hrex9s5r63r5xmrkaf",
      "type": "role.assignment.created",
      "effective_at": 1767323411,
      "project": {
        "id": "proj_01kdyak620eckbx8bv47b97rqz",
        "name": "Workspace shared"
      },
      "actor": null,
      "role.assignment.created": {
        "id": "role_assignment_role_01kdyay4mrezhvvgdw1ny4hb9c_group_01kdyamypgftrrxt9cccefrb8d",
        "principal_id": "group_01kdyamypgftrrxt9cccefrb8d",
        "principal_type": "group",
        "resource_id": "proj_01kdyak620eckbx8bv47b97rqz",
        "resource_type": "api.project"
      }
    },
    {
      "id": "audit_log-01kdyay7jgekcbe5rbyvj1fthb",
      "type": "role.assignment.created",
      "effective_at": 1767323410,
      "project": {
        "id": "proj_01kdyak620eckbx8bv47b97rqz",
        "name": "Workspace shared"
      },
      "actor": null,
      "role.assignment.created": {
        "id": "role_assignment_role_01kdyay4mrezhvvgdw1ny4hb9c_user-01kdyakqmgf9stqd5vzxvx3f1n",
        "principal_id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
        "principal_type": "user",
        "resource_id": "proj_01kdyak620eckbx8bv47b97rqz",
        "resource_type": "api.project"
      }
    },
    {
      "id": "audit_log-01kdyay6k8fn8tkaczn46df4zq",
      "type": "role.assignment.created",
      "effective_at": 1767323409,
      "actor": null,
      "role.assignment.created": {
        "id": "role_assignment_role_01kdyay3ngfc8va00w8ansznmp_group_01kdyamypgftrrxt9cccefrb8d",
        "principal_id": "group_01kdyamypgftrrxt9cccefrb8d",
        "principal_type": "group",
        "resource_id": "org-01kdyak52rfs2t2rg44v84s4gr",
        "resource_type": "api.organization"
      }
    },
    {
      "id": "audit_log-01kdyay5m0fbgs3y0mht7qc178",
      "type": "role.assignment.created",
      "effective_at": 1767323408,
      "actor": null,
      "role.assignment.created": {
        "id": "role_assignment_role_01kdyay3ngfc8va00w8ansznmp_user-01kdyakqmgf9stqd5vzxvx3f1n",
        "principal_id": "user-01kdyakqmgf9stqd5vzxvx3f1n",
        "principal_type": "user",
        "resource_id": "org-01kdyak52rfs2t2rg44v84s4gr",
        "resource_type": "api.organization"
      }
    },
    {
      "id": "audit_log-01kdyan0n0ejzv0py9k2dmejrf",
      "type": "role.assignment.created",
      "effective_at": 1767323108,
      "project": {
        "id": "proj_01kdyak620eckbx8bv47b97rqz",
        "name": "Workspace shared"
      },
      "actor": null,
      "role.assignment.created": {
        "id": "role_assignment_role-api-project-viewer__api-project__proj_01kdyak620eckbx8bv47b97rqz_group_01kdyamypgftrrxt9cccefrb8d",
        "principal_id": "group_01kdyamypgftrrxt9cccefrb8d",
        "principal_type": "group",
        "resource_id": "proj_01kdyak620eckbx8bv47b97rqz",
        "resource_type": "api.project"
      }
    }
  ],
  "first_id": "audit_log-01kdyay8hrex9s5r63r5xmrkaf",
  "last_id": "audit_log-01kdyan0n0ejzv0py9k2dmejrf",
  "has_more": false
}

= keep assignment /data/0/role.assignment.created/id

> owner GET /openai/v1/organization/audit_logs?resource_ids[]={assignment}&limit=1
< 200
< content-type: application/json
{
  "object": "list",
  "data": [
    {
      "id": "audit_log-01kdyay8hrex9s5r63r5xmrkaf",
      "type": "role.assignment.created",
      "effective_at": 1767323411,
      "project": {
        "id": "proj_01kdyak620eckbx8bv47b97rqz",
        "name": "Workspace shared"
      },
      "actor": null,
      "role.assignment.created": {
        "id": "role_assignment_role_01kdyay4mrezhvvgdw1ny4hb9c_group_01kdyamypgftrrxt9cccefrb8d",
        "principal_id": "group_01kdyamypgftrrxt9cccefrb8d",
        "principal_type": "group",
        "resource_id": "proj_01kdyak620eckbx8bv47b97rqz",
        "resource_type": "api.project"
      }
    }
  ],
  "first_id": "audit_log-01kdyay8hrex9s5r63r5xmrkaf",
  "last_id": "audit_log-01kdyay8hrex9s5r63r5xmrkaf",
  "has_more": false
}

