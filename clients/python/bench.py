"""Measures the client against the command line, side by side on the same files.

Usage: python bench.py FOLDER [--program PATH] [--rounds N]

Each round runs the command line and the client one after the other, so that what else the machine
does meets both alike; the medians are compared. Two bars must hold: analyze_files with two workers
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


class Times:
    """What several rounds of one work have taken, in seconds."""

    def __init__(self) -> None:
        self._wall: list[float] = []
        self._processor: list[float] = []

    def measure(self, work: Callable[[], object]) -> None:
        begin, before = time.perf_counter(), os.times()
        work()
        after = os.times()
        self._wall.append(time.perf_counter() - begin)
        self._processor.append(sum(after[:4]) - sum(before[:4]))

    @property
    def wall(self) -> float:
        return statistics.median(self._wall)

    def line(self, what: str, megabytes: float) -> str:
        processor = statistics.median(self._processor)
        rate = f"{megabytes / self.wall:6.1f} MB/s"
        return f"{what:<26}{self.wall:6.3f} s  {rate}  {processor:6.2f} s of processors"


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
        line, client, reader = Times(), Times(), Times()
        for _ in range(options.rounds):
            line.measure(lambda: subprocess.run(command, check=True))
            client.measure(lambda: go_through(options.folder))
            reader.measure(lambda: iterate(stream))
        written = stream.stat().st_size / 1e6

    print(f"{size:.1f} MB in, {written:.1f} MB out, medians of {options.rounds} rounds")
    print(line.line(f"command line, {WORKERS} threads", size))
    print(client.line(f"analyze_files, {WORKERS} workers", size))
    print(reader.line("read, of the stream", written))
    share, part = line.wall / client.wall, reader.wall / line.wall
    print(f"analyze_files reaches {share:.0%} of the command line's rate (bar: {BAR:.0%})")
    print(f"reading takes {part:.0%} of the time of the analysis (bar: under 100%)")
    return 0 if share >= BAR and part < 1 else 1


if __name__ == "__main__":
    sys.exit(main())
