r"""Takes United Nations resolutions apart.

    >>> import rapporteur
    >>> document = rapporteur.analyze("The General Assembly,\n\n1. Requests States to report.")
    >>> rapporteur.text_of(document, document.actions[0].span)
    'Requests'

`analyze` and `analyze_files` give a `Document` for a text or for files; `read` reads a stream of
documents that the command line has written; `text_of`, `mentions_of`, `actions_of`,
`conditions_of` and `citations_of` look into one; `to_frame` and `to_table` make tables of many.
The messages themselves are in `rapporteur.v1`.
"""

from rapporteur.analysis import Offsets, analyze, analyze_files, analyze_to_bytes
from rapporteur.columns import COLUMNS, Column, Table
from rapporteur.reader import (
    SpanText,
    StreamError,
    actions_of,
    citations_of,
    conditions_of,
    mentions_of,
    read,
    text_of,
)
from rapporteur.rows import Row, rows_of
from rapporteur.tables import schema, to_batches, to_frame, to_table
from rapporteur.v1.document_pb2 import Document

__all__ = [
    "COLUMNS",
    "Column",
    "Document",
    "Offsets",
    "Row",
    "SpanText",
    "StreamError",
    "Table",
    "actions_of",
    "analyze",
    "analyze_files",
    "analyze_to_bytes",
    "citations_of",
    "conditions_of",
    "mentions_of",
    "read",
    "rows_of",
    "schema",
    "text_of",
    "to_batches",
    "to_frame",
    "to_table",
]
