"""What runs in an executor, without Spark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import rapporteur
from rapporteur_spark import TABLES, analysis, rows, to_tables


def run(**columns: list[Any]) -> dict[str, list[Any]]:
    """The lists of rows of each document, by tables."""
    batches = analysis.analyze_batches([pa.RecordBatch.from_pydict(columns)])
    table = pa.Table.from_batches(batches)
    return {name: table[name].to_pylist() for name in TABLES}


def problem(**columns: list[Any]) -> tuple[str, str]:
    """Code and message of the one diagnostic of the one document."""
    tables = run(**columns)
    [[document]], [[diagnostic]] = tables["documents"], tables["diagnostics"]
    assert (document["severity"], document["diagnostics"]) == (diagnostic["severity"], 1)
    assert not any(tables[name][0] for name in ("paragraphs", "mandates", "mentions"))
    return diagnostic["code"], diagnostic["message"]


def test_gives_the_rows_of_each_document_in_its_own_row(samples: Path) -> None:
    paths = sorted(str(path) for path in samples.glob("*.txt"))
    tables = run(source=paths)
    for name in TABLES:
        assert tables[name] == [
            list(rows(document, name)) for document in rapporteur.analyze_files(paths)
        ]


def test_contents_are_bytes_in_any_encoding_or_strings(samples: Path) -> None:
    path = samples / "ga_born_digital.txt"
    text = path.read_text()
    expected = run(source=[str(path)])
    for content in (text, text.encode(), text.encode("utf-16")):
        assert run(source=[str(path)], content=[content])["mandates"] == expected["mandates"]


def test_small_portions_hold_the_same(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = sorted(str(path) for path in samples.glob("*.txt"))
    expected = run(source=paths)
    monkeypatch.setattr(analysis, "_PORTION", 1)
    assert run(source=paths) == expected


@pytest.mark.parametrize("source", ["", "-", "no/such/file.txt", "file:/no/such/file.txt", "x\0y"])
def test_what_is_no_file_is_a_diagnostic(source: str) -> None:
    assert problem(source=[source])[0] == "UnreadableInput"


def test_a_folder_among_the_files_is_a_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1. Requests States to report.")
    assert problem(source=[str(tmp_path)])[0] == "UnreadableInput"


def test_what_is_missing_or_empty_is_a_diagnostic() -> None:
    assert problem(source=["a"], content=pa.array([None], pa.binary()))[0] == "UnreadableInput"
    assert problem(source=[None], content=[b""])[0] == "EmptyInput"


def test_what_is_too_large_is_a_diagnostic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "LARGEST", 100)
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 101)
    expected = ("TooLarge", "the input is larger than the limit of 100 bytes")
    assert problem(source=[str(path)]) == expected
    assert problem(source=[f"file:{path}"]) == expected
    assert problem(source=["a"], content=[b"x" * 101]) == expected


def test_rows_that_cannot_be_made_are_a_diagnostic(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: rapporteur.Document, table: str) -> Iterator[rapporteur.Row]:
        if document.text:
            raise RuntimeError("why")
        return rows(document, table)

    monkeypatch.setattr(analysis, "rows", fail)
    expected = ("RowsFailed", "its rows cannot be made: RuntimeError: why")
    assert problem(source=["a"], content=["1. Requests States to report."]) == expected


def test_a_file_with_an_address_is_read(samples: Path) -> None:
    path = samples / "hrc_resolution.txt"
    [mandates] = run(source=[path.as_uri()])["mandates"]
    assert [row["verb"] for row in mandates] == [
        row["verb"] for row in run(source=[str(path)])["mandates"][0]
    ]


def test_no_documents_are_no_rows() -> None:
    assert list(analysis.analyze_batches([])) == []
    assert all(table.num_rows == 0 for table in to_tables([]).values())
