//! Several files as one (ZIP).

use std::io::{self, Cursor, Seek, Write};

use jiff::tz::TimeZone;
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::clock::Timestamp;
use crate::error::Result;
use crate::secrets::{Digester, hex};

/// A ZIP file in the making, in memory or in a file. What goes into it in the same order at the same time comes out as
/// the same bytes.
pub struct Package<W: Write + Seek = Cursor<Vec<u8>>> {
    zip: ZipWriter<W>,
    options: SimpleFileOptions,
    /// The file that is being written.
    now: Option<(String, Digester)>,
    /// The files that are written, each with its digest.
    written: Vec<(String, Vec<u8>)>,
}

/// What is written goes to the file that was begun last.
impl<W: Write + Seek> Write for Package<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.zip.write(bytes)?;
        if let Some((_, digester)) = &mut self.now {
            digester.take_in(bytes.get(..length).unwrap_or_default());
        }
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}

impl Package {
    /// An empty one in memory, whose files are all dated `now` as the clock on the wall shows it: ZIP knows no zones.
    pub fn new(now: Timestamp, zone: &TimeZone) -> Self {
        Self::within(Cursor::new(Vec::new()), now, zone)
    }
}

impl<W: Write + Seek> Package<W> {
    /// The same, written into something.
    pub fn within(into: W, now: Timestamp, zone: &TimeZone) -> Self {
        let dated = zip::DateTime::try_from(now.zoned(zone).datetime()).unwrap_or_default();
        Self {
            zip: ZipWriter::new(into),
            options: SimpleFileOptions::default().last_modified_time(dated),
            now: None,
            written: Vec::new(),
        }
    }

    /// Begins a file that is worth compressing, to be written until the next one begins.
    pub fn begin(&mut self, name: &str) -> Result<&mut impl Write> {
        self.start(name, CompressionMethod::Deflated)
    }

    /// A file that is worth compressing.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.write(name, bytes, CompressionMethod::Deflated)
    }

    /// A file that is compressed already.
    pub fn put_as_it_is(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.write(name, bytes, CompressionMethod::Stored)
    }

    /// A value as JSON, written to be read by people too.
    pub fn put_json(&mut self, name: &str, value: &Value) -> Result<()> {
        let mut bytes = serde_json::to_vec_pretty(value).map_err(io::Error::from)?;
        bytes.push(b'\n');
        self.put(name, &bytes)
    }

    fn write(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<()> {
        Ok(self.start(name, method)?.write_all(bytes)?)
    }

    fn start(&mut self, name: &str, method: CompressionMethod) -> Result<&mut Self> {
        self.zip
            .start_file(name, self.options.compression_method(method))
            .map_err(io::Error::from)?;
        self.note_written();
        self.now = Some((name.to_owned(), Digester::default()));
        Ok(self)
    }

    fn note_written(&mut self) {
        let written = self.now.take();
        self.written
            .extend(written.map(|(name, digester)| (name, digester.done())));
    }

    /// Puts in a list of all files before it, each with its SHA-256: what `sha256sum --check` reads, and the manifest of a
    /// BagIt bag (RFC 8493 §2.1.3).
    pub fn put_manifest(&mut self, name: &str) -> Result<()> {
        self.note_written();
        let line = |(name, digest): &(String, Vec<u8>)| format!("{}  {name}\n", hex(digest));
        let lines: String = self.written.iter().map(line).collect();
        self.put(name, lines.as_bytes())
    }

    /// All of it.
    pub fn done(self) -> Result<W> {
        Ok(self.zip.finish().map_err(io::Error::from)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_make_the_same_bytes() {
        let make = || {
            let mut package = Package::new(Timestamp(1_631_095_200), &TimeZone::UTC);
            package.put("a.txt", "å".as_bytes()).unwrap();
            package.put_as_it_is("b.pdf", b"%PDF-").unwrap();
            package.done().unwrap().into_inner()
        };
        assert_eq!(make(), make());
    }
}
