//! What staff reach once they have signed in.

use super::table::Routes;
use crate::addresses::retention::handlers as retention;
use crate::api::handlers::keys;
use crate::archive::handlers as archive;
use crate::desk::handlers as desk;
use crate::followup::handlers as followup;
use crate::guides::handlers as guides;
use crate::home::handlers as home;
use crate::home::taking_over::TakingOver;
use crate::hosting::handlers as hosting;
use crate::mailings::handlers as mailings;
use crate::observations::Observation;
use crate::observations::around::ReplyTo;
use crate::observations::handlers as observations;
use crate::organisations::handlers as organisations;
use crate::organisations::{Contact, Organisation};
use crate::papers::handlers as papers;
use crate::plan::goals::handlers as goals;
use crate::plan::goals::{Goal, GoalIndicator};
use crate::plan::handlers as plan;
use crate::plan::{Activity, Outreach};
use crate::processes::disposal::handlers as disposal;
use crate::processes::handlers as processes;
use crate::processes::logo::handlers as logo;
use crate::processes::{Method, PrioritisingBoard, TargetGroup};
use crate::reports::handlers as reports;
use crate::reports::news::handlers as news;
use crate::reports::news::{StatusUpdate, Theme};
use crate::search::handlers as search;
use crate::staff::handlers as staff;
use crate::survey::handlers as survey;
use crate::trail::handlers as trail;
use crate::web::url::pattern as at;

/// Staff. Each handler names the right it needs.
pub(super) fn signed_in(to: &mut Routes<'_>) {
    to.page(at::home, home::all);
    to.form(at::sign_in, staff::sign_in_form, staff::sign_in);
    to.form(at::sign_in_code, staff::code_form, staff::take_code);
    #[cfg(feature = "oauth")]
    {
        to.page(at::sign_in_with, staff::sign_in_with);
        to.page(at::sign_in_back, staff::sign_in_back);
    }
    to.action(at::sign_out, staff::sign_out);
    to.form(at::profile, staff::profile_form, staff::set_profile);
    to.action(at::password, staff::set_password);
    to.form(
        at::own_second_factor,
        staff::second_factor_form,
        staff::change_second_factor,
    );
    to.action(at::own_address, staff::change_address);
    to.action(at::end_session, staff::end_session);
    to.action(at::end_other_sessions, staff::end_other_sessions);
    to.form(at::forgotten, staff::forgotten_form, staff::ask_for_link);
    to.action(at::invitation, processes::answer_invitation);
    to.form(
        at::new_process,
        processes::new_form,
        processes::create::<TakingOver>,
    );
    to.page(at::accounts, processes::accounts);
    to.form(
        at::new_account,
        processes::new_account_form,
        processes::add_account,
    );
    to.form(
        at::account,
        processes::account_form,
        processes::set_account_rights,
    );
    to.action(at::account_care, processes::care_for_account);
    to.page(at::relay, mailings::relay::page);
    to.action(at::relay_check, mailings::relay::check);
    to.action(at::returned_mail, mailings::returned::set_aside);
    to.form(
        at::settle_returned,
        mailings::returned::ask,
        mailings::returned::settle,
    );
    to.page(at::guides, guides::list);
    to.page(at::guide, guides::page);
    process(to);
    to.page(at::trail_of_all, trail::page_of_all);
    to.page(at::trail_of_all_file, trail::file_of_all);
    process_papers(to);
    process_log(to);
    process_goals(to);
    process_plan(to);
    process_dialogues(to);
    process_surveys(to);
    process_organisations(to);
    process_observations(to);
    process_news(to);
    process_reports(to);
    process_mailings(to);
    process_follow_up(to);
    process_desk(to);
    process_archive(to);
}

fn process(to: &mut Routes<'_>) {
    to.page(at::search, search::page);
    to.page(at::process, home::page);
    to.page(at::setup_of, home::setup);
    to.form(
        at::settings,
        processes::settings_form,
        processes::set_settings,
    );
    to.form(at::change_logo, logo::form, logo::put);
    to.action(at::remove_logo, logo::remove);
    to.form(
        at::information,
        processes::information_form,
        processes::set_information,
    );
    to.part::<PrioritisingBoard>(at::board, at::remove_board);
    to.part::<TargetGroup>(at::target_group, at::remove_target_group);
    to.part::<Method>(at::method, at::remove_method);
    to.page(at::people, processes::people);
    to.form(
        at::new_person,
        processes::person_form,
        processes::add_person,
    );
    to.form(at::person, processes::person, processes::change_person);
    to.action(at::ask_person_again, processes::ask_person_again);
    to.action(at::vouch_for_person, processes::vouch_for_person);
    to.form(
        at::remove_person,
        processes::ask_to_remove_person,
        processes::remove_person,
    );
}

/// Who did what.
fn process_log(to: &mut Routes<'_>) {
    to.page(at::trail, trail::page);
    to.page(at::trail_file, trail::file);
}

/// The papers that a process needs before it starts.
fn process_papers(to: &mut Routes<'_>) {
    to.page(at::papers, papers::overview);
    to.page(at::processing_record, papers::record);
    to.page(at::impact_facts, papers::impact);
    to.page(at::disposal_rows, papers::disposal);
}

/// What the process is to achieve.
fn process_goals(to: &mut Routes<'_>) {
    to.page(at::goals, goals::list);
    to.action(at::usual_goals, goals::add_usual);
    to.ordered_part::<Goal>(at::goal, at::goal_up, at::remove_goal);
    to.ordered_part::<GoalIndicator>(at::indicator, at::indicator_up, at::remove_indicator);
}

/// What is done in each phase of the project, and whom it was made known to.
fn process_plan(to: &mut Routes<'_>) {
    to.page(at::plan, plan::page);
    to.action(at::usual_plan, plan::add_usual);
    to.ordered_part::<Activity>(at::activity, at::activity_up, at::remove_activity);
    to.part::<Outreach>(at::outreach, at::remove_outreach);
}

fn process_dialogues(to: &mut Routes<'_>) {
    use hosting::{
        calendar, cancelling, chosen, closing, form, import, list, page, poster, version,
    };
    to.page(at::dialogues, list::list);
    to.form(at::chosen_dialogues, chosen::ask, chosen::act);
    to.page(at::dialogue_month, calendar::month);
    to.form(at::new_dialogue, form::new_form, form::create);
    to.form(at::import_dialogues, import::form, import::preview);
    to.action(at::confirm_dialogues, import::confirm);
    to.page(at::posters, poster::posters);
    to.page(at::dialogue, page::page);
    to.form(at::change_dialogue, form::change_form, form::change);
    to.page(at::dialogue_svg, poster::svg);
    to.page(at::dialogue_png, poster::png);
    to.action(at::head_count, page::head_count);
    to.action(at::open_dialogue, page::open);
    to.form(at::end_dialogue, closing::ask_to_end, closing::end);
    to.action(at::take_back_dialogue, closing::take_back);
    to.form(at::close_dialogue, closing::ask_to_close, closing::close);
    to.form(at::cancel_dialogue, cancelling::ask, cancelling::cancel);
    to.action(at::restore_dialogue, cancelling::restore);
    to.form(
        at::remove_dialogue,
        cancelling::ask_to_remove,
        cancelling::remove,
    );
    to.action(at::give_version, version::give);
    to.action(at::new_code, page::new_code);
    to.action(at::new_host_link, page::new_host_link);
    to.action(at::revoke_host_link, page::revoke_host_link);
}

fn process_surveys(to: &mut Routes<'_>) {
    use survey::{aside, builder, points};
    to.page(at::surveys, survey::staff::overview);
    to.form(at::spoken, survey::spoken::page, survey::spoken::add);
    to.page(at::spoken_file, survey::spoken::file);
    to.action(at::remove_spoken, survey::spoken::remove);
    to.page(at::comments, survey::comments::page);
    to.page(at::comments_file, survey::comments::file);
    to.form(at::new_survey, builder::new_form, builder::create);
    to.page(at::survey, builder::page);
    to.action(at::begin_draft, builder::begin);
    to.form(at::discard_draft, builder::ask_to_discard, builder::discard);
    to.form(
        at::draft_question,
        builder::question_form,
        builder::put_question,
    );
    to.action(at::draft_question_up, builder::move_up);
    to.action(at::remove_draft_question, builder::remove);
    to.form(
        at::publish_survey,
        builder::ask_to_publish,
        builder::publish,
    );
    to.page(at::preview_survey, builder::preview);
    to.form(at::new_collection_point, points::new_form, points::create);
    to.page(at::collection_point, points::page);
    to.action(at::asked_at_collection_point, points::asked);
    to.form(
        at::set_aside,
        aside::form::<aside::Dialogue>,
        aside::set::<aside::Dialogue>,
    );
    to.form(
        at::set_aside_at_point,
        aside::form::<aside::Point>,
        aside::set::<aside::Point>,
    );
    to.form(at::end_collection_point, points::ask_to_end, points::end);
    to.action(at::take_back_collection_point, points::take_back);
    to.form(
        at::close_collection_point,
        points::ask_to_close,
        points::close,
    );
}

/// Where dialogues are held, and who is written to at work.
fn process_organisations(to: &mut Routes<'_>) {
    to.page(at::organisations, organisations::list);
    to.form(
        at::import_organisations,
        organisations::import_form,
        organisations::import,
    );
    to.part::<Organisation>(at::organisation, at::remove_organisation);
    to.part::<Contact>(at::contact, at::remove_contact);
}

/// What the status page tells.
fn process_news(to: &mut Routes<'_>) {
    to.page(at::news, news::overview);
    to.action(at::news_plan, news::set_plan);
    to.part::<StatusUpdate>(at::status_update, at::remove_status_update);
    to.part::<Theme>(at::theme, at::remove_theme);
    to.action(at::report_themes, news::tag_report);
}

/// What was said, and what came of it.
fn process_observations(to: &mut Routes<'_>) {
    to.page(at::observations, observations::list);
    to.ordered_part::<Observation>(at::observation, at::observation_up, at::remove_observation);
    to.part::<ReplyTo>(at::reply, at::remove_reply);
}

fn process_reports(to: &mut Routes<'_>) {
    use mailings::{publish, words};
    to.page(at::reports, reports::list);
    to.form(at::new_report, reports::new_form, reports::create);
    to.page(at::report, reports::page);
    to.form(at::change_report, reports::change_form, reports::change);
    to.form(at::remove_report, reports::ask_to_remove, reports::remove);
    to.page(at::report_file, reports::staff_file);
    to.action(at::report_pictures, reports::add_picture);
    to.page(at::report_picture, reports::staff_picture);
    to.action(at::remove_report_picture, reports::remove_picture);
    to.page(at::preview_report, reports::preview);
    to.form(at::publish_report, publish::form, publish::publish);
    to.page(at::preview_mail, publish::preview);
    to.action(at::test_mail, publish::test_send);
    to.form(at::own_words, words::form, words::put);
}

fn process_mailings(to: &mut Routes<'_>) {
    use mailings::{live, mailing, orders, returned};
    to.page(at::retention, retention::page);
    to.form(at::decisions, disposal::form, disposal::put);
    to.form(
        at::erase_comments,
        survey::erasing::ask,
        survey::erasing::erase,
    );
    to.page(at::mailings, mailing::list);
    to.page(at::returned_mails, returned::list_of);
    to.action(at::returned_mail_of, returned::set_aside_of);
    to.form(
        at::settle_returned_of,
        returned::ask_of,
        returned::settle_of,
    );
    to.form(at::mailing, mailing::page, orders::order);
    to.page(at::ask_mailing, mailing::ask);
    to.action(at::approve_mailing, orders::approve);
    to.page(at::mailing_now, live::now);
    to.page(at::mailing_events, live::events);
}

/// The account, in its forms.
fn process_follow_up(to: &mut Routes<'_>) {
    to.page(at::follow_up, followup::page);
    to.page(at::follow_up_sheet, followup::sheet);
    to.page(at::follow_up_file, followup::live_file);
    to.form(at::snapshots, followup::list, followup::take);
    to.page(at::compare_snapshots, followup::compare);
    to.page(at::snapshot, followup::staff_page);
    to.form(
        at::publish_snapshot,
        followup::ask_to_publish,
        followup::publish,
    );
    to.page(at::snapshot_file, followup::staff_file);
    // Last: what is none of the addresses above is a chapter, or nothing.
    to.page(at::follow_up_chapter, followup::chapter);
}

/// What the registrar and the data protection officer do.
fn process_desk(to: &mut Routes<'_>) {
    use survey::review;
    to.form(at::desk, desk::page, desk::find);
    to.action(at::desk_file, desk::hand_out);
    to.action(at::desk_ask, desk::ask);
    to.action(at::desk_erase, desk::erase);
    to.page(at::desk_comments, review::list);
    to.form(at::desk_comment, review::ask, review::take_out);
    to.form(at::desk_others, review::ask_others, review::take_out_others);
    to.action(at::desk_unread, review::take_out_unread);
}

/// Taking the process out and ending it, and the keys that other programs read it with.
fn process_archive(to: &mut Routes<'_>) {
    to.page(at::archive, archive::overview);
    to.page(at::export_archive, archive::export);
    to.action(at::hand_over, archive::hand_over);
    to.form(at::end_process, archive::end_form, archive::end);
    to.form(at::keys, keys::list, keys::make);
    to.page(at::key, keys::revoke_form);
    to.action(at::revoke_key, keys::revoke);
}
