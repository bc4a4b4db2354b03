"""The program that prints all spans, by which readers in several languages are compared."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Program

import rapporteur
from rapporteur.spans import print_spans, quoted, spans_of

UNITS: list[rapporteur.Offsets] = ["utf8", "utf16", "utf32"]
TEXT = "The General Assembly,\n\n1. Requests Côte d’Ivoire 𝒳 to report to the Secretary-General;\n"


def printed(document: rapporteur.Document) -> list[str]:
    out = io.BytesIO()
    print_spans(document, out)
    return out.getvalue().decode().splitlines()


def test_only_what_must_be_is_escaped() -> None:
    assert (
        quoted('a"b\\c\n\t\r\x01\x1f é\u2028𝒳/') == '"a\\"b\\\\c\\n\\t\\r\\u0001\\u001f é\u2028𝒳/"'
    )


def test_the_walk_goes_by_the_numbers_of_fields() -> None:
    document = rapporteur.analyze(TEXT)
    paths = [path for path, _ in spans_of(document)]
    assert paths.index("paragraphs[1].span") < paths.index("mentions[0].span")
    assert paths.index("actions[0].span") < paths.index("actions[0].addressees[0].span")
    assert not [path for path in paths if "source" in path]


@pytest.mark.parametrize("offsets", UNITS)
def test_words_and_digest_are_the_same_in_every_unit(offsets: rapporteur.Offsets) -> None:
    head, *lines, last = printed(rapporteur.analyze(TEXT, source="a b", offsets=offsets))
    assert head == f"# a b {offsets}"
    expected = rapporteur.analyze(TEXT)
    words = [rapporteur.text_of(expected, span) for _, span in spans_of(expected)]
    assert [line.split("\t")[3] for line in lines] == [quoted(each) for each in words]
    digest = hashlib.sha256("".join(f"{each}\n" for each in words).encode()).hexdigest()
    assert last == f"= {len(words)} {digest}"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "rapporteur.spans", *arguments]
    return subprocess.run(command, capture_output=True, check=False)


def test_a_broken_stream_is_printed_as_far_as_it_goes(
    program: Program, samples: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "documents.pb"
    program("analyze", "-o", path, *samples[:2])
    whole = run(path)
    assert (whole.returncode, whole.stderr) == (0, b"")
    path.write_bytes(path.read_bytes()[:-1])
    cut = run(path)
    assert cut.returncode == 1
    assert whole.stdout.startswith(cut.stdout) and cut.stdout.count(b"# ") >= 1
    assert cut.stderr.count(b"\n") == 1 and b"record 2 at byte" in cut.stderr


def test_a_stream_that_is_missing_is_an_error(tmp_path: Path) -> None:
    missing = run(tmp_path / "missing.pb")
    assert missing.returncode == 1
    assert missing.stderr.count(b"\n") == 1
