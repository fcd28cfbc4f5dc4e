//! The command line, as data.

use crate::{
    commands::{capability::Capability, mcp::Mcp},
    nouns,
};
use clap::{Args, CommandFactory, Parser, Subcommand};
use std::{net::SocketAddr, path::PathBuf};

/// A self-hosted membership server: organizations, workspaces, people, roles and API keys in one binary.
#[derive(Debug, Parser)]
#[command(name = "roster", version, arg_required_else_help = true, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The whole command line: what is declared here, and the nouns.
pub(crate) fn whole() -> clap::Command {
    nouns::all().map(nouns::command).fold(Cli::command(), clap::Command::subcommand)
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve a ready organization with throw-away data, to try things out.
    Demo(Demo),
    /// Make a store's first organization, its owner and two keys.
    Init(Init),
    /// Serve the store.
    Serve(Serve),
    /// Write everything in an organization to a file: people, workspaces, keys as hashes. Not its audit log: `roster audit export`.
    Export(Export),
    /// Bring records, or an export of elsewhere, into an organization, all of it or nothing; with --operator make an organization
    /// of its export.
    Import(Import),
    /// The store itself, without a server and without a key: for whoever sits at the machine.
    #[command(subcommand)]
    Store(Store),
    /// Settings of `serve`, `init` and the `store` commands.
    #[command(subcommand)]
    Config(Config),
    /// Servers with their keys, so that commands find them by name.
    #[command(subcommand)]
    Profile(Profile),
    /// Call any path of a running server with the key.
    Api(Api),
    /// Speak MCP over standard input and output, for agents that start their servers: each message goes to a running server's
    /// /mcp, with the key.
    Mcp(Mcp),
    /// Capability files: YAML that exposes an HTTP API as REST and as MCP tools.
    #[command(subcommand)]
    Capability(Capability),
    /// Print what makes a shell complete these commands.
    Completions {
        /// Which shell; for bash: `roster completions bash > ~/.local/share/bash-completion/completions/roster`.
        shell: clap_complete::Shell,
    },
    /// Reference pages made from this program.
    #[command(subcommand, hide = true)]
    Docs(Docs),
}

/// Where the data is.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct StoreArgs {
    /// Directory of the embedded SQLite store, made where it is not there [env: ROSTER_DATA] [default: ./roster-data].
    #[arg(long, value_name = "DIR", conflicts_with = "database")]
    pub(crate) data: Option<PathBuf>,
    /// PostgreSQL instead: postgres://user@host:5432/database. With a password in it, better in ROSTER_DATABASE or in
    /// the file that ROSTER_DATABASE_FILE names than here.
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// Settings file; unknown keys in it are refused [env: ROSTER_CONFIG] [default: ./roster.toml, when it is there].
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// Where the server is reached.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct ListenArgs {
    /// Address to listen on [env: ROSTER_LISTEN] [default: 127.0.0.1:7400, or a free port when that is taken].
    #[arg(long, value_name = "ADDR")]
    pub(crate) listen: Option<SocketAddr>,
    /// Address under which clients reach the server, when a proxy stands before it: https://roster.example.org
    /// [env: ROSTER_PUBLIC_URL].
    #[arg(long, value_name = "URL")]
    pub(crate) public_url: Option<String>,
}

/// Which running server, and as whom.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Server")]
pub(crate) struct ConnectArgs {
    /// Address of the server [env: ROSTER_URL] [default: the profile's, else http://127.0.0.1:7400].
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// Profile with the address, key and organization to use; it wins over variables [env: ROSTER_PROFILE] [default: the
    /// one that `roster profile use` chose].
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    /// Id or slug of the organization [env: ROSTER_ORGANIZATION] [default: the profile's, else the key's own].
    #[arg(long, value_name = "ORGANIZATION")]
    pub(crate) organization: Option<String>,
}

/// Where the demo's data is to stay.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct DemoStoreArgs {
    /// Keep the data in this directory, in the embedded SQLite store [default: thrown away].
    #[arg(long, value_name = "DIR", conflicts_with = "database")]
    pub(crate) data: Option<PathBuf>,
    /// Keep the data in this PostgreSQL database: postgres://user@host:5432/database.
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
}

impl DemoStoreArgs {
    /// The same flags as the other commands have them.
    pub(crate) fn as_store_args(&self) -> StoreArgs {
        StoreArgs { data: self.data.clone(), database: self.database.clone(), config: None }
    }
}

/// Where a sandbox is controlled.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct SandboxArgs {
    /// Be a sandbox for tests, controlled at this loopback address: snapshots, clock, faults, keys of one's own choice. The
    /// token is that of ROSTER_SANDBOX_TOKEN, or of the file that ROSTER_SANDBOX_TOKEN_FILE names, else printed.
    #[arg(long, value_name = "ADDR")]
    pub(crate) sandbox: Option<SocketAddr>,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[command(flatten)]
    pub(crate) store: DemoStoreArgs,
    #[command(flatten)]
    pub(crate) listen: ListenArgs,
    #[command(flatten)]
    pub(crate) sandbox: SandboxArgs,
    /// Print one JSON object when ready, for programs.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    /// Name of the organization.
    #[arg(long, value_name = "NAME", default_value = "My organization")]
    pub(crate) organization: String,
    /// Its name in URLs; made from the name when absent.
    #[arg(long, value_name = "SLUG")]
    pub(crate) slug: Option<String>,
    /// Email of its first owner.
    #[arg(long, value_name = "EMAIL", default_value = "owner@localhost")]
    pub(crate) owner: String,
    /// Mark the store as a sandbox for tests, for ever: only such a one is served with --sandbox, and can be rewound.
    #[arg(long)]
    pub(crate) sandbox: bool,
    /// Print one JSON object, for programs.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) listen: ListenArgs,
    #[command(flatten)]
    pub(crate) sandbox: SandboxArgs,
}

/// Which organization.
#[derive(Clone, Debug, Args)]
pub(crate) struct Which {
    /// Id or slug of the organization; not needed when there is only one. `instance` names the operators' tenant.
    #[arg(long, value_name = "ORGANIZATION")]
    pub(crate) organization: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Store {
    /// API keys, straight in the store.
    #[command(subcommand)]
    Key(StoreKey),
    /// The audit log, straight in the store.
    #[command(subcommand)]
    Audit(StoreAudit),
    /// Write everything in an organization to a file, straight from the store.
    Export {
        #[command(flatten)]
        store: StoreArgs,
        #[command(flatten)]
        which: Which,
        /// File to write, which nobody else may read then [default: standard output].
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Make the organization that a file was exported from, with its ids and keys, straight in the store.
    Import {
        #[command(flatten)]
        store: StoreArgs,
        /// The file, or `-` for standard input.
        file: String,
        /// Only check everything and say what would be made.
        #[arg(long)]
        dry_run: bool,
        /// Print JSON, for programs.
        #[arg(long)]
        json: bool,
    },
}

/// Where an export goes.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// File to write, which nobody else may read then [default: standard output].
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) connect: ConnectArgs,
}

/// What is imported, and how.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The file, or `-` for standard input.
    pub(crate) file: String,
    /// Make the organization that the file was exported from, with its ids and keys; needs an operator's key.
    #[arg(long, conflicts_with_all = ["organization", "existing", "dialect", "id_form"])]
    pub(crate) operator: bool,
    /// What becomes of something that is there already: refuse, keep or update [default: refuse].
    #[arg(long, value_name = "WHAT")]
    pub(crate) existing: Option<String>,
    /// For an export of elsewhere: the dialect in which its ids become aliases.
    #[arg(long, value_name = "DIALECT")]
    pub(crate) dialect: Option<String>,
    /// For an export of elsewhere: the form in which that dialect showed its ids, native or uuid [default: native].
    #[arg(long, value_name = "FORM", requires = "dialect")]
    pub(crate) id_form: Option<String>,
    /// Only check everything and say what would become of it.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print JSON, for programs.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) connect: ConnectArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StoreKey {
    /// Make a key and show its secret this once.
    Create {
        #[command(flatten)]
        store: StoreArgs,
        #[command(flatten)]
        which: Which,
        /// What people call it.
        #[arg(long)]
        name: String,
        /// Email of the user whose key it will be; the organization's own when absent.
        #[arg(long, value_name = "EMAIL")]
        user: Option<String>,
        /// Role of a key of the organization's own: owner, admin, viewer or member [default: admin; in the instance: owner].
        #[arg(long, conflicts_with = "user")]
        role: Option<String>,
        /// A permission, such as users.list; repeat for more. Everything that the owner may when absent.
        #[arg(long = "permission", value_name = "PERMISSION")]
        permissions: Vec<String>,
        /// When it ends: 2027-01-31T00:00:00Z.
        #[arg(long, value_name = "TIME")]
        expires_at: Option<String>,
        /// Print one JSON object, for programs.
        #[arg(long)]
        json: bool,
    },
    /// List keys; never their secrets.
    List {
        #[command(flatten)]
        store: StoreArgs,
        #[command(flatten)]
        which: Which,
        /// Print JSON, for programs.
        #[arg(long)]
        json: bool,
    },
    /// End a key at once.
    Revoke {
        #[command(flatten)]
        store: StoreArgs,
        #[command(flatten)]
        which: Which,
        /// The key's id, as `roster store key list` shows it.
        id: String,
        /// Do it without asking.
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum StoreAudit {
    /// Check every organization's chain of audit events from its first to its last.
    Verify {
        #[command(flatten)]
        store: StoreArgs,
        /// Print JSON, for programs.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Config {
    /// Check every source of settings (flags, environment, file) and say what counts and where it comes from.
    Check {
        #[command(flatten)]
        store: StoreArgs,
        #[command(flatten)]
        listen: ListenArgs,
        /// Print JSON, for programs.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Profile {
    /// Keep a server with its key, read from standard input; the first becomes the default.
    Add {
        /// What commands call it.
        name: String,
        /// Address of the server: https://roster.example.org.
        #[arg(long, value_name = "URL")]
        url: String,
        /// Id or slug of the organization that is meant when a command names none.
        #[arg(long, value_name = "ORGANIZATION")]
        organization: Option<String>,
        /// Read the key from this file instead.
        #[arg(long, value_name = "FILE")]
        key_file: Option<PathBuf>,
    },
    /// List profiles; of their keys only enough to recognise them.
    List {
        /// Print JSON, for programs.
        #[arg(long)]
        json: bool,
    },
    /// Make a profile the default.
    Use {
        /// Its name.
        name: String,
    },
    /// Forget a profile and its key; the key itself still works until it is revoked.
    Remove {
        /// Its name.
        name: String,
        /// Do it without asking.
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Api {
    /// The path: `me` or `organizations/{organization}/users?limit=5` is below /api/v1; one that begins with `/` is the
    /// server's: `/portkey/v1/admin/users`. `{organization}` stands for the organization.
    pub(crate) path: String,
    /// Method [default: GET, or POST with --data].
    #[arg(short = 'X', long, value_name = "METHOD")]
    pub(crate) method: Option<String>,
    /// Body: JSON, `@FILE`, or `-` for standard input.
    #[arg(short, long, value_name = "JSON|@FILE|-")]
    pub(crate) data: Option<String>,
    /// A header more, `name: value`; repeat for more. The key comes from a variable or a profile, not from here.
    #[arg(short = 'H', long = "header", value_name = "HEADER")]
    pub(crate) headers: Vec<String>,
    /// Print status and headers too.
    #[arg(short, long)]
    pub(crate) include: bool,
    #[command(flatten)]
    pub(crate) connect: ConnectArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Docs {
    /// The command line, as Markdown.
    Cli,
}
