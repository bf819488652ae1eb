//! What is to be known of a PDF before it is handed to people: whether it is one, whether a screen reader can read it,
//! and whether there is something in it that a program would run (ISO 32000-1).

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use actix_web::web::Bytes;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Object, Stream};

/// Names that stand where something is run, sent or unpacked when the file is opened or clicked at (§7.11.4, §12.6.4).
const ACTIVE: [&str; 13] = [
    "JavaScript",
    "JS",
    "Launch",
    "EmbeddedFile",
    "EmbeddedFiles",
    "EF",
    "RichMedia",
    "RichMediaContent",
    "Rendition",
    "XFA",
    "SubmitForm",
    "ImportData",
    "GoToE",
];
/// How deep things lie within each other at most in a file that is honest.
const DEEPEST: usize = 40;

/// What was found in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// It says in which order it is read, and what is a heading, a table, a picture's words (§14.7, §14.8).
    pub is_tagged: bool,
    /// It holds scripts, actions beyond links, or other files.
    pub is_active: bool,
    /// The archival kind that it says it is (PDF/A, ISO 19005): whether it keeps to that is for an archive's validator.
    pub archival: Option<Archival>,
}

/// A kind of PDF/A.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Archival {
    /// The part of ISO 19005.
    pub part: char,
    /// How far it goes, such as `B`; part 4 has none.
    pub level: Option<char>,
}

impl fmt::Display for Archival {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PDF/A-{}", self.part)?;
        self.level
            .map_or(Ok(()), |level| write!(f, "{}", level.to_ascii_lowercase()))
    }
}

impl Archival {
    /// Reads what a file's metadata say: an attribute, or an element (ISO 19005-1 §6.7.11).
    fn of(metadata: &str) -> Option<Self> {
        let after = |name: &str| {
            let (_, rest) = metadata.split_once(name)?;
            let value = rest.trim_start_matches(|c: char| c.is_whitespace() || "=\"'>".contains(c));
            value.chars().next()
        };
        let part = after("pdfaid:part").filter(|part| matches!(part, '1'..='4'))?;
        let level = after("pdfaid:conformance").map(|level| level.to_ascii_uppercase());
        Some(Self {
            part,
            level: level.filter(|level| "ABUEF".contains(*level)),
        })
    }
}

/// Looks into a file; nothing when it is no PDF.
pub fn examine(bytes: &Bytes) -> Option<Found> {
    // Readers look for it within the first kilobyte (Annex H.3, note 13); whoever writes one begins with it.
    if !bytes.starts_with(b"%PDF-") {
        return None;
    }
    // A parser that stumbles over a file says that it is none that everybody can read.
    catch_unwind(AssertUnwindSafe(|| look(bytes)))
        .ok()
        .flatten()
}

fn look(bytes: &Bytes) -> Option<Found> {
    let pdf = Pdf::new(Arc::new(bytes.clone())).ok()?;
    if pdf.pages().is_empty() {
        return None;
    }
    let catalog: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
    let marked = catalog.as_ref();
    let marked = marked.and_then(|catalog| catalog.get::<Dict<'_>>("MarkInfo")?.get("Marked"));
    let metadata = catalog.and_then(|catalog| catalog.get::<Stream<'_>>("Metadata"));
    let metadata = metadata.and_then(|stream| Some(stream.decoded().ok()?.into_owned()));
    let mut objects = pdf.objects().into_iter();
    Some(Found {
        is_tagged: marked.unwrap_or(false),
        is_active: objects.any(|object| is_active(&object, DEEPEST)),
        archival: metadata.and_then(|bytes| Archival::of(&String::from_utf8_lossy(&bytes))),
    })
}

/// Whether something stands in an object itself; what it refers to is looked at by itself.
fn is_active(object: &Object<'_>, deep: usize) -> bool {
    let Some(deeper) = deep.checked_sub(1) else {
        return true;
    };
    match object {
        Object::Dict(dict) => is_active_dict(dict, deeper),
        Object::Stream(stream) => is_active_dict(stream.dict(), deeper),
        Object::Array(array) => is_active_array(array, deeper),
        Object::Name(name) => ACTIVE.contains(&name.as_str()),
        _ => false,
    }
}

fn is_active_dict(dict: &Dict<'_>, deep: usize) -> bool {
    dict.entries().any(|(name, value)| {
        ACTIVE.contains(&name.as_str())
            || matches!(value, MaybeRef::NotRef(value) if is_active(&value, deep))
    })
}

fn is_active_array(array: &Array<'_>, deep: usize) -> bool {
    let mut items = array.raw_iter();
    items.any(|item| matches!(item, MaybeRef::NotRef(item) if is_active(&item, deep)))
}

/// A file of these objects, numbered from 1; the first is its catalog (ISO 32000 §7.5).
pub fn file_of(objects: &[String]) -> String {
    let mut pdf = String::from("%PDF-1.4\n");
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(pdf.len());
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let (table, size) = (pdf.len(), objects.len() + 1);
    pdf.push_str(&format!("xref\n0 {size}\n0000000000 65535 f \n"));
    for offset in offsets {
        pdf.push_str(&format!("{offset:010} 00000 n \n"));
    }
    pdf.push_str(&format!(
        "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    ));
    pdf
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A PDF of one page; its catalog says this besides.
    fn pdf(catalog: &str) -> Bytes {
        let objects = [
            format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>"),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_owned(),
            "<< /S /URI /URI (https://example.org/) >>".to_owned(),
        ];
        file_of(&objects).into()
    }

    #[test]
    fn what_is_no_pdf_is_none() {
        let html = "%PDF-1.4\n<script>alert(1)</script>".to_owned();
        for none in [
            String::new(),
            "%PDF-".into(),
            html,
            "PK\u{3}\u{4} %PDF-1.4".into(),
        ] {
            assert_eq!(examine(&none.clone().into()), None, "{none}");
        }
        let whole = pdf("");
        assert!(examine(&whole).is_some());
        assert_eq!(examine(&whole.slice(0..60)), None);
    }

    #[test]
    fn a_file_is_tagged_when_it_says_so() {
        let is_tagged = |catalog: &str| examine(&pdf(catalog)).unwrap().is_tagged;
        assert!(is_tagged("/MarkInfo << /Marked true >>"));
        for none in [
            "",
            "/MarkInfo << /Marked false >>",
            "/MarkInfo << >>",
            "/Marked true",
        ] {
            assert!(!is_tagged(none), "{none}");
        }
    }

    #[test]
    fn a_file_is_made_for_archives_when_its_metadata_say_so() {
        let archival = |metadata: &str| {
            let objects = [
                "<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>".to_owned(),
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>".to_owned(),
                format!(
                    "<< /Type /Metadata /Subtype /XML /Length {} >>\nstream\n{metadata}\nendstream",
                    metadata.len()
                ),
            ];
            let found = examine(&file_of(&objects).into()).unwrap();
            found.archival.map(|archival| archival.to_string())
        };
        for (metadata, expected) in [
            (
                "<rdf:Description pdfaid:part=\"2\" pdfaid:conformance=\"B\"/>",
                Some("PDF/A-2b"),
            ),
            (
                "<pdfaid:part>1</pdfaid:part> <pdfaid:conformance> A </pdfaid:conformance>",
                Some("PDF/A-1a"),
            ),
            ("<pdfaid:part>4</pdfaid:part>", Some("PDF/A-4")),
            ("<pdfaid:part>9</pdfaid:part>", None),
            ("<dc:title>pdfa</dc:title>", None),
        ] {
            assert_eq!(archival(metadata).as_deref(), expected, "{metadata}");
        }
        assert_eq!(examine(&pdf("")).unwrap().archival, None);
    }

    #[test]
    fn what_a_program_would_run_is_found_however_it_is_written() {
        let is_active = |catalog: &str| examine(&pdf(catalog)).unwrap().is_active;
        assert!(!is_active("/MarkInfo << /Marked true >>"));
        assert!(!is_active("/OpenAction [3 0 R /Fit]"));
        for active in [
            "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
            "/OpenAction << /S /J#61vaScript /J#53 (app.alert(1)) >>",
            "/OpenAction << /S /Launch /F (calc.exe) >>",
            "/Names << /EmbeddedFiles << /Names [] >> >>",
            "/AA << /WC [ [ << /S /SubmitForm >> ] ] >>",
            "/AcroForm << /XFA [] >>",
        ] {
            assert!(is_active(active), "{active}");
        }
    }

    proptest! {
        #[test]
        fn no_file_panics_or_hangs(
            catalog in "[<>/()\\[\\] A-Za-z0-9#]{0,80}",
            cut in 0..600_usize,
            byte in any::<u8>(),
        ) {
            let mut bytes = pdf(&catalog).to_vec();
            let cut = cut.min(bytes.len() - 1);
            bytes[cut] = byte;
            let _ = examine(&bytes.clone().into());
            let _ = examine(&bytes[..cut].to_vec().into());
        }
    }
}
