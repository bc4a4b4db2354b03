// Package rapporteur reads the stream of documents that `rapporteur analyze` writes: the messages of the schema, the
// words of every span, and what was found in each paragraph.
package rapporteur

//go:generate ./generate.sh

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"os"

	"google.golang.org/protobuf/proto"

	"rapporteur.example/go/rapporteurv1"
)

// A StreamError tells of a stream that is cut off, that holds what is no record, or that could not be read further. What
// came before the record was whole.
type StreamError struct {
	Record int   // its number, from 1
	Offset int64 // the byte of the stream, from 0, at which it begins with its length
	Err    error
}

func (e *StreamError) Error() string {
	return fmt.Sprintf("record %d at byte %d: %v", e.Record, e.Offset, e.Err)
}

func (e *StreamError) Unwrap() error { return e.Err }

// ReadFile gives the documents of a file, as Read does.
func ReadFile(path string) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		file, err := os.Open(path)
		if err != nil {
			yield(nil, err)
			return
		}
		defer file.Close()
		Read(file)(yield)
	}
}

// Read gives the documents of a stream, one after the other; what is not asked for is not parsed. An error is the last
// that it gives: a *StreamError, after all whole documents before it.
func Read(stream io.Reader) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		in := &reader{in: bufio.NewReaderSize(stream, 1<<20)}
		for record := 1; ; record++ {
			offset := in.offset
			document, err := in.readRecord()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(nil, &StreamError{record, offset, err})
				return
			}
			if !yield(NewDocument(document), nil) {
				return
			}
		}
	}
}

// A reader counts the bytes that it reads, and uses its memory again.
type reader struct {
	in      *bufio.Reader
	offset  int64
	message bytes.Buffer
}

// ReadByte lets a length be read from it.
func (r *reader) ReadByte() (byte, error) {
	b, err := r.in.ReadByte()
	if err == nil {
		r.offset++
	}
	return b, err
}

// readRecord gives io.EOF where the stream ends before a record.
func (r *reader) readRecord() (*rapporteurv1.Document, error) {
	length, err := binary.ReadUvarint(r)
	switch {
	case err == io.EOF:
		return nil, io.EOF
	case err == io.ErrUnexpectedEOF:
		return nil, errors.New("the stream ends inside its length")
	case err != nil:
		return nil, fmt.Errorf("its length: %w", err)
	case length > math.MaxInt32:
		return nil, fmt.Errorf("its length of %d bytes is over 2 GiB", length)
	}
	// The buffer grows with what comes: a length that is wrong does not take the memory that it asks for.
	r.message.Reset()
	read, err := io.CopyN(&r.message, r.in, int64(length))
	r.offset += read
	if err == io.EOF {
		return nil, fmt.Errorf("the stream ends before its %d bytes do", length)
	}
	if err != nil {
		return nil, fmt.Errorf("its bytes: %w", err)
	}
	document := new(rapporteurv1.Document)
	if err := proto.Unmarshal(r.message.Bytes(), document); err != nil {
		return nil, fmt.Errorf("it is no Document: %w", err)
	}
	return document, nil
}
