//! The programs, the example of the README, and what the program that writes streams makes of a real text.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{ENCODINGS, TEXT, document, run_example, span_of, stream_of};
use rapporteur::v1::{Action, ActionCategory, Addressee, Document, Due, Metadata, OffsetEncoding, Paragraph, Span};
use tempfile::TempDir;

/// A mandate of the second paragraph, whose words come from the text.
fn mandate(unit: OffsetEncoding) -> Document {
    Document {
        metadata: Some(Metadata { symbol: "A/RES/91/12".to_owned(), ..Metadata::default() }),
        offset_encoding: unit.into(),
        paragraphs: vec![
            Paragraph { span: Some(span_of(TEXT, unit)), ..Paragraph::default() },
            Paragraph { part: "II".to_owned(), path: vec!["3.".to_owned(), "(a)".to_owned()], ..Paragraph::default() },
        ],
        actions: vec![Action {
            paragraph: Some(1),
            lemma: "request".to_owned(),
            category: ActionCategory::Directive.into(),
            addressees: vec![Addressee { span: Some(span_of("محمد", unit)), ..Addressee::default() }],
            task: Some(span_of("“a”, q\u{0323}", unit)),
            due: vec![Due { span: Some(span_of("😀", unit)), ..Due::default() }],
            ..Action::default()
        }],
        ..document("a.txt")
    }
}

fn file_of(documents: &[Document]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("documents.pb");
    fs::write(&path, stream_of(documents)).expect("a file");
    (folder, path)
}

fn printed(example: &str, documents: &[Document]) -> String {
    let (_folder, path) = file_of(documents);
    let output = run_example(example, &path);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_example_of_the_readme_runs() {
    let code = include_str!("../README.md").split("```").find_map(|block| block.strip_prefix("rust,no_run\n"));
    assert_eq!(code, Some(include_str!("../examples/requests.rs")));
    assert_eq!(printed("requests", &[mandate(OffsetEncoding::Utf16)]), "request: “a”, q\u{323}\n");
}

#[test]
fn mandates_are_a_table() {
    let table = printed("mandates", &[mandate(OffsetEncoding::Utf32)]);
    let rows: Vec<Vec<_>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["DOCUMENT", "PARAGRAPH", "VERB", "ADDRESSEES", "TASK", "DUE"]);
    assert_eq!(rows[1], ["A/RES/91/12", "II", "3.", "(a)", "request", "محمد", "“a”,", "q\u{323}", "😀"]);
    assert_eq!(rows.len(), 2);
}

#[test]
fn what_asks_nobody_is_no_mandate() {
    let mut document = mandate(OffsetEncoding::Utf8);
    document.actions[0].category = ActionCategory::Observing.into();
    assert_eq!(printed("mandates", &[document]).lines().count(), 1);
}

#[test]
fn spans_are_printed_in_the_order_of_fields_with_their_digest() {
    for (unit, name) in ENCODINGS.into_iter().zip(["utf8", "utf16", "utf32"]) {
        let line = |path: &str, word: &str| {
            let Span { begin, end } = span_of(word, unit);
            format!("{path}\t{begin}\t{end}\t\"{word}\"\n")
        };
        let expected = [
            format!("# a.txt {name}\n"),
            line("paragraphs[0].span", TEXT),
            line("actions[0].addressees[0].span", "محمد"),
            line("actions[0].task", "“a”, q\u{0323}"),
            line("actions[0].due[0].span", "😀"),
            "= 4 861eb72318d3c579991c7a4d5e9a6ed0666f4022a55e9c02812071391dc1f98c\n".to_owned(),
        ];
        assert_eq!(printed("spans", &[mandate(unit)]), expected.concat());
    }
}

#[test]
fn spans_escape_what_json_must() {
    let text = "a\"b\\c\n\t\r\u{1}\u{7f}";
    let span = Span { begin: 0, end: u32::try_from(text.len()).expect("a short text") };
    let paragraph = Paragraph { span: Some(span), ..Paragraph::default() };
    let document = Document { text: text.to_owned(), paragraphs: vec![paragraph], ..document("a") };
    assert!(printed("spans", &[document]).contains("\t\"a\\\"b\\\\c\\n\\t\\r\\u0001\u{7f}\"\n"));
}

#[test]
fn a_broken_stream_ends_the_programs_after_what_was_whole() {
    for name in ["spans", "mandates"] {
        let (_folder, path) = file_of(&[mandate(OffsetEncoding::Utf8)]);
        let whole = run_example(name, &path).stdout;
        let mut bytes = fs::read(&path).expect("the file");
        bytes.push(5);
        fs::write(&path, bytes).expect("a file");
        let output = run_example(name, &path);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(output.stdout, whole);
        assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1);
    }
}

#[test]
fn the_program_writes_the_same_words_in_every_unit() {
    let Some(program) = common::program() else {
        eprintln!("no program: set RAPPORTEUR");
        return;
    };
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples");
    let folder = tempfile::tempdir().expect("a folder");
    let words = ["utf8", "utf16", "utf32"].map(|unit| {
        let stream = folder.path().join(unit);
        let mut analyze = Command::new(&program);
        analyze.arg("analyze").arg(format!("--offsets={unit}")).arg("-o").arg(&stream).arg(&samples);
        assert!(analyze.status().expect("the program runs").success());
        let output = run_example("spans", &stream);
        assert!(output.status.success(), "{output:?}");
        let lines = String::from_utf8(output.stdout).expect("UTF-8");
        lines.lines().filter(|line| line.starts_with('=')).map(str::to_owned).collect::<Vec<_>>()
    });
    assert!(words[0].len() > 10);
    assert_eq!(words[0], words[1]);
    assert_eq!(words[0], words[2]);
}
