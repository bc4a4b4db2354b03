"""Turns a folder or a table of documents into Parquet tables.

The folders in OUTPUT are paragraphs, mentions, citations, conditions, mandates, documents and
diagnostics. Under spark-submit the cluster and its settings are those of spark-submit.
"""

from __future__ import annotations

import argparse
import sys

from pyspark.errors import AnalysisException

from rapporteur_spark.job import inputs, session, write_tables


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0 however many documents were bad, 2 where input or output cannot be used."""
    parser = argparse.ArgumentParser(prog="rapporteur-spark", description=__doc__)
    parser.add_argument("input", help="folder of .txt files, or with --table a Parquet table")
    parser.add_argument("output", help="folder to make")
    parser.add_argument(
        "--table",
        action="store_true",
        help="INPUT is a Parquet table with the columns source and content (bytes or text); "
        "without content the sources are paths or addresses to read",
    )
    parser.add_argument(
        "--partitions",
        type=int,
        metavar="N",
        help="tasks; 0: as INPUT is split (default: one for 500 documents)",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace what OUTPUT holds")
    options = parser.parse_args(arguments)

    spark = session()
    try:
        read = spark.read.parquet if options.table else lambda path: inputs(spark, path)
        write_tables(
            read(options.input),
            options.output,
            partitions=options.partitions,
            overwrite=options.overwrite,
        )
    except (AnalysisException, FileExistsError, ValueError) as error:
        print(f"rapporteur-spark: {str(error).splitlines()[0]}", file=sys.stderr)
        return 2
    finally:
        spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
