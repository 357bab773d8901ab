"""How many tokens a second detection reads on one core, and how long its model and lists take to load.

    python bench/detect.py [FOLDER] [ROUNDS]

The sample's articles, or the `.txt` files of a folder, by CPU time of one process; medians.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from tui_reader.analysis.decoder import decoder
from tui_reader.analysis.document import Document
from tui_reader.analysis.entities import find
from tui_reader.analysis.pipeline import detect
from tui_reader.corpus.bare import read_file
from tui_reader.model.article import Article

LOADING = (
    "import time; from tui_reader.analysis import entities; from tui_reader.analysis.decoder import decoder; "
    "from tui_reader.analysis.gazetteer import classes; start = time.process_time(); decoder('fr'); classes(); "
    "print((time.process_time() - start) * 1000)"
)


def tokens_a_second(articles: list[Article], *, whole: bool) -> float:
    """Tokens of all `articles` by the CPU seconds that reading them took: entities alone, or the `whole` detection."""
    documents = [Document.of(article) for article in articles]
    count = sum(len(doc.tokens) for doc in documents)
    start = time.process_time()
    for article in articles:
        if whole:
            detect(article)
        else:
            find(Document.of(article))
    return count / (time.process_time() - start)


def loading_ms() -> float:
    """CPU milliseconds until model and gazetteer are in memory, in a fresh process."""
    done = subprocess.run([sys.executable, "-c", LOADING], stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout)


def main(arguments: list[str]) -> int:
    """Prints the medians; returns the exit status."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parents[1] / "corpus"
    rounds = int(arguments[1]) if len(arguments) > 1 else 5
    articles = [article for path in sorted(folder.glob("*.txt")) for article in read_file(path)]
    decoder("fr")
    find(Document.of(articles[0]))
    for name, whole in (("entities", False), ("entities, quotes, statements", True)):
        speeds = [tokens_a_second(articles, whole=whole) for _ in range(rounds)]
        print(f"{name:<32} {median(speeds):10.0f} tokens/s (median of {rounds})")
    print(f"{'model and places loaded':<32} {median(loading_ms() for _ in range(rounds)):10.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
