"""Cues: the verb groups and expressions that attribute words to somebody."""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.analysis.document import Document
from tui_reader.analysis.grammar import PRONOUNS
from tui_reader.analysis.tokens import LOWER
from tui_reader.analysis.verbs import AUXILIARIES, Form, forms

CLITICS = frozenset("lui leur nous vous m' t' me te l' y en n' ne le la les".split())
"""Object pronouns and negation before a verb: outside the cue."""
_BEFORE_NOUNS = frozenset(
    "le la les l' un une des du de d' ce cet cette ces son sa ses mon ma mes notre nos leurs au aux en par pour sans "
    "the a an this that his her their its our my your of in no any some quelque chaque aucun aucune".split()
)
_ADVERBS = frozenset(
    "toutefois également aussi ainsi ensuite encore notamment déjà cependant pourtant aussitôt alors enfin même "
    "d'ailleurs ailleurs bien plutôt donc simplement surtout récemment hier lui-même elle-même pas jamais tout "
    "toujours souvent d' par plus tard abord immédiatement also then later already recently previously not".split()
)
_SAVOIR = frozenset("savoir valoir remarquer observer comprendre part état".split())
_LETTING = frozenset("fait font faisait faisaient fit".split())
_BE = frozenset("is are was were be been being".split())
_BEING = frozenset("est sont était étaient".split())
_MOST_ADVERBS = 4
ASIDES = [
    "pour sa part".split(),
    "pour leur part".split(),
    "de son côté".split(),
    "de leur côté".split(),
    "par ailleurs".split(),
    "à son tour".split(),
    "en outre".split(),
]
"""Phrases that may stand between an auxiliary and its participle, or between a cue and its words."""
_SOURCES = [
    phrase.split()
    for phrase in (
        "selon,dixit,d' après,according to,à en croire,à l' en croire,à l' entendre,à les entendre,de l' aveu de,"
        "de l' avis de,aux dires de,au dire de,de son propre aveu,aux yeux de"
    ).split(",")
]
_SOURCE_STARTS = frozenset(phrase[0] for phrase in _SOURCES)
_LEADING = frozenset("fini tenu commencé continué dit pu dû voulu tenté cherché".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue over the tokens `first` to `last`, included."""

    first: int
    last: int
    lemma: str
    pronoun: int | None = None
    """The token of an inverted pronoun: the `il` of `a-t-il dit`."""
    finite: bool = True
    """Has a subject of its own; infinitives and participles take one from further off."""
    aside: bool = False
    """Reports only behind the words, or right before their colon."""


def cue_at(doc: Document, index: int, stop: int) -> Cue | None:
    """The reporting verb group that begins at token `index`, reading no further than `stop`."""
    tokens = doc.tokens
    first = index
    if index < stop and tokens.keys[index] in ("s'", "se"):
        index += 1
    if index >= stop or tokens.shapes[index] != LOWER:
        return None
    if tokens.keys[index] in AUXILIARIES:
        return _compound(doc, first, index, stop)
    return None if _is_noun(doc, index) else _simple(doc, first, index, stop)


def preposition_at(doc: Document, index: int, stop: int) -> Cue | None:
    """`selon`, `d'après`, `dixit`, `à en croire`, `according to` at token `index`."""
    keys = doc.tokens.keys
    if index >= stop or keys[index] not in _SOURCE_STARTS:
        return None
    for phrase in _SOURCES:
        if keys[index : index + len(phrase)] == phrase and index + len(phrase) <= stop:
            return Cue(index, index + len(phrase) - 1, " ".join(phrase))
    return None


def skip_clitics(doc: Document, index: int, stop: int) -> int:
    """The token at or behind `index` where a verb may begin: object pronouns are stepped over."""
    while index < stop and doc.tokens.keys[index] in CLITICS and not _ends_sentence(doc, index):
        index += 1
    return index


def _ends_sentence(doc: Document, index: int) -> bool:
    return doc.tokens.keys[index] in ".?!"


def _simple(doc: Document, first: int, index: int, stop: int) -> Cue | None:
    keys = doc.tokens.keys
    key = keys[index]
    if key in _LETTING:
        after = _past_adverbs(doc, index + 1, stop)
        if after < stop and keys[after] in _SAVOIR:
            return Cue(first, after, "faire savoir")
        pronoun = _inverted(doc, index + 1, stop)
        return None if pronoun is None else Cue(first, pronoun, "faire", pronoun, aside=True)
    form = forms().get(key)
    if form is None or not (form.finite or form.infinitive or form.gerund) or not _fits(form, reflexive=first != index):
        return None
    if form.participle and _is_passive(doc, index):
        return None
    pronoun = _inverted(doc, index + 1, stop)
    last = index if pronoun is None else pronoun
    second = forms().get(keys[last + 1]) if key == "dit" and last + 1 < stop else None
    if second is not None and second.infinitive and not second.aside:
        return Cue(first, last + 1, second.lemma, pronoun)
    return Cue(first, last, form.lemma, pronoun, finite=form.finite, aside=form.aside)


def _is_passive(doc: Document, index: int) -> bool:
    """Whether an English form stands behind a form of `be`: `was now expected`."""
    keys = doc.tokens.keys
    before = index - 1
    while before > 0 and (keys[before] in _ADVERBS or keys[before].endswith("ly") or keys[before] == "now"):
        before -= 1
    return doc.language == "en" and before >= 0 and keys[before] in _BE


def _fits(form: Form, *, reflexive: bool) -> bool:
    return reflexive or not form.reflexive


def _compound(doc: Document, first: int, index: int, stop: int) -> Cue | None:
    """Auxiliary, inverted pronoun, adverbs, participle; also `a fait savoir`, `a tenu à rappeler`, `a dit espérer`."""
    keys = doc.tokens.keys
    pronoun = _inverted(doc, index + 1, stop)
    at = _past_adverbs(doc, (index if pronoun is None else pronoun) + 1, stop)
    if at >= stop:
        return None
    finite = keys[index] not in ("avoir", "ayant")
    if keys[at] == "fait":
        after = _past_adverbs(doc, at + 1, stop)
        return Cue(first, after, "faire savoir", pronoun, finite) if after < stop and keys[after] in _SAVOIR else None
    longer = _verb_after(doc, at, stop) if keys[at] in _LEADING else None
    if longer is not None:
        return Cue(first, longer, forms()[keys[longer]].lemma, pronoun, finite)
    form = forms().get(keys[at])
    if form is None or not form.participle or not _fits(form, reflexive=first != index):
        return None
    if keys[index] in _BEING and first == index:
        return None
    return Cue(first, at, form.lemma, pronoun, finite, form.aside)


def _verb_after(doc: Document, index: int, stop: int) -> int | None:
    """The reporting infinitive behind `tenu à`, `fini par`, `dit`."""
    keys = doc.tokens.keys
    at = index + 1 + (index + 1 < stop and keys[index + 1] in ("à", "par", "de"))
    while at < stop and keys[at] in CLITICS:
        at += 1
    form = forms().get(keys[at]) if at < stop else None
    return at if form is not None and form.infinitive else None


def _past_adverbs(doc: Document, index: int, stop: int) -> int:
    keys = doc.tokens.keys
    count = 0
    while index < stop and count < _MOST_ADVERBS:
        aside = next((one for one in ASIDES if keys[index : index + len(one)] == one), None)
        if aside is not None:
            index += len(aside)
        elif keys[index] in _ADVERBS or keys[index].endswith("ment"):
            index += 1
        else:
            break
        count += 1
    return index


def _inverted(doc: Document, index: int, stop: int) -> int | None:
    """The token of a pronoun tied on by hyphens from `index` on: `-t-il`, `-elle`."""
    keys, at = doc.tokens.keys, index
    if at + 3 < stop and keys[at] in "-‑" and keys[at + 1] == "t" and keys[at + 2] in ("-", "‑", "'"):
        at += 2
    if at + 1 < stop and keys[at] in "-‑" and keys[at + 1] in PRONOUNS and not doc.gap(at + 1):
        return at + 1
    return None


def _is_noun(doc: Document, index: int) -> bool:
    if index == 0 or "\n" in doc.gap(index):
        return False
    before = doc.tokens.keys[index - 1]
    form = forms().get(doc.tokens.keys[index])
    if form is not None and form.infinitive and not form.finite:
        return before in ("le", "la", "les", "un", "une")
    return before in _BEFORE_NOUNS - {"en"} if form is not None and form.gerund else before in _BEFORE_NOUNS
