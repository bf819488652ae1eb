//! The whole URL space: each address of `web::url`, and what answers there.

mod open;
mod outside;
mod staff;
mod table;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig, post, resource, scope};

use crate::api::problem;
use crate::app::App;
use crate::staff::{again, handlers as accounts};
use crate::web::page;
use crate::web::url::{API, pattern as at};

use super::sessions::sessions;
use table::{Routes, fetched};

pub fn routes(config: &mut ServiceConfig, app: &web::Data<App>) {
    let to = &mut Routes::below("", config);
    // They are tried one after the other, and a room full of phones asks for the first.
    open::participants(to);
    machines(to);
    open::addressees(to);
    open::forwarders(to);
    open::hosts(to);
    open::calendars(to);
    open::kiosks(to);
    open::readers(to);
    config
        .service(
            scope(API)
                .wrap(from_fn(problem::guard))
                .configure(|config| open::programs(&mut Routes::below(API, config))),
        )
        .service(
            resource(at::setup)
                .wrap(sessions(app))
                .route(fetched().to(accounts::setup_form))
                .route(post().to(accounts::setup)),
        )
        .service(
            scope(at::home)
                .wrap(from_fn(again::keep))
                .wrap(sessions(app))
                .configure(|config| staff::signed_in(&mut Routes::below(at::home, config))),
        );
}

/// What looks after Eko, what programs know where to look for, and style sheets.
fn machines(to: &mut Routes<'_>) {
    to.page(at::healthy, healthy);
    to.page(at::ready, ready);
    to.page(at::robots, outside::robots);
    to.page(at::security_txt, outside::security);
    to.page(at::change_password, outside::change_password);
    to.page(at::staff_style, || style(page::staff_style()));
    to.page(at::staff_script, script);
    to.page(at::host_style, || style(page::host_style()));
    to.page(at::poster_style, || style(page::POSTER_STYLE));
}

async fn style(sheet: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/css; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(sheet)
}

async fn script() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/javascript; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(page::STAFF_SCRIPT)
}

/// The process lives.
async fn healthy() -> &'static str {
    "ok\n"
}

/// It can take requests: the database can be read and written. Else it says what cannot be done, and why.
async fn ready(app: web::Data<App>) -> HttpResponse {
    match app.db.check().await {
        Ok(()) => HttpResponse::Ok().body("ready\n"),
        Err(why) => HttpResponse::ServiceUnavailable()
            .insert_header((header::RETRY_AFTER, "5"))
            .body(format!("{why}\n")),
    }
}
