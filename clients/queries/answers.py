"""Answers the questions of README.md from tables, or writes the answers into it.

Usage: python answers.py FOLDER     prints the answers from the tables in FOLDER
       python answers.py --write    puts those from the documents of this page under its statements
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb

PAGE = Path(__file__).with_name("README.md")
_STATEMENTS = re.compile(r"```sql\n(?P<sql>.*?)```\n(?:\n(?P<answer>(?:\|[^\n]*\n)+))?", re.DOTALL)
_PYTHON = re.compile(r"```python\n(.*?)```\n", re.DOTALL)


class Question(NamedTuple):
    """A statement of the page and the answer under it, a table in Markdown; "" where is none."""

    sql: str
    answer: str


def questions(page: str) -> list[Question]:
    """The statements of the page in their order, without the views."""
    found = [Question(each["sql"], each["answer"] or "") for each in _STATEMENTS.finditer(page)]
    return [each for each in found if not each.sql.startswith("CREATE")]


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A connection with a view of every table in the folder: a file, or a folder of files."""
    connection = duckdb.connect()
    for path in sorted(folder.iterdir()):
        files = path / "*.parquet" if path.is_dir() else path
        connection.read_parquet(str(files)).create_view(path.stem)
    return connection


def answer(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The rows as a table in Markdown, null as nothing."""
    result = connection.execute(sql)
    names = [column[0] for column in result.description]
    rows = [[_cell(value) for value in row] for row in result.fetchall()]
    lines = [names, ["---"] * len(names), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|")


@contextlib.contextmanager
def tables_of_the_page(page: str) -> Iterator[Path]:
    """A folder in which the page's own lines of Python have made the tables."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(PAGE.parent / "documents", Path(folder) / "documents")
        os.chdir(folder)
        try:
            for code in _PYTHON.findall(page):
                exec(code, {})
            yield Path(folder)
        finally:
            os.chdir(before)


def with_answers(page: str, connection: duckdb.DuckDBPyConnection) -> str:
    """The page with the answers as they are now."""

    def put(found: re.Match[str]) -> str:
        block = f"```sql\n{found['sql']}```\n"
        if found["sql"].startswith("CREATE"):
            return block
        return f"{block}\n{answer(connection, found['sql'])}"

    return _STATEMENTS.sub(put, page)


def main() -> int:
    page = PAGE.read_text()
    if sys.argv[1:] == ["--write"]:
        with tables_of_the_page(page) as folder, connect(folder / "tables") as connection:
            PAGE.write_text(with_answers(page, connection))
        return 0
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    titles = re.findall(r"^## \d+\. .*$", page, re.MULTILINE)
    with connect(Path(sys.argv[1])) as connection:
        for title, question in zip(titles, questions(page), strict=True):
            print(f"{title}\n\n{answer(connection, question.sql)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
