"""Prints every span of a stream of documents with its words: ``python -m rapporteur.spans STREAM``.

For each document a line ``# SOURCE UNIT``, a line ``PATH BEGIN END TEXT`` for each span, and last
``= COUNT SHA256``, the digest of all words. All readers of the stream print the same bytes.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from typing import BinaryIO

from google.protobuf.message import Message

from rapporteur.reader import SpanText, StreamError, read
from rapporteur.v1.document_pb2 import Document
from rapporteur.v1.span_pb2 import OffsetEncoding, Span

_ESCAPES = {chr(code): f"\\u{code:04x}" for code in range(0x20)}
_ESCAPES |= {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_TRANSLATION = str.maketrans(_ESCAPES)


def quoted(text: str) -> str:
    """The text as a JSON string in which only what must be is escaped."""
    return f'"{text.translate(_TRANSLATION)}"'


def spans_of(message: Message, path: str = "") -> Iterator[tuple[str, Span]]:
    """Every span in a message with the way to it, depth first, fields by their numbers."""
    # ListFields leaves out what is absent or empty, and goes by the numbers.
    for field, value in message.ListFields():
        if field.message_type is None:
            continue
        name = f"{path}.{field.name}" if path else field.name
        if isinstance(value, Message):
            yield from _found(name, value)
        else:
            for index, item in enumerate(value):
                yield from _found(f"{name}[{index}]", item)


def _found(path: str, message: Message) -> Iterator[tuple[str, Span]]:
    if isinstance(message, Span):
        yield path, message
    else:
        yield from spans_of(message, path)


def print_spans(document: Document, out: BinaryIO) -> None:
    """Prints one document."""
    unit = OffsetEncoding.Name(document.offset_encoding).removeprefix("OFFSET_ENCODING_").lower()
    lines = [f"# {document.source} {unit}\n"]
    words = SpanText(document)
    digest = hashlib.sha256()
    for path, span in spans_of(document):
        text = words(span)
        digest.update(f"{text}\n".encode())
        lines.append(f"{path}\t{span.begin}\t{span.end}\t{quoted(text)}\n")
    lines.append(f"= {len(lines) - 1} {digest.hexdigest()}\n")
    out.write("".join(lines).encode())


def main(arguments: list[str]) -> int:
    """Gives 1 for a broken stream, after what was whole is printed."""
    if len(arguments) != 1:
        print("usage: python -m rapporteur.spans STREAM", file=sys.stderr)
        return 2
    out = sys.stdout.buffer
    try:
        for document in read(arguments[0]):
            print_spans(document, out)
    except (StreamError, OSError) as error:
        out.flush()
        print(f"{arguments[0]}: {error}", file=sys.stderr)
        return 1
    out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
