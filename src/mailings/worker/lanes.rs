//! In which order claimed mails go, so that no recipient's domain gets too many at once or too fast.
//!
//! Big mail services put off, or refuse for a while, senders who come with everything at the same time.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

use super::super::queries::Claimed;
use crate::mail::Address;

/// A claimed delivery with its opened address.
pub(super) struct OpenedMail {
    pub claimed: Claimed,
    /// None when it did not open.
    pub to: Option<Address>,
}

impl OpenedMail {
    fn domain(&self) -> String {
        self.to
            .as_ref()
            .map_or_else(String::new, |to| to.domain().to_lowercase())
    }
}

/// What can be done now.
pub(super) enum Next {
    Mail(Box<OpenedMail>),
    /// Nothing before this moment.
    NotBefore(Instant),
    /// Every domain that mail is left for has all the connections that it may have.
    WhenOneIsDone,
    Empty,
}

/// The limits for any one domain.
#[derive(Debug, Clone, Copy)]
pub(super) struct DomainLimits {
    /// 0 is none.
    pub connections: usize,
    pub gap: Option<Duration>,
}

/// Mails that wait for a connection, and how busy each domain is.
pub(super) struct Lanes {
    limits: DomainLimits,
    waiting: VecDeque<OpenedMail>,
    busy: HashMap<String, usize>,
    not_before: HashMap<String, Instant>,
}

impl Lanes {
    /// `not_before` is what `into_pace` gave for the mails before these.
    pub(super) fn new(
        limits: DomainLimits,
        mails: Vec<OpenedMail>,
        not_before: HashMap<String, Instant>,
    ) -> Self {
        Self {
            limits,
            waiting: mails.into(),
            busy: HashMap::new(),
            not_before,
        }
    }

    /// The first mail whose domain has room for it.
    pub(super) fn next(&mut self, now: Instant) -> Next {
        let mut soonest: Option<Instant> = None;
        let mut found = None;
        for (at, mail) in self.waiting.iter().enumerate() {
            let domain = mail.domain();
            let busy = self.busy.get(&domain).copied().unwrap_or(0);
            if self.limits.connections > 0 && busy >= self.limits.connections {
                continue;
            }
            match self.not_before.get(&domain) {
                Some(&moment) if moment > now => {
                    soonest = Some(soonest.map_or(moment, |known| known.min(moment)));
                }
                _ => {
                    found = Some(at);
                    break;
                }
            }
        }
        let Some(mail) = found.and_then(|at| self.waiting.remove(at)) else {
            return match soonest {
                Some(moment) => Next::NotBefore(moment),
                None if self.waiting.is_empty() => Next::Empty,
                None => Next::WhenOneIsDone,
            };
        };
        let domain = mail.domain();
        if let Some(gap) = self.limits.gap {
            self.not_before.insert(domain.clone(), now + gap);
        }
        *self.busy.entry(domain).or_default() += 1;
        Next::Mail(Box::new(mail))
    }

    /// The same where it does not matter when the mail goes; none where a domain keeps a pace.
    pub(super) fn next_at_any_time(&mut self, now: Instant) -> Option<Next> {
        self.limits.gap.is_none().then(|| self.next(now))
    }

    /// A mail that `next` gave has ended, one way or the other.
    pub(super) fn done(&mut self, mail: &OpenedMail) {
        let domain = mail.domain();
        if let Some(busy) = self.busy.get_mut(&domain) {
            *busy -= 1;
            if *busy == 0 {
                self.busy.remove(&domain);
            }
        }
    }

    /// What the next lanes need to know to keep the pace.
    pub(super) fn into_pace(self, now: Instant) -> HashMap<String, Instant> {
        let mut pace = self.not_before;
        pace.retain(|_, moment| *moment > now);
        pace
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Recipient;
    use super::*;
    use crate::db::ids::{AddressId, DeliveryId, MailingId};
    use crate::i18n::Language;

    fn mail(to: &str) -> OpenedMail {
        OpenedMail {
            claimed: Claimed {
                id: DeliveryId(1),
                mailing: MailingId(1),
                token: 1,
                to: Recipient::Address(AddressId(1)),
                sealed: Vec::new(),
                language: Language::Swedish,
                message_id: String::new(),
                bounce_token: String::new(),
                attempts: 0,
                was_put_off: false,
            },
            to: Address::parse(to).ok(),
        }
    }

    fn to(next: &Next) -> &str {
        match next {
            Next::Mail(mail) => mail.to.as_ref().map_or("", Address::as_str),
            Next::NotBefore(_) => "later",
            Next::WhenOneIsDone => "busy",
            Next::Empty => "empty",
        }
    }

    #[test]
    fn one_domain_gets_only_so_many_connections_while_others_go_on() {
        let limits = DomainLimits {
            connections: 1,
            gap: None,
        };
        let mails = ["a@one.example", "b@ONE.example", "c@two.example"].map(mail);
        let mut lanes = Lanes::new(limits, mails.into(), HashMap::new());
        let now = Instant::now();
        let first = lanes.next(now);
        assert_eq!(to(&first), "a@one.example");
        assert_eq!(to(&lanes.next(now)), "c@two.example");
        assert_eq!(to(&lanes.next(now)), "busy");
        let Next::Mail(first) = first else {
            panic!("a mail")
        };
        lanes.done(&first);
        assert_eq!(to(&lanes.next(now)), "b@ONE.example");
        assert_eq!(to(&lanes.next(now)), "empty");
    }

    #[test]
    fn one_domain_gets_mail_only_so_fast_over_all_rounds() {
        let limits = DomainLimits {
            connections: 0,
            gap: Some(Duration::from_secs(10)),
        };
        let now = Instant::now();
        let mails = ["a@one.example", "b@one.example"].map(mail);
        let mut lanes = Lanes::new(limits, mails.into(), HashMap::new());
        assert_eq!(to(&lanes.next(now)), "a@one.example");
        assert_eq!(to(&lanes.next(now)), "later");
        let pace = lanes.into_pace(now);
        let mut lanes = Lanes::new(limits, vec![mail("c@one.example")], pace);
        for (seconds, next) in [(9, "later"), (10, "c@one.example")] {
            let at = now + Duration::from_secs(seconds);
            assert_eq!(to(&lanes.next(at)), next);
        }
    }
}
