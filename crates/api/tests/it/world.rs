//! A small instance with one object of each kind and callers of every sort, in a store of its own. The clock stands
//! still until it is told otherwise and the random source is seeded, so ids, keys and times repeat in every run.

mod petra;

use crate::contract;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{
    HeaderMap, Method, Request, StatusCode,
    header::{AUTHORIZATION, CONTENT_TYPE, HOST},
};
use petra::{LOGIN, PASSWORD};
use roster_api::{
    Api, Settings,
    answer::Answer,
    dialects,
    operation::{Need, Operation},
    surface::Surface,
};
use roster_core::{
    Directory, Kind,
    access::{Actor, OrganizationRole, Permission, WorkspaceRole},
    alias,
    api_key::{self, Owner},
    audit::{self, Filter, Origin},
    clock::{Clock, ManualClock, Timestamp},
    credential,
    directory::Change,
    group, group_member,
    id::{AuditEventId, Entity, GroupId, Id, OrganizationId, UserId, WorkspaceId, entity},
    invitation, member,
    organization::{self, INSTANCE},
    random::SeededRandom,
    role,
    role_assignment::{self, Holder},
    sealed::Sealing,
    service_account::{self, Home},
    store::{Durability, SqliteOptions, Store, Surroundings},
    text::{Email, Label, Name, Slug},
    user, workspace, workspace_group,
};
use std::{
    fs,
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

/// The callers that a world has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Caller {
    /// Without a key.
    Nobody,
    /// With text that is no key.
    BadKey,
    /// Owner of another organization.
    Stranger,
    /// A member of the organization and of no workspace.
    Weak,
    /// A member of the workspace, with nothing in the organization.
    WorkspaceMember,
    /// Manager of the workspace, with nothing in the organization.
    WorkspaceManager,
    /// Reads everything.
    Viewer,
    /// Admin of the organization.
    Admin,
    /// Owner of the organization.
    Owner,
    /// Above all organizations.
    Operator,
    /// Once an admin, now disabled.
    Disabled,
    /// The organization's own key.
    OrganizationKey,
    /// Signed in with an account that belongs to another organization.
    SignedIn,
    /// A personal key of that account.
    PersonalKey,
    /// A service account of the workspace.
    ServiceAccount,
    /// Owner of the organization that the account belongs to, which has an SSO connection.
    Founder,
}

impl Caller {
    /// With the names that stories use.
    pub(crate) const ALL: &[(&str, Self)] = &[
        ("nobody", Self::Nobody),
        ("bad-key", Self::BadKey),
        ("stranger", Self::Stranger),
        ("weak", Self::Weak),
        ("workspace-member", Self::WorkspaceMember),
        ("workspace-manager", Self::WorkspaceManager),
        ("viewer", Self::Viewer),
        ("admin", Self::Admin),
        ("owner", Self::Owner),
        ("operator", Self::Operator),
        ("disabled", Self::Disabled),
        ("organization-key", Self::OrganizationKey),
        ("signed-in", Self::SignedIn),
        ("personal-key", Self::PersonalKey),
        ("service-account", Self::ServiceAccount),
        ("founder", Self::Founder),
    ];

    /// For whom a row's example succeeds.
    pub(crate) fn of(surface: &Surface, operation: &Operation) -> Self {
        let permissions = operation.need.permissions();
        match operation.need {
            Need::Public(_) => Self::Nobody,
            _ if permissions.iter().any(|permission| permission.as_str().starts_with("accounts.")) => Self::Operator,
            _ if permissions.contains(&Permission::OrganizationsCreate) => Self::Operator,
            _ if needs_an_account(surface, operation) => Self::SignedIn,
            _ if [Permission::SsoConnectionRead, Permission::SsoConnectionUpdate, Permission::SsoConnectionDelete]
                .iter()
                .any(|permission| permissions.contains(permission)) =>
            {
                Self::Founder
            }
            _ => Self::Owner,
        }
    }
}

/// Rows that ask for an account, which no key of an organization has: they refuse one as if it were none.
pub(crate) const FOR_ACCOUNTS: &[(&str, &str)] = &[
    ("api", "sessions.delete"),
    ("api", "account.read"),
    ("api", "account.set_password"),
    ("api", "personal_keys.list"),
    ("api", "personal_keys.create"),
    ("api", "personal_keys.delete"),
    ("api", "invitations.accept"),
    ("keycard", "invitations.accept"),
];

pub(crate) fn needs_an_account(surface: &Surface, operation: &Operation) -> bool {
    FOR_ACCOUNTS.contains(&(surface.name, operation.name))
}

/// One instance.
pub(crate) struct World {
    pub(crate) api: Arc<Api>,
    pub(crate) directory: Arc<Directory>,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) asked: Arc<Mutex<Vec<Permission>>>,
    /// What placeholders stand for: name and bits, or text.
    pub(crate) objects: Vec<(&'static str, Object)>,
    keys: Vec<(Caller, String)>,
    pub(crate) folder: PathBuf,
}

/// What a placeholder stands for.
#[derive(Clone, Debug)]
pub(crate) enum Object {
    /// An id, which each surface writes in its own form.
    Id([u8; 16]),
    /// Text that is the same everywhere.
    Text(String),
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A request as a value.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
}

impl Call {
    pub(crate) fn new(method: Method, path: impl Into<String>) -> Self {
        Self { method, path: path.into(), headers: vec![("host".into(), "127.0.0.1:7400".into())], body: Bytes::new() }
    }

    pub(crate) fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        if !self.body.is_empty() {
            self.headers.push((CONTENT_TYPE.to_string(), "application/json".into()));
        }
        self
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name || ![HOST.as_str(), CONTENT_TYPE.as_str()].contains(&name));
        self.headers.push((name.into(), value.into()));
        self
    }
}

/// An answer, read to its end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    pub(crate) async fn of(answer: Answer) -> Self {
        let body = answer.body.collect().await.expect("whole answers").to_bytes();
        Self { status: answer.status, headers: answer.headers, body }
    }
}

/// Text of an answer's body.
pub(crate) fn text(answer: &Reply) -> String {
    String::from_utf8(answer.body.to_vec()).expect("answers are UTF-8")
}

/// A header of an answer.
pub(crate) fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map_or("", |value| value.to_str().expect("headers of answers are ASCII"))
}

/// 2026-01-02T03:04:05Z.
const BEGIN: i64 = 1_767_323_045_000_000;

struct Builder {
    directory: Arc<Directory>,
    clock: Arc<ManualClock>,
    random: Arc<SeededRandom>,
}

impl Builder {
    /// Begins a part of the set-up with a time and a stream of ids of its own, so that more in one part changes nothing
    /// in another one, and no golden answer. The last part is what the tests do.
    fn part(&self, number: u64) {
        self.random.skip_to(number * 100_000);
        let wanted = BEGIN + number.cast_signed() * 60_000_000;
        self.clock.advance_micros(wanted - self.clock.now().as_micros());
    }

    /// A change by the system, a second after the one before.
    async fn make<C: Change>(&self, organization: OrganizationId, change: C) -> C::Out {
        self.clock.advance_micros(1_000_000);
        let actor = Actor::system(organization, "a test's set-up");
        let done = self.directory.change(&actor, Arc::new(Origin::default()), change).await;
        done.unwrap_or_else(|error| panic!("set-up: {error}")).value
    }

    async fn organization(&self, slug: &str) -> organization::Created {
        let owner = user_named(&format!("owner@{slug}.example"), "Ona", OrganizationRole::Owner);
        let slug = Slug::try_from(slug).unwrap();
        let name = Name::try_from(format!("Organization {slug}")).unwrap();
        self.make(INSTANCE, organization::Create { name, slug: Some(slug), settings: None, owner }).await
    }

    async fn user(&self, organization: OrganizationId, email: &str, name: &str, role: OrganizationRole) -> UserId {
        self.make(organization, user_named(email, name, role)).await.id
    }

    async fn key(&self, organization: OrganizationId, owner: Owner, name: &str) -> api_key::Created {
        self.make(organization, api_key::Create::new(owner, None, Name::try_from(name).unwrap())).await
    }

    async fn workspace(&self, organization: OrganizationId, slug: &str) -> WorkspaceId {
        let named = workspace::Create::named(Name::try_from(format!("Workspace {slug}")).unwrap());
        self.make(organization, workspace::Create { slug: Some(Slug::try_from(slug).unwrap()), ..named }).await.id
    }

    /// The event that began an organization.
    async fn first_event(&self, organization: OrganizationId) -> AuditEventId {
        let actor = Actor::system(organization, "a test's set-up");
        let filter = Filter { actions: vec!["organizations.create".into()], ..Filter::default() };
        audit::list(&self.directory, &actor, filter, None, 1).await.unwrap().items[0].id
    }

    async fn group(&self, organization: OrganizationId, name: &str) -> GroupId {
        let (name, source) = (Name::try_from(name).unwrap(), Label::try_from("api").unwrap());
        self.make(organization, group::Create { name, description: None, role: None, source, created_at: None }).await.id
    }

    async fn role(&self, organization: OrganizationId, name: &str, workspace: Option<WorkspaceId>) -> role::Role {
        let permissions = [Permission::WorkspacesRead, Permission::MembersList].into_iter().collect();
        let name = Name::try_from(name).unwrap();
        self.make(organization, role::Create { workspace, name, description: None, scopes: None, permissions, created_at: None }).await
    }

    async fn member(&self, organization: OrganizationId, workspace: WorkspaceId, user: UserId, role: WorkspaceRole) {
        self.make(organization, member::Add { workspace, members: vec![member::NewMember::new(user, role)] }).await;
    }

    async fn invite(&self, organization: OrganizationId, email: &str, workspace: WorkspaceId) -> invitation::Sent {
        let create = invitation::Create {
            email: Email::try_from(email).unwrap(),
            given_name: Label::try_from("Ivan").unwrap(),
            family_name: Label::try_from("Example").unwrap(),
            role: OrganizationRole::Member,
            workspaces: Some(vec![invitation::Place { workspace, role: WorkspaceRole::Member }]),
            expires_at: None,
            dialect_data: None,
        };
        self.make(organization, create).await
    }
}

fn user_named(email: &str, given_name: &str, role: OrganizationRole) -> user::Create {
    user::Create {
        email: Email::try_from(email).unwrap(),
        given_name: Label::try_from(given_name).unwrap(),
        family_name: Label::try_from("Example").unwrap(),
        picture: None,
        role,
        source: Label::try_from("api").unwrap(),
        created_at: None,
    }
}

impl World {
    /// A fresh one.
    pub(crate) async fn new() -> Self {
        Self::with(Settings::default()).await
    }

    /// A fresh one whose server is told these things about itself.
    pub(crate) async fn with(settings: Settings) -> Self {
        static MADE: AtomicU64 = AtomicU64::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("roster-api-{}-{number}", std::process::id()));
        let clock = Arc::new(ManualClock::new(Timestamp::from_micros(BEGIN)));
        let options = SqliteOptions { durability: Durability::Off, ..SqliteOptions::new(&folder) };
        let random = Arc::new(SeededRandom::new(7));
        let surroundings = Surroundings {
            clock: Arc::clone(&clock) as _,
            random: Arc::clone(&random) as _,
            sealing: Sealing::with_key("the key of these tests, long enough").unwrap(),
        };
        let mut directory = Directory::new(Store::open_sqlite(options, surroundings).unwrap());
        let asked = directory.watch_permits();
        let directory = Arc::new(directory);
        let build = Builder { directory: Arc::clone(&directory), clock: Arc::clone(&clock), random };
        let (objects, keys) = build.fill().await;
        build.part(20);
        let settings = Settings { base_url: "https://roster.example".into(), hosts: vec!["roster.example".into()], ..settings };
        let api = Api::new(Arc::clone(&directory), dialects::all(), settings, Arc::new(())).unwrap();
        Self { api: Arc::new(api), directory, clock, asked, objects, keys, folder }
    }

    /// The text of a caller's key.
    pub(crate) fn key(&self, caller: Caller) -> Option<&str> {
        self.keys.iter().find(|(known, _)| *known == caller).map(|(_, key)| key.as_str())
    }

    /// Answers a call.
    pub(crate) async fn call(&self, caller: Caller, call: Call) -> Reply {
        let mut request = Request::builder().method(call.method.clone()).uri(&call.path);
        if let Some(key) = self.key(caller) {
            request = request.header(AUTHORIZATION, format!("Bearer {key}"));
        }
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        let (parts, ()) = request.body(()).unwrap_or_else(|error| panic!("{call:?}: {error}")).into_parts();
        let answer = self.api.answer(parts, Full::new(call.body.clone()), IpAddr::V4(Ipv4Addr::LOCALHOST)).await;
        let answer = Reply::of(answer).await;
        assert!(!answer.status.is_server_error(), "{caller:?} {call:?} got {}: {}", answer.status, text(&answer));
        contract::hold(&call, &answer);
        answer
    }

    /// The permissions that were asked for since this was last called.
    pub(crate) fn take_asked(&self) -> Vec<Permission> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }

    /// Placeholders as a surface writes them.
    pub(crate) fn values(&self, surface: &str) -> Vec<(&'static str, String)> {
        self.objects.iter().map(|(name, object)| (*name, object.written(surface, name))).collect()
    }

    /// The example of a row as a call. `choose` may give other values for placeholders in the path or the body.
    pub(crate) fn example(&self, surface: &Surface, operation: &Operation, choose: impl Fn(Part, &str) -> Option<String>) -> Call {
        let values = self.values(surface.name);
        let fill = |part: Part, template: &str| {
            values.iter().fold(template.to_owned(), |text, (name, value)| {
                let placeholder = format!("{{{name}}}");
                if !text.contains(&placeholder) {
                    return text;
                }
                text.replace(&placeholder, &choose(part, name).unwrap_or_else(|| value.clone()))
            })
        };
        let below = fill(Part::Path, operation.example.path);
        let path = if below.starts_with("/.well-known/") { below } else { format!("{}{}{below}", surface.prefix, surface.mounts[0]) };
        let call = Call::new(operation.method.clone(), path).body(fill(Part::Body, operation.example.body));
        // A body that is no object is a form.
        let is_form = !operation.example.body.is_empty() && !operation.example.body.starts_with('{');
        if is_form { call.header("content-type", "application/x-www-form-urlencoded") } else { call }
    }
}

/// Where a placeholder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Path,
    Body,
}

impl Object {
    /// An object as a surface writes its id, which may tell what it is of.
    pub(crate) fn written(&self, surface: &str, name: &str) -> String {
        match self {
            Self::Id(bits) => written(*bits, surface, name),
            Self::Text(text) => text.clone(),
        }
    }
}

/// The text of an id in a surface's form; `name` is that of a placeholder.
pub(crate) fn written(bits: [u8; 16], surface: &str, name: &str) -> String {
    let id = Id::<entity::User>::from_bytes(bits);
    match surface {
        "portkey" => id.to_uuid(),
        "openai" => format!("{}{id}", word(name)),
        _ => id.to_string(),
    }
}

/// The word that OpenAI's ids begin with.
fn word(name: &str) -> &'static str {
    match name {
        "organization" | "their_organization" | "accounts_organization" => "org-",
        "workspace" | "their_workspace" => "proj_",
        "group" | "empty_group" => "group_",
        "invitation" => "invite-",
        "service_account" => "svc_acct_",
        "api_key" | "project_api_key" => "key_",
        "audit_event" => "audit_log-",
        "role" | "workspace_role" => "role_",
        _ => "user-",
    }
}

/// An id of the right form that nothing has.
pub(crate) fn absent(surface: &str, name: &str) -> String {
    written(*UserId::from_bytes([0x01, 0x9b, 0, 0, 0, 0, 0x70, 0xab, 0x80, 1, 2, 3, 4, 5, 6, 7]).as_bytes(), surface, name)
}

fn id<E: Entity>(id: Id<E>) -> Object {
    Object::Id(*id.as_bytes())
}

impl Builder {
    async fn fill(&self) -> (Vec<(&'static str, Object)>, Vec<(Caller, String)>) {
        let mut keys = vec![(Caller::BadKey, "rst_key_of_nobody".to_owned())];
        let mut keep = |caller: Caller, created: &api_key::Created| keys.push((caller, created.secret.reveal().to_owned()));
        keep(Caller::Operator, &self.key(INSTANCE, Owner::Organization(OrganizationRole::Owner), "Operator").await);

        let acme = self.organization("acme").await;
        let here = acme.organization.id;
        keep(Caller::Owner, &api_key::Created { key: acme.key, secret: acme.secret });
        let shared = self.workspace(here, "shared").await;
        let people = [
            (Caller::Admin, "adam@acme.example", "Adam", OrganizationRole::Admin),
            (Caller::Viewer, "vera@acme.example", "Vera", OrganizationRole::Viewer),
            (Caller::Weak, "willy@acme.example", "Willy", OrganizationRole::Member),
            (Caller::WorkspaceMember, "mona@acme.example", "Mona", OrganizationRole::Member),
            (Caller::WorkspaceManager, "mark@acme.example", "Mark", OrganizationRole::Member),
            (Caller::Disabled, "dora@acme.example", "Dora", OrganizationRole::Admin),
        ];
        for (caller, email, name, role) in people {
            let user = self.user(here, email, name, role).await;
            match caller {
                Caller::WorkspaceMember => self.member(here, shared, user, WorkspaceRole::Member).await,
                Caller::WorkspaceManager => self.member(here, shared, user, WorkspaceRole::Manager).await,
                _ => {}
            }
            keep(caller, &self.key(here, Owner::User(user), &format!("Key of {name}")).await);
            if caller == Caller::Disabled {
                let status = Some(user::UserStatus::Disabled);
                self.make(here, user::Update { status, ..user::Update::of(user) }).await;
            }
        }
        keep(Caller::OrganizationKey, &self.key(here, Owner::Organization(OrganizationRole::Admin), "Machine").await);

        let ursula = self.user(here, "ursula@acme.example", "Ursula", OrganizationRole::Member).await;
        let max = self.user(here, "max@acme.example", "Max", OrganizationRole::Member).await;
        self.member(here, shared, max, WorkspaceRole::Viewer).await;
        let key = self.key(here, Owner::Organization(OrganizationRole::Viewer), "Reports").await.key;
        self.make(
            here,
            alias::Create {
                dialect: "portkey".try_into().unwrap(),
                kind: Kind::User,
                alias: "legacy-ursula".try_into().unwrap(),
                target: *ursula.as_bytes(),
                shown: false,
            },
        )
        .await;

        let other = self.organization("umbra").await;
        let there = other.organization.id;
        keep(Caller::Stranger, &api_key::Created { key: other.key, secret: other.secret });
        let hidden = self.workspace(there, "hidden").await;

        self.part(1);
        let group = self.group(here, "Readers of all").await;
        self.make(here, group_member::Add::one(group, max)).await;
        let mapping = self.make(here, workspace_group::Create::new(shared, group, WorkspaceRole::Viewer)).await;
        let empty_group = self.group(here, "Empty").await;

        self.part(3);
        let invited = self.invite(here, "ivan@acme.example", shared).await;
        self.part(4);
        let account = self.account().await;
        keys.extend([(Caller::SignedIn, account.session), (Caller::PersonalKey, account.secret)]);
        keys.push((Caller::Founder, account.founder.secret.reveal().to_owned()));
        self.part(5);
        let home = Home::Workspace(shared, Some(WorkspaceRole::Viewer));
        let robot = service_account::Create { home, name: Name::try_from("Robot").unwrap(), description: None, created_at: None };
        let robot = self.make(here, robot).await;
        let credential =
            credential::Create { place: robot.place(), name: Name::try_from("CI").unwrap(), expires_at: None, dialect_data: None };
        let credential = self.make(here, credential).await;
        keys.push((Caller::ServiceAccount, credential.secret.reveal().to_owned()));
        self.part(9);
        let bound = api_key::Create::new(Owner::User(max), Some(shared), Name::try_from("Notebook").unwrap());
        let bound = self.make(here, bound).await.key;
        self.part(6);
        let auditors = self.role(here, "Readers of people", None).await;
        let helpers = self.role(here, "Helpers", Some(shared)).await;
        let assignment = self.make(here, role_assignment::Create::new(auditors.place(), Holder::User(max))).await;
        for (role, holder) in [(&auditors, Holder::Group(group)), (&helpers, Holder::User(max)), (&helpers, Holder::Group(group))] {
            self.make(here, role_assignment::Create::new(role.place(), holder)).await;
        }
        self.part(13);
        self.sso_connection(account.organization).await;
        let objects = vec![
            ("organization", id(here)),
            ("project_api_key", id(bound.id)),
            ("role", id(auditors.id)),
            ("workspace_role", id(helpers.id)),
            ("role_assignment", id(assignment.id)),
            ("service_account", id(robot.id)),
            ("credential", id(credential.credential.id)),
            ("client_id", Object::Text(credential.credential.client_id(here))),
            ("client_secret", Object::Text(credential.secret.reveal().to_owned())),
            ("workspace", id(shared)),
            ("user", id(ursula)),
            ("member", id(max)),
            ("owner", id(acme.owner.id)),
            ("api_key", id(key.id)),
            ("group", id(group)),
            ("empty_group", id(empty_group)),
            ("mapping", id(mapping.id)),
            ("invitation", id(invited.invitation.id)),
            ("token", Object::Text(invited.token.reveal().to_owned())),
            ("account", id(account.id)),
            ("personal_key", id(account.key)),
            ("login", Object::Text(LOGIN.into())),
            ("password", Object::Text(PASSWORD.into())),
            ("accounts_organization", id(account.organization)),
            ("alias", Object::Text("legacy-ursula".into())),
            ("audit_event", id(self.first_event(here).await)),
            ("workspace_slug", Object::Text("shared".into())),
            // The stranger's own, for calls that reach over from there.
            ("their_organization", id(there)),
            ("their_workspace", id(hidden)),
            ("their_owner", id(other.owner.id)),
            ("absent", id(UserId::parse(&absent("api", "user")).unwrap())),
        ];
        (objects, keys)
    }
}

/// Statuses that say no without saying more.
pub(crate) fn is_refused(status: StatusCode) -> bool {
    matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
}
