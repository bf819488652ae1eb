//! The staff's page of the logo.

use maud::{Markup, html};

use crate::processes::within::Staff;
use crate::web::components::Faults;
use crate::web::page::Chapter;
use crate::web::url;

/// The logo as it is, on light and on dark ground, and the form that brings another.
pub fn form(staff: &Staff, faults: &Faults) -> Markup {
    let (t, process) = (staff.t(), &staff.process);
    let title = t.get("logo-title");
    let fault = faults.of("file");
    let described = if fault.is_some() {
        "file-hint file-fault"
    } else {
        "file-hint"
    };
    let content = html! {
        p.lead { (t.get("logo-lead")) }
        @if let Some(logo) = &process.logo {
            @let name = process.name(t.language);
            div.grounds {
                @for (ground, key) in [("on-light", "logo-on-light"), ("on-dark", "logo-on-dark")] {
                    figure class=(ground) {
                        div.ground { (logo.show(process.sender())) strong { (name) } }
                        figcaption { (t.get(key)) }
                    }
                }
            }
            @if logo.inline.is_none() { p { (t.get("logo-not-inline")) } }
        }
        form novalidate method="post" action=(url::change_logo(&process.slug)) enctype="multipart/form-data" {
            div.field.at-fault[fault.is_some()] {
                label for="file" { (t.get("logo-file")) }
                p.hint #file-hint { (t.get("logo-file-hint")) }
                @if let Some(fault) = fault { p.fault #file-fault { (fault) } }
                input #file type="file" name="file" accept=".svg,.png,image/svg+xml,image/png"
                    aria-describedby=(described) aria-invalid=[fault.map(|_| "true")];
            }
            div.actions { button type="submit" { (t.get("logo-save")) } }
        }
        @if process.logo.is_some() {
            form method="post" action=(url::remove_logo(&process.slug)) {
                div.actions { button.second type="submit" { (t.get("logo-remove")) } }
            }
        }
    };
    staff
        .shell(Chapter::Settings, &title)
        .form(faults)
        .titled(content)
}
