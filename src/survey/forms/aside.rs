//! What is to be set aside of a dialogue's answers, as its form says it.

use std::collections::BTreeSet;

use crate::survey::Channel;
use crate::survey::queries::aside::SetAside;
use crate::web::form::Form;
use crate::web::reading::Reading;

/// The longest reason.
pub const LONGEST_REASON: usize = 300;

/// How a dialogue's answers are to stand.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The channels that are set aside.
    pub channels: BTreeSet<Channel>,
    /// Whether what comes is set aside from now on.
    pub from_now: bool,
    /// Why; empty where nothing is set aside that was not.
    pub reason: String,
}

/// Fills the form with how things stand.
pub fn fill(form: &mut Form, there: &[SetAside], from_now: bool) {
    for one in there {
        form.set("channel", one.channel.word());
    }
    if from_now {
        form.set("from_now", "1");
    }
}

/// Reads it. Whatever is set aside and was not before needs a reason.
pub fn read(reading: &mut Reading<'_>, there: &[SetAside], from_now: bool) -> Wanted {
    let ticked = reading.ticked_among("channel", "aside-channels", Channel::ALL, |one| one.word());
    let mut channels: BTreeSet<Channel> =
        ticked.into_iter().filter_map(Channel::from_word).collect();
    let wanted = reading.tick("from_now");
    // What comes from now on has a channel of its own.
    if wanted {
        channels.insert(Channel::Aside);
    }
    let is_new = |channel| there.iter().all(|one| one.channel != channel);
    let adds = (wanted && !from_now) || channels.iter().any(|&one| is_new(one));
    let reason = if adds {
        reading.required("reason", "aside-reason", LONGEST_REASON)
    } else {
        String::new()
    };
    Wanted {
        channels,
        from_now: wanted,
        reason,
    }
}
