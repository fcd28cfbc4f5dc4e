//! Which stores may be rewound: none that was ever used as a real one, and none on PostgreSQL.

use crate::world::{Place, World, origin};
use roster_core::{
    Error,
    access::Actor,
    organization::{self, INSTANCE},
    sandbox,
};

pub(in crate::suite) async fn a_store_that_was_used_is_no_sandbox_and_becomes_none(world: World) {
    let (operator, directory) = (Actor::system(INSTANCE, "tests"), &world.directory);
    let before = world.rows("SELECT audit_sequence FROM organizations ORDER BY id", &[], |row| row.int(0)).await;
    let refused = |outcome: Result<(), Error>| match outcome {
        Err(Error::Conflict(words)) => words.into_owned(),
        other => panic!("{other:?}"),
    };
    let (marked, checked) = (
        refused(sandbox::mark(directory, &operator, origin()).await),
        refused(sandbox::check(directory).await),
    );
    match world.place {
        Place::Sqlite(_) => {
            assert!(marked.contains("has been used") && checked.contains("roster init --sandbox"), "{marked} {checked}");
        }
        Place::Postgres { .. } => {
            assert!(marked.contains("PostgreSQL") && marked == checked, "{marked} {checked}");
            let (image, none) = (directory.store().image(u64::MAX).await, directory.store().has_images());
            assert!(matches!(image, Err(Error::Unavailable(_))) && !none);
        }
    }
    // Deleted, its rows are still there.
    world.make(organization::Delete { id: world.organization }).await;
    assert_eq!(refused(sandbox::mark(directory, &operator, origin()).await), marked);
    assert!(!sandbox::is_marked(directory).await.unwrap());
    let after = world.rows("SELECT audit_sequence FROM organizations ORDER BY id", &[], |row| row.int(0)).await;
    assert_eq!(after[0], before[0], "what is refused leaves no event in the instance");
}
