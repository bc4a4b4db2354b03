//! Streams as they should be, and all the ways in which they can be broken.

mod common;

use std::io::{self, BufReader, Cursor, Read};

use common::{document, stream_of};
use rapporteur::{Documents, Error, ErrorKind};

/// The sources of the whole documents, and the error after them.
fn read(bytes: &[u8]) -> (Vec<String>, Option<Error>) {
    let mut documents = Documents::new(bytes);
    let mut sources = Vec::new();
    for result in documents.by_ref() {
        match result {
            Ok(document) => sources.push(document.source.clone()),
            Err(error) => {
                assert!(documents.next().is_none(), "nothing comes after an error");
                return (sources, Some(error));
            }
        }
    }
    (sources, None)
}

/// The error of a stream whose first document, "a", is whole and whose second is `rest`.
fn error_after_one(rest: &[u8]) -> ErrorKind {
    let first = stream_of(&[document("a")]);
    let (sources, error) = read(&[&first, rest].concat());
    let error = error.expect("a broken stream");
    assert_eq!(sources, ["a"]);
    assert_eq!((error.record, error.offset), (2, first.len() as u64));
    error.kind
}

#[test]
fn reads_one_document_after_the_other() {
    let (sources, error) = read(&stream_of(&[document("a"), document("b"), document("c")]));
    assert_eq!(sources, ["a", "b", "c"]);
    assert!(error.is_none());
}

#[test]
fn reads_a_file() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("documents.pb");
    std::fs::write(&path, stream_of(&[document("a")]))?;
    assert_eq!(rapporteur::open(&path)?.next().ok_or("no document")??.source, "a");
    assert!(rapporteur::open(folder.path().join("none.pb")).is_err());
    Ok(())
}

#[test]
fn reads_no_more_than_is_asked_for() {
    let bytes = stream_of(&[document("a"), document("b")]);
    let first = stream_of(&[document("a")]).len() as u64;
    let mut input = Cursor::new(bytes);
    assert!(matches!(Documents::new(&mut input).next(), Some(Ok(_))));
    assert_eq!(input.position(), first);
}

#[test]
fn an_empty_file_is_an_empty_stream() {
    assert!(matches!(read(b""), (sources, None) if sources.is_empty()));
}

#[test]
fn a_record_of_no_bytes_is_an_empty_document() {
    assert!(matches!(read(b"\0"), (sources, None) if sources == [""]));
}

#[test]
fn a_cut_anywhere_is_an_error_after_the_whole_documents() {
    let mut long = document("b");
    long.text = "x".repeat(300);
    let rest = stream_of(&[long]);
    for end in 1..rest.len() {
        assert!(matches!(error_after_one(&rest[..end]), ErrorKind::Cut), "cut at {end}");
    }
}

#[test]
fn a_length_over_2_gib_is_an_error() {
    assert!(matches!(error_after_one(b"\x80\x80\x80\x80\x08"), ErrorKind::BadLength));
    assert!(matches!(error_after_one(b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"), ErrorKind::BadLength));
}

#[test]
fn the_largest_length_is_none_and_takes_no_memory_for_what_is_not_there() {
    assert!(matches!(error_after_one(b"\xff\xff\xff\xff\x07abc"), ErrorKind::Cut));
}

#[test]
fn a_length_of_more_than_ten_bytes_is_an_error() {
    assert!(matches!(error_after_one(&[0x80; 11]), ErrorKind::BadLength));
    assert!(matches!(error_after_one(b"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01"), ErrorKind::BadLength));
}

#[test]
fn a_length_whose_bits_run_over_is_an_error() {
    assert!(matches!(error_after_one(b"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x02"), ErrorKind::BadLength));
}

#[test]
fn a_corrupt_message_is_an_error() {
    // A field of type 7, which there is not; and a text that is no UTF-8.
    assert!(matches!(error_after_one(b"\x01\x0f"), ErrorKind::BadMessage(_)));
    assert!(matches!(error_after_one(b"\x03\x12\x01\xff"), ErrorKind::BadMessage(_)));
}

#[test]
fn an_unknown_field_is_passed_over() {
    // Field 4000 with two bytes, then the source.
    let (sources, error) = read(b"\x08\x82\xfa\x01\x02hi\x0a\x00");
    assert_eq!(sources, [""]);
    assert!(error.is_none());
}

#[test]
fn an_error_names_its_record_and_byte() {
    let (_, error) = read(&[stream_of(&[document("a")]), vec![0x80]].concat());
    let message = error.expect("a cut stream").to_string();
    assert_eq!(message, format!("record 2 at byte {}: the stream is cut", stream_of(&[document("a")]).len()));
}

#[test]
fn an_input_that_fails_is_an_error() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let error = Documents::new(BufReader::new(Failing)).next().expect("an item").expect_err("an error");
    assert!(matches!(error.kind, ErrorKind::Io(_)));
}
