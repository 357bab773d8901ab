"""The verbs that report what somebody says or thinks, in all the forms that newspapers use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from tui_reader.analysis.tokens import folded
from tui_reader.analysis.vocabulary import items

_PRESENT = ("e", "ent", "ait", "aient", "a", "èrent", "era", "eront", "erait", "eraient")
AUXILIARIES = frozenset(
    "a ont avait avaient aura auront aurait auraient eut eurent ayant avoir est sont était étaient has have had".split()
)
"""Forms of `avoir`, `être` and `have` that a past participle may follow in a cue."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a word may be as a form of a reporting verb."""

    lemma: str
    finite: bool
    participle: bool
    """A past participle: a cue only after an auxiliary."""
    infinitive: bool = False
    gerund: bool = False
    aside: bool = False
    """A cue only behind the words or right before their colon: `commence-t-il`."""
    reflexive: bool = False
    """A cue only with `se`: `s'emporte-t-elle`."""


@cache
def forms() -> dict[str, Form]:
    """Every form of a French or English reporting verb, by its folded key."""
    found: dict[str, Form] = {}
    for lemma in items("verbs_fr", "er"):
        _add_regular(found, folded(lemma))
    for line in items("verbs_fr", "irregular"):
        lemma, _, rest = line.partition(":")
        _add_irregular(found, folded(lemma.strip()), folded(rest).split(), aside=folded(lemma.strip()) in wishing())
    for section in ("term", "labeling", "reflexive", "aside"):
        for lemma in items("verbs_fr", section):
            _add_regular(found, folded(lemma), aside=section == "aside", reflexive=section == "reflexive")
    for line in (*items("verbs_en", "forms"), *items("verbs_en", "term")):
        _add_english(found, folded(line).split())
    return found


@cache
def naming() -> frozenset[str]:
    """Lemmas after which the words in marks are a coined term: `qualifier`, `baptiser`, `dub`."""
    return frozenset(folded(item).split()[0] for item in (*items("verbs_fr", "term"), *items("verbs_en", "term")))


@cache
def telling() -> frozenset[str]:
    """Lemmas whose object alone may tell what was said: `annoncer la fermeture`, `réclamer dix postes`."""
    nouns = (*items("verbs_fr", "noun phrase"), *items("verbs_en", "noun phrase"))
    return frozenset(folded(item).split()[0] for item in nouns)


@cache
def labeling() -> frozenset[str]:
    """Lemmas that give their words behind `de`: `qualifier de`, `parler de`."""
    return frozenset(folded(item) for item in items("verbs_fr", "labeling"))


@cache
def wishing() -> frozenset[str]:
    """Lemmas that tell a wish: a cue only right before marks, `veut « des actes »`."""
    return frozenset(("vouloir", "attendre", "voir", "entendre"))


def _add(found: dict[str, Form], key: str, new: Form) -> None:
    old = found.get(key)
    if old is not None:
        new = Form(
            old.lemma,
            old.finite or new.finite,
            old.participle or new.participle,
            old.infinitive or new.infinitive,
            old.gerund or new.gerund,
            old.aside and new.aside,
            old.reflexive and new.reflexive,
        )
    found[key] = new


def _add_regular(found: dict[str, Form], lemma: str, *, aside: bool = False, reflexive: bool = False) -> None:
    stem = lemma[:-2]
    plain = Form(lemma, finite=False, participle=False, aside=aside, reflexive=reflexive)
    for ending in _PRESENT:
        _add(found, _spelled(stem, ending), replace(plain, finite=True))
    for ending in ("é", "ée", "és", "ées"):
        _add(found, stem + ending, replace(plain, participle=True))
    _add(found, lemma, replace(plain, infinitive=True))
    _add(found, _spelled(stem, "ant"), replace(plain, gerund=True))


def _spelled(stem: str, ending: str) -> str:
    """Stem and ending as French spells them: `annonçait`, `rappelle`, `répète`, `suggère`, `jugeait`."""
    if ending[0] in "aâ":
        return {"c": stem[:-1] + "ç", "g": stem + "e"}.get(stem[-1], stem) + ending
    if ending in ("e", "ent") and len(stem) > 2 and stem[-2] == "é" and stem[-1] not in "aeiou":
        return stem[:-2] + "è" + stem[-1] + ending
    if ending[0] == "e" and stem.endswith(("appel", "épel", "jet")):
        return stem + stem[-1] + ending
    if ending[0] == "e" and stem.endswith(("lev", "sen", "martel", "cel", "gel", "pes")):
        return stem[:-2] + "è" + stem[-1] + ending
    return stem + ending


def _add_irregular(found: dict[str, Form], lemma: str, given: list[str], *, aside: bool) -> None:
    """Adds finite forms, then the gerund if there is one, then past participles: so the list has them."""
    gerund = next((index for index, form in enumerate(given) if form.endswith("ant")), len(given) - 1)
    for index, form in enumerate(given):
        is_gerund = form.endswith("ant")
        finite = index < gerund or (index == gerund and not is_gerund)
        participle = index > gerund or (index == len(given) - 1 and not is_gerund)
        _add(found, form, Form(lemma, finite, participle, gerund=is_gerund, aside=aside))
    _add(found, lemma, Form(lemma, finite=False, participle=False, infinitive=True, aside=aside))


def _add_english(found: dict[str, Form], given: list[str]) -> None:
    lemma = given[0]
    for form in given:
        past = form.endswith(("ed", "d", "en", "te", "re"))
        gerund = form.endswith("ing")
        finite = not gerund and not form.endswith("tten")
        _add(found, form, Form(lemma, finite, participle=past, infinitive=form == lemma, gerund=gerund))
