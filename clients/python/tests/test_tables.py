"""The tables: equal to what the command line lists, with schemas that never change."""

from __future__ import annotations

import csv
import io
import struct
import subprocess
import sys
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from conftest import Program

import rapporteur
from rapporteur import COLUMNS, Document, Table

TABLES = list(COLUMNS)


@pytest.fixture(scope="session")
def documents(samples: list[Path]) -> list[Document]:
    return list(rapporteur.analyze_files(samples, offsets="utf8"))


def as_written(value: object) -> object:
    """A value of a row as the command line writes it, numbers as numbers."""
    if value is None:
        return ""
    return int(value) if isinstance(value, bool) else value


def as_number(text: str, kind: str) -> object:
    if text == "" or kind == "string":
        return text
    if kind == "float32":
        return struct.unpack("f", struct.pack("f", float(text)))[0]
    return int(text)


@pytest.mark.parametrize("table", ["mandates", "conditions", "citations"])
def test_rows_are_those_of_the_command_line(
    program: Program, samples: list[Path], documents: list[Document], table: Table
) -> None:
    output = program(table, "--format=csv", *samples).decode()
    expected = list(csv.DictReader(io.StringIO(output, newline="")))
    found = rapporteur.to_table(documents, table).to_pylist()
    columns = COLUMNS[table]
    assert list(expected[0]) == [column.name for column in columns]
    assert len(found) == len(expected) > 50
    for row, line in zip(found, expected, strict=True):
        assert {name: as_written(value) for name, value in row.items()} == {
            column.name: as_number(line[column.name], column.type) for column in columns
        }


@pytest.mark.parametrize("table", TABLES)
def test_schemas_are_fixed(documents: list[Document], table: Table) -> None:
    expected = rapporteur.schema(table)
    assert expected.names == [column.name for column in COLUMNS[table]]
    assert len(set(expected.names)) == len(expected.names)
    assert rapporteur.to_table([], table).schema == expected
    found = rapporteur.to_table(documents, table)
    assert found.schema == expected
    assert found.num_rows > 50
    assert rapporteur.to_table(iter(documents), table) == found
    description = (expected.field(0).metadata or {})[b"description"].decode()
    assert description == COLUMNS[table][0].meaning


@pytest.mark.parametrize("table", TABLES)
def test_frames_hold_the_same(documents: list[Document], table: Table) -> None:
    frame = rapporteur.to_frame(documents, table)
    assert list(frame.columns) == [column.name for column in COLUMNS[table]]
    assert len(frame) == rapporteur.to_table(documents, table).num_rows


def test_mentions_and_paragraphs(documents: list[Document]) -> None:
    for document in documents:
        mentions = rapporteur.to_table(document, "mentions").to_pylist()
        assert len(mentions) == len(document.mentions)
        text = document.text.encode()
        for row in mentions:
            assert row["text"] == " ".join(text[row["begin"] : row["end"]].decode().split())
            assert (row["id"] is None) == (row["name"] is None)
        paragraphs = rapporteur.to_table(document, "paragraphs").to_pylist()
        assert [row["paragraph_index"] for row in paragraphs] == list(
            range(len(document.paragraphs))
        )


def test_what_is_not_known_is_null() -> None:
    document = rapporteur.analyze("The General Assembly,\n\n1. Decides to consider the question.\n")
    (row,) = rapporteur.to_table(document, "paragraphs").slice(0, 1).to_pylist()
    assert row["source"] is None
    assert row["parent"] is None


def test_a_parquet_file_gives_the_table_back(documents: list[Document], tmp_path: Path) -> None:
    table = rapporteur.to_table(documents, "mandates")
    pyarrow.parquet.write_table(table, tmp_path / "mandates.parquet")
    assert pyarrow.parquet.read_table(tmp_path / "mandates.parquet") == table


def test_batches_are_portions_of_the_table(
    documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rapporteur.tables._BATCH", 50)
    batches = list(rapporteur.to_batches(documents, "mentions"))
    assert len(batches) > 2
    assert pyarrow.Table.from_batches(batches) == rapporteur.to_table(documents, "mentions")


def test_neither_arrow_nor_pandas_is_needed_without_tables() -> None:
    script = (
        "import sys, rapporteur\n"
        "rapporteur.analyze('The General Assembly,')\n"
        "assert not {'pandas', 'pyarrow', 'numpy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
