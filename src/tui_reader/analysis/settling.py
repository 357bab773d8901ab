"""The model's names made to keep the guidelines: edges, joined places, charges of ministers, peoples' institutions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui_reader.analysis.bodies import NOT_BODIES
from tui_reader.analysis.chunks import is_shouted
from tui_reader.analysis.contexts import kind_of, without_verb
from tui_reader.analysis.decoder import Name
from tui_reader.analysis.document import Document
from tui_reader.analysis.features import DASHES
from tui_reader.analysis.found import Found
from tui_reader.analysis.gazetteer import COUNTRY, LARGE, classes
from tui_reader.analysis.tokens import ELISION, LOWER, MARK, NUMBER, UPPER
from tui_reader.analysis.vocabulary import demonyms, is_adjective, words

_ARTICLES = frozenset("le la les l' d' de du des qu' au aux un une à en n' s' c' j' m' t' the a an of".split())
_PARTICLES = frozenset("de d' du des la le".split())
_MINISTERS = frozenset(
    "ministre ministres vice-ministre ministre-déléguée délégué déléguée minister ministers garde".split()
)
_CHARGE_LINKS = frozenset("de du des d' la le les l' à au aux et chargé chargée of the for and , -".split())
_CHARGES = frozenset("transition république".split())
_CHARGE_REACH = 14
_CLOSERS = frozenset(')!?."»'.strip())


def settled(doc: Document, names: Iterable[Name]) -> Iterator[Found]:
    """The names that stand, in order, with the edges that they should have; other works and wares keep `MISC`."""
    shouted = _Shouted(doc)
    for name in _joined(doc, names):
        if shouted.holds(name.first):
            continue
        for first, last, kind in _pieces(doc, name):
            edges = _trimmed(doc, first, last, kind)
            if edges is not None and not _is_nothing(doc, *edges, kind):
                yield _found(doc, *edges, kind, name.score)


def _found(doc: Document, first: int, last: int, kind: str, score: float) -> Found:
    """The name with the kind that the words beside it give it."""
    right = kind_of(doc, first, last, kind)
    if right == "ORG":
        last = without_verb(doc, first, last)
        first += first < last and doc.tokens.keys[first] == "les" and bool(doc.sentence_starts[first])
    span = doc.span(first, last)
    return Found(span.start, span.end, right, score)


def _joined(doc: Document, names: Iterable[Name]) -> Iterator[Name]:
    """The names, those of towns named after another place in one: `Saint-Denis du Rhin`."""
    last: Name | None = None
    for name in names:
        if last is not None and _is_named_after(doc, last, name):
            last = last._replace(last=name.last)
            continue
        if last is not None:
            yield last
        last = name
    if last is not None:
        yield last


def _is_named_after(doc: Document, town: Name, other: Name) -> bool:
    keys = doc.tokens.keys
    saint = keys[town.first] in ("saint", "sainte") and town.kind == other.kind == "LOC"
    return saint and other.first == town.last + 2 and keys[town.last + 1] in ("du", "sur", "sous")


class _Shouted:
    """The lines in capitals, asked for in order."""

    def __init__(self, doc: Document) -> None:
        self._lines = iter([line for line in doc.lines if is_shouted(doc, line)])
        self._line = next(self._lines, range(0))

    def holds(self, index: int) -> bool:
        while self._line and self._line.stop <= index:
            self._line = next(self._lines, range(0))
        return index in self._line


def _pieces(doc: Document, name: Name) -> Iterator[tuple[int, int, str]]:
    """The name, or the names on both sides of a dash that joins and does not tie: `Mali – Russie`, `Mali-Russie`."""
    cuts = [index for index in range(name.first, name.last + 1) if _is_cut(doc, name, index)]
    if not cuts:
        yield name.first, name.last, name.kind
        return
    for before, after in zip([name.first - 1, *cuts], [*cuts, name.last + 1], strict=True):
        if before + 1 < after:
            known = name.kind != "PER" and _place_class(doc, before + 1, after - 1)
            yield before + 1, after - 1, "LOC" if known else name.kind


def _is_cut(doc: Document, name: Name, index: int) -> bool:
    if doc.tokens.keys[index] not in DASHES or index in (name.first, name.last):
        return False
    if doc.gap(index) or doc.gap(index + 1):
        return True
    sides = (name.first, index - 1), (index + 1, name.last)
    wanted = {"LOC": (COUNTRY, LARGE), "ORG": (COUNTRY,), "MISC": (COUNTRY,)}.get(name.kind, ())
    known = not wanted or bool(_place_class(doc, name.first, name.last))
    return not known and all(_place_class(doc, *side) in wanted for side in sides)


def _place_class(doc: Document, first: int, last: int) -> str:
    return classes().get(" ".join(doc.tokens.keys[first : last + 1]), "")


def _trimmed(doc: Document, first: int, last: int, kind: str) -> tuple[int, int] | None:
    """The edges without articles, elided words, marks and titles; None when nothing is left."""
    tokens = doc.tokens
    while first <= last and _is_loose_head(doc, first, last, kind):
        first += 1
    while first <= last and (
        tokens.shapes[last] == ELISION
        or (tokens.keys[last] in _ARTICLES and tokens.shapes[last] == LOWER)
        or (tokens.shapes[last] == MARK and tokens.keys[last] not in _CLOSERS)
    ):
        last -= 1
    return (first, last) if first <= last else None


def _is_loose_head(doc: Document, index: int, last: int, kind: str) -> bool:
    tokens = doc.tokens
    key, shape = tokens.keys[index], tokens.shapes[index]
    if shape in (LOWER, ELISION) and key in _ARTICLES:
        return not (kind == "PER" and key in _PARTICLES and index < last)
    if shape == MARK:
        return True
    titled = kind == "PER" and key in words("titles") and key not in words("given_names")
    return titled and index < last and tokens.is_capitalized(index)


def _is_nothing(doc: Document, first: int, last: int, kind: str) -> bool:
    tokens = doc.tokens
    shapes = tokens.shapes[first : last + 1]
    if all(shape in (MARK, NUMBER) for shape in shapes):
        return not any(shape == NUMBER for shape in shapes)
    if first > 0 and tokens.keys[first - 1] == "prix" and (first == 1 or tokens.keys[first - 2] != "grand"):
        return True
    if kind in ("ORG", "LOC"):
        lower = not any(tokens.is_capitalized(index) for index in range(first, last + 1))
        if lower and (first == last or tokens.keys[last] in demonyms()):
            return True
    if first == last and kind != "PER" and tokens.shapes[first] == UPPER and _is_other_acronym(tokens.keys[first]):
        return True
    return kind != "PER" and is_charge(doc, first) and _place_class(doc, first, last) not in (COUNTRY, LARGE)


def _is_other_acronym(key: str) -> bool:
    return key in NOT_BODIES and key not in words("known_bodies")


def is_charge(doc: Document, first: int) -> bool:
    """Whether the name at `first` is what a minister is in charge of: `ministre de la Défense`."""
    tokens = doc.tokens
    if tokens.keys[first] in _CHARGES:
        return True
    at = first - 1
    if at < 0 or tokens.keys[at] not in _CHARGE_LINKS:
        return False
    while at > max(0, first - _CHARGE_REACH) and (
        tokens.keys[at] in _CHARGE_LINKS or is_adjective(tokens.keys[at]) or tokens.is_capitalized(at)
    ):
        if tokens.keys[at] in _MINISTERS or "\n" in doc.gap(at):
            break
        at -= 1
    return tokens.keys[at] in _MINISTERS or (tokens.keys[at] == "état" and tokens.keys[max(0, at - 2)] == "secrétaire")
