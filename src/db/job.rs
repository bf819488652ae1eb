//! How a job that writes is run: kept apart from others how, and in whose name.

/// Whether jobs on PostgreSQL are kept apart by the database or by the locks they take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Isolation {
    /// As if one job ran at a time; a job that got in another's way is run again.
    Serializable,
    /// The job locks the rows it relies on. For the phone's path, where a whole room meets at one counter.
    RowLocks,
}

/// By whom a write is. Whoever is staff, host or shell writes through `staff::writing`, which logs it; the others say
/// here why they stand in no log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// People who speak for themselves: answers, addresses, what a contact passed on. A log would say when who did it.
    Participant,
    /// The mailer, whose deliveries are their own log.
    Mailer,
    /// Eko's upkeep of itself: sessions, keys that ran out, counts of visits, figures that entered.
    Upkeep,
    /// `staff::writing`, which logs in the same transaction.
    Log,
}
