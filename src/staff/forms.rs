//! Reads the forms about one's own account.

use super::new_password::{self, Unfit};
use super::{Account, password};
use crate::db::ids::AccountId;
use crate::i18n::{Texts, line};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;

/// The account that is set up: the one that was invited, or the first one.
pub fn setup(t: &Texts, invited: Option<&Account>, form: &Form) -> Result<Account, Faults> {
    let mut reading = Reading::new(t, form);
    let account = invited.cloned().or_else(|| first_account(&mut reading));
    let of = account
        .as_ref()
        .map_or((form.text("email"), form.text("name")), |account| {
            (account.email.as_str(), account.name.as_str())
        });
    new_password(t, form, of, &mut reading.faults);
    reading.done(account)
}

fn first_account(reading: &mut Reading<'_>) -> Option<Account> {
    let (t, form) = (reading.t, reading.form);
    let name = own_name(t, form, &mut reading.faults);
    let email = reading.own_email("email")?;
    Some(Account {
        id: AccountId::random(),
        email: email.normalised(),
        name,
        language: t.language,
        creates_processes: true,
        is_operator: true,
    })
}

/// One's own name, which stands in heads of mails and files of others.
pub fn own_name(t: &Texts, form: &Form, faults: &mut Faults) -> String {
    let name = form.text("name");
    if name.is_empty() {
        faults.add("name", t.get("account-name-missing"));
    } else if !line::is_line(name) {
        let label = t.get("account-name").into_owned();
        faults.add("name", t.with("field-one-line", [("label", label.into())]));
    }
    name.to_owned()
}

/// Says what is wrong with a new password of somebody with this address and name.
pub fn new_password(t: &Texts, form: &Form, of: (&str, &str), faults: &mut Faults) {
    let Err(unfit) = new_password::judge(form.raw("password"), of.0, of.1) else {
        return;
    };
    let said = match unfit {
        Unfit::Short => t.with("password-short", [("least", password::SHORTEST.into())]),
        Unfit::Long => t.with("password-long", [("most", password::LONGEST.into())]),
        Unfit::Common => t.get("password-common").into_owned(),
        Unfit::Own => t.get("password-own").into_owned(),
    };
    faults.add("password", said);
}
