"""What every format writes: articles with the annotation sets that a selection left, one article at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from tui_reader.errors import InputError
from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import Article
from tui_reader.model.labels import LabelSchema

NEW = "new"
"""The state of an article of which an annotator has said nothing; it is never written down."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands before the articles: the labels in force, and the program with its version."""

    schema: LabelSchema
    generator: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """An article and what annotators said of it: at most one set per annotator."""

    article: Article
    sets: tuple[AnnotationSet, ...] = ()

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations of all sets by start, longer ones first, then by annotator and id."""
        everything = (annotation for each in self.sets for annotation in each.by_id.values())
        return tuple(sorted(everything, key=lambda a: (a.start, -a.end, a.annotator, a.id)))

    @property
    def status(self) -> dict[str, str]:
        """The state of the work by annotator, sorted, without those to whom the article is new."""
        states = {each.annotator: each.state for each in self.sets if each.state != NEW}
        return dict(sorted(states.items()))


@dataclass(frozen=True, slots=True)
class Selection:
    """What to export; an empty field chooses everything.

    A state chooses the sets that are in it, `new` the articles of which nobody chosen has said anything.
    """

    annotators: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    everything: bool = False
    """Articles of which nothing is chosen come too."""


def select(article: Article, sets: Iterable[AnnotationSet], selection: Selection) -> Bundle | None:
    """The article with what `selection` leaves of `sets`; None when that is nothing and `everything` is not asked for.

    A status is a reason to export an article unless labels are chosen and states are not.
    """
    chosen = [each for each in sets if not selection.annotators or each.annotator in selection.annotators]
    untouched = all(each.state == NEW for each in chosen)
    if selection.statuses:
        chosen = [each for each in chosen if each.state in selection.statuses]
    narrowed = (_narrowed(each, selection.labels) for each in sorted(chosen, key=lambda s: s.annotator))
    bundle = Bundle(article, tuple(narrowed))
    by_status = bool(bundle.status) and bool(selection.statuses or not selection.labels)
    as_new = untouched and NEW in selection.statuses
    wanted = selection.everything or by_status or as_new or any(map(len, bundle.sets))
    return bundle if wanted else None


def bundles(
    ids: Iterable[str],
    load: Callable[[str], tuple[Article, Iterable[AnnotationSet]]],
    selection: Selection,
) -> Iterator[Bundle]:
    """The selected articles by id; each is loaded when its turn comes, so that one at a time is in memory."""
    for identity in sorted(set(ids)):
        bundle = select(*load(identity), selection)
        if bundle is not None:
            yield bundle


def verify(bundle: Bundle) -> None:
    """Raises InputError, naming article and annotation, where a passage is not what stands in the text.

    Orphaned annotations say themselves that their passage is gone.
    """
    text = bundle.article.text
    for each in bundle.sets:
        for annotation in each.by_id.values():
            if text[annotation.start : annotation.end] != annotation.text and not annotation.orphaned:
                raise InputError(
                    f"{bundle.article.id}: annotation {annotation.id} of {each.annotator} does not cover what it says, "
                    f"[{annotation.start}, {annotation.end}); run `tui-reader check`"
                )


def _narrowed(annotations: AnnotationSet, labels: frozenset[str]) -> AnnotationSet:
    """The set with the annotations of `labels` only, in the state that it had with all of them."""
    state = None if annotations.state == NEW else annotations.state
    kept = {i: a for i, a in annotations.by_id.items() if not labels or a.label in labels}
    return replace(annotations, by_id=MappingProxyType(kept), status=state)
