//! Values that go into SQL and rows that come out, the same for both backends.

use crate::{
    Error, Result,
    clock::Timestamp,
    id::{Entity, Id},
    secret::{LiveSecrets, SecretHash},
};
use bytes::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

/// One argument of a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// NULL of any type.
    Null,
    /// BOOLEAN.
    Bool(bool),
    /// BIGINT.
    Int(i64),
    /// TEXT.
    Text(&'a str),
    /// BLOB or BYTEA.
    Blob(&'a [u8]),
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}
impl From<i64> for Value<'_> {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}
impl From<u64> for Value<'_> {
    /// A version or sequence, which never reach the sign.
    fn from(value: u64) -> Self {
        Self::Int(value.cast_signed())
    }
}
impl<'a> From<&'a str> for Value<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(value)
    }
}
impl<'a> From<&'a String> for Value<'a> {
    fn from(value: &'a String) -> Self {
        Self::Text(value)
    }
}
impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(value: &'a [u8]) -> Self {
        Self::Blob(value)
    }
}
impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(value: &'a [u8; N]) -> Self {
        Self::Blob(value)
    }
}
impl<'a, E: Entity> From<&'a Id<E>> for Value<'a> {
    fn from(value: &'a Id<E>) -> Self {
        Self::Blob(value.as_bytes())
    }
}
impl From<Timestamp> for Value<'_> {
    fn from(value: Timestamp) -> Self {
        Self::Int(value.as_micros())
    }
}
impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Bool(value) => ValueRef::Integer(i64::from(*value)),
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Blob(value) => ValueRef::Blob(value),
        }))
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Bool(value) => value.to_sql_checked(ty, out),
            // A bare LIMIT or COUNT argument may be typed narrower by the server.
            Self::Int(value) if *ty == Type::INT4 => i32::try_from(*value)?.to_sql_checked(ty, out),
            Self::Int(value) => value.to_sql_checked(ty, out),
            Self::Text(value) => value.to_sql_checked(ty, out),
            Self::Blob(value) => value.to_sql_checked(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// One row of an answer. Columns are counted from zero, in the order of the SELECT.
pub enum Row<'a> {
    /// From SQLite.
    Sqlite(&'a rusqlite::Row<'a>),
    /// From PostgreSQL.
    Postgres(&'a tokio_postgres::Row),
}

macro_rules! column {
    ($(#[$doc:meta])* $name:ident -> $ty:ty, $wire:ty, |$value:ident| $convert:expr) => {
        $(#[$doc])*
        ///
        /// # Errors
        /// [`Error::Internal`] when the column holds something else.
        pub fn $name(&self, at: usize) -> Result<$ty> {
            let $value: $wire = match self {
                Self::Sqlite(row) => row.get(at).map_err(Error::internal)?,
                Self::Postgres(row) => row.try_get(at).map_err(Error::internal)?,
            };
            $convert
        }
    };
}

impl Row<'_> {
    column! {
        /// A BOOLEAN.
        bool -> bool, bool, |value| Ok(value)
    }
    column! {
        /// A BIGINT.
        int -> i64, i64, |value| Ok(value)
    }
    column! {
        /// A BIGINT or NULL.
        opt_int -> Option<i64>, Option<i64>, |value| Ok(value)
    }
    column! {
        /// A TEXT.
        text -> String, String, |value| Ok(value)
    }
    column! {
        /// A TEXT or NULL.
        opt_text -> Option<String>, Option<String>, |value| Ok(value)
    }
    column! {
        /// A BLOB.
        blob -> Vec<u8>, Vec<u8>, |value| Ok(value)
    }
    column! {
        /// A BLOB or NULL.
        opt_blob -> Option<Vec<u8>>, Option<Vec<u8>>, |value| Ok(value)
    }
    column! {
        /// A moment.
        time -> Timestamp, i64, |value| Ok(Timestamp::from_micros(value))
    }
    column! {
        /// A moment or NULL.
        opt_time -> Option<Timestamp>, Option<i64>, |value| Ok(value.map(Timestamp::from_micros))
    }

    /// A version that an object was last changed by.
    ///
    /// # Errors
    /// [`Error::Internal`] when the column holds something else.
    pub fn version(&self, at: usize) -> Result<u64> {
        Ok(self.int(at)?.cast_unsigned())
    }

    /// A BLOB of exactly `N` bytes.
    ///
    /// # Errors
    /// [`Error::Internal`] when it has another length.
    pub fn bytes<const N: usize>(&self, at: usize) -> Result<[u8; N]> {
        let read = |bytes: &[u8]| <[u8; N]>::try_from(bytes).map_err(Error::internal);
        match self {
            Self::Sqlite(row) => read(row.get_ref(at).and_then(|value| Ok(value.as_blob()?)).map_err(Error::internal)?),
            Self::Postgres(row) => read(row.try_get(at).map_err(Error::internal)?),
        }
    }

    /// An id.
    ///
    /// # Errors
    /// [`Error::Internal`] when it is not 16 bytes.
    pub fn id<E: Entity>(&self, at: usize) -> Result<Id<E>> {
        Ok(Id::from_bytes(self.bytes(at)?))
    }

    /// An id or NULL.
    ///
    /// # Errors
    /// [`Error::Internal`] when it is neither.
    pub fn opt_id<E: Entity>(&self, at: usize) -> Result<Option<Id<E>>> {
        self.opt_blob(at)?.map(|bytes| <[u8; 16]>::try_from(bytes.as_slice()).map(Id::from_bytes).map_err(Error::internal)).transpose()
    }

    /// A value read back through the rules of its type.
    ///
    /// # Errors
    /// [`Error::Internal`] when the store holds what the type refuses.
    pub fn parse<T: TryFrom<String, Error = Error>>(&self, at: usize) -> Result<T> {
        T::try_from(self.text(at)?).map_err(Error::internal)
    }

    /// The secrets of one thing: a hash, and at another place the hash before with its end.
    ///
    /// # Errors
    /// [`Error::Internal`] when the columns hold something else.
    pub fn live_secrets(&self, current: usize, previous: usize) -> Result<LiveSecrets> {
        let hash = |bytes: Vec<u8>| <[u8; 32]>::try_from(bytes.as_slice()).map(SecretHash::from_bytes).map_err(Error::internal);
        let before = self.opt_blob(previous)?.map(hash).transpose()?;
        Ok(LiveSecrets { current: SecretHash::from_bytes(self.bytes(current)?), previous: before.zip(self.opt_time(previous + 1)?) })
    }

    /// JSON kept as text.
    ///
    /// # Errors
    /// [`Error::Internal`] when the text is not JSON of this shape.
    pub fn json<T: serde::de::DeserializeOwned>(&self, at: usize) -> Result<Option<T>> {
        self.opt_text(at)?.map(|text| serde_json::from_str(&text).map_err(Error::internal)).transpose()
    }
}
