"""The job on a cluster of several processes gives what one machine gives, row for row."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import rapporteur
import rapporteur_spark
from cluster import Cluster, Killer
from rapporteur_spark.__main__ import main

README = Path(__file__).parents[1] / "README.md"

# Beside good documents.
BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "no_text.txt": bytes(range(256)) * 20,
    "cut_in_a_character.txt": "1. Requests the Secrétaire".encode()[:17],
}


def assert_equal(output: Path, documents: list[rapporteur.Document]) -> None:
    """What is in the folder is what the documents give, row for row, in the same order."""
    for name, expected in rapporteur_spark.to_tables(documents).items():
        found = rapporteur_spark.read_table(str(output), name)
        assert found.schema.equals(expected.schema, check_metadata=True), name
        assert found.equals(expected), name
    assert sorted(path.name for path in output.iterdir()) == sorted(rapporteur_spark.TABLES)


def test_a_folder_with_bad_documents(spark: SparkSession, samples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    (folder / "below" / ".hidden").mkdir(parents=True)
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "broken.txt").symlink_to(folder / "nothing")
    (folder / "below" / ".hidden" / "a.txt").write_text("1. Requests States to report.")
    for path in samples.glob("ga_*.txt"):
        (folder / "below" / path.with_suffix(".TXT").name).write_bytes(path.read_bytes())

    frame = rapporteur_spark.inputs(spark, str(folder))
    rapporteur_spark.write_tables(frame, str(tmp_path / "out"))
    documents = list(rapporteur.analyze_files(folder))
    assert_equal(tmp_path / "out", documents)
    assert {document.source for document in documents if not document.text} == {
        str(folder / "broken.txt"),
        str(folder / "empty.txt"),
    }


def test_a_worker_that_dies_takes_no_rows_with_it(
    spark: SparkSession, cluster: Cluster, samples: Path, tmp_path: Path
) -> None:
    texts = {str(path): path.read_bytes() for path in samples.glob("*.txt")} | BAD
    table = tmp_path / "table"
    table.mkdir()
    for number, (source, content) in enumerate(texts.items()):
        part = pa.table({"source": [source], "content": [content]})
        pyarrow.parquet.write_table(part, table / f"{number}.parquet")

    # One task for a file, and each takes a while: the worker dies in the midst of one.
    spark.conf.set("spark.sql.files.openCostInBytes", "134217728")
    slow = F.udf(lambda content: (time.sleep(0.3), bytes(content))[1], "binary")
    frame = spark.read.parquet(str(table)).withColumn(
        "content", slow.asNondeterministic()("content")
    )
    with Killer(spark, cluster, tasks=len(texts), after=4) as killer:
        rapporteur_spark.write_tables(frame, str(tmp_path / "out"), partitions=0)

    assert killer.done < len(texts), "the worker has died too late"
    assert killer.executors_lost == 1
    assert killer.tasks_lost >= 1
    assert_equal(
        tmp_path / "out",
        [rapporteur.analyze(texts[source], source=source) for source in sorted(texts)],
    )


def test_the_example_of_the_readme(
    spark: SparkSession,
    samples: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    [code] = re.findall(r"```python\n(.*?)```", README.read_text(), re.DOTALL)
    text = (samples / "ga_born_digital.txt").read_text()
    monkeypatch.chdir(tmp_path)
    pyarrow.parquet.write_table(pa.table({"name": ["a"], "text": [text]}), "texts.parquet")
    # Spark has its own working directory, that of the process when it began.
    exec(
        code.replace('"texts.parquet"', "TEXTS").replace('"tables"', "TABLES"),
        {"TEXTS": str(tmp_path / "texts.parquet"), "TABLES": str(tmp_path / "tables")},
    )
    assert "ninety-third session" in capsys.readouterr().out
    assert_equal(tmp_path / "tables", [rapporteur.analyze(text, source="a")])


def test_the_command_line(
    spark: SparkSession, samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, output = str(tmp_path / "table.parquet"), str(tmp_path / "out")
    path = str(samples / "sc_resolution.txt")
    pyarrow.parquet.write_table(pa.table({"source": [path, "missing.txt"]}), table)
    stop = SparkSession.stop
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SparkSession, "stop", lambda session: None)
        assert main(["--table", table, output]) == 0
        assert main(["--table", table, output]) == 2
        assert main([str(tmp_path / "nothing"), str(tmp_path / "other")]) == 2
    assert SparkSession.stop is stop
    assert "exists" in capsys.readouterr().err
    assert_equal(Path(output), list(rapporteur.analyze_files([path, "missing.txt"])))
