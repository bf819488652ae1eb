//! Forms with a file in them, read within a size.

use std::time::Duration;

use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;

use super::body;
use super::form::Form;
use crate::error::{Error, Result};

/// A file's bytes at most.
pub const FILE_LIMIT: usize = 20 * 1024 * 1024;
const FIELD_LIMIT: usize = 64 * 1024;
/// All fields' bytes at most, and how many there may be.
const FIELDS_LIMIT: usize = 1024 * 1024;
const MOST_FIELDS: usize = 500;

/// A file as it was sent.
pub struct Upload {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// How long a file may take to arrive.
const PATIENCE: Duration = Duration::from_secs(300);
/// Bytes that are taken in and thrown away after a file that is too large, so that the browser sees our answer.
const PATIENT_WITH: usize = 64 * 1024 * 1024;

/// A form with a file in it, before it is read.
pub struct Sent {
    multipart: Multipart,
    request: HttpRequest,
}

impl FromRequest for Sent {
    type Error = actix_web::Error;
    type Future = LocalBoxFuture<'static, std::result::Result<Self, actix_web::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let multipart = Multipart::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            Ok(Self {
                multipart: multipart.await?,
                request,
            })
        })
    }
}

/// The plain fields, and the file if one was chosen.
///
/// # Errors
/// `TooLarge`, `TooSlow`, or `Malformed` when it is no multipart form or a field is not UTF-8.
pub async fn read(sent: Sent) -> Result<(Form, Option<Upload>)> {
    let (form, files) = read_files(sent).await?;
    Ok((form, files.into_iter().next_back().map(|(_, file)| file)))
}

/// The plain fields, and the files that were chosen, each with the name of its field. All of them are as large as one may
/// be, together.
///
/// # Errors
/// As [`read`].
pub async fn read_files(sent: Sent) -> Result<(Form, Vec<(String, Upload)>)> {
    body::take_room(&sent.request, FILE_LIMIT + FIELDS_LIMIT).await?;
    let (form, files) = read_all(sent.multipart, Files::Kept).await?;
    Ok((form.sent_with(&sent.request), files))
}

/// The plain fields alone, whatever file is with them.
///
/// # Errors
/// As [`read`].
pub async fn fields(multipart: Multipart) -> Result<Form> {
    let (form, _) = read_all(multipart, Files::LetGo).await?;
    Ok(form)
}

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Files {
    Kept,
    /// It is not even held in memory.
    LetGo,
}

impl Files {
    /// How long all of it may take to arrive.
    fn patience(self) -> Duration {
        match self {
            Self::Kept => PATIENCE,
            Self::LetGo => body::PATIENCE,
        }
    }
}

async fn read_all(mut multipart: Multipart, files: Files) -> Result<(Form, Vec<(String, Upload)>)> {
    tokio::time::timeout(files.patience(), async {
        let read = read_parts(&mut multipart, files).await;
        if let Err(Error::TooLarge { .. }) = read {
            discard(&mut multipart).await;
        }
        read
    })
    .await
    .unwrap_or(Err(Error::TooSlow))
}

async fn discard(multipart: &mut Multipart) {
    let mut seen = 0;
    while let Some(Ok(mut part)) = multipart.next().await {
        while let Some(Ok(chunk)) = part.next().await {
            seen += chunk.len();
            if seen > PATIENT_WITH {
                return;
            }
        }
    }
}

async fn read_parts(
    multipart: &mut Multipart,
    files: Files,
) -> Result<(Form, Vec<(String, Upload)>)> {
    let mut fields = Vec::new();
    let mut sent = Vec::new();
    let mut seen = 0;
    while let Some(part) = multipart.next().await {
        let mut part = part.map_err(|_| Error::Malformed("form-cut-off"))?;
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part
            .content_disposition()
            .and_then(|disposition| disposition.get_filename())
            .map(str::to_owned);
        let limit = file_name.as_ref().map_or(FIELD_LIMIT, |_| FILE_LIMIT);
        let (mut bytes, mut length) = (Vec::new(), 0);
        while let Some(chunk) = part.next().await {
            let chunk = chunk.map_err(|_| Error::Malformed("form-cut-off"))?;
            seen += chunk.len();
            length += chunk.len();
            if length > limit || seen > FILE_LIMIT + FIELDS_LIMIT {
                return Err(Error::TooLarge { limit });
            }
            if file_name.is_none() || files == Files::Kept {
                bytes.extend_from_slice(&chunk);
            }
        }
        match file_name {
            Some(file) if !file.is_empty() && !bytes.is_empty() => {
                sent.push((name, Upload { name: file, bytes }));
            }
            Some(_) => {}
            None if fields.len() >= MOST_FIELDS => return Err(Error::Malformed("form-cut-off")),
            None => {
                let text =
                    String::from_utf8(bytes).map_err(|_| Error::Malformed("form-not-utf8"))?;
                fields.push((name, text));
            }
        }
    }
    Ok((Form::from_fields(fields), sent))
}
