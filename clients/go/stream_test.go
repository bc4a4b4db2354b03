package rapporteur

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"google.golang.org/protobuf/encoding/protodelim"

	"rapporteur.example/go/rapporteurv1"
)

// record gives a document as it stands in a stream.
func record(t *testing.T, source, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := protodelim.MarshalTo(&out, &rapporteurv1.Document{Source: source, Text: text}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// sources reads a stream: the documents' sources, and the error that ends it.
func sources(stream io.Reader) (all []string, end error) {
	for document, err := range Read(stream) {
		if err != nil {
			return all, err
		}
		all = append(all, document.GetSource())
	}
	return all, nil
}

func TestDocumentsComeInTheirOrder(t *testing.T) {
	stream := slices.Concat(record(t, "first", strings.Repeat("x", 300)), record(t, "second", ""))
	for name, reader := range map[string]io.Reader{
		"whole":        bytes.NewReader(stream),
		"byte by byte": iotest.OneByteReader(bytes.NewReader(stream)),
		"with its end": iotest.DataErrReader(bytes.NewReader(stream)),
	} {
		all, err := sources(reader)
		if !slices.Equal(all, []string{"first", "second"}) || err != nil {
			t.Errorf("%s: %q, %v", name, all, err)
		}
	}
}

func TestAStreamWithoutBytesHasNoDocuments(t *testing.T) {
	if all, err := sources(strings.NewReader("")); len(all) > 0 || err != nil {
		t.Errorf("%q, %v", all, err)
	}
}

func TestADocumentWithoutFieldsIsADocument(t *testing.T) {
	if all, err := sources(strings.NewReader("\x00\x00")); len(all) != 2 || err != nil {
		t.Errorf("%q, %v", all, err)
	}
}

func TestFieldsOfALaterSchemaArePassedOver(t *testing.T) {
	all, err := sources(strings.NewReader("\x06\x0a\x01a\xc8\x3e\x01\x03\x0a\x01b"))
	if !slices.Equal(all, []string{"a", "b"}) || err != nil {
		t.Errorf("%q, %v", all, err)
	}
}

func TestABrokenStreamIsAnErrorBehindWhatIsWhole(t *testing.T) {
	whole := slices.Concat(record(t, "first", strings.Repeat("x", 300)), record(t, "second", ""))
	third := string(record(t, "third", strings.Repeat("y", 200)))
	for name, rest := range map[string]string{
		"cut inside a length":      third[:1],
		"cut behind a length":      third[:2],
		"cut inside a record":      third[:50],
		"a length past the end":    "\xff\xff\xff\xff\x07" + third,
		"a length of 2 GiB":        "\x80\x80\x80\x80\x08" + third,
		"a length of 64 bits":      strings.Repeat("\xff", 9) + "\x01" + third,
		"a length of eleven bytes": strings.Repeat("\x80", 10) + "\x00" + third,
		"no wire type":             "\x02\x0f\x01" + third,
		"a field past the end":     "\x03\x0a\x7fA" + third,
		"a text that is no UTF-8":  "\x03\x0a\x01\xff" + third,
	} {
		all, err := sources(strings.NewReader(string(whole) + rest))
		var fault *StreamError
		if !slices.Equal(all, []string{"first", "second"}) || !errors.As(err, &fault) {
			t.Errorf("%s: %q, %v", name, all, err)
		} else if fault.Record != 3 || fault.Offset != int64(len(whole)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFaultOfTheStreamIsTold(t *testing.T) {
	whole := record(t, "first", strings.Repeat("x", 300))
	fault := errors.New("the line is down")
	for _, cut := range []int{0, 1, 50} {
		broken := io.MultiReader(bytes.NewReader(whole), bytes.NewReader(whole[:cut]), iotest.ErrReader(fault))
		if all, err := sources(broken); len(all) != 1 || !errors.Is(err, fault) {
			t.Errorf("%d: %q, %v", cut, all, err)
		}
	}
}

func TestReadingCanEndEarly(t *testing.T) {
	stream := slices.Concat(record(t, "first", ""), []byte{1, 0xFF})
	for document, err := range Read(bytes.NewReader(stream)) {
		if err != nil || document.GetSource() != "first" {
			t.Errorf("%v, %v", document, err)
		}
		break
	}
}

func TestAFileIsReadByItsPath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "documents.pb")
	if err := os.WriteFile(path, record(t, "first", ""), 0o600); err != nil {
		t.Fatal(err)
	}
	for document, err := range ReadFile(path) {
		if err != nil || document.GetSource() != "first" {
			t.Errorf("%v, %v", document, err)
		}
	}
	for document, err := range ReadFile(path + ".none") {
		if document != nil || !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%v, %v", document, err)
		}
	}
}
