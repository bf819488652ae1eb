//! The desk's pages.

use actix_web::HttpResponse;

use super::views;
use crate::processes::within::Within;
use crate::staff::Desk;
use crate::web::html;

pub async fn page(staff: Within<Desk>) -> HttpResponse {
    html(views::page(&staff))
}
