//! The contract of the store and of the core's use cases: each test is written once and listed for both backends.
//!
//! To add a test: an `async fn name(world: World)` in the module that it belongs to, and its name in the list below.

mod nodes;
mod schema;

macro_rules! on_both_backends {
    ($($module:ident: $($test:ident)*;)*) => {
        $(mod $module;)*
        mod sqlite {
            use crate::world::{Backend, run};
            $(mod $module { $(#[test] fn $test() { super::run(super::Backend::Sqlite, crate::suite::$module::$test) })* })*
        }
        mod postgres {
            use crate::world::{Backend, run};
            $(mod $module { $(
                #[test]
                #[ignore = "needs PostgreSQL: cargo xtask test starts one"]
                fn $test() { super::run(super::Backend::Postgres, crate::suite::$module::$test) }
            )* })*
        }
    };
}

on_both_backends! {
    store:
        a_write_that_fails_or_panics_leaves_the_others_of_its_batch
        a_full_queue_refuses_as_unavailable
        a_write_without_an_event_is_refused
        a_write_whose_caller_hung_up_is_kept
        versions_and_sequences_have_no_gaps
        a_write_to_an_absent_organization_is_not_found
        opening_again_changes_nothing
        a_newer_schema_is_refused
    ;
    counters:
        counters_equal_counted_rows
        an_expired_membership_is_still_counted
    ;
    cache:
        a_changed_user_is_seen_in_the_member
        a_changed_workspace_is_seen
        a_removed_user_is_unknown_to_the_next_question
        a_changed_grant_counts_in_the_next_decision
        a_revoked_key_is_not_known_any_more
        an_alias_is_seen_when_it_is_made_and_gone_when_it_is_removed
        reads_that_race_with_writes_never_hide_them
        keys_of_organizations_that_are_not_there_are_not_followed
        text_that_is_no_slug_or_alias_reaches_neither_sql_nor_cache
        a_member_read_after_its_workspace_was_deleted_is_not_shown
    ;
    keys:
        a_disabled_users_key_stops_at_once
        removing_a_user_ends_what_is_theirs_and_nothing_else
        a_key_ends_when_it_expires
        a_key_has_its_owners_current_power_and_no_more_than_its_scopes
        a_bound_key_reaches_its_workspace_alone
        every_wrong_key_gets_the_same_answer
        a_root_key_is_operator_and_owner
        a_root_key_outlives_its_organization
        a_literal_key_that_is_there_already_is_no_defect
        an_operator_may_make_keys_of_the_instance
        last_use_moves_neither_version_nor_sequence
        a_workspace_with_keys_is_deleted_only_when_forced
    ;
    owners:
        the_last_active_owner_stays
        sixty_four_tasks_demoting_the_last_two_owners_leave_one
        two_owners_can_not_remove_each_other
    ;
    rank:
        a_manager_stays_below_admin
        an_admin_does_not_touch_owners
        an_admin_does_not_touch_an_owners_keys
        a_limited_key_makes_no_broader_key
        a_limited_key_makes_no_key_with_a_workspaces_power
        a_limited_key_gives_no_role_above_itself
        an_import_needs_every_permission_that_it_uses
        a_key_made_for_somebody_else_does_not_rise_with_them
        nobody_gives_for_longer_than_they_hold
        a_limited_key_revives_no_key_above_itself
    ;
    isolation:
        foreign_is_answered_as_absent
        hidden_is_answered_as_absent
        a_deleted_workspaces_slug_is_answered_as_absent
        the_instance_is_no_organization_to_end_or_rename
    ;
    lists:
        both_ways_of_paging_show_everything_once
        a_cursor_of_something_deleted_still_positions
        what_is_no_page_is_refused
        a_part_of_large_rows_by_cursor_ends_early
        text_that_no_name_holds_is_no_filter
        users_are_filtered_by_role_email_and_status
        a_part_of_a_name_is_matched_as_it_is_written
        workspaces_are_listed_by_status
        a_plain_member_lists_the_workspaces_that_are_theirs
        members_are_filtered_by_role_and_email
        keys_are_listed_by_workspace
    ;
    members:
        members_are_added_all_or_none
        a_new_workspace_takes_no_more_members_than_one_call_adds
        a_scope_list_has_an_end
        an_ended_member_stays_listed_and_has_no_power
        an_ended_membership_is_not_the_reason_for_a_yes
        explicit_membership_alone_can_be_asked_for
        scopes_are_kept_in_order_and_handed_back
        writing_back_what_is_there_changes_nothing
        a_restored_workspace_has_the_members_that_are_still_there
        the_default_workspace_stays
    ;
    groups:
        a_groups_role_counts_from_the_next_decision_on
        a_members_workspaces_are_those_of_their_groups_too
        nobody_gives_more_through_a_group_than_they_hold
        a_membership_that_ends_gives_no_lasting_role_to_a_group
        names_of_groups_are_unique_whatever_their_case
        groups_are_listed_by_name_part_and_member
        members_of_a_group_are_added_all_or_none
        a_user_is_in_no_more_groups_than_a_decision_reads
        a_uniform_role_is_given_once_and_alike_everywhere
        what_goes_with_a_group_and_with_its_members
        a_group_of_another_organization_is_answered_as_absent
    ;
    aliases:
        an_object_has_several_aliases_and_shows_one
        an_alias_never_takes_over_anothers_id
        an_alias_never_takes_over_another_workspaces_slug
        what_only_a_dialect_knows_is_kept_and_handed_back
    ;
    invitations:
        an_invitation_gives_what_it_says_and_no_more
        every_wrong_token_gets_the_same_answer
        a_status_is_what_it_is_when_it_is_read
        a_resent_invitation_has_a_new_token_alone
        resending_never_revives_power
        nobody_invites_above_themselves
        an_email_links_nobody
        an_account_never_shows
        workspaces_that_are_gone_are_left_out
        revoking_again_changes_nothing
        what_is_asked_of_an_invitation_has_bounds
        whatever_happens_at_once_one_or_nobody_comes_in
    ;
    organizations:
        an_organization_begins_with_an_owner_a_key_and_a_workspace
        only_operators_create_and_list_organizations
        slugs_are_unique_in_the_instance
        a_made_slug_that_is_taken_is_made_again
        two_organizations_that_take_one_slug_at_once_get_one
        settings_are_kept_as_data
        a_deleted_organization_is_not_found_and_its_keys_are_not_known
    ;
    import:
        what_is_imported_keeps_its_times_and_ids
        an_error_in_the_last_record_leaves_nothing
    ;
    accounts:
        a_password_begins_a_session_and_a_wrong_one_does_not
        passwords_are_guessed_only_so_often
        a_session_ends_by_itself_and_when_signed_out
        a_disabled_account_stops_at_once
        a_new_password_ends_other_sessions
        a_personal_key_has_its_users_power_in_each_organization
        where_no_organization_is_named_the_only_one_counts
        a_session_that_a_link_began_reaches_one_organization
        a_personal_key_hands_nothing_on_beyond_its_end
        what_is_cut_off_between_the_two_writes_is_mended
        the_index_forgets_users_that_are_gone
        a_deleted_account_sets_its_users_free
        what_has_ended_is_cleared_away
        a_login_is_one_accounts_whatever_its_case
        two_who_sign_up_with_one_link_leave_one_account
        no_organization_learns_who_signs_in
        only_operators_keep_accounts
        a_personal_keys_last_use_is_noted
    ;
    audit:
        an_event_says_who_did_what_to_whom
        refusals_are_gathered_into_one_event_each
        a_bad_key_writes_nothing
        every_way_to_tamper_with_the_log_shows
    ;
    audit_query:
        each_filter_finds_what_it_names
        what_a_surface_asks_besides_counts
        parts_stay_where_they_are_while_events_are_appended
        a_clock_that_was_set_back_hides_nothing
        a_search_ends_at_its_bound_and_says_so
        a_page_beyond_everything_looked_at_is_refused
        a_part_of_large_events_ends_early
        an_erased_event_is_not_shown_and_breaks_nothing
        one_event_is_found_by_its_id_where_it_is
    ;
    audit_export:
        a_whole_log_is_exported_and_checked_in_both_formats
        a_filtered_export_shows_nothing_of_other_events
        every_way_to_tamper_with_a_file_shows
        one_file_goes_on_where_another_ended
        a_time_bounds_the_range
        what_is_appended_or_erased_meanwhile_does_not_matter
        an_export_is_itself_an_event_and_needs_the_right_to_read
        the_documented_checker_agrees
    ;
}
