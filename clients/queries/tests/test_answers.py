"""Every statement of the page gives the answer that stands under it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

import answers

PAGE = answers.PAGE.read_text()
TITLES = re.findall(r"^## \d+\. (.*)$", PAGE, re.MULTILINE)
QUESTIONS = answers.questions(PAGE)


@pytest.fixture(scope="module")
def tables() -> Iterator[Path]:
    with answers.tables_of_the_page(PAGE) as folder:
        yield folder / "tables"


@pytest.fixture(scope="module")
def connection(tables: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The views are those that the page makes."""
    with duckdb.connect() as connection:
        for block in re.findall(r"```sql\n(CREATE.*?)```", PAGE, re.DOTALL):
            connection.execute(block.replace("tables/", f"{tables}/"))
        yield connection


def test_there_are_ten_questions_and_each_has_a_statement() -> None:
    assert [len(TITLES), len(QUESTIONS)] == [10, 10]
    assert all(title.endswith("?") for title in TITLES)


@pytest.mark.parametrize("question", QUESTIONS, ids=TITLES)
def test_the_answer_is_that_of_the_page(
    connection: duckdb.DuckDBPyConnection, question: answers.Question
) -> None:
    assert answers.answer(connection, question.sql) == question.answer
    assert question.answer.count("\n") > 2, "an answer has rows"


def test_the_program_answers_from_files_and_from_folders_of_files(
    tables: Path, tmp_path: Path
) -> None:
    for path in tables.iterdir():
        (tmp_path / path.stem).mkdir()
        (tmp_path / path.stem / "part-0.parquet").symlink_to(path)
    for folder in (tables, tmp_path):
        command = [sys.executable, answers.__file__, str(folder)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert all(question.answer in printed for question in QUESTIONS)
