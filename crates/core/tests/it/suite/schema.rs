//! The schema says the same on both backends, and what it says keeps tenants apart.

use crate::world::{Backend, Place, World, run, surroundings};
use roster_core::{Directory, export::Document, import, store::Value};
use std::collections::BTreeSet;

/// Columns, keys and indexes as lines, sorted.
type Schema = BTreeSet<String>;

const SQLITE: &[&str] = &[
    "SELECT t.name || '.' || c.name || ' ' || CASE c.type WHEN 'BLOB' THEN 'bytes' ELSE lower(c.type) END || CASE c.\"notnull\" WHEN 1 THEN ' not null' ELSE '' END
     FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'",
    "SELECT t.name || CASE WHEN i.origin = 'pk' THEN ' primary key' WHEN i.\"unique\" THEN ' unique' ELSE ' index' END
         || ' (' || (SELECT group_concat(c.name, ', ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno) c) || ')'
     FROM sqlite_master t JOIN pragma_index_list(t.name) i WHERE t.type = 'table'",
    "SELECT t.name || ' foreign key (' || group_concat(f.\"from\", ', ') || ') to ' || f.\"table\" || ' (' || group_concat(f.\"to\", ', ') || ')'
         || CASE f.on_delete WHEN 'CASCADE' THEN ' cascade' ELSE '' END
     FROM sqlite_master t JOIN (SELECT m.name AS owner, k.* FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k ORDER BY k.seq) f ON f.owner = t.name
     WHERE t.type = 'table' GROUP BY t.name, f.id",
];

const POSTGRES: &[&str] = &[
    "SELECT table_name || '.' || column_name || ' ' || CASE data_type WHEN 'bytea' THEN 'bytes' ELSE data_type END
         || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END
     FROM information_schema.columns WHERE table_schema = current_schema()",
    "SELECT t.relname || CASE WHEN i.indisprimary THEN ' primary key' WHEN i.indisunique THEN ' unique' ELSE ' index' END
         || ' (' || (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(i.indkey::smallint[]) WITH ORDINALITY k (number, place)
                     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number) || ')'
     FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid WHERE t.relnamespace = current_schema()::regnamespace",
    "SELECT t.relname || ' foreign key ('
         || (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY k (number, place)
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number) || ') to ' || f.relname || ' ('
         || (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY k (number, place)
             JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number) || ')' || CASE c.confdeltype WHEN 'c' THEN ' cascade' ELSE '' END
     FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid
     WHERE c.contype = 'f' AND t.relnamespace = current_schema()::regnamespace",
];

async fn schema(directory: &Directory, queries: &[&str]) -> Schema {
    let (mut lease, mut found) = (directory.store().read().await.unwrap(), Schema::new());
    for query in queries {
        let none: &[Value<'_>] = &[];
        found.extend(lease.conn().unwrap().query(query, none, |row| row.text(0)).await.unwrap());
    }
    found
}

/// Every column of bytes, as `table.column`.
pub(super) async fn columns_of_bytes(world: &World) -> Vec<String> {
    let queries = if matches!(world.place, Place::Sqlite(_)) { SQLITE } else { POSTGRES };
    let lines = schema(&world.directory, &queries[..1]).await;
    lines.iter().filter_map(|line| line.split_once(" bytes")).map(|(column, _)| column.to_owned()).collect()
}

async fn both_backends_have_the_same_schema(world: World) {
    let postgres = schema(&world.directory, POSTGRES).await;
    let place = Place::fresh(Backend::Sqlite).await;
    let sqlite = schema(&Directory::new(place.store(surroundings(1).0).await.unwrap()), SQLITE).await;
    place.clear().await;
    assert!(sqlite.len() > 100, "{sqlite:#?}");
    let differences: Vec<_> = sqlite.symmetric_difference(&postgres).collect();
    assert!(differences.is_empty(), "on one backend only: {differences:#?}");
    let ordered_by_language = world
        .rows(
            "SELECT table_name || '.' || column_name FROM information_schema.columns
             WHERE table_schema = current_schema() AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'",
            &[],
            |row| row.text(0),
        )
        .await;
    assert!(ordered_by_language.is_empty(), "not COLLATE \"C\": {ordered_by_language:?}");
}

/// Isolation can be read off the schema: every key of a tenant's table begins with the tenant.
async fn every_key_of_a_tenants_table_begins_with_the_organization(world: World) {
    // Found by hash before the organization is known.
    let excused = ["literal_keys primary key (secret_hash, organization_id)"];
    let above_tenants = ["organizations", "schema_versions"];
    let mut keys = 0;
    for line in schema(&world.directory, SQLITE).await {
        let table = line.split([' ', '.']).next().unwrap();
        let is_key = [" primary key (", " unique (", " index (", " foreign key ("].iter().any(|sort| line.contains(sort));
        if !is_key || above_tenants.contains(&table) || excused.contains(&line.as_str()) {
            continue;
        }
        keys += 1;
        assert!(line.contains(" (organization_id"), "{line}");
        let (_, to) = line.split_once(" to ").unwrap_or_default();
        assert!(to.is_empty() || to.starts_with("organizations (id)") || to.contains(" (organization_id"), "{line}");
    }
    assert!(keys > 30);
}

/// Every table of a tenant, and where in an export of the organization its rows are, or why they are in none.
const IN_AN_EXPORT: &[(&str, Result<&str, &str>)] = &[
    ("access_tokens", Err("last an hour at most")),
    ("account_organizations", Err("the instance's index of what stands in users")),
    ("accounts", Err("belong to the instance")),
    ("aliases", Ok("aliases")),
    ("api_keys", Ok("api_keys")),
    ("audit_events", Err("a chain of its own, with an export that can be checked")),
    ("counters", Err("counted anew")),
    ("credentials", Ok("service_accounts[].credentials")),
    ("custom_roles", Ok("roles")),
    ("dialect_data", Ok("dialect_data")),
    ("group_members", Ok("groups[].members")),
    ("groups", Ok("groups")),
    ("idempotency_records", Err("answers to requests of the last day")),
    ("invitation_workspaces", Ok("invitations[].workspaces")),
    ("invitations", Ok("invitations")),
    ("literal_keys", Err("stand in the settings of one instance")),
    ("organization_role_assignments", Ok("the role of users, service accounts and keys")),
    ("organizations", Ok("organization")),
    ("personal_keys", Err("belong to accounts, and those to the instance")),
    ("principals", Ok("users, groups, service_accounts and api_keys are principals")),
    ("role_assignments", Ok("roles[].assignments")),
    ("roles", Err("the same in every organization")),
    ("service_accounts", Ok("service_accounts")),
    ("sessions", Err("belong to accounts, and those to the instance")),
    ("sso_connections", Ok("sso_connection")),
    ("users", Ok("users")),
    ("workspace_groups", Ok("workspaces[].groups")),
    ("workspace_members", Ok("workspaces[].members")),
    ("workspace_role_assignments", Ok("the role of members, groups and service accounts in workspaces")),
    ("workspaces", Ok("workspaces")),
];

async fn every_table_is_exported_or_left_out_for_a_reason(world: World) {
    // Not the only table that is no tenant's: which migrations ran.
    let sql =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_versions' ORDER BY name";
    let tables = world.rows(sql, &[], |row| row.text(0)).await;
    for table in &tables {
        assert!(
            IN_AN_EXPORT.iter().any(|(known, _)| known == table),
            "{table} is new. An organization that moves takes everything with it: add its rows to core::export (document.rs, collect.rs, \
             check.rs, restore.rs), to core::import (records.rs, check.rs, elsewhere.rs and a file that brings them in) and to \
             docs/import-export.md, and list it here with its place in the document; or list it with the reason why it stays behind"
        );
    }
    // What stands beside objects stands in their records; the organization that records come into is there.
    for list in serde_json::to_value(schemars::schema_for!(Document)).unwrap()["properties"].as_object().unwrap().keys() {
        let is_said = ["format", "version", "organization", "aliases", "dialect_data"].contains(&list.as_str());
        // What there is one of is no list.
        let mut records = [serde_json::json!([]), serde_json::Value::Null].into_iter().map(|none| serde_json::json!({ list: none }));
        let is_read = records.any(|records| serde_json::from_value::<import::Document>(records).is_ok());
        assert!(is_said || is_read, "{list}: an export has it, and records do not: add it to core::import");
    }
    let page = include_str!("../../../../../docs/import-export.md");
    for (table, place) in IN_AN_EXPORT {
        assert!(tables.iter().any(|known| known == table), "{table} is not there any more: take it off the list");
        let first = place.ok().and_then(|place| place.split(['[', '.', ' ', ',']).next());
        assert!(
            first.is_none_or(|first| first == "the" || page.contains(&format!("\"{first}\""))),
            "{table}: no {first:?} in the documents"
        );
    }
}

mod sqlite {
    #[test]
    fn every_table_is_exported_or_left_out_for_a_reason() {
        super::run(super::Backend::Sqlite, super::every_table_is_exported_or_left_out_for_a_reason);
    }

    #[test]
    fn every_key_of_a_tenants_table_begins_with_the_organization() {
        super::run(super::Backend::Sqlite, super::every_key_of_a_tenants_table_begins_with_the_organization);
    }
}

mod postgres {
    #[test]
    #[ignore = "needs PostgreSQL: cargo xtask test starts one"]
    fn both_backends_have_the_same_schema() {
        super::run(super::Backend::Postgres, super::both_backends_have_the_same_schema);
    }
}
