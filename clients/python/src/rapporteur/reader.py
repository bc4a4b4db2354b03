"""Reads what was found: a stream of documents, the words of a span, what a paragraph holds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Protocol, TypeVar

from google.protobuf.message import DecodeError

from rapporteur.v1.action_pb2 import Action
from rapporteur.v1.citation_pb2 import Citation
from rapporteur.v1.condition_pb2 import Condition
from rapporteur.v1.document_pb2 import Document
from rapporteur.v1.entity_pb2 import Mention
from rapporteur.v1.span_pb2 import (
    OFFSET_ENCODING_UTF8,
    OFFSET_ENCODING_UTF16,
    OFFSET_ENCODING_UTF32,
    Span,
)

_LARGEST = 2**31 - 1
_LONGEST_VARINT = 10
_STEP = 16 * 1024 * 1024


class StreamError(ValueError):
    """A stream that is cut off or holds what is no record.

    ``record`` is the number of the broken record, from 1; ``offset`` is the byte of the stream at
    which it begins: what is before it was whole.
    """

    def __init__(self, reason: str, record: int, offset: int) -> None:
        super().__init__(f"record {record} at byte {offset}: {reason}")
        self.reason = reason
        self.record = record
        self.offset = offset


def read(stream: str | os.PathLike[str] | BinaryIO) -> Iterator[Document]:
    """Yields the documents of a stream, one after the other; only one is in memory at a time.

    ``stream`` is the path of a file, or a file that is open for reading bytes, which stays open.
    Raises StreamError where the stream is broken, after all whole documents before it.
    """
    if isinstance(stream, (str, os.PathLike)):
        with open(stream, "rb") as file:
            yield from _read(file)
    else:
        yield from _read(stream)


def _read(file: BinaryIO) -> Iterator[Document]:
    record, offset = 1, 0
    while True:
        try:
            length, width = _read_length(file)
            if width == 0:
                return
            document = Document.FromString(_read_bytes(file, length))
        except DecodeError as error:
            raise StreamError(f"the bytes are no Document: {error}", record, offset) from error
        except _Fault as fault:
            raise StreamError(str(fault), record, offset) from None
        yield document
        record += 1
        offset += width + length


class _Fault(Exception):
    """What is wrong with a record, before it is known where that is."""


def _read_length(file: BinaryIO) -> tuple[int, int]:
    """The length of the next record and the bytes that it was written in, 0 at the end."""
    length = 0
    for width in range(_LONGEST_VARINT):
        byte = file.read(1)
        if not byte:
            if width == 0:
                return 0, 0
            raise _Fault("the stream ends inside a length")
        length |= (byte[0] & 0x7F) << (7 * width)
        if byte[0] < 0x80:
            if length > _LARGEST:
                raise _Fault(f"a length of {length} bytes is over 2 GiB")
            return length, width + 1
    raise _Fault("the length is no varint")


def _read_bytes(file: BinaryIO, length: int) -> bytes:
    """Reads in steps: a length that is wrong must not take the memory that it asks for."""
    parts = []
    left = length
    while left > 0:
        part = file.read(min(left, _STEP))
        if not part:
            raise _Fault(f"the stream ends after {length - left} of {length} bytes")
        parts.append(part)
        left -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


class SpanText:
    """The words of many spans of one document, in whatever unit its spans count.

    >>> words = SpanText(document)
    >>> [words(mention.span) for mention in document.mentions]
    """

    def __init__(self, document: Document) -> None:
        text, unit = document.text, document.offset_encoding
        self._text = text
        self._bytes = b""
        self._width = 0
        self._encoding = ""
        if unit == OFFSET_ENCODING_UTF32 or text.isascii():
            return
        if unit == OFFSET_ENCODING_UTF8:
            self._width, self._encoding = 1, "utf-8"
        elif unit == OFFSET_ENCODING_UTF16:
            self._width, self._encoding = 2, "utf-16-le"
        else:
            raise ValueError(f"the document counts in an unknown unit: {unit}")
        self._bytes = text.encode(self._encoding)

    def __call__(self, span: Span) -> str:
        """The words of ``span``; what is past the text is cut off."""
        if self._width == 0:
            return self._text[span.begin : span.end]
        words = self._bytes[span.begin * self._width : span.end * self._width]
        return words.decode(self._encoding)


def text_of(document: Document, span: Span) -> str:
    """The words of one span. For many spans of a document SpanText is quicker."""
    return SpanText(document)(span)


def mentions_of(document: Document, paragraph: int) -> list[Mention]:
    """Who and what is named in ``document.paragraphs[paragraph]``, in the order of the text."""
    return _of_paragraph(document.mentions, paragraph)


def actions_of(document: Document, paragraph: int) -> list[Action]:
    """What is done in ``document.paragraphs[paragraph]``, in the order of the text."""
    return _of_paragraph(document.actions, paragraph)


def conditions_of(document: Document, paragraph: int) -> list[Condition]:
    """The conditions in ``document.paragraphs[paragraph]``, in the order of the text."""
    return _of_paragraph(document.conditions, paragraph)


def citations_of(document: Document, paragraph: int) -> list[Citation]:
    """What ``document.paragraphs[paragraph]`` cites, in the order of the text."""
    return _of_paragraph(document.citations, paragraph)


class _Finding(Protocol):
    @property
    def paragraph(self) -> int: ...


_F = TypeVar("_F", bound=_Finding)


def _of_paragraph(findings: Iterable[_F], paragraph: int) -> list[_F]:
    # Every finding has a paragraph: the writer never leaves it out, so 0 is the first one.
    return [each for each in findings if each.paragraph == paragraph]
