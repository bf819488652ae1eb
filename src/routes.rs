//! The whole URL space.

use actix_session::SessionMiddleware;
use actix_session::config::{PersistentSession, TtlExtensionPolicy};
use actix_web::cookie::SameSite;
use actix_web::cookie::time::Duration;
use actix_web::http::header;
use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig, get, head, post, resource, scope};
use actix_web::{FromRequest, Handler, HttpResponse, HttpResponseBuilder, Resource, Responder};

use crate::accounts::handlers as accounts;
use crate::accounts::session_store::DatabaseSessions;
use crate::addresses::handlers as addresses;
use crate::addresses::retention::handlers as retention;
use crate::api::handlers::keys;
use crate::api::handlers::machines as api;
use crate::api::problem;
use crate::app::App;
use crate::archive::handlers as archive;
use crate::dialogues::handlers as dialogues;
use crate::followup::handlers as followup;
use crate::mailings::forwarding::handlers as forwarding;
use crate::mailings::handlers as mailings;
use crate::organisations::handlers as organisations;
use crate::processes::goals::handlers as goals;
use crate::processes::handlers as processes;
use crate::processes::plan::handlers as plan;
use crate::reports::handlers as reports;
use crate::reports::status::handlers as status;
use crate::survey::handlers as survey;
use crate::tablets::handlers as tablets;
use crate::web::{page, upload};

/// A form with a file, and what surrounds the file.
const UPLOAD_LIMIT: usize = upload::FILE_LIMIT + 1024 * 1024;

pub fn routes(config: &mut ServiceConfig, app: &web::Data<App>) {
    config
        .app_data(web::PayloadConfig::new(UPLOAD_LIMIT))
        .configure(machines)
        .configure(programs)
        .configure(participants)
        .configure(addressees)
        .configure(forwarders)
        .configure(hosts)
        .configure(kiosks)
        .configure(readers)
        .service(
            scope("/setup")
                .wrap(sessions(app))
                .route("/{token}", get().to(accounts::setup_form))
                .route("/{token}", post().to(accounts::setup)),
        )
        .service(scope("/admin").wrap(sessions(app)).configure(staff));
}

/// What participants meet. `/D/…` too, because the QR is in capitals.
fn participants(config: &mut ServiceConfig) {
    config.service(
        resource("/")
            .route(get().to(survey::participants::start))
            .route(post().to(survey::participants::typed)),
    );
    for start in ["/d/{code}", "/D/{code}"] {
        config
            .service(
                resource(start)
                    .route(get().to(survey::participants::question))
                    .route(post().to(survey::participants::answer)),
            )
            .service(
                resource(format!("{start}/q/{{number}}"))
                    .route(get().to(survey::participants::further_question))
                    .route(post().to(survey::participants::further_answer)),
            )
            .service(resource(format!("{start}/thanks")).route(get().to(addresses::thanks)))
            .service(
                resource(format!("{start}/address"))
                    .route(get().to(addresses::thanks))
                    .route(post().to(addresses::wish)),
            )
            .service(resource(format!("{start}/saved")).route(get().to(addresses::saved)));
    }
}

/// The pages of those who left an address.
fn addressees(config: &mut ServiceConfig) {
    config
        .service(
            resource("/a/{token}")
                .route(get().to(addresses::my_data))
                .route(post().to(addresses::change)),
        )
        .service(
            resource("/a/{token}/unsubscribe")
                .route(get().to(addresses::unsubscribe_page))
                .route(post().to(addresses::unsubscribe)),
        );
}

/// Contacts who pass feedback on, and stakeholders.
fn forwarders(config: &mut ServiceConfig) {
    config
        .service(
            resource("/f/{token}")
                .route(get().to(forwarding::page))
                .route(post().to(forwarding::say)),
        )
        .service(
            resource("/f/{token}/unsubscribe")
                .route(get().to(forwarding::unsubscribe_page))
                .route(post().to(forwarding::unsubscribe)),
        );
}

/// The host of one dialogue.
fn hosts(config: &mut ServiceConfig) {
    config
        .service(resource("/h/{token}").route(get().to(dialogues::host::page)))
        .service(resource("/h/{token}/display").route(get().to(dialogues::host::display)))
        .service(resource("/h/{token}/now").route(get().to(dialogues::host::now)))
        .service(resource("/h/{token}/events").route(get().to(dialogues::host::events)))
        .service(resource("/h/{token}/qr.svg").route(get().to(dialogues::host::qr_svg)))
        .service(resource("/h/{token}/head-count").route(post().to(dialogues::host::head_count)))
        .service(resource("/h/{token}/open").route(post().to(dialogues::host::open)))
        .service(resource("/h/{token}/rehearse/{number}").route(get().to(survey::host::rehearse)))
        .service(
            resource("/h/{token}/paper")
                .route(get().to(survey::host::paper_form))
                .route(post().to(survey::host::take_paper)),
        )
        .service(resource("/h/{token}/paper/print").route(get().to(survey::host::paper_sheet)))
        .service(resource("/h/{token}/paper/clear").route(post().to(survey::host::clear_paper)))
        .service(resource("/h/{token}/close").route(post().to(survey::closing::close_by_host)))
        .service(resource("/h/{token}/kiosk").route(get().to(tablets::begin)))
        .service(
            resource("/h/{token}/tablet-file")
                .route(get().to(tablets::file_form))
                .route(post().to(tablets::take_file)),
        );
}

/// A tablet that many people answer on.
fn kiosks(config: &mut ServiceConfig) {
    config
        .service(resource("/kiosk/{token}/").route(get().to(tablets::page)))
        .service(resource("/static/kiosk/{file}").route(get().to(tablets::file)))
        .service(resource("/kiosk/{token}/sw.js").route(get().to(tablets::worker)))
        .service(resource("/kiosk/{token}/setting.json").route(get().to(tablets::setting)))
        .service(resource("/kiosk/{token}/manifest.webmanifest").route(get().to(tablets::manifest)))
        .service(resource("/kiosk/{token}/answers").route(post().to(tablets::answers)))
        .service(resource("/kiosk/{token}/addresses").route(post().to(tablets::addresses)))
        .service(resource("/kiosk/{token}/report").route(post().to(tablets::report)));
}

/// Everybody: what has come of it.
fn readers(config: &mut ServiceConfig) {
    config
        .service(resource("/accessibility").route(get().to(processes::accessibility_anywhere)))
        .service(resource("/privacy").route(get().to(processes::privacy_anywhere)))
        .service(resource("/p/{process}").route(get().to(status::page)))
        .service(resource("/p/{process}/feed.xml").route(get().to(status::feed)))
        .service(resource("/p/{process}/calendar.ics").route(get().to(status::calendar)))
        .service(resource("/p/{process}/accessibility").route(get().to(processes::accessibility)))
        .service(resource("/p/{process}/privacy").route(get().to(processes::privacy)))
        .service(resource("/p/{process}/figures/{snapshot}").route(get().to(followup::public)))
        .service(
            resource("/p/{process}/figures/{snapshot}/account.{format}")
                .route(get().to(followup::public_file)),
        )
        .service(resource("/p/{process}/reports/{report}").route(get().to(reports::public_page)))
        .service(
            resource("/p/{process}/reports/{report}/file").route(get().to(reports::public_file)),
        );
}

/// Machines.
fn machines(config: &mut ServiceConfig) {
    config
        .service(resource("/healthz").route(get().to(healthy)))
        .service(resource("/readyz").route(get().to(ready)))
        .service(resource("/static/staff.css").route(get().to(|| style(page::staff_style()))))
        .service(resource("/static/poster.css").route(get().to(|| style(page::POSTER_STYLE))));
}

/// What other programs read with a key.
fn programs(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1")
            .wrap(from_fn(problem::guard))
            .service(reading("/openapi.json", api::openapi))
            .service(reading("/processes", api::processes))
            .service(reading("/processes/{process}", api::process))
            .service(reading("/processes/{process}/indicators", api::indicators))
            .service(reading("/processes/{process}/figures", api::figures))
            .service(reading("/processes/{process}/mailings", api::mailings))
            .service(reading("/processes/{process}/snapshots", api::snapshots))
            .service(reading(
                "/processes/{process}/snapshots/{snapshot}",
                api::snapshot,
            )),
    );
}

/// An address that is only read: GET and HEAD go together (RFC 9110 §9.1).
fn reading<F, Args>(path: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    resource(path)
        .route(get().to(handler.clone()))
        .route(head().to(handler))
}

/// Staff. Each handler names the right it needs.
fn staff(config: &mut ServiceConfig) {
    config
        .service(resource("").route(get().to(processes::list)))
        .service(
            resource("/sign-in")
                .route(get().to(accounts::sign_in_form))
                .route(post().to(accounts::sign_in)),
        )
        .service(resource("/sign-out").route(post().to(accounts::sign_out)))
        .service(
            resource("/account")
                .route(get().to(accounts::profile_form))
                .route(post().to(accounts::set_profile)),
        )
        .service(resource("/account/password").route(post().to(accounts::set_password)))
        .service(
            resource("/processes/new")
                .route(get().to(processes::new_form))
                .route(post().to(processes::create)),
        )
        .service(resource("/mail").route(get().to(mailings::relay::page)))
        .service(resource("/mail/check").route(post().to(mailings::relay::check)))
        .service(resource("/mail/returned/{id}").route(post().to(mailings::relay::set_aside)))
        .service(scope("/p/{process}").configure(process));
}

fn process(config: &mut ServiceConfig) {
    config
        .service(resource("").route(get().to(processes::overview)))
        .service(
            resource("/settings")
                .route(get().to(processes::settings_form))
                .route(post().to(processes::set_settings)),
        )
        .service(
            resource("/settings/information")
                .route(get().to(processes::information_form))
                .route(post().to(processes::set_information)),
        )
        .service(
            resource("/boards/{id}")
                .route(get().to(processes::board_form))
                .route(post().to(processes::put_board)),
        )
        .service(
            resource("/groups/{id}")
                .route(get().to(processes::group_form))
                .route(post().to(processes::put_group)),
        )
        .service(
            resource("/methods/{id}")
                .route(get().to(processes::method_form))
                .route(post().to(processes::put_method)),
        )
        .service(
            resource("/{kind:boards|groups|methods}/{id}/remove")
                .route(post().to(processes::remove_part)),
        )
        .service(
            resource("/people/new")
                .route(get().to(processes::person_form))
                .route(post().to(processes::add_person)),
        )
        .configure(process_follow_up)
        .configure(process_keys)
        .configure(process_goals)
        .configure(process_plan)
        .configure(process_dialogues)
        .configure(process_surveys)
        .configure(process_organisations)
        .configure(process_news)
        .configure(process_reports)
        .configure(process_mailings)
        .service(resource("/archive").route(get().to(archive::overview)))
        .service(resource("/archive/export.zip").route(get().to(archive::export)))
        .service(resource("/archive/hand-over").route(post().to(archive::hand_over)))
        .service(
            resource("/archive/end")
                .route(get().to(archive::end_form))
                .route(post().to(archive::end)),
        );
}

/// What the process is to achieve.
fn process_goals(config: &mut ServiceConfig) {
    config
        .service(resource("/goals").route(get().to(goals::list)))
        .service(resource("/goals/usual").route(post().to(goals::add_usual)))
        .service(
            resource("/goals/{goal}")
                .route(get().to(goals::goal_form))
                .route(post().to(goals::put_goal)),
        )
        .service(resource("/goals/{goal}/{what:up|remove}").route(post().to(goals::change_goal)))
        .service(
            resource("/goals/{goal}/indicators/{indicator}")
                .route(get().to(goals::indicator_form))
                .route(post().to(goals::put_indicator)),
        )
        .service(
            resource("/goals/{goal}/indicators/{indicator}/{what:up|remove}")
                .route(post().to(goals::change_indicator)),
        );
}

/// What is done in each phase of the project, and whom it was made known to.
fn process_plan(config: &mut ServiceConfig) {
    config
        .service(resource("/plan").route(get().to(plan::page)))
        .service(resource("/plan/usual").route(post().to(plan::add_usual)))
        .service(
            resource("/plan/activities/{activity}")
                .route(get().to(plan::activity_form))
                .route(post().to(plan::put_activity)),
        )
        .service(
            resource("/plan/activities/{activity}/{what:up|remove}")
                .route(post().to(plan::change_activity)),
        )
        .service(
            resource("/plan/outreach/{outreach}")
                .route(get().to(plan::outreach_form))
                .route(post().to(plan::put_outreach)),
        )
        .service(
            resource("/plan/outreach/{outreach}/remove").route(post().to(plan::remove_outreach)),
        );
}

/// What other programs may read it with.
fn process_keys(config: &mut ServiceConfig) {
    config
        .service(
            resource("/keys")
                .route(get().to(keys::list))
                .route(post().to(keys::make)),
        )
        .service(resource("/keys/{key}").route(get().to(keys::revoke_form)))
        .service(resource("/keys/{key}/revoke").route(post().to(keys::revoke)));
}

/// The account, in its forms.
fn process_follow_up(config: &mut ServiceConfig) {
    config
        .service(resource("/follow-up").route(get().to(followup::page)))
        .service(resource("/follow-up/sheet").route(get().to(followup::sheet)))
        .service(resource("/follow-up/account.xlsx").route(get().to(followup::spreadsheet)))
        .service(resource("/follow-up/account.zip").route(get().to(followup::archive)))
        .service(resource("/follow-up/account.json").route(get().to(followup::json)))
        .service(
            resource("/follow-up/snapshots")
                .route(get().to(followup::list))
                .route(post().to(followup::take)),
        )
        .service(resource("/follow-up/snapshots/compare").route(get().to(followup::compare)))
        .service(resource("/follow-up/snapshots/{snapshot}").route(get().to(followup::staff_page)))
        .service(
            resource("/follow-up/snapshots/{snapshot}/publish").route(post().to(followup::publish)),
        )
        .service(
            resource("/follow-up/snapshots/{snapshot}/account.{format}")
                .route(get().to(followup::staff_file)),
        );
}

fn process_mailings(config: &mut ServiceConfig) {
    use mailings::{live, mailing, orders};
    config
        .service(resource("/retention").route(get().to(retention::page)))
        .service(resource("/mailings").route(get().to(mailing::list)))
        .service(
            resource("/mailings/{id}")
                .route(get().to(mailing::page))
                .route(post().to(orders::order)),
        )
        .service(resource("/mailings/{id}/approve").route(post().to(orders::approve)))
        .service(resource("/mailings/{id}/now").route(get().to(live::now)))
        .service(resource("/mailings/{id}/events").route(get().to(live::events)));
}

/// Where dialogues are held, and who is written to at work.
fn process_organisations(config: &mut ServiceConfig) {
    config
        .service(resource("/organisations").route(get().to(organisations::list)))
        .service(
            resource("/organisations/import")
                .route(get().to(organisations::import_form))
                .route(post().to(organisations::import)),
        )
        .service(
            resource("/organisations/{id}")
                .route(get().to(organisations::organisation_form))
                .route(post().to(organisations::put_organisation)),
        )
        .service(
            resource("/organisations/{id}/remove")
                .route(post().to(organisations::remove_organisation)),
        )
        .service(
            resource("/contacts/{id}")
                .route(get().to(organisations::contact_form))
                .route(post().to(organisations::put_contact)),
        )
        .service(resource("/contacts/{id}/remove").route(post().to(organisations::remove_contact)));
}

fn process_dialogues(config: &mut ServiceConfig) {
    use dialogues::{import, manage, poster};
    config
        .service(resource("/dialogues").route(get().to(manage::list)))
        .service(
            resource("/dialogues/new")
                .route(get().to(manage::new_form))
                .route(post().to(manage::create)),
        )
        .service(
            resource("/dialogues/import")
                .route(get().to(import::form))
                .route(post().to(import::preview)),
        )
        .service(resource("/dialogues/import/confirm").route(post().to(import::confirm)))
        .service(resource("/dialogues/posters").route(get().to(poster::posters)))
        .service(resource("/dialogues/{number}").route(get().to(manage::page)))
        .service(
            resource("/dialogues/{number}/change")
                .route(get().to(manage::change_form))
                .route(post().to(manage::change)),
        )
        .service(resource("/dialogues/{number}/qr.svg").route(get().to(poster::svg)))
        .service(resource("/dialogues/{number}/qr.png").route(get().to(poster::png)))
        .service(resource("/dialogues/{number}/head-count").route(post().to(manage::head_count)))
        .service(resource("/dialogues/{number}/open").route(post().to(manage::open)))
        .service(resource("/dialogues/{number}/close").route(post().to(survey::closing::close)))
        .service(resource("/dialogues/{number}/code").route(post().to(manage::new_code)))
        .service(resource("/dialogues/{number}/host-link").route(post().to(manage::new_host_link)))
        .service(
            resource("/dialogues/{number}/host-link/revoke")
                .route(post().to(manage::revoke_host_link)),
        );
}

fn process_surveys(config: &mut ServiceConfig) {
    use survey::{builder, points};
    config
        .service(resource("/survey").route(get().to(survey::staff::overview)))
        .service(
            resource("/survey/new")
                .route(get().to(builder::new_form))
                .route(post().to(builder::create)),
        )
        .service(resource("/survey/{survey}").route(get().to(builder::page)))
        .service(resource("/survey/{survey}/draft").route(post().to(builder::begin)))
        .service(resource("/survey/{survey}/draft/discard").route(post().to(builder::discard)))
        .service(
            resource("/survey/{survey}/questions/{question}")
                .route(get().to(builder::question_form))
                .route(post().to(builder::put_question)),
        )
        .service(
            resource("/survey/{survey}/questions/{question}/{what:up|remove}")
                .route(post().to(builder::rearrange)),
        )
        .service(resource("/survey/{survey}/publish").route(post().to(builder::publish)))
        .service(resource("/survey/{survey}/preview/{number}").route(get().to(builder::preview)))
        .service(
            resource("/collection-points/new")
                .route(get().to(points::new_form))
                .route(post().to(points::create)),
        )
        .service(resource("/collection-points/{number}").route(get().to(points::page)))
        .service(resource("/collection-points/{number}/close").route(post().to(points::close)));
}

/// What the status page tells.
fn process_news(config: &mut ServiceConfig) {
    config
        .service(resource("/news").route(get().to(status::overview)))
        .service(resource("/news/plan").route(post().to(status::set_plan)))
        .service(
            resource("/news/{update}")
                .route(get().to(status::update_form))
                .route(post().to(status::put_update)),
        )
        .service(resource("/news/{update}/remove").route(post().to(status::remove_update)))
        .service(
            resource("/themes/{theme}")
                .route(get().to(status::theme_form))
                .route(post().to(status::put_theme)),
        )
        .service(resource("/themes/{theme}/remove").route(post().to(status::remove_theme)))
        .service(resource("/reports/{report}/themes").route(post().to(status::tag_report)));
}

fn process_reports(config: &mut ServiceConfig) {
    config
        .service(resource("/reports").route(get().to(reports::list)))
        .service(
            resource("/reports/new")
                .route(get().to(reports::new_form))
                .route(post().to(reports::create)),
        )
        .service(resource("/reports/{report}").route(get().to(reports::page)))
        .service(
            resource("/reports/{report}/change")
                .route(get().to(reports::change_form))
                .route(post().to(reports::change)),
        )
        .service(resource("/reports/{report}/remove").route(post().to(reports::remove)))
        .service(resource("/reports/{report}/file").route(get().to(reports::staff_file)))
        .service(
            resource("/reports/{report}/publish")
                .route(get().to(mailings::publish::form))
                .route(post().to(mailings::publish::publish)),
        )
        .service(
            resource("/reports/{report}/publish/preview")
                .route(get().to(mailings::publish::preview)),
        )
        .service(
            resource("/reports/{report}/publish/test")
                .route(post().to(mailings::publish::test_send)),
        )
        .service(
            resource("/reports/{report}/publish/words/{audience}/{language}")
                .route(get().to(mailings::words::form))
                .route(post().to(mailings::words::put)),
        );
}

/// Sessions live in the database; over https the cookie is bound to this host alone (`__Host-`).
fn sessions(app: &web::Data<App>) -> SessionMiddleware<DatabaseSessions> {
    let https = app.config.base_url.is_https();
    let store = DatabaseSessions {
        db: app.db.clone(),
        clock: app.clock.clone(),
    };
    SessionMiddleware::builder(store, app.secrets.cookie_key())
        .cookie_name(if https { "__Host-eko" } else { "eko" }.into())
        .cookie_secure(https)
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_path("/".into())
        .session_lifecycle(
            PersistentSession::default()
                .session_ttl(Duration::hours(12))
                .session_ttl_extension_policy(TtlExtensionPolicy::OnStateChanges),
        )
        .build()
}

async fn style(sheet: &'static str) -> HttpResponse {
    HttpResponseBuilder::new(actix_web::http::StatusCode::OK)
        .insert_header((header::CONTENT_TYPE, "text/css; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(sheet)
}

/// The process lives.
async fn healthy() -> &'static str {
    "ok\n"
}

/// It can take requests: the database answers.
async fn ready(app: web::Data<App>) -> HttpResponse {
    if app.db.is_ready().await {
        HttpResponse::Ok().body("ready\n")
    } else {
        HttpResponse::ServiceUnavailable()
            .insert_header((header::RETRY_AFTER, "5"))
            .body("the database does not answer\n")
    }
}
