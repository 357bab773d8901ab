"""What an import will do, decided before anything is written: whose, where, what is new and what stands in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import PurePosixPath

from tui_reader.errors import InputError
from tui_reader.exchange.incoming import Incoming, IncomingArticle
from tui_reader.model.anchoring import anchor_set
from tui_reader.model.annotation import Annotation, context
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import text_sha256
from tui_reader.model.edits import Edit, difference
from tui_reader.model.labels import LabelSchema
from tui_reader.text.span import Span

_TEXT_SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Present:
    """What a project has, asked for as the plan needs it."""

    text: Callable[[str], str | None]
    """The text of an article by its id; None when the project does not have the article."""
    held: Callable[[str, str], AnnotationSet]
    """The set of an annotator (first) on an article (second), anchored in its text; empty when there is none."""
    schema: LabelSchema


@dataclass(frozen=True, slots=True)
class Target:
    """Under whom annotations go. `now` dates those whose making nobody dated, in the form that annotations keep."""

    writer: str
    """Who imports: the only one to whose work on an article something may be added."""
    now: str
    annotator: str | None = None
    """Everything goes under this name; None leaves it to the file."""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that the project lacks. `file` below the corpus folder has `id` for its id."""

    id: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done to one annotator's set on one article."""

    article: str
    annotator: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an import does, in the order of the file: first the articles, then the changes."""

    articles: tuple[NewArticle, ...]
    changes: tuple[Change, ...]
    said: tuple[str, ...]
    """Lines for the user: passages that moved or are gone, labels that the project lacks, what is not taken."""


def plan(incoming: Incoming, present: Present, target: Target) -> Plan:
    """What importing `incoming` does to a project; pure, and all or nothing.

    Annotations go under the annotators that the file names, who must have nothing on the article yet, else all under
    `target.annotator`. Ids are kept. An annotation that is there already, the same in all it says, is passed over; one
    with its id that says something else is refused, for an import overwrites nobody's work, and so are two labels of an
    exclusive axis of the project on one passage. Passages are looked for where the project's text differs from the
    file's. Raises InputError: file, article, what stands in the way.
    """
    planner = _Planner(incoming.name, present, target)
    for article in incoming.articles:
        planner.take(article)
    unknown = (f"label {label!r} is not in this project; {n} keep it" for label, n in sorted(planner.unknown.items()))
    return Plan(tuple(planner.articles), tuple(planner.changes), (*incoming.untaken, *planner.said, *unknown))


class _Planner:
    """Collects the plan article by article."""

    def __init__(self, name: str, present: Present, target: Target) -> None:
        self.name = name
        self.present = present
        self.target = target
        self.articles: list[NewArticle] = []
        self.changes: list[Change] = []
        self.said: list[str] = []
        self.unknown: Counter[str] = Counter()

    def take(self, article: IncomingArticle) -> None:
        text = self.present.text(article.id)
        if text is None:
            if article.text is None and all(each.empty for each in article.sets):
                return
            text = self.added(article)
        same = article.sha256 == text_sha256(text)
        for annotator, sets in self.assigned(article).items():
            held = self.present.held(annotator, article.id)
            placed = [_placed(each, text, same=same) for each in sets]
            wanted = held.put(*self.merged(article.id, placed, held))
            wanted = _in_state(wanted, _agreed(sets))
            if edit := difference(held, wanted):
                self.check(article.id, held)
                self.check_rivals(held, wanted)
                self.changes.append(Change(article.id, annotator, edit))
                self.tell(held, wanted, sets)

    def added(self, article: IncomingArticle) -> str:
        """The text of an article that the project lacks, now planned to be added."""
        if article.text is None:
            raise InputError(
                f"{self.name}: the project has no article {article.id!r} and the file brings no text of it"
            )
        suffix = PurePosixPath(article.file or "").suffix
        file = article.id + (suffix if suffix in _TEXT_SUFFIXES else _TEXT_SUFFIXES[0])
        self.articles.append(NewArticle(article.id, file, article.text))
        return article.text

    def assigned(self, article: IncomingArticle) -> dict[str, list[AnnotationSet]]:
        """The sets by the annotator under whom they go."""
        if self.target.annotator is not None:
            return {self.target.annotator: list(article.sets)}
        by_annotator = {each.annotator: [each] for each in article.sets}
        if "" in by_annotator:
            raise InputError(
                f"{self.name}: annotations of {article.id!r} name no annotator; say under whom with --annotator NAME"
            )
        return by_annotator

    def merged(self, article: str, sets: Iterable[AnnotationSet], held: AnnotationSet) -> tuple[Annotation, ...]:
        """The annotations of `sets` that `held` lacks, as its annotator's."""
        fresh: dict[str, Annotation] = {}
        for each in sets:
            for annotation in each.annotations:
                known = held.by_id.get(annotation.id) or fresh.get(annotation.id)
                dated = _dated(annotation, known, self.target.now)
                found = replace(dated, annotator=held.annotator)
                if known is None:
                    fresh[found.id] = found
                elif not _say_the_same(known, found):
                    raise InputError(
                        f"{self.name}: {held.annotator} has an annotation {found.id!r} on {article!r} that says "
                        "something else; import under another name with --annotator NAME"
                    )
        return tuple(fresh.values())

    def check(self, article: str, held: AnnotationSet) -> None:
        """Refuses to change what an annotator already has, unless it is the importer's own and asked for by name."""
        if held.empty or (self.target.annotator is not None and held.annotator == self.target.writer):
            return
        way_out = (
            "say --annotator NAME to put everything under another name"
            if self.target.annotator is None
            else "only the annotator may add to it; choose another name"
        )
        raise InputError(f"{self.name}: {held.annotator} already has work on {article!r}; {way_out}")

    def check_rivals(self, held: AnnotationSet, wanted: AnnotationSet) -> None:
        """Refuses what would put a second label of an exclusive axis on the very same passage."""
        by_passage: dict[tuple[Span, ...], list[Annotation]] = {}
        for annotation in wanted.by_id.values():
            if not annotation.orphaned:
                by_passage.setdefault(annotation.spans, []).append(annotation)
        for found in by_passage.values():
            for one, other in combinations(found, 2):
                stood = one.id in held.by_id and other.id in held.by_id
                if not stood and one.label != other.label and self.present.schema.rivals(one.label, other.label):
                    raise InputError(
                        f"{self.name}: {wanted.article} [{one.start}, {one.end}) {one.text[:40]!r} would be "
                        f"{one.label} and {other.label} of {wanted.annotator}, which exclude each other; take one out "
                        "of the file, or say --annotator NAME to put everything under another name"
                    )

    def tell(self, held: AnnotationSet, wanted: AnnotationSet, sets: Iterable[AnnotationSet]) -> None:
        """Notes what the user should know of the annotations that `wanted` has beyond `held`."""
        before = {i: a for each in sets for i, a in each.by_id.items()}
        for identity, annotation in wanted.by_id.items():
            if identity in held.by_id:
                continue
            if annotation.label not in self.present.schema:
                self.unknown[annotation.label] += 1
            if annotation.orphaned:
                self.said.append(f"{wanted.article}: annotation {identity} is orphaned, its passage is not in the text")
            elif annotation.start != before[identity].start:
                self.said.append(f"{wanted.article}: annotation {identity} moved to {annotation.start}")


def _placed(annotations: AnnotationSet, text: str, *, same: bool) -> AnnotationSet:
    """The set in an article's text, which is the `same` that it was made on or another one; with contexts."""
    in_place = all(a.orphaned or a.span.of(text) == a.text for a in annotations.by_id.values())
    if not (same and in_place):
        return anchor_set(annotations, text)
    return annotations.put(*(_in_context(a, text) for a in annotations.by_id.values() if not a.orphaned))


def _in_context(annotation: Annotation, text: str) -> Annotation:
    before, after = context(text, annotation.span)
    return replace(annotation, before=before, after=after)


def _agreed(sets: Iterable[AnnotationSet]) -> str | None:
    """The state that all sets with a state are in; None when they differ."""
    states = {each.status for each in sets if each.status}
    return states.pop() if len(states) == 1 else None


def _in_state(annotations: AnnotationSet, said: str | None) -> AnnotationSet:
    """The set in the state `said`, unless it is in it anyhow or its annotator has spoken."""
    if said is None or annotations.status or annotations.state == said:
        return annotations
    return annotations.with_status(said)


def _dated(annotation: Annotation, known: Annotation | None, now: str) -> Annotation:
    if annotation.created:
        return annotation
    created, updated = (known.created, known.updated) if known else (now, now)
    return replace(annotation, created=created, updated=annotation.updated or updated)


def _say_the_same(one: Annotation, other: Annotation) -> bool:
    return replace(one, before="", after="") == replace(other, before="", after="", annotator=one.annotator)
