"""Turns a folder into tables by Spark and by one process, and compares them row for row.

Usage: python tests/compare.py FOLDER

Spark runs on three workers, processes of their own, of which one is killed in the midst of the
analysis. Prints what that has taken. Exit status 1 where the tables differ, or nothing was lost.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import rapporteur
import rapporteur_spark
from cluster import HOST, Cluster, Killer

WORKERS = 3
TASKS = 60


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = os.path.abspath(sys.argv[1])
    begin, before = time.perf_counter(), time.process_time()
    expected = rapporteur_spark.to_tables(rapporteur.analyze_files(folder, workers=1))
    taken, processor = time.perf_counter() - begin, time.process_time() - before

    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP=HOST)
    with tempfile.TemporaryDirectory() as temporary, Cluster(Path(temporary), WORKERS) as cluster:
        output = str(Path(temporary) / "out")
        spark = rapporteur_spark.session(cluster.settings())
        frame = rapporteur_spark.inputs(spark, folder)
        begin = time.perf_counter()
        with Killer(spark, cluster, tasks=TASKS, after=TASKS // 4) as killer:
            rapporteur_spark.write_tables(frame, output, partitions=TASKS)
        by_spark = time.perf_counter() - begin
        spark.stop()
        different = [
            name
            for name, table in expected.items()
            if not rapporteur_spark.read_table(output, name).equals(table)
        ]
    documents = expected["documents"].num_rows
    print(
        f"{documents:,} documents: one process {taken:.0f} s ({processor:.0f} s of processors), "
        f"Spark with {WORKERS} workers {by_spark:.0f} s; one killed when {killer.done} of {TASKS} "
        f"tasks were done, executors lost: {killer.executors_lost}, "
        f"tasks lost: {killer.tasks_lost}; "
        f"{sum(table.num_rows for table in expected.values()):,} rows in {len(expected)} tables: "
        + (f"different: {', '.join(different)}" if different else "equal, row for row")
    )
    return 1 if different or killer.executors_lost != 1 or killer.done >= TASKS else 0


if __name__ == "__main__":
    sys.exit(main())
