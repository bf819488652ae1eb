//! Where the links of a test mail lead.

use maud::html;

use crate::i18n::{Language, Texts};
use crate::mailings::letter::TestLink;
use crate::web::participant::{Page, Shell, bare};
use crate::web::url;

/// What stands at the end of a link, and that it is not real.
pub fn test_link(t: &Texts, link: TestLink) -> Page {
    let title = t.get(link.text_key());
    let here = url::test_mail_link(link.word());
    let erase = url::test_mail_link(TestLink::Unsubscribe.word()).lang(t.language);
    let content = html! {
        h1 { (title) }
        p.note { (t.get("test-link")) }
        @match link {
            TestLink::Unsubscribe => p.lead { (t.get("unsubscribe-text")) },
            TestLink::NotMe => p.lead { (t.get("not-me-text")) },
            TestLink::MyData => {
                h2 { (t.get("my-data-erase")) }
                p { (t.get("my-data-erase-text")) }
            }
            TestLink::Forwarding => {}
        }
        @if link != TestLink::Forwarding {
            form novalidate method="post" action=(erase) {
                button.second type="submit" { (t.get(if link == TestLink::NotMe { "not-me-do" } else { "my-data-erase" })) }
            }
        }
    };
    let shell = Shell::new(t, None, Some(here.as_str()), &title);
    match link {
        TestLink::MyData | TestLink::Unsubscribe | TestLink::NotMe => shell.page(content),
        TestLink::Forwarding => Shell {
            languages: Language::STAFF,
            ..shell
        }
        .page(content),
    }
}

/// What the button answers.
pub fn test_link_pressed(t: &Texts) -> Page {
    let title = t.get("erased-title");
    let content = html! {
        h1 { (title) }
        p.note { (t.get("test-link")) }
    };
    bare(t, None, &title, content)
}
