//! `roster store key …`.

use crate::{
    cli::StoreKey,
    failure::Failure,
    first::origin,
    output::{self, Table, terminal},
    store::{self, open_for},
};
use roster_core::{
    Directory, Error, Kind,
    access::{Actor, OrganizationRole, Permission},
    api_key::{self, ApiKey, Owner},
    clock::Timestamp,
    id::{ApiKeyId, OrganizationId},
    organization::INSTANCE,
    page::{MAX_LIMIT, Page},
    text::{Email, Name, ScopeWord},
    user,
};
use serde_json::json;

pub(crate) async fn run(command: StoreKey) -> Result<(), Failure> {
    match command {
        StoreKey::Create { store, which, name, user, role, permissions, expires_at, json } => {
            let directory = open_for(&store).await?;
            let actor = actor(&directory, which.organization.as_deref()).await?;
            let wanted = Wanted { name, user, role, permissions, expires_at };
            create(&directory, actor, wanted, json).await
        }
        StoreKey::List { store, which, json } => {
            let directory = open_for(&store).await?;
            let actor = actor(&directory, which.organization.as_deref()).await?;
            list(&directory, actor, json).await
        }
        StoreKey::Revoke { store, which, id, yes } => {
            terminal::confirm("a revoked key can't be brought back", yes)?;
            let directory = open_for(&store).await?;
            let actor = actor(&directory, which.organization.as_deref()).await?;
            let id = ApiKeyId::parse(&id)
                .ok_or_else(|| Failure::usage(format!("{id:?} is not the id of a key; `roster store key list` shows ids")))?;
            let place = api_key::place(&directory, &actor, id).await?;
            directory.change(&actor, origin("store key revoke"), api_key::Delete::of(place)).await?;
            output::line(&format!("revoked {id}"))
        }
    }
}

async fn actor(directory: &Directory, organization: Option<&str>) -> Result<Actor, Failure> {
    Ok(Actor::system(store::organization(directory, organization).await?, "command line"))
}

struct Wanted {
    name: String,
    user: Option<String>,
    role: Option<String>,
    permissions: Vec<String>,
    expires_at: Option<String>,
}

async fn create(directory: &Directory, actor: Actor, wanted: Wanted, as_json: bool) -> Result<(), Failure> {
    let owner = match wanted.user {
        Some(email) => Owner::User(user_with(directory, &actor, email).await?),
        None => Owner::Organization(role(wanted.role.as_deref(), actor.organization)?),
    };
    let name = Name::try_from(wanted.name).map_err(|error| error.below("--name"))?;
    let mut create = api_key::Create::new(owner, None, name);
    if !wanted.permissions.is_empty() {
        create.permissions = Some(wanted.permissions.iter().map(|name| permission(name)).collect::<Result<_, _>>()?);
        create.scopes = Some(wanted.permissions.into_iter().map(ScopeWord::try_from).collect::<Result<_, _>>()?);
    }
    if let Some(text) = wanted.expires_at {
        let wrong = || Failure::usage(format!("--expires-at {text}: write it as 2027-01-31T00:00:00Z"));
        create.expires_at = Some(Timestamp::parse(&text).ok_or_else(wrong)?);
    }
    let created = directory.change(&actor, origin("store key create"), create).await?.value;
    if as_json {
        return output::json(&json!({"id": created.key.id, "name": created.key.name, "secret": created.secret.reveal()}));
    }
    output::line(&format!("{}  {}", created.key.id, created.key.name))?;
    output::line(created.secret.reveal())?;
    output::line("The secret is shown this once.")
}

fn role(word: Option<&str>, organization: OrganizationId) -> Result<OrganizationRole, Failure> {
    let instance = organization == INSTANCE;
    let Some(word) = word else { return Ok(if instance { OrganizationRole::Owner } else { OrganizationRole::Admin }) };
    match OrganizationRole::parse(word) {
        Some(role) if instance && role != OrganizationRole::Owner => {
            Err(Failure::usage("--role: in the instance only owner holds anything"))
        }
        Some(role) => Ok(role),
        None => Err(Failure::usage(format!("--role {word}: must be one of {}", OrganizationRole::names()))),
    }
}

fn permission(name: &str) -> Result<Permission, Failure> {
    Permission::parse(name).ok_or_else(|| {
        let all: Vec<_> = Permission::ALL.iter().map(|permission| permission.as_str()).collect();
        Failure::usage(format!("--permission {name}: must be one of {}", all.join(", ")))
    })
}

async fn user_with(directory: &Directory, actor: &Actor, email: String) -> Result<roster_core::id::UserId, Failure> {
    let email = Email::try_from(email).map_err(|error| error.below("--user"))?;
    let filter = user::Filter { emails: vec![email], ..user::Filter::default() };
    let found = user::list(directory, actor, &filter, Page::after(1, None)?).await?;
    found.items.first().map(|user| user.id).ok_or_else(|| Error::NotFound(Kind::User).into())
}

fn owner(key: &ApiKey) -> String {
    match key.owner {
        Owner::User(id) => format!("user {id}"),
        Owner::ServiceAccount(id) => format!("service account {id}"),
        Owner::Organization(role) => format!("organization ({role})"),
        Owner::Workspace => "workspace".into(),
    }
}

async fn list(directory: &Directory, actor: Actor, as_json: bool) -> Result<(), Failure> {
    let now = directory.now();
    let mut table = Table::new(vec![("ID", 0), ("NAME", 1), ("OWNER", 2), ("SECRET", 3), ("STATUS", 2), ("LAST USED", 4)]);
    let mut cursor = None;
    loop {
        let page = Page::after(MAX_LIMIT, cursor.as_deref())?;
        let listed = api_key::list(directory, &actor, &api_key::Filter::default(), page).await?;
        for key in &listed.items {
            let status = if key.is_active(now) { "active" } else { "expired" };
            let mask = format!("{}…{}", key.mask.start, key.mask.end);
            if as_json {
                output::json(&json!({
                    "id": key.id, "name": key.name, "owner": owner(key), "workspace": key.workspace, "mask": mask, "status": status,
                    "permissions": key.permissions, "expires_at": key.expires_at, "last_used_at": key.last_used_at, "created_at": key.created_at,
                }))?;
            } else {
                let used = key.last_used_at.map_or_else(|| "never".into(), |at| at.to_string());
                table.push([key.id.to_string(), key.name.to_string(), owner(key), mask, status.into(), used]);
            }
        }
        cursor = listed.next.map(|position| position.cursor());
        if cursor.is_none() {
            break;
        }
    }
    if as_json { Ok(()) } else { table.print(terminal::width()) }
}
