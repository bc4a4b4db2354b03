"""The native module: the same bytes as the command line gives, on several threads."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import SAMPLES, Program
from google.protobuf.internal.encoder import _VarintBytes  # type: ignore[attr-defined]

import rapporteur
from rapporteur import Document

UNITS: list[rapporteur.Offsets] = ["utf8", "utf16", "utf32"]


def record(message: bytes) -> bytes:
    return bytes(_VarintBytes(len(message))) + message


@pytest.mark.parametrize("offsets", UNITS)
def test_analyze_gives_the_bytes_of_the_command_line(
    program: Program, samples: list[Path], offsets: rapporteur.Offsets
) -> None:
    for path in samples:
        stream = program("analyze", f"--offsets={offsets}", path)
        message = rapporteur.analyze_to_bytes(path.read_bytes(), source=str(path), offsets=offsets)
        assert record(message) == stream, path
        document = rapporteur.analyze(path.read_bytes(), source=str(path), offsets=offsets)
        assert record(document.SerializeToString()) == stream, path


@pytest.mark.parametrize("workers", [1, 2, 5, None])
def test_analyze_files_gives_the_stream_of_the_command_line(
    program: Program, samples: list[Path], workers: int | None, tmp_path: Path
) -> None:
    paths = [*samples, tmp_path / "missing.txt", *samples]
    stream = program("analyze", "--offsets=utf32", *paths)
    found = rapporteur.analyze_files(paths, workers)
    assert b"".join(record(each.SerializeToString()) for each in found) == stream


def test_a_folder_stands_for_its_documents(program: Program) -> None:
    stream = program("analyze", "--offsets=utf8", SAMPLES)
    found = rapporteur.analyze_files(SAMPLES, 2, offsets="utf8")
    assert b"".join(record(each.SerializeToString()) for each in found) == stream


def test_a_str_is_analysed_as_its_characters() -> None:
    text = "The General Assembly,\n\n1. Décides to remain seized of the matter.\n"
    document = rapporteur.analyze(text, source="a")
    assert document.source == "a"
    assert document == rapporteur.analyze(text.encode(), source="a")
    assert document == rapporteur.analyze(memoryview(text.encode()), source="a")


@pytest.mark.parametrize("nothing", ["", b"", b"\x00\xff\xfe\x00", b"\xff" * 1000])
def test_any_bytes_are_survived(nothing: str | bytes) -> None:
    assert isinstance(rapporteur.analyze(nothing), Document)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        rapporteur.analyze("\ud800")
    with pytest.raises(TypeError):
        rapporteur.analyze(7)  # type: ignore[arg-type]


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="'utf7'"):
        rapporteur.analyze("", offsets="utf7")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="'utf7'"):
        rapporteur.analyze_files([], offsets="utf7")  # type: ignore[arg-type]


def test_a_file_that_cannot_be_read_leaves_a_document_that_says_so(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    (document,) = rapporteur.analyze_files(missing)
    assert document.source == str(missing)
    assert document.text == ""
    assert [each.message for each in document.diagnostics] != []


def test_a_name_that_is_no_utf8_is_reported_as_such(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as file:
        file.write(b"The General Assembly,\n")
    for each in (path, os.fsdecode(path)):
        (document,) = rapporteur.analyze_files([each])
        assert document.source == f"{tmp_path}/\ufffd.txt"
        assert document.text == "The General Assembly,\n"


def test_no_paths_give_no_documents() -> None:
    assert list(rapporteur.analyze_files([])) == []


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds no documents"):
        rapporteur.analyze_files(tmp_path)


def test_without_a_worker_nothing_can_be_done() -> None:
    with pytest.raises(ValueError, match="workers"):
        rapporteur.analyze_files([], workers=0)


def test_an_iterator_that_is_left_ends_its_threads(samples: list[Path]) -> None:
    before = len(os.listdir("/proc/self/task"))
    found = rapporteur.analyze_files(samples * 50, workers=4)
    next(found)
    assert len(os.listdir("/proc/self/task")) > before
    found.close()  # type: ignore[attr-defined]
    assert len(os.listdir("/proc/self/task")) == before
    assert next(found, None) is None


def test_an_iterator_that_is_left_does_not_trouble_the_end_of_the_program() -> None:
    script = (
        "import rapporteur\n"
        f"kept = [rapporteur.analyze_files([{str(SAMPLES)!r}] * 50, workers=4)]\n"
        "next(kept[0])\n"
        "kept.append(kept)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def sources_in_child(paths: list[Path]) -> list[str]:
    return [each.source for each in rapporteur.analyze_files(paths, workers=2)]


def test_a_process_may_fork_afterwards(samples: list[Path]) -> None:
    """As engines do that keep a process with everything imported, to fork workers from."""
    expected = sources_in_child(samples)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(sources_in_child, [samples] * 4) == [expected] * 4


def test_no_other_protobuf_comes_into_the_process() -> None:
    rapporteur.analyze("")
    assert "libprotobuf" not in Path("/proc/self/maps").read_text()


def test_analysing_is_no_further_ahead_than_it_may(tmp_path: Path) -> None:
    """What is written into a file after the beginning is seen: nobody has read it yet."""
    paths = [tmp_path / f"{number}.txt" for number in range(40)]
    for path in paths:
        path.touch()
    found = rapporteur.analyze_files(paths, workers=2)
    next(found)
    time.sleep(0.2)
    for path in paths:
        path.write_text("The General Assembly,\n")
    read = [bool(each.text) for each in found]
    assert not any(read[:2])
    assert all(read[10:])


def test_threads_of_the_interpreter_analyse_at_once(samples: list[Path]) -> None:
    contents = [path.read_bytes() for path in samples]
    expected = [rapporteur.analyze(each) for each in contents]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(5):
            assert list(pool.map(rapporteur.analyze, contents)) == expected


def large_text() -> bytes:
    paragraph = "{}. Requests the Secretary-General to report to the General Assembly annually;\n\n"
    return ("The General Assembly,\n\n" + "".join(map(paragraph.format, range(1, 200001)))).encode()


def test_other_threads_go_on_meanwhile() -> None:
    """While one long analysis runs, a thread that only counts must not stand still."""
    text = large_text()
    rapporteur.analyze_to_bytes(b"The General Assembly,")
    stamps: list[float] = []
    over = threading.Event()

    def count() -> None:
        while not over.is_set():
            stamps.append(time.perf_counter())
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    counter.start()
    begin = time.perf_counter()
    rapporteur.analyze_to_bytes(text)
    end = time.perf_counter()
    over.set()
    counter.join()
    inside = [
        each for each in stamps if begin + 0.1 * (end - begin) < each < end - 0.1 * (end - begin)
    ]
    assert len(inside) >= 3, f"{len(inside)} looks in {end - begin:.3f} s"


def test_a_long_wait_can_be_interrupted(tmp_path: Path) -> None:
    """An input that never comes, such as a pipe without a writer, leaves Ctrl-C to work."""
    script = (
        "import rapporteur\n"
        "found = rapporteur.analyze_files(['-'])\n"
        "try:\n"
        "    print('waiting', flush=True)\n"
        "    next(found)\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted', flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin is not None and child.stdout is not None
        assert child.stdout.readline() == b"waiting\n"
        time.sleep(0.2)
        child.send_signal(signal.SIGINT)
        time.sleep(2)  # on a busy machine the end of the input would come before the signal
        child.stdin.close()  # nobody can call a thread back that waits for bytes
        assert child.stdout.readline() == b"interrupted\n"
