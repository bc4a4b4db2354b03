"""The reader: streams whole and broken, words in all three units, what a paragraph holds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from conftest import Program
from google.protobuf.internal.encoder import _VarintBytes  # type: ignore[attr-defined]

import rapporteur
from rapporteur import Document, StreamError
from rapporteur.v1.span_pb2 import OFFSET_ENCODING_UTF8, OFFSET_ENCODING_UTF32, Span

ASTRAL = "“Côte d’Ivoire” 𝒳 e\u0301 العربية end"


def stream_of(*documents: Document) -> bytes:
    messages = [document.SerializeToString() for document in documents]
    return b"".join(_VarintBytes(len(message)) + message for message in messages)


def document(source: str, text: str = "") -> Document:
    return Document(source=source, text=text, offset_encoding=OFFSET_ENCODING_UTF32)


def broken(stream: bytes) -> tuple[list[str], StreamError]:
    """What is read before the error, and the error."""
    sources = []
    with pytest.raises(StreamError) as caught:
        for each in rapporteur.read(io.BytesIO(stream)):
            sources.append(each.source)
    return sources, caught.value


def test_reads_a_path_and_an_open_file(tmp_path: Path) -> None:
    path = tmp_path / "documents.pb"
    path.write_bytes(stream_of(document("a"), document("b", "words")))
    assert [each.source for each in rapporteur.read(path)] == ["a", "b"]
    assert [each.source for each in rapporteur.read(str(path))] == ["a", "b"]
    with path.open("rb") as file:
        assert [each.text for each in rapporteur.read(file)] == ["", "words"]
        assert not file.closed


def test_reads_lazily() -> None:
    whole = stream_of(document("a"))
    file = io.BytesIO(whole + stream_of(document("b")))
    assert next(rapporteur.read(file)).source == "a"
    assert file.tell() == len(whole)


def test_an_empty_file_is_an_empty_stream() -> None:
    assert list(rapporteur.read(io.BytesIO(b""))) == []


def test_an_empty_message_is_a_document() -> None:
    assert list(rapporteur.read(io.BytesIO(b"\x00"))) == [Document()]


def test_a_missing_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(rapporteur.read(tmp_path / "missing.pb"))


@pytest.mark.parametrize("kept", [1, 2, 5, 40])
def test_a_stream_that_is_cut_off_is_an_error_after_what_was_whole(kept: int) -> None:
    first = stream_of(document("a"))
    second = stream_of(document("b", "x" * 300))
    sources, error = broken(first + second[:kept])
    assert sources == ["a"]
    assert (error.record, error.offset) == (2, len(first))
    assert "record 2 at byte" in str(error)
    assert ("inside a length" if kept == 1 else "the stream ends after") in str(error)


def test_a_length_over_2_gib_is_an_error() -> None:
    sources, error = broken(stream_of(document("a")) + _VarintBytes(2**31) + b"rest")
    assert sources == ["a"]
    assert "over 2 GiB" in error.reason


def test_the_largest_length_takes_no_memory() -> None:
    _, error = broken(_VarintBytes(2**31 - 1) + b"rest")
    assert error.reason == "the stream ends after 4 of 2147483647 bytes"


def test_a_length_that_is_no_varint_is_an_error() -> None:
    _, error = broken(b"\xff" * 11)
    assert error.reason == "the length is no varint"
    assert (error.record, error.offset) == (1, 0)


def test_bytes_that_are_no_document_are_an_error() -> None:
    _, error = broken(b"\x03\x0a\x09a")
    assert "no Document" in error.reason


def test_a_field_of_the_future_is_ignored() -> None:
    message = document("a").SerializeToString() + b"\xba\x3e\x05words"
    (read,) = rapporteur.read(io.BytesIO(_VarintBytes(len(message)) + message))
    assert read.source == "a"


@pytest.mark.parametrize("offsets", ["utf8", "utf16", "utf32"])
def test_words_are_the_same_in_every_unit(offsets: rapporteur.Offsets) -> None:
    text = f"The General Assembly,\n\n1. Requests the Secretary-General to report on {ASTRAL};\n"
    found = rapporteur.analyze(text, offsets=offsets)
    words = rapporteur.SpanText(found)
    body = found.paragraphs[-1].span
    assert words(body).endswith("report on “Côte d’Ivoire” 𝒳 é العربية end;")
    assert rapporteur.text_of(found, found.actions[0].span) == "Requests"
    expected = rapporteur.analyze(text)
    assert [words(each.span) for each in found.mentions] == [
        expected.text[each.span.begin : each.span.end] for each in expected.mentions
    ]


def test_a_span_past_the_text_is_cut_off() -> None:
    read = document("a", "words")
    assert rapporteur.text_of(read, Span(begin=3, end=99)) == "ds"
    assert rapporteur.text_of(read, Span(begin=9, end=99)) == ""


def test_words_in_an_unknown_unit_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown unit"):
        rapporteur.text_of(Document(text="é"), Span(end=1))


def test_what_a_paragraph_holds() -> None:
    found = rapporteur.analyze(
        "The General Assembly,\n\n"
        "1. Recalls its resolution 58/136;\n\n"
        "2. Requests the Secretary-General, within existing resources, to report annually;\n"
    )
    first, second = range(len(found.paragraphs) - 2, len(found.paragraphs))
    assert [each.lemma for each in rapporteur.actions_of(found, first)] == ["recall"]
    assert [each.symbol for each in rapporteur.citations_of(found, first)] == ["A/RES/58/136"]
    assert rapporteur.conditions_of(found, first) == []
    assert [each.lemma for each in rapporteur.actions_of(found, second)] == ["request"]
    assert len(rapporteur.conditions_of(found, second)) == 1
    names = [rapporteur.text_of(found, each.span) for each in rapporteur.mentions_of(found, second)]
    assert names == ["Secretary-General"]


def test_the_stream_of_the_program_is_read(
    program: Program, samples: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "documents.pb"
    program("analyze", "-o", path, *samples)
    documents = list(rapporteur.read(path))
    assert [each.source for each in documents] == [str(each) for each in samples]
    assert all(each.offset_encoding == OFFSET_ENCODING_UTF8 for each in documents)
