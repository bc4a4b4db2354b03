"""Tables of documents for Arrow and pandas. Both libraries are imported only when they are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rapporteur.columns import COLUMNS, Table
from rapporteur.rows import Row, rows_of
from rapporteur.v1.document_pb2 import Document

if TYPE_CHECKING:
    import pandas
    import pyarrow

_BATCH = 65536


def schema(table: Table) -> pyarrow.Schema:
    """The schema of a table; each field has its meaning in its metadata."""
    import pyarrow

    types: dict[str, pyarrow.DataType] = {
        "string": pyarrow.string(),
        "uint32": pyarrow.uint32(),
        "float32": pyarrow.float32(),
        "bool": pyarrow.bool_(),
    }
    return pyarrow.schema(
        [
            pyarrow.field(name, types[kind], metadata={"description": meaning})
            for name, kind, meaning in COLUMNS[table]
        ]
    )


def to_batches(documents: Iterable[Document], table: Table) -> Iterator[pyarrow.RecordBatch]:
    """The rows of all documents in portions, so that not all of them need be in memory."""
    import pyarrow

    wanted = schema(table)
    portion: list[Row] = []
    for document in documents:
        portion.extend(rows_of(document, table))
        if len(portion) >= _BATCH:
            yield pyarrow.RecordBatch.from_pylist(portion, schema=wanted)
            portion = []
    if portion:
        yield pyarrow.RecordBatch.from_pylist(portion, schema=wanted)


def to_table(documents: Iterable[Document] | Document, table: Table) -> pyarrow.Table:
    """The rows of all documents as an Arrow table; its schema is always the same, see `schema`.

    ``pyarrow.parquet.write_table`` makes a Parquet file of it.
    """
    import pyarrow

    if isinstance(documents, Document):
        documents = [documents]
    return pyarrow.Table.from_batches(to_batches(documents, table), schema=schema(table))


def to_frame(documents: Iterable[Document] | Document, table: Table) -> pandas.DataFrame:
    """The same as a frame of pandas: what `to_table` gives, by ``to_pandas``."""
    frame: pandas.DataFrame = to_table(documents, table).to_pandas()
    return frame
