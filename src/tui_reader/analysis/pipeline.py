"""An article through the recognizers: run, checked, merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui_reader.analysis.recognizer import Recognizer
from tui_reader.analysis.registry import DEFAULT_NAMES, recognizer
from tui_reader.errors import InputError
from tui_reader.model.article import Article
from tui_reader.model.suggestion import ENTITY_KINDS, QUOTE_KINDS, STATEMENT_KIND, Findings, Suggestion
from tui_reader.text.span import Span


def detect(article: Article, names: Sequence[str] | None = None) -> Findings:
    """What the named recognizers (by default ours) find in `article`, merged.

    Entities never overlap each other: the outermost stands, and a place inside a longer name goes to `nested`. Nothing
    overlaps furniture. Of two quotes or statements at one place, that of the recognizer named first stands.

    Raises:
        InputError: a name is unknown, or a recognizer gave a passage that the text does not have.
    """
    chosen = [recognizer(name) for name in (DEFAULT_NAMES if names is None else names)]
    return merge(article, [_checked(each, article) for each in chosen])


def merge(article: Article, findings: Sequence[Findings]) -> Findings:
    """One set of findings out of several, by the rules of `detect`; earlier ones win where two say the same."""
    entities, nested = outermost(
        _off_furniture((entity for each in findings for entity in (*each.entities, *each.nested)), article)
    )
    quotes = _one_a_place(_off_furniture((quote for each in findings for quote in each.quotes), article))
    statements = _one_a_place(_off_furniture((one for each in findings for one in each.statements), article))
    return Findings(entities=entities, nested=nested, quotes=quotes, statements=statements)


def outermost(entities: Iterable[Suggestion]) -> tuple[tuple[Suggestion, ...], tuple[Suggestion, ...]]:
    """The entities that stand, disjoint, and the places that lie inside one of them; both sorted.

    Of two that cross, the longer one stands; of two at one place, the surer, then the earlier.
    """
    standing: list[Suggestion] = []
    inside: list[Suggestion] = []
    for entity in sorted(entities, key=lambda each: (each.start, -each.end, -each.score)):
        last = standing[-1] if standing else None
        if last is None or entity.start >= last.end:
            standing.append(entity)
        elif entity.end <= last.end:
            inside.append(entity)
        elif len(entity.span) > len(last.span):
            standing[-1] = entity
    return tuple(standing), _nested_places(standing, inside)


def _nested_places(standing: list[Suggestion], inside: list[Suggestion]) -> tuple[Suggestion, ...]:
    wider = iter(standing)
    holder = next(wider, None)
    kept: dict[Span, Suggestion] = {}
    for entity in inside:
        while holder is not None and holder.end <= entity.start:
            holder = next(wider, None)
        fits = holder is not None and holder.span.contains(entity.span) and holder.span != entity.span
        free = not kept or next(reversed(kept)).end <= entity.start
        if entity.kind == "LOC" and fits and free:
            kept[entity.span] = entity
    return tuple(kept.values())


def _checked(each: Recognizer, article: Article) -> Findings:
    found = each.recognize(article)
    for suggestions, kinds in (
        (found.entities, ENTITY_KINDS),
        (found.nested, ENTITY_KINDS),
        (found.quotes, QUOTE_KINDS),
        (found.statements, (STATEMENT_KIND,)),
    ):
        for suggestion in suggestions:
            if suggestion.kind not in kinds or not _is_exact(suggestion, article.text):
                raise InputError(
                    f"recognizer {each.name!r}: its {suggestion.kind} at [{suggestion.start}, {suggestion.end}) does "
                    f"not fit the text of {article.id!r}; take it out of the configuration or update its package"
                )
    return found


def _is_exact(suggestion: Suggestion, text: str) -> bool:
    parts = [part for part in (suggestion, suggestion.speaker, suggestion.cue) if part is not None]
    exact = all(0 <= part.start < part.end <= len(text) and text[part.start : part.end] == part.text for part in parts)
    return exact and 0 < suggestion.score <= 1


def _off_furniture(suggestions: Iterable[Suggestion], article: Article) -> list[Suggestion]:
    zones = sorted(article.page.furniture)
    kept: list[Suggestion] = []
    at = 0
    for suggestion in sorted(suggestions, key=lambda each: (each.start, -each.end)):
        while at < len(zones) and zones[at].end <= suggestion.start:
            at += 1
        if at == len(zones) or not zones[at].overlaps(suggestion.span):
            kept.append(_without_far_parts(suggestion, zones))
    return kept


def _without_far_parts(suggestion: Suggestion, zones: list[Span]) -> Suggestion:
    if not zones:
        return suggestion
    speaker, cue = (
        None if part is not None and any(zone.overlaps(part.span) for zone in zones) else part
        for part in (suggestion.speaker, suggestion.cue)
    )
    return replace(suggestion, speaker=speaker, cue=cue)


def _one_a_place(suggestions: list[Suggestion]) -> tuple[Suggestion, ...]:
    places: dict[Span, Suggestion] = {}
    for suggestion in suggestions:
        places.setdefault(suggestion.span, suggestion)
    return tuple(places.values())
