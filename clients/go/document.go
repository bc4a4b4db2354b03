package rapporteur

import (
	"sort"
	"unicode/utf8"

	"rapporteur.example/go/rapporteurv1"
)

// A Document has the fields of its message, the words of its spans and the findings of its paragraphs.
type Document struct {
	*rapporteurv1.Document
	// Where those characters end that have not as many units of the document as bytes.
	wide []place
}

type place struct{ unit, byte int }

// NewDocument wraps a message that did not come from a stream. Its text must not be changed after that.
func NewDocument(message *rapporteurv1.Document) *Document {
	document := &Document{Document: message}
	if message.GetOffsetEncoding() == rapporteurv1.OffsetEncoding_OFFSET_ENCODING_UTF8 {
		return document
	}
	unit := 0
	for at, point := range message.GetText() {
		width, units := utf8.RuneLen(point), 1
		if point > 0xFFFF && message.GetOffsetEncoding() == rapporteurv1.OffsetEncoding_OFFSET_ENCODING_UTF16 {
			units = 2
		}
		unit += units
		if units != width {
			document.wide = append(document.wide, place{unit, at + width})
		}
	}
	return document
}

// TextOf gives the words of a span, in whatever unit the document counts; none for a span that is absent. What is past
// the text is cut off.
func (d *Document) TextOf(span *rapporteurv1.Span) string {
	begin, end := d.byteOf(span.GetBegin()), d.byteOf(span.GetEnd())
	return d.GetText()[min(begin, end):end]
}

func (d *Document) byteOf(unit uint32) int {
	last := place{}
	if behind := sort.Search(len(d.wide), func(i int) bool { return d.wide[i].unit > int(unit) }); behind > 0 {
		last = d.wide[behind-1]
	}
	// Between such characters a unit is a byte.
	return min(last.byte+int(unit)-last.unit, len(d.GetText()))
}

// MentionsIn gives who and what is named in a paragraph, by its index in Paragraphs.
func (d *Document) MentionsIn(paragraph int) []*rapporteurv1.Mention {
	return in(d.GetMentions(), paragraph)
}

// ActionsIn gives what is done in a paragraph.
func (d *Document) ActionsIn(paragraph int) []*rapporteurv1.Action {
	return in(d.GetActions(), paragraph)
}

// ConditionsIn gives the conditions that stand in a paragraph.
func (d *Document) ConditionsIn(paragraph int) []*rapporteurv1.Condition {
	return in(d.GetConditions(), paragraph)
}

// CitationsIn gives what a paragraph cites.
func (d *Document) CitationsIn(paragraph int) []*rapporteurv1.Citation {
	return in(d.GetCitations(), paragraph)
}

// in relies on the order of lists, which is that of the text and so that of the paragraphs.
func in[T interface{ GetParagraph() uint32 }](findings []T, paragraph int) []T {
	first := func(paragraph int) int {
		return sort.Search(len(findings), func(i int) bool { return int(findings[i].GetParagraph()) >= paragraph })
	}
	return findings[first(paragraph):first(paragraph+1)]
}
