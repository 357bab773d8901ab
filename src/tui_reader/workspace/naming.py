"""Who and what is named over the corpus, and who said what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tui_reader.analysis.pipeline import detect
from tui_reader.model.suggestion import Suggestion
from tui_reader.text.folding import fold
from tui_reader.workspace.project import Project

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Named:
    """One name of one kind, with its forms and where it stands."""

    name: str
    label: str
    forms: Counter[str] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)

    def to_plain(self) -> dict[str, Any]:
        """The name as `entities --json` prints it: forms and articles by falling count."""
        return {
            "name": self.name,
            "label": self.label,
            "count": self.forms.total(),
            "forms": [form for form, _ in _ranked(self.forms)],
            "articles": dict(_ranked(self.articles)),
        }


def entities(project: Project, troubles: list[str], progress: Progress | None = None) -> list[Named]:
    """Every name that the recognizers find in the corpus, the most frequent first; `troubles` as for `articles`.

    Spellings that differ in case, accents and apostrophes only are one name, told in its most frequent spelling.
    """
    found: dict[tuple[str, str], Named] = {}
    spellings: dict[tuple[str, str], Counter[str]] = {}
    for article in project.articles(troubles, progress):
        for entity in detect(article).entities:
            name = entity.name or entity.text
            key = (entity.kind, fold(name))
            named = found.setdefault(key, Named(name, entity.kind))
            spellings.setdefault(key, Counter())[name] += 1
            named.forms[" ".join(entity.text.split())] += 1
            named.articles[article.id] += 1
    for key, named in found.items():
        named.name = " ".join(_ranked(spellings[key])[0][0].split())
    return sorted(found.values(), key=lambda n: (-n.forms.total(), n.name, n.label))


def quotes(
    project: Project, speaker: str | None, troubles: list[str], progress: Progress | None = None
) -> Iterator[dict[str, Any]]:
    """Every quote of the corpus with its article, in the shape of `detect`; those of one speaker when one is named.

    A speaker matches when `speaker` occurs, folded, in the name or in the words that stand for it.
    """
    wanted = fold(speaker) if speaker else None
    for article in project.articles(troubles, progress):
        for quote in detect(article).quotes:
            if wanted is None or wanted in _spoken_by(quote):
                yield {"article": article.id, **quote.to_plain()}


def _spoken_by(quote: Suggestion) -> str:
    speaker = quote.speaker
    return fold(f"{speaker.name or ''} {speaker.text}") if speaker else ""


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
