//! The laws of organizations that move, for whatever may have happened to them. On SQLite: what differs between the
//! backends is the suite's matter, which walks through both.

use super::{
    counters::{Walk, assert_counted},
    elsewhere::comes_in_under_its_names,
    export::{Elsewhere, decorate, put, taken, text},
};
use crate::world::{Backend, Dice, World, run};
use proptest::{
    collection::vec,
    prelude::{ProptestConfig, any, proptest},
};
use roster_core::{export::Restored, text::Email};

/// An organization to which all this happened: each number is what the dice of one step begin with, so that a history that
/// breaks a law is cut down to the steps that it takes.
async fn live(world: &World, steps: &[u64], decorations: usize) {
    let mut walk = Walk::begin(world, 0).await;
    for (step, seed) in steps.iter().enumerate() {
        walk.step_thrown(world, step, Dice::new(*seed)).await;
        world.clock.advance_micros(1234);
    }
    for round in 0..decorations {
        world.clock.advance_micros(1234);
        // At once, while a membership lasts that ends soon.
        decorate(world, round).await;
    }
}

/// Export, import elsewhere, export again: the same text.
async fn moves_whole(world: World, steps: Vec<u64>, decorations: usize) {
    live(&world, &steps, decorations).await;
    let document = taken(&world.directory, &world).await;
    let before = text(&document);
    let other = Elsewhere::beside(&world, 77).await;
    let there = &other.0;
    there.clock.advance_micros(world.clock_now().as_micros() - there.clock_now().as_micros());
    assert_eq!(put(&there.directory, &before, false).await.unwrap(), Restored::from(&document));
    assert_eq!(text(&taken(&there.directory, there).await), before);
    assert_counted(there).await;
    there.assert_logs_hold().await;
    other.end().await;
}

mod sqlite {
    use super::{Backend, Email, ProptestConfig, any, comes_in_under_its_names, live, moves_whole, proptest, run, vec};

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_organization_that_moves_is_the_same(steps in vec(any::<u64>(), 0..120), decorations in 0..3usize) {
            run(Backend::Sqlite, |world| moves_whole(world, steps, decorations));
        }

        #[test]
        fn an_organization_that_comes_into_another_is_the_same_by_name(steps in vec(any::<u64>(), 0..80), decorations in 0..2usize) {
            run(Backend::Sqlite, |world| async move {
                live(&world, &steps, decorations).await;
                comes_in_under_its_names(&world, 78).await;
            });
        }
    }

    /// The generator reaches what the laws are about.
    #[test]
    fn histories_hold_something_of_every_kind() {
        run(Backend::Sqlite, |world| async move {
            let steps: Vec<u64> = (0..400).collect();
            live(&world, &steps, 1).await;
            let document = super::taken(&world.directory, &world).await;
            let counts = [
                document.users.len(),
                document.groups.iter().map(|group| group.members.len()).sum(),
                document.workspaces.iter().filter(|workspace| workspace.deleted_at.is_some()).count(),
                document.workspaces.iter().filter(|workspace| workspace.archived_at.is_some()).count(),
                document.workspaces.iter().map(|workspace| workspace.members.len()).sum(),
                document.workspaces.iter().map(|workspace| workspace.groups.len()).sum(),
                document.invitations.len(),
                document.service_accounts.len(),
                document.roles.iter().filter(|role| role.workspace.is_some()).count(),
                document.roles.iter().flat_map(|role| &role.assignments).filter(|given| given.user.is_some()).count(),
                document.roles.iter().flat_map(|role| &role.assignments).filter(|given| given.group.is_some()).count(),
                document.roles.iter().flat_map(|role| &role.assignments).filter(|given| given.service_account.is_some()).count(),
                document.api_keys.len(),
                document.api_keys.iter().filter(|key| key.service_account.is_some()).count(),
                document.aliases.len(),
                document.dialect_data.len(),
            ];
            assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
            assert!(
                document.users.iter().any(|user| user.email == Email::try_from("owner-acme@example.com").unwrap())
                    || document.users.len() > 3
            );
        });
    }
}
