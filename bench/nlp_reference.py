"""Times spaCy's rule-based English pipeline (tokens, sentences) over a folder of texts, in MB/s.

Says so and ends well where spaCy is not installed: `pip install spacy`. Its statistical models, which would find names
and verbs, are slower by one to two orders of magnitude.
"""

import pathlib
import statistics
import sys
import time

SHARE = 20  # every twentieth text: it is slow
ROUNDS = 3


def main() -> None:
    try:
        import spacy
    except ImportError:
        print("Not measured: spaCy is not installed.")
        return
    texts = [path.read_text(errors="replace") for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt"))[::SHARE]]
    size = sum(len(text.encode()) for text in texts) / 1e6
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = 100_000_000
    rates = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for document in pipeline.pipe(texts):
            len(document)
        rates.append(size / (time.perf_counter() - begin))
    print(f"spaCy {spacy.__version__}, tokens and sentences: {statistics.median(rates):.2f} MB/s over {size:.1f} MB")


main()
