//! What was found.

use maud::{Markup, html};

use super::{Found, Sort};
use crate::i18n::terms::Terms;
use crate::processes::within::Staff;
use crate::web::page::Chapter;
use crate::web::url;

/// Things of one sort that are shown at most: who looks among more says more of what they look for.
const MOST: usize = 25;

pub(super) fn page(staff: &Staff, typed: &str, found: &[Found]) -> Markup {
    let t = staff.t();
    let title = t.get("search-title");
    let is_asked = Terms::parse(typed).is_some();
    let content = html! {
        h1 { (title) }
        form.find-here role="search" aria-label=(t.get("search-for")) method="get" action=(url::search(&staff.process.slug)) {
            label for="q" { (t.get("search-for")) }
            p.hint id="q-hint" { (t.get("search-hint")) }
            div.actions {
                input #q type="search" name="q" value=(typed) maxlength="200" aria-describedby="q-hint" autofocus[!is_asked];
                button type="submit" { (t.get("search-do")) }
            }
        }
        @if is_asked {
            p role="status" { (t.with("search-found", [("count", found.len().into())])) }
        }
        @for (sort, key) in Sort::ALL {
            @let these: Vec<&Found> = found.iter().filter(|one| one.sort == sort).collect();
            @if !these.is_empty() {
                section aria-labelledby=(key) {
                    h2 id=(key) { (t.get(key)) }
                    ul.rows {
                        @for one in these.iter().take(MOST) {
                            li {
                                a href=(one.to) { (one.name) }
                                @if !one.about.is_empty() { span.quiet { (one.about) } }
                            }
                        }
                    }
                    @if these.len() > MOST { p.quiet { (t.with("search-more", [("count", (these.len() - MOST).into())])) } }
                }
            }
        }
        p data-slash="" hidden { label.tick { input type="checkbox"; (t.get("search-slash")) } }
    };
    staff.shell(Chapter::Search, &title).page(content)
}
