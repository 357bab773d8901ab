"""Finding passages again in a changed article: at their place, elsewhere by their exact text, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tui_reader.model.annotation import Annotation, Link, context
from tui_reader.model.annotation_set import AnnotationSet, Rejection
from tui_reader.text.span import Span

TRUSTED_AGREEMENT = 16
"""Code points of context that must agree before an occurrence is taken for the passage."""

DISTINCTIVE_LENGTH = 32
"""Code points from which on a passage that stands in the text but once is trusted whatever surrounds it."""


def anchor(annotation: Annotation, text: str) -> Annotation:
    """`annotation` where its passage stands in `text`; orphaned, with its last known offsets, when it stands nowhere.

    The occurrence is taken whose surroundings agree most with the remembered ones; none when they agree too little
    to be trusted, since a name whose sentence was deleted may well stand elsewhere, or when two agree alike.
    """
    start = _best_start(text, annotation.text, annotation.start, annotation.before, annotation.after)
    if start is None:
        return annotation if annotation.orphaned else replace(annotation, orphaned=True)
    distance, span = start - annotation.start, Span(start, start + len(annotation.text))
    fills = len(annotation.text) == len(annotation.span)
    before, after = context(text, span)
    return replace(
        annotation,
        start=span.start,
        end=span.end,
        pieces=tuple(piece.shift(distance) for piece in annotation.pieces) if fills else (),
        before=before,
        after=after,
        orphaned=False,
    )


def anchor_set(annotations: AnnotationSet, text: str) -> AnnotationSet:
    """The set with every annotation, its links to passages, and every rejection where their passages stand in `text`.

    A rejection whose passage is gone is kept: it does no harm, and the passage may come back. So is such a link.
    """
    moved = [_with_links(anchor(a, text), a.start, annotations.article, text) for a in annotations.by_id.values()]
    rejected = frozenset(_anchor_rejection(r, text) for r in annotations.rejected)
    return replace(annotations.put(*moved), rejected=rejected)


def _with_links(annotation: Annotation, was_at: int, article: str, text: str) -> Annotation:
    """The annotation, which stood at `was_at`, with its links into its own article where their passages stand now."""
    distance = annotation.start - was_at
    links = tuple(_anchor_link(each, distance, text) if each.article == article else each for each in annotation.links)
    return annotation if links == annotation.links else replace(annotation, links=links)


def _anchor_link(link: Link, distance: int, text: str) -> Link:
    """The link where its passage stands: as far from the tag as before, where it was, or where it stands but once."""
    if link.start is None or not link.text:
        return link
    likely = [at for at in (link.start + distance, link.start) if at >= 0 and text.startswith(link.text, at)]
    places = likely or list(_occurrences(text, link.text))
    if not likely and len(places) != 1:
        return link
    return link if places[0] == link.start else replace(link, start=places[0], end=places[0] + len(link.text))


def _anchor_rejection(rejection: Rejection, text: str) -> Rejection:
    """The rejection at the nearest occurrence: surroundings are not kept, and a wrong guess costs one suggestion."""
    occurrences = list(_occurrences(text, rejection.text)) if rejection.text else []
    if not occurrences:
        return rejection
    start = min(occurrences, key=lambda at: abs(at - rejection.start))
    return replace(rejection, start=start, end=start + len(rejection.text))


def _best_start(text: str, passage: str, start: int, before: str, after: str) -> int | None:
    if not passage:
        return None
    remembered = len(before) + len(after)
    length = len(passage)
    if text.startswith(passage, start) and _agreement(text, Span(start, start + length), before, after) == remembered:
        return start

    ranked = sorted(
        (-_agreement(text, Span(at, at + length), before, after), at != start, at) for at in _occurrences(text, passage)
    )
    if not ranked:
        return None
    trusted = -ranked[0][0] >= min(TRUSTED_AGREEMENT, remembered) or (len(ranked) == 1 and length >= DISTINCTIVE_LENGTH)
    undecided = len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]
    return ranked[0][2] if trusted and not undecided else None


def _occurrences(text: str, passage: str) -> Iterator[int]:
    at = text.find(passage)
    while at >= 0:
        yield at
        at = text.find(passage, at + 1)


def _agreement(text: str, span: Span, before: str, after: str) -> int:
    """How many code points of the remembered surroundings stand around `span`, counted outward from it."""
    now_before, now_after = context(text, span)
    backward = _common(_pairs_from_the_end(before, now_before))
    return backward + _common(list(zip(after, now_after, strict=False)))


def _pairs_from_the_end(one: str, other: str) -> list[tuple[str, str]]:
    """The characters of two strings in pairs from their ends."""
    return list(zip(reversed(one), reversed(other), strict=False))


def _common(pairs: list[tuple[str, str]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count
