//! What several tests share. Each uses some of it.
#![allow(dead_code)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use prost::Message;
use rapporteur::v1::{Document, OffsetEncoding, Span};

/// Accents, curly quotes, a combining mark, characters beyond U+FFFF and a name written from right to left.
pub const TEXT: &str = "Café “a”, q\u{0323} 𝔘𝔫 and 😀, محمد.";

/// Words of the text.
pub const WORDS: [&str; 8] = ["Café", "“a”", "q\u{0323}", "𝔘𝔫", "and", "😀", "محمد", "."];

pub const ENCODINGS: [OffsetEncoding; 3] = [OffsetEncoding::Utf8, OffsetEncoding::Utf16, OffsetEncoding::Utf32];

/// The place of `word` in the text, counted in the unit.
pub fn span_of(word: &str, unit: OffsetEncoding) -> Span {
    let begin = TEXT.find(word).expect("a word of the text");
    let length = |text: &str| match unit {
        OffsetEncoding::Utf16 => text.encode_utf16().count(),
        OffsetEncoding::Utf32 => text.chars().count(),
        _ => text.len(),
    };
    let units = |text| u32::try_from(length(text)).expect("a short text");
    Span { begin: units(&TEXT[..begin]), end: units(&TEXT[..begin + word.len()]) }
}

pub fn document(source: &str) -> Document {
    Document {
        source: source.to_owned(),
        text: TEXT.to_owned(),
        offset_encoding: OffsetEncoding::Utf8.into(),
        ..Document::default()
    }
}

pub fn stream_of(documents: &[Document]) -> Vec<u8> {
    documents.iter().flat_map(Message::encode_length_delimited_to_vec).collect()
}

/// Cargo builds the examples before the tests, in a folder beside theirs.
pub fn run_example(name: &str, stream: &Path) -> Output {
    let test = std::env::current_exe().expect("a test has a file");
    let folder = test.ancestors().nth(2).expect("target/debug").join("examples");
    Command::new(folder.join(name)).arg(stream).output().expect("the example is built")
}

/// The program that writes streams, if it is there.
pub fn program() -> Option<PathBuf> {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../build/release/rapporteur");
    Some(std::env::var_os("RAPPORTEUR").map_or(built, PathBuf::from)).filter(|path| path.is_file())
}
