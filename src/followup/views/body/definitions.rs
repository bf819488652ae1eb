//! What the account's words mean.

use crate::followup::account::Account;
use crate::i18n::Texts;

/// What the account's words mean: for pages, cover sheets and whoever asks.
pub fn definitions(t: &Texts, account: &Account) -> Vec<(String, String)> {
    let term = |term: &str, meaning: String| (t.get(term).into_owned(), meaning);
    let k = || account.threshold.into();
    let mut all = vec![
        term("follow-up-share", t.get("definition-heard").into_owned()),
        term("follow-up-on-scale", t.get("definition-n").into_owned()),
        term(
            "follow-up-response",
            t.get("definition-response").into_owned(),
        ),
        term("account-counted", t.get("definition-counted").into_owned()),
        term(
            "account-interval",
            t.get("definition-interval").into_owned(),
        ),
        term("account-bounds", t.get("definition-bounds").into_owned()),
        term(
            "too-few",
            t.with("definition-too-few", [("threshold", k())]),
        ),
        term(
            "account-range",
            t.with("definition-range", [("threshold", k())]),
        ),
        term("account-scale", t.get("account-scale-note").into_owned()),
        term(
            "figure-accepted",
            t.get("figure-accepted-hint").into_owned(),
        ),
        term(
            "account-reached",
            t.get("account-reached-note").into_owned(),
        ),
        term("account-missing", t.get("definition-missing").into_owned()),
    ];
    if account.waiting > 0 {
        all.push(term(
            "account-waiting",
            t.with("definition-waiting", [("count", account.waiting.into())]),
        ));
    }
    all
}
