//! What the account's words mean.

use crate::followup::account::Account;
use crate::i18n::Texts;

/// The keys of the words and of what they mean.
const MEANINGS: [[&str; 2]; 13] = [
    ["dialogue-participants", "definition-participants"],
    ["follow-up-share", "definition-heard"],
    ["follow-up-share-is-of", "definition-n"],
    ["follow-up-response", "definition-response"],
    ["account-counted", "definition-counted"],
    ["account-interval", "definition-interval"],
    ["account-bounds", "definition-bounds"],
    ["too-few", "definition-too-few"],
    ["account-range", "definition-range"],
    ["account-scale", "account-scale-note"],
    ["figure-accepted", "figure-accepted-hint"],
    ["account-reached", "account-reached-note"],
    ["account-missing", "definition-missing"],
];

/// What the account's words mean: for pages, cover sheets and whoever asks.
pub fn definitions(t: &Texts, account: &Account) -> Vec<(String, String)> {
    all(account).map(|one| told(t, account, one)).collect()
}

/// Some of them, by the keys of their meanings.
pub(super) fn of(t: &Texts, account: &Account, keys: &[&str]) -> Vec<(String, String)> {
    let some = all(account).filter(|[_, meaning]| keys.contains(meaning));
    some.map(|one| told(t, account, one)).collect()
}

fn told(t: &Texts, account: &Account, [term, meaning]: [&str; 2]) -> (String, String) {
    let values = [
        ("threshold", account.threshold.into()),
        ("count", account.waiting.into()),
        ("answers", account.set_aside.answers.into()),
        ("places", account.set_aside.dialogues.into()),
    ];
    (t.get(term).into_owned(), t.with(meaning, values))
}

/// All of them that the account needs, each with the key of its word and of its meaning.
fn all(account: &Account) -> impl Iterator<Item = [&'static str; 2]> {
    let apart = account
        .apart()
        .map(|_| ["account-people", "account-people-note"]);
    let waiting = (account.waiting > 0).then_some(["account-waiting", "definition-waiting"]);
    let aside = (account.set_aside.answers > 0).then_some(["aside-is", "follow-up-aside"]);
    MEANINGS
        .into_iter()
        .chain(apart)
        .chain(waiting)
        .chain(aside)
}
