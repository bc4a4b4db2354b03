"""Resolutions into Parquet tables, on as many machines as Spark has.

    >>> from rapporteur_spark import inputs, session, write_tables
    >>> spark = session()
    >>> write_tables(inputs(spark, "/data/resolutions"), "/data/tables")

`write_tables` takes any frame with a column ``source``, and one ``content`` where the texts are not
to be read from files. `read_table` gives one of the tables as Arrow, in the order of the documents;
`to_tables` makes the same tables without Spark.
"""

from rapporteur_spark.job import inputs, session, write_tables
from rapporteur_spark.tables import TABLES, Table, read_table, rows, schema, to_tables

__all__ = [
    "TABLES",
    "Table",
    "inputs",
    "read_table",
    "rows",
    "schema",
    "session",
    "to_tables",
    "write_tables",
]
