use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use crate::{Document, v1};
use prost::Message;

/// What is wrong with a stream, and where.
#[derive(Debug, thiserror::Error)]
#[error("record {record} at byte {offset}: {kind}")]
pub struct Error {
    /// The number of the record, from 1.
    pub record: u64,
    /// The byte of the stream, from 0, at which the record begins with its length.
    pub offset: u64,
    /// What is wrong with it.
    pub kind: ErrorKind,
}

/// What can be wrong with a record of a stream.
#[derive(Debug, thiserror::Error)]
pub enum ErrorKind {
    /// The input itself failed.
    #[error("the stream cannot be read: {0}")]
    Io(#[from] io::Error),
    /// The stream ends inside the length or inside the message.
    #[error("the stream is cut")]
    Cut,
    /// The length is no varint of at most ten bytes, or over 2 GiB.
    #[error("the length is corrupt, or over 2 GiB")]
    BadLength,
    /// The bytes are no Document.
    #[error("the message is corrupt: {0}")]
    BadMessage(#[from] prost::DecodeError),
}

/// Opens the stream of documents in a file, which is an error where there is none.
pub fn open(path: impl AsRef<Path>) -> io::Result<Documents<BufReader<File>>> {
    Ok(Documents::new(BufReader::new(File::open(path)?)))
}

/// The documents of a stream, read one by one as they are asked for. An error is the last item.
#[derive(Debug)]
pub struct Documents<R> {
    input: R,
    record: u64,
    offset: u64,
    ended: bool,
}

impl<R: BufRead> Documents<R> {
    /// Reads from `input`, which stands before the length of the first document.
    pub fn new(input: R) -> Self {
        Self { input, record: 1, offset: 0, ended: false }
    }

    /// The length of the next message and the number of bytes that it takes; nothing at the end of the stream.
    fn read_length(&mut self) -> Result<Option<(u64, u64)>, ErrorKind> {
        let mut length = 0;
        for width in 0..10 {
            let Some(byte) = self.input.by_ref().bytes().next().transpose()? else {
                return if width == 0 { Ok(None) } else { Err(ErrorKind::Cut) };
            };
            length |= u128::from(byte & 0x7F) << (7 * width);
            if byte < 0x80 {
                let length = i32::try_from(length).map_err(|_| ErrorKind::BadLength)?;
                return Ok(Some((u64::from(length.unsigned_abs()), width + 1)));
            }
        }
        Err(ErrorKind::BadLength)
    }

    fn read_document(&mut self) -> Result<Option<Document>, ErrorKind> {
        let Some((length, width)) = self.read_length()? else { return Ok(None) };
        // Grows with what is there: a length that is wrong must not take the memory that it asks for.
        let mut bytes = Vec::new();
        if self.input.by_ref().take(length).read_to_end(&mut bytes)? as u64 != length {
            return Err(ErrorKind::Cut);
        }
        let document = v1::Document::decode(bytes.as_slice())?;
        self.record += 1;
        self.offset += width + length;
        Ok(Some(document.into()))
    }
}

impl<R: BufRead> Iterator for Documents<R> {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let result = if self.ended { Ok(None) } else { self.read_document() };
        self.ended = !matches!(result, Ok(Some(_)));
        let (record, offset) = (self.record, self.offset);
        result.map_err(|kind| Error { record, offset, kind }).transpose()
    }
}
