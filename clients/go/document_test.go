package rapporteur

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"rapporteur.example/go/rapporteurv1"
)

const text = "“Café” e\u0301 𝄞 עברית 👩🏽‍🚀 end"

func TestSpansGiveTheirWordsInEachUnit(t *testing.T) {
	for encoding, units := range map[rapporteurv1.OffsetEncoding]func(string) int{
		rapporteurv1.OffsetEncoding_OFFSET_ENCODING_UTF8:  func(part string) int { return len(part) },
		rapporteurv1.OffsetEncoding_OFFSET_ENCODING_UTF16: func(part string) int { return len(utf16.Encode([]rune(part))) },
		rapporteurv1.OffsetEncoding_OFFSET_ENCODING_UTF32: utf8.RuneCountInString,
	} {
		document := NewDocument(&rapporteurv1.Document{Text: text, OffsetEncoding: encoding})
		for _, words := range []string{text, "“Café”", "e\u0301", "𝄞", "עברית", "👩🏽‍🚀", "end", "n"} {
			begin := units(text[:strings.Index(text, words)])
			span := &rapporteurv1.Span{Begin: uint32(begin), End: uint32(begin + units(words))}
			if found := document.TextOf(span); found != words {
				t.Errorf("%v: %q is not %q", encoding, found, words)
			}
		}
		for _, none := range []*rapporteurv1.Span{nil, {}, {Begin: 1000, End: 2000}, {Begin: 9, End: 3}} {
			if found := document.TextOf(none); found != "" {
				t.Errorf("%v: %q", encoding, found)
			}
		}
	}
}

func TestFindingsAreFoundByTheirParagraph(t *testing.T) {
	message := new(rapporteurv1.Document)
	for _, paragraph := range []uint32{1, 1, 4} {
		message.Mentions = append(message.Mentions, &rapporteurv1.Mention{Paragraph: &paragraph})
		message.Actions = append(message.Actions, &rapporteurv1.Action{Paragraph: &paragraph})
		message.Conditions = append(message.Conditions, &rapporteurv1.Condition{Paragraph: &paragraph})
		message.Citations = append(message.Citations, &rapporteurv1.Citation{Paragraph: &paragraph})
	}
	document := NewDocument(message)
	for paragraph, count := range []int{0, 2, 0, 0, 1, 0} {
		for list, found := range map[string]int{
			"mentions":   len(document.MentionsIn(paragraph)),
			"actions":    len(document.ActionsIn(paragraph)),
			"conditions": len(document.ConditionsIn(paragraph)),
			"citations":  len(document.CitationsIn(paragraph)),
		} {
			if found != count {
				t.Errorf("%d %s in paragraph %d, not %d", found, list, paragraph, count)
			}
		}
	}
}
