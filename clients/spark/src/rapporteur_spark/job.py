"""The job: a frame of documents becomes a folder of tables.

Documents are analysed once. Each gives one row with a list of structs for each table, which Spark
writes to Parquet in the folder ``analysed`` of the output; from there each table is taken by
reading its column alone and spreading its lists. So Python runs once over a document, what it made
is safe on the storage when an executor is lost later, and only Spark's own committer writes files:
an attempt that died, or lost a race, leaves no rows.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pyspark import SparkConf
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from rapporteur_spark.analysis import analyze_batches, spark_schema
from rapporteur_spark.tables import TABLES, Table

DOCUMENTS_IN_A_TASK = 500

_CONTEXT = {
    "spark.app.name": "rapporteur",
    # Machines come and go; a task that really cannot be done is still given up.
    "spark.task.maxFailures": "8",
    # A task that hangs on a sick machine is tried on another, long before it is called lost.
    "spark.speculation": "true",
    "spark.speculation.quantile": "0.9",
    "spark.speculation.multiplier": "3",
    "spark.speculation.minTaskRuntime": "30s",
}
_SESSION = {
    # A document is a row: some dozens of them fill a batch, not the 10,000 of the default.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",
    "spark.sql.parquet.columnarReaderBatchSize": "64",
}


def session(settings: Mapping[str, str] | None = None) -> SparkSession:
    """The session of this program. What ``spark-submit`` or a file of settings says comes first."""
    conf = SparkConf()
    for key, value in {**_CONTEXT, **(settings or {})}.items():
        conf.setIfMissing(key, value)
    return SparkSession.builder.config(conf=conf).getOrCreate()


def inputs(spark: SparkSession, folder: str) -> DataFrame:
    """The documents of a folder as a frame of one column ``source``.

    A folder with a scheme (``s3a://…``, ``hdfs://…``) is listed by Spark. A folder of this machine
    is walked as the command line does: names that end in ``.txt`` count, those that begin with a
    dot do not; it must have the same path on every machine.
    """
    if "://" in folder:
        files = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
        named = files.load(folder).select(F.col("path").alias("source"))
        return named.where(F.lower("source").endswith(".txt"))
    paths = sorted(_paths(os.path.abspath(folder)))
    if not paths:
        raise ValueError(f"{folder} holds no documents")
    return spark.createDataFrame([(path,) for path in paths], "source string")


def _paths(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(".txt") and not name.startswith("."):
                yield os.fsencode(os.path.join(parent, name)).decode(errors="replace")


def write_tables(
    documents: DataFrame,
    output: str,
    *,
    partitions: int | None = None,
    overwrite: bool = False,
) -> None:
    """Analyses the documents and writes each table to a folder of Parquet files in ``output``.

    ``documents`` has a column ``source`` with names that differ, and may have one ``content`` with
    bytes or strings; without it the sources are paths or addresses to read. ``partitions`` is the
    number of tasks: one for every 500 documents where it is None, 0 for those of the frame. An
    output that exists is an error before anything is analysed, unless it is to be overwritten.
    """
    spark = documents.sparkSession
    for key, value in _SESSION.items():
        spark.conf.set(key, value)
    mode = "overwrite" if overwrite else "error"
    analysed = f"{output.rstrip('/')}/analysed"

    if not overwrite and _exists(spark, output):
        raise FileExistsError(f"{output} exists")
    wanted = [name for name in ("source", "content") if name in documents.columns]
    documents = documents.select(*wanted)
    if partitions is None:
        tasks = -(-documents.count() // DOCUMENTS_IN_A_TASK)
        partitions = max(spark.sparkContext.defaultParallelism, tasks)
    if partitions > 0:
        # By the name: an attempt that is repeated then has the same documents.
        documents = documents.repartition(partitions, "source")
    rows = documents.mapInArrow(analyze_batches, spark_schema())
    rows.write.mode(mode).parquet(analysed)

    lists = spark.read.parquet(analysed)

    def write(table: Table) -> None:
        spread = lists.select(F.posexplode(table).alias("row", "columns"))
        spread.select("columns.*", "row").write.mode(mode).parquet(f"{output.rstrip('/')}/{table}")

    # At once: what one leaves of the cores at its end the next takes.
    with ThreadPoolExecutor(len(TABLES)) as pool:
        list(pool.map(write, TABLES))
    _delete(spark, analysed)


def _exists(spark: SparkSession, address: str) -> bool:
    system, path = _file_system(spark, address)
    return bool(system.exists(path))


def _delete(spark: SparkSession, address: str) -> None:
    system, path = _file_system(spark, address)
    system.delete(path, True)


def _file_system(spark: SparkSession, address: str) -> tuple[Any, Any]:
    """That of Hadoop, which has no interface in Python, and the path in it."""
    context = spark.sparkContext
    assert context._jvm is not None
    path = context._jvm.org.apache.hadoop.fs.Path(address)
    return path.getFileSystem(context._jsc.hadoopConfiguration()), path
