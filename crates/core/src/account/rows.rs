//! SQL of accounts and of the index that says in which organizations each is a user.

use super::{Account, AccountStatus, Filter, Link, password::PasswordHash};
use crate::{
    Error, Result,
    id::{AccountId, OrganizationId, UserId},
    organization::INSTANCE,
    page::Page,
    store::{Conditions, Conn, Row, Tx, Value},
    text::Login,
};

const COLUMNS: &str = "a.id, a.login, a.status, a.created_at, a.updated_at, a.version";

fn account(row: &Row<'_>) -> Result<Account> {
    Ok(Account {
        id: row.id(0)?,
        login: row.parse(1)?,
        status: AccountStatus::parse(&row.text(2)?).ok_or(Error::Internal)?,
        created_at: row.time(3)?,
        updated_at: row.time(4)?,
        version: row.version(5)?,
    })
}

/// An account with its password's hash.
fn with_password(row: &Row<'_>) -> Result<(Account, Option<PasswordHash>)> {
    Ok((account(row)?, row.opt_text(6)?.map(PasswordHash)))
}

pub(super) async fn insert(tx: &mut Tx<'_>, account: &Account, password: &PasswordHash) -> Result<()> {
    let canonical = account.login.canonical();
    tx.execute(
        "INSERT INTO accounts (organization_id, id, login, login_canonical, status, password, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            Value::from(&INSTANCE),
            Value::from(&account.id),
            account.login.as_str().into(),
            Value::from(&canonical),
            account.status.as_str().into(),
            Value::from(&password.0),
            account.created_at.into(),
            account.updated_at.into(),
            account.version.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Writes the status, and a new password if there is one.
pub(super) async fn save(tx: &mut Tx<'_>, account: &Account, password: Option<&PasswordHash>) -> Result<()> {
    let mut args = vec![
        Value::from(&INSTANCE),
        Value::from(&account.id),
        account.status.as_str().into(),
        account.updated_at.into(),
        account.version.into(),
    ];
    let sql = match password {
        None => "UPDATE accounts SET status = $3, updated_at = $4, version = $5 WHERE organization_id = $1 AND id = $2",
        Some(hash) => {
            args.push(Value::from(&hash.0));
            "UPDATE accounts SET status = $3, updated_at = $4, version = $5, password = $6 WHERE organization_id = $1 AND id = $2"
        }
    };
    tx.execute(sql, &args).await?;
    Ok(())
}

/// Ends an account; its sessions, keys and places in the index go with it.
pub(super) async fn delete(tx: &mut Tx<'_>, id: AccountId) -> Result<()> {
    tx.execute("DELETE FROM accounts WHERE organization_id = $1 AND id = $2", &[Value::from(&INSTANCE), Value::from(&id)]).await?;
    Ok(())
}

pub(crate) async fn find(conn: &mut Conn<'_>, id: AccountId) -> Result<Option<(Account, Option<PasswordHash>)>> {
    let sql = format!("SELECT {COLUMNS}, a.password FROM accounts a WHERE a.organization_id = $1 AND a.id = $2");
    conn.first(&sql, &[Value::from(&INSTANCE), Value::from(&id)], with_password).await
}

/// Of two that were alike when their form was made anew, one kept its lower case (`store/refold.rs`), and is found by that first.
pub(super) async fn find_login(conn: &mut Conn<'_>, login: &Login) -> Result<Option<(Account, Option<PasswordHash>)>> {
    let (canonical, lower) = (login.canonical(), login.to_lowercase());
    let sql = format!(
        "SELECT {COLUMNS}, a.password FROM accounts a WHERE a.organization_id = $1 AND a.login_canonical IN ($2, $3)
         ORDER BY CASE WHEN a.login_canonical = $3 THEN 0 ELSE 1 END LIMIT 1"
    );
    conn.first(&sql, &[Value::from(&INSTANCE), Value::from(&canonical), Value::from(&lower)], with_password).await
}

/// A filter's values in the form that columns hold.
pub(super) struct Wanted {
    canonical: Option<String>,
    status: Option<&'static str>,
}

impl From<&Filter> for Wanted {
    fn from(filter: &Filter) -> Self {
        Self { canonical: filter.login.as_ref().map(Login::canonical), status: filter.status.map(AccountStatus::as_str) }
    }
}

impl Wanted {
    fn narrow<'a>(&'a self, conditions: &mut Conditions<'a>) {
        if let Some(canonical) = &self.canonical {
            conditions.and("a.login_canonical = {}", canonical.into());
        }
        if let Some(status) = self.status {
            conditions.and("a.status = {}", status.into());
        }
    }
}

pub(super) async fn list(conn: &mut Conn<'_>, wanted: &Wanted, page: Page) -> Result<Vec<Account>> {
    let bounds = page.bounds();
    let mut conditions = Conditions::after(vec![Value::from(&INSTANCE)]);
    wanted.narrow(&mut conditions);
    conditions.page(&bounds, "a.created_at", "a.id");
    let sql = format!("SELECT {COLUMNS} FROM accounts a WHERE a.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), account).await
}

pub(super) async fn count(conn: &mut Conn<'_>, wanted: &Wanted) -> Result<u64> {
    let mut conditions = Conditions::after(vec![Value::from(&INSTANCE)]);
    wanted.narrow(&mut conditions);
    let sql = format!("SELECT COUNT(*) FROM accounts a WHERE a.organization_id = $1{}", conditions.sql());
    Ok(conn.first(&sql, conditions.args(), |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}

/// The index's rows of an account.
pub(super) async fn links(conn: &mut Conn<'_>, account: AccountId) -> Result<Vec<Link>> {
    conn.query(
        "SELECT member_of, user_id FROM account_organizations WHERE organization_id = $1 AND account_id = $2 ORDER BY member_of",
        &[Value::from(&INSTANCE), Value::from(&account)],
        |row| Ok(Link { organization: row.id(0)?, user: row.id(1)? }),
    )
    .await
}

pub(super) async fn insert_link(tx: &mut Tx<'_>, account: AccountId, link: Link) -> Result<()> {
    tx.execute(
        "INSERT INTO account_organizations (organization_id, account_id, member_of, user_id) VALUES ($1, $2, $3, $4)
         ON CONFLICT (organization_id, account_id, member_of) DO UPDATE SET user_id = excluded.user_id",
        &[Value::from(&INSTANCE), Value::from(&account), Value::from(&link.organization), Value::from(&link.user)],
    )
    .await?;
    Ok(())
}

pub(super) async fn delete_link(tx: &mut Tx<'_>, account: AccountId, link: Link) -> Result<u64> {
    let (link_organization, link_user) = (Value::from(&link.organization), Value::from(&link.user));
    tx.execute(
        "DELETE FROM account_organizations WHERE organization_id = $1 AND account_id = $2 AND member_of = $3 AND user_id = $4",
        &[Value::from(&INSTANCE), Value::from(&account), link_organization, link_user],
    )
    .await
}

/// The next links of one organization after an account, with whether the account is there and what the index says.
pub(super) async fn users_after(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    after: AccountId,
    limit: i64,
) -> Result<Vec<(AccountId, UserId, bool, Option<UserId>)>> {
    conn.query(
        "SELECT u.account_id, u.id, a.id, i.user_id FROM users u
         LEFT JOIN accounts a ON a.organization_id = $3 AND a.id = u.account_id
         LEFT JOIN account_organizations i ON i.organization_id = $3 AND i.account_id = u.account_id AND i.member_of = u.organization_id
         WHERE u.organization_id = $1 AND u.account_id > $2 ORDER BY u.account_id LIMIT $4",
        &[Value::from(&organization), Value::from(&after), Value::from(&INSTANCE), limit.into()],
        |row| Ok((row.id(0)?, row.id(1)?, row.opt_blob(2)?.is_some(), row.opt_id(3)?)),
    )
    .await
}

/// The next rows of the index after one, with the user that the organization's own row names.
pub(super) async fn links_after(
    conn: &mut Conn<'_>,
    (account, organization): (AccountId, OrganizationId),
    limit: i64,
) -> Result<Vec<(AccountId, Link, Option<UserId>)>> {
    conn.query(
        "SELECT i.account_id, i.member_of, i.user_id, u.id FROM account_organizations i
         LEFT JOIN users u ON u.organization_id = i.member_of AND u.account_id = i.account_id
         WHERE i.organization_id = $1 AND (i.account_id > $2 OR (i.account_id = $2 AND i.member_of > $3))
         ORDER BY i.account_id, i.member_of LIMIT $4",
        &[Value::from(&INSTANCE), Value::from(&account), Value::from(&organization), limit.into()],
        |row| Ok((row.id(0)?, Link { organization: row.id(1)?, user: row.id(2)? }, row.opt_id(3)?)),
    )
    .await
}

/// The next tenant after one, in the order of ids.
pub(super) async fn organization_after(conn: &mut Conn<'_>, after: OrganizationId) -> Result<Option<OrganizationId>> {
    conn.first("SELECT id FROM organizations WHERE id > $1 ORDER BY id LIMIT 1", &[Value::from(&after)], |row| row.id(0)).await
}

/// Accounts that were made for an acceptance before a moment and are in no organization's index.
pub(super) async fn lost(conn: &mut Conn<'_>, before: crate::clock::Timestamp, limit: i64) -> Result<Vec<AccountId>> {
    conn.query(
        "SELECT a.id FROM accounts a WHERE a.organization_id = $1 AND a.created_at < $2 AND a.status = 'new'
             AND NOT EXISTS (SELECT 1 FROM account_organizations i WHERE i.organization_id = $1 AND i.account_id = a.id)
         ORDER BY a.created_at, a.id LIMIT $3",
        &[Value::from(&INSTANCE), before.into(), limit.into()],
        |row| row.id(0),
    )
    .await
}
