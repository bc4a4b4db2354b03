"""What the documentation shows is run as it stands there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CLIENT, SAMPLES, Program

from rapporteur import COLUMNS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a corpus and one resolution in it, as the documentation supposes it."""
    shutil.copytree(SAMPLES, tmp_path / "corpus", ignore=shutil.ignore_patterns("*.md"))
    shutil.copy(SAMPLES / "ga_born_digital.txt", tmp_path / "resolution.txt")
    return tmp_path


def python(folder: Path, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_example_of_the_readme(program: Program, folder: Path) -> None:
    program("analyze", "-o", folder / "documents.pb", folder / "corpus")
    blocks = re.findall(r"^```python\n(.*?)^```", (CLIENT / "README.md").read_text(), re.M | re.S)
    assert len(blocks) >= 2
    for number, block in enumerate(blocks):
        path = folder / f"example{number}.py"
        path.write_text(block)
        assert python(folder, path)


def test_the_readme_documents_every_column() -> None:
    readme = (CLIENT / "README.md").read_text()
    for table, columns in COLUMNS.items():
        rows = "".join(f"| `{name}` | {kind} | {meaning} |\n" for name, kind, meaning in columns)
        head = f"### {table}\n\n| column | type | meaning |\n| --- | --- | --- |\n"
        assert head + rows in readme, table


def test_mandates_of_a_stream(program: Program, folder: Path) -> None:
    program("analyze", "-o", folder / "documents.pb", folder / "resolution.txt")
    head, first, *_ = python(
        folder, CLIENT / "examples" / "mandates.py", "documents.pb"
    ).splitlines()
    assert head.split() == ["SYMBOL", "PLACE", "VERB", "ADDRESSEE", "TASK", "DUE"]
    assert first.startswith("A/RES/")


def test_who_is_asked(folder: Path) -> None:
    output = python(folder, CLIENT / "examples" / "who_is_asked.py", "corpus", "plot.png")
    assert "Secretary-General" in output
    assert (folder / "plot.png").read_bytes().startswith(b"\x89PNG")
