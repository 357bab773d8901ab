"""How fast annotations become YAML, beside `json.dumps` of the same values, by turns in one run.

    python bench/export.py [ANNOTATIONS] [ROUNDS]

Prints medians in annotations a second, their spread, the ratio of the two, and the memory that an export adds.
"""

from __future__ import annotations

import io
import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator

from tui_reader.exchange.bundle import Bundle, Heading
from tui_reader.exchange.yaml_format import YamlFormat
from tui_reader.model.annotation import Annotation, Link
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import Article, Page
from tui_reader.model.labels import LabelSchema
from tui_reader.model.records import annotation_to_plain

PER_ARTICLE = 20
SENTENCE = "le gouvernement a déclaré « l’avenir est prometteur » selon Élise Kerguélen, à Saint-Brieuc — 😀"


class Sink(io.RawIOBase):
    """A stream that keeps nothing, so that only the export's own memory shows."""

    def write(self, data: object) -> int:
        """Takes the bytes and forgets them."""
        return len(data) if isinstance(data, bytes) else 0


def bundles(count: int) -> Iterator[Bundle]:
    """Articles of some 400 words with 20 annotations each, `count` annotations in all, always the same."""
    chance = random.Random(7)
    for number in range(count // PER_ARTICLE):
        text = " ".join(chance.choices(SENTENCE.split(), k=400))
        article = Article(f"article-{number:07}", f"corpus/article-{number:07}.txt", text, page=Page(title=text[:60]))
        tags = [annotation(text, chance, f"{number:07}{i:05}") for i in range(PER_ARTICLE)]
        yield Bundle(article, (AnnotationSet(article.id, "alice", {tag.id: tag for tag in tags}),))


def annotation(text: str, chance: random.Random, identity: str) -> Annotation:
    """A passage of 5 to 120 code points; every third has a note, an attribute and a link."""
    start = chance.randrange(len(text) - 120)
    end = start + chance.randrange(5, 120)
    moment = "2026-11-21T10:00:00Z"
    rich = chance.random() < 1 / 3
    return Annotation(
        identity, "quote", start, end, text[start:end], "alice", moment, moment,
        note="à vérifier" if rich else "",
        attributes=(("translated", True),) if rich else (),
        links=(Link("speaker", target=identity),) if rich else (),
    )  # fmt: skip


def by_yaml(prepared: list[Bundle]) -> None:
    """The export itself."""
    YamlFormat().write(Heading(LabelSchema(), "bench"), prepared, Sink())  # type: ignore[arg-type] # raw, but writable


def by_json(prepared: list[Bundle]) -> None:
    """The floor: the same annotations and texts through the standard library's encoder."""
    sink = Sink()
    for bundle in prepared:
        values = [annotation_to_plain(each) for each in bundle.annotations]
        sink.write(json.dumps([values, bundle.article.text], ensure_ascii=False).encode())


def rate(export: Callable[[list[Bundle]], None], prepared: list[Bundle], count: int) -> float:
    """Annotations a second of processor time."""
    start = time.process_time()
    export(prepared)
    return count / (time.process_time() - start)


def added_memory(count: int) -> int:
    """KiB by which the peak grows while `count` annotations, made one article at a time, are exported."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    YamlFormat().write(Heading(LabelSchema(), "bench"), bundles(count), Sink())  # type: ignore[arg-type] # as above
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before


def main(count: int = 20_000, rounds: int = 7) -> None:
    """Measures and prints."""
    memory = added_memory(count)
    prepared = list(bundles(count))
    rates: dict[str, list[float]] = {"yaml": [], "json": []}
    for _ in range(rounds):
        rates["yaml"].append(rate(by_yaml, prepared, count))
        rates["json"].append(rate(by_json, prepared, count))
    for name, each in rates.items():
        print(f"{name}  {statistics.median(each):>9,.0f} annotations/s  ({min(each):,.0f} to {max(each):,.0f})")
    ratio = statistics.median(rates["json"]) / statistics.median(rates["yaml"])
    print(f"yaml takes {ratio:.2f} times as long; {count:,} annotations add {memory:,} KiB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
