//! The example's reports as files.

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
    let mut pdf = String::from("%PDF-1.4\n");
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(pdf.len());
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let table = pdf.len();
    pdf.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    ));
    for offset in offsets {
        pdf.push_str(&format!("{offset:010} 00000 n \n"));
    }
    pdf.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    ));
    pdf.into_bytes()
}
