// Command spans prints every span of a stream with its words, and a digest of the words of each document.
package main

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"google.golang.org/protobuf/reflect/protoreflect"

	rapporteur "rapporteur.example/go"
	"rapporteur.example/go/rapporteurv1"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: spans STREAM")
		os.Exit(2)
	}
	if err := printStream(os.Stdout, os.Args[1]); err != nil {
		fmt.Fprintf(os.Stderr, "spans: %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}

func printStream(to io.Writer, path string) error {
	out := bufio.NewWriter(to)
	for document, err := range rapporteur.ReadFile(path) {
		if err != nil {
			out.Flush()
			return err
		}
		printDocument(out, document)
	}
	return out.Flush()
}

func printDocument(out *bufio.Writer, document *rapporteur.Document) {
	unit := strings.TrimPrefix(document.GetOffsetEncoding().String(), "OFFSET_ENCODING_")
	fmt.Fprintf(out, "# %s %s\n", document.GetSource(), strings.ToLower(unit))
	count, digest := 0, sha256.New()
	walk(document.ProtoReflect(), "", func(path string, span *rapporteurv1.Span) {
		text := document.TextOf(span)
		fmt.Fprintf(out, "%s\t%d\t%d\t%s\n", path, span.GetBegin(), span.GetEnd(), quoted(text))
		io.WriteString(digest, text+"\n")
		count++
	})
	fmt.Fprintf(out, "= %d %x\n", count, digest.Sum(nil))
}

// walk goes through all spans of a message, depth first, fields in the order of their numbers.
func walk(message protoreflect.Message, path string, found func(path string, span *rapporteurv1.Span)) {
	if span, ok := message.Interface().(*rapporteurv1.Span); ok {
		found(path, span)
		return
	}
	var fields []protoreflect.FieldDescriptor
	message.Range(func(field protoreflect.FieldDescriptor, _ protoreflect.Value) bool {
		if field.Message() != nil {
			fields = append(fields, field)
		}
		return true
	})
	slices.SortFunc(fields, func(a, b protoreflect.FieldDescriptor) int { return cmp.Compare(a.Number(), b.Number()) })
	if path != "" {
		path += "."
	}
	for _, field := range fields {
		path, value := path+string(field.Name()), message.Get(field)
		if !field.IsList() {
			walk(value.Message(), path, found)
			continue
		}
		for i := range value.List().Len() {
			walk(value.List().Get(i).Message(), fmt.Sprintf("%s[%d]", path, i), found)
		}
	}
}

// quoted gives a JSON string in which only what must be is escaped.
func quoted(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"' || c == '\\':
			out.Write([]byte{'\\', c})
		case c == '\n':
			out.WriteString(`\n`)
		case c == '\t':
			out.WriteString(`\t`)
		case c == '\r':
			out.WriteString(`\r`)
		case c < ' ':
			fmt.Fprintf(&out, `\u%04x`, c)
		default:
			out.WriteByte(c)
		}
	}
	out.WriteByte('"')
	return out.String()
}
