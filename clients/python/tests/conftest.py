"""What the tests have in common: the samples of the project, and the program to compare with."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

CLIENT = Path(__file__).resolve().parents[1]
ROOT = CLIENT.parents[1]
SAMPLES = ROOT / "tests" / "samples"

Program = Callable[..., bytes]


@pytest.fixture(scope="session")
def samples() -> list[Path]:
    """Samples that the project's own tests read too, in several encodings."""
    return sorted(SAMPLES.glob("*.txt"))


@pytest.fixture(scope="session")
def program() -> Program:
    """Runs the command line and gives its standard output."""
    path = Path(os.environ.get("RAPPORTEUR", ROOT / "build" / "release" / "rapporteur"))
    if not path.is_file():
        pytest.skip(f"{path} is not built")

    def run(*arguments: str | Path) -> bytes:
        done = subprocess.run([path, *arguments], capture_output=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    return run
