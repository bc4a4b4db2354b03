"""Times spaCy's rule-based English pipeline (tokens, sentences) over a folder of texts, in MB/s.

Says so and ends well where spaCy is not installed: `pip install spacy`. Its statistical models, which would find names
and verbs, are slower by one to two orders of magnitude. On a few texts its patterns take minutes (long runs of dots);
what takes longer than PATIENCE is left out of its figure and counted.
"""

import pathlib
import signal
import statistics
import sys
import time

SHARE = 20  # every twentieth text: it is slow
ROUNDS = 3
PATIENCE = 5  # seconds for one text


class TooSlow(Exception):
    pass


def give_up(_signal, _frame):
    raise TooSlow


def measure(pipeline, texts):
    """The texts that end in time, and the seconds that they took together."""
    done, seconds = [], 0.0
    for text in texts:
        signal.alarm(PATIENCE)
        begin = time.perf_counter()
        try:
            len(pipeline(text))
        except TooSlow:
            continue
        finally:
            signal.alarm(0)
        seconds += time.perf_counter() - begin
        done.append(text)
    return done, seconds


def main() -> None:
    try:
        import spacy
    except ImportError:
        print("Not measured: spaCy is not installed.")
        return
    signal.signal(signal.SIGALRM, give_up)
    texts = [path.read_text(errors="replace") for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt"))[::SHARE]]
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = 100_000_000
    done, _ = measure(pipeline, texts)
    size = sum(len(text.encode()) for text in done) / 1e6
    rate = statistics.median(size / measure(pipeline, done)[1] for _ in range(ROUNDS))
    print(
        f"spaCy {spacy.__version__}, tokens and sentences: {rate:.2f} MB/s over {len(done)} texts, {size:.1f} MB; "
        f"{len(texts) - len(done)} given up after {PATIENCE} s"
    )


main()
