//! `roster store audit …`.

use crate::{cli::StoreArgs, failure::Failure, output, store};
use roster_core::audit;
use serde_json::json;

pub(crate) async fn verify(args: &StoreArgs, as_json: bool) -> Result<(), Failure> {
    let directory = store::open_for(args).await?;
    let found = audit::verify(&directory).await?;
    for one in &found {
        if as_json {
            let (organization, fault) = (one.organization, &one.fault);
            output::json(
                &json!({"organization": organization, "slug": one.slug, "events": one.events, "ok": fault.is_none(), "fault": fault}),
            )?;
        } else {
            let verdict = one.fault.as_deref().unwrap_or("ok");
            output::line(&format!("{}: {} events, {verdict}", one.slug, one.events))?;
        }
    }
    if found.iter().any(|one| one.fault.is_some()) {
        return Err(Failure::failed("the audit log was changed or is damaged, see above: compare with a backup"));
    }
    Ok(())
}
