//! `roster demo`: a ready organization to try things out, on throw-away data unless a place is given.

use super::demo_tools::Tools;
use crate::{
    cli::Demo,
    config::{Config, Place},
    failure::Failure,
    first::{self, Founding, origin},
    output, pages,
    sandbox::{Asked, Control},
    server::Server,
    store,
};
use roster_api::dialects;
use roster_core::{
    access::Actor,
    import::{self, Document, Import},
    invitation::Sent,
    random::{Random, SystemRandom},
    store::Durability,
    text::{Email, Label, Name, Slug},
};
use serde_json::json;
use std::path::PathBuf;

/// The demo's records: an import like any other.
const RECORDS: &str = include_str!("../../demo.json");

/// A directory that goes when the demo ends.
struct Scratch(PathBuf);

impl Scratch {
    /// Under a name that nobody can guess or has taken before.
    fn new() -> Self {
        let mut name = [0; 8];
        SystemRandom.fill(&mut name);
        let path = std::env::temp_dir().join(format!("roster-demo-{:016x}", u64::from_be_bytes(name)));
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) async fn run(args: Demo) -> Result<(), Failure> {
    let config = Config::resolve(&args.store.as_store_args(), &args.listen)?;
    let sandbox = Asked::read(&args.sandbox, config.flag.as_ref())?;
    // Only a flag makes the demo's people stay somewhere: no variable or file that is meant for `serve`.
    let (place, scratch) = match config.flag.clone() {
        Some(place) => (place, None),
        None => {
            let scratch = Scratch::new();
            (Place::Sqlite(scratch.0.clone()), Some(scratch))
        }
    };
    let durability = if scratch.is_some() { Durability::Off } else { Durability::Full };
    let directory = match &sandbox {
        None => store::open(Some(place), durability, config.some_sealing()?).await?,
        Some(sandbox) => {
            let mut directory = store::open_with(Some(place), durability, config.some_sealing()?, sandbox.clock()).await?;
            directory.allow_literals();
            directory
        }
    };
    let founding = Founding {
        name: Name::try_from("Example Organization")?,
        slug: Some(Slug::try_from("example")?),
        owner: Email::try_from("ada.lindqvist@example.com")?,
        given_name: Label::try_from("Ada")?,
        family_name: Label::try_from("Lindqvist")?,
        sandbox: sandbox.is_some(),
    };
    let first = first::found(&directory, founding, "demo").await?;
    let document: Document = serde_json::from_str(RECORDS).map_err(|error| Failure::failed(format!("the demo's records: {error}")))?;
    let organization = first.organization.organization.clone();
    let actor = Actor::system(organization.id, "demo records");
    let imported = import::import(&directory, &actor, origin("demo"), Import::records(document), false).await?;
    let made = imported.made.ok_or_else(|| Failure::failed("the demo's records made nothing"))?;
    let server = Server::bind(directory, &config, sandbox).await?;
    let key = first.organization.secret.reveal().to_owned();
    let tools = Tools::bind(&server.local_url()?, &key).await?;
    if args.json {
        let control = server.control.as_ref().map(|control| json!({"url": control.url, "token": control.token}));
        output::json(&json!({
            "url": server.url, "sandbox": control, "key": key, "operator_key": first.operator.reveal(), "organization": organization.slug,
            "organization_id": organization.id, "users": made.users.len() + 1, "workspaces": made.workspaces.len() + 1,
            "capability": tools.json(),
        }))?;
    } else {
        let ready = Ready {
            url: &server.url,
            key: &key,
            owner: first.organization.owner.id.to_string(),
            organization: organization.id.to_string(),
            people: made.users.len() + 1,
            workspaces: made.workspaces.len() + 1,
            invitation: made.invitations.first(),
            scratch: scratch.is_some(),
            control: server.control.as_ref(),
            tools: tools.greeting(),
        };
        ready.greet()?;
    }
    let (ended, ()) = tokio::join!(server.run(), tools.run());
    drop(scratch);
    ended
}

/// This very program as a shell finds it: `cargo run -- demo` puts nothing on the PATH.
fn program() -> String {
    let path = std::env::current_exe().ok().and_then(|path| path.into_os_string().into_string().ok());
    let path = path.unwrap_or_else(|| "roster".into());
    let plain = path.chars().all(|each| each.is_alphanumeric() || "/._-+".contains(each));
    if plain { path } else { format!("'{}'", path.replace('\'', r"'\''")) }
}

/// What the demo has made, for the greeting.
struct Ready<'a> {
    url: &'a str,
    key: &'a str,
    owner: String,
    organization: String,
    people: usize,
    workspaces: usize,
    invitation: Option<&'a Sent>,
    scratch: bool,
    control: Option<&'a Control>,
    tools: String,
}

impl Ready<'_> {
    /// Every line of it works when it is pasted.
    fn greet(&self) -> Result<(), Failure> {
        let Self { url, key, people, workspaces, .. } = self;
        let life = if self.scratch { "Its data goes when the demo ends (Ctrl-C)." } else { "Ctrl-C ends the server; the data stays." };
        output::line(&format!("An example organization with {people} people and {workspaces} workspaces is ready at {url}\n{life}"))?;
        output::line(&format!("\nIts owner's key, for every surface:\n\n  export ROSTER_KEY={key}"))?;
        for surface in dialects::all() {
            let curl = pages::curl(&surface, url, key).replace("USER_ID", &self.owner).replace("ORGANIZATION", &self.organization);
            output::line(&format!("\n{}:\n\n  {curl}", surface.title))?;
        }
        let roster = program();
        output::line(&format!(
            "\nThis command line:\n\n  ROSTER_URL={url} ROSTER_KEY={key} {roster} member list ws-platform-17fa3c --role admin"
        ))?;
        let snippet = format!(
            "from portkey_ai import Portkey; print(Portkey(api_key=\"{key}\", base_url=\"{url}/portkey/v1\")\
             .admin.workspaces.users.retrieve(workspace_id=\"WORKSPACE_SLUG\", user_id=\"USER_ID\"))"
        );
        output::line(&format!("\nPortkey's own Python SDK (pip install portkey-ai):\n\n  python3 -c '{snippet}'"))?;
        let snippet = format!(
            "from openai import OpenAI; print(OpenAI(admin_api_key=\"{key}\", base_url=\"{url}/openai/v1\")\
             .admin.organization.users.retrieve(\"user_id\").id)"
        );
        output::line(&format!("\nOpenAI's own Python SDK (pip install openai):\n\n  python3 -c '{snippet}'"))?;
        if let Some(control) = self.control {
            output::line("")?;
            control.say()?;
        }
        if let Some(Sent { invitation, token }) = self.invitation {
            output::line(&format!(
                "\nAn invitation for {}, to accept in a browser:\n\n  {url}/accept/{}",
                invitation.email,
                token.reveal()
            ))?;
        }
        output::line(&format!("\n{}", self.tools))?;
        output::line(&format!("\nEverything that runs here: {url}/"))
    }
}
