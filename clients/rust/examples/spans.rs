//! Prints every span of a stream with its words, and a digest of all words of each document: `spans STREAM`.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use prost_reflect::prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage, MessageDescriptor, ReflectMessage, Value};
use rapporteur::Document;
use rapporteur::v1::{OffsetEncoding, Span};
use sha2::{Digest, Sha256};

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: spans STREAM");
        return ExitCode::from(2);
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let printed = rapporteur::open(&path).map_err(Into::into).and_then(|documents| print(&mut out, documents));
    match printed.and_then(|()| Ok(out.flush()?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("spans: {}: {error}", path.display());
            ExitCode::FAILURE
        }
    }
}

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn print(out: &mut impl Write, documents: impl Iterator<Item = Result<Document, rapporteur::Error>>) -> Outcome {
    let pool = DescriptorPool::decode(rapporteur::DESCRIPTORS)?;
    let schema = pool.get_message_by_name("rapporteur.v1.Document").ok_or("the schema has no Document")?;
    for document in documents {
        print_document(out, &document?, &schema)?;
    }
    Ok(())
}

fn print_document(out: &mut impl Write, document: &Document, schema: &MessageDescriptor) -> Outcome {
    let offsets = match document.offset_encoding() {
        OffsetEncoding::Unspecified => "unspecified",
        OffsetEncoding::Utf8 => "utf8",
        OffsetEncoding::Utf16 => "utf16",
        OffsetEncoding::Utf32 => "utf32",
    };
    writeln!(out, "# {} {offsets}", document.source)?;
    let mut spans = Vec::new();
    collect_spans(&DynamicMessage::decode(schema.clone(), document.encode_to_vec().as_slice())?, "", &mut spans)?;
    let mut digest = Sha256::new();
    for (path, span) in &spans {
        let text = document.text_of(span).ok_or_else(|| format!("{path} cuts no words out of the text"))?;
        writeln!(out, "{path}\t{}\t{}\t{}", span.begin, span.end, quoted(text))?;
        digest.update(text);
        digest.update("\n");
    }
    writeln!(out, "= {} {}", spans.len(), hex(&digest.finalize()))?;
    Ok(())
}

/// Depth first, fields in the order of their numbers.
fn collect_spans(message: &DynamicMessage, path: &str, spans: &mut Vec<(String, Span)>) -> Outcome {
    if message.descriptor().full_name() == "rapporteur.v1.Span" {
        spans.push((path.to_owned(), message.transcode_to()?));
        return Ok(());
    }
    let prefix = if path.is_empty() { String::new() } else { format!("{path}.") };
    for (field, value) in message.fields() {
        let path = format!("{prefix}{}", field.name());
        match value {
            Value::Message(inner) => collect_spans(inner, &path, spans)?,
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if let Value::Message(inner) = item {
                        collect_spans(inner, &format!("{path}[{index}]"), spans)?;
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// A JSON string that escapes only what it must.
fn quoted(text: &str) -> String {
    let mut all = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => all.extend(['\\', character]),
            '\n' => all.push_str("\\n"),
            '\t' => all.push_str("\\t"),
            '\r' => all.push_str("\\r"),
            '\0'..' ' => write!(all, "\\u{:04x}", u32::from(character)).expect("a String takes all"),
            _ => all.push(character),
        }
    }
    all.push('"');
    all
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut all, byte| {
        write!(all, "{byte:02x}").expect("a String takes all");
        all
    })
}
