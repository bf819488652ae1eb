//! What comes back, as servers and people write it.

use super::WORDS;
use crate::support::smtp;

/// The mail's header `Message-ID`, as a line.
pub fn id_line(mail: &smtp::Taken) -> String {
    let parsed = mail_parser::MessageParser::default().parse(&mail.data).expect("a mail");
    let id = parsed.header_raw("Message-ID").unwrap_or_default().trim();
    assert!(id.ends_with("@example.org>"), "{id}");
    format!("Message-ID: {id}\r\n")
}

/// A report on delivery (RFC 3464), one of many by its number. `mail` is what it gives back of the mail that it is
/// about: the header, the whole, or nothing.
pub fn report(number: u32, action: &str, status: &str, mail: &str) -> String {
    let head = format!(
        "Return-Path: <>\r\n\
         From: Mail Delivery System <MAILER-DAEMON@relay.example.net>\r\n\
         Subject: Delivery report\r\n\
         Message-ID: <{number}@relay.example.net>\r\n\
         Auto-Submitted: auto-replied\r\n"
    );
    let says = format!(
        "Reporting-MTA: dns; relay.example.net\r\n\
         \r\n\
         Final-Recipient: rfc822; somebody@example.org\r\n\
         Action: {action}\r\n\
         Status: {status}\r\n\
         \r\n\
         --part\r\n\
         Content-Type: message/rfc822\r\n\
         \r\n\
         {mail}\r\n"
    );
    multipart(&head, "This is the mail system.", "delivery-status", &says)
}

/// A report as all programs send it (RFC 6522): for people in a word, for programs in a part of some kind.
fn multipart(head: &str, word: &str, kind: &str, says: &str) -> String {
    format!(
        "{head}\
         MIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type={kind}; boundary=\"part\"\r\n\
         \r\n\
         --part\r\n\
         Content-Type: text/plain\r\n\
         \r\n\
         {word}\r\n\
         \r\n\
         --part\r\n\
         Content-Type: message/{kind}\r\n\
         \r\n\
         {says}\
         --part--\r\n"
    )
}

/// What a program answers while somebody is away (RFC 3834).
pub fn holiday(number: u32, mail: &smtp::Taken) -> String {
    let id = id_line(mail).replace("Message-ID", "In-Reply-To");
    format!(
        "From: Alex Berg <alex@example.com>\r\n\
         Subject: Automatic reply: Delrapport\r\n\
         Message-ID: <{number}@example.com>\r\n\
         {id}\
         Auto-Submitted: auto-replied\r\n\
         \r\n\
         I am away until Monday.\r\n"
    )
}

/// A mail service's word that somebody called a mail unwanted (RFC 5965).
pub fn complaint(number: u32, mail: &smtp::Taken) -> String {
    let head = format!(
        "From: feedback@provider.example.net\r\n\
         To: abuse@example.org\r\n\
         Message-ID: <{number}@provider.example.net>\r\n"
    );
    let says = format!(
        "Feedback-Type: abuse\r\n\
         Version: 1\r\n\
         Original-Mail-From: <{}>\r\n\
         \r\n",
        mail.from
    );
    multipart(&head, "Somebody does not want this.", "feedback-report", &says)
}

/// A person's letter, which no program understands.
pub fn letter(number: u32) -> String {
    format!(
        "From: Alex Berg <alex@example.com>\r\n\
         To: eko@example.org\r\n\
         Subject: Hello\r\n\
         Message-ID: <letter{number}@example.com>\r\n\
         \r\n\
         {WORDS}.\r\n"
    )
}
