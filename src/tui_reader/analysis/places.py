"""Places: known names, addresses, buildings, and unknown names where only a place can stand."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.analysis.chunks import Chunk
from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.tokens import NUMBER
from tui_reader.analysis.verbs import forms
from tui_reader.analysis.vocabulary import phrases, words

ADDRESS = 0.85
"""The score of a street or a building with its name."""
STREETS = frozenset(
    "rue avenue boulevard quai place allée allées impasse chemin square route passage cours faubourg esplanade pont "
    "promenade street road lane".split()
)
BUILDINGS = frozenset(
    "camp lac mont col lycée collège musée hôtel château palais stade aéroport cathédrale basilique abbaye fort île "
    "îles gare vallée plateau forêt parc jardin école hôpital cimetière théâtre halle marché "
    "salle baie golfe phare moulin tunnel lake mount".split()
)
_PARTICLES = frozenset("de du des d' la l' le les aux au à of the".split())
_AFTER_PLACE_NOUNS = frozenset(
    "ville village commune quartier région province département canton cercle hameau bourg cité district banlieue "
    "capitale port gare aéroport habitants maire mairie préfet gouverneur fleuve rivière vallée lac île frontière "
    "route environs nord sud est ouest centre près loin autour town city mayor region village outskirts".split()
)
_BEFORE_PLACE = frozenset("à en vers in at near".split())
_TAKING_A = frozenset(
    "succède succèdent succédé succédant face grâce quant hommage répond appartient appartenant ressemble donné donne "
    "remis remet confié confie rapport lié liée liés fidèle opposé opposée hostile favorable revient reproché reproche "
    "doit dû due attribué attribuée cher chère dédié dédiée consacré consacrée soumis soumise surnom parlé".split()
)
_STREET_SPAN = 12


def known(doc: Document, line: range) -> Iterator[Found]:
    """Places of the list."""
    names = phrases("places")
    index = line.start
    while index < line.stop:
        count = names.longest(doc.tokens, index, line.stop) if _may_begin(doc, index) else 0
        if count and not _is_part(doc, index, index + count, line):
            span = doc.span(index, index + count - 1)
            yield Found(span.start, span.end, "LOC", 0.95)
        index += count or 1


def addresses(doc: Document, line: range) -> Iterator[Found]:
    """Streets and buildings with their names: `14, rue du Puits, Dijon`, `camp Général-Aubry`, `Palais de Koulouba`."""
    tokens = doc.tokens
    index = line.start
    while index < line.stop:
        key = tokens.keys[index]
        last = None
        if (key in STREETS or key in BUILDINGS) and tokens.keys[index - 1] != "-":
            last = _name_after(doc, index, line)
        if last is None:
            index += 1
            continue
        span = doc.span(_house_number(doc, index, line), last)
        yield Found(span.start, span.end, "LOC", ADDRESS)
        index = last + 1


def by_context(doc: Document, chunk: Chunk) -> Found | None:
    """An unknown name where a place stands: after `à`, or after `ville de`."""
    first = chunk.first
    tokens = doc.tokens
    if chunk.fresh or first == 0 or chunk.last - first > 2 or tokens.keys[first] in ("la", "le", "les"):
        return None
    before = tokens.keys[first - 1]
    earlier = tokens.keys[first - 2] if first > 1 else ""
    noun = earlier if before in ("de", "d'", "of") else ""
    if (before in _BEFORE_PLACE and doc.gap(first) == " " and not _takes_a(earlier)) or noun in _AFTER_PLACE_NOUNS:
        span = doc.span(first, chunk.last)
        return Found(span.start, span.end, "LOC", 0.6)
    return None


def _takes_a(word: str) -> bool:
    """Whether `à` belongs to the word before it, so that anything may follow: `succède à`, `face à`."""
    return word in _TAKING_A or word in forms()


def _may_begin(doc: Document, index: int) -> bool:
    return doc.tokens.is_capitalized(index) or doc.tokens.keys[index] in ("mer", "océan", "golfe", "lac")


def _is_part(doc: Document, first: int, after: int, line: range) -> bool:
    """Whether a hyphen ties the name to a word that is no place itself: `Saint-Denis-du-Rhin`, `Paris-Match`."""
    tokens = doc.tokens
    if after + 1 < line.stop and tokens.keys[after] == "-" and tokens.starts[after] == tokens.ends[after - 1]:
        glued = tokens.starts[after + 1] == tokens.ends[after]
        if glued and not phrases("places").longest(tokens, after + 1, line.stop):
            return tokens.is_capitalized(after + 1) or tokens.keys[after + 1] in ("sur", "en", "le", "la", "du", "sous")
    if first > line.start + 1 and tokens.keys[first - 1] == "-" and tokens.ends[first - 1] == tokens.starts[first]:
        return not _ends_place(doc, first - 2, line) and tokens.ends[first - 2] == tokens.starts[first - 1]
    return False


def _ends_place(doc: Document, last: int, line: range) -> bool:
    names = phrases("places")
    return any(
        names.longest(doc.tokens, first, line.stop) == last - first + 1
        for first in range(max(line.start, last - 4), last + 1)
    )


def _name_after(doc: Document, index: int, line: range) -> int | None:
    """The last token of the name that the noun at `index` begins, None when no name follows."""
    tokens = doc.tokens
    noun = tokens.keys[index]
    own_capital = tokens.is_capitalized(index) and not doc.sentence_starts[index]
    at = index + 1
    while at < line.stop and at - index <= 2 and tokens.keys[at] in _PARTICLES and doc.gap(at) in (" ", ""):
        at += 1
    direct = at == index + 1
    if at >= line.stop or not tokens.is_capitalized(at) or doc.gap(at) not in (" ", "", "-"):
        return None
    if tokens.keys[at] in words("titles") and not direct:
        return None
    if not (direct or own_capital or noun in STREETS):
        return None
    return _run_on(doc, at, line)


def _run_on(doc: Document, at: int, line: range) -> int:
    tokens = doc.tokens
    last = at
    while last + 1 < line.stop and last - at < _STREET_SPAN:
        step = last + 1
        if tokens.keys[step] == "-" and not doc.gap(step) and step + 1 < line.stop and not doc.gap(step + 1):
            last = step + 1
        elif tokens.is_capitalized(step) and doc.gap(step) == " ":
            last = step
        else:
            return last
    return last


def _house_number(doc: Document, index: int, line: range) -> int:
    tokens = doc.tokens
    at = index - 1
    if at > line.start and tokens.keys[at] == ",":
        at -= 1
    if at > line.start and tokens.keys[at] in ("bis", "ter"):
        at -= 1
    street = tokens.keys[index] in STREETS
    return at if street and at >= line.start and tokens.shapes[at] == NUMBER and index - at <= 3 else index
