"""What runs inside the executors: from sources and contents to rows, without ever failing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import pyarrow as pa
import pyarrow.fs

import rapporteur
from rapporteur.v1.diagnostic_pb2 import SEVERITY_ERROR
from rapporteur.v1.span_pb2 import OFFSET_ENCODING_UTF32
from rapporteur_spark.tables import TABLES, Table, rows, schema

LARGEST = 16 * 1024 * 1024
"""The bytes that a document may have; past them it gets a diagnostic instead of rows."""

_PORTION = 50_000  # rows, and hundreds of characters
_ADDRESS = re.compile("[A-Za-z][A-Za-z0-9+.-]*:/")
_S3A = re.compile("^s3[an]:/")  # what Hadoop calls it
_SPARK_TYPES = {
    pa.string(): "string",
    pa.uint32(): "bigint",
    pa.float32(): "float",
    pa.bool_(): "boolean",
}


def spark_schema() -> str:
    """One column for each table, the rows of one document in it."""
    return ", ".join(f"{table} array<struct<{_spark_fields(table)}>>" for table in TABLES)


def _spark_fields(table: Table) -> str:
    return ", ".join(f"`{field.name}`: {_SPARK_TYPES[field.type]}" for field in schema(table))


def analyze_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """For ``DataFrame.mapInArrow``: takes ``source`` and, if it is there, ``content``.

    Gives one row for each document, with the columns of `spark_schema`. Where there is no content,
    the source is the path or address of a file.
    """
    portion = _Portion()
    for document in _documents(batches):
        portion.add(document)
        if portion.size >= _PORTION:
            yield portion.batch()
            portion = _Portion()
    if portion.documents > 0:
        yield portion.batch()


def _documents(batches: Iterable[pa.RecordBatch]) -> Iterator[rapporteur.Document]:
    paths: list[str] = []
    for batch in batches:
        sources = [source or "" for source in batch["source"].to_pylist()]
        if "content" in batch.schema.names:
            for source, content in zip(sources, batch["content"], strict=True):
                yield _of_content(source, content.as_py())
        else:
            paths.extend(sources)
    # One run for all files of the task: a run has threads and buffers of its own.
    for local, group in groupby(paths, _is_local_file):
        if local:
            yield from rapporteur.analyze_files(list(group), workers=1)
        else:
            yield from map(_of_address, group)


def _is_local_file(path: str) -> bool:
    """A folder would stand for the files in it, "-" for standard input."""
    if _ADDRESS.match(path) or path in ("", "-") or "\0" in path or os.path.isdir(path):
        return False
    try:
        return os.path.getsize(path) <= LARGEST
    except OSError:
        return True  # the library says what is wrong


def _of_content(source: str, content: bytes | str | None) -> rapporteur.Document:
    if content is None:
        return _refused(source, "UnreadableInput", "the input cannot be read: it has no content")
    if len(content) > LARGEST:
        return _too_large(source)
    try:
        return rapporteur.analyze(content, source=source)
    except (ValueError, MemoryError) as error:
        return _failed(source, error)


def _of_address(address: str) -> rapporteur.Document:
    try:
        if not _ADDRESS.match(address):
            if os.path.isfile(address):
                return _too_large(address)
            raise OSError("no file")
        filesystem, path = pyarrow.fs.FileSystem.from_uri(_S3A.sub("s3:/", address))
        with filesystem.open_input_stream(path) as stream:
            content = stream.read(LARGEST + 1)
    except (OSError, ValueError, pa.ArrowException) as error:
        return _failed(address, error)
    return _of_content(address, content)


def _failed(source: str, error: Exception) -> rapporteur.Document:
    reason = str(error) or type(error).__name__
    return _refused(source, "UnreadableInput", f"the input cannot be read: {reason}")


def _too_large(source: str) -> rapporteur.Document:
    message = f"the input is larger than the limit of {LARGEST} bytes"
    return _refused(source, "TooLarge", message)


def _refused(source: str, code: str, message: str) -> rapporteur.Document:
    document = rapporteur.Document(source=source, offset_encoding=OFFSET_ENCODING_UTF32)
    document.diagnostics.add(severity=SEVERITY_ERROR, code=code, message=message)
    return document


def _rows(document: rapporteur.Document) -> dict[Table, list[rapporteur.Row]]:
    """The rows for all tables; those of a document that was refused, where they cannot be made."""
    try:
        return {table: list(rows(document, table)) for table in TABLES}
    except Exception as error:  # whatever it is, it must not be tried eight times and end the job
        reason = f"its rows cannot be made: {type(error).__name__}: {error}"
        refused = _refused(document.source, "RowsFailed", reason)
        return {table: list(rows(refused, table)) for table in TABLES}


class _Portion:
    """The rows of some documents, by tables and columns."""

    def __init__(self) -> None:
        self.documents = 0
        self.size = 0
        self._tables = {table: _Lists(table) for table in TABLES}

    def add(self, document: rapporteur.Document) -> None:
        found = _rows(document)
        self.documents += 1
        self.size += len(document.text) // 100
        for table, lists in self._tables.items():
            self.size += len(found[table])
            lists.add(found[table])

    def batch(self) -> pa.RecordBatch:
        return pa.RecordBatch.from_pydict(
            {table: lists.array() for table, lists in self._tables.items()}
        )


class _Lists:
    """A list of structs for each document."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._columns: dict[str, list[Any]] = {name: [] for name in schema(table).names}
        self._ends = [0]

    def add(self, found: list[rapporteur.Row]) -> None:
        for name, column in self._columns.items():
            column.extend(row[name] for row in found)
        self._ends.append(self._ends[-1] + len(found))

    def array(self) -> pa.Array[Any]:
        fields = [
            field.with_type(pa.int64()) if field.type == pa.uint32() else field
            for field in schema(self._table)
        ]
        columns = [pa.array(self._columns[field.name], field.type) for field in fields]
        structs = pa.StructArray.from_arrays(columns, fields=fields)
        return pa.ListArray.from_arrays(pa.array(self._ends, pa.int32()), structs)
