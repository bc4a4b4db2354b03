"""Analyses texts and files by the native library."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterable, Iterator
from typing import Literal

from rapporteur import _native
from rapporteur.v1.document_pb2 import Document

Offsets = Literal["utf8", "utf16", "utf32"]
"""The unit in which spans count: bytes, UTF-16 code units, code points (the unit of ``str``)."""

Path = str | bytes | os.PathLike[str] | os.PathLike[bytes]


def analyze(
    text_or_bytes: str | bytes | bytearray | memoryview,
    *,
    source: str = "",
    offsets: Offsets = "utf32",
) -> Document:
    """Analyses one text and gives all that was found.

    Bytes are those of a file, in whatever encoding it is in; a ``str`` is analysed as UTF-8, in
    which SourceRange then counts. ``source`` is the name to report. The interpreter's lock is
    released meanwhile: other threads go on, and several threads analyse at once.

    Nothing in the text raises an exception: what is wrong with it stands in
    ``document.diagnostics``. A ``str`` with a lone surrogate is no text: UnicodeEncodeError.
    """
    return Document.FromString(analyze_to_bytes(text_or_bytes, source=source, offsets=offsets))


def analyze_to_bytes(
    text_or_bytes: str | bytes | bytearray | memoryview,
    *,
    source: str = "",
    offsets: Offsets = "utf32",
) -> bytes:
    """As `analyze`, the Document as the bytes of its message: for storing or sending it on."""
    if isinstance(text_or_bytes, str):
        text_or_bytes = text_or_bytes.encode()
    elif not isinstance(text_or_bytes, bytes):
        text_or_bytes = memoryview(text_or_bytes).tobytes()
    return _native.analyze(text_or_bytes, source, offsets)


def analyze_files(
    paths: Path | Iterable[Path],
    workers: int | None = None,
    *,
    offsets: Offsets = "utf32",
) -> Iterator[Document]:
    """Analyses files on several threads and yields their documents in the order of ``paths``.

    A folder stands for all files below it whose names end in ``.txt``, in the order of the bytes
    of their paths; ``"-"`` for standard input. ``workers`` is the number of threads, one for each
    processor where it is None; they work without the interpreter's lock, and no further ahead than
    four documents each, so that memory stays bounded however many paths there are.

    A file that cannot be read raises nothing: its Document says so in ``diagnostics``. ValueError
    where a folder holds no documents. Threads end when the iterator is used up or closed.
    """
    if workers is not None and workers < 1:
        raise ValueError("workers must be 1 or more")
    if isinstance(paths, (str, bytes, os.PathLike)):
        paths = [paths]
    run = _native.Run([os.fsencode(path) for path in paths], workers or 0, offsets)
    return _documents(run)


def _documents(run: _native.Run) -> Iterator[Document]:
    close = run.close
    atexit.register(close)  # threads must not outlive what they use
    try:
        for message in run:
            yield Document.FromString(message)
    finally:
        close()
        atexit.unregister(close)
