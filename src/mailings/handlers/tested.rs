//! Where the links of a test mail lead: to what the real mail's recipient sees, without being anybody's. No page of
//! these knows whom or what it is about, and nothing that is done on them changes anything.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::mailings::letter::TestLink;
use crate::mailings::views;
use crate::web::{html, language};

fn read(request: &HttpRequest, link: &str) -> Result<(TestLink, &'static Texts)> {
    let link = TestLink::from_word(link).ok_or(Error::NotFound)?;
    let asked = match link {
        TestLink::MyData | TestLink::Unsubscribe | TestLink::NotMe => {
            language::of(request, Language::Swedish)
        }
        TestLink::Forwarding => language::of_staff(request, Language::Swedish),
    };
    Ok((link, asked.texts()))
}

pub async fn page(request: HttpRequest, link: web::Path<String>) -> Result<HttpResponse> {
    let (link, t) = read(&request, &link)?;
    Ok(html(views::test_link(t, link)))
}

/// What the button answers, and a mail program that presses it (RFC 8058): as the real one does, save that nothing
/// happens.
pub async fn pressed(request: HttpRequest, link: web::Path<String>) -> Result<HttpResponse> {
    let (_, t) = read(&request, &link)?;
    Ok(html(views::test_link_pressed(t)))
}
