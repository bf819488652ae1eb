//! What is open to all, or opened by a secret alone.

use super::table::Routes;
use crate::addresses::handlers as addresses;
use crate::api::handlers::machines as api;
use crate::dialogues::host_link::Hosted;
use crate::dialogues::wall::Walled;
use crate::followup::handlers as followup;
use crate::hosting::handlers as hosting;
use crate::mailings::forwarding::handlers as forwarding;
use crate::mailings::handlers::tested;
use crate::processes::handlers as processes;
use crate::processes::logo::handlers as logo;
use crate::reports::handlers as reports;
use crate::status::handlers as status;
use crate::survey::handlers as survey;
use crate::tablets::handlers as tablets;
use crate::web::url::pattern as at;

/// What participants meet. In a QR the address is in capitals, `/D/…`.
pub(super) fn participants(to: &mut Routes<'_>) {
    use survey::participants::{answer, question, start, typed};
    use survey::spoken::{captions, heard};
    to.form(at::start, start, typed);
    for case in [str::to_owned, |at: &str| at.replacen("/d/", "/D/", 1)] {
        to.form(&case(at::question), question, answer);
        to.form(&case(at::further_question), question, answer);
        to.page(&case(at::heard), heard);
        to.page(&case(at::heard_captions), captions);
        to.page(&case(at::thanks), addresses::thanks);
        to.form(&case(at::address), addresses::thanks, addresses::wish);
        to.page(&case(at::address_saved), addresses::saved);
    }
}

/// The pages of those who left an address.
pub(super) fn addressees(to: &mut Routes<'_>) {
    use addresses::{NotMe, Unsubscribing, ask_to_leave, change, leave, my_data};
    to.form(at::my_data, my_data, change);
    to.form(
        at::unsubscribe,
        ask_to_leave::<Unsubscribing>,
        leave::<Unsubscribing>,
    );
    to.form(at::not_me, ask_to_leave::<NotMe>, leave::<NotMe>);
}

/// Contacts who pass feedback on, and stakeholders; and what the links of a test mail show.
pub(super) fn forwarders(to: &mut Routes<'_>) {
    use forwarding::{page, say, unsubscribe, unsubscribe_page};
    to.form(at::forwarding, page, say);
    to.form(at::forwarding_unsubscribe, unsubscribe_page, unsubscribe);
    to.form(at::test_mail_link, tested::page, tested::pressed);
}

/// The host of one dialogue.
pub(super) fn hosts(to: &mut Routes<'_>) {
    use hosting::{closing, host, screens, wall};
    to.page(at::host, host::page);
    to.page(at::host_guide, crate::guides::handlers::sheet);
    to.page(at::host_display, wall::display);
    to.page(at::wall, wall::page);
    to.page(at::wall_now, screens::now::<Walled>);
    to.page(at::wall_events, screens::events::<Walled>);
    to.page(at::wall_qr, screens::qr_svg::<Walled>);
    to.page(at::host_now, screens::now::<Hosted>);
    to.page(at::host_events, screens::events::<Hosted>);
    to.page(at::host_qr, screens::qr_svg::<Hosted>);
    to.action(at::host_head_count, host::head_count);
    to.action(at::host_open, host::open);
    to.form(
        at::host_end,
        closing::host_asks_to_end,
        closing::end_by_host,
    );
    to.action(at::host_take_back, closing::take_back_by_host);
    to.form(
        at::host_close,
        closing::host_asks_to_close,
        closing::close_by_host,
    );
    to.page(at::rehearsal, survey::host::rehearse);
    to.form(
        at::paper,
        survey::host::paper_form,
        survey::host::take_paper,
    );
    to.page(at::paper_sheet, survey::host::paper_sheet);
    to.form(
        at::paper_clear,
        survey::host::ask_to_clear_paper,
        survey::host::clear_paper,
    );
    to.page(at::host_kiosk, tablets::begin);
    to.form(at::tablet_file, tablets::file_form, tablets::take_file);
}

/// Somebody's own calendar, which signs in nowhere.
pub(super) fn calendars(to: &mut Routes<'_>) {
    to.page(at::own_calendar, hosting::calendar::own);
}

/// A tablet that many people answer on.
pub(super) fn kiosks(to: &mut Routes<'_>) {
    to.page(at::kiosk, tablets::page);
    to.page(at::kiosk_file, tablets::file);
    to.page(at::kiosk_worker, tablets::worker);
    to.page(at::kiosk_setting, tablets::setting);
    to.page(at::kiosk_manifest, tablets::manifest);
    to.page(at::kiosk_spoken, tablets::spoken);
    to.page(at::kiosk_captions, tablets::captions);
    to.action(at::kiosk_answers, tablets::answers);
    to.action(at::kiosk_addresses, tablets::addresses);
    to.action(at::kiosk_report, tablets::report);
}

/// Everybody: what has come of it.
pub(super) fn readers(to: &mut Routes<'_>) {
    to.page(
        at::accessibility_anywhere,
        processes::accessibility_anywhere,
    );
    to.page(at::privacy_anywhere, processes::privacy_anywhere);
    to.page(at::status, status::page);
    to.page(at::feed, status::feed);
    to.page(at::calendar, status::calendar);
    to.page(at::said, status::said);
    to.page(at::accessibility, processes::accessibility);
    to.page(at::privacy, processes::privacy);
    to.page(at::logo, logo::picture);
    to.page(at::check_figures, followup::check);
    to.page(at::public_figures, followup::public);
    to.page(at::public_figures_file, followup::public_file);
    to.page(at::public_report, reports::public_page);
    to.page(at::public_report_file, reports::public_file);
    to.page(at::public_report_picture, reports::public_picture);
    to.page(at::hand_outs, reports::hand_outs);
}

/// What other programs read with a key.
pub(super) fn programs(to: &mut Routes<'_>) {
    to.page(at::api_openapi, api::openapi);
    to.page(at::api_processes, api::processes);
    to.page(at::api_process, api::process);
    to.page(at::api_indicators, api::indicators);
    to.page(at::api_figures, api::figures);
    to.page(at::api_mailings, api::mailings);
    to.page(at::api_snapshots, api::snapshots);
    to.page(at::api_snapshot, api::snapshot);
}
