//! The example's reports as files.

use crate::reports::pdf;

/// A valid PDF of one page with one line of ASCII on it (ISO 32000 §7.5), tagged as a paragraph (§14.7).
pub fn one_page_pdf(line: &str) -> Vec<u8> {
    let line: String = line
        .chars()
        .filter(|c| c.is_ascii() && !c.is_control() && !"()\\".contains(*c))
        .collect();
    let content = format!("/P << /MCID 0 >> BDC BT /F1 24 Tf 72 740 Td ({line}) Tj ET EMC");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (sv) /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /StructParents 0 >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        "<< /Type /StructTreeRoot /K 7 0 R /ParentTree 8 0 R >>".to_owned(),
        "<< /Type /StructElem /S /P /P 6 0 R /Pg 3 0 R /K 0 >>".to_owned(),
        "<< /Nums [0 [7 0 R]] >>".to_owned(),
    ];
    pdf::file_of(&objects).into_bytes()
}
