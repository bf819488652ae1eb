//! Typed ids and the macros that let a domain type live in a column of either database.

use crate::clock::Timestamp;

/// Lets a type live in a column: what is written of a value, and the value of what is read, if there is one.
macro_rules! stored {
    ($name:ty, $sql:ident, $written:ty: $write:expr, $read:ty: $from:expr) => {
        impl<DB> diesel::serialize::ToSql<diesel::sql_types::$sql, DB> for $name
        where
            DB: diesel::backend::Backend,
            $written: diesel::serialize::ToSql<diesel::sql_types::$sql, DB>,
        {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, DB>,
            ) -> diesel::serialize::Result {
                let write: fn(&Self) -> &$written = $write;
                diesel::serialize::ToSql::<diesel::sql_types::$sql, DB>::to_sql(write(self), out)
            }
        }

        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::$sql, DB> for $name
        where
            DB: diesel::backend::Backend,
            $read: diesel::deserialize::FromSql<diesel::sql_types::$sql, DB>,
        {
            fn from_sql(value: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                let value = <$read as diesel::deserialize::FromSql<_, DB>>::from_sql(value)?;
                let read: fn($read) -> Option<Self> = $from;
                read(value).ok_or_else(|| {
                    format!("unreadable {} in the database", stringify!($name)).into()
                })
            }
        }
    };
}

/// A newtype over a random 63-bit id.
macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        pub struct $name(pub i64);

        impl $name {
            /// A fresh id that tells nothing about when it was made.
            pub fn random() -> Self {
                Self(crate::secrets::random_id())
            }
        }

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        stored!($name, BigInt, i64: |id| &id.0, i64: |id| Some(Self(id)));
    )+};
}

typed_ids!(
    AccountId,
    ProcessId,
    BoardId,
    DisposalDecisionId,
    ErasureId,
    TargetGroupId,
    MethodId,
    DialogueId,
    SurveyId,
    SurveyVersionId,
    CommentId,
    AddressId,
    FileId,
    SpokenId,
    ReportId,
    StatusUpdateId,
    ThemeId,
    ObservationId,
    ReplyId,
    MovedPromiseId,
    OrganisationId,
    ContactId,
    MailingId,
    DeliveryId,
    ReturnedMailId,
    ForwardId,
    ActivityId,
    OutreachId,
    GoalId,
    IndicatorId,
    SnapshotId,
    ApiTokenId,
);

/// An enum whose values have one fixed word each, in the database, in forms and in files; behind `=>` the key of the
/// text that people read, where it has one.
macro_rules! word_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal => $text:literal),+ $(,)? }) => {
        $crate::db::ids::word_enum!($(#[$doc])* $name { $($(#[$vdoc])* $variant = $word),+ });

        impl $name {
            /// The key of its text.
            pub const fn text_key(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word by which it is stored and sent.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Reads the word; anything else is nothing.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        $crate::db::ids::stored!($name, Text, str: |value| value.word(), String: |word| Self::from_word(&word));
    };
}

/// A checked string or other text-like type with `as_str` and `parse_stored`.
macro_rules! text_column {
    ($name:ty) => {
        $crate::db::ids::stored!($name, Text, str: |value| value.as_str(), String: |text| Self::parse_stored(&text));
    };
}

stored!(Timestamp, BigInt, i64: |at| &at.0, i64: |at| Some(Self(at)));

/// A day as both databases keep it: ISO text.
///
/// # Errors
/// When the column holds something else.
pub fn stored_day(text: &str) -> diesel::QueryResult<jiff::civil::Date> {
    text.parse()
        .map_err(|_| diesel::result::Error::DeserializationError("a day that is no day".into()))
}

pub(crate) use {stored, text_column, word_enum};
