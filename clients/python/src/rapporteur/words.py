"""How tables put things in words; the same as the command line does."""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from typing import NamedTuple

from google.protobuf.descriptor import EnumDescriptor

from rapporteur.v1 import citation_pb2 as citation
from rapporteur.v1.paragraph_pb2 import Paragraph

_NOT_IN_ONE_LINE = re.compile("[\x00-\x20\x7f\x85\u2028\u2029\ufffe\uffff]+")

_UNIT_NAMES: dict[int, tuple[str, str]] = {
    citation.PINPOINT_UNIT_PREAMBLE: ("preamble", "preamble"),
    citation.PINPOINT_UNIT_PART: ("part", "parts"),
    citation.PINPOINT_UNIT_CHAPTER: ("chap.", "chaps."),
    citation.PINPOINT_UNIT_SECTION: ("sect.", "sects."),
    citation.PINPOINT_UNIT_ARTICLE: ("art.", "arts."),
    citation.PINPOINT_UNIT_RULE: ("rule", "rules"),
    citation.PINPOINT_UNIT_PARAGRAPH: ("para.", "paras."),
    citation.PINPOINT_UNIT_SUBPARAGRAPH: ("subpara.", "subparas."),
    citation.PINPOINT_UNIT_ANNEX: ("annex", "annexes"),
    citation.PINPOINT_UNIT_APPENDIX: ("appendix", "appendices"),
    citation.PINPOINT_UNIT_PAGE: ("p.", "pp."),
    citation.PINPOINT_UNIT_GOAL: ("Goal", "Goals"),
    citation.PINPOINT_UNIT_TARGET: ("target", "targets"),
    citation.PINPOINT_UNIT_PRINCIPLE: ("principle", "principles"),
}


def one_line(text: str) -> str:
    """Runs of blanks, line ends and control characters become one blank; none at the ends."""
    if text.isprintable() and "  " not in text:  # nearly always; a blank is the only white space
        return text.strip(" ")
    return _NOT_IN_ONE_LINE.sub(" ", text).strip(" ")


def bare_names(enum: EnumDescriptor, prefix: str) -> dict[int, str]:
    """The enumerators' names without the prefix that all of them have, by their numbers."""
    return {each.number: each.name.removeprefix(prefix) for each in enum.values}


def paragraph_path(paragraph: Paragraph) -> str:
    """The number of the paragraph with the markers above it: "12. (a)"."""
    return " ".join(one_line(marker) for marker in paragraph.path)


def single(number: float) -> float:
    """The number in single precision, in which the schema has its scores."""
    value: float = struct.unpack("f", struct.pack("f", number))[0]
    return value


def rounded(number: float) -> str:
    """With two digits behind the point, which are enough for people: "0.75"."""
    return f"{int(single(number * 100) + 0.5) / 100:g}"


class _Division(NamedTuple):
    """A division of a place with the subparagraphs that follow it: PARAGRAPH, "5", "(c)"."""

    unit: int
    number: str
    letters: str = ""
    range: bool = False

    def text(self, several: bool = False) -> str:
        name = _UNIT_NAMES.get(self.unit, ("", ""))[several or self.range]
        return _joined(name, _joined(self.number, self.letters))


def pinpoint_text(pinpoint: citation.Pinpoint) -> str:
    """The places as the Official Records abbreviate them: "annex I, paras. 1 and 3"."""
    places = [_place(path) for path in pinpoint.paths]
    text = _merged(places) if len(places) > 1 else None
    if text is None:
        text = "; ".join(_place_text(place) for place in places)
    return one_line(text)


def _joined(first: str, second: str) -> str:
    return f"{first} {second}" if first and second else first + second


def _label(step: citation.PinpointStep) -> str:
    return f"{step.label}–{step.through}" if step.through else step.label


def _place(path: citation.PinpointPath) -> list[_Division]:
    place: list[_Division] = []
    for step in path.steps:
        label = _label(step)
        if step.unit == citation.PINPOINT_UNIT_SUBPARAGRAPH and place and not place[-1].range:
            letters = f"{place[-1].letters} {label}" if place[-1].letters else label
            place[-1] = place[-1]._replace(letters=letters)
        else:
            place.append(_Division(step.unit, label, range=bool(step.through)))
    return place


def _place_text(place: Sequence[_Division]) -> str:
    return ", ".join(division.text() for division in place)


def _merged(places: list[list[_Division]]) -> str | None:
    """Places that differ only in the last division, as one; None where they differ in more."""
    if not places[0]:
        return None
    *common, last = places[0]
    if any(len(each) != len(common) + 1 or each[:-1] != common for each in places):
        return None
    ends = [each[-1] for each in places]
    if any(end.unit != last.unit for end in ends):
        return None
    if all(end.number == last.number and end.letters for end in ends):
        text = last._replace(letters=_enumeration([end.letters for end in ends])).text()
    else:
        numbers = _enumeration([_joined(end.number, end.letters) for end in ends])
        text = last._replace(number=numbers, letters="").text(several=True)
    head = _place_text(common)
    return f"{head}, {text}" if head else text


def _enumeration(items: Sequence[str]) -> str:
    """The items as "1", "1 and 3", "1, 3 and 5"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
