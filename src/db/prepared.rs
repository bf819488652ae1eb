//! Statements that stay prepared.

/// Makes a type of one statement: its words, each piece before the value that comes there, and what ends it. It is
/// prepared once for a connection. Diesel prepares each UPDATE of its own anew, which takes as long as to run it.
///
/// One for PostgreSQL alone says so before its name, and may have whole arrays as values.
macro_rules! prepared {
    ($(#[$doc:meta])* postgres $name:ident { $($words:literal $value:ident: $of:ty as $kind:ty),+ $(,)? $(; $end:literal)? }) => {
        $crate::db::prepared!(@type $(#[$doc])* $name { $($value: $of),+ });
        $crate::db::prepared!(@for diesel::pg::Pg, $name { $($words $value: $of as $kind),+ $(; $end)? });
    };
    ($(#[$doc:meta])* $name:ident { $($words:literal $value:ident: $of:ty as $kind:ty),+ $(,)? $(; $end:literal)? }) => {
        $crate::db::prepared!(@type $(#[$doc])* $name { $($value: $of),+ });
        $crate::db::prepared!(@for diesel::sqlite::Sqlite, $name { $($words $value: $of as $kind),+ $(; $end)? });
        #[cfg(feature = "postgres")]
        $crate::db::prepared!(@for diesel::pg::Pg, $name { $($words $value: $of as $kind),+ $(; $end)? });
    };
    (@type $(#[$doc:meta])* $name:ident { $($value:ident: $of:ty),+ }) => {
        $(#[$doc])*
        struct $name<'a> {
            $($value: &'a $of),+
        }

        impl diesel::query_builder::QueryId for $name<'_> {
            type QueryId = $name<'static>;
            const HAS_STATIC_QUERY_ID: bool = true;
        }

        impl<C> diesel::query_dsl::RunQueryDsl<C> for $name<'_> {}
    };
    (@for $backend:ty, $name:ident { $($words:literal $value:ident: $of:ty as $kind:ty),+ $(; $end:literal)? }) => {
        impl<'a> diesel::query_builder::QueryFragment<$backend> for $name<'a> {
            fn walk_ast<'b>(
                &'b self,
                mut pass: diesel::query_builder::AstPass<'_, 'b, $backend>,
            ) -> diesel::QueryResult<()> {
                $(
                    pass.push_sql($words);
                    pass.push_bind_param::<$kind, $of>(self.$value)?;
                )+
                $(pass.push_sql($end);)?
                Ok(())
            }
        }
    };
}
pub(crate) use prepared;
