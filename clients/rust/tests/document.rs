//! The words of spans in every unit, and the findings of a paragraph.

mod common;

use common::{ENCODINGS, TEXT, WORDS, document, span_of};
use rapporteur::Document;
use rapporteur::v1::{self, Action, Citation, Condition, Mention, OffsetEncoding, Span};

fn counted_in(unit: OffsetEncoding) -> Document {
    v1::Document { offset_encoding: unit.into(), ..document("a") }.into()
}

#[test]
fn every_unit_gives_the_same_words() {
    for unit in ENCODINGS {
        let document = counted_in(unit);
        for word in WORDS {
            assert_eq!(document.text_of(&span_of(word, unit)), Some(word), "{unit:?}");
        }
        assert_eq!(document.text_of(&span_of(TEXT, unit)), Some(TEXT), "{unit:?}");
        let Span { begin, .. } = span_of("😀", unit);
        assert_eq!(document.text_of(&Span { begin, end: begin }), Some(""), "{unit:?}");
    }
}

#[test]
fn a_combining_mark_is_a_character_of_its_own() {
    let span = span_of("\u{0323}", OffsetEncoding::Utf32);
    assert_eq!(counted_in(OffsetEncoding::Utf32).text_of(&span), Some("\u{0323}"));
}

#[test]
fn an_absent_span_has_no_words() {
    assert_eq!(counted_in(OffsetEncoding::Utf8).text_of(&Action::default().task), None);
}

#[test]
fn a_span_that_does_not_fit_has_no_words() {
    for unit in ENCODINGS {
        let document = counted_in(unit);
        let length = span_of(TEXT, unit).end;
        assert_eq!(document.text_of(&Span { begin: 0, end: length + 1 }), None, "{unit:?}");
        assert_eq!(document.text_of(&Span { begin: 2, end: 1 }), None, "{unit:?}");
        assert_eq!(document.text_of(&Span { begin: u32::MAX, end: u32::MAX }), None, "{unit:?}");
    }
}

#[test]
fn a_span_that_splits_a_character_has_no_words() {
    for unit in [OffsetEncoding::Utf8, OffsetEncoding::Utf16] {
        let Span { begin, end } = span_of("😀", unit);
        assert_eq!(counted_in(unit).text_of(&Span { begin: begin + 1, end }), None, "{unit:?}");
    }
}

#[test]
fn an_unknown_unit_has_no_words() {
    let document: Document = v1::Document { offset_encoding: 99, ..document("a") }.into();
    assert_eq!(document.text_of(&Span { begin: 0, end: 1 }), None);
}

#[test]
fn a_paragraph_has_its_findings() {
    let document: Document = v1::Document {
        mentions: [0, 2, 2, 5].map(|index| Mention { paragraph: Some(index), ..Mention::default() }).into(),
        actions: [1, 2].map(|index| Action { paragraph: Some(index), ..Action::default() }).into(),
        conditions: [2].map(|index| Condition { paragraph: Some(index), ..Condition::default() }).into(),
        citations: [2, 2, 2].map(|index| Citation { paragraph: Some(index), ..Citation::default() }).into(),
        ..document("a")
    }
    .into();
    let counts = |paragraph| {
        [
            document.mentions_in(paragraph).len(),
            document.actions_in(paragraph).len(),
            document.conditions_in(paragraph).len(),
            document.citations_in(paragraph).len(),
        ]
    };
    assert_eq!(
        [0, 1, 2, 3, 5, 9].map(counts),
        [[1, 0, 0, 0], [0, 1, 0, 0], [2, 1, 1, 3], [0; 4], [1, 0, 0, 0], [0; 4]]
    );
}
