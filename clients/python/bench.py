"""Measures the client against the command line, side by side on the same files.

Usage: python bench.py FOLDER [--program PATH] [--rounds N]

Each round runs the command line and the client one after the other, so that what else the machine
does meets both; the medians are compared. Two bars must hold: analyse_files with two workers
reaches 80 % of the command line's rate with two threads, and going through the finished stream
takes less time than its analysis. Exit status 1 where one does not.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import rapporteur

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
BAR = 0.8


def timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def go_through(folder: Path) -> None:
    for document in rapporteur.analyze_files(folder, WORKERS):
        assert document.source


def iterate(stream: Path) -> None:
    for document in rapporteur.read(stream):
        assert document.source


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument(
        "--program",
        type=Path,
        default=os.environ.get("RAPPORTEUR", ROOT / "build" / "release" / "rapporteur"),
    )
    options = parser.parse_args()

    size = sum(path.stat().st_size for path in options.folder.rglob("*.txt")) / 1e6
    with tempfile.TemporaryDirectory() as temporary:
        stream = Path(temporary) / "documents.pb"
        arguments = [options.program, "analyze", f"-j{WORKERS}", "--offsets=utf32"]
        command = [*arguments, "-o", stream, options.folder]

        go_through(options.folder)
        by_command, by_client, by_reader = [], [], []
        for _ in range(options.rounds):
            by_command.append(timed(lambda: subprocess.run(command, check=True)))
            by_client.append(timed(lambda: go_through(options.folder)))
            by_reader.append(timed(lambda: iterate(stream)))
        written = stream.stat().st_size / 1e6

    line, client, reader = map(statistics.median, (by_command, by_client, by_reader))
    print(f"{size:.1f} MB in, {written:.1f} MB out, medians of {options.rounds} rounds")
    print(f"command line, {WORKERS} threads    {line:6.3f} s  {size / line:6.1f} MB/s")
    print(f"analyze_files, {WORKERS} workers   {client:6.3f} s  {size / client:6.1f} MB/s")
    print(f"read, all documents         {reader:6.3f} s  {written / reader:6.1f} MB/s of stream")
    share = line / client
    print(f"analyze_files reaches {share:.0%} of the command line's rate (bar: {BAR:.0%})")
    print(f"reading takes {reader / line:.0%} of the time of the analysis (bar: under 100%)")
    return 0 if share >= BAR and reader < line else 1


if __name__ == "__main__":
    sys.exit(main())
