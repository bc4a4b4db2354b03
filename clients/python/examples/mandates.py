"""Prints the mandates of a stream of documents as a table: who is to do what, and when.

rapporteur analyze -o documents.pb corpus
python mandates.py documents.pb
"""

import sys

import rapporteur

COLUMNS = {"symbol": 20, "place": 10, "verb": 12, "addressee": 28, "task": 60, "due": 40}


def shortened(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def line(cells: dict[str, str]) -> str:
    return "  ".join(
        shortened(cells[name], width).ljust(width) for name, width in COLUMNS.items()
    ).rstrip()


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python mandates.py STREAM")
    print(line({name: name.upper() for name in COLUMNS}))
    for document in rapporteur.read(sys.argv[1]):
        for row in rapporteur.rows_of(document, "mandates"):
            cells = {name: str(row.get(name) or "") for name in COLUMNS}
            cells["place"] = " ".join(str(row[name]) for name in ("part", "paragraph") if row[name])
            print(line(cells))


if __name__ == "__main__":
    main()
