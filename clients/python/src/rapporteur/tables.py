"""Tables of documents for Arrow and pandas. Both libraries are imported only when they are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rapporteur.columns import COLUMNS, Table
from rapporteur.rows import Row, Value, raw_rows
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
    wanted = schema(table)
    portion = _Portion(wanted)
    for document in documents:
        portion.add(raw_rows(document, table))
        if portion.rows >= _BATCH:
            yield portion.batch()
            portion = _Portion(wanted)
    if portion.rows > 0:
        yield portion.batch()


class _Portion:
    """Rows, kept by their columns: many dicts would keep the garbage collector busy."""

    def __init__(self, wanted: pyarrow.Schema) -> None:
        self.rows = 0
        self._schema = wanted
        self._columns: dict[str, list[Value]] = {name: [] for name in wanted.names}

    def add(self, rows: Iterable[Row]) -> None:
        appends = [(name, column.append) for name, column in self._columns.items()]
        for row in rows:
            self.rows += 1
            for name, append in appends:
                append(row[name])

    def batch(self) -> pyarrow.RecordBatch:
        import pyarrow

        columns = []
        for field in self._schema:
            values = self._columns[field.name]
            if pyarrow.types.is_string(field.type):
                values = [value or None for value in values]
            columns.append(pyarrow.array(values, field.type))
        return pyarrow.RecordBatch.from_arrays(columns, schema=self._schema)


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
