//! Forms with a file in them, read within a size.

use actix_multipart::Multipart;
use futures_util::StreamExt;

use super::form::Form;
use crate::error::{Error, Result};

/// A file's bytes at most.
pub const FILE_LIMIT: usize = 20 * 1024 * 1024;
const FIELD_LIMIT: usize = 64 * 1024;

/// A file as it was sent.
pub struct Upload {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The plain fields, and the file if one was chosen.
pub async fn read(mut multipart: Multipart) -> Result<(Form, Option<Upload>)> {
    let mut fields = Vec::new();
    let mut file = None;
    while let Some(part) = multipart.next().await {
        let mut part = part.map_err(|_| Error::Malformed("form-cut-off"))?;
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part
            .content_disposition()
            .and_then(|disposition| disposition.get_filename())
            .map(str::to_owned);
        let limit = if file_name.is_some() { FILE_LIMIT } else { FIELD_LIMIT };
        let bytes = part
            .bytes(limit)
            .await
            .map_err(|_| Error::TooLarge { limit })?
            .map_err(|_| Error::Malformed("form-cut-off"))?;
        match file_name {
            Some(file_name) if !file_name.is_empty() && !bytes.is_empty() => {
                file = Some(Upload {
                    name: file_name,
                    bytes: bytes.to_vec(),
                });
            }
            Some(_) => {}
            None => {
                let text = String::from_utf8(bytes.to_vec()).map_err(|_| Error::Malformed("form-not-utf8"))?;
                fields.push((name, text));
            }
        }
    }
    Ok((Form::from_fields(fields), file))
}
