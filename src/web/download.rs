//! What is taken out and may be larger than memory: it is written to a file without a name, and sent from there piece by
//! piece. Neither its making nor a slow reader keeps all of it, or a connection to the database.

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use actix_web::body::SizedStream;
use actix_web::http::header;
use actix_web::{HttpResponse, web};
use futures_util::stream;

use crate::error::{Error, Result};

/// Bytes that are read at a time.
const PIECE: usize = 64 * 1024;

/// A file of no name beside the data, which nobody else can open. It is gone when nobody reads it any more, however that
/// ends.
pub struct Download(File);

impl Download {
    /// An empty one, in the folder of the data.
    ///
    /// # Errors
    /// When none can be made there.
    pub fn beside(data: &Path) -> Result<Self> {
        Ok(Self(tempfile::tempfile_in(data)?))
    }

    /// To write into it.
    ///
    /// # Errors
    /// When there are too many open files.
    pub fn writer(&self) -> Result<File> {
        Ok(self.0.try_clone()?)
    }

    /// Sends what was written.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn send(mut self, media_type: &'static str, name: String) -> Result<HttpResponse> {
        let size = self.0.metadata()?.len();
        self.0.rewind()?;
        Ok(HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, media_type))
            .insert_header(header::ContentDisposition::attachment(name))
            .body(SizedStream::new(size, stream::try_unfold(self.0, piece))))
    }
}

/// The next piece of a file, and the file behind it.
async fn piece(mut file: File) -> Result<Option<(web::Bytes, File)>> {
    web::block(move || {
        let mut piece = Vec::with_capacity(PIECE);
        let most = u64::try_from(PIECE).unwrap_or(u64::MAX);
        let read = file.by_ref().take(most).read_to_end(&mut piece)?;
        Ok((read > 0).then_some((piece.into(), file)))
    })
    .await
    .map_err(|_| Error::Panicked)?
}
