use std::ops::Deref;

use crate::v1::{self, Action, Citation, Condition, Mention, OffsetEncoding, Span};

/// A document of a stream. It has the fields of its message, the words of its spans and the findings of its paragraphs.
#[derive(Clone, Debug)]
pub struct Document {
    message: v1::Document,
    /// Where the characters end that are not as many units of the document as bytes: the unit and the byte.
    wide: Vec<(usize, usize)>,
}

impl Document {
    /// The words of a span, in whatever unit the document counts. Nothing if it is absent or cuts no words out.
    pub fn text_of<'s>(&self, span: impl Into<Option<&'s Span>>) -> Option<&str> {
        let span = span.into()?;
        self.text.get(self.byte_of(span.begin)?..self.byte_of(span.end)?)
    }

    /// The mentions in a paragraph, by its index.
    pub fn mentions_in(&self, paragraph: usize) -> &[Mention] {
        in_paragraph(&self.mentions, paragraph, |each| each.paragraph)
    }

    /// The actions in a paragraph, by its index.
    pub fn actions_in(&self, paragraph: usize) -> &[Action] {
        in_paragraph(&self.actions, paragraph, |each| each.paragraph)
    }

    /// The conditions in a paragraph, by its index.
    pub fn conditions_in(&self, paragraph: usize) -> &[Condition] {
        in_paragraph(&self.conditions, paragraph, |each| each.paragraph)
    }

    /// The citations in a paragraph, by its index.
    pub fn citations_in(&self, paragraph: usize) -> &[Citation] {
        in_paragraph(&self.citations, paragraph, |each| each.paragraph)
    }

    fn byte_of(&self, unit: u32) -> Option<usize> {
        if self.offset_encoding() == OffsetEncoding::Unspecified {
            return None;
        }
        let unit = unit as usize;
        let behind = self.wide.partition_point(|place| place.0 <= unit);
        let last = behind.checked_sub(1).map_or((0, 0), |index| self.wide[index]);
        // Up to the next of them a unit is a byte.
        Some(last.1 + (unit - last.0))
    }
}

impl From<v1::Document> for Document {
    fn from(message: v1::Document) -> Self {
        let units: fn(char) -> usize = match message.offset_encoding() {
            OffsetEncoding::Utf16 => char::len_utf16,
            OffsetEncoding::Utf32 => |_| 1,
            OffsetEncoding::Utf8 | OffsetEncoding::Unspecified => return Self { message, wide: Vec::new() },
        };
        let mut wide = Vec::new();
        let mut unit = 0;
        for (byte, character) in message.text.char_indices() {
            unit += units(character);
            if units(character) != character.len_utf8() {
                wide.push((unit, byte + character.len_utf8()));
            }
        }
        Self { message, wide }
    }
}

impl Deref for Document {
    type Target = v1::Document;

    fn deref(&self) -> &v1::Document {
        &self.message
    }
}

/// All lists of findings are in the order of the text, and so in that of its paragraphs.
fn in_paragraph<T>(findings: &[T], paragraph: usize, paragraph_of: impl Fn(&T) -> Option<u32>) -> &[T] {
    let index = |each: &T| paragraph_of(each).map(|index| index as usize);
    let begin = findings.partition_point(|each| index(each) < Some(paragraph));
    let length = findings[begin..].partition_point(|each| index(each) == Some(paragraph));
    &findings[begin..begin + length]
}
