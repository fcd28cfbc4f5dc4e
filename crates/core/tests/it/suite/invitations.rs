//! Invitations: what they give, who may send them, what a token proves, and what happens when everything happens at once.

use super::counters::assert_counted;
use crate::world::{BEGINNING, Dice, SECOND, World, email, found, name_of, origin};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission, PermissionSet, Reason, WorkspaceRole},
    api_key, audit,
    id::{AccountId, InvitationId, WorkspaceId, entity},
    invitation::{self, Acceptance, Accepted, Filter, InvitationStatus, Place, Sent},
    organization,
    page::Page,
    secret::SecretText,
    store::Value,
    text::Label,
    user, workspace,
};
use std::sync::Arc;

const DAY: i64 = 86_400 * SECOND;

fn to(word: impl std::fmt::Display) -> invitation::Create {
    invitation::Create {
        email: email(word),
        given_name: label("Grace"),
        family_name: label("Hopper"),
        role: OrganizationRole::Member,
        workspaces: Some(Vec::new()),
        expires_at: None,
        dialect_data: None,
    }
}

fn label(text: &str) -> Label {
    Label::try_from(text).unwrap()
}

fn account(number: u8) -> AccountId {
    AccountId::from_bytes([number; 16])
}

const fn by(account: AccountId) -> Acceptance {
    Acceptance { account, given_name: None, family_name: None }
}

async fn accept(world: &World, sent: &Sent, by: Acceptance) -> Result<Accepted> {
    invitation::accept(&world.directory, origin(), sent.token.reveal(), by).await
}

async fn peek(world: &World, sent: &Sent) -> Result<invitation::Offer> {
    invitation::peek(&world.directory, sent.token.reveal()).await
}

async fn status(world: &World, id: InvitationId) -> InvitationStatus {
    invitation::get(&world.directory, &world.owner, id).await.unwrap().status(world.directory.now())
}

const fn in_it(workspace: WorkspaceId, role: WorkspaceRole) -> Place {
    Place { workspace, role }
}

/// The workspaces that a user is in.
async fn joined(world: &World, accepted: &Accepted) -> Vec<(WorkspaceId, String)> {
    let sql = "SELECT a.workspace_id, r.name FROM workspace_role_assignments a
         JOIN workspace_members m ON m.organization_id = a.organization_id AND m.workspace_id = a.workspace_id AND m.principal_id = a.principal_id
         JOIN roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
         WHERE a.organization_id = $1 AND a.principal_id = $2 ORDER BY a.workspace_id";
    let own = [Value::from(&world.organization), Value::from(&accepted.user.id)];
    world.rows(sql, &own, |row| Ok((row.id(0)?, row.text(1)?))).await
}

const UNKNOWN: Error = Error::NotFound(Kind::Invitation);

fn is_conflict<T>(answer: &Result<T>, word: &str) -> bool {
    matches!(answer, Err(Error::Conflict(why)) if why.contains(word))
}

pub(in crate::suite) async fn an_invitation_gives_what_it_says_and_no_more(world: World) {
    let (home, first, second) = (world.home().await, world.workspace("first").await.id, world.workspace("second").await.id);
    let places = vec![in_it(second, WorkspaceRole::Manager), in_it(first, WorkspaceRole::Viewer)];
    let three = [
        (None, vec![(home, "member".to_owned())]),
        (Some(Vec::new()), Vec::new()),
        (Some(places), vec![(first, "viewer".to_owned()), (second, "manager".to_owned())]),
    ];
    for (number, (workspaces, mut given)) in (0..).zip(three) {
        given.sort();
        let create = invitation::Create { workspaces: workspaces.clone(), role: OrganizationRole::Viewer, ..to(number) };
        let sent = world.change(&world.owner, create).await.unwrap();
        assert_eq!(sent.invitation.workspaces, workspaces, "the order is kept, and three cases are three");
        assert_eq!(invitation::get(&world.directory, &world.owner, sent.invitation.id).await.unwrap(), sent.invitation);
        assert_eq!(sent.invitation.expires_at, world.directory.now().plus_micros(7 * DAY));
        let offer = peek(&world, &sent).await.unwrap();
        assert_eq!((offer.organization, &*offer.organization_name, offer.status), (world.organization, "acme", InvitationStatus::Pending));
        assert_eq!((offer.invited_by.as_deref(), offer.workspaces.len()), (Some("Ada"), given.len()));
        let accepted = accept(&world, &sent, by(account(number))).await.unwrap();
        assert_eq!((accepted.organization, &accepted.user.email), (world.organization, &email(number)));
        let user = user::get(&world.directory, &world.owner, accepted.user.id).await.unwrap();
        assert_eq!((user.role, &*user.source, &*user.given_name, &*user.family_name), (OrganizationRole::Viewer, "invitation", "Grace", "Hopper"));
        assert_eq!(joined(&world, &accepted).await, given);
        let after = invitation::get(&world.directory, &world.owner, sent.invitation.id).await.unwrap();
        assert_eq!((after.accepted_user, after.accepted_at), (Some(user.id), Some(world.directory.now())));
        assert_eq!(peek(&world, &sent).await.unwrap().status, InvitationStatus::Accepted);
        let again = accept(&world, &sent, by(account(number + 100))).await;
        assert!(is_conflict(&again, "accepted already"), "{again:?}");
    }
    // People may be called otherwise than those who invite them believe.
    let sent = world.make(to("other")).await;
    let names = Acceptance { given_name: Some(label("Amazing")), family_name: Some(label("")), ..by(account(9)) };
    let user = accept(&world, &sent, names).await.unwrap().user;
    assert_eq!((&*user.given_name, &*user.family_name), ("Amazing", ""));
    assert_eq!(peek(&world, &sent).await.unwrap().invited_by, None, "the system has no name");
    // The user goes, the history stays, and the email is free again.
    world.make(user::Delete { id: user.id }).await;
    assert_eq!(status(&world, sent.invitation.id).await, InvitationStatus::Accepted);
    let again = world.make(to("other")).await;
    accept(&world, &again, by(account(9))).await.unwrap();
    assert_counted(&world).await;
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn every_wrong_token_gets_the_same_answer(world: World) {
    let other = found(&world.directory, "other").await.organization.id;
    let (sent, revoked) = (world.make(to("a")).await, world.make(to("b")).await);
    world.make(invitation::Revoke { id: revoked.invitation.id }).await;
    let dice = roster_core::random::SeededRandom::new(5);
    let text = |organization, id| SecretText::<entity::Invitation> { organization, id }.generate(&dice).reveal().to_owned();
    let id = sent.invitation.id;
    let mut mistyped = sent.token.reveal().to_owned();
    mistyped.pop();
    let wrong = [
        text(world.organization, id),
        text(other, id),
        text(organization::INSTANCE, id),
        text(roster_core::id::Id::from_bytes([7; 16]), id),
        text(world.organization, roster_core::id::Id::from_bytes([7; 16])),
        revoked.token.reveal().to_owned(),
        world.owner_key.secret.reveal().to_owned(),
        mistyped,
        String::new(),
        "rst_invitation_\u{0}".to_owned(),
    ];
    let clocks = world.clocks().await;
    for token in &wrong {
        assert_eq!(invitation::peek(&world.directory, token).await, Err(UNKNOWN), "{token}");
        let answer = invitation::accept(&world.directory, origin(), token, by(account(1))).await;
        assert_eq!(answer.map(|_| ()), Err(UNKNOWN), "{token}");
    }
    assert_eq!(world.clocks().await, clocks, "nobody writes with a bad token");
    // With the right token, but in an organization that has ended.
    let there = Actor::system(other, "tests");
    let theirs = world.change(&there, to("c")).await.unwrap();
    world.change(&there, organization::Delete { id: other }).await.unwrap();
    assert_eq!(peek(&world, &theirs).await, Err(UNKNOWN));
    assert_eq!(accept(&world, &theirs, by(account(1))).await.map(|_| ()), Err(UNKNOWN));
}

pub(in crate::suite) async fn a_status_is_what_it_is_when_it_is_read(world: World) {
    let expires_at = Some(BEGINNING.plus_micros(DAY));
    let (short, long) = (world.make(invitation::Create { expires_at, ..to("Short") }).await, world.make(to("long")).await);
    let (gone, taken) = (world.make(invitation::Create { role: OrganizationRole::Admin, ..to("gone") }).await, world.make(to("taken")).await);
    world.make(invitation::Revoke { id: gone.invitation.id }).await;
    accept(&world, &taken, by(account(1))).await.unwrap();
    let listed = async |status: &[InvitationStatus], roles: &[OrganizationRole], word: Option<&str>| {
        let filter = Filter { status: status.to_vec(), roles: roles.to_vec(), email: word.map(email), email_contains: None };
        let part = invitation::list(&world.directory, &world.owner, &filter, Page::at_offset(1, 0).unwrap()).await.unwrap();
        let whole = invitation::list(&world.directory, &world.owner, &filter, Page::after(1000, None).unwrap()).await.unwrap();
        let ids: Vec<_> = whole.items.iter().map(|item| item.id).collect();
        assert!(whole.items.iter().all(|item| status.is_empty() || status.contains(&item.status(world.directory.now()))));
        assert_eq!((part.total, whole.total), (ids.len() as u64, ids.len() as u64), "{filter:?}");
        ids
    };
    let (short, long, gone, taken) = (short.invitation.id, long.invitation.id, gone.invitation.id, taken.invitation.id);
    let one = |status| [status];
    assert_eq!(listed(&one(InvitationStatus::Pending), &[], None).await.len(), 2);
    assert_eq!(listed(&one(InvitationStatus::Expired), &[], None).await, []);
    world.clock.advance_micros(DAY - 1);
    assert_eq!(status(&world, short).await, InvitationStatus::Pending);
    world.clock.advance_micros(1);
    assert_eq!(listed(&one(InvitationStatus::Pending), &[], None).await, [long]);
    assert_eq!(listed(&one(InvitationStatus::Expired), &[], None).await, [short]);
    assert_eq!(listed(&one(InvitationStatus::Revoked), &[], None).await, [gone]);
    assert_eq!(listed(&one(InvitationStatus::Accepted), &[], None).await, [taken]);
    assert_eq!(listed(&[InvitationStatus::Accepted, InvitationStatus::Expired], &[], None).await.len(), 2);
    assert_eq!(listed(&InvitationStatus::ALL, &[], None).await.len(), 4);
    assert_eq!(listed(&[], &[], None).await.len(), 4);
    assert_eq!(listed(&[], &[OrganizationRole::Admin], None).await, [gone]);
    assert_eq!(listed(&[], &[], Some("SHORT")).await, [short]);
    assert_eq!(listed(&one(InvitationStatus::Accepted), &[OrganizationRole::Admin], None).await, []);
    for status in InvitationStatus::ALL {
        assert_eq!(InvitationStatus::parse(status.as_str()), Some(status));
    }
}

pub(in crate::suite) async fn a_resent_invitation_has_a_new_token_alone(world: World) {
    let first = world.make(to("a")).await;
    let id = first.invitation.id;
    world.clock.advance_micros(DAY);
    let second = world.make(invitation::Resend { id, expires_at: None }).await;
    assert_eq!(second.invitation.expires_at, world.directory.now().plus_micros(7 * DAY));
    assert_eq!((peek(&world, &first).await, accept(&world, &first, by(account(1))).await.map(|_| ())), (Err(UNKNOWN), Err(UNKNOWN)));
    // An expired one says so to the right token, and can be sent again.
    world.clock.advance_micros(8 * DAY);
    assert_eq!(peek(&world, &second).await.unwrap().status, InvitationStatus::Expired);
    let late = accept(&world, &second, by(account(1))).await;
    assert!(is_conflict(&late, "expired"), "{late:?}");
    let expires_at = Some(world.directory.now().plus_micros(DAY));
    let third = world.make(invitation::Resend { id, expires_at }).await;
    assert_eq!(Some(third.invitation.expires_at), expires_at);
    // Neither when the email has become a user's, nor when it was invited anew.
    world.clock.advance_micros(2 * DAY);
    let anew = world.make(to("A")).await;
    let refused = world.change(&world.system(), invitation::Resend { id, expires_at: None }).await.map(|_| ());
    assert_eq!(refused, Err(Error::AlreadyExists { kind: Kind::Invitation, field: "email" }));
    world.make(invitation::Revoke { id: anew.invitation.id }).await;
    world.user("a", OrganizationRole::Member).await;
    let refused = world.change(&world.system(), invitation::Resend { id, expires_at: None }).await.map(|_| ());
    assert_eq!(refused, Err(Error::AlreadyExists { kind: Kind::User, field: "email" }));
    // What has come to its end is not sent again.
    let taken = world.make(to("taken")).await;
    accept(&world, &taken, by(account(1))).await.unwrap();
    for (ended, word) in [(anew.invitation.id, "was revoked"), (taken.invitation.id, "was accepted")] {
        let answer = world.change(&world.system(), invitation::Resend { id: ended, expires_at: None }).await;
        assert!(is_conflict(&answer, word), "{answer:?}");
    }
}

/// A key that may do these things alone.
async fn key(world: &World, permissions: &[Permission]) -> Actor {
    let user = world.user(permissions.len(), OrganizationRole::Owner).await.id;
    let permissions = Some(PermissionSet::of(permissions));
    let made = world.make(api_key::Create { permissions, ..api_key::Create::for_user(user, name_of("key")) }).await;
    world.caller(&made).await.unwrap()
}

fn is_above<T>(answer: Result<T>) -> bool {
    matches!(answer, Err(Error::Forbidden { reason: Reason::Rank, .. }))
}

pub(in crate::suite) async fn resending_never_revives_power(world: World) {
    let admin = world.person("admin", OrganizationRole::Admin).await;
    let sender = key(&world, &[Permission::InvitationsResend, Permission::InvitationsRevoke]).await;
    let workspace = world.workspace("w").await.id;
    let of = |role, place: Option<WorkspaceRole>| {
        let workspaces = Some(place.map(|role| in_it(workspace, role)).into_iter().collect());
        invitation::Create { role, workspaces, ..to(format!("{role}-{place:?}")) }
    };
    let cases = [
        (of(OrganizationRole::Owner, None), false, false),
        (of(OrganizationRole::Admin, None), true, false),
        (of(OrganizationRole::Viewer, None), true, false),
        (of(OrganizationRole::Member, Some(WorkspaceRole::Manager)), true, false),
        (of(OrganizationRole::Member, Some(WorkspaceRole::Member)), true, true),
        (of(OrganizationRole::Member, None), true, true),
    ];
    for (create, by_admin, by_sender) in cases {
        let first = world.change(&world.owner, create).await.unwrap();
        for (actor, may) in [(admin, by_admin), (sender, by_sender)] {
            let answer = world.change(&actor, invitation::Resend { id: first.invitation.id, expires_at: None }).await;
            assert_eq!(answer.is_ok(), may, "{:?}", first.invitation);
            assert!(answer.is_ok() || is_above(answer));
        }
        if first.invitation.role == OrganizationRole::Owner {
            assert!(peek(&world, &first).await.is_ok(), "a refused try leaves the token as it was");
            assert!(is_above(world.change(&admin, invitation::Revoke { id: first.invitation.id }).await));
        }
    }
}

pub(in crate::suite) async fn nobody_invites_above_themselves(world: World) {
    let admin = world.person("admin", OrganizationRole::Admin).await;
    let sender = key(&world, &[Permission::InvitationsCreate]).await;
    let workspace = world.workspace("w").await.id;
    for (number, role) in (0..).zip(OrganizationRole::ALL) {
        let create = |word: &str| invitation::Create { role: *role, ..to(format!("{word}{number}")) };
        assert!(world.change(&world.owner, create("owner")).await.is_ok());
        let answer = world.change(&admin, create("admin")).await;
        assert!(if *role == OrganizationRole::Owner { is_above(answer) } else { answer.is_ok() });
        let answer = world.change(&sender, create("sender")).await;
        assert!(if *role == OrganizationRole::Member { answer.is_ok() } else { is_above(answer) });
    }
    for (number, role) in (0..).zip(WorkspaceRole::ALL) {
        let workspaces = Some(vec![in_it(workspace, *role)]);
        let answer = world.change(&sender, invitation::Create { workspaces, ..to(format!("place{number}")) }).await;
        assert!(if *role <= WorkspaceRole::Member { answer.is_ok() } else { is_above(answer) }, "{role}");
    }
    for role in [OrganizationRole::Viewer, OrganizationRole::Member] {
        let weak = world.person(format!("weak-{role}"), role).await;
        assert!(matches!(world.change(&weak, to("x")).await, Err(Error::Forbidden { reason: Reason::Role, .. })));
    }
    let manager = world.staff("manager", workspace, WorkspaceRole::Manager).await;
    assert!(matches!(world.change(&manager, to("x")).await, Err(Error::Forbidden { reason: Reason::Role, .. })));
}

pub(in crate::suite) async fn an_email_links_nobody(world: World) {
    world.user("known", OrganizationRole::Member).await;
    let refused = |answer: Result<Sent>, kind| assert_eq!(answer.map(|_| ()), Err(Error::AlreadyExists { kind, field: "email" }));
    refused(world.change(&world.owner, to("KNOWN")).await, Kind::User);
    let sent = world.make(to("new")).await;
    refused(world.change(&world.owner, to("New")).await, Kind::Invitation);
    // A user with the email is made meanwhile, and never becomes the account's.
    let user = world.user("new", OrganizationRole::Member).await;
    let answer = accept(&world, &sent, by(account(1))).await;
    assert!(is_conflict(&answer, "user with this email"), "{answer:?}");
    assert_eq!(world.number("SELECT COUNT(*) FROM users WHERE organization_id = $1 AND account_id IS NOT NULL").await, 0);
    // It goes away again, and the invitation is as good as it was.
    world.make(user::Delete { id: user.id }).await;
    let accepted = accept(&world, &sent, by(account(1))).await.unwrap();
    assert_ne!(accepted.user.id, user.id);
    // One account is one user of an organization, whatever its emails.
    let second = world.make(to("second")).await;
    let answer = accept(&world, &second, by(account(1))).await;
    assert!(is_conflict(&answer, "in the organization already"), "{answer:?}");
    assert_eq!(status(&world, second.invitation.id).await, InvitationStatus::Pending);
    // Of another organization too.
    let other = found(&world.directory, "other").await.organization.id;
    let there = world.make_in(other, to("new")).await;
    assert_ne!(accept(&world, &there, by(account(1))).await.unwrap().user.id, accepted.user.id);
}

pub(in crate::suite) async fn an_account_never_shows(world: World) {
    let sent = world.make(to("a")).await;
    let account = account(0xa7);
    let path = Some(format!("/accept/{}?x=1", sent.token.reveal()));
    let origin = Arc::new(audit::Origin { path, ..audit::Origin::clone(&origin()) });
    invitation::accept(&world.directory, origin, sent.token.reveal(), by(account)).await.unwrap();
    let log = audit::list(&world.directory, &world.owner, audit::Filter::default(), None, 1000).await.unwrap().items;
    let actions: Vec<_> = log.iter().take(2).map(|event| (event.action.as_str(), event.actor.kind.as_str())).collect();
    assert_eq!(actions, [("invitations.accept", "system"), ("users.create", "system")]);
    assert_eq!(log[0].origin.path.as_deref(), Some("/accept/(token)?x=1"));
    let text = serde_json::to_string(&log).unwrap();
    for shown in [account.to_string(), account.to_uuid(), sent.token.reveal().to_owned()] {
        assert!(!text.contains(&shown), "{text}");
    }
    assert!(!format!("{sent:?}").contains(sent.token.reveal()));
}

pub(in crate::suite) async fn workspaces_that_are_gone_are_left_out(world: World) {
    let (stays, goes) = (world.workspace("stays").await.id, world.workspace("goes").await.id);
    let workspaces = Some(vec![in_it(goes, WorkspaceRole::Admin), in_it(stays, WorkspaceRole::Member)]);
    let (sent, later) = (
        world.make(invitation::Create { workspaces: workspaces.clone(), ..to("a") }).await,
        world.make(invitation::Create { workspaces: workspaces.clone(), ..to("b") }).await,
    );
    world.make(workspace::Delete { id: goes, confirm_name: None, revoke_keys: false }).await;
    let refused = world.change(&world.owner, invitation::Create { workspaces: workspaces.clone(), ..to("c") }).await;
    assert!(matches!(refused, Err(Error::Invalid { field, .. }) if field == "workspaces[0].workspace"));
    assert_eq!(peek(&world, &sent).await.unwrap().workspaces, [(name_of("stays"), WorkspaceRole::Member)]);
    let accepted = accept(&world, &sent, by(account(1))).await.unwrap();
    assert_eq!(joined(&world, &accepted).await, [(stays, "member".to_owned())]);
    let log = audit::list(&world.directory, &world.owner, audit::Filter::default(), None, 1).await.unwrap().items;
    assert_eq!(log[0].details["left_out"], serde_json::json!([goes]));
    assert_eq!(log[0].details["workspaces"], serde_json::json!([stays]));
    assert_eq!(invitation::get(&world.directory, &world.owner, sent.invitation.id).await.unwrap().workspaces, workspaces);
    // Who comes after it is back is in it.
    world.make(workspace::Restore { id: goes }).await;
    assert_eq!(joined(&world, &accept(&world, &later, by(account(2))).await.unwrap()).await.len(), 2);
    assert_counted(&world).await;
}

pub(in crate::suite) async fn revoking_again_changes_nothing(world: World) {
    let (sent, taken) = (world.make(to("a")).await, world.make(to("b")).await);
    let revoke = |sent: &Sent| invitation::Revoke { id: sent.invitation.id };
    let first = world.make(revoke(&sent)).await;
    let clocks = world.clocks().await;
    world.clock.advance_micros(SECOND);
    assert_eq!(world.make(revoke(&sent)).await, first);
    assert_eq!(world.clocks().await, clocks);
    assert_eq!(status(&world, sent.invitation.id).await, InvitationStatus::Revoked);
    accept(&world, &taken, by(account(1))).await.unwrap();
    let answer = world.change(&world.owner, revoke(&taken)).await;
    assert!(is_conflict(&answer, "was accepted"), "{answer:?}");
    let absent = InvitationId::from_bytes([3; 16]);
    assert_eq!(world.change(&world.owner, invitation::Revoke { id: absent }).await.map(|_| ()), Err(UNKNOWN));
    assert_eq!(world.change(&world.owner, invitation::Resend { id: absent, expires_at: None }).await.map(|_| ()), Err(UNKNOWN));
    assert_eq!(invitation::get(&world.directory, &world.owner, absent).await, Err(UNKNOWN));
    // An expired one can be taken back too.
    let late = world.make(to("c")).await;
    world.clock.advance_micros(8 * DAY);
    world.make(revoke(&late)).await;
    assert_eq!(status(&world, late.invitation.id).await, InvitationStatus::Revoked);
}

pub(in crate::suite) async fn what_is_asked_of_an_invitation_has_bounds(world: World) {
    let now = world.directory.now();
    let at = |micros| invitation::Create { expires_at: Some(now.plus_micros(micros)), ..to(format!("at{micros}")) };
    for good in [60 * SECOND, 90 * DAY] {
        assert!(world.change(&world.owner, at(good)).await.is_ok());
    }
    let kept = world.make(to("kept")).await;
    for bad in [-DAY, 0, 60 * SECOND - 1, 90 * DAY + 1] {
        let refused = world.change(&world.owner, at(bad)).await;
        assert!(matches!(refused, Err(Error::Invalid { field, .. }) if field == "expires_at"), "{bad}");
        let again = invitation::Resend { id: kept.invitation.id, expires_at: at(bad).expires_at };
        assert!(matches!(world.change(&world.owner, again).await, Err(Error::Invalid { field, .. }) if field == "expires_at"), "{bad}");
    }
    assert!(peek(&world, &kept).await.is_ok());
    let here = world.workspace("here").await.id;
    let foreign = found(&world.directory, "other").await.organization.id;
    let foreign = world.make_in(foreign, workspace::Create::named(name_of("there"))).await.id;
    for (second, what) in [(here, "twice"), (foreign, "of this organization"), (WorkspaceId::from_bytes([9; 16]), "of this organization")] {
        let workspaces = Some(vec![in_it(here, WorkspaceRole::Member), in_it(second, WorkspaceRole::Viewer)]);
        match world.change(&world.owner, invitation::Create { workspaces, ..to("x") }).await {
            Err(Error::Invalid { field, message }) => {
                assert_eq!(field, "workspaces[1].workspace");
                assert!(message.contains(what), "{message}");
            }
            other => panic!("{other:?}"),
        }
    }
    let mut many = Vec::new();
    for number in 0..=invitation::MOST_WORKSPACES {
        many.push(in_it(world.workspace(&format!("w{number}")).await.id, WorkspaceRole::Viewer));
    }
    let refused = world.change(&world.owner, invitation::Create { workspaces: Some(many.clone()), ..to("many") }).await;
    assert!(matches!(refused, Err(Error::LimitReached { max: 100, .. })));
    many.pop();
    let sent = world.change(&world.owner, invitation::Create { workspaces: Some(many.clone()), ..to("many") }).await.unwrap();
    assert_eq!(sent.invitation.workspaces.as_deref(), Some(&*many));
    assert_eq!(joined(&world, &accept(&world, &sent, by(account(1))).await.unwrap()).await.len(), many.len());
}

/// What one task of a round does to the round's invitation.
#[derive(Clone, Copy, Debug)]
enum Deed {
    /// Accepts with the token that was there first, as one of a few accounts.
    Accept(u8),
    Revoke,
    /// Makes a new token that nobody uses.
    Resend,
    /// Makes a new token and accepts with that.
    ResendAndAccept(u8),
    /// Lets the end come.
    Expire,
}

const DEEDS: [Deed; 8] = [
    Deed::Accept(1),
    Deed::Accept(2),
    Deed::Accept(3),
    Deed::Revoke,
    Deed::Resend,
    Deed::ResendAndAccept(4),
    Deed::ResendAndAccept(1),
    Deed::Expire,
];

/// The answers of one task: `true` for somebody who came in.
async fn deed(world: &World, sent: &Sent, round: u32, deed: Deed) -> Vec<Result<bool>> {
    let id = sent.invitation.id;
    let account = |number: u8| {
        let mut bits = [number; 16];
        bits[..4].copy_from_slice(&round.to_be_bytes());
        AccountId::from_bytes(bits)
    };
    match deed {
        Deed::Accept(number) => vec![accept(world, sent, by(account(number))).await.map(|_| true)],
        Deed::Revoke => vec![world.change(&world.owner, invitation::Revoke { id }).await.map(|_| false)],
        Deed::Expire => {
            world.clock.advance_micros(61 * SECOND);
            Vec::new()
        }
        Deed::Resend | Deed::ResendAndAccept(_) => {
            let expires_at = Some(world.directory.now().plus_micros(122 * SECOND));
            match world.change(&world.owner, invitation::Resend { id, expires_at }).await {
                Ok(again) => match deed {
                    Deed::ResendAndAccept(number) => vec![accept(world, &again, by(account(number))).await.map(|_| true)],
                    _ => Vec::new(),
                },
                // The end came nearer while this one waited.
                Err(Error::Invalid { field, .. }) if field == "expires_at" => Vec::new(),
                Err(error) => vec![Err(error)],
            }
        }
    }
}

/// Each round one invitation, and tasks that accept it with its old and its newest token, take it back, send it again and
/// let it expire, all at once. However they meet: one membership or none, and a refusal for everybody else.
pub(in crate::suite) async fn whatever_happens_at_once_one_or_nobody_comes_in(world: World) {
    let rounds: u32 = std::env::var("ROSTER_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(500);
    let (world, dice) = (Arc::new(world), Dice::new(11));
    let workspace = world.workspace("w").await.id;
    let mut seen = [0; 4];
    for round in 0..rounds {
        let workspaces = Some(vec![in_it(workspace, WorkspaceRole::Manager)]);
        let expires_at = Some(world.directory.now().plus_micros(60 * SECOND));
        let sent = Arc::new(world.make(invitation::Create { workspaces, expires_at, ..to(format!("r{round}")) }).await);
        // In another order and of another mixture each time, so that every one of them comes first sometimes.
        let deeds: Vec<_> = (0..2 + dice.below(12)).map(|_| *dice.one_of(&DEEDS)).collect();
        let tasks: Vec<_> = deeds
            .iter()
            .map(|each| {
                let (world, sent, each) = (Arc::clone(&world), Arc::clone(&sent), *each);
                tokio::spawn(async move { deed(&world, &sent, round, each).await })
            })
            .collect();
        let mut came_in = 0;
        for task in tasks {
            for answer in task.await.unwrap() {
                match answer {
                    Ok(one) => came_in += i64::from(one),
                    Err(Error::Conflict(_) | UNKNOWN) => {}
                    Err(error) => panic!("round {round}, {deeds:?}: {error}"),
                }
            }
        }
        let ended = assert_one_or_nobody(&world, workspace, &sent, round, came_in).await;
        seen[InvitationStatus::ALL.iter().position(|status| *status == ended).unwrap()] += 1;
    }
    assert!(seen.iter().all(|count| *count > 0) || rounds < 100, "each end was met: {seen:?}");
    assert_counted(&world).await;
    world.assert_logs_hold().await;
}

async fn assert_one_or_nobody(world: &World, workspace: WorkspaceId, sent: &Sent, round: u32, came_in: i64) -> InvitationStatus {
    let after = invitation::get(&world.directory, &world.owner, sent.invitation.id).await.unwrap();
    let status = after.status(world.directory.now());
    let accepted = i64::from(status == InvitationStatus::Accepted);
    assert_eq!(came_in, accepted, "round {round}: {after:?}");
    assert!(after.accepted_at.is_none() || after.revoked_at.is_none(), "round {round}: {after:?}");
    let own = [Value::from(&world.organization), Value::from(&workspace), Value::from(after.id.as_bytes())];
    let canonical = after.email.canonical();
    let counts = world
        .rows(
            "SELECT (SELECT COUNT(*) FROM users WHERE organization_id = $1 AND email_canonical = $4),
                 (SELECT COUNT(*) FROM users u JOIN workspace_members m ON m.organization_id = u.organization_id AND m.principal_id = u.id
                    WHERE u.organization_id = $1 AND m.workspace_id = $2 AND u.email_canonical = $4 AND u.account_id IS NOT NULL),
                 (SELECT COUNT(*) FROM audit_events WHERE organization_id = $1 AND target_id = $3 AND action = 'invitations.accept')",
            &[own[0], own[1], own[2], Value::from(&canonical)],
            |row| Ok([row.int(0)?, row.int(1)?, row.int(2)?]),
        )
        .await;
    assert_eq!(counts, [[accepted; 3]], "users, members and events of round {round}");
    let totals = "SELECT (SELECT COUNT(*) FROM users WHERE organization_id = $1) - (SELECT SUM(value) FROM counters WHERE organization_id = $1 AND name LIKE 'users.%')
         + (SELECT COUNT(*) FROM invitations WHERE organization_id = $1) - (SELECT SUM(value) FROM counters WHERE organization_id = $1 AND name LIKE 'invitations.%')";
    let sums = world.number(&format!("SELECT CAST(({totals}) AS BIGINT)")).await;
    assert_eq!(sums, 0, "round {round}: totals");
    status
}
