"""What the words beside and inside a name tell of it, whatever the model says: `la revue X`, `gouvernement X`."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.gazetteer import COUNTRY, LARGE, classes
from tui_reader.analysis.tokens import CAPITAL, UPPER
from tui_reader.analysis.vocabulary import demonyms, is_adjective, words

CALLED = 0.92
"""The score of a person after whom something is called."""
_BODY_NOUNS = frozenset(
    "revue journal quotidien hebdomadaire magazine chaîne radio agence site association société entreprise groupe club "
    "parti ong compagnie collectif syndicat banque startup constructeur géant fabricant éditeur laboratoire "
    "newspaper magazine broadcaster company airline band".split()
)
_BODY_HEADS = frozenset("tv télé radio fc as rc us sc ac cs og aj groupe agence collectif club".split())
_PLACE_HEADS = frozenset(
    "stade camp palais château cathédrale basilique abbaye lac mont col gare aéroport rue avenue boulevard quai place "
    "square pont île fort forêt parc camp lake mount".split()
)
_PLACE_TAILS = frozenset(
    "region state county province district valley island islands river lake bay township park street road avenue "
    "square bridge forest mountains beach creek hill hills".split()
)
_SEATED = frozenset(
    "parquet mairie cour barreau tribunal préfecture sous-préfecture université diocèse évêché rectorat académie stade "
    "gare port aéroport hôpital lycée musée fc port métropole chambre commissariat université palais".split()
)
"""Heads whose last word, behind `de`, is the town they are in."""
_CALLING = frozenset("rapport gouvernement cabinet affaire procès amendement administration duo clan".split())


def kind_of(doc: Document, first: int, last: int, kind: str) -> str:
    """The kind of the name of tokens `first` to `last`, which the model takes for `kind`."""
    tokens = doc.tokens
    head = tokens.keys[first]
    before = tokens.keys[first - 1] if first and doc.gap(first) == " " else ""
    if kind == "ORG":
        stands = last > first and head in _PLACE_HEADS and not is_adjective(tokens.keys[first + 1])
        suffixed = doc.language == "en" and last > first and tokens.keys[last] in _PLACE_TAILS
        return "LOC" if stands or suffixed else kind
    if before in _BODY_NOUNS and not (kind == "LOC" and _is_place(doc, first, last)):
        return "ORG"
    if (head in _BODY_HEADS and last > first) or (kind == "PER" and head == "les"):
        return "ORG"
    return kind


def called_after(doc: Document, line: range) -> Iterator[Found]:
    """Persons after whom something is called, each by themselves: `rapport Mornet-Keller`, `gouvernement Perrin`."""
    tokens = doc.tokens
    for index in range(line.start, line.stop - 1):
        if tokens.keys[index] not in _CALLING or not _may_be_surname(doc, index + 1) or doc.gap(index + 1) != " ":
            continue
        last = index + 1
        if last + 1 < line.stop and tokens.is_capitalized(last + 1) and doc.gap(last + 1) == " ":
            continue
        names = [last]
        while last + 2 < line.stop and tokens.keys[last + 1] == "-" and _may_be_surname(doc, last + 2):
            last += 2
            names.append(last)
        for name in names:
            span = doc.span(name, name)
            yield Found(span.start, span.end, "PER", CALLED)


def _may_be_surname(doc: Document, index: int) -> bool:
    key = doc.tokens.keys[index]
    if doc.tokens.shapes[index] != CAPITAL or classes().get(key) in (COUNTRY, LARGE) or key in demonyms():
        return False
    return not any(key in words(name) for name in _OTHERWISE)


_OTHERWISE = ("given_names", "known_bodies", "titles", "bodies", "events")


def _is_place(doc: Document, first: int, last: int) -> bool:
    return " ".join(doc.tokens.keys[first : last + 1]) in classes()


def without_verb(doc: Document, first: int, last: int) -> int:
    """The last token of a body's short name without the small word that the model took for a part: `SNPO jubile`."""
    tokens = doc.tokens
    short = tokens.shapes[first] == UPPER and len(tokens.keys[first]) > 1
    small = last == first + 1 and not tokens.is_capitalized(last) and tokens.keys[last][0].isalpha()
    return first if short and small and not is_adjective(tokens.keys[last]) else last


def seat(doc: Document, each: Found) -> Found | None:
    """The town at the end of the name of an institution or a building: `parquet de <Valbourg>`, `FC <Valbourg>`."""
    tokens = doc.tokens
    first, last = doc.tokens.first_from(each.start), doc.tokens.first_from(each.end) - 1
    if each.kind not in ("ORG", "LOC") or last <= first or tokens.keys[first] not in _SEATED:
        return None
    linked = tokens.keys[last - 1] in ("de", "d'") or (tokens.keys[first] == "fc" and last == first + 1)
    if not linked or not (_may_be_surname(doc, last) or _is_place(doc, last, last)):
        return None
    span = doc.span(last, last)
    return Found(span.start, span.end, "LOC", each.score)


def is_official(doc: Document, each: Found) -> bool:
    """Whether a place is named after another one, so that no place lies in it: `Saint-Denis du Rhin`, `Ohio State`."""
    first, last = doc.tokens.first_from(each.start), doc.tokens.first_from(each.end) - 1
    return each.kind == "LOC" and (doc.tokens.keys[first] in ("saint", "sainte") or _is_place(doc, first, last))
