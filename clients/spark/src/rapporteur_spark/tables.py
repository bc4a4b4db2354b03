"""The tables that the job writes: those of the Python client, one of documents, one of diagnostics.

Every table has, behind its own columns, ``row``: the row's number within its document. ``source``
and ``row`` together order a table as the documents and their texts are ordered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

import pyarrow as pa
import pyarrow.dataset

import rapporteur
from rapporteur.columns import Column
from rapporteur.v1 import diagnostic_pb2, metadata_pb2
from rapporteur.words import bare_names, one_line

Own = Literal["documents", "diagnostics"]
Table = Literal[rapporteur.Table, Own]
TABLES: tuple[Table, ...] = (*get_args(rapporteur.Table), *get_args(Own))

_SEVERITIES = bare_names(diagnostic_pb2.Severity.DESCRIPTOR, "SEVERITY_")
_TYPES = bare_names(metadata_pb2.DocumentType.DESCRIPTOR, "DOCUMENT_TYPE_")

_NAMES = (
    Column("document", "string", "symbol of the document, or the input's name"),
    Column("source", "string", "name of the input"),
)
_OWN_COLUMNS: dict[Own, tuple[Column, ...]] = {
    "documents": (
        *_NAMES,
        Column("type", "string", 'DocumentType: "RESOLUTION"'),
        Column("organ", "string", "the organ that adopted it"),
        Column("session", "uint32", "number of the session"),
        Column("number", "string", 'number as the organ counts: "91/12"'),
        Column("title", "string", "the title in one line"),
        Column("adopted_on", "string", "date of adoption, ISO 8601"),
        Column("characters", "uint32", "length of Document.text in code points; 0: none was read"),
        Column("paragraphs", "uint32", "how many it has"),
        Column("citations", "uint32", "how many it has"),
        Column("mentions", "uint32", "how many it has"),
        Column("actions", "uint32", "how many it has"),
        Column("conditions", "uint32", "how many it has"),
        Column("diagnostics", "uint32", "how many rows it has in diagnostics"),
        Column("severity", "string", 'the worst of them: "NOTE", "WARNING", "ERROR"'),
    ),
    "diagnostics": (
        *_NAMES,
        Column("severity", "string", '"NOTE", "WARNING", "ERROR"'),
        Column("code", "string", 'name of the kind of finding: "NumberGap"'),
        Column("message", "string", "what was seen, for people"),
        Column("begin", "uint32", "where it begins in Document.text; null: no place in it"),
        Column("end", "uint32", "where it ends"),
        Column("source_offset", "uint32", "byte of the input, from 0"),
    ),
}
_ARROW = {"string": pa.string(), "uint32": pa.uint32()}


def schema(table: Table) -> pa.Schema:
    """The columns of a table as the Python client has them: without ``row``."""
    if table != "documents" and table != "diagnostics":
        return rapporteur.schema(table)
    return pa.schema(
        [
            pa.field(name, _ARROW[kind], metadata={"description": meaning})
            for name, kind, meaning in _OWN_COLUMNS[table]
        ]
    )


def rows(document: rapporteur.Document, table: Table) -> Iterator[rapporteur.Row]:
    """The rows of a document in a table, in their order; what is not known is None."""
    if table == "documents":
        yield _document(document)
    elif table == "diagnostics":
        yield from _diagnostics(document)
    else:
        yield from rapporteur.rows_of(document, table)


def _names(document: rapporteur.Document) -> rapporteur.Row:
    source = one_line(document.source)
    return {
        "document": one_line(document.metadata.symbol) or source or None,
        "source": source or None,
    }


def _document(document: rapporteur.Document) -> rapporteur.Row:
    known = document.metadata
    worst = max((each.severity for each in document.diagnostics), default=0)
    return {
        **_names(document),
        "type": _TYPES[known.type] if known.type else None,
        "organ": one_line(known.organ) or None,
        "session": known.session if known.HasField("session") else None,
        "number": one_line(known.number) or None,
        "title": one_line(known.title) or None,
        "adopted_on": one_line(known.adopted_on) or None,
        "characters": len(document.text),
        "paragraphs": len(document.paragraphs),
        "citations": len(document.citations),
        "mentions": len(document.mentions),
        "actions": len(document.actions),
        "conditions": len(document.conditions),
        "diagnostics": len(document.diagnostics),
        "severity": _SEVERITIES[worst] if worst else None,
    }


def _diagnostics(document: rapporteur.Document) -> Iterator[rapporteur.Row]:
    names = _names(document)
    for each in document.diagnostics:
        placed = each.HasField("span")
        yield {
            **names,
            "severity": _SEVERITIES.get(each.severity),
            "code": one_line(each.code) or None,
            "message": one_line(each.message) or None,
            "begin": each.span.begin if placed else None,
            "end": each.span.end if placed else None,
            "source_offset": each.source_offset if each.HasField("source_offset") else None,
        }


def to_tables(documents: Iterable[rapporteur.Document]) -> dict[Table, pa.Table]:
    """All tables of the documents on one machine, with ``row``, in the order of the documents."""
    parts: dict[Table, list[list[rapporteur.Row]]] = {table: [] for table in TABLES}
    for document in documents:
        for table in TABLES:
            numbered = enumerate(rows(document, table))
            parts[table].append([{**row, "row": number} for number, row in numbered])
    return {
        table: pa.Table.from_pylist(
            [row for part in parts[table] for row in part],
            schema=schema(table).append(pa.field("row", pa.uint32())),
        )
        for table in TABLES
    }


def read_table(folder: str, table: Table) -> pa.Table:
    """A table that the job has written, in the order of sources and rows, as `to_tables` makes it.

    Spark has no unsigned integers: in its files they are signed ones of 64 bits.
    """
    wanted = schema(table).append(pa.field("row", pa.uint32()))
    found = pyarrow.dataset.dataset(f"{folder.rstrip('/')}/{table}", format="parquet").to_table()
    # Strings are ordered by their bytes in UTF-8, as the command line orders paths.
    found = found.sort_by([("source", "ascending"), ("row", "ascending")])
    return found.select(wanted.names).cast(wanted)
