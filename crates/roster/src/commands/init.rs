//! `roster init`.

use crate::{
    cli::{Init, ListenArgs},
    config::Config,
    failure::Failure,
    first::{self, Founding},
    output,
    sandbox::on_sqlite,
    store,
};
use roster_core::{
    store::Durability,
    text::{Email, Label, Name, Slug},
};
use serde_json::json;

pub(crate) async fn run(args: Init) -> Result<(), Failure> {
    let founding = Founding {
        name: Name::try_from(args.organization).map_err(|error| error.below("--organization"))?,
        slug: args.slug.map(Slug::try_from).transpose().map_err(|error| error.below("--slug"))?,
        owner: Email::try_from(args.owner).map_err(|error| error.below("--owner"))?,
        given_name: Label::try_from("")?,
        family_name: Label::try_from("")?,
        sandbox: args.sandbox,
    };
    let config = Config::resolve(&args.store, &ListenArgs::default())?;
    if args.sandbox {
        on_sqlite(config.place.as_ref())?;
    }
    let directory = store::open(config.place, Durability::Full, config.sealing).await?;
    let first = first::found(&directory, founding, "init").await?;
    let organization = &first.organization.organization;
    let (owner_key, operator_key) = (first.organization.secret.reveal(), first.operator.reveal());
    if args.json {
        return output::json(&json!({
            "organization": organization.slug, "organization_id": organization.id, "owner": first.organization.owner.email,
            "key": owner_key, "operator_key": operator_key, "root_key": first.root_key, "sandbox": args.sandbox,
        }));
    }
    output::line(&format!("Organization {} ({}) in {}", organization.name, organization.slug, directory.store().describe()))?;
    output::line(&format!("Owner        {}", first.organization.owner.email))?;
    output::line(&format!("Owner's key  {owner_key}"))?;
    output::line(&format!("Operator key {operator_key}"))?;
    if first.root_key {
        output::line("Root key     the one of ROSTER_ROOT_KEY: operator, and owner of this organization")?;
    }
    if args.sandbox {
        output::line("Sandbox      for tests: it can be rewound; serve it with --sandbox 127.0.0.1:0")?;
    }
    output::line("The keys are shown this once. Next: roster serve, with the same --data or --database.")
}
